"""Our own changes, asked for as people do on the command line, or made as the workspace makes them."""
import json
import os
import shutil
import subprocess
import tarfile
import time

import peers
from fault_case import CARD, MAIL, Case
from setup import ROOT

LISTS = [[kind, "list"] for kind in ("contacts", "notes", "followups", "threads")] + [
    ["trash", "list"]]
DELETE = ["contacts", "delete", "a", "--yes"]
EDIT = ["contacts", "edit", "a", "--set", "title=Leder"]
# A delivery that began so long ago was never ended, says the Maildir format.
HOURS = 37


class Desk:
    """Makes cases: each a small store in a home of its own, and what is to be done to it."""

    def __init__(self, setup):
        self.setup = setup
        self.program = setup.program
        self.probe = probe(setup)

    def case(self, title, *words, given=b"", first=(), mail=(), program="samspill"):
        home = self.setup.fresh_folder("faults/" + title.replace(" ", "-"))
        programs = {"samspill": [self.program, "--store", "HOME/store"],
                    "probe": [self.probe, "HOME/store"]}
        small_store(home)
        for path in mail:
            put_mail(home + "/store/" + path)
        found = Case("samspill: " + title, home, "store", [*programs[program], *words],
                     self.look, given)
        for before in first:
            own = "probe" if before[0] == "save-draft" else "samspill"
            command = [word.replace("HOME", home) for word in programs[own]] + before
            subprocess.run(command, check=True, capture_output=True, env=peers.environment(home))
        return found

    def look(self, _, home):
        """All that the store says, without what differs from run to run."""
        texts = [drafts(home)]
        for words in LISTS:
            done = subprocess.run(
                [self.program, "--store", home + "/store", *words, "--json"],
                capture_output=True, env=peers.environment(home), check=False)
            records = json.loads(done.stdout or b"null")
            for record in records or []:
                for name in ("uid", "path", "revision", "note", "deleted", "latest"):
                    record.pop(name, None)
                record["followups"] = sorted(record.get("followups") or [])
            texts.append([done.returncode, *sorted(map(json.dumps, records or []))])
        return texts + [mail_places(home)]


def ours(setup):
    """Every kind of change to a store."""
    desk = Desk(setup)
    note = ["notes", "add", "--title", "Møte", "--body-file", "-"]
    found = [
        desk.case("edit", *EDIT),
        desk.case("note with follow-ups", *note, given="- [ ] Ringe\n- [ ] Skrive\n".encode()),
        desk.case("delete", *DELETE),
        desk.case("undo", "undo", first=[EDIT]),
        desk.case("redo", "redo", first=[EDIT, ["undo"]]),
        desk.case("restore from the trash", "trash", "restore", "Åse Demo", first=[DELETE]),
        desk.case("empty the trash", "trash", "empty", "--yes", first=[DELETE]),
        desk.case("post", "threads", "post", "--subject", "Hei", "--from-address", "a@example.no",
                  "--to", "b@example.no", "--body-file", "-", given=b"Hei\n"),
        desk.case("flag a message", "threads", "edit", "m@example", "--set", "flagged=yes",
                  mail=["threads/new/m"]),
        desk.case("link a thread", "threads", "link", "m@example", "--municipality", "5036",
                  mail=["threads/cur/m:2,S"]),
        desk.case("repair", "check", "--repair", "--yes", mail=["threads/cur/m", "threads/tmp/n"]),
    ]
    if desk.probe is None:
        print("(Drafts and seen messages are left out: there is no StoreProbe beside the program.)\n")
        return found
    return found + [
        desk.case("save a draft", "save-draft", program="probe"),
        desk.case("forget a draft", "discard-draft", first=[["save-draft"]], program="probe"),
        desk.case("see messages", "mark-seen", mail=["threads/new/m"], program="probe"),
    ]


def wholes(setup):
    """Making a store, its backup, and a store from a backup."""
    making = setup.fresh_folder("faults/init")
    saving, restoring = (setup.fresh_folder("faults/" + name) for name in ("backup", "restore"))
    for home in (saving, restoring):
        small_store(home)
    subprocess.run([setup.program, "--store", restoring + "/store", "backup", restoring + "/b.tar"],
                   check=True, capture_output=True, env=peers.environment(restoring))
    shutil.rmtree(restoring + "/store")
    program = [setup.program, "--store", "HOME/store"]
    # The program tar gives up when it is interrupted, and so says ours; nothing is there then.
    return [Case("samspill: init", making, "", [*program, "init"], store_files, step=13),
            Case("samspill: backup", saving, "", [*program, "backup", "HOME/b.tar"], archive),
            Case("samspill: restore", restoring, "", [*program, "restore", "HOME/b.tar"], store_files,
                 harmless={"short"})]


def probe(setup):
    """The program of the tests that does what only the workspace does; built beside the release."""
    path = setup.products + "/StoreProbe"
    if setup.products.startswith(ROOT + "/.build/"):
        words = ["--configuration", "release", "--static-swift-stdlib", "--product", "StoreProbe"]
        subprocess.run(["swift", "build", "--package-path", ROOT, *words], check=True,
                       stdout=subprocess.DEVNULL)
    return path if os.path.exists(path) else None


def small_store(home):
    """A network of one municipality and one contact."""
    os.makedirs(home + "/store/contacts")
    folder = ROOT + "/config/networks/trondelag"
    shutil.copy(folder + "/network.json", home + "/store")
    for path in peers.records(folder, "organizations"):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if "X-SAMSPILL-UNIT:5036" in text:
            peers.write(f"{home}/store/organizations/{os.path.basename(path)}", text)
    peers.write(home + "/store/contacts/a.vcf", CARD.format("a", "Åse"))
    for folder, _, names in os.walk(home + "/store"):
        os.chmod(folder, 0o700)
        for name in names:
            os.chmod(f"{folder}/{name}", 0o600)


def put_mail(path):
    """A message that lies there since long, in a Maildir that has all its folders."""
    for name in ("cur", "new", "tmp"):
        os.makedirs(f"{os.path.dirname(os.path.dirname(path))}/{name}", mode=0o700, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(MAIL.format(os.path.basename(path)[0]))
    os.chmod(path, 0o600)
    then = time.time() - HOURS * 3600
    os.utime(path, (then, then))


def drafts(home):
    folder = home + "/store/.samspill/drafts"
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return sorted(contents(f"{folder}/{name}") for name in names if not name.startswith("."))


def mail_places(home):
    """Where messages lie: their flags are in their names."""
    return sorted(
        [folder, name] for folder in ("cur", "new", "tmp")
        if os.path.isdir(f"{home}/store/threads/{folder}")
        for name in os.listdir(f"{home}/store/threads/{folder}"))


def store_files(_, home):
    """Every file of the store by its path, the caches and the lock left out; nothing without one."""
    found = {}
    for folder, _, names in os.walk(home + "/store"):
        for name in names:
            path = os.path.relpath(f"{folder}/{name}", home)
            if not path.startswith(("store/.samspill/cache", "store/.samspill/lock")):
                found[path] = contents(f"{home}/{path}")
    return found if os.path.exists(home + "/store") else None


def archive(_, home):
    """What a backup holds, file by file; nothing without one."""
    if not os.path.exists(home + "/b.tar"):
        return None
    with tarfile.open(home + "/b.tar") as tar:
        return {member.name: tar.extractfile(member).read() for member in tar if member.isfile()}


def contents(path):
    with open(path, "rb") as file:
        return file.read()
