#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at the window of the installed Flatpak as a person would: window.py sample|import|dialogs FOLDER. It only attaches to what is running.

Pictures go to FOLDER."""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "e2e"))
from desktop import Atspi, Program, has_state, name_of, wait_for  # noqa: E402

PATIENCE = 90


class Installed(Program):
    """The one window on this display; its process has another number inside its sandbox."""

    def __init__(self):
        super().__init__([], "amends")
        self.looks = []
        self.frame = wait_for("the window of the Flatpak", self._find_frame, PATIENCE)
        wait_for("the window on the display", self._find_window, PATIENCE)
        subprocess.run(["xdotool", "windowsize", self.window, "1280", "800"], check=True)

    def _find_frame(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            for child in range(app.get_child_count() if app else 0):
                frame = app.get_child_at_index(child)
                if frame and frame.get_role_name() in ("frame", "window"):
                    return frame
        return None

    def _find_window(self):
        listed = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Amends"],
                                capture_output=True, text=True, check=False).stdout.split()
        self.window = listed[-1] if listed else None
        return self.window

    def rows(self):
        return [row for found in self.all("list", "Reviews") for row in self.all("list item", inside=found)]

    def start_import(self):
        """Presses the dialog's button once the file has been looked through; True when that was done."""
        for button in self.all("button", "Leave and Import"):
            self.act(button)
        ready = [button for button in self.all("button", lambda name: name == "Import") if has_state(button, Atspi.StateType.SENSITIVE)]
        if ready:
            self.act(ready[-1])
        return bool(ready)

    def picture(self, path):
        """When two looks in a row are alike. A window that shows nothing has hardly a colour."""
        before, look = None, ["import", "-window", "root", "-crop", "1280x800+0+0", "+repage"]
        for _ in range(40):
            time.sleep(0.4)
            now = subprocess.run([*look, "rgb:-"], check=True, capture_output=True).stdout
            if now == before:
                break
            before = now
        os.makedirs(os.path.dirname(path), exist_ok=True)
        subprocess.run([*look, path], check=True)
        colours = int(subprocess.run(["identify", "-format", "%k", path], check=True, capture_output=True, text=True).stdout)
        assert colours > 100, f"the picture has {colours} colours"
        assert now not in self.looks, f"{path} shows what was shown before"
        self.looks.append(now)

    def tabs(self, dialog):
        return wait_for("the pages", lambda: [tab for tab in self.all("page tab", inside=dialog)
                                              if has_state(tab, Atspi.StateType.SHOWING)], PATIENCE)

    def open(self, *keys):
        """The dialog that these keys open."""
        self.key(*keys)
        return wait_for(f"the dialog of {' '.join(keys)}", lambda: self.all("dialog"), PATIENCE)[-1]

    def close(self):
        self.key("Escape")
        wait_for("the dialog to close", lambda: not self.all("dialog"), PATIENCE)


def show_sample(window, folder):
    wait_for("reviews of the sample shop", lambda: len(window.rows()) > 3, PATIENCE)
    window.picture(os.path.join(folder, "flatpak-sample-shop.png"))


def show_import(window, folder):
    wait_for("the import button", window.start_import, PATIENCE)
    wait_for("the end of the import", lambda: window.all("label", "Import Finished"), PATIENCE)
    window.picture(os.path.join(folder, "flatpak-import.png"))


def show_dialogs(window, folder):
    """Every page of the preferences, the shortcuts, and what the program says about itself."""
    dialog = window.open("ctrl+comma")
    for number in range(len(window.tabs(dialog))):
        tab = window.tabs(dialog)[number]
        name = name_of(tab).replace("_", "").lower()
        window.click(tab)
        wait_for(f"the page {name}", lambda n=number: has_state(window.tabs(dialog)[n], Atspi.StateType.SELECTED), PATIENCE)
        window.picture(os.path.join(folder, f"flatpak-preferences-{name}.png"))
    window.close()
    for name, keys in (("shortcuts", ["ctrl+question"]), ("about", ["F10", "Up", "Return"])):
        window.open(*keys)
        window.picture(os.path.join(folder, f"flatpak-{name}.png"))
        window.close()


def main(what, folder):
    window = Installed()
    try:
        {"sample": show_sample, "import": show_import, "dialogs": show_dialogs}[what](window, folder)
    except AssertionError:
        window.dump()
        raise


if __name__ == "__main__":
    main(*sys.argv[1:])
