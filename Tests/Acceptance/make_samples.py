#!/usr/bin/env python3
"""Write samples/rs-harapan-sehat/: an invented hospital with about 250 stays over four weeks, as its three systems export them.

usage: make_samples.py [--sapa SAPA_BINARY] [FOLDER]     FOLDER: samples/rs-harapan-sehat beside Tests/

Without --sapa only masuk/ is written; with it also sapa.toml and last week's work workbook as an officer left it: a run of 2026-11-11 on the
exports as they were on that day, partly filled in and saved by LibreOffice. The same seed gives the same exports. Nobody in them exists.

Needs: openpyxl xlsxwriter; LibreOffice for --sapa
"""

from __future__ import annotations

import argparse
import datetime as dt
import pathlib
import shutil
import subprocess
import tempfile

import xlsxwriter

import make_exports
import model
import people
import workbook

DAY = dt.timedelta(days=1)
TODAY = dt.date(2026, 11, 18)
LAST_WEEK = dt.date(2026, 11, 11)
SIMRS = "SIMRS kamar inap sd {:%d-%m-%Y}.xlsx"
EKAMEK = "e-Kamek pasien pulang {:%d-%m-%Y}.csv"
TELEPHONES = "Daftar telepon pasien.xlsx"


def stays(inv: people.Invention) -> list[dict]:
    """The truth: one dict a stay, with its rooms."""
    choose = inv.random
    result = []
    ids: set[str] = set()
    day = dt.date(2026, 10, 12)
    while day <= TODAY:
        for _ in range(choose.randrange(7, 12)):
            back = choose.random() < 0.05 and [s for s in result if s["keluar"] and s["keluar"] <= day and not s["pulang"].startswith(("Men", "+", "<"))]
            if back:
                person = {k: v for k, v in choose.choice(back[-40:]).items() if k in PERSON}
            else:
                person = inv.person()
                while (rm := f"{choose.randrange(900, 91_000):06d}") in ids:
                    pass
                ids.add(rm)
                person |= {"rm": rm, "telp": choose.choice(people.BAD_TELEPHONES) if choose.random() < 0.07 else inv.good_telephone()}
            length = min(choose.randrange(1, 8) + choose.randrange(0, 7) // 3, 13)
            left = day + DAY * length
            dice = choose.random()
            pulang = (
                choose.choice(people.DEATH_STATUSES) if dice < 0.04 else choose.choice(people.REFERRAL_STATUSES) if dice < 0.075
                else choose.choice(["APS", "Pulang Paksa", "Atas Permintaan Sendiri"]) if dice < 0.13 else choose.choice(["Sembuh", "Sehat", "Membaik", "Membaik", "Atas Persetujuan Dokter", "Status Belum Lengkap", "-"])
            )
            rooms = [choose.choice(people.ROOMS)]
            cuts = [day]
            if length > 2 and choose.random() < 0.25:
                rooms.insert(0, "IGD Observasi")
                cuts.append(day + DAY * choose.randrange(0, length - 1))
            result.append(dict(
                person, rawat=f"{day:%Y/%m/%d}/{len(result) + 1:06d}", masuk=day, keluar=left, pulang=pulang, rooms=rooms, cuts=cuts,
                hour=choose.randrange(0, 24), minute=choose.randrange(60), out_hour=choose.randrange(10, 17),
                entri=left + DAY * choose.choices([0, 1, 2, 3, 4, 5, 6, 8], [30, 25, 15, 10, 6, 5, 5, 4])[0],
            ))
        day += DAY
    return [s for s in result if s["keluar"] >= dt.date(2026, 10, 21)]


PERSON = ("nama", "jk", "lahir", "nik", "alamat", "pj", "hub", "kelas", "bayar", "dx", "dpjp", "rm", "telp")


def rows_of(all_stays: list[dict], day: dt.date) -> list[dict]:
    """One row a room, as known on `day`."""
    rows = []
    for s in all_stays:
        for i, (room, start) in enumerate(zip(s["rooms"], s["cuts"])):
            if start > day:
                continue
            final = i == len(s["rooms"]) - 1
            end = s["keluar"] if final else s["cuts"][i + 1]
            known = end <= day
            rows.append(dict(
                {k: s[k] for k in PERSON}, rawat=s["rawat"], masuk=start, kamar=room, keluar=end if known else None,
                pulang=(s["pulang"] if final else "Pindah Kamar") if known else "-", entri=s["entri"],
                jam_masuk=f"{min(s['hour'] + 3 * i, 23):02d}:{s['minute']:02d}", jam_keluar=f"{s['out_hour'] if final else min(s['hour'] + 3, 23):02d}:{s['minute']:02d}",
            ))
    return rows


def write_simrs(all_stays: list[dict], day: dt.date, folder: pathlib.Path) -> None:
    rows = [r for r in rows_of(all_stays, day) if r["keluar"] is None or r["keluar"] <= day]
    rows.sort(key=lambda r: (r["rawat"], r["masuk"], r["pulang"] != "Pindah Kamar"))
    make_exports.write_f(None, folder / SIMRS.format(day), rows=rows, telephones=False)


def write_ekamek(all_stays: list[dict], since: dt.date, day: dt.date, folder: pathlib.Path) -> None:
    """Semicolons and Windows-1252, a title block, a repeated header, a total row; a date that does not exist, NIK that a spreadsheet rounded."""
    columns = [
        ("No", "no"), ("No. Rawat", "rawat"), ("Norm", "rm"), ("NIK", "nik"), ("Nama", "nama"), ("Tgl Lahir", "lahir"), ("Alamat", "alamat"), ("No Telp", "telp"), ("Bangsal", "kamar"),
        ("Kelas", "kelas"), ("Cara Bayar", "bayar"), ("Diagnosa", "dx"), ("DPJP", "dpjp"), ("Tgl Masuk", "masuk"), ("Tgl Pulang", "keluar"), ("Cara Keluar", "pulang"), ("Tgl Entri", "entri"),
    ]
    header = ";".join(h for h, _ in columns)
    empty = ";" * (len(columns) - 1)
    lines = [f"RS HARAPAN SEHAT{empty}", f"Pasien pulang {since:%d/%m/%Y} – {day:%d/%m/%Y}{empty}", empty, header]
    left = sorted((s for s in all_stays if since <= s["keluar"] <= day and s["entri"] <= day), key=lambda s: (s["keluar"], s["rawat"]))
    for i, s in enumerate(left, 1):
        row = dict(s, no=str(i), kamar=s["rooms"][-1])
        serial = int(s["rawat"][-6:])
        if serial % 9 == 0:
            row["nik"] = f"{float(s['nik']):.5E}".replace(".", ",").replace("E+", "E+")
        if serial % 4 == 0:
            row["telp"] = ""
        if serial % 13 == 0:
            row["alamat"] = row["alamat"].replace("Jl.", "Jl. Ma’arif –")
        cells = [f"{row[k]:%d/%m/%Y}" if isinstance(row[k], dt.date) else str(row[k]) for _, k in columns]
        lines.append(";".join(make_exports.quoted(c, ";") for c in cells))
        if i == 60:
            lines += [empty, header]
    if day == TODAY:
        one = left[len(left) // 2]
        wrong = dict(one, no=str(len(left) + 1), rawat="2026/11/03/009001", rm="077001", nama="Invensi Salah Tanggal", keluar="31/02/2026", kamar="Dahlia 2")
        cells = [f"{wrong[k]:%d/%m/%Y}" if isinstance(wrong[k], dt.date) else str(wrong[k]) for _, k in columns]
        lines.append(";".join(make_exports.quoted(c, ";") for c in cells))
    lines.append(f"Jumlah;{len(left)}" + ";" * (len(columns) - 2))
    (folder / EKAMEK.format(day)).write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))


def write_telephones(all_stays: list[dict], day: dt.date, folder: pathlib.Path) -> None:
    """No RM, name and number, some in numeric cells, some damaged, some of people who never lay here."""
    book = xlsxwriter.Workbook(str(folder / TELEPHONES))
    book.set_properties({"created": dt.datetime(2026, 11, 9, 8)})
    sheet = book.add_worksheet("Telepon")
    bold = book.add_format({"bold": True})
    for c, header in enumerate(["No RM", "Nama", "No HP"]):
        sheet.write_string(0, c, header, bold)
    sheet.set_column(0, 2, 24)
    listed = {}
    for s in all_stays:
        if s["masuk"] <= LAST_WEEK or s["keluar"] <= day:
            listed[s["rm"]] = s
    strangers = [
        {"rm": "099101", "nama": "Invensi Tamu Satu", "telp": "0812-9000-1111"}, {"rm": "099102", "nama": "Invensi Tamu Dua", "telp": "6221234567"},
    ]
    for r, s in enumerate([*sorted(listed.values(), key=lambda s: s["nama"]), *strangers], 1):
        telephone = str(s["telp"])
        if int(s["rm"]) % 61 == 0:
            telephone = "6221234567"
        sheet.write_string(r, 0, s["rm"])
        sheet.write_string(r, 1, s["nama"].upper() if r % 3 else s["nama"])
        if telephone.isdigit() and r % 3 == 0 and telephone.startswith("08"):
            sheet.write_number(r, 2, int(telephone))
        elif telephone:
            sheet.write_string(r, 2, telephone)
    book.close()


def last_weeks_book(sapa: pathlib.Path, all_stays: list[dict], folder: pathlib.Path) -> None:
    """Run a week ago on what there was a week ago, let three officers fill it, save it with LibreOffice."""
    with tempfile.TemporaryDirectory() as scratch:
        facility = pathlib.Path(scratch) / "facility"
        subprocess.run([sapa, "init", facility, "--sop", "sapa-pasien", "--name", "RS Harapan Sehat"], check=True, stdout=subprocess.DEVNULL)
        if (folder / "sapa.toml").exists():
            shutil.copy(folder / "sapa.toml", facility / "sapa.toml")
        else:
            shutil.copy(facility / "sapa.toml", folder / "sapa.toml")
        write_simrs(all_stays, LAST_WEEK, facility / "masuk")
        write_ekamek(all_stays, dt.date(2026, 11, 4), LAST_WEEK, facility / "masuk")
        write_telephones(all_stays, LAST_WEEK, facility / "masuk")
        done = subprocess.run([sapa, "run", facility, "--date", LAST_WEEK.isoformat()], check=False)
        assert done.returncode in (0, 1)
        book = facility / "kerja" / f"Sapa Pasien {model.week_name(LAST_WEEK)}.xlsx"
        workbook.work_a_shift(book, dt.date(2026, 11, 9))
        saved = workbook.converted([book], pathlib.Path(scratch) / "saved")[book]
        (folder / "kerja").mkdir(exist_ok=True)
        shutil.copy(saved, folder / "kerja" / book.name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    here = pathlib.Path(__file__).resolve().parent
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=here.parents[1] / "samples" / "rs-harapan-sehat")
    parser.add_argument("--sapa", type=pathlib.Path)
    arguments = parser.parse_args()
    all_stays = stays(people.Invention(50_211_026))
    masuk = arguments.folder / "masuk"
    masuk.mkdir(parents=True, exist_ok=True)
    write_simrs(all_stays, LAST_WEEK, masuk)
    write_ekamek(all_stays, dt.date(2026, 11, 4), TODAY, masuk)
    write_telephones(all_stays, TODAY, masuk)
    if arguments.sapa:
        last_weeks_book(arguments.sapa.resolve(), all_stays, arguments.folder)
    in_files = [s for s in all_stays if s["masuk"] <= LAST_WEEK or s["keluar"] <= TODAY and s["entri"] <= TODAY]
    print(f"{arguments.folder}: {len(in_files)} stays of {len({s['rm'] for s in in_files})} people")


if __name__ == "__main__":
    main()
