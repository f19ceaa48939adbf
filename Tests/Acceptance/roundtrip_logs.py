"""Copies of the log books – Log Layanan, Log Hotline, Register – with rows and notes above their headers, as roundtrip.py does them to the call list."""

from __future__ import annotations

import pathlib
import random
import shutil

import openpyxl

import judge_feedback
import judge_logs
import make_feedback
import make_logs as logs
import roundtrip_kinds as kinds
import roundtrip_model as model
from judge import Judge, difference, snapshot

# By SOP: the sheet, headers that find its header row, columns in which staff write freely.
BOOKS = {
    judge_logs.B: ("Log Layanan", {"Nama Penelpon", "Jenis Layanan"}, ["Permasalahan", "Jawaban", "Pihak Terkait"]),
    judge_logs.C: ("Log Hotline", {"Nama Pasien", "Penjamin"}, ["Nama Perusahaan/Asuransi", "Penerima"]),
    judge_feedback.SOP: ("Register", {"ID", "Kanal"}, ["Isi", "Keputusan"]),
}


class Table:
    """A log's rows, by their keys where they have one."""

    def __init__(self, path: pathlib.Path, sheet: str, needed: set[str]):
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book[sheet]
        self.header_row = next((r for r in range(1, 21) if needed <= {str(c.value).strip() for c in self.sheet[r] if c.value is not None}), None)
        if self.header_row is None:
            raise LookupError(f"{path.name}, {sheet}: no row among the first 20 holds {needed}")
        self.column: dict[str, int] = {}
        for cell in self.sheet[self.header_row]:
            if cell.value is not None:
                self.column.setdefault(str(cell.value).strip(), cell.column)
        self.key = next(h for h in ("Kunci", "ID", "No") if h in self.column)
        self.rows = {str(k): r for r in range(self.header_row + 1, self.sheet.max_row + 1) if (k := self.sheet.cell(r, self.column[self.key]).value) is not None}

    def value(self, key: str, header: str) -> object:
        return self.sheet.cell(self.rows[key], self.column[header]).value

    def values(self) -> dict[tuple[str, str], object]:
        return {(k, h): model.canon(v) for k in self.rows for h in self.column if not model.is_formula(v := self.value(k, h))}


def facility(judge: judge_logs.LogJudge, sop: str, seed: int) -> tuple[pathlib.Path, object]:
    """A facility whose log has its rows, and the day of its runs."""
    if sop == judge_feedback.SOP:
        folder = judge_feedback.facility(judge, "salinan")
        make_feedback.write_table(folder / "masuk" / "register.xlsx", make_feedback.COLUMNS, make_feedback.Register(seed, False).build(), None)
        return folder, make_feedback.RUN
    folder = judge.facility(f"{sop}-salinan", sop)
    judge_logs.put(folder, "log.xlsx", judge_logs.COLUMNS[sop], logs.call_log(seed) if sop == judge_logs.B else logs.hotline_log(seed))
    return folder, logs.MONDAY + logs.DAY * 3


def judge_copies(judge: Judge, seed: int, count: int) -> None:
    for sop, (name, needed, free) in BOOKS.items():
        maker = judge_logs.LogJudge(judge.binary, judge.room)
        maker.count, maker.made = judge.count, judge.made
        home, day = facility(maker, sop, seed)
        judge.made = maker.made
        judge.run(home, day)
        books = [p for p in sorted((home / "kerja").glob("*.xlsx")) if len(Table(p, name, needed).rows) > 3]
        if not judge.check(f"logs, {name}: a book with rows", bool(books), sorted((home / "kerja").iterdir())):
            continue
        lost, wrong, silent = [], [], []
        for number in range(count):
            folder = judge.room / f"logs-{sop}-{number}"
            shutil.copytree(home, folder)
            lost_, wrong_, silent_ = one(judge, folder, books[0].name, day, name, needed, free, random.Random(seed * 1000 + number))
            lost += [f"copy {number}: {x}" for x in lost_]
            wrong += [f"copy {number}: {x}" for x in wrong_]
            silent += [f"copy {number}: {x}" for x in silent_]
        judge.same(f"logs, {name}: {count} copies with rows above the header, nothing typed is lost (G3)", lost)
        judge.same(f"logs, {name}: {count} copies, the header and what nobody typed over stay", wrong)
        judge.same(f"logs, {name}: {count} copies, each run goes through and a second one changes nothing (G4)", silent)


def one(judge: Judge, folder: pathlib.Path, file: str, day, name: str, needed: set[str], free: list[str], rng: random.Random) -> tuple[list[str], list[str], list[str]]:
    """One copy with notes above the header and typed cells: what was lost, what became wrong, what of the run did."""
    path = folder / "kerja" / file
    before = Table(path, name, needed)
    was = before.values()
    copy = Table(path, name, needed)
    free = [h for h in free if h in copy.column]
    typed, notes = {}, []
    for number, key in enumerate(rng.sample(sorted(copy.rows), min(4, len(copy.rows)))):
        header = rng.choice(free)
        copy.sheet.cell(copy.rows[key], copy.column[header]).value = typed[key, header] = f"diketik {number} {key}"
    at, count = rng.randint(1, copy.header_row), rng.randint(1, 3)
    kinds.insert_rows(copy.book, name, at, count)
    for number in range(count):
        for column in rng.sample(range(1, 25), rng.choice([1, 1, 3])):
            notes.append(f"catatan di atas {number} {column}")
            copy.sheet.cell(at + number, column).value = notes[-1]
    copy.book.save(folder / "masuk" / "salinan wa.xlsx")

    code, _, errors = judge.run(folder, day)
    if code not in (0, 1):
        return [], [], [f"exit {code}: {errors[:300]}"]
    try:
        after = Table(path, name, needed)
    except LookupError as error:
        return [], [str(error)], []
    listed = [c for c in model.conflicts_of(after.book) if c.get("Lembar") == name]
    told = [str(c.get("Nilai Salinan")) for c in listed]
    above = [str(c.value) for row in after.sheet.iter_rows(max_row=after.header_row - 1) for c in row if c.value is not None]
    lost = [f"{n!r} is neither above the header nor on Konflik" for n in notes if n not in above + told]
    now = after.values()
    lost += [f"{place}: {value!r}, now {now.get(place)!r}" for place, value in typed.items() if now.get(place) != value and value not in told]
    wrong = [f"{h!r} stood at row {before.header_row}, column {c}; now row {after.header_row}, column {after.column.get(h)}" for h, c in before.column.items() if (after.header_row, after.column.get(h)) != (before.header_row, c)]
    wrong += [f"{place}: {was[place]!r}, now {now.get(place)!r}" for place in was if place not in typed and now.get(place) != was[place] and place[1] in set(free) | {before.key}]
    wrong += [f"on Konflik for no reason: {c.get('Kunci')} {c.get('Kolom')} {model.short(c.get('Nilai Salinan'))}" for c in listed if str(c.get("Nilai Salinan")) not in [*notes, *typed.values()]]
    digests = snapshot(folder / "kerja")
    judge.run(folder, day)
    return lost, wrong, [f"second run: {x}" for x in difference(digests, snapshot(folder / "kerja"))]
