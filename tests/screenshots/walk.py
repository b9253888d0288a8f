#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes to every page as a person would and takes its picture: walk.py BUILD light|dark [PAGE…].

AMENDS_WALK_LANGUAGE=sv takes those of that language, their names ending in it; only pages that find everything by translated names can be walked so.
"""

import datetime
import gettext
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "e2e"))
import browser  # noqa: E402
from desktop import Atspi, GLib, NotShown, Program, has_state, name_of, wait_for  # noqa: E402

BUILD, SCHEME = sys.argv[1], sys.argv[2]
OUT = os.path.join(BUILD, "screenshots")
# The narrow one is 360 px of content: without a window manager GTK draws a border of 5 px around it.
WIDE, NARROW = (1280, 800), (370, 720)
CSV = os.path.join(os.path.dirname(__file__), "reviews-export.csv")
ENV = {
    "GSETTINGS_SCHEMA_DIR": f"{BUILD}/data",
    "ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if SCHEME == "dark" else "prefer-light",
    "AMENDS_LOCALE_DIR": f"{BUILD}/po",
}
LANGUAGE = os.environ.get("AMENDS_WALK_LANGUAGE", "")
if LANGUAGE:
    ENV |= {"LANGUAGE": LANGUAGE, "LC_ALL": {"de": "de_DE", "pl": "pl_PL", "sv": "sv_SE", "zh_TW": "zh_TW"}[LANGUAGE] + ".UTF-8"}
WORDS = gettext.translation("amends", f"{BUILD}/po", [LANGUAGE], fallback=True) if LANGUAGE else gettext.NullTranslations()


def named(message):
    """As it is called on the screen, without the sign before the letter that chooses it."""
    return WORDS.gettext(message).replace("_", "")


def beginning(message, plural=None):
    """What stands on the screen before the first number."""
    return (WORDS.ngettext(message, plural, 2) if plural else WORDS.gettext(message)).split("%")[0]


def letter(message):
    """The key that chooses what has this message on it."""
    text = WORDS.gettext(message)
    return "alt+" + text[text.index("_") + 1].lower()


class Walk:
    """One run of the program on a data folder of its own."""

    def __init__(self, *arguments, data=None):
        self.data = data or tempfile.mkdtemp(prefix="amends-walk-")
        self.program = Program([f"{BUILD}/src/app/amends", "--data", self.data, *arguments], "amends", ENV)

    def __enter__(self):
        self.program.start()
        self.resize(WIDE)
        return self

    def __exit__(self, *problem):
        if self.program.process.poll() is None:
            self.program.stop()
        shutil.rmtree(self.data, ignore_errors=True)

    def resize(self, size):
        subprocess.run(["xdotool", "windowsize", self.program.window, *map(str, size)], check=True)
        subprocess.run(["xdotool", "mousemove", "1390", "890"], check=True)
        self.size = size

    def settle(self):
        """Until two looks in a row are alike."""
        before = None
        for _ in range(20):
            time.sleep(0.4)
            now = subprocess.run(["import", "-window", "root", "-crop", "{}x{}+0+0".format(*self.size), "rgb:-"],
                                 check=True, capture_output=True).stdout
            if now == before:
                return
            before = now

    def picture(self, name):
        # Of the screen, not of the window: a menu is a window of its own.
        self.settle()
        subprocess.run(["import", "-window", "root", "-crop", "{}x{}+0+0".format(*self.size), "+repage",
                        f"{OUT}/{name}{'-' + LANGUAGE if LANGUAGE else ''}-{SCHEME}.png"], check=True)

    def both(self, name):
        """The page wide and at the width of a phone."""
        self.resize(WIDE)
        self.picture(name)
        self.resize(NARROW)
        self.picture(f"{name}-narrow")
        self.resize(WIDE)

    def search(self, text):
        self.program.key("ctrl+f")
        entry = wait_for("the search entry", lambda: [
            node for node in self.program.all("text") + self.program.all("entry")
            if name_of(node) in (named("Search reviews"), named("Search feedback"))])[0]
        entry.set_text_contents(text)
        time.sleep(1.2)

    def rows(self):
        return self.program.all("list item", inside=self.program.find("list", named("Reviews")))


def welcome():
    with Walk() as walk:
        walk.program.find("label", named("Welcome to Amends"))
        walk.both("welcome")


def reviews():
    with Walk("--sample-shop") as walk:
        wait_for("the sample shop's reviews", lambda: len(walk.rows()) > 3, 60)
        time.sleep(4)
        walk.program.click(walk.rows()[2])
        walk.picture("reviews")
        walk.search("läcker")
        walk.program.click(walk.rows()[0])
        walk.picture("search-swedish")
        walk.search("漏水")
        walk.program.click(walk.rows()[0])
        walk.both("search-chinese")
        walk.search("xyzzy")
        walk.both("nothing-matches")
        walk.search("")
        walk.program.key("Escape", "Escape")
        walk.program.click(walk.rows()[1])
        walk.program.key("shift+Down", "shift+Down")
        walk.picture("several-selected")
        walk.program.key("Escape")
        walk.program.act(walk.program.find("toggle button", named("Select Several Reviews")))
        walk.picture("selecting")
        walk.program.key("Escape")
        walk.program.click(walk.rows()[1])
        narrow(walk)
        dialogs(walk)


def contacts():
    """A critical review whose customer can be contacted, and one whose customer cannot; what becomes of a message."""
    with Walk("--sample-shop") as walk:
        program = walk.program
        wait_for("the sample shop's reviews", lambda: len(walk.rows()) > 3, 60)
        walk.search("is:uncontactable stars:<=3")
        program.click(walk.rows()[0])
        walk.both("contact-cannot")
        cannot = named("_Cannot Contact Customer")
        open_and_shoot(walk, "conditions", lambda: program.act(program.find("button", cannot, timeout=5)))
        walk.search("is:contactable")
        program.click(walk.rows()[0])
        walk.both("contact-can")
        for name, choose in (("contact-support", "Customer S_upport"), ("contact-refund", "Courtesy _Refund")):
            open_and_shoot(walk, name, lambda: program.key("c"), letter(choose))
        ask_for_refund(walk)
        open_and_shoot(walk, "report", lambda: program.key("r"))
        send_support(walk)
        program.click(walk.rows()[0])
        program.key("shift+Down", "shift+Down", "shift+Down", "shift+Down")
        several(walk)
        messages(walk)


def open_and_shoot(walk, name, opener, choose=None):
    """A dialog at either size, opened anew for each."""
    for size, suffix in ((WIDE, ""), (NARROW, "-narrow")):
        walk.resize(size)
        walk.settle()
        opener()
        walk.program.find("dialog")
        if choose:
            walk.program.find("button", named("_Cancel"))
            walk.program.key(choose)
        walk.picture(f"{name}{suffix}")
        walk.program.key("Escape")
        walk.settle()
    walk.resize(WIDE)
    walk.settle()


def choose_and_wait(walk, reason, label="_Send"):
    """The dialog with that reason chosen, as soon as it can be sent."""
    program = walk.program
    program.key("c")
    program.find("button", named("_Cancel"))
    program.key(letter(reason))
    send = program.find("button", lambda name: name == named(label))
    wait_for("a message that can be sent", lambda: has_state(send, Atspi.StateType.SENSITIVE), 60)


def ask_for_refund(walk):
    """The second question, with the amount on its button."""
    choose_and_wait(walk, "Courtesy _Refund")
    walk.program.key(letter("_Send"))
    walk.picture("contact-refund-asked")
    walk.program.key("Escape", "Escape")
    walk.settle()


def send_support(walk):
    program = walk.program
    choose_and_wait(walk, "Customer S_upport")
    program.key(letter("_Send"))
    wait_for("the message on its way", lambda: program.all("button", named("Goes Out Soon")), 30)
    walk.picture("contact-queued")
    program.find("button", lambda name: name in (named("Sent"), named("Delivered")), timeout=60)
    walk.both("contact-sent")


def several(walk):
    """Sent, so that some of them answer."""
    program = walk.program
    choose_and_wait(walk, "Customer S_upport")
    walk.picture("contact-several")
    walk.resize(NARROW)
    walk.picture("contact-several-narrow")
    walk.resize(WIDE)
    walk.settle()
    program.key(letter("_Send"))
    walk.picture("contact-several-asked")
    program.key("Return")


def messages(walk):
    """The shop's customers answer after a while."""
    program = walk.program
    unread = [WORDS.ngettext("%s Unread Message", "%s Unread Messages", n).replace("%s ", "") for n in (1, 2)]
    program.find("button", lambda name: any(word in name for word in unread), timeout=90)
    program.key("alt+2")
    def find_row():
        return wait_for("an answer", lambda: program.all("list item", inside=program.find("list", named("Messages"))), 30)[0]

    find_row()
    walk.both("messages-unread")
    program.click(find_row())
    walk.picture("messages")


def handover():
    """Reviews of a file, whose marketplace has no interface: what the person states, the hand-over, and the question on return."""
    data = tempfile.mkdtemp(prefix="amends-walk-")
    visits = browser.install(data)
    file = os.path.join(data, "reviews.csv")
    with open(file, "w", encoding="utf-8") as rows:
        rows.write(filed())
    subprocess.run([f"{BUILD}/src/cli/amendsctl", "--data", data, "import", file], check=True, capture_output=True)
    with Walk(data=data) as walk:
        program = walk.program
        wait_for("the reviews", lambda: len(walk.rows()) == 3, 60)
        for size, suffix in ((WIDE, ""), (NARROW, "-narrow")):
            walk.resize(size)
            program.key("ctrl+comma")
            program.find("dialog", named("Preferences"))
            walk.settle()
            program.key(letter("_Accounts"))
            row = program.find("list item", inside=program.find("dialog", named("Accounts"), timeout=30))
            walk.settle()
            program.click(row)
            program.find("combo box", named("Brand Representative"))
            walk.picture(f"account-roles{suffix}")
            program.key("Escape", "Escape")
            walk.settle()
        walk.resize(WIDE)
        program.click(walk.rows()[2])
        program.act(program.find("button", named("_Cannot Contact Customer"), timeout=20))
        walk.both("conditions-unknown")
        state_roles(walk)
        program.key("Escape")
        walk.settle()
        open_and_shoot(walk, "conditions-stated", lambda: program.act(program.find("button", named("_Cannot Contact Customer"))))
        program.click(walk.rows()[0])
        program.key("shift+Down", "shift+Down")
        walk.settle()
        program.key("c")
        program.find("dialog")
        walk.both("handover-several")
        program.act(program.find("button", named("_Cancel")))
        walk.settle()
        program.click(walk.rows()[1])
        program.find("button", named("_Contact Buyer"), timeout=30)
        open_and_shoot(walk, "handover", lambda: program.key("c"), letter("Customer S_upport"))
        choose_and_wait(walk, "Customer S_upport", "Open _Page")
        program.key(letter("Open _Page"))
        wait_for("the browser", lambda: browser.read(visits) and browser.find_window(), 60)
        browser.focus()
        program.focus()
        program.find("button", named("_Ask Later"), timeout=30)
        browser.stop(visits)
        walk.both("handover-return")
        program.act(program.find("button", named("_Ask Later")))
        walk.settle()
        walk.both("handover-open")
        program.act(program.find("button", lambda name: name == named("It _Was Sent")))
        program.find("button", lambda name: name == named("Sent"), timeout=30)
        walk.both("handover-sent")


def filed():
    """Reviews of a file, as old as they are today; of two orders it tells the facts."""
    def day(ago):
        return (datetime.date.today() - datetime.timedelta(days=ago)).isoformat()

    address = "https://marketplace.example/reviews/"
    product = "KP-LB-3,Lunchlåda 3 fack,SE"
    return f"""review id,stars,title,text,date,author,product,product name,marketplace,url,order id,order date,seller of record,digital subscription,consent,verified
R1,2,Locket glappar,Locket glappar redan efter en vecka och soppan rann ut i väskan.,{day(13)},Maja K.,{product},{address}R1,302-5581773,{day(33)},yes,no,yes,yes
R2,1,Fel färg,Beställde grön men fick grå. Returen tog tre veckor.,{day(10)},Ö. Lindqvist,{product},{address}R2,302-5581902,{day(26)},yes,no,yes,yes
R3,3,Sådär,Ganska tung att bära.,{day(50)},Anna-Karin,{product},{address}R3,,,,,,
"""


def state_roles(walk):
    """By the button of the condition, and keys from there."""
    program = walk.program
    condition = wait_for("the condition", lambda: [item for item in program.all("list item", named("Brand Representative"))
                                                   if program.all("button", named("I Know This"), inside=item)])[0]
    program.act(program.all("button", named("I Know This"), inside=condition)[0])
    walk.settle()
    for keys in (["space"], ["Down"], ["Return"], ["Tab"], ["space"], ["Down"], ["Return"]):
        program.key(*keys)
        walk.settle()


def narrow(walk):
    walk.resize(NARROW)
    walk.picture("review-narrow")
    walk.program.key("Escape")
    walk.picture("reviews-narrow")
    walk.program.key("F9")
    walk.picture("filters-narrow")
    walk.program.key("Escape")
    walk.resize(WIDE)


def dialogs(walk):
    """Each is opened anew at either size, once the window has it: a menu closes when the window changes below it."""
    for size, suffix in ((WIDE, ""), (NARROW, "-narrow")):
        walk.resize(size)
        walk.settle()
        for name, keys in (("menu", ["F10"]), ("print", ["ctrl+p"]), ("export", ["ctrl+e"])):
            walk.program.key(*keys)
            walk.picture(f"{name}{suffix}")
            walk.program.key("Escape")
            walk.settle()
    walk.resize(WIDE)


def preferences():
    """Every page of the preferences, what the data page asks, the shortcuts and what the program is."""
    with Walk("--sample-shop") as walk:
        program = walk.program
        wait_for("the sample shop's reviews", lambda: len(walk.rows()) > 3, 60)
        for number, name in enumerate(("general", "contact", "notifications", "data")):
            open_and_shoot(walk, f"preferences-{name}", lambda n=number: show_preferences(walk, n))
        for name, row in (("export-everything", "E_xport Everything…"), ("delete-everything", "_Delete Everything…")):
            for size, suffix in ((WIDE, ""), (NARROW, "-narrow")):
                walk.resize(size)
                walk.settle()
                show_preferences(walk, 3)
                program.key(letter(row))
                program.find("button", named("_Export…") if "export" in name else named("_Delete Everything"))
                walk.picture(f"{name}{suffix}")
                program.key("Escape")
                walk.settle()
                program.key("Escape")
                walk.settle()
        for name, keys in (("shortcuts", ["ctrl+question"]), ("about", ["F10", "Up", "Return"])):
            open_and_shoot(walk, name, lambda k=keys: program.key(*k))


def show_preferences(walk, page):
    """Opens them and goes to the page of that number: not with the pointer, since a tab's place is told beside where it is."""
    program = walk.program
    program.key("ctrl+comma")
    dialog = program.find("dialog", named("Preferences"))
    walk.settle()
    tabs = wait_for("the pages", lambda: [tab for tab in program.all("page tab", inside=dialog)
                                          if has_state(tab, Atspi.StateType.SHOWING)])
    program.act(tabs[page])
    walk.settle()


def feedback():
    """The rating, the charts and the list below them, and one feedback by itself."""
    with Walk("--sample-shop") as walk:
        program = walk.program
        wait_for("the sample shop's reviews", lambda: len(walk.rows()) > 3, 60)
        program.key("alt+3")
        wait_for("the rating", lambda: program.all(name=beginning("The marketplace shows %d%%")), 60)
        walk.both("feedback")
        for size, suffix in ((WIDE, ""), (NARROW, "-narrow")):
            walk.resize(size)
            subprocess.run(["xdotool", "mousemove", "--window", program.window, str(size[0] * 2 // 3), "400",
                            "click", "--repeat", "40", "--delay", "20", "5", "mousemove", "1390", "890"], check=True)
            walk.picture(f"feedback-list{suffix}")
            subprocess.run(["xdotool", "mousemove", "--window", program.window, str(size[0] * 2 // 3), "450",
                            "click", "1", "mousemove", "1390", "890"], check=True)
            program.find("dialog", named("Feedback"))
            walk.picture(f"feedback-detail{suffix}")
            program.key("Escape")
            walk.settle()
            program.key("slash")
            walk.settle()
            program.act(program.find("toggle button", lambda name: name == named("Select Several")))
            walk.settle()
            for y in (size[1] - 240, size[1] - 140):
                subprocess.run(["xdotool", "mousemove", "--window", program.window, str(size[0] * 2 // 3), str(y), "click", "1"],
                               check=True)
            walk.picture(f"feedback-several{suffix}")
            program.key("Escape")
            walk.settle()


def guide():
    """Why a customer is unhappy, what can be done about it, and the plan for one feedback."""
    with Walk("--sample-shop") as walk:
        program = walk.program
        wait_for("the sample shop's reviews", lambda: len(walk.rows()) > 3, 60)
        walk.search("stars:<=2 lang:en")
        program.click(walk.rows()[0])
        program.find("heading", named("Cause"))
        walk.both("cause-review")
        open_and_shoot(walk, "cause-chooser", lambda: program.key("l"))
        program.key("l")
        program.find("list", named("Causes"))
        program.key("6", "a", "Return")
        program.act(program.find("button", named("_Remember Words…"), timeout=10))
        program.find("button", named("_Remember"))
        walk.picture("cause-learn")
        program.key("Escape")
        walk.settle()
        program.key("alt+4")
        program.find("heading", named("What to Do"))
        walk.both("guide")
        program.click(program.find("list item", lambda name: "6a" in name, inside=program.find("list", named("Causes"))))
        walk.picture("guide-cause")
        walk.resize(NARROW)
        walk.settle()
        walk.picture("guide-cause-narrow")
        walk.resize(WIDE)
        walk.settle()
        program.click(program.all("list item", inside=program.find("list", named("What to Do")))[0])
        program.find("dialog", named("Done Since When?"))
        walk.picture("guide-tick")
        program.key("Return")
        program.find("label", beginning("Too early to say what came of it: it takes %d day.",
                                          "Too early to say what came of it: it takes %d days."))
        walk.picture("guide-ticked")
        program.key("alt+3")
        wait_for("the rating", lambda: program.all(name=beginning("The marketplace shows %d%%")), 60)
        walk.search("stars:1")
        subprocess.run(["xdotool", "mousemove", "--window", program.window, "850", "400", "click", "--repeat", "40",
                        "--delay", "20", "5", "mousemove", "850", "450", "sleep", "0.5", "click", "1"], check=True)
        program.find("button", named("_Resolve…"))
        walk.picture("cause-feedback")
        program.key("r")
        program.find("dialog", named("Resolve"))
        walk.both("resolve")


def spikes():
    """A product that has become worse of late, and what the spike watch says of it."""
    folder = tempfile.mkdtemp(prefix="amends-walk-")
    path = os.path.join(folder, "reviews.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("review id,asin,product title,brand,rating,title,review,review date,reviewer,country\n")
        for number in range(130):
            late = number < 30
            day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - (5 if late else 100) * 86400))
            file.write(f"R{number},B0LAMP0001,Luma Bedside Lamp with Dimmer,Luma,{1 if number < 12 else 5},A lamp,"
                       f"{'The picture shows another colour' if number < 12 else 'As it should be'},{day},Customer {number},UK\n")
    with Walk(path) as walk:
        walk.program.click(walk.program.find("button", named("_Import")))
        walk.program.click(walk.program.find("button", named("_Done")))
        walk.program.key("alt+4")
        walk.program.find(name=named("Worth a Look"))
        walk.both("guide-spike")
    shutil.rmtree(folder, ignore_errors=True)


def imports():
    with Walk(CSV) as walk:
        walk.program.find("button", named("_Import"))
        walk.both("import")
        walk.program.click(walk.program.find("button", named("_Import")))
        walk.program.find("button", named("_Done"))
        walk.both("import-result")


def privacy():
    """Names and order numbers covered: a review, the contact dialog, feedback, and a file to be imported."""
    with Walk("--sample-shop") as walk:
        program = walk.program
        wait_for("the sample shop's reviews", lambda: len(walk.rows()) > 3, 60)
        program.key("ctrl+shift+p")
        walk.search("is:contactable")
        program.click(walk.rows()[0])
        program.find(name=named("Hidden order number"), timeout=30)
        subprocess.run(["xdotool", "mousemove", "--window", program.window, "1000", "600",
                        "click", "--repeat", "30", "--delay", "20", "5", "mousemove", "1390", "890"], check=True)
        walk.both("privacy-review")
        open_and_shoot(walk, "privacy-contact", lambda: program.key("c"), letter("Courtesy _Refund"))
        program.key("alt+3")
        program.find(name=named("Search feedback"), timeout=60)
        walk.settle()
        for size, suffix in ((WIDE, ""), (NARROW, "-narrow")):
            walk.resize(size)
            subprocess.run(["xdotool", "mousemove", "--window", program.window, str(size[0] * 2 // 3), "400",
                            "click", "--repeat", "40", "--delay", "20", "5", "mousemove", "1390", "890"], check=True)
            walk.picture(f"privacy-feedback{suffix}")
            program.key("j", "Return")
            program.find("dialog", named("Feedback"))
            walk.picture(f"privacy-feedback-detail{suffix}")
            program.key("Escape")
            walk.settle()
    with Walk(CSV) as walk:
        walk.program.find("button", named("_Import"))
        walk.program.key("ctrl+shift+p")
        walk.both("privacy-import")


def states():
    """An account whose shop does not answer any more."""
    data = tempfile.mkdtemp(prefix="amends-walk-")
    shop = subprocess.Popen([f"{BUILD}/src/cli/amendsctl", "sample-shop", "--reviews", "1"], stdout=subprocess.PIPE, text=True)
    url = shop.stdout.readline().split()[-1]
    token = os.path.join(data, "token")
    with open(token, "w", encoding="utf-8") as file:
        file.write(shop.stdout.readline().split()[-1])
    os.chmod(token, 0o600)
    subprocess.run([f"{BUILD}/src/cli/amendsctl", "--data", data, "account", "add-feed", url, "--token-file", token],
                   check=True, capture_output=True)
    shop.terminate()
    shop.wait()
    with Walk(data=data) as walk:
        time.sleep(3)
        walk.both("account-state")
        for size, suffix in ((WIDE, ""), (NARROW, "-narrow")):
            walk.resize(size)
            walk.settle()
            walk.program.key("ctrl+comma")
            walk.program.find("dialog", named("Preferences"))
            walk.settle()
            walk.program.key(letter("_Accounts"))
            walk.program.find("dialog", named("Accounts"), timeout=30)
            walk.picture(f"accounts{suffix}")
            walk.program.key("Escape", "Escape")
            walk.settle()


def main():
    failed = False
    for page in (welcome, reviews, contacts, handover, preferences, feedback, guide, spikes, imports, privacy, states):
        if len(sys.argv) > 3 and page.__name__ not in sys.argv[3:]:
            continue
        try:
            page()
        except (NotShown, IndexError, GLib.Error, subprocess.CalledProcessError) as problem:
            failed = True
            print(f"{page.__name__}: {problem}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
