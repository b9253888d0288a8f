#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""amendsctl contact send, outbox, messages and report, against the sample shop that the program runs itself."""
import json
import os
import pty
import signal
import subprocess
import time
import unittest

import ctl_harness


class SendTest(unittest.TestCase):
    fault = None

    def setUp(self):
        self.folder = ctl_harness.Folder()
        self.addCleanup(self.folder.remove)
        self.shop = None
        self.start_shop()
        self.folder.run("sync")

    def start_shop(self, *args):
        self.shop = ctl_harness.Shop(self.folder, reviews=400, more=args)
        self.addCleanup(self.stop_shop, self.shop)
        self.shop.add_to()

    def stop_shop(self, shop):
        if shop.process.poll() is None:
            shop.stop()

    def find(self, *query):
        return [review["id"] for review in self.folder.reviews(*query)]

    def outbox(self, *args):
        return [json.loads(line) for line in self.folder.run("outbox", "--json", *args).stdout.splitlines()]

    def send(self, number, *args, code=0, reason="customer-support"):
        return self.folder.run("contact", "send", number, "--reason", reason, "--yes", *args, code=code)

    def test_sent_once(self):
        number, other = self.find("is:contactable")[:2]
        self.assertEqual(self.send(number).stdout, "Contact 1 was sent.\n")
        refused = self.send(number, code=77)
        self.assertIn("Cannot contact customer: ", refused.stderr)
        self.assertEqual(self.outbox(), [])
        [sent] = self.outbox("--all")
        self.assertEqual((sent["state"], sent["review"], sent["reason"], sent["by_hand"]),
                         ("sent", number, "customer-support", False))
        self.assertTrue(sent["remote_id"].startswith("C"))
        self.assertRegex(sent["pack"], r"^[a-z]+ \d{4}-")
        self.assertNotIn(number, self.find("is:contactable"))
        self.assertIn(other, self.find("is:contactable"))
        self.send(other, reason="courtesy-refund")
        [refund] = [contact for contact in self.outbox("--all") if contact["review"] == other]
        self.assertRegex(refund["amount"], r"^\d+(\.\d\d)?$")
        self.assertEqual(len(refund["currency"]), 3)

    def test_not_eligible_here(self):
        [five] = self.find("stars:5", "--limit", "1")
        done = self.send(five, code=77)
        self.assertIn("Cannot contact customer: The review has 5 stars", done.stderr)
        self.assertEqual(self.outbox("--all"), [])

    def test_nobody_to_ask(self):
        [number] = self.find("is:contactable", "--limit", "1")
        done = self.folder.run("contact", "send", number, "--reason", "courtesy-refund", code=64)
        self.assertIn("Nothing was sent", done.stderr)
        self.assertEqual(self.outbox("--all"), [])

    def ask(self, number, answer):
        """What the program says at a terminal at which @answer is typed."""
        ours, theirs = pty.openpty()
        command = self.folder.command("contact", "send", str(number), "--reason", "customer-support")
        process = subprocess.Popen(command, env=self.folder.env, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        os.write(ours, f"{answer}\n".encode())
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:  # the program has closed the terminal
            pass
        os.close(ours)
        return said.decode(), process.wait()

    def test_asked_at_terminal(self):
        refused, sent = self.find("is:contactable", "--limit", "2")
        said, code = self.ask(refused, "no")
        self.assertIn("Write “yes”: ", said)
        self.assertIn("Nothing was sent.", said)
        self.assertNotEqual(code, 0)
        said, code = self.ask(sent, "yes")
        self.assertEqual(code, 0, said)
        self.assertEqual([contact["review"] for contact in self.outbox("--all")], [sent])

    def test_shop_is_away(self):
        [number] = self.find("is:contactable", "--limit", "1")
        self.shop.stop()
        done = self.send(number, code=75)
        self.assertIn("still in the outbox (refused)", done.stderr)
        [waiting] = self.outbox()
        self.assertEqual((waiting["state"], waiting["error"], waiting["attempts"]), ("waiting", "refused", 1))
        self.folder.run("outbox", "retry", waiting["id"], code=75)
        self.assertEqual(self.outbox()[0]["attempts"], 2)
        self.assertIn("refused", self.folder.run("outbox").stdout)
        self.folder.run("outbox", "cancel", waiting["id"])
        self.assertEqual(self.outbox(), [])
        self.assertIn(number, self.find("is:contactable"))
        self.assertEqual(self.outbox("--all")[0]["state"], "cancelled")
        self.folder.run("outbox", "cancel", waiting["id"], code=None)

    def test_taken_back_in_the_hold_back(self):
        [number] = self.find("is:contactable", "--limit", "1")
        process = self.folder.start("contact", "send", number, "--reason", "customer-support", "--yes", "--hold", "60")
        self.assertIn("is sent in 60 s", process.stdout.readline())
        [waiting] = self.outbox()
        self.assertEqual(waiting["state"], "waiting")
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=ctl_harness.PATIENCE)
        self.assertIn("was taken back", out)
        self.assertEqual(self.outbox("--all")[0]["state"], "cancelled")

    def test_hold_back_ends(self):
        [number] = self.find("is:contactable", "--limit", "1")
        done = self.send(number, "--hold", "1")
        self.assertIn("Contact 1 was sent.", done.stdout)

    def test_undo_before_it_leaves(self):
        [number] = self.find("is:contactable", "--limit", "1")
        self.shop.stop()
        self.send(number, code=75)
        self.folder.run("undo")
        self.assertEqual(self.outbox("--all")[0]["state"], "cancelled")
        events = [json.loads(line)["event"] for line in self.folder.run("log", "--json").stdout.splitlines()]
        self.assertEqual(events, ["contact", "contact"])

    def test_answers(self):
        numbers = self.find("is:contactable")[:6]
        for number in numbers:
            self.send(number)
        messages = []
        for _ in range(40):
            self.folder.run("sync")
            messages = [json.loads(line) for line in self.folder.run("messages", "--json").stdout.splitlines()]
            if messages:
                break
            time.sleep(1)
        self.assertTrue(messages, "nobody has answered")
        self.assertIn(messages[0]["review"], numbers)
        self.assertTrue(messages[0]["text"] and messages[0]["url"].startswith("https://"))
        self.assertIsNone(messages[0]["read_at"])
        self.assertTrue(self.folder.run("messages").stdout.startswith("* "))
        sent = self.outbox("--all")
        self.assertTrue(any(contact["delivered_at"] for contact in sent))

    def test_report(self):
        [review] = self.folder.reviews("stars:1", "--limit", "1")
        done = self.folder.run("report", review["id"])
        self.assertTrue(done.stdout.startswith(review["url"] + "\n"))
        self.folder.run("report", review["id"], "--reported")
        self.assertIn("does not help", self.folder.run("report", review["id"], code=64).stderr)
        self.folder.run("report", review["id"], "--withdraw")
        self.folder.run("report", review["id"])
        events = [json.loads(line)["event"] for line in self.folder.run("log", "--json").stdout.splitlines()]
        self.assertEqual(events, ["report-opened", "reported", "reported", "report-opened"])

    def test_wrong_usage(self):
        for args in (["contact", "send"], ["contact", "send", "x", "--reason", "customer-support"],
                     ["contact", "send", "1"], ["contact", "send", "1", "--reason", "bribe"],
                     ["contact", "send", "1", "--reason", "customer-support", "--hold", "121"],
                     ["outbox", "retry"], ["outbox", "melt", "1"], ["outbox", "retry", "x"], ["messages", "1"],
                     ["report"], ["report", "x"], ["report", "1", "--reported", "--withdraw"]):
            done = self.folder.run(*args, code=64)
            self.assertTrue(done.stderr.startswith("amendsctl: "), args)
            self.assertEqual(done.stdout, "", args)
        for args in (["outbox", "retry", "99"], ["report", "99999"], ["report", "99999", "--reported"]):
            self.assertIn("amendsctl: ", self.folder.run(*args, code=66).stderr)


class FaultTest(unittest.TestCase):
    """The shop misbehaves with each contact."""

    def prepare(self, fault):
        folder = ctl_harness.Folder()
        self.addCleanup(folder.remove)
        shop = ctl_harness.Shop(folder, reviews=400, more=("--fault", fault))
        self.addCleanup(shop.stop)
        shop.add_to()
        folder.run("sync")
        return folder, folder.reviews("is:contactable", "--limit", "1")[0]["id"]

    def send(self, folder, number, code):
        return folder.run("contact", "send", number, "--reason", "customer-support", "--yes", code=code)

    def test_not_eligible_any_more(self):
        folder, number = self.prepare("not-eligible")
        self.assertIn("not-eligible:consent", self.send(folder, number, 77).stderr)
        told = json.loads(folder.run("contact", "check", number, "--json").stdout)
        self.assertEqual((told["eligible"], told["headline"]), (False, "consent"))

    def test_somebody_was_faster(self):
        folder, number = self.prepare("duplicate")
        self.assertIn("already-contacted", self.send(folder, number, 77).stderr)
        told = json.loads(folder.run("contact", "check", number, "--json").stdout)
        self.assertEqual((told["eligible"], told["headline"]), (False, "not-contacted"))
        contacts = [json.loads(line) for line in folder.run("outbox", "--all", "--json").stdout.splitlines()]
        self.assertEqual([contact["state"] for contact in contacts], ["sent", "failed"])

    def test_fault_before_it_is_taken(self):
        folder, number = self.prepare("fail-before-accept")
        self.assertIn("still in the outbox", self.send(folder, number, 75).stderr)
        [contact] = [json.loads(line) for line in folder.run("outbox", "--json").stdout.splitlines()]
        self.assertEqual(contact["state"], "waiting")
        self.assertGreaterEqual(contact["attempts"], 2)


if __name__ == "__main__":
    ctl_harness.main()
