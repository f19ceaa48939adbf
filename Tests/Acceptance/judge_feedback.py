#!/usr/bin/env python3
"""Judge `sapa` on SOPs D and E from outside: registers, chats, SMS and surveys, held against a model of its own.

usage: judge_feedback.py SAPA_BINARY [--seed N] [--only cat|register|figures|chats|closed|big] [--keep FOLDER]

Prints a PASS, FAIL or SKIP line a check and ends with `N passed, N failed, N skipped`.
Needs: openpyxl xlsxwriter; uses LibreOffice and ../shared/tools/check-workbook where they are.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import json
import pathlib
import random
import re
import subprocess
import sys
from fractions import Fraction

import openpyxl

import feedback_model as model
import make_feedback as feedback
import make_messages as messages
import workbook
from feedback_model import Profile, known, missing
from judge import SHARED, Judge, all_texts, attempt, difference, load, snapshot, taken
from judge_logs import LogJudge, LogTable, problem_rows
from judge_exports import judge_exports
from judge_messages import judge_big, judge_cat, judge_cuts
from judging import judged

SOP = "umpan-balik"
NUMBERS = {model.FIVE: ["SOP/ADM/I/09"], model.MOBILE: ["440/422-SOP/PKM.PDH/IV/2023"], model.BOTH: ["SOP/ADM/I/09", "440/422-SOP/PKM.PDH/IV/2023"]}
NOVEMBER = "2026-11"
SHEETS = ["Petunjuk", "Register", "Buku Umpan Balik", "Buku Kepuasan", "Pembukaan Kotak", "RTL", "Data Bermasalah"]
# Where the stages of SOP D are followed.
PAPERS = ["Lembar Disposisi", "Laporan ke Kepala", "Jawaban Tertulis", "Notulen"]


# --- a facility -------------------------------------------------------------------------------------------------


def toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml(v) for v in value) + "]"
    return str(value) if isinstance(value, int) else f'"{value}"'


def set_keys(folder: pathlib.Path, section: str, entries: dict[str, object]) -> None:
    """Keys of a section of sapa.toml, whether they are there or not."""
    path = folder / "sapa.toml"
    lines = path.read_text("utf-8").split("\n") if path.exists() else []
    told = [f"{k} = {toml(v)}" for k, v in entries.items()]
    top = next((i for i, line in enumerate(lines) if line.split("#")[0].strip() == f"[{section}]"), None)
    if top is None:
        lines += [f"[{section}]", *told, ""]
    else:
        end = next((i for i in range(top + 1, len(lines)) if lines[i].startswith("[")), len(lines))
        taken = "|".join(map(re.escape, entries))
        lines[top + 1 : end] = told + [line for line in lines[top + 1 : end] if not re.match(rf"\s*({taken})\s*=", line)]
    path.write_text("\n".join(lines), "utf-8")


def facility(judge: LogJudge, label: str, profile: Profile = Profile(), **entries: object) -> pathlib.Path:
    folder = judge.facility(f"umpan-{label}", SOP)
    told = dict(entries)
    if profile.sop != model.BOTH:
        told["sop"] = profile.sop
    if profile.grading:
        told["grading"] = profile.grading
    if profile.days:
        told["days"] = profile.days
    if profile.formula != "gabungan":
        told["formula"] = profile.formula
    if told:
        set_keys(folder, SOP, told)
    if profile.holidays:
        set_keys(folder, f"{SOP}.closed_days", {"holidays": [d.isoformat() for d in profile.holidays]})
    (folder / "masuk").mkdir(parents=True, exist_ok=True)
    return folder


def book_of(folder: pathlib.Path, month: str = NOVEMBER) -> pathlib.Path:
    return folder / "kerja" / f"Umpan Balik {month}.xlsx"


def analysis_of(folder: pathlib.Path, month: str = NOVEMBER) -> pathlib.Path:
    return folder / "laporan" / f"Analisis Umpan Balik {month}.xlsx"


def procedure(answer: dict, month: str = NOVEMBER) -> dict:
    return next((p for p in answer.get("procedures", []) if p.get("sop") == SOP and p.get("period") == month), {})


def records(folder: pathlib.Path, month: str = NOVEMBER) -> list[dict]:
    """The rows of `Register` that hold an ID or anything that was received; `_row` is the row's number, `_formula` its columns that are formulas."""
    path = book_of(folder, month)
    return taken(path, register_of) if path.exists() else []


def register_of(path: pathlib.Path) -> list[dict]:
    """What `records` says of one book."""
    table = LogTable(load(path)["Register"], "ID", "Tanggal", "Isi", "Tahap")
    found = []
    for r, cells in enumerate(table.sheet.iter_rows(min_row=table.header_row + 1), table.header_row + 1):
        told = {h: cells[n - 1].value if n <= len(cells) else None for n, h in table.headers}
        if any(told.get(h) not in (None, "") for h in ("ID", "Tanggal", "Isi", "Nama", "Kanal", "Keputusan")):
            found.append(told | {"_row": r, "_formula": [h for n, h in table.headers if n <= len(cells) and cells[n - 1].data_type == "f"]})
    return found


def by_decision(rows: list[dict]) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = collections.defaultdict(list)
    for row in rows:
        found[str(row.get("Keputusan") or "").strip()].append(row)
    return found


def account(judge: Judge, label: str, answer: dict, name: str, rows: int | None, used: int | None = None, merged: int | None = None, rejected: int | None = None) -> None:
    inputs = [i for i in answer.get("inputs", []) if pathlib.PurePath(i.get("file", "")).name == name]
    if not judge.check(f"{label}: --json accounts for {name}", len(inputs) == 1, answer.get("inputs")):
        return
    told = [inputs[0].get(k, 0) for k in ("rows", "used", "merged", "rejected")]
    wanted = [rows, used, merged, rejected]
    ok = told[0] == sum(told[1:]) and all(w is None or t == w for t, w in zip(told, wanted))
    judge.check(f"{label}: {name}: rows = used + merged + rejected, as expected (G1)", ok, f"is {told}, expected {wanted}")


def again(judge: LogJudge, label: str, folder: pathlib.Path, date: dt.date) -> dict:
    before = snapshot(folder)
    answer = judge.go(f"{label}, again", folder, date)
    judge.check(f"{label}: a second run writes nothing (G4)", answer.get("written") == [], answer.get("written"))
    judge.same(f"{label}: a second run changes no byte (G4)", difference(before, snapshot(folder)))
    return answer


def books(judge: Judge, label: str, folder: pathlib.Path, rows: list[dict], profile: Profile = Profile(), *, office: bool = False) -> None:
    """Every workbook is sound (G8), and the reports tell no name, no number and no message (G7)."""
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
    silent = [p.name for p in paths if not all(any(n in t for t in all_texts(p)) for n in NUMBERS[profile.sop])]
    judge.same(f"{label}: every workbook names the SOP's number (G8)", silent)
    names = {str(r["Nama"]) for r in rows if not missing(r.get("Nama")) and len(str(r["Nama"])) > 5}
    national = {d for r in rows for d in [model.digits(r.get("No Telepon"))] if len(d) >= 8}
    lines = {t for r in rows for t in str(r.get("Isi") or "").split("\n") if len(t) >= 15}
    for path in sorted(folder.glob("laporan/*.xlsx")):
        texts = all_texts(path)
        text = "\n".join(texts)
        runs = {model.digits(run) for t in texts for run in re.findall(r"\d{8,}", re.sub(r"(?<=\d)[ .\-\u2011](?=\d)", "", t))}
        judge.same(f"{label}: {path.name} holds no name (G7)", [n for n in names if n in text])
        judge.same(f"{label}: {path.name} holds no telephone number (G7)", sorted(runs & national))
        judge.same(f"{label}: {path.name} holds no message (G7)", [t for t in lines if t in text])


# --- registers --------------------------------------------------------------------------------------------------


def subscriber(number: str) -> str:
    """The digits after what stands before the subscriber's: 0, 62, 0062, 6262."""
    return re.sub(r"^(0*62)*0*", "", re.sub(r"\D", "", number))


def same_cell(header: str, wanted: object, told: object) -> bool:
    if missing(wanted):
        return missing(told) or (header in ("No Telepon", "Nama") and str(told).strip() == str(wanted).strip())
    if header in model.DATES or header == "Tanggal Balasan":
        return model.date_of(told) == model.date_of(wanted)
    if header.startswith("Jam"):
        return model.minutes_of(told) == model.minutes_of(wanted)
    if header == "No Telepon":
        return isinstance(told, str) and subscriber(told) == subscriber(str(wanted))
    canonical = {"Kanal": model.channel_of, "Jenis": model.kind_of, "Grading": model.grade_of}.get(header)
    if canonical and known(canonical({header: wanted})):
        return canonical({header: told}) == canonical({header: wanted})
    if header == "Nilai":
        return model.score_of(told) == model.score_of(wanted)
    return str(told or "").replace("\r\n", "\n").strip() == str(wanted).strip()


def verdict_columns(row: dict, told: dict, now: dt.date, profile: Profile) -> list[tuple[str, object, object, bool]]:
    """What must stand in our columns of a feedback, what does, and whether that will do; suggestions are taken as they are."""
    theme, unit = row.get("Tema") or told.get("Usulan Tema"), row.get("Unit") or told.get("Usulan Unit")
    verdict = model.verdict_of(row, now, profile, theme, None if missing(unit) else str(unit).strip(), told.get("Usulan Jenis"))
    is_stage, is_code, is_action = (str(told.get(h) or "") for h in ("Tahap", "Kode", "Tindak Lanjut"))
    is_broken = [re.sub(r"^(D7: .* hari) kerja$", r"\1", v.strip()) for v in str(told.get("Pelanggaran") or "").split("; ") if v.strip()]
    return [
        ("Tahap", verdict.stage, is_stage, is_stage == verdict.stage), ("Kode", verdict.code, is_code, is_code == verdict.code),
        ("Pelanggaran", "; ".join(verdict.violations), told.get("Pelanggaran"), [v for v in is_broken if v not in verdict.doubtful] == verdict.violations),
        ("Tindak Lanjut", verdict.action.texts, told.get("Tindak Lanjut"), re.sub(r"\s+", " ", is_action).strip() in verdict.action.texts),
    ]


def compare_rows(judge: Judge, label: str, rows: list[dict], found: list[dict], now: dt.date, profile: Profile) -> None:
    """`rows`: those that must be in the register, known by `Keputusan`."""
    there = by_decision(found)
    wrong: dict[str, list[str]] = collections.defaultdict(list)
    seen = 0
    for row in rows:
        key = str(row["Keputusan"])
        if len(there.get(key, [])) != 1:
            wrong["row"].append(f"{key}: {len(there.get(key, []))} rows")
            continue
        told, seen = there[key][0], seen + 1
        unreadable = model.unreadable_columns(row)
        altered = [f"{h} {told.get(h)!r}, came as {row[h]!r}" for h in feedback.COLUMNS if h != "ID" and h not in unreadable and not same_cell(h, row.get(h), told.get(h))]
        if altered or told["_formula"]:
            wrong["came"].append(f"row {told['_row']} {key}: {'; '.join(altered)} {told['_formula'] or ''}")
        about = f"row {told['_row']} {key} ({', '.join(f'{h} {feedback.shown(row[h])}' for h in [*model.DATES, 'Nilai', 'Grading', 'Duplikat Dari', 'Unit', 'Tanggal Balasan'] if row.get(h) is not None)}; suggested {told.get('Usulan Tema')!r}, {told.get('Usulan Unit')!r})"
        for column, wanted, got, ok in verdict_columns(row, told, now, profile):
            if not ok:
                wrong[column].append(f"{about}: {got!r}, expected {wanted!r}; {told.get('Tindak Lanjut')}")
        if not str(told.get("Alasan") or "").strip():
            wrong["Alasan"].append(f"{about}: none")
        if missing(told.get("Usulan Tema")) and missing(row.get("Tema")):
            wrong["Usulan Tema"].append(f"{about}: none")
    judge.same(f"{label}: each of {len(rows)} feedbacks has its row in Register (G1)", wrong["row"], len(rows))
    judge.same(f"{label}: what came stands as it came, texts as texts (G3, G5)", wrong["came"], seen)
    for column in ("Tahap", "Pelanggaran", "Tindak Lanjut", "Kode", "Alasan", "Usulan Tema"):
        judge.same(f"{label}: {column} of {seen} feedbacks", wrong[column] if seen else ["no rows"], seen)


def compare_counts(judge: Judge, label: str, answer: dict, rows: list[dict], now: dt.date, profile: Profile) -> None:
    told = procedure(answer)
    verdicts = [(r, model.verdict_of(r, now, profile)) for r in rows]
    by_stage = collections.Counter(v.stage for _, v in verdicts)
    apart = collections.Counter("Duplikat" if model.is_duplicate(r) else v.stage for r, v in verdicts)
    statuses = {k: v for k, v in told.get("statuses", {}).items() if v}
    judge.check(f"{label}: --json counts the stages", statuses in (dict(by_stage), dict(apart)), f"is       {statuses}\nexpected {dict(by_stage)}\nor       {dict(apart)}")
    least = collections.Counter(c for _, v in verdicts for c in v.clauses)
    most = least + collections.Counter(c for _, v in verdicts for c in {d.split(":")[0] for d in v.doubtful} - v.clauses)
    violations = {k: v for k, v in told.get("violations", {}).items() if v and k in ("D2", "D4", "D7")}
    ok = set(violations) <= set(most) and all(least[k] <= violations.get(k, 0) <= most[k] for k in most)
    judge.check(f"{label}: --json counts the rows that break each clause", ok, f"is {violations}, expected {dict(least)}")


def received(row: dict) -> tuple:
    return model.date_of(row["Tanggal"]), model.minutes_of(row.get("Jam"))


def compare_numbers(judge: Judge, label: str, found: list[dict]) -> dict[str, str]:
    """IDs are given once, without a gap, in order of receipt (D1)."""
    ids = [str(t.get("ID")) for t in found]
    odd = [i for i in ids if not re.fullmatch(r"UB-2026-\d{4,}", i)]
    judge.same(f"{label}: every row has an ID as UB-2026-0001 (D1)", odd)
    numbers = sorted(int(i.split("-")[2]) for i in ids if i not in odd)
    judge.check(f"{label}: the IDs run from 1 to {len(ids)}, none twice (D1)", numbers == list(range(1, len(ids) + 1)), f"{numbers[:5]} … {numbers[-5:]}; {len(set(numbers))} of {len(ids)}")
    dated = sorted((t for t in found if known(received(t)[0]) and known(received(t)[1]) and str(t["ID"]) not in odd), key=lambda t: int(t["ID"].split("-")[2]))
    judge.same(f"{label}: IDs are in order of receipt (D1)", [f"{a['ID']} of {received(a)} before {b['ID']} of {received(b)}" for a, b in zip(dated, dated[1:]) if received(a) > received(b)], len(dated))
    return {str(t.get("Keputusan")): str(t.get("ID")) for t in found}


def compare_repeated(judge: Judge, label: str, rows: list[dict], found: list[dict]) -> None:
    """D9: `Mungkin Sama` names an earlier row of the same."""
    ordered = sorted(rows, key=received)
    ids = {k: str(t[0].get("ID")) for k, t in by_decision(found).items()}
    is_same = {k: t[0].get("Mungkin Sama") for k, t in by_decision(found).items()}
    wrong, count = [], 0
    for row, earlier in zip(ordered, model.suggested(ordered)):
        if not missing(row.get("Duplikat Dari")):
            continue
        told, allowed = is_same.get(row["Keputusan"]), [ids.get(ordered[j]["Keputusan"]) for j in earlier]
        count += bool(allowed)
        if (str(told).strip() not in allowed) if allowed else not missing(told):
            wrong.append(f"{ids.get(row['Keputusan'])} {row['Isi']!r}: {told!r}, expected {allowed or 'none'}")
    judge.same(f"{label}: Mungkin Sama names the earlier one of {count} repeated messages, no other (D9)", wrong)


def compare_problems(judge: Judge, label: str, folder: pathlib.Path, rows: list[dict]) -> None:
    """What could not be read of a row that is used stands in Data Bermasalah with its column."""
    told = problem_rows(folder)
    wanted = collections.Counter((h, feedback.shown(r[h])) for r in rows for h in model.unreadable_columns(r))
    wrong = []
    for (header, value), count in wanted.items():
        named = [p for p in told if header in p and (value in p or value.replace(".", ",") in p)]
        if len(named) < count:
            wrong.append(f"{header} {value!r}: {len(named)} of {count}")
    judge.same(f"{label}: {sum(wanted.values())} cells that can't be read stand in Data Bermasalah", wrong)


VARIANTS = {
    "bawaan": Profile(), "kkm": Profile(grading="kkm"), "kerja": Profile(grading="kkm", days="kerja", holidays=(feedback.HOLIDAY,)), "lima": Profile(sop=model.FIVE), "seluler": Profile(sop=model.MOBILE),
}


def judge_register(judge: LogJudge, seed: int, name: str, form: str) -> None:
    label, profile = f"register {name} {form}", VARIANTS[name]
    folder = facility(judge, f"{name}-{form}", profile)
    mobile = profile.sop == model.MOBILE
    rows = feedback.Register(seed, mobile).build()
    path = feedback.write_table(folder / "masuk" / f"register.{form}", feedback.COLUMNS, rows, "REGISTER UMPAN BALIK" if form == "xlsx" else None)
    original = path.read_bytes()
    answer = judge.go(label, folder, feedback.RUN)
    judge.check(f"{label}: masuk/ is as it was", path.read_bytes() == original and len(list((folder / "masuk").iterdir())) == 1)
    files = [book_of(folder), analysis_of(folder), *[folder / "laporan" / f"Rekap Umpan Balik 2026-W{w}.xlsx" for w in (45, 46, 47, 48)]]
    judge.same(f"{label}: book, analysis and the recaps are written and named in --json", [f"{p.relative_to(folder)}: {'there' if p.exists() else 'missing'}; {judge.last_errors[:300]}" for p in files if not p.exists() or str(p.relative_to(folder)) not in answer.get("written", [])])
    account(judge, label, answer, path.name, len(rows), len(rows), 0, 0)
    if not book_of(folder).exists():
        return
    sheets = load(book_of(folder)).sheetnames
    needed = [s for s in SHEETS if not (mobile and s in ("Buku Kepuasan", "Pembukaan Kotak")) and not (profile.sop == model.FIVE and s in ("Buku Umpan Balik", "RTL"))]
    needed += [] if mobile else PAPERS
    judge.same(f"{label}: the book has its sheets", [f"missing: {s}; has {sheets}" for s in needed if s not in sheets])
    judge.same(f"{label}: papers stand where stages are followed alone", [s for s in PAPERS if mobile and s in sheets])
    found = records(folder)
    headers = list(found[0]) if found else []
    judge.same(f"{label}: Register has its columns", [f"missing: {c}" for c in feedback.COLUMNS + feedback.OURS if c not in headers])
    compare_rows(judge, label, rows, found, feedback.RUN, profile)
    judge.check(f"{label}: no other rows", len(found) == len(rows), f"{len(found)}, expected {len(rows)}")
    compare_counts(judge, label, answer, rows, feedback.RUN, profile)
    compare_numbers(judge, label, found)
    compare_repeated(judge, label, rows, found)
    compare_problems(judge, label, folder, rows)
    gibberish = [t for t in found if str(t.get("Isi") or "").startswith("Qwxz")]
    judge.same(f"{label}: what matches no word is {model.UNGROUPED}, without a unit (D5)", [f"{t['ID']}: {t.get('Usulan Tema')!r}, {t.get('Usulan Unit')!r}" for t in gibberish if t.get("Usulan Tema") not in (model.UNGROUPED, None) or not missing(t.get("Usulan Unit"))])
    queue = [t for t in found if str(t.get("Isi") or "").startswith(("Antrean di loket", "Obat tidak", "Toilet kotor")) and missing(t.get("Tema"))]
    judge.same(f"{label}: queues, medicines and toilets get a theme and the words that decided (D5)", [f"{t['ID']} {t['Isi']!r}: {t.get('Usulan Tema')!r}, {t.get('Kata Penentu')!r}" for t in queue if t.get("Usulan Tema") in (None, "", model.UNGROUPED) or missing(t.get("Kata Penentu"))])
    books(judge, label, folder, rows, profile, office=name == "kkm" and form == "xlsx")
    again(judge, label, folder, feedback.RUN)
    if profile.grading:
        judge_punctuality(judge, label, folder, rows, profile)


# --- figures ----------------------------------------------------------------------------------------------------


def figures(judge: Judge, path: pathlib.Path) -> openpyxl.Workbook:
    """The workbook with values in place of formulas."""
    if workbook.SOFFICE:
        out = workbook.converted([path], judge.room / "figures" / path.parent.parent.name).get(path)
        if out:
            return openpyxl.load_workbook(out, data_only=True)
    return openpyxl.load_workbook(path, data_only=True)


def number_of(cell) -> float | None:
    """A figure; a percentage as hundredths."""
    value = cell.value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return value * 100 if "%" in str(cell.number_format) else float(value)
    found = re.search(r"-?\d+(?:[.,]\d+)?", str(value))
    return float(found[0].replace(",", ".")) if found else None


def close(told: float | None, wanted: Fraction | None, slack: float = 0.0051) -> bool:
    return told is None if wanted is None else told is not None and abs(told - float(wanted)) < slack


def agrees(cell, wanted: Fraction | None, answers: int, slack: float = 0.0051) -> bool:
    """Whether a share, mean or index is there; of fewer than five answers their number (RULES 0a)."""
    if 0 < answers < model.FEWEST:
        return str(cell.value).strip() == f"n = {answers}"
    return close(number_of(cell), wanted, slack)


def judge_punctuality(judge: Judge, label: str, folder: pathlib.Path, rows: list[dict], profile: Profile) -> None:
    """D7: sheet `Ketepatan` of the analysis."""
    truth = model.Punctuality.of(rows, feedback.RUN, profile)
    path = analysis_of(folder)
    book = figures(judge, path) if path.exists() else None
    if not judge.check(f"{label}: the analysis has sheet Ketepatan (D7)", book is not None and "Ketepatan" in book.sheetnames, book and book.sheetnames):
        return
    columns, wrong, seen, formulas = {}, [], set(), {}
    for cells in book["Ketepatan"].iter_rows():
        texts = {model.squeezed(c.value): c.column for c in cells if isinstance(c.value, str)}
        if {"tepat", "terlambat"} <= set(texts):
            columns = texts
            continue
        first = next((c for c in cells if c.value not in (None, "")), None)
        if first is None or not isinstance(first.value, str):
            continue
        for grade in [*model.LIMITS, "Semua"]:
            if columns and model.squeezed(first.value).startswith(grade.casefold()) and grade not in seen:
                seen.add(grade)
                line = {h: number_of(cells[n - 1]) for h, n in columns.items()}
                for kind in ("Tepat", "Terlambat", "Belum jatuh tempo"):
                    if (line.get(kind.casefold()) or 0) != truth.counts[grade][kind]:
                        wrong.append(f"{grade} {kind}: {line.get(kind.casefold())}, expected {truth.counts[grade][kind]}")
                if not agrees(cells[columns["persen"] - 1], truth.percent(grade), truth.answers(grade)):
                    wrong.append(f"{grade} Persen: {line.get('persen')}, expected {truth.percent(grade) and float(truth.percent(grade))}")
        for formula in ("gabungan", "rerata"):
            if model.squeezed(first.value).startswith(formula) and formula not in formulas:
                formulas[formula] = next((c for c in cells if c is not first and number_of(c) is not None), first)
    judge.same(f"{label}: Ketepatan counts on time, late and not yet due by grade, without duplicates (D7)", wrong + [f"no line {g}" for g in [*model.LIMITS, "Semua"] if g not in seen])
    told = {"gabungan": truth.joint, "rerata": truth.mean}
    judge.same(f"{label}: Ketepatan shows both formulas (D7)", [f"{f}: {formulas[f].value if f in formulas else 'no line'}, expected {told[f] and float(told[f]):.4f}" for f in told if f not in formulas or not agrees(formulas[f], told[f], truth.answers("Semua"))])
    text = " ".join(all_texts(path)).casefold()
    judge.check(f"{label}: the report names the formula it uses, {profile.formula} (D7)", profile.formula in text)


def judge_survey(judge: LogJudge, seed: int, form: str) -> None:
    """D8: sheet `Survei` of the analysis."""
    label, folder = f"survei {form}", facility(judge, f"survei-{form}")
    answers = feedback.survey(seed)
    order = ["Tanggal", "Unit", *feedback.LABELS]
    if form == "csv":  # bare numbers, in another order
        order = ["Unit", *sorted(model.ELEMENTS, reverse=True), "Tanggal"]
    path = feedback.write_table(folder / "masuk" / f"survei.{form}", order, answers, "SURVEI KEPUASAN MASYARAKAT" if form == "xlsx" else None, feedback.LABELS if form == "xlsx" else None)
    answer = judge.go(label, folder, feedback.RUN)
    account(judge, label, answer, path.name, len(answers))
    report = analysis_of(folder)
    book = figures(judge, report) if report.exists() else None
    if not judge.check(f"{label}: the analysis has sheet Survei (D8)", book is not None and "Survei" in book.sheetnames, book and book.sheetnames or judge.last_errors[:500]):
        return
    lines, columns = {}, {}
    for cells in book["Survei"].iter_rows():
        texts = {model.squeezed(c.value): c.column for c in cells if isinstance(c.value, str)}
        if {"indeks", "mutu"} <= set(texts):
            columns = {"unit": next((n for t, n in texts.items() if t.startswith("unit")), 1), "indeks": texts["indeks"], "mutu": texts["mutu"]}
            columns |= {u: n for u in model.ELEMENTS for t, n in texts.items() if re.match(rf"{u.casefold()}\b", t)}
        elif columns and isinstance(cells[columns["unit"] - 1].value, str):
            lines.setdefault(cells[columns["unit"] - 1].value.strip(), cells)
    judge.check(f"{label}: Survei has the columns Unit, U1 … U9, Indeks, Mutu", len(columns) == 12, columns)
    wrong, seen = [], 0
    units = sorted({a["Unit"] for a in answers})
    whole = [u for u in lines if re.match(r"(semua|seluruh|total|keseluruhan|gabungan)", u, re.I)]
    judge.check(f"{label}: Survei has a line for all together", bool(whole), list(lines))
    for unit in units + whole[:1]:
        truth = model.survey_of([a for a in answers if unit in whole or a["Unit"] == unit])
        cells = lines.get(unit)
        if cells is None:
            wrong.append(f"{unit}: no line")
            continue
        seen += 1
        for u, mean in truth.means.items():
            told = number_of(cells[columns[u] - 1]) if u in columns else None
            if mean is None and isinstance(cells[columns[u] - 1].value, str) or u in columns and agrees(cells[columns[u] - 1], mean, truth.answers[u]):
                continue
            wrong.append(f"{unit} {u}: {told}, expected {mean and float(mean)}")
        told = cells[columns["indeks"] - 1].value
        if truth.index is None:
            if isinstance(told, int | float):
                wrong.append(f"{unit}: index {told}, expected none, since nobody answered an element")
        elif not agrees(cells[columns["indeks"] - 1], truth.index, truth.fewest, 0.0001):
            wrong.append(f"{unit}: index {told}, expected {float(truth.index)}")
        grade = str(cells[columns["mutu"] - 1].value or "").strip()
        if (grade[:1] != truth.grade) if truth.grade else grade[:1] in ("A", "B", "C", "D") and len(grade) == 1:
            wrong.append(f"{unit}: grade {grade!r}, expected {truth.grade}; index {told}")
    judge.same(f"{label}: means, index to the half and grade of {seen} units (D8)", wrong, seen)
    told = problem_rows(folder)
    bad = collections.Counter(feedback.shown(a[u]) for a in answers for u in model.ELEMENTS if model.score_of(a.get(u)) is model.UNREADABLE)
    missing_ones = [f"{v!r}: {sum(1 for p in told if v in p or v.replace('.', ',') in p)} of {n}" for v, n in bad.items() if sum(1 for p in told if v in p or v.replace(".", ",") in p) < n]
    judge.same(f"{label}: {sum(bad.values())} scores that are none stand in Data Bermasalah (D8)", missing_ones)
    again(judge, label, folder, feedback.RUN)


# --- more files, and later ones ---------------------------------------------------------------------------------


def judge_files(judge: LogJudge, seed: int) -> None:
    """A register, one under other headers with bad rows, the box's list, the meeting's."""
    label, folder = "berkas", facility(judge, "berkas")
    inbox = folder / "masuk"
    main = feedback.Register(seed, prefix="F").build(60)
    mess, rejected = feedback.messy(seed)
    box, meeting = feedback.box_list(seed), feedback.meeting_list(seed)
    feedback.write_table(inbox / "register.xlsx", feedback.COLUMNS, main)
    feedback.write_aliased(inbox / "register lain.csv", mess)
    feedback.write_table(inbox / "kotak saran.xlsx", ["Tanggal", "Jam", "Kanal", "Isi", "Jenis", "Keputusan"], box)
    feedback.write_table(inbox / "rapat.xlsx", ["Tanggal", "Jam", "Kanal", "Nama", "Isi", "Jenis", "Notulen", "Keputusan"], meeting)
    answer = judge.go(label, folder, feedback.RUN)
    good = [r for r in mess if r not in rejected]
    account(judge, label, answer, "register.xlsx", len(main), len(main), 0, 0)
    account(judge, label, answer, "register lain.csv", len(mess), len(good), 0, len(rejected))
    account(judge, label, answer, "kotak saran.xlsx", len(box), len(box), 0, 0)
    account(judge, label, answer, "rapat.xlsx", len(meeting), len(meeting), 0, 0)
    rows = main + good + box + meeting
    found = records(folder)
    compare_rows(judge, label, rows, found, feedback.RUN, Profile())
    judge.check(f"{label}: no other rows", len(found) == len(rows), f"{len(found)}, expected {len(rows)}")
    compare_counts(judge, label, answer, rows, feedback.RUN, Profile())
    compare_numbers(judge, label, found)
    told = problem_rows(folder)
    signs = ["Tanggal", "31/02/2026", "tidak tahu", "30/11/2026", "03/01/2027"]
    judge.same(f"{label}: rejected rows stand in Data Bermasalah (G1)", [f"{s}: not named" for s in signs if not any("register lain.csv" in " ".join(p) and s in " ".join(p) for p in told)])
    silent = [t["ID"] for t in found if str(t.get("Keputusan") or "").startswith("R") and missing(t.get("Notulen")) and "notulen" not in str(t.get("Alasan")).casefold()]
    judge.same(f"{label}: Alasan says of a meeting that it has no minutes (D2)", silent)
    books(judge, label, folder, rows)
    again(judge, label, folder, feedback.RUN)


def judge_box(judge: LogJudge) -> None:
    """D3: a week without an opening is pointed out, until staff note one."""
    label, folder = "kotak saran", facility(judge, "kotak")
    box = [feedback.box_list(7)[i] for i in (0, 3)]  # 3 and 17 November: W45 and W47
    feedback.write_table(folder / "masuk" / "kotak saran.xlsx", ["Tanggal", "Jam", "Kanal", "Isi", "Jenis", "Keputusan"], box)

    def pointed(answer: dict) -> set[str]:
        texts = "\n".join(answer.get("warnings", []) + ([t for p in (book_of(folder), analysis_of(folder)) if p.exists() for t in all_texts(p)]) + [judge.last_errors])
        return set(re.findall(r"D3: kotak saran minggu (2026-W\d\d) tidak tercatat dibuka", texts))

    told = pointed(judge.go(label, folder, feedback.RUN))
    wanted = set(model.unopened_weeks([r["Tanggal"] for r in box], [], feedback.RUN))
    judge.check(f"{label}: the weeks without an opening are pointed out: {sorted(wanted)} (D3)", told == wanted, sorted(told))
    path = book_of(folder)
    book = openpyxl.load_workbook(path)
    if not judge.check(f"{label}: the book has sheet Pembukaan Kotak (D3)", "Pembukaan Kotak" in book.sheetnames, book.sheetnames):
        return
    table = LogTable(book["Pembukaan Kotak"], "Tanggal", "Petugas", "Jumlah Saran")
    empty = next(r for r in range(table.header_row + 1, table.header_row + 200) if table.sheet.cell(r, table.column["Tanggal"]).value in (None, ""))
    for header, value in {"Tanggal": dt.datetime(2026, 11, 13), "Petugas": "Ibu Kader", "Jumlah Saran": 0}.items():
        table.sheet.cell(empty, table.column[header]).value = value
    book.save(path)
    told = pointed(judge.go(f"{label}, an opening typed", folder, feedback.RUN))
    judge.check(f"{label}: after staff noted an empty box nothing is pointed out (D3)", not told, sorted(told))
    again(judge, label, folder, feedback.RUN)


def judge_grown(judge: LogJudge, seed: int) -> None:
    """Staff type into the book, rows arrive late, the input comes in another order: IDs and entries stay."""
    label, folder = "tumbuh", facility(judge, "tumbuh")
    rows = feedback.Register(seed + 3).build(80)
    inbox = folder / "masuk"
    feedback.write_table(inbox / "register.xlsx", feedback.COLUMNS, rows)
    judge.go(label, folder, feedback.RUN)
    first = compare_numbers(judge, label, records(folder))
    typed = {}
    free = [r for r in rows if r["Tema"] is None and r["Unit"] is None and model.stage_of(r) == 0 and not r["Duplikat Dari"]][:5]
    path = book_of(folder)
    book = openpyxl.load_workbook(path)
    table = LogTable(book["Register"], "ID", "Tanggal", "Isi", "Tahap")
    place = {str(table.sheet.cell(r, table.column["Keputusan"]).value): r for r in table.rows()}
    for i, row in enumerate(free):
        entry: dict = {"Tema": "Parkir", "Unit": "Farmasi", "Jenis": "Saran", "Tanggal Identifikasi": row["Tanggal"], "Tanggal Distribusi": row["Tanggal"]}
        if i == 3:
            entry = {"Duplikat Dari": first[rows[0]["Keputusan"]]}
        if i == 4:
            entry["Tanggal Jawaban"] = row["Tanggal"]
        typed[row["Keputusan"]] = entry
        for header, value in entry.items():
            table.sheet.cell(place[row["Keputusan"]], table.column[header]).value = dt.datetime.combine(value, dt.time()) if isinstance(value, dt.date) else value
    book.save(path)
    judge.go(f"{label}, typed", folder, feedback.RUN)
    now = [r | typed.get(r["Keputusan"], {}) for r in rows]
    found = records(folder)
    compare_rows(judge, f"{label}, typed", now, found, feedback.RUN, Profile())
    judge.same(f"{label}, typed: suggestions never overwrite what staff typed (D5)", [f"{k}: {h} {told[0].get(h)!r}" for k, told in by_decision(found).items() if k in typed for h, v in typed[k].items() if not same_cell(h, v, told[0].get(h))])
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    late = feedback.Register(seed + 9, prefix="L")
    for minute in (30, 10, 20):
        late.row(dt.date(2026, 11, 2), dt.time(4, minute))
    feedback.write_table(inbox / "register.xlsx", feedback.COLUMNS, shuffled)
    feedback.write_table(inbox / "susulan.csv", feedback.COLUMNS, late.rows)
    answer = judge.go(f"{label}, late", folder, feedback.RUN)
    account(judge, f"{label}, late", answer, "susulan.csv", 3, 3, 0, 0)
    found = records(folder)
    told = {str(t.get("Keputusan")): str(t.get("ID")) for t in found}
    judge.same(f"{label}, late: every ID stays (D1)", [f"{k}: {v} became {told.get(k)}" for k, v in first.items() if told.get(k) != v])
    wanted = {r["Keputusan"]: f"UB-2026-{len(rows) + n:04d}" for n, r in enumerate(sorted(late.rows, key=received), 1)}
    judge.same(f"{label}, late: what arrives late gets the next numbers, in order of receipt (D1)", [f"{k}: {told.get(k)}, expected {v}" for k, v in wanted.items() if told.get(k) != v])
    compare_rows(judge, f"{label}, late", now + late.rows, found, feedback.RUN, Profile())
    again(judge, f"{label}, late", folder, feedback.RUN)


def judge_registers(judge: LogJudge, seed: int) -> None:
    for name in VARIANTS:
        for form in ("xlsx", "csv") if name == "bawaan" else ("xlsx",):
            attempt(judge, judge_register, seed, name, form)
    attempt(judge, judge_files, seed)
    attempt(judge, judge_grown, seed)
    attempt(judge, judge_box)


def judge_figures(judge: LogJudge, seed: int) -> None:
    for form in ("xlsx", "csv"):
        attempt(judge, judge_survey, seed, form)
    attempt(judge, judge_mean, seed)


def judge_mean(judge: LogJudge, seed: int) -> None:
    """`formula = "rerata"`: the report uses the other one."""
    label, profile = "rerata", Profile(grading="kkm", formula="rerata")
    folder = facility(judge, "rerata", profile)
    rows = feedback.Register(seed + 5).build(90)
    feedback.write_table(folder / "masuk" / "register.csv", feedback.COLUMNS, rows)
    judge.go(label, folder, feedback.RUN)
    judge_punctuality(judge, label, folder, rows, profile)


# --- chats and SMS ----------------------------------------------------------------------------------------------

US = ("Puskesmas Contoh", "Puskesmas Contoh")


def number_like(sender: str) -> bool:
    return len(re.sub(r"\D", "", sender)) >= 8


def threads_in(chats: list[tuple[list[dict], set[str]]], channel: str = "WhatsApp") -> list[dict]:
    """What Register must hold of chats (lines and our names), a dict a feedback."""
    found = []
    for lines, own in chats:
        for thread in model.threads_of(lines, own).threads:
            found.append({"Kanal": channel, "who": thread.sender, "first": thread.first, "Isi": thread.text, "reply": thread.reply})
    return found


def compare_threads(judge: Judge, label: str, wanted: list[dict], found: list[dict], *, only: str = "WhatsApp") -> None:
    found = [t for t in found if model.channel_of(t) == only]
    left = collections.defaultdict(list)
    for t in found:
        left[(model.date_of(t.get("Tanggal")), model.minutes_of(t.get("Jam")))].append(t)
    wrong: dict[str, list[str]] = collections.defaultdict(list)
    for one in wanted:
        at, who = one["first"], one["who"]
        key = (at.date(), at.hour * 60 + at.minute)
        is_theirs = lambda t: model.digits(t.get("No Telepon")) == model.digits(who) if number_like(who) else who in (str(t.get("Nama") or "").strip(), str(t.get("No Telepon") or "").strip())
        there = [t for t in left[key] if is_theirs(t)]
        about = f"{who} {at} {one['Isi'][:60]!r}"
        if not there:
            wrong["row"].append(f"{about}: no row; at that minute {[(t.get('Nama'), t.get('No Telepon'), str(t.get('Isi'))[:40]) for t in left[key]]}")
            continue
        told = next((t for t in there if str(t.get("Isi") or "").replace("\r\n", "\n") == one["Isi"]), there[0])
        left[key].remove(told)
        if str(told.get("Isi") or "").replace("\r\n", "\n") != one["Isi"]:
            wrong["Isi"].append(f"{about}: {told.get('Isi')!r}, expected {one['Isi']!r}")
        reply = one["reply"]
        is_reply = (model.date_of(told.get("Tanggal Balasan")), model.minutes_of(told.get("Jam Balasan")))
        if is_reply != ((reply.date(), reply.hour * 60 + reply.minute) if reply else (None, None)):
            wrong["reply"].append(f"{about}: answered {is_reply}, expected {reply}")
    extra = [f"{t.get('ID')} {t.get('Nama')} {t.get('Tanggal')} {t.get('Jam')} {str(t.get('Isi'))[:50]!r}" for ts in left.values() for t in ts]
    judge.same(f"{label}: each of {len(wanted)} feedbacks stands in Register (E5)", wrong["row"], len(wanted))
    judge.same(f"{label}: no others, none of ours (E5)", extra)
    judge.same(f"{label}: messages less than 30 minutes apart are one, with their texts (E5)", wrong["Isi"], len(wanted))
    judge.same(f"{label}: Tanggal Balasan and Jam Balasan are our first reply (E5)", wrong["reply"], len(wanted))


def put_chat(folder: pathlib.Path, name: str, chat: messages.Chat) -> None:
    path = folder / "masuk" / name
    if path.suffix == ".zip":
        messages.write_zip(path, [("_chat.txt", chat.bytes()), ("00000012-PHOTO.jpg", bytes(400))])
    else:
        path.write_bytes(chat.bytes())


def judge_conversation(judge: LogJudge, label: str, chats: dict[str, messages.Chat], own: set[str], told_by: str | None = None, entries: dict | None = None) -> pathlib.Path:
    """`own`: our senders; the model reads the lines that the maker of the chats expects."""
    folder = facility(judge, label.replace(" ", "-"), **(entries or {}))
    for name, chat in chats.items():
        put_chat(folder, name, chat)
    answer = judge.go(label, folder, feedback.RUN)
    for name, chat in chats.items():
        told = model.threads_of(chat.expected, own)
        account(judge, label, answer, name, told.rows, told.used, told.merged, 0)
    compare_threads(judge, label, threads_in([(c.expected, own) for c in chats.values()]), records(folder))
    if told_by:
        said = "\n".join([judge.last_errors, json.dumps(answer, ensure_ascii=False), *(all_texts(book_of(folder)) if book_of(folder).exists() else [])])
        judge.check(f"{label}: the run says whom it takes for our own", told_by in said, judge.last_errors[:500])
    return folder


def judge_chats(judge: LogJudge, seed: int) -> None:
    style, make = messages.style_of, messages.thread_chat
    inv = feedback.people.Invention(seed)
    someone = lambda: (inv.name()[0],) * 2
    number = messages.phone(inv)
    group = [someone(), someone(), number]
    attempt(judge, judge_conversation, "chat given", {"grup warga.zip": make(style("ios_id_comma"), seed + 1, group, US, 160), "seorang.txt": make(style("android_en_us_12"), seed + 2, [someone()], US, 60)}, {US[1]}, None, {"own_names": [US[1]]})
    our_number = messages.phone(inv)
    pair = [someone(), someone()]
    chat = make(style("android_id_comma"), seed + 3, pair, our_number, 90)
    folder = facility(judge, "chat-nomor", own_numbers=["0" + model.digits(our_number[1])])
    put_chat(folder, "grup.txt", chat)
    answer = judge.go("chat own_numbers", folder, feedback.RUN)
    told = model.threads_of(chat.expected, {our_number[1]})
    account(judge, "chat own_numbers", answer, "grup.txt", told.rows, told.used, told.merged, 0)
    compare_threads(judge, "chat own_numbers", threads_in([(chat.expected, {our_number[1]})]), records(folder))
    several = {f"ekspor {i}.txt": make(style(s), seed + 10 + i, [someone()], US, 40) for i, s in enumerate(("android_id", "android_en_24", "ios_en_24"))}
    attempt(judge, judge_conversation, "chat several", several, {US[1]}, US[1])
    who = someone()
    named = make(style("android_id"), seed + 20, [who], US, 30, first="own", answers=0.2)
    attempt(judge, judge_conversation, "chat named", {f"Chat WhatsApp dengan {who[1]}.txt": named}, {US[1]}, US[1])
    who = someone()
    attempt(judge, judge_conversation, "chat named zip", {f"WhatsApp Chat - {who[1]}.zip": make(style("ios_en_us_12"), seed + 21, [who], US, 30, first="own", answers=0.2)}, {US[1]}, US[1])
    alone = make(style("android_id"), seed + 22, [someone()], US, 50)
    assert model.own_sender(alone.expected) == US[1]
    attempt(judge, judge_conversation, "chat guessed", {"ekspor.txt": alone}, {US[1]}, US[1])
    attempt(judge, judge_conversation, "chat one sender", {"ekspor.txt": make(style("ios_id"), seed + 23, [someone()], US, 25, answers=0)}, set())
    attempt(judge, judge_exports, seed, facility, records, feedback.RUN)
    for function in (judge_growing_chat, judge_sms, judge_two_channels, judge_future):
        attempt(judge, function, seed)


def judge_growing_chat(judge: LogJudge, seed: int) -> None:
    """The same chat exported twice: first to its middle, then whole; the second run knows what it has."""
    label, folder = "chat exported again", facility(judge, "chat-lagi", own_names=[US[1]])
    person = (feedback.people.Invention(seed + 40).name()[0],) * 2
    whole = messages.thread_chat(messages.style_of("android_id"), seed + 40, [person], US, 60)
    texts = whole.content.split("\n")
    cut = 35
    starts = [i for i, line in enumerate(texts) if re.match(r"\d\d/\d\d/\d{4} \d\d\.\d\d - ", line)]
    (folder / "masuk" / "lama.txt").write_text("\n".join(texts[: starts[cut]]) + "\n", "utf-8")
    judge.go(label, folder, feedback.RUN)
    found = records(folder)
    compare_threads(judge, f"{label}, the first", threads_in([(whole.expected[:cut], {US[1]})]), found)
    first = {(str(t["Tanggal"]), str(t["Jam"])): t["ID"] for t in found}
    put_chat(folder, "baru.txt", whole)
    answer = judge.go(f"{label}, both", folder, feedback.RUN)
    found = records(folder)
    compare_threads(judge, f"{label}, both there", threads_in([(whole.expected, {US[1]})]), found)
    judge.same(f"{label}, both there: IDs stay (D1)", [f"{k}: {v}" for k, v in first.items() if not any((str(t["Tanggal"]), str(t["Jam"])) == k and t["ID"] == v for t in found)])
    for name in ("lama.txt", "baru.txt"):
        account(judge, f"{label}, both", answer, name, None)
    again(judge, f"{label}, both", folder, feedback.RUN)


def judge_sms(judge: LogJudge, seed: int) -> None:
    label, folder = "sms", facility(judge, "sms", Profile(sop=model.MOBILE))
    backup = messages.Messages(seed + 1).build_threads(120)
    (folder / "masuk" / "sms-20261122.xml").write_text(backup.text(), "utf-8")
    answer = judge.go(label, folder, feedback.RUN)
    told = model.threads_of(backup.expected, set())
    account(judge, label, answer, "sms-20261122.xml", None, told.used, None, 0)
    found = records(folder)
    compare_threads(judge, label, threads_in([(backup.expected, set())], "SMS"), found, only="SMS")
    names = [t["ID"] for t in found if "Budi Hartono" == str(t.get("Nama") or "").strip()]
    judge.check(f"{label}: a contact's name stands in Nama, (Unknown) in none", bool(names) and not any("unknown" in str(t.get("Nama") or "").casefold() for t in found), names[:3])
    rows = [{"Nama": t.get("Nama"), "No Telepon": t.get("No Telepon"), "Isi": t.get("Isi")} for t in found]
    books(judge, label, folder, rows, Profile(sop=model.MOBILE))
    again(judge, label, folder, feedback.RUN)


def judge_two_channels(judge: LogJudge, seed: int) -> None:
    """D9: one person writes the same by WhatsApp and by SMS; the later one is suggested as a repetition."""
    label, folder = "dua kanal", facility(judge, "dua-kanal", own_names=[US[1]])
    number = messages.phone(feedback.people.Invention(seed + 60))
    chat = messages.Chat(messages.Style("dua", "android", "id", "%d/%m/%Y", "%H.%M", start=dt.datetime(2026, 11, 16, 8, 0)), seed)
    text = "Sudah dua jam menunggu di poli anak, mohon ditambah petugas"
    chat.put(number, text, minutes=0)
    chat.put(US, "Baik, terima kasih", minutes=5)
    chat.put(number, "terima kasih kembali", minutes=400)
    backup = messages.Messages(seed)
    backup.sms(dt.datetime(2026, 11, 17, 7), "+62" + model.digits(number[1]), text.upper() + "!!")
    backup.sms(dt.datetime(2026, 11, 20, 7), "+62" + model.digits(number[1]), text)
    put_chat(folder, "ekspor.txt", chat)
    (folder / "masuk" / "sms.xml").write_text(backup.text(), "utf-8")
    judge.go(label, folder, feedback.RUN)
    found = sorted(records(folder), key=received)
    told = [t.get("Mungkin Sama") for t in found]
    judge.check(f"{label}: the one of the next day is suggested as a repetition, no other (D9)", len(found) == 4 and [missing(t) for t in told] == [True, True, False, True] and told[2] == found[0]["ID"], [(t["ID"], t.get("Isi"), t.get("Mungkin Sama")) for t in found])


def judge_future(judge: LogJudge, seed: int) -> None:
    """A run of an earlier day: what is of a day after its week is rejected, and counted so (G1)."""
    label, folder, date = "chat of later days", facility(judge, "chat-nanti", own_names=[US[1]]), dt.date(2026, 11, 4)
    person = (feedback.people.Invention(seed + 70).name()[0],) * 2
    chat = messages.thread_chat(messages.style_of("android_id"), seed + 70, [person], US, 90)
    lines = [e for e in chat.expected if e["kind"] in ("message", "media")]
    end = dt.date(2026, 11, 8)
    late = [e for e in lines if dt.datetime.fromisoformat(e["moment"]).date() > end]
    put_chat(folder, "ekspor.txt", chat)
    answer = judge.go(label, folder, date)
    account(judge, label, answer, "ekspor.txt", len(lines), None, None, len(late))
    compare_threads(judge, label, [t for t in threads_in([([e for e in chat.expected if e not in late], {US[1]})])], records(folder))


# --- a closed month ---------------------------------------------------------------------------------------------


def numbers_in(path: pathlib.Path) -> dict[str, float]:
    return {f"{s.title}!{c.coordinate}": c.value for s in openpyxl.load_workbook(path, data_only=True).worksheets if s.title != "Koreksi" and s.sheet_state == "visible" for row in s.iter_rows() for c in row if isinstance(c.value, int | float) and not isinstance(c.value, bool)}


def judge_closed(judge: LogJudge, seed: int) -> None:
    """G6: a message of November that arrives in December changes no figure of November."""
    profile = Profile(grading="kkm")
    label, folder = "bulan tutup", facility(judge, "tutup", profile)
    rows = feedback.Register(seed + 80).build(70)
    feedback.write_table(folder / "masuk" / "register.xlsx", feedback.COLUMNS, rows)
    judge.go(label, folder, feedback.CLOSE)
    found = records(folder)
    compare_rows(judge, label, rows, found, feedback.CLOSE, profile)
    first = {str(t["Keputusan"]): t["ID"] for t in found}
    reports = [analysis_of(folder), *[folder / "laporan" / f"Rekap Umpan Balik 2026-W{w}.xlsx" for w in (45, 46, 47, 48)]]
    if not judge.check(f"{label}: analysis and recaps are there", all(p.exists() for p in reports), [p.name for p in reports if not p.exists()]):
        return
    before = {p: numbers_in(p) for p in reports}
    late = feedback.Register(seed + 81, prefix="T")
    late.row(dt.date(2026, 11, 10), dt.time(9, 1), Grading="Merah", Kanal="SMS", Tema="Parkir")
    feedback.write_table(folder / "masuk" / "susulan.csv", feedback.COLUMNS, late.rows)
    answer = judge.go(f"{label}, a late message", folder, feedback.CLOSE + dt.timedelta(1))
    account(judge, f"{label}, a late message", answer, "susulan.csv", 1, 1, 0, 0)
    after = {p: numbers_in(p) for p in reports}
    wrong = [f"{p.name} {k}: {v} became {after[p].get(k)}" for p, old in before.items() for k, v in old.items() if after[p].get(k) != v]
    judge.same(f"{label}, a late message: no figure changes (G6)", wrong)
    for path in (reports[0], reports[2]):
        book = load(path)
        lines = [r for r in book["Koreksi"].iter_rows(values_only=True) if any(c is not None for c in r)] if "Koreksi" in book.sheetnames else []
        judge.check(f"{label}, a late message: {path.name} has rows in Koreksi (G6)", len(lines) > 1, book.sheetnames)
    judge.check(f"{label}, a late message: --json counts corrections", bool(procedure(answer).get("corrections")), procedure(answer))
    told = {str(t["Keputusan"]): t["ID"] for t in records(folder)}
    judge.check(f"{label}, a late message: it stands in November's register with the next ID (D1)", told == first | {late.rows[0]["Keputusan"]: f"UB-2026-{len(rows) + 1:04d}"}, {k: v for k, v in told.items() if first.get(k) != v})
    books(judge, label, folder, rows + late.rows, profile)
    again(judge, label, folder, feedback.CLOSE + dt.timedelta(1))


PLANS = [
    {"Masalah": "Antrean loket", "Akar Masalah": "Satu petugas", "Rencana": "Tambah petugas", "Penanggung Jawab": "Kepala TU", "Tenggat": dt.date(2026, 11, 20), "Status": "Terbuka"},
    {"Masalah": "Obat habis", "Akar Masalah": "Stok tidak dipantau", "Rencana": "Kartu stok", "Penanggung Jawab": "Apotek", "Tenggat": dt.date(2027, 3, 31), "Status": "Berjalan"},
    {"Masalah": "Toilet kotor", "Akar Masalah": "Tanpa jadwal", "Rencana": "Jadwal piket", "Penanggung Jawab": "Rumah tangga", "Tenggat": dt.date(2026, 11, 30), "Status": "Selesai", "Bukti": "Foto"},
    {"Masalah": "Parkir sempit", "Rencana": "Sewa lahan", "Penanggung Jawab": "Kepala TU", "Tenggat": dt.date(2026, 11, 30), "Status": "Batal"},
]


def plans_in(folder: pathlib.Path, month: str) -> dict[str, dict]:
    table = LogTable(load(book_of(folder, month))["RTL"], "Masalah", "Rencana", "Status")
    return {str(table.get(r, "Masalah")): {h: table.get(r, h) for _, h in table.headers} for r in table.rows()}


def type_plans(folder: pathlib.Path, month: str, plans: list[dict]) -> None:
    book = openpyxl.load_workbook(book_of(folder, month))
    table = LogTable(book["RTL"], "Masalah", "Rencana", "Status")
    there = {str(table.get(r, "Masalah")): r for r in table.rows()}
    empty = iter(r for r in range(table.header_row + 1, table.header_row + 500) if table.sheet.cell(r, table.column["Masalah"]).value in (None, ""))
    for plan in plans:
        row = there.get(plan["Masalah"]) or next(empty)
        for header, value in plan.items():
            table.sheet.cell(row, table.column[header]).value = dt.datetime.combine(value, dt.time()) if isinstance(value, dt.date) else value
    book.save(book_of(folder, month))


def judge_plans(judge: LogJudge, seed: int) -> None:
    """E4: a plan that is neither done nor dropped goes along to the next month until it is."""
    label, folder = "RTL", facility(judge, "rtl")
    register = feedback.Register(seed + 90)
    for month, date, carried in ((11, dt.date(2026, 11, 25), {}), (12, dt.date(2026, 12, 9), {"Antrean loket": 1, "Obat habis": 1}), (1, dt.date(2027, 1, 6), {"Obat habis": 2})):
        name = f"{date:%Y-%m}"
        row = register.row(date.replace(day=4), dt.time(9))
        feedback.write_table(folder / "masuk" / f"register {name}.csv", feedback.COLUMNS, [row])
        judge.go(f"{label} {name}", folder, date)
        if not judge.check(f"{label} {name}: the book with RTL is there", book_of(folder, name).exists() and "RTL" in load(book_of(folder, name)).sheetnames):
            return
        told = plans_in(folder, name)
        if month == 11:
            type_plans(folder, name, PLANS)
            judge.go(f"{label} {name}, plans typed", folder, date)
            told = plans_in(folder, name)
            judge.same(f"{label} {name}: plans stand as typed (G3)", [f"{p['Masalah']} {h}: {told.get(p['Masalah'], {}).get(h)!r}" for p in PLANS for h, v in p.items() if feedback.shown(told.get(p["Masalah"], {}).get(h)) not in (feedback.shown(v), f"{v}")])
            state = str(told.get("Antrean loket", {}).get("Keadaan"))
            judge.check(f"{label} {name}: an open plan past its day is Lewat tenggat (E4)", "lewat tenggat" in state.casefold() and "lewat" not in str(told.get("Obat habis", {}).get("Keadaan")).casefold(), state)
        else:
            judge.check(f"{label} {name}: what is open was carried, nothing else (E4)", set(told) == set(carried), sorted(told))
            for problem, months in carried.items():
                plan = told.get(problem, {})
                origin = str(plan.get("Asal"))
                judge.check(f"{label} {name}: {problem} tells its origin and the {months} months it was carried (E4)", ("2026-11" in origin or "november 2026" in origin.casefold()) and str(plan.get("Terbawa")) == str(months) and plan.get("Penanggung Jawab") == next(p["Penanggung Jawab"] for p in PLANS if p["Masalah"] == problem), plan)
        if month == 12:
            type_plans(folder, name, [{"Masalah": "Antrean loket", "Status": "Selesai", "Bukti": "SK petugas"}])
        again(judge, f"{label} {name}", folder, date) if month != 12 else judge.go(f"{label} {name}, one done", folder, date)


PARTS = {"cat": [judge_cat, judge_cuts], "register": [judge_registers], "figures": [judge_figures], "chats": [judge_chats], "closed": [judge_closed, judge_plans], "big": [judge_big]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", choices=list(PARTS))
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility folders here")
    arguments = parser.parse_args()
    seed = arguments.seed

    def work(judge: LogJudge) -> None:
        for part, functions in PARTS.items():
            if arguments.only == part or (arguments.only is None and part != "big"):
                for function in functions:
                    attempt(judge, function, seed)

    return judged(LogJudge, arguments.binary, arguments.keep, "acceptance-feedback-", work)


if __name__ == "__main__":
    sys.exit(main())
