#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""POTFILES.in lists each file that has something to translate and no other; every translation is sound and in LINGUAS.

check-translations.py ROOT           checks
check-translations.py ROOT --write   writes po/POTFILES.in anew
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import tree

SOURCES = (".c", ".ui", ".desktop.in", ".metainfo.xml.in", ".gschema.xml")
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "Q_", "g_dgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]


def read_list(path):
    if not path.exists():
        return []
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def extract(root):
    """The messages as (places, msgid), from xgettext itself: whatever it takes a message from is translatable."""
    sources = [str(path) for path in tree.walk(root, *SOURCES) if path.parts[0] in ("src", "ui", "data")]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".list") as listing:
        listing.write("\n".join(sources))
        listing.flush()
        run = subprocess.run(
            ["xgettext", "--from-code=UTF-8", *[f"--keyword={k}" for k in KEYWORDS], f"--files-from={listing.name}"]
            + ["--sort-by-file", "--no-wrap", "--output=-"],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode:
        raise SystemExit(run.stderr)
    for entry in run.stdout.split("\n\n"):
        places = [place for line in entry.splitlines() if line.startswith("#: ") for place in line[3:].split()]
        texts = re.findall(r'^msgid(?:_plural)? ((?:".*"\n?)+)', entry, re.MULTILINE)
        if places:
            yield places, ["".join(re.findall(r'"(.*)"', text)) for text in texts]


def find_translatable(root):
    # A place is "file:line"; of desktop files and metainfo it can be the file alone.
    return {re.sub(r":\d+$", "", place) for places, _texts in extract(root) for place in places}


def find_cut_messages(root):
    """A macro such as G_GINT64_FORMAT ends a message for xgettext, so that its translation is never found; PRId64 does not."""
    return [
        f"{places[0]}: ends within a directive: {text!r}: use PRId64 of inttypes.h, or %zu"
        for places, texts in extract(root)
        for text in texts
        if re.search(r"(?<!%)(?:%%)*%$", text)
    ]


def find_drift(root):
    listed = read_list(pathlib.Path(root) / "po" / "POTFILES.in")
    translatable = find_translatable(root)
    breaches = [f"{name}: listed twice" for name in sorted(set(listed)) if listed.count(name) > 1]
    breaches += [f"{name}: add it to po/POTFILES.in" for name in sorted(translatable - set(listed))]
    for name in sorted(set(listed) - translatable):
        reason = "has nothing to translate" if (pathlib.Path(root) / name).exists() else "is gone"
        breaches.append(f"{name}: {reason}: take it out of po/POTFILES.in")
    if listed != sorted(listed):
        breaches.append("po/POTFILES.in: sort it")
    return breaches


def find_bad_translations(root):
    breaches = []
    languages = read_list(pathlib.Path(root) / "po" / "LINGUAS")
    there = sorted(path.stem for path in (pathlib.Path(root) / "po").glob("*.po"))
    breaches += [f"po/{name}.po: not in po/LINGUAS" for name in there if name not in languages]
    breaches += [f"po/LINGUAS: there is no {name}.po" for name in languages if name not in there]
    for name in there:
        run = subprocess.run(
            ["msgfmt", "--check", "--output-file=/dev/null", f"po/{name}.po"],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            breaches += run.stderr.splitlines()
    return breaches


def write_list(root):
    listing = "".join(f"{name}\n" for name in sorted(find_translatable(root)))
    (pathlib.Path(root) / "po" / "POTFILES.in").write_text(listing, encoding="utf-8")
    return 0


def main(root, option=None):
    if option == "--write":
        return write_list(root)
    report = tree.Report()
    report.rule("POTFILES.in is complete", find_drift(root))
    report.rule("messages are whole", find_cut_messages(root))
    report.rule("translations are sound", find_bad_translations(root))
    return report.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
