"""Whether what hangs on a workbook's tables – charts, names, print areas, filters, drop-downs, colours, links – lies on them."""

from __future__ import annotations

import pathlib
import re
import zipfile
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as xml

import openpyxl
from openpyxl.utils import range_boundaries

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# By the title's beginning: the header over the categories, and whether the chart draws its table whole.
CHARTS = {
    "Telepon menurut hari": ("Hari", True), "Telepon menurut jam": ("Jam", True), "Dihubungi kembali dalam": ("Petugas", False), "Telepon menurut jumlah dering": ("Dering", True),
    "Hubungi kembali": ("Keadaan", True), "Tema tersering": ("Tema", False), "Pareto tema": ("Tema", False), "Kanal": ("Kanal", True), "Menurut kanal": ("Kanal", True), "Masuk menurut minggu": ("Minggu", True),
    "Umpan balik menurut bulan": ("Bulan", True), "Dari keluar sampai selesai": ("Langkah", True), "Target, terhubung dan selesai": ("Minggu", True), "Rawat Inap": ("Langkah", True),
    "Rawat Jalan": ("Langkah", True), "Rata-rata menurut unsur": (None, True), "Telepon dan": ("Minggu", True), "Telepon menurut minggu": ("Minggu", True), "Umpan balik menurut minggu": ("Minggu", True),
}
# What stands in the first column below the last row that a chart draws.
ENDS = re.compile(r"Semua|Tunggakan|Jumlah|Jam tidak|jam tidak|Dering tidak|Median|hari lain|Angka dijumlahkan|Tanpa petugas|tidak diketahui", re.I)


def relations(z: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """By id: the kind of each relationship of a part and the part that it leads to."""
    name = join(dirname(part), "_rels", part.split("/")[-1] + ".rels")
    if name not in z.namelist():
        return {}
    return {
        r.get("Id"): (r.get("Type").rsplit("/", 1)[-1], r.get("Target")[1:] if r.get("Target").startswith("/") else normpath(join(dirname(part), r.get("Target"))))
        for r in xml.fromstring(z.read(name))
    }


def charts(path: pathlib.Path) -> list[tuple[str, str, list[tuple[str, str]], int, int]]:
    """Each chart: its sheet, its title, the areas of categories and values of its series, the first and the last row that it covers."""
    z, found = zipfile.ZipFile(path), []
    book = next(t for k, t in relations(z, "").values() if k == "officeDocument")
    sheets = relations(z, book)
    for sheet in xml.fromstring(z.read(book)).iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"):
        part = sheets[sheet.get(RELATED + "id")][1]
        for kind, drawing in relations(z, part).values():
            if kind != "drawing":
                continue
            leads = relations(z, drawing)
            for anchor in xml.fromstring(z.read(drawing)):
                own = anchor.find(f".//{CHART}chart")
                if own is None:
                    continue
                root = xml.fromstring(z.read(leads[own.get(RELATED + "id")][1]))
                title = root.find(f"{CHART}chart/{CHART}title")
                series = [tuple((s.find(f"{CHART}{k}//{CHART}f").text or "") for k in ("cat", "val")) for s in root.iter(CHART + "ser")]
                rows = [int(r.text) for k in ("from", "to") for r in anchor.findall(f"{DRAWING}{k}/{DRAWING}row")]
                text = "".join(t.text or "" for t in title.iter(TEXT)) if title is not None else ""
                found.append((sheet.get("name"), text, series, rows[0] if rows else 0, rows[-1] if rows else 0))
    return found


def area(text: str) -> tuple[str, tuple[int, int, int, int]]:
    name, _, cells = text.rpartition("!")
    return name.strip("'").replace("''", "'"), range_boundaries(cells.replace("$", ""))


def chart_faults(book, sheet: str, title: str, series: list[tuple[str, str]]) -> list[str]:
    """What of a chart's areas is no part of a table that its title names."""
    known = next((v for k, v in CHARTS.items() if title.startswith(k)), None)
    if "Indikator" in book.sheetnames and sheet == "Tren":  # of the overview: a chart a leading figure, over the weeks, of feedback over the months
        known = ("Minggu|Bulan", True)
    if known is None:
        return [f"{sheet}: chart {title!r} is not among those that the judge knows"]
    if not series:
        return [f"{sheet}: chart {title!r} draws nothing"]
    faults = []
    for texts in series:
        (name, (c1, r1, c2, r2)), (name2, (v1, s1, v2, s2)) = map(area, texts)
        where = f"{sheet}: chart {title!r}, {texts[0]} and {texts[1]}"
        if name not in book.sheetnames or name2 != name:
            faults.append(f"{where}: no such sheet")
            continue
        cells = book[name]
        labels = [c.value for row in cells.iter_rows(r1, r2, c1, c2) for c in row]
        values = [c.value for row in cells.iter_rows(s1, s2, v1, v2) for c in row]
        if len(labels) != len(values):
            faults.append(f"{where}: {len(labels)} categories, {len(values)} values")
        if any(x in (None, "") for x in labels):
            faults.append(f"{where}: categories are empty: {labels}")
        if any(isinstance(x, str) and x not in ("tidak diketahui", "–", "") and not x.startswith("n = ") for x in values):
            faults.append(f"{where}: values are texts: {values}")
        if known[0] is None:
            continue
        if not re.fullmatch(known[0], str(cells.cell(r1 - 1, c1).value)) or not isinstance(cells.cell(s1 - 1, v1).value, str):
            faults.append(f"{where}: under {cells.cell(r1 - 1, c1).value!r} and {cells.cell(s1 - 1, v1).value!r}, not under {known[0]!r} and a header")
        below, beside = cells.cell(r2 + 1, c1).value, cells.cell(s2 + 1, v1).value
        if known[1] and below not in (None, "") and isinstance(beside, (int, float)) and not ENDS.match(str(below)):
            faults.append(f"{where}: ends above {below!r}")
    return faults


def last_row(sheet, columns: tuple[int, int] | None = None) -> int:
    low, high = columns or (1, sheet.max_column)
    return max((c.row for row in sheet.iter_rows(min_col=low, max_col=high) for c in row if c.value not in (None, "")), default=0)


def faults(path: pathlib.Path) -> list[str]:
    """What does not lie where it should in a workbook of Sapa's."""
    book = openpyxl.load_workbook(path, data_only=True)
    found, drawn = [], charts(path)
    for sheet, title, series, first, _ in drawn:
        found += chart_faults(book, sheet, title, series)
    for name, defined in list(book.defined_names.items()) + [(f"{s.title}!{n}", d) for s in book.worksheets for n, d in s.defined_names.items()]:
        if "#REF!" in (defined.attr_text or ""):
            found.append(f"name {name} leads nowhere: {defined.attr_text}")
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            found += [f"{sheet.title}: {f}" for f in sheet_faults(book, sheet, [d for d in drawn if d[0] == sheet.title])]
    return found


def sheet_faults(book, sheet, drawn: list) -> list[str]:
    found = []
    keyed = sheet.auto_filter.ref
    if keyed:
        left, header, right, end = range_boundaries(keyed)
        bottom = last_row(sheet, (left, right))
        if end < bottom:
            found.append(f"the filter ends in row {end}, the table in {bottom}")
        if any(sheet.cell(header, c).value in (None, "") for c in range(left, right + 1)):
            found.append(f"the filter's first row {header} is no row of headers")
        ranges = [(f"drop-down or check {v.sqref}", r) for v in sheet.data_validations.dataValidation for r in v.sqref.ranges]
        ranges += [(f"colours {f.sqref}", r) for f in sheet.conditional_formatting for r in f.sqref.ranges]
        found += [f"{what} ends in row {r.max_row}, the table in {bottom}" for what, r in ranges if r.min_row == header + 1 and r.max_row < bottom]
        titles = sheet.print_title_rows
        if titles and titles.replace("$", "") != f"{header}:{header}":
            found.append(f"row {titles} is printed on every page, the header is {header}")
    if sheet.print_area:
        left, top, right, end = range_boundaries(sheet.print_area.rpartition("!")[2].replace("$", ""))
        bottom = last_row(sheet, (left, right))
        if end < bottom:
            found.append(f"the print area ends in row {end}, the sheet in {bottom}")
        found += [f"chart {d[1]!r} reaches row {d[4]}, the print area row {end}" for d in drawn if d[4] > end]
    for cell in (c for row in sheet.iter_rows() for c in row if c.hyperlink):
        link = cell.hyperlink
        # What leads into another workbook is that one's affair.
        if link.location and not link.target and link.location.rpartition("!")[0].strip("'").replace("''", "'") not in book.sheetnames:
            found.append(f"{cell.coordinate} leads to {link.location}")
        digits = re.sub(r"\D", "", str(cell.value or ""))
        if (link.target or "").startswith("tel:") and digits[1:] != re.sub(r"\D", "", link.target)[2:]:
            found.append(f"{cell.coordinate} shows {cell.value!r} and calls {link.target}")
    return found
