#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule pack follows the schema, and the schema refuses what the program refuses."""
import copy
import json
import pathlib
import sys

import jsonschema


def mutations(pack):
    """Each of these makes a good pack bad in one way."""
    def change(function):
        changed = copy.deepcopy(pack)
        function(changed)
        return changed

    def rule(data):
        return data["rules"]["visible_days"]

    yield "no rules", change(lambda data: data.pop("rules"))
    yield "a rule missing", change(lambda data: data["rules"].pop("done_view_days"))
    yield "an unknown rule", change(lambda data: data["rules"].update(other=rule(data)))
    yield "an unknown member", change(lambda data: rule(data).update(extra=1))
    yield "no source", change(lambda data: rule(data).update(source=""))
    yield "no date", change(lambda data: rule(data).pop("date"))
    yield "an impossible date", change(lambda data: rule(data).update(date="2026-02-30"))
    yield "a number as text", change(lambda data: rule(data).update(value="90"))
    yield "zero", change(lambda data: rule(data).update(value=0))
    yield "another unit", change(lambda data: rule(data).update(unit="hours"))
    yield "five critical stars", change(lambda data: data["rules"]["critical_max_stars"].update(value=5))
    yield "positive from two stars", change(lambda data: data["rules"]["feedback_positive_min_stars"].update(value=2))
    yield "a target that nobody can reach", change(lambda data: data["rules"]["feedback_target_percent"].update(value=101))
    yield "a bad rule number", change(lambda data: rule(data).update(numbers=["7"]))


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
        for name, bad in mutations(pack):
            results.append((f"{path.name} with {name} is refused", not validator.is_valid(bad), []))
    results.append(("there is a pack", bool(packs), []))

    print(f"1..{len(results)}")
    for number, (name, good, notes) in enumerate(results, 1):
        for note in notes:
            print(f"# {note}")
        print(f"{'ok' if good else 'not ok'} {number} {name}")
    return 0 if all(good for _, good, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
