#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All data as a whole: exported, imported again, deleted, and deleted to the end after a kill."""
import csv
import fcntl
import hashlib
import json
import os
import signal
import struct
import subprocess
import time
import unittest

import ctl_harness

REVIEWS = "review id,stars,title,text,date,author,product,product name,marketplace\n" \
          "R1,2,=1+1,Leaks,2026-03-10,Maja,P1,Box,SE\nR2,5,Fine,\"Two\nlines\",2026-03-11,Olle,P1,Box,SE\n"
FEEDBACK = "Date,Rating,Comments,Your Response,Order ID\n2026-03-10,1,Late,Sorry,O-1\n2026-03-11,5,Quick,,O-2\n"


class EverythingTest(unittest.TestCase):
    def setUp(self):
        self.folder = ctl_harness.Folder()
        self.addCleanup(self.folder.remove)
        self.folder.run("import", self.folder.write("reviews.csv", REVIEWS))
        self.folder.run("import", "--marketplace", "SE", self.folder.write("feedback.csv", FEEDBACK))
        self.all = self.folder.path / "all"

    def feedback(self, data=None):
        keys = ("external_id", "marketplace", "stars", "text", "response", "published_at")
        rows = [json.loads(line) for line in self.folder.run("feedback", "list", "--json", data=data).stdout.splitlines()]
        return [{key: row[key] for key in keys} for row in rows]

    def lock(self):
        """What the window holds while it is open."""
        descriptor = os.open(self.folder.data / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
        self.addCleanup(os.close, descriptor)


class TestExport(EverythingTest):
    def test_is_what_its_list_says(self):
        self.folder.run("done", "1")
        self.folder.run("export", "--everything", self.all)
        manifest = json.loads((self.all / "manifest.json").read_text("utf-8"))
        listed = {entry["path"]: entry for entry in manifest["files"]}
        found = {str(path.relative_to(self.all)) for path in self.all.rglob("*") if path.is_file()}
        self.assertEqual(found, set(listed) | {"manifest.json"})
        for path, entry in listed.items():
            content = (self.all / path).read_bytes()
            self.assertEqual((entry["bytes"], entry["sha256"]), (len(content), hashlib.sha256(content).hexdigest()), path)
        counts = {path: entry.get("records") for path, entry in listed.items()}
        self.assertEqual((counts["csv/reviews.csv"], counts["csv/feedback.csv"], counts["csv/events.csv"]), (2, 2, 1))
        self.assertEqual(self.all.stat().st_mode & 0o777, 0o700)
        self.assertEqual((self.all / "csv" / "reviews.csv").stat().st_mode & 0o777, 0o600)

    def test_both_formats_say_the_same(self):
        self.folder.run("export", "--everything", self.all)
        for path in sorted((self.all / "csv").iterdir()):
            with open(path, encoding="utf-8-sig", newline="") as file:
                table = list(csv.DictReader(file))
            lines = (self.all / "json-lines" / (path.stem + ".jsonl")).read_text("utf-8").splitlines()
            self.assertEqual(len(table), len(lines), path.stem)
            for row, line in zip(table, lines):
                self.assertEqual(list(row), list(json.loads(line)), path.stem)

    def test_no_cell_runs(self):
        self.folder.run("export", "--everything", self.all)
        with open(self.all / "csv" / "reviews.csv", encoding="utf-8-sig", newline="") as file:
            self.assertEqual(next(csv.DictReader(file))["title"], "'=1+1")

    def test_comes_back(self):
        self.folder.run("export", "--everything", self.all)
        for form, ending in (("csv", "csv"), ("json-lines", "jsonl")):
            other = self.folder.path / f"other-{form}"
            told = [self.folder.imported(self.all / form / f"{name}.{ending}", data=other)[0] for name in ("reviews", "feedback")]
            self.assertEqual([(one["subject"], one["added"], one["rejected"]) for one in told], [("reviews", 2, 0), ("feedback", 2, 0)])
            keep = ("external_id", "marketplace", "product", "stars", "title", "body", "author", "published_at")
            before, after = ([{key: row[key] for key in keep} for row in self.folder.reviews(data=data)] for data in (None, other))
            self.assertEqual(before, after)
            self.assertEqual(self.feedback(), self.feedback(other))

    def test_refuses(self):
        self.all.mkdir()
        (self.all / "mine.txt").write_text("mine")
        self.assertIn("empty folder", self.folder.run("export", "--everything", self.all, code=74).stderr)
        self.assertEqual([path.name for path in self.all.iterdir()], ["mine.txt"])
        self.folder.run("export", "--everything", self.folder.path / "x", "stars:1", code=64)
        self.folder.run("export", "--everything", self.folder.path / "x", "-o", "y", code=64)
        self.assertFalse((self.folder.path / "x").exists())


class TestDelete(EverythingTest):
    def autostart(self, command):
        """An entry as the desktop writes it. Returns its path."""
        path = self.folder.path / "config" / "autostart" / "io.github.amendsapp.Amends.desktop"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"[Desktop Entry]\nType=Application\nName=Amends\nExec={command}\n", "utf-8")
        return path

    def test_is_not_started_at_login_any_more(self):
        path = self.autostart("'amends' '--background'")
        other = path.with_name("org.example.Other.desktop")
        other.write_bytes(path.read_bytes())
        self.folder.run("delete-everything", code=64)
        self.assertTrue(path.exists())
        self.assertNotIn("log in", self.folder.run("delete-everything", "--yes").stderr)
        self.assertFalse(path.exists())
        self.assertTrue(other.exists())

    def test_what_a_person_starts_at_login_stays(self):
        path = self.autostart("amends")
        self.folder.run("delete-everything", "--yes")
        self.assertTrue(path.exists())

    def test_says_what_is_left_where_no_portal_answers(self):
        self.folder.env["FLATPAK_ID"] = "io.github.amendsapp.Amends"
        path = self.autostart("amends --background")
        self.assertIn("may still start", self.folder.run("delete-everything", "--yes").stderr)
        self.assertTrue(path.exists(), "inside of a Flatpak it is not ours to reach")
        self.assertFalse(self.folder.data.exists())

    def test_another_flatpak_is_none_of_ours(self):
        self.folder.env["FLATPAK_ID"] = "org.example.Terminal"
        path = self.autostart("amends --background")
        self.assertNotIn("log in", self.folder.run("delete-everything", "--yes").stderr)
        self.assertFalse(path.exists())

    def test_a_cut_off_deletion_takes_it_back_too(self):
        path = self.autostart("amends --background")
        (self.folder.data / "erasing").write_bytes(b"")
        self.assertEqual(self.folder.count(), 0)
        self.assertFalse(path.exists())

    def test_asks_first(self):
        told = self.folder.run("delete-everything", code=64)
        self.assertIn("reviews\t2\nfeedback\t2\n", told.stdout)
        self.assertIn("Nothing was deleted", told.stderr)
        self.assertEqual(self.folder.count(), 2)

    def test_deletes(self):
        (self.folder.data / "backups").mkdir()
        (self.folder.data / "backups" / "amends-2026-11-22-180500Z.db").write_bytes(b"x")
        self.folder.run("delete-everything", "--yes")
        self.assertFalse(self.folder.data.exists())
        self.assertIn("no data here", self.folder.run("delete-everything", "--yes", code=66).stderr)
        self.assertEqual(self.folder.count(), 0)

    def test_keeps_what_is_not_ours(self):
        (self.folder.data / "taxes.ods").write_bytes(b"x")
        (self.folder.data / "sample").mkdir()
        (self.folder.data / "sample" / "amends.db").write_bytes(b"x")
        self.folder.run("delete-everything", "--yes")
        self.assertEqual(sorted(path.name for path in self.folder.data.iterdir()), ["sample", "taxes.ods"])
        self.assertTrue((self.folder.data / "sample" / "amends.db").exists())

    def test_refuses_while_the_window_is_open(self):
        self.lock()
        self.assertIn("already open", self.folder.run("delete-everything", "--yes", code=75).stderr)
        self.assertEqual(self.folder.count(), 2)

    def test_a_cut_off_deletion_goes_on(self):
        (self.folder.data / "erasing").write_bytes(b"")
        self.assertEqual(self.folder.count(), 0)
        self.assertFalse((self.folder.data / "erasing").exists())

    def test_a_cut_off_deletion_is_the_windows_while_it_is_open(self):
        (self.folder.data / "erasing").write_bytes(b"")
        self.lock()
        self.folder.run("reviews", "--count", code=75)
        self.assertTrue((self.folder.data / "amends.db").exists())

    def test_a_kill_leaves_all_or_nothing(self):
        """Wherever it hits: the data is there as it was, or the next command ends what was begun."""
        for delay in (0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08):
            self.folder.run("import", self.folder.path / "reviews.csv")
            process = self.folder.start("delete-everything", "--yes")
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=ctl_harness.PATIENCE)
            self.assertIn(self.folder.count(), (0, 2), delay)
            self.folder.run("check-data")


if __name__ == "__main__":
    ctl_harness.main()
