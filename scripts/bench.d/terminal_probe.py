"""A terminal that measures what runs in it: time to the first full screen, time and bytes a key,
what it does while it is left alone, and its memory. Linux; the Python standard library only.

Bytes are only collected with their times while something is measured; what they draw is worked out
afterwards, so that the measuring takes no time from the measured.
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

from screen import Screen

KEYS = {
    "Up": b"\x1b[A", "Down": b"\x1b[B", "Right": b"\x1b[C", "Left": b"\x1b[D",
    "Enter": b"\r", "Esc": b"\x1b", "Tab": b"\t", "PgDn": b"\x1b[6~", "PgUp": b"\x1b[5~",
    "Backspace": b"\x7f",
}
ARROWS_IN_KEYPAD_MODE = {
    "Up": b"\x1bOA", "Down": b"\x1bOB", "Right": b"\x1bOC", "Left": b"\x1bOD",
}
# What a terminal is asked, and what it answers; a program may wait for that before it draws.
QUESTIONS = [
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>41;380;0c"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
]


class Answer:
    """What came of a key, in milliseconds from when it was sent: None where nothing came."""

    def __init__(self, first, settled, size):
        self.first = first
        self.settled = settled
        self.size = size


class Terminal:
    """A program in a pseudo-terminal. All times are in milliseconds."""

    def __init__(self, command, environment, size=(120, 34)):
        self.has_ended = False
        self.is_in_keypad_mode = False
        self.chunks = []
        self.size = 0
        self.screen = Screen(*size)
        self.master, other = pty.openpty()
        columns, rows = size
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        name = os.ttyname(other)
        os.close(other)
        # The first terminal that the leader of a new session opens becomes its own.
        devices = [(os.POSIX_SPAWN_OPEN, number, name, os.O_RDWR, 0) for number in (0, 1, 2)]
        self.started = time.perf_counter()
        self.process = os.posix_spawnp(
            command[0], command, environment, file_actions=devices, setsid=True)

    def since_start(self):
        return (time.perf_counter() - self.started) * 1000

    def first_screen(self, words, quiet=200, limit=60000):
        """Time from the start to the last byte of the first full screen, or None.

        A screen is full when all `words` stand on it and then nothing comes for `quiet` milliseconds.
        """
        last = None
        while self.since_start() < limit and not self.has_ended:
            if self._read(quiet):
                continue
            last = self._draw() or last
            text = self.screen.text
            if last and all(re.search(word, text) for word in words):
                return (last - self.started) * 1000
        return None

    def moments(self, tests, quiet=200, limit=60000):
        """Times from the start to the moment at which each test first held of the screen's lines.

        The last test is the one that is waited for; it must go on to hold, or it begins anew.
        """
        found = [None] * len(tests)

        def look(moment):
            lines = self.screen.lines
            for index, test in enumerate(tests):
                holds = test(lines)
                if holds and found[index] is None:
                    found[index] = (moment - self.started) * 1000
                elif not holds and index == len(tests) - 1:
                    found[index] = None

        while self.since_start() < limit and not self.has_ended:
            if self._read(quiet):
                continue
            self._draw(look)
            if found[-1] is not None:
                break
        return found

    def press(self, key, quiet=25, limit=2000, is_result=None):
        """Sends a key and collects what comes of it until nothing comes for `quiet` milliseconds.

        With `is_result`, only the lines for whose index it is true count for the answer's first time.
        """
        self._draw()
        before, size = self.screen.lines, self.size
        sent = time.perf_counter()
        os.write(self.master, self._bytes(key))
        if self._read(limit):
            while self._read(quiet) and (time.perf_counter() - sent) * 1000 < limit:
                pass
        first = self.chunks[0][0] if self.chunks and not is_result else None
        last = self.chunks[-1][0] if self.chunks else None

        def look(moment):
            nonlocal first
            if first is None and any(
                    was != is_now for index, (was, is_now) in
                    enumerate(zip(before, self.screen.lines)) if is_result(index)):
                first = moment

        self._draw(look if is_result else None)
        return Answer(*(None if moment is None else (moment - sent) * 1000
                        for moment in (first, last)), self.size - size)

    def drain(self):
        """Reads what has come meanwhile; the number of bytes."""
        before = self.size
        while self._read(0):
            pass
        self._draw()
        return self.size - before

    def usage(self):
        """CPU time in milliseconds and voluntary context switches (wake-ups) of each thread."""
        threads = {}
        for task in os.listdir(f"/proc/{self.process}/task"):
            folder = f"/proc/{self.process}/task/{task}"
            try:
                with open(f"{folder}/schedstat", encoding="ascii") as file:
                    nanoseconds = int(file.read().split()[0])
                switches = _numbers(f"{folder}/status")["voluntary_ctxt_switches"]
            except (FileNotFoundError, ProcessLookupError):
                continue  # It has ended since.
            threads[task] = nanoseconds / 1e6, switches
        return threads

    def used_since(self, before):
        """What ``usage`` has grown by; what a thread used that has ended meanwhile is not known."""
        cpu = wakeups = 0
        for task, now in self.usage().items():
            then = before.get(task, (0, 0))
            cpu += now[0] - then[0]
            wakeups += now[1] - then[1]
        return cpu, wakeups

    def memory(self):
        """Resident memory now and at its highest, in megabytes (10^6 bytes)."""
        numbers = _numbers(f"/proc/{self.process}/status")
        return numbers["VmRSS"] * 1024 / 1e6, numbers["VmHWM"] * 1024 / 1e6

    def end(self, keys):
        """Asks the program to end by its keys, then by signals; returns its wait status."""
        for key in keys:
            if not self.has_ended:
                try:
                    self.press(key, quiet=50, limit=300)
                except OSError:
                    self.has_ended = True
        for number in (0, signal.SIGTERM, signal.SIGKILL):
            if number:
                os.kill(self.process, number)
            deadline = time.perf_counter() + 2
            while time.perf_counter() < deadline:
                process, status = os.waitpid(self.process, os.WNOHANG)
                if process:
                    os.close(self.master)
                    return status
                self._read(10)
        return None

    def _bytes(self, key):
        if self.is_in_keypad_mode and key in ARROWS_IN_KEYPAD_MODE:
            return ARROWS_IN_KEYPAD_MODE[key]
        if key.startswith("Ctrl-"):
            return bytes([ord(key[5].upper()) & 31])
        return KEYS.get(key, key.encode())

    def _draw(self, look=None):
        """Draws what has come; the time of the last of it that came, if any did."""
        last = None
        for last, data in self.chunks:
            self.screen.feed(data)
            if look:
                look(last)
        self.chunks.clear()
        return last

    def _read(self, milliseconds):
        """Reads once; False when nothing came in time."""
        if self.has_ended:
            return False
        if not select.select([self.master], [], [], milliseconds / 1000)[0]:
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            data = b""
        if not data:
            self.has_ended = True
            return False
        self.chunks.append((time.perf_counter(), data))
        self.size += len(data)
        on, off = data.rfind(b"\x1b[?1h"), data.rfind(b"\x1b[?1l")
        if max(on, off) >= 0:
            self.is_in_keypad_mode = on > off
        for question, answer in QUESTIONS:
            for _ in question.finditer(data):
                os.write(self.master, answer)
        return True


def _numbers(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        pairs = (line.split(":", 1) for line in file if ":" in line)
        return {
            name: int(value.split()[0]) for name, value in pairs if value.split()[:1] and
            value.split()[0].isdigit()
        }
