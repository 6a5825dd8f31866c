"""What a store of any size must do at once, beside the programs that people use today."""
import faults
import store_commands
import store_edits
import store_screens
from measure import number, ratio, table
from place import Place


class Row:
    """One comparison: what is measured, in which units, what the goal is, and how."""

    def __init__(self, title, units, goal, measure, base="samspill"):
        self.title = title
        self.units = units
        self.goal = goal
        self.measure = measure
        self.base = base


ROWS = {
    "first": Row("First full screen, caches warm", ["ms"], "12 · 25 · 80 ms", store_screens.first),
    "cold": Row(
        "First screen without a cache", ["ms"],
        "something useful in 60 ms; complete in 2 × reading every file once", store_screens.cold,
        "samspill, complete"),
    "key": Row("From a key to the settled screen", ["ms", "p95", "bytes"],
               "1 ms, p95 2.5 ms, 300 bytes", store_screens.key),
    "search": Row("A search over everything, a keystroke", ["ms", "p95", "first results"],
                  "16 ms at M; first results 30 ms at L", store_screens.search),
    "list": Row("All contacts", ["ms", "CPU", "MB"], "8 · 20 · 150 ms; without cache 1/40 of khard",
                store_commands.contacts),
    "agenda": Row("A year's agenda", ["ms", "CPU", "MB"], "8 · 20 · 150 ms; without cache 1/30 of khal's",
                  store_commands.agenda),
    "word": Row("A word anywhere", ["ms", "CPU", "MB"], "10 · 40 · 300 ms; without cache 1.5 × grep -r",
                store_commands.word),
    "changes": Row("What has changed since, looking at every file", ["ms", "CPU", "MB"],
                   "1.3 × find -printf", store_commands.changes),
    "memory": Row("Memory with the workspace open", ["MB at its highest", "MB at rest"],
                  "15 · 40 · 140 MB", store_screens.memory),
    "idle": Row(f"Left alone for {store_screens.IDLE_SECONDS} s",
                ["wake-ups", "bytes", "ms of CPU"], "0, 0, 0", store_screens.idle),
    "edit": Row("One saved change, durable", ["ms"],
                "a command at M: calcurse -i; in the workspace: 2 × the bare calls",
                store_edits.edit, "samspill contacts edit"),
}


def report(setup, scales):
    scales = [scale for scale in scales if scale != "starter"]
    chosen = setup.rows or [*ROWS, "faults"]
    print("The page cache is warm: nothing is dropped from it. Ours show the day that the records lie "
          "around,\nthe others today, on which their calendars are empty. “beside ours”: how many times "
          "as much as ours.\n")
    places = {scale: Place(setup, scale) for scale in scales}
    for name, row in ROWS.items():
        if name in chosen:
            show(row, {scale: row.measure(place) for scale, place in places.items()})
    if "faults" in chosen:
        faults.report(setup, scales)


def show(row, results):
    """Prints a table with a line a program and two columns a scale."""
    print(f"## {row.title}\n\nGoal: {row.goal}\n")
    programs = list(dict.fromkeys(name for result in results.values() for name in result))
    lines = []
    for program in programs:
        line = [program]
        for result in results.values():
            numbers, base = result.get(program), result.get(row.base)
            line += [" · ".join(map(number, numbers)) if numbers else "–",
                     ratio(numbers[0], base[0]) if numbers and base else "–"]
        lines.append(line)
    units = " · ".join(row.units)
    table(["program"] + [heading for scale in results for heading in (
        f"{scale}: {units}", "beside ours")], lines)
