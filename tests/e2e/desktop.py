# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a running GTK program as a person would: finds things by role and name, clicks, types, and reads what is shown."""

import os
import signal
import subprocess
import sys
import time

# A warning is fatal in the program under test, not in its driver: AT-SPI warns here when a widget goes away while it is read.
G_DEBUG = os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

WAIT = float(os.environ.get("AMENDS_E2E_WAIT", "15"))


class NotShown(AssertionError):
    """Something that should be on the screen is not."""


def wait_for(what, probe, timeout=WAIT):
    """Calls probe() until it gives something true, and returns that."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            found = probe()
        except GLib.Error:  # the widget went away while it was read
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise NotShown(what)
        time.sleep(0.05)


def name_of(node):
    return node.get_name() or ""


def has_state(node, state):
    return node.get_state_set().contains(state)


def walk(node, depth=0):
    """Every node below, itself included, that is showing."""
    yield node
    if depth > 60:
        return
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child, depth + 1)


class Program:
    """A program started in a session of its own display and bus (see `headless`)."""

    def __init__(self, command, name, env=None):
        self.command, self.name, self.env = command, name, env or {}
        self.process = None

    def start(self):
        environment = {**os.environ, **({"G_DEBUG": G_DEBUG} if G_DEBUG else {}), **self.env}
        self.process = subprocess.Popen(self.command, env=environment)
        self.frame = wait_for(f"the window of {self.name}", self._find_frame)
        wait_for("the window on the display", self._find_window)
        self.focus()
        return self

    def _find_frame(self):
        if self.process.poll() is not None:
            raise NotShown(f"{self.name} ended with {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            if app and app.get_process_id() == self.process.pid and app.get_child_count():
                return app.get_child_at_index(0)
        return None

    def _find_window(self):
        listed = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                capture_output=True, text=True, check=False).stdout.split()
        self.window = listed[-1] if listed else None
        return self.window

    def focus(self):
        subprocess.run(["xdotool", "windowfocus", self.window], check=False)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(10)
        return self.process.returncode

    def kill(self):
        self.process.kill()
        self.process.wait(10)

    # Reading

    def all(self, role=None, name=None, inside=None, showing=True):
        found = []
        for node in walk(inside or self.frame):
            try:
                if role and node.get_role_name() != role:
                    continue
                if name is not None and not (name(name_of(node)) if callable(name) else name in name_of(node)):
                    continue
                if showing and not has_state(node, Atspi.StateType.VISIBLE):
                    continue
                found.append(node)
            except GLib.Error:
                continue
        return found

    def find(self, role=None, name=None, inside=None, timeout=WAIT):
        found = wait_for(f"{role or 'anything'} “{name}”", lambda: self.all(role, name, inside), timeout)
        return found[0]

    def absent(self, role=None, name=None, inside=None, timeout=WAIT):
        wait_for(f"no {role} “{name}”", lambda: not self.all(role, name, inside), timeout)

    def texts(self, inside=None):
        return [name_of(node) for node in self.all(inside=inside) if name_of(node)]

    # Acting

    def click(self, node, button=1, modifiers=()):
        box = node.get_extents(Atspi.CoordType.WINDOW)
        x, y = box.x + box.width // 2, box.y + box.height // 2
        # Apart enough that two clicks are not one double click, and that the layout has settled.
        command = ["xdotool", "mousemove", "--window", self.window, str(x), str(y), "sleep", "0.1"]
        for key in modifiers:
            command += ["keydown", key]
        command += ["click", str(button)]
        for key in modifiers:
            command += ["keyup", key]
        subprocess.run([*command, "sleep", "0.45"], check=True)

    def act(self, node):
        """Activates by the accessible action where there is one, else by a click."""
        if node.get_n_actions() > 0:
            node.do_action(0)
        else:
            self.click(node)

    def key(self, *keys):
        self.focus()
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
            time.sleep(0.05)

    def type(self, text):
        self.focus()
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)

    def screenshot(self, path):
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        subprocess.run(["import", "-window", "root", path], check=True)

    def dump(self, node=None, depth=0):
        """The tree as text, for the log of a failed test."""
        node = node or self.frame
        try:
            print("#", "  " * depth, node.get_role_name(), repr(name_of(node)[:70]), file=sys.stderr)
            for index in range(node.get_child_count()):
                child = node.get_child_at_index(index)
                if child is not None and depth < 40:
                    self.dump(child, depth + 1)
        except GLib.Error:
            pass


def open_preferences(program, page, timeout=WAIT):
    """Opens the preferences and goes to the page with that title."""
    program.key("ctrl+comma")
    dialog = program.find("dialog", "Preferences", timeout=timeout)
    tabs = wait_for(f"the page {page}", lambda: [tab for tab in program.all("page tab", page, inside=dialog)
                                                 if has_state(tab, Atspi.StateType.SHOWING)], timeout)
    program.click(tabs[0])
    wait_for(f"the page {page} to be shown", lambda: has_state(tabs[0], Atspi.StateType.SELECTED), timeout)
    return dialog


def run_cases(cases, on_failure=None):
    """Runs functions in order as TAP; stops at the first failure, since the next ones build on it."""
    print(f"1..{len(cases)}")
    failed = False
    for number, case in enumerate(cases, 1):
        title = (case.__doc__ or case.__name__).strip()
        if failed:
            print(f"not ok {number} - {title} (not reached)")
            continue
        try:
            case()
            print(f"ok {number} - {title}", flush=True)
        except Exception as problem:  # noqa: BLE001 - a test reports every failure
            failed = True
            print(f"not ok {number} - {title}\n# {type(problem).__name__}: {problem}", flush=True)
            if on_failure:
                on_failure()
    return 1 if failed else 0
