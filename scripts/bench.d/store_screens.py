"""Opening the workspace on a generated store, and what it does then, beside other screens."""
import time

import peers
from measure import AtLeast, alternating, median, percentile, timed
from terminal_probe import Terminal

WORD = "besøksvenn"
KEY_PRESSES = 100
IDLE_SECONDS = 10
# What is of use before all is there: the list of municipalities and the keys.
USEFUL_WORDS = ["Kontakter", "Flatanger", "Frosta", "avslutt"]
FIRST_RESULT_LINE = 4
# The last line comes and goes with what is said; the first may say that something is still going on.
ALL_BUT_LAST, PANES = slice(0, -1), slice(1, -1)


def first(place):
    """Starts with caches that an earlier start has filled."""
    programs = [*place.interactive("abook", "calcurse", "ikhal", "neomutt"), echo(place)]
    ours = place.workspace()
    settled = settled_screen(place, ours)
    for one in programs:
        first_screen(place, one)
    jobs = {"samspill": lambda: complete_screen(place, ours, settled, PANES)[1]}
    jobs.update({one.name: lambda one=one: first_screen(place, one) for one in programs})
    return medians(alternating(jobs, place.setup.runs))


def cold(place):
    """Starts after the caches are gone; and the least that reading all files takes."""
    ours = place.workspace()
    settled = settled_screen(place, ours)

    def start():
        place.without_cache()
        return complete_screen(place, ours, settled)

    jobs = {"samspill": start}
    reader = place.compiled("read_all")
    if reader:
        jobs["(every file once, in C)"] = lambda: timed([reader, place.store], place.environment)[0]
    if peers.found("neomutt"):
        uncached = peers.neomutt_uncached(place.store, place.home("neomutt"))
        jobs["neomutt"] = lambda: first_screen(place, uncached)
    if peers.found("notmuch"):
        jobs["notmuch new"] = lambda: notmuch_new(place)
    results = alternating(jobs, place.setup.runs)
    starts = results.pop("samspill")
    return {"samspill, something useful": [median([useful for useful, _ in starts])],
            "samspill, complete": [median([complete for _, complete in starts])],
            **medians(results)}


def key(place):
    """The arrow down, again and again."""
    programs = [place.workspace(), *place.interactive("neomutt", "abook", "calcurse"), raw(place)]
    return measured(place, programs, presses)


def presses(_, program, terminal):
    started = time.perf_counter()
    answers = []
    while len(answers) < KEY_PRESSES and time.perf_counter() - started < 15:
        answers.append(terminal.press(program.down, quiet=40))
    times = [answer.settled for answer in answers]
    return [median(times), percentile(times, 0.95), median([answer.size for answer in answers])]


def search(place):
    """A word typed and taken back letter by letter; the others get it whole."""
    results = measured(place, [place.workspace()], keystrokes)
    for name, pattern in {"neomutt, subjects": "~s", "neomutt, whole mails": "~b"}.items():
        for result in measured(place, place.interactive("neomutt"), limiting(pattern)).values():
            results[name] = result
    greps = alternating({"grep -ri": lambda: timed(
        ["grep", "-ri", WORD, place.store], place.environment)[0]}, place.setup.runs)
    results.update(medians(greps))
    return results


def keystrokes(_, __, terminal):
    terminal.press("Ctrl-F", quiet=300)
    keys = [*WORD, *["Backspace"] * (len(WORD) - 1)] * 2
    answers = [terminal.press(one, quiet=250, limit=10000,
                              is_result=lambda line: line >= FIRST_RESULT_LINE) for one in keys]
    times = [answer.settled for answer in answers]
    return [median(times), percentile(times, 0.95), median([answer.first for answer in answers])]


def limiting(pattern):
    def measure(place, _, terminal):
        terminal.press("l", quiet=100)
        terminal.press(f"{pattern} {WORD}", quiet=100)
        limit = place.setup.limit * 1000
        time_taken = terminal.press("Enter", quiet=400, limit=limit).settled
        is_over = time_taken is None or time_taken > limit - 1000
        return [AtLeast(limit) if is_over else time_taken]
    return measure


def memory(place):
    """After the first screen and a few keys."""
    def measure(_, program, terminal):
        for _ in range(10):
            terminal.press(program.down, quiet=100)
        now, highest = terminal.memory()
        return [highest, now]

    results = measured(place, [place.workspace(), *place.interactive("neomutt")], measure)
    if peers.found("khard"):
        peers.khard_settings(place.store, place.home("khard"))
        results["khard list"] = [timed(["khard", "list"], peers.environment(place.home("khard")),
                                       limit=place.setup.limit)[1]]
    return results


def idle(place):
    """Nobody does anything."""
    def measure(_, __, terminal):
        terminal.drain()
        before = terminal.usage()
        time.sleep(IDLE_SECONDS)
        size = terminal.drain()
        cpu, wakeups = terminal.used_since(before)
        return [wakeups, size, cpu]

    return measured(place, [place.workspace(), *place.interactive("abook", "neomutt")], measure)


def measured(place, programs, measure):
    """Opens each program, waits until it has nothing more to do, and measures something of it."""
    results = {}
    for program in programs:
        terminal = Terminal(program.command, program.environment)
        try:
            if terminal.first_screen(program.words, limit=place.setup.limit * 1000) is None:
                print(f"  ({program.name} showed no full screen at {place.scale})")
                continue
            at_rest(terminal)
            results[program.name] = measure(place, program, terminal)
        finally:
            terminal.end(program.quit_keys)
    return results


def at_rest(terminal, patience=120):
    """Waits until a program neither writes nor computes; a clock on its screen may go on."""
    deadline = time.perf_counter() + patience
    while time.perf_counter() < deadline and not terminal.has_ended:
        before = terminal.usage()
        time.sleep(0.7)
        terminal.drain()
        if terminal.used_since(before)[0] < 5:
            return


def settled_screen(place, program):
    """What stands on the screen in the end; and then the caches are filled."""
    terminal = Terminal(program.command, program.environment)
    try:
        terminal.first_screen(program.words, limit=place.setup.limit * 1000)
        at_rest(terminal)
        return terminal.screen.lines
    finally:
        terminal.end(program.quit_keys)


def complete_screen(place, program, settled, part=ALL_BUT_LAST):
    """When the first of use was to be seen, and when all that part of the screen `settled` shows."""
    terminal = Terminal(program.command, program.environment)

    def is_useful(lines):
        text = "\n".join(lines)
        return all(word in text for word in USEFUL_WORDS)

    try:
        return terminal.moments([is_useful, lambda lines: lines[part] == settled[part]], quiet=100,
                                limit=place.setup.limit * 1000)
    finally:
        terminal.end(program.quit_keys)


def first_screen(place, program):
    limit = place.setup.limit * 1000
    terminal = Terminal(program.command, program.environment)
    shown = terminal.first_screen(program.words, quiet=150 if program.quit_keys else 20, limit=limit)
    over = shown is None and terminal.since_start() >= limit
    terminal.end(program.quit_keys)
    return AtLeast(limit) if over else shown


def notmuch_new(place):
    home = place.home("notmuch")
    peers.clear(home)
    peers.notmuch_settings(place.store, home)
    return timed(["notmuch", "new", "--quiet"], peers.environment(home), limit=place.setup.limit)[0]


def echo(place):
    """What the measuring of a start itself takes."""
    return peers.Peer("(echo)", "nothing", ["/bin/echo", "floor"], ["floor"], "", [], place.setup.home)


def raw(place):
    """What the measuring of a key itself takes."""
    return peers.Peer("(a key sent back)", "nothing",
                      ["sh", "-c", "stty raw -echo; echo ready; exec cat"], ["ready"], "x", [],
                      place.setup.home)


def medians(results):
    return {name: [median(values)] for name, values in results.items()}
