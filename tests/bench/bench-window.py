#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What needs a display: bench-window.py AMENDSCTL WINDOW-AMENDS WINDOW-PEER, on a virtual one (tests/e2e/headless).

AMENDS_BENCH_REVIEWS says how many reviews (20,000 unless told) and AMENDS_BENCH_FEEDBACK how much feedback (2,000); AMENDS_BENCH_CACHE names a folder that keeps the data for the next run
(a million takes minutes to import); AMENDS_BENCH_TRIES how often each program is started (31). The peer is a bare AdwApplicationWindow
with a status page on the same renderer, or one with a plain list of as many rows. Times of frames are of the processor, not of the wall.
"""
import datetime
import math
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

CTL, AMENDS, PEER = sys.argv[1:4]
REVIEWS = int(os.environ.get("AMENDS_BENCH_REVIEWS", "20000"))
FEEDBACK = int(os.environ.get("AMENDS_BENCH_FEEDBACK", "2000"))
TRIES = int(os.environ.get("AMENDS_BENCH_TRIES", "31"))
GROWTH_FROM = 10000
PAGES = 30
MEMORY_TRIES = 5
IDLE_SECONDS = int(os.environ.get("AMENDS_BENCH_IDLE", "30"))
FRAME_MS = 16.0
OPEN_MS = 50.0


def bar(name, value, limit):
    print(f"bar: {name} {value:.2f} {limit:.2f} {'ok' if value <= limit else 'short'}", flush=True)


def p95(values):
    return sorted(values)[math.ceil(len(values) * 0.95) - 1]


def tell(name, values, unit="ms"):
    print(f"{name:36} {len(values):5} tries  median {statistics.median(values):8.2f} {unit}  "
          f"p95 {p95(values):8.2f} {unit}  most {max(values):8.2f} {unit}", flush=True)
    return statistics.median(values)


def data(cache, n):
    """A data folder with @n reviews, made if it is not there yet."""
    folder = cache / str(n)
    if not (folder / "amends.db").exists():
        lines = cache / f"{n}.jsonl"
        subprocess.run([CTL, "sample-data", "--reviews", str(n), "--seed", "1", "--out", str(lines)], check=True)
        shutil.rmtree(cache / "part", ignore_errors=True)
        subprocess.run([CTL, "--data", str(cache / "part"), "import", str(lines)], check=True)
        lines.unlink()
        add_feedback(cache)
        (cache / "part").rename(folder)
    return str(folder)


def add_feedback(cache):
    """A tenth as much feedback as a million reviews have, of two years up to today, from a file as the marketplace gives it."""
    lines = cache / "feedback.tsv"
    chance, today = random.Random(1), datetime.date.today()
    with open(lines, "w", encoding="utf-8") as file:
        file.write("Date\tRating\tComments\tYour Response\tOrder ID\tRater Email\n")
        for number in range(FEEDBACK):
            day = today - datetime.timedelta(days=number * 730 // FEEDBACK)
            stars = chance.choices((1, 2, 3, 4, 5), (5, 2, 2, 11, 80))[0]
            answer = "We are sorry." if stars < 4 and chance.random() < 0.5 else ""
            file.write(f"{day.month}/{day.day}/{day.year % 100}\t{stars}\tComment number {number}\t{answer}\t"
                       f"701-{number:07}-{number:07}\tbuyer{number}@example.com\n")
    subprocess.run([CTL, "--data", str(cache / "part"), "import", str(lines)], check=True)
    lines.unlink()


def run(*command):
    """What one process says: a list of rows of numbers for each name."""
    environment = {**os.environ, "AMENDS_BENCH_T0": str(time.monotonic_ns() // 1000)}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, timeout=1200, check=True)
    said = {}
    for line in done.stdout.splitlines():
        name, *values = line.split()
        try:
            said.setdefault(name, []).append([float(value) for value in values])
        except ValueError:
            said.setdefault(name, []).append(values)
    return said


def one(said, name):
    return said[name][0][0]


def start(folder, small):
    figures = {"bare": [], "bare cpu": [], "window": [], "reviews": [], "reviews cpu": [], "small": []}
    for _ in range(TRIES):
        said = run(PEER, "start")
        figures["bare"].append(one(said, "start"))
        figures["bare cpu"].append(one(said, "start-processor"))
        said = run(AMENDS, "start", folder)
        figures["reviews cpu"].append(one(said, "start-processor"))
        figures["window"].append(one(said, "window"))
        figures["reviews"].append(one(said, "start"))
        figures["small"].append(one(run(AMENDS, "start", small), "start"))
    bare = tell("first frame of a bare window", figures["bare"])
    tell("first frame of Amends", figures["window"])
    reviews = tell("first frame with reviews", figures["reviews"])
    processor = tell("main thread, bare", figures["bare cpu"]), tell("main thread, with reviews", figures["reviews cpu"])
    small_reviews = tell(f"the same at {GROWTH_FROM}", figures["small"])
    bar("start-ratio", reviews / bare, 1.5)
    print(f"  the same of the main thread alone, without waiting: {processor[1] / processor[0]:.2f}", flush=True)
    bar("start-ratio-p95", p95(figures["reviews"]) / p95(figures["bare"]), 1.5)
    bar("start-growth", reviews / small_reviews, 1.5)


def describe_frames(name, frames):
    tell(name, [frame[0] for frame in frames])
    for column, part in ((1, "layout"), (2, "paint"), (3, "our code")):
        tell(f"  of it {part}", [frame[column] for frame in frames])
    late = [frame for frame in frames if frame[0] > FRAME_MS]
    print(f"  over {FRAME_MS:.0f} ms: {len(late)} of {len(frames)}", flush=True)
    return late


def scroll(folder):
    """Memory is told of more processes than frames are: a process gives hundreds of frames."""
    bare, amends, proportional, frames = [], [], [], []
    for _ in range(min(TRIES, MEMORY_TRIES)):
        said = run(PEER, "memory")
        bare.append((one(said, "anonymous"), one(said, "proportional")))
        said = run(AMENDS, "scroll", folder, str(PAGES))
        amends.append(one(said, "anonymous"))
        proportional.append(one(said, "proportional"))
        frames += said["frame"]
        rows = one(said, "rows")
    plain = run(PEER, "scroll", str(int(rows)), str(PAGES))["frame"]
    describe_frames("frames of a plain list", plain)
    late = describe_frames("frames while paging", frames)
    bar("frames-late-by-ours", sum(frame[3] > FRAME_MS for frame in late), 0)
    bar("frames-late-ratio", len(late) / len(frames), 0.01)
    tell("anonymous memory, bare", [pair[0] for pair in bare], "MiB")
    tell("anonymous memory, Amends, after it", amends, "MiB")
    tell("proportional memory, bare", [pair[1] for pair in bare], "MiB")
    tell("proportional memory, Amends", proportional, "MiB")
    bar("memory-above-bare-mib", statistics.median(amends) - statistics.median(pair[0] for pair in bare), 48)


def jump(folder):
    said = run(AMENDS, "jump", folder, str(TRIES))
    times = [row[0] for row in said["jump"]]
    tell("jump, rows filled, wall", times)
    describe_frames("frames while jumping", said["jump-frame"])
    bar("window-jump-p95-ms", p95(times), 33)


def typing(folder):
    said = run(AMENDS, "typing", folder, str(TRIES))
    longest = [row[0] for row in said["typing"]]
    tell("typing, longest without a look", longest)
    tell("the same by the wall", [row[0] for row in said["typing-wall"]])
    describe_frames("frames while typing", said["typing-frame"])
    bar("typing-longest-p95-ms", p95(longest), FRAME_MS)


def feedback(folder):
    said = run(AMENDS, "feedback", folder, str(TRIES))
    opened = [row[0] for row in said["feedback-open"]]
    processor = [row[0] for row in said["feedback-open-processor"]]
    tell("feedback page complete, wall", opened)
    tell("the same, main thread", processor)
    describe_frames("frames while it opens", said["feedback-open-frame"])
    bar("feedback-open-p95-ms", p95(processor), OPEN_MS)
    bar("feedback-open-wall-p95-ms", p95(opened), OPEN_MS)
    describe_frames("frames when it changes", said["feedback-resolution"])
    # All that the main thread does from the choice to the end of the frame that shows it: what it composes, its layout and its painting.
    for first, name in enumerate(("day", "week", "month")):
        tell(f"  by {name}", [frame[0] for frame in said["feedback-resolution"][first::3]])
    bar("feedback-resolution-p95-ms", p95([frame[0] for frame in said["feedback-resolution"]]), FRAME_MS)


def idle(folder):
    said = run(AMENDS, "idle", folder, str(IDLE_SECONDS))
    print(f"idle for {IDLE_SECONDS} s, one try: woke {one(said, 'wakeups'):.0f} times, "
          f"drew {one(said, 'idle-frames'):.0f} frames; threads that waited and went on: "
          f"{', '.join(' '.join(map(str, row)) for row in said.get('thread', [])) or 'none'}", flush=True)
    said_peer = run(PEER, "idle", str(IDLE_SECONDS))
    print(f"a bare window: woke {one(said_peer, 'wakeups'):.0f} times", flush=True)
    bar("idle-wakeups-above-bare", one(said, "wakeups") - one(said_peer, "wakeups"), 0)


def main():
    kept = os.environ.get("AMENDS_BENCH_CACHE")
    cache = pathlib.Path(kept or tempfile.mkdtemp(prefix="amends-bench-"))
    cache.mkdir(parents=True, exist_ok=True)
    wanted = os.environ.get("AMENDS_BENCH_PARTS", "start scroll jump typing feedback idle").split()
    try:
        folder, small = data(cache, REVIEWS), data(cache, GROWTH_FROM)
        print(f"{REVIEWS} reviews, {FEEDBACK} feedback", flush=True)
        if "start" in wanted:
            start(folder, small)
        for part in (scroll, jump, typing, feedback, idle):
            if part.__name__ in wanted:
                part(folder)
    finally:
        if kept is None:
            shutil.rmtree(cache, ignore_errors=True)


if __name__ == "__main__":
    main()
