"""What the recap of a week must say (RULES A9, A10, G13): the state as of the week's end, whatever day the run is."""

from __future__ import annotations

import collections
import datetime as dt
from dataclasses import dataclass

from model import DAY, week_of
from time_stays_model import QUESTIONS, Entry, Facility, Week, fold

INELIGIBLE = ("Masih Dirawat", "Data Bermasalah", "Meninggal", "Dirujuk", "Dirawat Kembali")
# What today's exports make of a stay, though they do not say since when.
UNDATED = ("Meninggal", "Dirujuk", "Tanpa Telepon", "Terlambat Entri", "Data Bermasalah")


@dataclass(frozen=True)
class Line:
    """One stay in a recap."""

    key: str
    part: str
    status: str
    was_due: bool
    execution: dt.date
    entry: Entry
    executed: bool

    @property
    def is_target(self) -> bool:
        return self.status in ("Target", "Selesai", "Tidak Terhubung", "Terlewat") or (self.status == "Menolak" and self.was_due)

    @property
    def steps(self) -> list[str]:
        """How far it came from `Keluar` to `Selesai`."""
        told, entry = ["Keluar"], self.entry
        for step, took in [
            ("Memenuhi Syarat", self.status not in INELIGIBLE), ("Target", self.is_target), ("Dihubungi", self.is_target and entry.tried),
            ("Terhubung", self.is_target and entry.reached), ("Izin", self.is_target and entry.reached and entry.permitted), ("Selesai", self.status == "Selesai"),
        ]:
            if took:
                told.append(step)
        return told

    @property
    def punctuality(self) -> str:
        called = self.entry.called
        return "H+7 tepat" if called == self.execution else "lebih awal" if called < self.execution else "terlambat"


class Recap:
    """A week's lines and figures: the funnel of the stays that fall due in it, what is carried over, what was executed though due otherwise."""

    def __init__(self, facility: Facility, week: Week, left: dict[Week, set[str]]):
        """`left`: the stays that closed weeks' recaps were closed with as targets."""
        self.facility, self.week, self.end, self.left = facility, week, min(facility.date, week + DAY * 6), left
        self.due = {key: facility.rules.execution(s["keluar"]) for key, s in facility.stays.items() if s["keluar"]}
        self.lines = [self.line(key, "Jatuh Tempo") for key, day in self.due.items() if week_of(day)[0] == week]
        self.lines += [self.line(key, "Tunggakan") for key in self.carried()]
        known = {line.key for line in self.lines}
        self.lines += [self.line(key, "Lainnya") for key in self.due if key not in known and facility.executed(key, week)]

    def line(self, key: str, part: str) -> Line:
        status, _, execution = self.facility.status(self.facility.stays[key], self.end)
        return Line(key, part, status, execution is not None, self.due[key], self.facility.entry(key, self.end), self.facility.executed(key, self.week))

    def carried(self) -> list[str]:
        """Targets of earlier weeks that were open when the week began: as of the end of the last week that has a book, or of their own day; also those
        with which that week was closed as open, though what is known today without a day makes them none."""
        facility, earlier = self.facility, [w for w in self.facility.books if w < self.week]
        newest = max(earlier, default=None)
        base = newest + DAY * 6 if newest else self.week - DAY
        found = []
        for key, day in self.due.items():
            if day >= self.week or facility.rules.lapse(day) <= base:
                continue
            status, _, execution = facility.status(facility.stays[key], max(base, day))
            was = key in self.left.get(newest, ())
            ended = status in UNDATED or (status == "Menolak" and execution is None and facility.stays[key]["rm"] in facility.do_not_call)
            if status == "Target" or (was and ended):
                found.append(key)
        return found

    @property
    def open(self) -> set[str]:
        return {line.key for line in self.lines if line.status == "Target"}

    @property
    def figures(self) -> dict[str, int]:
        """By name; officers are folded, what is nought is left out."""
        funnel, carried = ([line for line in self.lines if line.part == part] for part in ("Jatuh Tempo", "Tunggakan"))
        told = collections.Counter(step for line in funnel for step in line.steps)
        told.update(f"Status {line.status}" for line in funnel)
        told["Tunggakan"] = len(carried)
        told.update(f"Tunggakan {line.status}" for line in carried)
        executed = [line for line in self.lines if line.executed]
        told["Selesai minggu ini"] = len(executed)
        told.update(f"Selesai {line.punctuality}" for line in executed)
        told.update(f"Selesai oleh {fold(line.entry.officer)}" for line in executed if line.entry.officer)
        told.update(self.findings)
        told.update({f"Poin {officer}": points for officer, points in self.facility.points(self.week).items()})
        return {name: count for name, count in told.items() if count}

    @property
    def findings(self) -> collections.Counter[str]:
        """What the calls of the week found, and how many warnings came up or were open at its end; nobody handles any here (A6)."""
        told: collections.Counter[str] = collections.Counter()
        for key in self.facility.stays:
            day = self.facility.answered(key)
            if not day or day > self.end:
                continue
            cells, own = self.facility.entry(key, self.facility.date).cells, day >= self.week
            told["Panggilan dengan jawaban"] += own
            for header, (question, choices, warnings) in QUESTIONS.items():
                word = str(cells.get(header) or "").strip().lower()
                told.update(f"Jawaban {question}: {choice}" for choice in choices if own and choice.lower() == word)
                is_warning = word in [w.lower() for w in warnings]
                told["Eskalasi dibuka"] += own and is_warning
                told["Eskalasi terbuka"] += is_warning
                told["Eskalasi terbuka dari minggu sebelumnya"] += is_warning and not own
        return told

    @property
    def places(self) -> collections.Counter[tuple[str, int, int, bool]]:
        """Officer, month, place of each call of the week among the officer's of that month, whether it gives a point (A9)."""
        told: collections.Counter[tuple[str, int, int, bool]] = collections.Counter()
        calls = self.facility.executions()
        for officer, month in {(o, (d.year, d.month)) for o, d in calls if o and self.week <= d <= self.week + DAY * 6}:
            own = [d for o, d in calls if o == officer and (d.year, d.month) == month]
            before, until = sum(d < self.week for d in own), sum(d <= self.week + DAY * 6 for d in own)
            told.update((officer, month[1], place, place % self.facility.rules.targets_per_point == 0) for place in range(before + 1, until + 1))
        return told
