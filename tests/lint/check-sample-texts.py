#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample shop's texts have the same shape in each language, say nothing twice and keep to their script's punctuation."""

import collections
import json
import pathlib
import re
import sys

import tree

STARS = ("1", "2", "3", "4", "5")
BY_STARS = ("titles", "openings", "closings", "short")
ASPECT_LISTS = ("good", "bad", "title_good", "title_bad")
# Halfwidth punctuation that touches a Chinese or Japanese character.
HALFWIDTH = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff][,.!?;:()]|[,!?;:()][\u3040-\u30ff\u4e00-\u9fff]")


def collect_lists(texts):
    """Every list that a review is composed from, as (where, strings)."""
    general = texts["general"]
    for name in BY_STARS:
        for stars in STARS:
            yield f"general.{name}.{stars}", general[name][stars]
    for name in ("good", "bad"):
        yield f"general.delivery.{name}", general["delivery"][name]
    for name in ("any", "good", "bad"):
        yield f"general.edits.{name}", general["edits"][name]
    yield "authors", texts["authors"]
    for key, product in texts["products"].items():
        yield f"{key}.variants", product["variants"]
        for stars in STARS:
            yield f"{key}.stories.{stars}", product["stories"][stars]
        for number, aspect in enumerate(product["aspects"]):
            for name in ASPECT_LISTS:
                yield f"{key}.aspects.{number}.{name}", aspect[name]


def collect_topics(texts):
    return {
        (key, aspect["topic"])
        for key, product in texts["products"].items()
        for aspect in product["aspects"]
        if aspect.get("topic")
    }


def find_breaches(texts, model):
    breaches = []
    seen = collections.Counter()
    for where, strings in collect_lists(texts):
        if not strings:
            breaches.append(f"{where}: empty")
        breaches += [f"{where}: white space at an end: {text!r}" for text in strings if not text or text != text.strip()]
        breaches += [f"{where}: halfwidth punctuation: {text}" for text in strings if HALFWIDTH.search(text)]
        # Two products may share a variant and a headline, never a sentence.
        if "variants" not in where and "title" not in where:
            seen.update(strings)
    breaches += [f"{n} times: {text}" for text, n in seen.items() if n > 1]
    if set(texts["products"]) != set(model["products"]):
        breaches.append(f"not in both: {sorted(set(texts['products']) ^ set(model['products']))}")
    if collect_topics(texts) != collect_topics(model):
        breaches.append(f"topics differ: {sorted(collect_topics(texts) ^ collect_topics(model))}")
    return breaches


def find_feedback_breaches(texts, model):
    breaches = []
    seen = collections.Counter()
    for part in ("texts", "responses"):
        if set(texts[part]) != set(model[part]):
            breaches.append(f"{part}: not in both: {sorted(set(texts[part]) ^ set(model[part]))}")
        for name, strings in texts[part].items():
            if not strings:
                breaches.append(f"{part}.{name}: empty")
            breaches += [f"{part}.{name}: white space at an end: {text!r}" for text in strings if not text or text != text.strip()]
            breaches += [f"{part}.{name}: halfwidth punctuation: {text}" for text in strings if HALFWIDTH.search(text)]
            seen.update(strings)
    return breaches + [f"{n} times: {text}" for text, n in seen.items() if n > 1]


def check_feedback(report, folder, languages):
    feedback = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    report.rule("feedback is written in the same languages", sorted(set(feedback) ^ set(languages)))
    for language, texts in feedback.items():
        try:
            breaches = find_feedback_breaches(texts, feedback["en"])
        except (KeyError, TypeError, AttributeError) as error:
            breaches = [f"a part is missing or of another kind: {error!r}"]
        if texts.get("language") != language:
            breaches.append(f"says that it is {texts.get('language')}")
        report.rule(f"feedback in {language}", breaches)


def main(root):
    report = tree.Report()
    folder = pathlib.Path(root) / "src" / "sample" / "texts"
    all_texts = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    report.rule("there are texts in several languages", [] if len(all_texts) > 1 else [f"{folder}: {list(all_texts)}"])
    for language, texts in all_texts.items():
        try:
            breaches = find_breaches(texts, all_texts["en"])
        except (KeyError, TypeError) as error:
            breaches = [f"a part is missing or of another kind: {error!r}"]
        if texts.get("language") != language:
            breaches.append(f"says that it is {texts.get('language')}")
        report.rule(f"texts in {language}", breaches)
    check_feedback(report, folder / "feedback", all_texts)
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
