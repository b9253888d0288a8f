#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import, sync and search from outside, against the sqlite3 shell and ripgrep: bench-import.py AMENDSCTL SCHEMA TOKENIZER WAIT.

AMENDS_BENCH_REVIEWS says how many reviews (20,000 unless told), AMENDS_BENCH_TRIES how often each is done (31 times up to
20,000 reviews, else 3: an import of a million takes minutes; a sync of more than 100,000 is done once). AMENDS_BENCH_PARTS is a list out of import, wait, sync and search.

The shell fills the same tables and indexes and builds the same search index, with our tokenizer loaded as an extension. It gets the same
journal mode, durability and page cache, and these advantages: files that are cut up for its tables beforehand and numbered, aggregates
that are counted already, one transaction a table, no foreign keys to check, no look for reviews that are known.
"""
import math
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

# Absolute: some are read by programs that run in other folders.
PROGRAM, SCHEMA, TOKENIZER, WAIT = (os.path.abspath(path) for path in sys.argv[1:5])
REVIEWS = int(os.environ.get("AMENDS_BENCH_REVIEWS", "20000"))
TRIES = int(os.environ.get("AMENDS_BENCH_TRIES", "31" if REVIEWS <= 20000 else "3"))
PARTS = os.environ.get("AMENDS_BENCH_PARTS", "import,wait,sync,search").split(",")
SYNCED = REVIEWS
SYNC_TRIES = TRIES if REVIEWS <= 100000 else 1
SEARCHES = 31
TABLES = ["language", "item", "product", "review", "review_text", "review_daily", "review_total"]
WORDS = ["the", "kettle", "zipper", "thezip", "可以", "的", "the zipper"]


def bar(name, value, limit):
    print(f"bar: {name} {value:.2f} {limit:.2f} {'ok' if value <= limit else 'short'}", flush=True)


class Cost:
    """What one run of a program takes: seconds by the wall, seconds of the processor, greatest resident size in MiB."""

    def __init__(self, command, accepted=(0,), **options):
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss / 1024
        if process.returncode not in accepted:
            raise SystemExit(f"{command} ended with {process.returncode}")


def p95(values):
    return sorted(values)[math.ceil(len(values) * 0.95) - 1]


def tell(name, values, unit="s"):
    print(f"{name:34} median {statistics.median(values):8.2f} {unit}  p95 {p95(values):8.2f} {unit}", flush=True)


def compare(name, ours, theirs, limit):
    """Tries are done in turns, so that other work on the machine meets both alike; the bar takes the medians."""
    for kind in ("wall", "cpu"):
        a, b = ([getattr(cost, kind) for cost in costs] for costs in (ours, theirs))
        tell(f"{name}, {kind}", a)
        tell(f"{name}, {kind}, the peer", b)
        tell(f"{name}, {kind}, ratio of each try", [x / y for x, y in zip(a, b)], "  ")
        bar(f"{name}-{kind}", statistics.median(a) / statistics.median(b), limit)


def import_file(folder, path):
    shutil.rmtree(folder, ignore_errors=True)
    return Cost([PROGRAM, "--data", str(folder), "import", str(path)])


def load_extension():
    return f".load {TOKENIZER} sqlite3_peertokenizer_init\n"


def cut_up(folder, data):
    """The same rows as one file a table, as the shell can take them."""
    for table in TABLES:
        with open(folder / f"{table}.csv", "w", encoding="utf-8") as out:
            subprocess.run(["sqlite3", "-csv", str(data / "amends.db"), f"SELECT * FROM {table}"], stdout=out, check=True)
    text = pathlib.Path(SCHEMA).read_text("utf-8")
    # The shell cannot write NULL or a blob: an empty text stands for both.
    text = text.replace("order_id IS NOT NULL", "order_id <> ''")
    before, after = text.split("photos BLOB\n) STRICT;", 1)
    (folder / "schema.sql").write_text(load_extension() + before + "photos BLOB\n);" + after, "utf-8")


def import_by_shell(folder):
    for path in folder.glob("peer.db*"):
        path.unlink()
    with open(folder / "schema.sql", encoding="utf-8") as schema:
        subprocess.run(["sqlite3", "peer.db"], stdin=schema, cwd=folder, check=True)
    lines = ["PRAGMA journal_mode = WAL;", "PRAGMA synchronous = NORMAL;", "PRAGMA cache_size = -32768;"]
    lines += [f".import --csv {table}.csv {table}" for table in TABLES]
    lines += ["INSERT INTO review_search (rowid, title, body) SELECT review_id, title, body FROM review_text;"]
    (folder / "import.sql").write_text(load_extension() + "\n".join(lines) + "\n", "utf-8")
    with open(folder / "import.sql", encoding="utf-8") as script:
        return Cost(["sqlite3", "peer.db"], stdin=script, cwd=folder)


def check_peer(folder, data):
    """A peer that did less would be no peer: the same number of rows, and the same words in the search index."""
    questions = [f"SELECT count(*) FROM {table};" for table in TABLES]
    questions += [f"SELECT count(*) FROM review_search ('\"{word}\"');" for word in WORDS]
    script = load_extension() + "\n".join(questions)
    answers = [subprocess.run(["sqlite3", str(path)], input=script, capture_output=True, text=True, check=True).stdout
               for path in (data / "amends.db", folder / "peer.db")]
    if answers[0] != answers[1]:
        raise SystemExit(f"the shell's tables differ from ours:\n{answers[0]}\n{answers[1]}")


def note(name, costs, cost):
    """Tries that take minutes are told of one by one."""
    costs[name].append(cost)
    if TRIES < 10:
        print(f"{name}: wall {cost.wall:.1f} s, processor {cost.cpu:.1f} s, peak {cost.peak:.0f} MiB", flush=True)


def bench_import(folder):
    lines, table, empty = folder / "reviews.jsonl", folder / "reviews.csv", folder / "one.jsonl"
    for path, number in ((lines, REVIEWS), (table, REVIEWS), (empty, 1)):
        Cost([PROGRAM, "sample-data", "--reviews", str(number), "--out", str(path)])
    start = import_file(folder / "empty", empty).peak
    costs = {"jsonl": [], "csv": [], "sqlite3": []}
    for number in range(TRIES):
        note("jsonl", costs, import_file(folder / "jsonl", lines))
        if number == 0:
            cut_up(folder, folder / "jsonl")
        note("sqlite3", costs, import_by_shell(folder))
        if number == 0:
            check_peer(folder, folder / "jsonl")
        note("csv", costs, import_file(folder / "csv", table))
    print(f"import of {REVIEWS}, {TRIES} tries", flush=True)
    compare("import-jsonl-against-sqlite3", costs["jsonl"], costs["sqlite3"], 1.0)
    compare("import-csv-against-sqlite3", costs["csv"], costs["sqlite3"], 1.0)
    peaks = [cost.peak - start for cost in costs["jsonl"] + costs["csv"]]
    tell("peak memory above an empty start", peaks, "MiB")
    bar("import-peak-memory-mib", max(peaks), 100)


def bench_wait(folder):
    """What somebody waits who looks at lists while a file is imported."""
    lines = folder / "wait.jsonl"
    Cost([PROGRAM, "sample-data", "--reviews", str(REVIEWS), "--out", str(lines)])
    print(f"questions during an import of {REVIEWS}", flush=True)
    subprocess.run([WAIT, str(lines), str(folder / "wait")], check=True)


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


def read_cpu(process):
    """Seconds of the processor that a running program has taken."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def bench_sync(folder):
    shop, url = serve(folder)
    synced, imported, shop_cpu = [], [], []
    try:
        for _ in range(SYNC_TRIES):
            data = folder / "synced"
            shutil.rmtree(data, ignore_errors=True)
            token = ["--token-file", str(folder / "token")]
            Cost([PROGRAM, "--data", str(data), "account", "add-feed", url, *token])
            before = read_cpu(shop)
            synced.append(Cost([PROGRAM, "--data", str(data), "sync", *token]))
            shop_cpu.append(read_cpu(shop) - before)
            if not (folder / "synced.jsonl").exists():
                Cost([PROGRAM, "--data", str(data), "export", "-o", str(folder / "synced.jsonl")])
            imported.append(import_file(folder / "same", folder / "synced.jsonl"))
    finally:
        shop.terminate()
        shop.wait()
    print(f"sync of {SYNCED}, {SYNC_TRIES} tries; the peer is the import of the same rows from a file", flush=True)
    tell("the shop's own processor time", shop_cpu)
    compare("sync-against-import", synced, imported, 2.0)


def bench_search(folder):
    """Whole programs against each other: start, search, the first fifty."""
    ours, theirs = [], []
    for i in range(SEARCHES):
        word = WORDS[i % len(WORDS)]
        ours.append(Cost([PROGRAM, "--data", str(folder / "jsonl"), "reviews", "--limit", "50", word]))
        patterns = word.split()
        first = ["rg", "-i", "-w", patterns[0], str(folder / "reviews.jsonl")]
        if len(patterns) > 1:
            first = ["sh", "-c", f"rg -i -w {patterns[0]} {folder}/reviews.jsonl | rg -i -w {patterns[1]}"]
        theirs.append(Cost(first, accepted=(0, 1)))
    compare("search-against-ripgrep", ours, theirs, 1.0)


def main():
    with tempfile.TemporaryDirectory(dir=os.environ.get("AMENDS_BENCH_TMP")) as name:
        folder = pathlib.Path(name)
        os.environ["XDG_DATA_HOME"] = str(folder / "share")
        if "import" in PARTS or "search" in PARTS:
            bench_import(folder)
        if "wait" in PARTS:
            bench_wait(folder)
        if "sync" in PARTS:
            bench_sync(folder)
        if "search" in PARTS and shutil.which("rg"):
            bench_search(folder)
        elif "search" in PARTS:
            print("ripgrep is not installed: no comparison with it")


if __name__ == "__main__":
    main()
