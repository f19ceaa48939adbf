"""Reading: every cell of a workbook, or every field of a CSV file, and no more."""

from __future__ import annotations

import pathlib
import re
import shutil
import zipfile

from bench import measuring, places, report, workbooks
from bench.jobs import Job, Outcome, compare
from bench.measuring import Contender, Patience

OURS = "sapa's library, counting"
UNZIP = "unzip -p of the two parts"
CALAMINE = "python-calamine, counting"
OPENPYXL = "openpyxl read-only, counting"
PARTS = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]


def tools() -> dict[str, str | None]:
    """The programs that may be absent, and where they are."""
    venv = places.WORK / "venv" / "bin"
    return {name: shutil.which(name, path=str(venv)) or shutil.which(name) for name in ("xlsx2csv", "ssconvert", "unzip")}


def contenders(rows: int, has_polars: bool) -> list[Contender]:
    file = str(workbooks.export(rows))
    count = workbooks.cells(rows)
    found = tools()
    entered = [Contender(OURS, lambda _: [str(places.READING), file], cells=count)]
    if found["unzip"]:
        entered.append(Contender(UNZIP, lambda _: ["unzip", "-p", file, *PARTS]))
    entered.append(Contender(CALAMINE, lambda _: places.baseline("read.py", "calamine", file), cells=count))
    entered.append(Contender(OPENPYXL, lambda _: places.baseline("read.py", "openpyxl", file), cells=count))
    if has_polars:
        entered.append(Contender("polars with fastexcel, counting", lambda _: places.baseline("read.py", "polars", file), cells=count))
    entered.append(Contender("sapa cat, to CSV", lambda _: [str(places.SAPA), "cat", file]))
    if path := found["xlsx2csv"]:
        entered.append(Contender("xlsx2csv, to CSV", lambda _: [path, file]))
    if convert := found["ssconvert"]:
        entered.append(Contender("ssconvert, to CSV", lambda folder: [convert, "-T", "Gnumeric_stf:stf_csv", file, str(folder / "out.csv")]))
    return entered


def section(sizes: list[int], patience: Patience, has_polars: bool) -> report.Section:
    job = Job("reading", "Reading all cells of a workbook", lambda rows: contenders(rows, has_polars))
    outcome = compare(job, sizes, patience)
    found = outcome.section
    found.goals = speed(outcome, max(rows for rows in sizes if rows <= 100_000))
    found.goals += [memory(outcome, rows) for rows in sizes if rows >= 10_000]
    if 1_000_000 in sizes:
        found.goals += scaling(patience)
    return found


def speed(outcome: Outcome, rows: int) -> list[report.Goal]:
    name = f"reading {rows:,} rows"
    reached = []
    if ratio := outcome.ratio(rows, OURS, UNZIP):
        reached.append(report.Goal.most(f"{name}: seconds against unzip -p", ratio, 1.5))
    for other, limit in ((CALAMINE, 3), (OPENPYXL, 20)):
        if ratio := outcome.ratio(rows, other, OURS):
            reached.append(report.Goal.least(f"{name}: {other.split(',')[0]} takes", ratio, limit))
    return reached


def memory(outcome: Outcome, rows: int) -> report.Goal:
    """The peak against the texts of the shared strings, without their tags, and 32 MB."""
    with zipfile.ZipFile(workbooks.export(rows)) as package:
        texts = sum(map(len, re.findall(rb"<t[^>]*>([^<]*)</t>", package.read(PARTS[1])))) / 1e6
    words = f"reading {rows:,} rows: peak, with {report.figure(texts)} MB of shared strings + 32 MB,"
    return report.Goal.most(words, measuring.peak(outcome.runs[rows][OURS]), texts + 32, "MB")


def scaling(patience: Patience) -> list[report.Goal]:
    """A million rows against a hundred thousand, taking turns."""
    few, many = (Contender(f"{rows:,}", lambda _, file=workbooks.export(rows): [str(places.READING), str(file)]) for rows in (100_000, 1_000_000))
    runs = measuring.race([few, many], patience)
    small, large = runs[few.name], runs[many.name]
    return [
        report.Goal.most("reading 1,000,000 rows against 100,000: seconds", measuring.times(large, small), 10.5),
        report.Goal.most("reading 1,000,000 rows against 100,000: peak", measuring.peak(large) / measuring.peak(small), 10.5),
    ]


def delimited(rows: int, patience: Patience) -> report.Section:
    """CSV beside a program in C that finds the quotes of a file and does no more."""
    file: pathlib.Path = workbooks.export(rows, "csv")
    ours, least = "sapa's library, counting", "C: the bytes read, quotes found"
    runs = measuring.race(
        [Contender(ours, lambda _: [str(places.READING), str(file)]), Contender(least, lambda _: [places.helper("quotes"), str(file)])], patience
    )
    ratio = measuring.times(runs[ours], runs[least])
    lines = [[name, f"{report.figure(measuring.seconds(done))} s", f"{report.figure(measuring.peak(done))} MB"] for name, done in runs.items()]
    return report.Section(
        f"Reading CSV: {rows:,} records, {file.stat().st_size / 1e6:.1f} MB",
        ["", "seconds", "peak"],
        lines,
        goals=[report.Goal.most("CSV: seconds against the bytes read with quotes found", ratio, 4)],
    )
