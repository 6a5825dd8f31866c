"""Reading the formats beside libical and Python's libraries."""
import os
import shutil
import subprocess
import sys

import expansions
import peers
from measure import alternating, median, number, peak, ratio, table, timed

HERE = os.path.dirname(os.path.abspath(__file__))
LARGE = 50_000_000
# Python's parsers are slow: they get a smaller file of the same records, and figures per megabyte.
SMALL = 2_000_000
FIRST_DAY, LAST_DAY = "2020-01-01", "2030-01-01"
RULES = [
    "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU", "FREQ=MONTHLY;BYDAY=2TH",
    "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=3,9;BYDAY=1MO", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
    "FREQ=YEARLY;BYYEARDAY=1,100,200,-1",
]


def report(setup, _):
    store = setup.store("M")
    calendars = peers.records(store, "calendar", "notes", "followups")
    cards = peers.records(store, "contacts", "organizations")
    calendar = {size: repeated(setup, calendars, f"{size}.ics", size) for size in (LARGE, SMALL)}
    card = {size: repeated(setup, cards, f"{size}.vcf", size) for size in (LARGE, SMALL)}
    check = [setup.program, "file", "check"]
    listing = [setup.program, "file", "list", "--json"]
    print("`file check` reads the tree, every byte kept, and looks at each value, rule and time; `file list`\n"
          "reads the tree and prints a line for each item; libical and the others read alone. Beside the\n"
          "contacts there is no libical: version 3 reads vCard 2.1 only, and of these cards none.\n")
    compare(setup, "Reading calendars, MB/s", size_of, {
        "samspill file check": (check, calendar[LARGE]),
        "samspill file list": (listing, calendar[LARGE]),
        "libical (C)": (libical(setup), calendar[LARGE]),
        "icalendar (Python)": (python("icalendar", "calendar"), calendar[SMALL]),
    })
    compare(setup, "Reading contacts, MB/s", size_of, {
        "samspill file check": (check, card[LARGE]),
        "samspill file list": (listing, card[LARGE]),
        "vobject (Python)": (python("vobject", "cards"), card[SMALL]),
    })
    compare(setup, "Recurrence, occurrences/s", lambda _: occurrence_count(setup), {
        "samspill file expand": (
            [setup.program, "file", "expand", "--from", FIRST_DAY, "--to", LAST_DAY,
             "--limit", "1000000"], rules(setup)),
        "dateutil (Python)": (
            python("dateutil", "occurrences"), rules(setup), FIRST_DAY, LAST_DAY),
    })
    expansions.report(setup, python("dateutil", "rule"))
    mail = store + "/threads"
    compare(setup, "Mail, messages/s", message_count, {
        "samspill file check": (check, mail),
        "samspill file threads": ([setup.program, "file", "threads", "--json"], mail),
        "email (Python)": (python("email", "mails"), mail),
        "notmuch new (an index)": (notmuch(setup, mail), mail),
    })


def compare(setup, title, amount, programs):
    """Times each program on its input; `amount` says how much that input is."""
    print(f"## {title}\n")
    present = {name: ([*head, *rest], rest[0]) for name, (head, *rest) in programs.items() if head}
    results = alternating(
        {name: lambda words=words: timed(words, setup.environment)
         for name, (words, _) in present.items()}, setup.runs)
    rows = []
    first = None
    for name, (_, given) in present.items():
        elapsed, processor = (median([one[index] for one in results[name]]) for index in (0, 3))
        first = first or (elapsed / amount(given), processor / amount(given))
        codes = {one[2] for one in results[name]}
        note = "" if codes == {0} else f" (exit {', '.join(map(str, sorted(codes)))})"
        rows.append([name + note, number(amount(given) / (elapsed / 1000)),
                     ratio(elapsed / amount(given), first[0]),
                     ratio(processor / amount(given), first[1]), number(elapsed), number(processor),
                     peak(results[name]), number(amount(given))])
    unit = title.split(", ")[1]
    table(["program", unit, "ours beside it", "in processor time", "ms", "ms of processor",
           "peak memory, MB", unit.split("/")[0]], rows)


def size_of(path):
    return os.path.getsize(path) / 1e6


def message_count(folder):
    return sum(len(os.listdir(f"{folder}/{name}")) for name in ("cur", "new"))


def repeated(setup, paths, name, size):
    """A file of about `size` bytes made of those records over and over, each with its own UID."""
    path = f"{setup.folder}/{name}"
    if os.path.exists(path):
        return path
    is_calendar = name.endswith(".ics")
    with open(path + ".new", "wb") as file:
        if is_calendar:
            file.write(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Samspill//bench//EN\r\n")
        lap = 0
        while file.tell() < size:
            lap += 1
            for one in paths:
                for line in peers.components(one) if is_calendar else open(one, "rb"):
                    file.write(line.rstrip() + b"-%d\r\n" % lap if line.startswith(b"UID:") else line)
                if file.tell() >= size:
                    break
        if is_calendar:
            file.write(b"END:VCALENDAR\r\n")
    os.rename(path + ".new", path)
    return path


def rules(setup):
    """A calendar of 200 recurring events in floating time."""
    path = f"{setup.folder}/rules.ics"
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:rule-{index}@example.no\r\nDTSTAMP:20200101T000000Z\r\n"
        f"DTSTART:20200106T{index % 24:02}0000\r\nSUMMARY:Demo {index}\r\n"
        f"RRULE:{RULES[index % len(RULES)]}\r\nEND:VEVENT\r\n" for index in range(200))
    peers.write(path, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Samspill//bench//EN\r\n"
                + events + "END:VCALENDAR\r\n")
    return path


def occurrence_count(setup):
    done = subprocess.run(
        [setup.program, "file", "expand", "--from", FIRST_DAY, "--to", LAST_DAY,
         "--limit", "1000000", rules(setup)], env=setup.environment, capture_output=True, check=True)
    return done.stdout.count(b"\n")


def libical(setup):
    """Our C program against libical, or None when it cannot be compiled."""
    program = f"{setup.folder}/parse_calendar"
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler:
        print("  (no C compiler)")
        return None
    done = subprocess.run([compiler, "-O2", HERE + "/parse_calendar.c", "-o", program, "-lical"],
                          capture_output=True, check=False)
    if done.returncode != 0:
        print("  (libical-dev is not installed)")
        return None
    return [program]


def python(module, work):
    """A Python that has `module`, ready for one of its yardsticks, or None."""
    for candidate in (sys.executable, "/usr/bin/python3"):
        done = subprocess.run([candidate, "-c", f"import {module}"], capture_output=True, check=False)
        if done.returncode == 0:
            return [candidate, HERE + "/python_yardsticks.py", work]
    print(f"  (Python's {module} is not installed)")
    return None


def notmuch(setup, mail):
    """A command that indexes `mail` from nothing; it is given the folder but needs no telling."""
    if not peers.found("notmuch"):
        return None
    peers.notmuch_settings(os.path.dirname(mail), setup.home)
    return ["sh", "-c", "cd; rm -rf index; mkdir index; notmuch new --quiet"]
