"""Three years of weeks: 40 stays, 40 calls and 20 feedbacks each, all exports kept in masuk/; what a run of each week costs."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import os
import pathlib
import random
import subprocess
import tempfile

from bench import measuring, places, report

FIRST = dt.date(2024, 1, 1)
SHOWN = [1, 5, 10, 26, 52, 100, 150]
EARLY, LATE = 5, 150
NAMES = ["Wulan", "Putri", "Slamet", "Irfan", "Dewi", "Agus", "Maya", "Citra", "Tuti", "Oki", "Ani", "Fajar"]
MATTERS = ["Antrean loket terlalu lama", "Petugas ramah sekali", "Obat kosong sejak pagi", "Toilet kotor"]
STAYS = ["No RM", "No Rawat", "Nama Pasien", "Tanggal Masuk", "Tanggal Pulang", "Ruangan", "Status Pulang", "No HP"]
CALLS = ["Tanggal", "Jam Masuk", "Jumlah Dering", "Jam Selesai", "Petugas", "Salam", "Nama Penelpon", "No Telepon", "Jenis Layanan", "Permasalahan", "Tuntas", "Jawaban"]
FEEDBACKS = ["Tanggal", "Jam", "Kanal", "Nama", "No Telepon", "Isi", "Jenis", "Unit"]


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

    write(inbox / f"pulang {week:03}.csv", STAYS, [
        [f"{week * 40 + i:06}", f"R/{week:03}/{i:04}", name(), day(i % 7 - 3), day(i % 7), chance.choice(["Melati", "Mawar"]), "Sembuh", phone("0812", i)] for i in range(40)])
    write(inbox / f"telepon {week:03}.csv", CALLS, [
        [day(i % 5), f"{8 + i % 8:02}.{i:02}", 2, f"{8 + i % 8:02}.{i + 10:02}", chance.choice(["Rina", "Yoga"]), "Ya", name(), phone("0813", i),
         chance.choice(["Konsultasi", "Pengaduan"]), "Kartu belum aktif", chance.choice(["Ya", "Ya", "Ya", "Ya", "Tidak"]), "Dijelaskan"] for i in range(40)])
    write(inbox / f"umpan {week:03}.csv", FEEDBACKS, [
        [day(i % 6), f"{8 + i % 8:02}.{i:02}", chance.choice(["Langsung", "SMS"]), name(), phone("0815", i), f"{chance.choice(MATTERS)} {week}-{i}",
         chance.choice(["Keluhan", "Pujian"]), chance.choice(["Loket", "Farmasi"])] for i in range(20)])


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


def section(weeks: int = LATE) -> report.Section:
    """One run a week, on the Tuesday after it."""
    found = report.Section("Growth: three SOPs, a run a week", ["week", "processor", "seconds", "peak"])
    chance, runs = random.Random(17), {}
    # On a disk in memory, where there is one: a real one takes longer to make files after so many were removed the second before.
    shared = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else places.WORK) as folder, scratch(folder):
        place = pathlib.Path(folder) / "facility"
        sops = [word for sop in ("sapa-pasien", "layanan-telepon", "umpan-balik") for word in ("--sop", sop)]
        subprocess.run([places.SAPA, "init", place, *sops, "--date", FIRST.isoformat()], check=True, capture_output=True)
        for week in range(1, weeks + 1):
            exports(place / "masuk", week - 1, chance)
            date = FIRST + dt.timedelta(weeks=week, days=1)
            runs[week] = measuring.run([str(places.SAPA), "run", str(place), "--date", date.isoformat()], statuses=(0, 1))
    for week in SHOWN:
        if run := runs.get(week):
            found.rows.append([str(week), f"{report.figure(run.processor)} s", f"{report.figure(run.seconds)} s", f"{report.figure(run.peak)} MB"])
    if early := runs.get(EARLY):
        late = [run for week, run in runs.items() if week > weeks - 5]  # a run takes some milliseconds more or less
        processor, peak = (sorted(values)[len(values) // 2] for values in ([r.processor for r in late], [r.peak for r in late]))
        near = sorted(runs[week].processor for week in range(EARLY - 1, EARLY + 2) if week in runs)
        found.goals.append(report.Goal.most(f"growth: processor time of week {weeks} against week {EARLY}", processor / near[len(near) // 2], 1.5))
        found.goals.append(report.Goal.most(f"growth: peak of week {weeks} against week {EARLY}", peak / early.peak, 1.5))
    return found
