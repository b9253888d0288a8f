#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Privacy mode in the real program: neither eye nor screen reader finds a name or an order number until somebody asks for it."""

import datetime
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from desktop import Atspi, Program, name_of, run_cases, wait_for, walk  # noqa: E402

BUILD = sys.argv[1]
DATA = tempfile.mkdtemp(prefix="amends-e2e-")
PATIENCE = 4 * float(os.environ.get("AMENDS_E2E_WAIT", "15"))
NAME, MAIL, ORDER = "Zacharias Quist", "zq@post.example", "405-7654321-0987654"

seller = Program([f"{BUILD}/src/app/amends", "--data", DATA], "amends", {"GSETTINGS_SCHEMA_DIR": f"{BUILD}/data"})


def import_file(name, *lines):
    path = os.path.join(DATA, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(line + "\n" for line in lines))
    subprocess.run([f"{BUILD}/src/cli/amendsctl", "--data", DATA, "import", path], check=True, capture_output=True)


def said(node):
    """All that a screen reader can get out of it."""
    text = Atspi.Text.get_text(node, 0, -1) if node.get_text_iface() is not None else ""
    return " ".join((name_of(node), node.get_description() or "", text or ""))


def tells(text):
    return any(text in said(node) for node in walk(seller.frame))


def tells_whose():
    return tells(NAME) or tells(MAIL) or tells(ORDER)


def point_away():
    subprocess.run(["xdotool", "mousemove", "--window", seller.window, "5", "5"], check=True)


def find_with_pointer(node, text):
    """The extents leave out what padding is around: from there the pointer goes down until it is on it."""
    box = node.get_extents(Atspi.CoordType.WINDOW)
    for y in range(box.y, box.y + 60, 6):
        subprocess.run(["xdotool", "mousemove", "--window", seller.window, str(box.x + 50), str(y), "sleep", "0.1",
                        "mousemove", "--window", seller.window, str(box.x + 52), str(y), "sleep", "0.1"], check=True)
        if tells(text):
            return True
    return False


def hidden(what):
    return wait_for(what, lambda: [node for node in walk(seller.frame) if name_of(node) == what], PATIENCE)[0]


def rows(name):
    return seller.all("list item", inside=seller.find("list", name, timeout=PATIENCE))


def shows_whose_it_is():
    """without privacy mode the review tells who wrote it, and of which order"""
    day = datetime.date.today() - datetime.timedelta(days=3)
    import_file("reviews.csv", "review id,stars,title,text,date,author,order id,seller of record",
                f"R1,1,It leaks,All over the bag,{day.isoformat()},{NAME},{ORDER},yes")
    import_file("feedback.tsv", "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email",
                *(f"{day.month}/{day.day}/{day:%y}\t{stars}\t{text}\t\t{ORDER}\t{MAIL}"
                  for stars, text in ((1, "It never came"), (2, "It came late"))))
    seller.start()
    wait_for("the review", lambda: rows("Reviews"), PATIENCE)
    seller.click(rows("Reviews")[0])
    point_away()
    wait_for("the name and the order", lambda: tells(NAME) and tells(ORDER), PATIENCE)


def hides_at_once():
    """one shortcut hides both where they stand, and says so"""
    seller.key("ctrl+shift+p")
    seller.find("label", "are hidden until you point at them", timeout=PATIENCE)
    hidden("Hidden name")
    wait_for("nothing that tells whose it is", lambda: not tells_whose(), PATIENCE)


def scroll_down():
    """The facts about a review stand below its text."""
    box = seller.frame.get_extents(Atspi.CoordType.WINDOW)
    subprocess.run(["xdotool", "mousemove", "--window", seller.window, str(box.width * 5 // 6), str(box.height * 2 // 3),
                    "click", "--repeat", "40", "--delay", "20", "5"], check=True)


def is_in_sight(node):
    box, frame = node.get_extents(Atspi.CoordType.WINDOW), seller.frame.get_extents(Atspi.CoordType.WINDOW)
    return box.height > 0 and box.y + box.height < frame.height - 10


def pointer_reveals():
    """the pointer shows what it is on, and nothing else, for as long as it is there"""
    scroll_down()
    point_away()
    wait_for("the name's place in sight", lambda: is_in_sight(hidden("Hidden name")), PATIENCE)
    wait_for("the name", lambda: find_with_pointer(hidden("Hidden name"), NAME), PATIENCE)
    assert not tells(ORDER)
    point_away()
    wait_for("no name", lambda: not tells_whose(), PATIENCE)


def other_pages_hide_it_too():
    """the feedback, its rows and its dialog do not tell it either"""
    seller.key("alt+3")
    wait_for("the page", lambda: tells("Search feedback"), PATIENCE)
    seller.key("slash")
    wait_for("a row", lambda: seller.all(
        "list item", lambda name: "It came" in name and "Hidden name" in name and "Hidden order number" in name), PATIENCE)
    point_away()
    assert not tells_whose()
    seller.key("Escape", "j")
    wait_for("the row that the keyboard is on", lambda: tells(MAIL), PATIENCE)
    seller.key("Return")
    seller.find("dialog", "Feedback", timeout=PATIENCE)
    wait_for("the dialog's facts", lambda: any(name_of(node) == "Hidden name" for node in walk(seller.frame)), PATIENCE)
    wait_for("nothing that tells whose it is", lambda: not tells_whose(), PATIENCE)


def menu_turns_it_off():
    """the menu turns it off"""
    seller.key("Escape")
    seller.key("alt+1")
    wait_for("the review", lambda: rows("Reviews"), PATIENCE)
    assert not tells_whose()
    seller.key("F10")
    wait_for("the menu", lambda: seller.all("check menu item") + seller.all("menu item"), PATIENCE)
    seller.key("v")
    wait_for("the name", lambda: tells(NAME) and tells(ORDER), PATIENCE)


def ends():
    """the program ends without a complaint"""
    assert seller.stop() == 0


def main():
    def show():
        seller.dump()
        if "AMENDS_E2E_SHOTS" in os.environ:
            seller.screenshot(os.path.join(os.environ["AMENDS_E2E_SHOTS"], "failed.png"))

    try:
        return run_cases([shows_whose_it_is, hides_at_once, pointer_reveals, other_pages_hide_it_too, menu_turns_it_off, ends],
                         show)
    finally:
        if seller.process and seller.process.poll() is None:
            seller.kill()
        shutil.rmtree(DATA, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
