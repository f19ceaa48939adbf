#!/usr/bin/env python3
"""Write six discharge exports of 300 stays each, and beside each what `sapa run --date 2026-11-18` must say of every stay.

usage: make_exports.py [FOLDER] [--seed N]      FOLDER: exports/ beside this file; the same seed gives the same bytes

Needs: openpyxl xlsxwriter
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import pathlib
import zipfile

import model
import people

RUN = dt.date(2026, 11, 18)
DAY = dt.timedelta(days=1)
STAYS = 300


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


class Export:
    """The rows of one export, and for each stay what its maker meant it to become."""

    def __init__(self, letter: str, seed: int, *, rawat: bool, entri: bool, moves: bool, rm_style: str):
        self.inv = people.Invention(seed * 100 + ord(letter))
        self.letter, self.rawat, self.entri, self.moves, self.rm_style = letter, rawat, entri, moves, rm_style
        self.rows: list[dict] = []
        self.meant: dict[tuple, str] = {}
        self.stays = 0
        self.rms: set[str] = set()
        self.serial = 0

    # -- identifiers

    def new_rm(self) -> str:
        while True:
            n = self.inv.random.randrange(100_000, 999_999) if self.rm_style == "number" else self.inv.random.randrange(1_000, 299_999)
            s = f"{n:06d}"
            rm = {
                "plain": s, "number": s, "dash": f"{s[:2]}-{s[2:4]}-{s[4:]}", "dot": f"{s[:2]}.{s[2:4]}.{s[4:]}",
                "long": s if n % 9 else f"RSHS-2026-{s[:5]}",
            }[self.rm_style]
            if rm not in self.rms:
                self.rms.add(rm)
                return rm

    def new_rawat(self, admitted: dt.date) -> str | None:
        self.serial += 1
        return f"{admitted:%Y/%m/%d}/{self.serial:06d}" if self.rawat else None

    # -- one stay

    def stay(self, keluar: dt.date | None, meant: str, *, pulang=None, masuk=None, lag=None, telp=None, person=None, rm=None, blank_entry=False) -> dict:
        inv = self.inv
        person = person or inv.person()
        masuk = masuk or (keluar or RUN) - DAY * inv.random.randrange(2, 10)
        if pulang is None:
            pulang = inv.pick(people.HOME_STATUSES) if keluar else inv.pick(["", "-"])
        entri = None
        if self.entri and keluar and not blank_entry:
            most = max(0, min(model.DEFAULTS.entry_max_days, (RUN - keluar).days))
            entri = keluar + DAY * (lag if lag is not None else inv.random.randrange(0, most + 1))
        row = dict(
            person, rawat=self.new_rawat(masuk), rm=rm or self.new_rm(), masuk=masuk, keluar=keluar, entri=entri,
            pulang=pulang, telp=inv.good_telephone() if telp is None else telp, kamar=inv.pick(people.ROOMS),
            jam_masuk=f"{inv.random.randrange(0, 24):02d}:{inv.random.randrange(60):02d}", jam_keluar=f"{inv.random.randrange(9, 18):02d}:{inv.random.randrange(60):02d}",
        )
        self.rows.append(row)
        self.meant[(row["rm"], row["masuk"])] = meant
        self.stays += 1
        return row

    def twin(self, row: dict, *, masuk: dt.date | None = None) -> None:
        """A second registration of the same discharge: the same stay (A0)."""
        copy = dict(row, rawat=self.new_rawat(masuk or row["masuk"]), masuk=masuk or row["masuk"], kamar=self.inv.pick(people.ROOMS))
        self.rows.append(copy)

    def move(self, row: dict, rooms: int, *, same_day: bool = False, end: str = "home") -> None:
        """Turn the last stay into `rooms` rows. end: home, open (the last room is open) or moves (only `Pindah Kamar`)."""
        self.rows.remove(row)
        admitted, left = row["masuk"], row["keluar"]
        last_day = left or RUN
        cuts = sorted(self.inv.random.randrange(0, max((last_day - admitted).days, 1)) for _ in range(rooms - 1))
        days = [admitted] + [admitted + DAY * c for c in cuts]
        if same_day:
            days[-1] = left or RUN
        pieces = []
        for i, start in enumerate(days):
            final = i == len(days) - 1
            piece = dict(row, masuk=start if self.rawat else admitted, kamar=people.ROOMS[(i + self.serial) % len(people.ROOMS)])
            piece["jam_masuk"] = f"{i + 1:02d}:10"
            piece["jam_keluar"] = f"{i + 2:02d}:05" if not final else "15:30"
            if not final:
                piece["keluar"], piece["pulang"] = days[i + 1], "Pindah Kamar"
            elif end == "open":
                piece["keluar"], piece["pulang"] = None, "-"
            elif end == "moves":
                piece["keluar"], piece["pulang"] = last_day, "Pindah Kamar"
            pieces.append(piece)
        if len(self.rows) % 3 == 0:
            pieces.reverse()
        self.rows += pieces

    # -- all of it

    def build(self) -> None:
        inv, s = self.inv, self.stay
        late = "Terlambat Entri" if self.entri else None

        # X exactly on Monday 16 and Sunday 22 November, and one day to either side of the week
        for x, meant in [("2026-11-16", "Target T"), ("2026-11-22", "Target T"), ("2026-11-15", "Target T*"), ("2026-11-23", "Menunggu")]:
            for _ in range(3):
                s(d(x) - DAY * 7, meant)
        # X + 7 = the day of the run, and the day before it
        for _ in range(3):
            s(d("2026-11-18") - DAY * 14, "Target T*")
            s(d("2026-11-17") - DAY * 14, "Terlewat")
        s(RUN, "Menunggu", lag=0)
        # A1: a lag of exactly 5 and of exactly 6 days
        for keluar in ["2026-11-10", "2026-11-12", "2026-11-05"]:
            s(d(keluar), "Target T*" if keluar < "2026-11-09" else "Target T", lag=5)
            s(d(keluar), late or ("Target T*" if keluar < "2026-11-09" else "Target T"), lag=6)
        for _ in range(4):
            s(d("2026-11-04"), late or "Target T*", lag=inv.random.randrange(6, 14))
        s(d("2026-11-11"), "Target T", lag=-1)
        if self.entri:
            s(d("2026-11-09"), "Target T", blank_entry=True)
        # A3b
        for pulang in people.DEATH_STATUSES:
            s(d("2026-11-12"), "Meninggal", pulang=pulang, telp=inv.pick(["-", None]))
        for pulang in people.REFERRAL_STATUSES:
            s(d("2026-11-13"), "Dirujuk", pulang=pulang, telp=inv.pick(["", None]))
        for pulang in people.HOME_STATUSES:
            s(d("2026-11-14"), "Target T", pulang=pulang)
        for telp in people.BAD_TELEPHONES:
            s(d("2026-11-11"), "Tanpa Telepon", telp=telp)
        if self.letter == "c":
            s(d("2026-11-11"), "Tanpa Telepon", telp="6221234567")  # 021-234567 or 0622-1234567: ambigu, so not to be dialled
        s(d("2026-11-11"), late or "Tanpa Telepon", telp="-", lag=6)
        s(d("2026-10-30"), "Tanpa Telepon", telp="tidak ada")
        for days in (1, 2, 5):
            s(RUN + DAY * days, "Data Bermasalah", lag=-days)
        s(RUN + DAY * 1, "Data Bermasalah", pulang="Meninggal", lag=-1)
        for back in (1, 3, 20):
            s(d("2026-11-13"), "Data Bermasalah", masuk=d("2026-11-13") + DAY * back, lag=2)
        for _ in range(8):
            s(None, "Masih Dirawat", masuk=RUN - DAY * inv.random.randrange(0, 20))
        s(None, "Masih Dirawat", pulang="Meninggal", masuk=d("2026-11-15"))
        s(d("2026-11-10"), "Target T", masuk=d("2026-11-10"))  # in and out on one day
        # readmissions: on the day of discharge, later, still in the ward, three times over, and with nothing to call
        for gap in (0, 0, 1, 3):
            first = s(d("2026-11-10"), "Dirawat Kembali", lag=0)
            s(first["keluar"] + DAY * (gap + 2), "Target T", masuk=first["keluar"] + DAY * gap, rm=first["rm"], person=dict(first))
        for gap in (0, 2):
            first = s(d("2026-11-12"), "Dirawat Kembali", lag=0)
            s(None, "Masih Dirawat", masuk=first["keluar"] + DAY * gap, rm=first["rm"], person=dict(first))
        one = s(d("2026-10-25"), "Dirawat Kembali", lag=1)
        two = s(d("2026-11-02"), "Dirawat Kembali", masuk=d("2026-10-28"), rm=one["rm"], person=dict(one), lag=1)
        s(d("2026-11-17"), "Menunggu", masuk=d("2026-11-09"), rm=one["rm"], person=dict(two), lag=1)
        first = s(d("2026-11-09"), "Dirawat Kembali", lag=6, telp="-")
        s(d("2026-11-16"), "Meninggal", masuk=d("2026-11-12"), rm=first["rm"], person=dict(first), pulang="Meninggal", lag=1)
        # the same no. RM and the same discharge twice is one stay
        for keluar, meant in [("2026-11-09", "Target T"), ("2026-11-14", "Target T"), ("2026-11-06", "Target T*"), ("2026-11-17", "Menunggu")]:
            self.twin(s(d(keluar), meant, lag=1))
        if self.rawat:
            row = s(d("2026-11-12"), "Target T", lag=1)
            self.twin(row, masuk=row["masuk"] + DAY)

        # room moves
        if self.moves:
            for i in range(14):
                self.move(s(d("2026-11-09") + DAY * (i % 7), "Target T", lag=1), 2 + i % 3)
            for i in range(6):
                self.move(s(d("2026-11-04") + DAY * (i % 5), "Target T*", lag=1, masuk=d("2026-10-28")), 2, same_day=True)
            self.move(s(d("2026-11-12"), "Meninggal", pulang="Meninggal"), 3)
            self.move(s(d("2026-11-12"), "Dirujuk", pulang="Rujuk"), 2)
            if self.rawat:
                for i in range(6):
                    self.move(s(None, "Masih Dirawat", masuk=d("2026-11-05") + DAY * i), 2 + i % 2, end="open")
                for i in range(6):
                    self.move(s(None, "Masih Dirawat", masuk=d("2026-11-05") + DAY * i), 1 + i % 3, end="moves")
                first = s(d("2026-11-11"), "Dirawat Kembali")
                self.move(s(d("2026-11-15"), "Target T", masuk=d("2026-11-11"), rm=first["rm"], person=dict(first)), 2)

        # the rest of an ordinary four weeks
        while self.stays < STAYS:
            keluar = d("2026-10-20") + DAY * inv.random.randrange(30)
            if keluar > RUN:
                continue
            lag = None
            execution = keluar + DAY * 7
            if execution > d("2026-11-22"):
                meant = "Menunggu"
            elif execution >= d("2026-11-16"):
                meant = "Target T"
            elif execution >= d("2026-11-11"):
                meant = "Target T*"
            else:
                meant = "Terlewat"
            dice = inv.random.random()
            if dice < 0.04:
                s(keluar, "Meninggal", pulang=inv.pick(people.DEATH_STATUSES))
            elif dice < 0.08:
                s(keluar, "Tanpa Telepon", telp=inv.pick(people.BAD_TELEPHONES))
            elif dice < 0.12 and self.entri and keluar <= RUN - DAY * 6:
                s(keluar, "Terlambat Entri", lag=inv.random.randrange(6, (RUN - keluar).days + 1))
            else:
                s(keluar, meant)

        self.shuffle()
        self.check()

    def shuffle(self) -> None:
        """As an export stands: ordered by the day of discharge, a stay's rows kept in their order."""
        order: dict[tuple, int] = {}
        for row in self.rows:
            order.setdefault((row["rawat"] or row["rm"]), self.inv.random.randrange(10**9))
        self.rows.sort(key=lambda r: order[r["rawat"] or r["rm"]])

    def check(self) -> None:
        """The model must say of each stay what its maker meant."""
        self.result = model.collapse(self.rows)
        assert len(self.result) == STAYS, (self.letter, len(self.result))
        for stay in self.result:
            status, code, _ = model.status_of(stay, self.result, RUN)
            meant = self.meant[(stay["rm"], stay["masuk"])]
            said = f"{status} {code}".strip()
            assert said == meant, (self.letter, stay, said, meant)

    def expected(self, file: str) -> dict:
        stays = []
        for stay in self.result:
            status, code, execution = model.status_of(stay, self.result, RUN)
            stays.append({
                "rm": stay["rm"], "nama": stay["nama"], "rawat": stay["rawat"],
                "masuk": stay["masuk"].isoformat(), "keluar": stay["keluar"] and stay["keluar"].isoformat(),
                "pulang": stay["pulang"], "entri": stay["entri"] and stay["entri"].isoformat(), "telp": [str(t) for t in stay["telp"]],
                "rows": stay["rows"], "status": status, "kode": code, "tanggal_eksekusi": execution and execution.isoformat(),
            })
        return {
            "file": file, "date": RUN.isoformat(), "period": model.week_name(RUN), "rows": len(self.rows),
            "used": STAYS, "merged": len(self.rows) - STAYS, "rejected": 0, "stays": stays,
        }


def as_of(rows: list[dict], day: dt.date) -> list[dict]:
    """The rows as an export of that day held them: what happened later had not happened yet."""
    return [
        dict(r, keluar=None, pulang="-", entri=None) if r["keluar"] and r["keluar"] > day and r["masuk"] <= r["keluar"] else r
        for r in rows if r["masuk"] <= day
    ]


# --- the six forms ----------------------------------------------------------------------------------------------

NOP = ["Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des"]


def indonesian(date: dt.date | None, row: int) -> str:
    if date is None:
        return ""
    month = NOP[date.month - 1]
    if row % 17 == 3 and date.month == 11:
        month = "November"
    if row % 17 == 5 and date.month == 11:
        month = "Nopember"
    if row % 17 == 7 and date.month == 10:
        month = "Oktober"
    return f"{date.day} {month} {date.year}"


def write_a(export: Export, path: pathlib.Path) -> None:
    """True dates, discharge with its time of day, as a good exporter writes them."""
    import xlsxwriter

    columns = [
        ("No Rawat", "rawat"), ("No RM", "rm"), ("NIK", "nik"), ("Nama Pasien", "nama"), ("Tanggal Lahir", "lahir"), ("Alamat", "alamat"),
        ("No HP", "telp"), ("Penanggung Jawab", "pj"), ("Hubungan", "hub"), ("Kamar", "kamar"), ("Kelas", "kelas"), ("Cara Bayar", "bayar"),
        ("Diagnosa Akhir", "dx"), ("DPJP", "dpjp"), ("Tanggal Masuk", "masuk"), ("Tanggal Keluar", "keluar"), ("Status Pulang", "pulang"),
        ("Tgl Entri", "entri"), ("Petugas Entri", "petugas"),
    ]
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": dt.datetime(2026, 11, 18, 8)})
    sheet = book.add_worksheet("Pasien Pulang")
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    short = book.add_format({"num_format": "d-mmm-yy"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for c, (header, _) in enumerate(columns):
        sheet.write_string(0, c, header, bold)
    for r, row in enumerate(export.rows, 1):
        row = dict(row, petugas="Rini")
        for c, (_, key) in enumerate(columns):
            value = row[key]
            if value is None or value == "":
                continue
            if key == "keluar":
                hour, minute = map(int, row["jam_keluar"].split(":"))
                sheet.write_datetime(r, c, dt.datetime.combine(value, dt.time(hour, minute)), moment)
            elif isinstance(value, dt.date):
                sheet.write_datetime(r, c, dt.datetime.combine(value, dt.time()), short if key == "lahir" else day)
            elif key == "telp" and str(value).isdigit() and str(value)[0] in "68" and len(value) <= 15 and r % 2:
                sheet.write_number(r, c, int(value))
            else:
                sheet.write_string(r, c, str(value))
    sheet.freeze_panes(1, 0)
    book.close()


def write_b(export: Export, path: pathlib.Path) -> None:
    """Text dates dd-mm-yyyy; no. RM and NIK in numeric cells; by openpyxl."""
    import openpyxl

    columns = [
        ("Norm", "rm"), ("Nama", "nama"), ("NIK", "nik"), ("Tgl Lahir", "lahir"), ("Alamat", "alamat"), ("No Telp", "telp"), ("Bangsal", "kamar"),
        ("Kelas", "kelas"), ("Jenis Bayar", "bayar"), ("Diagnosa Awal", "dx"), ("Diagnosa Akhir", "dx"), ("DPJP", "dpjp"),
        ("Tgl Masuk", "masuk"), ("Tgl Pulang", "keluar"), ("Cara Keluar", "pulang"),
    ]
    book = openpyxl.Workbook()
    book.active.title = "Petunjuk Ekspor"
    book.active["A1"] = "Data ditarik dari aplikasi pada 18-11-2026"
    sheet = book.create_sheet("Data")
    sheet.append([header for header, _ in columns])
    for r, row in enumerate(export.rows):
        cells = []
        for _, key in columns:
            value = row[key]
            if isinstance(value, dt.date):
                value = value.strftime("%d-%m-%Y")
            elif key == "rm":
                value = int(value)
            elif key == "nik" and r % 5 == 0:
                value = float(value)
            cells.append(value or None)
        sheet.append(cells)
    for name in ("created", "modified"):
        setattr(book.properties, name, dt.datetime(2026, 11, 18, 8))
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                import re
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-11-18T08:00:00Z", data)
            target.writestr(zipfile.ZipInfo(name, (2026, 11, 18, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)


def quoted(value: str, separator: str) -> str:
    return '"' + value.replace('"', '""') + '"' if separator in value or '"' in value or "\n" in value else value


def write_c(export: Export, path: pathlib.Path) -> None:
    """Semicolons, UTF-8 with a byte order mark, quotes with line breaks in addresses."""
    columns = [
        ("No", "no"), ("No. MR", "rm"), ("Nama Pasien", "nama"), ("Tgl Lahir", "lahir"), ("Alamat", "alamat"), ("WA", "telp"), ("Unit", "kamar"),
        ("Cara Bayar", "bayar"), ("Diagnosa", "dx"), ("Tanggal Masuk", "masuk"), ("KRS", "keluar"), ("Kondisi Pulang", "pulang"), ("Tanggal Entri", "entri"),
    ]
    lines = [";".join(h for h, _ in columns)]
    for r, row in enumerate(export.rows, 1):
        row = dict(row, no=str(r))
        if r % 40 == 0:
            row["alamat"] = row["alamat"].replace(", ", ",\r\n") + ' ("rumah hijau")'
        cells = []
        for _, key in columns:
            value = row[key]
            cells.append(value.strftime("%d/%m/%Y") if isinstance(value, dt.date) else str(value if value is not None else ""))
        lines.append(";".join(quoted(c, ";") for c in cells))
    path.write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8"))


def write_d(export: Export, path: pathlib.Path) -> None:
    """Windows-1252 with a title block, a repeated header, a blank line and a total row; ISO dates and 0000-00-00."""
    columns = [
        ("No. Rawat", "rawat"), ("Nomer RM", "rm"), ("Nama Pasien", "nama"), ("Alamat", "alamat"), ("No Telp", "telp"), ("Kamar", "kamar"), ("Kelas", "kelas"),
        ("Cara Bayar", "bayar"), ("Diagnosa Akhir", "dx"), ("Tgl Masuk", "masuk"), ("Tgl Keluar", "keluar"), ("Stts.Pulang", "pulang"), ("Biaya", "biaya"),
    ]
    width = len(columns)
    header = ";".join(h for h, _ in columns)
    title = ["RUMAH SAKIT HARAPAN SEHAT", "LAPORAN PASIEN PULANG RAWAT INAP – KAFÉ DATA", "Periode : 2026-10-20 s/d 2026-11-18"]
    lines = [t + ";" * (width - 1) for t in title] + [";" * (width - 1), header]
    for r, row in enumerate(export.rows, 1):
        row = dict(row, biaya=f"{1_250_000 + 17_500 * r},50")
        if r % 11 == 0:
            row["alamat"] = row["alamat"].replace("Jl.", "Jl. Ma’arif –")
        cells = []
        for _, key in columns:
            value = row[key]
            if key == "keluar":
                value = value.isoformat() if value else "0000-00-00"
            cells.append(str(value if value is not None else ""))
        lines.append(";".join(quoted(c, ";") for c in cells))
        if r % 120 == 0:
            lines += [";" * (width - 1), header]
    lines.append(f"TOTAL;{len(export.rows)};" + ";" * (width - 4) + ";312500000,00")
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))


def write_e(export: Export, path: pathlib.Path) -> None:
    """UTF-16 with tabs, as a spreadsheet's `Unicode text`, months by name."""
    columns = [
        ("Norm", "rm"), ("Nama", "nama"), ("Tanggal Lahir", "lahir"), ("Alamat", "alamat"), ("No HP", "telp"), ("Bangsal", "kamar"), ("Jenis Bayar", "bayar"),
        ("Diagnosa Akhir", "dx"), ("DPJP", "dpjp"), ("Tgl Masuk", "masuk"), ("Tgl Pulang", "keluar"), ("Cara Keluar", "pulang"), ("Tgl Entri", "entri"),
    ]
    lines = ["\t".join(h for h, _ in columns)]
    for r, row in enumerate(export.rows):
        cells = []
        for _, key in columns:
            value = row[key]
            if isinstance(value, dt.date) or (value is None and key in ("keluar", "entri")):
                value = indonesian(value, r)
            cells.append(str(value if value is not None else ""))
        lines.append("\t".join(cells))
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("utf-16"))


def write_f(export: Export, path: pathlib.Path, *, rows: list[dict] | None = None, telephones: bool = True) -> None:
    """As a SIMRS prints its inpatient list: a title block, `Kamar` twice, one row a room."""
    rows = export.rows if rows is None else rows
    import xlsxwriter

    columns = [
        ("No.Rawat", "rawat"), ("Nomer RM", "rm"), ("Nama Pasien", "nama"), ("Alamat Pasien", "alamat"), ("Penanggung Jawab", "pj"), ("Hubungan P.J.", "hub"),
        ("Jenis Bayar", "bayar"), ("Kamar", "kamar"), ("Tarif Kamar", "tarif"), ("Diagnosa Awal", "dx"), ("Diagnosa Akhir", "dx"), ("Tgl.Masuk", "masuk"),
        ("Jam Masuk", "jam_masuk"), ("Tgl.Keluar", "keluar"), ("Jam Keluar", "jam_keluar"), ("Ttl.Biaya", "biaya"), ("Stts.Pulang", "pulang"), ("Lama", "lama"),
        ("Dokter P.J.", "dpjp"), ("Kamar", "kode_kamar"), ("Status Bayar", "status_bayar"), ("No.Telp", "telp"),
    ][: None if telephones else -1]
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    book.set_properties({"created": dt.datetime(2026, 11, 18, 8)})
    sheet = book.add_worksheet("Kamar Inap")
    bold = book.add_format({"bold": True, "align": "center"})
    sheet.merge_range(0, 0, 0, len(columns) - 1, "RUMAH SAKIT HARAPAN SEHAT", bold)
    sheet.merge_range(1, 0, 1, len(columns) - 1, "DATA KAMAR INAP PASIEN", bold)
    sheet.merge_range(2, 0, 2, len(columns) - 1, "Tgl.Keluar 2026-10-20 s.d. 2026-11-18")
    top = 4
    for c, (header, _) in enumerate(columns):
        sheet.write_string(top, c, header, bold)
    for r, row in enumerate(rows, top + 1):
        left = row["keluar"]
        row = dict(
            row, tarif=250_000 + 50_000 * (r % 7), biaya=1_000_000 + 13_000 * r, lama=((left or RUN) - row["masuk"]).days or 1,
            kode_kamar="K" + row["kamar"].replace(" ", ".").upper(), status_bayar="Sudah Bayar" if left else "Belum Bayar",
            keluar=left.isoformat() if left else "0000-00-00", masuk=row["masuk"].isoformat(),
            jam_masuk=row["jam_masuk"] + ":00", jam_keluar=row["jam_keluar"] + ":00" if left else "00:00:00",
        )
        for c, (_, key) in enumerate(columns):
            value = row[key]
            if isinstance(value, int):
                sheet.write_number(r, c, value)
            elif value not in (None, ""):
                sheet.write_string(r, c, str(value))
    r = top + 1 + len(rows)
    sheet.write_string(r, 0, "Jumlah")
    sheet.write_number(r, 1, len(rows))
    book.close()


def as_json(expected: dict) -> str:
    """One stay a line, so that a change reads as a diff."""
    head = json.dumps({k: v for k, v in expected.items() if k != "stays"}, ensure_ascii=False)
    stays = ",\n".join("  " + json.dumps(s, ensure_ascii=False) for s in expected["stays"])
    return head[:-1] + ', "stays": [\n' + stays + "\n]}\n"


FORMS = {
    "a_tanggal_asli.xlsx": ("a", write_a, dict(rawat=True, entri=True, moves=False, rm_style="plain")),
    "b_tanggal_teks.xlsx": ("b", write_b, dict(rawat=False, entri=False, moves=True, rm_style="number")),
    "c_titik_koma_bom.csv": ("c", write_c, dict(rawat=False, entri=True, moves=False, rm_style="plain")),
    "d_windows_1252.csv": ("d", write_d, dict(rawat=True, entri=False, moves=False, rm_style="dash")),
    "e_utf16_tab.csv": ("e", write_e, dict(rawat=False, entri=True, moves=False, rm_style="dot")),
    "f_simrs.xlsx": ("f", write_f, dict(rawat=True, entri=False, moves=True, rm_style="long")),
}


def make(folder: pathlib.Path, seed: int = 2026) -> list[pathlib.Path]:
    """The six exports and their expectations in `folder`; returns the exports' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, (letter, write, options) in FORMS.items():
        export = Export(letter, seed, **options)
        export.build()
        path = folder / name
        write(export, path)
        (folder / f"{path.stem}.expected.json").write_text(as_json(export.expected(name)), "utf-8")
        paths.append(path)
    return paths


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).parent / "exports")
    parser.add_argument("--seed", type=int, default=2026)
    arguments = parser.parse_args()
    for path in make(arguments.folder, arguments.seed):
        print(path)
