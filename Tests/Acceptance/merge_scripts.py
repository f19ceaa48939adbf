#!/usr/bin/env python3
"""Random edits of copies of a workbook, merged by `sapa merge` through real files, against a model of what must come out.

    merge_scripts.py BINARY [--scripts 200] [--seed 1] [--keep FOLDER]

Each script makes a workbook with openpyxl and two or three copies that are sorted, edited, cleared, given rows and columns; most
also meet one or two of the kinds that `merge_kinds.py` names, from rows above the header to copies of copies; one copy in ten is
saved again by LibreOffice, where that is installed. After the merge no typed value may be lost: it is in the result or on sheet
Konflik, or its copy was refused by name. Each true conflict stands on Konflik once, no false one does, and the cells that nobody
edited have the look they had. Then random choices are made on Konflik, and a second merge must apply them; some results are
copied and merged once more. Prints PASS or FAIL and counts; exit status 1 on a failure.
"""

from __future__ import annotations

import argparse
import collections
import copy
import datetime as dt
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

from merge_files import MARK, Failure, Lost, Result, expect, fill, norm, office, write
from merge_kinds import ADDED, KINDS, Script
from merge_model import Model


def merge(binary, script, *arguments):
    """Runs `sapa merge`: its exit status and all that it says."""
    keys = [argument for key in script.keys for argument in ("--key", key)] if script.names_key else []
    run = subprocess.run([binary, "merge", *map(str, arguments), *keys, "--date", "2026-11-21"], capture_output=True, text=True, timeout=120)
    expect(run.returncode in (0, 1, 2), f"exit {run.returncode}: {run.stderr}")
    return run.returncode, run.stdout + run.stderr


def merged(binary, script, base, copies, folder, out, counts):
    """Merges the copies that are not refused; those that were are out of `copies`. The exit status and all that was said, or None."""
    while True:
        code, output = merge(binary, script, folder / "dasar.xlsx", *[folder / name for name in copies], "-o", out)
        shares = {name: bool(grid.keyed().keys() & base.keyed().keys()) or not base.keyed() for name, grid in copies.items()}
        if code != 2:
            for name, grid in copies.items():
                expect(not grid.must_refuse, f"{name} was merged though {grid.must_refuse}")
                expect(shares[name], f"{name} was merged though it shares no key with the base")
            return code, output
        expect(not out.exists(), "refused, and written all the same")
        refused = [name for name in copies if name in output]
        if "doubled keys in the base" in script.kinds and ("dasar.xlsx" in output or refused):
            counts["refused: doubled keys in the base"] += 1
            return None
        expect(len(refused) == 1, f"the refusal does not name one copy: {output}")
        grid = copies.pop(refused[0])
        why = grid.must_refuse or grid.may_refuse or (not shares[refused[0]] and "another list")
        expect(why, f"{refused[0]} was refused for no reason: {output}")
        counts[f"refused: {why}"] += 1
        if not copies:
            return None


def check(binary, seed, folder, profile, counts):
    """Runs one script, with a copy saved by LibreOffice where there is a profile."""
    script = Script(seed)
    counts.update(script.kinds or ["everyday edits alone"])
    base = script.base()
    copies = {}
    for number in range(1, script.random.choice([2, 2, 3]) + 1):
        again = "copy of a copy" in script.kinds and copies
        copies[f"salinan {number}.xlsx"] = script.edited(script.random.choice(list(copies.values())) if again else base, base)
    for name, grid in {"dasar.xlsx": base, **copies}.items():
        write(folder / name, script.keys, grid)
    if profile is not None and office(folder / script.random.choice(list(copies)), profile):
        counts["copies saved by LibreOffice"] += 1
    out = folder / "hasil.xlsx"
    done = merged(binary, script, base, copies, folder, out, counts)
    if done is None:
        return
    model, result, pairs = judge(script, base, copies, out, *done, counts)
    settle(binary, script, model, out, folder / "beres.xlsx", result, pairs)
    if not script.kinds - {"copy of a copy", "long numbers", "booleans", "rows above", "title rows"} and script.random.random() < 0.4:
        continued(binary, script, folder, Result(out, script.keys, base, ADDED), out, counts)


def judge(script, base, copies, out, code, output, counts):
    """Holds the result against the model; returns both, and the conflicts with their cells."""
    model = Model(script, base, copies)
    result = Result(out, script.keys, base, ADDED)
    got, wanted = model.strict(result.grid.keyed()), model.strict(model.rows)
    expect(got == wanted, f"rows differ: {unlike(got, wanted)}")
    expect(result.grid.keyless() == model.keyless, f"rows without a key differ:\n  {result.grid.keyless()!r}\n  {model.keyless!r}")
    pairs, left = model.match(result.conflicts)
    counts["conflicts listed"] += len(pairs)
    counts.update(model.judge_loose(result, left, output))
    expect(code == (1 if result.conflicts else 0), f"exit {code} with {len(result.conflicts)} rows on Konflik")

    typed, lost = typed_values(base, copies, result)
    expect(not lost, f"lost: {lost!r}", Lost)
    counts["typed values"] += len(typed)
    opened = {place for entry, place in pairs if entry["Keadaan"] == "Terbuka"}
    for (key, column), cell in result.places.items():
        if model.is_loose(key, column):
            continue
        expect((fill(cell) == MARK) == ((key, column) in opened), f"mark of {key!r} {column!r}")
        if column == "Nama" and key in model.before:
            expect(cell.font.name == "Arial" and cell.font.italic, f"look of {key!r} {column!r}")
        if isinstance(model.rows[key].get(column), (dt.datetime, dt.time)):
            expect(isinstance(cell.value, (dt.datetime, dt.time)), f"a date without its format at {key!r} {column!r}")
    return model, result, pairs


def unlike(got, wanted):
    """The cells in which two tables differ."""
    places = [(key, column) for key in got.keys() | wanted.keys() for column in got.get(key, {}).keys() | wanted.get(key, {}).keys()]
    cells = [f"{key!r} {column!r} is {got.get(key, {}).get(column)!r}, expected {wanted.get(key, {}).get(column)!r}"
             for key, column in sorted(places) if got.get(key, {}).get(column) != wanted.get(key, {}).get(column)]
    return "; ".join(cells[:6]) or f"rows {sorted(got.keys() ^ wanted.keys())}"


def typed_values(base, copies, result):
    """What copies hold and the base does not, and what of it neither result nor Konflik hold; whatever the model says."""
    plain = lambda grid: {norm(v) for _, cells in grid.rows for v in cells.values() if not str(v).startswith("=")} | {norm(v) for v in grid.above.values()}
    typed = {value for grid in copies.values() for value in plain(grid)} - plain(base) - {None}
    return typed, typed - result.values() - {norm(e["Nilai Salinan"]) for e in result.conflicts}


def settle(binary, script, model, out, settled, result, pairs):
    """Makes choices on Konflik and merges again."""
    chosen, wanted = {}, model.strict(model.rows)
    for entry, place in pairs:
        if entry["Keadaan"] == "Terbuka" and script.random.random() < 0.8:
            entry["cell"].value = chosen[entry["No"]] = script.random.choice(["Sekarang", "Salinan"])
        if chosen.get(entry["No"]) == "Salinan":
            key, column = place
            if column == "(baris)":
                wanted.pop(key, None)
            elif key in wanted:
                wanted[key].pop(column, None)
                if norm(entry["Nilai Salinan"]) is not None:
                    wanted[key][column] = norm(entry["Nilai Salinan"])
    if not chosen:
        return
    chosen_in = out.with_name("dipilih.xlsx")
    result.book.save(chosen_in)
    code, output = merge(binary, script, chosen_in, "-o", settled)
    expect(code != 2, f"choices were refused: {output}")
    after = Result(settled, script.keys, model.base, ADDED)
    got = model.strict(after.grid.keyed())
    expect(got == wanted, f"after choices rows differ: {unlike(got, wanted)}")
    states = {e["No"]: e["Keadaan"] for e in after.conflicts}
    for entry in result.conflicts:
        state = "Diterapkan" if entry["No"] in chosen else entry["Keadaan"]
        expect(states[entry["No"]] == state, f"state of conflict {entry['No']!r}: {states[entry['No']]!r}")
    still = {place for entry, place in pairs if entry["Keadaan"] == "Terbuka" and entry["No"] not in chosen}
    for place, cell in after.places.items():
        if model.is_loose(*place):
            continue
        expect((fill(cell) == MARK) == (place in still), f"mark of {place!r} after choices")
        if place[1] == "Catatan" and place not in still and place[0] in model.before:
            expect(fill(cell) == "FFDDEEFF", f"earlier fill of {place!r}: {fill(cell)!r}")


def continued(binary, script, folder, first, out, counts):
    """What came of a merge is copied, worked on and merged in its turn; earlier conflicts stay as they were."""
    counts["results copied and merged once more"] += 1
    base, copies = first.grid, {}
    for number in (1, 2):
        name, grid = f"lanjutan {number}.xlsx", copy.deepcopy(base)
        book = openpyxl.load_workbook(out)
        for _ in range(script.random.randint(1, 8)):
            key, cells = script.random.choice([row for row in grid.rows if row[0]])
            column = script.random.choice(grid.columns)
            cells[column] = script.typed(column, False)
            book["Data"][first.places[key, column].coordinate].value = cells[column]
        book.save(folder / name)
        copies[name] = grid
    third = folder / "hasil lanjutan.xlsx"
    code, output = merge(binary, script, out, *[folder / name for name in copies], "-o", third)
    expect(code != 2, f"copies of a result were refused: {output}")
    model, result = Model(script, base, copies), Result(third, script.keys, base, ADDED)
    got, wanted = model.strict(result.grid.keyed()), model.strict(model.rows)
    expect(got == wanted, f"copies of a result: rows differ: {unlike(got, wanted)}")
    earlier = {entry["No"] for entry in first.conflicts}
    expect(earlier <= {e["No"] for e in result.conflicts}, "copies of a result: earlier conflicts are gone from Konflik")
    known = {(str(e["Kunci"]), e["Kolom"], norm(e["Nilai Sekarang"]), norm(e["Nilai Salinan"])) for e in first.conflicts}
    model.listed = [entry for entry in model.listed if (entry[0][0], *entry[1:]) not in known]
    model.match([e for e in result.conflicts if e["No"] not in earlier])
    _, lost = typed_values(base, copies, result)
    expect(not lost, f"copies of a result: lost: {lost!r}", Lost)


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
    failures, counts = collections.Counter(), collections.Counter()
    profile = tempfile.mkdtemp()
    for seed in range(arguments.seed, arguments.seed + arguments.scripts):
        folder = pathlib.Path(tempfile.mkdtemp())
        try:
            check(binary, seed, folder, profile if has_office and seed % 10 == 0 else None, counts)
        except Failure as failure:
            kinds = ", ".join(sorted(Script(seed).kinds)) or "everyday edits"
            failures[kinds] += 1
            counts["lost"] += isinstance(failure, Lost)
            print(f"FAIL script {seed} ({kinds}): {failure}", flush=True)
            if arguments.keep:
                shutil.copytree(folder, pathlib.Path(arguments.keep, str(seed)), dirs_exist_ok=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(profile, ignore_errors=True)
    for title, names in [("scripts of each kind", [k for k in counts if k in KINDS]), ("what came", [k for k in counts if k not in KINDS])]:
        print(f"      {title}: " + ", ".join(f"{name} {counts[name]}" for name in sorted(names)))
    print(f"{'FAIL' if failures else 'PASS'} {arguments.scripts} scripts, {failures.total()} failed, {counts['typed values']} typed values, lost or silent in {counts['lost']} scripts, "
          f"{counts['conflicts listed']} conflicts listed, {counts['copies saved by LibreOffice']} copies saved by LibreOffice")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
