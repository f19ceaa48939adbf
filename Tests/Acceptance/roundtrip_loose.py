"""What of a copy may be taken into the book or listed on Konflik, but never lost: cells above and beside the tables, columns of one header, formulas, comments."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import roundtrip_model as model

WORDS = {"formula": "rumus|formula", "comment": "komentar|comment"}


def said(warnings: str, file: str, kind: str) -> bool:
    """Whether the run says of a copy that formulas or comments of it were not taken."""
    return any(file in line and re.search(WORDS[kind], line, re.I) for line in warnings.split("\n"))


def judge_cell(v, place: str, current: object, typed: list[tuple[str, object, object]], found: object, recorded, warnings: str) -> None:
    """A cell that may stay or become what a copy typed; `typed` holds file, the copy's base and its value."""
    allowed = {model.canon(current)}
    for file, before, value in typed:
        if model.canon(value) == model.canon(before):
            continue
        allowed.add(model.canon(value))
        taken = model.canon(found) == model.canon(value) or value is None
        if not recorded(value) and not taken and not (model.is_formula(value) and said(warnings, file, "formula")):
            v.say("typed value lost", f"{place}: {model.short(value)} of {file} is neither taken nor on Konflik")
    if model.canon(found) not in allowed:
        v.say("wrong value", f"{place}: {model.short(found)}, which nobody typed there")


def judge_table(v, name: str, sides: tuple, hers: list[tuple], conflicts: list[dict], matched: set[int], everything: Counter, warnings: str, doubled: set[str]) -> None:
    """One sheet: `sides` are base, current and result; `hers` holds file, the copy's base and the copy."""
    was, now, out = sides
    judge_header(v, name, now, out)
    judge_above(v, name, was, now, out, hers, conflicts, matched, everything)
    judge_beside(v, name, was, now, out, hers, conflicts, matched, doubled)
    judge_comments(v, name, now, out, hers, conflicts, matched, warnings)


def judge_header(v, name: str, now, out) -> None:
    if out.header_row != now.header_row:
        v.say("header damaged", f"{name}: the header has moved from row {now.header_row} to {out.header_row}")
    for header, column in now.column.items():
        if out.column.get(header) != column:
            v.say("header damaged", f"{name}: {header!r} stood in column {column}, now {out.column.get(header)}")


def same_but_for_rows(one, other) -> bool:
    rows = lambda value: re.sub(r"\d+", "#", str(value))
    return model.is_formula(other) and rows(one) == rows(other)


def judge_above(v, name: str, was, now, out, hers: list[tuple], conflicts: list[dict], matched: set[int], everything: Counter) -> None:
    """Above the header: what staff typed in the book stays in its place, what copies typed stands somewhere, and nothing else came."""
    text = lambda value: str(model.canon(value))
    known = {text(x) for x in was.above.values()} if was else set()
    typed = set()
    for file, b, k in hers:
        before = {text(x) for x in b.above.values()} if b else set()
        for place, value in k.above.items():
            if text(value) in before or model.is_formula(value) or place[0] == k.header_row and value in k.twinned:
                continue
            typed.add(text(value))
            hits = [i for i, c in enumerate(conflicts) if c.get("Lembar") == name and not c.get("Kunci") and model.told_as(value, c.get("Nilai Salinan"))]
            matched.update(hits)
            if not hits and text(value) not in everything:
                v.say("typed value lost", f"{name}, above the table, of {file}: {model.short(value)}")
    for place, value in now.above.items():
        if text(value) not in known and model.canon(out.above.get(place)) != model.canon(value):
            if model.is_formula(value) and same_but_for_rows(value, out.above.get(place)):
                continue  # a line of Sapa's, which reaches over the rows that came or went
            v.say("typed value lost", f"{name}, above the table at {place}: {model.short(value)}, now {model.short(out.above.get(place))}")
    for place, value in out.above.items():
        mine = place in now.above and (text(value) == text(now.above[place]) or text(now.above[place]) in known)
        if not mine and text(value) not in typed | {text(x) for x in now.above.values()} and not model.is_formula(value):
            v.say("cell above the table", f"{name} {place}: {model.short(value)} came from nowhere")


def aligned(base, table) -> dict[int, int]:
    """Which column beside the table is which of the base's, by the values that stand in the same rows."""
    votes, rows = Counter(), base.by_key() if base else {}
    for row in table.rows:
        if row.key in rows:
            for c, value in row.beside.items():
                votes.update((c, b) for b, old in rows[row.key].beside.items() if model.canon(old) == model.canon(value))
    found: dict[int, int] = {}
    for (c, b), _ in votes.most_common():
        if c not in found and b not in found.values():
            found[c] = b
    return found


def judge_beside(v, name: str, was, now, out, hers: list[tuple], conflicts: list[dict], matched: set[int], doubled: set[str]) -> None:
    """Under no header, or one that others have: each value in its own row, in its own column or on Konflik."""
    out_rows = out.by_key()
    typed, cleared = defaultdict(list), set()

    def listed(key: str, value: object) -> bool:
        hits = [i for i, c in enumerate(conflicts) if c.get("Lembar") == name and str(c.get("Kunci")) == key and model.told_as(value, c.get("Nilai Salinan"))]
        matched.update(hits)
        return bool(hits)

    for file, b, k in hers:
        columns, before = aligned(b, k), b.by_key() if b else {}
        for row in k.rows:
            if row.key is None or row.key in doubled:
                continue
            old = before[row.key].beside if row.key in before else {}
            cleared |= {(row.key, c) for c in old if c not in {columns.get(x) for x in row.beside}}
            if any(k == row.key for k, _ in cleared):
                listed(row.key, None)
            for c, value in row.beside.items():
                if model.is_formula(value) or model.canon(value) == model.canon(old.get(columns.get(c))):
                    continue
                typed[row.key, columns.get(c)].append(model.canon(value))
                here = out_rows[row.key] if row.key in out_rows else None
                stands = here is not None and any(model.canon(x) == model.canon(value) for x in [*here.beside.values(), *here.cells.values()])
                if not listed(row.key, value) and not stands:
                    v.say("typed value lost", f"{name} {row.key}, beside the table, of {file}: {model.short(value)}")
    columns = aligned(was, now)
    for row in now.rows:
        if row.key is None or row.key not in out_rows or row.key in doubled:
            continue
        for c, value in row.beside.items():
            found = out_rows[row.key].beside.get(c)
            allowed = [model.canon(value), *typed[row.key, columns.get(c)], *([None, *typed[row.key, None]] if (row.key, columns.get(c)) in cleared else [])]
            if model.canon(found) not in allowed and not any(model.canon(x) == model.canon(value) for x in out_rows[row.key].cells.values()):
                v.say("cell beside the table changed", f"{name} {row.key}, column {c}: {model.short(value)}, now {model.short(found)}")


def judge_comments(v, name: str, now, out, hers: list[tuple], conflicts: list[dict], matched: set[int], warnings: str) -> None:
    out_rows, there = out.by_key(), {text for row in out.rows for text in row.comments.values()}
    for row in now.rows:
        for header, text in row.comments.items() if row.key in out_rows else []:
            if out_rows[row.key].comments.get(header) != text:
                v.say("comment lost", f"{name} {row.key} {header}: {text!r}, now {out_rows[row.key].comments.get(header)!r}")
    for file, b, k in hers:
        before = {text for row in b.rows for text in row.comments.values()} if b else set()
        for row in k.rows:
            for header, text in row.comments.items():
                hits = [i for i, c in enumerate(conflicts) if c.get("Lembar") == name and text in str(c.get("Nilai Salinan"))]
                matched.update(hits)
                if text not in before | there and not hits and not said(warnings, file, "comment"):
                    v.say("comment lost", f"{name} {row.key} {header} of {file}: {text!r}")


def judge_formulas(v, current, copies: list[tuple], result, conflicts: list[dict], matched: set[int], warnings: str) -> None:
    """Formulas of Sapa's that a copy changed: Sapa's stay, and the change is listed or said."""
    for file, _, copy in copies:
        if any(table.twinned for table in copy.tables.values()):
            # What a formula points to can't be proved either where two columns have its header.
            matched.update(i for i, c in enumerate(conflicts) if file in str(c.get("Berkas")) and model.is_formula(c.get("Nilai Sekarang")) and model.is_formula(c.get("Nilai Salinan")))
        for name, key, header, formula in copy.formulas:
            out = result.tables[name].by_key().get(key) if name in result.tables else None
            if key not in current.tables[name].by_key() or out is None:
                continue
            hits = [i for i, c in enumerate(conflicts) if c.get("Lembar") == name and str(c.get("Kunci")) == key and c.get("Kolom") == header]
            matched.update(hits)
            if not hits and not said(warnings, file, "formula"):
                v.say("formula changed silently", f"{name} {key} {header} of {file}: {formula}")
            if out.cells.get(header) == formula:
                v.say("wrong value", f"{name} {key} {header}: Sapa's formula has become {formula}")
