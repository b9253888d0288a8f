#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks themselves: each passes a clean tree and names the file at fault in a tree with one fault."""

import json
import pathlib
import subprocess
import sys
import tempfile

import tree

HERE = pathlib.Path(__file__).resolve().parent
LICENCE = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
FUNCTION = 'static int\nadd (int a)\n{\n    return a + 1;\n}\n'
LONG_FUNCTION = "static int\nadd (int a)\n{\n" + "    a++;\n" * 90 + "    return a;\n}\n"
TEMPLATE = '<?xml version="1.0"?>\n<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n<interface>%s</interface>\n'
BUNDLE = TEMPLATE.replace("interface", "gresources") % '<gresource prefix="/a"><file>page.ui</file></gresource>'
CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#, c-format\nmsgid "%%d days"\nmsgstr "%s"\n'


def make_texts(language, sentence):
    by_stars = {name: {stars: [f"{name} {stars}"] for stars in "12345"} for name in ("titles", "openings", "closings", "short")}
    aspect = {"good": [sentence], "bad": ["It broke."], "title_good": ["Good"], "title_bad": ["Bad"]}
    product = {"variants": ["Red"], "aspects": [aspect], "stories": {stars: [f"Story {stars}."] for stars in "12345"}}
    edits = {"any": ["Update."], "good": ["It was put right."], "bad": ["Worse by now."]}
    general = {**by_stars, "delivery": {"good": ["Fast."], "bad": ["Slow."]}, "edits": edits}
    texts = {"language": language, "general": general, "authors": ["Kim"], "products": {"kettle": product}}
    return json.dumps(texts, ensure_ascii=False)


def make_feedback(language, sentence):
    texts = {"language": language, "texts": {"good": [sentence]}, "responses": {"late": ["Sorry."]}}
    return json.dumps(texts, ensure_ascii=False)


CLEAN = {
    ".clang-format": (HERE.parent.parent / ".clang-format").read_text(encoding="utf-8"),
    "src/model/value.c": LICENCE + FUNCTION,
    "src/ui/label.c": LICENCE + 'static const char *\nget_label (void)\n{\n    return _ ("Later");\n}\n',
    "src/sample/texts/en.json": make_texts("en", "It is warm."),
    "src/sample/texts/ja.json": make_texts("ja", "暖かい。"),
    "src/sample/texts/feedback/en.json": make_feedback("en", "Fast."),
    "src/sample/texts/feedback/ja.json": make_feedback("ja", "早い。"),
    "src/meson.build": "sources = files('model/value.c', 'ui/label.c')\n",
    "ui/page.ui": TEMPLATE % "",
    "src/ui/page.gresource.xml": BUNDLE,
    "po/POTFILES.in": "src/ui/label.c\n",
    "po/LINGUAS": "sv\n",
    "po/sv.po": CATALOGUE % "%d dagar",
    "help/thing.1": '.TH THING 1\n.SH NAME\nthing \\- does a thing\n',
    "script": "#!/bin/sh\necho done\n",
}

# check, what differs from the clean tree (None: the file is gone), what the check must name
FAULTS = [
    ("check-format.py", {"src/model/value.c": LICENCE + FUNCTION.replace("    return", "  return")}, "src/model/value.c"),
    ("check-format.py", {"src/model/value.c": None, "src/ui/label.c": None}, "no C file"),
    ("check-cppcheck.py", {"src/model/value.c": LICENCE + FUNCTION.replace("a + 1", "a / 0")}, "zerodiv"),
    ("check-cppcheck.py", {"src/model/value.c": LICENCE + FUNCTION.replace("return a", "int b;\n    return b")}, "uninitvar"),
    ("check-xml.py", {"ui/page.ui": TEMPLATE % "<object>"}, "ui/page.ui"),
    ("check-xml.py", {"data/rules/base.json": "{'a': 1}"}, "data/rules/base.json"),
    ("check-xml.py", {"ui/lost.ui": TEMPLATE % ""}, "ui/lost.ui"),
    ("check-sizes.py", {"src/model/value.c": LICENCE + "\n" * 600}, "601 lines"),
    ("check-sizes.py", {"src/model/value.c": LICENCE + LONG_FUNCTION}, "add: 93 lines"),
    ("check-sources.py", {"src/model/value.c": FUNCTION}, "src/model/value.c"),
    ("check-sources.py", {"src/store/a.c": LICENCE + "#include <gtk/gtk.h>\n"}, "src/store/a.c:2: GTK"),
    ("check-sources.py", {"src/cli/a.c": LICENCE + "#include <adwaita.h>\n"}, "src/cli/a.c:2: GTK"),
    ("check-sources.py", {"src/ui/a.c": LICENCE + "gtk_label_set_markup (label, text);\n"}, "src/ui/a.c:2: markup"),
    ("check-sources.py", {"src/ui/a.c": LICENCE + 'g_object_set (row, "use-markup", TRUE, NULL);\n'}, "src/ui/a.c:2"),
    ("check-sources.py", {"ui/page.ui": TEMPLATE % '<property name="use-markup">True</property>'}, "ui/page.ui:3: markup"),
    ("check-sources.py", {"src/model/lost.c": LICENCE + FUNCTION}, "src/model/lost.c: in no meson.build"),
    ("check-sources.py", {"README.md": "Look into " + "/" + "home/kim/code.\n"}, "README.md:1"),
    ("check-sources.py", {"script": "#!/bin/sh\nif true\n"}, "script"),
    ("check-sources.py", {"tool.py": "# SPDX-License-Identifier: GPL-3.0-or-later\ndef f(:\n"}, "tool.py:2"),
    ("check-translations.py", {"po/POTFILES.in": ""}, "src/ui/label.c: add it"),
    ("check-translations.py", {"src/ui/label.c": LICENCE + FUNCTION}, "src/ui/label.c: has nothing to translate"),
    ("check-translations.py", {"src/ui/label.c": None}, "src/ui/label.c: is gone"),
    ("check-translations.py", {"src/ui/label.c": 'char *a = _ ("%" G_GSIZE_FORMAT " days");\n'}, "ends within a directive"),
    ("check-translations.py", {"po/sv.po": CATALOGUE % "%s dagar"}, "po/sv.po"),
    ("check-translations.py", {"po/sv.po": None}, "there is no sv.po"),
    ("check-translations.py", {"po/LINGUAS": ""}, "not in po/LINGUAS"),
    ("check-manual.py", {"help/thing.1": ".TH THING 1\n.SH NAME\n.nosuchmacro\n"}, "help/thing.1"),
    ("check-sample-texts.py", {"src/sample/texts/ja.json": make_texts("ja", "暖かい!")}, "halfwidth"),
    ("check-sample-texts.py", {"src/sample/texts/en.json": make_texts("en", "It broke.")}, "2 times: It broke."),
    ("check-sample-texts.py", {"src/sample/texts/ja.json": make_texts("de", "Warm.")}, "says that it is de"),
    ("check-sample-texts.py", {"src/sample/texts/feedback/ja.json": None}, "ja"),
    ("check-sample-texts.py", {"src/sample/texts/feedback/ja.json": make_feedback("ja", "早い!")}, "halfwidth"),
    ("check-sample-texts.py", {"src/sample/texts/feedback/en.json": make_feedback("en", "Sorry.")}, "2 times: Sorry."),
    ("check-sample-texts.py", {"src/sample/texts/ja.json": '{"language": "ja"}'}, "KeyError('general')"),
]


def run_check(check, differences):
    with tempfile.TemporaryDirectory(prefix="amends-lint-") as folder:
        for name, text in {**CLEAN, **differences}.items():
            if text is None:
                continue
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        run = subprocess.run(
            [sys.executable, str(HERE / check), folder], capture_output=True, text=True, check=False
        )
    return run.returncode, (run.stdout + run.stderr).splitlines()


def main():
    report = tree.Report()
    for check in sorted({fault[0] for fault in FAULTS}):
        status, output = run_check(check, {})
        report.rule(f"{check} passes a clean tree", output if status else [])
    for number, (check, differences, named) in enumerate(FAULTS, 1):
        status, output = run_check(check, differences)
        found = status != 0 and any(named in line for line in output)
        report.rule(f"fault {number}: {check} finds {named}", [] if found else [f"status {status}", *output])
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
