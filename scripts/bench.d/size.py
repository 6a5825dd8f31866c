"""How large the program and its sources are."""
import glob
import os
import re
import statistics

from measure import number, table
from setup import ROOT

FUNCTION = re.compile(r"^( *)(?:@\w+(?:\([^)]*\))? )*(?:[a-z]+(?:\([a-z]+\))? )*(?:func |init[?(<])")


def report(setup, _):
    print("## Size\n")
    rows = []
    for folder in ("Sources", "Tests"):
        texts = [text for text in map(lines, glob.glob(f"{ROOT}/{folder}/**/*.swift", recursive=True))
                 if not text[0].startswith("// Generated")]
        files = [len(text) for text in texts]
        functions = [length for text in texts for length in function_lengths(text)]
        rows.append([folder, len(files), number(sum(files)), number(statistics.median(files)),
                     max(files), number(statistics.median(functions)), max(functions)])
    table(["", "files", "lines", "median file", "longest", "median function", "longest"], rows)
    print(f"The binary: {os.path.getsize(setup.program) / 1e6:.1f} MB\n")


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines() or [""]


def function_lengths(text):
    """Lines of each function, by the layout that the formatter guarantees."""
    for index, line in enumerate(text):
        match = FUNCTION.match(line)
        if not match:
            continue
        opening = next((i for i in range(index, len(text)) if text[i].endswith(("{", "}"))), None)
        if opening is None or not text[opening].endswith("{"):
            continue
        closing = match.group(1) + "}"
        end = next((i for i in range(opening + 1, len(text)) if text[i] == closing), None)
        if end:
            yield end - index + 1
