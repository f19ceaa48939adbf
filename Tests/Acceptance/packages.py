#!/usr/bin/env python3
"""Judge the data packages of `sapa export`: whole by Frictionless' own validator, the recaps' figures, and nothing of a person.

usage: packages.py SAPA_BINARY [--keep FOLDER]

The facilities of samples/ are run week after week until their month is closed, and exported. Each package is accepted by
`frictionless validate` and by `sapa check`; sums of its records are its figures, and those of the recap's hidden sheet; names, numbers
and sentences of all that came in are looked for in its bytes. Prints a PASS, FAIL or SKIP line a check and ends with
`N passed, N failed, N skipped`. Needs: openpyxl; frictionless, where there is one.
"""

from __future__ import annotations

import argparse
import collections
import csv
import datetime as dt
import hashlib
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

import openpyxl
from judging import judged

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
TEMPLATES = SAMPLES.parent / "templates"
DAYS = [dt.date(2026, 11, 18), dt.date(2026, 11, 25), dt.date(2026, 12, 2), dt.date(2026, 12, 9)]
RECAPS = {"sapa-pasien": "Rekap Sapa Pasien", "layanan-telepon": "Rekap Layanan Telepon", "hotline": "Rekap Hotline", "umpan-balik": "Analisis Umpan Balik"}
# Columns of inputs and books that hold persons or what they said.
PERSONAL = re.compile(r"nama|penelpon|telp|telepon|\bhp\b|\bwa\b|nik|no\.? ?rm|norm|alamat|isi|permasalahan|pesan|petugas|penerima|pengirim", re.I)


class Packages:
    """Counts what holds."""

    def __init__(self, binary: pathlib.Path, room: pathlib.Path):
        self.binary, self.room = binary, room
        self.count = collections.Counter(passed=0, failed=0, skipped=0)

    def check(self, name: str, holds: bool, what: object = "") -> None:
        self.count["passed" if holds else "failed"] += 1
        if not holds:
            print(f"FAIL  {name}: {what}")

    def sapa(self, *arguments: object, day: dt.date) -> subprocess.CompletedProcess:
        environment = {**os.environ, "SAPA_NOW": f"{day}T09:00:00Z", "LANG": "C.UTF-8"}
        return subprocess.run([self.binary, *map(str, arguments)], capture_output=True, text=True, env=environment)

    def facility(self, sample: pathlib.Path) -> None:
        folder = self.room / sample.name
        shutil.copytree(sample, folder)
        with (folder / "sapa.toml").open("a") as profile:
            profile.write('\n[export]\ncode = "UJI-1"\nregency = "Kota Contoh"\nprovince = "Provinsi Contoh"\n')
        for day in DAYS:
            run = self.sapa("run", folder, "--date", day, day=day)
            self.check(f"{sample.name} {day}", run.returncode in (0, 1), run.stderr)
        out = self.room / f"{sample.name} kirim"
        end = DAYS[-1] + dt.timedelta(days=1)
        exported = self.sapa("export", folder, "--period", "2026-11", "-o", out, "--json", day=end)
        self.check(f"{sample.name}: export", exported.returncode in (0, 1), exported.stderr)
        packages = json.loads(exported.stdout)["packages"]
        self.check(f"{sample.name}: packages", bool(packages), exported.stdout)
        for package in packages:
            self.package(f"{sample.name} {package['sop']} {package['period']}", folder, out / package["folder"], package)
        self.persons(sample.name, folder, out)
        before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
        again = json.loads(self.sapa("export", folder, "--period", "2026-11", "-o", out, "--json", day=end).stdout)
        after = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
        self.check(f"{sample.name}: again", before == after and all(p["isUnchanged"] for p in again["packages"]), again)

    def package(self, name: str, folder: pathlib.Path, place: pathlib.Path, package: dict) -> None:
        told = json.loads((place / "datapackage.json").read_text())
        known = self.closed(folder / "laporan" / f"{RECAPS[package['sop']]} {package['period']}.xlsx")
        figures = {}
        for resource in told["resources"]:
            data = (place / resource["path"]).read_bytes()
            self.check(f"{name} {resource['name']}: bytes", len(data) == resource["bytes"] and resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest())
            self.check(f"{name} {resource['name']}: lines", b"\r" not in data and not data.startswith(b"\xef\xbb\xbf"))
            rows = list(csv.DictReader(data.decode().splitlines()))
            self.check(f"{name} {resource['name']}: records", len(rows) == resource["baris"], len(rows))
            if resource["name"] == "angka":
                figures = {(row["tabel"], row["kolom"]): row for row in rows}
        for resource in told["resources"]:
            rows = list(csv.DictReader((place / resource["path"]).open()))
            for field in resource["schema"]["fields"] if resource["name"] != "angka" else []:
                if field["type"] != "integer":
                    continue
                figure = figures.get((resource["name"], field["name"]), {"nilai": None, "saat_ditutup": None})
                self.check(f"{name} {field['name']}: sum", str(sum(int(row[field["name"]]) for row in rows)) == figure["nilai"], figure)
                closed = known.get(field["title"])
                if closed is not None:
                    self.check(f"{name} {field['name']}: recap", figure["saat_ditutup"] == str(closed), (figure, closed))
        shared = sum(1 for row in figures.values() if row["saat_ditutup"])
        self.check(f"{name}: figures of the recap", shared > 10, shared)
        check = self.sapa("check", place, day=DAYS[-1])
        self.check(f"{name}: sapa check", check.returncode == 0, check.stderr)
        if importlib.util.find_spec("frictionless"):
            valid = subprocess.run([sys.executable, "-m", "frictionless", "validate", place / "datapackage.json", "--json"], capture_output=True, text=True)
            self.check(f"{name}: frictionless", valid.returncode == 0 and json.loads(valid.stdout)["valid"], valid.stdout[-500:] + valid.stderr[-500:])
        else:
            self.count["skipped"] += 1
            print(f"SKIP  {name}: python3 has no frictionless")

    @staticmethod
    def closed(report: pathlib.Path) -> dict[str, int]:
        """The figures of a recap as it was closed: those of its hidden sheet, or those that corrections left as they were."""
        rows = list(openpyxl.load_workbook(report, read_only=True)["Angka Sapa"].iter_rows(values_only=True))
        now = {row[1]: row[2] for row in rows if row[0] == "angka"}
        return now | {row[1]: row[2] for row in rows if row[0] == "angka saat ditutup"}

    def persons(self, name: str, folder: pathlib.Path, out: pathlib.Path) -> None:
        """Looks for what is of persons in all files that leave the facility."""
        wanted = self.wanted(folder)
        self.check(f"{name}: persons looked for", len(wanted) > 30, len(wanted))
        sent = b"\n".join(path.read_bytes() for path in out.rglob("*") if path.is_file()).decode().lower()
        # Digits within a longer number or a key are not those of a person.
        found = [text for text in wanted if re.search(rf"(?<![0-9a-z]){re.escape(text.lower())}(?![0-9a-z])", sent)]
        self.check(f"{name}: nothing of a person", not found, found[:5])

    @staticmethod
    def wanted(folder: pathlib.Path) -> set[str]:
        texts: set[str] = set()

        def take(rows: list[list[object]]) -> None:
            header: dict[int, str] = {}
            for row in rows:
                words = {place: str(cell) for place, cell in enumerate(row) if cell not in (None, "")}
                if not header and sum(bool(PERSONAL.search(word)) for word in words.values()) >= 2:
                    header = words
                elif header:
                    texts.update(word.strip() for place, word in words.items() if PERSONAL.search(header.get(place, "")))

        for path in [*(folder / "masuk").iterdir(), *(folder / "kerja").glob("*.xlsx")]:
            if path.suffix == ".xlsx":
                book = openpyxl.load_workbook(path, read_only=True)
                for sheet in book.sheetnames:
                    if sheet not in ("Petunjuk", "Pilihan", "Nomor Sapa", "Dasar Sapa", "Buku Umpan Balik", "Analisis Bulanan"):
                        take([list(row) for row in book[sheet].iter_rows(values_only=True)])
            elif path.suffix == ".csv":
                text = path.read_bytes().decode("utf-8", "replace")
                take(list(csv.reader(text.splitlines(), delimiter=max(";,\t", key=text[:2000].count))))
            else:
                data = path.read_bytes()
                if path.suffix == ".zip":
                    with zipfile.ZipFile(path) as archive:
                        data = b"\n".join(archive.read(member) for member in archive.namelist() if member.endswith(".txt"))
                for line in data.decode("utf-8", "replace").splitlines():
                    texts.update(part.strip() for part in re.split(r'[":]', line) if len(part.split()) > 3)
                    texts.update(re.findall(r"\d{9,}", line))
        # What the facility's settings and templates say is nobody's; a word alone may be one of the lists'.
        ours = "\n".join(path.read_text() for path in [folder / "sapa.toml", *TEMPLATES.glob("*.toml")]).lower()
        return {text for text in texts if len(text) > 5 and (" " in text or len(re.findall(r"\d", text)) > 5) and text.lower() not in ours}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path)
    arguments = parser.parse_args()

    def work(judge: Packages) -> None:
        for sample in sorted(SAMPLES.iterdir()):
            judge.facility(sample)

    return judged(Packages, arguments.binary, arguments.keep, "sapa-packages-", work)


if __name__ == "__main__":
    sys.exit(main())
