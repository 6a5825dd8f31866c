"""What the parts of the benchmark share: the built program, its stores, a folder to work in."""
import os
import shutil
import subprocess

import peers

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SCALES = ("starter", "S", "M", "L")
# The day that the generated records lie around, whenever they are generated.
DAY = "2021-09-01"


class Setup:
    """The program under test and the folder below which everything is made."""

    def __init__(self, program, runs, limit=120, rows=None, changes="status"):
        self.runs = runs
        self.limit = limit
        self.rows = rows
        self.changes = changes
        self.folder = ROOT + "/.build/bench"
        self.program = os.path.abspath(program) if program else self.built_program()
        self.home = self.fresh_folder("home")
        self.environment = peers.environment(self.home)

    def built_program(self):
        """The release build, made the way users make it."""
        subprocess.run([ROOT + "/scripts/run", "--version"], check=True, stdout=subprocess.DEVNULL)
        return ROOT + "/.build/release/samspill"

    def fresh_folder(self, name):
        path = f"{self.folder}/{name}"
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        return path

    def kept_folder(self, name, store):
        """A folder for what is made from a store, empty when the store is another than last time."""
        path = f"{self.folder}/{name}"
        made = os.stat(store + "/network.json")
        mark = f"{path}/of-{made.st_ino}-{made.st_mtime_ns}"
        if not os.path.exists(mark):
            self.fresh_folder(name)
            peers.write(mark, "")
        return path

    def store(self, scale):
        """A generated store, made once and kept; `starter` is the network as shipped."""
        path = f"{self.folder}/store-{scale}"
        if not os.path.isdir(path):
            words = ["init", "--store", path] if scale == "starter" else [
                "--demo", "--keep", path, "--scale", scale, "--seed", "1",
                "--today", DAY, "status"]
            subprocess.run([self.program, *words], env=self.environment, check=True,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        return path

    def without_cache(self, store):
        """Removes what the program may delete at any moment."""
        for name in os.listdir(store + "/.samspill"):
            if name.startswith("cache"):
                path = f"{store}/.samspill/{name}"
                if os.path.isdir(path):
                    shutil.rmtree(path)
                else:
                    os.remove(path)
