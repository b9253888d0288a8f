#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at the window of the installed Flatpak as a person would: window.py sample|import PICTURE. It only attaches to what is running."""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "e2e"))
from desktop import Atspi, Program, has_state, wait_for  # noqa: E402

PATIENCE = 90


class Installed(Program):
    """The one window on this display; its process has another number inside its sandbox."""

    def __init__(self):
        super().__init__([], "amends")
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


def main(what, path):
    window = Installed()
    try:
        if what == "sample":
            wait_for("reviews of the sample shop", lambda: len(window.rows()) > 3, PATIENCE)
        else:
            wait_for("the import button", window.start_import, PATIENCE)
            wait_for("the end of the import", lambda: window.all("label", "Import Finished"), PATIENCE)
        window.picture(path)
    except AssertionError:
        window.dump()
        raise


if __name__ == "__main__":
    main(*sys.argv[1:])
