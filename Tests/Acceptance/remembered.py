#!/usr/bin/env python3
"""Judge what a run remembers of the last one: half a year lived twice, once with its record and once with it deleted at random.

usage: remembered.py SAPA_BINARY [--weeks 30] [--seed N] [--keep FOLDER]

Three SOPs in one facility. Exports come, stay and are changed, patients come again, rows come weeks late, staff type into the books of any
week, settings, templates and the program are others, files are touched or written anew with the same size; between all that runs have
nothing new. After each run both folders must be the same byte by byte, and the runs must have said the same. Closed periods whose books
the record leaves unopened must have come of it. Ends with `N passed, N failed, N skipped`. Needs: openpyxl
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import os
import pathlib
import random
import shutil
import sys

import openpyxl

from judge import RECORD, Judge, snapshot
from judging import judged

FIRST = dt.date(2026, 1, 5)
NAMES = ["Wulan", "Putri", "Slamet", "Irfan", "Dewi", "Agus", "Maya", "Citra", "Tuti", "Oki", "Ani", "Fajar"]
MATTERS = ["Antrean loket terlalu lama", "Petugas ramah sekali", "Obat kosong sejak pagi", "Toilet kotor"]
TYPED = {
    "Lembar Sapa": ("Catatan", "Petugas", "Petugas", "Tanggal Sapa", "Dihubungi", "Izin", "Percobaan 1 Hasil", "Kondisi Sekarang", "Kepuasan (1-4)"), "Eskalasi": ("Tindak Lanjut", "Ditangani Oleh", "Tanggal Ditangani"), "Data Pasien": ("No HP (perbaikan)",), "Log Layanan": ("Jawaban", "Tuntas", "Petugas", "Tanggal"),
    "Register": ("Unit", "Keputusan", "Tema", "Duplikat Dari"),
}


class Half:
    """A facility that is lived twice: `kept` goes on with its record, `bare` loses it now and then."""

    def __init__(self, judge: Judge, seed: int):
        self.judge, self.random = judge, random.Random(seed)
        self.kept, self.bare = judge.room / "kept/F", judge.room / "bare/F"
        self.binary, self.day = judge.binary, FIRST
        self.typed, self.wrong, self.done, self.foretold, self.closed = 0, [], [], 0, set()
        self.kept.parent.mkdir(parents=True)
        sops = [word for sop in ("sapa-pasien", "layanan-telepon", "umpan-balik") for word in ("--sop", sop)]
        judge.sapa("init", self.kept, *sops, "--date", FIRST.isoformat())
        shutil.copytree(self.kept, self.bare)

    # -- what happens

    def both(self, name: str, change) -> None:
        """Changes a file of the first folder, and brings the second one's to the same bytes."""
        path = self.kept / name
        path.parent.mkdir(exist_ok=True)
        change(path)
        if path.exists():
            (self.bare / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(path, self.bare / name)
        else:
            (self.bare / name).unlink()

    def exports(self, week: int, back: int = 0) -> None:
        """The files of a week; those of `back` weeks before it come late, under its name."""
        pick, monday = self.random.choice, FIRST + dt.timedelta(weeks=week - back)
        late = " susulan" if back else ""
        patient = lambda i: self.random.randrange(week * 40) if week and self.random.random() < 0.06 else week * 40 + i + 20 * (back > 0)
        day = lambda n: f"{monday + dt.timedelta(days=n):%d/%m/%Y}"
        name = lambda: " ".join(self.random.sample(NAMES, 3))
        self.both(f"masuk/pulang {week:02}{late}.csv", lambda path: write(path, ["No RM", "No Rawat", "Nama Pasien", "Tanggal Masuk", "Tanggal Pulang", "Ruangan", "Status Pulang", "No HP"], [
            [f"{patient(i):06}", f"R/{week - back:02}/{i + 100 * week * (back > 0):04}", name(), day(i % 7 - 3), day(i % 7), pick(["Melati", "Mawar"]), "Sembuh", f"0812{week:04}{i:04}"] for i in range(8)]))
        self.both(f"masuk/telepon {week:02}{late}.csv", lambda path: write(path, ["Tanggal", "Jam Masuk", "Jumlah Dering", "Jam Selesai", "Petugas", "Salam", "Nama Penelpon", "No Telepon", "Jenis Layanan", "Permasalahan", "Tuntas", "Jawaban"], [
            [day(i % 5), f"{8 + i % 8:02}.05", 2, f"{8 + i % 8:02}.15", pick(["Rina", "Yoga"]), "Ya", name(), f"0813{week:04}{i:04}", pick(["Konsultasi", "Pengaduan"]), "Kartu belum aktif", pick(["Ya", "Tidak"]), "Dijelaskan"] for i in range(8)]))
        self.both(f"masuk/umpan {week:02}{late}.csv", lambda path: write(path, ["Tanggal", "Jam", "Kanal", "Nama", "No Telepon", "Isi", "Jenis", "Unit"], [
            [day(i % 6), f"{8 + i % 8:02}.05", pick(["Langsung", "SMS"]), name(), f"0815{week:04}{i:04}", f"{pick(MATTERS)} {week}-{i}", pick(["Keluhan", "Pujian"]), pick(["Loket", "Farmasi"])] for i in range(5)]))

    def some(self, folder: str) -> pathlib.Path | None:
        files = sorted(p for p in (self.kept / folder).glob("*") if not p.name.startswith("."))
        return self.random.choice(files) if files else None

    def type(self) -> None:
        path = self.some("kerja")
        if path is None:
            return
        book = openpyxl.load_workbook(path)
        sheet = self.random.choice([s for s in book.sheetnames if s in TYPED] or [book.sheetnames[0]])
        headers = next((row for row in book[sheet].iter_rows(max_row=12) if any(c.value == "Kunci" for c in row)), None)
        if headers is None or headers[0].row >= book[sheet].max_row:
            return
        header = self.random.choice(TYPED[sheet])
        if os.environ.get("SAPA_DEBUG"): print(self.day, path.name, sheet, header)
        column = next(c.column for c in headers if c.value == header)
        self.typed += 1
        value = {
            "No HP (perbaikan)": f"08129{self.typed:07}", "Tuntas": "Ya", "Dihubungi": "Ya", "Izin": self.random.choice(["Ya", "Tidak"]),
            "Petugas": self.random.choice(["Rina", "rina", "Yoga", "Sari"]), "Tanggal Sapa": self.day, "Percobaan 1 Hasil": "Tersambung",
            "Kondisi Sekarang": self.random.choice(["Membaik", "Memburuk"]), "Kepuasan (1-4)": self.random.choice("1234"), "Tanggal Ditangani": self.day,
            "Tema": self.random.choice(["Parkir", "Gizi"]), "Duplikat Dari": f"UB-2026-{self.random.randint(1, 80):04}",
            "Tanggal": FIRST + dt.timedelta(days=self.random.randrange(90)),
        }.get(header, f"isi {self.typed}")
        for row in self.random.sample(range(headers[0].row + 1, book[sheet].max_row + 1), min(3, book[sheet].max_row - headers[0].row)):
            book[sheet].cell(row, column).value = value
        self.both(str(path.relative_to(self.kept)), book.save)

    def change_input(self) -> None:
        path = self.some("masuk")
        if path is None or path.suffix != ".csv":
            return
        text, name = path.read_text(), str(path.relative_to(self.kept))
        match self.random.randrange(4):
            case 0:  # a name is another, as long as before, and the time of the file as it was
                status = path.stat()
                self.both(name, lambda p: p.write_text(text.replace("Melati", "Mawarr").replace("Loket", "Lokes")))
                for folder in (self.kept, self.bare):
                    os.utime(folder / name, ns=(status.st_atime_ns, status.st_mtime_ns))
            case 1:
                self.both(name, lambda p: p.write_text(text + text.splitlines()[-1].replace("0812", "0819").replace("R/", "Q/") + "\n"))
            case 2:
                self.both(name, lambda p: p.unlink())
            case _:  # touched alone
                self.both(name, lambda p: p.write_text(text))

    def come_late(self) -> None:
        week = (self.day - FIRST).days // 7
        if week:
            self.exports(week, back=self.random.randint(1, min(week, 16)))

    def change_settings(self) -> None:
        text = (self.kept / "sapa.toml").read_text()
        number = self.random.randint(3, 9)
        lines = [f"weekly_minimum = {number}" if line.lstrip("# ").startswith("weekly_minimum =") else line for line in text.splitlines()]
        self.both("sapa.toml", lambda p: p.write_text("\n".join(lines) + "\n"))

    def change_template(self) -> None:
        own = "template/layanan-telepon.toml"
        if (self.kept / own).exists():
            return self.both(own, lambda p: p.unlink())
        text = (pathlib.Path(__file__).parents[2] / "templates/layanan-telepon.toml").read_text()
        self.both(own, lambda p: p.write_text(text.replace("width = 26", "width = 27", 1)))

    def change_program(self) -> None:
        other = self.judge.room / f"sapa-{self.random.randrange(2)}"
        shutil.copyfile(self.judge.binary, other)
        other.chmod(0o755)
        self.binary = other

    # -- a run of both

    def live(self, what: str) -> None:
        if self.random.random() < 0.5:
            (self.bare / RECORD).unlink(missing_ok=True)
        words = ["run", "F", "--date", self.day.isoformat()] + (["--json"] if self.random.random() < 0.5 else [])
        first, second = (self.judge.sapa(*words, cwd=folder.parent, binary=self.binary) for folder in (self.kept, self.bare))
        self.done.append(what)
        if (first.returncode, first.stdout, first.stderr) != (second.returncode, second.stdout, second.stderr):
            self.wrong.append(f"{self.day} {what}: said {first.stdout[-600:]}{first.stderr[-300:]}\n      without its record {second.stdout[-600:]}{second.stderr[-300:]}")
        if first.returncode not in (0, 1):
            self.wrong.append(f"{self.day} {what}: ended with {first.returncode}: {first.stderr[-300:]}")
        one, other = snapshot(self.kept), snapshot(self.bare)
        if one != other:
            self.wrong.append(f"{self.day} {what}: {sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))}")

    def nothing_new(self) -> None:
        """Where the record foretells a run, the run has to leave its folder and itself alone."""
        lines = (self.kept / RECORD).read_bytes().split(b"\n", 4) if (self.kept / RECORD).exists() else [b"-"] * 4
        self.foretold += lines[2] != b"-"
        self.closed |= set(json.loads(lines[3])["logs"]) if lines[3] != b"-" else set()
        before = snapshot(self.kept)
        self.live("nothing new")
        if (after := snapshot(self.kept)) != before:
            self.wrong.append(f"{self.day} nothing new: changed {sorted(name for name in after.keys() | before.keys() if after.get(name) != before.get(name))}")


def write(path: pathlib.Path, head: list[str], rows: list[list]) -> None:
    with path.open("w", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(head)
        out.writerows(rows)


def live(judge: Judge, weeks: int, seed: int) -> None:
    half = Half(judge, seed)
    events = [half.type, half.type, half.type, half.come_late, half.change_input, half.change_settings, half.change_template, half.change_program]
    for week in range(weeks):
        half.exports(week)
        half.day = FIRST + dt.timedelta(weeks=week, days=half.random.randrange(7))
        half.live("a new week")
        half.nothing_new()
        event = half.random.choice(events)
        event()
        half.live(event.__name__)
        half.nothing_new()
        half.day += dt.timedelta(days=1)
        half.live("the next day")
        if half.wrong:
            break
    judge.same(f"{len(half.done)} runs in {weeks} weeks come to the same with and without their record ({half.typed} cells typed)", half.wrong)
    if weeks > 20:
        judge.check(f"books of closed periods stayed unopened: {', '.join(sorted(half.closed))}", len(half.closed) == 3)
    judge.check(f"most runs with nothing new are foretold: {half.foretold} of {2 * weeks}", half.foretold > weeks)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--weeks", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, metavar="FOLDER")
    arguments = parser.parse_args()
    return judged(Judge, arguments.binary, arguments.keep, "sapa-remembered-", lambda judge: live(judge, arguments.weeks, arguments.seed))


if __name__ == "__main__":
    sys.exit(main())
