"""What staff do to a work book in a spreadsheet program: type, clear, sort, insert, delete, add columns and sheets, hide, filter."""

from __future__ import annotations

import copy
import datetime as dt
import io
import pathlib
import pickle
import random
import re
import sys

import openpyxl
from openpyxl.formula import Tokenizer
from openpyxl.formula.translate import Translator
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.bound_dictionary import BoundDictionary
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import DimensionHolder

import merge_files
import people
import roundtrip_model as model
import workbook

MIDNIGHT = dt.time()
TEXTS = [
    "Ibu & anak <sehat>", "Telepon setelah magrib", "00123", "  dua spasi  ", "Kata beliau: \"baik\"", "baris satu\nbaris dua", "Sudah kontrol 👍", "30%", "-", "é à ü ñ – ’",
    "Minta didoakan; anaknya di Padang", "081234567890", "1375031508390384", "TRUE", "1/2", "12:30", "#N/A bukan galat", "catatan " * 120, "Ya",
]


def to_memory(path: pathlib.Path, to: pathlib.Path) -> pathlib.Path:
    """Keeps a workbook as openpyxl has it in memory: it is read back four times as fast as the file."""
    sys.setrecursionlimit(100_000)
    to.write_bytes(pickle.dumps(openpyxl.load_workbook(path), -1))
    return to


def from_memory(path: pathlib.Path) -> openpyxl.Workbook:
    book = pickle.loads(path.read_bytes())
    for sheet in book.worksheets:  # what pickling leaves out of these dictionaries
        rows = BoundDictionary("index", sheet._add_row)
        rows.update(sheet.row_dimensions)
        columns = DimensionHolder(sheet, "index", sheet._add_column)
        columns.update(sheet.column_dimensions)
        sheet.row_dimensions, sheet.column_dimensions = rows, columns
    return book


class Book:
    """One workbook on a staff member's desk. Every edit is told in `log`."""

    def __init__(self, path: pathlib.Path, seed: int, hot: dict[str, list[str]], loaded: pathlib.Path | None = None):
        self.path, self.random, self.hot = path, random.Random(seed), hot
        self.book = from_memory(loaded) if loaded else openpyxl.load_workbook(path)
        self.log: list[str] = []
        self.officer = self.random.choice(["Sri Wahyuni", "Budi Santoso", "Dewi Lestari"])
        self.marker = f"{path.stem if isinstance(path, pathlib.Path) else 'salinan'}/{seed}"
        self.count = 0
        # What roundtrip_kinds did: its kinds, columns with the header of another, formulas of Sapa's changed, why a copy is refused.
        self.kinds: list[str] = []
        self.twins: dict[str, set[int]] = {}
        self.formulas: list[tuple[str, str, str, str]] = []
        self.refusal = ""

    def save(self, path: pathlib.Path | None = None) -> None:
        self.book.save(path or self.path)
        if "booleans" in self.kinds:
            merge_files.as_truths(path or self.path)

    def again(self, seed: int) -> Book:
        """A copy of this copy."""
        data = io.BytesIO()
        self.book.save(data)
        data.seek(0)
        other = Book(data, seed, self.hot)
        other.path, other.log = self.path, [f"(a copy of {self.path.name}, worked on)"]
        other.kinds, other.twins, other.formulas, other.refusal = [*self.kinds], dict(self.twins), [*self.formulas], self.refusal
        return other

    def state(self) -> model.State:
        state = model.read_state(self.book, self.twins)
        state.formulas = self.formulas
        return state

    def table(self, name: str) -> model.TableState:
        found = model.read_table(self.book[name], self.twins.get(name, set()))
        if found is None:
            raise LookupError(f"{self.path.name}: sheet {name} has no header Kunci within its first 20 rows")
        return found

    def unique(self, what: str) -> str:
        self.count += 1
        return f"{what} {self.count} {self.marker}"

    # -- values

    def value(self, name: str, header: str, column: int) -> object:
        rng = self.random
        choices = workbook.Table.choices(_Validations(self.book[name], self.table(name).header_row), column)
        if header == "Petugas" or header.endswith(" Petugas") or header == "Ditangani Oleh":
            return rng.choice(["Sri Wahyuni", "Budi Santoso", "Dewi Lestari"])
        if header.endswith("Tanggal") or header.startswith("Tanggal"):
            return dt.datetime(2026, 11, rng.choice([16, 17, 18]))
        if header.endswith("Jam"):
            return dt.time(rng.randrange(8, 17), rng.choice([0, 15, 30, 45]))
        if header == "No HP (perbaikan)":
            return "0812" + "".join(rng.choice("0123456789") for _ in range(8))
        if choices:
            chosen = rng.choice(choices)
            return int(chosen) if chosen.isdigit() and rng.random() < 0.8 else chosen
        dice = rng.random()
        if dice < 0.08:
            return rng.choice([0, 1, 4, -2.5, 1234567.25, 100, 6281234567890, 6281234567891, 137103120000001])
        if dice < 0.12:
            return rng.choice([dt.datetime(2026, 12, rng.randrange(1, 28)), dt.time(rng.randrange(8, 17), 30), True, False])
        if dice < 0.5:
            return rng.choice(TEXTS)
        return self.unique(header)

    # -- one edit each

    def pick_key(self, name: str) -> tuple[str, model.Row] | None:
        rows = self.table(name).by_key()
        if not rows:
            return None
        hot = [k for k in self.hot.get(name, []) if k in rows]
        key = self.random.choice(hot) if hot and self.random.random() < 0.6 else self.random.choice(sorted(rows))
        return key, rows[key]

    def put(self, name: str, row: int, column: int, value: object) -> None:
        cell = self.book[name].cell(row, column)
        if isinstance(cell, openpyxl.cell.cell.MergedCell):
            return
        look = cell.number_format
        cell.value = value
        if isinstance(value, (dt.datetime, dt.date, dt.time)):
            if look not in ("General", "@"):
                cell.number_format = look
        elif value is not None:
            cell.number_format = "General" if isinstance(value, (int, float)) and is_date_format(look) else look

    def type_values(self, name: str = "Lembar Sapa") -> None:
        picked = self.pick_key(name)
        if not picked:
            return
        key, row = picked
        table = self.table(name)
        headers = model.staff_columns(name, table)
        favourite = [h for h in ("Catatan", "Dihubungi", "Izin", "Petugas") if h in headers]
        for _ in range(self.random.randrange(1, 5)):
            header = self.random.choice(favourite if favourite and self.random.random() < 0.4 else headers)
            value = self.value(name, header, table.column[header])
            self.put(name, row.number, table.column[header], value)
            self.log.append(f"{name} {key} {header} = {value!r}")

    def type_patient(self) -> None:
        self.type_values("Data Pasien")

    def type_escalation(self) -> None:
        if "Eskalasi" in self.book.sheetnames and model.read_table(self.book["Eskalasi"]):
            self.type_values("Eskalasi")

    def execute(self) -> None:
        """A call made in full."""
        picked = self.pick_key("Lembar Sapa")
        if not picked:
            return
        key, row = picked
        table = self.table("Lembar Sapa")
        for header in model.staff_columns("Lembar Sapa", table):
            column = table.column[header]
            if header.startswith(("Percobaan 2", "Percobaan 3", "No HP")) or header in ("Catatan", "Pesan"):
                continue
            value = "Ya" if header in ("Dihubungi", "Izin") else "Terhubung" if header == "Percobaan 1 Hasil" else self.value("Lembar Sapa", header, column)
            self.put("Lembar Sapa", row.number, column, value)
        self.log.append(f"Lembar Sapa {key} executed in full")

    def clear(self) -> None:
        name = "Lembar Sapa" if self.random.random() < 0.85 else "Data Pasien"
        table = self.table(name)
        staff = model.staff_columns(name, table)
        filled = [(r, h) for r in table.rows if r.key for h in staff if h in r.cells]
        if filled:
            row, header = self.random.choice(filled)
            self.book[name].cell(row.number, table.column[header]).value = None
            self.log.append(f"{name} {row.key} {header} cleared")

    def type_over(self) -> None:
        """A value typed over a cell that Sapa computes."""
        name = self.random.choice(["Lembar Sapa", "Data Pasien"])
        picked = self.pick_key(name)
        if not picked:
            return
        key, row = picked
        header = self.random.choice([h for h in ("Ruangan", "Diagnosa", "Nama Pasien", "Penanggung Jawab", "Alamat") if h in self.table(name).column])
        value = self.unique(f"{header} betul")
        self.put(name, row.number, self.table(name).column[header], value)
        self.log.append(f"{name} {key} {header} (Sapa's own) = {value!r}")

    def type_beside(self) -> None:
        name = self.random.choice(["Lembar Sapa", "Data Pasien"])
        table = self.table(name)
        column = max(table.column.values()) + self.random.choice([2, 3])
        value = self.unique("Di samping tabel")
        if self.random.random() < 0.7 and table.rows:
            row = self.random.choice(table.rows).number
        else:
            row = 1
        if self.book[name].cell(row, column).value is None:
            self.book[name].cell(row, column).value = value
            self.log.append(f"{name} {get_column_letter(column)}{row} (beside the table) = {value!r}")

    def type_elsewhere(self) -> None:
        """A remark on one of Sapa's other sheets, at its right."""
        name = self.random.choice([n for n in ("Rekap", "Petunjuk", "Data Bermasalah") if n in self.book.sheetnames])
        sheet = self.book[name]
        row, column = self.random.randrange(5, 12), sheet.max_column + 2
        value = self.unique(f"Catatan di {name}")
        sheet.cell(row, column).value = value
        self.log.append(f"{name} {get_column_letter(column)}{row} = {value!r}")

    def below(self) -> None:
        """A remark under the table."""
        name = self.random.choice(["Lembar Sapa", "Data Pasien"])
        table = self.table(name)
        row = max((r.number for r in table.rows), default=table.header_row) + self.random.choice([1, 2, 3])
        header = self.random.choice([h for h in ("Nama Pasien", "No RM", "Catatan", "Alamat") if h in table.column])
        value = self.unique("Di bawah tabel")
        self.book[name].cell(row, table.column[header]).value = value
        self.log.append(f"{name} row {row} {header} (under the table) = {value!r}")

    # -- rows

    def sort(self) -> None:
        name = self.random.choice(["Lembar Sapa", "Lembar Sapa", "Data Pasien"])
        table = self.table(name)
        header = self.random.choice([h for h in ("Nama Pasien", "No RM", "Ruangan", "Catatan", "Petugas", "Status") if h in table.column])
        back = self.random.random() < 0.4
        order = sorted(table.rows, key=lambda r: str(r.cells.get(header, "￿")), reverse=back)
        self.arrange(name, [r.number for r in order])
        self.log.append(f"{name} sorted by {header}{' from Z to A' if back else ''}")

    def insert(self) -> None:
        """Rows of staff's own, typed by hand, without a key."""
        name = self.random.choice(["Lembar Sapa", "Lembar Sapa", "Lembar Sapa", "Data Pasien"])
        table = self.table(name)
        order: list[int | None] = [r.number for r in table.rows]
        at = self.random.randrange(len(order) + 1)
        order.insert(at, None)
        self.arrange(name, order)
        row = table.header_row + 1 + at
        typed = {"Nama Pasien": self.unique("Pasien Titipan"), "No RM": f"9{self.random.randrange(10_000, 99_999)}", "No HP": "0812" + f"{self.random.randrange(10**7, 10**8)}"}
        if name == "Lembar Sapa":
            typed |= {"Catatan": self.unique("Titipan"), "Petugas": self.officer}
        for header, value in typed.items():
            if header in table.column and (header == "Nama Pasien" or self.random.random() < 0.7):
                self.put(name, row, table.column[header], value)
                self.log.append(f"{name} inserted row {row} {header} = {value!r}")

    def delete(self) -> None:
        name = self.random.choice(["Lembar Sapa", "Lembar Sapa", "Data Pasien"])
        picked = self.pick_key(name)
        if picked and len(self.table(name).rows) > 3:
            self.arrange(name, [r.number for r in self.table(name).rows if r.number != picked[1].number])
            self.log.append(f"{name} {picked[0]} deleted")

    def double(self) -> None:
        """A row copied whole, with its key, and a remark typed into the copy."""
        picked = self.pick_key("Lembar Sapa")
        if not picked:
            return
        key, row = picked
        table = self.table("Lembar Sapa")
        order = [r.number for r in table.rows]
        at = order.index(row.number) + 1
        order.insert(at, row.number)
        self.arrange("Lembar Sapa", order)
        value = self.unique("Panggilan kedua")
        self.put("Lembar Sapa", table.header_row + 1 + at, table.column["Catatan"], value)
        self.log.append(f"Lembar Sapa {key} copied below itself, Catatan there = {value!r}")

    def hide(self) -> None:
        name = self.random.choice(["Lembar Sapa", "Data Pasien"])
        picked = self.pick_key(name)
        if picked:
            self.book[name].row_dimensions[picked[1].number].hidden = True
            self.log.append(f"{name} {picked[0]} hidden")

    def filter(self) -> None:
        """The filter set to some rooms: the other rows are hidden."""
        name = self.random.choice(["Lembar Sapa", "Data Pasien"])
        table, sheet = self.table(name), self.book[name]
        if not sheet.auto_filter.ref or "Ruangan" not in table.column:
            return
        rooms = sorted({str(r.cells.get("Ruangan")) for r in table.rows if r.cells.get("Ruangan")})
        if len(rooms) < 2:
            return
        shown = rooms[: len(rooms) // 2]
        left = CellRange(sheet.auto_filter.ref).min_col
        sheet.auto_filter.add_filter_column(table.column["Ruangan"] - left, shown)
        for row in table.rows:
            sheet.row_dimensions[row.number].hidden = str(row.cells.get("Ruangan")) not in shown
        self.log.append(f"{name} filtered to {shown}")

    def arrange(self, name: str, order: list[int | None]) -> None:
        """Puts the table's rows into this order: old row numbers, None a new row; a row left out is deleted, a row twice is copied."""
        sheet = self.book[name]
        table = self.table(name)
        top = table.header_row
        used = {r.number for r in table.rows}
        wide = max(table.column.values())
        old: dict[int, dict[int, object]] = {}
        for r, c in [k for k in sheet._cells if k[0] in used]:
            old.setdefault(r, {})[c] = sheet._cells.pop((r, c))
        sizes = {r: (sheet.row_dimensions[r].height, sheet.row_dimensions[r].hidden) for r in used if r in sheet.row_dimensions}
        for r in used:
            sheet.row_dimensions.pop(r, None)
        placed: set[int] = set()
        for new, r in enumerate(order, top + 1):
            if r is None:
                like = old.get(order[new - top - 2] if new - top >= 2 and order[new - top - 2] else order[new - top] if new - top < len(order) else None, {})
                for c, cell in like.items():
                    if c <= wide:
                        sheet.cell(new, c)._style = copy.copy(cell._style)
                continue
            for c, cell in old[r].items():
                if r in placed:
                    if c > wide:
                        continue
                    to = sheet.cell(new, c)
                    to._style = copy.copy(cell._style)
                    to.value = Translator(cell.value, f"{get_column_letter(c)}{r}").translate_formula(f"{get_column_letter(c)}{new}") if model.is_formula(cell.value) and isinstance(cell.value, str) else cell.value
                    continue
                if cell.data_type == "f" and isinstance(cell.value, str):
                    cell.value = Translator(cell.value, origin=f"{get_column_letter(c)}{r}").translate_formula(f"{get_column_letter(c)}{new}")
                elif type(cell.value).__name__ == "ArrayFormula":
                    cell.value.text = Translator(cell.value.text, origin=f"{get_column_letter(c)}{r}").translate_formula(f"{get_column_letter(c)}{new}")
                    cell.value.ref = f"{get_column_letter(c)}{new}"
                sheet._cells[new, c] = cell
                cell.row = new
                if cell._hyperlink is not None:
                    cell._hyperlink.ref = cell.coordinate
            if r in sizes and r not in placed:
                sheet.row_dimensions[new].height, sheet.row_dimensions[new].hidden = sizes[r]
            placed.add(r)
        gone = [cell._hyperlink for r in used - placed for cell in old[r].values() if cell._hyperlink is not None]
        sheet._hyperlinks = [h for h in sheet._hyperlinks if not any(h is g for g in gone)]

    # -- columns and sheets

    def add_column(self, header: str | None = None, name: str | None = None, inside: bool | None = None) -> None:
        """A column of staff's own at the right of the table, or in its middle, with values in some rows."""
        name = name or self.random.choice(["Lembar Sapa", "Lembar Sapa", "Data Pasien"])
        table = self.table(name)
        header = header or self.random.choice(["Keterangan Tambahan", "Bahasa", "Jarak Rumah (km)", "Keterangan " + self.officer, "Warna, Kartu"])
        if header not in table.column:
            if inside or (inside is None and self.random.random() < 0.3):
                at = table.column[self.random.choice([h for h in ("Nama Pasien", "Ruangan", "Petugas", "Catatan", "No HP") if h in table.column])] + 1
                insert_column(self.book, name, at)
            else:
                at = max(table.column.values()) + 1
                while any(r.beside.get(at) is not None for r in table.rows):
                    at += 1
            self.book[name].cell(table.header_row, at).value = header
            self.log.append(f"{name} column {get_column_letter(at)} added: {header}")
        table = self.table(name)
        rows = [r for r in table.rows if r.key]
        hot = [r for r in rows if r.key in self.hot.get(name, [])]
        for row in self.random.sample(rows, min(len(rows), self.random.randrange(1, 8))) + hot[:1]:
            value = self.random.choice([self.unique(header), self.random.randrange(1, 50), "Minang", dt.datetime(2026, 11, 20)])
            self.put(name, row.number, table.column[header], value)
            self.log.append(f"{name} {row.key} {header} = {value!r}")

    def drop_column(self) -> None:
        """A column of staff's, deleted in a copy to save room: its cells are absent, not cleared."""
        table, sheet = self.table("Lembar Sapa"), self.book["Lembar Sapa"]
        header = self.random.choice([h for h in ("Catatan", "Percobaan 3 Hasil", "Pesan", "No HP (perbaikan)") if h in table.column])
        for r, c in [k for k in sheet._cells if k[1] == table.column[header] and k[0] >= table.header_row]:
            sheet._cells[r, c].value = None
        self.log.append(f"Lembar Sapa column {header} emptied, its header too")

    def add_sheet(self) -> None:
        title = self.random.choice(["Catatan Shift", "Jadwal Piket", f"Milik {self.officer}"])
        if title in self.book.sheetnames:
            return
        sheet = self.book.create_sheet(title, self.random.choice([None, 1]))
        for r in range(1, self.random.randrange(3, 9)):
            for c in range(1, 4):
                sheet.cell(r, c).value = self.random.choice([self.unique("isi"), r * c, dt.datetime(2026, 11, r), f"{r}.{c}"])
        self.log.append(f"sheet {title} added")

    def work(self, edits: int, kinds: list[str]) -> None:
        for _ in range(edits):
            getattr(self, self.random.choice(kinds))()


CURRENT = (
    ["type_values"] * 9 + ["execute"] * 2 + ["type_patient"] * 2 + ["type_escalation", "clear", "clear", "sort", "insert", "delete", "hide", "filter", "type_beside", "type_elsewhere", "below"]
    + ["type_over", "add_column", "add_column", "add_sheet"]
)
COPY = CURRENT + ["type_values"] * 4


class _Validations:
    """What `workbook.Table.choices` needs of a table."""

    def __init__(self, sheet, header_row: int):
        self.sheet, self.header_row = sheet, header_row


# --- a column inserted as a spreadsheet program does it ----------------------------------------------------------


def shifted(formula: str, home: str, name: str, at: int) -> str:
    """A formula of sheet `home` after a column came in before column `at` of sheet `name`."""
    tokens = Tokenizer(formula)
    parts = ["="]
    for token in tokens.items:
        text = token.value
        if token.type == "OPERAND" and token.subtype == "RANGE":
            sheet, mark, area = text.rpartition("!")
            if (sheet.strip("'").replace("''", "'") or home) == name:
                area = re.sub(r"(?<![A-Za-z_])(\$?)([A-Z]{1,3})(?=\$?\d|:|$)", lambda m: m[1] + _moved(m[2], at), area)
            text = sheet + mark + area
        parts.append(text)
    return "".join(parts)


def _moved(letters: str, at: int) -> str:
    number = column_index_from_string(letters)
    return get_column_letter(number + 1 if number >= at else number)


def _moved_area(reference: str, at: int) -> str:
    return re.sub(r"(\$?)([A-Z]{1,3})(?=\$?\d|:|$)", lambda m: m[1] + _moved(m[2], at), reference)


def insert_column(book: openpyxl.Workbook, name: str, at: int) -> None:
    sheet = book[name]
    for merged in list(sheet.merged_cells.ranges):
        if merged.max_col >= at:
            sheet.unmerge_cells(str(merged))
    for r, c in sorted(sheet._cells, key=lambda k: -k[1]):
        if c >= at:
            cell = sheet._cells.pop((r, c))
            cell.column = c + 1
            sheet._cells[r, c + 1] = cell
            if cell._hyperlink is not None:
                cell._hyperlink.ref = cell.coordinate
    for r in {r for r, _ in sheet._cells}:
        left = sheet._cells.get((r, at - 1))
        if left is not None:
            sheet.cell(r, at)._style = copy.copy(left._style)
    for each in book.worksheets:
        for cell in each._cells.values():
            if cell.data_type == "f" and isinstance(cell.value, str):
                cell.value = shifted(cell.value, each.title, name, at)
            elif type(cell.value).__name__ == "ArrayFormula":
                cell.value.text = shifted(cell.value.text, each.title, name, at)
                if each.title == name:
                    cell.value.ref = _moved_area(cell.value.ref, at)
        for validation in each.data_validations.dataValidation:
            if each.title == name:
                validation.sqref = type(validation.sqref)(_moved_area(str(validation.sqref), at))
            for which in ("formula1", "formula2"):
                text = getattr(validation, which)
                if text and not str(text).startswith('"'):
                    setattr(validation, which, shifted("=" + str(text), each.title, name, at)[1:])
    formats = sheet.conditional_formatting
    rules = [(_moved_area(str(area.sqref), at), rule) for area in formats for rule in area.rules]
    sheet.conditional_formatting = type(formats)()
    for area, rule in rules:
        rule.formula = [shifted("=" + f, name, name, at)[1:] for f in rule.formula]
        sheet.conditional_formatting.add(area, rule)
    sizes = {}
    for key, size in list(sheet.column_dimensions.items()):
        for n in range(size.min or column_index_from_string(key), (size.max or column_index_from_string(key)) + 1):
            sizes[n] = (size.width, size.hidden, size._style)
        del sheet.column_dimensions[key]
    for n, (width, hidden, style) in sizes.items():
        to = sheet.column_dimensions[get_column_letter(n + 1 if n >= at else n)]
        to.width, to.hidden, to._style = width, hidden, style
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = _moved_area(sheet.auto_filter.ref, at)
        for one in sheet.auto_filter.filterColumn:
            if one.colId + 1 >= at:
                one.colId += 1
    if sheet.freeze_panes and column_index_from_string(re.match("[A-Z]+", sheet.freeze_panes)[0]) >= at:
        sheet.freeze_panes = _moved_area(sheet.freeze_panes, at)
    for text, defined in [(k, d) for k, d in book.defined_names.items()]:
        defined.attr_text = shifted("=" + defined.attr_text, "", name, at)[1:]
    if sheet.print_area:
        sheet.print_area = _moved_area(str(sheet.print_area).rpartition("!")[2].replace("$", ""), at)
    if sheet.print_title_cols:
        sheet.print_title_cols = sheet.print_title_cols


# --- the exports of a facility -----------------------------------------------------------------------------------


def stays(export, count: int, today: dt.date) -> None:
    """An ordinary ward's stays around `today` into `export` (make_exports.Export): about half of them targets of the week."""
    rng = export.inv.random
    day = dt.timedelta(days=1)
    monday = today - day * today.weekday()
    while export.stays < count:
        dice = rng.random()
        if dice < 0.5:
            keluar = monday - day * 7 + day * rng.randrange(7)
        elif dice < 0.65:
            keluar = today - day * rng.randrange(8, 14)
        elif dice < 0.8:
            keluar = today - day * rng.randrange(0, 2)
        else:
            keluar = today - day * rng.randrange(15, 25)
        keluar = min(keluar, today)
        other = rng.random()
        if other < 0.05:
            export.stay(keluar, "", pulang=rng.choice(people.DEATH_STATUSES), lag=0)
        elif other < 0.14:
            export.stay(keluar, "", telp=rng.choice(["", "-", "tidak ada", "08123"]), lag=0)
        elif other < 0.18:
            export.stay(None, "", masuk=today - day * rng.randrange(0, 9))
        else:
            export.stay(keluar, "", lag=0)
