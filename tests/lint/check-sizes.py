#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and functions stay short enough to read: no file over 600 lines, no function over 80, a note on those over 60."""

import pathlib
import sys

import tree

FILE_LINES = 600
FUNCTION_NOTE_LINES = 60
FUNCTION_LINES = 80
# Tables of texts and numbers are data: they are long because there is much of them. So is the feed's contract, which refers to itself and is one file for its readers.
DATA_SUFFIXES = (".openapi.yaml", ".json", ".csv", ".tsv", ".jsonl", ".po", ".pot", ".svg", ".txt")
NOT_OURS = {"LICENSE"}


def find_long_files(root):
    breaches = []
    for path in tree.walk(root):
        if path.name.endswith(DATA_SUFFIXES) or path.name in NOT_OURS:
            continue
        text = tree.read(pathlib.Path(root) / path)
        lines = len(text.splitlines()) if text else 0
        if lines > FILE_LINES:
            breaches.append(f"{path}: {lines} lines")
    return breaches


def measure_functions(text):
    """(name, lines) of each function: clang-format puts a function's braces, and only those, into the first column."""
    lines = text.splitlines()
    start = None
    for number, line in enumerate(lines):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            head = next((before for before in reversed(lines[:start]) if before and before[0].isalpha()), "?")
            yield head.split(" (")[0], number - start + 1
            start = None


def find_long_functions(root, limit):
    found = []
    for path in tree.walk(root, ".c"):
        text = tree.read(pathlib.Path(root) / path) or ""
        found += [f"{path}: {name}: {n} lines" for name, n in measure_functions(text) if n > limit]
    return found


def main(root):
    report = tree.Report()
    report.rule(f"no file over {FILE_LINES} lines", find_long_files(root))
    report.rule(
        f"no function over {FUNCTION_LINES} lines",
        find_long_functions(root, FUNCTION_LINES),
        [f"over {FUNCTION_NOTE_LINES}: {found}" for found in find_long_functions(root, FUNCTION_NOTE_LINES)],
    )
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
