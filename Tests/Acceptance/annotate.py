#!/usr/bin/env python3
"""Holds `sapa annotate` against workbooks of many shapes: what must change has changed, and nothing else has.

usage: annotate.py SAPA_BINARY [--seed N] [--keep FOLDER]

Prints PASS, FAIL or SKIP and a check's name on each line; ends with 1 where a check fails. Needs openpyxl and xlsxwriter; LibreOffice
and the workbook checker beside the checkout are used where they are there.
"""

from __future__ import annotations

import argparse
import copy
import csv
import datetime as dt
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile

import model
import openpyxl
import people
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

RUN = dt.date(2026, 11, 18)
LATER = dt.date(2026, 12, 19)
NEW = ["Kode", "Status", "Tanggal Eksekusi", "Alasan"]
RED = "FFFF0000"
HEADERS = ["No", "No Rawat", "No RM", "Nama Pasien", "No HP", "Kamar", "Tgl Masuk", "Tgl Keluar", "Cara Keluar", "Keterangan"]
CHECKER = pathlib.Path(__file__).resolve().parents[3] / "shared" / "tools" / "check-workbook"


class Judge:
    def __init__(self, binary: pathlib.Path, room: pathlib.Path):
        self.binary, self.room, self.failed, self.passed = binary, room, 0, 0

    def check(self, name: str, ok: bool, detail: object = "") -> bool:
        print(("PASS " if ok else "FAIL ") + name + ("" if ok else f": {detail}"))
        self.passed += ok
        self.failed += not ok
        return ok

    def skip(self, name: str, why: str) -> None:
        print(f"SKIP {name}: {why}")

    def annotate(self, *arguments: object) -> tuple[int, dict, str]:
        done = subprocess.run([str(self.binary), "annotate", *map(str, arguments), "--json"], capture_output=True, text=True)
        try:
            answer = json.loads(done.stdout)
        except ValueError:
            answer = {}
        return done.returncode, answer, done.stderr


# --- The people --------------------------------------------------------------------------------------------------


def rows(seed: int, count: int) -> list[dict]:
    """Rows of stays: plain ones, room moves, duplicates, deaths, bad telephones, rows without a no. RM."""
    choose = random.Random(seed)
    made: list[dict] = []

    def row(number: int, visit: int, masuk: dt.date | None, keluar: dt.date | None, pulang: str, telp: str) -> dict:
        return {
            "rawat": f"2026/{visit:06d}", "rm": f"{number:06d}", "nama": f"{choose.choice(people.GIVEN_F)} {choose.choice(people.FAMILY)}", "telp": telp,
            "kamar": choose.choice(people.ROOMS), "masuk": masuk, "keluar": keluar, "pulang": pulang, "entri": None, "ket": choose.choice([None, None, "kontrol"]),
        }

    for i in range(count):
        left = RUN - dt.timedelta(days=choose.randrange(0, 24))
        admitted = left - dt.timedelta(days=choose.randrange(1, 9))
        status = choose.choices(["Sembuh", "APS", "Meninggal", "Rujuk", ""], [60, 15, 8, 8, 9])[0]
        telp = f"08{choose.choice(['12', '13', '52'])}{choose.randrange(10**7, 10**8)}" if choose.random() < 0.85 else choose.choice(people.BAD_TELEPHONES)
        kind = choose.random()
        if kind < 0.1:
            middle = admitted + dt.timedelta(days=(left - admitted).days // 2)
            made.append(row(i, i, admitted, middle, "Pindah Kamar", telp))
            made.append({**made[-1], "masuk": middle, "keluar": left, "pulang": status, "kamar": "VIP Mawar 1"})
        elif kind < 0.15:
            made.append(row(i, i, admitted, left, status, telp))
            made.append(dict(made[-1]))
        elif kind < 0.2:
            made.append(row(i, i, admitted, None, "", telp))
        else:
            made.append(row(i, i, admitted, left, status, telp))
    return made


def expected(data: list[dict], date: dt.date) -> list[tuple[str, str, dt.date | None]]:
    """Kode, Status and Tanggal Eksekusi of every row."""
    stays = model.collapse([r for r in data])
    by_visit = {s["rawat"]: s for s in stays}
    carrier: dict[str, int] = {}
    for i, r in enumerate(data):
        stay = by_visit[r["rawat"]]
        closes = r["keluar"] == stay["keluar"] and not model.is_room_move(r["pulang"])
        if r["rawat"] not in carrier or (closes and not model_closes(data[carrier[r["rawat"]]], stay)):
            carrier[r["rawat"]] = i
    result = []
    for i, r in enumerate(data):
        if carrier[r["rawat"]] != i:
            result.append(("", "Digabung", None))
            continue
        status, code, execution = model.status_of(by_visit[r["rawat"]], stays, date)
        result.append((code, status, execution))
    return result


def model_closes(row: dict, stay: dict) -> bool:
    return row["keluar"] == stay["keluar"] and not model.is_room_move(row["pulang"])


def values(i: int, r: dict) -> list:
    return [i + 1, r["rawat"], r["rm"], r["nama"], r["telp"], r["kamar"], r["masuk"], r["keluar"], r["pulang"], r["ket"]]


# --- The shapes --------------------------------------------------------------------------------------------------

THIN = Side(style="thin", color="999999")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def fill_sheet(sheet, data: list[dict], top: int, left: int = 1, headers: list[str] = HEADERS) -> None:
    for c, text in enumerate(headers, left):
        cell = sheet.cell(top, c, text)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3864")
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        cell.border = BOX
    for i, r in enumerate(data):
        for c, value in enumerate(values(i, r), left):
            cell = sheet.cell(top + 1 + i, c, value)
            cell.border = BOX
            if isinstance(value, dt.date):
                cell.font = Font(name="Arial", bold=True)
                cell.number_format = "dd-mmm-yy"
            if i % 2:
                cell.fill = PatternFill("solid", fgColor="EEF3FA")


def full(path: pathlib.Path, data: list[dict]) -> dict:
    """A title, a filter, comments, drop-downs, coloured rules, a chart, hidden columns, other sheets, a total and a signature."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Pasien Pulang"
    sheet.merge_cells("A1:J1")
    sheet["A1"] = "LAPORAN PASIEN PULANG"
    sheet["A1"].font = Font(size=16, bold=True)
    fill_sheet(sheet, data, 4)
    last = 4 + len(data)
    sheet.cell(last + 1, 1, "Total")
    sheet.cell(last + 1, 10, f"=COUNTA(C5:C{last})")
    sheet.cell(last + 4, 8, "Mengetahui,")
    sheet.auto_filter.ref = f"A4:J{last}"
    sheet.freeze_panes = "D5"
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["D"].width = 31
    sheet.row_dimensions[4].height = 34
    sheet["E6"].comment = Comment("nomor suaminya", "Rina")
    choices = DataValidation(type="list", formula1='"kontrol,rujuk balik"', allow_blank=True)
    choices.add(f"J5:J{last}")
    sheet.add_data_validation(choices)
    sheet.conditional_formatting.add(f"A5:J{last}", FormulaRule(formula=['$I5="APS"'], font=Font(italic=True)))
    sheet.print_area = f"A1:J{last + 6}"
    sheet.print_title_rows = "4:4"
    other = book.create_sheet("Rekap Ruangan")
    for i, room in enumerate(people.ROOMS, 1):
        other.cell(i, 1, room)
        other.cell(i, 2, f"=COUNTIF('Pasien Pulang'!F$5:F${last},A{i})")
    chart = BarChart()
    chart.add_data(Reference(other, min_col=2, min_row=1, max_row=len(people.ROOMS)))
    other.add_chart(chart, "D2")
    hidden = book.create_sheet("Arsip")
    fill_sheet(hidden, data[:3], 1)
    hidden.sheet_state = "hidden"
    book.defined_names["Kamar"] = DefinedName("Kamar", attr_text=f"'Pasien Pulang'!$F$5:$F${last}")
    try:
        from openpyxl.drawing.image import Image
        from PIL import Image as Picture

        picture = path.with_suffix(".png")
        Picture.new("RGB", (40, 20), (20, 90, 160)).save(picture)
        other.add_image(Image(str(picture)), "L2")
    except ImportError:
        pass
    book.save(path)
    return {"Pasien Pulang": (4, 5, 1, 11, data)}


def excel_table(path: pathlib.Path, data: list[dict]) -> dict:
    """An Excel table with a column of the name `Status`."""
    book = openpyxl.Workbook()
    sheet = book.active
    headers = [*HEADERS[:-1], "Status"]
    fill_sheet(sheet, data, 2, 2, headers)
    table = Table(displayName="Pulang", ref=f"B2:K{2 + len(data)}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    sheet.add_table(table)
    book.save(path)
    return {sheet.title: (2, 3, 2, 12, data)}


def two_rows(path: pathlib.Path, data: list[dict]) -> dict:
    """A header on two rows with merged cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    fill_sheet(sheet, data, 5)
    groups = {1: "No", 2: "No Rawat", 3: "Pasien", 6: "Kamar", 7: "Tanggal", 9: "Cara Keluar", 10: "Keterangan"}
    for c, text in enumerate(HEADERS, 1):
        sheet.cell(4, c)._style = copy.copy(sheet.cell(5, c)._style)
        sheet.cell(4, c, groups.get(c))
        sheet.cell(5, c, {3: "No RM", 4: "Nama Pasien", 5: "No HP", 7: "Masuk", 8: "Keluar"}.get(c))
    for area in ["C4:E4", "G4:H4", "A4:A5", "B4:B5", "F4:F5", "I4:I5", "J4:J5"]:
        sheet.merge_cells(area)
    book.save(path)
    return {sheet.title: (5, 6, 1, 11, data)}


def beside(path: pathlib.Path, data: list[dict]) -> dict:
    """A legend at the right of the table, and a picture of figures below it."""
    book = openpyxl.Workbook()
    sheet = book.active
    fill_sheet(sheet, data, 3)
    for r, text in enumerate(["Petunjuk", "Isi tiap sore", "Kirim Jumat"], 3):
        sheet.cell(r, 13, text)
    book.save(path)
    return {sheet.title: (3, 4, 1, 14, data)}


def charted(path: pathlib.Path, data: list[dict]) -> dict:
    """A chart at the right of the table."""
    book = openpyxl.Workbook()
    sheet = book.active
    fill_sheet(sheet, data, 1)
    sheet.auto_filter.ref = f"A1:J{1 + len(data)}"
    chart = BarChart()
    chart.width, chart.height = 8, 5
    chart.add_data(Reference(sheet, min_col=1, min_row=2, max_row=6))
    sheet.add_chart(chart, "L2")
    book.save(path)
    return {sheet.title: (1, 2, 1, None, data)}


def two_sheets(path: pathlib.Path, data: list[dict]) -> dict:
    """A table on each of two sheets."""
    book = openpyxl.Workbook()
    half = len(data) // 2
    while data[half]["rawat"] == data[half - 1]["rawat"]:
        half += 1
    first, second = book.active, book.create_sheet("Mei & Juni")
    fill_sheet(first, data[:half], 1)
    fill_sheet(second, data[half:], 3, 3)
    book.save(path)
    return {first.title: (1, 2, 1, 11, data[:half]), second.title: (3, 4, 3, 13, data[half:])}


def by_xlsxwriter(path: pathlib.Path, data: list[dict]) -> dict:
    """Written by XlsxWriter, with an Excel table, a sparkline, a button's worth of settings."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Data")
    day = book.add_format({"num_format": "dd/mm/yyyy", "bold": True, "font_name": "Arial"})
    for i, r in enumerate(data):
        for c, value in enumerate(values(i, r)):
            if isinstance(value, dt.date):
                sheet.write_datetime(i + 1, c, dt.datetime.combine(value, dt.time()), day)
            elif value is not None:
                sheet.write(i + 1, c, value)
    sheet.add_table(0, 0, len(data), 9, {"columns": [{"header": h} for h in HEADERS], "name": "Pulang"})
    sheet.set_column(3, 3, 30)
    sheet.write_comment(2, 4, "periksa nomornya")
    sheet.add_sparkline(0, 20, {"range": "Data!A2:A9"})
    sheet.insert_textbox(len(data) + 4, 0, "Catatan kaki")
    book.close()
    return {"Data": (1, 2, 1, 11, data)}


# --- The judging -------------------------------------------------------------------------------------------------


LOOKS: dict[tuple, tuple] = {}


def look(cell) -> tuple:
    """All of a cell's look but its fill."""
    return whole_look(cell)[1:]


def fill(cell) -> str:
    return whole_look(cell)[0]


def whole_look(cell) -> tuple:
    key = (id(cell.parent.parent), *(cell._style or ()))
    if key not in LOOKS:
        LOOKS[key] = (repr(cell.fill), cell.number_format, repr(cell.font), repr(cell.border), repr(cell.alignment), repr(cell.protection))
    return LOOKS[key]


def judge_sheet(judge: Judge, label: str, before, after, place: tuple, date: dt.date, columns: str) -> None:
    header, first, left, new, data = place
    if new is None:
        new = openpyxl.utils.column_index_from_string(columns.split(":")[0])
    judge.check(f"{label}: columns {columns}", columns == f"{get_column_letter(new)}:{get_column_letter(new + 3)}", columns)
    found = [after.cell(header, new + i).value for i in range(4)]
    judge.check(f"{label}: headers", all(f in (n, n + " (Sapa)") for f, n in zip(found, NEW)), found)
    neighbour = before.cell(header, left + len(HEADERS) - 1)
    if not isinstance(neighbour, openpyxl.cell.cell.MergedCell):
        wrong = [c.coordinate for c in (after.cell(header, new + i) for i in range(4)) if whole_look(c) != whole_look(neighbour)]
        judge.check(f"{label}: headers look like their neighbour", not wrong, wrong)
    wrong, wrong_reasons, reds = [], [], set()
    for i, (code, status, execution) in enumerate(expected(data, date)):
        row = first + i
        cells = [after.cell(row, new + k) for k in range(4)]
        day = cells[2].value.date() if isinstance(cells[2].value, dt.datetime) else cells[2].value
        if (cells[0].value or "", cells[1].value, day) != (code, status, execution):
            wrong.append((row, [c.value for c in cells[:3]], (code, status, execution)))
        if execution and cells[2].number_format != "dd/mm/yyyy":
            wrong.append((row, cells[2].number_format))
        if not cells[3].value or (code in ("T", "T*") and "A3" not in cells[3].value):
            wrong_reasons.append((row, cells[3].value))
        if status == "Digabung":
            other = int(cells[3].value.split("baris ")[1].split(" ")[0])
            if not cells[3].value.endswith("(A0)") or before.cell(other, left + 1).value != before.cell(row, left + 1).value:
                wrong_reasons.append((row, cells[3].value))
        if code in ("T", "T*"):
            reds.add(row)
    judge.check(f"{label}: {len(data)} rows' codes, statuses and dates are the model's", not wrong, wrong[:4])
    judge.check(f"{label}: reasons", not wrong_reasons, wrong_reasons[:4])
    judge.check(f"{label}: some rows are red, some are not", date != RUN or 0 < len(reds) < len(data), len(reds))
    table = [*range(left, left + len(HEADERS)), *range(new, new + 4)]
    changed, colours = [], []
    rows_seen = max(before.max_row, after.max_row)
    for r in range(1, rows_seen + 1):
        for c in range(1, max(before.max_column, after.max_column) + 1):
            one, two = before.cell(r, c), after.cell(r, c)
            is_red = r in reds and c in table
            if two.fill.fill_type == "solid" and two.fill.fgColor.rgb == RED:
                if not is_red:
                    colours.append(two.coordinate)
            elif is_red:
                colours.append(two.coordinate)
            if new <= c < new + 4 and (r in range(first, first + len(data)) or r in (header, header - 1)):
                continue
            if one.value != two.value or look(one) != look(two) or (not is_red and fill(one) != fill(two)):
                changed.append((one.coordinate, one.value, two.value))
    judge.check(f"{label}: targets are red, and they alone", not colours, colours[:6])
    judge.check(f"{label}: every other cell is as it was", not changed, changed[:4])
    same = [
        ("merged cells", lambda s: sorted(map(str, s.merged_cells.ranges))),
        ("drop-downs", lambda s: [(str(v.sqref), v.formula1, v.type) for v in s.data_validations.dataValidation]),
        ("coloured rules", lambda s: [(str(k.sqref), [r.formula for r in v]) for k, v in s.conditional_formatting._cf_rules.items()]),
        ("frozen panes", lambda s: s.freeze_panes),
        ("print area", lambda s: str(s.print_area)),
        ("comments", lambda s: [(c.coordinate, c.comment.text) for r in s.iter_rows() for c in r if c.comment]),
        ("columns", lambda s: {k: (d.width, d.hidden) for k, d in s.column_dimensions.items() if openpyxl.utils.column_index_from_string(k) < new}),
        ("rows", lambda s: {k: d.height for k, d in s.row_dimensions.items() if d.height}),
    ]
    for what, of in same:
        judge.check(f"{label}: {what} are as they were", of(before) == of(after), (of(before), of(after)))
    end = get_column_letter(new + 3)
    if before.auto_filter.ref:
        judge.check(f"{label}: the filter covers the columns", after.auto_filter.ref.split(":")[1].startswith(end), after.auto_filter.ref)
    for name, table in before.tables.items():
        wide = after.tables[name]
        names = [c.name for c in wide.tableColumns]
        judge.check(f"{label}: the Excel table covers the columns", wide.ref.split(":")[1].startswith(end), wide.ref)
        judge.check(f"{label}: its names are the headers", names == [after.cell(header, c).value for c in range(left, new + 4)], names)


def judge_parts(judge: Judge, label: str, one: pathlib.Path, two: pathlib.Path) -> None:
    """Every part but sheets, styles, tables and the workbook's own is the same, byte for byte."""
    with zipfile.ZipFile(one) as left, zipfile.ZipFile(two) as right:
        judge.check(f"{label}: the same parts", left.namelist() == right.namelist(), set(left.namelist()) ^ set(right.namelist()))
        differ = [n for n in left.namelist() if left.read(n) != right.read(n)]
        allowed = ("xl/worksheets/sheet", "xl/styles.xml", "xl/tables/", "xl/workbook.xml")
        judge.check(f"{label}: other parts byte for byte", all(n.startswith(allowed) for n in differ), differ)


def judge_shape(judge: Judge, label: str, source: pathlib.Path, shape: dict, checks_parts: bool = True) -> None:
    out = source.with_name(source.stem + "-sapa.xlsx")
    code, answer, words = judge.annotate(source, "-o", out, "--date", RUN)
    if not judge.check(f"{label}: annotated", code in (0, 1) and out.exists(), (code, words)):
        return
    sheets = {s["sheet"]: s for s in answer["sheets"]}
    judge.check(f"{label}: the sheets with tables", set(sheets) == set(shape), set(sheets))
    before, after = openpyxl.load_workbook(source), openpyxl.load_workbook(out)
    LOOKS.clear()
    for name, place in shape.items():
        s = sheets[name]
        judge.check(f"{label}: every row accounted for", s["rows"] == len(place[4]) == s["used"] + s["merged"] + s["rejected"] == sum(s["statuses"].values()), s)
        judge_sheet(judge, label, before[name], after[name], place, RUN, s["columns"])
    for name in before.sheetnames:
        if name in shape:
            continue
        same = [[(c.value, whole_look(c)) for c in r] for r in before[name].iter_rows()] == [[(c.value, whole_look(c)) for c in r] for r in after[name].iter_rows()]
        judge.check(f"{label}: sheet {name} is as it was", same and before[name].sheet_state == after[name].sheet_state)
        judge.check(f"{label}: charts of {name}", len(before[name]._charts) == len(after[name]._charts))
    if checks_parts:
        judge_parts(judge, label, source, out)
    judge_tools(judge, label, source, out)
    again = source.with_name(source.stem + "-lagi.xlsx")
    code, answer, words = judge.annotate(out, "-o", again, "--date", RUN)
    judge.check(f"{label}: again, nothing new: the same bytes", code in (0, 1) and not answer.get("changed") and again.read_bytes() == out.read_bytes(), (code, words))
    later = source.with_name(source.stem + "-nanti.xlsx")
    code, answer, words = judge.annotate(out, "-o", later, "--date", LATER)
    judge.check(f"{label}: a month later", code in (0, 1) and all(s["updated"] for s in answer.get("sheets", [])), (code, words))
    late = openpyxl.load_workbook(later)
    for name, place in shape.items():
        found = {c.coordinate for r in late[name].iter_rows() for c in r if c.fill.fgColor.rgb == RED and c.fill.fill_type == "solid"}
        judge.check(f"{label}: a month later nothing is red", not found, sorted(found)[:4])
        new = openpyxl.utils.column_index_from_string(sheets[name]["columns"].split(":")[0])
        wrong = [
            (place[1] + i, late[name].cell(place[1] + i, new + 1).value, e[1])
            for i, e in enumerate(expected(place[4], LATER)) if late[name].cell(place[1] + i, new + 1).value != e[1]
        ]
        judge.check(f"{label}: a month later the statuses are the model's", not wrong, wrong[:4])
    judge_tools(judge, label + ", a month later", source, later)


def judge_tools(judge: Judge, label: str, source: pathlib.Path, out: pathlib.Path) -> None:
    if CHECKER.exists():
        problems = [subprocess.run([str(CHECKER), str(p)], capture_output=True, text=True).stdout.splitlines()[-1].split(",")[-1] for p in (source, out)]
        judge.check(f"{label}: the workbook checker finds nothing new", problems[0] == problems[1], problems)
    else:
        judge.skip(f"{label}: the workbook checker", f"{CHECKER.name} is not beside the checkout")


def office(path: pathlib.Path, folder: pathlib.Path, target: str) -> pathlib.Path | None:
    """The file as LibreOffice saves it; None where it can't."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", target, "--outdir", str(folder), str(path)],
            capture_output=True, timeout=180)
    made = folder / (path.stem + "." + target)
    return made if made.exists() else None


def judge_office(judge: Judge, source: pathlib.Path, shape: dict) -> None:
    """What LibreOffice makes of a result, and a result that it has saved, annotated again."""
    if not shutil.which("soffice"):
        judge.skip("LibreOffice", "soffice is not installed")
        return
    folder = judge.room / "office"
    folder.mkdir()
    saved = office(source, folder, "xlsx")
    if judge.check("LibreOffice opens the original", saved is not None):
        judge_shape(judge, "saved by LibreOffice", saved, shape)
    annotated = source.with_name(source.stem + "-sapa.xlsx")
    resaved = office(annotated, folder, "xlsx")
    if not judge.check("LibreOffice opens the result", resaved is not None):
        return
    out = folder / "kembali.xlsx"
    code, answer, words = judge.annotate(resaved, "-o", out, "--date", LATER)
    judge.check("a result saved by LibreOffice is brought up to date", code in (0, 1) and all(s["updated"] for s in answer.get("sheets", [])), (code, words))
    late = openpyxl.load_workbook(out)
    for name in shape:
        found = [c.coordinate for r in late[name].iter_rows() for c in r if c.fill.fgColor.rgb == RED and c.fill.fill_type == "solid"]
        judge.check("a result saved by LibreOffice loses its red", not found, found[:4])


def judge_text(judge: Judge, data: list[dict]) -> None:
    source = judge.room / "ekspor.csv"
    with source.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Laporan pasien pulang"])
        writer.writerow([])
        writer.writerow(HEADERS)
        for i, r in enumerate(data):
            writer.writerow(["" if v is None else f"{v:%d/%m/%Y}" if isinstance(v, dt.date) else v for v in values(i, r)])
        writer.writerow(["Total", "", len(data)])
    out = judge.room / "dari-csv.xlsx"
    code, answer, words = judge.annotate(source, "-o", out, "--date", RUN)
    if not judge.check("text: annotated", code in (0, 1) and out.exists(), (code, words)):
        return
    sheet = openpyxl.load_workbook(out).worksheets[0]
    wrong = []
    for i, (r, e) in enumerate(zip(data, expected(data, RUN))):
        cells = [c.value for c in sheet[4 + i]]
        typed = ["" if v is None else f"{v:%d/%m/%Y}" if isinstance(v, dt.date) else str(v) for v in values(i, r)]
        if [c or "" for c in cells[:10]] != typed or (cells[10] or "", cells[11]) != e[:2]:
            wrong.append((4 + i, cells))
    judge.check("text: every cell as it was typed, leading zeros too, and the model's statuses", not wrong, wrong[:3])
    judge.check("text: the account", answer["sheets"][0]["rows"] == len(data), answer)
    judge_tools(judge, "text", out, out)
    again = judge.room / "dari-csv-2.xlsx"
    judge.annotate(source, "-o", again, "--date", RUN)
    judge.check("text: the same bytes a second time", again.read_bytes() == out.read_bytes())
    for arguments, what in [((source, "-o", judge.room / "x.csv"), "-o x.csv"), ((source, "--in-place"), "--in-place")]:
        code, _, words = judge.annotate(*arguments)
        judge.check(f"text: {what} is refused in words", code == 2 and ".xlsx" in words, (code, words))


def judge_places(judge: Judge, source: pathlib.Path) -> None:
    """In place, existing results, open workbooks, read-only folders, wrong inputs: nothing is changed by a refusal."""
    folder = judge.room / "tempat"
    folder.mkdir()
    file = folder / "data.xlsx"
    shutil.copy(source, file)
    original = file.read_bytes()
    code, answer, words = judge.annotate(file, "--in-place", "--date", RUN)
    kept = folder / "data (sebelum sapa).xlsx"
    judge.check("in place: changed, the original beside it", code in (0, 1) and kept.read_bytes() == original != file.read_bytes(), (code, words))
    first = file.read_bytes()
    code, answer, words = judge.annotate(file, "-o", file, "--date", RUN)
    judge.check("in place: nothing new changes nothing", file.read_bytes() == first and not answer["changed"] and len(list(folder.iterdir())) == 2, (code, words))
    judge.annotate(file, "-o", file, "--date", LATER)
    second = folder / "data (sebelum sapa 2).xlsx"
    judge.check("in place: the second original is numbered", kept.read_bytes() == original and second.read_bytes() == first)

    def refused(what: str, *arguments: object) -> None:
        before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
        code, _, words = judge.annotate(*arguments)
        after = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
        judge.check(f"{what}: refused in words, nothing changed", code == 2 and len(words) > 20 and "Fatal" not in words and before == after, (code, words, set(before) ^ set(after)))

    out = folder / "ada.xlsx"
    out.write_bytes(b"bukan urusan sapa")
    refused("an existing result", source, "-o", out)
    code, _, words = judge.annotate(source, "-o", out, "--date", RUN, "--force")
    judge.check("an existing result with --force is replaced", code in (0, 1) and zipfile.is_zipfile(out), (code, words))
    mark = folder / "~$data.xlsx"
    mark.write_bytes(b"\x04Rina" + b" " * 160)
    refused("a workbook open in Excel", file, "--in-place", "--date", RUN)
    mark.unlink()
    mark = folder / ".~lock.data.xlsx#"
    mark.write_text(",rina,pc-3,21.11.2026 09:00,file:///x;")
    refused("a workbook open in LibreOffice", file, "--in-place", "--date", RUN)
    mark.unlink()
    refused("a wrong ending", source, "-o", folder / "x.xlsm")
    nothing = folder / "kosong.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Judul", "Isi"])
    book.save(nothing)
    refused("no discharge table", nothing, "-o", folder / "y.xlsx")
    (folder / "rusak.xlsx").write_bytes(original[: len(original) // 2])
    refused("a file cut short", folder / "rusak.xlsx", "-o", folder / "y.xlsx")
    refused("a folder that is not there", source, "-o", folder / "tidak" / "ada.xlsx")
    refused("no such sheet", source, "-o", folder / "y.xlsx", "--sheet", "Tidak Ada")
    if pathlib.Path("/dev/full").exists():
        code, _, words = judge.annotate(source, "-o", "/dev/full", "--force")
        judge.check("a device is no result", code == 2, (code, words))
    judge.check("no temporary is left", not [p.name for p in folder.iterdir() if "sapa-tmp" in p.name])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the workbooks, which are then kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sapa-annotate-") as scratch:
        room = arguments.keep or pathlib.Path(scratch)
        room.mkdir(exist_ok=True)
        judge = Judge(arguments.binary.resolve(), room)
        data = rows(arguments.seed, 60)
        made = {}
        for make in [full, excel_table, two_rows, beside, charted, two_sheets, by_xlsxwriter]:
            path = room / f"{make.__name__}.xlsx"
            made[make.__name__] = (path, make(path, data))
            judge_shape(judge, make.__name__, *made[make.__name__])
        judge_text(judge, data)
        judge_places(judge, made["full"][0])
        judge_office(judge, *made["full"])
        print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())
