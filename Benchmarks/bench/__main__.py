"""Runs it all and writes `results/benchmarks.md` and `.svg`; with --quick prints small sizes alone."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import importlib.util
import json
import os
import subprocess
import sys
import time

from bench import again, annotation, growth, instructions, logs, machine, places, reading, report, weekly, writing
from bench.measuring import Patience

FULL = Patience(rounds=7, budget=10, longest=90)
QUICK = Patience(rounds=3, budget=3, longest=10)
BRIEF = Patience(rounds=25, budget=5, longest=90)  # for what takes milliseconds
SIZES = [500, 10_000, 100_000, 1_000_000]


def sections(quick: bool) -> list[report.Section]:
    """Each is told of as it is done."""
    patience, sizes = (QUICK, SIZES[:2]) if quick else (FULL, SIZES)
    has_polars = all(importlib.util.find_spec(name) for name in ("polars", "fastexcel"))
    steps = [
        lambda: reading.section(sizes, patience, has_polars),
        lambda: reading.delimited(max(sizes) if quick else 100_000, BRIEF),
        lambda: weekly.section(sizes, patience),
        lambda: writing.section(20_000 if quick else 100_000),
        lambda: annotation.section(sizes, patience),
        lambda: weekly.start_up(BRIEF),
        lambda: logs.section(1_000, spans=(1,)) if quick else logs.section(20_000),
        lambda: again.section(*((500, 1_000) if quick else ())),
        lambda: growth.section(10 if quick else growth.LATE),
        instructions.section,
    ]
    done = []
    for step in steps:
        start = time.monotonic()
        if found := step():
            print(f"{found.markdown()}\n\n({time.monotonic() - start:.0f} s)\n", flush=True)
            done.append(found)
    return done


def preamble() -> str:
    there, absent = machine.versions()
    lines = [
        "# Benchmarks",
        f"Made by `make bench` on {dt.date.today()}. Whole processes that take turns, start-up included; medians, and of peak resident memory the "
        "largest (1 MB = 10⁶ bytes). In brackets: how many times sapa's time, the median over the rounds.",
        "\n".join(f"- {line}" for line in [*machine.describe(), ", ".join(there) + "."]),
    ]
    if absent:
        lines.append(f"Skipped, since not installed: {', '.join(absent)}.")
    return "\n\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="500 and 10,000 rows, few runs; writes no results")
    quick = parser.parse_args().quick
    start, load = time.monotonic(), os.getloadavg()[0]
    text = preamble()
    print(text + "\n", flush=True)
    done = sections(quick)
    summary = report.goals(done)
    closing = f"{time.monotonic() - start:.0f} s in all; load on the machine {load:.1f} before, {os.getloadavg()[1]:.1f} in the last five minutes."
    print(f"{summary}\n\n{closing}", flush=True)
    if quick:
        return
    places.RESULTS.mkdir(exist_ok=True)
    points = [dataclasses.asdict(point) for section in done for point in section.points]
    (places.WORK / "points.json").write_text(json.dumps(points))
    subprocess.run([sys.executable, "-m", "bench.plot", places.WORK / "points.json", places.RESULTS / "benchmarks.svg"], check=True, cwd=places.HERE)
    plot = "![Seconds and peak memory by rows](benchmarks.svg)"
    body = [text, plot, *(section.markdown() for section in done), summary, closing]
    (places.RESULTS / "benchmarks.md").write_text("\n\n".join(body) + "\n")


if __name__ == "__main__":
    main()
