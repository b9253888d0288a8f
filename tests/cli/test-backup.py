#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""amendsctl backup, backups and restore: what they make, what they refuse, and that nothing is sent twice."""
import fcntl
import json
import struct
import unittest

import ctl_harness

FILE = "id,stars,title,text,date\n" + "".join(f"R{n},{n % 5 + 1},Title {n},Text {n},2025-11-{n:02}\n" for n in range(1, 21))


class BackupTest(unittest.TestCase):
    def setUp(self):
        self.folder = ctl_harness.Folder()
        self.addCleanup(self.folder.remove)

    def fill(self):
        self.folder.run("import", self.folder.write("reviews.csv", FILE))

    def backups(self):
        return [json.loads(line) for line in self.folder.run("backups", "--json").stdout.splitlines()]

    def make(self, *args):
        return self.folder.run("backup", *args).stdout.strip()

    def test_backs_up_and_restores(self):
        self.fill()
        path = self.make()
        self.assertRegex(path, r"/data/backups/amends-\d{4}-\d\d-\d\d-\d{6}Z\.db$")
        [backup] = self.backups()
        self.assertEqual((backup["file"], backup["reviews"], backup["state"], backup["set_aside"]), (path, 20, "good", False))
        self.folder.run("done", self.folder.reviews()[0]["id"])
        self.assertEqual(self.folder.count("is:done"), 1)
        told = self.folder.run("restore", path).stdout
        self.assertIn("The backup is restored.", told)
        self.assertIn("before-restore-", told)
        self.assertEqual(self.folder.count("is:done"), 0)
        self.folder.run("check-data")
        [aside, kept] = self.backups()
        self.assertTrue(aside["set_aside"] and not kept["set_aside"])
        self.folder.run("restore", aside["file"])
        self.assertEqual(self.folder.count("is:done"), 1)

    def test_list_for_people(self):
        self.fill()
        path = self.make()
        line = self.folder.run("backups").stdout
        self.assertIn("20  good  " + path, line)
        with open(path, "r+b") as file:
            file.seek(30000)
            file.write(bytes(8192))
        self.assertIn("damaged  " + path, self.folder.run("backups").stdout)
        refused = self.folder.run("restore", path, code=65)
        self.assertIn("damaged", refused.stderr)
        self.assertEqual(self.folder.count(), 20)

    def test_to_a_file(self):
        self.fill()
        path = self.folder.path / "stick" / "copy.db"
        self.assertIn("cannot be written to", self.folder.run("backup", "--to", path, code=73).stderr)
        path.parent.mkdir()
        self.assertEqual(self.make("--to", path), str(path))
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        self.assertIn("Choose another name", self.folder.run("backup", "--to", path, code=75).stderr)
        self.assertEqual(self.backups(), [])
        other = self.folder.path / "other"
        self.folder.run("restore", path, data=other)
        self.assertEqual(self.folder.count(data=other), 20)

    def test_keeps_so_many(self):
        self.fill()
        made = [self.make("--keep", "2") for _ in range(4)]
        self.assertEqual({backup["file"] for backup in self.backups()}, set(made[-2:]))
        self.folder.run("backup", "--keep", "2", "--to", "x.db", code=64)
        self.folder.run("backup", "--keep=-1", code=64)

    def test_nothing_to_back_up(self):
        self.assertIn("There is no data yet", self.folder.run("backup", code=66).stderr)
        self.assertEqual(self.backups(), [])

    def test_refuses_what_is_no_backup(self):
        self.fill()
        self.assertIn("not a backup", self.folder.run("restore", self.folder.path / "reviews.csv", code=65).stderr)
        self.assertIn("cannot be read", self.folder.run("restore", self.folder.path / "nothing", code=73).stderr)
        self.assertIn("in use", self.folder.run("restore", self.folder.data / "amends.db", code=75).stderr)
        self.folder.run("restore", code=64)
        self.assertEqual(self.folder.count(), 20)

    def test_refuses_while_the_window_is_open(self):
        self.fill()
        path = self.make()
        self.folder.run("done", self.folder.reviews()[0]["id"])
        with open(self.folder.data / "lock", "w", encoding="utf-8") as lock:
            # As the window holds it: a lock of the open file.
            fcntl.fcntl(lock, 37, struct.pack("hhlli4x", fcntl.F_WRLCK, 0, 0, 0, 0))
            self.assertIn("Amends is open on this data", self.folder.run("restore", path, code=75).stderr)
            self.make()
        self.assertEqual(self.folder.count("is:done"), 1)
        self.folder.run("restore", path)
        self.assertEqual(self.folder.count("is:done"), 0)

    def start_shop(self):
        shop = ctl_harness.Shop(self.folder, reviews=400)
        self.addCleanup(lambda: shop.process.poll() is None and shop.stop())
        shop.add_to()
        return shop

    def outbox(self):
        return [json.loads(line) for line in self.folder.run("outbox", "--json", "--all").stdout.splitlines()]

    def test_nothing_is_sent_twice(self):
        shop = self.start_shop()
        self.folder.run("sync")
        number = self.folder.reviews("is:contactable", "--limit", "1")[0]["id"]
        shop.stop()
        self.folder.run("contact", "send", number, "--reason", "customer-support", "--yes", code=75)
        path = self.make()
        self.start_shop()
        [waiting] = self.outbox()
        self.folder.run("outbox", "retry", waiting["id"])
        self.assertEqual(self.outbox()[0]["state"], "sent")
        self.assertIn("1 contact has gone on since the backup", self.folder.run("restore", path).stdout)
        [sent] = self.outbox()
        self.assertEqual((sent["state"], sent["review"]), ("sent", number))
        self.assertEqual(self.folder.run("outbox", "retry", sent["id"], code=None).returncode, 75)
        self.assertNotIn(number, [review["id"] for review in self.folder.reviews("is:contactable")])

    def test_what_nobody_knows_is_not_sent(self):
        shop = self.start_shop()
        self.folder.run("sync")
        number = self.folder.reviews("is:contactable", "--limit", "1")[0]["id"]
        shop.stop()
        self.folder.run("contact", "send", number, "--reason", "customer-support", "--yes", code=75)
        path = self.make()
        self.start_shop()
        for name in ("amends.db", "amends.db-wal", "amends.db-shm"):
            (self.folder.data / name).unlink(missing_ok=True)
        told = self.folder.run("restore", path).stdout
        self.assertIn("1 contact may have been sent since the backup", told)
        self.start_shop()
        self.folder.run("sync")
        [unknown] = self.outbox()
        self.assertEqual((unknown["state"], unknown["error"]), ("unknown", "restored"))


if __name__ == "__main__":
    ctl_harness.main()
