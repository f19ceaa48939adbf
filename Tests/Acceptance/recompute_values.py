"""Recomputes workbooks by LibreOffice and holds what Sapa cached in their cells against what comes out."""

from __future__ import annotations

import pathlib
import subprocess
import tempfile

import openpyxl

import workbook

# Formulas are computed on opening, whatever the file says: 0 is "always" (officecfg, Calc, Formula/Load).
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
ACCURACY = 1e-9


def recomputed(paths: list[pathlib.Path], folder: pathlib.Path, seconds: int = 1200) -> dict[pathlib.Path, pathlib.Path]:
    """The workbooks, each of a name of its own, computed anew and saved into `folder`; what could not be opened is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        (pathlib.Path(profile) / "user").mkdir()
        (pathlib.Path(profile) / "user" / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
        subprocess.run(
            [workbook.SOFFICE, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx", "--outdir", str(folder), *map(str, paths)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=seconds, check=False,
        )
    return {p: folder / p.name for p in paths if (folder / p.name).exists()}


def is_same(cached: object, computed: object) -> bool:
    if isinstance(cached, bool) or isinstance(computed, bool):
        return cached is computed or cached == computed
    if isinstance(cached, (int, float)) and isinstance(computed, (int, float)):
        return abs(cached - computed) <= ACCURACY * max(1, abs(cached), abs(computed))
    return (cached if cached is not None else "") == (computed if computed is not None else "")


def differences(path: pathlib.Path, computed: pathlib.Path) -> tuple[int, list[str]]:
    """How many formulas a workbook has, and those whose cached value is not what they come to; an error is one always."""
    texts, cached, new = (openpyxl.load_workbook(p, data_only=d) for p, d in ((path, False), (path, True), (computed, True)))
    count, wrong = 0, []
    for sheet in texts.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                was, now = cached[sheet.title][cell.coordinate], new[sheet.title][cell.coordinate]
                text = getattr(cell.value, "text", cell.value)
                # What goes on with the calendar is another by the day on which it is computed.
                if now.data_type == "e" or "TODAY()" not in text and not is_same(was.value, now.value):
                    wrong.append(f"{sheet.title}!{cell.coordinate}: cached {was.value!r}, computed {now.value!r} by {text[:160]}")
    return count, wrong
