#!/usr/bin/env python3
"""Judge `sapa` from outside: the six exports, what staff type, and wrong inputs, held against RULES A by a model of its own.

usage: judge.py SAPA_BINARY [--seed N] [--only exports|readback|refusals] [--keep FOLDER]

--seed makes six exports nobody has seen. Prints a PASS, FAIL or SKIP line a check and ends with `N passed, N failed, N skipped`.
Needs: openpyxl (and xlsxwriter with --seed); uses LibreOffice and ../shared/tools/check-workbook where they are.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import functools
import hashlib
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import traceback
import zipfile

import openpyxl
from openpyxl.worksheet.merge import MergedCellRange

import make_exports
import model
import workbook
from judging import clock, judged
from workbook import Table, as_date

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
RUN = make_exports.RUN
NEXT = dt.date(2026, 11, 25)
SOP_NUMBER = "OT.02.02/D.XLIII/482/2024"


class Judge:
    def __init__(self, binary: pathlib.Path, room: pathlib.Path):
        self.binary, self.room = binary, room
        self.count = collections.Counter()
        self.made = 0

    # -- verdicts

    def check(self, name: str, ok: bool, detail: object = "") -> bool:
        self.count["passed" if ok else "failed"] += 1
        text = "" if ok or detail == "" else "\n      " + str(detail).replace("\n", "\n      ")
        print(("PASS  " if ok else "FAIL  ") + name + text, flush=True)
        return ok

    def skip(self, name: str, why: str) -> None:
        self.count["skipped"] += 1
        print(f"SKIP  {name}: {why}", flush=True)

    def same(self, name: str, wrong: list[str], of: int | None = None) -> bool:
        """A check over many rows: passes without wrong ones, else shows the first few."""
        shown = "\n".join(wrong[:6]) + (f"\n… {len(wrong)} in all" + (f" of {of}" if of else "") if len(wrong) > 6 else "")
        return self.check(name, not wrong, shown)

    # -- the program

    def environment(self, arguments: object) -> dict[str, str]:
        return clock(arguments)

    def sapa(self, *arguments: object, **options) -> subprocess.CompletedProcess:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))} | {"LC_ALL": "C.UTF-8", "NO_COLOR": "1"} | self.environment(arguments)
        try:
            return subprocess.run(
                [str(options.pop("binary", self.binary)), *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", errors="replace",
                timeout=120, stdin=subprocess.DEVNULL, env=environment, check=False, **options,
            )
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(arguments, -99, "", "no answer within 120 s")

    def facility(self, label: str) -> pathlib.Path:
        self.made += 1
        folder = self.room / f"{self.made:02d}-{label}"
        done = self.sapa("init", folder, "--sop", "sapa-pasien")
        if done.returncode != 0:
            self.check(f"{label}: sapa init", False, done.stderr or done.stdout)
        return folder

    def run(self, folder: pathlib.Path, date: dt.date = RUN) -> tuple[int, dict, str]:
        done = self.sapa("run", folder, "--date", date.isoformat(), "--json")
        try:
            answer = json.loads(done.stdout)
        except json.JSONDecodeError:
            answer = {}
        return done.returncode, answer, done.stderr


# What the last run left for the next one, which is no worse off without it.
RECORD = pathlib.Path("arsip/.sapa-ingatan")


def snapshot(folder: pathlib.Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*")) if p.is_file() and p.relative_to(folder) != RECORD
    }


def difference(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return (
        [f"changed: {p}" for p in before if p in after and before[p] != after[p]]
        + [f"gone: {p}" for p in before if p not in after] + [f"new: {p}" for p in after if p not in before]
    )


def book_path(folder: pathlib.Path, week: str = "2026-W47") -> pathlib.Path:
    return folder / "kerja" / f"Sapa Pasien {week}.xlsx"


def recap_path(folder: pathlib.Path, week: str = "2026-W47") -> pathlib.Path:
    return folder / "laporan" / f"Rekap Sapa Pasien {week}.xlsx"


# openpyxl gives every cell below a merged range the range's border: a fifth of the time that a workbook takes, and nobody looks at it.
MergedCellRange.format = lambda self: None


@functools.lru_cache(maxsize=24)
def _loaded(path: pathlib.Path, _digest: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def load(path: pathlib.Path) -> openpyxl.Workbook:
    """A workbook to look at, read once as long as its bytes stay the same."""
    return _loaded(path, hashlib.sha256(path.read_bytes()).digest())


_taken: dict[tuple, object] = {}


def taken(path: pathlib.Path, take, *more):
    """`take(path, *more)`, taken once as long as the file's bytes stay the same; what it gives is not to be changed."""
    key = (take, more, path, hashlib.sha256(path.read_bytes()).digest())
    if key not in _taken:
        _taken[key] = take(path, *more)
    return _taken[key]


def stays_of(expected: dict) -> list[dict]:
    """The expectation's stays with dates, for the model at another date."""
    date = lambda t: dt.date.fromisoformat(t) if t else None
    return [dict(s, masuk=date(s["masuk"]), keluar=date(s["keluar"]), entri=date(s["entri"])) for s in expected["stays"]]


def procedure(answer: dict, week: str) -> dict:
    for one in answer.get("procedures", []):
        if one.get("sop") == "sapa-pasien" and one.get("period") == week:
            return one
    return {}


def all_texts(path: pathlib.Path) -> list[str]:
    """Every text of a workbook, notes included."""
    book = load(path)
    found = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    found.append(str(cell.value))
                if cell.comment is not None:
                    found.append(cell.comment.text)
    return found


# --- Data Pasien against the model ------------------------------------------------------------------------------


def judge_data_pasien(judge: Judge, label: str, path: pathlib.Path, truth: list[tuple[dict, str, str, dt.date | None]]) -> None:
    """Status, Kode, Tanggal Eksekusi and colour of each stay; `truth`: stay, status, code, execution date."""
    try:
        table = Table(load(path)["Data Pasien"], "Status", "Kode", "Tanggal Eksekusi")
    except (OSError, KeyError, LookupError, zipfile.BadZipFile) as error:
        judge.check(f"{label}: Data Pasien can be read", False, repr(error))
        return
    by_rm: dict[str, list[int]] = collections.defaultdict(list)
    altered = []
    exact = {s["rm"] for s, *_ in truth}
    squeezed = {re.sub(r"\W", "", rm).lstrip("0"): rm for rm in exact}
    for r in table.rows():
        value = table.get(r, "rm")
        rm = str(value)
        if rm not in exact:
            known = squeezed.get(re.sub(r"\W", "", rm).lstrip("0"))
            if known:
                altered.append(f"row {r}: no. RM {known} stands as {rm}")
                rm = known
        elif not isinstance(value, str):
            altered.append(f"row {r}: no. RM {rm} is a number, not text")
        by_rm[rm].append(r)
    judge.same(f"{label}: no. RM stand as in the export (G5)", altered)

    wrong = collections.defaultdict(list)
    reds = []
    seen = 0
    for stay, status, code, execution in truth:
        rows = by_rm.get(stay["rm"], [])
        if len(rows) > 1:
            def distance(r: int) -> tuple:
                try:
                    left, came = as_date(table.get(r, "keluar")), as_date(table.get(r, "masuk"))
                except ValueError:
                    return (2, 2)
                return (left != stay["keluar"], came != stay["masuk"])
            rows = sorted(rows, key=distance)
        who = f"{stay['rm']} {stay['nama']} ({stay['masuk']} – {stay['keluar']}, {stay['pulang']!r}, {stay['telp'][:2]})"
        if not rows:
            wrong["row"].append(f"{who}: not in Data Pasien; expected {status}")
            continue
        r = rows[0]
        by_rm[stay["rm"]].remove(r)
        seen += 1
        is_status, is_code = str(table.get(r, "Status") or ""), str(table.get(r, "Kode") or "")
        if is_status != status:
            wrong["Status"].append(f"{who}: {is_status!r}, expected {status!r}; Alasan: {table.get(r, 'Alasan')}")
        if is_code != code:
            wrong["Kode"].append(f"{who}: {is_code!r}, expected {code!r}")
        try:
            is_execution = as_date(table.get(r, "Tanggal Eksekusi"))
        except ValueError as error:
            is_execution = error
        if is_execution != execution:
            wrong["Tanggal Eksekusi"].append(f"{who}: {is_execution}, expected {execution}")
        if not str(table.get(r, "Alasan") or "").strip():
            wrong["Alasan"].append(f"{who}: no Alasan (G2)")
        red = table.red(r)
        if (status == "Target") != all(red) or (status != "Target" and any(red)):
            reds.append(f"{who}: {sum(red)} of {len(red)} cells red, status expected {status}")
    extra = [f"row {r}: no. RM {rm}, {table.get(r, 'Status')}" for rm, rows in by_rm.items() for r in rows]
    judge.same(f"{label}: each of the {len(truth)} stays has its row in Data Pasien", wrong["row"], len(truth))
    judge.same(f"{label}: no other rows in Data Pasien", extra)
    for column in ("Status", "Kode", "Tanggal Eksekusi", "Alasan"):
        judge.same(f"{label}: {column} of {seen} stays", wrong[column], seen)
    judge.same(f"{label}: target rows and no others are red", reds)


def judge_call_list(judge: Judge, label: str, path: pathlib.Path, truth: list[tuple[dict, str, str, dt.date | None]]) -> None:
    """`Lembar Sapa` holds one row a target, by execution date, with the columns that RULES A names."""
    columns = [
        "Kode", "Tanggal Eksekusi", "No RM", "Nama Pasien", "No HP", "Ruangan", "Diagnosa", "Penanggung Jawab", "No HP (perbaikan)",
        *[f"Percobaan {i} {what}" for i in (1, 2, 3) for what in ("Tanggal", "Jam", "Hasil")], "Dihubungi", "Izin", "Petugas", "Tanggal Sapa", "Catatan", "Selesai",
    ]
    try:
        table = Table(load(path)["Lembar Sapa"], "Kode", "No RM", "Tanggal Eksekusi")
    except (KeyError, LookupError) as error:
        judge.check(f"{label}: Lembar Sapa can be read", False, repr(error))
        return
    judge.same(f"{label}: Lembar Sapa has its columns", [f"missing: {c}" for c in columns if c not in table.column])
    rows = [r for r in table.rows() if str(table.get(r, "Kode") or "").startswith("T")]
    listed = collections.Counter((str(table.get(r, "rm")), as_date(table.get(r, "Tanggal Eksekusi")), table.get(r, "Kode")) for r in rows)
    wanted = collections.Counter((s["rm"], x, code) for s, status, code, x in truth if status == "Target")
    judge.same(
        f"{label}: Lembar Sapa lists the {sum(wanted.values())} targets",
        [f"missing: {k}" for k in wanted - listed] + [f"too many: {k}" for k in listed - wanted],
    )
    dates = [as_date(table.get(r, "Tanggal Eksekusi")) for r in rows]
    judge.check(f"{label}: Lembar Sapa is sorted by execution date", dates == sorted(dates), dates)
    if "Izin" in table.column and "Petugas" in table.column:
        required = [h for _, h, c in table.questions() if c]
        judge.check(f"{label}: the form has required questions with drop-downs", len(required) >= 4, required)
    if rows and "Selesai" in table.column:
        formula = table.get(rows[0], "Selesai")
        judge.check(f"{label}: Selesai is a live formula", str(formula).startswith("=") or type(formula).__name__ == "ArrayFormula", formula)


# --- the six exports --------------------------------------------------------------------------------------------


def judge_books(judge: Judge, label: str, folder: pathlib.Path, names: list[str]) -> None:
    """Every workbook written: sound for check-workbook and for LibreOffice, without a patient's name in the recap."""
    books = sorted(folder.glob("kerja/*.xlsx")) + sorted(folder.glob("laporan/*.xlsx"))
    checker = SHARED / "tools" / "check-workbook"
    if checker.exists():
        done = subprocess.run([sys.executable, str(checker), *map(str, books)], capture_output=True, text=True, check=False)
        judge.check(f"{label}: check-workbook finds 0 problems in {len(books)} workbooks", done.returncode == 0, (done.stdout + done.stderr)[:1500])
    else:
        judge.skip(f"{label}: check-workbook", "../shared/tools is not beside the checkout")
    if workbook.SOFFICE:
        out = workbook.converted(books, judge.room / "libreoffice" / folder.name)
        judge.check(f"{label}: LibreOffice opens {len(books)} workbooks", len(out) == len(books), [p.name for p in books if p not in out])
        errors = []
        for source, path in out.items():
            book = openpyxl.load_workbook(path, data_only=True)
            errors += [f"{source.name} {s.title}!{c.coordinate}: {c.value}" for s in book.worksheets for row in s.iter_rows() for c in row if c.data_type == "e"]
        judge.same(f"{label}: no formula is in error in LibreOffice", errors)
    else:
        judge.skip(f"{label}: LibreOffice", "soffice is not installed")
    for path in books:
        judge.check(f"{label}: {path.parent.name}/{path.name} names the SOP's number (G8)", any(SOP_NUMBER in t for t in all_texts(path)))
    for path in sorted(folder.glob("laporan/*.xlsx")):
        text = "\n".join(all_texts(path))
        judge.same(f"{label}: {path.name} holds no patient's name (G7)", [n for n in names if n in text])
        with zipfile.ZipFile(path) as archive:
            # a trend of one period is no line
            if not path.name.startswith("Ringkasan "):
                judge.check(f"{label}: {path.name} has charts", any(n.startswith("xl/charts/") for n in archive.namelist()))


def judge_export(judge: Judge, export: pathlib.Path) -> None:
    label = export.stem
    expected = json.loads(export.with_name(f"{export.stem}.expected.json").read_text("utf-8"))
    stays = stays_of(expected)
    truth = [(s, s["status"], s["kode"], dt.date.fromisoformat(s["tanggal_eksekusi"]) if s["tanggal_eksekusi"] else None) for s in stays]
    folder = judge.facility(label)
    shutil.copy(export, folder / "masuk" / export.name)

    before = snapshot(folder)
    done = judge.sapa("run", folder, "--date", RUN.isoformat(), "-n")
    judge.same(f"{label}: run -n writes nothing", difference(before, snapshot(folder)))

    code, answer, errors = judge.run(folder)
    judge.check(f"{label}: exit code 0 or 1", code in (0, 1), f"exit {code}\n{errors[:800]}")
    judge.check(f"{label}: --json is one object of {RUN}", answer.get("date") == RUN.isoformat(), str(answer)[:300])
    judge.check(f"{label}: masuk/ is as it was", snapshot(folder / "masuk") == {export.name: hashlib.sha256(export.read_bytes()).hexdigest()})
    path = book_path(folder)
    if not judge.check(f"{label}: {path.name} is written", path.exists(), f"{errors[:800]}\n{[str(p.relative_to(folder)) for p in folder.rglob('*.xlsx')]}"):
        return
    judge.check(f"{label}: {recap_path(folder).name} is written", recap_path(folder).exists())
    told = set(answer.get("written", []))
    judge.check(f"{label}: --json names what was written", {str(path.relative_to(folder)), str(recap_path(folder).relative_to(folder))} <= told, sorted(told))

    inputs = [i for i in answer.get("inputs", []) if pathlib.PurePath(i.get("file", "")).name == export.name]
    if judge.check(f"{label}: --json accounts for the file", len(inputs) == 1, answer.get("inputs")):
        one = inputs[0]
        figures = tuple(one.get(k, -1) for k in ("rows", "used", "merged", "rejected"))
        judge.check(f"{label}: rows = used + merged + rejected (G1)", figures[0] == sum(figures[1:]), one)
        judge.check(
            f"{label}: {expected['used']} used, {expected['merged']} merged, {expected['rejected']} rejected",
            figures[1:] == (expected["used"], expected["merged"], expected["rejected"]), one,
        )
    counts = collections.Counter(status for _, status, _, _ in truth)
    is_counts = {k: v for k, v in procedure(answer, "2026-W47").get("statuses", {}).items() if v}
    judge.check(f"{label}: --json counts the statuses", is_counts == dict(counts), f"is      {is_counts}\nexpected {dict(counts)}")

    judge_data_pasien(judge, label, path, truth)
    judge_call_list(judge, label, path, truth)
    sheets = load(path).sheetnames
    needed = ["Petunjuk", "Data Pasien", "Lembar Sapa", "Formulir", "Rekap", "Eskalasi", "Data Bermasalah"]
    judge.same(f"{label}: the workbook has its sheets", [f"missing: {n}; has {sheets}" for n in needed if n not in sheets])
    if "Data Bermasalah" in sheets:
        problems = "\n".join(str(c) for row in load(path)["Data Bermasalah"].iter_rows(values_only=True) for c in row if c is not None)
        judge.check(f"{label}: the damaged number 8,13E+11 stands in Data Bermasalah (F)", "8,13E+11" in problems)
    judge_books(judge, label, folder, [s["nama"] for s in stays])

    before = snapshot(folder)
    again, _, errors = judge.run(folder)
    judge.same(f"{label}: a second run leaves every file byte-identical (G4)", difference(before, snapshot(folder)))
    judge.check(f"{label}: the second run's exit code is the first's", again == code, f"{code}, then {again}\n{errors[:400]}")


def judge_several(judge: Judge) -> None:
    """Several files in masuk/: two exports a week apart, and an export with a list of telephone numbers."""
    import xlsxwriter

    export = make_exports.Export("f", 2026, **make_exports.FORMS["f_simrs.xlsx"][2])
    export.build()
    stays = stays_of(export.expected("f"))
    truth = expected_at(stays, {}, RUN)
    counts = dict(collections.Counter(status for _, status, _, _ in truth))

    label = "two exports a week apart"
    folder = judge.facility("dua-ekspor")
    make_exports.write_f(export, folder / "masuk" / "simrs baru.xlsx")
    older = make_exports.as_of(export.rows, dt.date(2026, 11, 11))
    make_exports.write_f(export, folder / "masuk" / "simrs lama.xlsx", rows=older)
    _, answer, errors = judge.run(folder)
    if judge.check(f"{label}: the workbook is written", book_path(folder).exists(), errors[:600]):
        judge_data_pasien(judge, label, book_path(folder), truth)
        inputs = answer.get("inputs", [])
        judge.check(
            f"{label}: rows = used + merged + rejected in both files (G1)",
            sorted(i["rows"] for i in inputs) == sorted([len(export.rows), len(older)]) and all(i["rows"] == i["used"] + i["merged"] + i["rejected"] for i in inputs), inputs,
        )

    label = "an export and a list of telephone numbers"
    folder = judge.facility("daftar-telepon")
    make_exports.write_f(export, folder / "masuk" / "simrs.xlsx", telephones=False)
    book = xlsxwriter.Workbook(str(folder / "masuk" / "daftar telepon.xlsx"))
    sheet = book.add_worksheet("Telepon")
    sheet.write_row(0, 0, ["No RM", "Nama", "No HP"])
    listed = {row["rm"]: row for row in export.rows}
    strangers = {"987654": {"rm": "987654", "nama": "Invensi Asing", "telp": "081200001111"}}
    for r, row in enumerate([*listed.values(), *strangers.values()], 1):
        sheet.write_row(r, 0, [row["rm"], row["nama"]])
        sheet.write_string(r, 2, str(row["telp"]))
    book.close()
    _, answer, errors = judge.run(folder)
    if judge.check(f"{label}: the workbook is written", book_path(folder).exists(), errors[:600]):
        judge_data_pasien(judge, label, book_path(folder), truth)
        is_counts = {k: v for k, v in procedure(answer, "2026-W47").get("statuses", {}).items() if v}
        judge.check(f"{label}: --json counts the statuses", is_counts == counts, f"is      {is_counts}\nexpected {counts}")
        problems = "\n".join(str(c) for row in load(book_path(folder))["Data Bermasalah"].iter_rows(values_only=True) for c in row if c is not None)
        judge.check(f"{label}: a number without a patient is reported", "987654" in problems + errors + json.dumps(answer.get("warnings", [])))


# --- read back --------------------------------------------------------------------------------------------------


def expected_at(stays: list[dict], outcomes: dict[tuple[str, dt.date], str | None], date: dt.date) -> list[tuple[dict, str, str, dt.date | None]]:
    result = []
    for s in stays:
        execution = s["keluar"] + dt.timedelta(days=7) if s["keluar"] else None
        result.append((s, *model.status_of(s, stays, date, outcomes.get((s["rm"], execution)) if execution else None)))
    return result


def same_value(typed: object, found: object) -> bool:
    """Whether a cell still says what was typed; a written date or time may have become a true one."""
    if found is None:
        return False
    if isinstance(typed, dt.datetime) or (isinstance(typed, str) and re.fullmatch(r"\d\d/\d\d/\d{4}", typed)):
        try:
            return as_date(typed) == as_date(found)
        except ValueError:
            return False
    if isinstance(typed, dt.time):
        if isinstance(found, dt.datetime):
            found = found.time()
        return (found.hour, found.minute) == (typed.hour, typed.minute) if isinstance(found, dt.time) else str(found)[:5].replace(".", ":") == f"{typed:%H:%M}"
    return str(typed) == str(found)


def judge_carried(judge: Judge, label: str, path: pathlib.Path, typed: dict, extra: dict, only: set | None = None) -> None:
    """Each typed cell stands in Lembar Sapa still; `only`: keys that must be there."""
    table = Table(load(path)["Lembar Sapa"], "Kode", "No RM", "Tanggal Eksekusi")
    rows = {(str(table.get(r, "rm")), as_date(table.get(r, "Tanggal Eksekusi"))): r for r in table.rows()}
    lost = []
    cells = 0
    for key, values in typed.items():
        if only is not None and key not in only:
            continue
        if key not in rows:
            lost.append(f"{key}: its row is gone; typed {list(values)}")
            continue
        for header, value in values.items():
            cells += 1
            found = table.get(rows[key], header)
            if not same_value(value, found):
                lost.append(f"{key} {header}: typed {value!r}, now {found!r}")
    judge.same(f"{label}: {cells} typed cells are carried (G3)", lost)
    if extra:
        wanted = {k: v for k, v in extra.items() if only is None or k in only}
        missing = [f"{k}: {v!r}, now {table.get(rows[k], 'Keterangan Tambahan')!r}" for k, v in wanted.items() if k not in rows or table.get(rows[k], "Keterangan Tambahan") != v]
        judge.same(f"{label}: the added column Keterangan Tambahan is kept ({len(wanted)} cells)", missing)


def judge_readback(judge: Judge, export: pathlib.Path, way: str) -> None:
    """way: plain, rearranged or libreoffice."""
    label = f"read back ({way})"
    expected = json.loads(export.with_name(f"{export.stem}.expected.json").read_text("utf-8"))
    stays = stays_of(expected)
    folder = judge.facility(f"readback-{way}")
    shutil.copy(export, folder / "masuk" / export.name)
    judge.run(folder)
    path = book_path(folder)
    if not path.exists():
        judge.check(f"{label}: there is a workbook to fill", False)
        return
    try:
        shift = workbook.work_a_shift(path, dt.date(2026, 11, 16))
    except (KeyError, LookupError, IndexError, StopIteration) as error:
        judge.check(f"{label}: Lembar Sapa can be filled", False, repr(error))
        return
    extra: dict = {}
    if way == "rearranged":
        extra = workbook.rearrange(path, shift)
    if way == "libreoffice":
        out = workbook.converted([path], judge.room / "resaved")
        if not judge.check(f"{label}: LibreOffice saves the filled workbook", path in out):
            return
        shutil.copy(out[path], path)
    corrected = correct_telephone(judge, label, path, stays) if way == "plain" else None

    code, answer, errors = judge.run(folder)
    judge.check(f"{label}: the same day's rerun ends with 0 or 1", code in (0, 1), f"exit {code}\n{errors[:800]}")
    if corrected:
        for s in stays:
            if (s["rm"], s["keluar"]) == corrected:
                s["telp"] = ["0812-7654-3210"]
    truth = expected_at(stays, shift.outcome, RUN)
    judge_data_pasien(judge, f"{label}, same day", path, truth)
    judge_carried(judge, f"{label}, same day", path, shift.typed, extra)
    told = procedure(answer, "2026-W47")
    wanted = model.points(shift.executions, RUN)
    judge.check(f"{label}: executed {len(shift.executions)} in --json", told.get("executed") == len(shift.executions), told)
    judge.check(f"{label}: weekly_minimum 7 in --json", told.get("weekly_minimum") == 7, told)
    judge.check(f"{label}: points {wanted} in --json (A9)", {k: v for k, v in (told.get("points") or {}).items() if v} == wanted, told.get("points"))
    if way == "rearranged":
        kept = "\n".join(t for p in [path, *folder.glob("arsip/**/*.xlsx")] for t in all_texts(p))
        judge.check(f"{label}: a line written beside the table is not lost (G3)", "Listrik padam 10.00-11.00" in kept)
        judge.check(f"{label}: a pinned note is not lost (G3)", "Suara kurang jelas" in kept)
    judge_books(judge, f"{label}, same day", folder, [s["nama"] for s in stays])
    before = snapshot(folder)
    judge.run(folder)
    judge.same(f"{label}: one more run changes no file (G4)", difference(before, snapshot(folder)))

    # a week later
    code, answer, errors = judge.run(folder, NEXT)
    judge.check(f"{label}: next week's run ends with 0 or 1", code in (0, 1), f"exit {code}\n{errors[:800]}")
    later = book_path(folder, "2026-W48")
    if not judge.check(f"{label}: {later.name} is written", later.exists()):
        return
    truth = expected_at(stays, shift.outcome, NEXT)
    judge_data_pasien(judge, f"{label}, next week", later, truth)
    judge_call_list(judge, f"{label}, next week", later, truth)
    still = {(s["rm"], x) for s, status, _, x in truth if status == "Target"}
    judge_carried(judge, f"{label}, next week", later, shift.typed, extra, still)
    judge_carried(judge, f"{label}, last week's book after next week's run", path, shift.typed, extra)

    # and next week's own work: Sri's tenth and Dewi's fifth execution of the month
    book = openpyxl.load_workbook(later)
    table = Table(book["Lembar Sapa"], "Kode", "No RM", "Dihubungi")
    free = [r for r in table.rows() if str(table.get(r, "Kode")).startswith("T") and (str(table.get(r, "rm")), as_date(table.get(r, "Tanggal Eksekusi"))) not in shift.typed]
    second = workbook.Shift()
    for r, officer in zip(free, ["Sri Wahyuni"] * 3 + ["Dewi Lestari"], strict=False):
        second.execute(table, r, officer, dt.date(2026, 11, 24))
    book.save(later)
    code, answer, errors = judge.run(folder, NEXT)
    told = procedure(answer, "2026-W48")
    wanted = model.points(shift.executions + second.executions, NEXT)
    judge.check(f"{label}: next week executed {len(second.executions)} in --json", told.get("executed") == len(second.executions), told)
    judge.check(f"{label}: next week's points {wanted}, last week's remainder counted (A9)", {k: v for k, v in (told.get("points") or {}).items() if v} == wanted, told.get("points"))
    truth = expected_at(stays, shift.outcome | second.outcome, NEXT)
    judge_data_pasien(judge, f"{label}, next week filled", later, truth)
    before = snapshot(folder)
    judge.run(folder, NEXT)
    judge.same(f"{label}: next week's rerun changes no file (G4)", difference(before, snapshot(folder)))


def correct_telephone(judge: Judge, label: str, path: pathlib.Path, stays: list[dict]) -> tuple[str, dt.date] | None:
    """Types a number into `No HP (perbaikan)` of a stay without one; returns the stay's key."""
    book = openpyxl.load_workbook(path)
    wanted = [s for s in stays if s["status"] == "Tanpa Telepon" and s["keluar"] == dt.date(2026, 11, 11)]
    rms = collections.Counter(s["rm"] for s in stays)
    for name in ("Data Pasien", "Lembar Sapa"):
        try:
            table = Table(book[name], "Kode", "Status") if name == "Data Pasien" else Table(book[name], "Kode", "No HP (perbaikan)")
        except LookupError:
            continue
        column = table.column.get("No HP (perbaikan)")
        for r in table.rows():
            for s in wanted:
                if column and str(table.get(r, "rm")) == s["rm"] and rms[s["rm"]] == 1:
                    table.sheet.cell(r, column).value = "0812-7654-3210"
                    book.save(path)
                    return s["rm"], s["keluar"]
    judge.check(f"{label}: a stay Tanpa Telepon has a cell No HP (perbaikan) to type into (A3b)", False, "no such column in Data Pasien, and no such row in Lembar Sapa")
    return None


# --- wrong inputs -----------------------------------------------------------------------------------------------


def refusals(export: pathlib.Path) -> list[tuple[str, bytes | None, str]]:
    """File name, bytes (None: not to be had here) and what the message must speak of."""
    good = export.read_bytes()
    encrypted = SHARED / "corpus" / "refuse" / "ExcelDataReader+ExcelDataReader__src__TestData__agile_AES256_SHA512_CBC_pwd_password.xlsx"
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900") + bytes(2016)
    csv = lambda header, row: (header + "\r\n" + (row + "\r\n") * 3).encode()
    return [
        ("laporan pdf.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n", r"pdf|bukan|not a"),
        ("berkata sandi.xlsx", encrypted.read_bytes() if encrypted.exists() else None, r"sandi|password"),
        ("lama.xls", ole, r"\.xls|xlsx|97"),
        ("lama diganti nama.xlsx", ole, r"\.xls|97|sandi|password|bukan|not a|rusak|damaged"),
        ("terpotong.xlsx", good[: len(good) * 2 // 3], r"rusak|damag|potong|truncat|lengkap|incomplete|zip"),
        ("kosong.csv", b"", r"kosong|empty"),
        ("tanpa tanggal keluar.csv", csv("No RM;Nama Pasien;No HP;Tgl Masuk", "001234;Invensi Belaka;081234567890;2026-11-01"), r"keluar|pulang|discharge"),
        ("judul asing.csv", csv("Foo;Bar;Baz;Qux", "1;2;3;4"), r"judul|kolom|header|column"),
    ]


def judge_refusals(judge: Judge, exports: list[pathlib.Path]) -> None:
    good = exports[0]
    for name, data, about in refusals(good):
        if data is None:
            judge.skip(f"refused: {name}", "../shared/corpus is not beside the checkout")
            continue
        folder = judge.facility("refused")
        (folder / "masuk" / name).write_bytes(data)
        before = snapshot(folder)
        code, _, errors = judge.run(folder)
        judge.check(f"refused: {name}: exit code 2", code == 2, f"exit {code}\n{errors[:400]}")
        judge.check(f"refused: {name}: the message names the file", name in errors, errors[:400])
        judge.check(f"refused: {name}: the message says why", re.search(about, errors.replace(name, ""), re.I) is not None, f"nothing of /{about}/ in: {errors[:400]}")
        judge.same(f"refused: {name}: every existing file as it was", [x for x in difference(before, snapshot(folder)) if not x.startswith("new:")])
        # beside a good one, over a run's results
        shutil.copy(good, folder / "masuk" / good.name)
        code, answer, errors = judge.run(folder)
        done = any(i.get("used") == 300 for i in answer.get("inputs", []))
        judge.check(f"refused: {name} beside a good export: exit code 2", code == 2, f"exit {code}\n{errors[:400]}")
        judge.check(f"refused: {name} beside a good export: named", name in errors + json.dumps(answer.get("warnings", []), ensure_ascii=False), errors[:400])
        judge.check(f"refused: {name} beside a good export: the good one is processed", done and book_path(folder).exists(), answer.get("inputs"))


def judge_bad_row(judge: Judge) -> None:
    """31/02/2026: only the row is rejected; exit code 1."""
    lines = ["No RM;Nama Pasien;No HP;Tgl Masuk;Tgl Keluar;Cara Keluar"]
    for i in range(9):
        lines.append(f"00123{i};Invensi {'ABCDEFGHI'[i]};08123456789{i};{25 + i % 3}/10/2026;{10 + i:02d}/11/2026;Sembuh")
    lines.insert(6, "009999;Invensi Salah;081234567800;25/10/2026;31/02/2026;Sembuh")
    folder = judge.facility("tanggal-salah")
    (folder / "masuk" / "tanggal salah.csv").write_text("\r\n".join(lines) + "\r\n", "utf-8")
    code, answer, errors = judge.run(folder)
    label = "a row of 31/02/2026"
    judge.check(f"{label}: exit code 1", code == 1, f"exit {code}\n{errors[:400]}")
    judge.check(f"{label}: one row rejected, nine used", [(i.get("rows"), i.get("used"), i.get("rejected")) for i in answer.get("inputs", [])] == [(10, 9, 1)], answer.get("inputs"))
    path = book_path(folder)
    if not judge.check(f"{label}: the workbook is written", path.exists()):
        return
    book = openpyxl.load_workbook(path)
    lines = [" | ".join(str(c) for c in row if c is not None) for row in book["Data Bermasalah"].iter_rows(values_only=True)]
    hits = [line for line in lines if "31/02/2026" in line]
    judge.check(f"{label}: stands in Data Bermasalah as read, with file, row 7 and column", any("tanggal salah.csv" in h and "7" in h and "Tgl Keluar" in h for h in hits), hits or lines[:8])
    texts = [str(c) for row in book["Data Pasien"].iter_rows(values_only=True) for c in row]
    judge.check(f"{label}: stands nowhere else", "009999" not in texts and "Invensi Salah" not in texts)


def judge_places(judge: Judge, good: pathlib.Path) -> None:
    """Folders that can't be used: no sapa.toml, a read-only kerja/, a full disk."""
    folder = judge.room / "tanpa toml"
    (folder / "masuk").mkdir(parents=True)
    shutil.copy(good, folder / "masuk")
    before = snapshot(folder)
    code, _, errors = judge.run(folder)
    judge.check("a folder without sapa.toml: exit code 2", code == 2, f"exit {code}\n{errors[:400]}")
    judge.check("a folder without sapa.toml: the message names sapa.toml and sapa init", "sapa.toml" in errors and "init" in errors, errors[:400])
    judge.same("a folder without sapa.toml: nothing is written", difference(before, snapshot(folder)))
    code, _, errors = judge.run(judge.room / "tidak ada")
    judge.check("a folder that is not there: exit code 2, named", code == 2 and "tidak ada" in errors, f"exit {code}\n{errors[:400]}")

    folder = judge.facility("tanpa-laporan")
    shutil.copy(good, folder / "masuk")
    for name in ("kerja", "laporan", "arsip"):
        shutil.rmtree(folder / name, ignore_errors=True)
    code, _, errors = judge.run(folder)
    judge.check("a folder whose kerja/, laporan/ and arsip/ are missing, as git leaves it: they are made", code in (0, 1) and recap_path(folder).exists(), f"exit {code}\n{errors[:400]}")

    # a read-only kerja/, over a filled workbook
    folder = judge.facility("hanya-baca")
    shutil.copy(good, folder / "masuk")
    judge.run(folder)
    if book_path(folder).exists():
        workbook.work_a_shift(book_path(folder), dt.date(2026, 11, 16))
    binary, options = judge.binary, {}
    if os.geteuid() == 0:
        binary = judge.room / "sapa"
        shutil.copy(judge.binary, binary)
        for parent in [judge.room, *folder.rglob("*"), folder, binary]:
            os.chmod(parent, 0o755 if parent.is_dir() or parent == binary else 0o644)
        for p in [folder, *folder.rglob("*")]:
            os.chown(p, 65534, 65534)
        options = {"user": 65534, "group": 65534, "extra_groups": []}
    os.chmod(folder / "kerja", 0o555)
    before = snapshot(folder)
    try:
        done = judge.sapa("run", folder, "--date", RUN.isoformat(), "--json", binary=binary, **options)
        judge.check("a read-only kerja/: exit code 2", done.returncode == 2, f"exit {done.returncode}\n{done.stderr[:400]}")
        judge.check("a read-only kerja/: the message names it", "kerja" in done.stderr, done.stderr[:400])
        judge.same("a read-only kerja/: every existing file as it was", difference(before, snapshot(folder)))
    except PermissionError as error:
        judge.skip("a read-only kerja/", f"cannot run as nobody: {error}")
    finally:
        os.chmod(folder / "kerja", 0o755)

    # a disk that takes no more than 8 KB a file
    folder = judge.facility("disk-penuh")
    shutil.copy(good, folder / "masuk")
    judge.run(folder)
    if book_path(folder).exists():
        workbook.work_a_shift(book_path(folder), dt.date(2026, 11, 16))
    before = snapshot(folder)

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    done = judge.sapa("run", folder, "--date", RUN.isoformat(), "--json", preexec_fn=full)
    judge.check("a disk that is full: exit code 2", done.returncode == 2, f"exit {done.returncode}\n{done.stderr[:400]}")
    judge.same("a disk that is full: every existing file as it was, nothing half-written", difference(before, snapshot(folder)))
    code, _, errors = judge.run(folder)
    judge.check("a disk with room again: the next run goes through", code in (0, 1), f"exit {code}\n{errors[:400]}")


def judge_text_extension(judge: Judge, exports: list[pathlib.Path]) -> None:
    """A spreadsheet's `Unicode text` is saved as .txt: the same export under that name."""
    tabbed = next(e for e in exports if e.stem.startswith("e_"))
    expected = json.loads(tabbed.with_name(f"{tabbed.stem}.expected.json").read_text("utf-8"))
    folder = judge.facility("txt")
    shutil.copy(tabbed, folder / "masuk" / "pasien pulang.txt")
    _, answer, errors = judge.run(folder)
    counts = dict(collections.Counter(s["status"] for s in expected["stays"]))
    judge.check("the UTF-16 export as .txt: read alike", {k: v for k, v in procedure(answer, "2026-W47").get("statuses", {}).items() if v} == counts, errors[:400] or answer)


# --- all of it --------------------------------------------------------------------------------------------------


def attempt(judge: Judge, part, *arguments) -> None:
    """One part; what it trips over is a failure of that part alone."""
    try:
        part(judge, *arguments)
    except Exception:  # whatever a workbook may hold
        judge.check(f"{part.__name__} {[getattr(a, 'stem', a) for a in arguments][:2]} goes through", False, traceback.format_exc()[-900:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--seed", type=int, help="make six new exports instead of using exports/")
    parser.add_argument("--only", choices=["exports", "readback", "refusals"], action="append")
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility folders here")
    arguments = parser.parse_args()
    parts = arguments.only or ["exports", "readback", "refusals"]

    def work(judge: Judge) -> None:
        if arguments.seed is not None:
            exports = make_exports.make(judge.room / "exports", arguments.seed)
        else:
            exports = [HERE / "exports" / name for name in make_exports.FORMS]
        if "exports" in parts:
            for export in exports:
                attempt(judge, judge_export, export)
            attempt(judge, judge_several)
        if "readback" in parts:
            attempt(judge, judge_readback, exports[2], "plain")
            attempt(judge, judge_readback, exports[5], "rearranged")
            if workbook.SOFFICE:
                attempt(judge, judge_readback, exports[0], "libreoffice")
            else:
                judge.skip("read back (libreoffice)", "soffice is not installed")
        if "refusals" in parts:
            attempt(judge, judge_refusals, exports)
            attempt(judge, judge_bad_row)
            attempt(judge, judge_places, exports[0])
            attempt(judge, judge_text_extension, exports)

    return judged(Judge, arguments.binary, arguments.keep, "acceptance-", work)


if __name__ == "__main__":
    sys.exit(main())
