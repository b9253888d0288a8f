#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the output of `flatpak info --show-permissions` (standard input) with the table of README.md, both ways."""

import configparser
import os
import re
import sys

KINDS = {"shared": "share", "sockets": "socket", "devices": "device", "filesystems": "filesystem", "features": "allow"}
ROW = re.compile(r"^\| `([^`]+)` \|")


def granted(text):
    """Everything the metadata grants, as the manifest's options name it."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=False)
    parser.optionxform = str
    parser.read_string(text)
    found = set()
    for section in parser.sections():
        for key, value in parser[section].items():
            if section == "Context":
                found |= {f"{KINDS.get(key, key)}={item}" for item in value.split(";") if item}
            else:
                found.add(f"{section}: {key}={value}")
    # Flatpak writes fallback-x11 down as both.
    if "socket=fallback-x11" in found:
        found.discard("socket=x11")
    return found


def documented():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "README.md")
    with open(path, encoding="utf-8") as lines:
        section = lines.read().split("\n## Permissions\n", 1)[1].split("\n## ", 1)[0]
    return {match.group(1) for match in map(ROW.match, section.splitlines()) if match}


def main():
    has, says = granted(sys.stdin.read()), documented()
    for name in sorted(has - says):
        print(f"# granted and not in the table: {name}")
    for name in sorted(says - has):
        print(f"# in the table and not granted: {name}")
    return 0 if has and has == says else 1


if __name__ == "__main__":
    sys.exit(main())
