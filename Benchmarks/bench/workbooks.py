"""Makes the workbooks and CSV files that are read: exports of discharged patients, all of them invented.

usage: python -m bench.workbooks FILE.xlsx|FILE.csv ROWS DAYS
"""

from __future__ import annotations

import csv
import datetime as dt
import pathlib
import random
import subprocess
import sys
from collections.abc import Iterator

from bench import places

DATE = "2026-11-18"  # of the run
COLUMNS = [
    "No Rawat", "No RM", "NIK", "Nama Pasien", "Tanggal Lahir", "Alamat", "No HP", "Penanggung Jawab", "Kamar", "Kelas", "Cara Bayar",
    "Diagnosa Akhir", "DPJP", "Tanggal Masuk", "Tanggal Keluar", "Cara Keluar",
]


def cells(rows: int) -> int:
    """How many cells such a workbook holds; none is empty."""
    return (rows + 1) * len(COLUMNS)


def days(rows: int) -> int:
    """Over how many days before the run the discharges lie."""
    return 28 if rows < 1000 else 60


def export(rows: int, kind: str = "xlsx") -> pathlib.Path:
    """An export of so many stays; made once, in a process of its own, and kept."""
    path = places.FILES / f"export-{rows}.{kind}"
    if not path.exists():
        print(f"making {path.name} …", file=sys.stderr, flush=True)
        unfinished = path.with_name(f"unfinished-{path.name}")
        subprocess.run([sys.executable, "-m", "bench.workbooks", unfinished, str(rows), str(days(rows))], check=True, cwd=places.HERE)
        unfinished.rename(path)
    return path


def stays(rows: int, days: int) -> Iterator[list[str | dt.date]]:
    """The rows below the header; seeded by their number."""
    sys.path.insert(0, str(places.ACCEPTANCE))
    import people

    choose = random.Random(rows + days)
    run = dt.date.fromisoformat(DATE)
    given = people.GIVEN_F + people.GIVEN_M
    for r in range(1, rows + 1):
        left = run - dt.timedelta(days=choose.randrange(days))
        admitted = left - dt.timedelta(days=choose.randrange(1, 12))
        born = dt.date(1940, 1, 1) + dt.timedelta(days=choose.randrange(28_000))
        status = choose.choices(["Sembuh", "Membaik", "APS", "Meninggal", "Rujuk"], [50, 35, 5, 5, 5])[0]
        yield [
            f"{admitted:%Y/%m/%d}/{r:06d}", f"{r:06d}", f"137502{born:%d%m%y}{r % 10_000:04d}",
            f"{choose.choice(given)} {choose.choice(given)} {choose.choice(people.FAMILY)}",
            born, f"{choose.choice(people.STREETS)} No. {choose.randrange(1, 300)}, {choose.choice(people.TOWNS)}",
            f"08{choose.choice(['12', '13', '52', '78'])}{choose.randrange(10**7, 10**8)}",
            f"{choose.choice(given)} {choose.choice(people.FAMILY)}", choose.choice(people.ROOMS), choose.choice(people.CLASSES),
            choose.choice(people.PAYERS), choose.choice(people.DIAGNOSES), choose.choice(people.DOCTORS), admitted, left, status,
        ]


def write_workbook(path: pathlib.Path, rows: int, days: int) -> None:
    """True dates and shared strings, as a hospital's system writes them."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"strings_to_urls": False})
    book.set_properties({"created": dt.datetime(2026, 11, 18)})
    sheet = book.add_worksheet("Pasien Pulang")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, COLUMNS)
    for r, values in enumerate(stays(rows, days), 1):
        for c, value in enumerate(values):
            if isinstance(value, dt.date):
                sheet.write_datetime(r, c, value, day)
            else:
                sheet.write_string(r, c, value)
    book.close()


def write_csv(path: pathlib.Path, rows: int, days: int) -> None:
    """The same as RFC 4180 has it, two fields of sixteen in quotes."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(stays(rows, days))


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    (write_csv if target.suffix == ".csv" else write_workbook)(target, int(sys.argv[2]), int(sys.argv[3]))
