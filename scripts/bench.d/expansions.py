#!/usr/bin/env python3
"""Expansions a second of processor time: `samspill file expand`, JSON and all, beside python-dateutil's bare dates.

usage: expansions.py PROGRAM    (needs python-dateutil; prints one tab-separated line a rule)
"""

import datetime
import itertools
import resource
import subprocess
import sys
import tempfile
import time

from dateutil import rrule

RULES = [
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=TU,TH",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
    "FREQ=HOURLY;BYHOUR=9,10;BYMINUTE=0,30",
]
START = datetime.datetime(1997, 9, 2, 9)
EVENT_COUNT = 200
OCCURRENCE_COUNT = 1000


def calendar(rule):
    events = [
        f"BEGIN:VEVENT\r\nUID:{index}\r\nDTSTAMP:19970901T000000Z\r\n"
        f"DTSTART;TZID=Europe/Oslo:{START:%Y%m%dT%H%M%S}\r\nRRULE:{rule}\r\nEND:VEVENT\r\n"
        for index in range(EVENT_COUNT)
    ]
    return "BEGIN:VCALENDAR\r\n" + "".join(events) + "END:VCALENDAR\r\n"


def seconds_of_program(program, rule):
    with tempfile.NamedTemporaryFile("w", suffix=".ics", newline="") as file:
        file.write(calendar(rule))
        file.flush()
        words = [program, "file", "expand", "--from", "1997-01-01", "--to", "2097-01-01"]
        begin = processor_seconds_of_children()
        subprocess.run(words + [file.name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return processor_seconds_of_children() - begin


def processor_seconds_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def seconds_of_dateutil(rule):
    begin = time.process_time()
    for _ in range(EVENT_COUNT // 20):
        for _ in itertools.islice(rrule.rrulestr(rule, dtstart=START), OCCURRENCE_COUNT):
            pass
    return (time.process_time() - begin) * 20


def main():
    program = sys.argv[1]
    count = EVENT_COUNT * OCCURRENCE_COUNT
    print("rule\tsamspill/s\tdateutil/s\ttimes")
    for rule in RULES:
        ours = min(seconds_of_program(program, rule) for _ in range(3))
        theirs = min(seconds_of_dateutil(rule) for _ in range(3))
        print(f"{rule}\t{count / ours:.0f}\t{count / theirs:.0f}\t{theirs / ours:.1f}")


if __name__ == "__main__":
    main()
