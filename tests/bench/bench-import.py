#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import, sync and search from outside, against the sqlite3 shell and ripgrep: bench-import.py AMENDSCTL SCHEMA.

AMENDS_BENCH_REVIEWS says how many reviews (20,000 unless told), AMENDS_BENCH_TRIES how often each is done (3: an import of a
million takes minutes). The shell gets more than its share: files that are cut up for its tables beforehand, a simpler tokenizer, no
aggregates, no look for reviews that are known already.
"""
import math
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM, SCHEMA = sys.argv[1:3]
REVIEWS = int(os.environ.get("AMENDS_BENCH_REVIEWS", "20000"))
TRIES = int(os.environ.get("AMENDS_BENCH_TRIES", "3"))
SYNCED = min(REVIEWS, 50000)
SEARCHES = 31
TABLES = ["language", "item", "review", "review_text"]
WORDS = ["the", "kettle", "zipper", "thezip", "可以", "的", "the zipper"]


def bar(name, value, limit):
    print(f"bar: {name} {value:.2f} {limit:.2f} {'ok' if value <= limit else 'short'}", flush=True)


def run(command, accepted=(0,), **options):
    """Returns the seconds and the greatest resident size, in MiB, of a command that must succeed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - start
    if process.returncode not in accepted:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def p95(times):
    return sorted(times)[math.ceil(len(times) * 0.95) - 1]


def tell(name, times):
    print(f"{name:28} median {statistics.median(times):8.2f} s  p95 {p95(times):8.2f} s", flush=True)
    return statistics.median(times)


def import_file(folder, path):
    shutil.rmtree(folder, ignore_errors=True)
    return run([PROGRAM, "--data", str(folder), "import", str(path)])


def cut_up(folder, data):
    """The same rows as one file a table, as the shell can take them."""
    for table in TABLES:
        with open(folder / f"{table}.csv", "w", encoding="utf-8") as out:
            subprocess.run(["sqlite3", "-csv", str(data / "amends.db"), f"SELECT * FROM {table}"], stdout=out, check=True)
    text = pathlib.Path(SCHEMA).read_text("utf-8")
    # The shell knows neither our tokenizer nor how to write NULL or a blob.
    text = text.replace("tokenize = 'amends'", "tokenize = 'unicode61'").replace("order_id IS NOT NULL", "order_id <> ''")
    text = re.sub(r"\) STRICT(, )?", ") ", text)
    (folder / "schema.sql").write_text(text, "utf-8")


def import_by_shell(folder):
    for path in folder.glob("peer.db*"):
        path.unlink()
    with open(folder / "schema.sql", encoding="utf-8") as schema:
        subprocess.run(["sqlite3", "peer.db"], stdin=schema, cwd=folder, check=True)
    lines = ["PRAGMA journal_mode = WAL;", "PRAGMA synchronous = NORMAL;", "PRAGMA cache_size = -32768;"]
    lines += [f".import --csv {table}.csv {table}" for table in TABLES]
    lines += ["INSERT INTO review_search (rowid, title, body) SELECT review_id, title, body FROM review_text;"]
    (folder / "import.sql").write_text("\n".join(lines) + "\n", "utf-8")
    with open(folder / "import.sql", encoding="utf-8") as script:
        return run(["sqlite3", "peer.db"], stdin=script, cwd=folder)[0]


def bench_import(folder):
    lines, table, empty = folder / "reviews.jsonl", folder / "reviews.csv", folder / "one.jsonl"
    for path, number in ((lines, REVIEWS), (table, REVIEWS), (empty, 1)):
        run([PROGRAM, "sample-data", "--reviews", str(number), "--out", str(path)])
    memory = import_file(folder / "empty", empty)[1]
    import_file(folder / "data", lines)
    cut_up(folder, folder / "data")
    times = {"jsonl": [], "csv": [], "sqlite3": []}
    peaks = []
    for _ in range(TRIES):
        for name, path in (("jsonl", lines), ("csv", table)):
            seconds, peak = import_file(folder / name, path)
            times[name].append(seconds)
            peaks.append(peak - memory)
        times["sqlite3"].append(import_by_shell(folder))
    medians = {name: tell(f"import, {name}", values) for name, values in times.items()}
    print(f"{REVIEWS / medians['jsonl']:.0f} reviews/s from JSON Lines, {REVIEWS / medians['csv']:.0f} from CSV")
    bar("import-jsonl-against-sqlite3", medians["jsonl"] / medians["sqlite3"], 1.0)
    bar("import-csv-against-sqlite3", medians["csv"] / medians["sqlite3"], 1.0)
    bar("import-peak-memory-mib", max(peaks), 100)


def serve(folder):
    log = folder / "shop.txt"
    with open(log, "w", encoding="utf-8") as out:
        shop = subprocess.Popen([PROGRAM, "sample-shop", "--reviews", str(SYNCED)], stdout=out)
    while "Token" not in log.read_text("utf-8"):
        time.sleep(0.05)
    url, token = (line.split()[1] for line in log.read_text("utf-8").splitlines())
    (folder / "token").touch(0o600)
    (folder / "token").write_text(token, "utf-8")
    return shop, url


def bench_sync(folder):
    shop, url = serve(folder)
    synced, imported = [], []
    try:
        for _ in range(TRIES):
            data = folder / "synced"
            shutil.rmtree(data, ignore_errors=True)
            token = ["--token-file", str(folder / "token")]
            run([PROGRAM, "--data", str(data), "account", "add-feed", url, *token])
            synced.append(run([PROGRAM, "--data", str(data), "sync", *token])[0])
            run([PROGRAM, "--data", str(data), "export", "-o", str(folder / "synced.jsonl")])
            imported.append(import_file(folder / "same", folder / "synced.jsonl")[0])
    finally:
        shop.terminate()
        shop.wait()
    bar("sync-against-import", tell(f"sync of {SYNCED}", synced) / tell("import of the same", imported), 2.0)


def bench_search(folder):
    """Whole programs against each other: start, search, the first fifty."""
    ours, theirs = [], []
    for i in range(SEARCHES):
        word = WORDS[i % len(WORDS)]
        ours.append(run([PROGRAM, "--data", str(folder / "jsonl"), "reviews", "--limit", "50", word])[0])
        patterns = word.split()
        first = ["rg", "-i", "-w", patterns[0], str(folder / "reviews.jsonl")]
        if len(patterns) > 1:
            first = ["sh", "-c", f"rg -i -w {patterns[0]} {folder}/reviews.jsonl | rg -i -w {patterns[1]}"]
        theirs.append(run(first, accepted=(0, 1))[0])
    bar("search-against-ripgrep", tell("search", ours) / tell("ripgrep", theirs), 1.0)


def main():
    with tempfile.TemporaryDirectory(dir=os.environ.get("AMENDS_BENCH_TMP")) as name:
        folder = pathlib.Path(name)
        os.environ["XDG_DATA_HOME"] = str(folder / "share")
        bench_import(folder)
        bench_sync(folder)
        if shutil.which("rg"):
            bench_search(folder)
        else:
            print("ripgrep is not installed: no comparison with it")


if __name__ == "__main__":
    main()
