"""What officers type between the runs that recompute.py judges: names and texts that formulas take for something else."""

from __future__ import annotations

import datetime as dt
import json
import pathlib
import subprocess

import openpyxl

import workbook
from workbook import Table

# One person however spelled, then texts that a COUNTIF takes for a pattern, a comparison, a number or an error.
NAMES = [
    "Sri Wahyuni", "sri wahyuni", " SRI  WAHYUNI ", "Sri\u00a0Wahyuni", "Sri*", "S?i Wahyuni", "Sri~*", "*", "?", "~", "<>", "<5", ">=A", "=Budi", "=1+1", "<>Sri Wahyuni", "5", "1e3", "3/4",
    "TRUE", "#N/A", 'Nur "Ani" Aini', "O'Neil & Anak", "Élise Çelik", "ÉLISE çelik", "a" * 255, "a" * 254 + "b", "c" * 300, "C" * 300, "-", "tidak diketahui", "Rincian!A1",
]


def write(cell, value: object) -> None:
    """Types a value; a text stays one whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def sapa_pasien(path: pathlib.Path, day: dt.date, names: list[str]) -> None:
    """Calls made by officers of odd names, one each, some several; a refusal, calls in vain, a warning."""
    book = openpyxl.load_workbook(path)
    table = Table(book["Lembar Sapa"], "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    shift, rows = workbook.Shift(), (r for r in table.rows() if str(table.get(r, "Kode")).startswith("T") and not table.get(r, "Petugas"))
    for number, name in enumerate(names):
        row = next(rows, None)
        if row is None:
            break
        if number % 9 == 8:
            shift.refuse(table, row, name, day)
        elif number % 9 == 5:
            shift.attempt(table, row, name, day, 3, "Tidak")
        else:
            shift.execute(table, row, name, day, leave_out=number % 9 == 4)
        write(table.sheet.cell(row, table.column["Petugas"]), name)
    book.save(path)


def table_of(path: pathlib.Path, sheet: str, header: str):
    book = openpyxl.load_workbook(path)
    cells = book[sheet]
    top = next(r for r in range(1, 21) if header in [c.value for c in cells[r]])
    return book, cells, top, {str(c.value): c.column for c in cells[top] if c.value is not None}


def log(path: pathlib.Path, sheet: str, header: str, columns: list[str], names: list[str], added: list[dict[str, object]]) -> None:
    """Types names over the last rows of some columns of a log, and rows below it."""
    book, cells, top, column = table_of(path, sheet, header)
    bottom = max(r for r in range(top + 1, cells.max_row + 1) if any(cells.cell(r, c).value not in (None, "") and cells.cell(r, c).data_type != "f" for c in column.values()))
    for number, name in enumerate(names):
        row = bottom - number
        if row > top and columns:
            write(cells.cell(row, column[columns[number % len(columns)]]), name)
    for number, values in enumerate(added):
        for title, value in values.items():
            write(cells.cell(bottom + 1 + number, column[title]), value)
    book.save(path)


def calls(day: dt.date, names: list[str]) -> list[dict[str, object]]:
    kinds = ["Konsultasi", "konsultasi", " Pengaduan ", "PENGADUAN", "Konfirmasi  Kepesertaan", "Pengaduan*", "?", "<>"]
    return [
        {"Tanggal": dt.datetime.combine(day, dt.time()), "Jam Masuk": dt.time(8 + n % 8, n % 60), "Jumlah Dering": n % 5, "Jam Selesai": dt.time(8 + n % 8, n % 60), "Petugas": name, "Salam": "Ya" if n % 3 else "Tidak",
         "Nama Penelpon": f"Penelepon {n}", "Jenis Layanan": kinds[n % len(kinds)], "Permasalahan": name, "Tuntas": "Ya" if n % 4 else "Tidak"}
        for n, name in enumerate(names)
    ]


def feedbacks(day: dt.date, names: list[str]) -> list[dict[str, object]]:
    channels = ["Langsung", "langsung", "Telepon", "Kotak Saran", "*", "<>", "=SMS"]
    return [
        {"Tanggal": dt.datetime.combine(day, dt.time()), "Kanal": channels[n % len(channels)], "Nama": name, "Isi": f"Isi {n} {name}", "Jenis": ["Keluhan", "Komplain", "Umpan Balik", name][n % 4], "Tema": name,
         "Unit": names[-1 - n], "Nilai": 1 + n % 4}
        for n, name in enumerate(names)
    ]


def hotline(day: dt.date, names: list[str]) -> list[dict[str, object]]:
    payers, classes = ["BPJS", "Asuransi", "Pribadi", "Perusahaan", "*", "<>"], ["VIP", "vip", "Suite", "I", "?", "<>"]
    return [
        {"Tanggal": dt.datetime.combine(day, dt.time()), "Jam": dt.time(7 + n % 12, n % 60), "Penerima": name, "Nama Pasien": f"Pasien {n}", "Penjamin": payers[n % 6], "Kelas": classes[n % 5], "Nama Perusahaan/Asuransi": name,
         "Level": "Staf", "Jalur": "Rawat Inap" if n % 2 else "Rawat Jalan"}
        for n, name in enumerate(names)
    ]


def rooms(path: pathlib.Path) -> None:
    """A census with classes and payers of odd case and blanks, and rooms whose names hold wildcards."""
    log(path, "Kamar", "Kamar", [], [], [
        {"Kamar": f"VIP ?{n}", "Kelas": kind, "Penjamin": payer, "Status": status}
        for n, (kind, payer, status) in enumerate([("vip", "bpjs pbi", "terisi"), (" VIP ", "JKN", ""), ("VIP*", "BPJS", "Terisi"), ("VIP", "<>", ""), ("VIP", "", "Kosong"), ("VIP", "*", "kosong "), ("VIP", "Umum", "=")])
    ])



def differences(before: pathlib.Path, after: pathlib.Path) -> list[str]:
    """The cells that were typed in a copy, as edits for `sapa patch`."""
    (old, new), edits = map(openpyxl.load_workbook, (before, after)), []
    for sheet in new.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if value == old[sheet.title][cell.coordinate].value or cell.data_type == "f":
                    continue
                edit = {"sheet": sheet.title, "cell": cell.coordinate}
                if isinstance(value, dt.datetime):
                    edit["date"] = f"{value:%Y-%m-%d}"
                else:
                    edit["value"] = (value.hour * 60 + value.minute) / 1440 if isinstance(value, dt.time) else value
                edits.append(json.dumps(edit, ensure_ascii=False))
    return edits


def patch(sapa: pathlib.Path, path: pathlib.Path, typed: pathlib.Path) -> subprocess.CompletedProcess:
    """Types by `sapa patch` into a workbook what was typed into a copy of it."""
    edits = differences(path, typed)
    if not edits:
        return subprocess.CompletedProcess([], 0, "", "")
    done = subprocess.run([sapa, "patch", path, "--edits", "-", "-o", path], input="\n".join(edits) + "\n", capture_output=True, text=True, check=False)
    for leftover in path.parent.glob("*(sebelum sapa).xlsx"):
        leftover.unlink()
    return done
