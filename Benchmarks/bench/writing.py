"""Writing alone: a sheet of rows, made beforehand or while they are written, into a workbook."""

from __future__ import annotations

import importlib.util
import pathlib
import statistics
import subprocess
import tempfile

from bench import places, report

ROUNDS = 3
COLUMNS = 16
OURS = "sapa's writer"
LIBRARIES = {"xlsxwriter": "XlsxWriter, constant memory", "rustpy_xlsxwriter": "rustpy-xlsxwriter", "jetxl": "jetxl (dates as texts)"}


def contenders(rows: int) -> dict[str, list[str]]:
    """By name: the command without the file."""
    found = {OURS: [str(places.WRITING), "FILE", str(rows)]}
    for module, name in LIBRARIES.items():
        if importlib.util.find_spec(module):
            found[name] = places.baseline("write.py", module.split("_")[0], "FILE", rows)
    return found


def write(command: list[str], folder: str) -> tuple[float, int]:
    """The seconds that the program says, and the file's size."""
    file = pathlib.Path(folder) / "out.xlsx"
    printed = subprocess.run([str(file) if word == "FILE" else word for word in command], check=True, capture_output=True, text=True).stdout
    return float(printed.split()[-1]), file.stat().st_size


def section(rows: int = 100_000) -> report.Section:
    """Seconds within the process, for start-up and what the rows are made from count for nothing here."""
    found = report.Section(f"Writing alone: {rows:,} rows of {COLUMNS} cells", ["", "seconds", "cells a second", "file"])
    entered = contenders(rows)
    done: dict[str, list[tuple[float, int]]] = {name: [] for name in entered}
    for _ in range(ROUNDS):
        for name, command in entered.items():
            with tempfile.TemporaryDirectory(dir=places.WORK) as folder:
                done[name].append(write(command, folder))
    for name, runs in done.items():
        seconds, size = statistics.median(run[0] for run in runs), runs[0][1]
        ratio = statistics.median(run[0] / ours[0] for run, ours in zip(runs, done[OURS]))
        words = "" if name == OURS else f" ({report.figure(ratio)}×)"
        found.rows.append([name, f"{report.figure(seconds)} s{words}", f"{report.figure(rows * COLUMNS / seconds / 1e6)} million", f"{report.figure(size / 1e6)} MB"])
    return found
