#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the cases of a `meson test` run from its log and ends with 'N passed, N failed'.

summary.py LOG [SECOND]   what ran a second time, in SECOND, counts as it went then, and is named if it differs
summary.py --failed LOG   only the names of the test programs that failed
"""

import json
import re
import sys

CASE = re.compile(r"^(ok|not ok)\b(?P<rest>.*)$", re.MULTILINE)


def count(test):
    """Cases of one test program: those it told one by one, else the program as one case."""
    cases = CASE.findall(test.get("stdout") or "")
    failed = sum(1 for verdict, rest in cases if verdict == "not ok" and "# TODO" not in rest)
    skipped = sum(1 for verdict, rest in cases if "# SKIP" in rest.upper())
    passed = len(cases) - failed - skipped
    if test["result"] not in ("OK", "SKIP", "EXPECTEDFAIL"):
        failed = max(failed, 1)
    elif not cases:
        passed, skipped = (0, 1) if test["result"] == "SKIP" else (1, 0)
    return passed, failed, skipped


def read(log):
    with open(log, encoding="utf-8") as lines:
        return {test["name"]: test for test in map(json.loads, lines)}


def list_failed(log):
    for name, test in read(log).items():
        if count(test)[1]:
            print(name.split(" / ")[-1])
    return 0


def main(log, second=None):
    totals = [0, 0, 0]
    again = read(second) if second else {}
    for name, test in read(log).items():
        counts = count(again.get(name, test))
        totals = [a + b for a, b in zip(totals, counts)]
        if counts[1]:
            print(f"failed: {name} ({test['result']})")
        elif name in again:
            print(f"unsteady: {name} failed ({test['result']}), and passed by itself: find out why")
    passed, failed, skipped = totals
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(list_failed(sys.argv[2]) if sys.argv[1] == "--failed" else main(*sys.argv[1:]))
