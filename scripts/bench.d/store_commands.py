"""Asking a generated store from the command line beside khard, khal, calcurse, grep and find."""
import peers
from measure import alternating, highest, median, timed
from store_screens import WORD

FIRST_DAY, FIRST_DAY_OF_CALCURSE = "2021-01-01", "01/01/2021"
DAYS = "365"


def contacts(place):
    others = {}
    if peers.found("khard"):
        home = place.home("khard")
        peers.khard_settings(place.store, home)
        others["khard"] = command(place, ["khard", "list"], home)
    return compare(place, ["contacts", "list"], others)


def agenda(place):
    others = {}
    if peers.found("khal"):
        words = ["khal", "list", FIRST_DAY, DAYS + "d"]
        peers.khal(place.store, place.home("ikhal"))
        others["khal"] = command(place, words, place.home("ikhal"), LC_ALL="C")
        others["khal, no cache"] = lambda: first_of_khal(place, words)
    if peers.found("calcurse"):
        home = place.home("calcurse")
        folder = peers.calcurse_folder(place.store, home)
        others["calcurse"] = command(
            place, ["calcurse", "-D", folder, "-C", folder, "-Q", "--from", FIRST_DAY_OF_CALCURSE,
                    "--days", DAYS], home)
    return compare(place, ["agenda", "--from", FIRST_DAY, "--days", DAYS], others)


def word(place):
    return compare(place, ["search", WORD], {
        "grep -ri": command(place, ["grep", "-ri", WORD, place.store], place.setup.home)})


def changes(place):
    """The command that looks whether anything has changed, when nothing has."""
    words = place.setup.changes.split()
    ours = place.command(*words)
    timed(ours, place.environment)
    find = ["find", place.store, "-type", "f", "-printf", "%p %s %T@ %i\\n"]
    return values(place, alternating({
        "samspill": lambda: timed(ours, place.environment),
        "find -printf": command(place, find, place.setup.home)}, place.setup.runs))


def compare(place, words, others):
    """Ours with and without its cache, and the others, in turn."""
    ours = place.command(*words)

    def uncached():
        place.without_cache()
        result = timed(ours, place.environment)
        timed(ours, place.environment)
        return result

    timed(ours, place.environment)
    jobs = {"samspill": lambda: timed(ours, place.environment), "samspill, no cache": uncached}
    return values(place, alternating({**jobs, **others}, place.setup.runs))


def values(place, results):
    """Medians of the times and of processor time, and the peak of memory; says which programs failed."""
    for name, all_ in results.items():
        codes = sorted({one[2] for one in all_} - {0, -9})
        if codes:
            print(f"  ({name} at {place.scale}: exit {', '.join(map(str, codes))})")
    return {name: [median([one[0] for one in all_]), median([one[3] for one in all_]), highest(all_)]
            for name, all_ in results.items()}


def command(place, words, home, **variables):
    environment = peers.environment(home, **variables)
    return lambda: timed(words, environment, limit=place.setup.limit)


def first_of_khal(place, words):
    """khal in a home in which it has never been."""
    home = place.home("khal-first")
    peers.clear(home)
    peers.khal_settings(place.store, home)
    return timed(words, peers.environment(home, LC_ALL="C"), limit=place.setup.limit)
