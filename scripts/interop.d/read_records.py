"""Reads every record of a store with the libraries that other programs are made of; 1 if one objects."""
import email
import email.policy
import pathlib
import sys

import icalendar
import vobject


def card(data):
    text = data.decode("utf-8")
    value = vobject.readOne(text)
    assert value.fn.value, "no FN"
    assert value.uid.value, "no UID"
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "a line is longer than 75 octets"


def calendar(data):
    value = icalendar.Calendar.from_ical(data)
    assert value["VERSION"] == "2.0", "no VERSION"
    parts = [part for part in value.subcomponents if part.name != "VTIMEZONE"]
    assert parts, "nothing in it"
    for part in parts:
        assert part.get("UID") and part.get("DTSTAMP"), "no UID or DTSTAMP"
        assert not getattr(part, "errors", None), part.errors
    assert icalendar.Calendar.from_ical(value.to_ical()), "cannot be written again"
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "a line is longer than 75 octets"


def message(data):
    value = email.message_from_bytes(data, policy=email.policy.default)
    assert not value.defects, value.defects
    assert value["Message-ID"] and value["From"] and value["Date"], "a header is missing"
    body = value.get_body(("plain",))
    assert body is not None and body.get_content(), "no text"


def main(store):
    failures = 0
    for path in sorted(pathlib.Path(store).glob("*/**/*")):
        if not path.is_file() or any(part.startswith(".") for part in path.parts[-3:]):
            continue
        read = {".vcf": card, ".ics": calendar}.get(path.suffix)
        if read is None and path.parent.name in ("cur", "new"):
            read = message
        if read is None:
            continue
        try:
            read(path.read_bytes())
        except Exception as problem:  # whatever a library throws, the record is named
            print(f"{path}: {type(problem).__name__}: {problem}")
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
