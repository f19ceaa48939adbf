#!/usr/bin/env python3
"""Write logs of SOPs B and C with every clause kept and broken, bad logs, and censuses; or one log of 100,000 calls.

usage: make_logs.py FOLDER [--seed N] [--calls N]
       make_logs.py FOLDER --benchmark [CALLS] [--weeks W] [--seed N]

The same seed gives the same rows. What must be said of each row is log_model.py's business; what the rows made by hand were
meant to be is held against it here. Needs: xlsxwriter
"""

from __future__ import annotations

import argparse
import collections
import csv
import datetime as dt
import pathlib
import random

import log_model as model
import people

DAY = dt.timedelta(days=1)
MONDAY = dt.date(2026, 11, 16)
RUN = dt.date(2026, 11, 25)  # a few days after the week that the logs are about
OPEN = dt.date(2026, 11, 20)  # a day within it
HOLIDAY = dt.date(2026, 11, 19)
CALLS = 400

COLUMNS_B = [
    "Tanggal", "Jam Masuk", "Jumlah Dering", "Jam Selesai", "Petugas", "Salam", "Nama Penelpon", "No Telepon", "Jenis Layanan", "No Resi", "Tanggal Permohonan", "NIK",
    "Permasalahan", "Pihak Terkait", "Tuntas", "Diteruskan", "Jam Hubungi Kembali", "Jawaban", "No BA", "Disetujui Oleh", "Tanggal Persetujuan",
]
COLUMNS_C = ["Tanggal", "Jam", "Penerima", "Nama Pasien", "No Telepon", "Penjamin", "Kelas", "Nama Perusahaan/Asuransi", "Level", "Mitra", "Rujukan Agen", "Jalur"]
COLUMNS_CENSUS = ["Kamar", "Kelas", "Penjamin", "Status"]

OFFICERS = ["Rina Marlina", "Yoga Pranata", "Siti Aminah", "Doni Firdaus"]
SUPERIOR = "Ibu Kepala Seksi"
CONFIRM, CONSULT, COMPLAINT = "Konfirmasi Kepesertaan", "Konsultasi", "Pengaduan"
PARTIES = ["BPJS Kesehatan Cabang", "Rumah sakit", "Puskesmas", "Seksi Pembiayaan", None]
MATTERS = ["Kartu belum aktif", "Biaya obat ditagih; padahal ditanggung", 'Ditolak loket "tiga"', "Antrean tidak jelas", "Rujukan\nbelum terbit", "Cara mendaftar Bankesda"]


def clock(text: str) -> dt.time:
    hour, minute = text.split(".")
    return dt.time(int(hour), int(minute))


def later(time: dt.time, minutes: int) -> dt.time:
    total = (time.hour * 60 + time.minute + minutes) % 1440
    return dt.time(total // 60, total % 60)


# --- B ----------------------------------------------------------------------------------------------------------


class CallLog:
    """Rows of SOP B; `meant` holds what the maker of a row by hand meant its Kepatuhan to be at RUN."""

    def __init__(self, seed: int):
        self.inv = people.Invention(seed * 100 + 2)
        self.rows: list[dict] = []
        self.meant: dict[str, str] = {}

    def call(self, day: int, start: str | None, meant: str | None = None, **change: object) -> dict:
        """A call on the `day` of November in which all went well, but for `change`; `_` in a name stands for a blank."""
        inv = self.inv
        person, kind = inv.person(), inv.pick([CONFIRM, CONSULT, COMPLAINT])
        begun = clock(start) if start else None
        ended = later(begun or dt.time(9), inv.random.randrange(1, 9))
        row = {
            "Tanggal": dt.date(2026, 11, day), "Jam Masuk": begun, "Jumlah Dering": inv.random.randrange(1, 4), "Jam Selesai": ended, "Petugas": inv.pick(OFFICERS), "Salam": "Ya",
            "Nama Penelpon": person["nama"], "No Telepon": inv.mobile(), "Jenis Layanan": kind, "Pihak Terkait": inv.pick(PARTIES), "Tuntas": "Ya",
            "Jam Hubungi Kembali": later(ended, inv.random.randrange(0, 31)), "Jawaban": "Sudah dijelaskan", "Disetujui Oleh": SUPERIOR, "Tanggal Persetujuan": dt.date(2026, 11, day),
        }
        row |= {k.replace("_", " "): v for k, v in change.items()}
        kind = model.TYPES.get(model.squeezed(row["Jenis Layanan"]), row["Jenis Layanan"])
        fields = {"Permasalahan": inv.pick(MATTERS)}
        if kind == CONFIRM:
            fields = {"No Resi": f"{inv.random.randrange(10**6):07d}", "Tanggal Permohonan": dt.date(2026, 10, 1) + DAY * inv.random.randrange(40), "NIK": person["nik"]}
        row = fields | row
        row = {c: row.get(c) for c in COLUMNS_B}
        self.rows.append(row)
        if meant is not None:
            self.meant[row["Nama Penelpon"]] = meant
        return row

    def by_hand(self) -> None:
        c = self.call
        at = clock
        # B1, B2: 3 and 4 rings; not noted is unknown
        for rings, meant in [(3, "Patuh"), ("3", "Patuh"), (4, "B1"), (12, "B1"), (0, "Patuh"), (None, "Patuh"), ("-", "Patuh")]:
            c(16, "08.10", meant, Jumlah_Dering=rings)
        for greeting, meant in [("Ya", "Patuh"), ("ya ", "Patuh"), ("Tidak", "B2"), ("TIDAK", "B2"), (None, "Patuh"), ("tidak ada", "Patuh")]:
            c(16, "08.40", meant, Salam=greeting)
        # B3: each field of each kind, and a kind that is not noted
        for kind, fields in model.NEEDED.items():
            c(17, "08.15", "Patuh", Jenis_Layanan=kind.upper() + " ")
            for field in fields:
                c(17, "08.20", "B3", Jenis_Layanan=kind, **{field: None})
                c(17, "08.25", "B3", Jenis_Layanan=kind, **{field: "-"}, Jumlah_Dering=None)
        c(17, "08.30", "B3", Jenis_Layanan=CONFIRM, No_Resi=None, Tanggal_Permohonan="tidak ada", NIK=None, No_Telepon=None)
        c(17, "08.35", "B3", Jenis_Layanan=CONFIRM, No_Resi=None, NIK=None, Jam_Hubungi_Kembali=None, Tanggal=dt.date(2026, 11, 25))
        c(17, "08.45", "B3, B4, B6", Jenis_Layanan=CONFIRM, NIK=None, Jam_Hubungi_Kembali=None)
        c(17, "08.50", "B3", Jenis_Layanan=None)
        c(17, "08.55", "B3", Jenis_Layanan=" ", No_Telepon=None)
        # B4: 30 and 31 minutes after the end, else after the start; over midnight
        for back, meant in [("09.40", "Patuh"), ("09.41", "B4"), ("09.10", "Patuh"), ("09.05", "Patuh"), ("17.00", "B4"), (None, "B4, B6"), ("-", "B4, B6"), ("tidak ada", "B4, B6")]:
            c(18, "09.00", meant, Jam_Selesai=at("09.10"), Jam_Hubungi_Kembali=back and (at(back) if back[0].isdigit() else back))
        for back, meant in [("10.30", "Patuh"), ("10.31", "B4"), (None, "B4, B6")]:
            c(18, "10.00", meant, Jam_Selesai=None, Jam_Hubungi_Kembali=back and at(back))
        for back, meant in [("00.15", "Patuh"), ("00.16", "B4"), ("23.59", "Patuh"), (None, "B4, B6")]:
            c(18, "23.45", meant, Jam_Selesai=None, Jam_Hubungi_Kembali=back and at(back))
        for back, meant in [("00.40", "Patuh"), ("00.41", "B4"), ("00.05", "Patuh"), ("23.55", "Patuh"), ("06.00", "B4")]:
            c(19, "23.50", meant, Jam_Selesai=at("00.10"), Jam_Hubungi_Kembali=at(back))
        for back, meant in [("11.30", "Patuh"), ("11.31", "B4"), (None, "B4, B6")]:
            c(19, None, meant, Jam_Selesai=at("11.00"), Jam_Hubungi_Kembali=back and at(back), Jenis_Layanan=CONSULT)
        c(19, None, "Patuh", Jam_Selesai=None, Jam_Hubungi_Kembali=at("09.00"), Jenis_Layanan=CONSULT)
        c(19, None, "B4, B6", Jam_Selesai=None, Jam_Hubungi_Kembali=None, Jenis_Layanan=CONFIRM)
        c(25, None, "Patuh", Jam_Selesai=None, Jam_Hubungi_Kembali=None, Jenis_Layanan=CONSULT)
        # B6 on the day before the run, on its day, and where the deadline falls on it
        c(24, "10.00", "B4, B6", Jam_Hubungi_Kembali=None)
        c(24, "23.29", "B4, B6", Jam_Selesai=at("23.29"), Jam_Hubungi_Kembali=None)
        c(24, "23.30", "Patuh", Jam_Selesai=at("23.30"), Jam_Hubungi_Kembali=None)
        c(24, "23.45", "Patuh", Jam_Selesai=None, Jam_Hubungi_Kembali=None)
        c(25, "07.05", "Patuh", Jam_Hubungi_Kembali=None, Petugas=None)
        # B5
        for settled, passed, meant in [
            ("Ya", None, "Patuh"), ("Ya", "Ya", "Patuh"), ("Tidak", "Ya", "Patuh"), ("Tidak", "Tidak", "B5"), ("Tidak", None, "B5"), ("tidak", "-", "B5"), (None, None, "Patuh"), (None, "Ya", "Patuh"), (None, "Tidak", "Patuh"),
        ]:
            c(20, "09.00", meant, Tuntas=settled, Diteruskan=passed)
            c(20, "09.30", meant, Tuntas=settled, Diteruskan=passed, Disetujui_Oleh=None, Tanggal_Persetujuan=None, Pihak_Terkait="Puskesmas Sehat" if settled else None)
        # all of them
        c(20, "10.00", "B1, B2, B3, B4, B5, B6", Jumlah_Dering=7, Salam="Tidak", No_Telepon=None, Tuntas="Tidak", Jam_Hubungi_Kembali=None)
        c(20, "10.05", "B1, B2, B3, B4, B5", Jumlah_Dering=7, Salam="Tidak", Jenis_Layanan=CONSULT, Permasalahan=None, Tuntas="Tidak", Jam_Selesai=None, Jam_Hubungi_Kembali=at("10.36"))
        # B9: numbers that were given before, one of them far ahead; and B10
        for i, time in enumerate(["07.31", "07.32", "07.33"]):
            c(16, time, "Patuh", Jenis_Layanan=COMPLAINT, No_BA=f"BA-2026-{i + 1:04d}")
        c(18, "07.40", "Patuh", Jenis_Layanan=COMPLAINT, No_BA="BA-2026-0012", Disetujui_Oleh=None)
        c(17, "07.45", "Patuh", Jenis_Layanan=COMPLAINT, No_BA="-", Tanggal_Persetujuan=None)
        c(21, "07.45", "Patuh", Jenis_Layanan="pengaduan", Disetujui_Oleh=None, Tanggal_Persetujuan=None)
        c(21, "11.00", "Patuh", Jenis_Layanan=CONFIRM, Disetujui_Oleh="-", Tanggal_Persetujuan=None)
        for day in (23, 23, 24, 25):
            c(day, "09.15", "Patuh", Jenis_Layanan=COMPLAINT, Disetujui_Oleh=None, Tanggal_Persetujuan=None)

    def ordinary(self) -> dict:
        """A call such as any day brings."""
        inv, chance = self.inv, self.inv.random.random
        hour = inv.pick([7, 8, 8, 9, 9, 10, 10, 11, 13, 14, 15, 16, 23])
        row = self.call(16 + inv.random.randrange(7), f"{hour}.{inv.random.randrange(60)}")
        start, end = row["Jam Masuk"], row["Jam Selesai"]
        if chance() < 0.15:
            row["Jumlah Dering"] = inv.pick([4, 5, 6, None])
        if chance() < 0.12:
            row["Salam"] = inv.pick(["Tidak", "Tidak", None])
        if chance() < 0.15:
            end = row["Jam Selesai"] = None
        if chance() < 0.4:
            row["Jam Hubungi Kembali"] = later(end or start, inv.pick([29, 30, 30, 31, 31, 32, 95]))
        elif chance() < 0.2:
            row["Jam Hubungi Kembali"] = None
        else:
            row["Jam Hubungi Kembali"] = later(end or start, inv.random.randrange(31))
        if chance() < 0.3:
            row["Tuntas"], row["Diteruskan"] = inv.pick([("Tidak", "Ya"), ("Tidak", "Tidak"), ("Tidak", None), (None, None), ("Ya", "Tidak")])
        if chance() < 0.15:
            field = inv.pick(model.NEEDED[model.type_of(row)])
            row[field] = inv.pick([None, "-"])
        if chance() < 0.4:
            row["Disetujui Oleh"] = row["Tanggal Persetujuan"] = None
        return row

    def build(self, calls: int) -> list[dict]:
        self.by_hand()
        while len(self.rows) < calls:
            self.ordinary()
        self.inv.random.shuffle(self.rows)
        self.rows.sort(key=lambda r: r["Tanggal"])
        judged = model.judge_calls(self.rows, RUN)
        for row, call in zip(self.rows, judged, strict=True):
            meant = self.meant.get(row["Nama Penelpon"], call.compliance)
            assert call.compliance == meant, (row, call, meant)
        for clause in ("B1", "B2", "B3", "B4", "B5", "B6"):
            assert 3 <= sum(clause in c.broken for c in judged) < len(judged)
        assert {c.status for c in judged} == {"Tuntas", "Diteruskan", "Belum Tuntas"} and {c.code for c in judged} == {"L", "S", ""}
        assert {c.action.clause for c in judged} == {"", "B3", "B4", "B5", "B10"}
        return self.rows


def call_log(seed: int, calls: int = CALLS) -> list[dict]:
    return CallLog(seed).build(calls)


def bad_calls(seed: int, *, numeric: bool) -> list[tuple[dict, str, str | None]]:
    """Rows with what is wrong with each: where it must be pointed out, and the words or value by which it is known there.

    `where` is `Kepatuhan`, `Data Bermasalah`, `row` (no date that counts, so the row is not judged), `twin` (the row before it once more) or empty.
    """
    log, found = CallLog(seed + 7), []

    def bad(where: str, sign: str | None, day: int = 17, start: str = "09.00", **change: object) -> None:
        row = log.call(day, start, **({"Jenis_Layanan": CONSULT} | change))
        row["Permasalahan"] = row["Permasalahan"] and MATTERS[0]  # without a line break, so that a row of CSV is a line
        found.append((row, where, sign))

    for i in range(6):
        bad("", None, 16 + i, f"{8 + i}.17")
    bad("Data Bermasalah", "Curhat Pribadi", Jenis_Layanan="Curhat Pribadi")
    bad("Data Bermasalah", "25.70", Jam_Hubungi_Kembali="25.70")
    bad("Data Bermasalah", "24.99", Jam_Masuk="24.99", Jam_Selesai=clock("09.05"), Jam_Hubungi_Kembali=clock("09.20"))
    bad("Data Bermasalah", "08.47", Jam_Hubungi_Kembali=clock("08.47"))
    bad("Data Bermasalah", "09.03", start="14.00", Jam_Selesai=clock("09.03"), Jam_Hubungi_Kembali=clock("14.31"))
    bad("Kepatuhan", "B3", No_Telepon=None)
    bad("Data Bermasalah", "BA-2026-0044", 18, Jenis_Layanan=COMPLAINT, No_BA="BA-2026-0044")
    bad("Data Bermasalah", "BA-2026-0044", 19, Jenis_Layanan=COMPLAINT, No_BA="BA-2026-0044")
    bad("", None, 19, "10.00", Jenis_Layanan=COMPLAINT)
    bad("row", "Tanggal", Tanggal=None)
    bad("row", "31/02/2026", Tanggal="31/02/2026")
    bad("row", "30/11/2026", Tanggal=dt.date(2026, 11, 30))
    bad("Data Bermasalah", "banyak sekali", Jumlah_Dering="banyak sekali")
    bad("Data Bermasalah", "entahlah", Salam="entahlah")
    bad("Data Bermasalah", "31/02/2026", Jenis_Layanan=CONFIRM, Tanggal_Permohonan="31/02/2026")
    bad("Data Bermasalah", "8,13E+11", No_Telepon="8,13E+11")
    bad("Data Bermasalah", "1375016204850003" if numeric else "1,37502E+15", Jenis_Layanan=CONFIRM, NIK=1375016204850003 if numeric else "1,37502E+15")
    bad("Data Bermasalah", "RINA  MARLINA", 20, Petugas="RINA  MARLINA")
    bad("", None, 20, Petugas="Rina Marlina")
    bad("", None, 20, "15.15")
    found.append((dict(found[-1][0]), "twin", None))
    return found


# --- C ----------------------------------------------------------------------------------------------------------

FIRMS = ["PT Nusa Karya", "PT Bumi Lestari", "Asuransi Sehat Sentosa", "Asuransi Bina Jiwa", None]
LEVELS = ["Menengah ke Atas", "Staf", None]
CLASSES = ["VIP", "Suite", "President Suite", "Presiden Suite", "vip ", "I", "1", "Kelas I", "II", "2", "Kelas 2", "III", "Kelas III", None, "-"]
PAYERS = ["Perusahaan", "Perusahaan", "Asuransi", "Asuransi", "asuransi", "Pribadi", "Umum", "Tunai", "Cash", "Mandiri", "BPJS", "BPJS Kesehatan", "JKN", "KIS", None]


class HotlineLog:
    """Rows of SOP C; `meant` holds eligibility and duty of the rows made by hand."""

    def __init__(self, seed: int):
        self.inv = people.Invention(seed * 100 + 3)
        self.rows: list[dict] = []
        self.meant: dict[str, tuple[str, str]] = {}

    def call(self, day: int, time: str | dt.time | None, meant: tuple[str, str] | None = None, **change: object) -> dict:
        inv = self.inv
        row = {
            "Tanggal": dt.date(2026, 11, day), "Jam": clock(time) if isinstance(time, str) and " " not in time else time, "Penerima": inv.pick(["Lilis Suryani", "Hari Mukti", None]),
            "Nama Pasien": inv.name()[0], "No Telepon": inv.mobile(), "Penjamin": "Asuransi", "Kelas": "VIP", "Nama Perusahaan/Asuransi": inv.pick(FIRMS), "Jalur": inv.pick(["Rawat Inap", "Rawat Jalan"]),
        } | {k.replace("_", " "): v for k, v in change.items()}
        row = {c: row.get(c) for c in COLUMNS_C}
        self.rows.append(row)
        if meant:
            self.meant[row["Nama Pasien"]] = meant
        return row

    def by_hand(self) -> None:
        c = self.call
        yes, no, ask = "Layak", "Tidak Layak", "Perlu Konfirmasi"
        # C2: boundary minutes on a Wednesday and a Friday, weekend, holiday, no time
        for day in (16, 18, 20):
            for time, duty in [("07.59", "MOD"), ("08.00", "CS"), ("16.59", "CS"), ("17.00", "MOD"), ("00.00", "MOD"), ("23.59", "MOD"), ("12.00", "CS")]:
                for who in ("CS", "MOD", "Petugas CS Lilis", "mod Hari", None):
                    c(day, time, (yes, duty), Penerima=who)
        for day in (19, 21, 22):
            for time in ("07.59", "08.00", "12.00", "17.00", None):
                c(day, time, (yes, "MOD"), Penerima=self.inv.pick(["CS", "MOD", "Lilis Suryani"]))
        c(17, None, (yes, ""), Penerima="CS")
        c(17, "08.30 WITA", (yes, "MOD"), Penerima="CS")
        c(17, "17.30 WITA", (yes, "CS"), Penerima="CS")
        c(17, "17.30 WIB", (yes, "MOD"), Penerima="MOD")
        # C1
        for payer in ("BPJS", "BPJS Kesehatan", "bpjs pbi", "JKN", "KIS"):
            c(17, "10.00", (no, "CS"), Penjamin=payer)
        for level, room, meant in [
            ("Menengah ke Atas", None, yes), ("menengah ke atas", "III", yes), ("Menengah ke Atas", "VIP", yes), ("Staf", "Suite", yes), ("Staf", "Kelas I", no), ("Staf", "3", no), ("Staf", None, ask), ("Staf", "Anggrek", ask),
            (None, "VIP", ask), (None, None, ask), ("-", "II", ask),
        ]:
            c(17, "10.10", (meant, "CS"), Penjamin="Perusahaan", Level=level, Kelas=room, Jalur="Rawat Inap")
            c(17, "10.15", (meant, "CS"), Penjamin=" perusahaan", Level=level, Kelas=room, Jalur="Rawat Jalan")
        for payer in ("Asuransi", "Pribadi", "Umum", "Tunai"):
            for room, meant in [("VIP", yes), ("Suite", yes), ("President Suite", yes), ("Presiden Suite", yes), ("I", no), ("Kelas 2", no), ("III", no), (None, ask), ("Anggrek", ask)]:
                c(17, "10.20", (meant, "CS"), Penjamin=payer, Kelas=room)
        for payer in (None, "-", "tidak ada", "Hadiah Undian"):
            c(17, "10.30", (ask, "CS"), Penjamin=payer)
        # C3.6: partner, agent, neither
        for partner, agent in [("Ya", None), (None, "Ya"), ("Ya", "Ya"), ("Tidak", "Tidak"), (None, None), ("Tidak", "Ya")]:
            for payer in ("Asuransi", "Pribadi"):
                c(17, "10.40", (yes, "CS"), Penjamin=payer, Mitra=partner, Rujukan_Agen=agent, Jalur="Rawat Inap")
        for day in (23, 24, 25):
            c(day, "09.00", (yes, "CS"), Penerima="MOD")

    def build(self, calls: int) -> list[dict]:
        self.by_hand()
        inv = self.inv
        while len(self.rows) < calls:
            time = inv.pick([dt.time(inv.random.randrange(24), inv.random.randrange(60)), dt.time(inv.random.randrange(8, 17), inv.random.randrange(60)), dt.time(8), dt.time(17)])
            self.call(
                16 + inv.random.randrange(7), time, Penerima=inv.pick(["CS", "MOD", "Lilis Suryani", "MOD Hari", None]), Penjamin=inv.pick(PAYERS), Kelas=inv.pick(CLASSES), Level=inv.pick(LEVELS),
                Mitra=inv.pick(["Ya", "Tidak", None]), Rujukan_Agen=inv.pick(["Ya", "Tidak", None]), Jalur=inv.pick(["Rawat Inap", "Rawat Jalan", "Rawat Jalan ", "rawat inap"]),
            )
        inv.random.shuffle(self.rows)
        self.rows.sort(key=lambda r: r["Tanggal"])
        for row in self.rows:
            told = model.judge_hotline(row, {HOLIDAY})
            meant = self.meant.get(row["Nama Pasien"], (told.eligibility, told.duty))
            assert (told.eligibility, told.duty) == meant, (row, told, meant)
        return self.rows


def hotline_log(seed: int, calls: int = CALLS) -> list[dict]:
    return HotlineLog(seed).build(calls)


def bad_hotline(seed: int) -> list[tuple[dict, str, str | None]]:
    """As `bad_calls`."""
    log, found = HotlineLog(seed + 7), []

    def bad(where: str, sign: str | None, day: int = 17, time: str | None = "09.00", **change: object) -> None:
        found.append((log.call(day, time, **change), where, sign))

    for i in range(6):
        bad("", None, 16 + i, f"{8 + i}.17")
    bad("Data Bermasalah", "25.70", Jam="25.70")
    bad("Data Bermasalah", "Hadiah Undian", Penjamin="Hadiah Undian")
    bad("Data Bermasalah", "8,13E+11", No_Telepon="8,13E+11")
    bad("row", "Tanggal", Tanggal=None)
    bad("row", "31/02/2026", Tanggal="31/02/2026")
    bad("row", "30/11/2026", Tanggal=dt.date(2026, 11, 30))
    bad("", None, 20, "15.15")
    found.append((dict(found[-1][0]), "twin", None))
    return found


def census(upgraded: int) -> list[dict]:
    """11 VIP rooms of which `upgraded` hold a BPJS patient, other wards, and IGD's two beds."""
    vip = [(["BPJS", "BPJS Kesehatan", "JKN"][i % 3], "Terisi") for i in range(upgraded)]
    # with 8 of them, one room that a BPJS patient has left stands as empty with its payer
    rest = {8: [("Asuransi", "Terisi"), (None, "Kosong"), ("BPJS", "Kosong")], 9: [("Pribadi", "Terisi"), (None, "Kosong")], 10: [("-", "kosong")]}[upgraded]
    rows = [(f"VIP {i + 1:02d}", "VIP", payer, status) for i, (payer, status) in enumerate(vip + rest)]
    rows += [("Suite 1", "Suite", "Asuransi", "Terisi"), ("Suite 2", "Suite", None, "Kosong"), ("President Suite 1", "President Suite", None, "Kosong")]
    for i in range(12):
        rows.append((f"Anggrek {i + 1:02d}", ["Kelas I", "Kelas II", "III"][i % 3], "BPJS" if i % 4 else None, "Terisi" if i % 4 else "Kosong"))
    rows += [("IGD Tindakan", "IGD", None, "Kosong"), ("IGD Resusitasi", "IGD", "Umum", "Terisi")]
    return [dict(zip(COLUMNS_CENSUS, r, strict=True)) for r in rows]


# --- files ------------------------------------------------------------------------------------------------------


def shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.time):
        return f"{value:%H.%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)


def write_csv(path: pathlib.Path, columns: list[str], rows: list[dict]) -> pathlib.Path:
    """`;`, dd/mm/yyyy, times as `14.05`."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([shown(r.get(c)) for c in columns] for r in rows)
    return path


def write_xlsx(path: pathlib.Path, columns: list[str], rows: list[dict], title: str | None = None) -> pathlib.Path:
    """True dates and times; telephones and NIK as text unless they are numbers in `rows`."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": dt.datetime(2026, 11, 23, 8)})
    sheet = book.add_worksheet("Log")
    bold, day, time = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
    top = 0
    if title:
        sheet.merge_range(0, 0, 0, len(columns) - 1, title, bold)
        top = 2
    for c, header in enumerate(columns):
        sheet.write_string(top, c, header, bold)
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


def make(folder: pathlib.Path, seed: int = 2026, calls: int = CALLS) -> None:
    """All logs and censuses, each as XLSX and as CSV."""
    folder.mkdir(parents=True, exist_ok=True)
    sets = [
        ("layanan", COLUMNS_B, call_log(seed, calls), "LOG LAYANAN TELEPON"), ("hotline", COLUMNS_C, hotline_log(seed, calls), "LOG HOTLINE"),
        ("hotline_salah", COLUMNS_C, [r for r, *_ in bad_hotline(seed)], None), *[(f"sensus_{k}", COLUMNS_CENSUS, census(k), "SENSUS KAMAR") for k in (8, 9, 10)],
    ]
    for name, columns, rows, title in sets:
        write_xlsx(folder / f"{name}.xlsx", columns, rows, title)
        write_csv(folder / f"{name}.csv", columns, rows)
    write_xlsx(folder / "layanan_salah.xlsx", COLUMNS_B, [r for r, *_ in bad_calls(seed, numeric=True)])
    write_csv(folder / "layanan_salah.csv", COLUMNS_B, [r for r, *_ in bad_calls(seed, numeric=False)])


def make_benchmark(folder: pathlib.Path, calls: int, weeks: int, seed: int = 2026) -> list[pathlib.Path]:
    """A log of B and one of C with `calls` rows each over the `weeks` weeks that end with 2026-W47, in order of time."""
    folder.mkdir(parents=True, exist_ok=True)
    inv, serial = people.Invention(seed), random.Random(seed)
    first, paths = MONDAY - DAY * 7 * (weeks - 1), []
    for name, columns in [("layanan", COLUMNS_B), ("hotline", COLUMNS_C)]:
        path = folder / f"{name}_{calls}_{weeks}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
            writer.writerow(columns)
            for i in range(calls):
                minute = i * weeks * 7 * 1440 // calls
                date, start = first + DAY * (minute // 1440), dt.time(minute % 1440 // 60, minute % 60)
                who = f"{inv.pick(people.GIVEN_F)} {inv.pick(people.GIVEN_M)} {inv.pick(people.FAMILY)}"
                row: dict = {"Tanggal": date, "Nama Penelpon": who, "Nama Pasien": who, "No Telepon": f"0812{i:08d}"}
                if columns is COLUMNS_B:
                    kind = serial.choice([CONFIRM, CONSULT, COMPLAINT])
                    row |= {
                        "Jam Masuk": start, "Jumlah Dering": serial.randrange(1, 6), "Jam Selesai": later(start, serial.randrange(1, 9)), "Petugas": serial.choice(OFFICERS), "Salam": serial.choice(["Ya", "Ya", "Ya", "Tidak"]),
                        "Jenis Layanan": kind, "Pihak Terkait": serial.choice(PARTIES), "Tuntas": serial.choice(["Ya", "Ya", "Tidak"]), "Diteruskan": serial.choice(["Ya", None]),
                        "Jam Hubungi Kembali": serial.choice([later(start, serial.randrange(9, 50)), later(start, 20), None]), "Jawaban": "Sudah dijelaskan",
                    }
                    row |= {"No Resi": f"{i:07d}", "Tanggal Permohonan": date - DAY * 20, "NIK": f"137501{i:010d}"} if kind == CONFIRM else {"Permasalahan": serial.choice(MATTERS)}
                    row |= {"Disetujui Oleh": SUPERIOR, "Tanggal Persetujuan": date} if i % 3 else {}
                else:
                    row |= {
                        "Jam": start, "Penerima": serial.choice(["CS", "MOD", None]), "Penjamin": serial.choice(PAYERS), "Kelas": serial.choice(CLASSES), "Level": serial.choice(LEVELS), "Mitra": serial.choice(["Ya", None]),
                        "Nama Perusahaan/Asuransi": serial.choice(FIRMS), "Jalur": serial.choice(["Rawat Inap", "Rawat Jalan"]),
                    }
                writer.writerow([shown(row.get(c)) for c in columns])
        paths.append(path)
    return paths


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--calls", type=int, default=CALLS)
    parser.add_argument("--benchmark", type=int, nargs="?", const=100_000, metavar="CALLS", help="one log of so many calls, as CSV")
    parser.add_argument("--weeks", type=int, default=1, help="spread the benchmark over so many weeks")
    arguments = parser.parse_args()
    if arguments.benchmark:
        for path in make_benchmark(arguments.folder, arguments.benchmark, arguments.weeks, arguments.seed):
            print(path)
    else:
        make(arguments.folder, arguments.seed, arguments.calls)
        print(collections.Counter(p.suffix for p in arguments.folder.iterdir()))
