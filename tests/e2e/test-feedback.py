#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The feedback page on the sample shop, in the real program: the rating is read aloud, and the worst product leads to its reviews."""

import os
import re
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from desktop import Atspi, NotShown, Program, has_state, name_of, run_cases, wait_for  # noqa: E402

BUILD = sys.argv[1]
DATA = tempfile.mkdtemp(prefix="amends-e2e-")
# Long enough for a program that checks itself on a machine that builds.
PATIENCE = 4 * float(os.environ.get("AMENDS_E2E_WAIT", "15"))
COUNT = re.compile(r"^([\d,]+) reviews?$")
CRITICAL = re.compile(r"\b([1-9]\d*) of ([1-9]\d*)\b")

seller = Program([f"{BUILD}/src/app/amends", "--data", DATA, "--sample-shop"], "amends",
                 {"GSETTINGS_SCHEMA_DIR": f"{BUILD}/data"})
seen = {}


def count():
    """The number of reviews in the header of the list, or None while there is none."""
    for label in seller.all("label"):
        match = COUNT.match(name_of(label))
        if match:
            return int(match.group(1).replace(",", ""))
    return None


def feedback_count():
    label = next((name_of(node) for node in seller.all("label") if re.match(r"^[\d,]+ shown$", name_of(node))), None)
    return int(label.split()[0].replace(",", "")) if label else None


def is_shown(node):
    return has_state(node, Atspi.StateType.SHOWING)


def rating(window):
    """What is said of a window: "90 days: 80.3% positive. The marketplace shows 80%. …"."""
    return next((name_of(node) for node in seller.all(name=lambda name: name.startswith(f"{window}: "))), None)


def shop_arrives():
    """the sample shop's reviews and feedback have come"""
    seller.start()
    wait_for("1,000 reviews or more", lambda: (count() or 0) >= 1000, 2 * PATIENCE)
    wait_for("the sync to be over", lambda: seller.all("button", "Sync") and not seller.all("button", "Cancel Sync"), PATIENCE)


def rating_is_read_aloud():
    """the rating over 90 days is said in one sentence, with the whole percent that the marketplace shows"""
    seller.key("alt+3")
    said = wait_for("the rating", lambda: re.match(
        r"^90 days: (\d+)\.(\d)% positive\. The marketplace shows (\d+)%\. [\d,]+ positive, [\d,]+ neutral, [\d,]+ negative$",
        rating("90 days") or ""), PATIENCE)
    exact, shown = int(said.group(1)) + int(said.group(2)) / 10, int(said.group(3))
    assert abs(exact - shown) <= 0.6, said.group(0)


def list_is_virtual_and_searched():
    """the list below the charts is as long as it says, and / searches it"""
    wait_for("feedback in the list", lambda: (feedback_count() or 0) > 50, PATIENCE)
    before = feedback_count()
    seller.key("slash")
    entry = wait_for("the search to have the focus", lambda: next(
        (node for node in seller.all("text") + seller.all("entry") if has_state(node, Atspi.StateType.FOCUSED)), None), PATIENCE)
    entry.set_text_contents("stars:1")
    wait_for("fewer", lambda: 0 < (feedback_count() or 0) < before, PATIENCE)
    entry.set_text_contents("")
    wait_for("all of it", lambda: feedback_count() == before, PATIENCE)


def table_says_what_each_number_is():
    """a chart's title is a heading, and in its table a row and its cells say the names of their columns"""
    chart = wait_for("the chart of the rating", lambda: next(iter(seller.all(
        "grouping", lambda name: name.startswith("The rating over 90 days"))), None), PATIENCE)
    assert seller.all("heading", name_of(chart), inside=chart), name_of(chart)
    toggle = seller.find("toggle button", "Show as Table", inside=chart)
    toggle.do_action(0)
    row = wait_for("a row", lambda: next(iter(seller.all("table row", lambda name: re.match(
        r"^.*\d.*, .*\b90 days: \d+(\.\d)?%", name), inside=chart)), None), PATIENCE)
    said = [name_of(cell) for cell in seller.all("table cell", inside=row)]
    assert any(re.match(r"^90 days: \d+(\.\d)?%", name) for name in said), said
    toggle.do_action(0)
    wait_for("the picture again", lambda: not seller.all("table row", inside=chart), PATIENCE)


# Saving a chart


def windows():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(index)
        if app and app.get_process_id() == seller.process.pid:
            return [app.get_child_at_index(child) for child in range(app.get_child_count())]
    return []


def inside_chooser(role, name):
    """The first such thing in any window but the program's own."""
    for window in windows():
        found = seller.all(role, name, inside=window) if window and window != seller.frame else []
        if found:
            return found[0]
    return None


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def press(find, what):
    wait_for(what, find, PATIENCE).do_action(0)


def choose_file(place, path):
    """Chooses what stands at that place of the first chart's menu, and saves under that name; returns the name that was offered."""
    menu = wait_for("the chart's menu", lambda: seller.all("toggle button", "Save Chart"), PATIENCE)[0]
    menu.do_action(0)
    # GTK gives the items of a menu no names.
    wait_for("the menu's items", lambda: len(seller.all("menu item")) == 3, PATIENCE)
    wait_for("the focus on the first one", lambda: has_state(seller.all("menu item")[0], Atspi.StateType.FOCUSED), PATIENCE)
    seller.key(*["Down"] * place, "Return")
    entry = wait_for("the name", lambda: inside_chooser("text", lambda name: True) or inside_chooser("entry", lambda name: True), PATIENCE)
    offered = wait_for("a name that is offered", lambda: text_of(entry), PATIENCE)
    entry.set_text_contents(path)
    wait_for("the name that was typed", lambda: text_of(entry) == path, PATIENCE)
    press(lambda: inside_chooser("button", lambda name: name == "Save"), "Save")
    return offered


def begins_with(path, start):
    if not os.path.exists(path):
        return False
    with open(path, "rb") as file:
        return file.read().startswith(start)


def chart_is_saved_whole_or_not_at_all():
    """a chart is saved as PNG, SVG and CSV, over an older file only when asked, and what fails is told"""
    # A program of its own, without a look for leaks: GTK's own file dialog, which only stands in where there is no portal, loses what it
    # read of a folder.
    seller.env["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    seller.start()
    seller.key("alt+3")
    wait_for("the rating", lambda: rating("90 days"), PATIENCE)
    for place, (suffix, start) in enumerate(((".png", b"\x89PNG"), (".svg", b"<?xml"), (".csv", b"\xef\xbb\xbfDay,"))):
        path = os.path.join(DATA, "chart" + suffix)
        offered = choose_file(place, path)
        assert offered.startswith("The rating over 90 days ") and offered.endswith(suffix), offered
        wait_for(path, lambda: begins_with(path, start), PATIENCE)
    with open(path, "w", encoding="utf-8") as file:
        file.write("older")
    choose_file(2, path)
    press(lambda: inside_chooser("button", lambda name: name == "Replace"), "Replace")
    wait_for("the file to be replaced", lambda: begins_with(path, start), PATIENCE)
    choose_file(0, "/proc/chart.png")
    wait_for("what went wrong", lambda: seller.all(name="Chart Not Saved"), PATIENCE)
    assert seller.all(name="Save it in another folder"), seller.texts()
    seller.key("Escape")
    seller.absent(name="Chart Not Saved")
    assert not [name for name in os.listdir(DATA) if name.startswith(".goutputstream")]
    assert seller.stop() == 0


def worst_chart():
    return next((node for node in seller.all(name=lambda name: "is the worst product" in name)
                 if cells(node)), None)


def cells(chart):
    return [node for node in seller.all("list item", inside=chart, showing=False) if CRITICAL.search(name_of(node))]


def focused_cell():
    chart = worst_chart()
    return next((node for node in seller.all("list item", inside=chart, showing=False)
                 if has_state(node, Atspi.StateType.FOCUSED)), None) if chart else None


def go(key, arrived):
    """Presses a key until the focus is where it should be; each time it has moved before the next."""
    for _ in range(20):
        before = focused_cell()
        if before and arrived(before):
            return before
        seller.key(key)
        try:
            wait_for("the focus to move", lambda: focused_cell() and (before is None or name_of(focused_cell()) != name_of(before)), 10)
        except NotShown:
            continue
    raise NotShown("the focus on a cell of the worst product")


def worst_product_leads_to_its_reviews():
    """Enter on the worst product lands in the list of the reviews that its month is about"""
    wait_for("the worst product", worst_chart, PATIENCE)
    seller.key("slash")
    # Backwards from the search, past what the chart has beside its picture. The first row is the worst.
    go("shift+Tab", lambda cell: True)
    cell = go("Right", lambda cell: CRITICAL.search(name_of(cell)))
    seen["critical"] = int(CRITICAL.search(name_of(cell)).group(1))
    seen["name"] = name_of(cell)
    seller.key("Return")
    wait_for("the reviews page", lambda: seller.all("list", "Reviews") and count() is not None, PATIENCE)
    wait_for(f"as many reviews as the cell says: {seen['name']}", lambda: count() == seen["critical"], PATIENCE)
    rows = wait_for("their rows", lambda: seller.all("list item", lambda name: re.match(r"^\d of 5", name)), PATIENCE)
    assert all(re.match(r"^[123] of 5", name_of(row)) for row in rows), [name_of(row) for row in rows]
    assert seller.stop() == 0


def main():
    def show():
        seller.dump()
        if "AMENDS_E2E_SHOTS" in os.environ:
            seller.screenshot(os.path.join(os.environ["AMENDS_E2E_SHOTS"], "failed.png"))

    try:
        return run_cases([shop_arrives, rating_is_read_aloud, list_is_virtual_and_searched, table_says_what_each_number_is,
                          worst_product_leads_to_its_reviews, chart_is_saved_whole_or_not_at_all], show)
    finally:
        if seller.process and seller.process.poll() is None:
            seller.kill()
        shutil.rmtree(DATA, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
