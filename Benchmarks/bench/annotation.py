"""Annotation: the hospital's own workbook gets four columns, and the targets' rows are filled red."""

from __future__ import annotations

import pathlib
import shutil

from bench import measuring, places, report, workbooks
from bench.jobs import Job, compare
from bench.measuring import Contender, Patience

OURS = "sapa annotate --in-place"
OPENPYXL = "openpyxl: load, fill, save"


def in_place(folder: pathlib.Path, file: pathlib.Path) -> list[str]:
    copy = folder / "data.xlsx"
    shutil.copy(file, copy)
    return [str(places.SAPA), "annotate", str(copy), "--in-place", "--date", workbooks.DATE]


def contenders(rows: int) -> list[Contender]:
    file = workbooks.export(rows)
    return [
        Contender(OURS, lambda folder: in_place(folder, file), statuses=(0, 1)),
        Contender(OPENPYXL, lambda folder: places.baseline("annotate.py", file, folder / "out.xlsx", workbooks.DATE)),
    ]


def section(sizes: list[int], patience: Patience) -> report.Section:
    outcome = compare(Job("annotation", "Annotating a workbook", contenders), sizes, patience)
    found = outcome.section
    for rows, limit in ((500, 5), (100_000, 25)):
        if ratio := outcome.ratio(rows, OPENPYXL, OURS):
            found.goals.append(report.Goal.least(f"annotating {rows:,} rows: openpyxl takes", ratio, limit))
    if runs := outcome.runs.get(100_000):
        found.goals.append(report.Goal.most("annotating 100,000 rows: peak", measuring.peak(runs[OURS]), 150, "MB"))
    return found
