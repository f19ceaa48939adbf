#!/usr/bin/env python3
"""Judge the formulas, charts and areas of Sapa's workbooks: what LibreOffice computes is what Sapa says, after each day's run.

usage: recompute.py SAPA_BINARY [--only FACILITY] [--keep FOLDER]

The facilities of samples/ are run, typed into by openpyxl, run again, typed into by `sapa patch`, run on the next day and in the
week after. Prints a PASS, FAIL or SKIP line a check and ends with `N passed, N failed, N skipped`. Needs: openpyxl, LibreOffice.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import hashlib
import pathlib
import shutil
import sys

import recompute_layout as layout
import recompute_typing as typing
import recompute_values as values
import workbook
from judge import Judge
from judging import judged

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
# The day of each facility's first run.
DAYS = {"rs-harapan-sehat": dt.date(2026, 11, 18), "dinkes-kota-contoh": dt.date(2026, 11, 18), "rs-eksekutif": dt.date(2026, 11, 18), "puskesmas-contoh": dt.date(2026, 11, 21)}


def type_into(folder: pathlib.Path, day: dt.date, turn: int) -> pathlib.Path:
    """Types into the newest work book of a facility, other names in each turn; the book."""
    book = max((folder / "kerja").glob("*.xlsx"))
    half = typing.NAMES[turn::2]
    kind = folder.name.split("-", 1)[1]
    if kind == "rs-harapan-sehat":
        typing.sapa_pasien(book, day, half * 2)
    elif kind == "dinkes-kota-contoh":
        typing.log(book, "Log Layanan", "Jenis Layanan", ["Petugas", "Jenis Layanan"], half, typing.calls(day, half))
    elif kind == "rs-eksekutif":
        typing.log(book, "Log Hotline", "Nama Pasien", ["Penerima", "Penjamin", "Kelas"], half, typing.hotline(day, half))
        if turn == 0:
            typing.rooms(book)
    else:
        typing.log(book, "Register", "Kanal", ["Tema", "Unit", "Jenis"], half, typing.feedbacks(day, half))
    return book


def patch_into(judge: Judge, folder: pathlib.Path, day: dt.date) -> None:
    """The second half of the names, typed by `sapa patch`."""
    book = max((folder / "kerja").glob("*.xlsx"))
    before = judge.room / f"{folder.name} sebelum.xlsx"
    shutil.copy(book, before)
    type_into(folder, day, 1)
    typed = judge.room / f"{folder.name} diketik.xlsx"
    shutil.copy(book, typed)
    shutil.copy(before, book)
    done = typing.patch(judge.binary, book, typed)
    judge.check(f"{folder.name}: sapa patch types the second half of the names", done.returncode == 0, done.stderr[:600])


def live(judge: Judge, name: str, seen: dict[str, tuple[pathlib.Path, list[str]]]) -> None:
    """The facility's four runs; each workbook that a run leaves is kept in the room, by its content."""
    folder = judge.room / f"{judge.made:02d}-{name}"
    judge.made += 1
    shutil.copytree(SAMPLES / name, folder)
    day = DAYS[name]
    for stage, date in [("first run", day), ("rerun", day), ("next day", day + DAY), ("closed week", day + WEEK)]:
        if stage == "rerun":
            type_into(folder, day, 0)
        elif stage == "next day":
            patch_into(judge, folder, day)
        code, _, errors = judge.run(folder, date)
        judge.check(f"{name}, {stage}: the run ends with 0 or 1", code in (0, 1), f"exit {code}\n{errors[:800]}")
        for path in sorted([*(folder / "kerja").glob("*.xlsx"), *(folder / "laporan").glob("*.xlsx")]):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if digest not in seen:
                copy = judge.room / "books" / f"{len(seen):03d}.xlsx"
                copy.parent.mkdir(exist_ok=True)
                shutil.copy(path, copy)
                seen[digest] = (copy, [])
            seen[digest][1].append(f"{name}, {stage}: {path.parent.name}/{path.name}")


def judge_all(judge: Judge, only: str | None) -> None:
    if not workbook.SOFFICE:
        judge.skip("what formulas come to", "soffice is not installed")
    seen: dict[str, tuple[pathlib.Path, list[str]]] = {}
    for name in DAYS:
        if only in (None, name):
            live(judge, name, seen)
    computed = values.recomputed([p for p, _ in seen.values()], judge.room / "computed") if workbook.SOFFICE else {}
    formulas: dict[str, int] = collections.Counter()
    wrong, misplaced = collections.defaultdict(list), collections.defaultdict(list)
    for copy, names in seen.values():
        stage = names[0].split(":")[0]
        misplaced[stage] += [f"{names[0]}: {f}" for f in layout.faults(copy)]
        if copy in computed:
            count, differing = values.differences(copy, computed[copy])
            formulas[stage] += count
            wrong[stage] += [f"{names[0]}: {d}" for d in differing]
        elif computed:
            wrong[stage].append(f"{names[0]}: LibreOffice does not open it")
    for stage in misplaced:
        judge.same(f"{stage}: charts, names, areas, rules and links lie on their tables", misplaced[stage])
        if workbook.SOFFICE:
            judge.same(f"{stage}: {formulas[stage]} formulas come to what is cached", wrong[stage], formulas[stage])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--only", choices=DAYS)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facilities behind in this folder")
    arguments = parser.parse_args()
    return judged(Judge, arguments.binary, arguments.keep, "sapa-recompute-", lambda judge: judge_all(judge, arguments.only))


if __name__ == "__main__":
    sys.exit(main())
