"""Several processes that change one thing at once: what each reported must be there afterwards."""
import os
import shutil
import subprocess

import peers
from fault_case import CARD, TODO
from setup import ROOT

RACES = 1000


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


def all_of(setup):
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

    rows = [(f"samspill: one card, {writers} writers", writers, RACES // writers + 1, edit, card,
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
