"""The workbooks of merge_scripts.py: a grid as a person sees it, written by openpyxl, saved again by LibreOffice, read back."""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

MARK = "FFFFC000"
FORMULA = "Ganda"
EPOCH = dt.datetime(1899, 12, 30)


class Failure(Exception):
    pass


class Lost(Failure):
    """Something that was typed is in no place, or nobody was told of it."""


def expect(condition, message, failure=Failure):
    if not condition:
        raise failure(message)


def norm(value):
    """A value as two spreadsheet programs both understand it: whole numbers as they are, others to 14 digits (a 15th may be rounded twice), moments to the second."""
    if value is None or isinstance(value, str) and not value.strip():
        return None
    if isinstance(value, bool):
        return ("b", value)
    if isinstance(value, str):
        truth = re.fullmatch(r"=(TRUE|FALSE)\(\)", value)
        return ("b", truth[1] == "TRUE") if truth else ("s", value.strip().replace("\r\n", "\n"))
    if isinstance(value, dt.time):
        value = dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    if isinstance(value, dt.datetime):
        value = value - EPOCH
    if isinstance(value, dt.timedelta):
        value = round(value.total_seconds()) / 86400
    return ("n", str(int(value)) if value == int(value) else f"{float(value):.14g}")


def header_of(column):
    """The header that a column has in its file; None for one without. What follows # tells columns of one header apart."""
    return column.partition("#")[0] or None


@dataclasses.dataclass
class Grid:
    """A sheet's rows under their headers, as a person sees them: a key (a tuple, or None) and the cells that hold something."""

    columns: list
    rows: list
    # The header's row, and what stands above it, by row and column.
    top: int = 3
    above: dict = dataclasses.field(default_factory=lambda: {(1, 1): "Daftar"})
    # Where the key's columns stand among the others.
    key_places: list = dataclasses.field(default_factory=lambda: [0])
    # The file's columns from left to right, where they are not `columns` with the key's among them and the formula at the end.
    order: list | None = None
    # By key: the factor of the row's formula, or a text that was typed over it.
    formulas: dict = dataclasses.field(default_factory=dict)
    comments: dict = dataclasses.field(default_factory=dict)
    sheets: dict = dataclasses.field(default_factory=lambda: {"Catatan Rapat": {"B2": "Rapat Senin"}})
    # Keys and other digits that a spreadsheet turned into numbers: by row and column's place in the file.
    numbers: set = dataclasses.field(default_factory=set)
    # Booleans as LibreOffice writes them.
    writes_truths: bool = False
    # What the copy must be refused for, or may be.
    must_refuse: str = ""
    may_refuse: str = ""

    def keyed(self):
        """The first row of each key."""
        rows = {}
        for key, cells in self.rows:
            if key:
                rows.setdefault(key, {c: v for c, v in cells.items() if norm(v) is not None})
        return rows

    def keyless(self):
        return collections.Counter(frozenset((c, norm(v)) for c, v in cells.items() if norm(v) is not None)
                                   for key, cells in self.rows if not key)

    def layout(self, keys):
        """The file's columns from left to right."""
        if self.order:
            return self.order
        columns = list(self.columns)
        for place, key in zip(self.key_places, keys):
            columns.insert(min(place, len(columns)), key)
        return [*columns, FORMULA]


def write(path, keys, grid):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    for (row, column), value in grid.above.items():
        sheet.cell(row, column).value = value
    columns = grid.layout(keys)
    amount = get_column_letter(columns.index("Jumlah") + 1)
    for place, column in enumerate(columns, 1):
        sheet.cell(grid.top, place, column if column in keys else header_of(column)).font = Font(bold=True)
    for index, (key, cells) in enumerate(grid.rows, grid.top + 1):
        for place, column in enumerate(columns, 1):
            cell = sheet.cell(index, place)
            if column in keys:
                cell.value = key and key[keys.index(column)]
            elif column == FORMULA:
                formula = grid.formulas.get(key, 2)
                if key:
                    cell.value = f"={amount}{index}*{formula}" if isinstance(formula, int) else formula
            else:
                cell.value = cells.get(column)
                if isinstance(cell.value, bool) and column == "Catatan":
                    cell.number_format = "@"
                if column == "Catatan":
                    cell.fill = PatternFill("solid", fgColor="FFDDEEFF")
                if column == "Nama":
                    cell.font = Font(name="Arial", italic=True)
                if (key, column) in grid.comments:
                    cell.comment = Comment(grid.comments[key, column], "Sri")
            if (key, column) in grid.numbers and cell.value is not None:
                cell.value = int(cell.value)
    sheet.auto_filter.ref = f"A{grid.top}:{get_column_letter(len(columns))}{grid.top + len(grid.rows)}"
    for name, cells in grid.sheets.items():
        other = book.create_sheet(name)
        if other.title != name:  # openpyxl numbers names that differ by case alone, too
            other.title = name
        for place, value in cells.items():
            other[place] = value
    book.save(path)
    if grid.writes_truths:
        as_truths(path)


def as_truths(path):
    """Writes each boolean as LibreOffice does: a formula with its value, which is a number where the cell is formatted as a text or a date."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    formats = re.findall(rb'<xf [^>]*?numFmtId="(\d+)"', parts["xl/styles.xml"].partition(b"<cellXfs")[2].partition(b"</cellXfs>")[0])

    def formula(match):
        style = int(match[2] or 0)
        kind = b"b" if formats[style] == b"0" else b"n"
        return match[1] + b' t="' + kind + b'"><f aca="false">' + (b"TRUE()" if match[3] == b"1" else b"FALSE()") + b"</f><v>" + match[3] + b"</v>"

    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = re.sub(rb'(<c r="[A-Z]+\d+"(?: s="(\d+)")?) t="b"><v>([01])</v>', formula, parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


class Result:
    """A merged workbook: its rows by key, the cells by key and column, what stands beyond the columns that are known."""

    def __init__(self, path, keys, base, added):
        self.book = openpyxl.load_workbook(path)
        sheet = self.sheet = self.book["Data"]
        layout = base.layout(keys)
        wanted = [column if column in keys else header_of(column) for column in layout]
        found = [sheet.cell(base.top, place).value for place in range(1, len(layout) + 1)]
        expect(found == wanted, f"the header has become {found!r}, it was {wanted!r}")
        columns = {column: place for place, column in enumerate(layout, 1)}
        for place in range(len(layout) + 1, sheet.max_column + 1):
            header = sheet.cell(base.top, place).value
            columns[header if header in added and header not in columns else f"+{get_column_letter(place)}"] = place
        self.above = {(c.row, c.column): c.value for row in sheet.iter_rows(max_row=base.top - 1) for c in row if c.value is not None} if base.top > 1 else {}
        rows, self.places, self.beyond, self.formulas = [], {}, collections.defaultdict(set), {}
        for number in range(base.top + 1, sheet.max_row + 1):
            parts = tuple(sheet.cell(number, columns[key]).value for key in keys)
            key = tuple("" if part is None else str(part) for part in parts) if all(part is not None for part in parts) else None
            cells = {}
            for column, place in columns.items():
                cell = sheet.cell(number, place)
                if column.startswith("+"):
                    if norm(cell.value) is not None:
                        self.beyond[key].add(norm(cell.value))
                    continue
                if column == FORMULA and key:
                    self.formulas.setdefault(key, cell.value)
                if column in keys or column == FORMULA:
                    continue
                if norm(cell.value) is not None:
                    cells[column] = cell.value
                if key:
                    self.places.setdefault((key, column), cell)
            if key or cells:
                rows.append((key, cells))
        self.grid = Grid([c for c in columns if c not in keys and c != FORMULA and not c.startswith("+")], rows, base.top, self.above, base.key_places, [c for c in columns if not c.startswith("+")])
        self.conflicts = conflicts(self.book)
        self.others = {s.title: {c.coordinate: c.value for row in s.iter_rows() for c in row if c.value is not None} for s in self.book.worksheets if s.title not in ("Data", "Konflik")}

    def comment(self, key, column):
        cell = self.places.get((key, column))
        return cell.comment.text if cell is not None and cell.comment is not None else None

    def values(self):
        """All that the sheets for people hold, but for Konflik."""
        sheets = [s for s in self.book.worksheets if s.title != "Konflik" and s.sheet_state == "visible"]
        return {norm(c.value) for s in sheets for row in s.iter_rows() for c in row} - {None}


def conflicts(book):
    """The rows of sheet Konflik as dictionaries, with the cell of their choice."""
    if "Konflik" not in book.sheetnames:
        return []
    sheet = book["Konflik"]
    header = next(row for row in sheet.iter_rows(max_row=20) if any(c.value == "Pilihan" for c in row))
    columns = {cell.value: cell.column for cell in header if cell.value}
    found = []
    for row in range(header[0].row + 1, sheet.max_row + 1):
        if sheet.cell(row, columns["No"]).value is None:
            continue
        entry = {name: sheet.cell(row, column).value for name, column in columns.items()}
        entry["cell"] = sheet.cell(row, columns["Pilihan"])
        found.append(entry)
    return found


def office(path, profile):
    """Saves a workbook again by LibreOffice; whether that went."""
    folder = tempfile.mkdtemp()
    try:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx", "--outdir", folder, str(path)],
            check=True, capture_output=True, timeout=300)
        shutil.copy(pathlib.Path(folder, path.name), path)
        return True
    except (subprocess.SubprocessError, FileNotFoundError) as error:
        print(f"SKIP a copy saved by LibreOffice: {type(error).__name__}", flush=True)
        return False
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fill(cell):
    return cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None
