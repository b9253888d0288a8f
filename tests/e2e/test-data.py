#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a seller's data, in the real program: exported to the last note, then deleted for good, and to the end after a kill."""

import hashlib
import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
from desktop import Atspi, Program, has_state, open_preferences, run_cases, wait_for  # noqa: E402
from portal import Portal  # noqa: E402

import gi  # noqa: E402

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

BUILD = sys.argv[1]
APP_ID = "io.github.amendsapp.Amends"
DATA = os.path.join(os.environ["XDG_DATA_HOME"], "amends")
# Where the dialog that asks for a folder begins; the session's own.
PLACE = os.environ["HOME"]
ENV = {"GSETTINGS_SCHEMA_DIR": f"{BUILD}/data", "ADW_DISABLE_PORTAL": "1"}
BACKUP = "amends-2025-11-22-180500Z.db"
LONG = 90
ROWS = "review id,stars,title,text,date,author,product,product name,marketplace\n" \
       "R1,1,Leaks,=1+1,2026-03-10,Maja,P1,Kettle,SE\nR2,5,Lovely,Nothing leaks,2026-03-11,Olle,P1,Kettle,SE\n"

os.environ.update(ENV)
portal = Portal()
# GTK's own dialog for folders, which only stands in where there is no portal, loses what it read of a folder: no look for leaks there.
LOSES = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}
seller = Program([f"{BUILD}/src/app/amends"], "amends", {**ENV, **LOSES})
state = {}


def ctl(*arguments, code=0, env=None):
    done = subprocess.run([f"{BUILD}/src/cli/amendsctl", *arguments], env={**os.environ, **(env or {})}, capture_output=True,
                          text=True, timeout=LONG, check=False)
    assert done.returncode == code, (arguments, done.returncode, done.stderr)
    return done.stdout


def import_rows():
    path = os.path.join(PLACE, "reviews.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(ROWS)
    ctl("import", path)
    os.unlink(path)


def files():
    return sorted(os.path.relpath(os.path.join(folder, name), DATA) for folder, _, names in os.walk(DATA) for name in names)


def find_anywhere(role, name, timeout=LONG):
    """In any window of the program: the one that asks for a folder is one of its own."""
    def probe():
        app = seller.frame.get_parent()
        for index in range(app.get_child_count()):
            found = seller.all(role, name, inside=app.get_child_at_index(index))
            if found:
                return found[0]
        return None
    return wait_for(f"{role} “{name}” in any window", probe, timeout)


def is_set(key):
    """What another process has changed is heard of in the main loop."""
    while GLib.MainContext.default().iteration(False):
        pass
    return state["settings"].get_user_value(key) is not None


def says_where_it_is():
    """the data page says where the data is and how much there is of it"""
    import_rows()
    ctl("done", "1")
    os.makedirs(os.path.join(DATA, "backups"))
    with open(os.path.join(DATA, "backups", BACKUP), "wb") as file:
        file.write(b"x" * 5000)
    state["settings"] = Gio.Settings.new(APP_ID)
    state["settings"].set_uint("sync-interval", 45)
    state["settings"].set_boolean("background-sync", True)
    Gio.Settings.sync()
    seller.start()
    wait_for("the reviews", lambda: seller.all("list", "Reviews"), LONG)
    wait_for("the desktop to be asked for the background", lambda: portal.asked, LONG)
    open_preferences(seller, "Data", LONG)
    wait_for("the folder", lambda: any(DATA in text for text in seller.texts()), LONG)
    wait_for("a size", lambda: any(text.endswith("kB") for text in seller.texts()), LONG)


def exports_everything():
    """all of it is exported into a folder that is chosen, and is what its list says"""
    seller.key("alt+x")
    seller.find("label", lambda name: "Tokens are not in it" in name, timeout=LONG)
    seller.key("alt+e")
    button = find_anywhere("button", lambda name: name in ("Export", "_Export"))
    button.do_action(0)
    find_anywhere("label", "Everything Is Exported")
    made = [name for name in os.listdir(PLACE) if name.startswith("amends-export-")]
    assert len(made) == 1, os.listdir(PLACE)
    state["all"] = os.path.join(PLACE, made[0])
    with open(os.path.join(state["all"], "manifest.json"), encoding="utf-8") as file:
        listed = {entry["path"]: entry for entry in json.load(file)["files"]}
    for path, entry in listed.items():
        with open(os.path.join(state["all"], path), "rb") as file:
            assert hashlib.sha256(file.read()).hexdigest() == entry["sha256"], path
    assert listed["csv/reviews.csv"]["records"] == 2 and listed["csv/events.csv"]["records"] == 1, listed
    assert "json-lines/settings.jsonl" in listed, listed
    seller.act(seller.find("button", "Done"))
    seller.absent("dialog", "Export Everything", timeout=LONG)


def asks_before_it_deletes():
    """everything is deleted only after a word was typed, and the program says what goes"""
    seller.key("alt+d")
    seller.find("label", lambda name: "2 reviews" in name and " backup" in name, timeout=LONG)
    state["button"] = seller.find("button", lambda name: name == "Delete Everything")
    assert not has_state(state["button"], Atspi.StateType.SENSITIVE)
    entry = wait_for("the entry", lambda: [node for role in ("text", "entry") for node in seller.all(role, "Confirmation")])[0]
    entry.set_text_contents("delet")
    wait_for("what was typed", lambda: Atspi.Text.get_text(entry, 0, -1) == "delet")
    assert not has_state(state["button"], Atspi.StateType.SENSITIVE)
    entry.set_text_contents("delete")
    wait_for("the button", lambda: has_state(state["button"], Atspi.StateType.SENSITIVE))
    assert "amends.db" in files()


def deletes_everything():
    """then the files, the settings and the start at login are gone, and the program begins anew"""
    seller.act(state["button"])
    seller.find("label", "Welcome", timeout=LONG)
    seller.find(name=lambda name: "Everything was deleted" in name, timeout=LONG)
    # The program may have backed up the empty data by now.
    assert not [name for name in files() if BACKUP in name or name == "erasing"], files()
    assert ctl("reviews", "--count") == "0\n", files()
    wait_for("the settings to be as at first", lambda: not is_set("sync-interval") and not is_set("background-sync"), LONG)
    wait_for("the start at login to be taken back", lambda: portal.asked[-1].get("autostart") is False, LONG)
    assert seller.stop() == 0


def exported_data_comes_back():
    """what was exported is imported again"""
    ctl("import", os.path.join(state["all"], "csv", "reviews.csv"))
    assert [json.loads(line)["body"] for line in ctl("reviews", "--json", "stars:1").splitlines()] == ["=1+1"]


def the_command_line_takes_it_back_too():
    """amendsctl inside of a Flatpak asks the portal not to start the program at login"""
    before = len(portal.asked)
    ctl("delete-everything", "--yes", env={"FLATPAK_ID": APP_ID})
    assert [question["autostart"] for question in portal.asked[before:]] == [False], portal.asked
    assert "amends.db" not in files(), files()


def ends_what_was_cut_off():
    """a deletion that a kill cut off goes on at the next start"""
    with open(os.path.join(DATA, "erasing"), "wb"):
        pass
    seller.env = ENV
    seller.start()
    seller.find("label", "Welcome", timeout=LONG)
    assert "erasing" not in files(), files()
    # The window has the data: another program may not delete it.
    ctl("delete-everything", "--yes", code=75)
    assert seller.stop() == 0
    assert ctl("reviews", "--count") == "0\n"


def main():
    def show():
        seller.dump()
        if "AMENDS_E2E_SHOTS" in os.environ:
            seller.screenshot(os.path.join(os.environ["AMENDS_E2E_SHOTS"], "failed.png"))

    try:
        return run_cases([says_where_it_is, exports_everything, asks_before_it_deletes, deletes_everything, exported_data_comes_back,
                          ends_what_was_cut_off, the_command_line_takes_it_back_too], show)
    finally:
        if seller.process and seller.process.poll() is None:
            seller.kill()
        shutil.rmtree(DATA, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
