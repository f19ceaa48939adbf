"""Packages of invented facilities, as `sapa export` writes them, and what they come to, added up one by one."""

from __future__ import annotations

import collections
import csv
import datetime as dt
import hashlib
import io
import json
import pathlib
import random

MINUTES = ["0 sampai 5 menit", "16 sampai 30 menit", "tidak ada"]
THEMES = ["Waktu Tunggu", "Sikap Petugas", "Belum Dikelompokkan"]
MEASURES = {
    "kontak": ["keluar", "target", "terhubung", "selesai"],
    "layanan": ["telepon", "dering_diketahui", "dalam_batas_dering", "jatuh_tempo_dihubungi_kembali", "dihubungi_kembali_dalam_batas", "pelanggaran_b1"],
    "umpan_balik": ["umpan_balik", "duplikat", "dibalas", "belum_dibalas"],
}
SOPS = {"sapa-pasien": "kontak", "layanan-telepon": "layanan", "umpan-balik": "umpan_balik"}


class Facilities:
    """So many facilities in kabupaten of provinces."""

    def __init__(self, inbox: pathlib.Path, count: int, seed: int = 1):
        self.inbox, self.chance = inbox, random.Random(seed)
        self.codes = [f"F{number:04}" for number in range(count)]
        #: (facility, period) by table and measure, of the version that counts.
        self.sums: dict[tuple[str, str], dict[tuple[str, str], int]] = collections.defaultdict(dict)

    def region(self, code: str) -> tuple[str, str]:
        number = int(code[1:])
        return f"Provinsi {number % 2}", f"Kabupaten {number % 6}"

    def send(self, code: str, sop: str, period: str, first: dt.date, last: dt.date, version: int = 1, *, counts: bool = True, size: int = 12, **changes: object) -> pathlib.Path:
        """Writes a package; `counts` tells whether it is the one that results are made of."""
        table = SOPS[sop]
        rows = [self.row(table, first) for _ in range(self.chance.randrange(size))]
        measures = MEASURES[table]
        sums = {measure: sum(row[measure] for row in rows) for measure in measures}
        figures = [{"tabel": table, "kolom": measure, "nilai": sums[measure], "saat_ditutup": sums[measure]} for measure in measures]
        columns = {name: "integer" if name in measures else "date" if name.startswith("tanggal") else "string" for name in (rows[0] if rows else self.row(table, first))}
        kinds = {"tabel": "string", "kolom": "string", "nilai": "integer", "saat_ditutup": "integer"}
        province, regency = self.region(code)
        origin = {"kode": code, "nama": "Puskesmas Contoh", "kabupaten_kota": regency, "provinsi": province, "sop": sop, "periode": period, "mulai": first.isoformat(),
                  "selesai": last.isoformat(), "ditutup": (last + dt.timedelta(days=2)).isoformat(), "versi": version, "kunci": hashlib.sha256(code.encode()).hexdigest()[:16], "skema": 1} | changes
        folder = self.inbox / f"fasilitas={code}" / f"sop={sop}" / f"periode={period}" / f"versi={version}"
        write(folder, origin, {table: (columns, rows), "angka": (kinds, figures)})
        if counts:
            self.sums[code, period].update({(table, measure): value for measure, value in sums.items()})
        return folder

    def row(self, table: str, day: dt.date) -> dict[str, object]:
        flag = lambda: self.chance.randrange(2)
        row: dict[str, object] = {"kunci": f"{self.chance.getrandbits(128):032x}"}
        if table == "kontak":
            row |= {"tanggal_eksekusi": day, "umur": self.chance.choice(["25 sampai 44 tahun", "60 tahun ke atas"]), "status": self.chance.choice(["Selesai", "Terlewat"])}
        elif table == "layanan":
            row |= {"tanggal": day, "dihubungi_kembali_setelah": self.chance.choice(MINUTES)}
        else:
            row |= {"tanggal": day, "tema": self.chance.choice(THEMES), "dibalas_setelah": self.chance.choice(MINUTES)}
        return row | {measure: 1 if number == 0 else flag() for number, measure in enumerate(MEASURES[table])}

    def expected(self, period: str) -> dict[tuple[str, str, str, str], int]:
        """By level, region, table and measure."""
        found: dict[tuple[str, str, str, str], int] = collections.Counter()
        for (code, own), sums in self.sums.items():
            if own != period:
                continue
            province, regency = self.region(code)
            for level, region in [("fasilitas", code), ("kabupaten_kota", f"{province} / {regency}"), ("provinsi", province), ("semua", "semua")]:
                for (table, measure), value in sums.items():
                    found[level, region, table, measure] += value
        return dict(found)


def write(folder: pathlib.Path, origin: dict[str, object], tables: dict[str, tuple[dict[str, str], list[dict[str, object]]]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    resources = []
    for name, (columns, rows) in tables.items():
        text = io.StringIO()
        out = csv.DictWriter(text, list(columns), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
        data = text.getvalue().encode()
        (folder / f"{name}.csv").write_bytes(data)
        resources.append({"name": name, "path": f"{name}.csv", "bytes": len(data), "hash": "sha256:" + hashlib.sha256(data).hexdigest(), "baris": len(rows),
                          "schema": {"fields": [{"name": column, "type": kind} for column, kind in columns.items()]}})
    (folder / "datapackage.json").write_text(json.dumps({"sapa": origin, "resources": resources}))


def weeks(first: dt.date, count: int) -> list[tuple[str, dt.date, dt.date]]:
    """Weeks from a Monday on: name, first and last day."""
    days = [first + dt.timedelta(weeks=number) for number in range(count)]
    return [("{}-W{:02}".format(*day.isocalendar()[:2]), day, day + dt.timedelta(days=6)) for day in days]
