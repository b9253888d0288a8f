#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C file is as .clang-format has it."""

import re
import subprocess
import sys

import tree

WARNING = re.compile(r"^(\S+?):(\d+):\d+: (?:error|warning): ")


def find_breaches(root):
    files = [str(path) for path in tree.walk(root, ".c", ".h")]
    if not files:
        return ["there is no C file: the check looks in the wrong place"]
    run = subprocess.run(
        ["clang-format", "--dry-run", "--Werror", "--style=file", *files],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = {}
    for line in run.stderr.splitlines():
        match = WARNING.match(line)
        if match:
            lines.setdefault(match[1], []).append(match[2])
    if run.returncode and not lines:
        return run.stderr.splitlines() or ["clang-format failed and said nothing"]
    return [f"{name}: line {', '.join(numbers)}: run clang-format -i" for name, numbers in lines.items()]


def main(root):
    report = tree.Report()
    report.rule("clang-format", find_breaches(root))
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
