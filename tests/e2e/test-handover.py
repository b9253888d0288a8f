#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A seller of an imported file contacts a customer on the marketplace's own page: states what no file tells, is handed over, and says what came of it."""

import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
import browser  # noqa: E402
from desktop import Atspi, NotShown, Program, has_state, name_of, run_cases, wait_for  # noqa: E402

BUILD = sys.argv[1]
FOLDER = tempfile.mkdtemp(prefix="amends-e2e-")
DATA = os.path.join(FOLDER, "data")
FILE = os.path.join(FOLDER, "reviews.csv")
SLOW = 60
HOST = "https://marketplace.example/reviews/"


def day(ago):
    return (datetime.date.today() - datetime.timedelta(days=ago)).isoformat()


# Of one review the file tells the order's facts, of the others it does not.
ROWS = f"""review id,stars,title,text,date,author,product,product name,marketplace,url,order id,order date,seller of record,digital subscription,consent,verified
R1,2,Broken,The lamp broke,{day(30)},Anna,B1,Table Lamp,SE,{HOST}R1,O-1,{day(60)},yes,no,yes,yes
R2,1,Late,It came late,{day(29)},Bo,B1,Table Lamp,SE,{HOST}R2,,,,,,
R3,5,Good,It shines,{day(28)},Cy,B1,Table Lamp,SE,{HOST}R3,,,,,,
"""

seller = Program([f"{BUILD}/src/app/amends", "--data", DATA, FILE], "amends", {"GSETTINGS_SCHEMA_DIR": f"{BUILD}/data"})
again = Program([f"{BUILD}/src/app/amends", "--data", DATA], "amends", {"GSETTINGS_SCHEMA_DIR": f"{BUILD}/data"})
visits = ""


def find_row(program, title):
    rows = wait_for("the reviews", lambda: program.all("list item", title, inside=program.find("list", "Reviews")), SLOW)
    return rows[0]


def read_label(combo):
    return [name_of(node) for node in seller.all("label", inside=combo)]


def is_focused(node):
    return has_state(node, Atspi.StateType.FOCUSED)


def know(condition, is_there):
    """Goes from a condition to the question about it; the conditions are drawn anew whenever an answer is kept, so it may take two tries."""
    def go():
        for item in seller.all("list item", condition):
            for button in seller.all("button", lambda name: name in ("I Know This", "Change"), inside=item):
                seller.act(button)
                return wait_for("the question", is_there, 3)
        return None

    wait_for(f"the question about “{condition}”", lambda: attempt(go), SLOW)


def attempt(step):
    try:
        return step()
    except NotShown:
        return None


def answer(combo_name, text):
    """Chooses an answer in the question that has the focus, by keys."""
    combo = seller.find("combo box", combo_name)
    wait_for(f"“{combo_name}” to have the focus", lambda: is_focused(combo))
    seller.key("space")
    choice = wait_for("the answers", lambda: [
        item for item in seller.all("list item") if text in [name_of(label) for label in seller.all("label", inside=item)]
        and not seller.all("button", inside=item) and item.get_parent().get_child_count() == 3])
    seller.click(choice[0])
    wait_for(f"the answer “{text}”", lambda: text in read_label(combo) and any(
        "Stated by you" in label for label in read_label(combo)))


def tell(title):
    """What the program says of the one review of that title, from outside."""
    listed = subprocess.run([f"{BUILD}/src/cli/amendsctl", "--data", DATA, "reviews", "--json"], check=True, capture_output=True,
                            text=True).stdout
    number = next(review["id"] for review in map(json.loads, listed.splitlines()) if review["title"] == title)
    checked = subprocess.run([f"{BUILD}/src/cli/amendsctl", "--data", DATA, "contact", "check", str(number), "--json"], check=True,
                             capture_output=True, text=True).stdout
    return json.loads(checked)


def imports_the_file():
    """reviews of a file are imported; of their customers nothing is known, and unknown is not yes"""
    global visits
    visits = browser.install(FOLDER)
    with open(FILE, "w", encoding="utf-8") as file:
        file.write(ROWS)
    seller.start()
    seller.act(seller.find("button", lambda name: name == "Import", timeout=SLOW))
    seller.act(seller.find("button", lambda name: name == "Done", timeout=SLOW))
    seller.click(find_row(seller, "Late"))
    seller.act(seller.find("button", "Cannot Contact Customer", timeout=SLOW))
    seller.find("heading", "Cannot contact customer")
    assert tell("Late")["headline"] == "role"


def states_what_is_known():
    """what the person knows is asked for, marked as their word, and decides at once"""
    for condition, question, text in (("Brand Representative", "Professional selling plan", "Yes"),
                                      ("Sold by you", "Sold by your account", "Yes"),
                                      ("Verified purchase", "Verified purchase", "Yes"),
                                      ("Not a digital subscription", "Digital subscription", "No"),
                                      ("Messages accepted", "Customer accepts messages", "Yes")):
        know(condition, lambda: is_focused(seller.find("combo box", question, timeout=1)))
        answer(question, text)
    know("Brand Representative", lambda: is_focused(seller.find("combo box", "Professional", timeout=1)))
    seller.key("Tab")
    answer("Brand Representative", "Yes")
    know("Recent order", lambda: any(is_focused(node) for node in seller.all("text", "Ordered on")))
    seller.type(day(60))
    seller.key("Return")
    seller.find("heading", "This customer can be contacted", timeout=SLOW)
    verdict = tell("Late")
    assert verdict["eligible"], verdict
    assert {row["rule"] for row in verdict["rows"] if "stated" in row} == {
        "role", "seller-of-record", "verified", "window", "not-digital", "consent"}, verdict


def hands_over():
    """the dialog says that there is no interface, and opens the review's page in the browser"""
    seller.act(seller.find("button", lambda name: name == "Contact Buyer", inside=seller.find("dialog", "Contact Conditions")))
    seller.find("label", "offers programs no interface", timeout=SLOW)
    button = seller.find("button", "Open Page")
    assert not has_state(button, Atspi.StateType.SENSITIVE)
    seller.key("alt+u")
    wait_for("a page that can be opened", lambda: has_state(button, Atspi.StateType.SENSITIVE))
    seller.key("alt+p")
    wait_for("the browser", lambda: browser.read(visits) == [HOST + "R2"], SLOW)


def come_back(program):
    """The browser is in front for a while, then the program again."""
    wait_for("the browser's window", browser.find_window, SLOW)
    browser.focus()
    program.focus()


def come_back_to_the_question(program):
    """Again, should the program not have heard yet that the page was opened when its window was left."""
    def go():
        come_back(program)
        return program.find("button", "Ask Later", timeout=5)

    wait_for("the question", lambda: attempt(go), 2 * SLOW)


def asks_on_return():
    """who comes back is asked once whether it was sent; who does not know yet finds the question at the review"""
    come_back_to_the_question(seller)
    seller.key("Escape")
    seller.absent("button", "Ask Later")
    come_back(seller)
    seller.find("button", lambda name: name == "It Was Sent", timeout=SLOW)
    assert not seller.all("button", "Ask Later")


def survives_a_restart():
    """killed and started again the program still knows that the customer may have been written to"""
    seller.kill()
    again.start()
    again.click(find_row(again, "Late"))
    again.find("button", lambda name: name == "It Was Sent", timeout=SLOW)
    assert not again.all("button", "Ask Later")
    assert tell("Late")["headline"] == "not-contacted"


def records_what_was_done():
    """“sent” is recorded as sent by hand"""
    again.act(again.find("button", lambda name: name == "It Was Sent"))
    again.find("button", lambda name: name == "Sent", timeout=SLOW)
    assert "was contacted about this review on" in tell("Late")["rows"][-1]["reason"]


def leaves_what_was_not_sent():
    """of an order that the file tells of nothing need be stated; “not sent” leaves its customer to be contacted"""
    again.click(find_row(again, "Broken"))
    again.act(again.find("button", lambda name: name == "Contact Buyer", timeout=SLOW))
    button = again.find("button", "Open Page")
    again.key("alt+u")
    wait_for("a page that can be opened", lambda: has_state(button, Atspi.StateType.SENSITIVE))
    again.key("alt+p")
    wait_for("the browser", lambda: browser.read(visits) == [HOST + "R2", HOST + "R1"], SLOW)
    come_back_to_the_question(again)
    again.key("alt+n")
    again.find("button", lambda name: name == "Contact Buyer", timeout=SLOW)
    assert tell("Broken")["eligible"]
    assert again.stop() == 0


def main():
    def show():
        for program in (seller, again):
            if program.process and program.process.poll() is None:
                program.dump()
                if "AMENDS_E2E_SHOTS" in os.environ:
                    program.screenshot(os.path.join(os.environ["AMENDS_E2E_SHOTS"], "failed.png"))

    try:
        return run_cases([imports_the_file, states_what_is_known, hands_over, asks_on_return, survives_a_restart,
                          records_what_was_done, leaves_what_was_not_sent], show)
    finally:
        browser.stop(visits)
        for program in (seller, again):
            if program.process and program.process.poll() is None:
                program.kill()
        shutil.rmtree(FOLDER, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
