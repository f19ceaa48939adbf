"""The roll-up against sums made one by one, and against what may come into an inbox: `make rollup-test`."""

from __future__ import annotations

import csv
import datetime as dt
import json
import pathlib
import shutil
import tempfile
import unittest

from make_packages import SOPS, Facilities, weeks
from rollup.compaction import run
from rollup.engines import DuckDB

MONDAY = dt.date(2026, 6, 1)


class RollupTest(unittest.TestCase):
    def setUp(self) -> None:
        self.room = pathlib.Path(tempfile.mkdtemp(prefix="sapa-rollup-"))
        self.addCleanup(shutil.rmtree, self.room)
        self.inbox, self.store, self.results = (self.room / name for name in ("masuk", "simpanan", "hasil"))
        self.inbox.mkdir()

    def roll(self, store: str = "simpanan", results: str = "hasil"):
        engine = DuckDB()
        try:
            return run(engine, self.inbox, self.room / store, self.room / results)
        finally:
            engine.close()

    def figures(self, period: str, results: str = "hasil") -> dict[tuple[str, str, str, str], int]:
        with (self.room / results / period / "angka_wilayah.csv").open() as file:
            return {(row["tingkat"], row["wilayah"], row["tabel"], row["kolom"]): int(row["nilai"]) for row in csv.DictReader(file)}

    def files(self, folder: str = "hasil") -> dict[str, bytes]:
        return {str(path.relative_to(self.room / folder)): path.read_bytes() for path in sorted((self.room / folder).rglob("*.csv"))}

    def send_all(self, facilities: Facilities, periods: list) -> None:
        for code in facilities.codes:
            for period, first, last in periods:
                for sop in SOPS:
                    facilities.send(code, sop, period, first, last)

    def test_thirty_facilities_and_half_a_year_come_to_the_sums_of_their_packages(self) -> None:
        facilities, periods = Facilities(self.inbox, 30), weeks(MONDAY, 26)
        self.send_all(facilities, periods)
        summary = self.roll()
        self.assertEqual((summary.accepted, summary.refused), (30 * 26 * 3, []))
        for period, _, _ in periods:
            self.assertEqual(self.figures(period), facilities.expected(period))

    def test_a_week_at_a_time_is_the_same_bytes_as_all_at_once_and_nothing_new_changes_nothing(self) -> None:
        facilities, periods = Facilities(self.inbox, 5), weeks(MONDAY, 4)
        for period in periods:
            self.send_all(facilities, [period])
            self.assertEqual(self.roll().periods, [period[0]])
        first = self.files()
        self.assertEqual(self.roll().accepted, 0)
        self.assertEqual(self.files(), first)
        self.roll("simpanan lain", "hasil lain")
        self.assertEqual(self.files("hasil lain"), first)

    def test_the_highest_version_counts_in_whatever_order_they_come(self) -> None:
        facilities, (period,) = Facilities(self.inbox, 1), weeks(MONDAY, 1)
        code = facilities.codes[0]
        facilities.send(code, "layanan-telepon", *period, version=2, size=40)
        self.roll()
        facilities.send(code, "layanan-telepon", *period, version=1, counts=False, size=40)
        self.assertEqual(self.roll().accepted, 1)
        self.assertEqual(self.figures(period[0]), facilities.expected(period[0]))
        facilities.send(code, "layanan-telepon", *period, version=3, size=40)
        self.roll()
        self.assertEqual(self.figures(period[0]), facilities.expected(period[0]))

    def test_a_package_that_is_not_whole_is_named_and_counts_nowhere(self) -> None:
        def cut(folder: pathlib.Path) -> None:
            data = (folder / "layanan.csv").read_bytes()
            (folder / "layanan.csv").write_bytes(data[:-20])

        def digit(folder: pathlib.Path) -> None:
            text = (folder / "angka.csv").read_text()
            (folder / "angka.csv").write_text(text.replace("telepon,", "telepon,9", 1))

        def figure(folder: pathlib.Path) -> None:
            import hashlib

            digit(folder)
            told = json.loads((folder / "datapackage.json").read_text())
            data = (folder / "angka.csv").read_bytes()
            told["resources"][1] |= {"bytes": len(data), "hash": "sha256:" + hashlib.sha256(data).hexdigest()}
            (folder / "datapackage.json").write_text(json.dumps(told))

        def gone(folder: pathlib.Path) -> None:
            (folder / "layanan.csv").unlink()

        def other(folder: pathlib.Path) -> None:
            (folder / "datapackage.json").write_text("{")

        def moved(folder: pathlib.Path) -> None:
            folder.rename(folder.with_name("versi=7"))

        for number, (damage, reason) in enumerate([(cut, "layanan.csv: isinya berubah"), (digit, "angka.csv: isinya berubah"), (figure, "angka.csv: layanan.telepon adalah"), (gone, "layanan.csv: tidak dapat dibaca"), (other, "bukan paket data"), (moved, "foldernya bukan")]):
            with self.subTest(damage.__name__):
                self.inbox = self.room / f"masuk {number}"
                facilities, (period,) = Facilities(self.inbox, 2), weeks(MONDAY, 1)
                facilities.send("F0000", "layanan-telepon", *period, size=40)
                damage(facilities.send("F0001", "layanan-telepon", *period, counts=False, size=40))
                summary = self.roll(f"simpanan {number}", f"hasil {number}")
                self.assertEqual(summary.accepted, 1)
                self.assertEqual(len(summary.refused), 1)
                self.assertIn("fasilitas=F0001/sop=layanan-telepon", summary.refused[0][0])
                self.assertIn(reason, summary.refused[0][1])
                self.assertEqual(self.figures(period[0], f"hasil {number}"), facilities.expected(period[0]))

    def test_a_version_with_other_content_and_a_second_facility_of_one_code_are_refused(self) -> None:
        facilities, periods = Facilities(self.inbox, 2), weeks(MONDAY, 2)
        self.send_all(facilities, periods[:1])
        self.roll()
        facilities.send("F0000", "layanan-telepon", *periods[0], counts=False, size=40)
        facilities.send("F0001", "layanan-telepon", *periods[1], counts=False, kunci="0" * 16)
        summary = self.roll()
        self.assertEqual([reason.split(";")[0] for _, reason in summary.refused], ["versi ini sudah diterima dengan isi lain", "dua fasilitas memakai satu kode"])
        self.assertEqual(self.figures(periods[0][0]), facilities.expected(periods[0][0]))

    def test_two_facilities_with_one_name_are_two_and_what_is_missing_is_told(self) -> None:
        facilities, periods = Facilities(self.inbox, 2), weeks(MONDAY, 2)
        self.send_all(facilities, periods[:1])
        facilities.send("F0000", "layanan-telepon", *periods[1])
        self.roll()
        with (self.results / "kiriman.csv").open() as file:
            rows = {(row["fasilitas"], row["sop"], row["periode"]): row["hari"] for row in csv.DictReader(file)}
        self.assertEqual(rows["F0000", "layanan-telepon", periods[1][0]], "2")
        self.assertEqual(rows["F0001", "layanan-telepon", periods[1][0]], "")


if __name__ == "__main__":
    unittest.main()
