"""Opening the workspace beside the programs that show one kind of record each."""
import time

import peers
from measure import alternating, median, number, ratio, table, timed
from terminal_probe import Terminal

KEY_PRESSES = 30
IDLE_SECONDS = 10


def report(setup, scales):
    for scale in scales:
        print(f"## Start, keys, rest and memory: {scale}\n")
        screens(setup, setup.store(scale), scale)
    print("## `--version`\n")
    versions(setup)


def screens(setup, store, scale):
    homes = setup.fresh_folder("homes")
    programs = [samspill(setup, store), *peers.interactive(store, homes), floor(setup)]
    starts = alternating({one.name: lambda one=one: first_screen(one) for one in programs},
                         setup.runs)
    base = median(starts["samspill"])
    rest = {one.name: at_rest(one) for one in programs[:-1]}
    rows = []
    for one in programs:
        shown = median(starts[one.name])
        row = [one.name, one.kind, number(shown), ratio(shown, base)]
        rows.append(row + (rest[one.name] if one.name in rest else ["–"] * 6))
    table(["program", "shows", "first full screen, ms", "beside ours", "a key, ms", "bytes",
           f"rest {IDLE_SECONDS} s: bytes", "wake-ups", "CPU, ms", "memory, MB (peak)"], rows)


def samspill(setup, store):
    words = ["Kontakter", "Kalender", "avslutt"]
    return peers.Peer("samspill", "everything", [setup.program, "--store", store], words, "Down",
                      ["q"], setup.home)


def floor(setup):
    """What the measuring itself takes."""
    return peers.Peer("(echo)", "nothing", ["/bin/echo", "floor"], ["floor"], "", [], setup.home)


def first_screen(program):
    terminal = Terminal(program.command, program.environment)
    shown = terminal.first_screen(program.words, quiet=150 if program.kind != "nothing" else 20)
    terminal.end(program.quit_keys)
    return shown


def at_rest(program):
    """Keys, then rest, then memory of one program, as cells of the table."""
    terminal = Terminal(program.command, program.environment)
    try:
        if terminal.first_screen(program.words) is None:
            print(f"  ({program.name} showed no full screen)")
            return ["–"] * 6
        answers = [terminal.press(program.down) for _ in range(KEY_PRESSES)]
        time.sleep(1)
        terminal.drain()
        before = terminal.usage()
        time.sleep(IDLE_SECONDS)
        idle_bytes = terminal.drain()
        cpu, wakeups = terminal.used_since(before)
        now, peak = terminal.memory()
        return [number(median([answer.settled for answer in answers])),
                number(median([answer.size for answer in answers])), number(idle_bytes),
                number(wakeups), number(cpu), f"{number(now)} ({number(peak)})"]
    finally:
        terminal.end(program.quit_keys)


def versions(setup):
    commands = {"samspill": [setup.program, "--version"], "calcurse": ["calcurse", "--version"],
                "(true)": ["/bin/true"]}
    present = {name: command for name, command in commands.items() if peers.found(command[0])}
    times = alternating(
        {name: lambda command=command: timed(command, setup.environment)
         for name, command in present.items()}, max(setup.runs, 20))
    medians = {name: median([one[0] for one in all_]) for name, all_ in times.items()}
    base = medians["samspill"]
    table(["program", "ms", "beside ours"],
          [[name, number(value), ratio(value, base)] for name, value in medians.items()])
