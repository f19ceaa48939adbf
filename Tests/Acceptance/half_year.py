#!/usr/bin/env python3
"""Judge all SOPs in one facility through half a year: a run or two a week, entries typed in between, each book, recap and overview held against models.

usage: half_year.py SAPA_BINARY [--seeds N] [--seed FIRST] [--one SEED] [--weeks N] [--keep FOLDER]

What differs is told in one line: seed, day, sheet, key, column, expected, got. Ends with `N passed, N failed, N skipped`.
Needs: openpyxl xlsxwriter
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import pathlib
import random
import subprocess
import sys

import half_year_model as model
import recompute_values as values
import workbook
from half_year_model import A, B, C, D, Month
from half_year_overview import Overviews, Point, sheets_of
from judge import RECORD, SHARED, difference, snapshot
from judge_feedback import plans_in
from judge_logs import decisions, report_of, set_holidays
from judging import judged
from model import DAY, week_name
from through_time import Time
from time_books import TimeJudge, lived
from time_calls import CallStory
from time_feedback import FeedbackStory
from time_hotline import PATHS, HotlineStory
from time_stays_reports import report_at
from time_stays_story import Story

WEEKS = 26
STARTS = [dt.date(2026, 10, 5), dt.date(2026, 11, 4), dt.date(2026, 12, 17), dt.date(2026, 9, 25)]


class HalfYear:
    """One seed: a facility, its four stories, the days on which somebody runs the program."""

    def __init__(self, judge: TimeJudge, seed: int, weeks: int):
        self.judge, self.seed, self.random = judge, seed, random.Random(f"half a year {seed}")
        self.start = STARTS[seed % len(STARTS)]
        self.days = [self.start + DAY * n for n in range(7 * weeks)]
        self.folder = judge.facility(f"half-year-{seed}", A, B, C, D, day=self.start)
        set_holidays(self.folder)
        self.stays = Time(judge, seed, Story(seed, weeks, self.start, (1, 1, 2, 2, 3)), self.folder)
        self.calls = CallStory(judge, self.folder, seed, self.start, ((0, 1, 1, 2), (0, 0, 1)))
        self.hotline = HotlineStory(judge, self.folder, seed, self.start, (0, 0, 1, 1, 2))
        self.feedback = FeedbackStory(judge, self.folder, seed, self.start, (0, 0, 0, 1), 0.4)
        self.stories = [self.calls, self.hotline, self.feedback]
        self.runs = self.run_days()
        self.overviews = Overviews(judge, self.folder, self.start)

    def run_days(self) -> set[dt.date]:
        """A weekday of each week, now and then two, and one of the first days of each month."""
        r, found = self.random, {self.start}
        mondays = {day - DAY * day.weekday() for day in self.days}
        for monday in sorted(mondays):
            found |= {monday + DAY * n for n in r.sample(range(7), 2 if r.random() < 0.2 else 1)}
        found |= {day.replace(day=1) + DAY * r.randrange(3) for day in self.days if day.day == 1}
        return found & set(self.days)

    def go(self) -> None:
        for day in self.days:
            self.stays.story.morning(self.folder, day)
            for story in self.stories:
                story.idle(day)
            if day in self.runs:
                self.run(day)
            if self.stays.model.books:
                self.stays.fill(self.stays.story.type(self.stays.model, day))
        self.finish(max(self.runs))

    def run(self, day: dt.date) -> None:
        for story in self.stories:
            story.before_run(day)
        answer = self.judge.live(self.folder, day)
        for line in self.stays.seen(day, answer).lines:
            self.judge.holds(A, "", line, "", "", False)
        for story in self.stories:
            story.after_run(day, answer)
        self.overview(day, answer)
        if self.random.random() < 0.15:
            self.again(day, "a second run")

    def again(self, day: dt.date, what: str) -> None:
        """G4: with nothing new a run writes nothing."""
        before = snapshot(self.folder)
        answer = self.judge.live(self.folder, day)
        self.judge.holds("--json", what, "written (G4)", [], answer.get("written"))
        self.judge.holds("files", what, "changed (G4)", [], difference(before, snapshot(self.folder)))

    def finish(self, day: dt.date) -> None:
        """What is so of the whole: a run without its record writes nothing, lapses are told once, formulas come to what is cached, nobody is named."""
        # what was typed after the last run
        self.judge.live(self.folder, day)
        (self.folder / RECORD).unlink()
        self.again(day, f"a run without {RECORD}")
        self.lapses()
        self.named()
        newest = [max(self.folder.glob(f"{place}/{name} 20*.xlsx")) for place, names in BOOKS.items() for name in names]
        checker = SHARED / "tools" / "check-workbook"
        if checker.exists():
            every = sorted(self.folder.glob("laporan/*.xlsx")) + sorted(self.folder.glob("kerja/*.xlsx"))
            done = subprocess.run([sys.executable, str(checker), *map(str, every)], capture_output=True, text=True, check=False)
            self.judge.holds("check-workbook", f"{len(every)} workbooks", "problems", "", (done.stdout + done.stderr)[-600:] if done.returncode else "")
        else:
            self.judge.skip("check-workbook", "../shared/tools is not beside the checkout")
        if not workbook.SOFFICE:
            self.judge.skip("what formulas come to", "soffice is not installed")
            return
        computed = values.recomputed(newest, self.judge.room / f"computed {self.seed}")
        for path in newest:
            count, wrong = values.differences(path, computed[path]) if path in computed else (0, ["LibreOffice does not open it"])
            for line in wrong[:5]:
                self.judge.holds(path.name, "formulas", f"{len(wrong)} of {count}", "as cached", line)
            self.judge.count["passed"] += count - len(wrong)

    def lapses(self) -> None:
        """A3a, G13: who lapsed stands as that in one recap, and counts in one month."""
        told: collections.Counter = collections.Counter()
        for path in sorted((self.folder / "laporan").glob("Rekap Sapa Pasien *.xlsx")):
            told.update(key for key, row in report_at(path).rows.items() if row[1] == "Terlewat")
        facility = self.stays.model
        first = min(facility.books)
        for key, stay in facility.stays.items():
            place, lapsed = (stay["rm"], stay["keluar"]), facility.status(stay, facility.date)[0] == "Terlewat"
            lapsed = lapsed and first <= facility.rules.lapse(facility.rules.execution(stay["keluar"]))
            late = stay["keluar"] and stay["seen"] > facility.rules.lapse(facility.rules.execution(stay["keluar"]))
            self.judge.holds("all recaps", key, "Terlewat, in recaps", int(lapsed), told[place], told[place] == lapsed or told[place] <= 1 and (bool(late) or self.corrected(stay)))

    def corrected(self, stay: dict) -> bool:
        """Whether a recap of the stay's execution day or of one of the weeks after was corrected later."""
        monday = (day := self.stays.story.rules.execution(stay["keluar"])) - DAY * day.weekday() if stay["keluar"] else None
        return bool(monday) and any(self.stays.recaps.corrections.get(monday + DAY * 7 * n) for n in range(4))

    def named(self) -> None:
        """G7: an overview names no patient, caller or client, and none of their numbers."""
        people = {s.nama for s in self.stays.story.stays} | {r["Nama Penelpon"] for r in self.calls.rows} | {r["Nama Pasien"] for r in self.hotline.rows}
        people |= {str(r["Nama"]) for r in self.feedback.rows.values() if r.get("Nama")}
        for path in sorted((self.folder / "laporan").glob("Ringkasan *.xlsx")):
            text = "\n".join(str(c) for rows in sheets_of(path).values() for row in rows for c in row if c is not None)
            self.judge.holds(path.name, "all sheets", "people (G7)", [], sorted(p for p in people if p in text))

    # the overview

    def count(self, month: Month) -> dict[str, int]:
        parts = {
            A: model.stays_figures(self.stays.model, month), B: model.calls_figures(self.calls, month), C: model.hotline_figures(self.hotline, month),
            D: model.feedback_figures(self.feedback, month),
        }
        names = [*(f"{s}: {n}" for s, n in NAMES_OF)]
        return {name: 0 for name in names} | {f"{sop}: {name}": count for sop, told in parts.items() for name, count in told.items()}

    def overview(self, day: dt.date, answer: dict) -> None:
        keys = {sop: {name: str(rows[0].get("Kunci")) for name, rows in decisions(self.folder, sop).items()} for sop in (B, C)}
        keys[D] = {name: str(cells.get("Kunci")) for month in sorted({p["month"] for p in self.feedback.plans.values()}) for name, cells in plans_in(self.folder, month).items()}
        counts: dict[dt.date, dict[str, int]] = {}

        def count(month: Month) -> dict[str, int]:
            counts[month.first] = self.count(month)
            return counts[month.first]

        written = self.overviews.run(day, count)
        self.overviews.closed(day)
        rejected = sum(i.get("rejected", 0) for i in answer.get("inputs", []))
        for month in written:
            if not self.overviews.path(month.first).exists():
                continue
            wanted = self.unfinished(month, keys)
            if month.is_over:
                wanted = model.told_later(month, wanted, self.unfinished(Month(day.replace(day=1), day), keys))
            before = (month.first - DAY).replace(day=1)
            self.overviews.figures(month, counts[month.first], self.count(Month(before, day)))
            self.overviews.unfinished(month, wanted)
            if not month.is_over:
                self.overviews.attention(month, sum("#" in one.key for one in wanted), rejected)
            self.overviews.officers(month, model.officers_of(self.stays.model, self.calls, month))
            self.overviews.trend(month, self.trends(month))

    def unfinished(self, month: Month, keys: dict[str, dict[str, str]]) -> list[model.Open]:
        return [
            *model.stays_open(self.stays.model, month), *model.calls_open(self.calls, month, keys[B]), *model.hotline_open(self.hotline, month, keys[C]),
            *model.feedback_open(self.feedback, month, keys[D]),
        ]

    def trends(self, month: Month) -> dict[str, list[Point]]:
        """By figure its points: weeks and months that were over on the month's last known day, as their reports were closed."""
        found: dict[str, list[Point]] = {f"{s}: {n}": [] for s, names in FOLLOWED.items() for n in names if n != ("Selesai" if self.feedback.profile.grading else "Dijawab tepat waktu")}
        until = min(month.last, month.day - DAY)

        def put(sop: str, name: str, period: str, part: int, whole: int | None = None) -> None:
            value = part if whole is None else None if whole < model.FEWEST else part / whole * 100
            found[f"{sop}: {name}"].append((period, value))

        for monday, told in sorted(self.stays.recaps.closed.items()):
            if monday + DAY * 6 <= until:
                week = week_name(monday) + "*" * bool(self.stays.recaps.corrections.get(monday))
                put(A, "Selesai disapa", week, told.get("Selesai minggu ini", 0))
                put(A, "Terhubung", week, told.get("Terhubung", 0), told.get("Target", 0))
                put(A, "Target selesai", week, told.get("Selesai", 0), told.get("Target", 0))
                put(A, "Terlewat", week, told.get("Status Terlewat", 0) + told.get("Tunggakan Terlewat", 0))
        for monday, ledger in sorted(self.calls.ledgers.items()):
            if ledger.last <= until:
                week, told = week_name(monday) + "*" * bool(ledger.lines), ledger.shown
                put(B, "Telepon", week, told.get("Telepon", 0))
                put(B, "Dering dalam batas", week, told.get("Dalam batas dering", 0), told.get("Dering diketahui", 0))
                put(B, "Dihubungi kembali dalam batas", week, told.get("Dihubungi kembali dalam batas", 0), told.get("Jatuh tempo dihubungi kembali", 0))
                put(B, "Patuh", week, told.get("Patuh", 0), told.get("Telepon", 0))
        # A week in which nobody called has its recap where patients were on their way through the house.
        quiet = {monday for monday in {day - DAY * day.weekday() for day in self.days} if report_of(self.folder, C, monday).exists()}
        for monday in sorted(quiet | self.hotline.ledgers.keys()):
            if monday + DAY * 6 <= until:
                ledger = self.hotline.ledgers.get(monday)
                week, told = week_name(monday) + "*" * bool(ledger and ledger.lines), ledger.shown if ledger else {}
                both = {(a, b): told.get(f"Bertugas {a}, diterima {b}", 0) for a in ("CS", "MOD") for b in ("CS", "MOD")}
                put(C, "Telepon", week, told.get("Telepon", 0))
                put(C, "Layak", week, told.get("Layak", 0), told.get("Telepon", 0))
                put(C, "Diterima yang bertugas", week, both["CS", "CS"] + both["MOD", "MOD"], sum(both.values()))
                put(C, "Jalur selesai", week, *(sum(told.get(f"{path}: {what}", 0) for path in PATHS) for what in ("selesai", "pasien")))
        for first, ledger in sorted(self.overviews.months.items()):
            if ledger.last <= until:
                analysis = self.feedback.ledgers.get(f"{first:%Y-%m}")
                if analysis is None:  # an overview for another SOP's sake
                    continue
                period, told = f"{first:%Y-%m}" + "*" * bool(analysis.lines), ledger.shown
                for name in ("Umpan balik", "Keluhan dan komplain"):
                    put(D, name, period, told.get(f"{D}: {name}", 0))
                for name in ("Dibalas", "Dijawab tepat waktu" if self.feedback.profile.grading else "Selesai"):
                    put(D, name, period, told.get(f"{D}: {name}", 0), told.get(f"{D}: {name}, dari", 0))
        return found


# Of each kind the newest is recomputed.
BOOKS = {
    "kerja": ("Sapa Pasien", "Layanan Telepon", "Hotline", "Umpan Balik"),
    "laporan": ("Ringkasan", "Rekap Sapa Pasien", "Rekap Layanan Telepon", "Rekap Hotline", "Rekap Umpan Balik", "Analisis Umpan Balik"),
}
FOLLOWED = {
    A: ("Selesai disapa", "Terhubung", "Target selesai", "Terlewat"), B: ("Telepon", "Dering dalam batas", "Dihubungi kembali dalam batas", "Patuh"),
    C: ("Telepon", "Layak", "Diterima yang bertugas", "Jalur selesai"), D: ("Umpan balik", "Keluhan dan komplain", "Dijawab tepat waktu", "Selesai", "Dibalas"),
}
NAMES_OF = [(A, name) for name in ("Selesai disapa", "Minggu minimum tercapai", "Minggu minimum tercapai, dari", "Terhubung", "Terhubung, dari", "Target selesai", "Target selesai, dari", "Terlewat")]
NAMES_OF += [(C, name) for name in ("Telepon", "Layak", "Layak, dari", "Perlu Konfirmasi", "Diterima yang bertugas", "Diterima yang bertugas, dari", "Jalur selesai", "Jalur selesai, dari")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=1, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="the first")
    parser.add_argument("--one", type=int, metavar="SEED", help="this one alone")
    parser.add_argument("--weeks", type=int, default=WEEKS)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility folders here")
    arguments = parser.parse_args()
    seeds = [arguments.one] if arguments.one is not None else range(arguments.seed, arguments.seed + arguments.seeds)

    def work(judge: TimeJudge) -> None:
        for seed in seeds:
            lived(judge, seed, "half a year", lambda: HalfYear(judge, seed, arguments.weeks).go())

    return judged(TimeJudge, arguments.binary, arguments.keep, "acceptance-half-year-", work)


if __name__ == "__main__":
    sys.exit(main())
