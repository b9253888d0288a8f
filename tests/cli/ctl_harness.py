# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the amendsctl that was built, in folders of its own, and prints TAP."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.environ.get("AMENDSCTL", "amendsctl")
PATIENCE = 120


def make_env(home):
    """No keyring, no settings and no time zone of the machine that runs the tests."""
    env = dict(os.environ)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "http_proxy", "https_proxy", "all_proxy"):
        env.pop(name, None)
    env.update(HOME=str(home), XDG_DATA_HOME=str(home / "share"), XDG_CONFIG_HOME=str(home / "config"),
               DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent", LC_ALL="C.UTF-8", LANGUAGE="C", TZ="UTC")
    return env


class Folder:
    """A folder that goes away, with a data folder and a home in it."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="amendsctl-test-"))
        self.data = self.path / "data"
        self.env = make_env(self.path)

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)

    def write(self, name, content, mode=0o644):
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        path.chmod(mode)
        return path

    def command(self, *args, data=None):
        return [PROGRAM, "--data", str(data or self.data), *map(str, args)]

    def run(self, *args, data=None, code=0):
        """Runs a command; anything but the exit code that was expected is a failure."""
        done = subprocess.run(self.command(*args, data=data), env=self.env, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False)
        if code is not None and done.returncode != code:
            raise AssertionError(f"{args}: exit code {done.returncode}, not {code}\n{done.stdout}\n{done.stderr}")
        return done

    def start(self, *args, data=None):
        return subprocess.Popen(self.command(*args, data=data), env=self.env, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")

    def count(self, *query, data=None):
        return int(self.run("reviews", "--count", *query, data=data).stdout)

    def reviews(self, *query, data=None):
        return [json.loads(line) for line in self.run("reviews", "--json", *query, data=data).stdout.splitlines()]

    def imported(self, *args, data=None, code=0):
        return [json.loads(line) for line in self.run("import", "--json", *args, data=data, code=code).stdout.splitlines()]


class Shop:
    """The sample shop, run by the program itself."""

    def __init__(self, folder, reviews=400, seed=1, more=()):
        self.folder = folder
        self.process = subprocess.Popen([PROGRAM, "sample-shop", "--reviews", str(reviews), "--seed", str(seed), *more],
                                        env=folder.env, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        words = (self.process.stdout.readline() + self.process.stdout.readline()).split()
        if len(words) != 4 or words[0] != "URL" or words[2] != "Token":
            raise AssertionError(f"the sample shop did not start: {words}")
        self.url, self.token = words[1], words[3]
        self.token_file = folder.write("token", f"  {self.token}\n", 0o600)

    def add_to(self, data=None):
        return self.folder.run("account", "add-feed", self.url, "--token-file", self.token_file, data=data)

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        return code


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0
        self.began = 0.0

    def startTest(self, test):
        super().startTest(test)
        self.began = time.monotonic()

    def tell(self, test, word, notes=""):
        self.number += 1
        if notes:  # on standard error, where a run's log shows it
            print(f"{test.id()}: {notes}", file=sys.stderr, flush=True)
        seconds = time.monotonic() - self.began
        name = test.id().removeprefix("__main__.")
        print(f"{word} {self.number} {name} # {seconds:.1f} s", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.tell(test, "ok")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.tell(test, "not ok", self._exc_info_to_string(err, test))

    def addError(self, test, err):
        super().addError(test, err)
        self.tell(test, "not ok", self._exc_info_to_string(err, test))


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    result = TapResult()
    print(f"1..{suite.countTestCases()}", flush=True)
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
