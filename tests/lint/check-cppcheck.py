#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""cppcheck finds nothing in src. A find that is wrong is suppressed in the line that it is about, with its reason."""

import pathlib
import subprocess
import sys

import tree

GLIB = pathlib.Path(__file__).resolve().with_name("glib.cfg")

# Kinds of finds that GLib's rules make wrong everywhere; whatever is wrong in one place only is suppressed there.
NOT_IN_GLIB = [
    # GLib ends the program when memory runs out.
    "nullPointerOutOfMemory",
    "ctunullpointerOutOfMemory",
    # gtk.cfg says of containers, queues and threads that they never own what they are given. Leaks are found by the
    # leak sanitizer, which runs every suite.
    "memleak",
    "leakNoVarFunctionCall",
]

OPTIONS = [
    "--enable=warning,performance,portability",
    "--inline-suppr",
    "--error-exitcode=1",
    "--library=gtk",
    f"--library={GLIB}",
    *[f"--suppress={kind}" for kind in NOT_IN_GLIB],
    "--std=c17",
    "--language=c",
    "--template={file}:{line}: {id}: {message}",
    "--check-level=exhaustive",
    "--quiet",
]


def find_breaches(root, cache, jobs):
    command = ["cppcheck", *OPTIONS, f"-j{jobs}", "-Isrc"]
    if cache:
        pathlib.Path(cache).mkdir(parents=True, exist_ok=True)
        command.append(f"--cppcheck-build-dir={cache}")
    run = subprocess.run([*command, "src"], cwd=root, capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return []
    return (run.stderr + run.stdout).strip().splitlines() or [f"cppcheck ended with {run.returncode} and said nothing"]


def main(root, cache=None):
    report = tree.Report()
    report.rule("cppcheck", find_breaches(root, cache, 2))
    return report.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
