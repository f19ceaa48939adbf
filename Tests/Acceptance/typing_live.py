#!/usr/bin/env python3
"""Judge the hotline's live answers: what the blank log says while staff type is what the next run decides (C1, C2).

usage: typing_live.py SAPA_BINARY [--keep FOLDER]

Types 96 rows into the blank `Log Hotline` of a facility with holidays – every payer, class and level, in the template's other words
too, the minutes about working hours, weekends, holidays – lets LibreOffice compute `Kelayakan`, `Penanggung Jawab` and `Langkah
Berikutnya`, runs Sapa on the book and compares each cell. Prints a PASS, FAIL or SKIP line a check and ends with
`N passed, N failed, N skipped`. Needs: openpyxl, LibreOffice.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import os
import pathlib
import shutil
import subprocess
import sys

import openpyxl

import recompute_values as values
import workbook
from judging import clock, judged

MONDAY = dt.date(2026, 11, 16)
HOLIDAY = dt.date(2026, 11, 18)
SETTINGS = f'holidays = ["{HOLIDAY}"]\nhotline_number = "0800-1234-567"\n'
ANSWERS = ["Kelayakan", "Penanggung Jawab", "Langkah Berikutnya"]
MINUTES = ["07.59", "08.00", "08:01", "12.30", "16.59", "17.00", "17.01", "00.00", "23.59", dt.time(7, 59), dt.time(8, 0), dt.time(16, 59), dt.time(17, 0), "", "belum tahu", "25.00", "9.05 AM", "05.30 PM", "09.15 WIB"]
PAYERS = ["Perusahaan", "Asuransi", "Pribadi", "BPJS", "Umum", "Tunai", "umum", " TUNAI ", "Bayar Sendiri", "JKN", "BPJS Kelas 1", "Asuransi Contoh", "Asuransi Perusahaan", "Mandiri", "Mandiri Inhealth", "-", "", "Entah", "B.P.J.S."]
CLASSES = ["VIP", "Suite", "President Suite", "I", "II", "III", "1", 2, "kls. vip", "Presiden Suite", "Kelas Utama", "-", ""]
LEVELS = ["Menengah ke Atas", "Staf", "Direktur", "staff", "Supervisor", ""]
PATHS = ["Rawat Inap", "Rawat Jalan", "Ranap", "poli", "", "lain"]


def rows() -> list[dict[str, object]]:
    """What staff type, a row a call; each dimension is gone through, the others go round beside it."""
    made: list[dict[str, object]] = []

    def add(**cells: object) -> None:
        n = len(made)
        row = {"Tanggal": MONDAY + dt.timedelta(days=n % 7), "Jam": MINUTES[n % 7], "Nama Pasien": f"Pasien {n}", "Penjamin": PAYERS[n % 4], "Kelas": CLASSES[n % 6], "Level": LEVELS[n % 2], "Jalur": PATHS[n % 2]}
        made.append(row | cells)

    for day in (0, 2, 5, 6):
        for minute in MINUTES[:7]:
            add(Tanggal=MONDAY + dt.timedelta(days=day), Jam=minute)
    for minute in MINUTES:
        add(Tanggal=MONDAY, Jam=minute)
    for payer in PAYERS:
        add(Penjamin=payer)
    for payer in ("Asuransi", "Perusahaan"):
        for kind in CLASSES:
            add(Penjamin=payer, Kelas=kind, Level="Staf")
    for level in LEVELS:
        add(Penjamin="Perusahaan", Level=level, Kelas="Suite")
        add(Penjamin="Perusahaan", Level=level, Kelas="")
    for path in PATHS:
        add(Penjamin="Pribadi", Kelas="VIP", Jalur=path)
    add(Tanggal="16/11/2026", Jam="16.59")
    add(Tanggal="18-11-2026", Jam="09.00")
    add(Tanggal="31/02/2026")
    add(Tanggal="")
    add(Tanggal="", Jam="")
    return made


def header(cells) -> tuple[int, dict[str, int]]:
    top = next(r for r in range(1, 21) if "Kelayakan" in [c.value for c in cells[r]])
    return top, {str(c.value): c.column for c in cells[top] if c.value is not None}


def type_rows(path: pathlib.Path, typed: list[dict[str, object]]) -> None:
    """Types below the last row in which a patient stands."""
    book = openpyxl.load_workbook(path)
    cells = book["Log Hotline"]
    top, column = header(cells)
    bottom = max((r for r in range(top + 1, cells.max_row + 1) if cells.cell(r, column["Nama Pasien"]).value), default=top)
    for number, row in enumerate(typed):
        for title, value in row.items():
            if value == "":
                continue
            cell = cells.cell(bottom + 1 + number, column[title])
            cell.value = dt.datetime.combine(value, dt.time()) if isinstance(value, dt.date) else value
            if isinstance(value, dt.date):
                cell.number_format = "dd/mm/yyyy"
    book.save(path)


def answers(path: pathlib.Path) -> dict[str, list[str]]:
    """By the patient's name, the three cells as they are shown."""
    cells = openpyxl.load_workbook(path, data_only=True)["Log Hotline"]
    top, column = header(cells)
    found = {}
    for row in range(top + 1, cells.max_row + 1):
        name = cells.cell(row, column["Nama Pasien"]).value
        if name:
            found[name] = [str(cells.cell(row, column[a]).value or "") for a in ANSWERS]
    return found


class Judge:
    def __init__(self, binary: pathlib.Path, room: pathlib.Path) -> None:
        self.binary, self.room = binary, room
        self.count: dict[str, int] = collections.Counter()

    def say(self, verdict: str, name: str, detail: str = "") -> None:
        self.count[{"PASS": "passed", "FAIL": "failed", "SKIP": "skipped"}[verdict]] += 1
        print(f"{verdict}  {name}" + (f": {detail}" if detail else ""))

    def check(self, name: str, wrong: list[str]) -> None:
        self.say("FAIL" if wrong else "PASS", name, "\n      ".join(wrong[:20]))

    def sapa(self, *arguments: object) -> subprocess.CompletedProcess:
        return subprocess.run([self.binary, *map(str, arguments)], capture_output=True, text=True, check=False, env=os.environ | clock(arguments), cwd=self.room)


def judge_all(judge: Judge) -> None:
    if not workbook.SOFFICE:
        judge.say("SKIP", "what the blank log answers", "soffice is not installed")
        return
    folder, day, typed = judge.room / "RS Uji", MONDAY + dt.timedelta(days=6), rows()
    made = judge.sapa("init", "RS Uji", "--sop", "hotline", "--date", MONDAY)
    if made.returncode:
        judge.check("sapa init makes the blank log", [made.stderr or made.stdout])
        return
    settings = folder / "sapa.toml"
    settings.write_text(settings.read_text() + "\n" + SETTINGS)
    for turn, (first, last) in enumerate([(0, 60), (60, len(typed))]):
        # The first time into the book as it was made but for its settings; then into the spare rows that a run left.
        if turn == 0:
            judge.sapa("run", folder, "--date", MONDAY)
        book = next((folder / "kerja").glob("Hotline*.xlsx"))
        shown, part = judge.room / f"diketik {turn}.xlsx", typed[first:last]
        type_rows(book, part)
        shutil.copy(book, shown)
        computed = values.recomputed([shown], judge.room / f"dihitung {turn}")
        if shown not in computed:
            judge.check(f"turn {turn + 1}: LibreOffice opens the book", [str(shown)])
            return
        live = {name: cells for name, cells in answers(computed[shown]).items() if name in {r["Nama Pasien"] for r in part}}
        done = judge.sapa("run", folder, "--date", day)
        judge.check(f"turn {turn + 1}: the run ends with 0 or 1", [] if done.returncode in (0, 1) else [done.stderr])
        said = answers(book)
        wrong = []
        for row in part:
            name = row["Nama Pasien"]
            for answer, formula, run in zip(ANSWERS, live.get(name, ["?"] * 3), said.get(name, ["?"] * 3)):
                if formula != run:
                    wrong.append(f"{row}: {answer} live {formula!r}, run {run!r}")
        judge.check(f"turn {turn + 1}: {len(part)} rows: each live answer is what the run says", wrong)
        formulas = openpyxl.load_workbook(book)["Log Hotline"]
        top, column = header(formulas)
        bottom = max(r for r in range(top + 1, formulas.max_row + 1) if formulas.cell(r, column["Nama Pasien"]).value)
        kept = [r for r in range(top + 1, bottom + 1) for a in ANSWERS if str(formulas.cell(r, column[a]).value or "").startswith("=")]
        judge.check(f"turn {turn + 1}: the run's words stand where the formulas were", [f"row {r}" for r in kept])
        lacking = [r for r in range(bottom + 1, bottom + 201) if not str(formulas.cell(r, column["Kelayakan"]).value or "").startswith("=")]
        judge.check(f"turn {turn + 1}: 200 live rows stand below", [f"row {r}" for r in lacking])
    before = {p: p.read_bytes() for p in (folder / "kerja").iterdir()}
    judge.sapa("run", folder, "--date", day)
    judge.check("a rerun changes nothing", [p.name for p, content in before.items() if p.read_bytes() != content])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility behind in this folder")
    arguments = parser.parse_args()
    return judged(Judge, arguments.binary, arguments.keep, "sapa-live-", judge_all)


if __name__ == "__main__":
    sys.exit(main())
