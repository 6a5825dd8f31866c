"""A terminal that measures what runs in it: time to the first full screen, time and bytes a key,
what it does while it is left alone, and its memory. Linux; the Python standard library only.

It keeps no picture of the screen. A screen is *full* when the expected words have come through (escape
sequences taken out) and then nothing more comes for a while; the time is that of the last byte.
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

KEYS = {
    "Up": b"\x1b[A", "Down": b"\x1b[B", "Right": b"\x1b[C", "Left": b"\x1b[D",
    "Enter": b"\r", "Esc": b"\x1b", "Tab": b"\t", "PgDn": b"\x1b[6~", "PgUp": b"\x1b[5~",
}
ARROWS_IN_KEYPAD_MODE = {
    "Up": b"\x1bOA", "Down": b"\x1bOB", "Right": b"\x1bOC", "Left": b"\x1bOD",
}
ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][0-9A-Z]|\x1b[ -~]"
)
# What a terminal is asked, and what it answers; a program may wait for that before it draws.
QUESTIONS = [
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>41;380;0c"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
]


class Terminal:
    """A program in a pseudo-terminal. All times are in milliseconds."""

    def __init__(self, command, environment, size=(120, 34)):
        self.output = bytearray()
        self.last_byte = None
        self.has_ended = False
        self.started = time.perf_counter()
        self.process, self.master = pty.fork()
        if self.process == 0:
            try:
                columns, rows = size
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)

    def first_screen(self, words, quiet=200, limit=60000):
        """Time from the start to the last byte of the first full screen, or None."""
        expected = [word.encode() for word in words]
        end = self.started + limit / 1000
        while time.perf_counter() < end and not self.has_ended:
            if self._read(quiet):
                continue
            text = ESCAPES.sub(b"", bytes(self.output))
            if self.output and all(word in text for word in expected):
                return (self.last_byte - self.started) * 1000
        return None

    def press(self, key, quiet=25, limit=2000):
        """Sends a key; time to the last byte of the answer (None without answer), and its bytes."""
        before = len(self.output)
        self.last_byte = None
        sent = time.perf_counter()
        os.write(self.master, self._bytes(key))
        if self._read(limit):
            while self._read(quiet):
                pass
        answer = None if self.last_byte is None else (self.last_byte - sent) * 1000
        return answer, len(self.output) - before

    def drain(self):
        """Reads what has come meanwhile; the number of bytes."""
        before = len(self.output)
        while self._read(0):
            pass
        return len(self.output) - before

    def usage(self):
        """CPU time in milliseconds and voluntary context switches (wake-ups) of all threads."""
        nanoseconds = wakeups = 0
        for task in os.listdir(f"/proc/{self.process}/task"):
            folder = f"/proc/{self.process}/task/{task}"
            with open(f"{folder}/schedstat", encoding="ascii") as file:
                nanoseconds += int(file.read().split()[0])
            wakeups += _numbers(f"{folder}/status")["voluntary_ctxt_switches"]
        return nanoseconds / 1e6, wakeups

    def used_since(self, before):
        """What ``usage`` has grown by; a thread that has ended meanwhile takes its share with it."""
        return tuple(max(0, now - then) for now, then in zip(self.usage(), before))

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
        keypad = self.output.rfind(b"\x1b[?1h") > self.output.rfind(b"\x1b[?1l")
        if keypad and key in ARROWS_IN_KEYPAD_MODE:
            return ARROWS_IN_KEYPAD_MODE[key]
        if key.startswith("Ctrl-"):
            return bytes([ord(key[5].upper()) & 31])
        return KEYS.get(key, key.encode())

    def _read(self, milliseconds):
        """Reads once; False when nothing came in time."""
        if self.has_ended or not select.select([self.master], [], [], milliseconds / 1000)[0]:
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            data = b""
        if not data:
            self.has_ended = True
            return False
        self.last_byte = time.perf_counter()
        self.output += data
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
