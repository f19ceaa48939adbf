#!/usr/bin/env python3
"""Write samples/puskesmas-contoh/ (SOPs D and E): two months of feedback from six channels, October closed, November running.

usage: make_feedback_samples.py [--sapa SAPA_BINARY] [FOLDER]     FOLDER: samples/puskesmas-contoh beside Tests/

Without --sapa only masuk/ is written; with it also sapa.toml, and kerja/ and laporan/ as they stood on Friday 20 November 2026: a run every Monday since
October, and after each what staff typed. laporan/ is kept because a recap is on record by its file (E2) and a month closes with its analysis (G6). What people
wrote is in feedback_stories.py. The same seed gives the same bytes. Nobody in it exists.

Needs: openpyxl xlsxwriter
"""

from __future__ import annotations

import argparse
import datetime as dt
import pathlib
import random
import re
import shutil
import subprocess
import tempfile

import openpyxl

import feedback_stories as stories
import make_feedback as feedback
import make_messages as messages
from recompute_typing import patch

TODAY = dt.date(2026, 11, 20)
MONDAYS = [dt.date(2026, 10, 5) + dt.timedelta(weeks=i) for i in range(7)]
HOLIDAY = dt.date(2026, 11, 17)
DAY = dt.timedelta(days=1)
STAGES = ["Tanggal Identifikasi", "Tanggal Distribusi", "Tanggal Keputusan", "Tanggal Persetujuan", "Tanggal Jawaban", "Tanggal Umpan Balik Klien"]
BOOK = ["No", "Tgl Pengaduan", "Pukul", "Media", "Nama Pelapor", "No HP", "Uraian Pengaduan", "Jenis Umpan Balik", "Unit Terkait", "Grading Komplain", "Tgl Identifikasi", "Tgl Disposisi", "Tgl Keputusan", "Solusi", "Tgl ACC", "Tgl Dijawab", "Tanggal Tanggapan Klien", "Nilai Kepuasan", "Petugas"]
SURVEY = {
    "U1": "U1 Persyaratan Pelayanan", "U2": "U2 Sistem, Mekanisme, dan Prosedur", "U3": "U3 Waktu Penyelesaian", "U4": "U4 Biaya/Tarif", "U5": "U5 Produk Spesifikasi Jenis Pelayanan",
    "U6": "U6 Kompetensi Pelaksana", "U7": "U7 Perilaku Pelaksana", "U9": "U8 Sarana dan Prasarana", "U8": "U9 Penanganan Pengaduan, Saran dan Masukan",
}
REPEATED = "Toilet dekat poli umum bau dan airnya mati, tolong dibersihkan."  # by SMS, what came by WhatsApp before
MONTHS = {"Oktober": 10, "Nopember": 11, "November": 11}


def day_of(text: str) -> dt.date:
    """`05.10` of this year."""
    day, month = text.split(".")
    return dt.date(2026, int(month), int(day))


def moment_of(text: str) -> dt.datetime:
    day, clock = text.split(" ")
    return dt.datetime.combine(day_of(day), dt.time(*map(int, clock.split("."))))


def typed_day(text: str) -> dt.date | None:
    """A day as the complaint book has it, in any of its ways; None of one that no calendar has."""
    parts = re.findall(r"\d+|[A-Z][a-z]+", text)
    if len(parts[0]) == 4:
        parts.reverse()
    try:
        return dt.date(2026, MONTHS.get(parts[1]) or int(parts[1]), int(parts[0]))
    except ValueError:
        return None


# --- the exports ------------------------------------------------------------------------------------------------


def party(name: str) -> tuple[str, str]:
    """A sender as an export writes it: a name, or a number that the telephone does not know."""
    if not name.startswith("08"):
        return name, name
    national = name[1:].replace("-", messages.HYPHEN)
    return f"{messages.LRE}+62{messages.NBSP}{national}{messages.PDF}", f"+62 {national}"


def conversation(style: messages.Style, name: str, lines: list[tuple], own: str, until: dt.date) -> messages.Chat:
    chat = messages.Chat(style, 0)
    chat.chat = name
    for at, who, text in lines:
        chat.now = moment_of(at)
        if chat.now.date() > until:
            break
        sender = None if who is None else party(own) if who == stories.US else party(who)
        mark = text.endswith(("tidak disertakan", "(file terlampir)"))
        if mark and style.platform == "android" or style.platform == "ios" and mark:
            text = messages.LRM + text
        chat.put(sender, text, minutes=0, mark=mark)
    return chat


def write_book(path: pathlib.Path, until: dt.date) -> int:
    """The complaint book as it was typed into a spreadsheet: a title, other headers, days and telephones in every way."""
    lines = []
    late = [stories.LATE] if until >= day_of(stories.LATE_FROM) else []
    for number, told in enumerate(stories.BOOK + late, 1):
        day, time, channel, name, telephone, text, kind, unit, grade, steps, solution, score = told
        received = typed_day(day)
        if (received or dt.date(2026, 11, 1)) > until:
            continue
        days = [received + DAY * s if received and s is not None else None for s in steps]
        days = [d if d and d <= until else None for d in days]
        shown = [f"{d:%d/%m/%Y}" if d else "" for d in days]
        solution, score = solution if days[2] else "", score if days[5] else ""
        lines.append([str(number), day, time, channel, name, telephone, text, kind, unit, grade, *shown[:3], solution, *shown[3:], score, ["Wati", "Doni", "wati"][number % 3]])
    quoted = ["BUKU PENGADUAN PUSKESMAS CONTOH TAHUN 2026", ""] + [";".join(f'"{c}"' if re.search('[;"\n]', c) else c for c in line) for line in [BOOK, *lines]]
    path.write_bytes(b"\xef\xbb\xbf" + ("\r\n".join(quoted) + "\r\n").encode())
    return len(lines)


def write_survey(path: pathlib.Path, until: dt.date) -> None:
    """Answers of visitors from a web form, most content, waiting time the least; two cells hold no score."""
    r, rows = random.Random(20_112_026), []
    for i in range(46):
        at = dt.datetime(2026, 10, 1, 8) + DAY * (i * 50 // 46) + dt.timedelta(minutes=r.randrange(300))
        unit = r.choice(["Poli Umum", "Poli Umum", "KIA/KB", "Farmasi", "Poli Gigi"])
        weights = {"U3": [1, 4, 6, 2], "U9": [1, 3, 6, 3], "U4": [0, 0, 3, 9]}
        row: dict = {u: str(r.choices([1, 2, 3, 4], weights.get(u, [0, 1, 8, 5]))[0]) for u in SURVEY}
        row |= {"U2": "-"} if i == 7 else {"U5": "5"} if i == 19 else {}
        rows.append({"Stempel Waktu": at, "Unit Pelayanan": unit, "Jenis Kelamin": r.choice("LP"), "Usia": str(r.randrange(18, 76))} | row)
    headers = ["Stempel Waktu", "Unit Pelayanan", "Jenis Kelamin", "Usia", *SURVEY]
    lines = [",".join(f'"{SURVEY.get(h, h)}"' for h in headers)]
    for row in rows:
        if row["Stempel Waktu"].date() <= until:
            lines.append(",".join([f"{row['Stempel Waktu']:%d/%m/%Y %H.%M.%S}", *(row[h] for h in headers[1:])]))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def write_inputs(masuk: pathlib.Path, until: dt.date) -> None:
    """What had been received by the end of a day."""
    masuk.mkdir(parents=True, exist_ok=True)
    android = conversation(messages.style_of("android_id"), stories.GROUP, stories.CHAT, stories.US, until)
    (masuk / f"Chat WhatsApp dengan {stories.GROUP}.txt").write_bytes(android.bytes())
    ios = conversation(messages.style_of("ios_id"), stories.VOLUNTEERS, stories.IOS, stories.OWN_NUMBER, until)
    messages.write_zip(masuk / f"WhatsApp Chat - {stories.VOLUNTEERS}.zip", [("_chat.txt", ios.bytes())])
    backup = messages.Messages(0)
    for at, who, name, kind, text in stories.SMS:
        if moment_of(at).date() <= until:
            backup.sms(moment_of(at), "+62" + who[1:].replace("-", ""), text, kind=kind, name=name)
    (masuk / "sms-2026.xml").write_text(backup.text(), "utf-8")
    box = [{"Tgl Buka Kotak Saran": day_of(d), "Isi Saran": t} for d, texts in stories.BOX.items() for t in texts if day_of(d) <= until]
    feedback.write_xlsx(masuk / "Isi kotak saran 2026.xlsx", ["Tgl Buka Kotak Saran", "Isi Saran"], box, "ISI KOTAK SARAN PUSKESMAS CONTOH", sheet_name="Kotak Saran")
    meetings = [{"Tgl Rapat": day_of(d), "Notulen": m, "Nama Peserta": who, "Hal yang Disampaikan": t} for d, m, who, t in stories.MEETINGS if day_of(d) <= until]
    feedback.write_csv(masuk / "Notulen lokakarya mini 2026.csv", ["Tgl Rapat", "Notulen", "Nama Peserta", "Hal yang Disampaikan"], meetings)
    write_book(masuk / "Buku pengaduan 2026.csv", until)
    write_survey(masuk / "Survei kepuasan (formulir web).csv", until)


# --- what staff typed -------------------------------------------------------------------------------------------


class Sheet:
    """A sheet of a work book: its rows below the header that holds `known`."""

    def __init__(self, book: openpyxl.Workbook, name: str, known: str):
        self.sheet = book[name]
        self.top = next(r for r in range(1, 21) if known in [c.value for c in self.sheet[r]])
        self.column = {str(c.value): c.column for c in self.sheet[self.top] if c.value is not None}

    def cell(self, row: int, header: str):
        return self.sheet.cell(row, self.column[header])

    def find(self, header: str, begin: str) -> int | None:
        rows = range(self.top + 1, self.sheet.max_row + 1)
        return next((r for r in rows if str(self.cell(r, header).value or "").startswith(begin)), None)

    def empty(self, header: str) -> int:
        return next(r for r in range(self.top + 1, self.top + 2000) if self.cell(r, header).value in (None, ""))

    def type(self, row: int, entries: dict) -> None:
        for header, value in entries.items():
            if value is not None:
                cell = self.cell(row, header)
                cell.value = value
                if isinstance(value, dt.date):  # openpyxl would give it the format of its own country
                    cell.number_format = "dd/mm/yyyy"


def routine(register: Sheet, row: int) -> dict | None:
    """What is typed of a feedback of which no story is told; None for the complaint book's, which has it all, and for every fourth."""
    number = str(register.cell(row, "ID").value or "")
    if register.cell(row, "Kanal").value not in ("WhatsApp", "SMS", "Kotak Saran", "Rapat/Pertemuan") or not number or int(number[-4:]) % 4 == 0:
        return None
    known = register.cell(row, "Nama").value or register.cell(row, "No Telepon").value
    decided = stories.ROUTINE.get(register.cell(row, "Usulan Jenis").value, stories.ROUTINE[""])
    return {"steps": (0, 1, 2, 3, 4, 9 if known else None), "Keputusan": decided, "Nilai": 3 + int(number[-4:]) % 2}


def type_register(book: openpyxl.Workbook, until: dt.date) -> None:
    """Decisions and stages that are known by the end of a day; repetitions, as suggested."""
    register = Sheet(book, "Register", "ID")
    told_of = {register.find("Isi", begin): told for begin, told in stories.STEPS.items()}
    repeated = register.find("Isi", REPEATED)
    for row in range(register.top + 1, register.sheet.max_row + 1):
        told = told_of.get(row) or routine(register, row)
        if told is None or row == repeated:
            continue
        received = register.cell(row, "Tanggal").value.date()
        entries = {k: v for k, v in told.items() if k in ("Jenis", "Tema", "Unit", "Grading")}
        days = [received + DAY * s if s is not None else None for s in told["steps"]]
        entries |= {h: d for h, d in zip(STAGES, days) if d and d <= until}
        entries |= {"Keputusan": told.get("Keputusan")} if "Tanggal Keputusan" in entries else {}
        entries |= {"Nilai": told.get("Nilai")} if "Tanggal Umpan Balik Klien" in entries else {}
        register.type(row, entries)
    if repeated:
        register.type(repeated, {"Duplikat Dari": register.cell(repeated, "Mungkin Sama").value})


def type_openings(book: openpyxl.Workbook, month: int, until: dt.date) -> None:
    openings = Sheet(book, "Pembukaan Kotak", "Petugas")
    there = [openings.cell(r, "Tanggal").value for r in range(openings.top + 1, openings.sheet.max_row + 1)]
    for text, found in stories.BOX.items():
        day = day_of(text)
        if day.month == month and day <= until and dt.datetime.combine(day, dt.time()) not in there:
            openings.type(openings.empty("Tanggal"), {"Tanggal": day, "Petugas": "Ibu Wati", "Jumlah Saran": len(found), "Catatan": None if found else "Kotak kosong"})


def type_plans(book: openpyxl.Workbook, month: int, until: dt.date) -> None:
    sheet = Sheet(book, "RTL", "Masalah")
    for text, plans in stories.PLANS.items():
        for problem, cause, plan, who, due, states in plans:
            known = [s for s in states if day_of(s[0]) <= until]
            row = sheet.find("Masalah", problem)
            if not known or (row is None and day_of(text).month != month):
                continue
            if row is None:
                row = sheet.empty("Masalah")
                sheet.type(row, {"Tanggal": day_of(text), "Masalah": problem, "Akar Masalah": cause, "Rencana": plan, "Penanggung Jawab": who, "Tenggat": day_of(due)})
            sheet.type(row, {"Status": known[-1][1], "Bukti": known[-1][2] or None})


def type_all(sapa: pathlib.Path, facility: pathlib.Path, until: dt.date) -> None:
    """What staff type until a day, into books that otherwise stay as Sapa left them: charts, and what formulas came to."""
    for month in (10, 11):
        path = facility / "kerja" / f"Umpan Balik 2026-{month}.xlsx"
        if not path.exists():
            continue
        book = openpyxl.load_workbook(path)
        type_register(book, until)
        type_openings(book, month, until)
        if month == (10 if until <= dt.date(2026, 11, 1) else 11):  # October's plans are kept in November's book from then on
            type_plans(book, month, until)
        with tempfile.TemporaryDirectory() as scratch:
            typed = pathlib.Path(scratch) / path.name
            book.save(typed)
            patch(sapa, path, typed)


def set_profile(path: pathlib.Path) -> None:
    text = path.read_text("utf-8")
    for key, value in [("own_numbers", f'["{stories.OWN_NUMBER}"]'), ("own_names", f'["{stories.US}"]'), ("grading", '"kkm"'), ("days", '"kerja"'), ("holidays", f'["{HOLIDAY}"]')]:
        text, found = re.subn(rf"(?m)^# {key} = (\[.*?\]|\".*?\")", f"{key} = {value}", text)
        assert found == 1, (key, found)
    text, found = re.subn(r"(?m)^# \[umpan-balik\.closed_days\]", "[umpan-balik.closed_days]", text)
    assert found == 1
    path.write_text(text, "utf-8")


def live(sapa: pathlib.Path, facility: pathlib.Path) -> None:
    """Seven Mondays: a run in the morning, then what staff type in that week; in the last one by Friday."""
    subprocess.run([sapa, "init", facility, "--sop", "umpan-balik", "--name", stories.US, "--date", f"{MONDAYS[0]}"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    set_profile(facility / "sapa.toml")
    for monday in MONDAYS:
        write_inputs(facility / "masuk", monday - DAY)
        done = subprocess.run([sapa, "run", facility, "--date", f"{monday}"], check=False, capture_output=True, text=True)
        assert done.returncode in (0, 1), done.stderr
        type_all(sapa, facility, min(monday + 6 * DAY, TODAY))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2] / "samples" / "puskesmas-contoh")
    parser.add_argument("--sapa", type=pathlib.Path)
    arguments = parser.parse_args()
    folder = arguments.folder
    write_inputs(folder / "masuk", TODAY)
    if arguments.sapa:
        with tempfile.TemporaryDirectory() as scratch:
            facility = pathlib.Path(scratch) / "facility"
            live(arguments.sapa.resolve(), facility)
            shutil.copy(facility / "sapa.toml", folder / "sapa.toml")
            for part in ("kerja", "laporan"):
                shutil.rmtree(folder / part, ignore_errors=True)
                shutil.copytree(facility / part, folder / part, ignore=shutil.ignore_patterns(".*", "~*"))
    print(f"{folder}: {sum(p.stat().st_size for p in folder.rglob('*') if p.is_file()) // 1000} kB")


if __name__ == "__main__":
    main()
