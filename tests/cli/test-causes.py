#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why customers are unhappy, from outside: suggested, said, taught and counted."""
import json
import os
import subprocess
import unittest

import ctl_harness

LATE, BROKEN, NICE, FINE = "Arrived three weeks late.", "Stopped working after two days.", "Lovely, thank you.", "Great seller."
REVIEWS = [(1, LATE, "2026-03-01", "SE"), (2, BROKEN, "2026-03-02", "SE"), (3, "Meh.", "2026-03-03", "DE"), (5, NICE, "2026-03-04", "SE")]
FEEDBACK = [("2026-03-01", 1, LATE), ("2026-03-02", 3, BROKEN), ("2026-04-03", 5, FINE)]


class CausesTest(unittest.TestCase):
    def setUp(self):
        self.folder = ctl_harness.Folder()
        self.addCleanup(self.folder.remove)
        lines = [json.dumps({"id": f"R{i}", "rating": stars, "text": text, "date": day, "country": country, "asin": "B0AAAAAAA1", "language": "en"}) + "\n"
                 for i, (stars, text, day, country) in enumerate(REVIEWS, 1)]
        self.folder.imported(self.folder.write("reviews.jsonl", "".join(lines)))
        rows = "Date,Rating,Comments,Your Response,Order ID\n" + "".join(f"{day},{stars},{text},,O-{i}\n" for i, (day, stars, text) in enumerate(FEEDBACK))
        self.folder.imported(self.folder.write("feedback.csv", rows), "--marketplace", "SE")
        self.ids = {row["external_id"]: row["id"] for row in self.folder.reviews()}

    def causes(self, *args, code=0):
        return self.folder.run("causes", *args, code=code)

    def json(self, *args):
        return [json.loads(line) for line in self.causes(*args, "--json").stdout.splitlines()]

    def show(self, *args):
        [shown] = self.json("show", *args)
        return shown["origin"], [cause["cause"] for cause in shown["causes"]], shown["wrong_door"]

    def feedback_id(self, text):
        return next(row["id"] for row in map(json.loads, self.folder.run("feedback", "list", "--json").stdout.splitlines()) if row["text"] == text)

    def survey(self):
        return self.json("survey")[0]["looked_at"]


class TestSurvey(CausesTest):
    def test_a_terminal_is_told_how_far_it_is(self):
        ours, theirs = os.openpty()
        done = subprocess.run(self.folder.command("causes", "survey"), env=self.folder.env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=theirs, text=True, timeout=ctl_harness.PATIENCE, check=True)
        os.close(theirs)
        told = os.read(ours, 4096).decode()
        os.close(ours)
        self.assertIn("100 %", told)
        self.assertTrue(told.endswith("\033[K"), "the line is left empty")
        self.assertEqual(done.stdout, "Looked at 5 comments.\n")

    def test_suggests_once(self):
        self.assertEqual(self.show(self.ids["R1"]), ("none", [], False))
        self.assertEqual(self.survey(), 5)
        self.assertEqual(self.survey(), 0)
        self.assertEqual(self.show(self.ids["R1"]), ("suggested", ["slow-delivery"], True))
        self.assertEqual(self.show(self.ids["R2"]), ("suggested", ["quality"], False))
        self.assertEqual(self.show(self.ids["R3"]), ("none", [], False))
        self.assertEqual(self.show("--feedback", self.feedback_id(LATE)), ("suggested", ["slow-delivery"], False))
        self.assertEqual(self.show("--feedback", self.feedback_id(BROKEN)), ("suggested", ["quality"], True))
        self.assertEqual(self.causes("survey").stdout, "Looked at 0 comments.\n")

    def test_shows_the_words(self):
        self.survey()
        [shown] = self.json("show", self.ids["R1"])
        self.assertEqual(list(shown), ["id", "subject", "origin", "wrong_door", "causes"])
        self.assertEqual((shown["id"], shown["subject"]), (self.ids["R1"], "review"))
        [cause] = shown["causes"]
        self.assertEqual(list(cause), ["cause", "code", "words"])
        self.assertEqual(cause["code"], "2a")
        self.assertTrue(cause["words"])
        self.assertTrue(all(words in LATE for words in cause["words"]))
        text = self.causes("show", self.ids["R1"]).stdout
        self.assertIn("Suggested from the words:", text)
        self.assertIn("slow-delivery", text)
        self.assertIn("belongs in feedback", text)
        self.assertIn("No cause is known.", self.causes("show", self.ids["R3"]).stdout)


class TestPerson(CausesTest):
    def test_set_clear_and_undo(self):
        self.survey()
        number = self.ids["R2"]
        self.assertEqual(self.causes("set", number, "picture", "4b").stdout, "1 comment changed.\n")
        self.assertEqual(self.show(number), ("person", ["picture", "size-or-material"], False))
        self.assertEqual(self.causes("set", number, "picture", "4b").stdout, "0 comments changed.\n")
        self.assertEqual(self.causes("clear", number, self.ids["R1"], number).stdout, "2 comments changed.\n")
        self.assertEqual(self.show(number), ("person", [], False))
        self.survey()
        self.assertEqual(self.show(self.ids["R1"]), ("person", [], False))
        self.assertIn("no cause to name", self.causes("show", number).stdout)
        self.folder.run("undo")
        self.assertEqual(self.show(self.ids["R1"]), ("suggested", ["slow-delivery"], True))
        self.assertEqual(self.show(number), ("person", ["picture", "size-or-material"], False))
        self.assertIn("cause: picture,size-or-material", self.folder.run("log").stdout)
        self.folder.run("undo")
        self.assertEqual(self.show(number), ("suggested", ["quality"], False))
        self.assertEqual(self.folder.run("check-data").returncode, 0)

    def test_feedback(self):
        number = self.feedback_id(FINE)
        self.causes("set", "--feedback", number, "slow-answer")
        self.assertEqual(self.show("--feedback", number), ("person", ["slow-answer"], False))
        self.assertEqual(self.show(self.ids["R4"]), ("none", [], False))
        events = [json.loads(line) for line in self.folder.run("log", "--json").stdout.splitlines()]
        self.assertEqual((events[0]["event"], events[0]["subject"], events[0]["text"]), ("cause", "feedback", "slow-answer"))

    def test_queries(self):
        self.survey()
        self.assertEqual([row["external_id"] for row in self.folder.reviews("cause:quality")], ["R2"])
        self.assertEqual([row["external_id"] for row in self.folder.reviews("cause:2a,6a sort:oldest")], ["R1", "R2"])
        self.assertEqual([row["external_id"] for row in self.folder.reviews("door:wrong")], ["R1"])
        self.assertEqual(self.folder.count("cause:quality"), 1)
        found = self.folder.run("feedback", "list", "--json", "door:wrong").stdout.splitlines()
        self.assertEqual([json.loads(line)["text"] for line in found], [BROKEN])

    def test_wrong_words(self):
        for args in (["set"], ["set", "1"], ["set", "x", "quality"], ["set", "1", "lateness"], ["set", "1", "quality", "picture", "stock-count"],
                     ["clear"], ["clear", "x"], ["show"], ["show", "1", "2"], ["show", "x"], ["list", "--from", "soon"], ["list", "extra"],
                     ["list", "--to", "soon"], ["list", "--from", "2026-03-02", "--to", "2026-03-01"],
                     ["list", "--to", "1969-01-01"], ["list", "--marketplace", "Atlantis"], [], ["rules"], ["rules", "add"], ["rules", "add", "quality"],
                     ["rules", "add", "quality", "a b", "c"], ["rules", "add", "quality", "…"], ["rules", "add", "quality", "x", "--weight", "4"],
                     ["rules", "add", "quality", "x", "--weight", "0"], ["rules", "delete"], ["rules", "delete", "x"], ["explain"]):
            done = self.causes(*args, code=64)
            self.assertRegex(done.stderr, r"^amendsctl: \S", args)
        self.assertIn("slow-delivery", self.causes("set", "1", "lateness", code=64).stderr)
        for args in (["show", "4711"], ["show", "--feedback", "4711"], ["set", "4711", "quality"], ["rules", "delete", "4711"]):
            self.assertNotEqual(self.causes(*args, code=None).returncode, 0, args)


class TestRules(CausesTest):
    def test_teach_and_forget(self):
        self.survey()
        self.assertIn("is kept", self.causes("rules", "add", "picture", "meh", "--weight", "3").stdout)
        [rule] = self.json("rules", "list")
        self.assertEqual((rule["phrase"], rule["cause"], rule["weight"]), ("meh", "picture", 3))
        self.assertRegex(self.causes("rules", "list").stdout, r"\+3 .* picture  “meh”")
        self.assertEqual(self.survey(), 5)
        self.assertEqual(self.show(self.ids["R3"]), ("suggested", ["picture"], False))
        self.causes("rules", "add", "slow-delivery", "three weeks", "--weight", "-3")
        self.assertEqual(self.survey(), 5)
        self.causes("rules", "delete", rule["id"])
        self.assertEqual(len(self.json("rules", "list")), 1)
        self.survey()
        self.assertEqual(self.show(self.ids["R3"]), ("none", [], False))


class TestCounts(CausesTest):
    def count(self, *args):
        [counted] = self.json("list", *args)
        return counted, {cause["cause"]: cause for cause in counted["causes"]}

    def test_all(self):
        self.survey()
        self.causes("set", self.ids["R3"], "quality", "picture")
        counted, causes = self.count()
        self.assertEqual(list(counted), ["from", "to", "reviews", "feedback", "causes"])
        self.assertEqual(counted["reviews"], {"all": 4, "unhappy": 3, "explained": 3, "by_person": 1, "wrong_door": 1})
        self.assertEqual(counted["feedback"], {"all": 3, "unhappy": 2, "explained": 2, "by_person": 0, "wrong_door": 1})
        self.assertEqual(len(causes), 15)
        self.assertEqual((causes["quality"]["reviews"], causes["quality"]["per_100_reviews"]), (2, 50.0))
        self.assertEqual((causes["slow-delivery"]["feedback"], causes["picture"]["reviews"]), (1, 1))
        lines = self.causes("list").stdout.splitlines()
        self.assertEqual([line.split()[0] for line in lines[1:]], ["6a", "2a", "4a"])

    def test_by_period_and_marketplace(self):
        self.survey()
        counted, causes = self.count("--from", "2026-03-02", "--to", "2026-03-03", "--marketplace", "SE")
        self.assertEqual((counted["from"], counted["to"]), ("2026-03-02T00:00:00Z", "2026-03-04T00:00:00Z"))
        self.assertEqual((counted["reviews"]["all"], counted["feedback"]["all"]), (1, 1))
        self.assertEqual((causes["quality"]["reviews"], causes["slow-delivery"]["reviews"]), (1, 0))
        counted, causes = self.count("--from", "2027-01-01")
        self.assertEqual(counted["reviews"]["all"], 0)
        self.assertIsNone(causes["quality"]["per_100_reviews"])


if __name__ == "__main__":
    ctl_harness.main()
