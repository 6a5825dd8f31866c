"""Saving one change so that a power cut cannot take it back, beside others who save."""
import glob
import itertools
import json
import subprocess

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
    return {**medians, **in_workspace(place, store), **bare(place, store)}


def in_workspace(place, store):
    """Follow-ups ticked off, from the key to the settled screen, which comes after the saving.

    First one that was agreed in a note, in which it is ticked off too: two files are saved. Then one of
    no note, which is due before all others: one file.
    """
    def ticks(_, __, terminal):
        terminal.press("4", quiet=PAUSE)
        return [median([terminal.press("x", quiet=PAUSE).settled for _ in range(TICKS)])]

    def result():
        return next(iter(measured(place, [place.workspace(store)], ticks).values()), [])

    results = {"samspill, ticked off with its note": result()}
    subprocess.run(place.command("followups", "add", "--title", "Demo", "--due", "2001-01-01", "--yes",
                                 store=store), env=place.environment, check=True,
                   stdout=subprocess.DEVNULL)
    return {**results, "samspill, ticked off alone": result()}


def bare(place, store):
    """Temporary file, write, sync, rename, sync of the folder, in C on a folder as full.

    At the pace of the ticks, with which they are to be compared; and in a row.
    """
    program = place.compiled("bare_save")
    if not program:
        return {}

    def saves(pause):
        done = subprocess.run([program, store + "/followups", str(TICKS), str(pause)],
                              capture_output=True, text=True, check=True)
        return [median([float(line) for line in done.stdout.split()])]

    return {"(the bare system calls, at that pace)": saves(PAUSE),
            "(the bare system calls, in a row)": saves(0)}


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
