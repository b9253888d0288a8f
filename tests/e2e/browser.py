#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the desktop's browser: writes down the address it is given, and comes to the front until it is ended."""

import os
import subprocess
import sys

NAME = "amends-e2e-browser"


def install(folder):
    """Makes this the program of web addresses in the session; returns the file that the addresses are written to."""
    visits = os.path.join(folder, "visits")
    applications = os.path.join(os.environ["XDG_DATA_HOME"], "applications")
    os.makedirs(applications, exist_ok=True)
    os.makedirs(os.environ["XDG_CONFIG_HOME"], exist_ok=True)
    with open(os.path.join(applications, f"{NAME}.desktop"), "w", encoding="utf-8") as file:
        file.write(f"[Desktop Entry]\nType=Application\nName=Browser\nExec={sys.executable} {os.path.abspath(__file__)} {visits} %u\n"
                   "MimeType=x-scheme-handler/https;\n")
    with open(os.path.join(os.environ["XDG_CONFIG_HOME"], "mimeapps.list"), "w", encoding="utf-8") as file:
        file.write(f"[Default Applications]\nx-scheme-handler/https={NAME}.desktop\n")
    return visits


def read(visits):
    """The addresses so far."""
    try:
        with open(visits, encoding="utf-8") as file:
            return file.read().split()
    except FileNotFoundError:
        return []


def find_window():
    """Its window on the display, or nothing."""
    listed = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", NAME], capture_output=True, text=True,
                            check=False).stdout.split()
    return listed[-1] if listed else None


def focus():
    """Comes to the front: there is no window manager that would see to it."""
    subprocess.run(["xdotool", "windowfocus", "--sync", find_window()], check=False, timeout=20)


def stop(visits):
    """Ends every one that was started."""
    for line in open(visits + ".running", encoding="utf-8") if os.path.exists(visits + ".running") else []:
        try:
            os.kill(int(line), 15)
        except ProcessLookupError:
            pass


def show(visits, address):
    # A warning is fatal in the program under test, which started this, not here; and whoever drives both needs none of it.
    os.environ.pop("G_DEBUG", None)
    import gi
    gi.require_version("Gtk", "4.0")
    from gi.repository import GLib, Gtk

    window = Gtk.Window(title=NAME, default_width=200, default_height=100)
    window.present()
    with open(visits + ".running", "a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    with open(visits, "a", encoding="utf-8") as file:
        file.write(address + "\n")
    GLib.MainLoop().run()


if __name__ == "__main__":
    show(sys.argv[1], sys.argv[2])
