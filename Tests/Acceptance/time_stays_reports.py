"""`laporan/Rekap Sapa Pasien 2026-W47.xlsx` as a manager sees it: its figures, rows, points, trend and `Koreksi`, read for comparison."""

from __future__ import annotations

import collections
import datetime as dt
import pathlib

import openpyxl

from judge import taken
from model import DAY, week_name
from time_stays_model import Facility, fold
from time_stays_recap import Recap
from workbook import as_date

STEPS = ["Keluar", "Memenuhi Syarat", "Target", "Dihubungi", "Terhubung", "Izin", "Selesai"]
Figures = dict[str, int]
Correction = tuple[dt.date, str, int, int]


def plain(name: str) -> str:
    """A figure's name with the officer folded (G12)."""
    for kind in ("Selesai oleh ", "Poin "):
        if name.startswith(kind):
            return kind + fold(name.removeprefix(kind))
    return name


def report_at(path: pathlib.Path) -> Report:
    """A report, read once as long as its bytes stay the same."""
    return taken(path, Report)


class Report:
    """The cached values of one report's sheets, as lists of rows."""

    def __init__(self, path: pathlib.Path):
        book = openpyxl.load_workbook(path, data_only=True, read_only=True)
        self.sheets = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}
        book.close()

    def table(self, sheet: str, *needed: str) -> list[dict[str, object]]:
        """The rows below the header that holds the needed words, up to the first empty one."""
        rows = self.sheets.get(sheet, [])
        top = next((i for i, row in enumerate(rows) if all(n in row for n in needed)), None)
        found: list[dict[str, object]] = []
        for row in rows[top + 1 :] if top is not None else []:
            if row[0] in (None, ""):
                break
            found.append({str(h): v for h, v in zip(rows[top], row) if h})
        return found

    @property
    def remembered(self) -> Figures:
        """What later runs know of the report's figures."""
        told = {plain(str(row[1])): int(row[2]) for row in self.sheets["Angka Sapa"] if row[0] == "angka"}
        return {name: count for name, count in told.items() if count}

    @property
    def shown(self) -> Figures:
        """The figures of the first page, under the names by which they are remembered."""
        told: Figures = {}
        section = ""
        for row in self.sheets["Rekap"]:
            label = str(row[0] or "")
            count = row[1] if len(row) > 1 and isinstance(row[1], int | float) else None
            if label.startswith(("Langkah", "Mengapa", "Ketepatan", "Temuan", "Kendali", "Evaluasi")):
                section = label.split()[0]
            elif count is None:
                continue
            elif label == "Selesai minggu ini" or (section == "Langkah" and label in [*STEPS, "Tunggakan", "Tunggakan selesai"]):
                told[label.replace("Tunggakan selesai", "Tunggakan Selesai")] = int(count)
            elif section == "Mengapa":
                told |= {f"Status {label}": int(count), f"Tunggakan {label}": int(row[2])}
            elif section == "Ketepatan":
                told[f"Selesai {label}"] = int(count)
        return {name: count for name, count in told.items() if count}

    @property
    def rows(self) -> dict[tuple[str, dt.date], tuple]:
        """`Rincian`: by no. RM and discharge, part, status, execution date, steps, whether executed in the week, by whom, when."""
        found = {}
        for row in self.table("Rincian", "No RM", "Status", "Bagian"):
            steps = ["Keluar"] + [step for step in STEPS[1:] if row.get(step)]
            key = (str(row["No RM"]), as_date(row["Tanggal Keluar"]))
            found[key] = (
                row["Bagian"], row["Status"], as_date(row["Tanggal Eksekusi"]), steps, bool(row["Selesai Minggu Ini"]), fold(str(row["Petugas"] or "")), as_date(row["Tanggal Sapa"]),
            )
        return found

    @property
    def earned(self) -> collections.Counter[tuple[str, dt.date]]:
        """`Poin`: officer and day of each call that earned."""
        return collections.Counter((fold(str(row["Petugas"])), as_date(row["Tanggal Sapa"])) for row in self._calls)

    @property
    def places(self) -> collections.Counter[tuple[str, int, int, bool]]:
        """`Poin`: officer, month, place of a call among the officer's of the month, whether it gave a point."""
        return collections.Counter((fold(str(row["Petugas"])), as_date(row["Tanggal Sapa"]).month, row["Ke- dalam bulan"], bool(row["Poin"])) for row in self._calls)

    @property
    def _calls(self) -> list[dict[str, object]]:
        return self.table("Poin", "Petugas", "No RM", "Ke- dalam bulan")

    @property
    def trend(self) -> dict[str, tuple]:
        """`Tren`: by week, targets, reached, executed, whether a `Koreksi` exists; of weeks that have a point."""
        rows = self.table("Tren", "Minggu", "Target", "Selesai")
        return {str(r["Minggu"]): (r["Target"], r["Terhubung"], r["Selesai"], bool(r["Koreksi"])) for r in rows if r["Target"] is not None}

    @property
    def corrections(self) -> collections.Counter[Correction]:
        """`Koreksi`: day, figure, before, after."""
        rows = self.table("Koreksi", "Tanggal", "Angka", "Nilai Lama", "Nilai Baru")
        return collections.Counter((as_date(r["Tanggal"]), plain(str(r["Angka"])), int(r["Nilai Lama"]), int(r["Nilai Baru"])) for r in rows)


class Recaps:
    """What the recaps of all weeks must say day after day: open ones as of the day, closed ones as they were closed, with what came since (G6)."""

    def __init__(self):
        self.closed: dict[dt.date, Figures] = {}
        self.known: dict[dt.date, Figures] = {}
        self.left: dict[dt.date, set[str]] = {}
        self.corrections: dict[dt.date, collections.Counter[Correction]] = collections.defaultdict(collections.Counter)

    def day(self, facility: Facility) -> tuple[dict[dt.date, Recap], set[dt.date]]:
        """The recaps that today's run writes, by week, and the closed weeks of which it finds other figures."""
        written, corrected = {}, set()
        for week in sorted(facility.books):
            recap = Recap(facility, week, self.left)
            figures = recap.figures
            if week not in self.closed:
                written[week] = recap
                self.known[week] = figures
                if facility.date > week + DAY * 6:
                    self.closed[week], self.left[week] = figures, recap.open
                continue
            before, self.known[week] = self.known[week], figures
            names = sorted(name for name in before | figures if before.get(name, 0) != figures.get(name, 0))
            if names:
                corrected.add(week)
                self.corrections[week].update((facility.date, name, before.get(name, 0), figures.get(name, 0)) for name in names)
        return written, corrected

    def trend(self, week: dt.date) -> dict[str, tuple]:
        """The twelve points of a week's report."""
        points = {}
        for other in sorted(w for w in self.known if week - DAY * 77 <= w <= week):
            figures = self.closed.get(other, self.known[other])
            points[week_name(other)] = (figures.get("Target", 0), figures.get("Terhubung", 0), figures.get("Selesai minggu ini", 0), other in self.corrections)
        return points
