#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""amendsctl from outside: what it prints, what it keeps and how it ends."""
import csv
import io
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import time
import unittest

import ctl_harness

REVIEW_MEMBERS = ["id", "account", "external_id", "marketplace", "product", "product_title", "brand", "stars", "title",
                  "body", "language", "author", "published_at", "verified", "helpful", "photos", "done_at", "url"]
IMPORT_MEMBERS = ["format", "subject", "preset", "read", "added", "updated", "unchanged", "rejected", "rejections"]
COMMANDS = ["sample-shop", "sample-data", "account add-feed", "account list", "sync", "import", "reviews", "feedback list", "feedback rating",
            "feedback forecast", "feedback what-if", "causes list", "causes show", "causes set", "causes clear", "causes rules list",
            "causes rules add", "causes rules delete", "causes survey", "contact check", "done", "reopen", "undo",
            "redo", "log", "export", "check-data"]

ROWS = [
    {"id": "R1", "rating": 1, "title": "Gick sönder", "text": "Hållaren gick sönder efter två veckor.",
     "date": "2026-01-10", "asin": "B0AAAAAAA1", "country": "SE", "language": "sv"},
    {"id": "R2", "rating": 4, "title": "Bra", "text": "Snabb leverans, helt okej kvalité.",
     "date": "2026-02-11", "asin": "B0AAAAAAA1", "country": "SE", "language": "sv"},
    {"id": "R3", "rating": 2, "title": "壞了", "text": "用了兩天就壞了，客服也不理人。",
     "date": "2026-03-12", "asin": "B0AAAAAAA2", "country": "JP", "language": "zh-Hant"},
    {"id": "R4", "rating": 5, "title": "很好", "text": "品質很好，用起來很順手。",
     "date": "2026-04-13", "asin": "B0AAAAAAA2", "country": "US", "language": "zh-Hant"},
    {"id": "R5", "rating": 3, "title": "Does not fit", "text": "It does not really fit my desk.",
     "date": "2026-05-14", "asin": "B0AAAAAAA3", "country": "UK", "language": "en"},
]


def as_csv(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def as_lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


class CtlTest(unittest.TestCase):
    def setUp(self):
        self.folder = ctl_harness.Folder()
        self.addCleanup(self.folder.remove)

    def assertTells(self, done, *words):
        """Errors are one sentence on standard error that begins with the program's name."""
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^amendsctl: \S.*[.!?”TELF]$")
        for word in words:
            self.assertIn(word, done.stderr)

    def fill(self):
        self.folder.imported(self.folder.write("reviews.jsonl", as_lines(ROWS)))

    def found(self, *query):
        return sorted(review["external_id"] for review in self.folder.reviews(*query))


class Usage(CtlTest):
    def test_version(self):
        self.assertRegex(self.folder.run("--version").stdout, r"^amendsctl \d+\.\d+")

    def test_help_of_every_command(self):
        text = self.folder.run("--help").stdout
        for command in COMMANDS:
            self.assertIn(command.split()[0], text)
            one = self.folder.run(*command.split(), "--help").stdout
            self.assertIn(f"amendsctl {command}", one)
            self.assertEqual(one, self.folder.run("help", *command.split()).stdout)
        self.assertFalse(self.folder.data.exists(), "asking for help makes nothing")

    def test_wrong_usage(self):
        for args in (["no-such-command"], [], ["account"], ["account", "no"], ["reviews", "--no-such-option"],
                     ["done"], ["done", "x"], ["done", "0"], ["done", "1", "--query", "stars:1"], ["reopen"],
                     ["export"], ["export", "-o", "-", "--format", "xls"], ["reviews", "--json", "--csv"],
                     ["reviews", "--limit", "-1"], ["log", "--limit", "x"], ["import"], ["account", "add-feed"],
                     ["sample-shop", "--port", "70000"], ["sample-data"], ["sample-data", "--out", "x.xls"],
                     ["sample-data", "--out", "x.csv", "--reviews", "-1"], ["sync", "extra"], ["done", "--query", ""],
                     # A word that is not taken is not passed over either: “undo 5” would take back something else.
                     ["undo", "5"], ["redo", "5"], ["log", "5"], ["check-data", "x"], ["account", "list", "x"], ["backups", "x"],
                     ["messages", "x"], ["feedback", "rating", "2026-01-01"], ["feedback", "forecast", "2026-01-01"]):
            done = self.folder.run(*args, code=64)
            self.assertTells(done)
            self.assertTrue(done.stderr, args)
            self.assertEqual(done.stdout, "", args)

    def test_sample_data_imports_whole_and_is_always_the_same(self):
        lines, table, fewer = (self.folder.path / name for name in ("a.jsonl", "b.csv", "c.jsonl"))
        for path, number in ((lines, 60), (table, 60), (fewer, 20)):
            self.folder.run("sample-data", "--reviews", str(number), "--seed", "7", "--out", str(path))
        self.assertEqual(lines.read_text("utf-8").splitlines()[:20], fewer.read_text("utf-8").splitlines())
        first = self.folder.imported(lines)[0]
        self.assertEqual((first["read"], first["added"], first["rejected"]), (60, 60, 0))
        again = self.folder.imported(table)[0]
        self.assertEqual((again["read"], again["unchanged"], again["rejected"]), (60, 60, 0))

    def test_data_folder_before_and_after(self):
        before = self.folder.path / "before"
        after = self.folder.path / "after"
        self.folder.run("reviews", "--count", data=before)
        subprocess.run([ctl_harness.PROGRAM, "reviews", "--count", "--data", str(after)], env=self.folder.env,
                       check=True, capture_output=True)
        subprocess.run([ctl_harness.PROGRAM, "reviews", "--count"], env=self.folder.env, check=True,
                       capture_output=True)
        for folder in (before, after, self.folder.path / "share" / "amends"):
            self.assertTrue((folder / "amends.db").exists(), folder)

    def test_output_that_cannot_be_written(self):
        self.fill()
        with open("/dev/full", "w", encoding="utf-8") as full:
            for args in (["reviews"], ["reviews", "--json"], ["reviews", "--csv"], ["log"], ["export", "-o", "-"]):
                if args == ["log"]:
                    self.folder.run("done", "1")
                done = subprocess.run(self.folder.command(*args), env=self.folder.env, stdout=full,
                                      stderr=subprocess.PIPE, text=True, check=False)
                self.assertEqual(done.returncode, 74, args)
                self.assertTells(done)


class ManualPages(CtlTest):
    pages = sorted((pathlib.Path(__file__).resolve().parents[2] / "help").glob("amendsctl*.1"))

    def test_no_warnings(self):
        for page in self.pages:
            done = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-Tutf8", "-l", str(page)],
                                  env={**self.folder.env, "MANROFFSEQ": "", "MANWIDTH": "100"}, capture_output=True,
                                  text=True, check=True)
            self.assertEqual(done.stderr, "")
            self.assertIn("SYNOPSIS", re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout))

    def test_every_command_and_option(self):
        text = "".join(page.read_text(encoding="utf-8") for page in self.pages).replace("\\-", "-")
        for command in COMMANDS:
            self.assertIn(command.split()[-1], text)
            for option in re.findall(r"--[a-z-]+", self.folder.run(*command.split(), "--help").stdout):
                self.assertIn(option, text, command)


class Import(CtlTest):
    def test_csv_twice_and_changed(self):
        path = self.folder.write("reviews.csv", as_csv(ROWS))
        [first] = self.folder.imported(path)
        self.assertEqual(list(first), IMPORT_MEMBERS)
        self.assertEqual((first["format"], first["read"], first["added"], first["rejected"]), ("csv", 5, 5, 0))
        [second] = self.folder.imported(path)
        self.assertEqual((second["added"], second["updated"], second["unchanged"]), (0, 0, 5))

        changed = [dict(row) for row in ROWS]
        changed[1].update(rating=2, text="Slutade fungera efter en månad.")
        [third] = self.folder.imported(self.folder.write("reviews.csv", as_csv(changed)))
        self.assertEqual((third["added"], third["updated"], third["unchanged"]), (0, 1, 4))
        self.assertEqual(self.found("is:edited"), ["R2"])
        self.assertEqual(self.found("slutade"), ["R2"])
        self.assertEqual(self.found("leverans"), [])

    def test_json_lines(self):
        [result] = self.folder.imported(self.folder.write("reviews.jsonl", as_lines(ROWS)))
        self.assertEqual((result["format"], result["added"]), ("jsonl", 5))
        [again] = self.folder.imported(self.folder.write("other-name.jsonl", as_lines(ROWS)))
        self.assertEqual((again["added"], again["unchanged"]), (0, 5))

    def test_json_array_and_encodings(self):
        array = self.folder.write("a.json", json.dumps(ROWS))
        utf16 = self.folder.write("b.csv", as_csv(ROWS).encode("utf-16"))
        results = self.folder.imported(array, utf16)
        self.assertEqual([result["format"] for result in results], ["json", "csv"])
        self.assertEqual(results[0]["added"], 5)
        self.assertEqual((results[1]["read"], results[1]["rejected"]), (5, 0))
        self.assertIn("R3", self.found("兩天"))

    def test_rejected_rows(self):
        rows = as_lines(ROWS[:2]) + '{"id": "R9", "rating": 11, "text": "x"}\n{broken\n'
        [result] = self.folder.imported(self.folder.write("reviews.jsonl", rows))
        self.assertEqual((result["read"], result["added"], result["rejected"]), (4, 2, 2))
        self.assertEqual([entry["line"] for entry in result["rejections"]], [3, 4])
        for entry in result["rejections"]:
            self.assertEqual(list(entry), ["line", "reason"])
            self.assertTrue(entry["reason"])

    def test_mapping_is_remembered(self):
        rows = [{"n": row["id"], "wert": row["rating"], "zz": row["text"], "q": row["date"]} for row in ROWS]
        path = self.folder.write("odd.csv", as_csv(rows))
        mapping = "id=n,stars=wert,body=zz,date=4"
        [result] = self.folder.imported(path, "--map", mapping, "--brand", "Nord", "--marketplace", "sweden")
        self.assertEqual(result["added"], 5)
        [review] = self.folder.reviews("brand:Nord", "stars:1")
        self.assertEqual((review["marketplace"], review["body"]), ("SE", ROWS[0]["text"]))
        [again] = self.folder.imported(path)
        self.assertEqual((again["added"], again["rejected"]), (0, 0))

    def test_dry_run_stores_nothing(self):
        path = self.folder.write("reviews.jsonl", as_lines(ROWS))
        [result] = self.folder.imported(path, "--dry-run")
        self.assertEqual(result["added"], 5)
        self.assertEqual(self.folder.count(), 0)
        self.assertEqual(self.folder.run("account", "list", "--json").stdout, "")
        self.folder.imported(path)
        [result] = self.folder.imported(path, "--dry-run")
        self.assertEqual((result["added"], result["unchanged"]), (0, 5))

    def test_failures(self):
        good = self.folder.write("good.jsonl", as_lines(ROWS))
        for name, content, code in (("empty.csv", "", 65), ("text.txt", "Dear diary, nothing to see.\n", 65)):
            self.assertTells(self.folder.run("import", self.folder.write(name, content), code=code), name)
        self.assertTells(self.folder.run("import", self.folder.path / "missing.csv", code=66), "missing.csv")
        self.assertTells(self.folder.run("import", good, "--preset", "no-such", code=64))
        self.assertTells(self.folder.run("import", good, "--map", "stars=no-such-column", code=64))
        self.assertTells(self.folder.run("import", good, "--map", "no-such-field=rating", code=64))
        done = self.folder.run("import", "--json", self.folder.path / "missing.csv", good, code=66)
        self.assertEqual(json.loads(done.stdout)["added"], 5, "one bad file does not stop the others")
        self.assertTells(self.folder.run("import", self.folder.data / "amends.db", code=66), "amends.db")

    def test_human_sentence(self):
        text = self.folder.run("import", self.folder.write("reviews.csv", as_csv(ROWS))).stdout
        self.assertRegex(text, r"reviews\.csv: 5 rows read, 5 added, 0 updated, 0 unchanged, 0 rejected\n$")


class Reviews(CtlTest):
    def setUp(self):
        super().setUp()
        self.fill()

    def test_queries(self):
        for query, expected in (
                ("", ["R1", "R2", "R3", "R4", "R5"]), ("stars:<=3", ["R1", "R3", "R5"]), ("marketplace:SE", ["R1", "R2"]),
                ("lang:zh", ["R3", "R4"]), ("lang:sv,en", ["R1", "R2", "R5"]), ("sonder", ["R1"]), ("SÖNDER", ["R1"]),
                ("hålla", ["R1"]), ("kvalite", ["R2"]), ('"gick sönder"', ["R1"]), ('"sönder gick"', []), ("壞", ["R3"]),
                ("兩天", ["R3"]), ("很好", ["R4"]), ("好", ["R4"]), ("很", ["R4"]), ("天兩", []), ("stars:1 -sönder", []),
                ("marketplace:SE -sönder", ["R2"]), ('"does not fit"', ["R5"]), ("fit desk", ["R5"]),
                ("after:2026-03-01 before:2026-05", ["R3", "R4"]), ("after:2026-05-14", ["R5"]),
                ("before:2026-01-10", []), ("product:B0AAAAAAA2", ["R3", "R4"]), ("is:done", [])):
            self.assertEqual(self.found(query), expected, query)
            self.assertEqual(self.folder.count(query), len(expected), query)

    def test_arguments_are_joined(self):
        self.assertEqual(self.found("stars:<=3", "lang:zh", "壞"), ["R3"])
        self.assertEqual(self.found("--", "-壞", "lang:zh"), ["R4"])
        self.assertTells(self.folder.run("reviews", "-壞", code=64), "--help")

    def test_order_and_limit(self):
        order = [review["external_id"] for review in self.folder.reviews("sort:oldest", "--limit", "2")]
        self.assertEqual(order, ["R1", "R2"])
        self.assertEqual(self.folder.reviews("--limit", "1")[0]["external_id"], "R5")

    def test_json_members(self):
        for review in self.folder.reviews():
            self.assertEqual(list(review), REVIEW_MEMBERS)
        [review] = self.folder.reviews("sönder")
        self.assertEqual(review["published_at"], "2026-01-10T00:00:00Z")
        self.assertEqual((review["stars"], review["language"], review["product"]), (1, "sv", "B0AAAAAAA1"))
        self.assertIsNone(review["done_at"])

    def test_csv(self):
        text = self.folder.run("reviews", "--csv", "sort:oldest").stdout
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        self.assertEqual([row["external_id"] for row in rows], ["R1", "R2", "R3", "R4", "R5"])
        self.assertEqual(rows[2]["body"], ROWS[2]["text"])

    def test_table(self):
        lines = self.folder.run("reviews", "sort:oldest").stdout.splitlines()
        self.assertEqual(len(lines), 5)
        self.assertIn("★☆☆☆☆", lines[0])
        self.assertIn("2026-01-10", lines[0])
        self.assertIn("Gick sönder", lines[0])

    def test_text_cannot_steer_the_terminal(self):
        row = dict(ROWS[0], id="R7", title="red \x1b[31m\x07 \u202eback", text="two\nlines\r\x9b2J")
        self.folder.imported(self.folder.write("evil.jsonl", as_lines([row])))
        text = self.folder.run("reviews", "two").stdout
        self.assertEqual(len(text.splitlines()), 1)
        self.assertNotRegex(text[:-1], "[\x00-\x1f\x7f-\x9f\u202e]")

    def test_problems_of_the_query(self):
        done = self.folder.run("reviews", "colour:red starz:2 stars:9 lamp", code=64)
        self.assertTells(done, "Unknown operator “colour:”", "Did you mean “stars:”?", "“9” does not fit “stars:”")
        self.assertEqual(len(done.stderr.splitlines()), 3)
        self.assertEqual(done.stdout, "")
        self.folder.run("done", "--query", "starz:1", code=64)
        self.folder.run("export", "starz:1", "-o", "-", code=64)
        self.assertEqual(self.folder.count("is:done"), 0)


class Actions(CtlTest):
    def setUp(self):
        super().setUp()
        self.fill()
        self.ids = {review["external_id"]: review["id"] for review in self.folder.reviews()}

    def log(self):
        return [json.loads(line) for line in self.folder.run("log", "--json").stdout.splitlines()]

    def test_done_undo_redo_across_processes(self):
        self.folder.run("done", self.ids["R1"], self.ids["R3"])
        self.folder.run("done", "--query", "stars:>=4")
        self.assertEqual(self.found("is:done"), ["R1", "R2", "R3", "R4"])
        self.assertIn("2 reviews are open", self.folder.run("undo").stdout)
        self.assertEqual(self.found("is:done"), ["R1", "R3"])
        self.folder.run("undo")
        self.assertEqual(self.found("is:done"), [])
        self.assertTells(self.folder.run("undo", code=66))
        self.folder.run("redo")
        self.folder.run("redo")
        self.assertEqual(self.found("is:done"), ["R1", "R2", "R3", "R4"])
        self.assertTells(self.folder.run("redo", code=66))
        self.folder.run("undo")
        self.folder.run("reopen", self.ids["R3"])
        self.assertEqual(self.found("is:done"), ["R1"])
        self.folder.run("redo", code=66)
        self.folder.run("undo")
        self.assertEqual(self.found("is:done"), ["R1", "R3"])

    def test_done_in_queries(self):
        self.folder.run("done", self.ids["R1"])
        self.assertEqual(self.found("is:open"), ["R2", "R3", "R4", "R5"])
        self.assertEqual(self.found("is:open include:done"), ["R1", "R2", "R3", "R4", "R5"])
        self.assertEqual(self.found("is:all stars:1"), ["R1"])
        [review] = self.folder.reviews("is:done")
        self.assertRegex(review["done_at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")

    def test_done_twice_logs_once(self):
        self.folder.run("done", self.ids["R1"])
        self.assertIn("Nothing changed", self.folder.run("done", self.ids["R1"]).stdout)
        self.assertEqual(len(self.log()), 1)

    def test_unknown_number_marks_nothing(self):
        self.assertTells(self.folder.run("done", self.ids["R1"], 99999, code=66), "99999")
        self.assertTells(self.folder.run("reopen", 99999, code=66), "99999")
        self.assertEqual(self.found("is:done"), [])
        self.assertEqual(self.log(), [])

    def test_import_keeps_done(self):
        self.folder.run("done", self.ids["R2"])
        changed = [dict(ROWS[1], rating=1)]
        self.folder.imported(self.folder.write("changed.jsonl", as_lines(changed)))
        self.assertEqual(self.found("is:done"), ["R2"])
        self.assertEqual(self.found("is:done stars:1"), ["R2"])

    def test_log(self):
        self.folder.run("done", self.ids["R1"], self.ids["R2"])
        self.folder.run("undo")
        newest, oldest = self.log()
        self.assertEqual(list(newest), ["id", "at", "event", "subject", "review", "feedback", "reviews", "text", "old_text", "undoes", "undone_by"])
        self.assertEqual((oldest["event"], oldest["reviews"], oldest["undone_by"]), ("done", 2, newest["id"]))
        self.assertEqual((newest["event"], newest["undoes"]), ("reopened", oldest["id"]))
        self.assertEqual(len(self.folder.run("log").stdout.splitlines()), 2)
        self.assertEqual(len(self.folder.run("log", "--limit", "1").stdout.splitlines()), 1)

    def test_many_processes_on_one_folder(self):
        more = [dict(ROWS[index % 5], id=f"M{index}") for index in range(3000)]
        path = self.folder.write("more.jsonl", as_lines(more))
        running = [self.folder.start("import", path)]
        running += [self.folder.start("done", number) for number in self.ids.values()]
        running += [self.folder.start("reviews", "--count") for _ in range(3)]
        for process in running:
            _, errors = process.communicate(timeout=ctl_harness.PATIENCE)
            self.assertEqual(process.returncode, 0, errors)
        self.assertEqual(self.folder.count("is:done"), 5)
        self.assertEqual(self.folder.count(), 3005)
        self.assertEqual(len(self.log()), 5)
        self.folder.run("check-data")


class Export(CtlTest):
    def setUp(self):
        super().setUp()
        self.fill()

    def strip(self, reviews):
        local = ("id", "account", "done_at")
        return sorted(({key: value for key, value in review.items() if key not in local} for review in reviews),
                      key=lambda review: review["external_id"])

    def test_round_trip(self):
        for name in ("all.csv", "all.tsv", "all.json", "all.jsonl"):
            path = self.folder.path / name
            other = self.folder.path / f"data-of-{name}"
            self.folder.run("export", "-o", path)
            [result] = self.folder.imported(path, data=other)
            self.assertEqual((result["added"], result["rejected"]), (5, 0), name)
            self.assertEqual(self.strip(self.folder.reviews(data=other)), self.strip(self.folder.reviews()), name)
            [again] = self.folder.imported(path)
            self.assertEqual((again["rejected"], again["read"]), (0, 5), name)

    def test_what_the_query_shows(self):
        done = self.folder.run("export", "stars:<=2", "sort:oldest", "-o", "-", "--format", "jsonl")
        self.assertEqual([json.loads(line)["external_id"] for line in done.stdout.splitlines()], ["R1", "R3"])
        done = self.folder.run("export", "stars:1", "-o", "-", "--format", "json")
        self.assertEqual(len(json.loads(done.stdout)), 1)

    def test_formulas_are_harmless(self):
        row = dict(ROWS[0], id="R8", title="=HYPERLINK(1)", text="+1")
        self.folder.imported(self.folder.write("formula.jsonl", as_lines([row])))
        text = self.folder.run("reviews", "--csv", "hyperlink").stdout
        [cells] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
        self.assertFalse(cells["title"].startswith("="))
        self.assertFalse(cells["body"].startswith("+"))

    def test_replaces_whole(self):
        target = self.folder.write("out.csv", "old")
        link = self.folder.path / "link.csv"
        link.symlink_to(target)
        self.folder.run("export", "-o", link)
        self.assertTrue(link.is_symlink())
        self.assertIn("R5", target.read_text(encoding="utf-8-sig"))
        self.assertEqual([path.name for path in self.folder.path.glob("out.csv*")], ["out.csv"])

    def test_places_that_cannot_be(self):
        self.assertTells(self.folder.run("export", "-o", self.folder.path, code=73))
        self.assertTells(self.folder.run("export", "-o", self.folder.path / "no" / "such.csv", code=73))
        self.folder.run("export", "-o", "/dev/null")
        self.assertTrue(os.path.exists("/dev/null") and not os.path.isfile("/dev/null"))


class Feed(CtlTest):
    def setUp(self):
        super().setUp()
        self.shop = ctl_harness.Shop(self.folder, reviews=400)
        self.addCleanup(self.stop)

    def stop(self):
        if self.shop.process.poll() is None:
            self.shop.stop()

    def sync(self, *args, code=0, data=None):
        return json.loads(self.folder.run("sync", "--json", *args, code=code, data=data).stdout)

    def test_add_sync_and_sync_again(self):
        added = self.shop.add_to()
        self.assertIn("No keyring answers", added.stderr)
        [account] = map(json.loads, self.folder.run("account", "list", "--json").stdout.splitlines())
        self.assertEqual((account["kind"], account["url"]), ("feed", self.shop.url))
        self.assertIsNone(account["last_synced_at"])
        first = self.sync()
        self.assertEqual(list(first), ["accounts", "added", "updated", "unchanged", "removed", "rejected", "error"])
        self.assertGreater(len(self.folder.run("feedback", "list").stdout.splitlines()), 0, "feedback came, and is not counted as reviews")
        self.assertEqual((first["added"], first["rejected"], first["error"]), (400, 0, None))
        self.assertEqual(self.folder.count(), 400)
        second = self.sync()
        self.assertEqual((second["added"], second["updated"]), (0, 0))
        [account] = map(json.loads, self.folder.run("account", "list", "--json").stdout.splitlines())
        self.assertIsNotNone(account["last_synced_at"])
        self.folder.run("check-data")

    def test_a_shop_that_moved_is_the_same(self):
        self.shop.add_to()
        self.sync()
        number = self.folder.count()
        edited = self.folder.count("is:edited")
        self.stop()
        self.shop = ctl_harness.Shop(self.folder, reviews=400)
        self.shop.add_to()
        accounts = self.folder.run("account", "list", "--json").stdout.splitlines()
        self.assertEqual([json.loads(line)["url"] for line in accounts], [self.shop.url])
        self.sync()
        self.assertEqual(self.folder.count(), number)
        self.assertEqual(self.folder.count("is:edited"), edited)
        self.assertGreater(edited, 3)

    def test_searches_what_came(self):
        self.shop.add_to()
        self.sync()
        reviews = self.folder.reviews()
        for language, pattern in (("sv", r"\b\w*[åäö]\w*\b"), ("zh", r"[\u4e00-\u9fff]{2}")):
            ours = [review for review in reviews if (review["language"] or "").split("-")[0] == language]
            self.assertTrue(ours, language)
            self.assertEqual(self.folder.count(f"lang:{language}"), len(ours))
            review, word = next((review, match.group()) for review in ours
                                if (match := re.search(pattern, review["body"] or "")))
            self.assertIn(review["external_id"], self.found(f'"{word}"'), word)
            plain = word.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
            self.assertEqual(self.found(f'"{word}"'), self.found(f'"{plain}"'))
        critical = [review["external_id"] for review in reviews if review["stars"] <= 3]
        self.assertEqual(self.found("stars:<=3"), sorted(critical))

    def test_token_is_never_kept_here(self):
        self.shop.add_to()
        self.sync()
        for path in self.folder.path.rglob("*"):
            if path.is_file() and path != self.shop.token_file:
                self.assertNotIn(self.shop.token.encode(), path.read_bytes(), path)

    def test_token_places(self):
        self.shop.add_to()
        elsewhere = self.folder.write("elsewhere", self.shop.token, 0o600)
        self.shop.token_file.unlink()
        self.assertTells(self.folder.run("sync", code=66), "token")
        self.assertGreaterEqual(self.sync("--token-file", elsewhere)["added"], 400)
        elsewhere.chmod(0o644)
        self.assertTells(self.folder.run("sync", "--token-file", elsewhere), "chmod 600")

    def test_bad_tokens(self):
        for content, code in (("", 65), ("two words\n", 65), ("wrong", 77)):
            path = self.folder.write("bad", content, 0o600)
            self.assertTells(self.folder.run("account", "add-feed", self.shop.url, "--token-file", path, code=code))
        missing = self.folder.path / "missing"
        self.assertTells(self.folder.run("account", "add-feed", self.shop.url, "--token-file", missing, code=66))
        self.assertTells(self.folder.run("account", "add-feed", self.shop.url, code=64), "--token-file")
        self.assertEqual(self.folder.run("account", "list", "--json").stdout, "")
        self.shop.add_to()
        self.folder.write("token", "withdrawn", 0o600)
        self.assertEqual(self.sync(code=77)["error"], "unauthorised")

    def test_addresses_that_are_no_feed(self):
        token = self.shop.token_file
        for url, code in (("ftp://example.org/feed", 78), ("not an address", 78), ("http://127.0.0.1:9/feed/v1", 69)):
            self.assertTells(self.folder.run("account", "add-feed", url, "--token-file", token, code=code))

    def test_one_token_is_not_shown_to_two_shops(self):
        other_folder = ctl_harness.Folder()
        self.addCleanup(other_folder.remove)
        other = ctl_harness.Shop(other_folder, reviews=50, seed=2)
        self.addCleanup(other.stop)
        self.shop.add_to()
        self.folder.run("account", "add-feed", other.url, "--token-file", other.token_file, "--name", "Other")
        self.assertTells(self.folder.run("sync", "--token-file", other.token_file, code=64), "--account")
        both = self.sync()
        self.assertEqual([account["added"] // 50 > 0 for account in both["accounts"]], [True, True])
        self.assertEqual(self.folder.count(), 400 + 50)
        self.assertEqual(self.sync("--account", "2")["accounts"][0]["name"], "Other")
        self.assertTells(self.folder.run("sync", "--account", "7", code=66))
        self.assertEqual(self.folder.count("account:2"), 50)

    def test_nothing_to_sync(self):
        self.assertTells(self.folder.run("sync", code=78), "add-feed")

    def test_shop_is_gone(self):
        self.shop.add_to()
        self.assertEqual(self.shop.stop(), 0)
        result = self.sync(code=69)
        self.assertEqual((result["error"], result["added"]), ("refused", 0))
        [account] = map(json.loads, self.folder.run("account", "list", "--json").stdout.splitlines())
        self.assertEqual(account["last_error"], "refused")

    def test_interrupted_sync_goes_on(self):
        self.shop.add_to()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGINT):
            process = self.folder.start("sync")
            time.sleep(0.05)
            process.send_signal(number)
            _, errors = process.communicate(timeout=ctl_harness.PATIENCE)
            # The signal may also come before it is listened to, or after the last page.
            self.assertIn(process.returncode, (128 + number, -number, 0), errors)
        self.sync()
        self.assertEqual(self.folder.count(), 400)
        self.folder.run("check-data")

    def test_interrupted_shop_ends_well(self):
        self.assertEqual(self.shop.stop(signal.SIGINT), 0)


class Data(CtlTest):
    def test_whole(self):
        self.fill()
        self.assertIn("intact", self.folder.run("check-data").stdout)

    def test_damaged_search_index_is_told(self):
        self.fill()
        with sqlite3.connect(self.folder.data / "amends.db") as database:
            tables = [name for (name,) in database.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE '%_data'")]
            self.assertTrue(tables)
            for table in tables:
                database.execute(f"DELETE FROM {table} WHERE id > 10")
        database.close()
        self.assertTells(self.folder.run("check-data", code=65))

    def test_foreign_and_newer_files(self):
        self.folder.data.mkdir()
        database = self.folder.data / "amends.db"
        database.write_bytes(os.urandom(5000))
        self.assertTells(self.folder.run("reviews", code=65))
        database.unlink()
        self.fill()
        connection = sqlite3.connect(database)
        connection.execute("PRAGMA user_version = 9999")
        connection.commit()
        connection.close()
        self.assertTells(self.folder.run("reviews", code=78))

    def test_folder_that_is_a_file(self):
        self.folder.write("data", "I am a file")
        self.assertTells(self.folder.run("reviews", code=73))


if __name__ == "__main__":
    ctl_harness.main()
