#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of a period as a PDF, from outside; and that the other thing of this name, reporting a review for abuse, is still there."""
import json
import stat
import subprocess
import unittest

import ctl_harness
import pdf_text

FEEDBACK = "Date,Rating,Comments,Your Response,Order ID\n"
REVIEWS = "id,date,rating,title,product_id,product_title,brand,marketplace\n"
FROM, TO = "2026-01-01", "2026-03-10"


class ReportTest(unittest.TestCase):
    def setUp(self):
        self.folder = ctl_harness.Folder()
        self.addCleanup(self.folder.remove)
        self.path = self.folder.path / "report.pdf"

    def fill(self):
        rows = [("2026-03-10", 5)] * 17 + [("2026-03-01", 1), ("2026-02-01", 3), ("2025-06-01", 2)]
        text = FEEDBACK + "".join(f"{day},{stars},text,,O-{i}\n" for i, (day, stars) in enumerate(rows))
        self.folder.imported(self.folder.write("feedback.csv", text), "--marketplace", "SE")
        reviews = [("Lampa", "B1", "Nordvik", "SE", stars) for stars in (1, 1, 2, 5, 5)] + [("Messer", "B2", "Kopparo", "DE", stars) for stars in (3, 4, 5, 5, 5)]
        text = REVIEWS + "".join(f"R{i},2026-02-0{i % 9 + 1},{stars},text,{key},{title},{brand},{code}\n"
                                 for i, (title, key, brand, code, stars) in enumerate(reviews))
        self.folder.imported(self.folder.write("reviews.csv", text))

    def report(self, *args, code=0):
        return self.folder.run("report", *args, "-o", self.path, code=code)

    def read(self, *args):
        self.report("--force", *args)
        return pdf_text.Pdf(self.path.read_bytes())

    def leftovers(self):
        return [path.name for path in self.folder.path.iterdir() if path.name.startswith("report.pdf.")]


class TestContent(ReportTest):
    def test_says_what_the_rating_says(self):
        self.fill()
        pdf = self.read("--from", FROM, "--to", TO)
        windows = json.loads(self.folder.run("feedback", "rating", "--at", TO, "--json").stdout)["windows"]
        for label, window in zip(("30 days", "90 days", "365 days", "Lifetime"), windows):
            row = [label, f"{window['positive_percent']:.1f}%", f"{window['shown_percent']}%", str(window["positive"]), str(window["neutral"]), str(window["negative"])]
            self.assertIn("".join(row), pdf.text.replace("\n", ""))
        self.assertEqual(windows[1]["all"], 19)
        self.assertIn("1 January 2026 to 10 March 2026", pdf.text)

    def test_products_and_filters(self):
        self.fill()
        everything = self.read("--from", FROM, "--to", TO)
        self.assertIn("4 of 10 reviews are critical", everything.text)
        flat = everything.text.replace("\n", "")
        self.assertIn("LampaB15360.0%", flat)
        self.assertIn("MesserB25120.0%", flat)
        self.assertLess(flat.index("LampaB1"), flat.index("MesserB2"))
        swedish = self.read("--from", FROM, "--to", TO, "--marketplace", "se")
        self.assertIn("3 of 5 reviews are critical", swedish.text)
        self.assertIn("Sweden", swedish.text)
        self.assertNotIn("Messer", swedish.text)
        brand = self.read("--from", FROM, "--to", TO, "--brand", "kopparo")
        self.assertIn("1 of 5 reviews is critical", brand.text)
        self.assertNotIn("Lampa", brand.text)
        self.assertIn("for all brands", brand.text.replace("\n", " "))

    def test_a_source_without_good_feedback(self):
        rows = "".join(f"2026-03-0{day},{stars},text,,O-{day}\n" for day, stars in ((1, 1), (2, 1), (3, 2), (4, 3), (5, 1), (6, 2)))
        self.folder.imported(self.folder.write("feedback.csv", FEEDBACK + rows), "--marketplace", "SE")
        text = self.read("--from", FROM, "--to", TO).text.replace("\n", " ")
        self.assertIn("Too low: a source leaves out four and five stars", text)
        self.assertIn("Negative: 5, neutral: 1; not all positive ones are here", text)
        self.assertIn("The average is not known: four and five stars are missing", text)
        for wrong in ("0.0%", "The marketplace shows", "The rating over", "The average is 1", "are negative"):
            self.assertNotIn(wrong, text)

    def test_only_the_period(self):
        self.fill()
        pdf = self.read("--from", "2026-02-02", "--to", "2026-02-02")
        self.assertIn("2 February 2026", pdf.text)
        self.assertIn("1 of 1 reviews is critical", pdf.text)

    def test_causes_without_the_application(self):
        self.folder.imported(self.folder.write("reviews.csv", "id,date,rating,title,text,product_id,language\n"
                                                              "R1,2026-02-03,1,Late,It arrived three weeks late,B1,en\n"))
        pdf = self.read("--from", FROM, "--to", TO)
        self.assertIn("Took longer than promised", pdf.text.replace("\n", " "))
        self.assertIn("1 of 1 unhappy comments have a cause", pdf.text.replace("\n", " "))

    def test_structure(self):
        self.fill()
        pdf = self.read("--from", FROM, "--to", TO)
        self.assertEqual(pdf.count("H1"), 1)
        for tag, least in (("H2", 3), ("H3", 3), ("Table", 3), ("TH", 10), ("TD", 30), ("Figure", 2)):
            self.assertGreaterEqual(pdf.count(tag), least, tag)
        self.assertIn(b"/Title (Reviews and Seller Feedback, 1 January 2026 to 10 March 2026)", pdf.plain)
        self.assertNotIn(b"/Author", pdf.plain)
        for i, page in enumerate(pdf.pages):
            self.assertIn(f"Page {i + 1} of {len(pdf.pages)}", page)

    def test_empty_store(self):
        done = self.report("--from", FROM, "--to", TO)
        self.assertIn("Nothing was published", done.stderr)
        self.assertIn("1 page written", done.stdout)
        self.assertIn("No reviews and no feedback were published in this period", pdf_text.Pdf(self.path.read_bytes()).text.replace("\n", " "))

    def test_paper(self):
        self.assertIn(b"/MediaBox [ 0 0 595.276 841.89 ]", self.read("--to", TO).plain)
        self.assertIn(b"/MediaBox [ 0 0 612 792 ]", self.read("--to", TO, "--paper", "Letter").plain)


class TestFile(ReportTest):
    def test_never_overwrites_unasked(self):
        self.path.write_text("mine", encoding="utf-8")
        self.assertIn("--force", self.report("--to", TO, code=73).stderr)
        self.assertEqual(self.path.read_text(encoding="utf-8"), "mine")
        self.report("--to", TO, "--force")
        self.assertTrue(self.path.read_bytes().startswith(b"%PDF-"))
        self.assertEqual(self.leftovers(), [])

    def test_replaces_what_a_link_points_to(self):
        target = self.folder.write("target.pdf", "old")
        self.path.symlink_to(target)
        self.report("--to", TO, code=73)
        self.report("--to", TO, "--force")
        self.assertTrue(self.path.is_symlink())
        self.assertTrue(target.read_bytes().startswith(b"%PDF-"))

    def test_place_that_cannot_be(self):
        done = self.folder.run("report", "-o", self.folder.path / "nowhere" / "report.pdf", code=73)
        self.assertIn("cannot be written", done.stderr)
        self.assertIn("Choose another place", done.stderr)
        done = self.folder.run("report", "-o", self.folder.path, code=73)
        self.assertIn("directory", done.stderr)

    def test_may_be_read_by_others_as_the_mask_says(self):
        self.report("--to", TO)
        self.assertEqual(stat.S_IMODE(self.path.stat().st_mode) & 0o600, 0o600)

    def test_standard_output(self):
        done = subprocess.run(self.folder.command("report", "--to", TO, "-o", "-"), env=self.folder.env, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=ctl_harness.PATIENCE, check=True)
        self.assertIn("Page 1 of 1", pdf_text.Pdf(done.stdout).text)


class TestArguments(ReportTest):
    def test_mistakes(self):
        for args, says in ((("--from", "2026-02-30"), "--from 2026-01-31"), (("--to", "yesterday"), "--to 2026-01-31"),
                           (("--from", "2026-03-01", "--to", "2026-02-01"), "ends before it begins"),
                           (("--from", "1970-01-01", "--to", TO), "too early"),
                           (("--paper", "a5"), "“a4” or “letter”"), (("12",), "amendsctl report ID"), (("--reported",), "amendsctl report ID")):
            self.assertIn(says, self.report(*args, code=64).stderr, args)
            self.assertFalse(self.path.exists())
        self.assertIn("-o FILE", self.folder.run("report", "--from", FROM, code=64).stderr)

    def test_abuse_is_still_there(self):
        self.assertIn("amendsctl report 12", self.folder.run("report", code=64).stderr)
        self.assertIn("no longer there", self.folder.run("report", "4711", code=66).stderr)
        usage = self.folder.run("report", "--help").stdout
        for part in ("-o FILE | ID", "--reported", "--withdraw", "--from", "--brand", "--paper", "--force"):
            self.assertIn(part, usage)


if __name__ == "__main__":
    ctl_harness.main()
