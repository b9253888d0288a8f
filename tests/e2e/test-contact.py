#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A seller contacts a buyer on the sample shop, in the real program, by keyboard: filter, read, send, take back, send again, and read the answer."""

import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from desktop import Atspi, Program, has_state, name_of, run_cases, wait_for  # noqa: E402
from notifications import Notifications  # noqa: E402

BUILD = sys.argv[1]
DATA = tempfile.mkdtemp(prefix="amends-e2e-")
# A slow machine under sanitizers has to find Undo before the hold-back is over.
HOLD = int(os.environ.get("AMENDS_E2E_HOLD", "15"))
LONG = 3 * HOLD + 60

seller = Program([f"{BUILD}/src/app/amends", "--data", DATA, "--sample-shop"], "amends",
                 {"GSETTINGS_SCHEMA_DIR": f"{BUILD}/data"})
desktop = Notifications()


def set_hold():
    """The settings lie in a file of the session's own."""
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as file:
        file.write(f"[io/github/amendsapp/Amends]\ncontact-hold-seconds=uint32 {HOLD}\n")


def rows():
    return seller.all("list item", inside=seller.find("list", "Reviews"))


def reads(text):
    """Whether a label says so; the name of a fact is that of its heading, so its text is asked for."""
    return any(text in (Atspi.Text.get_text(node, 0, -1) or "") for node in seller.all("label"))


def is_sensitive(node):
    return has_state(node, Atspi.StateType.SENSITIVE)


def open_dialog():
    seller.key("c")
    seller.find("list item", "Customer Support")


def choose_support():
    seller.key("alt+u")
    radio = seller.find("radio button", "Customer Support")
    wait_for("the reason to be chosen", lambda: has_state(radio, Atspi.StateType.CHECKED))


def send():
    button = seller.find("button", lambda name: name == "Send")
    wait_for("a message that can be sent", lambda: is_sensitive(button), 60)
    seller.key("alt+s")
    seller.absent("list item", "Customer Support")


def filters_who_can_be_contacted():
    """“can be contacted” leaves critical reviews whose customers may be written to"""
    set_hold()
    seller.start()
    wait_for("the sample shop's reviews", lambda: len(rows()) > 3, 90)
    check = seller.find("check box", "Can be contacted", timeout=60)
    seller.click(check)
    wait_for("the filter", lambda: has_state(check, Atspi.StateType.CHECKED))
    wait_for("only critical reviews", lambda: rows() and all(name_of(row)[0] in "123" for row in rows()), 60)


def opens_the_dialog():
    """the dialog says what is missing before anything can be sent"""
    seller.click(rows()[0])
    seller.find("button", "Contact Buyer", timeout=60)
    open_dialog()
    button = seller.find("button", lambda name: name == "Send")
    assert not is_sensitive(button)
    assert "Choose why" in button.get_description(), button.get_description()


def reads_both_messages():
    """either reason shows the marketplace's own message, and nothing in it can be written"""
    choose_support()
    seller.find("grouping", "What the customer gets", timeout=60)
    support = seller.texts(seller.find("grouping", "What the customer gets"))
    seller.key("alt+r")
    seller.find("label", "To be refunded")
    refund = wait_for("another message", lambda: [
        text for text in seller.texts(seller.find("grouping", "What the customer gets")) if text not in support])
    assert refund, support
    assert not seller.all("text", inside=seller.find("dialog", "Contact Buyer"))


def sends_and_takes_back():
    """what was sent can be taken back while it is held back, and the customer can be contacted again"""
    choose_support()
    send()
    seller.find("label", "goes out in", timeout=HOLD)
    seller.find("button", "Goes Out Soon", timeout=HOLD)
    seller.act(seller.find("button", lambda name: name == "Undo", timeout=HOLD))
    seller.find("label", "taken back", timeout=HOLD)
    seller.find("button", "Contact Buyer", timeout=60)


def sends_again():
    """sent again it goes out after the hold-back, and the review says so"""
    open_dialog()
    choose_support()
    send()
    seller.find("button", "Goes Out Soon", timeout=HOLD)
    seller.find("button", lambda name: name in ("Sent", "Delivered"), timeout=LONG)


def is_sent_once():
    """it can only be sent once: the key that contacts shows the conditions instead"""
    seller.key("c")
    seller.find("heading", "Cannot contact customer")
    seller.key("Escape")
    seller.absent("heading", "Cannot contact customer")


def contacts_until_one_answers():
    """some customers answer after a while: it is seen as unread"""
    for _ in range(8):
        if seller.all("button", "Unread Message"):
            break
        seller.key("j")
        button = wait_for("the next review", lambda: seller.all("button", "Contact Buyer"), 60)
        assert button
        open_dialog()
        choose_support()
        send()
    seller.find("button", "Unread Message", timeout=LONG + 60)


def opens_the_review_from_the_notification():
    """the desktop tells of the answer, and a click on that opens its review"""
    number = wait_for("a notification", lambda: max(desktop.shown, default=0), 60)
    title, body, actions = desktop.shown[number]
    assert title and body and "default" in actions, desktop.shown[number]
    seller.key("alt+2")
    seller.find("list", "Messages")
    desktop.click(number)
    # Several answers that came at once lead to the page that they are on.
    if title.endswith("customers have answered"):
        seller.key("alt+1")
    seller.find("list", "Reviews")
    wait_for("the review that was answered", lambda: seller.all("button", "Unread Message"), 60)


def reads_the_answer():
    """the answer is read on the messages page, and leads to its review"""
    seller.key("alt+2")
    row = seller.find("list item", "Unread", inside=seller.find("list", "Messages"))
    seller.click(row)
    seller.find("button", "Answer on the Marketplace")
    seller.find("button", "Mark as Unread")
    seller.key("alt+r")
    seller.find("list", "Reviews")
    wait_for("the contact in its history", lambda: reads("The customer answered"), 60)
    assert seller.stop() == 0


def main():
    def show():
        seller.dump()
        if "AMENDS_E2E_SHOTS" in os.environ:
            seller.screenshot(os.path.join(os.environ["AMENDS_E2E_SHOTS"], "failed.png"))

    try:
        return run_cases([filters_who_can_be_contacted, opens_the_dialog, reads_both_messages, sends_and_takes_back,
                          sends_again, is_sent_once, contacts_until_one_answers,
                          opens_the_review_from_the_notification, reads_the_answer], show)
    finally:
        if seller.process and seller.process.poll() is None:
            seller.kill()
        shutil.rmtree(DATA, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
