#!/usr/bin/env python3
"""Judge SOP A through time: ten weeks of an invented facility day by day, each day's books and recaps held against a model of RULES A, G6 and G13.

usage: through_time.py SAPA_BINARY [--seeds N] [--seed S] [--one SEED] [--weeks N] [--keep FOLDER]

Seeds S, S+1 … S+N-1 (1 and 1 by default); the same seed is the same story. A seed ends with the first day that is not as expected, which is
told in a line a difference: seed, day, sheet, key, expected, got; `--one SEED` repeats that story alone. Ends with `N passed, N failed, N skipped`.
Needs: openpyxl.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import pathlib
import re
import sys

import openpyxl

from judge import book_path, difference, procedure, recap_path, snapshot
from judge_feedback import set_keys
from judging import judged
from model import week_name, week_of
from time_books import TimeJudge
from time_stays_model import Facility, fold
from time_stays_recap import Recap
from time_stays_reports import STEPS, Recaps, Report, report_at
from time_stays_story import EXPORT, Export, Story
from workbook import Table, as_date

SOP = "sapa-pasien"
# The figures of a recap's first page; states of which it tells no reason are in none of its tables.
REASONS = ["Target", "Tidak Terhubung", "Menolak", "Terlewat", "Tanpa Telepon", "Terlambat Entri", "Meninggal", "Dirujuk", "Dirawat Kembali", "Data Bermasalah"]
SHOWN = {*STEPS, "Tunggakan", "Tunggakan Selesai", *(f"{part} {status}" for part in ("Status", "Tunggakan") for status in REASONS)}


class Difference:
    """What is not as expected on a day."""

    def __init__(self, seed: int, day: dt.date):
        self.seed, self.day, self.lines = seed, day, []

    def same(self, sheet: str, key: object, expected: object, got: object) -> bool:
        if expected != got:
            self.lines.append(f"seed {self.seed}, {self.day}, {sheet}, {key}: expected {expected!r}, got {got!r}")
        return expected == got


class Time:
    """One seed: a story, the facility's folder, the model beside it."""

    def __init__(self, judge: TimeJudge, seed: int, story: Story, folder: pathlib.Path | None = None):
        """`folder`: one that there is, else one of its own."""
        self.judge, self.seed, self.story = judge, seed, story
        self.model = Facility(self.story.rules, self.story.do_not_call)
        self.recaps = Recaps()
        self.folder = folder or judge.facility(f"seed-{seed}", SOP, day=self.story.days[0])
        own, closed = self.story.settings()
        if own:
            set_keys(self.folder, SOP, own)
        if closed:
            set_keys(self.folder, f"{SOP}.closed_days", closed)

    def go(self) -> None:
        for day in self.story.days:
            self.story.morning(self.folder, day)
            if day in self.story.missed:
                continue
            if not self.told(self.day(day)):
                return
            if self.story.random.random() < 0.07:  # again, with nothing new
                before = snapshot(self.folder)
                self.judge.run(self.folder, day)
                again = Difference(self.seed, day)
                again.same("a run with nothing new", "files that changed (G4)", [], difference(before, snapshot(self.folder)))
                if not self.told(again):
                    return
            self.fill(self.story.type(self.model, day))
            if self.story.random.random() < 0.1 and not self.told(self.day(day)):  # and once more in the evening
                return
        self.told(self.totals())

    def totals(self) -> Difference:
        """G13 over all weeks: each stay is in one funnel, who lapsed in one recap's `Tunggakan`."""
        found = Difference(self.seed, self.model.date)
        reports = {week: report_at(recap_path(self.folder, week_name(week))).remembered for week in self.model.books}
        recaps = [Recap(self.model, week, self.recaps.left) for week in self.model.books]
        due = sum(week_of(day)[0] in reports for day in recaps[0].due.values())
        found.same("all recaps", "sum of Keluar", due, sum(figures.get("Keluar", 0) for figures in reports.values()))
        first = min(reports)
        for key, day in recaps[0].due.items():
            lapsed = self.model.status(self.model.stays[key], self.model.date)[0] == "Terlewat" and self.story.rules.lapse(day) >= first
            told = [line for recap in recaps for line in recap.lines if line.key == key and line.status == "Terlewat"]
            found.same("all recaps", f"{key}: Terlewat, in recaps", int(lapsed), len(told))
        return found

    def told(self, found: Difference) -> bool:
        """Says whether a day is as expected; whether it is."""
        shown = found.lines[:12] + ([f"… {len(found.lines)} in all"] if len(found.lines) > 12 else [])
        return self.judge.check(f"seed {found.seed}, {found.day} ({len(self.model.stays)} stays)", not found.lines, "\n".join(shown))

    def day(self, day: dt.date) -> Difference:
        """One run and what is to be seen after it."""
        self.judge.day = day
        code, answer, errors = self.judge.run(self.folder, day)
        if code not in (0, 1):
            found = Difference(self.seed, day)
            found.same("run", "exit code", 0, f"{code}: {errors[:600]}")
            return found
        return self.seen(day, answer)

    def seen(self, day: dt.date, answer: dict) -> Difference:
        """What is to be seen after a run that ended well."""
        found, files = Difference(self.seed, day), self.story.inputs()
        self.model.run([row for export in files for row in export.rows], day)
        self.inputs(found, answer, files)
        self.book(found, day)
        self.summary(found, day, procedure(answer, week_name(day)))
        self.unfinished(found, answer.get("warnings", []))
        self.reports(found, day)
        return found

    # -- what is compared

    def inputs(self, found: Difference, answer: dict, files: list[Export]) -> None:
        """G1: rows = used + merged + rejected, by file; the first row of each stay is used, in the files' order."""
        seen: set[str] = set()
        expected = {}
        for export in files:
            ids = [row["rawat"] or f"{row['rm']}/{row['masuk']}" for row in export.rows]
            used = len(set(ids) - seen)
            seen |= set(ids)
            expected[export.name] = (len(ids) + len(export.rejected), used, len(ids) - used, len(export.rejected))
        told = {pathlib.PurePath(i["file"]).name: (i["rows"], i["used"], i["merged"], i["rejected"]) for i in answer.get("inputs", [])}
        got = {name: counts for name, counts in told.items() if name in expected or name.startswith(EXPORT)}
        for name in sorted(expected.keys() | got.keys()):
            found.same("masuk: rows, used, merged, rejected (G1)", name, expected.get(name), got.get(name))

    def book(self, found: Difference, day: dt.date) -> None:
        """`Data Pasien` and `Lembar Sapa` of the week's book."""
        path = book_path(self.folder, week_name(day))
        if not path.exists():
            found.same("kerja", path.name, "a work book", None)
            return
        book = openpyxl.load_workbook(path)
        current = self.model.books[max(self.model.books)]
        data = Table(book["Data Pasien"], "Status", "Kode", "Tanggal Eksekusi")
        got = {self.key(data, r): r for r in data.rows()}
        for key in sorted(current.status.keys() | got.keys()):
            expected, row = current.status.get(key), got.get(key)
            if expected is None or row is None:
                found.same("Data Pasien", key, expected and expected[0], row and data.get(row, "Status"))
                continue
            is_told = (data.get(row, "Status"), data.get(row, "Kode") or "", as_date(data.get(row, "Tanggal Eksekusi")))
            if not found.same("Data Pasien", f"{key} ({data.get(row, 'Alasan')})", expected, is_told):
                continue
            found.same("Data Pasien: red", key, expected[0] == "Target", all(data.red(row)))
            found.same("Data Pasien: Tanggal Keluar", key, self.model.stays[key]["keluar"], as_date(data.get(row, "Tanggal Keluar")))
            found.same("Data Pasien: Pertama Terlihat", key, self.model.stays[key]["seen"], as_date(data.get(row, "Pertama Terlihat")))
            found.same("Data Pasien: Alasan names a clause (G2)", key, True, bool(re.search(r"\([^)]*\b[AG]\d", str(data.get(row, "Alasan") or ""))))
        calls = Table(book["Lembar Sapa"], "Kode", "No RM", "Tanggal Eksekusi")
        listed = {self.key(calls, r): (calls.get(r, "Status"), calls.get(r, "Kode") or "", as_date(calls.get(r, "Tanggal Eksekusi"))) for r in calls.rows()}
        for key in sorted(current.list | listed.keys()):
            found.same("Lembar Sapa", key, current.status[key] if key in current.list else None, listed.get(key))

    def summary(self, found: Difference, day: dt.date, told: dict) -> None:
        """What `--json` says of the week."""
        week = max(self.model.books)
        statuses = collections.Counter(status for status, _, _ in self.model.books[week].status.values())
        found.same("--json", "statuses", dict(statuses), {k: v for k, v in told.get("statuses", {}).items() if v})
        found.same("--json", "executed", sum(self.model.executed(key, week) for key in self.model.stays), told.get("executed"))
        points = collections.Counter()
        for officer, count in told.get("points", {}).items():
            points[fold(officer)] += count
        found.same("--json", "points (A9)", self.model.points(week), {k: v for k, v in points.items() if v})

    def unfinished(self, found: Difference, warnings: list[str]) -> None:
        """A9: a call that lacks one required item is named with it as long as it can be mended, and when it lapses."""
        for key, (status, _, _) in sorted(self.model.books[max(self.model.books)].status.items()):
            entry = self.model.entry(key, self.model.date)
            if status == "Target" and entry.reached and entry.permitted and len(entry.missing) == 1:
                found.same("the run's words", f"{key}: names {entry.missing[0]} (A9)", True, any(f"kurang {entry.missing[0]}" in w for w in warnings))

    def reports(self, found: Difference, day: dt.date) -> None:
        """The recaps of all weeks that have a book: open ones say the state of the day, closed ones what came since."""
        written, corrected = self.recaps.day(self.model)
        for week in sorted(written.keys() | corrected):
            name = week_name(week)
            report = report_at(recap_path(self.folder, name))
            self.figures(found, f"Rekap {name}, Angka Sapa", self.recaps.known[week], report.remembered)
            self.figures(found, f"Rekap {name}, Koreksi", self.recaps.corrections.get(week, {}), report.corrections)
            shown = {k: v for k, v in self.recaps.closed.get(week, self.recaps.known[week]).items() if k in SHOWN or k.startswith("Selesai ") and " oleh " not in k}
            self.figures(found, f"Rekap {name}, Rekap", shown, report.shown)
            if week in written:
                self.rows(found, name, written[week], report)
                self.figures(found, f"Rekap {name}, Tren", self.recaps.trend(week), report.trend)

    @staticmethod
    def figures(found: Difference, sheet: str, expected: dict, got: dict) -> None:
        for name in sorted(expected.keys() | got.keys(), key=repr):
            found.same(sheet, name, expected.get(name), got.get(name))

    def rows(self, found: Difference, name: str, recap: Recap, report: Report) -> None:
        """`Rincian` and `Poin` of a recap."""
        expected = {}
        for line in recap.lines:
            stay, entry = self.model.stays[line.key], line.entry
            key = (stay["rm"], stay["keluar"])
            expected[key] = (line.part, line.status, line.execution, line.steps, line.executed, fold(entry.officer), entry.called)
        self.figures(found, f"Rekap {name}, Rincian", expected, report.rows)
        earned = [line for line in recap.lines if line.executed and line.entry.officer]
        self.figures(found, f"Rekap {name}, Poin", collections.Counter((fold(line.entry.officer), line.entry.called) for line in earned), report.earned)
        self.figures(found, f"Rekap {name}, Poin: Ke- dalam bulan", recap.places, report.places)

    # -- the officers

    @staticmethod
    def key(table: Table, row: int) -> str:
        """The stay's id by the hidden key: `R/no. rawat`, `M/no. RM/admission`."""
        return str(table.get(row, "Kunci")).split("/", 1)[1]

    def fill(self, typed: list[tuple[dt.date, str, str, dict[str, object]]]) -> None:
        """Types cells into the books."""
        by_week = collections.defaultdict(list)
        for week, sheet, key, cells in typed:
            by_week[week].append((sheet, key, cells))
        for week, entries in by_week.items():
            path = book_path(self.folder, week_name(week))
            book = openpyxl.load_workbook(path)
            tables = {"calls": Table(book["Lembar Sapa"], "Kode", "Dihubungi"), "data": Table(book["Data Pasien"], "Status", "Kode")}
            rows = {sheet: {self.key(table, r): r for r in table.rows()} for sheet, table in tables.items()}
            for sheet, key, cells in entries:
                for header, value in cells.items():
                    tables[sheet].sheet.cell(rows[sheet][key], tables[sheet].column[header]).value = value
            book.save(path)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=1, help="how many stories")
    parser.add_argument("--seed", type=int, default=1, help="the first story's seed")
    parser.add_argument("--one", type=int, help="repeat one story")
    parser.add_argument("--weeks", type=int, default=10)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility folders here")
    arguments = parser.parse_args()
    seeds = [arguments.one] if arguments.one is not None else range(arguments.seed, arguments.seed + arguments.seeds)

    def work(judge: TimeJudge) -> None:
        for seed in seeds:
            Time(judge, seed, Story(seed, arguments.weeks)).go()

    return judged(TimeJudge, arguments.binary, arguments.keep, "through-time-", work)


if __name__ == "__main__":
    sys.exit(main())
