"""Timing programs side by side, and tables of what came out."""
import os
import signal
import statistics
import threading
import time


class AtLeast(float):
    """Milliseconds of something that was ended when it had taken that long."""


def timed(command, environment, directory=None, limit=None, given=os.devnull):
    """Runs a program with its output thrown away; milliseconds, peak memory in MB, exit code,
    and milliseconds of processor time, which a busy machine changes less.

    After `limit` seconds it is ended, with all that it started.
    """
    devices = [(os.POSIX_SPAWN_OPEN, 0, given, os.O_RDONLY, 0)] + [
        (os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    here = os.getcwd()
    os.chdir(directory or here)
    started = time.perf_counter()
    try:
        process = os.posix_spawnp(
            command[0], command, environment, file_actions=devices, setpgroup=0)
    finally:
        os.chdir(here)
    timer = threading.Timer(limit, os.killpg, (process, signal.SIGKILL)) if limit else None
    if timer:
        timer.start()
    _, status, usage = os.wait4(process, 0)
    elapsed = (time.perf_counter() - started) * 1000
    if timer:
        timer.cancel()
    code = os.waitstatus_to_exitcode(status)
    if limit and code == -signal.SIGKILL and elapsed >= limit * 1000:
        elapsed = AtLeast(limit * 1000)
    cpu = (usage.ru_utime + usage.ru_stime) * 1000
    return elapsed, usage.ru_maxrss * 1024 / 1e6, code, cpu


def alternating(jobs, runs, patience=15):
    """Calls each job `runs` times, in turn, so that a busy moment hits all; lists of results.

    A job that has taken more than `patience` seconds in all is left at what it has.
    """
    results = {name: [] for name in jobs}
    spent = dict.fromkeys(jobs, 0.0)
    for _ in range(runs):
        for name, job in jobs.items():
            if spent[name] < patience:
                started = time.perf_counter()
                results[name].append(job())
                spent[name] += time.perf_counter() - started
    return results


class AtMost(float):
    """Megabytes of something that may have had less."""


def highest(results):
    """The highest memory among results of ``timed``; a child never shows less than its parent had."""
    most = max(one[1] for one in results)
    least = timed(["/bin/true"], {})[1]
    return most if most > least * 1.02 else AtMost(least)


def peak(results):
    """That for people."""
    return number(highest(results))


def median(values):
    """The median of those values that are there, or None."""
    there = [value for value in values if value is not None]
    return statistics.median(there) if there else None


def percentile(values, share):
    """The value that `share` of those that are there do not exceed, or None."""
    there = sorted(value for value in values if value is not None)
    return there[min(len(there) - 1, int(len(there) * share))] if there else None


def number(value, unit=""):
    """A value for people: three figures or so."""
    if value is None:
        return "–"
    if isinstance(value, AtLeast):
        return "> " + number(float(value), unit)
    if isinstance(value, AtMost):
        return "< " + number(float(value), unit)
    digits = 0 if abs(value) >= 100 or value == int(value) else 1 if abs(value) >= 10 else 2
    if 0 < abs(value) < 0.1:
        digits = 3
    return f"{value:,.{digits}f}{unit}"


def ratio(value, base):
    """How many times `base` a value is."""
    if value is None or not base:
        return "–"
    return number(type(value)(value / base), " ×")


def table(headings, rows):
    """Prints a Markdown table whose columns line up: the first to the left, the others to the right."""
    lines = [headings] + rows
    widths = [max(len(str(line[column])) for line in lines) for column in range(len(headings))]

    def show(cells):
        first, *rest = (str(cell) for cell in cells)
        aligned = [first.ljust(widths[0])] + [
            cell.rjust(width) for cell, width in zip(rest, widths[1:])]
        print("| " + " | ".join(aligned) + " |")

    show(headings)
    print("|" + "|".join("-" * (width + 1) + ("-" if index == 0 else ":")
                         for index, width in enumerate(widths)) + "|")
    for row in rows:
        show(row)
    print()


def machine():
    """One line about where the figures are from."""
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    load = os.getloadavg()[0]
    return f"{model}, {os.cpu_count()} cores, load {load:.1f}, Linux {os.uname().release}"
