"""What is left after every fault at every system call of a change, and after races; others beside.

The same library makes the calls of all programs fail: killed before the call, killed in the middle of a
write, no space, I/O error, read-only, no permission, no more files (from then on, the first two also
once), a short write, an interrupted call.
A point is survived when everything is wholly as before or wholly as after the change, when success is
reported only of what is there, and when the program can go on. What a program calls from inside the C
library (stdio) cannot be reached this way; those calls are not counted.
"""
import concurrent.futures
import errno
import os
import shutil
import subprocess

import fault_cases
import fault_peers
import races
from measure import table
from setup import ROOT

KINDS = ["kill", "cut", "short"] + [
    str(code) for code in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EMFILE,
                           errno.ENFILE, errno.EINTR)] + [f"once{errno.EIO}", f"once{errno.ENOSPC}"]


def report(setup, _):
    print("## Faults at every system call of a change\n")
    library = shim(setup)
    cases = fault_cases.ours(setup) + fault_cases.wholes(setup) + fault_peers.others(setup)
    rows = [tried(case, library) for case in cases if case.is_there()]
    ours = [row for row in rows if row[0].startswith("samspill") and row[2] != "–"]
    rows.append(["samspill, all", *(sum(row[column] for row in ours) for column in (1, 2, 3))])
    table(["change", "calls", "points tried", "survived"], rows)
    print("## Races\n")
    table(["", "changes reported", "lost"], [races.race(*one) for one in races.all_of(setup)])


def shim(setup):
    """The library, built from the one that the tests use."""
    library = setup.folder + "/faults.so"
    subprocess.run(["cc", "-O1", "-fPIC", "-shared", "-o", library,
                    ROOT + "/Tests/FaultTests/Shim/faults.c", "-ldl"], check=True)
    return library


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
        calls += case.step
    points = [(number, kind) for number in range(1, calls + 1, case.step) for kind in KINDS]
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
        if kind in case.harmless and done.returncode != 0:
            return False
        return case.run(home).returncode >= 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        shutil.rmtree(home)
