#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program at home on the desktop: the desktop's search starts it, links lead into it, it tells what is new, and it goes on without a window."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from desktop import Program, name_of, run_cases, wait_for  # noqa: E402
from feed import Feed  # noqa: E402
from notifications import Notifications  # noqa: E402
from portal import Portal  # noqa: E402

import gi  # noqa: E402

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

BUILD = sys.argv[1]
APP_ID = "io.github.amendsapp.Amends"
APP_PATH = "/io/github/amendsapp/Amends"
WORK = tempfile.mkdtemp(prefix="amends-e2e-")
AMENDS = f"{BUILD}/src/app/amends"
ENV = {"GSETTINGS_SCHEMA_DIR": f"{BUILD}/data", "ADW_DISABLE_PORTAL": "1"}
LONG = 90

os.environ.update(ENV)
feed = Feed()
desktop = Notifications()
bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
state = {}


class Started(Program):
    """The program that the session bus has started."""

    class Process:
        """What subprocess.Popen would tell of it."""

        def __init__(self, pid):
            self.pid, self.returncode = pid, None

        def poll(self):
            if self.returncode is None and not os.path.exists(f"/proc/{self.pid}"):
                self.returncode = 0
            return self.returncode

        def send_signal(self, number):
            os.kill(self.pid, number)

        def wait(self, timeout):
            wait_for("the program's end", lambda: self.poll() is not None, timeout + LONG)

        def kill(self):
            self.send_signal(signal.SIGKILL)

    def attach(self):
        pid = call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                   GLib.Variant("(s)", (APP_ID,)))[0]
        self.process = self.Process(pid)

    def find_window(self):
        self.frame = wait_for("the window", self._find_frame, LONG)
        wait_for("the window on the display", self._find_window, LONG)
        self.focus()


seller = Started([], "amends")


def call(name, path, interface, method, parameters=None):
    return bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, LONG * 1000, None).unpack()


def search(method, parameters):
    return call(APP_ID, f"{APP_PATH}/SearchProvider", "org.gnome.Shell.SearchProvider2", method, parameters)


def activate(action, *target):
    call(APP_ID, APP_PATH, "org.freedesktop.Application", "ActivateAction", GLib.Variant("(sava{sv})", (action, target, {})))


def ctl(*arguments):
    done = subprocess.run([f"{BUILD}/src/cli/amendsctl", *arguments], capture_output=True, text=True, timeout=LONG, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows():
    lists = seller.all("list", "Reviews")
    return [name_of(row) for row in seller.all("list item", inside=lists[0])] if lists else []


def shows(*titles):
    """Whether the list is these reviews, in this order."""
    listed = rows()
    return len(listed) == len(titles) and all(title in row for title, row in zip(titles, listed))


def reads(text):
    return any(text in said for said in seller.texts())


def open_link(link):
    done = subprocess.run([AMENDS, link], capture_output=True, text=True, timeout=LONG, check=False)
    assert done.returncode == 0, done.stderr


def look_up(settings, key):
    """What another process may have set is heard of in the main loop."""
    while GLib.MainContext.default().iteration(False):
        pass
    return settings.get_boolean(key)


def prepare():
    """What an installed program has: data from its first sync, a file that tells the bus how to start it, and a setting."""
    feed.add("R1", 1, "Leaks from the spout", "A puddle every morning.")
    feed.add("R2", 5, "Lovely", "Nothing leaks.")
    feed.add("R3", 2, "Too small", "Two cups at most.")
    token = os.path.join(WORK, "token")
    with open(token, "w", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        file.write(feed.TOKEN)
    ctl("account", "add-feed", feed.url, "--token-file", token)
    ctl("sync")
    with open(os.path.join(os.environ["XDG_RUNTIME_DIR"], "services", f"{APP_ID}.service"), "w", encoding="utf-8") as file:
        environment = " ".join(f"{key}={value}" for key, value in ENV.items())
        file.write(f"[D-BUS Service]\nName={APP_ID}\nExec=/usr/bin/env {environment} {AMENDS} --gapplication-service\n")
    call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReloadConfig")


def search_starts_it():
    """the desktop's search starts the program without a window, and finds reviews"""
    prepare()
    found = search("GetInitialResultSet", GLib.Variant("(as)", (["leaks"],)))[0]
    assert len(found) == 2, found
    metas = search("GetResultMetas", GLib.Variant("(as)", (found,)))[0]
    assert [meta["name"] for meta in metas] == ["Lovely", "Leaks from the spout"], metas
    narrower = search("GetSubsearchResultSet", GLib.Variant("(asas)", (found, ["leaks", "stars:1"])))[0]
    assert narrower == [found[1]], (found, narrower)
    seller.attach()
    assert not seller._find_frame()
    state["leak"] = found[1]


def result_opens_its_review():
    """a result opens the window on its review"""
    search("ActivateResult", GLib.Variant("(sasu)", (state["leak"], ["leaks"], 0)))
    seller.find_window()
    wait_for("the review", lambda: reads("A puddle every morning."), LONG)


def search_goes_on_in_the_window():
    """all results are shown in the window, as the same search there"""
    search("LaunchSearch", GLib.Variant("(asu)", (["leaks"], 0)))
    wait_for("the search", lambda: shows("Lovely", "Leaks from the spout"), LONG)


def links_lead_into_it():
    """links open a query or a review, and one that leads nowhere says so"""
    open_link("amends://view/stars%3A2")
    wait_for("the query", lambda: shows("Too small"), LONG)
    open_link(f"amends://review/{state['leak']}")
    wait_for("the review", lambda: reads("A puddle every morning."), LONG)
    open_link("amends://review/0")
    wait_for("why it leads nowhere", lambda: reads("leads nowhere"), LONG)
    open_link("amends://review/987654321")
    wait_for("that it is gone", lambda: reads("not here any more"), LONG)


def tells_of_new_critical_reviews():
    """what comes after the first sync is told in one notification, that marks all of it as done"""
    assert not desktop.shown, desktop.shown
    feed.add("R4", 1, "Broke", "After a week.")
    feed.add("R5", 3, "So so", "Middling.")
    feed.add("R6", 4, "Good", "Quick.")
    seller.key("F5")
    number = wait_for("a notification", lambda: max(desktop.shown, default=0), LONG)
    title, body, actions = desktop.shown[number]
    assert title == "2 new critical reviews", title
    assert body == "1 with 1 star, 1 with 3 stars", body
    assert len(desktop.shown) == 1 and "default" in actions, desktop.shown
    desktop.click(number)
    wait_for("the new ones", lambda: [row[0] for row in rows()] == ["3", "1", "1"], LONG)
    feed.add("R7", 2, "Rust", "Inside.")
    feed.add("R8", 2, "Dents", "Outside.")
    seller.key("F5")
    number = wait_for("another notification", lambda: [
        key for key, shown in desktop.shown.items() if shown[1] == "2 with 2 stars"], LONG)[0]
    _title, _body, actions = desktop.shown[number]
    desktop.click(number, actions[actions.index("Mark All as Done") - 1])
    wait_for("both to be done", lambda: ctl("reviews", "--count", "is:done").strip() == "2", LONG)


def goes_on_without_a_window():
    """with background sync the program goes on without its window, says so to the desktop, and comes back for an action"""
    portal = Portal()
    settings = Gio.Settings.new(APP_ID)
    settings.set_boolean("background-sync", True)
    Gio.Settings.sync()
    asked = wait_for("the question", lambda: portal.asked, LONG)[0]
    assert asked["autostart"] and asked["commandline"] == ["amends", "--background"] and asked["reason"], asked
    seller.key("ctrl+w")
    wait_for("the window to go", lambda: not seller._find_frame(), LONG)
    wait_for("what it does", lambda: portal.status, LONG)
    assert seller.process.poll() is None
    assert search("GetInitialResultSet", GLib.Variant("(as)", (["leaks"],)))[0]
    activate("sync")
    seller.find_window()
    wait_for("the reviews", rows, LONG)
    portal.allows = False
    settings.set_boolean("background-sync", False)
    Gio.Settings.sync()
    wait_for("the end of it", lambda: not portal.asked[-1]["autostart"], LONG)
    settings.set_boolean("background-sync", True)
    Gio.Settings.sync()
    wait_for("the refusal to be told", lambda: reads("does not let Amends run in the background"), LONG)
    wait_for("the setting to be off", lambda: not look_up(settings, "background-sync"), LONG)
    seller.key("ctrl+w")
    wait_for("the program's end", lambda: seller.process.poll() is not None, LONG)


def notification_outlives_it():
    """what a notification offers works when the program has ended, and for the data that it was about only"""
    leak = int(state["leak"])
    before = ctl("reviews", "--count", "is:done").strip()
    activate("mark-done", GLib.Variant("(bax)", (True, [leak])))
    seller.attach()
    activate("mark-done", GLib.Variant("(bax)", (False, [leak, 987654321])))
    wait_for("one more to be done", lambda: ctl("reviews", "--count", "is:done").strip() == str(int(before) + 1), LONG)
    assert not seller._find_frame()
    seller.stop()


def main():
    def show():
        if getattr(seller, "frame", None):
            seller.dump()

    try:
        return run_cases([search_starts_it, result_opens_its_review, search_goes_on_in_the_window, links_lead_into_it,
                          tells_of_new_critical_reviews, goes_on_without_a_window, notification_outlives_it], show)
    finally:
        if seller.process and seller.process.poll() is None:
            seller.kill()
        shutil.rmtree(WORK, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
