"""The same kinds of change by the programs that people use today."""
import glob
import os
import re

import peers
from fault_case import CARD, TODO, Case

VOLATILE = re.compile(
    rb"(?im)^(DTSTAMP|DUE|LAST-MODIFIED|REV|CREATED|UID|SEQUENCE|COMPLETED|PRODID|X-[A-Z-]*)[:;].*\r?\n"
    rb"(?:[ \t].*\r?\n)*")


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
    """The cases, each in a home of its own."""
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
