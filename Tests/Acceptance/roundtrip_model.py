"""What must come out when a work book and its returned copies meet: base, current and copy, cell by cell, without a look at the program.

A book is read into a `State`: its keyed sheets by key and header, the rows without a key, what stands beside the tables, and other sheets.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import pathlib
import re
from collections import Counter
from dataclasses import dataclass, field

import openpyxl
from openpyxl.utils import get_column_letter

import roundtrip_loose as loose

KEYED = ("Lembar Sapa", "Data Pasien", "Eskalasi")
OWN = {"Petunjuk", "Formulir", "Rekap", "Data Bermasalah", "Konflik", *KEYED}
STAFF = {
    "Lembar Sapa": ["No HP (perbaikan)", *[f"Percobaan {i} {w}" for i in (1, 2, 3) for w in ("Tanggal", "Jam", "Petugas", "Hasil")], "Dihubungi", "Izin", "Petugas", "Tanggal Sapa", "Catatan"],
    "Data Pasien": ["No HP (perbaikan)"],
    "Eskalasi": ["Tindak Lanjut", "Ditangani Oleh", "Tanggal Ditangani"],
}
# A header that staff gave to two columns.
REPEATED = {"Kamar Lain"}
CONFLICT_COLUMNS = ["No", "Lembar", "Kunci", "Kolom", "Nilai Sekarang", "Nilai Salinan", "Berkas", "Oleh", "Tanggal", "Pilihan", "Keadaan"]


# --- values -----------------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=200_000, typed=True)
def canon(value: object) -> object:
    """A value to compare: an empty text is nothing, 4 is 4.0, a moment at midnight is its day; seconds count, what is finer does not."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, (int, float)):
        return ("number", round(float(value), 9))
    if isinstance(value, dt.datetime):
        moment = (value + dt.timedelta(milliseconds=500)).replace(microsecond=0)
        return ("date", moment.date()) if moment.time() == dt.time() else ("moment", moment)
    if isinstance(value, dt.date):
        return ("date", value)
    if isinstance(value, dt.time):
        return ("time", round(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6))
    if isinstance(value, dt.timedelta):
        return ("time", round(value.total_seconds()))
    if value in ("=TRUE()", "=FALSE()"):  # as LibreOffice writes a boolean
        return ("boolean", value == "=TRUE()")
    return str(value).replace("\r\n", "\n")


def digits(value: object) -> str:
    """The digits of a telephone number, which Sapa shows with hyphens."""
    return re.sub(r"\D", "", str(value))


def is_formula(value: object) -> bool:
    return (isinstance(value, str) and value.startswith("=") and value not in ("=TRUE()", "=FALSE()")) or type(value).__name__ in ("ArrayFormula", "DataTableFormula")


def told_as(value: object, text: object) -> bool:
    """Whether a cell of `Konflik` tells this value, in whatever dress."""
    v, t = canon(value), canon(text)
    if v == t:
        return True
    plain = "" if t is None else t.strip() if isinstance(t, str) else str(text)
    if v is None:
        return plain.lower() in ("", "-", "–", "(kosong)", "kosong")
    if isinstance(v, str):
        return v.strip() == plain or (isinstance(t, tuple) and v.strip() in (str(text), f"{text:g}" if t[0] == "number" else ""))
    kind, inner = v
    if kind == "boolean":
        return plain.lower() in (("true", "1", "benar", "ya") if inner else ("false", "0", "salah", "tidak"))
    if kind == "number":
        return plain.replace(",", ".") in (f"{inner:g}", str(inner), str(int(inner)) if inner == int(inner) else "")
    if kind == "date":
        return plain in (f"{inner:%d/%m/%Y}", inner.isoformat(), f"{inner:%d/%m/%Y} 00:00", f"{inner:%d-%m-%Y}")
    if kind == "moment":
        return plain in (f"{inner:%d/%m/%Y %H:%M}", f"{inner:%d/%m/%Y %H.%M}", inner.isoformat(" "), f"{inner:%d/%m/%Y %H:%M:%S}", f"{inner:%d/%m/%Y %H.%M.%S}")
    hours, rest = divmod(int(inner), 3600)
    minutes, seconds = divmod(rest, 60)
    return plain.replace(".", ":") in (f"{hours:02d}:{minutes:02d}", f"{hours:02d}:{minutes:02d}:{seconds:02d}")


# --- a book -----------------------------------------------------------------------------------------------------


@dataclass
class Row:
    number: int
    key: str | None
    cells: dict[str, object]
    # By the sheet's column: what stands under no header, or under one that others have too.
    beside: dict[int, object] = field(default_factory=dict)
    hidden: bool = False
    # By header, or by the column's letters where there is none.
    comments: dict[str, str] = field(default_factory=dict)


@dataclass
class TableState:
    header_row: int
    column: dict[str, int]
    rows: list[Row]
    above: dict[tuple[int, int], object]
    # Headers that a second column of staff's has too.
    twinned: set[str] = field(default_factory=set)

    def by_key(self) -> dict[str, Row]:
        """The first row of each key."""
        result: dict[str, Row] = {}
        for row in self.rows:
            if row.key is not None:
                result.setdefault(row.key, row)
        return result

    def keys(self) -> list[str]:
        return [r.key for r in self.rows if r.key is not None]

    def keyless(self) -> list[Row]:
        return [r for r in self.rows if r.key is None]


@dataclass
class State:
    tables: dict[str, TableState]
    others: dict[str, dict[tuple[int, int], object]]
    visibility: dict[str, str]
    # What was put in the place of formulas of Sapa's: sheet, key, header, formula.
    formulas: list[tuple[str, str, str, str]] = field(default_factory=list)


def header_of(sheet, twins: set[int] = frozenset()) -> tuple[int, dict[str, int]] | None:
    """The header row (within the first 20) that holds `Kunci`, and its columns."""
    for r in range(1, 21):
        column: dict[str, int] = {}
        for c in range(1, sheet.max_column + 1):
            cell = sheet._cells.get((r, c))
            if cell is not None and c not in twins and isinstance(cell.value, str) and cell.value.strip():
                column.setdefault(cell.value.strip(), c)
        if "Kunci" in column:
            return r, column
    return None


def read_table(sheet, twins: set[int] = frozenset()) -> TableState | None:
    """A sheet's table; `twins` are columns that have the header of another, which is known by its own."""
    found = header_of(sheet, twins)
    if found is None:
        return None
    top, column = found
    for header in REPEATED & column.keys():
        del column[header]
    name_of = {c: h for h, c in column.items()}
    rows: dict[int, Row] = {}
    above = {}
    for (r, c), cell in sheet._cells.items():
        value = cell.value
        if cell._comment is not None and r > top:
            (rows.get(r) or rows.setdefault(r, Row(r, None, {}))).comments[name_of.get(c, get_column_letter(c))] = cell._comment.text
        if value is None or value == "":
            continue
        if r < top:
            above[r, c] = value
        elif r > top:
            row = rows.get(r) or rows.setdefault(r, Row(r, None, {}))
            name = name_of.get(c)
            if name is None:
                row.beside[c] = value
            elif name == "Kunci":
                row.key = str(value)
            else:
                row.cells[name] = value
        elif c not in name_of:
            above[r, c] = value
    for r, row in rows.items():
        row.hidden = bool(sheet.row_dimensions[r].hidden) if r in sheet.row_dimensions else False
    twinned = {str(sheet.cell(top, c).value).strip() for c in twins}
    return TableState(top, column, [rows[r] for r in sorted(rows)], above, twinned)


def read_state(book: openpyxl.Workbook, twins: dict[str, set[int]] | None = None) -> State:
    tables, others = {}, {}
    for sheet in book.worksheets:
        table = read_table(sheet, (twins or {}).get(sheet.title, set())) if sheet.title in KEYED else None
        if table is not None:
            tables[sheet.title] = table
        else:
            others[sheet.title] = {k: c.value for k, c in sheet._cells.items() if c.value not in (None, "")}
    return State(tables, others, {s.title: s.sheet_state for s in book.worksheets})


def state_of(path: pathlib.Path) -> State:
    return read_state(openpyxl.load_workbook(path))


def staff_columns(name: str, table: TableState) -> list[str]:
    """Staff's own columns as they stand in the sheet: the named ones and, on the call list, the form's questions."""
    result = [h for h in STAFF[name] if h in table.column]
    if name == "Lembar Sapa" and {"Izin", "Petugas"} <= table.column.keys():
        first, last = table.column["Izin"], table.column["Petugas"]
        result += [h for h, c in table.column.items() if first < c < last]
    return result


# --- conflicts --------------------------------------------------------------------------------------------------


def conflicts_of(book: openpyxl.Workbook) -> list[dict]:
    """The rows of sheet `Konflik`; `cell` of each is the row number there."""
    if "Konflik" not in book.sheetnames:
        return []
    sheet = book["Konflik"]
    for r in range(1, min(20, sheet.max_row) + 1):
        column = {str(c.value).strip(): c.column for c in sheet[r] if c.value not in (None, "")}
        if {"Lembar", "Kunci", "Kolom", "Nilai Salinan"} <= column.keys():
            break
    else:
        return []
    rows = []
    for n in range(r + 1, sheet.max_row + 1):
        one = {h: sheet.cell(n, c).value for h, c in column.items()}
        if any(one.get(h) not in (None, "") for h in ("Lembar", "Kunci", "Kolom", "Nilai Sekarang", "Nilai Salinan")) and one.get("Keadaan") not in (None, ""):
            rows.append(one | {"row": n, "column": column})
    return rows


def is_open(conflict: dict) -> bool:
    return str(conflict.get("Keadaan")).strip() == "Terbuka"


# --- three ways -------------------------------------------------------------------------------------------------


def same_digits(one: object, other: object) -> bool:
    """Whether one is a number and the other the text of the same digits."""
    one, other = canon(one), canon(other)
    if isinstance(one, str):
        one, other = other, one
    return isinstance(one, tuple) and one[0] == "number" and isinstance(other, str) and other.strip() == f"{one[1]:g}"


def three_ways(current: object, copies: list[tuple[str, object, object]]) -> tuple[object, list[tuple[object, object, str]]]:
    """Merges one cell. `copies`: file, base, copy's value, in the order of merging. The value, and the conflicts (current, copy, file)."""
    conflicts = []
    for file, base, copy in copies:
        if canon(copy) == canon(base) or canon(copy) == canon(current):
            continue
        if canon(current) == canon(base):
            current = copy
        elif not same_digits(copy, current):
            conflicts.append((current, copy, file))
    return current, conflicts


class Verdicts:
    """Failures by kind."""

    def __init__(self):
        self.found: list[tuple[str, str]] = []

    def say(self, kind: str, text: str) -> None:
        self.found.append((kind, text))


def short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 70 else text[:66] + "…" + text[-1]


def judge_merge(
    base: State, current: State, copies: list[tuple[str, State, State]], result: State, conflicts: list[dict], warnings: str, own: dict[str, set[str]] | None = None,
) -> Verdicts:
    """Holds `result` against what must come of `current` and `copies` (file, the copy's base, the copy), in the order that suits the program best.

    `own` names Sapa's columns by sheet, where staff had added some before the base was taken.
    """
    best = None
    for order in itertools.permutations(copies):
        verdicts = judge_order(base, current, list(order), result, conflicts, warnings, own or {})
        if best is None or len(verdicts.found) < len(best.found):
            best = verdicts
        if not verdicts.found:
            break
    return best


def judge_order(
    base: State, current: State, copies: list[tuple[str, State, State]], result: State, conflicts: list[dict], warnings: str, own: dict[str, set[str]],
) -> Verdicts:
    v = Verdicts()
    matched: set[int] = set()
    everything = Counter(str(canon(x)) for x in all_values(result))

    def listed(sheet: str, key: str, column: str, value: object, file: str | None, *, states: tuple[str, ...], current: object = ...) -> list[int]:
        return [
            i for i, c in enumerate(conflicts)
            if c.get("Lembar") == sheet and str(c.get("Kunci")) == key and c.get("Kolom") == column and told_as(value, c.get("Nilai Salinan"))
            and (file is None or file in str(c.get("Berkas"))) and str(c.get("Keadaan")) in states
            and (current is ... or told_as(current, c.get("Nilai Sekarang")))
        ]

    def recorded(sheet: str, key: str, column: str, value: object) -> bool:
        hits = [
            i for i, c in enumerate(conflicts)
            if c.get("Lembar") == sheet and str(c.get("Kunci")) == key and (told_as(value, c.get("Nilai Salinan")) or told_as(value, c.get("Nilai Sekarang")))
            and re.fullmatch(re.escape(column) + r"( \[kolom [A-Z]+\])?", str(c.get("Kolom")))
        ]
        matched.update(hits)
        return bool(hits)

    for name in KEYED:
        was, now, out = base.tables.get(name), current.tables.get(name), result.tables.get(name)
        if was is None and now is None:
            continue
        if out is None:
            v.say("sheet", f"{name}: has no header row with Kunci any more")
            continue
        hers = [(file, b.tables.get(name), k.tables.get(name)) for file, b, k in copies]
        hers = [(f, b, k) for f, b, k in hers if b is not None and k is not None]
        was_rows, now_rows, out_rows = was.by_key() if was else {}, now.by_key(), out.by_key()
        copy_rows = [(f, b.by_key(), k.by_key()) for f, b, k in hers]
        has = {f: k.column for f, _, k in hers}
        doubled = {k for t in [now, *[t for _, _, t in hers]] for k, n in Counter(t.keys()).items() if n > 1}

        # rows that staff deleted or doubled, and their order
        deleted = set(was_rows) - set(now_rows)
        for key in sorted(deleted & set(out_rows)):
            v.say("deleted row came back", f"{name} {key}")
        if deleted and not re.search(r"hapus|delete|removed", warnings, re.I):
            v.say("deleted row not reported", f"{name}: {len(deleted)} rows deleted in the current book; warnings: {warnings[:300]}")
        for file, b, k in copy_rows:
            gone = set(b) - set(k) - deleted
            for key in sorted(gone - set(out_rows)):
                v.say("row lost that a copy lacks", f"{name} {key} ({file})")
            if gone and not any(file in w and re.search(r"hapus|delete|removed|tidak ada|hilang", w, re.I) for w in warnings.split("\n")):
                v.say("row deleted in a copy not reported", f"{name}: {len(gone)} rows of {file}; warnings: {warnings[:300]}")
        for key in sorted(set(now_rows) - set(out_rows)):
            v.say("row lost", f"{name} {key}")
        for key in sorted(doubled):
            owner = next((r.cells.get("No RM") for r in [*now.rows, *[r for _, _, k in hers for r in k.rows]] if r.key == key and r.cells.get("No RM")), key)
            if key not in warnings and str(owner) not in warnings:
                v.say("doubled key not reported", f"{name} {key}, No RM {owner}; warnings: {warnings[:300]}")
        for key, count in Counter(out.keys()).items():
            if count > 1 and key not in doubled:
                v.say("a row doubled by the run", f"{name} {key}: {count} rows")
        order = [k for k in now.keys() if k in out_rows]
        if [k for k in out.keys() if k in now_rows] != order:
            v.say("order of rows changed", name)
        for row in now.rows:
            if row.key and row.key in out_rows and row.key not in doubled and row.hidden != out_rows[row.key].hidden:
                v.say("hidden row", f"{name} {row.key}: hidden {row.hidden}, now {out_rows[row.key].hidden}")

        # columns
        known = was.column if was else now.column
        staff = set(staff_columns(name, was or now))
        added = {h for t in [now, *[k for _, _, k in hers]] for h in t.column if h not in own.get(name, known)}
        twinned = {h for t in [now, *[k for _, _, k in hers]] for h in t.twinned}
        for header in sorted(added):
            if header not in out.column and any(header in r.cells for t in [now, *[k for _, _, k in hers]] for r in t.rows):
                v.say("added column lost", f"{name} {header!r}")

        # cells of staff
        for key in sorted({*now_rows, *[k for _, _, rows in copy_rows for k in rows]}):
            sides = [(f, b.get(key), k.get(key)) for f, b, k in copy_rows]
            if key in doubled:
                for table in [now, *[k for _, _, k in hers]]:
                    for row in (r for r in table.rows if r.key == key):
                        for header, value in row.cells.items():
                            if header in staff | added and canon(value) != canon(was_rows[key].cells.get(header) if key in was_rows else None):
                                if not recorded(name, key, header, value) and not any(canon(r.cells.get(header)) == canon(value) for r in out.rows):
                                    v.say("typed value lost", f"{name} {key} (doubled) {header}: {short(value)}")
                continue
            for header in sorted(staff | added):
                get = lambda row: row.cells.get(header) if row is not None else None
                typed = [(f, get(b), get(k)) for f, b, k in sides if k is not None and header in has[f]]
                if key not in now_rows:
                    for file, b, k in typed:
                        if is_formula(k) and loose.said(warnings, file, "formula"):
                            continue
                        if canon(k) is not None and canon(k) != canon(b) and not recorded(name, key, header, k) and key in deleted:
                            v.say("typed value lost", f"{name} {key} {header}: {short(k)} of {file}; the row is deleted in the current book and Konflik does not list it")
                    continue
                if key not in out_rows:
                    continue
                value, expected = three_ways(get(now_rows[key]), typed)
                found = get(out_rows[key])
                if header in twinned or any(is_formula(x) for x in [get(now_rows[key]), *[k for _, _, k in typed]]):
                    loose.judge_cell(v, f"{name} {key} {header}", get(now_rows[key]), typed, found, lambda x: recorded(name, key, header, x), warnings)
                    continue
                if canon(found) != canon(value) and not (header == "No HP (perbaikan)" and canon(value) is None):
                    how = f"base {short(get(was_rows.get(key)))}, current {short(get(now_rows[key]))}, " + ", ".join(f"{f} {short(k)}" for f, _, k in typed)
                    v.say("wrong value", f"{name} {key} {header}: {short(found)}, expected {short(value)} ({how})")
                seen = set()
                for now_value, copy_value, file in expected:
                    hits = listed(name, key, header, copy_value, file, states=("Terbuka",), current=now_value)
                    if not hits and canon(copy_value) in seen:
                        continue  # two copies with one value may stand in one row
                    seen.add(canon(copy_value))
                    matched.update(hits)
                    if len(hits) != 1:
                        v.say("conflict not listed" if not hits else "conflict listed twice", f"{name} {key} {header}: current {short(now_value)}, {file} {short(copy_value)}: {len(hits)} rows")

            # cells that Sapa computes, typed over
            for header in known:
                if header in staff | added or header == "Kunci" or key not in was_rows:
                    continue
                sources = [(None, was_rows[key], now_rows.get(key)), *sides]
                for file, b, k in sources:
                    if b is None or k is None:
                        continue
                    before, after = b.cells.get(header), k.cells.get(header)
                    if canon(before) == canon(after) or canon(after) is None or is_formula(before) or is_formula(after):
                        continue
                    if key in out_rows and canon(out_rows[key].cells.get(header)) == canon(after):
                        continue
                    if not recorded(name, key, header, after):
                        v.say("typed value lost", f"{name} {key} {header} (a column of Sapa's): {short(after)} of {file or 'the current book'}, now {short(out_rows[key].cells.get(header) if key in out_rows else None)}")

        # rows without a key, and what stands beside and above
        for file, b, k in [("the current book", was, now), *hers]:
            old = [r.cells for r in b.keyless()] if b else []
            for row in k.keyless():
                if row.cells in old or not row.cells:
                    continue
                hits = [r for r in out.rows if all(canon(r.cells.get(h)) == canon(x) or h == "No HP" and digits(r.cells.get(h)) == digits(x) for h, x in row.cells.items())]
                number = row.cells.get("No RM")
                if number and len(hits) == 1 and sum(1 for r in out.rows if r.cells.get("No RM") == number) > 1:
                    v.say("row without a key came more than once", f"{name}, row {row.number} of {file}: No RM {number} stands in more than one row")
                if len(hits) != 1:
                    v.say("row without a key lost" if not hits else "row without a key came more than once", f"{name}, row {row.number} of {file}: {short(row.cells)}: {len(hits)} times")
        loose.judge_table(v, name, (was, now, out), hers, conflicts, matched, everything, warnings, doubled)

    # sheets of staff's own, and staff's cells on Sapa's other sheets
    for file, b, k in [("the current book", base, current), *copies]:
        for name, cells in k.others.items():
            if k.visibility.get(name) != "visible" or name == "Konflik":
                continue
            if name in OWN:
                was_here = b.others.get(name, {})
                for place, value in cells.items():
                    if canon(was_here.get(place)) != canon(value) and not is_formula(value):
                        matched.update(i for i, c in enumerate(conflicts) if c.get("Lembar") == name and c.get("Kolom") == f"{get_column_letter(place[1])}{place[0]}" and told_as(value, c.get("Nilai Salinan")))
                        if file == "the current book" and canon(result.others.get(name, {}).get(place)) != canon(value) and canon(was_here.get(place)) is None:
                            v.say("typed value lost", f"{name} {place} of the current book: {short(value)}, now {short(result.others.get(name, {}).get(place))}")
                        elif str(canon(value)) not in everything and not any(told_as(value, c.get(h)) for c in conflicts for h in ("Nilai Sekarang", "Nilai Salinan")):
                            v.say("typed value lost", f"{name} {place} of {file}: {short(value)}")
                continue
            if {p: canon(x) for p, x in b.others.get(name, {}).items()} == {p: canon(x) for p, x in cells.items()}:
                continue
            alike = {n for each in [current, *[k for _, _, k in copies]] for n in each.others if n.lower() == name.lower()}
            if len(alike) > 1:  # names that are one to a spreadsheet program: each value is in one sheet or another
                for place, value in cells.items():
                    if str(canon(value)) not in everything:
                        v.say("typed value lost", f"{name} {place} of {file}, a sheet whose name differs by case: {short(value)}")
                matched.update(i for i, c in enumerate(conflicts) if str(c.get("Lembar")).lower() == name.lower())
                continue
            told = [i for i, c in enumerate(conflicts) if c.get("Lembar") == name]
            def stands(place: tuple[int, int], value: object) -> bool:
                # Of a copy of a copy what differs is recorded once, under either file.
                hits = [i for i in told if conflicts[i].get("Kolom") == f"{get_column_letter(place[1])}{place[0]}" and told_as(value, conflicts[i].get("Nilai Salinan"))]
                matched.update(hits)
                return bool(hits) or canon(result.others.get(name, {}).get(place)) == canon(value)
            if told and all([stands(p, x) for p, x in cells.items()]):
                continue  # two sheets of one name: what differs is recorded
            same = [n for n, found in result.others.items() if all(canon(found.get(p)) == canon(x) for p, x in cells.items())]
            if (file == "the current book" and name not in same) or not same:
                v.say("added sheet lost", f"{name} of {file}: found as {same}; sheets {list(result.others)}")
            elif len(same) > 1:
                v.say("added sheet came more than once", f"{name} of {file}: {same}")

    loose.judge_formulas(v, current, copies, result, conflicts, matched, warnings)

    # what Konflik lists beyond that
    for i, c in enumerate(conflicts):
        if i not in matched:
            text = ", ".join(f"{h} {short(c.get(h))}" for h in ("Lembar", "Kunci", "Kolom", "Nilai Sekarang", "Nilai Salinan", "Berkas", "Keadaan"))
            v.say("false conflict" if is_open(c) else "false record", text)
    return v


def all_values(state: State):
    for table in state.tables.values():
        for row in table.rows:
            yield from row.cells.values()
            yield from row.beside.values()
        yield from table.above.values()
    for name, cells in state.others.items():
        if state.visibility.get(name) == "visible":
            yield from cells.values()
