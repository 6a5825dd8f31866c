"""A change under test, and records to make it to."""
import errno
import os
import shutil
import subprocess
import tempfile

import peers

# What a program is to carry on with as if nothing were.
HARMLESS = frozenset(["short", str(errno.EINTR)])
CARD = ("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nFN:{1} Demo\r\nN:Demo;{1};;;\r\n"
        "EMAIL:{0}@example.no\r\nEND:VCARD\r\n")
TODO = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Demo//EN\r\nBEGIN:VTODO\r\nUID:{0}\r\n"
        "DTSTAMP:20210901T100000Z\r\nSUMMARY:{0}\r\nEND:VTODO\r\nEND:VCALENDAR\r\n")
MAIL = ("From: Kari Demo <kari@example.no>\r\nDate: Wed, 01 Sep 2021 10:00:00 +0200\r\n"
        "Subject: Hei\r\nMessage-ID: <{0}@example.no>\r\n\r\nHei\r\n")


class Case:
    """A change that a program makes to a folder, made again and again on fresh copies of it."""

    def __init__(self, title, home, data, command, look, given=b"", harmless=HARMLESS, step=1):
        self.title, self.home, self.data = title, home, data
        self.command, self.look, self.given = command, look, given
        self.harmless = harmless
        # Of every so many calls one is made to fail: some changes have hundreds.
        self.step = step

    def is_there(self):
        return peers.found(self.command[0])

    def copy(self):
        folder = tempfile.mkdtemp(prefix="faults-", dir=os.path.dirname(self.home))
        os.rmdir(folder)
        shutil.copytree(self.home, folder)
        return folder

    def run(self, home, library=None, kind="none", number=0):
        variables = peers.environment(home)
        words = [word.replace("HOME", home) for word in self.command]
        if library:
            variables |= {"LD_PRELOAD": library, "FAULTS_ROOT": f"{home}/{self.data}".rstrip("/"),
                          "FAULTS_KIND": kind, "FAULTS_AT": str(number)}
        return subprocess.run(words, env=variables, input=self.given, capture_output=True,
                              check=False, timeout=60)

    def state(self, home):
        return self.look(self, home)
