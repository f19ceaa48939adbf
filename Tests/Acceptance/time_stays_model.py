"""SOP A through time: what a facility's books and recaps must say day after day, from RULES A, G6 and G13 alone.

A stay is a dict as `model.collapse` makes it, with `seen` (the run that first saw it) and `id` (no. rawat, else no. RM and admission).
What staff typed is held by week of the book, by stay and header: the newest book's cell counts, where it is empty the next older's.
"""

from __future__ import annotations

import collections
import datetime as dt
from dataclasses import dataclass, field

import model
from model import DAY, Rules, week_of
from workbook import as_date

REQUIRED = ["Kondisi Sekarang", "Obat Tersedia", "Obat Diminum", "Tahu Jadwal Kontrol", "Tahu Tindakan Darurat", "Dijawab Oleh", "Kepuasan (1-4)"]
# The form's questions with choices (A6): by header the id, the choices, and those that are a warning.
QUESTIONS = {
    "Kondisi Sekarang": ("kondisi", ["Membaik", "Tetap", "Memburuk"], ["Memburuk"]), "Obat Tersedia": ("obat_ada", ["Ya", "Tidak", "Tidak diberi obat"], ["Tidak"]),
    "Obat Diminum": ("obat_diminum", ["Teratur", "Tidak teratur", "Berhenti", "Tidak diberi obat"], ["Berhenti"]),
    "Tahu Jadwal Kontrol": ("kontrol", ["Ya", "Tidak", "Tidak perlu kontrol"], []), "Tahu Tindakan Darurat": ("darurat", ["Ya", "Tidak"], []),
    "Dijawab Oleh": ("penjawab", ["Pasien", "Keluarga"], []), "Kepuasan (1-4)": ("kepuasan", ["1", "2", "3", "4"], ["1"]),
}
FREE = ["Keluhan", "Pesan"]
OPEN = ("Target", "Menunggu")
CORRECTION = "No HP (perbaikan)"
Week = dt.date  # a week is known by its Monday
Cells = dict[str, object]


def fold(name: str) -> str:
    """Officers are persons, not spellings (G12)."""
    return "".join(name.split()).casefold()


@dataclass
class Entry:
    """One row of `Lembar Sapa` as A5 to A7 understand it; of it what had happened by the end of a day."""

    cells: Cells
    by: dt.date
    rules: Rules

    def day(self, header: str) -> dt.date | None:
        return as_date(self.cells.get(header))

    @property
    def called(self) -> dt.date | None:
        day = self.day("Tanggal Sapa")
        return day if day and day <= self.by else None

    def told(self, header: str) -> str:
        """What stands under a header; an outcome without `Tanggal Sapa` is of the day of the last attempt."""
        attempts = [day for i in (1, 2, 3) if (day := self.day(f"Percobaan {i} Tanggal"))]
        day = self.day("Tanggal Sapa") or max(attempts, default=None)
        return "" if day and day > self.by else str(self.cells.get(header) or "").strip()

    def answers(self, header: str, word: str) -> bool:
        return self.told(header).lower() == word

    @property
    def attempts(self) -> list[str]:
        found = []
        for i in (1, 2, 3):
            day, result = self.day(f"Percobaan {i} Tanggal"), str(self.cells.get(f"Percobaan {i} Hasil") or "")
            if (day or result) and not (day and day > self.by):
                found.append(result)
        return found

    @property
    def officer(self) -> str:
        return self.told("Petugas")

    @property
    def reached(self) -> bool:
        return self.answers("Dihubungi", "ya")

    @property
    def tried(self) -> bool:
        return bool(self.told("Dihubungi") or self.attempts)

    @property
    def permitted(self) -> bool:
        return self.answers("Izin", "ya")

    @property
    def refused(self) -> bool:
        return self.answers("Izin", "tidak") and not self.answers("Dihubungi", "tidak")

    @property
    def missing(self) -> list[str]:
        return [h for h in REQUIRED if not self.told(h)]

    @property
    def noted(self) -> dt.date | None:
        """The day of the outcome and its answers, whether or not it has come."""
        return self.day("Tanggal Sapa") or max((day for i in (1, 2, 3) if (day := self.day(f"Percobaan {i} Tanggal"))), default=None)

    @property
    def outcome(self) -> str | None:
        if self.reached and self.permitted and not self.missing:
            return "Selesai"
        if self.refused:
            return "Menolak"
        failed = sum(1 for result in self.attempts if result and result.lower() != "terhubung")
        return "Tidak Terhubung" if not self.reached and failed >= self.rules.max_attempts else None


@dataclass
class Book:
    """A week's work book: the status that stands with each stay, what staff typed on either sheet, which stays have a row on the call list."""

    status: dict[str, tuple[str, str, dt.date | None]] = field(default_factory=dict)
    calls: dict[str, Cells] = field(default_factory=lambda: collections.defaultdict(dict))
    data: dict[str, Cells] = field(default_factory=lambda: collections.defaultdict(dict))
    list: set[str] = field(default_factory=set)


class Facility:
    """All that a facility's books know, and what each run must make of it."""

    def __init__(self, rules: Rules, do_not_call: frozenset[str]):
        self.rules, self.do_not_call = rules, do_not_call
        self.stays: dict[str, dict] = {}
        self.patients: dict[str, list[str]] = collections.defaultdict(list)
        self.books: dict[Week, Book] = {}
        self.date = dt.date.min
        self._merged: dict[tuple[str, str], Cells] = {}

    # -- what is known

    def merged(self, sheet: str, key: str) -> Cells:
        """A stay's cells over all books: the newest that is filled counts."""
        if (sheet, key) in self._merged:
            return self._merged[sheet, key]
        result: Cells = {}
        for week in sorted(self.books, reverse=True):
            for header, value in getattr(self.books[week], sheet).get(key, {}).items():
                result.setdefault(header, value)
        self._merged[sheet, key] = result
        return result

    def type(self, week: Week, sheet: str, key: str, cells: Cells) -> None:
        """What staff type into a week's book, `calls` or `data`."""
        getattr(self.books[week], sheet)[key].update(cells)
        self._merged.clear()

    def entry(self, key: str, by: dt.date) -> Entry:
        return Entry(self.merged("calls", key), by, self.rules)

    def refused(self, stay: dict, by: dt.date) -> bool:
        return stay["rm"] in self.do_not_call or any(self.entry(o["id"], by).refused for o in self.others(stay))

    def others(self, stay: dict) -> list[dict]:
        """The patient's other stays."""
        return [self.stays[key] for key in self.patients[stay["rm"]] if key != stay["id"]]

    def status(self, stay: dict, by: dt.date) -> tuple[str, str, dt.date | None]:
        """Status, Kode and Tanggal Eksekusi as of the end of a day."""
        corrected = self.merged("calls", stay["id"]).get(CORRECTION) or self.merged("data", stay["id"]).get(CORRECTION)
        told = dict(stay, telp=[corrected]) if corrected else stay
        others = [o for o in self.others(stay) if not o["masuk"] or o["masuk"] <= by]
        return model.status_of(told, others, by, self.entry(stay["id"], by).outcome, refused=self.refused(stay, by), rules=self.rules)

    # -- a run

    def take(self, rows: list[dict], date: dt.date) -> set[str]:
        """The exports' rows, in the files' order, over what the books know; the ids of their stays (A0)."""
        fresh = set()
        for stay in model.collapse(rows):
            key = stay["id"] = stay["rawat"] or f"{stay['rm']}/{stay['masuk']}"
            fresh.add(key)
            known = self.stays.get(key)
            if known is None:
                self.stays[key] = dict(stay, seen=date)
                self.patients[stay["rm"]].append(key)
                continue
            if stay["keluar"]:
                both = [known, stay] if known["keluar"] == stay["keluar"] else [stay]
                known |= {"pulang": model.stated(both, [known, stay]), "keluar": stay["keluar"], "entri": stay["entri"]}
            known |= {"masuk": min(known["masuk"], stay["masuk"]), "telp": stay["telp"] + known["telp"]}
        return fresh

    def run(self, rows: list[dict], date: dt.date) -> None:
        """The week's book after a run: the inputs' stays, its own, and those of earlier books whose story is not over (A3a)."""
        self.date = date
        self._merged.clear()
        monday, sunday = week_of(date)
        fresh = self.take(rows, date)
        current = self.books.setdefault(monday, Book())
        statuses = {key: self.status(stay, date) for key, stay in self.stays.items()}
        listed = fresh | set(current.status)
        for key in set(self.stays) - listed:
            newest = max(week for week, book in self.books.items() if key in book.status)
            was = self.books[newest].status[key][0]
            closed = self.entry(key, date).outcome
            called = self.entry(key, date).called
            if statuses[key][0] in OPEN or (was in OPEN and not closed) or (closed and called and monday <= called <= sunday):
                listed.add(key)
        current.status = {key: statuses[key] for key in listed}
        for key in listed:
            if statuses[key][0] == "Target" or self.executed(key, monday):
                current.list.add(key)
            # What earlier books hold stands in the week's, too, where it has a row for it.
            for sheet, has_row in [("calls", key in current.list), ("data", True)]:
                if has_row and (cells := self.merged(sheet, key)):
                    getattr(current, sheet)[key] = dict(cells)

    # -- what counts

    def executed(self, key: str, week: Week) -> bool:
        """Whether a call was executed and counts in a week (A9)."""
        entry = self.entry(key, self.date)
        return entry.outcome == "Selesai" and entry.called is not None and week <= entry.called <= week + DAY * 6

    def answered(self, key: str) -> dt.date | None:
        """The day of a call's answers, up to today's; without any day they are of the first week whose book has them."""
        entry = self.entry(key, self.date)
        if not any(str(entry.cells.get(header) or "").strip() for header in [*QUESTIONS, *FREE]):
            return None
        day = entry.noted or min(week for week, book in self.books.items() if book.calls.get(key))
        return day if day <= self.date else None

    def executions(self) -> list[tuple[str, dt.date]]:
        """Officer, folded, and day of every executed call."""
        entries = [self.entry(key, self.date) for key in self.stays]
        return [(fold(e.officer), e.called) for e in entries if e.outcome == "Selesai" and e.called]

    def points(self, week: Week) -> dict[str, int]:
        return model.points([e for e in self.executions() if e[0]], week, self.rules.targets_per_point)
