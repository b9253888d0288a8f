#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""man formats every manual page without a warning."""

import os
import subprocess
import sys

import tree


def find_warnings(root, page):
    run = subprocess.run(
        ["man", "--warnings", "--local-file", str(page)],
        cwd=root,
        env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANROFFSEQ": "", "MANPAGER": "cat"},
        capture_output=True,
        text=True,
        check=False,
    )
    breaches = [f"{page}: {line}" for line in run.stderr.splitlines()]
    return breaches or ([f"{page}: man ended with {run.returncode}"] if run.returncode else [])


def main(root):
    report = tree.Report()
    pages = [path for path in tree.walk(root, ".1", ".1.in") if path.parts[0] in ("help", "data")]
    for page in pages:
        report.rule(f"manual page {page.name}", find_warnings(root, page))
    if not pages:
        report.skip("manual pages", "there is none")
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
