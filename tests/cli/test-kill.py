#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGKILL at random moments: nothing acknowledged is lost, nothing is doubled, and the next run goes on."""
import json
import os
import random
import time
import unittest

import ctl_harness

SEED = int(os.environ.get("AMENDS_TEST_SEED", str(random.SystemRandom().randrange(1 << 32))))
KILLS = int(os.environ.get("AMENDS_TEST_KILLS", "18"))  # of each kind that hit a running command
TRIES = 5 * KILLS


class KillTest(unittest.TestCase):
    def setUp(self):
        self.random = random.Random(f"{SEED} {self.id()}")
        self.n_killed = 0
        self.folder = ctl_harness.Folder()
        self.addCleanup(self.folder.remove)

    def time_whole(self, *args, data=None):
        """How long a command takes when nothing kills it, so that the moments lie within it."""
        began = time.monotonic()
        self.folder.run(*args, data=data)
        return time.monotonic() - began

    def kill_within(self, seconds, *args):
        """Starts a command and kills it within that time. Returns: what it had printed"""
        process = self.folder.start(*args)
        time.sleep(self.random.uniform(0, seconds))
        process.kill()
        output, _ = process.communicate(timeout=ctl_harness.PATIENCE)
        self.n_killed += process.returncode < 0
        return output

    def rounds(self):
        """Counts tries until enough of them have hit."""
        self.n_killed = 0
        for number in range(TRIES):
            if self.n_killed >= KILLS:
                return
            yield number
        self.fail(f"only {self.n_killed} of {TRIES} moments hit a running command")

    def assertWhole(self):
        self.folder.run("check-data")

    def external_ids(self, *query, data=None):
        ids = [review["external_id"] for review in self.folder.reviews(*query, data=data)]
        self.assertEqual(len(ids), len(set(ids)), "doubled")
        return set(ids)

    def test_sync(self):
        shop = ctl_harness.Shop(self.folder, reviews=2500)
        self.addCleanup(shop.stop)
        reference = self.folder.path / "reference"
        shop.add_to(data=reference)
        seconds = self.time_whole("sync", data=reference)
        everything = self.external_ids(data=reference)
        self.assertEqual(len(everything), 2500)

        seen = everything
        for number in self.rounds():
            if seen == everything:
                self.folder.data = self.folder.path / f"data-{number}"
                shop.add_to()
                seen = set()
            # What is left takes less time than the whole.
            self.kill_within(0.05 + seconds * (1 - len(seen) / len(everything)), "sync")
            now = self.external_ids()
            self.assertLessEqual(seen, now, "what was stored is lost")
            self.assertLessEqual(now, everything)
            self.assertWhole()
            seen = now
            if number % 4 == 3 or self.n_killed == KILLS:
                self.folder.run("sync")
                seen = self.external_ids()
                self.assertEqual(seen, everything)
                again = json.loads(self.folder.run("sync", "--json").stdout)
                self.assertEqual((again["added"], again["updated"]), (0, 0))
                self.assertWhole()

    def test_import(self):
        rows = "".join(json.dumps({"id": f"R{number}", "rating": number % 5 + 1, "title": f"Review {number}",
                                   "text": f"Text of review {number}, 很好 {number}.", "date": "2026-01-10",
                                   "asin": f"B{number % 14:09}"}, ensure_ascii=False) + "\n"
                       for number in range(8000))
        path = self.folder.write("reviews.jsonl", rows)
        everything = {f"R{number}" for number in range(8000)}
        seconds = self.time_whole("import", path, data=self.folder.path / "reference")

        n_before = 0
        for number in self.rounds():
            if number % 5 == 0:
                self.folder.data = self.folder.path / f"data-{number}"
                n_before = 0
            self.kill_within(seconds, "import", path)
            now = self.folder.count()
            self.assertGreaterEqual(now, n_before, "what was stored is lost")
            self.assertWhole()
            n_before = now
            if number % 5 == 4 or self.n_killed == KILLS:
                [result] = self.folder.imported(path)
                self.assertEqual((result["read"], result["rejected"], result["updated"]), (8000, 0, 0))
                self.assertEqual(result["added"], 8000 - now)
                self.assertEqual(self.external_ids(), everything)
                [again] = self.folder.imported(path)
                self.assertEqual((again["added"], again["unchanged"]), (0, 8000))

    def test_done(self):
        rows = "".join(json.dumps({"id": f"R{number}", "rating": number % 5 + 1, "text": f"Text {number}",
                                   "date": "2026-01-10"}) + "\n" for number in range(1000))
        self.folder.imported(self.folder.write("reviews.jsonl", rows))
        ids = [review["id"] for review in self.folder.reviews()]
        self.random.shuffle(ids)
        seconds = self.time_whole("done", ids.pop())

        acknowledged = set()
        for _ in self.rounds():
            some = [ids.pop() for _ in range(10)]
            output = self.kill_within(seconds * 1.2, "done", *some)
            if "marked as done" in output:
                acknowledged.update(some)
            done = {review["id"] for review in self.folder.reviews("is:done")}
            self.assertLessEqual(acknowledged, done, "an acknowledged mark is lost")
            self.assertIn(len(done & set(some)), (0, 10), "ten marks are one step")
            self.assertWhole()

        events = [json.loads(line) for line in self.folder.run("log", "--json").stdout.splitlines()]
        done = {review["id"] for review in self.folder.reviews("is:done")}
        self.assertEqual(sum(event["reviews"] for event in events), len(done), "marks and log agree")
        for _ in events:
            self.folder.run("undo")
        self.assertEqual(self.folder.count("is:done"), 0)
        self.assertWhole()

    def test_everything_at_random(self):
        """Edits, marks, undo and redo in any order, each of them cut off at any moment: the counts are those of a recount."""
        files = []
        for version in range(3):
            rows = "".join(json.dumps({"id": f"R{number}", "rating": (number * (version + 1)) % 5 + 1,
                                       "text": f"Text {number} {'changed' * (self.random.random() < 0.3)}",
                                       "date": f"2026-01-{number % 20 + 1:02}", "asin": f"B{number % 14:09}"}) + "\n"
                           for number in range(3000))
            files.append(self.folder.write(f"version-{version}.jsonl", rows))
        seconds = self.time_whole("import", files[0])
        for _ in self.rounds():
            command = self.random.choice([["import", self.random.choice(files)], ["import", self.random.choice(files)],
                                          ["done", "--query", f"stars:{self.random.randint(1, 5)}"],
                                          ["undo"], ["redo"]])
            self.kill_within(seconds, *command)
            self.assertWhole()
            self.assertEqual(len(self.external_ids()), 3000)


if __name__ == "__main__":
    print(f"# AMENDS_TEST_SEED={SEED}")
    ctl_harness.main()
