"""The same work as `samspill file` done by Python's libraries: KIND FILE|FOLDER|RULE [MORE…]."""
import email.policy
import json
import os
import sys
from datetime import datetime
from email.parser import BytesParser


def calendar(path):
    import icalendar
    with open(path, "rb") as file:
        return len(icalendar.Calendar.from_ical(file.read()).subcomponents)


def cards(path):
    import vobject
    with open(path, encoding="utf-8", newline="") as file:
        return sum(1 for _ in vobject.readComponents(file))


def mails(folder):
    parser = BytesParser(policy=email.policy.default)
    count = 0
    for name in os.listdir(folder + "/cur"):
        with open(f"{folder}/cur/{name}", "rb") as file:
            message = parser.parse(file)
        body = message.get_body(("plain", "html"))
        count += bool(message["subject"] or message["from"] or (body and body.get_content()))
    return count


def occurrences(path, first, last):
    """Expands every rule of a calendar, one JSON line an occurrence, as `file expand` writes them."""
    from dateutil.rrule import rrulestr
    count = 0
    start = rule = None
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, _, value = line.strip().partition(":")
            if name.startswith("DTSTART"):
                start = datetime.strptime(value, "%Y%m%dT%H%M%S")
            elif name == "RRULE":
                rule = rrulestr(value, dtstart=start)
            elif line.startswith("END:VEVENT") and rule:
                for one in rule.between(datetime.fromisoformat(first),
                                        datetime.fromisoformat(last), inc=True):
                    print(json.dumps({"start": one.isoformat()}))
                    count += 1
                rule = None
    return count


def rule(text, start, events, limit):
    """The bare dates of one rule, `limit` of them, as often as there are events."""
    from itertools import islice
    from dateutil.rrule import rrulestr
    first = datetime.strptime(start, "%Y%m%dT%H%M%S")
    return sum(1 for _ in range(int(events))
               for _ in islice(rrulestr(text, dtstart=first), int(limit)))


if __name__ == "__main__":
    work = {"calendar": calendar, "cards": cards, "mails": mails, "occurrences": occurrences,
            "rule": rule}
    print(work[sys.argv[1]](*sys.argv[2:]), file=sys.stderr)
