"""Saving one change so that a power cut cannot take it back, beside others who save."""
import glob
import itertools
import json
import subprocess
import time

import peers
from measure import alternating, median, timed
from store_screens import measured

TICKS = 20
# How long nothing happens before each, in milliseconds: a machine at rest is slower to answer.
PAUSE = 200
EVENT = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Samspill//bench//EN\r\nBEGIN:VEVENT\r\n"
         "UID:bench@example.no\r\nDTSTAMP:20210901T000000Z\r\nDTSTART:20210915T100000\r\n"
         "DTEND:20210915T110000\r\nSUMMARY:Demo\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


def edit(place):
    """Whole commands, then the workspace and the bare system calls."""
    store = place.copy()
    counter = itertools.count()
    contact, followup = (uid(store, folder) for folder in ("contacts", "followups"))
    jobs = {
        "samspill contacts edit": lambda: timed(place.command(
            "contacts", "edit", contact, "--set", f"title=Demo {next(counter)}", store=store),
            place.environment),
        "samspill followups done": lambda: timed(place.command(
            "followups", "done" if next(counter) % 2 else "reopen", followup, store=store),
            place.environment),
        **others(place, store),
    }
    for job in jobs.values():
        job()
    results = alternating(jobs, place.setup.runs)
    for name, all_ in results.items():
        if any(one[2] not in (0, -9) for one in all_):
            print(f"  ({name} at {place.scale}: exit {[one[2] for one in all_]})")
    medians = {name: [median([one[0] for one in all_])] for name, all_ in results.items()}
    return {**medians, **in_workspace(place, store)}


def in_workspace(place, store):
    """Follow-ups ticked off, from the key to the settled screen, which comes after the saving.

    First one that was agreed in a note, in which it is ticked off too: two files are saved. Then one of
    no note, which is due before all others: one file. The bare system calls take turns with both: temporary
    file, write, sync, rename, sync of the folder, in C in the same folder.
    """
    program = place.compiled("bare_save")
    if not program:
        return {}
    with subprocess.Popen([program, store + "/followups"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as bare:
        def save():
            bare.stdin.write("\n")
            bare.stdin.flush()
            return float(bare.stdout.readline())

        def ticks(_, __, terminal):
            terminal.press("4", quiet=PAUSE)
            # The workspace opens where it was left, which was at another one.
            terminal.press("gg", quiet=PAUSE)
            pairs = []
            for _ in range(TICKS):
                pairs.append((terminal.press("x", quiet=PAUSE).settled, save()))
                time.sleep(PAUSE / 1000)
            return [[median(times)] for times in zip(*pairs)]

        def result(name):
            all_ = measured(place, [place.workspace(store)], ticks).values()
            return {heading: times for ticked, saved in all_
                    for heading, times in ((f"samspill, ticked off {name}", ticked),
                                           (f"(the bare system calls, between those {name})", saved))}

        with_note = result("with its note")
        subprocess.run(place.command("followups", "add", "--title", "Demo", "--due", "2001-01-01",
                                     "--yes", store=store),
                       env=place.environment, check=True, stdout=subprocess.DEVNULL)
        in_a_row = [median([save() for _ in range(TICKS)])]
        return {**with_note, **result("alone"), "(the bare system calls, in a row)": in_a_row}


def uid(store, folder):
    """The UID of the first generated record in a folder."""
    for path in sorted(glob.glob(f"{store}/{folder}/*.[iv]c[sf]")):
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        if "CATEGORIES:Demo" in lines:
            return next(line[4:] for line in lines if line.startswith("UID:"))
    raise LookupError(folder)


def others(place, store):
    """The other programs' ways of saving one thing, on the same copy or on their own data."""
    limit = place.setup.limit
    jobs = {}
    if peers.found("calcurse"):
        home = place.home("calcurse-written")
        peers.clear(home)
        folder = peers.calcurse_folder(place.store, home)
        peers.write(home + "/one.ics", EVENT)
        jobs["calcurse -i"] = lambda: timed(
            ["calcurse", "-D", folder, "-C", folder, "-q", "-i", home + "/one.ics"],
            peers.environment(home), limit=limit)
    if peers.found("khard"):
        khard_home = place.home("khard-written")
        peers.khard_settings(store, khard_home)
        peers.write(khard_home + "/one.yaml", "First name : Bench\nLast name : Demo\n")
        jobs["khard new"] = lambda: timed(
            ["khard", "new", "-a", "network", "-i", khard_home + "/one.yaml"],
            peers.environment(khard_home), limit=limit)
    if peers.found("todoman"):
        todoman_home = place.home("todoman-written")
        peers.clear(todoman_home)
        peers.todoman_settings(store, todoman_home)
        numbers = todo_numbers(todoman_home)
        jobs["todoman done"] = lambda: timed(
            ["todoman", "done", str(next(numbers))], peers.environment(todoman_home, LC_ALL="C.UTF-8"),
            limit=limit)
    return jobs


def todo_numbers(home):
    """The numbers that todoman gives to what is open."""
    done = subprocess.run(["todoman", "--porcelain", "list"], capture_output=True, check=False,
                          env=peers.environment(home, LC_ALL="C.UTF-8"), timeout=peers.PATIENCE)
    return iter([one["id"] for one in json.loads(done.stdout or "[]")])
