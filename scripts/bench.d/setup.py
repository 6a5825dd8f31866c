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
        # Where other products of the same build are.
        self.products = os.path.dirname(
            os.path.realpath(program)) if program else ROOT + "/.build/release"
        self.home = self.fresh_folder("home")
        self.environment = peers.environment(self.home)

    def built_program(self):
        """The release build, made and put in a place of its own the way users do.

        What a linker has just written lies in memory in small pieces until the machine is started anew,
        and takes a millisecond longer to map at every start; a copy does not.
        """
        subprocess.run([ROOT + "/scripts/run", "--version"], check=True, stdout=subprocess.DEVNULL)
        built, copy = ROOT + "/.build/release/samspill", self.folder + "/samspill"
        if not os.path.exists(copy) or os.stat(copy).st_mtime_ns != os.stat(built).st_mtime_ns:
            os.makedirs(self.folder, exist_ok=True)
            shutil.copy2(built, copy + ".new")
            os.replace(copy + ".new", copy)
        return copy

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
