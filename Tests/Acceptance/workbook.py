"""What the judge does to a work workbook: read it, fill it as an officer would, rearrange it, save it with LibreOffice."""

from __future__ import annotations

import copy
import datetime as dt
import pathlib
import re
import shutil
import subprocess
import tempfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter, range_boundaries

ALIASES = {
    "rm": {"norm", "nomr", "nomerrm", "nomorrm", "norekammedis"},
    "masuk": {"tanggalmasuk", "tglmasuk", "mrs"},
    "keluar": {"tanggalkeluar", "tglkeluar", "tglpulang", "tanggalpulang", "krs"},
}


def bare(header: object) -> str:
    return re.sub(r"[^a-z0-9]", "", str(header or "").lower())


def as_date(value: object) -> dt.date | None:
    """A date cell or a written date as a date; None for an empty cell; ValueError for anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()
    for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"):
        try:
            return dt.datetime.strptime(text, pattern).date()
        except ValueError:
            pass
    raise ValueError(f"no date: {value!r}")


class Table:
    """The rows of one sheet under the header found within its first 20 rows."""

    def __init__(self, sheet, *needed: str):
        self.sheet = sheet
        self.header_row = None
        for r in range(1, 21):
            texts = {str(c.value).strip() for c in sheet[r] if c.value is not None}
            if all(n in texts for n in needed):
                self.header_row = r
                break
        if self.header_row is None:
            raise LookupError(f"sheet {sheet.title}: no row among the first 20 holds {', '.join(needed)}")
        self.headers = [(c.column, str(c.value).strip()) for c in sheet[self.header_row] if c.value not in (None, "")]
        self.column: dict[str, int] = {}
        for number, header in self.headers:
            self.column.setdefault(header, number)
        self.known: dict[str, int] = {}
        for key, names in ALIASES.items():
            for number, header in self.headers:
                if bare(header) in names:
                    self.known.setdefault(key, number)
        if "rm" not in self.known:
            raise LookupError(f"sheet {sheet.title}: no column for the no. RM among {[h for _, h in self.headers]}")

    def rows(self):
        """Row numbers of the rows that hold a no. RM."""
        for r in range(self.header_row + 1, self.sheet.max_row + 1):
            if self.sheet.cell(r, self.known["rm"]).value not in (None, ""):
                yield r

    def get(self, row: int, name: str):
        number = self.column.get(name) or self.known.get(name)
        return self.sheet.cell(row, number).value if number else None

    def red(self, row: int) -> list[bool]:
        """For each column of the header, whether the cell is filled solid FF0000."""
        result = []
        for number, _ in self.headers:
            fill = self.sheet.cell(row, number).fill
            rgb = fill.fgColor.rgb if fill.fgColor is not None else None
            result.append(fill.fill_type == "solid" and isinstance(rgb, str) and rgb.upper().endswith("FF0000"))
        return result

    def choices(self, number: int) -> list[str]:
        """The drop-down of a column, as its first data row has it; empty without one."""
        row = self.header_row + 1
        for validation in self.sheet.data_validations.dataValidation:
            if validation.type != "list":
                continue
            if not any(b.min_col <= number <= b.max_col and b.min_row <= row <= b.max_row for b in validation.sqref.ranges):
                continue
            source = str(validation.formula1)
            if source.startswith('"'):
                return [c.strip() for c in source.strip('"').split(",")]
            book = self.sheet.parent
            source = source.lstrip("=")
            if source in book.defined_names:
                source = book.defined_names[source].attr_text
            name, _, area = source.rpartition("!")
            sheet = book[name.strip("'").replace("''", "'")] if name else self.sheet
            c1, r1, c2, r2 = range_boundaries(area.replace("$", ""))
            return [str(c.value) for line in sheet.iter_rows(r1, r2, c1, c2) for c in line if c.value not in (None, "")]
        return []

    def questions(self) -> list[tuple[int, str, list[str]]]:
        """The form's questions: the columns between `Izin` and `Petugas`, with their drop-downs (empty: not required)."""
        first, last = self.column["Izin"], self.column["Petugas"]
        return [(n, h, self.choices(n)) for n, h in self.headers if first < n < last]


# --- an officer's shift -----------------------------------------------------------------------------------------

FAILURES = ["Tidak diangkat", "Sibuk", "Tidak aktif"]


class Shift:
    """What was typed into `Lembar Sapa`: by (no. RM, execution date), header to value, and what must come of it."""

    def __init__(self):
        self.typed: dict[tuple[str, dt.date], dict[str, object]] = {}
        self.outcome: dict[tuple[str, dt.date], str | None] = {}
        self.executions: list[tuple[str, dt.date]] = []

    def put(self, table: Table, row: int, values: dict[str, object]) -> None:
        key = (str(table.get(row, "rm")), as_date(table.get(row, "Tanggal Eksekusi")))
        for header, value in values.items():
            table.sheet.cell(row, table.column[header]).value = value
        self.typed.setdefault(key, {}).update(values)
        self.outcome.setdefault(key, None)

    def execute(self, table: Table, row: int, officer: str, day: dt.date, *, text_date: bool = False, leave_out: bool = False, message: str | None = None) -> None:
        """A call made in full; `leave_out` forgets the last required question, which leaves the target open."""
        values: dict[str, object] = {
            "Percobaan 1 Tanggal": dt.datetime.combine(day, dt.time()), "Percobaan 1 Jam": dt.time(9, 15), "Dihubungi": "Ya", "Izin": "Ya",
        }
        required = [(h, c) for _, h, c in table.questions() if c]
        for header, choices in required:
            values[header] = choices[-1] if choices[0] == "1" else choices[0]  # a scale is answered with its best
        if leave_out:
            del values[required[-1][0]]
        free = [h for _, h, c in table.questions() if not c]
        if message and free:
            values[free[-1]] = message
        values["Petugas"] = officer
        values["Tanggal Sapa"] = f"{day:%d/%m/%Y}" if text_date else dt.datetime.combine(day, dt.time())
        self.put(table, row, values)
        if not leave_out:
            self.outcome[(str(table.get(row, "rm")), as_date(table.get(row, "Tanggal Eksekusi")))] = "Selesai"
            self.executions.append((officer, day))

    def refuse(self, table: Table, row: int, officer: str, day: dt.date) -> None:
        self.put(table, row, {"Dihubungi": "Ya", "Izin": "Tidak", "Petugas": officer, "Tanggal Sapa": dt.datetime.combine(day, dt.time()), "Catatan": "Keluarga keberatan"})
        self.outcome[(str(table.get(row, "rm")), as_date(table.get(row, "Tanggal Eksekusi")))] = "Menolak"

    def attempt(self, table: Table, row: int, officer: str, day: dt.date, count: int, reached: str | None) -> None:
        """`count` attempts in vain; the third closes the target."""
        values: dict[str, object] = {"Petugas": officer}
        for i in range(1, count + 1):
            values[f"Percobaan {i} Tanggal"] = dt.datetime.combine(day - dt.timedelta(days=(count - i) // 2), dt.time())
            values[f"Percobaan {i} Jam"] = dt.time(8 + 2 * i, 30)
            values[f"Percobaan {i} Hasil"] = FAILURES[i - 1]
        if reached:
            values["Dihubungi"] = reached
        self.put(table, row, values)
        if count == 3:
            self.outcome[(str(table.get(row, "rm")), as_date(table.get(row, "Tanggal Eksekusi")))] = "Tidak Terhubung"


def work_a_shift(path: pathlib.Path, monday: dt.date) -> Shift:
    """Fill a workbook as three officers would in the first days of the week that begins on `monday`; unfilled rows stay."""
    book = openpyxl.load_workbook(path)
    table = Table(book["Lembar Sapa"], "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    rows = [r for r in table.rows() if str(table.get(r, "Kode")).startswith("T")]
    shift, day = Shift(), dt.timedelta(days=1)
    todo = iter(rows)
    for officer, count in [("Sri Wahyuni", 7), ("Budi Santoso", 5), ("Dewi Lestari", 4)]:
        for i in range(count):
            shift.execute(
                table, next(todo), officer, monday + day * (i % 3), text_date=officer == "Dewi Lestari" and i == 1,
                message="Terima kasih, perawatnya ramah; tolong parkir diperluas & diberi atap" if i == 2 else None,
            )
    for i in range(3):
        shift.refuse(table, next(todo), "Sri Wahyuni", monday + day * i)
    for reached in ("Tidak", "Tidak", None):
        shift.attempt(table, next(todo), "Budi Santoso", monday + day * 2, 3, reached)
    # of the rows left, take those executed latest, which are still targets a week later
    left = sorted(todo, key=lambda r: as_date(table.get(r, "Tanggal Eksekusi")))
    shift.attempt(table, left[-1], "Dewi Lestari", monday + day, 1, None)
    shift.attempt(table, left[-2], "Dewi Lestari", monday + day * 2, 2, "Tidak")
    shift.execute(table, left[-3], "Dewi Lestari", monday + day * 2, leave_out=True)
    shift.put(table, left[-4], {"Catatan": "Telepon setelah magrib"})
    book.save(path)
    return shift


def rearrange(path: pathlib.Path, shift: Shift) -> dict[tuple[str, dt.date], str]:
    """What a tidy-minded officer does: sort by name, insert rows and columns, add a column, write beside the table, pin a note.

    Returns the values of the added column `Keterangan Tambahan`.
    """
    book = openpyxl.load_workbook(path)
    sheet = book["Lembar Sapa"]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    table = Table(sheet, "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    order = sorted(table.rows(), key=lambda r: str(table.get(r, "Nama Pasien")), reverse=True)
    last_column = max(n for n, _ in table.headers)
    cut = table.column["Nama Pasien"]
    added = cut + 2  # one empty column in front of all, the new one behind the name

    def new_column(old: int) -> int:
        return old + 1 if old <= cut else old + 2

    taken: list[tuple[int, int, object, object]] = []
    for r in range(1, sheet.max_row + 1):
        for c in range(1, last_column + 1):
            cell = sheet.cell(r, c)
            if cell.value is not None or cell.has_style:
                taken.append((r, c, cell.value, copy.copy(cell._style)))
    top = table.header_row
    new_row = {r: r + 1 for r in range(1, top + 1)}
    for position, r in enumerate(order):
        new_row[r] = top + 2 + position + (1 if position >= 3 else 0)
    below = top + 3 + len(order)
    for r in range(top + 1, sheet.max_row + 1):
        if r not in new_row:
            new_row[r] = below
            below += 1
    sheet.delete_rows(1, sheet.max_row)
    for r, c, value, style in taken:
        to = sheet.cell(new_row[r], new_column(c))
        if isinstance(value, str) and value.startswith("="):
            value = Translator(value, origin=f"{get_column_letter(c)}{r}").translate_formula(to.coordinate)
        to.value, to._style = value, style
    sheet.cell(top + 1, added).value = "Keterangan Tambahan"
    moved = Table(sheet, "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    extra = {}
    for i, r in enumerate(moved.rows()):
        if i % 4 == 0 or (str(moved.get(r, "rm")), as_date(moved.get(r, "Tanggal Eksekusi"))) in shift.typed:
            text = f"Catatan keluarga {i}"
            sheet.cell(r, added).value = text
            extra[(str(moved.get(r, "rm")), as_date(moved.get(r, "Tanggal Eksekusi")))] = text
    sheet.cell(top + 5, moved.column["Catatan"]).value = "Listrik padam 10.00-11.00"
    sheet.cell(top + 2, moved.column["Nama Pasien"]).comment = Comment("Suara kurang jelas", "Sri Wahyuni")
    book.save(path)
    return extra


# --- LibreOffice ------------------------------------------------------------------------------------------------

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def converted(paths: list[pathlib.Path], folder: pathlib.Path, form: str = "xlsx") -> dict[pathlib.Path, pathlib.Path]:
    """The workbooks as LibreOffice saves them into `folder`; what it could not open is missing."""
    if not paths:
        return {}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [SOFFICE, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, paths)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300, check=False,
        )
    return {p: folder / f"{p.stem}.{form}" for p in paths if (folder / f"{p.stem}.{form}").exists()}
