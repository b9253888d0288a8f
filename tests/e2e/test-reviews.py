#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A seller's morning on the sample shop, in the real program: filter, tick, move on, undo, search, restart."""

import os
import re
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))
from desktop import Atspi, Program, has_state, name_of, run_cases, wait_for  # noqa: E402

BUILD = sys.argv[1]
DATA = tempfile.mkdtemp(prefix="amends-e2e-")
COUNT = re.compile(r"^([\d,]+) reviews?$")

seller = Program([f"{BUILD}/src/app/amends", "--data", DATA, "--sample-shop"], "amends",
                 {"GSETTINGS_SCHEMA_DIR": f"{BUILD}/data"})
seen = {}


def count():
    """The number in the list's header, or None while there is none."""
    for label in seller.all("label"):
        match = COUNT.match(name_of(label))
        if match:
            return int(match.group(1).replace(",", ""))
    return None


def the_list():
    return seller.find("list", "Reviews")


def rows():
    return seller.all("list item", inside=the_list())


def row_named(name):
    return next((row for row in rows() if name_of(row).startswith(name)), None)


def checkbox(row):
    return seller.all("check box", inside=row)[0]


def tick(row):
    """Goes into the row and presses its checkbox by keyboard, since a row's own padding is missing from the extents."""
    seller.click(row)
    wait_for("the row to have the focus", lambda: has_state(row, Atspi.StateType.FOCUSED))
    seller.key("Tab")
    wait_for("the checkbox to have the focus", lambda: has_state(checkbox(row), Atspi.StateType.FOCUSED))
    seller.key("space")


def go_to_top():
    # The first ones may be scrolled out above, below the header.
    seller.click(rows()[len(rows()) // 2])
    seller.key("Home")


def is_checked(name):
    row = row_named(name)
    return row is not None and has_state(checkbox(row), Atspi.StateType.CHECKED)


def search_for(text):
    if not seller.all("text", "Search") and not seller.all("entry", "Search"):
        seller.key("ctrl+f")
    entry = wait_for("the search entry", lambda: [node for node in seller.all("text") + seller.all("entry")
                                                  if has_state(node, Atspi.StateType.FOCUSED)])[0]
    entry.set_text_contents(text)


def shop_arrives():
    """the sample shop's reviews come over HTTP into the list, newest first"""
    seller.start()
    seller.find("label", lambda name: "ample shop" in name)
    wait_for("1,000 reviews or more", lambda: (count() or 0) >= 1000, 60)
    seen["all"] = wait_for("a count that stays", stable_count, 30)
    wait_for("rows", rows)


def stable_count():
    before = count()
    time.sleep(1.0)
    return before if before is not None and before == count() else None


def filters_critical():
    """one, two and three stars show only those reviews"""
    for stars in ("3 stars", "2 stars", "1 star,"):
        seller.click(seller.find("toggle button", lambda name, s=stars: name.startswith(s)))
    wait_for("fewer reviews", lambda: 0 < (count() or 0) < seen["all"])
    wait_for("only critical rows", lambda: rows() and all(re.match(r"[123] of 5", name_of(row)) for row in rows()))
    seen["critical"] = wait_for("a count that stays", stable_count)


def done_stays_until_moved():
    """a review that is ticked stays in its place until the selection moves on, and leaves then"""
    first = rows()[0]
    seen["done"] = name_of(first)
    tick(first)
    wait_for("the tick", lambda: is_checked(seen["done"]))
    seller.find("label", lambda name: name.startswith("Marked as done") or "marked as done" in name)
    seller.click(rows()[1])
    seller.key("j")
    wait_for("the row to leave", lambda: row_named(seen["done"]) is None)
    wait_for("one review fewer", lambda: count() == seen["critical"] - 1)


def done_is_included():
    """including what is marked as done brings it back, ticked"""
    seller.click(seller.find("check box", "nclude marked as done"))
    wait_for("all of them", lambda: count() == seen["critical"])
    go_to_top()
    wait_for("the ticked row", lambda: is_checked(seen["done"]))


def undo_reopens():
    """undo opens it again"""
    seller.key("ctrl+z")
    wait_for("the row without its tick", lambda: row_named(seen["done"]) is not None and not is_checked(seen["done"]))
    seller.key("ctrl+shift+z")
    wait_for("the tick after redo", lambda: is_checked(seen["done"]))


def searches_swedish():
    """searching in Swedish finds Swedish reviews, whatever the accents"""
    search_for("lacker")
    wait_for("hits", lambda: 0 < (count() or 0) < seen["critical"])
    wait_for("the word in a row", lambda: any(re.search("läcker", text, re.IGNORECASE)
                                              for row in rows() for text in seller.texts(row)))


def searches_chinese():
    """searching two Chinese characters finds reviews that hold them"""
    search_for("漏水")
    wait_for("hits", lambda: (count() or 0) >= 1 and any(
        "漏水" in text for row in rows() for text in seller.texts(row)))


def explains_unknown_operators():
    """an operator that does not exist is explained"""
    search_for("colour:red")
    seller.find("alert", "colour:")
    search_for("")
    wait_for("all critical reviews again", lambda: (count() or 0) >= seen["critical"] - 1)


def restart_keeps_all():
    """after a restart the filter, the tick and undo are still there"""
    assert seller.stop() == 0
    seller.start()
    wait_for("the same filter", lambda: count() == seen["critical"], 30)
    wait_for("only critical rows", lambda: rows() and all(re.match(r"[123] of 5", name_of(row)) for row in rows()))
    go_to_top()
    wait_for("the ticked row", lambda: is_checked(seen["done"]))
    seller.key("ctrl+z")
    wait_for("undo across the restart", lambda: row_named(seen["done"]) is not None and not is_checked(seen["done"]))
    assert seller.stop() == 0


def main():
    def show():
        seller.dump()
        if "AMENDS_E2E_SHOTS" in os.environ:
            seller.screenshot(os.path.join(os.environ["AMENDS_E2E_SHOTS"], "failed.png"))

    try:
        return run_cases([shop_arrives, filters_critical, done_stays_until_moved, done_is_included, undo_reopens,
                          searches_swedish, searches_chinese, explains_unknown_operators, restart_keeps_all], show)
    finally:
        if seller.process and seller.process.poll() is None:
            seller.kill()
        shutil.rmtree(DATA, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
