#!/usr/bin/env python3
"""Names, chats, headers, cells and a facility's name that would take over a terminal or name a person: nothing that is printed holds a control, a faked line or turned writing; reports and journal hold no person's number or name.

usage: hostile.py BINARY [--keep FOLDER]

Needs: openpyxl
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter

import openpyxl

import workbook
from judging import clock, judged

# What a terminal obeys, hides or turns around; each begins a line that claims to be Sapa's own.
ATTACKS = ["\x1b[31m", "\x1b]0;x\x07", "\nPALSU Ditulis: x", "\r\nPALSU", "\u202epalsu\u202c", "\u2066x\u2069", "\u2028PALSU", "\x9b2J", "\x7f\x08", "\u200b\ufeff", "\t\x0c"]
E = "\x1b[2J\nPALSU Ditulis: laporan/x.xlsx\u202e\x9b\x7f\u2028"
# In XLSX no C0 control but tab and line end can stand.
X = "\nPALSU\u202e\x7f\u2028\u2067"

NIKS = ["1371010101010004", "1371024507880012", "3174051203990007", "1371119999990004"]
BPJS = ["0001234567891"]
PHONES = ["081234567678", "085277712345", "089912345678", "081398765432"]
WRITTEN = ["0812-3456-7678", "+62 852-7771-2345", "0899 1234 5678", "6281398765432", "1371 0101 0101 0004"]
PEOPLE = ["Zubaidah", "Harahap", "Qodir", "Wibisana", "Nurjanah", "Tampubolon", "Yusrizal"]
PROFILE = r"""
[facility]
name = "RS Uji \u001b[31m\nPALSU\u202E\u009B"
language = "LANGUAGE"

[sapa-pasien]
[layanan-telepon]
[hotline]
[umpan-balik]
"""
EXPORT = "No RM;Nama Pasien;No HP;Kamar;Tgl Masuk;Tgl Keluar;Status Pulang;Catatan" + "\x1b[31m\u202e"
LOG = "Tanggal;Jam Masuk;Jumlah Dering;Jam Selesai;Petugas;Salam;Nama Penelpon;No Telepon;NIK;Jenis Layanan;Permasalahan;Tuntas;Diteruskan;Jam Hubungi Kembali"
HOTLINE = "Tanggal;Jam;Nama Pasien;No Telepon;Penjamin;Kelas;Diterima Oleh;Kebutuhan"


class Hostile:
    def __init__(self, binary: pathlib.Path, room: pathlib.Path):
        self.binary, self.room, self.count = binary, room, Counter(passed=0, failed=0, skipped=0)

    def check(self, label: str, ok: bool, seen: object = "") -> None:
        self.count["passed" if ok else "failed"] += 1
        print(f"PASS  {label}" if ok else f"FAIL  {label}: {str(seen)[:1200]}")

    def sapa(self, *arguments: object, language: str = "id", stdin: bytes = b"") -> subprocess.CompletedProcess:
        """Runs the program and looks at all that it prints."""
        command = [str(self.binary), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, input=stdin, env={**os.environ, "LC_ALL": f"{language}_ID.UTF-8"} | clock(arguments), timeout=60)
        label = " ".join(ascii(a)[:60] for a in map(str, arguments)).replace(str(self.room), "")
        for name, out in (("stdout", done.stdout), ("stderr", done.stderr)):
            self.check(f"{label}: {name} is plain", not (wrong := dirty(out)), wrong)
        self.check(f"{label}: it ends by itself", done.returncode in (0, 1, 2, 64), (done.returncode, done.stderr[-600:]))
        return done


def dirty(out: bytes) -> list[str]:
    """What printed lines hold that they must not."""
    try:
        text = out.decode("utf-8")
    except UnicodeDecodeError as error:
        return [str(error)]
    bad = [line for line in text.split("\n") if any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Co") for c in line)]
    return bad + [line for line in text.split("\n") if line.lstrip(" –").startswith("PALSU")]


def told(data: str) -> list[str]:
    """The numbers and names of persons that a text tells."""
    found = [n for n in NIKS + BPJS + PHONES + WRITTEN if n in data]
    found += [n for n in PHONES if "62" + n[1:] in data or n[1:] in data]
    return found + [p for p in PEOPLE if p.lower() in data.lower()]


def parts(path: pathlib.Path):
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            yield name, package.read(name).decode("utf-8", "replace")


def inputs(folder: pathlib.Path) -> None:
    """Files of `masuk/` for every SOP."""
    def put(name: str, text: str | bytes) -> None:
        (folder / "masuk" / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    rows = [
        (NIKS[0], "Zubaidah Harahap", PHONES[0]), (NIKS[3], "Qodir Wibisana", PHONES[1]), (PHONES[2], "Nurjanah", ""),
        ("0812-3456-7678", f"Yusrizal{E}", PHONES[3]), ("Tampubolon", "Tampubolon", PHONES[3]), ("001234", "Harahap", PHONES[0]),
        (f"0012{E}", "Qodir", PHONES[1]), (BPJS[0], "Nurjanah", PHONES[2]),
    ]
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'
    lines = [";".join(cell(v) for v in (rm, name, phone, f"Anggrek{E}", "05/11/2026", f"{10 + i % 4}/11/2026", f"Sembuh{E}" if i == 5 else "Sembuh", f"tel {WRITTEN[0]}{E}")) for i, (rm, name, phone) in enumerate(rows)]
    put(f"pasien Zubaidah {ATTACKS[0]}{ATTACKS[2].replace('/', ' ')}.csv", "\r\n".join([EXPORT, *lines]) + "\r\n")
    calls = [
        ["17/11/2026", "08.05", "9", "08.10", "Rina\x1b[31m", "Ya", "Qodir Wibisana", PHONES[0], NIKS[1], "Pengaduan", f"{WRITTEN[1]} {NIKS[2]}{E}", "Tidak", "Ya", "11.00"],
        ["17/11/2026", "09.05", "8", "09.10", f"{PHONES[3]}", "Ya", "Nurjanah", PHONES[1], NIKS[0], f"Konsultasi{E}", "x", "Ya", "Tidak", ""],
        [f"17/11/2026{E}", "", "7", "", "Rina", "Ya", f"Yusrizal{E}", WRITTEN[2], NIKS[2], "Konfirmasi Kepesertaan", E, "Tidak", "Ya", ""],
    ]
    put(f"log layanan{ATTACKS[1]}.csv", "\r\n".join([LOG, *(";".join(cell(v) for v in c) for c in calls)]) + "\r\n")
    hotline = [["17/11/2026", "22.30", "Tampubolon", PHONES[2], "Asuransi", "VIP", "CS", f"rawat inap{E}"], ["18/11/2026", "10.00", f"Qodir{E}", WRITTEN[3], E, "1", f"MOD{E}", "rawat jalan"]]
    put(f"hotline{ATTACKS[4]}.csv", "\r\n".join([HOTLINE, *(";".join(cell(v) for v in h) for h in hotline)]) + "\r\n")
    put("Chat WhatsApp dengan Nurjanah Tampubolon\x1b[31m.txt", "".join(
        f"{day}/11/26 {hour:02}.0{day % 10} - {who}: {text}\n" for day, hour, who, text in [
            (16, 8, "Nurjanah Tampubolon\x1b[2J\u202e", f"antre lama sekali, hubungi {WRITTEN[0]}\x1b]0;x\x07"), (16, 9, "Puskesmas Uji", "Baik, terima kasih"),
            (17, 8, "+62 852-7771-2345", f"petugas tidak ramah, NIK {WRITTEN[4]}\u2028PALSU"), (17, 9, "Puskesmas Uji", "Mohon maaf\x9b2J"),
        ]))
    box = ["Tanggal;Kanal;Nama;No Telepon;Isi;Jenis;Tema;Unit;Petugas"] + [";".join(cell(v) for v in r) for r in [
        ("16/11/2026", "Kotak Saran", "Zubaidah Harahap", PHONES[0], f"toilet kotor {NIKS[1]}{E}", "Keluhan", f"{NIKS[0]}", f"Unit {PHONES[1]}", "Rina"),
        ("17/11/2026", f"Kotak Saran{E}", f"Yusrizal{E}", E, E, f"Keluhan{E}", f"Tema{E}", f"Unit{E}{WRITTEN[0]}", f"Rina{E}"),
    ]]
    put(f"kotak saran{ATTACKS[5]} Yusrizal.csv", "\r\n".join(box) + "\r\n")
    put(f"rusak{ATTACKS[1]}{ATTACKS[3]}.xlsx", b"PK\x03\x04 no workbook")
    put(f"aneh{ATTACKS[9]}.csv", f"Satu{E};Dua{E}\r\n1;2\r\n")
    put(f".tersembunyi{ATTACKS[0]}.csv", "x")
    put(f"ekspor{ATTACKS[7]}.csv#", "x")
    book = openpyxl.Workbook()
    book.active.title = f"Pasien \u202e\x7fPALSU"
    book.active.append([f"Nomor{X}", f"Tgl Klr{X}", f"Nama{X}"])
    book.active.append([f"00{X}", f"31/02/2026{X}", f"Budi{X}"])
    book.save(folder / "masuk" / f"buku{ATTACKS[6]}.xlsx")
    (folder / "masuk" / f"lama{ATTACKS[0]}").mkdir()


def commands(judge: Hostile, folder: pathlib.Path) -> None:
    """Every command on what is hostile; what they print is looked at where they are run."""
    dates = ["2026-11-18", "2026-11-25", "2026-11-26"]
    for language in ("id", "en"):
        judge.sapa("run", folder, "--date", dates[0], "-n", language=language)
    run = judge.sapa("run", folder, "--date", dates[0])
    judge.check("run: it works, and what it can't read it says", run.returncode == 2 and b"Ditulis: " in run.stdout, (run.stdout, run.stderr))
    names = sorted(p for p in (folder / "masuk").iterdir() if p.is_file())
    for path in names:
        for extra in ([], ["--json"]):
            judge.sapa("check", path, *extra)
        judge.sapa("cat", path, "--cells")
        judge.sapa("cat", path, "--json")
        judge.sapa("cat", path, "--sheet", E)
    for key in (NIKS[0], PHONES[2], "Zubaidah Harahap", E, "L"):
        for extra in ([], ["--json"]):
            judge.sapa("explain", folder, key, "--date", dates[0], *extra)
    # A stray work book, and a closed week that is corrected.
    book = folder / "kerja" / "Sapa Pasien 2026-W47.xlsx"
    stray = folder / "kerja" / f"Sapa Pasien Yusrizal{ATTACKS[0]}{ATTACKS[4]}.xlsx"
    stray.write_bytes(book.read_bytes())
    judge.sapa("run", folder, "--date", dates[1], "--json")
    type_in(judge, book)
    log = next(p for p in names if p.name.startswith("log"))
    log.write_bytes(log.read_bytes().replace(b"08.05", b"08.06").replace(b'"9"', b'"2"'))
    for extra in ([], ["--json"]):
        judge.sapa("run", folder, "--date", dates[2], *extra)
    for extra in ([], ["--json"], ["-n", "3"], ["--since", E]):
        judge.sapa("log", folder, *extra)
    for arguments in (["run", folder, "--date", E], [E], ["run"], ["run", folder, f"--{E}"], [f"-{E}"], ["cat", "x", "--zone", E], ["run", folder, "--wait", E],
                      ["log", folder, "-n", E], ["run", f"{folder}{E}"], ["check", E], ["cat", E], ["annotate", E, "-o", E], ["merge", E, E, "-o", E], ["patch", E, "--edits", E, "-o", E],
                      ["init", folder, "--sop", E], ["help", E]):
        for language in ("id", "en"):
            judge.sapa(*arguments, language=language)
    for path in names:
        out = judge.room / f"hasil{ATTACKS[0]}.xlsx"
        judge.sapa("annotate", path, "-o", out, "--force", "--date", dates[0])
        judge.sapa("annotate", path, "-o", out, "--force", "--date", dates[0], "--facility", folder, "--json")


def type_in(judge: Hostile, book: pathlib.Path) -> None:
    """Fills in the targets of a work book by `sapa patch`: a name of such characters is more than openpyxl can save."""
    opened, shift = openpyxl.load_workbook(book), workbook.Shift()
    sheet = opened["Lembar Sapa"]
    before = {(c.coordinate): c.value for row in sheet.iter_rows() for c in row}
    table = workbook.Table(sheet, "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    for row in table.rows():
        if str(table.get(row, "Kode")).startswith("T"):
            shift.execute(table, row, "Sri Wahyuni", dt.date(2026, 11, 18))
    edits = []
    for cell in (c for row in sheet.iter_rows() for c in row if c.value != before.get(c.coordinate)):
        value = {"value": cell.value}
        if isinstance(cell.value, dt.date):
            value = {"date": cell.value.isoformat()[:10]}
        elif isinstance(cell.value, dt.time):
            value = {"value": (cell.value.hour * 60 + cell.value.minute) / 1440}
        edits.append(json.dumps({"sheet": sheet.title, "cell": cell.coordinate, **value}))
    judge.sapa("patch", book, "--edits", "-", "-o", book, stdin="\n".join(edits).encode())
    judge.check("patch: what was typed is in the book", len(edits) > 5, len(edits))


def tables(judge: Hostile) -> None:
    """merge and patch on workbooks whose sheets, headers and keys are hostile, and `cat` to a pipe and to a terminal."""
    room = judge.room / f"meja{ATTACKS[2].replace('/', ' ')}"
    room.mkdir()
    for name, value in (("asal", "a"), ("rina\x1b[31m", "b"), ("budi\u202e", "c")):
        book = openpyxl.Workbook()
        book.active.title = "Data\u202e\x7fPALSU"
        book.active.append([f"ID{X}", f"Nama{X}"])
        for i in range(3):
            book.active.append([f"{i}{X}", f"{value}{X}"])
        book.properties.lastModifiedBy = f"Rina{X}"
        book.save(room / f"{name}.xlsx")
    files = [room / f"{name}.xlsx" for name in ("asal", "rina\x1b[31m", "budi\u202e")]
    for extra in ([], ["--json"], ["--key", f"ID{X}"], ["--key", E], ["--sheet", E]):
        judge.sapa("merge", *files, "-o", room / f"gabung{ATTACKS[0]}{len(extra)}.xlsx", *extra)
    edits = room / f"ubah{ATTACKS[0]}.jsonl"
    for line in ({"sheet": "Data\u202e\x7fPALSU", "cell": "B2", "value": E}, {"sheet": E, "cell": "B2", "value": 1}, {"sheet": "Data\u202e\x7fPALSU", "cell": E, "value": 1}, {E: 1}):
        for extra in ([], ["--json"]):
            edits.write_text(json.dumps(line) + "\n")
            judge.sapa("patch", files[0], "--edits", edits, "-o", room / "x\x1b[1m.xlsx", *extra)
    edits.write_bytes(b'{"sheet": "\x1b[31m\xff"}\n')
    judge.sapa("patch", files[0], "--edits", edits, "-o", room / "x.xlsx")
    text = room / "data.csv"
    text.write_bytes(f'No,Nama\n1,"a\x1b[31m{E}"\n'.encode())
    done = subprocess.run([judge.binary, "cat", text], capture_output=True, check=False)
    judge.check("cat to a pipe: the data as it is", done.stdout == text.read_bytes(), done.stdout)
    shown = on_terminal([str(judge.binary), "cat", str(text)])
    judge.check("cat on a terminal: plain, a line a row", not dirty(shown.replace(b"\r\n", b"\n")) and shown.count(b"\n") == 2, shown)


def on_terminal(command: list[str]) -> bytes:
    """What a command prints where standard output is a terminal."""
    master, slave = pty.openpty()
    process = subprocess.Popen(command, stdout=slave, stderr=slave, stdin=subprocess.DEVNULL)
    os.close(slave)
    out = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    os.close(master)
    process.wait()
    return out


def left_behind(judge: Hostile, folder: pathlib.Path) -> None:
    """What reports and journal say of persons."""
    reports = sorted((folder / "laporan").glob("*.xlsx"))
    kinds = {re.sub(r" 2026-.*", "", p.name) for p in reports}
    judge.check("laporan: reports of every SOP", kinds == {"Rekap Sapa Pasien", "Rekap Layanan Telepon", "Rekap Hotline", "Rekap Umpan Balik", "Analisis Umpan Balik", "Ringkasan"}, kinds)
    everything = ""
    for report in reports:
        found = {(name, n) for name, data in parts(report) for n in told(data)}
        judge.check(f"{report.name}: no person's number or name in any of its parts", not found, sorted(found))
        everything += "".join(data for _, data in parts(report))
    for mask in ("1371********0004", "0899****678"):
        judge.check(f"laporan: {mask} stands for a number", mask in everything)
    corrected = [r for r in reports if "Koreksi" in openpyxl.load_workbook(r).sheetnames]
    judge.check("laporan: a closed week was corrected, and says why", any("1371********0004" in str(c.value) for r in corrected for row in openpyxl.load_workbook(r)["Koreksi"].iter_rows() for c in row), corrected)
    journal = (folder / "arsip" / "jurnal.jsonl").read_bytes()
    judge.check("arsip/jurnal.jsonl: no person's number or name", not told(journal.decode()), told(journal.decode()))
    judge.check("arsip/jurnal.jsonl: plain", not dirty(journal), dirty(journal)[:3])
    judge.check("arsip/jurnal.jsonl: it tells of the files, masked", "Chat WhatsApp dengan N*** T***" in journal.decode())


def work(judge: Hostile) -> None:
    made = judge.room / "RS \x1b[31m\u202e\nPALSU baru"
    for language in ("id", "en"):
        judge.sapa("init", made, "--sop", "sapa-pasien", "--sop", "layanan-telepon", language=language)
    judge.check("init: a folder of such a name works", judge.sapa("run", made, "--date", "2026-11-18").returncode in (0, 1))
    folder = judge.room / "RS \x1b]0;x\x07\nPALSU Ditulis: x"
    for part in ("masuk", "kerja", "laporan", "arsip"):
        (folder / part).mkdir(parents=True)
    (folder / "sapa.toml").write_text(PROFILE.replace("LANGUAGE", "id"), "utf-8")
    inputs(folder)
    commands(judge, folder)
    left_behind(judge, folder)
    tables(judge)
    for line in ('name = "RS \\u001b"\n"\x1b" = 1', f'[facility]\nname = "x"\n[sapa-pasien]\n"kunci\\u001b\\nPALSU" = 1', '[facility]\nname = "x"\ntimezone = "\\u001b\\nPALSU"\n[hotline]'):
        (made / "sapa.toml").write_text(line, "utf-8")
        judge.sapa("run", made)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the folders here")
    options = parser.parse_args()
    return judged(Hostile, options.binary, options.keep, "sapa-hostile-", work)


if __name__ == "__main__":
    sys.exit(main())
