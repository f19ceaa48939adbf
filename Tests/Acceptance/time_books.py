"""What the judges through time share: days that go by, cells that staff type, figures and corrections of reports, one line a failure."""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import pathlib
import traceback
from typing import Callable

import openpyxl

from judge import load, taken
from judge_logs import LogJudge, LogTable, alike
from judging import clock

DAY = dt.timedelta(days=1)
MOST_FAILURES = 40


class EnoughSeen(Exception):
    """So many failures in one story that more say nothing new."""


class TimeJudge(LogJudge):
    """Holds what a run left behind against a model, value by value; says of what differs the seed, the day, the sheet and the key."""

    def __init__(self, binary: pathlib.Path, room: pathlib.Path):
        super().__init__(binary, room)
        self.seed, self.day, self.failures, self.now = 0, dt.date.min, 0, None

    def begin(self, seed: int) -> None:
        self.seed, self.failures = seed, 0

    def environment(self, arguments: object) -> dict[str, str]:
        """The clock stands in the evening of the day that is run."""
        return clock(arguments, f"{self.day.isoformat()}T12:00:00Z")

    def facility(self, label: str, *sops: str, day: dt.date | None = None) -> pathlib.Path:
        self.day = day or self.day
        return super().facility(label, *sops, day=day)

    def holds(self, sheet: str, key: object, column: str, expected: object, got: object, ok: bool | None = None) -> None:
        if alike(expected, got) if ok is None else ok:
            self.count["passed"] += 1
            return
        self.count["failed"] += 1
        self.failures += 1
        line = f"FAIL  seed {self.seed}, {self.day}, {sheet}, {key}, {column}: expected {expected!r}, got {got!r}"
        print(line.replace("\n", "\\n")[:900], flush=True)
        if self.failures >= MOST_FAILURES:
            raise EnoughSeen

    def live(self, folder: pathlib.Path, day: dt.date) -> dict:
        """Runs a day; every input's rows are accounted for (G1)."""
        self.day = day
        code, answer, errors = self.run(folder, day)
        self.holds("run", day, "exit", "0 or 1", f"{code} {errors[:300] if code not in (0, 1) else ''}", code in (0, 1))
        for one in answer.get("inputs", []):
            parts = [one.get(k, 0) for k in ("used", "merged", "rejected")]
            self.holds("--json", one["file"], "rows (G1)", sum(parts), one["rows"])
        return answer


def lived(judge: TimeJudge, seed: int, what: str, go: Callable[[], None]) -> None:
    """One story; what it trips over is a failure of that story alone."""
    judge.begin(seed)
    before = judge.count["failed"]
    try:
        go()
    except EnoughSeen:
        pass
    except Exception:  # whatever a workbook may hold
        judge.check(f"seed {seed}, {judge.day}, {what} goes through", False, traceback.format_exc()[-1500:])
    if judge.count["failed"] == before:
        print(f"PASS  seed {seed}, {what}, until {judge.day}", flush=True)


# --- cells ------------------------------------------------------------------------------------------------------


def cell_of(value: object) -> object:
    return dt.datetime.combine(value, dt.time()) if isinstance(value, dt.date) and not isinstance(value, dt.datetime) else value


class Pen:
    """Staff with a work book open: what they type, add and delete is there once they have closed it."""

    def __init__(self, path: pathlib.Path):
        self.path, self.book = path, openpyxl.load_workbook(path)

    def __enter__(self) -> Pen:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.save(self.path)

    def table(self, sheet: str, key: str, *needed: str) -> LogTable:
        return LogTable(self.book[sheet], key, *needed)

    def type(self, table: LogTable, row: int, entries: dict[str, object]) -> None:
        for header, value in entries.items():
            table.sheet.cell(row, table.column[header]).value = cell_of(value)

    def add(self, table: LogTable, entries: dict[str, object]) -> None:
        """In the first row below the last one that holds anything in a column of the entries."""
        columns = [table.column[h] for h in entries]
        last = max((r for r in range(table.header_row, table.sheet.max_row + 1) if any(table.sheet.cell(r, c).value not in (None, "") for c in columns)), default=table.header_row)
        self.type(table, last + 1, {h: v for h, v in entries.items() if v is not None})

    def clear(self, table: LogTable, row: int) -> None:
        for number, _ in table.headers:
            table.sheet.cell(row, number).value = None


# --- reports ----------------------------------------------------------------------------------------------------


def figures_in(path: pathlib.Path) -> dict[str, int]:
    """The figures by which a report knows later what it said, without those that are 0."""
    return taken(path, _figures_in)


def corrections_in(path: pathlib.Path) -> list[tuple[dt.date, str, int, int]]:
    """The lines of `Koreksi`, in their order."""
    return taken(path, _corrections_in)


def _figures_in(path: pathlib.Path) -> dict[str, int]:
    rows = load(path)["Angka Sapa"].iter_rows(min_row=2, values_only=True)
    return {str(name): int(value) for kind, name, value, *_ in rows if kind == "angka" and value}


def _corrections_in(path: pathlib.Path) -> list[tuple[dt.date, str, int, int]]:
    book = load(path)
    if "Koreksi" not in book.sheetnames:
        return []
    table = LogTable(book["Koreksi"], "Angka", "Tanggal", "Nilai Lama", "Nilai Baru")
    return [
        (table.get(r, "Tanggal").date(), str(table.get(r, "Angka")), int(table.get(r, "Nilai Lama")), int(table.get(r, "Nilai Baru")))
        for r in range(table.header_row + 1, table.sheet.max_row + 1) if table.get(r, "Tanggal") is not None
    ]


@dataclasses.dataclass
class Ledger:
    """What a report of one period must say: its figures until it is closed, then a line for each that would be another (G6)."""

    last: dt.date
    known: dict[str, int] = dataclasses.field(default_factory=dict)
    shown: dict[str, int] = dataclasses.field(default_factory=dict)  # as the period was closed
    lines: list[tuple[dt.date, str, int, int]] = dataclasses.field(default_factory=list)
    closed: bool = False
    skip: tuple[str, ...] = ()  # parts of the names of figures that the rules leave open
    on: tuple[str, ...] = ()  # how the names of figures begin that go on with their rows: no correction tells of them

    def judged(self, name: str) -> bool:
        return not any(part in name for part in self.skip)

    def run(self, day: dt.date, figures: dict[str, int]) -> int:
        """How many lines of `Koreksi` the run adds."""
        figures, before = {k: v for k, v in figures.items() if v and self.judged(k)}, len(self.lines)
        if self.closed:
            changed = [k for k in {**figures, **self.known} if figures.get(k, 0) != self.known.get(k, 0) and not k.startswith(self.on or ("\0",))]
            self.lines += [(day, k, self.known.get(k, 0), figures.get(k, 0)) for k in changed]
            if not changed:
                return 0
        else:
            self.shown, self.closed = figures, day > self.last
        self.known = figures
        return len(self.lines) - before

    def judge(self, judge: TimeJudge, path: pathlib.Path) -> None:
        judge.holds("laporan", path.name, "there", True, path.exists())
        if not path.exists():
            return
        told = {k: v for k, v in figures_in(path).items() if self.judged(k)}
        for name in sorted({**told, **self.known}):
            judge.holds(path.name, "Angka Sapa", name, self.known.get(name, 0), told.get(name, 0))
        told_lines = [c for c in corrections_in(path) if self.judged(c[1])]
        for line in sorted(set(self.lines) ^ set(told_lines)):
            judge.holds(path.name, "Koreksi", line[1], line if line in self.lines else "no such line", line if line in told_lines else "no such line")
        judge.holds(path.name, "Koreksi", "lines", len(self.lines), len(told_lines))


def values_of(path: pathlib.Path) -> openpyxl.Workbook:
    """The workbook with the values that stand beside its formulas."""
    return openpyxl.load_workbook(path, data_only=True)


def counted(values: object) -> list[tuple[str, int]]:
    """How often each came, those that did in their order."""
    return sorted((k, n) for k, n in collections.Counter(values).items() if n)


def line_of(sheet, first: str, headers: list[str]) -> dict[str, object]:
    """The cells of the line that begins with `first` in the table below a row that holds all `headers`; empty where there is none."""
    columns: dict[str, int] = {}
    for cells in sheet.iter_rows():
        texts = {str(c.value).strip(): c.column for c in cells if isinstance(c.value, str)}
        if set(headers) <= set(texts):
            columns = texts
        elif columns and alike(cells[min(columns[h] for h in headers[:1]) - 1].value, first):
            return {h: cells[n - 1].value for h, n in columns.items()}
    return {}


def share_of(part: int, whole: int) -> float | str:
    """A share of nothing is none."""
    return part / whole if whole else "–"


def near(expected: object, got: object) -> bool:
    if isinstance(expected, float) and isinstance(got, int | float):
        return abs(expected - got) < 1e-9
    return expected == got
