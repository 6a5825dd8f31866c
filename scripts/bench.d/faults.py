"""What is left after every fault at every system call of a change, and after races; others beside.

The same library makes the calls of all programs fail: killed before the call, killed in the middle of a
write, no space, I/O error, read-only, no permission, no more files, a short write, an interrupted call.
A point is survived when everything is wholly as before or wholly as after the change, when success is
reported only of what is there, and when the program can go on. What a program calls from inside the C
library (stdio) cannot be reached this way; those calls are not counted.
"""
import concurrent.futures
import errno
import glob
import json
import os
import re
import shutil
import subprocess
import tempfile

import peers
from measure import table
from setup import ROOT

KINDS = ["kill", "cut", "short"] + [
    str(code) for code in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EMFILE,
                           errno.ENFILE, errno.EINTR)]
HARMLESS = {"short", str(errno.EINTR)}
RACES = 1000
VOLATILE = re.compile(
    rb"(?im)^(DTSTAMP|DUE|LAST-MODIFIED|REV|CREATED|UID|SEQUENCE|COMPLETED|PRODID|X-[A-Z-]*)[:;].*\r?\n"
    rb"(?:[ \t].*\r?\n)*")
CARD = ("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nFN:{1} Demo\r\nN:Demo;{1};;;\r\n"
        "EMAIL:{0}@example.no\r\nEND:VCARD\r\n")
TODO = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Demo//EN\r\nBEGIN:VTODO\r\nUID:{0}\r\n"
        "DTSTAMP:20210901T100000Z\r\nSUMMARY:{0}\r\nEND:VTODO\r\nEND:VCALENDAR\r\n")


def report(setup, _):
    print("## Faults at every system call of a change\n")
    library = shim(setup)
    rows = [tried(case, library) for case in ours(setup) + others(setup) if case.is_there()]
    table(["change", "calls", "points tried", "survived"], rows)
    print("## Races\n")
    rows = [race(*one) for one in races(setup)]
    table(["", "changes reported", "lost"], rows)


def shim(setup):
    """The library, built from the one that the tests use."""
    library = setup.folder + "/faults.so"
    subprocess.run(["cc", "-O1", "-fPIC", "-shared", "-o", library,
                    ROOT + "/Tests/FaultTests/Shim/faults.c", "-ldl"], check=True)
    return library


class Case:
    """A change that a program makes to a folder, made again and again on fresh copies of it."""

    def __init__(self, title, home, data, command, look, given=b""):
        self.title, self.home, self.data = title, home, data
        self.command, self.look, self.given = command, look, given

    def is_there(self):
        return peers.found(self.command[0])

    def copy(self):
        folder = tempfile.mkdtemp(prefix="faults-", dir=os.path.dirname(self.home))
        os.rmdir(folder)
        shutil.copytree(self.home, folder)
        return folder

    def run(self, home, library=None, kind="none", number=0):
        variables = peers.environment(home)
        words = [word.replace("HOME", home) for word in self.command]
        if library:
            variables |= {"LD_PRELOAD": library, "FAULTS_ROOT": f"{home}/{self.data}",
                          "FAULTS_KIND": kind, "FAULTS_AT": str(number)}
        return subprocess.run(words, env=variables, input=self.given, capture_output=True,
                              check=False, timeout=60)

    def state(self, home):
        return self.look(self, home)


def tried(case, library):
    """One row: how many points were tried, and how many of them did no harm."""
    before = case.state(case.home)
    home = case.copy()
    done = case.run(home)
    after = case.state(home)
    shutil.rmtree(home)
    if done.returncode != 0 or before == after:
        return [case.title, "–", "–", f"does not work: {done.stderr[-60:]!r}"]
    calls = 0
    while dies(case, library, calls + 1):
        calls += 1
    points = [(number, kind) for number in range(1, calls + 1) for kind in KINDS]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        survived = sum(pool.map(
            lambda point: survives(case, library, before, after, *point), points))
    return [case.title, calls, len(points), survived]


def dies(case, library, number):
    home = case.copy()
    died = case.run(home, library, "kill", number).returncode == -9
    shutil.rmtree(home)
    return died


def survives(case, library, before, after, number, kind):
    home = case.copy()
    try:
        done = case.run(home, library, kind, number)
        state = case.state(home)
        if state not in (before, after):
            return False
        if done.returncode == 0 and state != after:
            return False
        if kind in HARMLESS and done.returncode != 0:
            return False
        return case.run(home).returncode >= 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        shutil.rmtree(home)


def ours(setup):
    """Our own changes, asked for as people do on the command line."""
    program = setup.program

    def look(_, home):
        kinds = ("contacts", "notes", "followups", "threads")
        lists = [[kind, "list"] for kind in kinds] + [["trash", "list"]]
        texts = []
        for words in lists:
            done = subprocess.run(
                [program, "--store", home + "/store", *words, "--json"], capture_output=True,
                env=peers.environment(home), check=False)
            records = json.loads(done.stdout or b"null")
            for record in records or []:
                for name in ("uid", "path", "revision", "note", "deleted", "latest"):
                    record.pop(name, None)
                record["followups"] = sorted(record.get("followups") or [])
            texts.append([done.returncode, *sorted(map(json.dumps, records or []))])
        return texts

    def case(title, *words, given=b"", first=()):
        home = setup.fresh_folder("faults/" + title.replace(" ", "-"))
        store = home + "/store"
        os.makedirs(store + "/contacts")
        shutil.copy(ROOT + "/config/networks/trondelag/network.json", store)
        peers.write(store + "/contacts/a.vcf", CARD.format("a", "Åse"))
        for before in first:
            subprocess.run([program, "--store", store, *before], check=True, capture_output=True,
                           env=peers.environment(home))
        return Case("samspill: " + title, home, "store",
                    [program, "--store", "HOME/store", *words], look, given)

    delete = ["contacts", "delete", "a", "--yes"]
    edit = ["contacts", "edit", "a", "--set", "title=Leder"]
    note = ["notes", "add", "--title", "Møte", "--body-file", "-"]
    return [
        case("edit", *edit),
        case("note with follow-ups", *note, given="- [ ] Ringe\n- [ ] Skrive\n".encode()),
        case("delete", *delete),
        case("undo", "undo", first=[edit]),
        case("redo", "redo", first=[edit, ["undo"]]),
        case("restore from the trash", "trash", "restore", "Åse Demo", first=[delete]),
        case("empty the trash", "trash", "empty", "--yes", first=[delete]),
        case("post", "threads", "post", "--subject", "Hei", "--from-address", "a@example.no",
             "--to", "b@example.no", "--body-file", "-", given=b"Hei\n"),
    ]


def files(case, home):
    """The data of another program, file by file, without what differs from run to run."""
    found = {}
    for path in glob.glob(f"{home}/{case.data}/**", recursive=True):
        name = os.path.basename(path)
        if os.path.isfile(path) and not name.startswith((".", "tmp")):
            with open(path, "rb") as file:
                found[VOLATILE.sub(b"", file.read())] = name.endswith((".vcf", ".ics"))
    return found


def others(setup):
    """The same kinds of change by the programs that people use today."""
    def home(name):
        return setup.fresh_folder("faults/" + name)

    khard, todoman = home("khard"), home("todoman")
    abook, calcurse = home("abook"), home("calcurse")
    for folder in (khard, todoman):
        peers.write(folder + "/store/contacts/a.vcf", CARD.format("a", "Ada"))
        peers.write(folder + "/store/followups/t.ics", TODO.format("t"))
    peers.khard_settings("~/store", khard)
    peers.write(todoman + "/.config/todoman/config.py",
                'path = "~/store/followups"\ndefault_list = "followups"\ncache_path = "~/cache.db"\n')
    os.makedirs(abook + "/.abook")
    os.makedirs(calcurse + "/data")
    peers.write(calcurse + "/new.ics", TODO.format("new"))
    peers.write(calcurse + "/data/conf", "")
    mail = b"From: New Demo <new@example.no>\n\nHei\n"
    return [
        Case("khard: new", khard, "store", ["khard", "new", "-a", "network"], files,
             b"First name: New\nLast name: Demo\nEmail:\n    work: new@example.no\n"),
        Case("khard: remove", khard, "store", ["khard", "remove", "--force", "Ada"], files),
        Case("todoman: done", todoman, "store", ["todoman", "done", "1"], files),
        Case("todoman: new", todoman, "store", ["todoman", "new", "-l", "followups", "Ringe"],
             files),
        Case("abook: add", abook, ".abook", ["abook", "--add-email-quiet"], files, mail),
        Case("calcurse: import", calcurse, "data",
             ["calcurse", "-D", "HOME/data", "-C", "HOME/data", "-q", "-i", "HOME/new.ics"], files),
    ]


def race(title, writers, rounds, change, seen, environment):
    """One row: in each round some writers start at once; what they reported must be there after it."""
    reported = lost = 0
    for number in range(rounds):
        commands = [change(f"{number}x{writer}", writer) for writer in range(writers)]
        processes = [
            subprocess.Popen(words, env=environment, stdin=subprocess.PIPE,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for words, _, _ in commands]
        for process, (_, given, _) in zip(processes, commands):
            process.stdin.write(given)
            process.stdin.close()
        codes = [process.wait() for process in processes]
        text = seen()
        for code, (_, _, mark) in zip(codes, commands):
            reported += code == 0
            lost += code == 0 and mark not in text
    return [title, reported, lost]


def races(setup):
    """The arguments of ``race``: one card that all change at once, each another field of it."""
    home = setup.fresh_folder("races")
    store = home + "/store"
    os.makedirs(store + "/contacts")
    shutil.copy(ROOT + "/config/networks/trondelag/network.json", store)
    peers.write(store + "/contacts/a.vcf", CARD.format("a", "Åse"))
    program = [setup.program, "--store", store]
    fields = [("title", "{}"), ("note", "{}"), ("emails", "{}@example.no"), ("categories", "{}"),
              ("familyName", "{}"), ("givenName", "{}"), ("roles", "{}"), ("organization", "{}")]

    def edit(mark, writer):
        field, shape = fields[writer]
        mark = "m" + mark + "y"
        return [*program, "contacts", "edit", "a", "--set", f"{field}={shape.format(mark)}"], b"", mark

    def card():
        return subprocess.run([*program, "contacts", "show", "a", "--json"], capture_output=True,
                              env=peers.environment(home), check=True, text=True).stdout

    rows = [(f"samspill: one card, {writers} writers", writers, RACES // 2 // writers + 1, edit, card,
             peers.environment(home)) for writers in (2, 8)]
    if peers.found("abook"):
        rows.append(abook_race(setup))
    if peers.found("calcurse"):
        rows.append(calcurse_race(setup))
    return rows


def abook_race(setup):
    home = setup.fresh_folder("races-abook")
    os.makedirs(home + "/.abook")

    def add(mark, _):
        mail = f"From: m{mark}y <m{mark}y@example.no>\n\n"
        return ["abook", "--add-email-quiet"], mail.encode(), f"m{mark}y@"

    return ("abook: one book, 2 writers", 2, 100, add,
            lambda: contents(home + "/.abook/addressbook"), peers.environment(home))


def calcurse_race(setup):
    home = setup.fresh_folder("races-calcurse")
    peers.write(home + "/data/conf", "")

    def add(mark, writer):
        file = f"{home}/{writer}.ics"
        peers.write(file, TODO.format(f"m{mark}y"))
        return (["calcurse", "-D", home + "/data", "-C", home + "/data", "-q", "-i", file], b"",
                f"m{mark}y")

    return ("calcurse: one calendar, 2 writers", 2, 50, add,
            lambda: contents(home + "/data/todo"), peers.environment(home))


def contents(path):
    """All of a text file; nothing if there is none."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
