#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same figure everywhere: what the sample shop holds, as JSON, as text, as CSV and as a PDF, beside what plain SQL counts."""
import collections
import csv
import datetime
import io
import json
import re
import sqlite3
import unittest

import ctl_harness
import pdf_text

DAY = 86400
DAYS = {"30_days": 30, "90_days": 90, "365_days": 365, "lifetime": None}
LABELS = {"30_days": "30 days", "90_days": "90 days", "365_days": "365 days", "lifetime": "Lifetime"}
# As a seller's clock stands: none of these figures may hang on it.
ZONES = ("UTC", "America/Los_Angeles", "Pacific/Kiritimati")
LENGTH = 90


def half_up(part, whole, scale):
    """In whole numbers, as a rule would be written down."""
    return (2 * scale * part + whole) // (2 * whole)


class FiguresTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = ctl_harness.Folder()
        cls.addClassCleanup(cls.folder.remove)
        shop = ctl_harness.Shop(cls.folder, reviews=600)
        cls.addClassCleanup(shop.stop)
        shop.add_to()
        cls.folder.run("sync")
        cls.folder.run("causes", "survey")
        database = sqlite3.connect(cls.folder.data / "amends.db")
        cls.addClassCleanup(database.close)
        cls.sql = database
        # The day on which the shop told its totals, which is not asked of the clock a second time.
        [cls.last] = database.execute("SELECT max (at) / 86400 FROM feedback_total").fetchone()
        cls.first = cls.last - LENGTH + 1
        cls.report = {zone: cls.read_report(zone) for zone in ZONES}

    @staticmethod
    def day(number):
        return (datetime.date(1970, 1, 1) + datetime.timedelta(days=number)).isoformat()

    @classmethod
    def in_zone(cls, zone, *args):
        before = cls.folder.env["TZ"]
        cls.folder.env["TZ"] = zone
        try:
            return cls.folder.run(*args).stdout
        finally:
            cls.folder.env["TZ"] = before

    @classmethod
    def read_report(cls, zone):
        path = cls.folder.path / "report.pdf"
        cls.in_zone(zone, "report", "--force", "--from", cls.day(cls.first), "--to", cls.day(cls.last), "-o", path)
        return pdf_text.Pdf(path.read_bytes()).text.replace("\n", "")

    def count(self, what, table, condition="1", *values):
        [n] = self.sql.execute(f"SELECT count (*) FROM {table} WHERE {what} AND {condition}", values).fetchone()
        return n


class TestRating(FiguresTest):
    def counts_by_sql(self, length):
        """Of what stands; the last day and those before it, so many in all."""
        kinds = {"positive": "stars >= 4", "neutral": "stars = 3", "negative": "stars <= 2"}
        first = 0 if length is None else (self.last - length + 1) * DAY
        undated = "" if length is None else " AND published_at > 0"
        return {kind: self.count(test, "feedback", f"struck_at = 0 AND removed_at = 0 AND published_at >= ? AND published_at < ?{undated}",
                                 first, (self.last + 1) * DAY) for kind, test in kinds.items()}

    def lifetime_by_sql(self):
        """A lifetime that a marketplace told is larger than what is here; the sample shop tells it of each of its marketplaces."""
        sums = self.sql.execute("SELECT sum (positive), sum (neutral), sum (negative) FROM feedback_total WHERE span = 3").fetchone()
        return dict(zip(("positive", "neutral", "negative"), sums))

    def rating(self, zone):
        told = json.loads(self.in_zone(zone, "feedback", "rating", "--at", self.day(self.last), "--json"))
        return {window["window"]: window for window in told["windows"]}

    def test_json_is_the_sql(self):
        for zone in ZONES:
            windows = self.rating(zone)
            self.assertEqual(windows["lifetime"]["origin"], ["told"])
            for name, length in DAYS.items():
                expected = self.lifetime_by_sql() if length is None else self.counts_by_sql(length)
                self.assertEqual({kind: windows[name][kind] for kind in expected}, expected, (zone, name))
                whole = sum(expected.values())
                self.assertEqual(windows[name]["positive_percent"], half_up(expected["positive"], whole, 1000) / 10, name)
                self.assertEqual(windows[name]["shown_percent"], half_up(expected["positive"], whole, 100), name)
                self.assertFalse(windows[name]["incomplete"])

    def test_the_counts_kept_are_the_sql(self):
        """Daily counts, of which cards, charts and tables are made, against the feedback itself."""
        for name, length in DAYS.items():
            first = -1 if length is None else self.last - length
            [n] = self.sql.execute("SELECT sum (n) FROM feedback_daily WHERE stars > 0 AND day > ? AND day <= ?", (first, self.last)).fetchone()
            self.assertEqual(n, sum(self.counts_by_sql(length).values()), name)

    def test_text_and_report(self):
        windows = self.rating("UTC")
        table = self.folder.run("feedback", "rating", "--at", self.day(self.last)).stdout
        for name, window in windows.items():
            counts = [window[kind] for kind in ("positive", "neutral", "negative")]
            cells = [f"{half_up(n, window['all'], 1000) / 10:.1f} % ({half_up(n, window['all'], 100)} %) {n}" for n in counts]
            self.assertRegex(table, rf"(?m)^{LABELS[name].lower()} +" + " +".join(map(re.escape, cells)))
            row = f"{LABELS[name]}{window['positive_percent']:.1f}%{window['shown_percent']}%" + "".join(map(str, counts))
            for zone in ZONES:
                self.assertIn(row, self.report[zone], zone)
        shown = windows["90_days"]
        self.assertIn(f"Seller rating, 90 days{shown['positive_percent']:.1f}%The marketplace shows{shown['shown_percent']}%",
                      self.report["UTC"].replace("shows ", "shows"))

    def test_the_forecast_begins_with_the_rating(self):
        windows = self.rating("UTC")
        first = json.loads(self.folder.run("feedback", "forecast", "--at", self.day(self.last), "--json").stdout.splitlines()[0])
        for name in DAYS:
            self.assertEqual(first[name], {member: windows[name][member] for member in first[name]}, name)


class TestReviews(FiguresTest):
    def by_sql(self, first, last):
        rows = self.sql.execute("SELECT stars, count (*) FROM review WHERE published_at >= ? AND published_at < ? GROUP BY stars",
                                (first * DAY, (last + 1) * DAY))
        return {stars: n for stars, n in rows}

    def test_stars_of_the_report(self):
        now, before = self.by_sql(self.first, self.last), self.by_sql(self.first - LENGTH, self.first - 1)
        whole, critical = sum(now.values()), sum(n for stars, n in now.items() if stars <= 3)
        for zone in ZONES:
            self.assertIn(f"{critical} of {whole} reviews are critical", self.report[zone], zone)
        mean = {key: half_up(sum(stars * n for stars, n in part.items()), sum(part.values()), 10) / 10 for key, part in (("now", now), ("before", before))}
        self.assertIn(f"Average stars{mean['now']:.1f}Before: {mean['before']:.1f}", self.report["UTC"])
        for stars, n in now.items():
            share, share_before = (half_up(part.get(stars, 0), sum(part.values()), 1000) / 10 for part in (now, before))
            self.assertIn(f"{stars} star{'s' if stars > 1 else ''}{n}{share:.1f}%{share_before:.1f}%", self.report["UTC"])

    def test_months(self):
        """Of the counts kept, of the list as JSON, of the file that is exported, and of the rows."""
        counted = dict(self.sql.execute("SELECT strftime ('%Y-%m', published_at, 'unixepoch'), count (*) FROM review WHERE published_at > 0 GROUP BY 1"))
        kept = dict(self.sql.execute("SELECT strftime ('%Y-%m', day * 86400, 'unixepoch'), sum (n) FROM review_daily WHERE day > 0 GROUP BY 1"))
        self.assertEqual(kept, counted)
        self.assertGreater(len(counted), 12)
        for zone in ZONES:
            listed = [json.loads(line) for line in self.in_zone(zone, "reviews", "--json").splitlines()]
            self.assertEqual(collections.Counter(review["published_at"][:7] for review in listed), counted, zone)
            rows = csv.DictReader(io.StringIO(self.in_zone(zone, "export", "--format", "csv", "-o", "-").removeprefix("\ufeff")))
            column = next(name for name in rows.fieldnames if name in ("date", "published_at"))
            self.assertEqual(collections.Counter(row[column][:7] for row in rows), counted, zone)


class TestCauses(FiguresTest):
    def by_sql(self, comment):
        counts = collections.Counter()
        for column in ("first", "second"):
            counts.update(dict(self.sql.execute(
                f"SELECT c.{column}, count (*) FROM {comment} AS r JOIN {comment}_cause AS c ON c.{comment}_id = r.id "
                f"WHERE c.{column} >= 0 AND r.published_at >= ? AND r.published_at < ? GROUP BY 1", (self.first * DAY, (self.last + 1) * DAY))))
        return counts

    def listed(self, zone):
        return json.loads(self.in_zone(zone, "causes", "list", "--from", self.day(self.first), "--to", self.day(self.last), "--json"))

    def test_json_is_the_sql(self):
        reviews, feedback = self.by_sql("review"), self.by_sql("feedback")
        self.assertGreater(sum(reviews.values()), 0)
        self.assertGreater(sum(feedback.values()), 0)
        for zone in ZONES:
            listed = self.listed(zone)
            self.assertEqual((listed["from"], listed["to"]), (self.day(self.first) + "T00:00:00Z", self.day(self.last + 1) + "T00:00:00Z"))
            self.assertEqual({i: entry["reviews"] for i, entry in enumerate(listed["causes"]) if entry["reviews"]}, dict(reviews), zone)
            self.assertEqual({i: entry["feedback"] for i, entry in enumerate(listed["causes"]) if entry["feedback"]}, dict(feedback), zone)
            self.assertEqual(listed["reviews"]["all"], self.count("1", "review", "published_at >= ? AND published_at < ?", self.first * DAY, (self.last + 1) * DAY))

    def test_report(self):
        """Each cause's row of the report, and how many comments have one at all."""
        listed = self.listed("UTC")
        explained = listed["reviews"]["explained"] + listed["feedback"]["explained"]
        unhappy = listed["reviews"]["unhappy"] + listed["feedback"]["unhappy"]
        titles = {line[:2]: line[4:44].strip() for line in self.folder.run("causes", "list").stdout.splitlines()[1:]}
        for zone in ZONES:
            self.assertIn(f"{explained} of {unhappy} unhappy comments have a cause", self.report[zone].replace("  ", " "), zone)
            for entry in listed["causes"]:
                n = entry["reviews"] + entry["feedback"]
                if n > 0:
                    row = f"{entry['reviews']}{entry['feedback']}{half_up(n, explained, 1000) / 10:.1f}%"
                    title = titles[entry["code"]].replace("…", "").replace(" ", "").encode("cp1252").decode("latin-1")
                    self.assertRegex(self.report[zone].replace(" ", ""), re.escape(title) + r"\D*" + re.escape(row))


if __name__ == "__main__":
    ctl_harness.main()
