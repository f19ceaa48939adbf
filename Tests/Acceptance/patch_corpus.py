#!/usr/bin/env python3
"""Patch each workbook of the corpus and hold the result against the original: whatever was not asked for is as it was.

usage: patch_corpus.py SAPA_BINARY [--only N] [--jobs N] [--corpus FOLDER] [--libreoffice EVERY] [--match TEXT] [--keep FOLDER]

Three kinds a workbook, each in a run of its own: `cell` sets one cell, `fill` makes one row red, `append` adds ten rows. Of each result:

- every part but those that had to change has the very bytes, compressed too, that it had; which parts those are is decided here, part by part;
- in the changed parts only what had to change differs, as an XML parser reads them;
- `check-workbook` has nothing to say that it did not say of the original;
- openpyxl reads the same values, formulas, looks, validations, comments, links, conditional formats, merged cells and names elsewhere;
- of every EVERY-th workbook, LibreOffice exports the same cells (0: none).

Prints one line a kind, `cell: 557 of 559, 2 refused`, the refused ones (signed workbooks, totals) and what failed; exit 1 if anything failed.
Needs: openpyxl, lxml, ../shared/corpus and ../shared/tools beside the checkout.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import copy
import csv
import datetime as dt
import io
import json
import multiprocessing
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
import warnings
import zipfile
from posixpath import dirname, join, normpath

import openpyxl
from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.utils.cell import coordinate_from_string, column_index_from_string, range_boundaries

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
KINDS = ("cell", "fill", "append")
ROWS = 10
DAY = dt.datetime(2026, 11, 21)
PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True)


def load_checker():
    """`problems` of check-workbook, a program that judges its arguments when it is read."""
    path = SHARED / "tools" / "check-workbook"
    names = {"__name__": "check_workbook", "__file__": str(path)}
    old, sys.argv = sys.argv, [str(path)]
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
            exec(compile(path.read_text(), str(path), "exec"), names)
    finally:
        sys.argv = old
    return names["problems"]


PROBLEMS = load_checker()


def local(element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child(element, name: str):
    return next((c for c in element if local(c) == name), None)


class Package:
    """A workbook as a zip file and as XML."""

    def __init__(self, path: pathlib.Path):
        self.path = path
        self.zip = zipfile.ZipFile(path)
        self.names = {n.lower(): n for n in self.zip.namelist()}
        self.raw = path.read_bytes()

    def has(self, part: str) -> bool:
        return part.lower() in self.names

    def bytes(self, part: str) -> bytes:
        return self.zip.read(self.names[part.lower()])

    def compressed(self, part: str) -> bytes:
        info = self.zip.getinfo(self.names[part.lower()])
        start = info.header_offset
        name, extra = int.from_bytes(self.raw[start + 26:start + 28], "little"), int.from_bytes(
            self.raw[start + 28:start + 30], "little")
        start += 30 + name + extra
        return self.raw[start:start + info.compress_size]

    def tree(self, part: str):
        return etree.fromstring(self.bytes(part), PARSER)

    def relationships(self, part: str) -> list[tuple[str, str, str]]:
        """(id, kind, target part) of a part, those that lead outside left out."""
        rels = join(dirname(part), "_rels", part.rsplit("/", 1)[-1] + ".rels")
        if not self.has(rels):
            return []
        found = []
        for r in self.tree(rels):
            if r.get("TargetMode") == "External" or local(r) != "Relationship":
                continue
            target = r.get("Target").replace("\\", "/")
            target = target[1:] if target.startswith("/") else normpath(join(dirname(part), target))
            found.append((r.get("Id"), r.get("Type").rsplit("/", 1)[-1], target))
        return found

    def workbook(self) -> str:
        return next(t for _, k, t in self.relationships("") if k == "officeDocument")

    def sheets(self) -> list[tuple[str, str]]:
        """(name, part) of the worksheets."""
        book = self.workbook()
        targets = {i: (k, t) for i, k, t in self.relationships(book)}
        found = []
        for sheet in child(self.tree(book), "sheets") if child(self.tree(book), "sheets") is not None else []:
            id = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
            kind, part = targets.get(id, (None, None))
            if kind == "worksheet" and self.has(part):
                found.append((sheet.get("name"), part))
        return found

    def has_formulas(self) -> bool:
        return any(re.search(rb"<(\w+:)?f[ >/]", self.bytes(p)) for _, p in self.sheets())


# -- what to do to a workbook


class Plan:
    """The edits of one kind, and which parts they may change."""

    def __init__(self, kind: str, package: Package, number: int):
        self.kind = kind
        self.values: dict[tuple[int, int], object] = {}
        self.filled: set[tuple[int, int]] = set()
        self.lines: list[dict] = []
        self.skipped = ""
        sheets = package.sheets()
        if not sheets:
            self.skipped = "no worksheet"
            return
        # The sheet with the most bytes: there is something in it.
        self.name, self.part = max(sheets, key=lambda s: len(package.bytes(s[1])))
        self.cells, self.covered, self.areas = grid(package, self.part)
        self.is1904 = b"date1904=\"1\"" in package.bytes(package.workbook()) or b"date1904=\"true\"" in package.bytes(
            package.workbook())
        getattr(self, kind)(package, number)
        self.allowed = self.allowed_parts(package)

    def cell(self, package: Package, number: int) -> None:
        free = [c for c in self.cells if self.cells[c]["free"]]
        place = free[len(free) // 2] if free else (max((r for r, _ in self.cells), default=-1) + 1, 0)
        value = [f"Sapa & <uji> {number}", number + 0.25, True, DAY][number % 4]
        self.values[place] = value
        key = "date" if value is DAY else "value"
        self.lines.append(
            {"sheet": self.name, "cell": reference(place), key: "2026-11-21" if value is DAY else value})

    def fill(self, package: Package, number: int) -> None:
        rows = collections.Counter(r for r, _ in self.cells)
        row = sorted(rows)[len(rows) // 2] if rows else 0
        places = sorted(c for c in self.cells if c[0] == row)[:60] or [(row, 0), (row, 1)]
        for place in places:
            self.filled.add(place)
            self.lines.append({"sheet": self.name, "cell": reference(place), "fill": "FF0000"})

    def append(self, package: Package, number: int) -> None:
        used = [r for (r, _), c in self.cells.items() if c["value"]]
        self.first = max(used) + 1 if used else 0
        # Nothing is put into cells that are merged or that an array formula fills.
        for c0, r0, c1, r1 in sorted(self.areas, key=lambda a: a[1]):
            if r1 > self.first and r0 <= self.first + ROWS and c0 <= 5:
                self.first = r1
        for offset in range(ROWS):
            row = [f"baris {offset}", offset, None, DAY, offset % 2 == 0]
            for column, value in enumerate(row):
                if value is not None:
                    self.values[(self.first + offset, column)] = value
            row[3] = {"date": "2026-11-21"}
            self.lines.append({"sheet": self.name, "append": row})

    def allowed_parts(self, package: Package) -> dict[str, str]:
        """The parts that may change, each with the reason."""
        book = package.workbook()
        related = {k: t for _, k, t in package.relationships(book)}
        allowed = {self.part: "the sheet"}
        if self.kind == "fill" or DAY in self.values.values():
            styles = related.get("styles")
            if styles and package.has(styles):
                allowed[styles] = "a look or a day's format"
            else:
                allowed[join(dirname(book), "styles.xml")] = "styles are added"
                allowed[rels_of(book)] = "styles are added"
                allowed["[Content_Types].xml"] = "styles are added"
        if self.kind != "fill":
            if package.has_formulas() or "calcChain" in related:
                allowed[book] = "formulas are to be computed anew"
            replaces = any(self.cells[p]["formula"] for p in self.values if p in self.cells)
            if replaces and "calcChain" in related:
                for part in (related["calcChain"], rels_of(book), "[Content_Types].xml"):
                    allowed[part] = "a formula is gone"
        if self.kind == "append":
            if child(package.tree(book), "definedNames") is not None:
                allowed[book] = "names reach further"
            for _, kind, target in package.relationships(self.part):
                if kind == "table":
                    allowed[target] = "the table reaches further"
        return {k.lower(): v for k, v in allowed.items()}


def rels_of(part: str) -> str:
    return join(dirname(part), "_rels", part.rsplit("/", 1)[-1] + ".rels")


def reference(place: tuple[int, int]) -> str:
    return f"{get_column_letter(place[1] + 1)}{place[0] + 1}"


def grid(package: Package, part: str) -> tuple[dict, set, list]:
    """The cells of a sheet's part: whether they hold a value or a formula, and whether anybody may write there; the cells
    and the areas that are merged or filled by an array formula."""
    root = package.tree(part)
    covered = set()
    areas = []
    merged = child(root, "mergeCells")
    for area in merged if merged is not None else []:
        if local(area) != "mergeCell":
            continue
        c0, r0, c1, r1 = range_boundaries(area.get("ref").replace("$", ""))
        areas.append((c0, r0, c1, r1))
        if (r1 - r0 + 1) * (c1 - c0 + 1) < 100_000:
            covered |= {(r - 1, c - 1) for r in range(r0, r1 + 1) for c in range(c0, c1 + 1)} - {(r0 - 1, c0 - 1)}
    merged = set(covered)
    for formula in root.iter():
        if local(formula) == "f" and formula.get("t") in ("array", "dataTable") and formula.get("ref"):
            c0, r0, c1, r1 = range_boundaries(formula.get("ref"))
            areas.append((c0, r0, c1, r1))
            covered |= {(r - 1, c - 1) for r in range(r0, r1 + 1) for c in range(c0, c1 + 1)}
    headers = set()
    for _, kind, target in package.relationships(part):
        if kind == "table" and package.has(target):
            c0, r0, c1, _ = range_boundaries(package.tree(target).get("ref"))
            headers |= {(r0 - 1, c - 1) for c in range(c0, c1 + 1)}
    cells: dict[tuple[int, int], dict] = {}
    row = -1
    data = child(root, "sheetData")
    for r in data if data is not None else []:
        if local(r) != "row":
            continue
        row = int(r.get("r", row + 2)) - 1
        column = -1
        for c in r:
            if local(c) != "c":
                continue
            if c.get("r"):
                letters, _ = coordinate_from_string(c.get("r"))
                column = column_index_from_string(letters) - 1
            else:
                column += 1
            place = (row, column)
            formula = child(c, "f") is not None
            value = formula or child(c, "v") is not None or child(c, "is") is not None
            cells[place] = {
                "value": value, "formula": formula,
                "free": value and not formula and place not in covered and place not in headers}
    return cells, merged, areas


# -- what must come of it


def judge(task: tuple[int, str, str, str, str]) -> dict:
    """All that is to be said of one workbook: {kind: "" or what is wrong, or "refused: …"}."""
    number, binary, path, kinds, room = task
    warnings.simplefilter("ignore")
    original = pathlib.Path(path)
    verdicts: dict[str, str] = {}
    try:
        before = list(PROBLEMS(path))
        package = Package(original)
        book = openpyxl.load_workbook(path)
    except Exception as e:
        return {kind: f"the original can't be read: {e}" for kind in kinds.split(",")}
    for kind in kinds.split(","):
        result = pathlib.Path(room) / f"{number}-{kind}.xlsx"
        try:
            plan = Plan(kind, package, number)
            if plan.skipped:
                verdicts[kind] = "refused: " + plan.skipped
                continue
            lines = "".join(json.dumps(line) + "\n" for line in plan.lines)
            run = subprocess.run(
                [binary, "patch", path, "--edits", "-", "-o", str(result), "--json"], input=lines, text=True,
                capture_output=True, timeout=120, env={"LC_ALL": "en_US.UTF-8", "PATH": "/usr/bin:/bin"})
            if run.returncode == 2 and not result.exists():
                # Only a signature, and totals that a row or a cell alone would contradict, are reasons to refuse these edits.
                why = run.stderr.strip().replace(path, original.name)
                verdicts[kind] = ("refused: " if re.search("digital signature|totals row", why) else "REFUSED ") + why
                continue
            if run.returncode != 0:
                verdicts[kind] = f"exit {run.returncode}: {run.stderr.strip()[-300:]}"
                continue
            wrong = list(compare(plan, package, Package(result), book, before, json.loads(run.stdout)))
            verdicts[kind] = "; ".join(wrong[:4])
        except Exception:
            verdicts[kind] = "the judge: " + " | ".join(traceback.format_exc().splitlines()[-4:])
    return verdicts


def compare(plan: Plan, before: Package, after: Package, book, problems: list[str], summary: dict):
    yield from compare_parts(plan, before, after, summary)
    yield from compare_sheet(plan, before, after)
    yield from compare_workbook_part(plan, before, after)
    known = collections.Counter(unplaced(p) for p in problems)
    now = collections.Counter(unplaced(p) for p in PROBLEMS(str(after.path)))
    for problem in (now - known).elements():
        yield f"check-workbook: {problem}"
    yield from compare_openpyxl(plan, book, openpyxl.load_workbook(after.path))


def unplaced(problem: str) -> str:
    """A problem without line, place and position, which an added row or an added attribute moves."""
    return re.sub(r"\(\d+(, \d+)*\)|:\d+:|line \d+, column \d+|of \d+\b|\b[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?\b", "", problem)


def same_chart(tree) -> bytes:
    """A chart without the rows that its references name, the values that it keeps, and the indents of its file."""
    tree = copy.deepcopy(tree)
    for element in list(tree.iter()):
        if local(element) == "f":
            element.text = re.sub(r"\d+", "#", element.text or "")
        elif local(element) in ("numCache", "strCache", "multiLvlStrCache"):
            element.getparent().remove(element)
    for element in tree.iter():
        element.text, element.tail = ((t or "").strip() for t in (element.text, element.tail))
    return etree.tostring(tree)


def compare_parts(plan: Plan, before: Package, after: Package, summary: dict):
    changed = []
    for name in sorted(set(before.names) | set(after.names)):
        if not before.has(name) or not after.has(name):
            changed.append(before.names.get(name) or after.names.get(name))
            if name not in plan.allowed:
                yield f"{name} {'is gone' if before.has(name) else 'has come'}"
        elif before.bytes(name) != after.bytes(name):
            changed.append(before.names[name])
            if plan.kind == "append" and re.search(r"/charts/[^/]*\.xml$", name):
                # A chart that draws the table draws the rows that came, too: its references and what it keeps of them.
                if same_chart(before.tree(name)) != same_chart(after.tree(name)):
                    yield f"more than what {name} draws has changed"
            elif name not in plan.allowed:
                yield f"{name} has changed"
        elif before.compressed(name) != after.compressed(name) and name not in plan.allowed:
            yield f"{name} was compressed anew"
    if sorted(changed) != sorted(summary["parts"]):
        yield f"the summary has {summary['parts']}, changed are {changed}"
    order = [n for n in before.zip.namelist() if after.has(n)]
    if [n for n in after.zip.namelist() if before.has(n)] != order:
        yield "the parts are in another order"


MOVING = {"dataValidations", "conditionalFormatting", "autoFilter", "sortState", "ignoredErrors", "extLst"}


def compare_sheet(plan: Plan, before: Package, after: Package):
    """The sheet's own part: only the rows that were to change, and what says how far they reach."""
    old, new = before.tree(plan.part), after.tree(plan.part)
    if dict(old.attrib) != dict(new.attrib) or old.nsmap != new.nsmap:
        yield "the sheet's root has changed"
    frames = [[e for e in tree if local(e) not in ("sheetData", "dimension")] for tree in (old, new)]
    if [local(e) for e in frames[0]] != [local(e) for e in frames[1]]:
        yield f"the sheet's elements are {[local(e) for e in frames[1]]}"
    else:
        for a, b in zip(*frames):
            if etree.tostring(a) != etree.tostring(b) and not (plan.kind == "append" and local(a) in MOVING):
                yield f"{local(a)} has changed"
            elif plan.kind == "append" and local(a) in MOVING:
                if without_areas(a) != without_areas(b):
                    yield f"more than the areas of {local(a)} has changed"
    touched = {r for r, _ in plan.values} | {r for r, _ in plan.filled}
    a, b = rows(old), rows(new)
    for row in sorted(set(a) | set(b)):
        if row not in touched:
            if a.get(row) != b.get(row):
                yield f"row {row + 1} has changed"
        elif row not in b:
            yield f"row {row + 1} is not there"


def without_areas(element) -> bytes:
    return re.sub(rb"\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?", b"", etree.tostring(element))


def rows(root) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    row = -1
    data = child(root, "sheetData")
    for r in data if data is not None else []:
        if local(r) == "row":
            row = int(r.get("r", row + 2)) - 1
            found[row] = found.get(row, b"") + etree.tostring(r, with_tail=False)
    return found


def compare_workbook_part(plan: Plan, before: Package, after: Package):
    part = before.workbook()
    if before.bytes(part) == after.bytes(part):
        return
    old, new = before.tree(part), after.tree(part)
    for tree in (old, new):
        for element in list(tree):
            if local(element) == "calcPr":
                element.attrib.pop("fullCalcOnLoad", None)
                if not element.attrib:
                    tree.remove(element)
            elif local(element) == "definedNames" and plan.kind == "append":
                for name in element:
                    name.text = re.sub(r"\d+", "", name.text or "")
    if etree.tostring(old) != etree.tostring(new):
        yield "the workbook part has changed in more than computing and names"


# -- as openpyxl reads it


def seen(cell):
    """The cell with the look that Excel gives it; to openpyxl one without a look of its own has none, not the first one."""
    if cell._style is None or not any(cell._style):
        look = cell.parent.parent._cell_styles[0]
        if cell._style is None or tuple(look) != tuple(cell._style):
            cell = copy.copy(cell)
            cell._style = look
    return cell


class Looks:
    """Whether two cells of two workbooks look alike; each pair of looks is compared once."""

    def __init__(self):
        self.known: dict[tuple, bool] = {}

    def alike(self, a, b, apart=()) -> bool:
        a, b = seen(a), seen(b)
        key = (tuple(a._style), tuple(b._style), apart)
        if key not in self.known:
            self.known[key] = all(
                plain(getattr(a, n)) == plain(getattr(b, n))
                for n in ("number_format", "font", "fill", "border", "alignment", "protection", "quotePrefix")
                if n not in apart)
        return self.known[key]


def compare_openpyxl(plan: Plan, old, new):
    if old.sheetnames != new.sheetnames:
        yield f"sheets are {new.sheetnames}"
        return
    names = [{k: v.attr_text for k, v in b.defined_names.items()} for b in (old, new)]
    if plan.kind != "append" and names[0] != names[1]:
        yield "defined names have changed"
    if set(names[0]) != set(names[1]):
        yield "defined names have come or gone"
    looks = Looks()
    for a in old.worksheets:
        b = new[a.title]
        yield from compare_cells(plan, a, b, looks)
        is_extended = plan.kind == "append" and a.title == plan.name
        for what, of in SHEET_PARTS.items():
            if of(a) != of(b) and not (is_extended and what in EXTENDED):
                yield f"{a.title}: {what}"


def compare_cells(plan: Plan, a, b, looks: Looks):
    mine = a.title == plan.name
    places = set(a._cells) | set(b._cells)
    for row, column in sorted(places):
        place = (row - 1, column - 1)
        x, y = a._cells.get((row, column)), b._cells.get((row, column))
        where = f"{a.title} {reference(place)}"
        if mine and place in plan.values:
            if not equal(y, plan.values[place]):
                yield f"{where} holds {getattr(y, 'value', None)!r}"
            elif x is not None and not looks.alike(x, y, ("number_format",) if y.is_date else ()):
                yield f"{where} looks otherwise"
            elif plan.values[place] is DAY and not y.is_date:
                yield f"{where} is a day and shows none"
        elif mine and place in plan.filled and place not in plan.covered:
            if y is None or y.fill.fill_type != "solid" or y.fill.fgColor.rgb != "FFFF0000":
                yield f"{where} is not red"
            elif x is not None and (not looks.alike(x, y, ("fill",)) or content(x) != content(y)):
                yield f"{where} has changed in more than its fill"
        elif x is None or y is None:
            # A cell without value that takes the look of the row above.
            if not (mine and plan.kind == "append" and x is None and y.value is None and row - 1 >= plan.first):
                yield f"{where} {'has come' if x is None else 'is gone'}"
        elif content(x) != content(y) and not (
                mine and plan.kind == "append" and row - 1 >= plan.first and x.value is None and y.value is None):
            yield f"{where} was {content(x)!r:.80}, is {content(y)!r:.80}"
        elif not looks.alike(x, y):
            yield f"{where} looks otherwise"


def equal(cell, wanted) -> bool:
    value = cell.value if cell is not None else None
    if isinstance(value, (dt.datetime, dt.time, dt.timedelta)) and isinstance(wanted, (int, float)):
        # A number in a cell that shows days.
        value = to_excel(value, cell.parent.parent.epoch)
        return abs(value - wanted) < 1e-6
    return value == wanted and isinstance(value, bool) == isinstance(wanted, bool)


def content(cell):
    value = cell.value
    if hasattr(value, "__dict__"):
        value = (type(value).__name__, sorted((k, str(v)) for k, v in vars(value).items()))
    comment = (cell.comment.text, cell.comment.author) if getattr(cell, "comment", None) else None
    link = getattr(cell, "hyperlink", None)
    link = (link.target, link.location, link.tooltip) if link else None
    return (cell.data_type if hasattr(cell, "data_type") else None, value if value == value else "NaN", comment, link)


def plain(thing) -> str:
    """A part of a look or of a sheet with all that it holds."""
    return repr(getattr(thing, "_StyleProxy__target", thing))


def formats(sheet) -> list:
    found = []
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            look = plain(rule.dxf) if rule.dxf is not None else ""
            found.append((str(area.sqref), rule.type, rule.priority, [str(f) for f in rule.formula], look))
    return found


SHEET_PARTS = {
    "merged cells": lambda s: sorted(str(m) for m in s.merged_cells.ranges),
    "validations": lambda s: [plain(v) for v in s.data_validations.dataValidation],
    "conditional formats": formats,
    "filter": lambda s: plain(s.auto_filter) if s.auto_filter.ref else None,
    "tables": lambda s: [(t.name, t.ref, [c.name for c in t.tableColumns]) for t in s.tables.values()],
    "column widths": lambda s: [(k, d.width, d.hidden) for k, d in sorted(s.column_dimensions.items())],
    "row heights": lambda s: [(k, d.height, d.hidden) for k, d in sorted(s.row_dimensions.items())
                              if d.height is not None or d.hidden],
    "print area": lambda s: (s.print_area, s.print_title_rows, s.print_title_cols),
    "frozen panes": lambda s: s.freeze_panes,
    "visibility": lambda s: s.sheet_state,
    "protection": lambda s: plain(s.protection),
    "page": lambda s: (plain(s.page_setup), plain(s.page_margins), plain(s.print_options), *[
        (p.left.text, p.center.text, p.right.text) for p in (s.oddHeader, s.oddFooter, s.evenHeader, s.firstHeader)]),
    "tab": lambda s: plain(s.sheet_properties),
    "charts and images": lambda s: (len(s._charts), len(s._images)),
}
EXTENDED = {"validations", "conditional formats", "filter", "tables", "print area"}


# -- as LibreOffice reads it


def libreoffice(files: list[pathlib.Path], room: pathlib.Path) -> dict[str, dict[str, pathlib.Path]]:
    """CSV files by the workbook's stem and the sheet's name."""
    out = room / "csv"
    out.mkdir(exist_ok=True)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(room / 'profil').as_uri()}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", str(out)]
        + [str(f) for f in files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900, check=False)
    found: dict[str, dict[str, pathlib.Path]] = {}
    for file in sorted(out.iterdir()):
        stem = next((f.stem for f in files if file.name.startswith(f.stem + "-")), None)
        if stem:
            found.setdefault(stem, {})[file.stem[len(stem) + 1:]] = file
    return found


def compare_csv(plan: Plan, before: dict[str, pathlib.Path], after: dict[str, pathlib.Path], book):
    """Files by the sheet's name, which LibreOffice puts into theirs."""
    if set(before) != set(after):
        yield f"LibreOffice: sheets {sorted(after)} of {sorted(before)}"
        return
    named = [s.title for s in book.worksheets if s.title in before]
    for sheet, one, other in [(s, before[s], after[s]) for s in named]:
        a, b = ([*csv.reader(io.StringIO(f.read_text("utf-8", "replace")))] for f in (one, other))
        formulas = {(r - 1, c - 1) for (r, c), cell in book[sheet]._cells.items() if cell.data_type == "f"}
        mine = sheet == plan.name
        for row in range(max(len(a), len(b))):
            if mine and plan.kind == "append" and row >= plan.first:
                continue
            x, y = (t[row] if row < len(t) else [] for t in (a, b))
            for column in range(max(len(x), len(y))):
                place = (row, column)
                left, right = (t[column] if column < len(t) else "" for t in (x, y))
                if left != right and place not in formulas and not (mine and place in plan.values):
                    yield f"LibreOffice: {sheet} {reference(place)} has changed"
                    return


def judge_csv(chosen: list[tuple[int, pathlib.Path]], kinds: list[str], room: pathlib.Path, verdicts: dict) -> int:
    files = []
    for number, path in chosen:
        shutil.copy(path, room / f"{number}-original.xlsx")
        files.append(room / f"{number}-original.xlsx")
        files += [f for k in kinds if (f := room / f"{number}-{k}.xlsx").exists()]
    sheets: dict[str, dict[str, pathlib.Path]] = {}
    for start in range(0, len(files), 40):
        sheets |= libreoffice(files[start:start + 40], room)
    compared = 0
    for number, path in chosen:
        package, book = Package(path), openpyxl.load_workbook(path)
        for kind in kinds:
            if f"{number}-{kind}" not in sheets or f"{number}-original" not in sheets:
                continue
            wrong = list(
                compare_csv(Plan(kind, package, number), sheets[f"{number}-original"], sheets[f"{number}-{kind}"], book))
            compared += 1
            if wrong and not verdicts[path.name][kind]:
                verdicts[path.name][kind] = "; ".join(wrong[:3])
    return compared


# -- the command


def main() -> int:
    arguments = argparse.ArgumentParser(usage=__doc__)
    arguments.add_argument("binary")
    arguments.add_argument("--only", type=int, default=0, help="the first N workbooks")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--corpus", default=str(SHARED / "corpus" / "xlsx"))
    arguments.add_argument("--kinds", default=",".join(KINDS))
    arguments.add_argument("--match", default="", help="only workbooks whose name holds this")
    arguments.add_argument("--libreoffice", type=int, default=10)
    arguments.add_argument("--keep", help="a folder for the results")
    options = arguments.parse_args()
    warnings.simplefilter("ignore")
    files = sorted(p for p in pathlib.Path(options.corpus).iterdir() if p.is_file())
    files = [p for p in files if options.match in p.name][:options.only or None]
    kinds = options.kinds.split(",")
    with tempfile.TemporaryDirectory() as temporary:
        room = pathlib.Path(options.keep or temporary)
        room.mkdir(parents=True, exist_ok=True)
        tasks = [(n, options.binary, str(p), options.kinds, str(room)) for n, p in enumerate(files)]
        with multiprocessing.Pool(options.jobs) as pool:
            verdicts = dict(zip([p.name for p in files], pool.map(judge, tasks, chunksize=8)))
            # Ended by word, not by SIGTERM, which whoever started this may have blocked.
            pool.close()
            pool.join()
        compared = 0
        if options.libreoffice and shutil.which("soffice"):
            compared = judge_csv([(n, p) for n, p in enumerate(files) if n % options.libreoffice == 0], kinds, room, verdicts)
    failed = 0
    for kind in kinds:
        good = sum(1 for v in verdicts.values() if v[kind] == "")
        refused = [(n, v[kind]) for n, v in verdicts.items() if v[kind].startswith("refused: ")]
        wrong = [(n, v[kind]) for n, v in verdicts.items() if v[kind] and not v[kind].startswith("refused: ")]
        failed += len(wrong)
        print(f"{kind}: {good} of {len(files)}" + (f", {len(refused)} refused" if refused else ""))
        for name, why in refused:
            print(f"  REFUSED {name}: {why.removeprefix('refused: ')}")
        for name, why in wrong:
            print(f"  FAIL {name}: {why}")
    if compared:
        print(f"LibreOffice: {compared} results compared")
    print(", ".join(f"{k} {sum(1 for v in verdicts.values() if v[k] == '')} of {len(files)}" for k in kinds))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
