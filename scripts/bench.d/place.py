"""A generated store with everything that is measured on it, at one scale."""
import atexit
import os
import shutil
import subprocess

import peers
from setup import DAY


class Place:
    """The store of one scale, and homes beside it in which other programs keep their indexes of it."""

    def __init__(self, setup, scale):
        self.setup = setup
        self.scale = scale
        self.store = setup.store(scale)
        self.homes = setup.kept_folder(f"peers-{scale}", self.store)
        self.environment = setup.environment

    def command(self, *words, store=None):
        """The program with `words`, as of the day that the records lie around."""
        return [self.setup.program, "--store", store or self.store, "--today", DAY, *words]

    def workspace(self, store=None):
        return peers.Peer("samspill", "everything", self.command(store=store),
                          ["Kontakter", "Kalender", "avslutt"], "Down", ["Esc", "q"], self.setup.home)

    def interactive(self, *names):
        """Those of the interactive peers that are installed, ready to start."""
        return [peers.INTERACTIVE[name](self.store, self.home(name))
                for name in names if peers.found(name)]

    def home(self, name):
        return f"{self.homes}/{name}"

    def without_cache(self):
        self.setup.without_cache(self.store)

    def copy(self):
        """A copy of the store that may be written to.

        It is removed in the end, and not before the next: for minutes after many files were deleted, ext4
        can take twenty times as long to create one.
        """
        path = f"{self.setup.folder}/written-{self.scale}-{os.getpid()}"
        atexit.register(shutil.rmtree, path, ignore_errors=True)
        subprocess.run(["cp", "-a", self.store, path], check=True)
        return path

    def compiled(self, name):
        """A small C program of ours, or None when there is no compiler."""
        source = f"{os.path.dirname(os.path.abspath(__file__))}/{name}.c"
        target = f"{self.setup.folder}/{name}"
        compiler = shutil.which("cc") or shutil.which("gcc")
        if not compiler:
            print("  (no C compiler)")
            return None
        subprocess.run([compiler, "-O2", source, "-o", target], check=True)
        return target
