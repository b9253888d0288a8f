#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule pack follows the schema, and the schema refuses what the program refuses."""
import copy
import json
import pathlib
import re
import sys

import jsonschema


def change(pack, function):
    changed = copy.deepcopy(pack)
    function(changed)
    return changed


def mutate_any(pack):
    """Each of these makes a good pack bad in one way."""
    name = sorted(pack["rules"])[0]

    def rule(data):
        return data["rules"][name]

    yield "no rules", change(pack, lambda data: data.pop("rules"))
    yield "an unknown rule", change(pack, lambda data: data["rules"].update(other=rule(data)))
    yield "an unknown member", change(pack, lambda data: rule(data).update(extra=1))
    yield "no source", change(pack, lambda data: rule(data).update(source=""))
    yield "no date", change(pack, lambda data: rule(data).pop("date"))
    yield "an impossible date", change(pack, lambda data: rule(data).update(date="2026-02-30"))
    yield "a number as text", change(pack, lambda data: rule(data).update(value="90"))
    yield "zero", change(pack, lambda data: rule(data).update(value=0))
    yield "another unit", change(pack, lambda data: rule(data).update(unit="miles"))
    yield "a bad rule number", change(pack, lambda data: rule(data).update(numbers=["7"]))


def mutate_base(pack):
    def statement(data):
        return data["lists"]["report_reasons"]["statements"][0]

    yield "a rule missing", change(pack, lambda data: data["rules"].pop("done_view_days"))
    yield "five critical stars", change(pack, lambda data: data["rules"]["critical_max_stars"].update(value=5))
    yield "another id", change(pack, lambda data: data.update(id="se"))
    yield "no lists", change(pack, lambda data: data.pop("lists"))
    yield "a list missing", change(pack, lambda data: data["lists"].pop("report_reasons"))
    yield "an unknown list", change(pack, lambda data: data["lists"].update(other=data["lists"]["report_reasons"]))
    yield "no statements", change(pack, lambda data: data["lists"]["report_reasons"].update(statements=[]))
    yield "a plain address", change(pack, lambda data: data["lists"]["report_reasons"].update(address="http://a"))
    yield "a statement without source", change(pack, lambda data: statement(data).pop("source"))


def mutate_overlay(pack):
    yield "another base", change(pack, lambda data: data.update(extends="se"))
    yield "no base", change(pack, lambda data: data.pop("extends"))
    yield "a long id", change(pack, lambda data: data.update(id="sweden"))


def main():
    folder = pathlib.Path(sys.argv[1])
    schema = json.loads((folder / "rule-pack.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    results = []
    packs = sorted(path for path in folder.glob("*.json") if not path.name.endswith(".schema.json"))
    for path in packs:
        pack = json.loads(path.read_text(encoding="utf-8"))
        errors = [error.message for error in validator.iter_errors(pack)]
        results.append((f"{path.name} follows the schema", not errors, errors))
        own = mutate_overlay if "extends" in pack else mutate_base
        for name, bad in [*mutate_any(pack), *own(pack)]:
            results.append((f"{path.name} with {name} is refused", not validator.is_valid(bad), []))
        results.append((f"{path.name} is called by its id", pack["id"] == path.stem, []))
    built_in = set(re.findall(r"<file>(.+)</file>", (folder / "amends-rules.gresource.xml").read_text(encoding="utf-8")))
    results.append(("every pack is built in", bool(packs) and built_in == {path.name for path in packs}, []))

    print(f"1..{len(results)}")
    for number, (name, good, notes) in enumerate(results, 1):
        for note in notes:
            print(f"# {note}")
        print(f"{'ok' if good else 'not ok'} {number} {name}")
    return 0 if all(good for _, good, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
