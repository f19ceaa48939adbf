#!/usr/bin/env python3
"""Random edits of copies of a workbook, merged by `sapa merge` through real files, against a model of what must come out.

    merge_scripts.py BINARY [--scripts 200] [--seed 1] [--keep FOLDER]

Each script makes a workbook with openpyxl and two or three copies that are sorted, edited, cleared, given rows and columns; one
copy in ten is saved again by LibreOffice, where that is installed. After the merge no typed value may be lost, each true
conflict stands on sheet Konflik once, no false one does, and the cells that nobody edited have the look they had. Then random
choices are made on Konflik, and a second merge must apply them. Prints PASS or FAIL and counts; exit status 1 on a failure.
"""

from __future__ import annotations

import argparse
import collections
import copy
import datetime as dt
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.styles import Font, PatternFill

MARK = "FFFFC000"
HEADERS = ["Nama", "Tanggal", "Jam", "Jumlah", "Catatan"]
FORMULA = "Ganda"
EPOCH = dt.datetime(1899, 12, 30)


def norm(value):
    """A value as two spreadsheet programs both understand it."""
    if value is None or isinstance(value, str) and not value.strip():
        return None
    if isinstance(value, bool):
        return ("b", value)
    if isinstance(value, str):
        return ("s", value.strip().replace("\r\n", "\n"))
    if isinstance(value, dt.time):
        value = dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, dt.datetime):
        value = value - EPOCH
    if isinstance(value, dt.timedelta):
        value = value.total_seconds() / 86400
    return ("n", round(float(value), 6))


class Grid:
    """A sheet's rows under their headers, as a person sees them: a key (or None) and the cells that hold something."""

    def __init__(self, headers, rows):
        self.headers = headers
        self.rows = rows

    def keyed(self):
        return {key: {h: v for h, v in cells.items() if norm(v) is not None} for key, cells in self.rows if key}

    def keyless(self):
        return collections.Counter(frozenset((h, norm(v)) for h, v in cells.items() if norm(v) is not None)
                                   for key, cells in self.rows if not key)


class Script:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0
        self.key = self.random.choice(["Kunci", "No RM", "ID"])

    def typed(self, header):
        roll = self.random.random()
        if header == "Tanggal" and roll < 0.7:
            return dt.datetime(2026, 11, self.random.randint(1, 28))
        if header == "Jam" and roll < 0.7:
            return dt.time(self.random.randint(1, 23), self.random.randint(0, 59))
        if header == "Jumlah" and roll < 0.7:
            return self.random.choice([self.random.randint(0, 99), self.random.randint(1, 999) / 7])
        if roll < 0.1:
            return self.random.choice(["Ya", "Tidak", True, 0, "007"])
        self.count += 1
        return self.random.choice(["ketik %d", "ketik %d & <lain>", "ketik\n%d", " ketik %d"]) % self.count

    def base(self):
        rows = []
        for index in range(self.random.randint(3, 14)):
            cells = {"Nama": "Pasien %d" % index}
            for header in HEADERS[1:]:
                if self.random.random() < 0.4:
                    cells[header] = self.typed(header)
            rows.append(("%06d" % index, cells))
        for index in range(self.random.choice([0, 0, 1, 2]) if self.key == "Kunci" else 0):
            rows.append((None, {"Nama": "Sisipan %d" % index, "Catatan": "lama"}))
        return Grid(list(HEADERS), rows)

    def edited(self, base):
        grid = copy.deepcopy(base)
        rnd = self.random
        for _ in range(rnd.randint(0, 14)):
            action = rnd.choice(["sort", "insert", "delete", "column", "key", "clear", "edit", "edit", "edit", "move"])
            if action == "sort":
                rnd.shuffle(grid.rows)
            elif action == "move":
                rnd.shuffle(grid.headers)
            elif action == "insert" and self.key == "Kunci":
                cells = {"Nama": "Baru %d" % rnd.randint(0, 3), "Catatan": self.typed("Catatan")}
                grid.rows.insert(rnd.randint(0, len(grid.rows)), (None, cells))
            elif action == "delete" and len(grid.rows) > 2:
                grid.rows.pop(rnd.randrange(len(grid.rows)))
            elif action == "column":
                header = rnd.choice(["Jemput", "Kontrol"])
                if header in grid.headers:
                    continue
                grid.headers.insert(rnd.randint(0, len(grid.headers)), header)
                for key, cells in grid.rows:
                    if key and rnd.random() < 0.5:
                        cells[header] = self.typed(header)
            elif action == "key":
                key = "9%05d" % rnd.randint(0, 3)
                if all(key != other for other, _ in grid.rows):
                    grid.rows.append((key, {"Nama": self.typed("Nama"), "Catatan": self.typed("Catatan")}))
            elif grid.rows:
                key, cells = rnd.choice(grid.rows)
                header = rnd.choice(grid.headers)
                if header in ("Jemput", "Kontrol") and not key:
                    continue
                if action == "clear":
                    cells.pop(header, None)
                else:
                    cells[header] = self.typed(header)
        grid.rows = [(key, cells) for key, cells in grid.rows if key or any(norm(v) for v in cells.values())]
        return grid


class Model:
    """What must come of merging the copies one after the other, said row by row; lists what sheet Konflik must hold."""

    def __init__(self, base, copies):
        self.base = base.keyed()
        self.rows = copy.deepcopy(self.base)
        self.listed = []
        self.headers = list(base.headers)
        self.keyless = base.keyless()
        for grid in copies:
            self.merge(grid, base)

    def add(self, key, header, current, value):
        entry = (key, header, norm(current), norm(value))
        if entry not in self.listed:
            self.listed.append(entry)

    def merge(self, grid, base):
        theirs = grid.keyed()
        for header in grid.headers:
            if header not in self.headers:
                self.headers.append(header)
        for key, cells in theirs.items():
            before = self.base.get(key, {})
            if key not in self.rows:
                if key in self.base:
                    for header, value in cells.items():
                        if norm(value) != norm(before.get(header)):
                            self.add(key, header, None, value)
                else:
                    self.rows[key] = dict(cells)
                continue
            row = self.rows[key]
            for header in grid.headers:
                old, own, new = before.get(header), row.get(header), cells.get(header)
                if norm(new) == norm(old) or norm(new) == norm(own):
                    continue
                if norm(own) != norm(old):
                    self.add(key, header, own, new)
                elif new is None:
                    row.pop(header, None)
                else:
                    row[header] = new
        for key in list(self.rows):
            if key in self.base and key not in theirs:
                same = {h: norm(v) for h, v in self.rows[key].items()} == {h: norm(v) for h, v in self.base[key].items()}
                if same:
                    del self.rows[key]
                else:
                    self.add(key, "(baris)", "(diubah)", "(dihapus)")
        known, own, new = base.keyless(), self.keyless, grid.keyless()
        result = own + ((new - known) - (own - known))
        for content, count in (known - new).items():
            count -= max(0, known[content] - own[content])
            result[content] -= max(0, count)
        self.keyless = +result


def write(path, script, grid, is_base):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    sheet["A1"] = "Daftar"
    headers = list(grid.headers)
    headers.insert(script.random.randint(0, len(headers)) if not is_base else 0, script.key)
    headers.append(FORMULA)
    amount = openpyxl.utils.get_column_letter(headers.index("Jumlah") + 1)
    for column, header in enumerate(headers, 1):
        sheet.cell(3, column, header).font = Font(bold=True)
    for index, (key, cells) in enumerate(grid.rows, 4):
        for column, header in enumerate(headers, 1):
            cell = sheet.cell(index, column)
            if header == script.key:
                cell.value = key
            elif header == FORMULA:
                if key:
                    cell.value = "=%s%d*2" % (amount, index)
            else:
                cell.value = cells.get(header)
                if header == "Catatan":
                    cell.fill = PatternFill("solid", fgColor="FFDDEEFF")
                if header == "Nama":
                    cell.font = Font(name="Arial", italic=True)
    sheet.auto_filter.ref = "A3:%s%d" % (openpyxl.utils.get_column_letter(len(headers)), 3 + len(grid.rows))
    note = book.create_sheet("Catatan Rapat")
    note["B2"] = "Rapat Senin"
    book.save(path)


def read(path, key_header):
    """The grid of a merged workbook, the cells by key and header, and the book."""
    book = openpyxl.load_workbook(path)
    sheet = book["Data"]
    headers = {cell.value: cell.column for cell in sheet[3] if cell.value is not None}
    rows, places = [], {}
    for row in sheet.iter_rows(min_row=4):
        key = sheet.cell(row[0].row, headers[key_header]).value
        cells = {}
        for header, column in headers.items():
            cell = sheet.cell(row[0].row, column)
            if header in (key_header, FORMULA):
                continue
            if norm(cell.value) is not None:
                cells[header] = cell.value
            if key:
                places[(key, header)] = cell
        if key or cells:
            rows.append((key, cells))
    return Grid([h for h in headers if h not in (key_header, FORMULA)], rows), places, book


def conflicts(book):
    """The rows of sheet Konflik as dictionaries, with their cells' row."""
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
            ["soffice", "-env:UserInstallation=file://%s" % profile, "--headless", "--convert-to", "xlsx",
             "--outdir", folder, str(path)], check=True, capture_output=True, timeout=300)
        shutil.copy(pathlib.Path(folder, path.name), path)
        return True
    except (subprocess.SubprocessError, FileNotFoundError) as error:
        print("SKIP a copy saved by LibreOffice: %s" % type(error).__name__, flush=True)
        return False
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fill(cell):
    return cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None


class Failure(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failure(message)


def merge(binary, *arguments):
    run = subprocess.run([binary, "merge", *map(str, arguments), "--force", "--date", "2026-11-21"], capture_output=True, text=True)
    expect(run.returncode in (0, 1), "exit %d: %s" % (run.returncode, run.stderr))
    return run.returncode


def check(binary, seed, folder, profile):
    """Runs one script, with a copy saved by LibreOffice where there is a profile; how many conflicts and such copies."""
    script = Script(seed)
    base = script.base()
    copies = [script.edited(base) for _ in range(script.random.choice([2, 2, 3]))]
    paths = [folder / "dasar.xlsx"] + [folder / ("salinan %d.xlsx" % n) for n in range(1, len(copies) + 1)]
    for path, grid in zip(paths, [base] + copies):
        write(path, script, grid, grid is base)
    resaved = profile is not None and office(script.random.choice(paths[1:]), profile)
    out = folder / "hasil.xlsx"
    code = merge(binary, *paths, "-o", out, "--key", script.key)

    model = Model(base, copies)
    result, places, book = read(out, script.key)
    got = {key: {h: norm(v) for h, v in cells.items()} for key, cells in result.keyed().items()}
    wanted = {key: {h: norm(v) for h, v in cells.items()} for key, cells in model.rows.items()}
    expect(got == wanted, "rows differ:\n  %r\n  %r" % (got, wanted))
    expect(result.keyless() == model.keyless, "rows without a key differ:\n  %r\n  %r" % (result.keyless(), model.keyless))
    listed = conflicts(book)
    seen = [(e["Kunci"], e["Kolom"], norm(e["Nilai Sekarang"]), norm(e["Nilai Salinan"])) for e in listed]
    expect(sorted(map(str, seen)) == sorted(map(str, model.listed)), "Konflik differs:\n  %r\n  %r" % (seen, model.listed))
    expect(code == (1 if listed else 0), "exit %d with %d conflicts" % (code, len(listed)))

    typed = {norm(v) for grid in copies for _, cells in grid.rows for v in cells.values() if norm(v) is not None}
    kept = {norm(v) for _, cells in result.rows for v in cells.values()} | {entry[3] for entry in seen}
    before = {norm(v) for _, cells in base.rows for v in cells.values()}
    expect(typed - kept <= before, "lost: %r" % (typed - kept - before))

    opened = {(e["Kunci"], e["Kolom"]) for e in listed if e["Keadaan"] == "Terbuka" and e["Kolom"] != "(baris)"}
    for place, cell in places.items():
        expect((fill(cell) == MARK) == (place in opened), "mark of %r" % (place,))
        if place[1] == "Nama" and place[0] in model.base:
            expect(cell.font.name == "Arial" and cell.font.italic, "look of %r" % (place,))
        if isinstance(model.rows[place[0]].get(place[1]), (dt.datetime, dt.time)):
            expect(isinstance(cell.value, (dt.datetime, dt.time)), "a date without its format at %r" % (place,))
    expect(book["Catatan Rapat"]["B2"].value == "Rapat Senin", "the other sheet")
    settle(binary, script, out, folder / "beres.xlsx", listed, book, wanted)
    return len(listed), int(resaved)


def settle(binary, script, out, settled, listed, book, wanted):
    """Makes choices on Konflik and merges again."""
    chosen = {}
    for entry in listed:
        if entry["Keadaan"] == "Terbuka" and script.random.random() < 0.8:
            choice = script.random.choice(["Sekarang", "Salinan"])
            entry["cell"].value = choice
            chosen[entry["No"]] = choice
    if not chosen:
        return
    book.save(out)
    merge(binary, out, "-o", settled, "--key", script.key)
    result, places, book = read(settled, script.key)
    for entry in listed:
        place = (entry["Kunci"], entry["Kolom"])
        if chosen.get(entry["No"]) != "Salinan":
            continue
        if place[1] == "(baris)":
            wanted.pop(place[0], None)
        elif place[0] in wanted:
            wanted[place[0]].pop(place[1], None)
            if norm(entry["Nilai Salinan"]) is not None:
                wanted[place[0]][place[1]] = norm(entry["Nilai Salinan"])
    got = {key: {h: norm(v) for h, v in cells.items()} for key, cells in result.keyed().items()}
    expect(got == wanted, "after choices rows differ:\n  %r\n  %r" % (got, wanted))
    after = {e["No"]: e["Keadaan"] for e in conflicts(book)}
    for entry in listed:
        state = "Diterapkan" if entry["No"] in chosen else entry["Keadaan"]
        expect(after[entry["No"]] == state, "state of conflict %r: %r" % (entry["No"], after[entry["No"]]))
    still = {(e["Kunci"], e["Kolom"]) for e in listed if e["Keadaan"] == "Terbuka" and e["No"] not in chosen}
    for place, cell in places.items():
        expect((fill(cell) == MARK) == (place in still), "mark of %r after choices" % (place,))
        if place[1] == "Catatan" and place not in still and place[0] in got and not place[0].startswith("9"):
            expect(fill(cell) == "FFDDEEFF", "earlier fill of %r: %r" % (place, fill(cell)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--scripts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="keep the files of failed scripts in this folder")
    arguments = parser.parse_args()
    binary = str(pathlib.Path(arguments.binary).resolve())
    has_office = shutil.which("soffice") is not None
    if not has_office:
        print("SKIP copies saved by LibreOffice: soffice is not installed")
    failures = listed = resaved = 0
    profile = tempfile.mkdtemp()
    for seed in range(arguments.seed, arguments.seed + arguments.scripts):
        folder = pathlib.Path(tempfile.mkdtemp())
        try:
            found, saved = check(binary, seed, folder, profile if has_office and seed % 10 == 0 else None)
            listed += found
            resaved += saved
        except Failure as failure:
            failures += 1
            print("FAIL script %d: %s" % (seed, failure), flush=True)
            if arguments.keep:
                shutil.copytree(folder, pathlib.Path(arguments.keep, str(seed)), dirs_exist_ok=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(profile, ignore_errors=True)
    print("%s %d scripts, %d failed, %d conflicts listed, %d copies saved by LibreOffice"
          % ("FAIL" if failures else "PASS", arguments.scripts, failures, listed, resaved))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
