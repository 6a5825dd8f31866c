"""Expansions a second of processor time: `samspill file expand`, JSON and all, beside dateutil's bare dates."""
import resource
import subprocess

import peers
from measure import median, number, ratio, table

RULES = [
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=TU,TH",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
    "FREQ=HOURLY;BYHOUR=9,10;BYMINUTE=0,30",
]
START = "19970902T090000"
EVENT_COUNT = 200
OCCURRENCE_COUNT = 1000


def report(setup, python):
    """Beside `python`, a command that has dateutil; nothing without one."""
    if not python:
        return
    print("## Recurrence rule by rule, occurrences/s of processor time\n")
    count = EVENT_COUNT * OCCURRENCE_COUNT
    rows = []
    for index, rule in enumerate(RULES):
        path = f"{setup.folder}/expansions-{index}.ics"
        peers.write(path, calendar(rule))
        window = ["--from", "1997-01-01", "--to", "2097-01-01"]
        commands = ([setup.program, "file", "expand", *window, path],
                    [*python, rule, START, str(EVENT_COUNT), str(OCCURRENCE_COUNT)])
        ours, theirs = (
            count / median([seconds(command, setup.environment) for _ in range(3)])
            for command in commands)
        rows.append([rule, number(ours), number(theirs), ratio(ours, theirs)])
    table(["rule", "samspill file expand", "dateutil (Python)", "ours beside it"], rows)


def calendar(rule):
    events = [
        f"BEGIN:VEVENT\r\nUID:{index}\r\nDTSTAMP:19970901T000000Z\r\n"
        f"DTSTART;TZID=Europe/Oslo:{START}\r\nRRULE:{rule}\r\nEND:VEVENT\r\n"
        for index in range(EVENT_COUNT)
    ]
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Samspill//bench//EN\r\n"
            + "".join(events) + "END:VCALENDAR\r\n")


def seconds(command, environment):
    """1 is the exit code of what is cut at the limit, as each of our events is."""
    begin = processor_seconds_of_children()
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    return processor_seconds_of_children() - begin


def processor_seconds_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
