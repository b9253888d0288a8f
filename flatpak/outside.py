#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Meets the installed Flatpak as the desktop does: outside.py search|notify|choose|background.

Pictures go to $AMENDS_PICTURES. In $AMENDS_WORK `session` is left the address of a feed that is served here, and its token."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "e2e"))
from desktop import Atspi, has_state, name_of, wait_for, walk  # noqa: E402
from feed import Feed  # noqa: E402
from notifications import Notifications  # noqa: E402
from window import PATIENCE, Installed  # noqa: E402

import gi  # noqa: E402

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

APP_ID = "io.github.amendsapp.Amends"
APP_PATH = "/io/github/amendsapp/Amends"
PICTURES, WORK = os.environ["AMENDS_PICTURES"], os.environ["AMENDS_WORK"]
AUTOSTART = os.path.join(WORK, "home", ".config", "autostart", f"{APP_ID}.desktop")


def call(name, path, interface, method, parameters=None):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    return bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, PATIENCE * 1000, None).unpack()


def ask_bus(method, parameters=None):
    return call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, parameters)


def runs():
    return ask_bus("NameHasOwner", GLib.Variant("(s)", (APP_ID,)))[0]


def has_window():
    desktop = Atspi.get_desktop(0)
    return any(app and app.get_name() == "amends" and app.get_child_count()
               for app in map(desktop.get_child_at_index, range(desktop.get_child_count())))


def search(method, parameters):
    return call(APP_ID, f"{APP_PATH}/SearchProvider", "org.gnome.Shell.SearchProvider2", method, parameters)


def search_starts_it():
    """The desktop reads the exported files, starts the program without a window, and a result opens the window on its review."""
    assert not runs()
    # A desktop that was there before the installation hears of it; a new one reads the folder.
    ask_bus("ReloadConfig")
    found = search("GetInitialResultSet", GLib.Variant("(as)", (["soppan", "väskan"],)))[0]
    assert len(found) >= 1, found
    meta = search("GetResultMetas", GLib.Variant("(as)", (found[:1],)))[0][0]
    print(meta)
    assert meta["id"] == found[0] and meta["name"] == "Går inte att stänga" and "KP-LB-3" in meta["description"], meta
    assert not search("GetInitialResultSet", GLib.Variant("(as)", (["xyzzy"],)))[0]
    assert not has_window()
    search("ActivateResult", GLib.Variant("(sasu)", (found[0], ["soppan"], 0)))
    window = Installed()
    wait_for("the review", lambda: any("Locket glappar" in text for text in window.texts()), PATIENCE)
    window.picture(os.path.join(PICTURES, "flatpak-search-result.png"))


def write(path, text):
    with open(f"{path}.part", "w", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(text)
    os.rename(f"{path}.part", path)


def notifies():
    """New critical reviews are told through the portal, and a click on it opens them."""
    desktop, feed = Notifications(), Feed()
    feed.add("R0", 5, "Lovely", "Pours well.")
    write(os.path.join(WORK, "feed-token"), feed.TOKEN)
    write(os.path.join(WORK, "feed"), feed.url)
    window = Installed()
    wait_for("the reviews", window.rows, PATIENCE)
    # The window syncs when it opens. What that one still brings is not news: whoever opens the window sees it.
    pairs = 0
    while not desktop.shown and pairs < 8:
        pairs += 1
        feed.add(f"L{pairs}", 1, "Leaks from the spout", "A puddle every morning.")
        feed.add(f"S{pairs}", 2, "Too small", "Two cups at most.")
        window.key("F5")
        try:
            wait_for("a notification", lambda: desktop.shown, PATIENCE / 8)
        except AssertionError:
            continue
    number = max(desktop.shown, default=None)
    assert number is not None, "no notification"
    title, body, actions = desktop.shown[number]
    print(title, body, actions)
    assert (title, body) in [(f"{2 * n} new critical reviews", f"{n} with 1 star, {n} with 2 stars") for n in range(1, pairs + 1)]
    assert {"Open", "Mark All as Done"} <= set(actions), actions
    desktop.click(number, actions[actions.index("Open") - 1])
    wait_for("nothing but critical ones", lambda: {name_of(row)[0] for row in window.rows()} == {"1", "2"}, PATIENCE)


def press_import():
    """Presses the button of the desktop's dialog; True once the dialog is gone."""
    desktop = Atspi.get_desktop(0)
    frames = [app.get_child_at_index(index) for app in map(desktop.get_child_at_index, range(desktop.get_child_count()))
              if app and "xdg-desktop-portal" in name_of(app) for index in range(app.get_child_count())]
    for button in (node for frame in frames if frame for node in walk(frame)):
        if button.get_role_name() in ("push button", "button") and name_of(button) == "Import" \
                and has_state(button, Atspi.StateType.SENSITIVE):
            button.do_action(0)
    return not find_chooser()


def find_chooser():
    return subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "xdg-desktop-portal"], capture_output=True, text=True,
                          check=False).stdout.split()


def chooses():
    """The program's own dialog for files is the desktop's, which shows what the program may not see, and hands over one file."""
    window = Installed()
    window.key("ctrl+o")
    chooser = wait_for("the desktop's dialog", find_chooser, PATIENCE)[-1]
    subprocess.run(["xdotool", "windowfocus", "--sync", chooser, "key", "ctrl+l", "sleep", "1",
                    "type", "--delay", "20", os.path.join(WORK, "home", "chosen.csv")], check=True)
    wait_for("the desktop's dialog to go", press_import, PATIENCE)
    wait_for("the import button", window.start_import, PATIENCE)
    wait_for("the end of the import", lambda: window.all("label", "Import Finished"), PATIENCE)
    window.picture(os.path.join(PICTURES, "flatpak-file-chooser-import.png"))


class Backend:
    """What a desktop adds to the portal for programs in the background. Where the portal leaves it to the desktop to start them at login,
    this writes the file that does."""

    INTERFACE = """<node><interface name="org.freedesktop.impl.portal.Background">
    <method name="GetAppState"><arg type="a{sv}" direction="out"/></method>
    <method name="NotifyBackground">
     <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
     <arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>
    </method>
    <method name="EnableAutostart">
     <arg type="s" direction="in"/><arg type="b" direction="in"/><arg type="as" direction="in"/><arg type="u" direction="in"/>
     <arg type="b" direction="out"/>
    </method>
    </interface></node>"""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        info = Gio.DBusNodeInfo.new_for_xml(self.INTERFACE).interfaces[0]
        self.bus.register_object("/org/freedesktop/portal/desktop", info, self.called, None, None)
        taken = self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                   GLib.Variant("(su)", ("org.freedesktop.impl.portal.desktop.amendscheck", 4)), None,
                                   Gio.DBusCallFlags.NONE, -1, None)
        assert taken.unpack()[0] == 1, taken

    def called(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        if method == "GetAppState":
            invocation.return_value(GLib.Variant("(a{sv})", ({},)))
        elif method == "NotifyBackground":
            invocation.return_value(GLib.Variant("(ua{sv})", (0, {"result": GLib.Variant("u", 1)})))
        else:
            app_id, enable, command, _flags = arguments.unpack()
            if enable:
                os.makedirs(os.path.dirname(AUTOSTART), exist_ok=True)
                write(AUTOSTART, f"[Desktop Entry]\nType=Application\nName={app_id}\nExec={' '.join(command)}\n")
            invocation.return_value(GLib.Variant("(b)", (enable,)))


def read_autostart():
    """The command that starts the program at login, once there is one."""
    while GLib.MainContext.default().iteration(False):
        pass
    try:
        with open(AUTOSTART, encoding="utf-8") as file:
            return [line[5:].split() for line in file.read().splitlines() if line.startswith("Exec=")]
    except FileNotFoundError:
        return []


def goes_on_without_a_window():
    """Background sync is asked for through the portal; then the window goes, and the program stays and still answers."""
    backend = Backend()
    window = Installed()
    write(os.path.join(WORK, "backend"), "ready")
    command = wait_for("the program to be started at login", read_autostart, PATIENCE)[0]
    print(command)
    assert command[:3] == ["flatpak", "run", "--command=amends"] and command[-2:] == [APP_ID, "--background"], command
    window.key("ctrl+w")
    wait_for("the window to go", lambda: not has_window(), PATIENCE)
    assert search("GetInitialResultSet", GLib.Variant("(as)", (["soppan"],)))[0]
    assert runs() and not has_window()
    backend.bus.flush_sync(None)


def main(what):
    try:
        {"search": search_starts_it, "notify": notifies, "choose": chooses, "background": goes_on_without_a_window}[what]()
    except AssertionError:
        subprocess.run(["import", "-window", "root", os.path.join(PICTURES, f"flatpak-failed-{what}.png")], check=False)
        raise


if __name__ == "__main__":
    main(*sys.argv[1:])
