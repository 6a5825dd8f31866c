"""Asking the whole network beside khard, khal, calcurse and grep, on the same records."""
import peers
from measure import alternating, median, number, peak, ratio, table, timed

FIRST_DAY = "2021-01-01"
DAYS = "365"
WORD = "besøksvenn"


def report(setup, scales):
    for scale in scales:
        store = setup.store(scale)
        homes = setup.fresh_folder("homes")
        ours = [setup.program, "--store", store]
        print(f"## The whole network from the command line: {scale}\n")
        question(setup, store, "All contacts", [*ours, "contacts", "list"], khard(store, homes))
        question(setup, store, "A year's agenda",
                 [*ours, "agenda", "--from", FIRST_DAY, "--days", DAYS],
                 {**khal(store, homes), **calcurse(store, homes)})
        question(setup, store, f"Search for “{WORD}”", [*ours, "search", WORD], {
            "grep -ri": (["grep", "-ri", WORD, store], setup.environment)})


def question(setup, store, title, ours, others):
    """One table: ours with and without its cache, and the others that are installed."""
    jobs = {
        "samspill": lambda: timed(ours, setup.environment),
        "samspill, no cache": lambda: uncached(setup, store, ours),
    }
    for name, (command, variables) in others.items():
        if peers.found(command[0]):
            jobs[name] = lambda command=command, variables=variables: timed(command, variables)
    timed(ours, setup.environment)
    results = alternating(jobs, setup.runs)
    times = {name: median([one[0] for one in all_]) for name, all_ in results.items()}
    table([title, "ms", "beside ours", "peak memory, MB"], [
        [name + note(results[name]), number(value), ratio(value, times["samspill"]),
         peak(results[name])] for name, value in times.items()])


def note(results):
    codes = sorted({code for _, _, code in results} - {0})
    return f" (exit {', '.join(map(str, codes))})" if codes else ""


def uncached(setup, store, command):
    setup.without_cache(store)
    result = timed(command, setup.environment)
    timed(command, setup.environment)
    return result


def khard(store, homes):
    home = homes + "/khard"
    peers.khard_settings(store, home)
    return {"khard": (["khard", "list"], peers.environment(home))}


def khal(store, homes):
    home = homes + "/khal"
    peers.khal_settings(store, home)
    return {"khal": (["khal", "list", FIRST_DAY, DAYS + "d"], peers.environment(home, LC_ALL="C"))}


def calcurse(store, homes):
    home = homes + "/calcurse"
    if not peers.found("calcurse"):
        return {}
    folder = peers.calcurse_folder(store, home)
    command = ["calcurse", "-D", folder, "-C", folder, "-Q", "--from", "01/01/2021", "--days", DAYS]
    return {"calcurse": (command, peers.environment(home))}
