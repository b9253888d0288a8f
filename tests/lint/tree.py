# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks share: the files of the source tree (with or without git) and a report in TAP."""

import os
import pathlib

SKIPPED_FOLDERS = {".git", ".cache", ".flatpak-builder", "__pycache__", "subprojects"}


def is_ours(folder):
    """Build folders can have any name, but each one that Meson made says so."""
    name = folder.name
    if name in SKIPPED_FOLDERS or name.startswith("build"):
        return False
    return not (folder / "meson-private").exists()


def walk(root, *suffixes):
    """The files below root, sorted, as paths relative to it; all of them, or those whose names end in one of the suffixes."""
    root = pathlib.Path(root)
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if is_ours(pathlib.Path(folder) / name)]
        for name in names:
            # In a linked worktree .git is a file.
            if name != ".git" and (not suffixes or name.endswith(suffixes)):
                found.append((pathlib.Path(folder) / name).relative_to(root))
    return sorted(found)


def read(path):
    """The text of a file, or None where it is no UTF-8 text (an image, a test file in another encoding)."""
    data = path.read_bytes()
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


class Report:
    """Prints one TAP case a rule, with every breach of it as a diagnostic, and gives the exit status."""

    def __init__(self):
        self.cases = 0
        self.failed = 0

    def rule(self, name, breaches, notes=()):
        self.cases += 1
        self.failed += bool(breaches)
        print(f"{'not ok' if breaches else 'ok'} {self.cases} - {name}")
        for line in [*breaches, *notes]:
            print(f"# {line}")

    def skip(self, name, why):
        self.cases += 1
        print(f"ok {self.cases} - {name} # SKIP {why}")

    def end(self):
        print(f"1..{self.cases}")
        return 1 if self.failed else 0
