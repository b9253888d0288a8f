#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what a removal has left behind with the table of README.md, both ways: leftovers.py HOME.

In the home folder that is every file with the application's id in its name or in its text; in the keyring, every item that has it as its app_id."""

import os
import re
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

APP_ID = "io.github.amendsapp.Amends"
ROW = re.compile(r"^\| `([^`]+)` \|")


def in_home(home):
    found = set()
    for folder, folders, files in os.walk(home):
        for name in folders + files:
            path = os.path.join(folder, name)
            if APP_ID in name or (os.path.isfile(path) and APP_ID.encode() in read(path)):
                found.add("~" + path[len(home):])
    return found


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def in_keyring():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    asked = GLib.Variant("(a{ss})", ({"app_id": APP_ID},))
    opened, locked = bus.call_sync("org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "SearchItems",
                                   asked, None, Gio.DBusCallFlags.NONE, 20000, None).unpack()
    return {f"keyring: app_id={APP_ID}" for _item in opened + locked}


def documented():
    """Everything that the table tells, and of that what every desktop has."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "README.md")
    with open(path, encoding="utf-8") as lines:
        section = lines.read().split("\n## Removal\n", 1)[1].split("\n## ", 1)[0]
    rows = {match.group(1): line for line in section.splitlines() if (match := ROW.match(line))}
    return set(rows), {name for name, line in rows.items() if "on some desktops" not in line}


def main(home):
    left = in_home(home) | in_keyring()
    told, everywhere = documented()
    for name in sorted(left - told):
        print(f"# left and not in the table: {name}")
    for name in sorted(everywhere - left):
        print(f"# in the table and not left: {name}")
    return 0 if everywhere <= left <= told else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
