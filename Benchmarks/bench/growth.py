"""Three years of weeks: 40 stays, 40 calls and 20 feedbacks each, all exports kept in masuk/; what a run of each week costs.

One call and one feedback a week are never brought to an end: what stays open goes on from week to week (G10), so that after three years the newest
books have 150 such rows each.
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import os
import pathlib
import random
import statistics
import subprocess
import tempfile

from bench import measuring, places, report

FIRST = dt.date(2024, 1, 1)
SHOWN = [1, 5, 10, 26, 52, 100, 150]
EARLY, LATE = 5, 150
NAMES = ["Wulan", "Putri", "Slamet", "Irfan", "Dewi", "Agus", "Maya", "Citra", "Tuti", "Oki", "Ani", "Fajar"]
MATTERS = ["Antrean loket terlalu lama", "Petugas ramah sekali", "Obat kosong sejak pagi", "Toilet kotor"]
STAYS = ["No RM", "No Rawat", "Nama Pasien", "Tanggal Masuk", "Tanggal Pulang", "Ruangan", "Status Pulang", "No HP"]
CALLS = ["Tanggal", "Jam Masuk", "Jumlah Dering", "Jam Selesai", "Petugas", "Salam", "Nama Penelpon", "No Telepon", "Jenis Layanan", "Permasalahan", "Tuntas", "Jawaban", "Jam Hubungi Kembali", "Disetujui Oleh", "Tanggal Persetujuan"]
STAGES = ["Tanggal Identifikasi", "Tanggal Distribusi", "Tanggal Keputusan", "Tanggal Persetujuan", "Tanggal Jawaban", "Tanggal Umpan Balik Klien"]
FEEDBACKS = ["Tanggal", "Jam", "Kanal", "Nama", "No Telepon", "Isi", "Jenis", "Unit", *STAGES, "Keputusan", "Nilai"]


def write(path: pathlib.Path, header: list[str], rows: list[list]) -> None:
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(header)
        out.writerows(rows)


def exports(inbox: pathlib.Path, week: int, chance: random.Random) -> None:
    """The three files of a week; people are invented, and none comes twice."""
    monday = FIRST + dt.timedelta(weeks=week)

    def day(offset: int) -> str:
        return f"{monday + dt.timedelta(days=offset):%d/%m/%Y}"

    def name() -> str:
        return " ".join(chance.sample(NAMES, 3))

    def phone(prefix: str, place: int) -> str:
        return f"{prefix}{week:04}{place:04}"

    def call(place: int) -> list:
        """Solved, answer, call back, approval."""
        return ["Ya", "Dijelaskan", f"{8 + place % 8:02}.30", "Kepala Bidang", day(5)] if place else ["Tidak"] + [""] * 4

    def feedback(place: int) -> list:
        """A day a stage, decision, rating."""
        return [day(place % 6)] * len(STAGES) + ["Sudah diperbaiki", "4"] if place else [""] * (len(STAGES) + 2)

    write(inbox / f"pulang {week:03}.csv", STAYS, [
        [f"{week * 40 + i:06}", f"R/{week:03}/{i:04}", name(), day(i % 7 - 3), day(i % 7), chance.choice(["Melati", "Mawar"]), "Sembuh", phone("0812", i)] for i in range(40)])
    write(inbox / f"telepon {week:03}.csv", CALLS, [
        [day(i % 5), f"{8 + i % 8:02}.{i:02}", 2, f"{8 + i % 8:02}.{i + 10:02}", chance.choice(["Rina", "Yoga"]), "Ya", name(), phone("0813", i),
         chance.choice(["Konsultasi", "Pengaduan"]), "Kartu belum aktif", *call(i)] for i in range(40)])
    write(inbox / f"umpan {week:03}.csv", FEEDBACKS, [
        [day(i % 6), f"{8 + i % 8:02}.{i:02}", chance.choice(["Langsung", "SMS"]), name(), phone("0815", i), f"{chance.choice(MATTERS)} {week}-{i}",
         chance.choice(["Keluhan", "Pujian"]), chance.choice(["Loket", "Farmasi"]), *feedback(i)] for i in range(20)])


@contextlib.contextmanager
def scratch(folder: str):
    """Has programs keep what they make for a while in a folder."""
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = folder
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before


class Facility:
    """A facility that lives week after week, its people the same in each such one."""

    def __init__(self, folder: pathlib.Path):
        self.folder, self.week, self.chance = folder, 0, random.Random(17)
        sops = [word for sop in ("sapa-pasien", "layanan-telepon", "umpan-balik") for word in ("--sop", sop)]
        subprocess.run([places.SAPA, "init", folder, *sops, "--date", FIRST.isoformat()], check=True, capture_output=True)

    def live(self) -> measuring.Run:
        """The run on the Tuesday after the next week."""
        self.week += 1
        exports(self.folder / "masuk", self.week - 1, self.chance)
        date = FIRST + dt.timedelta(weeks=self.week, days=1)
        return measuring.run([str(places.SAPA), "run", str(self.folder), "--date", date.isoformat()], statuses=(0, 1))


def section(weeks: int = LATE) -> report.Section:
    """One run a week; beside each of the last five, a new facility lives its first ones, so that what the machine does meets both."""
    found = report.Section("Growth: three SOPs, a run a week", ["week", "processor", "seconds", "peak"])
    early: list[measuring.Run] = []
    late: list[measuring.Run] = []
    # On a disk in memory, where there is one: a real one takes longer to make files after so many were removed the second before.
    shared = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else places.WORK) as name, scratch(name):
        old = Facility(pathlib.Path(name) / "facility")
        for week in range(1, weeks + 1):
            run = old.live()
            if week in SHOWN:
                found.rows.append([str(week), f"{report.figure(run.processor)} s", f"{report.figure(run.seconds)} s", f"{report.figure(run.peak)} MB"])
            if week > weeks - 5:
                late.append(run)
                young = Facility(pathlib.Path(name) / f"facility {week}")
                early += [young.live() for _ in range(EARLY + 1)][EARLY - 2 :]
    for words, value in [("processor time", "processor"), ("peak", "peak")]:
        ratio = statistics.median(getattr(run, value) for run in late) / statistics.median(getattr(run, value) for run in early)
        found.goals.append(report.Goal.most(f"growth: {words} of week {weeks} against week {EARLY}, medians of the weeks beside", ratio, 1.5))
    return found
