#!/usr/bin/env python3
"""Judge the round trip of work books: staff edit the book and copies of it, `sapa run` brings them together, a model says what must come out.

usage: roundtrip.py SAPA_BINARY [--scripts 200] [--seed N] [--only PART]... [--one I] [--jobs N] [--keep FOLDER]

PART: scripts, features, resave, conflicts, closed, dates, logs, refusals. --one repeats a single script and tells what staff did in it.
Prints a PASS, FAIL or SKIP line a check and ends with `N passed, N failed, N skipped`; exit 1 when one failed.
Needs: openpyxl xlsxwriter; uses LibreOffice, Pillow and ../shared/tools/check-workbook where they are.
"""

from __future__ import annotations

import argparse
import collections
import concurrent.futures
import contextlib
import copy
import datetime as dt
import io
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

import make_exports
import model as rules
import roundtrip_dates as dates
import roundtrip_edits as edits
import roundtrip_kinds as kinds
import roundtrip_logs
import roundtrip_model as model
import workbook
from judge import SHARED, Judge, attempt, book_path, difference, judge_data_pasien, procedure, recap_path, snapshot
from judging import judged

WEEK = "2026-W47"
FIRST, RUN = dt.date(2026, 11, 17), dt.date(2026, 11, 18)
PARTS = ["scripts", "features", "resave", "conflicts", "closed", "dates", "logs", "refusals"]
FACILITIES = 5


# --- facilities to start from -----------------------------------------------------------------------------------


class Base:
    """A facility whose week has begun: `start` after the first run, `folder` after staff filled some rows and a second run."""

    def __init__(self, judge: Judge, seed: int, stays: int, *, forms: int | None = 5, filled: bool = True):
        self.seed = seed
        home = judge.room / f"base-{seed}"
        self.folder, self.start, self.extra = home / "RS Melati", home / "awal.xlsx", home / "ekspor susulan.xlsx"
        home.mkdir(parents=True, exist_ok=True)
        self.export = make_exports.Export("a", seed, rawat=True, entri=True, moves=False, rm_style="plain")
        edits.stays(self.export, stays, FIRST)
        done = judge.sapa("init", self.folder, "--sop", "sapa-pasien")
        if done.returncode != 0:
            raise RuntimeError(f"sapa init: {done.stderr}")
        if forms is not None:
            settings = self.folder / "sapa.toml"
            settings.write_text(re.sub(r"# max_forms = \d+", f"max_forms = {forms}", settings.read_text("utf-8")), "utf-8")
        make_exports.write_a(self.export, self.folder / "masuk" / "ekspor.xlsx")
        self.stays = rules.collapse(self.export.rows)
        later = copy.copy(self.export)
        later.rows = list(self.export.rows)
        edits.stays(later, stays + 25, RUN)
        make_exports.write_a(later, self.extra)
        self.later_stays = rules.collapse(later.rows)
        self.run(judge, FIRST)
        shutil.copy(book_path(self.folder), self.start)
        self.first = model.state_of(self.start)
        rng = random.Random(seed)
        self.hot = {
            "Lembar Sapa": rng.sample(sorted(self.first.tables["Lembar Sapa"].by_key()), 6),
            "Data Pasien": rng.sample(sorted(self.first.tables["Data Pasien"].by_key()), 3),
        }
        table = workbook.Table(openpyxl.load_workbook(self.start)["Lembar Sapa"], "Kode", "No RM", "Dihubungi", "Izin", "Petugas")
        self.required = [h for _, h, c in table.questions() if c]
        if filled:
            book = edits.Book(book_path(self.folder), seed, self.hot)
            book.work(12, ["execute", "type_values", "type_values", "type_patient"])
            if seed % 10 in (3, 4):
                kinds.with_strange_columns(book)
            book.save()
            self.run(judge, FIRST)
        self.state = model.state_of(book_path(self.folder))
        self.own = {name: set(table.column) for name, table in self.first.tables.items()}
        self.loaded = edits.to_memory(book_path(self.folder), home / "kini.pickle")
        self.start_loaded = edits.to_memory(self.start, home / "awal.pickle")

    def run(self, judge: Judge, date: dt.date) -> None:
        code, _, errors = judge.run(self.folder, date)
        if code not in (0, 1) or not book_path(self.folder).exists():
            raise RuntimeError(f"sapa run for a facility to start from: exit {code}\n{errors}")

    def fresh(self, judge: Judge, label: str) -> pathlib.Path:
        judge.made += 1
        folder = judge.room / f"{judge.made:03d}-{label}" / "RS Melati"
        shutil.copytree(self.folder, folder)
        return folder


def warnings_of(answer: dict, errors: str) -> str:
    return "\n".join([*map(str, answer.get("warnings", [])), errors])


def books(folder: pathlib.Path) -> dict[str, str]:
    """What stands in kerja/ and laporan/, as digests."""
    return {f"{part}/{k}": v for part in ("kerja", "laporan") for k, v in snapshot(folder / part).items()}


def without_overview(files: dict[str, str]) -> dict[str, str]:
    """All but the facility's overview, where what was refused stands under what needs attention (G11)."""
    return {name: digest for name, digest in files.items() if not name.startswith("laporan/Ringkasan ")}


def values_of(path: pathlib.Path) -> dict:
    """The keyed sheets by value, and the conflicts."""
    book = openpyxl.load_workbook(path)
    state = model.read_state(book)
    return {
        **{n: [(r.key, {h: model.canon(x) for h, x in r.cells.items() if not model.is_formula(x)}) for r in t.rows] for n, t in state.tables.items()},
        "Konflik": [{h: str(c.get(h)) for h in model.CONFLICT_COLUMNS} for c in model.conflicts_of(book)],
    }


def check_workbook(paths: list[pathlib.Path]) -> collections.Counter | None:
    """The problems that check-workbook reports, without the file's name; None where it is not to be had."""
    checker = SHARED / "tools" / "check-workbook"
    if not checker.exists():
        return None
    done = subprocess.run([sys.executable, str(checker), *map(str, paths)], capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).splitlines()[:-1] if done.returncode in (0, 1) else [done.stderr[-500:]]
    return collections.Counter(re.sub(r":\d+:", ":", line.split(": ", 1)[-1]) for line in lines)


# --- Sapa's own columns -----------------------------------------------------------------------------------------


def outcome_of(cells: dict, required: list[str]) -> str | None:
    """What a row of the call list has come to (A4 to A6); `?` where staff's entries contradict each other."""
    reached, permitted = cells.get("Dihubungi"), cells.get("Izin")
    if reached == "Ya" and permitted == "Ya" and all(cells.get(h) not in (None, "") for h in required):
        return "Selesai"
    failed = sum(1 for i in (1, 2, 3) if cells.get(f"Percobaan {i} Hasil") not in (None, "", "Terhubung"))
    refused = permitted == "Tidak" and reached != "Tidak"
    exhausted = failed >= 3 and reached != "Ya"
    if refused and exhausted or permitted == "Tidak" and reached != "Ya" or permitted == "Ya" and exhausted:
        return "?"
    return "Menolak" if refused else "Tidak Terhubung" if exhausted else None


def judge_decisions(base: Base, result: model.State, stays: list[dict], verdicts: model.Verdicts) -> int:
    """`Status` and `Kode` of each stay in Data Pasien against the rules; returns how many were held."""
    patients, calls = result.tables.get("Data Pasien"), result.tables.get("Lembar Sapa")
    if patients is None or calls is None:
        return 0
    count = lambda table: collections.Counter(table.keys())
    listed, many = calls.by_key(), {k for t in (patients, calls) for k, n in count(t).items() if n > 1}
    by_rm = {s["rm"]: s for s in stays}
    before = base.state.tables["Lembar Sapa"].by_key()
    held = 0
    for key, row in patients.by_key().items():
        stay = by_rm.get(str(row.cells.get("No RM")))
        if stay is None or key in many or (key in before and key not in listed):
            continue
        cells = listed[key].cells if key in listed else {}
        outcome = outcome_of(cells, base.required)
        if outcome == "?":
            continue
        corrected = [t for t in (row.cells.get("No HP (perbaikan)"), cells.get("No HP (perbaikan)")) if t]
        stay = dict(stay, telp=[*stay["telp"], *corrected])
        status, code, _ = rules.status_of(stay, [s if s["rm"] != stay["rm"] else stay for s in stays], RUN, outcome)
        held += 1
        if str(row.cells.get("Status")) != status or str(row.cells.get("Kode") or "") != code:
            verdicts.say("wrong status", f"Data Pasien {key}: {row.cells.get('Status')!r} {row.cells.get('Kode')!r}, expected {status!r} {code!r} ({row.cells.get('Alasan')})")
        if key in listed and str(listed[key].cells.get("Kode") or "") != code:
            verdicts.say("wrong Kode", f"Lembar Sapa {key}: {listed[key].cells.get('Kode')!r}, expected {code!r}")
    return held


# --- 1: random scripts ------------------------------------------------------------------------------------------

COPY_NAMES = ["Sapa Pasien 2026-W47 (Sri).xlsx", "salinan budi.xlsx", "Copy of Sapa Pasien 2026-W47.xlsx", "wa 0812 dokumen (2).xlsx", "Sapa Pasien 2026-W47.xlsx", "dewi selesai senin.xlsx"]


class Script:
    """One random script: what staff did, and what came of it."""

    def __init__(self, number: int):
        self.number, self.log, self.verdicts = number, [], model.Verdicts()
        self.seconds = self.sapa_seconds = 0.0
        self.cells = self.conflicts = self.statuses = 0
        self.kinds: collections.Counter = collections.Counter()


def play(judge: Judge, base: Base, number: int, keep: pathlib.Path | None = None) -> Script:
    """One script of one round of edits, or of two: the second starts from what came of the first."""
    script = Script(number)
    began = time.monotonic()
    rng = random.Random(number)
    with contextlib.ExitStack() as stack:
        home = keep or pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="script-", dir=judge.room)))
        folder = home / "RS Melati"
        shutil.copytree(base.folder, folder)
        path = book_path(folder)
        current = edits.Book(path, number * 10, base.hot, base.loaded)
        copies = []
        for i, name in enumerate(rng.sample(COPY_NAMES, 2)):
            old = rng.random() < 0.2
            copies.append((name, base.first if old else base.state, edits.Book(base.start if old else path, number * 10 + i + 1, base.hot, base.start_loaded if old else base.loaded)))
        grown = rng.random() < 0.4
        result = work_and_run(judge, base, script, folder, base.state, current, copies, rng, base.later_stays if grown else base.stays, grown, [])
        if result is not None and number % 10 == 3:
            content = values_of(path)
            for name in [n for n, _, _ in copies if (folder / "masuk" / n).exists()]:
                shutil.copy(folder / "masuk" / name, folder / "masuk" / f"lagi {name}")
            judge.run(folder, RUN)
            if values_of(path) != content:
                script.verdicts.say("a copy was merged twice", f"the same copies again under other names changed: {changes(result[0], path)}")
        if result is not None and number % 10 == 7:
            content = values_of(path)
            for name, _, _ in copies:
                (folder / "masuk" / name).unlink(missing_ok=True)
            judge.run(folder, RUN)
            if values_of(path) != content:
                script.verdicts.say("a copy taken out of masuk/ changed the book", changes(result[0], path))
        if result is not None and number % 5 == 1:
            script.kinds["a future date and back"] += 1
            dates.there_and_back(judge, folder, path, number, base.hot, script.verdicts.say)
            result = model.state_of(path), model.conflicts_of(openpyxl.load_workbook(path))
        if result is not None and rng.random() < 0.25:
            script.log.append("-- a second round --")
            before, listed = result
            current, one = edits.Book(path, number * 10 + 5, base.hot), edits.Book(path, number * 10 + 6, base.hot)
            work_and_run(judge, base, script, folder, before, current, [("putaran kedua.xlsx", before, one)], rng, base.later_stays if grown else base.stays, False, listed)
        script.seconds = time.monotonic() - began
    return script


def work_and_run(
    judge: Judge, base: Base, script: Script, folder: pathlib.Path, before: model.State, current: edits.Book, copies: list[tuple[str, model.State, edits.Book]],
    rng: random.Random, stays: list[dict], grown: bool, listed: list[dict],
) -> tuple[model.State, list[dict]] | None:
    """Staff edit, the run follows, the model judges; the state and the conflicts that came of it. `listed` were on Konflik before."""
    say = script.verdicts.say
    path = book_path(folder)
    current.work(rng.choice([0, 2, 5, 8]), edits.CURRENT)
    if rng.random() < 0.08:
        current.double()
    for _, _, one in copies:
        one.work(rng.choice([0, 2, 4, 8]), edits.COPY)
        if rng.random() < 0.04:
            one.double()
        if rng.random() < 0.04:
            one.drop_column()
    if len(copies) > 1 and copies[0][1] is copies[1][1] and rng.random() < 0.25:
        copies[1] = (copies[1][0], copies[1][1], copies[0][2].again(script.number * 10 + 7))
        copies[1][2].work(rng.choice([1, 3, 6]), edits.COPY)
        script.kinds["copy of a copy"] += 1
    if rng.random() < 0.2:
        kinds.do(current, rng.choice(kinds.CURRENT_KINDS))
    for number, (_, _, one) in enumerate(copies):
        if number == 0 or rng.random() < 0.4:
            kinds.do(one, kinds.COPY_KINDS[script.number % len(kinds.COPY_KINDS)] if number == 0 else rng.choice(kinds.COPY_KINDS))
    for one in [current, *[one for _, _, one in copies]]:
        script.kinds.update(one.kinds)
    for name, _, one in copies:
        one.save(folder / "masuk" / name)
    current.save()
    if grown:
        shutil.copy(base.extra, folder / "masuk" / base.extra.name)
    for who, one in [("current", current), *[(f"{name}{' (from the first run)' if was is base.first else ''}", one) for name, was, one in copies]]:
        script.log += [f"{who}: {line}" for line in one.log]
    if grown:
        script.log.append("masuk/: a later export, with 25 more stays")

    now = current.state()
    hers = [(name, was, one.state()) for name, was, one in copies]
    for _, was, state in hers:
        kinds.as_texts(state, was)
    masuk = snapshot(folder / "masuk")
    start = time.monotonic()
    code, answer, errors = judge.run(folder, RUN)
    script.sapa_seconds += time.monotonic() - start
    refused = any(one.refusal or "header far" in one.kinds for _, _, one in copies)
    if code not in (0, 1, *([2] if refused else [])) or not answer:
        say("run", f"exit {code}: {errors[:600]}")
        return None
    if difference(masuk, snapshot(folder / "masuk")):
        say("masuk changed", str(difference(masuk, snapshot(folder / "masuk"))))
    try:
        merged = openpyxl.load_workbook(path)
    except Exception as error:
        say("book can't be opened", repr(error))
        return None
    result, conflicts = model.read_state(merged), model.conflicts_of(merged)
    same = lambda c: tuple(str(c.get(h)) for h in ("Lembar", "Kunci", "Kolom", "Nilai Salinan", "Berkas"))
    earlier = collections.Counter(map(same, listed))
    for one in listed:
        if same(one) not in set(map(same, conflicts)):
            say("a row of Konflik is gone", str(same(one)))
    new = [c for c in conflicts if same(c) not in earlier]
    script.conflicts += len(new)
    said, out = warnings_of(answer, errors), []
    for name, _, one in copies:
        if one.refusal or "header far" in one.kinds and re.search(re.escape(name) + ".*Kunci", said):
            script.kinds[f"refused: {one.refusal or 'its header is too far down'}"] += 1
            out.append(name)
            hers = [each for each in hers if each[0] != name]
            if name not in said:
                say("not refused", f"{name}, though {one.refusal}; {said[:300]}")
    verdicts = model.judge_merge(before, now, hers, result, new, said, base.own)
    script.verdicts.found += verdicts.found
    script.statuses += judge_decisions(base, result, stays, script.verdicts)
    told, still = procedure(answer, WEEK).get("conflicts", 0), sum(map(model.is_open, conflicts))
    if told != still:
        say("conflicts in --json", f"{told}, on Konflik {still} are open")
    if script.number % 20 == 0:
        saved = folder.parent / "as staff saved it.xlsx"
        current.book.save(saved)
        problems, after = check_workbook([saved]), check_workbook([path])
        if problems is not None and after - problems:
            say("check-workbook", "; ".join(list(after - problems)[:4]))

    digests = books(folder)
    start = time.monotonic()
    judge.run(folder, RUN)
    script.sapa_seconds += time.monotonic() - start
    if difference(digests, books(folder)):
        say("second run changed files", f"{difference(digests, books(folder))}; {changes(result, path)}")
    for name in out:  # as the message asks
        (folder / "masuk" / name).unlink()
    return result, conflicts


def changes(before: model.State, path: pathlib.Path) -> str:
    """The first few cells in which a book differs from a state."""
    after = model.state_of(path)
    found = []
    for name, table in after.tables.items():
        old = before.tables.get(name)
        rows = old.by_key() if old else {}
        for row in table.by_key().values():
            for header, value in row.cells.items():
                if row.key in rows and model.canon(rows[row.key].cells.get(header)) != model.canon(value):
                    found.append(f"{name} {row.key} {header}: {model.short(rows[row.key].cells.get(header))} → {model.short(value)}")
    for name, cells in after.others.items():
        for place, value in cells.items():
            if model.canon(before.others.get(name, {}).get(place)) != model.canon(value):
                found.append(f"{name} {place}: {model.short(before.others.get(name, {}).get(place))} → {model.short(value)}")
    return "; ".join(found[:4]) or "no cell differs"


def judge_scripts(judge: Judge, seed: int, count: int, jobs: int, one: int | None, keep: bool) -> None:
    bases = []
    for k in range(FACILITIES if one is None else 1):
        which = k if one is None else one % FACILITIES
        bases.append(Base(judge, seed * 10 + which, 60 + which * 15))
    numbers = [seed * 1000 + i for i in range(count)] if one is None else [one]
    pick = lambda n: bases[n % FACILITIES] if one is None else bases[0]
    scripts: list[Script] = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=1) if jobs == 1 else concurrent.futures.ProcessPoolExecutor(max_workers=jobs) as pool:
        waiting = {pool.submit(_play, judge.binary, judge.room, pick(n), n, judge.room / f"script-{n}" if keep or one is not None else None): n for n in numbers}
        for done in concurrent.futures.as_completed(waiting):
            number = waiting[done]
            try:
                scripts.append(done.result())
            except Exception:  # whatever a workbook may hold
                broken = Script(number)
                broken.verdicts.say("the judge tripped", traceback.format_exc()[-700:])
                scripts.append(broken)
    scripts.sort(key=lambda s: s.number)
    if one is not None:
        for line in scripts[0].log:
            print(f"      {line}")
    kinds = [
        "run", "book can't be opened", "masuk changed", "sheet", "typed value lost", "wrong value", "conflict not listed", "conflict listed twice", "a row of Konflik is gone", "false conflict", "false record",
        "conflicts in --json", "row lost", "row lost that a copy lacks", "deleted row came back", "deleted row not reported", "row deleted in a copy not reported",
        "doubled key not reported", "row without a key lost", "row without a key came more than once", "a row doubled by the run", "order of rows changed", "hidden row", "added column lost", "added sheet lost",
        "added sheet came more than once", "cell beside the table changed", "wrong status", "wrong Kode", "check-workbook", "second run changed files", "a copy was merged twice",
        "a copy taken out of masuk/ changed the book", "header damaged", "cell above the table", "comment lost", "formula changed silently", "not refused", "a future date",
    ]
    found = collections.defaultdict(list)
    for script in scripts:
        for kind, text in script.verdicts.found:
            found[kind].append((script.number, text))
    for kind in kinds + [k for k in found if k not in kinds]:
        hit = sorted({n for n, _ in found[kind]})
        judge.check(
            f"{len(scripts)} scripts: no {kind}", not hit,
            f"in {len(hit)} scripts, {len(found[kind])} times; e.g.\n" + "\n".join(f"script {n}: {t}" for n, t in found[kind][:5]),
        )
    did = sum((s.kinds for s in scripts), collections.Counter())
    print("      kinds: " + ", ".join(f"{kind} {did[kind]}" for kind in sorted(did)))
    clean = sum(1 for s in scripts if not s.verdicts.found)
    slow = max((s.seconds for s in scripts), default=0)
    print(
        f"      {clean} of {len(scripts)} scripts without a fault; {sum(len(s.log) for s in scripts)} edits, {sum(s.conflicts for s in scripts)} rows on Konflik, "
        f"{sum(s.statuses for s in scripts)} statuses held; {sum(s.seconds for s in scripts) / max(len(scripts), 1):.2f} s a script ({slow:.1f} s at most), of it {sum(s.sapa_seconds for s in scripts) / max(len(scripts), 1):.2f} s sapa",
        flush=True,
    )


def _play(binary: pathlib.Path, room: pathlib.Path, base: Base, number: int, keep: pathlib.Path | None) -> Script:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
    return play(Judge(binary, room), base, number, keep)


# --- 2: features ------------------------------------------------------------------------------------------------


def decorate(path: pathlib.Path, judge: Judge) -> tuple[dict, bool]:
    """Gives the book what staff give theirs, by openpyxl; what was put on which key, and whether an image is among it."""
    book = openpyxl.load_workbook(path)
    sheet = book["Lembar Sapa"]
    table = model.read_table(sheet)
    keys = table.keys()
    marks = {"comment": {}, "font": {}, "fill": {}, "value": {}}
    for i, key in enumerate(keys[:6]):
        row = table.by_key()[key].number
        sheet.cell(row, table.column["Nama Pasien"]).comment = Comment(f"Suara kurang jelas {i}", "Sri Wahyuni")
        marks["comment"][key, "Nama Pasien"] = f"Suara kurang jelas {i}"
        for header, font in [("Nama Pasien", Font(name="Arial", size=13, bold=True, color="FF1F4E79")), ("Catatan", Font(name="Courier New", italic=True, underline="single"))]:
            sheet.cell(row, table.column[header]).font = font
            marks["font"][key, header] = (font.name, font.b, font.i, font.sz)
        colour = ["FF9BC2E6", "FFD9B3FF", "FF9BC2E6", "FFFFC000", "FFFF0000", "FFFFFF00"][i]
        sheet.cell(row, table.column["Catatan"]).fill = PatternFill("solid", fgColor=colour)
        marks["fill"][key, "Catatan"] = colour
        sheet.cell(row, table.column["Catatan"]).value = f"Warna {i}"
        marks["value"][key, "Catatan"] = f"Warna {i}"
    # a bold Arial date in a row that is executed, so that its colour changes
    row = table.by_key()[keys[7]].number
    cell = sheet.cell(row, table.column["Tanggal Eksekusi"])
    cell.font = Font(name="Arial", size=12, bold=True)
    marks["font"][keys[7], "Tanggal Eksekusi"] = ("Arial", True, False, 12)
    marks["format"] = (keys[7], cell.number_format)
    for header, width in [("Catatan", 61.5), ("Nama Pasien", 33.25), ("Diagnosa", 9.5)]:
        sheet.column_dimensions[get_column_letter(table.column[header])].width = width
        marks.setdefault("width", {})[header] = width
    sheet.row_dimensions[table.by_key()[keys[2]].number].height = 44
    at = max(table.column.values()) + 1
    sheet.cell(table.header_row, at).value = "Bahasa"
    choices = DataValidation("list", formula1='"Minang,Indonesia,Batak"', allow_blank=True)
    sheet.add_data_validation(choices)
    choices.add(f"{get_column_letter(at)}{table.header_row + 1}:{get_column_letter(at)}{table.header_row + 200}")
    sheet.cell(table.by_key()[keys[0]].number, at).value = "Minang"
    marks["value"][keys[0], "Bahasa"] = "Minang"
    sheet.conditional_formatting.add(f"{get_column_letter(at)}{table.header_row + 1}:{get_column_letter(at)}{table.header_row + 200}", CellIsRule("equal", ['"Batak"'], fill=PatternFill("solid", bgColor="FFCCFFCC")))
    own = book.create_sheet("Hitungan Kami")
    for r, (name, count) in enumerate([("Petugas", "Panggilan"), ("Sri", 4), ("Budi", 7), ("Dewi", 3)], 1):
        own.append([name, count])
    own["B6"] = "=SUM(B2:B4)"
    own["B7"] = f"=COUNTA('Lembar Sapa'!${get_column_letter(table.column['Catatan'])}$7:${get_column_letter(table.column['Catatan'])}$300)"
    own["A6"].font = Font(name="Verdana", bold=True)
    own["A9"].comment = Comment("Dihitung tiap Senin", "Budi Santoso")
    own.column_dimensions["A"].width = 27
    own.conditional_formatting.add("B2:B4", CellIsRule("greaterThan", ["5"], fill=PatternFill("solid", bgColor="FFFFC7CE")))
    chart = BarChart()
    chart.title = "Panggilan"
    chart.add_data(Reference(own, min_col=2, min_row=1, max_row=4), titles_from_data=True)
    own.add_chart(chart, "D2")
    calls = BarChart()
    calls.add_data(Reference(own, min_col=2, min_row=1, max_row=4), titles_from_data=True)
    sheet.add_chart(calls, f"{get_column_letter(at + 2)}3")
    page = book.create_chartsheet("Grafik")
    whole = BarChart()
    whole.add_data(Reference(own, min_col=2, min_row=1, max_row=4), titles_from_data=True)
    page.add_chart(whole)
    book.defined_names["PanggilanKami"] = DefinedName("PanggilanKami", attr_text="'Hitungan Kami'!$B$2:$B$4")
    pictured = False
    try:
        import PIL.Image
        from openpyxl.drawing.image import Image

        data = io.BytesIO()
        PIL.Image.new("RGB", (40, 30), (200, 30, 60)).save(data, "PNG")
        data.seek(0)
        own.add_image(Image(data), "D20")
        pictured = True
    except ImportError:
        judge.skip("features: an image", "Pillow is not installed")
    # and work: two calls in full, a refusal, so that colours and codes change
    shift = workbook.Shift()
    view = workbook.Table(sheet, "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    shift.execute(view, row, "Sri Wahyuni", dt.date(2026, 11, 17))
    shift.execute(view, table.by_key()[keys[1]].number, "Budi Santoso", dt.date(2026, 11, 16))
    shift.refuse(view, table.by_key()[keys[8]].number, "Sri Wahyuni", dt.date(2026, 11, 17))
    shift.attempt(view, table.by_key()[keys[9]].number, "Budi Santoso", dt.date(2026, 11, 17), 3, None)
    book.save(path)
    marks["shift"] = shift
    return marks, pictured


def package(path: pathlib.Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


def look(sheet) -> dict:
    """What openpyxl sees of a sheet beside its cells."""
    return {
        "charts": len(sheet._charts), "images": len(sheet._images), "freeze": sheet.freeze_panes,
        "merged": sorted(map(str, sheet.merged_cells.ranges)), "widths": {k: (round(d.width, 3), d.hidden) for k, d in sorted(sheet.column_dimensions.items()) if d.customWidth or d.hidden},
        "rules": sorted((str(a.sqref), r.type, tuple(r.formula)) for a in sheet.conditional_formatting for r in a.rules),
        "choices": sorted((str(d.sqref), d.type, str(d.formula1)) for d in sheet.data_validations.dataValidation),
        "comments": sorted((c.coordinate, c.comment.text) for row in sheet.iter_rows() for c in row if c.comment is not None),
    }


def raw_additions(path: pathlib.Path) -> dict[str, bytes]:
    """Parts that openpyxl knows nothing of, put into the package by hand: custom XML, printer settings, threaded comments, an extension part."""
    parts = package(path)
    book_rels = "xl/_rels/workbook.xml.rels"
    rels = parts[book_rels].decode()
    targets = dict(re.findall(r'Id="([^"]+)"[^>]*Target="([^"]+)"', rels)) | {i: t for t, i in re.findall(r'Target="([^"]+)"[^>]*Id="([^"]+)"', rels)}
    sheets = re.findall(r'<sheet [^>]*name="([^"]+)"[^>]*r:id="([^"]+)"', parts["xl/workbook.xml"].decode())
    target = next(targets[i] for n, i in sheets if n == "Lembar Sapa")
    sheet = ("xl/" + target).replace("xl//xl/", "xl/") if not target.startswith("/") else target[1:]
    sheet_rels = f"{sheet.rpartition('/')[0]}/_rels/{sheet.rpartition('/')[2]}.rels"
    empty = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = {
        "customXml/item1.xml": b'<?xml version="1.0"?><unit xmlns="urn:contoh:unit"><kode>RS-01</kode></unit>',
        "xl/printerSettings/printerSettings1.bin": bytes(range(256)) * 3,
        "xl/persons/person.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="Sri" id="{11111111-2222-4333-8444-555555555555}" userId="S" providerId="None"/></personList>',
        "xl/threadedComments/threadedComment1.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="D7" dT="2026-11-17T03:00:00.00" personId="{11111111-2222-4333-8444-555555555555}" id="{21111111-2222-4333-8444-555555555555}"><text>Hubungi lagi Kamis</text></threadedComment></ThreadedComments>',
    }
    relations = [
        (book_rels, "rIdStaf1", "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml"),
        (book_rels, "rIdStaf2", f"{office}/customXml", "../customXml/item1.xml"),
        (sheet_rels, "rIdStaf1", f"{office}/printerSettings", "../printerSettings/printerSettings1.bin"),
        (sheet_rels, "rIdStaf2", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
    ]
    for part, identifier, kind, to in relations:
        parts[part] = parts.get(part, empty).replace(b"</Relationships>", f'<Relationship Id="{identifier}" Type="{kind}" Target="{to}"/></Relationships>'.encode())
    types = parts["[Content_Types].xml"].decode()
    types = types.replace("<Override", '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/><Override', 1)
    types = types.replace(
        "</Types>",
        '<Override PartName="/xl/persons/person.xml" ContentType="application/vnd.ms-excel.person+xml"/>'
        '<Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/></Types>',
    )
    parts["[Content_Types].xml"] = types.encode()
    parts |= added
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 17, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return added | {sheet_rels: parts[sheet_rels]}


def judge_features(judge: Judge, seed: int) -> None:
    base = Base(judge, seed * 10 + 8, 90, forms=None, filled=False)
    label = "features"
    folder = base.fresh(judge, label)
    path = book_path(folder)
    marks, pictured = decorate(path, judge)
    saved = judge.room / "features as staff saved it.xlsx"
    shutil.copy(path, saved)
    shutil.copy(base.extra, folder / "masuk" / base.extra.name)
    code, answer, errors = judge.run(folder, RUN)
    if not judge.check(f"{label}: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}"):
        return
    was, now = openpyxl.load_workbook(saved), openpyxl.load_workbook(path)
    judge.same(f"{label}: staff's sheets are there, in their order", [] if [s for s in now.sheetnames if s in was.sheetnames] == was.sheetnames else [f"{was.sheetnames} → {now.sheetnames}"])
    judge.same(f"{label}: the chart sheet has its chart", [] if "Grafik" in now.sheetnames and len(now["Grafik"]._charts) == 1 else [str(now.sheetnames)])
    own_was, own_now = was["Hitungan Kami"], now["Hitungan Kami"] if "Hitungan Kami" in now.sheetnames else None
    if own_now is not None:
        a, b = look(own_was), look(own_now)
        judge.same(f"{label}: the sheet of staff's own looks as it did", [f"{k}: {a[k]} → {b[k]}" for k in a if a[k] != b[k]])
        judge.same(f"{label}: its cells and formulas are as they were", [f"{c.coordinate}: {c.value!r} → {own_now[c.coordinate].value!r}" for row in own_was.iter_rows() for c in row if (c.value, c.font.name, c.font.b) != (own_now[c.coordinate].value, own_now[c.coordinate].font.name, own_now[c.coordinate].font.b)])
    judge.check(f"{label}: the defined name is there", "PanggilanKami" in now.defined_names and now.defined_names["PanggilanKami"].attr_text == was.defined_names["PanggilanKami"].attr_text, list(now.defined_names))
    sheet, before = now["Lembar Sapa"], was["Lembar Sapa"]
    table, old = model.read_table(sheet), model.read_table(before)
    rows = table.by_key()
    cell = lambda key, header: sheet.cell(rows[key].number, table.column[header])
    judge.same(f"{label}: comments on the call list", [f"{k}: {cell(*k).comment and cell(*k).comment.text!r}" for k, text in marks["comment"].items() if cell(*k).comment is None or cell(*k).comment.text != text])
    judge.same(f"{label}: fonts on the call list", [f"{k}: {f} → {(cell(*k).font.name, cell(*k).font.b, cell(*k).font.i, cell(*k).font.sz)}" for k, f in marks["font"].items() if (cell(*k).font.name, bool(cell(*k).font.b), bool(cell(*k).font.i), cell(*k).font.sz) != (f[0], bool(f[1]), bool(f[2]), f[3])])
    judge.same(f"{label}: staff's colours on staff's cells", [f"{k}: {cell(*k).fill.fgColor.rgb}" for k, rgb in marks["fill"].items() if cell(*k).fill.fgColor.rgb != rgb])
    judge.same(f"{label}: what staff typed", [f"{k}: {v!r} → {cell(*k).value!r}" for k, v in marks["value"].items() if cell(*k).value != v])
    judge.check(f"{label}: a bold date in Arial keeps its date format while its row is done", cell(marks["format"][0], "Tanggal Eksekusi").number_format == marks["format"][1], f"{marks['format'][1]} → {cell(marks['format'][0], 'Tanggal Eksekusi').number_format}")
    judge.same(f"{label}: column widths", [f"{h}: {w} → {sheet.column_dimensions[get_column_letter(table.column[h])].width}" for h, w in marks["width"].items() if abs(sheet.column_dimensions[get_column_letter(table.column[h])].width - w) > 0.01])
    height = sheet.row_dimensions[rows[old.keys()[2]].number].height
    judge.check(f"{label}: the height of a row", height == 44, height)
    a, b = look(before), look(sheet)
    judge.check(f"{label}: the chart on the call list", a["charts"] == b["charts"] == 1, (a["charts"], b["charts"]))
    missing = [c for c in a["choices"] if not any(n[1:] == c[1:] for n in b["choices"])]
    judge.same(f"{label}: drop-downs of the call list, staff's own included", [f"{m} not among {b['choices'][:12]}" for m in missing])
    judge.same(f"{label}: conditional formats of the call list", [str(r) for r in a["rules"] if not any(n[1] == r[1] and set(n[2]) == set(r[2]) for n in b["rules"])])
    judge.check(f"{label}: freeze panes and filter", (before.freeze_panes, before.auto_filter.ref is None) == (sheet.freeze_panes, sheet.auto_filter.ref is None), (before.freeze_panes, sheet.freeze_panes, before.auto_filter.ref, sheet.auto_filter.ref))
    judge.same(f"{label}: staff's comments, pictures and charts elsewhere", [f"{s.title}: {k} {look(s)[k]} → {look(now[s.title])[k]}" for s in was.worksheets if s.title in now.sheetnames for k in ("charts", "images", "comments") if s.title != "Lembar Sapa" and look(s)[k] != look(now[s.title])[k]])

    ours, theirs = package(saved), package(path)
    kept = [n for n in ours if re.match(r"xl/(charts|chartsheets|drawings|media|theme|comments|threadedComments)", n) or re.match(r"xl/comments?\d", n)]
    judge.same(f"{label}: {len(kept)} parts (charts, drawings, comments, media, theme) are byte-identical", [f"{n}: {'gone' if n not in theirs else 'changed'}" for n in kept if theirs.get(n) != ours[n]], len(kept))
    rels = ours["xl/_rels/workbook.xml.rels"].decode()
    index = was.sheetnames.index("Hitungan Kami")
    identifier = re.findall(r'<sheet [^>]*?r:id="([^"]+)"', ours["xl/workbook.xml"].decode())[index]
    target = next(t for r in re.findall(r"<Relationship [^>]*>", rels) if f'Id="{identifier}"' in r for t in re.findall(r'Target="/?([^"]+)"', r))
    target = target if target.startswith("xl/") else "xl/" + target
    judge.check(f"{label}: the part of staff's own sheet ({target}) is byte-identical", theirs.get(target) == ours[target])
    problems_before, problems_after = check_workbook([saved]), check_workbook([path])
    if problems_before is None:
        judge.skip(f"{label}: check-workbook", "../shared/tools is not beside the checkout")
    else:
        judge.same(f"{label}: check-workbook finds nothing that was not there before", list(problems_after - problems_before))

    truth = decided(base.later_stays, marks["shift"])
    judge_data_pasien(judge, label, path, truth)
    selesai(judge, label, path, marks["shift"], saved)

    before_again = books(folder)
    judge.run(folder, RUN)
    judge.same(f"{label}: a second run changes no file (G4)", difference(before_again, books(folder)))

    # a column inserted in the middle, as a spreadsheet program does it, and rows sorted
    label = "features, a column inserted and rows sorted"
    folder = base.fresh(judge, "features-column")
    path = book_path(folder)
    book = edits.Book(path, seed, base.hot)
    book.add_column("Bahasa", "Lembar Sapa", inside=True)
    book.sort()
    table = workbook.Table(book.book["Lembar Sapa"], "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    shift = workbook.Shift()
    todo = iter([r for r in table.rows() if str(table.get(r, "Kode")).startswith("T")])
    for i in range(4):
        shift.execute(table, next(todo), "Sri Wahyuni", dt.date(2026, 11, 16 + i % 2))
    shift.refuse(table, next(todo), "Sri Wahyuni", dt.date(2026, 11, 17))
    book.save()
    shutil.copy(path, judge.room / "column as staff saved it.xlsx")
    shutil.copy(base.extra, folder / "masuk" / base.extra.name)
    code, answer, errors = judge.run(folder, RUN)
    if judge.check(f"{label}: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}"):
        judge_data_pasien(judge, label, path, decided(base.later_stays, shift))
        selesai(judge, label, path, shift, judge.room / "column as staff saved it.xlsx")
        before, after = check_workbook([judge.room / "column as staff saved it.xlsx"]), check_workbook([path])
        if before is not None:
            judge.same(f"{label}: check-workbook finds nothing that was not there before", list(after - before))
        executed = procedure(answer, WEEK).get("executed")
        judge.check(f"{label}: executed 4 in --json", executed == 4, executed)

    # parts that openpyxl does not know
    label = "features, foreign parts"
    folder = base.fresh(judge, "features-raw")
    path = book_path(folder)
    added = raw_additions(path)
    before = check_workbook([path])
    shutil.copy(base.extra, folder / "masuk" / base.extra.name)
    code, _, errors = judge.run(folder, RUN)
    if judge.check(f"{label}: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}"):
        after = package(path)
        judge.same(f"{label}: custom XML, printer settings, threaded comments and persons are byte-identical", [f"{n}: {'gone' if n not in after else 'changed'}" for n, data in added.items() if not n.endswith(".rels") and after.get(n) != data])
        rel = next(n for n in added if n.endswith(".rels"))
        judge.check(f"{label}: the call list still names them", b"threadedComment1.xml" in after.get(rel, b"") and b"printerSettings1.bin" in after.get(rel, b""), after.get(rel, b"")[-600:])
        judge.check(f"{label}: the workbook still names them", b"person.xml" in after["xl/_rels/workbook.xml.rels"] and b"item1.xml" in after["xl/_rels/workbook.xml.rels"])
        if before is not None:
            judge.same(f"{label}: check-workbook finds nothing that was not there before", list(check_workbook([path]) - before))


def decided(stays: list[dict], shift: workbook.Shift, date: dt.date = RUN) -> list[tuple[dict, str, str, dt.date | None]]:
    result = []
    for s in stays:
        execution = s["keluar"] + dt.timedelta(days=7) if s["keluar"] else None
        result.append((s, *rules.status_of(s, stays, date, shift.outcome.get((s["rm"], execution)))))
    return result


def selesai(judge: Judge, label: str, path: pathlib.Path, shift: workbook.Shift, saved: pathlib.Path) -> None:
    """The live column `Selesai`, as LibreOffice computes it, agrees with what was typed; no formula is in error that was not before."""
    if not workbook.SOFFICE:
        judge.skip(f"{label}: Selesai as LibreOffice computes it", "soffice is not installed")
        return
    out = workbook.converted([path], judge.room / "computed" / path.parents[2].name)
    if not judge.check(f"{label}: LibreOffice opens the book", path in out):
        return
    book = openpyxl.load_workbook(out[path], data_only=True)
    table = workbook.Table(book["Lembar Sapa"], "Kode", "No RM", "Selesai")
    wrong = []
    for r in table.rows():
        key = (str(table.get(r, "rm")), workbook.as_date(table.get(r, "Tanggal Eksekusi")))
        outcome = shift.outcome.get(key)
        expected = {"Selesai": "Ya", "Menolak": "Tutup", "Tidak Terhubung": "Tutup"}.get(outcome, "Belum")
        if table.get(r, "Selesai") != expected and str(table.get(r, "Kode") or "")[:1] in "TSX":
            wrong.append(f"row {r} {key}: {table.get(r, 'Selesai')!r}, expected {expected!r}")
    judge.same(f"{label}: Selesai as LibreOffice computes it", wrong)
    errors = [f"{s.title}!{c.coordinate}: {c.value}" for s in book.worksheets if s.title in model.OWN for row in s.iter_rows() for c in row if c.data_type == "e"]
    judge.same(f"{label}: no formula of Sapa's is in error", errors)


# --- 3: saved again by other programs -----------------------------------------------------------------------------


def filled(path: pathlib.Path, seed: int, hot: dict, count: int = 14) -> dict[tuple[str, str, str], object]:
    """Fills a book; returns what was typed by sheet, key and header, as the book holds it."""
    before = model.state_of(path)
    book = edits.Book(path, seed, hot)
    book.work(count, ["type_values", "type_values", "execute", "type_patient"])
    book.save()
    after = model.read_state(book.book)
    return {
        (name, row.key, header): row.cells.get(header)
        for name, table in after.tables.items() for row in table.rows for header in model.staff_columns(name, table)
        if row.key and model.canon(row.cells.get(header)) != model.canon(before.tables[name].by_key()[row.key].cells.get(header))
    }


def google(path: pathlib.Path, out: pathlib.Path) -> None:
    """The book as a web spreadsheet gives it back: values and number formats only, hidden sheets and columns merely hidden."""
    book = openpyxl.load_workbook(path, data_only=True)
    fresh = openpyxl.Workbook()
    fresh.remove(fresh.active)
    for sheet in book.worksheets:
        to = fresh.create_sheet(sheet.title)
        to.sheet_state = "visible" if sheet.sheet_state == "visible" else "hidden"
        for (r, c), cell in sheet._cells.items():
            if cell.value is not None:
                to.cell(r, c).value = cell.value
                to.cell(r, c).number_format = cell.number_format
    fresh.save(out)


def arrived(judge: Judge, label: str, path: pathlib.Path, typed: dict) -> None:
    book = openpyxl.load_workbook(path)
    state = model.read_state(book)
    wrong = []
    for (name, key, header), value in typed.items():
        row = state.tables[name].by_key().get(key) if name in state.tables else None
        found = row.cells.get(header) if row else None
        if model.canon(found) != model.canon(value):
            wrong.append(f"{name} {key} {header}: typed {model.short(value)}, now {model.short(found)}")
    judge.same(f"{label}: {len(typed)} typed values are in their cells (G3)", wrong, len(typed))
    judge.same(f"{label}: no conflict", [f"{c.get('Lembar')} {c.get('Kunci')} {c.get('Kolom')}: {model.short(c.get('Nilai Sekarang'))} / {model.short(c.get('Nilai Salinan'))} {c.get('Keadaan')}" for c in model.conflicts_of(book)])


def judge_resave(judge: Judge, seed: int) -> None:
    base = Base(judge, seed * 10 + 7, 80)
    desk = judge.room / "resave"
    desk.mkdir()
    original = book_path(base.folder)
    typed, files = {}, {}
    for i, name in enumerate(["openpyxl.xlsx", "libreoffice.xlsx", "web.xlsx", "libreoffice kini.xlsx", "libreoffice urut.xlsx"]):
        shutil.copy(original, desk / name)
        typed[name] = filled(desk / name, seed * 100 + i, base.hot)
        files[name] = desk / name
    sorted_book = edits.Book(desk / "libreoffice urut.xlsx", seed, base.hot)
    for _ in range(3):
        sorted_book.sort()
    sorted_book.save()
    google(desk / "web.xlsx", desk / "web.xlsx")
    if workbook.SOFFICE:
        for name, out in workbook.converted([p for n, p in files.items() if n.startswith("libreoffice")], desk / "lo").items():
            files[name.name] = out
    else:
        judge.skip("resave: LibreOffice", "soffice is not installed")
        files = {n: p for n, p in files.items() if not n.startswith("libreoffice")}

    for name, path in files.items():
        label = f"resave, a copy by {path.stem}"
        folder = base.fresh(judge, "resave")
        shutil.copy(path, folder / "masuk" / f"salinan {name}")
        code, answer, errors = judge.run(folder, RUN)
        if judge.check(f"{label}: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}"):
            arrived(judge, label, book_path(folder), typed[name])
            before = books(folder)
            judge.run(folder, RUN)
            judge.same(f"{label}: a second run changes no file (G4)", difference(before, books(folder)))
        label = f"resave, the current book by {path.stem}"
        folder = base.fresh(judge, "resave")
        shutil.copy(path, book_path(folder))
        code, answer, errors = judge.run(folder, RUN)
        if judge.check(f"{label}: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}"):
            arrived(judge, label, book_path(folder), typed[name])
            problems, after = check_workbook([path]), check_workbook([book_path(folder)])
            if problems is not None:
                judge.same(f"{label}: check-workbook finds nothing that was not there before", list(after - problems))
            before = books(folder)
            judge.run(folder, RUN)
            judge.same(f"{label}: a second run changes no file (G4)", difference(before, books(folder)))

    # the current book by LibreOffice, and copies of the book before and after it
    if "libreoffice kini.xlsx" in files:
        label = "resave, current by LibreOffice with copies by openpyxl and LibreOffice"
        folder = base.fresh(judge, "resave")
        shutil.copy(files["libreoffice kini.xlsx"], book_path(folder))
        shutil.copy(files["openpyxl.xlsx"], folder / "masuk" / "a.xlsx")
        shutil.copy(files["libreoffice.xlsx"], folder / "masuk" / "b.xlsx")
        now = model.state_of(book_path(folder))
        hers = [("a.xlsx", base.state, model.state_of(files["openpyxl.xlsx"])), ("b.xlsx", base.state, model.state_of(files["libreoffice.xlsx"]))]
        code, answer, errors = judge.run(folder, RUN)
        if judge.check(f"{label}: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}"):
            merged = openpyxl.load_workbook(book_path(folder))
            verdicts = model.judge_merge(base.state, now, hers, model.read_state(merged), model.conflicts_of(merged), warnings_of(answer, errors))
            judge.same(f"{label}: merged as the model says", [f"{k}: {t}" for k, t in verdicts.found])


# --- 4: conflicts -------------------------------------------------------------------------------------------------


def fill_of(cell) -> tuple:
    return (cell.fill.fill_type, cell.fill.fgColor.rgb if cell.fill.fill_type else None)


def judge_conflicts(judge: Judge, seed: int) -> None:
    label = "conflicts"
    base = Base(judge, seed * 10 + 6, 70)
    folder = base.fresh(judge, label)
    path = book_path(folder)
    keys = [k for k in base.state.tables["Lembar Sapa"].keys() if "Petugas" not in base.state.tables["Lembar Sapa"].by_key()[k].cells][:12]
    day = lambda n: dt.datetime(2026, 11, n)
    # key, column, current, copy, choice, expected value, expected state
    plan = [
        (keys[0], "Catatan", "nilai kini", "nilai salinan", "Salinan", "nilai salinan", "Diterapkan"),
        (keys[1], "Catatan", "kini bertahan", "salinan kalah", "Sekarang", "kini bertahan", "Diterapkan"),
        (keys[2], "Tanggal Sapa", day(16), day(17), "Salinan", day(17), "Diterapkan"),
        (keys[3], "Percobaan 1 Jam", dt.time(9, 0), dt.time(10, 30), "Salinan", dt.time(10, 30), "Diterapkan"),
        (keys[4], "Catatan", 12, 34.5, "Salinan", 34.5, "Diterapkan"),
        (keys[5], "Catatan", "belum dipilih", "salinan menunggu", None, "belum dipilih", "Terbuka"),
        (keys[6], "No HP (perbaikan)", "081200001111", "081200002222", "salinan", "081200002222", "Diterapkan"),
        (keys[7], "Catatan", "berwarna kini", "berwarna salinan", "Sekarang", "berwarna kini", "Diterapkan"),
        (keys[8], "Petugas", "Sri Wahyuni", "Budi Santoso", "Salinan", "Budi Santoso", "Diterapkan"),
    ]
    own_colour = PatternFill("solid", fgColor="FF9BC2E6")
    for where, which in [(path, 2), (folder / "masuk" / "salinan sri.xlsx", 3)]:
        book = edits.Book(book_path(base.folder), seed, base.hot)
        table = book.table("Lembar Sapa")
        for line in plan:
            row = table.by_key()[line[0]].number
            book.put("Lembar Sapa", row, table.column[line[1]], line[which])
            if line[0] == keys[7] and which == 2:
                book.book["Lembar Sapa"].cell(row, table.column[line[1]]).fill = own_colour
        book.put("Lembar Sapa", table.by_key()[keys[9]].number, table.column["Catatan"], "sama di keduanya")
        book.save(where)

    def cells() -> tuple[openpyxl.Workbook, dict]:
        book = openpyxl.load_workbook(path)
        table = model.read_table(book["Lembar Sapa"])
        return book, {(k, c): book["Lembar Sapa"].cell(table.by_key()[k].number, table.column[c]) for k, c, *_ in plan if k in table.by_key()}

    fills = {k: fill_of(c) for k, c in cells()[1].items()}
    code, answer, errors = judge.run(folder, RUN)
    if not judge.check(f"{label}: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}"):
        return
    judge.check(f"{label}: exit 1, since there is something to decide", code == 1, code)
    book, now = cells()
    rows = model.conflicts_of(book)
    if not judge.check(f"{label}: sheet Konflik lists {len(plan)}", len(rows) == len(plan), f"{len(rows)} rows: {[(c.get('Kunci'), c.get('Kolom'), c.get('Keadaan')) for c in rows]}; {errors[:400]}"):
        return
    judge.same(f"{label}: Konflik has its columns", [h for h in model.CONFLICT_COLUMNS if h not in rows[0]["column"]])
    judge.check(f"{label}: it is open, and names the file", all(model.is_open(c) and "salinan sri.xlsx" in str(c.get("Berkas")) for c in rows), [(c.get("Keadaan"), c.get("Berkas")) for c in rows])
    judge.check(f"{label}: conflicts {len(plan)} in --json", procedure(answer, WEEK).get("conflicts") == len(plan), procedure(answer, WEEK))
    judge.same(f"{label}: the current value stays", [f"{k} {c}: {now[k, c].value!r}" for k, c, was, *_ in plan if model.canon(now[k, c].value) != model.canon(was)])
    judge.same(f"{label}: the cell is marked", [f"{k}: {fill_of(cell)}, was {fills[k]}" for k, cell in now.items() if fill_of(cell) == fills[k] or not fill_of(cell)[0]])
    choice = rows[0]["column"].get("Pilihan")
    offered = workbook.Table.choices(edits._Validations(book["Konflik"], rows[0]["row"] - 1), choice) if choice else []
    judge.check(f"{label}: Pilihan has its drop-down", {"Salinan", "Sekarang"} <= set(offered), offered)
    before = books(folder)
    judge.run(folder, RUN)
    judge.same(f"{label}: a second run changes no file (G4)", difference(before, books(folder)))

    # a value typed into an open cell, without a choice; and a choice that is none
    book = openpyxl.load_workbook(path)
    for c in model.conflicts_of(book):
        for key, column, _, _, chosen, _, _ in plan:
            if str(c.get("Kunci")) == key and c.get("Kolom") == column and chosen:
                book["Konflik"].cell(c["row"], c["column"]["Pilihan"]).value = chosen
    book.save(path)
    code, answer, errors = judge.run(folder, RUN)
    if not judge.check(f"{label}, chosen: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}"):
        return
    book, now = cells()
    judge.same(f"{label}, chosen: the choice is applied", [f"{k} {c}: {now[k, c].value!r}, chosen {ch}, expected {v!r}" for k, c, _, _, ch, v, _ in plan if model.canon(now[k, c].value) != model.canon(v)])
    states = {(str(c.get("Kunci")), c.get("Kolom")): c.get("Keadaan") for c in model.conflicts_of(book)}
    judge.same(f"{label}, chosen: Keadaan", [f"{k} {c}: {states.get((k, c))!r}, expected {s!r}" for k, c, *_, s in plan if states.get((k, c)) != s])
    judge.same(f"{label}, chosen: the mark is gone where settled", [f"{k} {c}: {fill_of(now[k, c])}, was {fills[k, c]}" for k, c, *_, s in plan if s == "Diterapkan" and fill_of(now[k, c]) != fills[k, c]])
    judge.same(f"{label}, chosen: the mark stays where open", [f"{k} {c}: {fill_of(now[k, c])}" for k, c, *_, s in plan if s == "Terbuka" and fill_of(now[k, c]) == fills[k, c]])
    judge.check(f"{label}, chosen: conflicts 1 in --json", procedure(answer, WEEK).get("conflicts") == 1, procedure(answer, WEEK))
    before = books(folder)
    judge.run(folder, RUN)
    judge.same(f"{label}, chosen: a second run changes no file (G4)", difference(before, books(folder)))

    # staff go on: another value in the cell still open, an odd choice, a value typed after a settled one
    book = openpyxl.load_workbook(path)
    table = model.read_table(book["Lembar Sapa"])
    book["Lembar Sapa"].cell(table.by_key()[keys[5]].number, table.column["Catatan"]).value = "diketik sesudahnya"
    book["Lembar Sapa"].cell(table.by_key()[keys[0]].number, table.column["Catatan"]).value = "diketik sesudah diterapkan"
    for c in model.conflicts_of(book):
        if model.is_open(c):
            book["Konflik"].cell(c["row"], c["column"]["Pilihan"]).value = "dua-duanya"
    book.save(path)
    code, answer, errors = judge.run(folder, RUN)
    if judge.check(f"{label}, going on: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}"):
        book, now = cells()
        judge.check(f"{label}, going on: a value typed into an open cell stays", now[keys[5], "Catatan"].value == "diketik sesudahnya", now[keys[5], "Catatan"].value)
        judge.check(f"{label}, going on: a value typed after the choice stays", now[keys[0], "Catatan"].value == "diketik sesudah diterapkan", now[keys[0], "Catatan"].value)
        left = [c for c in model.conflicts_of(book) if str(c.get("Kunci")) == keys[5]]
        judge.check(f"{label}, going on: an odd choice settles nothing, the copy's value is still listed", any(model.is_open(c) and c.get("Nilai Salinan") == "salinan menunggu" for c in left), [(c.get("Keadaan"), c.get("Pilihan"), c.get("Nilai Salinan")) for c in left])
        before = books(folder)
        judge.run(folder, RUN)
        judge.same(f"{label}, going on: a second run changes no file (G4)", difference(before, books(folder)))
    # and in the end the copy, over a value that came later
    book = openpyxl.load_workbook(path)
    for c in model.conflicts_of(book):
        if model.is_open(c):
            book["Konflik"].cell(c["row"], c["column"]["Pilihan"]).value = "Salinan"
    book.save(path)
    code, answer, errors = judge.run(folder, RUN)
    if judge.check(f"{label}, in the end: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}"):
        book, now = cells()
        texts = [now[keys[5], "Catatan"].value, *[c.get(h) for c in model.conflicts_of(book) if str(c.get("Kunci")) == keys[5] for h in ("Nilai Sekarang", "Nilai Salinan")]]
        judge.check(f"{label}, in the end: both values are in the cell or on Konflik", {"salinan menunggu", "diketik sesudahnya"} <= set(texts), texts)
        judge.check(f"{label}, in the end: no conflict is open", procedure(answer, WEEK).get("conflicts", 0) == 0, procedure(answer, WEEK))

    # the same person's copy again, worked on further
    folder = base.fresh(judge, "conflicts-later")
    path = book_path(folder)
    copy_path = folder / "masuk" / "salinan sri.xlsx"
    shutil.copy(path, copy_path)
    texts = []
    for i in range(3):
        book = edits.Book(copy_path, seed, base.hot)
        table = book.table("Lembar Sapa")
        book.put("Lembar Sapa", table.by_key()[keys[0]].number, table.column["Catatan"], f"versi {i}")
        book.put("Lembar Sapa", table.by_key()[keys[1 + i]].number, table.column["Catatan"], f"baru {i}")
        book.save(copy_path)
        code, answer, errors = judge.run(folder, RUN)
    book, _ = cells()
    state = model.read_state(book).tables["Lembar Sapa"].by_key()
    texts = [state[keys[0]].cells.get("Catatan"), *[c.get("Nilai Salinan") for c in model.conflicts_of(book) if str(c.get("Kunci")) == keys[0]]]
    judge.check(f"{label}, a copy worked on further: its last value is in the cell or on Konflik", "versi 2" in texts, texts)
    judge.same(f"{label}, a copy worked on further: what it added arrives", [f"baru {i}: {state[keys[1 + i]].cells.get('Catatan')!r}" for i in range(3) if state[keys[1 + i]].cells.get("Catatan") != f"baru {i}"])


# --- 5: closed weeks ------------------------------------------------------------------------------------------------


def figures(path: pathlib.Path) -> dict:
    """The cells that a reader of a recap sees, but those of sheet Koreksi."""
    book = openpyxl.load_workbook(path)
    return {(s.title, c.coordinate): c.value for s in book.worksheets if s.title != "Koreksi" and s.sheet_state == "visible" for row in s.iter_rows() for c in row if c.value is not None}


def corrections(path: pathlib.Path) -> list[dict]:
    book = openpyxl.load_workbook(path)
    if "Koreksi" not in book.sheetnames:
        return []
    sheet = book["Koreksi"]
    for r in range(1, 21):
        column = {str(c.value).strip(): c.column for c in sheet[r] if c.value not in (None, "")}
        if {"Tanggal", "Angka", "Nilai Lama", "Nilai Baru", "Sebab"} <= column.keys():
            return [row for n in range(r + 1, sheet.max_row + 1) if (row := {h: sheet.cell(n, c).value for h, c in column.items()}).get("Angka") not in (None, "")]
    return [{"Angka": f"no header Tanggal, Angka, Nilai Lama, Nilai Baru, Sebab within the first 20 rows: {[c.value for row in sheet.iter_rows(max_row=8) for c in row if c.value is not None]}"}]


def judge_closed(judge: Judge, seed: int) -> None:
    label = "closed week"
    base = Base(judge, seed * 10 + 9, 90, filled=False)
    folder = base.fresh(judge, "closed")
    path, recap = book_path(folder), recap_path(folder)
    book = openpyxl.load_workbook(path)
    table = workbook.Table(book["Lembar Sapa"], "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    todo = [r for r in table.rows() if table.get(r, "Kode") == "T"]
    shift = workbook.Shift()
    for i, r in enumerate(todo[:9]):
        shift.execute(table, r, ["Sri Wahyuni", "Budi Santoso"][i % 2], dt.date(2026, 11, 16 + i % 2))
    book.save(path)
    judge.run(folder, RUN)
    after = dt.date(2026, 11, 24)
    code, answer, errors = judge.run(folder, after)
    if not judge.check(f"{label}: the run after its end goes through", code in (0, 1) and recap.exists(), f"exit {code}\n{errors[:800]}"):
        return
    closed, sheets = figures(recap), openpyxl.load_workbook(recap).sheetnames
    judge.check(f"{label}: no correction yet", corrections(recap) == [] and not procedure(answer, WEEK).get("corrections"), (corrections(recap), procedure(answer, WEEK)))
    frozen = recap.read_bytes()
    code, answer, errors = judge.run(folder, after)
    judge.check(f"{label}: a rerun leaves the recap alone", recap.read_bytes() == frozen)

    # late entries: two in the week's own book, one by a copy
    late = openpyxl.load_workbook(path)
    table = workbook.Table(late["Lembar Sapa"], "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    rows = {str(table.get(r, "rm")): r for r in table.rows()}
    names = [str(workbook.Table(openpyxl.load_workbook(base.start)["Lembar Sapa"], "Kode", "No RM").get(r, "rm")) for r in todo[9:12]]
    copied = folder / "masuk" / "salinan terlambat.xlsx"
    shutil.copy(path, copied)
    for name in names[:2]:
        shift.execute(table, rows[name], "Sri Wahyuni", dt.date(2026, 11, 20))
    late.save(path)
    second = openpyxl.load_workbook(copied)
    table = workbook.Table(second["Lembar Sapa"], "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    shift.execute(table, {str(table.get(r, "rm")): r for r in table.rows()}[names[2]], "Budi Santoso", dt.date(2026, 11, 19))
    second.save(copied)

    day = after + dt.timedelta(days=1)
    code, answer, errors = judge.run(folder, day)
    judge.check(f"{label}, late entries: the run goes through", code in (0, 1), f"exit {code}\n{errors[:800]}")
    now = figures(recap)
    judge.same(f"{label}, late entries: the closed figures stay (G6)", [f"{k}: {closed.get(k)!r} → {now.get(k)!r}" for k in {**closed, **now} if closed.get(k) != now.get(k)])
    judge.check(f"{label}, late entries: the recap keeps its sheets, and has Koreksi", [s for s in openpyxl.load_workbook(recap).sheetnames if s in sheets] == sheets and "Koreksi" in openpyxl.load_workbook(recap).sheetnames, openpyxl.load_workbook(recap).sheetnames)
    rows_now = corrections(recap)
    finished = [r for r in rows_now if re.search("selesai|dieksekusi", str(r.get("Angka")), re.I) and (str(r.get("Nilai Lama")), str(r.get("Nilai Baru"))) == ("9", "12")]
    judge.check(f"{label}, late entries: Koreksi says that 9 executed became 12", bool(finished), [{k: str(v) for k, v in r.items()} for r in rows_now] or "no rows")
    judge.same(f"{label}, late entries: each row has a date, both values and a cause", [str(r) for r in rows_now if any(r.get(h) in (None, "") for h in ("Tanggal", "Nilai Lama", "Nilai Baru", "Sebab"))])
    judge.same(f"{label}, late entries: no row without a change", [str(r) for r in rows_now if str(r.get("Nilai Lama")) == str(r.get("Nilai Baru"))])
    told = sum(p.get("corrections", 0) for p in answer.get("procedures", []))
    judge.check(f"{label}, late entries: corrections {len(rows_now)} in --json", told == len(rows_now) and rows_now != [], f"{told}; {answer.get('procedures')}")
    state = model.state_of(path).tables["Lembar Sapa"]
    of_copy = [r for r in state.rows if str(r.cells.get("No RM")) == names[2]]
    judge.check(f"{label}, late entries: the copy's call is in the week's book", bool(of_copy) and of_copy[0].cells.get("Petugas") == "Budi Santoso", of_copy and of_copy[0].cells)
    text = "\n".join(str(x) for r in rows_now for x in r.values())
    judge.same(f"{label}, late entries: Koreksi holds no patient's name (G7)", [s["nama"] for s in base.stays if s["nama"] in text])
    before = books(folder)
    judge.run(folder, day)
    judge.same(f"{label}: a rerun adds nothing (G4)", difference(before, books(folder)))
    next_day = day + dt.timedelta(days=1)
    judge.run(folder, next_day)
    judge.check(f"{label}: the next day's run adds nothing", [{k: str(v) for k, v in r.items()} for r in corrections(recap)] == [{k: str(v) for k, v in r.items()} for r in rows_now], corrections(recap))
    problems = check_workbook([recap])
    if problems is not None:
        judge.same(f"{label}: check-workbook finds 0 problems in the corrected recap", list(problems))

    # and one more, later
    late = openpyxl.load_workbook(path)
    table = workbook.Table(late["Lembar Sapa"], "Kode", "No RM", "Dihubungi", "Izin", "Petugas", "Tanggal Sapa")
    more = [r for r in table.rows() if str(table.get(r, "Kode")).startswith("T") and table.get(r, "Dihubungi") in (None, "")]
    if more:
        shift.execute(table, more[0], "Dewi Lestari", dt.date(2026, 11, 21))
        late.save(path)
        code, answer, errors = judge.run(folder, next_day + dt.timedelta(days=1))
        rows_last = corrections(recap)
        judge.check(f"{label}, one more: the earlier rows stay and one says 12 became 13", rows_last[: len(rows_now)] == rows_now and any((str(r.get("Nilai Lama")), str(r.get("Nilai Baru"))) == ("12", "13") for r in rows_last[len(rows_now):]), [{k: str(v) for k, v in r.items()} for r in rows_last])
        now = figures(recap)
        judge.same(f"{label}, one more: the closed figures stay (G6)", [f"{k}: {closed.get(k)!r} → {now.get(k)!r}" for k in {**closed, **now} if closed.get(k) != now.get(k)])


# --- 6: dates ahead, and back ----------------------------------------------------------------------------------------


def judge_dates(judge: Judge, seed: int) -> None:
    dates.judge_dates(judge, lambda filled: Base(judge, 1000 + seed, 70, filled=filled), seed)


def judge_logs(judge: Judge, seed: int, scripts: int) -> None:
    roundtrip_logs.judge_copies(judge, seed, min(12, max(3, scripts // 20)))


# --- 7: refusals ------------------------------------------------------------------------------------------------


def without_keys(path: pathlib.Path) -> None:
    """Deletes the column `Kunci` of every sheet that has one."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        if sheet.title in model.KEYED and (found := model.header_of(sheet)):
            sheet.delete_cols(found[1]["Kunci"])
    book.save(path)


def of_another_sop(path: pathlib.Path) -> int:
    """Changes the procedure's name wherever a hidden sheet holds it; how many cells."""
    book = openpyxl.load_workbook(path)
    count = 0
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            continue
        for cell in sheet._cells.values():
            if isinstance(cell.value, str) and "sapa-pasien" in cell.value:
                cell.value = cell.value.replace("sapa-pasien", "layanan-telepon")
                count += 1
    book.save(path)
    return count


def judge_refused_copies(judge: Judge, seed: int) -> None:
    base = Base(judge, seed * 10 + 5, 70)
    original = book_path(base.folder)
    desk = judge.room / "refused copies"
    desk.mkdir()
    good = desk / "baik.xlsx"
    shutil.copy(original, good)
    typed = filled(good, seed, base.hot)

    other = judge.room / "other" / "RSU Kenanga"
    other.parent.mkdir()
    judge.sapa("init", other, "--sop", "sapa-pasien")
    shutil.copy(base.folder / "masuk" / "ekspor.xlsx", other / "masuk")
    judge.run(other, FIRST)
    judge.run(base.folder, FIRST)
    cases: list[tuple[str, str, bytes | None, str]] = []

    def case(name: str, what: str, make) -> None:
        path = desk / name
        shutil.copy(good, path)
        why = ""
        try:
            why = make(path) or ""
        except Exception as error:
            why = repr(error)
        cases.append((name, what, None if why else path.read_bytes(), why))

    def foreign(path: pathlib.Path) -> None:
        shutil.copy(book_path(other), path)
        filled(path, seed + 1, {})

    def sop(path: pathlib.Path) -> str:
        return "" if of_another_sop(path) else "the book tells its procedure on no hidden sheet"

    case("dari rs lain.xlsx", "a copy from another facility", foreign)
    case("sop lain.xlsx", "a copy of another SOP", sop)
    case("tanpa kunci.xlsx", "a copy whose column Kunci was deleted", without_keys)
    case("terpotong.xlsx", "a truncated copy", lambda p: p.write_bytes(p.read_bytes()[: p.stat().st_size * 2 // 3]) and None)
    sealed = SHARED / "corpus" / "refuse" / "ExcelDataReader+ExcelDataReader__src__TestData__agile_AES256_SHA512_CBC_pwd_password.xlsx"
    case("Sapa Pasien 2026-W47 sandi.xlsx", "a password-protected copy", lambda p: (shutil.copy(sealed, p) and None) if sealed.exists() else "../shared/corpus is not beside the checkout")
    for name, what, data, why in cases:
        label = f"refused: {what}"
        if data is None:
            judge.skip(label, why)
            continue
        folder = base.fresh(judge, "refused")
        judge.run(folder, RUN)
        (folder / "masuk" / name).write_bytes(data)
        before = books(folder)
        code, answer, errors = judge.run(folder, RUN)
        judge.check(f"{label}: exit 1 or 2", code in (1, 2), f"exit {code}\n{errors[:400]}")
        said = warnings_of(answer, errors)
        judge.check(f"{label}: the message names the file", name in said, said[:600])
        judge.same(f"{label}: nothing in kerja/ and laporan/ is changed", [x + " – " + changes(model.State({}, {}, {}), book_path(folder))[:300] if "kerja" in x else x for x in difference(without_overview(before), without_overview(books(folder)))])
        print(f"      said: {[line for line in said.splitlines() if name in line][:2]}")
        shutil.copy(good, folder / "masuk" / "baik.xlsx")
        code, answer, errors = judge.run(folder, RUN)
        arrived(judge, f"{label}, beside a good copy", book_path(folder), typed)


# --- all of it ------------------------------------------------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--scripts", type=int, default=200, help="how many random scripts")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other scripts")
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--one", type=int, help="only the script of this number (as a failure names it), with what staff did")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="scripts at a time")
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility folders here")
    arguments = parser.parse_args()
    parts = arguments.only or (PARTS if arguments.one is None else ["scripts"])
    seed = arguments.seed if arguments.one is None else arguments.one // 1000

    def work(judge: Judge) -> None:
        if "scripts" in parts:
            attempt(judge, judge_scripts, seed, arguments.scripts, arguments.jobs, arguments.one, arguments.keep is not None)
        for part, run in [("features", judge_features), ("resave", judge_resave), ("conflicts", judge_conflicts), ("closed", judge_closed), ("dates", judge_dates), ("logs", judge_logs), ("refusals", judge_refused_copies)]:
            if part in parts:
                attempt(judge, run, seed, *([arguments.scripts] if part == "logs" else []))

    return judged(Judge, arguments.binary, arguments.keep, "roundtrip-", work)


if __name__ == "__main__":
    sys.exit(main())
