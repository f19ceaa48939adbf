"""What also happens to work books and copies: rows above the header, columns of one header, keys sorted alone, formulas, comments, numbers of texts.

Each of COPY_KINDS is done to an `edits.Book` that comes back as a copy, each of CURRENT_KINDS to the book in kerja/.
"""

from __future__ import annotations

import re

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formula import Tokenizer

import roundtrip_edits as edits
import roundtrip_model as model

COPY_KINDS = [  # two of one header are in each fourth and fifth facility alone
    "rows_above", "title_changed", "twin_column", "repeated_lost", "repeated_typed", "title_gone", "to_numbers", "long_numbers", "booleans", "formula_changed", "header_far", "formula_typed", "comment",
    "keys_sorted", "sheet_alike",
]
CURRENT_KINDS = ["rows_above", "rows_above", "title_changed", "repeated_typed", "long_numbers", "booleans", "formula_typed", "comment", "sheet_alike"]
SHEETS = ["Lembar Sapa", "Lembar Sapa", "Data Pasien"]


def do(book: edits.Book, kind: str) -> None:
    book.kinds.append(kind.replace("_", " "))
    globals()[kind](book)


def with_strange_columns(book: edits.Book) -> None:
    """Staff's own before the base is taken: two columns of one header, one without, a comment."""
    for name in ("Lembar Sapa", "Data Pasien"):
        table, sheet = book.table(name), book.book[name]
        at = max(table.column.values()) + 1
        for column, header in [(at, "Kamar Lain"), (at + 1, "Bahasa Ibu"), (at + 2, "Kamar Lain"), (at + 3, None)]:
            sheet.cell(table.header_row, column).value = header
            for row in table.rows:
                if row.key and book.random.random() < 0.8:
                    sheet.cell(row.number, column).value = book.unique(header or "tanpa judul")
        sheet.cell(table.rows[0].number, table.column["Nama Pasien"]).comment = Comment("Komentar lama", "Sri Wahyuni")


# --- above the header ---------------------------------------------------------------------------------------------


def rows_above(book: edits.Book) -> None:
    name = book.random.choice([*SHEETS, "Eskalasi"] if "Eskalasi" in book.book.sheetnames and model.read_table(book.book["Eskalasi"]) else SHEETS)
    for _ in range(book.random.choice([1, 1, 2, 3])):
        at = book.random.randint(1, book.table(name).header_row)
        insert_rows(book.book, name, at, 1)
        for column in book.random.sample(range(1, 45), book.random.choice([0, 1, 1, 4])):
            value = book.unique("Catatan di atas")
            book.book[name].cell(at, column).value = value
            book.log.append(f"{name} row inserted at {at}, {column}: {value!r}")
        book.log.append(f"{name} row inserted at {at}, above the header")


def title_changed(book: edits.Book) -> None:
    name = book.random.choice(SHEETS)
    row = book.random.randint(1, book.table(name).header_row - 1)
    value = book.unique("Judul kami")
    column = 1 if book.random.random() < 0.5 else book.random.randint(30, 60)
    cell = book.book[name].cell(row, column)
    if not isinstance(cell, openpyxl.cell.cell.MergedCell) and not model.is_formula(cell.value):
        cell.value = value
        book.log.append(f"{name} {cell.coordinate}, a title = {value!r}")


def title_gone(book: edits.Book) -> None:
    name = book.random.choice(SHEETS)
    insert_rows(book.book, name, 3, -1)
    book.log.append(f"{name} row 3, a title, deleted")


def header_far(book: edits.Book) -> None:
    name = book.random.choice(SHEETS)
    insert_rows(book.book, name, 1, 18)
    value = book.unique("Surat pengantar")
    book.book[name].cell(2, 2).value = value
    book.log.append(f"{name} 18 rows inserted at the top, with {value!r}")


# --- columns whose identity is not plain ------------------------------------------------------------------------


def twin_column(book: edits.Book) -> None:
    """A column of staff's with the header of another, at its left or right."""
    name = "Lembar Sapa"
    table = book.table(name)
    header = book.random.choice([h for h in ("Catatan", "Petugas", "Ruangan", "Dihubungi") if h in table.column])
    at = table.column[header] + book.random.choice([0, 1])
    edits.insert_column(book.book, name, at)
    sheet = book.book[name]
    sheet.cell(table.header_row, at).value = header
    book.twins[name] = {at}
    for row in [r for r in table.rows if r.key]:
        if book.random.random() < 0.3:
            sheet.cell(row.number, at).value = value = book.unique(f"{header} kedua")
            book.log.append(f"{name} {row.key}, a second column {header!r} at {at} = {value!r}")


def strange(book: edits.Book, name: str) -> list[int]:
    """The columns `Kamar Lain` and the one without a header, where the book has them."""
    table, sheet = book.table(name), book.book[name]
    found = [c for c in range(1, sheet.max_column + 1) if sheet.cell(table.header_row, c).value == "Kamar Lain"]
    return found + [found[-1] + 1] if len(found) == 2 and sheet.cell(table.header_row, found[-1] + 1).value is None else found


def repeated_lost(book: edits.Book) -> None:
    """One of two columns of a header deleted in the copy, the other worked on."""
    for name in ("Lembar Sapa", "Data Pasien"):
        columns = strange(book, name)
        if len(columns) < 2:
            continue
        table, sheet = book.table(name), book.book[name]
        gone = book.random.choice(columns)
        for r in range(table.header_row, sheet.max_row + 1):
            for c in range(gone, sheet.max_column + 1):
                sheet.cell(r, c).value = sheet._cells[r, c + 1].value if (r, c + 1) in sheet._cells else None
        book.log.append(f"{name} column {gone} (of the second header Kamar Lain) deleted")
    repeated_typed(book)


def repeated_typed(book: edits.Book) -> None:
    for name in ("Lembar Sapa", "Data Pasien"):
        columns, rows = strange(book, name), [r for r in book.table(name).rows if r.key]
        for row in book.random.sample(rows, min(4, len(rows))) if columns else []:
            column, value = book.random.choice(columns), book.unique("kamar betul")
            book.book[name].cell(row.number, column).value = value
            book.log.append(f"{name} {row.key}, column {column} of one header = {value!r}")


# --- values -----------------------------------------------------------------------------------------------------


def to_numbers(book: edits.Book) -> None:
    """Excel's Convert to Number on texts of digits."""
    name = book.random.choice(SHEETS)
    table = book.table(name)
    for header in ("No RM", "No HP", "No HP (perbaikan)"):
        for row in table.rows:
            value = row.cells.get(header)
            if row.key and isinstance(value, str) and re.fullmatch(r"\d{2,15}", value):
                book.book[name].cell(row.number, table.column[header]).value = int(value)
    book.log.append(f"{name} No RM and No HP converted to numbers")


def as_texts(state: model.State, base: model.State) -> None:
    """Takes numbers that were texts of digits in the base for those texts: converting is no change."""
    for name, table in state.tables.items():
        rows = base.tables[name].by_key() if name in base.tables else {}
        for row in table.rows:
            before = rows[row.key].cells if row.key in rows else {}
            for header, value in row.cells.items():
                old = before.get(header)
                if type(value) is int and isinstance(old, str) and old.isdigit() and int(old) == value:
                    row.cells[header] = old


def long_numbers(book: edits.Book) -> None:
    """Numbers of 13 to 15 digits, two rows and two people apart by their last digit alone."""
    table = book.table("Lembar Sapa")
    for key in book.hot["Lembar Sapa"]:
        if "Catatan" in table.column and key in (rows := table.by_key()):
            value = book.random.choice([6281234567890, 137103120000000]) + book.random.randint(0, 3)
            book.put("Lembar Sapa", rows[key].number, table.column["Catatan"], value)
            book.log.append(f"Lembar Sapa {key} Catatan = {value}")


def booleans(book: edits.Book) -> None:
    """Booleans in the hot rows; the copy's file has them all as LibreOffice writes them."""
    table = book.table("Lembar Sapa")
    for key in book.hot["Lembar Sapa"][:3]:
        if "Catatan" in table.column and key in (rows := table.by_key()):
            value = book.random.random() < 0.5
            book.put("Lembar Sapa", rows[key].number, table.column["Catatan"], value)
            book.log.append(f"Lembar Sapa {key} Catatan = {value}")


def formula_changed(book: edits.Book) -> None:
    picked = book.pick_key("Lembar Sapa")
    if picked:
        key, row = picked
        formula = f'=IF($Z{row.number}="Ya","Ya","Belum {book.count}")'
        book.book["Lembar Sapa"].cell(row.number, book.table("Lembar Sapa").column["Selesai"]).value = formula
        book.formulas.append(("Lembar Sapa", key, "Selesai", formula))
        book.log.append(f"Lembar Sapa {key} Selesai (a formula of Sapa's) = {formula}")


def formula_typed(book: edits.Book) -> None:
    picked = book.pick_key("Lembar Sapa")
    if picked and "Catatan" in book.table("Lembar Sapa").column:  # it may have been dropped from a copy
        key, row = picked
        book.count += 1
        formula = f"=1000+{book.count}"
        book.put("Lembar Sapa", row.number, book.table("Lembar Sapa").column["Catatan"], formula)
        book.log.append(f"Lembar Sapa {key} Catatan = {formula}")


def comment(book: edits.Book) -> None:
    for _ in range(book.random.choice([1, 2])):
        picked = book.pick_key("Lembar Sapa")
        if picked:
            key, row = picked
            header = book.random.choice([h for h in ("Catatan", "Nama Pasien", "Petugas") if h in book.table("Lembar Sapa").column])
            text = book.unique("Komentar")
            book.book["Lembar Sapa"].cell(row.number, book.table("Lembar Sapa").column[header]).comment = Comment(text, book.officer)
            book.log.append(f"Lembar Sapa {key} {header}, comment {text!r}")


def keys_sorted(book: edits.Book) -> None:
    """Column Kunci sorted alone: each row has another row's key."""
    table, sheet = book.table("Lembar Sapa"), book.book["Lembar Sapa"]
    rows = [r for r in table.rows if r.key]
    keys = [r.key for r in rows]
    order = sorted(keys) if sum(a != b for a, b in zip(keys, sorted(keys))) * 2 > len(keys) else sorted(keys, reverse=True)
    for row, key in zip(rows, order):
        sheet.cell(row.number, table.column["Kunci"]).value = key
    if sum(a != b for a, b in zip(keys, order)) * 2 > len(keys) and len(keys) > 7:
        book.refusal = "its keys were sorted alone"
    book.log.append("Lembar Sapa column Kunci sorted alone")


def sheet_alike(book: edits.Book) -> None:
    title = book.random.choice(["Coretan", "coretan", "CORETAN"])
    if not any(n.lower() == title.lower() for n in book.book.sheetnames):
        sheet = book.book.create_sheet(title)
        for place in book.random.sample(["A1", "B2", "C3", "D4"], 2):
            sheet[place] = book.unique("coretan")
        book.log.append(f"sheet {title} added")


# --- rows inserted as a spreadsheet program does it --------------------------------------------------------------


def insert_rows(book: openpyxl.Workbook, name: str, at: int, count: int) -> None:
    """Inserts rows before row `at` of a sheet, or deletes as many from it where `count` is negative; formulas, areas and links follow."""
    sheet = book[name]
    gone = range(at, at - count) if count < 0 else range(0)
    move = lambda row: row + count if row >= at else row
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    for r, c in sorted(sheet._cells, key=lambda k: -k[0] if count > 0 else k[0]):
        if r in gone:
            del sheet._cells[r, c]
        elif r >= at:
            cell = sheet._cells.pop((r, c))
            cell.row = r + count
            sheet._cells[cell.row, c] = cell
            if cell._hyperlink is not None:
                cell._hyperlink.ref = cell.coordinate
    sizes = {r: (d.height, d.hidden) for r, d in sheet.row_dimensions.items()}
    for r in list(sizes):
        sheet.row_dimensions.pop(r)
    for r, (height, hidden) in sizes.items():
        if r not in gone:
            sheet.row_dimensions[move(r)].height, sheet.row_dimensions[move(r)].hidden = height, hidden
    area = lambda text: re.sub(r"(?<=[A-Z])(\$?)(\d+)", lambda m: m[1] + str(move(int(m[2]))), text)

    def formula(text: str, home: str) -> str:
        parts = ["="]
        for token in Tokenizer(text).items:
            value = token.value
            if token.type == "OPERAND" and token.subtype == "RANGE":
                where, mark, cells = value.rpartition("!")
                if (where.strip("'").replace("''", "'") or home) == name:
                    cells = area(cells) if re.search("[A-Z]", cells) else re.sub(r"\d+", lambda m: str(move(int(m[0]))), cells)
                value = where + mark + cells
            parts.append(value)
        return "".join(parts)

    for each in book.worksheets:
        for cell in each._cells.values():
            if cell.data_type == "f" and isinstance(cell.value, str):
                cell.value = formula(cell.value, each.title)
            elif type(cell.value).__name__ == "ArrayFormula":
                cell.value.text = formula(cell.value.text, each.title)
                if each.title == name:
                    cell.value.ref = area(cell.value.ref)
        for validation in each.data_validations.dataValidation:
            if each.title == name:
                validation.sqref = type(validation.sqref)(area(str(validation.sqref)))
            for which in ("formula1", "formula2"):
                text = getattr(validation, which)
                if text and not str(text).startswith('"'):
                    setattr(validation, which, formula("=" + str(text), each.title)[1:])
    formats = sheet.conditional_formatting
    rules = [(area(str(each.sqref)), rule) for each in formats for rule in each.rules]
    sheet.conditional_formatting = type(formats)()
    for place, rule in rules:
        rule.formula = [formula("=" + f, name)[1:] for f in rule.formula]
        sheet.conditional_formatting.add(place, rule)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = area(sheet.auto_filter.ref)
    if sheet.freeze_panes:
        sheet.freeze_panes = area(sheet.freeze_panes)
    for defined in book.defined_names.values():
        defined.attr_text = formula("=" + defined.attr_text, "")[1:]
    if sheet.print_area:
        sheet.print_area = area(str(sheet.print_area).rpartition("!")[2].replace("$", ""))
    if sheet.print_title_rows:
        sheet.print_title_rows = re.sub(r"\d+", lambda m: str(move(int(m[0]))), sheet.print_title_rows)
