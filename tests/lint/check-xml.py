#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every XML file is well-formed, every JSON file is JSON, and what a resource bundle lists is there."""

import json
import pathlib
import re
import subprocess
import sys

import tree


def find_bad_xml(root):
    files = [str(path) for path in tree.walk(root, ".ui", ".xml", ".xml.in", ".svg", ".page")]
    if not files:
        return ["there is no XML file: the check looks in the wrong place"]
    run = subprocess.run(
        ["xmllint", "--noout", "--nonet", *files], cwd=root, capture_output=True, text=True, check=False
    )
    return run.stderr.splitlines() or ["xmllint failed and said nothing"] if run.returncode else []


def find_bad_json(root):
    breaches = []
    for path in tree.walk(root, ".json"):
        # A test may need a file that is broken on purpose.
        if path.parts[0] == "tests":
            continue
        try:
            json.loads((pathlib.Path(root) / path).read_text(encoding="utf-8"))
        except ValueError as error:
            breaches.append(f"{path}: {error}")
    return breaches


def find_unlisted_templates(root):
    """A template that goes into no bundle builds, and fails only when its page is opened.

    It is listed in a bundle, or in a meson.build from which the bundle is made.
    """
    lists = [tree.read(pathlib.Path(root) / path) or "" for path in tree.walk(root, ".gresource.xml", "meson.build")]
    breaches = []
    for path in tree.walk(root, ".ui"):
        entry = re.compile(rf"['/>]{re.escape(path.stem)}(?:\.ui)?['<]")
        if not any(entry.search(text) for text in lists):
            breaches.append(f"{path}: in no resource bundle")
    return breaches


def main(root):
    report = tree.Report()
    report.rule("XML is well-formed", find_bad_xml(root))
    report.rule("JSON is JSON", find_bad_json(root))
    report.rule("templates are in a resource bundle", find_unlisted_templates(root))
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
