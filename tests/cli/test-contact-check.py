#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""amendsctl contact check, and the queries that ask who can be contacted."""
import datetime
import json
import sqlite3
import unittest

import ctl_harness

RULES = ["critical", "role", "seller-of-record", "verified", "window", "not-digital", "consent", "not-contacted"]
PACK = {"id": "se", "extends": "base", "version": "2027-05-06", "title": "Mine", "rules": {
    "critical_max_stars": {"value": 1, "unit": "stars", "numbers": [], "source": "A call", "date": "2027-05-06"}}}


class ContactTest(unittest.TestCase):
    def setUp(self):
        self.folder = ctl_harness.Folder()
        self.addCleanup(self.folder.remove)
        self.shop = ctl_harness.Shop(self.folder, reviews=400)
        self.shop.add_to()
        self.folder.run("sync")
        self.assertEqual(self.shop.stop(), 0)

    def check(self, number, *args):
        return json.loads(self.folder.run("contact", "check", number, "--json", *args).stdout)

    def change(self, sql, *values):
        with sqlite3.connect(self.folder.data / "amends.db") as data:
            data.execute(sql, values)
        data.close()

    def find(self, *query):
        return [review["id"] for review in self.folder.reviews(*query)]

    def test_check_and_query_agree(self):
        contactable = set(self.find("is:contactable"))
        self.assertTrue(contactable)
        verdicts = {number: self.check(number)["eligible"] for number in self.find("stars:<=4", "--limit", "60")}
        for number in list(contactable)[:20]:
            verdicts[number] = self.check(number)["eligible"]
        self.assertIn(True, verdicts.values())
        self.assertIn(False, verdicts.values())
        for number, eligible in verdicts.items():
            self.assertEqual(eligible, number in contactable, number)
        self.assertEqual(self.folder.count("is:uncontactable"), 400 - len(contactable))

    def test_json(self):
        [number] = self.find("is:contactable", "--limit", "1")
        told = self.check(number)
        self.assertEqual(list(told), ["eligible", "headline", "until", "pack", "rows"])
        self.assertEqual([row["rule"] for row in told["rows"]], RULES)
        self.assertEqual({row["result"] for row in told["rows"]}, {"pass"})
        self.assertIsNone(told["headline"])
        self.assertRegex(told["pack"], r"^[a-z]+ \d{4}-\d\d-\d\d$")
        for row in told["rows"]:
            self.assertEqual(list(row), ["rule", "result", "reason"])
            self.assertTrue(row["reason"].endswith("."))

    def test_last_second(self):
        [number] = self.find("is:contactable", "--limit", "1")
        until = self.check(number)["until"]
        late = datetime.datetime.fromisoformat(until.replace("Z", "+00:00")) + datetime.timedelta(seconds=1)
        self.assertTrue(until.endswith("T23:59:59Z"), until)
        self.assertTrue(self.check(number, "--at", until)["eligible"])
        told = self.check(number, "--at", late.strftime("%Y-%m-%dT%H:%M:%SZ"))
        self.assertEqual((told["eligible"], told["headline"], told["until"]), (False, "window", until))
        self.assertEqual(self.check(number, "--at", late.strftime("%Y-%m-%d"))["headline"], "window")

    def test_each_fact_flips(self):
        [number] = self.find("is:contactable", "--limit", "1")
        order = "UPDATE order_fact SET {} WHERE external_id = (SELECT order_id FROM review_text WHERE review_id = ?)"
        review = "UPDATE review SET {} WHERE id = ?"
        account = "UPDATE account SET {} WHERE id = (SELECT account_id FROM review WHERE id = ?)"
        for sql, there, back, rule, result in (
                (order, "consent = 0", "consent = 1", "consent", "fail"),
                (order, "consent = -1", "consent = 1", "consent", "unknown"),
                (order, "seller_of_record = 0", "seller_of_record = 1", "seller-of-record", "fail"),
                (order, "digital_subscription = 1", "digital_subscription = 0", "not-digital", "fail"),
                (review, "traits = traits - 2", "traits = traits + 2", "verified", "unknown"),
                (account, "brand_representative = -1", "brand_representative = 1", "role", "unknown"),
                (account, "professional = 0", "professional = 1", "role", "fail")):
            self.change(sql.format(there), number)
            told = self.check(number)
            self.assertEqual((told["eligible"], told["headline"]), (False, rule), there)
            results = {row["rule"]: row["result"] for row in told["rows"]}
            self.assertEqual(results, {**dict.fromkeys(RULES, "pass"), rule: result})
            self.change(sql.format(back), number)
        self.assertTrue(self.check(number)["eligible"])

    def test_table(self):
        [number] = self.find("is:contactable", "--limit", "1")
        lines = self.folder.run("contact", "check", number).stdout.splitlines()
        self.assertEqual(len(lines), len(RULES) + 2)
        self.assertEqual(lines[0], "The customer can be contacted.")
        self.assertRegex(lines[-1], "^Decided by the rules “.* 20")
        [five] = self.find("stars:5", "--limit", "1")
        self.assertTrue(self.folder.run("contact", "check", five).stdout.startswith(
            "Cannot contact customer: The review has 5 stars"))

    def test_own_rules(self):
        [number] = self.find("is:contactable stars:2 marketplace:SE", "--limit", "1")
        rules = self.folder.data / "rules"
        rules.mkdir()
        (rules / "se.json").write_text(json.dumps(PACK), encoding="utf-8")
        done = self.folder.run("contact", "check", number, "--json")
        self.assertIn("critical_max_stars is 1, not 3", done.stderr)
        told = json.loads(done.stdout)
        self.assertEqual((told["headline"], told["pack"]), ("critical", "se 2027-05-06 own"))
        self.assertEqual(self.find("is:contactable stars:2 marketplace:SE"), [])
        self.assertTrue(self.find("is:contactable stars:2"))
        (rules / "se.json").write_text("{", encoding="utf-8")
        done = self.folder.run("contact", "check", number, "--json")
        self.assertIn("was not used", done.stderr)
        self.assertTrue(json.loads(done.stdout)["eligible"])

    def test_order_of_the_list(self):
        first = self.find("is:contactable sort:contact-ends")
        ends = [self.check(number)["until"] for number in first[:25]]
        self.assertEqual(ends, sorted(ends))
        every = self.find("sort:contact-ends")
        self.assertEqual(every[:len(first)], first)
        self.assertEqual(every[len(first):], self.find("is:uncontactable"))

    def test_all_of_a_query_are_marked(self):
        number = self.folder.count("is:contactable is:open")
        self.folder.run("done", "--query", "is:contactable is:open")
        self.assertEqual(self.folder.count("is:contactable is:open"), 0)
        self.assertEqual(self.folder.count("is:contactable is:done"), number)

    def test_wrong_usage(self):
        for args in (["contact"], ["contact", "no"], ["contact", "check"], ["contact", "check", "x"],
                     ["contact", "check", "0"], ["contact", "check", "1", "2"],
                     ["contact", "check", "1", "--at", "soon"]):
            done = self.folder.run(*args, code=64)
            self.assertTrue(done.stderr.startswith("amendsctl: "), args)
            self.assertEqual(done.stdout, "", args)
        self.assertIn("amendsctl: ", self.folder.run("contact", "check", "99999", code=66).stderr)


if __name__ == "__main__":
    ctl_harness.main()
