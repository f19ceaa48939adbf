#!/usr/bin/env python3
"""Judge `sapa` on SOPs B and C from outside: logs, censuses and what staff type, held against a model of its own.

usage: judge_logs.py SAPA_BINARY [--seed N] [--only B|C] [--keep FOLDER]

Prints a PASS, FAIL or SKIP line a check and ends with `N passed, N failed, N skipped`.
Needs: openpyxl xlsxwriter; uses LibreOffice, pdftotext and ../shared/tools/check-workbook where they are.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import pathlib
import random
import re
import shutil
import subprocess
import sys

import openpyxl

import log_model as model
import make_logs as logs
import workbook
from judge import SHARED, Judge, all_texts, attempt, difference, load, snapshot, taken
from judging import judged
from workbook import Table

B, C = "layanan-telepon", "hotline"
BOOK = {B: "Layanan Telepon", C: "Hotline"}
SHEET = {B: "Log Layanan", C: "Log Hotline"}
NAME = {B: "Nama Penelpon", C: "Nama Pasien"}
OURS = {B: ["Kode", "Kepatuhan", "Alasan", "Tindak Lanjut", "Status", "No BA"], C: ["Kelayakan", "Penanggung Jawab", "Alasan", "Langkah Berikutnya"]}
COLUMNS = {B: logs.COLUMNS_B, C: logs.COLUMNS_C}
NUMBER = {B: "000.8.3.3/006/VI/2023", C: "DIR.06.02.01.009"}
SHEETS = {B: ["Petunjuk", "Log Layanan", "BA Pengaduan", "Rekap Layanan", "Data Bermasalah"], C: ["Petunjuk", "Log Hotline", "Rawat Inap", "Rawat Jalan", "Kamar", "Rekap", "Data Bermasalah"]}
STEP = {
    "Rawat Inap": {1: "igd", 2: "admisi|periksa", 3: "perawat", 4: "billing", 5: "farmasi", 6: "edukasi|formulir|jamin|ekses", 7: "pulang"},
    "Rawat Jalan": {1: "hotline|arah", 2: "janji|appointment|daftar|admisi", 3: "perawat|poli", 4: "periksa|dokter", 5: "rawat inap", 6: "ruang|layanan pelanggan|customer", 7: "billing", 8: "farmasi", 9: "pulang"},
}


class LogTable(Table):
    """A sheet whose rows are known by the column `key` instead of a no. RM."""

    def __init__(self, sheet, key: str, *needed: str):
        self.sheet, self.header_row = sheet, None
        for r in range(1, 21):
            texts = {str(c.value).strip() for c in sheet[r] if c.value is not None}
            if {key, *needed} <= texts:
                self.header_row = r
                break
        if self.header_row is None:
            raise LookupError(f"sheet {sheet.title}: no row among the first 20 holds {', '.join((key, *needed))}")
        self.headers = [(c.column, str(c.value).strip()) for c in sheet[self.header_row] if c.value not in (None, "")]
        self.column: dict[str, int] = {}
        for number, header in self.headers:
            self.column.setdefault(header, number)
        self.known = {"rm": self.column[key]}

    def by_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = collections.defaultdict(list)
        for r in self.rows():
            found[str(self.get(r, "rm")).strip()].append(r)
        return found

    def steps(self) -> dict[int, list[int]]:
        """Columns by the number that their headers begin with."""
        found: dict[int, list[int]] = collections.defaultdict(list)
        for number, header in self.headers:
            if begin := re.match(r"(?:langkah\s*)?(\d)\b", header, re.I):
                found[int(begin[1])].append(number)
        return found

    def line(self, row: int) -> str:
        return " | ".join(str(self.sheet.cell(row, n).value) for n, _ in self.headers if self.sheet.cell(row, n).value is not None)


class LogJudge(Judge):
    def facility(self, label: str, *sops: str, day: dt.date | None = None) -> pathlib.Path:
        """A facility whose blank logs are those of a day; of today without one."""
        self.made += 1
        folder = self.room / f"{self.made:02d}-{label}"
        for sop in sops:
            done = self.sapa("init", folder, "--sop", sop, *(["--date", day.isoformat()] if day else []))
            if done.returncode != 0:
                self.check(f"{label}: sapa init --sop {sop}", False, done.stderr or done.stdout)
        return folder

    def go(self, label: str, folder: pathlib.Path, date: dt.date = logs.RUN) -> dict:
        code, answer, errors = self.run(folder, date)
        self.check(f"{label}: the run of {date} ends with 0 or 1", code in (0, 1), f"exit {code}\n{errors[:800]}")
        self.last_errors = errors
        return answer


def book_of(folder: pathlib.Path, sop: str, date: dt.date) -> pathlib.Path:
    return folder / "kerja" / f"{BOOK[sop]} {model.week_name(date)}.xlsx"


def report_of(folder: pathlib.Path, sop: str, date: dt.date) -> pathlib.Path:
    return folder / "laporan" / f"Rekap {BOOK[sop]} {model.week_name(date)}.xlsx"


def procedure(answer: dict, sop: str, date: dt.date) -> dict:
    return next((p for p in answer.get("procedures", []) if p.get("sop") == sop and p.get("period") == model.week_name(date)), {})


def put(folder: pathlib.Path, name: str, columns: list[str], rows: list[dict], title: str | None = None) -> pathlib.Path:
    path = folder / "masuk" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return logs.write_csv(path, columns, rows) if path.suffix == ".csv" else logs.write_xlsx(path, columns, rows, title)


OFFICERS = {"Lilis Suryani": "CS", "Hari Mukti": "MOD"}


def set_holidays(folder: pathlib.Path, *, officers: bool = False) -> None:
    """`holidays`, and who is CS and who MOD, under `[hotline]` in sapa.toml, whether they are there or not."""
    path = folder / "sapa.toml"
    lines = path.read_text("utf-8").split("\n") if path.exists() else []
    entries = [f'holidays = ["{logs.HOLIDAY}"]']
    if officers:
        entries += [f'{unit.lower()}_officers = ["{name}"]' for name, unit in OFFICERS.items()]
    top = next((i for i, line in enumerate(lines) if line.split("#")[0].strip() == "[hotline]"), None)
    if top is None:
        lines += ["[hotline]", *entries, ""]
    else:
        end = next((i for i in range(top + 1, len(lines)) if lines[i].startswith("[")), len(lines))
        taken = "|".join(e.split(" ")[0] for e in entries)
        lines[top + 1 : end] = entries + [line for line in lines[top + 1 : end] if not re.match(rf"\s*({taken})\s*=", line)]
    path.write_text("\n".join(lines), "utf-8")


def alike(a: object, b: object) -> bool:
    return str(a or "").strip() == str(b or "").strip()


# --- both logs --------------------------------------------------------------------------------------------------


def decisions(folder: pathlib.Path, sop: str) -> dict[str, list[dict]]:
    """Name to the rows of that name, over all books; each a dict of its cells, `_week`, `_line`, `_red` and `_live`."""
    found: dict[str, list[dict]] = collections.defaultdict(list)
    for path in sorted((folder / "kerja").glob(f"{BOOK[sop]} *.xlsx")):
        for name, rows in taken(path, rows_of, sop).items():
            found[name] += rows
    return found


def rows_of(path: pathlib.Path, sop: str) -> dict[str, list[dict]]:
    """What `decisions` says of one book."""
    found: dict[str, list[dict]] = collections.defaultdict(list)
    table = LogTable(load(path)[SHEET[sop]], NAME[sop], *OURS[sop][:3])
    for name, rows in table.by_name().items():
        for r in rows:
            cells = {h: table.get(r, h) for _, h in table.headers}
            found[name].append(cells | {"_week": path.stem[-8:], "_line": f"{path.stem} row {r}", "_red": any(table.red(r)), "_live": bool(table.sheet.conditional_formatting)})
    return found


def rows_in_place(judge: Judge, label: str, sop: str, rows: list[dict], found: dict[str, list[dict]]) -> None:
    """Each row once, in the book of its week, with what identifies people as it came (G1, G3, G5)."""
    wrong, altered = [], []
    for row in rows:
        there, week = found.get(row[NAME[sop]], []), model.week_name(row["Tanggal"])
        if [t["_week"] for t in there] != [week]:
            wrong.append(f"{row[NAME[sop]]} {row['Tanggal']}: in {[t['_line'] for t in there]}, expected once in {week}")
            continue
        for header in ("No Telepon", "NIK", "No Resi"):
            value = row.get(header)
            if isinstance(value, str) and not model.missing(value):
                told = there[0].get(header)
                if not isinstance(told, str) or re.sub(r"\D", "", told) != re.sub(r"\D", "", value):
                    altered.append(f"{there[0]['_line']} {header}: {told!r}, expected the text {value!r}")
    judge.same(f"{label}: each of {len(rows)} rows stands once, in the book of its week (G1)", wrong, len(rows))
    judge.same(f"{label}: telephones, NIK and resi are the texts that came (G5)", altered)
    names = {r[NAME[sop]] for r in rows}
    judge.same(f"{label}: no other rows", [f"{t[0]['_line']}: {n}" for n, t in found.items() if n not in names])


def accounts(judge: Judge, label: str, answer: dict, name: str, rows: int, *, clean: bool = True) -> None:
    inputs = [i for i in answer.get("inputs", []) if pathlib.PurePath(i.get("file", "")).name == name]
    if not judge.check(f"{label}: --json accounts for {name}", len(inputs) == 1, answer.get("inputs")):
        return
    figures = [inputs[0].get(k, 0) for k in ("rows", "used", "merged", "rejected")]
    judge.check(f"{label}: {name}: {rows} rows = used + merged + rejected (G1)", figures[0] == rows == sum(figures[1:]), inputs[0])
    if clean:
        judge.check(f"{label}: {name}: all of them used", figures[1] == rows, inputs[0])


def counted(judge: Judge, label: str, answer: dict, sop: str, rows: list[dict], statuses: list[str], violations: list[list[str]]) -> None:
    """`statuses` and `violations` of --json by week."""
    for week in sorted({model.week_name(r["Tanggal"]) for r in rows}):
        mine = [i for i, r in enumerate(rows) if model.week_name(r["Tanggal"]) == week]
        told = procedure(answer, sop, rows[mine[0]]["Tanggal"])
        wanted = dict(collections.Counter(statuses[i] for i in mine))
        is_statuses = {k: v for k, v in told.get("statuses", {}).items() if v}
        judge.check(f"{label}: --json counts the statuses of {week}", is_statuses == wanted, f"is      {is_statuses}\nexpected {wanted}")
        wanted = dict(sorted(collections.Counter(v for i in mine for v in violations[i]).items()))
        is_violations = {k: v for k, v in sorted(told.get("violations", {}).items()) if v and k != "C4"}
        judge.check(f"{label}: --json counts the violations of {week}", is_violations == wanted, f"is      {is_violations}\nexpected {wanted}")


def books(judge: Judge, label: str, sops: list[str], folder: pathlib.Path, rows: list[dict], *, office: bool) -> None:
    """Every workbook written is sound (G8), and the reports name nobody (G7)."""
    paths = sorted(folder.glob("kerja/*.xlsx")) + sorted(folder.glob("laporan/*.xlsx"))
    checker = SHARED / "tools" / "check-workbook"
    if checker.exists():
        done = subprocess.run([sys.executable, str(checker), *map(str, paths)], capture_output=True, text=True, check=False)
        judge.check(f"{label}: check-workbook finds 0 problems in {len(paths)} workbooks", bool(paths) and done.returncode == 0, (done.stdout + done.stderr)[:1500])
    else:
        judge.skip(f"{label}: check-workbook", "../shared/tools is not beside the checkout")
    if office and workbook.SOFFICE:
        out = workbook.converted(paths, judge.room / "libreoffice" / folder.name)
        judge.check(f"{label}: LibreOffice opens {len(paths)} workbooks", len(out) == len(paths), [p.name for p in paths if p not in out])
        errors = []
        for source, path in out.items():
            book = openpyxl.load_workbook(path, data_only=True)
            errors += [f"{source.name} {s.title}!{c.coordinate}: {c.value}" for s in book.worksheets for row in s.iter_rows() for c in row if c.data_type == "e"]
        judge.same(f"{label}: no formula is in error in LibreOffice", errors)
    elif office:
        judge.skip(f"{label}: LibreOffice", "soffice is not installed")
    for sop in sops:
        for path in (p for p in paths if BOOK[sop] in p.name):
            judge.check(f"{label}: {path.parent.name}/{path.name} names the SOP's number (G8)", any(NUMBER[sop] in t for t in all_texts(path)))
    names = {r[n] for r in rows for n in NAME.values() if r.get(n)}
    digits = {re.sub(r"\D", "", str(r.get(h) or "")) for r in rows for h in ("No Telepon", "NIK")} - {""}
    national = {re.sub(r"^0", "", d) for d in digits if len(d) >= 9}
    for path in sorted(folder.glob("laporan/*.xlsx")):
        texts = all_texts(path)
        text = "\n".join(texts)
        told = {run for t in texts for run in re.findall(r"\d{9,}", re.sub(r"(?<=\d)[ .\-](?=\d)", "", t))}
        told |= {re.sub(r"^(?:62|0)", "", run) for run in told}
        judge.same(f"{label}: {path.name} holds no name of a caller or patient (G7)", [n for n in names if n in text])
        judge.same(f"{label}: {path.name} holds no telephone and no NIK (G7)", sorted(told & (digits | national)))


def again(judge: Judge, label: str, folder: pathlib.Path, date: dt.date) -> None:
    before = snapshot(folder)
    answer = judge.go(f"{label}, again", folder, date)
    judge.check(f"{label}: a second run writes nothing (G4)", answer.get("written") == [], answer.get("written"))
    judge.same(f"{label}: a second run changes no byte (G4)", difference(before, snapshot(folder)))


def problem_rows(folder: pathlib.Path) -> list[list[str]]:
    """The cells of each row of Data Bermasalah, over all books in kerja/."""
    found = []
    for path in sorted((folder / "kerja").glob("*.xlsx")):
        book = load(path)
        if "Data Bermasalah" in book.sheetnames:
            found += [[logs.shown(c) for c in row if c is not None] for row in book["Data Bermasalah"].iter_rows(values_only=True)]
    return [row for row in found if row]


def problem_lines(folder: pathlib.Path) -> list[str]:
    return [" | ".join(row) for row in problem_rows(folder)]


def sign_of(sign: str) -> re.Pattern:
    return re.compile(re.sub(r"(?<=\d)\\\.(?=\d)", "[.:]", re.escape(sign)).replace(r"\ \ ", r"\s+"))


def pointed_out(judge: Judge, label: str, sop: str, folder: pathlib.Path, answer: dict, name: str, bad: list[tuple[dict, str, str | None]]) -> None:
    """Every bad row is named in Data Bermasalah, or its cell says so, and none is lost."""
    accounts(judge, label, answer, name, len(bad), clean=False)
    problems, found = problem_rows(folder), decisions(folder, sop)
    lines = [" | ".join(p) for p in problems]
    unnamed, lost = [], []
    for i, (row, where, sign) in enumerate(bad):
        who, at = row[NAME[sop]], i + 2
        about = f"row {at} ({who}, {sign})"
        exact = [line for p, line in zip(problems, lines, strict=True) if name in line and (str(at) in p or re.search(rf"(?i)\b(baris|row) {at}\b", line))]
        hits = exact + [line for line in lines if who in line]
        if not str(sign).startswith("BA-"):  # of two rows with one number each must be told by its row or its name
            hits += [line for line in lines if sign and sign_of(sign).search(line)]
        if where in ("Data Bermasalah", "row") and not hits:
            unnamed.append(f"{about}: not in Data Bermasalah")
        if where != "twin" and who not in found and not exact:
            lost.append(f"{about}: neither in {SHEET[sop]} nor, with file and row, in Data Bermasalah")
    judge.same(f"{label}: each bad row is pointed out in Data Bermasalah", unnamed)
    judge.same(f"{label}: no bad row is lost (G1)", lost)


# --- B ----------------------------------------------------------------------------------------------------------


def call_columns(call: model.Call, told: dict) -> list[tuple[str, object, object, bool]]:
    """What must stand in our columns of a call, what does, and whether that will do."""
    found = [(c, v, told.get(c), alike(told.get(c), v)) for c, v in [("Kepatuhan", call.compliance), ("Kode", call.code), ("Status", call.status)]]
    number = told.get("No BA")
    found.append(("No BA", call.number, number, alike(number, call.number) or call.number is None and model.missing(number)))
    return [*found, ("Tindak Lanjut", call.action.text, told.get("Tindak Lanjut"), call.action.fits(told.get("Tindak Lanjut")))]


def compare_calls(judge: Judge, label: str, rows: list[dict], truth: list[model.Call], found: dict[str, list[dict]]) -> None:
    wrong: dict[str, list[str]] = collections.defaultdict(list)
    seen = 0
    for row, call in zip(rows, truth, strict=True):
        there = found.get(row["Nama Penelpon"], [])
        if len(there) != 1:
            continue
        seen += 1
        told = there[0]
        facts = {k: logs.shown(v) for k, v in row.items() if k in ("Jam Masuk", "Jumlah Dering", "Jam Selesai", "Jenis Layanan", "Tuntas", "Diteruskan", "Jam Hubungi Kembali")}
        about = f"{told['_line']} {row['Nama Penelpon']} {row['Tanggal']} {facts}"
        for column, value, got, ok in call_columns(call, told):
            if not ok:
                wrong[column].append(f"{about}: {got!r}, expected {value!r}")
        reason = str(told.get("Alasan") or "")
        silent = [c for c in call.broken if c not in reason]
        silent += [f"{c} tidak diketahui" for c in call.unknown if c not in reason or "tidak diketahui" not in reason.lower()]
        if silent:
            wrong["Alasan"].append(f"{about}: {reason!r} does not say {', '.join(silent)}")
        if told["_red"] != (call.code == "L") and (told["_red"] or not told["_live"]):
            wrong["red"].append(f"{about}: {'red without' if told['_red'] else 'neither red nor in a live format with'} code L")
    for column in ("Kepatuhan", "Kode", "Status", "Tindak Lanjut", "No BA"):
        judge.same(f"{label}: {column} of {seen} calls", wrong[column] if seen else ["no rows"], seen)
    judge.same(f"{label}: Alasan names each clause broken and each that is not known (G2)", wrong["Alasan"], seen)
    judge.same(f"{label}: what is late is red, or has a live format, and no row is red without its code (B4, G9)", wrong["red"])


def judge_calls(judge: LogJudge, form: str, seed: int) -> None:
    """The log of a week, judged a few days after."""
    label, rows = f"B {form}", logs.call_log(seed)
    folder = judge.facility(f"layanan-{form}", B)
    name = f"log layanan.{form}"
    path = put(folder, name, logs.COLUMNS_B, rows, "LOG LAYANAN TELEPON")
    original = path.read_bytes()
    answer = judge.go(label, folder)
    judge.check(f"{label}: masuk/ is as it was", path.read_bytes() == original and len(list((folder / "masuk").iterdir())) == 1)
    truth = model.judge_calls(rows, logs.RUN)
    weeks = [logs.MONDAY, logs.RUN]
    files = [f(folder, B, w) for w in weeks for f in (book_of, report_of)]
    judge.same(f"{label}: the books and reports of both weeks are written", [f"missing: {p.relative_to(folder)}; {judge.last_errors[:300]}" for p in files if not p.exists()])
    judge.same(f"{label}: --json names them", [str(p.relative_to(folder)) for p in files if str(p.relative_to(folder)) not in answer.get("written", [])])
    accounts(judge, label, answer, name, len(rows))
    counted(judge, label, answer, B, rows, [c.status for c in truth], [c.broken for c in truth])
    if not files[0].exists():
        return
    sheets = load(files[0]).sheetnames
    judge.same(f"{label}: the book has its sheets", [f"missing: {s}; has {sheets}" for s in SHEETS[B] if s not in sheets])
    headers = LogTable(load(files[0])["Log Layanan"], "Nama Penelpon").column
    judge.same(f"{label}: Log Layanan has its columns", [f"missing: {c}" for c in logs.COLUMNS_B + OURS[B] if c not in headers])
    found = decisions(folder, B)
    rows_in_place(judge, label, B, rows, found)
    compare_calls(judge, label, rows, truth, found)
    told = " ".join(str(v) for row in load(files[0])["Petunjuk"].iter_rows(values_only=True) for v in row if v is not None)
    judge.check(f"{label}: Petunjuk holds the standard times, 170 minutes (B11)", all(re.search(rf"\b{m}\b", told) for m in model.STANDARD_TIMES) and "B11" in told, told[-400:])
    books(judge, label, [B], folder, rows, office=form == "xlsx")
    if form == "xlsx":
        judge_pages(judge, label, folder, rows, truth)
    again(judge, label, folder, logs.RUN)


def judge_pages(judge: Judge, label: str, folder: pathlib.Path, rows: list[dict], truth: list[model.Call]) -> None:
    """B9: sheet `BA Pengaduan` prints one page a complaint, headed by its number."""
    if not workbook.SOFFICE or not shutil.which("pdftotext"):
        judge.skip(f"{label}: pages of BA Pengaduan (B9)", "soffice or pdftotext is not installed")
        return
    for week in (logs.MONDAY, logs.RUN):
        wanted = sorted(c.number for r, c in zip(rows, truth, strict=True) if model.is_complaint(r) and model.week_name(r["Tanggal"]) == model.week_name(week))
        source = book_of(folder, B, week)
        book = openpyxl.load_workbook(source)
        for sheet in book.worksheets:
            if sheet.title != "BA Pengaduan":
                book.remove(sheet)
        room = judge.room / "pages" / folder.name
        room.mkdir(parents=True, exist_ok=True)
        only = room / source.name
        book.save(only)
        pdf = workbook.converted([only], room, "pdf").get(only)
        if not judge.check(f"{label}: LibreOffice prints BA Pengaduan of {model.week_name(week)}", pdf is not None):
            continue
        text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=False).stdout
        pages = [p for p in text.split("\f") if p.strip()]
        heads = []
        for page in pages:
            lines = [line for line in page.split("\n") if line.strip()]
            heads += re.findall(r"BA-\d{4}-\d{4,}", "\n".join(lines[:12]))[:1]
        judge.check(
            f"{label}: BA Pengaduan of {model.week_name(week)}: {len(wanted)} complaints, one page each, headed by its number (B9)",
            sorted(heads) == wanted and len(pages) == len(wanted), f"{len(pages)} pages; missing {sorted(set(wanted) - set(heads))[:5]}; others {[h for h in heads if h not in wanted][:5]}",
        )
        judge.check(f"{label}: no page of {model.week_name(week)} names two complaints (B9)", all(len(set(re.findall(r"BA-\d{4}-\d{4,}", p))) <= 1 for p in pages))


def numbers_of(folder: pathlib.Path) -> dict[str, str | None]:
    return {name: there[0].get("No BA") for name, there in decisions(folder, B).items()}


def judge_numbers(judge: LogJudge, seed: int) -> None:
    """B9: within the open week a log comes back in another order and with a complaint from before; then the next week's log alone."""
    label, log = "B grown", logs.CallLog(seed + 1)
    everything = list(log.build(logs.CALLS))
    rows = [r for r in everything if r["Tanggal"] <= logs.OPEN]
    folder = judge.facility("layanan-tumbuh", B)
    path = put(folder, "log.xlsx", logs.COLUMNS_B, rows)
    judge.go(label, folder, logs.OPEN)
    first = model.judge_calls(rows, logs.OPEN)
    compare_calls(judge, label, rows, first, decisions(folder, B))

    # an officer calls back at last and the superior approves, in the book; the log in masuk/ still says otherwise
    typed = next(r for r, c in zip(rows, first, strict=True) if c.code == "L" and c.action.when and r["Tanggal"] < logs.OPEN)
    entry = {"Jam Hubungi Kembali": logs.later(typed["Jam Selesai"] or typed["Jam Masuk"] or dt.time(9), 31), "Disetujui Oleh": logs.SUPERIOR, "Tanggal Persetujuan": typed["Tanggal"]}
    file = book_of(folder, B, logs.OPEN)
    book = openpyxl.load_workbook(file)
    table = LogTable(book["Log Layanan"], "Nama Penelpon")
    for header, value in entry.items():
        table.sheet.cell(table.by_name()[typed["Nama Penelpon"]][0], table.column[header]).value = value
    book.save(file)
    judge.go(f"{label}, a callback typed", folder, logs.OPEN)
    second = model.judge_calls([r | entry if r is typed else r for r in rows], logs.OPEN)
    found = decisions(folder, B)
    compare_calls(judge, f"{label}, a callback typed", rows, second, found)
    told = (found.get(typed["Nama Penelpon"]) or [{}])[0]
    judge.check(f"{label}, a callback typed: stands as typed (G3)", model.minutes_of(told.get("Jam Hubungi Kembali")) == model.minutes_of(entry["Jam Hubungi Kembali"]) and told.get("Disetujui Oleh") == logs.SUPERIOR, told)

    late = log.call(16, "07.00", Jenis_Layanan=logs.COMPLAINT, Disetujui_Oleh=None, Tanggal_Persetujuan=None)
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    shuffled.insert(len(shuffled) // 2, late)
    put(folder, path.name, logs.COLUMNS_B, shuffled)
    before = numbers_of(folder)
    judge.go(f"{label}, in another order", folder, logs.OPEN)
    after = numbers_of(folder)
    judge.same(f"{label}, in another order: every number stays (B9)", [f"{n}: {v} became {after.get(n)}" for n, v in before.items() if not alike(after.get(n), v)])
    highest = max(int(c.number[-4:]) for c in first if c.number)
    mine = f"BA-2026-{highest + 1:04d}"
    judge.check(f"{label}, in another order: the complaint from before gets the next number {mine} (B9)", alike(after.get(late["Nama Penelpon"]), mine), after.get(late["Nama Penelpon"]))
    rows_in_place(judge, f"{label}, in another order", B, shuffled, decisions(folder, B))
    again(judge, f"{label}, in another order", folder, logs.OPEN)

    next_week = [r for r in everything if r["Tanggal"] > logs.MONDAY + logs.DAY * 6]
    path.unlink()
    put(folder, "log pekan 48.csv", logs.COLUMNS_B, next_week)
    taken = {str(v) for v in after.values() if not model.missing(v)}
    judge.go(f"{label}, next week", folder, logs.RUN)
    compare_calls(judge, f"{label}, next week", next_week, model.judge_calls(next_week, logs.RUN, taken), decisions(folder, B))
    now = numbers_of(folder)
    judge.same(f"{label}, next week: last week's numbers stay (B9)", [f"{n}: {v} became {now.get(n)}" for n, v in after.items() if not alike(now.get(n), v)])


def judge_bad_calls(judge: LogJudge, form: str, seed: int) -> None:
    label, bad = f"B bad {form}", logs.bad_calls(seed, numeric=form == "xlsx")
    folder = judge.facility(f"layanan-salah-{form}", B)
    name = f"log salah.{form}"
    put(folder, name, logs.COLUMNS_B, [r for r, *_ in bad])
    answer = judge.go(label, folder)
    pointed_out(judge, label, B, folder, answer, name, bad)
    rows = [r for r, where, _ in bad if where not in ("row", "twin") and bad[-1][0]["Nama Penelpon"] != r["Nama Penelpon"]]
    compare_calls(judge, label, rows, model.judge_calls(rows, logs.RUN), decisions(folder, B))
    again(judge, label, folder, logs.RUN)


# --- C ----------------------------------------------------------------------------------------------------------


def next_step_fits(told: object, row: dict, truth: model.Hotline) -> bool:
    """The next step of a path not begun."""
    text = str(told or "").strip().lower()
    if not text:
        return False
    if truth.eligibility == "Perlu Konfirmasi":
        return truth.ask in text and re.search("tanya|konfirmasi|pasti", text) is not None
    if truth.eligibility == "Tidak Layak":
        return "bed" not in text and "igd" not in text
    return re.search(STEP[truth.path][1], text) is not None and re.search(r"\b(cs|mod|petugas)\b|layanan pelanggan", text) is not None


def compare_hotline(judge: Judge, label: str, rows: list[dict], truth: list[model.Hotline], found: dict[str, list[dict]], *, fresh: bool = True) -> None:
    wrong: dict[str, list[str]] = collections.defaultdict(list)
    seen = 0
    for row, one in zip(rows, truth, strict=True):
        there = found.get(row["Nama Pasien"], [])
        if len(there) != 1:
            continue
        seen += 1
        told = there[0]
        about = f"{told['_line']} {row['Nama Pasien']} " + " ".join(f"{k}={logs.shown(row[k])}" for k in logs.COLUMNS_C if k not in ("Nama Pasien", "No Telepon"))
        for column, value in [("Kelayakan", one.eligibility), ("Penanggung Jawab", one.duty)]:
            if not alike(told.get(column), value):
                wrong[column].append(f"{about}: {told.get(column)!r}, expected {value!r}")
        reason = str(told.get("Alasan") or "")
        missed = [c for c in ["C1", *one.violations] if c not in reason] + ([one.ask] if one.ask and one.ask not in reason.lower() else [])
        if missed:
            wrong["Alasan"].append(f"{about}: {reason!r} does not say {', '.join(missed)}")
        if fresh and not next_step_fits(told.get("Langkah Berikutnya"), row, one):
            wrong["Langkah Berikutnya"].append(f"{about}: {told.get('Langkah Berikutnya')!r} for {one.eligibility}, {one.path}, ask {one.ask}")
    for column in ("Kelayakan", "Penanggung Jawab", "Alasan", "Langkah Berikutnya"):
        judge.same(f"{label}: {column} of {seen} patients", wrong[column] if seen else ["no rows"], seen)


def compare_paths(judge: Judge, label: str, folder: pathlib.Path, rows: list[dict], truth: list[model.Hotline]) -> None:
    """Who stands on which path sheet, and what does not apply on a path not begun (C3, C5, C6)."""
    for path in ("Rawat Inap", "Rawat Jalan"):
        wrong, steps_wrong, gates = [], [], []
        weeks = sorted({model.week_name(r["Tanggal"]) for r in rows})
        for week in weeks:
            mine = {r["Nama Pasien"]: t for r, t in zip(rows, truth, strict=True) if model.week_name(r["Tanggal"]) == week}
            # No step is done: in the run's week those of the weeks before stand, too (G10).
            carried = {r["Nama Pasien"] for r, t in zip(rows, truth, strict=True) if week == weeks[-1] and model.week_name(r["Tanggal"]) < week and t.path == path}
            table = LogTable(load(folder / "kerja" / f"Hotline {week}.xlsx")[path], "Nama Pasien")
            there, steps = table.by_name(), table.steps()
            count = 7 if path == "Rawat Inap" else 9
            if set(steps) != set(range(1, count + 1)):
                steps_wrong.append(f"{week}: {count} columns whose headers begin with the step's number expected; has {[h for _, h in table.headers]}")
            wrong += [f"{week}: {n} is missing" for n, t in mine.items() if t.path == path and n not in there]
            wrong += [f"{week}: {n} of an earlier week is missing" for n in carried - set(there)]
            wrong += [f"{week}: {n} stands there: {mine[n].eligibility if n in mine else 'unknown'}, {mine[n].path if n in mine else ''}" for n in there if n not in carried and (n not in mine or mine[n].path != path)]
            wrong += [f"{week}: {n} stands there {len(r)} times" for n, r in there.items() if len(r) > 1]
            for name, one in mine.items():
                if one.path != path or name not in there:
                    continue
                r = there[name][0]
                none = {s for s, columns in steps.items() if any(alike(table.sheet.cell(r, c).value, "Tidak Berlaku") for c in columns)}
                open_gate = path == "Rawat Inap" and one.eligibility == "Perlu Konfirmasi"  # payer or class may yet become known
                if none ^ one.inapplicable not in (set(), {6} if open_gate else set()):
                    steps_wrong.append(f"{week}: {name}: Tidak Berlaku in {sorted(none)}, expected {sorted(one.inapplicable)}")
                gate = [str(table.sheet.cell(r, n).value) for n, _ in table.headers if str(table.sheet.cell(r, n).value or "").startswith(("Boleh", "Belum Boleh"))]
                if open_gate:
                    continue
                if bool(gate) != one.gate or (gate and not ("Belum Boleh" in gate[0] and "edukasi" in gate[0] and "formulir" in gate[0])):
                    gates.append(f"{week}: {name}: {gate}, expected {'Belum Boleh: edukasi …, formulir …' if one.gate else 'none'}")
        judge.same(f"{label}: {path} has one row for each of its patients and no other", wrong)
        judge.same(f"{label}: {path}: steps that do not apply (C6)", steps_wrong)
        if path == "Rawat Inap":
            judge.same(f"{label}: home before the guarantee is asked of partners' and agents' insured patients only (C3)", gates)


def judge_hotline(judge: LogJudge, form: str, seed: int) -> None:
    """The hotline's log of a week and a census, judged a few days after."""
    label, rows = f"C {form}", logs.hotline_log(seed)
    folder = judge.facility(f"hotline-{form}", C)
    set_holidays(folder)
    name, beds = f"log hotline.{form}", f"sensus.{form}"
    put(folder, name, logs.COLUMNS_C, rows, "LOG HOTLINE")
    put(folder, beds, logs.COLUMNS_CENSUS, logs.census(9), "SENSUS KAMAR")
    answer = judge.go(label, folder)
    truth = [model.judge_hotline(r, {logs.HOLIDAY}) for r in rows]
    files = [f(folder, C, w) for w in (logs.MONDAY, logs.RUN) for f in (book_of, report_of)]
    judge.same(f"{label}: the books and reports of both weeks are written", [f"missing: {p.relative_to(folder)}; {judge.last_errors[:300]}" for p in files if not p.exists()])
    accounts(judge, label, answer, name, len(rows))
    accounts(judge, label, answer, beds, len(logs.census(9)))
    counted(judge, label, answer, C, rows, [t.eligibility for t in truth], [t.violations for t in truth])
    if not files[0].exists():
        return
    sheets = load(files[0]).sheetnames
    judge.same(f"{label}: the book has its sheets", [f"missing: {s}; has {sheets}" for s in SHEETS[C] if s not in sheets])
    headers = LogTable(load(files[0])["Log Hotline"], "Nama Pasien").column
    judge.same(f"{label}: Log Hotline has its columns", [f"missing: {c}" for c in logs.COLUMNS_C + OURS[C] if c not in headers])
    found = decisions(folder, C)
    rows_in_place(judge, label, C, rows, found)
    compare_hotline(judge, label, rows, truth, found)
    compare_paths(judge, label, folder, rows, truth)
    lines = problem_lines(folder)
    judge.same(f"{label}: an unknown payer stands in Data Bermasalah (C1)", [] if any("Hadiah Undian" in line for line in lines) else lines[:5] or ["no lines"])
    books(judge, label, [C], folder, rows, office=form == "xlsx")
    again(judge, label, folder, logs.RUN)


def judge_paths(judge: LogJudge, seed: int) -> None:
    """Steps typed into the path sheets: what comes next, what does not apply, what was done before its predecessor."""
    label = "C paths"
    early = lambda r: r["Tanggal"] <= logs.OPEN and isinstance(r["Jam"], dt.time) and r["Jam"].hour < 18
    log = logs.HotlineLog(seed + 1)
    rows = [r for r in log.build(logs.CALLS) if early(r)]
    for i in range(8):  # enough of each kind, whatever the seed
        rows.append(log.call(17, f"{9 + i}.05", Jalur="Rawat Inap"))
        rows.append(log.call(17, f"{9 + i}.15", Jalur="Rawat Inap", Penjamin="Perusahaan", Level="Menengah ke Atas", Kelas="II"))
        rows.append(log.call(17, f"{9 + i}.25", Jalur="Rawat Inap", Mitra="Ya"))
        rows.append(log.call(17, f"{9 + i}.35", Jalur="Rawat Jalan"))
    truth = {r["Nama Pasien"]: model.judge_hotline(r, {logs.HOLIDAY}) for r in rows}
    folder = judge.facility("hotline-jalur", C)
    set_holidays(folder)
    put(folder, "log.xlsx", logs.COLUMNS_C, rows)
    judge.go(label, folder, logs.OPEN)

    def patient(test) -> dict:
        return next(r for r in rows if r["Nama Pasien"] not in taken and test(r, truth[r["Nama Pasien"]]))

    plain = lambda r, t: t.eligibility == "Layak" and t.path == "Rawat Inap" and t.inapplicable == {6}
    simple = lambda r, t: t.eligibility == "Layak" and t.path == "Rawat Inap" and t.inapplicable == {4, 5, 6}
    gated = lambda r, t: t.eligibility == "Layak" and t.gate
    out = lambda r, t: t.eligibility == "Layak" and t.path == "Rawat Jalan"
    inpatients = [
        (plain, {1: 5, 2: 30}), (plain, {1: 30, 2: 5}), (plain, {2: 5}), (simple, {1: 5, 2: 6, 3: 7}), (gated, {1: 5, 2: 6, 3: 7, 4: 8, 5: 9}), (plain, {1: 1, 2: 2, 3: 3, 4: 4, 5: 5}),
        (plain, {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 7: 90}), (simple, {1: 1, 2: 2, 3: 3, 7: 90}), (simple, {1: 10, 2: 20, 3: 15}),
    ]
    outpatients = [(out, {1: 1, 2: 2, 3: 3, 4: 4, 5: 5}), (out, {1: 1, 2: 2, 3: 3, 4: 4, 6: 20}), (out, {1: 1, 3: 3}), (out, {1: 1, 2: 9, 3: 5}), (out, {1: 1, 2: 2}), (out, {1: 1, 2: 2, 3: 3, 4: 4, 6: 6, 7: 7, 8: 8, 9: 9})]
    taken: dict[str, tuple[str, dict[int, int], dict]] = {}
    for path, cases in (("Rawat Inap", inpatients), ("Rawat Jalan", outpatients)):
        for test, done in cases:
            row = patient(test)
            taken[row["Nama Pasien"]] = (path, done, row)

    file = book_of(folder, C, logs.OPEN)
    book = openpyxl.load_workbook(file)
    for i, (name, (path, done, row)) in enumerate(taken.items()):
        table = LogTable(book[path], "Nama Pasien")
        r, steps = table.by_name()[name][0], table.steps()
        for step, minutes in done.items():
            time = logs.later(row["Jam"], minutes)
            table.sheet.cell(r, steps[step][0]).value = f"{time:%H.%M}" if i % 2 else time
    advised = patient(out)
    table = LogTable(book["Rawat Jalan"], "Nama Pasien")
    has_advice = judge.check(f"{label}: Rawat Jalan has the column Disarankan Rawat Inap", "Disarankan Rawat Inap" in table.column, [h for _, h in table.headers])
    if has_advice:
        table.sheet.cell(table.by_name()[advised["Nama Pasien"]][0], table.column["Disarankan Rawat Inap"]).value = "Ya"
    book.save(file)

    answer = judge.go(f"{label}, steps typed", folder, logs.OPEN)
    found, book = decisions(folder, C), load(file)
    tables = {p: LogTable(book[p], "Nama Pasien") for p in STEP}
    wrong, silent, none_wrong, kept = [], [], [], []
    expected_c6 = 0
    for name, (path, done, row) in taken.items():
        broken, step, none = model.steps_of(path, done, truth[name].inapplicable)
        expected_c6 += broken
        told = str(found[name][0].get("Langkah Berikutnya") or "")
        about = f"{name} on {path}, done {done}"
        moved = path == "Rawat Jalan" and 5 in done
        wanted = STEP[path][step] if step else STEP["Rawat Inap"][1] if moved else r"selesai|^-?$"
        if not re.search(wanted, told.lower()):
            wrong.append(f"{about}: {told!r}, expected {f'step {step}' if step else 'nothing more, or the inpatient path'} ({wanted})")
        table = tables[path]
        r, steps = table.by_name()[name][0], table.steps()
        text = table.line(r) + " | " + str(found[name][0].get("Alasan"))
        if broken != ("C6" in text):
            silent.append(f"{about}: C6 {'not ' if broken else ''}named: {text[:300]}")
        is_none = {s for s, columns in steps.items() if any(alike(table.sheet.cell(r, c).value, "Tidak Berlaku") for c in columns)}
        if is_none != none:
            none_wrong.append(f"{about}: Tidak Berlaku in {sorted(is_none)}, expected {sorted(none)}")
        for s, minutes in done.items():
            value = table.sheet.cell(r, steps[s][0]).value
            if model.minutes_of(value) != model.minutes_of(logs.later(row["Jam"], minutes)):
                kept.append(f"{about}: step {s} is {value!r}")
    if has_advice:
        table = tables["Rawat Jalan"]
        r = table.by_name()[advised["Nama Pasien"]][0]
        is_none = {n for n, columns in table.steps().items() if any(alike(table.sheet.cell(r, c).value, "Tidak Berlaku") for c in columns)}
        if is_none != {6, 7, 8, 9}:
            none_wrong.append(f"{advised['Nama Pasien']}, advised to stay: Tidak Berlaku in {sorted(is_none)}, expected [6, 7, 8, 9]")
    judge.same(f"{label}: what was typed stands (G3)", kept)
    judge.same(f"{label}: the next step of {len(taken)} paths, with those that do not apply left out (C6)", wrong)
    judge.same(f"{label}: a step before its predecessor is pointed out, and no other (C6)", silent)
    judge.same(f"{label}: what does not apply once steps are done (C5, C6)", none_wrong)
    told = procedure(answer, C, logs.OPEN).get("violations", {}).get("C6", 0)
    judge.check(f"{label}: --json counts {expected_c6} rows of C6", told == expected_c6, procedure(answer, C, logs.OPEN).get("violations"))
    inside = tables["Rawat Inap"].by_name()
    moved = [n for n, (path, done, _) in taken.items() if path == "Rawat Jalan" and 5 in done] + ([advised["Nama Pasien"]] if has_advice else [])
    judge.same(f"{label}: who is advised to stay also stands on Rawat Inap (C5)", [n for n in moved if n not in inside])
    again(judge, label, folder, logs.OPEN)


def judge_census(judge: LogJudge, upgraded: int, form: str, seed: int) -> None:
    """C4, C3.1 in words."""
    label, census = f"C census of {upgraded} {form}", logs.census(upgraded)
    folder = judge.facility(f"sensus-{upgraded}-{form}", C)
    put(folder, f"sensus.{form}", logs.COLUMNS_CENSUS, census, "SENSUS KAMAR")
    put(folder, "log.csv", logs.COLUMNS_C, [r for r in logs.hotline_log(seed) if r["Tanggal"] == logs.MONDAY][:12])
    answer = judge.go(label, folder, logs.OPEN)
    accounts(judge, label, answer, f"sensus.{form}", len(census))
    path = book_of(folder, C, logs.OPEN)
    if not judge.check(f"{label}: {path.name} is written", path.exists(), judge.last_errors[:400]):
        return
    beds = model.beds_of(census)
    texts = [t for p in (path, report_of(folder, C, logs.OPEN)) if p.exists() for t in all_texts(p)]
    sentences = [t for t in texts if "VIP" in t and len(t) > 12]
    shown = "\n".join(sentences[:8]) or "no sentence about VIP"
    some = lambda *patterns: any(all(re.search(p, t, re.I) for p in patterns) for t in sentences)
    judge.check(f"{label}: says that {beds.upgraded} of {beds.total} VIP rooms hold BPJS patients (C4)", some(rf"\b{beds.upgraded}\b", "BPJS", "C4") and some(rf"\b{beds.total}\b"), shown)
    judge.check(f"{label}: says that {beds.free} are free (C4)", some(rf"\b{beds.free}\b[^\d.;]*\b(kosong|bebas|tersedia)|\b(kosong|bebas|tersedia)\b[^\d.;]*\b{beds.free}\b"), shown)
    if beds.upgraded >= model.VIP_LIMIT:
        judge.check(f"{label}: 2 rooms must be kept for the hotline (C4)", some("2 kamar harus disediakan khusus untuk pasien hotline", "C4"), shown)
    else:
        judge.check(f"{label}: {beds.until} more until the rule bites (C4)", some(rf"\b{beds.until}\b", "lagi|sebelum|kurang|sisa"), shown)
    judge.check(f"{label}: {beds.excess} over the limit {'is' if beds.excess else 'none is'} named (C4)", some(r"lebih|lewat|melampaui|langgar", r"\b1\b", "C4") if beds.excess else not some(r"melebihi|kelebihan|melampaui|melanggar"), shown)
    igd = [t for t in texts if "IGD" in t and len(t) > 12]
    free_words = {True: "kosong|tersedia|bebas", False: "terisi|terpakai|dipakai|ditempati"}
    for room, free in beds.igd.items():
        word = room.split()[1]
        judge.check(f"{label}: says that {room} is {'free' if free else 'taken'} (C3)", any(re.search(rf"{word}[^.;,]*({free_words[free]})", t, re.I) for t in igd), "\n".join(igd[:6]))
    book = load(path)
    rooms = {str(c) for row in book["Kamar"].iter_rows(values_only=True) for c in row} if "Kamar" in book.sheetnames else set()
    judge.same(f"{label}: sheet Kamar shows every room", [r["Kamar"] for r in census if r["Kamar"] not in rooms])
    again(judge, label, folder, logs.OPEN)


def judge_bad_hotline(judge: LogJudge, form: str, seed: int) -> None:
    label, bad = f"C bad {form}", logs.bad_hotline(seed)
    folder = judge.facility(f"hotline-salah-{form}", C)
    set_holidays(folder)
    name = f"log salah.{form}"
    put(folder, name, logs.COLUMNS_C, [r for r, *_ in bad])
    answer = judge.go(label, folder)
    pointed_out(judge, label, C, folder, answer, name, bad)
    rows = [r for r, where, _ in bad if where not in ("row", "twin") and bad[-1][0]["Nama Pasien"] != r["Nama Pasien"]]
    compare_hotline(judge, label, rows, [model.judge_hotline(r, {logs.HOLIDAY}) for r in rows], decisions(folder, C))
    again(judge, label, folder, logs.RUN)


# --- read back, both --------------------------------------------------------------------------------------------


def judge_blank(judge: LogJudge, sop: str, seed: int) -> None:
    """Calls typed into the blank book that `init` made are judged by the next run."""
    label = f"{'B' if sop == B else 'C'} blank"
    folder = judge.facility(f"{sop}-kosong", sop)
    if sop == C:
        set_holidays(folder)
    blanks = [p for p in sorted(folder.rglob("*.xlsx")) if SHEET[sop] in openpyxl.load_workbook(p, read_only=True).sheetnames]
    if not judge.check(f"{label}: init makes one blank book with {SHEET[sop]}", len(blanks) == 1, [str(p.relative_to(folder)) for p in folder.rglob("*")]):
        return
    week = re.search(r"(\d{4})-W(\d\d)", blanks[0].name)
    monday = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1) if week else logs.MONDAY
    log = logs.CallLog(seed + 5) if sop == B else logs.HotlineLog(seed + 5)
    columns = COLUMNS[sop]
    if sop == B:
        row = log.call(17, "09.00", Jenis_Layanan=logs.COMPLAINT, Jumlah_Dering=5, Tuntas="Tidak", Jam_Hubungi_Kembali="09.55", Jam_Selesai=dt.time(9, 10), Disetujui_Oleh=None, Tanggal_Persetujuan=None)
    else:
        row = log.call(17, "07.30", Penerima="CS", Jalur="Rawat Inap")
    rows = [row]
    if sop == B:
        rows.append(log.call(17, "11.00", Jam_Hubungi_Kembali=None))
    for row in rows:
        row["Tanggal"] = monday + logs.DAY
    book = openpyxl.load_workbook(blanks[0])
    table = LogTable(book[SHEET[sop]], NAME[sop])
    r = table.header_row + 1
    while table.get(r, "rm") not in (None, ""):
        r += 1
    for i, row in enumerate(rows):
        for header in columns:
            if row[header] is not None:
                table.sheet.cell(r + i, table.column[header]).value = row[header]
    book.save(blanks[0])
    run = monday + logs.DAY * 2
    judge.go(label, folder, run)
    found = decisions(folder, sop)
    rows_in_place(judge, label, sop, rows, found)
    if sop == B:
        compare_calls(judge, label, rows, model.judge_calls(rows, run), found)
        table = LogTable(load(blanks[0])[SHEET[B]], NAME[B])
        red = [all(table.red(table.by_name()[r["Nama Penelpon"]][0])) for r in rows]
        judge.check(f"{label}: of two typed rows the late one is red (B4)", red == [False, True], red)
    else:
        compare_hotline(judge, label, rows, [model.judge_hotline(rows[0], {logs.HOLIDAY})], found)
    books(judge, label, [sop], folder, rows, office=False)
    again(judge, label, folder, run)


def judge_together(judge: LogJudge, seed: int) -> None:
    """One folder with both procedures: a second `init` adds one."""
    label, calls, patients = "both", logs.call_log(seed + 2, 150), logs.hotline_log(seed + 2, 230)
    folder = judge.facility("berdua", B, C)
    set_holidays(folder, officers=True)
    put(folder, "log layanan.xlsx", logs.COLUMNS_B, calls)
    put(folder, "log hotline.csv", logs.COLUMNS_C, patients)
    answer = judge.go(label, folder)
    accounts(judge, label, answer, "log layanan.xlsx", len(calls))
    accounts(judge, label, answer, "log hotline.csv", len(patients))
    truth, lines = model.judge_calls(calls, logs.RUN), [model.judge_hotline(r, {logs.HOLIDAY}, OFFICERS) for r in patients]
    counted(judge, f"{label}, B", answer, B, calls, [c.status for c in truth], [c.broken for c in truth])
    counted(judge, f"{label}, C", answer, C, patients, [t.eligibility for t in lines], [t.violations for t in lines])
    for sop, rows in ((B, calls), (C, patients)):
        rows_in_place(judge, f"{label}, {sop}", sop, rows, decisions(folder, sop))
    compare_calls(judge, f"{label}, B", calls, truth, decisions(folder, B))
    compare_hotline(judge, f"{label}, C", patients, lines, decisions(folder, C))
    books(judge, label, [B, C], folder, calls + patients, office=False)
    again(judge, label, folder, logs.RUN)


def judge_alike(judge: LogJudge, sop: str) -> None:
    """The same log as XLSX and as CSV gives the same decisions."""
    folders = {f: next((p for p in judge.room.glob(f"*-{BOOK[sop].split()[0].lower()}-{f}")), None) for f in ("xlsx", "csv")}
    told = {f: {n: [tuple(str(t.get(c) or "") for c in OURS[sop]) for t in there] for n, there in decisions(p, sop).items()} for f, p in folders.items() if p}
    if len(told) < 2:
        return
    other = told["csv"]
    wrong = [f"{n}: XLSX {v}, CSV {other.get(n)}" for n, v in told["xlsx"].items() if other.get(n) != v]
    judge.same(f"{'B' if sop == B else 'C'}: XLSX and CSV give the same decisions on {len(told['xlsx'])} rows", wrong if told["xlsx"] else ["no rows"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", choices=["B", "C"])
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility folders here")
    arguments = parser.parse_args()
    seed = arguments.seed

    def work(judge: LogJudge) -> None:
        if arguments.only != "C":
            for form in ("xlsx", "csv"):
                attempt(judge, judge_calls, form, seed)
            attempt(judge, judge_alike, B)
            attempt(judge, judge_numbers, seed)
            for form in ("xlsx", "csv"):
                attempt(judge, judge_bad_calls, form, seed)
            attempt(judge, judge_blank, B, seed)
        if arguments.only != "B":
            for form in ("xlsx", "csv"):
                attempt(judge, judge_hotline, form, seed)
            attempt(judge, judge_alike, C)
            attempt(judge, judge_paths, seed)
            for upgraded, form in ((8, "xlsx"), (9, "csv"), (10, "xlsx")):
                attempt(judge, judge_census, upgraded, form, seed)
            for form in ("xlsx", "csv"):
                attempt(judge, judge_bad_hotline, form, seed)
            attempt(judge, judge_blank, C, seed)
        if arguments.only is None:
            attempt(judge, judge_together, seed)

    return judged(LogJudge, arguments.binary, arguments.keep, "acceptance-logs-", work)


if __name__ == "__main__":
    sys.exit(main())
