#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house's own rules that no compiler knows: licence lines, layers, markup, paths of one machine, scripts that parse."""

import ast
import pathlib
import re
import subprocess
import sys

import tree

LICENCE = re.compile(r"SPDX-License-Identifier: (GPL-3\.0-or-later|CC0-1\.0)\b")
LICENSED = (".c", ".h", ".py", ".ui", ".css", ".gresource.xml", ".gschema.xml")
HEADER_LINES = 4

LAYERS_WITHOUT_GTK = ("model", "rules", "store", "files", "sync", "sample", "archive", "cli")
GTK_INCLUDE = re.compile(r'^\s*#\s*include\s*[<"](gtk/|gdk/|gsk/|adwaita|gdk-pixbuf/|graphene)', re.MULTILINE)

MARKUP = re.compile(
    r"set_markup\s*\(|parse_markup\s*\(|set_use_markup\s*\([^;]*\bTRUE\b"
    r'|"(?:\w+-)?use-markup",\s*TRUE|name="(?:\w+-)?use[-_]markup">\s*(?:true|yes|1)\b',
    re.IGNORECASE,
)
MARKUP_ALLOWED = pathlib.Path(__file__).with_name("markup-allowed.txt")

MACHINE = re.compile(
    r"(?<![\w.$}~*])/(?:home/(?!(?:me|user)\b)\w|root/|Users/\w|work/\w|mnt/\w)"
    r"|\b(?:registry\.npmjs\.org|pypi\.org|files\.pythonhosted\.org|crates\.io|proxy\.golang\.org|rubygems\.org)\b"
)


def read_all(root, *suffixes):
    for path in tree.walk(root, *suffixes):
        text = tree.read(pathlib.Path(root) / path)
        if text is not None:
            yield path, text


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def find_unlicensed(root):
    return [
        f"{path}: no SPDX-License-Identifier in its first lines"
        for path, text in read_all(root, *LICENSED)
        if not LICENCE.search("\n".join(text.splitlines()[:HEADER_LINES]))
    ]


def find_gtk_below_ui(root):
    breaches = []
    for layer in LAYERS_WITHOUT_GTK:
        for path, text in read_all(pathlib.Path(root) / "src" / layer, ".c", ".h"):
            breaches += [f"src/{layer}/{path}:{line_of(text, m.start(1))}: GTK" for m in GTK_INCLUDE.finditer(text)]
    return breaches


def read_markup_allowed(path):
    """Lines of "path: reason"; what is empty or starts with # says nothing."""
    allowed = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition(":")
            allowed[name.strip()] = reason.strip()
    return allowed


def find_markup(root, allowed):
    breaches = [f"{name}: allowed without a reason" for name, reason in allowed.items() if not reason]
    used = set()
    for folder in ("src", "ui"):
        for path, text in read_all(pathlib.Path(root) / folder, ".c", ".h", ".ui"):
            name = f"{folder}/{path}"
            matches = list(MARKUP.finditer(text))
            if matches and name in allowed:
                used.add(name)
            elif matches:
                breaches += [f"{name}:{line_of(text, match.start())}: markup" for match in matches]
    return breaches + [f"{name}: allowed, but uses no markup" for name in allowed if name not in used]


def find_machine_paths(root):
    ours = {"tests/lint/check-sources.py", "tests/lint/test-lint.py"}
    return [
        f"{path}:{line_of(text, match.start())}: {match[0]}"
        for path, text in read_all(root)
        if path.as_posix() not in ours
        for match in MACHINE.finditer(text)
    ]


def find_broken_scripts(root):
    breaches = []
    for path, text in read_all(root):
        if path.suffix == ".py" or re.match(r"#!.*python", text):
            try:
                ast.parse(text)
            except SyntaxError as error:
                breaches.append(f"{path}:{error.lineno}: {error.msg}")
        elif re.match(r"#!/bin/sh\b", text):
            run = subprocess.run(
                ["sh", "-n", str(path)], cwd=root, capture_output=True, text=True, check=False
            )
            breaches += run.stderr.splitlines()
    return breaches


def find_unlisted(root):
    """A source that no meson.build lists is never compiled, and a test that none lists never fails."""
    root = pathlib.Path(root)
    listings = {path.parent: tree.read(root / path) or "" for path in tree.walk(root, "meson.build")}
    breaches = []
    for path in tree.walk(root, ".c"):
        names = {path.name, path.stem, re.sub(r"^(test|bench|fuzz)-", "", path.stem)}
        quoted = re.compile("['/](?:" + "|".join(map(re.escape, sorted(names))) + ")'")
        if not any(quoted.search(listings.get(folder, "")) for folder in path.parents):
            breaches.append(f"{path}: in no meson.build")
    return breaches


def main(root):
    report = tree.Report()
    report.rule("licence line", find_unlicensed(root))
    report.rule("no GTK below src/ui", find_gtk_below_ui(root))
    report.rule("text is not markup", find_markup(root, read_markup_allowed(MARKUP_ALLOWED)))
    report.rule("no path of one machine, no registry", find_machine_paths(root))
    report.rule("sources are in meson.build", find_unlisted(root))
    report.rule("scripts parse", find_broken_scripts(root))
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
