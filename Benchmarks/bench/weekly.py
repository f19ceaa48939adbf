"""The weekly job: a facility's folder with one export, read, decided and written; and start-up, which each run pays."""

from __future__ import annotations

import pathlib
import shutil
import subprocess

from bench import measuring, places, report, workbooks
from bench.jobs import Job, compare
from bench.measuring import Contender, Patience

OURS = "sapa run"
PYTHON = "python-calamine + XlsxWriter"


def facility(folder: pathlib.Path, procedure: str, export: pathlib.Path, date: str) -> list[str]:
    """Makes a facility's folder with an export in it; the command that runs it."""
    place = folder / "facility"
    subprocess.run([places.SAPA, "init", place, "--sop", procedure, "--date", date], check=True, capture_output=True)
    shutil.copy(export, place / "masuk" / f"export{export.suffix}")
    return [str(places.SAPA), "run", str(place), "--date", date]


def contenders(rows: int) -> list[Contender]:
    file = workbooks.export(rows)
    return [
        Contender(OURS, lambda folder: facility(folder, "sapa-pasien", file, workbooks.DATE), statuses=(0, 1)),
        Contender(PYTHON, lambda folder: places.baseline("weekly.py", file, folder, workbooks.DATE)),
    ]


def section(sizes: list[int], patience: Patience) -> report.Section:
    outcome = compare(Job("weekly", "The whole weekly job", contenders), sizes, patience)
    found = outcome.section
    for rows, limit in ((500, 1 / 0.35), (100_000, 1 / 0.18)):
        if ratio := outcome.ratio(rows, PYTHON, OURS):
            found.goals.append(report.Goal.least(f"weekly job of {rows:,} rows: {PYTHON} takes", ratio, limit))
    if runs := outcome.runs.get(500):
        found.goals.append(report.Goal.most("weekly job of 500 rows:", measuring.seconds(runs[OURS]), 0.1, "s"))
    if runs := outcome.runs.get(100_000):
        found.goals.append(report.Goal.most("weekly job of 100,000 rows: peak", measuring.peak(runs[OURS]), 150, "MB"))
    return found


def start_up(patience: Patience) -> report.Section:
    """`sapa --version` beside a program in C that prints a line and links the same libraries."""
    ours, least = "sapa --version", "C: a line printed, libzip and libxlsxwriter linked"
    runs = measuring.race([Contender(ours, lambda _: [str(places.SAPA), "--version"]), Contender(least, lambda _: [places.helper("line")])], patience)
    ratio = measuring.times(runs[ours], runs[least])
    lines = [[name, f"{measuring.seconds(done) * 1000:.1f} ms", f"{report.figure(measuring.peak(done))} MB"] for name, done in runs.items()]
    return report.Section("Start-up", ["", "time", "peak"], lines, goals=[report.Goal.most("start-up: time against the program in C", ratio, 3)])
