#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A seller makes a backup in the preferences, goes on working, restores it, and finds the old state, after a restart too."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from desktop import Atspi, Program, has_state, open_preferences, run_cases, wait_for  # noqa: E402

BUILD = sys.argv[1]
FOLDER = tempfile.mkdtemp(prefix="amends-e2e-")
DATA = os.path.join(FOLDER, "data")
FILE = os.path.join(FOLDER, "reviews.csv")
SLOW = 60
N_REVIEWS = 12

# By itself it makes none here: that depends on the time that passes.
CONFIG = os.path.join(FOLDER, "config")
ENV = {"GSETTINGS_SCHEMA_DIR": f"{BUILD}/data", "XDG_CONFIG_HOME": CONFIG, "GSETTINGS_BACKEND": "keyfile"}
seller = Program([f"{BUILD}/src/app/amends", "--data", DATA], "amends", ENV)
again = Program([f"{BUILD}/src/app/amends", "--data", DATA], "amends", ENV)
rescued = Program([f"{BUILD}/src/app/amends", "--data", DATA], "amends", ENV)


def ctl(*args):
    return subprocess.run([f"{BUILD}/src/cli/amendsctl", "--data", DATA, *args], check=True, capture_output=True,
                          text=True).stdout


def count(*query):
    return int(ctl("reviews", "--count", *query))


def backups():
    return [json.loads(line) for line in ctl("backups", "--json").splitlines()]


def wait_for_inbox(program, number):
    """Until the sidebar tells of so many reviews in the inbox."""
    program.find("list item", f"Inbox, {number} reviews", timeout=SLOW)


def is_sensitive(node):
    return has_state(node, Atspi.StateType.SENSITIVE)


def open_data_page(program):
    open_preferences(program, "Data", SLOW)
    return program.find("button", "Back Up Now", timeout=SLOW)


def restore_last(program):
    """Restores the oldest in the list, which is open, and reads what is told of it."""
    def find():
        buttons = [button for button in program.all("button", "Restore…") if is_sensitive(button)]
        return buttons[-1] if buttons else None

    program.act(wait_for("the button", find, SLOW))
    dialog = program.find("alert", "Restore This Backup?", timeout=SLOW)
    program.act(program.find("button", lambda name: name == "Restore", inside=dialog))
    told = program.find("alert", "Backup Restored", timeout=SLOW)
    program.find("label", "before-restore-", inside=told)
    program.act(program.find("button", lambda name: name == "Close", inside=told))
    program.absent("alert", "Backup Restored", timeout=SLOW)


def starts():
    """reviews of a file are there"""
    with open(FILE, "w", encoding="utf-8") as file:
        file.write("id,stars,title,text,date\n")
        for number in range(N_REVIEWS):
            file.write(f"R{number},2,Title {number},Broken,2025-11-{number + 1:02}\n")
    ctl("import", FILE)
    os.makedirs(os.path.join(CONFIG, "glib-2.0", "settings"))
    with open(os.path.join(CONFIG, "glib-2.0", "settings", "keyfile"), "w", encoding="utf-8") as file:
        file.write("[io/github/amendsapp/Amends]\nbackup-interval='off'\n")
    seller.start()
    wait_for_inbox(seller, N_REVIEWS)


def makes_a_backup():
    """a press of a button makes a backup, which is in the list with its date and number of reviews"""
    button = open_data_page(seller)
    wait_for("the button", lambda: is_sensitive(button), SLOW)
    seller.act(button)
    wait_for("the backup", lambda: len(backups()) == 1, SLOW)
    [backup] = backups()
    assert (backup["state"], backup["reviews"]) == ("good", N_REVIEWS), backup
    assert os.stat(backup["file"]).st_mode & 0o777 == 0o600
    seller.find("label", "1 backup", timeout=SLOW)
    seller.key("Escape")
    seller.absent("button", "Back Up Now", timeout=SLOW)


def goes_on_working():
    """some reviews are marked as done"""
    numbers = [str(json.loads(line)["id"]) for line in ctl("reviews", "--json").splitlines()][:4]
    ctl("done", *numbers)
    assert count("is:done") == 4
    wait_for_inbox(seller, N_REVIEWS - 4)


def asks_before_it_restores():
    """who asks for a backup is told what happens, and nothing does without their word"""
    open_data_page(seller)
    seller.key("alt+e")
    restore = seller.find("button", "Restore…", timeout=SLOW)
    wait_for("the button", lambda: is_sensitive(restore), SLOW)
    seller.act(restore)
    dialog = seller.find("alert", "Restore This Backup?", timeout=SLOW)
    seller.find("label", "Nothing is sent a second time", inside=dialog)
    seller.act(seller.find("button", lambda name: name == "Cancel", inside=dialog))
    seller.absent("alert", "Restore This Backup?", timeout=SLOW)
    assert count("is:done") == 4


def restores_it():
    """the window shows the state of then, and says where the later one is kept"""
    restore_last(seller)
    wait_for_inbox(seller, N_REVIEWS)
    assert count("is:done") == 0
    ctl("check-data")
    [aside, kept] = backups()
    assert (aside["set_aside"], kept["set_aside"]) == (True, False)


def survives_a_restart():
    """after a restart it is still the old state, and nothing half is left"""
    assert seller.stop() == 0
    again.start()
    wait_for_inbox(again, N_REVIEWS)
    assert count("is:done") == 0
    left = [name for folder in (DATA, os.path.join(DATA, "backups")) for name in os.listdir(folder)
            if ".part" in name or name.startswith("restored-")]
    assert not left, left
    assert again.stop() == 0


def is_the_way_out_of_damage():
    """where the data cannot be opened any more, a backup is put in its place from the same window"""
    with open(os.path.join(DATA, "amends.db"), "r+b") as file:
        file.write(bytes(100))
    rescued.start()
    open_data_page(rescued)
    rescued.key("alt+e")
    restore_last(rescued)
    wait_for_inbox(rescued, N_REVIEWS)
    ctl("check-data")
    assert rescued.stop() == 0


def on_failure():
    for program in (seller, again, rescued):
        if not program.process or program.process.poll() is not None:
            continue
        program.dump()
        program.screenshot(os.path.join(BUILD, "e2e-failure-backup.png"))


if __name__ == "__main__":
    try:
        code = run_cases([starts, makes_a_backup, goes_on_working, asks_before_it_restores, restores_it, survives_a_restart,
                          is_the_way_out_of_damage], on_failure)
    finally:
        for one in (seller, again, rescued):
            if one.process and one.process.poll() is None:
                one.kill()
        shutil.rmtree(FOLDER, ignore_errors=True)
    sys.exit(code)
