#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feedback about the seller from outside: its list, the rating, what becomes of it, and reports that marketplaces offer."""
import datetime
import json
import unittest

import ctl_harness

WINDOWS = ["30_days", "90_days", "365_days", "lifetime"]
DAYS = {"30_days": 30, "90_days": 90, "365_days": 365}
MEMBERS = ["id", "account", "external_id", "marketplace", "order", "stars", "kind", "state", "plan", "text", "response", "language", "author",
           "published_at", "responded_at", "struck_through_at", "removed_at", "done_at", "url"]
HEADER = "Datum\tBetyg\tKommentarer\tDitt svar\tOrdernummer\tE-post\n"


def make_report(rows):
    """A marketplace's report: (day, stars, text) each, in the encoding of Western Europe."""
    lines = [f"{day}\t{stars}\t{text}\t\t302-7654321-{number:07}\t\n" for number, (day, stars, text) in enumerate(rows)]
    return (HEADER + "".join(lines)).encode("windows-1252")


class FeedbackTest(unittest.TestCase):
    def setUp(self):
        self.folder = ctl_harness.Folder()
        self.addCleanup(self.folder.remove)

    def lines(self, *args):
        return [json.loads(line) for line in self.folder.run("feedback", *args, "--json").stdout.splitlines()]

    def rating(self, *args):
        rating = self.lines("rating", *args)[0]
        return rating, {window["window"]: window for window in rating["windows"]}

    def import_all(self, rows):
        text = "Date,Rating,Comments,Your Response,Order ID\n" + "".join(f"{day},{stars},{text},,O-{i}\n" for i, (day, stars, text) in enumerate(rows))
        return self.folder.imported(self.folder.write("feedback.csv", text), "--marketplace", "SE")[0]


class TestReport(FeedbackTest):
    def test_import_tells_how_doubtful_dates_are_read(self):
        path = self.folder.write("f.csv", "date,stars,body\n3/4/24,5,Good lamp\n4/5/24,1,Bad lamp\n")
        self.assertIn("read day first", self.folder.run("import", path, "--dry-run").stderr)
        self.assertNotIn("read day first", self.folder.run("import", path, "--marketplace", "us").stderr)

    def test_report_is_incomplete(self):
        path = self.folder.write("amazon.se.txt", make_report([("2026-03-04", 1, "Kom för sent"), ("2026-03-05", 3, "Fel färg")]))
        told = self.folder.imported(path)[0]
        self.assertEqual((told["subject"], told["added"], told["rejected"]), ("feedback", 2, 0))
        self.assertEqual(self.folder.imported(path)[0]["unchanged"], 2)
        listed = self.lines("list")
        self.assertEqual([row["text"] for row in listed], ["Fel färg", "Kom för sent"])
        self.assertEqual(list(listed[0]), MEMBERS)
        self.assertEqual([row["kind"] for row in listed], ["neutral", "negative"])
        self.assertEqual(listed[0]["marketplace"], "SE")
        _, windows = self.rating("--at", "2026-03-10")
        self.assertTrue(all(window["incomplete"] for window in windows.values()))
        for name in ("positive_percent", "shown_percent", "needed"):
            self.assertEqual({window[name] for window in windows.values()}, {None})
        table = self.folder.run("feedback", "rating", "--at", "2026-03-10").stdout
        self.assertNotIn("%", table)
        self.assertRegex(table, r"(?m)^30 days +- +1 +1 +incomplete")
        self.assertEqual(self.folder.count(), 0)
        self.assertIn("four and five stars", self.folder.run("feedback", "forecast", "--at", "2026-03-10").stderr)

    def test_dry_run_stores_nothing(self):
        path = self.folder.write("amazon.se.txt", make_report([("2026-03-04", 1, "Sent")]))
        self.assertEqual(self.folder.imported("--dry-run", path)[0]["added"], 1)
        self.assertEqual(self.lines("list"), [])


class TestRating(FeedbackTest):
    def test_windows(self):
        self.import_all([("2026-03-10", 5, "a"), ("2026-02-09", 4, "b"), ("2026-02-08", 3, "c"), ("2025-12-11", 1, "d"), ("2020-01-01", 2, "e")])
        rating, windows = self.rating("--at", "2026-03-10")
        self.assertEqual(rating["at"], "2026-03-10")
        self.assertEqual([window["all"] for window in windows.values()], [2, 4, 4, 5])
        self.assertEqual(windows["90_days"]["positive_percent"], 50.0)
        self.assertEqual(windows["90_days"]["origin"], ["counted"])
        self.assertEqual(windows["90_days"]["needed"], 36)
        self.assertEqual(rating["shoppers_see"], "lifetime")
        self.assertEqual([self.rating("--at", day)[1]["30_days"]["all"] for day in ("2026-03-09", "2026-03-10", "2026-03-11")], [2, 2, 1])

    def test_one_decimal_and_a_whole_number(self):
        self.import_all([("2026-03-10", 5, f"p{i}") for i in range(17)] + [("2026-03-10", 1, "n")])
        _, windows = self.rating("--at", "2026-03-10")
        self.assertEqual((windows["30_days"]["positive_percent"], windows["30_days"]["shown_percent"]), (94.4, 94))
        table = self.folder.run("feedback", "rating", "--at", "2026-03-10").stdout
        self.assertIn("94.4 % (94 %) 17", table)
        self.assertEqual(len(table.splitlines()), 5)

    def test_nothing(self):
        _, windows = self.rating()
        self.assertIsNone(windows["30_days"]["positive_percent"])
        self.assertEqual(windows["30_days"]["origin"], [])
        self.assertEqual(self.lines("list"), [])

    def test_marketplaces_apart(self):
        self.import_all([("2026-03-10", 5, "a")])
        self.assertEqual(self.rating("--at", "2026-03-10", "--marketplace", "se")[1]["lifetime"]["all"], 1)
        self.assertEqual(self.rating("--at", "2026-03-10", "--marketplace", "DE")[1]["lifetime"]["all"], 0)


class TestForecast(FeedbackTest):
    def test_each_leaves_on_its_day(self):
        self.import_all([("2026-03-10", 5, "a"), ("2026-03-01", 1, "b")])
        days = self.lines("forecast", "--at", "2026-03-10")
        self.assertEqual(len(days), 366)
        first = datetime.date(2026, 3, 10)
        for number, day in enumerate(days):
            here = first + datetime.timedelta(days=number)
            self.assertEqual(day["day"], here.isoformat())
            for window, length in DAYS.items():
                expected = sum((here - then).days < length for then in (datetime.date(2026, 3, 10), datetime.date(2026, 3, 1)))
                self.assertEqual(day[window]["all"], expected, (day["day"], window))
            self.assertEqual(day["lifetime"]["all"], 2)
        changes = self.folder.run("feedback", "forecast", "--at", "2026-03-10").stdout.splitlines()
        self.assertEqual(len(changes), 1 + 1 + 6)

    def test_what_if(self):
        self.import_all([("2026-03-10", 5, "a"), ("2026-03-10", 5, "b"), ("2026-03-01", 1, "c")])
        number = self.lines("list", "stars:1")[0]["id"]
        what = self.lines("what-if", number, "--at", "2026-03-10")[0]
        windows = {window["window"]: window for window in what["windows"]}
        self.assertEqual((what["id"], what["kind"], what["state"]), (number, "negative", "stands"))
        self.assertEqual([windows[name]["leaves_on"] for name in WINDOWS], ["2026-03-31", "2026-05-30", "2027-03-01", None])
        self.assertEqual(windows["30_days"]["with"]["positive_percent"], 66.7)
        self.assertEqual(windows["30_days"]["without"]["positive_percent"], 100.0)
        self.assertEqual(windows["30_days"]["needed"], 17)
        told = self.folder.run("feedback", "what-if", number, "--at", "2026-03-10").stdout
        self.assertIn("30 days: 66.7 %, without it 100.0 %; it leaves on 2026-03-31", told)
        self.assertIn("17 positive ones more make 95 %", told)
        later = self.lines("what-if", number, "--at", "2026-04-10")[0]["windows"][0]
        self.assertFalse(later["counts"])
        self.assertEqual(later["with"], later["without"])


class TestShop(FeedbackTest):
    def test_synced_and_as_the_shop_counts(self):
        shop = ctl_harness.Shop(self.folder, reviews=600)
        self.addCleanup(shop.stop)
        shop.add_to()
        self.folder.run("sync")
        listed = self.lines("list")
        self.assertGreater(len(listed), 100)
        self.assertEqual({row["state"] for row in listed} - {"stands", "struck_through", "removed"}, set())
        counting = [row for row in listed if row["state"] == "stands"]
        _, windows = self.rating()
        today = datetime.datetime.now(datetime.timezone.utc).date()
        for name, length in DAYS.items():
            within = [row for row in counting if (today - datetime.date.fromisoformat(row["published_at"][:10])).days < length]
            self.assertEqual(windows[name]["all"], len(within), name)
            self.assertEqual(windows[name]["positive"], sum(row["stars"] >= 4 for row in within))
        self.assertEqual(windows["lifetime"]["origin"], ["told"])
        self.assertGreater(windows["lifetime"]["all"], len(counting))
        self.assertFalse(any(window["incomplete"] for window in windows.values()))
        self.assertEqual(self.folder.run("check-data").stdout, "The data is intact.\n")
        again = json.loads(self.folder.run("sync", "--json").stdout)
        self.assertEqual((again["added"], again["updated"]), (0, 0))


class TestUsage(FeedbackTest):
    def test_mistakes(self):
        for args in (["feedback"], ["feedback", "nothing"], ["feedback", "what-if"], ["feedback", "what-if", "x"], ["feedback", "what-if", "1", "2"],
                     ["feedback", "rating", "--at", "yesterday"], ["feedback", "rating", "--at", "2026-02-30"], ["feedback", "list", "stars:9"],
                     ["feedback", "list", "brand:Nordvik"], ["feedback", "list", "stars:1 has:photo"],
                     ["feedback", "list", "--limit", "-1"]):
            done = self.folder.run(*args, code=64)
            self.assertRegex(done.stderr, r"^amendsctl: \S.*[.”]\n$", args)
        self.assertIn("no longer there", self.folder.run("feedback", "what-if", "4711", code=66).stderr)

    def test_list(self):
        self.import_all([("2026-03-10", 5, "fast"), ("2026-03-01", 1, "never came")])
        self.assertEqual(len(self.folder.run("feedback", "list").stdout.splitlines()), 2)
        self.assertEqual(len(self.lines("list", "--limit", "1")), 1)
        self.assertEqual([row["text"] for row in self.lines("list", "never")], ["never came"])
        self.assertIn("★☆☆☆☆ 2026-03-01 SE", self.folder.run("feedback", "list", "stars:1").stdout)


if __name__ == "__main__":
    ctl_harness.main()
