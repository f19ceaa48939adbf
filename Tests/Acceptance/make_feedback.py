#!/usr/bin/env python3
"""Write registers of SOPs D and E, lists of box and meetings, surveys; or one register of 100,000 feedbacks.

usage: make_feedback.py FOLDER [--seed N] [--rows N]
       make_feedback.py FOLDER --benchmark [ROWS] [--seed N]

The same seed gives the same rows. What must be said of each row is feedback_model.py's business. Chats and SMS: make_messages.py.
Needs: xlsxwriter
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import pathlib
import random
from fractions import Fraction

import feedback_model as model
import make_messages as messages
import people
from make_logs import shown, write_csv

DAY = dt.timedelta(days=1)
RUN = dt.date(2026, 11, 25)  # a Wednesday; its week ends on 29 November
CLOSE = dt.date(2026, 12, 2)
HOLIDAY = dt.date(2026, 11, 19)
ROWS = 500

COLUMNS = [
    "ID", "Tanggal", "Jam", "Kanal", "Nama", "No Telepon", "Isi", "Jenis", "Tema", "Unit", *model.DATES[1:4], "Keputusan", *model.DATES[4:], "Nilai", "Grading",
    "Tanggal Balasan", "Jam Balasan", "Notulen", "Duplikat Dari",
]
OURS = ["Kode", "Usulan Jenis", "Usulan Tema", "Usulan Unit", "Kata Penentu", "Mungkin Sama", "Tahap", "Pelanggaran", "Tindak Lanjut", "Alasan"]
ALIASES = {"Tanggal": "Tgl", "Kanal": "Saluran", "Nama": "Nama Pelapor", "No Telepon": "No HP", "Isi": "Isi Umpan Balik"}

TEXTS = [
    "Antrean di loket lama sekali", "Obat tidak tersedia di apotek", "Petugas pendaftaran kurang ramah", "Terima kasih, dokternya baik sekali", "Toilet kotor dan air tidak mengalir", "Mohon kursi tunggu ditambah",
    "Jam berapa poli gigi buka?", "Biaya laboratorium tidak jelas", "Rujukan dibuat terlalu lama", "Parkir sempit; ban \"digembos\"", "Perawat menjelaskan dengan sabar", "Qwxz vbnm plgh", "Baris satu\nbaris dua, dan 'petik'",
]
THEMES = [None, None, None, "Waktu Tunggu", "Kebersihan", "Sikap Petugas"]
UNITS = [None, None, None, "Loket Pendaftaran", "Apotek", "Poli Gigi"]
KINDS = [*model.KINDS, "keluhan ", "KOMPLAIN", "Umpan Balik Positif", None, None, "Kritik pedas"]
CHANNELS = ["Langsung", "Rapat/Pertemuan", "Telepon", "SMS", "Kotak Saran", "WhatsApp", "kotak saran", "WA", "Rapat", None, "Merpati pos"]
GRADES = ["Merah", "Kuning", "Hijau", "kuning ", None, None, "Ungu"]
SCORES = [1, 2, 3, 4, "4", 0, 5, "baik", 2.5]


class Register:
    """Rows known by their `Keputusan`, which no two share."""

    def __init__(self, seed: int, mobile: bool = False, prefix: str = "K"):
        self.inv, self.mobile, self.prefix = people.Invention(seed * 100 + 4), mobile, prefix
        self.rows: list[dict] = []

    def row(self, day: dt.date | str | None, clock: dt.time | None = None, **change: object) -> dict:
        """A feedback received, of which nothing is noted beyond; `_` in a name stands for a blank."""
        number, pick = len(self.rows) + 1, self.inv.pick
        told = {
            "Tanggal": day, "Jam": clock, "Kanal": pick(["SMS", "WhatsApp"]) if self.mobile else pick(["Langsung", "Telepon"]), "Nama": self.inv.name()[0], "No Telepon": self.inv.mobile(),
            "Isi": f"{pick(TEXTS)} (catatan {self.prefix}{number:04d})", "Jenis": pick(KINDS[:8]), "Keputusan": f"{self.prefix}{number:04d} alur diperbaiki",
        }
        told |= {k.replace("_", " "): v for k, v in change.items()}
        self.rows.append({c: told.get(c) for c in COLUMNS})
        return self.rows[-1]

    def moment(self, i: int) -> tuple[dt.date, dt.time]:
        """No two alike: order of receipt is never in doubt."""
        minute = 7 * 60 + i * 37 % 840
        return dt.date(2026, 11, 2) + DAY * (i * 11 % 24), dt.time(minute // 60, minute % 60)

    def stages(self, received: dt.date, mask: int) -> dict:
        """The dates whose bits are set, forwards, now and then with one that runs backwards or can't be read."""
        told, day, r = {}, received, self.inv.random
        for i, header in enumerate(model.DATES[1:]):
            if mask >> i & 1:
                day = min(day + DAY * r.choice([0, 0, 1, 1, 2, 4]), max(RUN, received))
                told[header] = day
        if told and r.random() < 0.25:
            told[r.choice(list(told))] = received + DAY * r.choice([-2, -1, 0, 3])
        if told and r.random() < 0.06:
            told[r.choice(list(told))] = r.choice(["31/02/2026", "besok", "-"])
        return {k: min(v, max(RUN, received)) if isinstance(v, dt.date) else v for k, v in told.items()}

    def build(self, count: int = ROWS) -> list[dict]:
        inv, r = self.inv, self.inv.random
        for i in range(count):
            day, clock = self.moment(i)
            change: dict = self.stages(day, i % 64 if i % 3 else (1 << i // 3 % 7) - 1)
            if r.random() < 0.3:
                change["Nilai"] = inv.pick(SCORES)
            change |= {"Grading": inv.pick(GRADES), "Tema": inv.pick(THEMES), "Unit": inv.pick(UNITS), "Jenis": inv.pick(KINDS)}
            change["Kanal"] = inv.pick(["SMS", "WhatsApp", "WA", None]) if self.mobile else inv.pick(CHANNELS)
            match r.randrange(12):
                case 0:
                    change["Nama"] = None
                case 1:
                    change["No Telepon"] = inv.pick([None, "-", "tidak ada"])
                case 2 | 3:
                    change |= {"Nama": None, "No Telepon": inv.pick([None, "-"])}
                case 4 if i > 20:
                    change["Isi"] = None
                case 5:
                    change["No Telepon"] = inv.good_telephone()
            if r.random() < 0.4:
                change |= {"Tanggal Balasan": min(day + DAY * r.randrange(3), max(RUN, day)), "Jam Balasan": dt.time(r.randrange(8, 16), r.randrange(60))}
            if change["Kanal"] in ("Rapat", "Rapat/Pertemuan") and r.random() < 0.7:
                change["Notulen"] = f"Notulen lokakarya mini {i}"
            if i > 30 and r.random() < 0.03:
                # graded on time, so that it would raise the percentage if it were counted
                change |= {"Duplikat Dari": "UB-2026-0001", "Grading": "Hijau", "Tanggal Jawaban": day}
            elif r.random() < 0.02:
                change["Duplikat Dari"] = "Bukan"
            self.row(day, clock, **change)
        self.by_hand()
        return self.rows

    def by_hand(self) -> None:
        """Deadlines at their very day, every grade; the last day of the run's week; repeated messages."""
        d, clock = RUN - DAY * 24, iter(dt.time(5 + m // 60, m % 60) for m in range(120))
        kkm = [(g, late) for g in model.LIMITS for late in (-1, 0, 1)]
        for grade, late in kkm:
            self.row(d + DAY * 2, next(clock), Grading=grade, Tanggal_Identifikasi=d + DAY * 2, Tanggal_Distribusi=d + DAY * 2, Tanggal_Keputusan=d + DAY * 2, Tanggal_Persetujuan=d + DAY * 2, Tanggal_Jawaban=d + DAY * (2 + model.LIMITS[grade] + late))
            self.row(RUN - DAY * (model.LIMITS[grade] + late), next(clock), Grading=grade)
        for before in (6, 7, 8):
            self.row(RUN - DAY * before, next(clock))
            self.row(RUN - DAY * 12, next(clock), **dict.fromkeys(["Tanggal_Identifikasi", "Tanggal_Distribusi", "Tanggal_Keputusan", "Tanggal_Persetujuan"], RUN - DAY * 12), Tanggal_Jawaban=RUN - DAY * before)
            self.row(RUN - DAY * 12, next(clock), **{h.replace(" ", "_"): RUN - DAY * before for h in model.DATES[1:]})
        for before in (0, 1, 2):
            self.row(RUN - DAY * before, next(clock))
        self.row(dt.date(2026, 11, 29), next(clock))
        self.row(dt.date(2026, 11, 13), next(clock), Grading="Kuning", Tanggal_Identifikasi=dt.date(2026, 11, 13), Tanggal_Jawaban=dt.date(2026, 11, 18))
        self.row(dt.date(2026, 11, 13), next(clock), Grading="Kuning", Tanggal_Identifikasi=dt.date(2026, 11, 13), Tanggal_Jawaban=dt.date(2026, 11, 19))
        self.row(dt.date(2026, 11, 13), next(clock), Grading="Kuning", Tanggal_Identifikasi=dt.date(2026, 11, 13), Tanggal_Jawaban=dt.date(2026, 11, 20))
        self.row(dt.date(2026, 11, 13), next(clock), Grading="Merah", Tanggal_Jawaban=dt.date(2026, 11, 15))
        self.row(dt.date(2026, 11, 13), next(clock), Grading="Hijau", Tanggal_Jawaban=dt.date(2026, 11, 10))
        for later in range(1, 8):
            for before in range(later):
                change = {} if before == 0 else {model.DATES[before].replace(" ", "_"): d + DAY * 4}
                self.row(d + DAY * 2, next(clock), **change, **({"Nilai": 3} if later == 7 else {model.DATES[later].replace(" ", "_"): d + DAY * (3 if before else 1)}))
        one = self.row(dt.date(2026, 11, 9), next(clock), Isi="Lampu ruang tunggu mati, tolong!", Kanal="SMS")
        self.row(dt.date(2026, 11, 10), next(clock), Isi="lampu ruang tunggu  MATI tolong", Kanal="SMS", Nama=one["Nama"], No_Telepon=one["No Telepon"])
        self.row(dt.date(2026, 11, 12), next(clock), Isi="Lampu ruang tunggu mati, tolong!", Kanal="SMS", Nama=one["Nama"], No_Telepon=one["No Telepon"])
        self.row(dt.date(2026, 11, 16), next(clock), Isi="Pagar depan roboh dan berbahaya bagi anak", Kanal="WhatsApp")
        self.row(dt.date(2026, 11, 16), next(clock), Isi="Pagar depan roboh, dan berbahaya bagi anak.", Kanal="SMS")
        self.row(dt.date(2026, 11, 18), next(clock), Isi="Pagar depan roboh dan berbahaya bagi anak", Kanal="SMS")
        self.row(dt.date(2026, 11, 20), next(clock), Isi="Terima kasih", Kanal="SMS")
        self.row(dt.date(2026, 11, 20), next(clock), Isi="terima kasih", Kanal="WhatsApp")


def messy(seed: int, mobile: bool = False) -> tuple[list[dict], list[dict]]:
    """Rows of the second file, under other headers, and those among them that must be rejected, each with a sign to be named."""
    register = Register(seed + 50, mobile, prefix="M")
    for i in range(24):
        day, clock = dt.date(2026, 11, 3) + DAY * (i * 7 % 22), dt.time(20, i)
        register.row(day, clock, **([{}, {"Isi": "=1+1"}, {"Isi": "+62 silakan dihubungi kembali"}, {"Isi": "@SUM(A1)\n-2+3"}, {"Nama": "Günther Öztürk-Sjöberg"}, {"No_Telepon": "+62 812-3456-7801"}][i % 6] if i < 6 else {}))
    rejected = [register.row(day, dt.time(21, n), Isi=f"{sign} M{n}") for n, (day, sign) in enumerate([(None, "tanpa tanggal"), ("31/02/2026", "tak ada di kalender"), ("tidak tahu", "entah kapan"), (dt.date(2026, 11, 30), "pekan depan"), (dt.date(2027, 1, 3), "tahun depan")])]
    return register.rows, rejected


def box_list(seed: int) -> list[dict]:
    register = Register(seed + 60, prefix="S")
    for i, day in enumerate([3, 3, 4, 17, 17, 17, 24]):
        register.row(dt.date(2026, 11, day), None, Kanal="Kotak Saran", Nama=None, No_Telepon=None, Jenis="Saran", Jam=dt.time(19, i))
    return register.rows


def meeting_list(seed: int) -> list[dict]:
    register = Register(seed + 70, prefix="R")
    for i in range(6):
        register.row(dt.date(2026, 11, 12), dt.time(18, i), Kanal="Rapat/Pertemuan", No_Telepon=None, Notulen="Lokakarya mini lintas sektor" if i % 2 else None)
    return register.rows


# --- survey -----------------------------------------------------------------------------------------------------

# As facilities head them: labels in another order than the numbers, and numbers that the words contradict.
LABELS = {
    "U4": "U1. Biaya / Tarif", "U1": "Persyaratan Pelayanan", "U9": "U8 Sarana dan Prasarana", "U8": "U9 Penanganan Pengaduan, Saran dan Masukan", "U7": "Perilaku Pelaksana", "U6": "U6 - Kompetensi Pelaksana",
    "U5": "Produk Spesifikasi Jenis Pelayanan", "U3": "Waktu Penyelesaian", "U2": "Sistem, Mekanisme, dan Prosedur",
}


def tie(target: Fraction) -> list[dict]:
    """Answers whose index before rounding is exactly `target`; it may take 625 people."""
    total = target * 9 / 25
    for whole in range(7, 29):
        for x in range(8, 33):
            y = (total - whole - Fraction(x, 8)) * 625
            if y.denominator == 1 and 625 <= y <= 2500:
                answers: list[dict] = [{} for _ in range(625)]
                spread = lambda sum_, n: [sum_ // n + (i < sum_ % n) for i in range(n)]
                for answer, score in zip(answers, spread(x, 8)):
                    answer["U1"] = score
                for answer, score in zip(answers, spread(int(y), 625)):
                    answer["U2"] = score
                for u, score in zip(list(model.ELEMENTS)[2:], spread(whole, 7)):
                    answers[0][u] = score
                return answers
    raise ValueError(f"no answers give {target}")


def even(target: Fraction) -> list[dict]:
    """Eight people who answered all: every 3.125 can be reached."""
    total = target * 9 * 8 / 25
    assert total.denominator == 1
    scores = [int(total) // 72 + (i < int(total) % 72) for i in range(72)]
    return [dict(zip(model.ELEMENTS, scores[i * 9 : i * 9 + 9])) for i in range(8)]


def survey(seed: int) -> list[dict]:
    """Answers with `Tanggal` and `Unit`; the units' names tell what is to be seen there."""
    r, rows = random.Random(seed), []
    for unit, low, count in (("Poli Umum", 2, 40), ("Poli Gigi", 3, 23), ("Apotek", 1, 31)):
        for _ in range(count):
            answer = {u: r.choice([None, 0, 5, "baik", "-", 2.5, "3", " 4 "]) if r.random() < 0.12 else r.randint(low, 4) for u in model.ELEMENTS}
            rows.append(answer | {"Unit": unit})
    cases = {"Batas A": tie(Fraction(88305, 1000)), "Batas B": tie(Fraction(76605, 1000)), "Batas C": tie(Fraction(64995, 1000)), "Genap 78": even(Fraction(78125, 1000)), "Genap 65": even(Fraction(65625, 1000)), "Genap 84": even(Fraction(84375, 1000))}
    cases |= {"Paling Rendah": [dict.fromkeys(model.ELEMENTS, 1)] * 3, "Paling Tinggi": [dict.fromkeys(model.ELEMENTS, 4)] * 2, "Tanpa U8": [dict.fromkeys(model.ELEMENTS, 3) | {"U8": s} for s in (None, 0, "tidak tahu")]}
    for unit, answers in cases.items():
        rows += [a | {"Unit": unit} for a in answers]
    r.shuffle(rows)
    return [{"Tanggal": dt.date(2026, 11, 2) + DAY * (i % 22)} | a for i, a in enumerate(rows)]


# --- files ------------------------------------------------------------------------------------------------------


def write_xlsx(path: pathlib.Path, columns: list[str], rows: list[dict], title: str | None = None, headers: dict[str, str] | None = None, sheet_name: str = "Sheet1") -> pathlib.Path:
    """True dates and times, all else as it is; nothing becomes a formula."""
    import xlsxwriter

    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": dt.datetime(2026, 11, 23, 8)})
    sheet = book.add_worksheet(sheet_name)
    bold, day, time = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
    top = 0
    if title:
        sheet.merge_range(0, 0, 0, len(columns) - 1, title, bold)
        top = 2
    for c, header in enumerate(columns):
        sheet.write_string(top, c, (headers or {}).get(header, header), bold)
    for r, row in enumerate(rows, top + 1):
        for c, header in enumerate(columns):
            value = row.get(header)
            if isinstance(value, dt.time):
                sheet.write_datetime(r, c, value, time)
            elif isinstance(value, dt.date):
                sheet.write_datetime(r, c, dt.datetime.combine(value, dt.time()), day)
            elif isinstance(value, int | float):
                sheet.write_number(r, c, value)
            elif value is not None:
                sheet.write_string(r, c, value)
    book.close()
    return path


def write_aliased(path: pathlib.Path, rows: list[dict]) -> pathlib.Path:
    """The register's columns under other headers, in another order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = [c for c in reversed(COLUMNS) if c != "ID"]
    named = [ALIASES.get(c, c) for c in columns]
    return write_csv(path, named, [{ALIASES.get(c, c): row.get(c) for c in columns} for row in rows])


def write_table(path: pathlib.Path, columns: list[str], rows: list[dict], title: str | None = None, headers: dict[str, str] | None = None) -> pathlib.Path:
    if path.suffix == ".xlsx":
        return write_xlsx(path, columns, rows, title, headers)
    path.parent.mkdir(parents=True, exist_ok=True)
    names = headers or {}
    return write_csv(path, [names.get(c, c) for c in columns], [{names.get(c, c): r.get(c) for c in columns} for r in rows])


def make(folder: pathlib.Path, seed: int = 2026, count: int = ROWS) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for form in ("xlsx", "csv"):
        write_table(folder / f"register.{form}", COLUMNS, Register(seed).build(count), "REGISTER UMPAN BALIK" if form == "xlsx" else None)
        write_table(folder / f"survei.{form}", ["Tanggal", "Unit", *LABELS], survey(seed), headers=LABELS)
    write_aliased(folder / "register lain.csv", messy(seed)[0])
    write_xlsx(folder / "kotak saran.xlsx", ["Tanggal", "Jam", "Kanal", "Isi", "Jenis", "Keputusan"], box_list(seed))
    write_xlsx(folder / "rapat.xlsx", ["Tanggal", "Jam", "Kanal", "Nama", "Isi", "Notulen", "Keputusan"], meeting_list(seed))
    messages.write_chats(folder / "chats", seed)
    messages.write_sms(folder / "sms", seed)
    messages.write_broken(folder / "broken", seed)


def make_benchmark(folder: pathlib.Path, count: int, seed: int = 2026) -> pathlib.Path:
    """A register of `count` feedbacks in one month, in order of receipt."""
    folder.mkdir(parents=True, exist_ok=True)
    path, r = folder / f"register_{count}.csv", random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for i in range(count):
            minute = i * 24 * 1440 // count
            day = dt.date(2026, 11, 1) + DAY * (minute // 1440)
            row: dict = {"Tanggal": day, "Jam": dt.time(minute % 1440 // 60, minute % 60), "Kanal": r.choice(CHANNELS[:6]), "Nama": f"{r.choice(people.GIVEN_F)} {r.choice(people.FAMILY)}", "No Telepon": f"0812{i:08d}"}
            row |= {"Isi": f"{r.choice(TEXTS)} {i}", "Jenis": r.choice(KINDS[:8]), "Tema": r.choice(THEMES), "Unit": r.choice(UNITS), "Grading": r.choice(GRADES[:3]), "Keputusan": f"K{i}"}
            for header in model.DATES[1 : 1 + r.randrange(7)]:
                row[header] = day = min(day + DAY * r.randrange(3), RUN)
            writer.writerow([shown(row.get(c)) for c in COLUMNS])
    return path


def self_check(seed: int = 2026) -> None:
    """What the rows are meant to show is among them."""
    rows, now = Register(seed).build(), RUN
    told = [model.verdict_of(r, now, model.Profile(grading="kkm")) for r in rows]
    stages = {v.stage for v in told}
    assert stages == set(model.STAGES), stages
    pairs = {v for t in told for v in t.violations if v.startswith("D4")}
    assert len(pairs) == 27, len(pairs)  # all that there can be: a score has no date to run backwards
    assert {v.split(":")[0] for t in told for v in t.violations} == {"D2", "D4", "D7"} and {t.code for t in told} == {"", "L", "S", "D"}
    assert len({(r["Tanggal"], r["Jam"]) for r in rows}) > 480 and len({r["Keputusan"] for r in rows}) == len(rows)
    for unit, index in (("Batas A", "88.31"), ("Batas B", "76.61"), ("Batas C", "65.00"), ("Genap 78", "78.13"), ("Genap 65", "65.63"), ("Genap 84", "84.38"), ("Paling Rendah", "25.00")):
        assert model.survey_of([a for a in survey(seed) if a["Unit"] == unit]).index == Fraction(index), unit


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--benchmark", type=int, nargs="?", const=100_000, metavar="ROWS", help="one register of so many feedbacks, as CSV")
    arguments = parser.parse_args()
    if arguments.benchmark:
        print(make_benchmark(arguments.folder, arguments.benchmark, arguments.seed))
    else:
        self_check(arguments.seed)
        make(arguments.folder, arguments.seed, arguments.rows)
        print(sum(1 for p in arguments.folder.rglob("*") if p.is_file()), "files")
