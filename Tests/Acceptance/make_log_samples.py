#!/usr/bin/env python3
"""Write samples/dinkes-kota-contoh/ (SOP B) and samples/rs-eksekutif/ (SOP C): an invented week of calls with every clause kept and broken.

usage: make_log_samples.py [--sapa SAPA_BINARY] [FOLDER]     FOLDER: samples/ beside Tests/

Without --sapa only masuk/ is written; with it also sapa.toml and a workbook in kerja/ as staff left it: the blank telephone log, partly filled in, and
the hotline's book of the day before with times typed into its path sheets. What each call is meant to come to is held against log_model.py.
The same seed gives the same bytes. Nobody in them exists.

Needs: openpyxl xlsxwriter
"""

from __future__ import annotations

import argparse
import copy
import datetime as dt
import io
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

import openpyxl

import log_model as model
import make_logs as logs

TODAY = dt.date(2026, 11, 18)
HOLIDAY = dt.date(2026, 11, 17)
CONFIRM, CONSULT, COMPLAINT = logs.CONFIRM, logs.CONSULT, logs.COMPLAINT
at = logs.clock

# Other words of the same columns, as two systems elsewhere write them.
DESK = dict(zip(logs.COLUMNS_B, [
    "Tgl Telepon", "Jam Telepon", "Diangkat Dering Ke", "Jam Ditutup", "Diterima Oleh", "Ucapan Salam", "Penelepon", "No HP/WA", "Keperluan", "Nomor Tanda Terima", "Tgl Pengajuan", "No KTP",
    "Pokok Permasalahan", "Dikonfirmasi Ke", "Dapat Diselesaikan", "Diteruskan ke Atasan", "Jam Telepon Balik", "Penjelasan Petugas", "No Berita Acara", "Mengetahui", "Tgl ACC",
], strict=True))
FORM = dict(zip(logs.COLUMNS_B, [
    "Tanggal Panggilan", "Waktu Panggilan", "Jml Dering", "Waktu Selesai", "Nama Petugas", "Mengucapkan Salam", "Nama Lengkap Penelepon", "Nomor HP Aktif", "Kategori Layanan", "Resi", "Tanggal Pengajuan", "NIK Pemohon",
    "Uraian Masalah", "Instansi Terkait", "Apakah Tuntas", "Apakah Diteruskan", "Waktu Hubungi Kembali", "Tanggapan", "Nomor BA", "Disahkan Oleh", "Tanggal Disahkan",
], strict=True))
FORM_WORDS = {"Jenis Layanan": {COMPLAINT: "Aduan", CONSULT: "Layanan Konsultasi"}, "Tuntas": {"Ya": "Sudah Tuntas", "Tidak": "Belum Tuntas"}}
HOTLINE = dict(zip(logs.COLUMNS_C, [
    "Hari/Tanggal", "Pukul", "Yang Menerima", "Nama Lengkap Pasien", "No HP Pasien", "Cara Bayar", "Hak Kelas", "Nama Instansi", "Jabatan", "Rekanan", "Referensi Agen", "Jenis Perawatan",
], strict=True))
CENSUS = dict(zip(logs.COLUMNS_CENSUS, ["Nama Kamar", "Kelas Kamar", "Cara Bayar", "Status Bed"], strict=True))
DESK_LOG, FORM_LOG, HOTLINE_LOG, CENSUS_FILE = "Log telepon loket sd 18-11-2026.xlsx", "Formulir web layanan telepon.csv", "Log hotline sd {:%d-%m-%Y}.xlsx", "Sensus kamar 18-11-2026.csv"

OFFICERS = {"Lilis Suryani": "CS", "Dian Permata": "CS", "Hari Mukti": "MOD", "Ratih Anggraini": "MOD"}
NOT_APPROVED = {"Disetujui_Oleh": None, "Tanggal_Persetujuan": None}


# --- SOP B ------------------------------------------------------------------------------------------------------


class Calls(logs.CallLog):
    """Calls of 16–18 November; `desk` and `form` are the two logs, `book` what is typed into the blank book."""

    def __init__(self, seed: int):
        super().__init__(seed)
        self.desk: list[dict] = []
        self.form: list[dict] = []
        self.book: list[dict] = []

    def to(self, where: list[dict], day: int, start: str | None, meant: str | None = None, **change: object) -> dict:
        change = {"No_Telepon": self.inv.good_telephone()} | change
        row = self.call(day, start, meant, **change)
        where.append(row)
        return row

    def at_the_desk(self) -> None:
        def c(*told: object, **change: object) -> dict:
            return self.to(self.desk, *told, **change)

        c(16, "08.05", "B1", Jenis_Layanan=CONFIRM, Jumlah_Dering=5)
        c(16, "08.31", "B2", Jenis_Layanan=CONSULT, Salam="Tidak")
        c(16, "09.02", "B3", Jenis_Layanan=CONFIRM, No_Resi=None)
        c(16, "09.20", "B3", Jenis_Layanan=CONFIRM, Tanggal_Permohonan="-")
        c(16, "09.44", "B3", Jenis_Layanan=CONFIRM, NIK="tidak ada", Jumlah_Dering=None)
        c(16, "10.10", "B3", Jenis_Layanan=CONSULT, No_Telepon="-")
        c(16, "10.32", "B3", Jenis_Layanan=COMPLAINT, Permasalahan=None)
        # B4: 30 minutes after the end, 31, and not on record
        c(16, "11.00", "Patuh", Jenis_Layanan=CONSULT, Jam_Selesai=at("11.04"), Jam_Hubungi_Kembali=at("11.34"))
        c(16, "11.15", "B4", Jenis_Layanan=COMPLAINT, Jam_Selesai=at("11.20"), Jam_Hubungi_Kembali=at("11.51"), **NOT_APPROVED)
        c(16, "13.40", "B4, B6", Jenis_Layanan=CONSULT, Jam_Hubungi_Kembali=None, Jawaban=None, **NOT_APPROVED)
        c(17, "08.20", "B1, B2, B3, B4, B5, B6", Jenis_Layanan=CONFIRM, Jumlah_Dering=8, Salam="Tidak", NIK=None, Tuntas="Tidak", Jam_Hubungi_Kembali=None, Jawaban=None, **NOT_APPROVED)
        c(17, "08.45", "B5", Jenis_Layanan=COMPLAINT, Tuntas="Tidak", Diteruskan="Tidak", **NOT_APPROVED)
        c(17, "09.05", "Patuh", Jenis_Layanan=COMPLAINT, Tuntas="Tidak", Diteruskan="Ya", **NOT_APPROVED)
        c(17, "09.30", "Patuh", Jenis_Layanan=CONSULT, Tuntas=None, Pihak_Terkait="Puskesmas Contoh", **NOT_APPROVED)
        c(17, "10.00", "Patuh", Jenis_Layanan=COMPLAINT, No_BA="BA-2026-0007")
        c(17, "10.25", "Patuh", Jenis_Layanan="Curhat Pribadi")
        c(17, "14.00", "Patuh", Jenis_Layanan=CONSULT, Jam_Selesai=at("14.06"), Jam_Hubungi_Kembali="25.70")
        c(17, "15.10", "Patuh", Jenis_Layanan=CONSULT, Jam_Selesai=at("15.12"), Jam_Hubungi_Kembali=at("14.55"))
        c(17, "23.45", "Patuh", Jenis_Layanan=CONSULT, Jam_Selesai=at("23.50"), Jam_Hubungi_Kembali=at("00.15"), Petugas="Doni Firdaus")
        c(17, "23.48", "B4", Jenis_Layanan=CONSULT, Jam_Selesai=at("00.02"), Jam_Hubungi_Kembali=at("00.40"), Petugas="Doni Firdaus")
        c(17, "23.55", "Patuh", Jenis_Layanan=CONSULT, Jam_Selesai=at("23.58"), Jam_Hubungi_Kembali=None, Petugas="Doni Firdaus", Jawaban=None, **NOT_APPROVED)
        c(18, "08.10", "Patuh", Jenis_Layanan=COMPLAINT, Petugas="rina marlina", **NOT_APPROVED)
        c(18, "09.15", "Patuh", Jenis_Layanan=COMPLAINT, Jam_Hubungi_Kembali=None, Jawaban=None, **NOT_APPROVED)
        c(18, "09.40", None, Jenis_Layanan=CONSULT, Tanggal=None)
        for day in (16, 17, 18):
            for hour in (12, 14, 15):
                c(day, f"{hour}.{self.inv.random.randrange(60):02d}", "Patuh")
        self.desk.append(dict(self.desk[7]))

    def through_the_form(self) -> None:
        def c(*told: object, **change: object) -> dict:
            return self.to(self.form, *told, **change)

        c(16, "08.50", "B3", Jenis_Layanan=CONFIRM, No_Telepon=None)
        c(16, "09.10", "B3", Jenis_Layanan=CONSULT, Permasalahan="-")
        c(16, "10.05", "B3", Jenis_Layanan=COMPLAINT, No_Telepon="tidak ada", **NOT_APPROVED)
        c(16, "10.50", "B3", Jenis_Layanan=None)
        c(16, "13.05", "B4", Jenis_Layanan=CONFIRM, Jam_Selesai=None, Jam_Hubungi_Kembali=at("13.36"))
        c(16, "13.25", "Patuh", Jenis_Layanan=CONFIRM, Jam_Selesai=None, Jam_Hubungi_Kembali=at("13.55"))
        c(17, None, "B4, B6", Jenis_Layanan=CONSULT, Jam_Selesai=None, Jam_Hubungi_Kembali=None, Jawaban=None, **NOT_APPROVED)
        c(17, "10.40", "Patuh", Jenis_Layanan=COMPLAINT, No_BA="BA-2026-0007", **NOT_APPROVED)
        c(17, "11.05", "B5", Jenis_Layanan=CONSULT, Tuntas="Tidak", Diteruskan=None, **NOT_APPROVED)
        c(17, "13.10", "Patuh", Jenis_Layanan=CONFIRM, NIK="1,37502E+15")
        c(17, "13.45", "Patuh", Jenis_Layanan=CONSULT, No_Telepon="8,13E+11")
        c(17, "14.20", "Patuh", Jenis_Layanan=CONSULT, Salam=None)
        c(18, "08.30", "B1, B4", Jenis_Layanan=COMPLAINT, Jumlah_Dering=4, Jam_Selesai=at("08.35"), Jam_Hubungi_Kembali=at("09.20"), **NOT_APPROVED)
        c(18, "10.20", None, Jenis_Layanan=CONSULT, Tanggal="31/02/2026")
        for day in (16, 17, 18):
            for hour in (11, 15):
                c(day, f"{hour}.{self.inv.random.randrange(60):02d}", "Patuh")
        # a call that the desk has written down too
        self.form.append(dict(self.desk[11]))

    def into_the_book(self) -> None:
        def c(*told: object, **change: object) -> dict:
            return self.to(self.book, *told, **({"Petugas": "Siti Aminah"} | NOT_APPROVED | change))

        c(16, "08.15", "Patuh", Jenis_Layanan=CONSULT, Disetujui_Oleh=logs.SUPERIOR, Tanggal_Persetujuan=dt.date(2026, 11, 17))
        c(16, "09.25", "Patuh", Jenis_Layanan=COMPLAINT)
        c(16, "13.30", "B1", Jenis_Layanan=CONFIRM, Jumlah_Dering=4)
        c(16, "14.20", "B4", Jenis_Layanan=CONSULT, Jam_Selesai=at("14.26"), Jam_Hubungi_Kembali=at("15.10"))
        c(17, "08.00", "B4, B6", Jenis_Layanan=COMPLAINT, Jam_Selesai=at("08.09"), Jam_Hubungi_Kembali=None, Jawaban=None)
        c(17, "10.15", "B3", Jenis_Layanan=CONFIRM, No_Resi=None, NIK=None)
        c(17, "11.20", "B2", Jenis_Layanan=CONSULT, Salam="Tidak", Petugas="Siti  aminah")
        c(17, "13.50", "Patuh", Jenis_Layanan=COMPLAINT, Tuntas="Tidak", Diteruskan="Ya")
        c(17, "15.00", "B5", Jenis_Layanan=CONSULT, Tuntas="Tidak")
        c(18, "08.05", "Patuh", Jenis_Layanan=CONFIRM)
        c(18, "08.40", "Patuh", Jenis_Layanan=CONSULT, Tuntas=None)
        c(18, "09.50", "Patuh", Jenis_Layanan=COMPLAINT, Jam_Hubungi_Kembali=None, Tuntas=None, Jawaban=None)

    def build(self) -> Calls:
        self.at_the_desk()
        self.through_the_form()
        self.into_the_book()
        rows = [r for r in self.desk + self.form + self.book if model.known(model.date_of(r["Tanggal"]))]
        for row, told in zip(rows, model.judge_calls(rows, TODAY), strict=True):
            assert told.compliance == self.meant.get(row["Nama Penelpon"], told.compliance), (row, told)
        return self


def write_calls(calls: Calls, masuk: pathlib.Path) -> None:
    desk = [{DESK[k]: v for k, v in r.items()} | {"Kelurahan": calls.inv.pick(["Contoh Timur", "Contoh Barat"])} for r in sorted_by_time(calls.desk)]
    logs.write_xlsx(masuk / DESK_LOG, [*DESK.values(), "Kelurahan"], desk, "DINAS KESEHATAN KOTA CONTOH – LOG TELEPON LOKET 16–18 NOVEMBER 2026")
    form = []
    for row in sorted_by_time(calls.form):
        stamp = row["Tanggal"] if isinstance(row["Tanggal"], dt.date) else dt.date(2026, 11, 18)
        words = {k: FORM_WORDS.get(k, {}).get(v, v) for k, v in row.items()}
        form.append({"Stempel Waktu": f"{stamp:%d/%m/%Y} 16.30.00"} | {FORM[k]: v for k, v in words.items()})
    logs.write_csv(masuk / FORM_LOG, ["Stempel Waktu", *FORM.values()], form)


def sorted_by_time(rows: list[dict]) -> list[dict]:
    def key(row: dict) -> tuple:
        date, time = row["Tanggal"], row.get("Jam Masuk") or row.get("Jam")
        return date if isinstance(date, dt.date) else TODAY, time if isinstance(time, dt.time) else dt.time()

    return sorted(rows, key=key)


def type_calls(path: pathlib.Path, rows: list[dict]) -> None:
    """Types calls below the header as staff do: dates as dates, times as `14.05`, telephones and NIK as text."""
    book = openpyxl.load_workbook(path)
    sheet, top, columns = sheet_of(book, "Log Layanan")
    for r, row in enumerate(rows, top + 1):
        for header, value in row.items():
            if value is not None:
                cell = sheet.cell(r, columns[header])
                # a spreadsheet gives a new cell the looks of its column; openpyxl does not
                cell._style = copy.copy(sheet.column_dimensions[cell.column_letter]._style)
                cell.value = f"{value:%H.%M}" if isinstance(value, dt.time) else value
    save(book, path)


# --- SOP C ------------------------------------------------------------------------------------------------------


class Patients(logs.HotlineLog):
    """Calls of 16–18 November to the hotline; `named` are those whose steps staff type."""

    def __init__(self, seed: int):
        super().__init__(seed)
        self.named: dict[str, dict] = {}

    def to(self, day: int, time: str | None, eligibility: str, duty: str, who: str | None, payer: str | None, room: str | None, path: str | None, name: str | None = None, **change: object) -> None:
        change = {"No_Telepon": self.inv.good_telephone(), "Nama_Perusahaan/Asuransi": None} | change
        row = self.call(day, time, (eligibility, duty), Penerima=who, Penjamin=payer, Kelas=room, Jalur=path, **change)
        if name:
            self.named[name] = row

    def build(self) -> Patients:
        c = self.to
        yes, no, ask, stay, visit = "Layak", "Tidak Layak", "Perlu Konfirmasi", "Rawat Inap", "Rawat Jalan"
        lilis, dian, hari, ratih = OFFICERS
        insurer, firm = {"Nama_Perusahaan/Asuransi": "Asuransi Sehat Sentosa"}, {"Nama_Perusahaan/Asuransi": "PT Nusa Karya"}
        high, staff = firm | {"Level": "Menengah ke Atas"}, firm | {"Level": "Staf"}
        # Monday: boundary minutes, and the patients whose steps are on record
        c(16, "07.59", yes, "MOD", hari, "Asuransi", "VIP", stay, "tidy", **insurer)
        c(16, "08.00", yes, "CS", lilis, "Asuransi", "Suite", stay, "early", **insurer, Mitra="Ya")
        c(16, "08.20", yes, "CS", lilis, "Asuransi", "President Suite", stay, "ungated", **insurer, Rujukan_Agen="Ya")
        c(16, "08.45", yes, "CS", dian, "Asuransi", "VIP", stay, "guaranteed", **insurer, Mitra="Ya", Rujukan_Agen="Tidak")
        c(16, "09.10", yes, "CS", hari, "Perusahaan", "II", stay, "simple", **high)
        c(16, "09.40", yes, "CS", dian, "Pribadi", "VIP", stay, "backwards")
        c(16, "10.05", yes, "CS", lilis, "Umum", "Suite", stay, "skipped")
        c(16, "10.30", yes, "CS", lilis, "Tunai", "VIP", visit, "home")
        c(16, "11.00", yes, "CS", dian, "Perusahaan", None, visit, "admitted", **high)
        c(16, "11.25", yes, "CS", dian, "Asuransi", "VIP", visit, "advised", **insurer)
        c(16, "13.15", yes, "CS", lilis, "Cash", "VIP", visit, "hasty")
        c(16, "14.00", ask, "CS", lilis, "Asuransi", None, stay, "asked", **insurer)
        c(16, "16.59", yes, "CS", dian, "Perusahaan", "VIP", stay, **staff)
        c(16, "17.00", yes, "MOD", lilis, "Pribadi", "President Suite", visit)
        c(16, "23.40", yes, "MOD", ratih, "Asuransi", "VIP", stay, "night", **insurer, Mitra="Tidak", Rujukan_Agen="Tidak")
        # Tuesday is a holiday: MOD all day long
        c(17, "08.00", yes, "MOD", dian, "Asuransi", "VIP", visit, **insurer)
        c(17, "09.30", yes, "MOD", hari, "Mandiri", "VIP", stay)
        c(17, "12.00", no, "MOD", ratih, "BPJS", "I", stay)
        c(17, "12.30", no, "MOD", ratih, "BPJS Kesehatan", "VIP", stay)
        c(17, None, ask, "MOD", "Customer Service", None, "VIP", visit)
        c(17, "16.00", ask, "MOD", "Bu Wati", "Perusahaan", "VIP", stay, **firm)
        # Wednesday: every payer, class and level
        for i, (payer, room, eligibility, change) in enumerate([
            ("Asuransi", "I", no, insurer), ("Asuransi", "Kelas 2", no, insurer), ("Asuransi", "III", no, insurer), ("Asuransi", "Presiden Suite", yes, insurer | {"Rujukan_Agen": "Ya"}),
            ("Asuransi", "Anggrek", ask, insurer), ("Pribadi", "Kelas I", no, {}), ("Pribadi", "Suite", yes, {}), ("Pribadi", None, ask, {}), ("Umum", "-", ask, {}), ("Tunai", "II", no, {}),
            ("Perusahaan", "III", yes, high), ("Perusahaan", "Suite", yes, high), ("Perusahaan", "I", no, staff), ("Perusahaan", "Presiden Suite", yes, staff), ("Perusahaan", None, ask, staff),
            ("Perusahaan", "II", ask, firm), ("JKN", "II", no, {}), ("KIS", "III", no, {}), ("-", "VIP", ask, {}), ("Hadiah Undian", "VIP", ask, {}),
        ]):
            c(18, f"{8 + i // 4}.{i % 4 * 15:02d}", eligibility, "CS", [lilis, dian, None][i % 3], payer, room, [stay, visit][i % 2], **change)
        c(18, "13.00", yes, "CS", ratih, "Asuransi", "VIP", stay, **insurer, Mitra="Ya")
        c(18, "13.20", yes, "CS", lilis, "Asuransi", "VIP", None, **insurer)
        c(18, "14.00", yes, "CS", lilis, "Asuransi", "VIP", visit, No_Telepon="8,13E+11", **insurer)
        c(18, None, yes, "", dian, "Pribadi", "VIP", visit, Jam="25.70")
        c(18, "17.30 WITA", yes, "CS", dian, "Pribadi", "VIP", visit)
        c(18, "17.00", yes, "MOD", hari, "Asuransi", "VIP", stay, **insurer)
        self.rows.append(dict(self.rows[-1]))
        for row in self.rows:
            told = model.judge_hotline(row, {HOLIDAY}, OFFICERS)
            assert (told.eligibility, told.duty) == self.meant[row["Nama Pasien"]], (row, told)
        return self


def write_hotline(rows: list[dict], day: dt.date, masuk: pathlib.Path) -> None:
    known = [{HOTLINE[k]: v for k, v in r.items()} for r in sorted_by_time(rows) if r["Tanggal"] <= day]
    logs.write_xlsx(masuk / HOTLINE_LOG.format(day), list(HOTLINE.values()), known, f"RS EKSEKUTIF CONTOH – LOG HOTLINE SAMPAI {day:%d/%m/%Y}")
    logs.write_csv(masuk / CENSUS_FILE, list(CENSUS.values()), [{CENSUS[k]: v for k, v in r.items()} for r in logs.census(9)])


STEPS = {  # what staff typed by the evening of Monday, step number to cell; with a point or a colon
    "Rawat Inap": {
        "tidy": {1: "08.10", 2: "08:45", 3: "09.05", 4: "10:30", 5: "11.00"},
        "early": {1: "08.15", 2: "08.50", 3: "09.10", 4: "09.40", 5: "10.15", "Edukasi Ekses Klaim": "Ya", "Formulir Ditandatangani": "Ya"},
        "ungated": {1: "08.30", 2: "09.15", 3: "09.35", 4: "10.00", 5: "10.40", 7: "15.30", "Edukasi Ekses Klaim": "Tidak"},
        "guaranteed": {1: "09.00", 2: "09.30", 3: "09.55", 4: "10.20", 5: "10.50", "Penjaminan Terbit": "Ya"},
        "simple": {1: "09:20", 2: "10:00", 3: "10:20", 7: "17/11/2026 09.30"},
        "backwards": {1: "10.10", 2: "09.55", 3: "10.30"},
        "skipped": {2: "10.40"},
        "night": {1: "23.55", 2: "00.20"},
    },
    "Rawat Jalan": {
        "home": {1: "10.40", 2: "10.50", 3: "11.05", 4: "11.30", 6: "11.50", 7: "12.00", 8: "12.10", 9: "12.20"},
        "admitted": {1: "11.10", 2: "11.20", 3: "11.40", 4: "12.15", 5: "12.40"},
        "advised": {1: "11.35", 2: "11.45", 3: "12.00", 4: "12.30", "Disarankan Rawat Inap": "Ya"},
        "hasty": {1: "13.20", 3: "13.40", 4: "13.35"},
    },
}


def type_steps(path: pathlib.Path, named: dict[str, dict]) -> None:
    book = openpyxl.load_workbook(path)
    for name, patients in STEPS.items():
        sheet, top, columns = sheet_of(book, name)
        rows = {str(sheet.cell(r, columns["Nama Pasien"]).value): r for r in range(top + 1, sheet.max_row + 1)}
        for patient, typed in patients.items():
            for step, value in typed.items():
                header = next(h for h in columns if h.startswith(f"{step} ")) if isinstance(step, int) else step
                sheet.cell(rows[named[patient]["Nama Pasien"]], columns[header]).value = value
    save(book, path)


# --- both -------------------------------------------------------------------------------------------------------


def sheet_of(book: openpyxl.Workbook, name: str) -> tuple:
    """A sheet, the row of its header (the one that begins with `Kode`), and its columns."""
    sheet = book[name]
    top = next(r for r in range(1, 21) if sheet.cell(r, 1).value == "Kode")
    return sheet, top, {str(c.value): c.column for c in sheet[top] if c.value is not None}


def save(book: openpyxl.Workbook, path: pathlib.Path) -> None:
    """As `Workbook.save`, but without the moment of saving in it."""
    raw = io.BytesIO()
    book.save(raw)
    moment = rb"\g<1>2026-11-18T08:00:00Z\g<2>"
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*(<)", moment, data)
            target.writestr(zipfile.ZipInfo(name, (2026, 11, 18, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)


def with_book(sapa: pathlib.Path, folder: pathlib.Path, sop: str, name: str, work) -> None:
    """A facility made in a scratch folder, worked on there; its profile and its book come to the sample."""
    with tempfile.TemporaryDirectory() as scratch:
        facility = pathlib.Path(scratch) / "facility"
        subprocess.run([sapa, "init", facility, "--sop", sop, "--name", name, "--date", f"{logs.MONDAY}"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        work(facility)
        (folder / "kerja").mkdir(parents=True, exist_ok=True)
        shutil.copy(facility / "sapa.toml", folder / "sapa.toml")
        for book in (facility / "kerja").glob("*.xlsx"):
            shutil.copy(book, folder / "kerja" / book.name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2] / "samples")
    parser.add_argument("--sapa", type=pathlib.Path)
    arguments = parser.parse_args()
    service, hospital = arguments.folder / "dinkes-kota-contoh", arguments.folder / "rs-eksekutif"
    calls, patients = Calls(18_112_026).build(), Patients(18_112_027).build()
    for folder in (service, hospital):
        (folder / "masuk").mkdir(parents=True, exist_ok=True)
    write_calls(calls, service / "masuk")
    write_hotline(patients.rows, TODAY, hospital / "masuk")

    def fill_the_log(facility: pathlib.Path) -> None:
        type_calls(facility / "kerja" / "Layanan Telepon 2026-W47.xlsx", calls.book)

    def fill_the_paths(facility: pathlib.Path) -> None:
        profile = (facility / "sapa.toml").read_text("utf-8")
        of = {unit: ", ".join(f'"{n}"' for n, u in OFFICERS.items() if u == unit) for unit in ("CS", "MOD")}
        for key, value in [("holidays", f'"{HOLIDAY}"'), ("cs_officers", of["CS"]), ("mod_officers", of["MOD"])]:
            profile, found = re.subn(rf"(?m)^# {key} = \[.*?\]", f"{key} = [{value}]", profile)
            assert found == 1, key
        (facility / "sapa.toml").write_text(profile, "utf-8")
        write_hotline(patients.rows, logs.MONDAY, facility / "masuk")
        done = subprocess.run([arguments.sapa.resolve(), "run", facility, "--date", f"{HOLIDAY}"], check=False, stdout=subprocess.DEVNULL)
        assert done.returncode in (0, 1)
        type_steps(facility / "kerja" / "Hotline 2026-W47.xlsx", patients.named)

    if arguments.sapa:
        with_book(arguments.sapa.resolve(), service, "layanan-telepon", "Dinas Kesehatan Kota Contoh", fill_the_log)
        with_book(arguments.sapa.resolve(), hospital, "hotline", "RS Eksekutif Contoh", fill_the_paths)
    print(f"{service}: {len(calls.desk) + len(calls.form)} calls in logs, {len(calls.book)} in the book\n{hospital}: {len(patients.rows)} calls")


if __name__ == "__main__":
    main()
