"""What must come of merging copies of a list, said row by row, without a look at the program.

Most cells have one right outcome. Some may be taken or listed on Konflik – a column whose identity can't be proved, a formula, a
comment, a note above the table – but never neither: those are `loose`, and are held to that alone.
"""

from __future__ import annotations

import collections
import copy
import re

from merge_files import FORMULA, Lost, expect, header_of, norm

WORDS = {"formula": "rumus|formula", "comment": "komentar|comment"}
REFERENCE = re.compile(r"[A-Z]{1,3}\d+")


def forms(value):
    """The values as which a cell may come: a formula typed as `=1000+7` also as what it computes."""
    if is_formula(value):
        return {norm(value), norm(sum(map(int, value[1:].split("+"))))}
    return {norm(value)}


def is_formula(value):
    return isinstance(value, str) and re.fullmatch(r"=\d+\+\d+", value) is not None


class Model:
    def __init__(self, script, base, copies):
        """`copies`: grids by file name, in the order of merging."""
        self.keys, self.base, self.copies = script.keys, base, copies
        self.same_layout = all(g.layout(self.keys) == base.layout(self.keys) for g in copies.values())
        sides = [base, *copies.values()]
        self.doubled = {key for g in sides for key, n in collections.Counter(k for k, _ in g.rows if k).items() if n > 1}
        bare = collections.Counter(tuple(part.lstrip("0") for part in key) for key in base.keyed())
        self.alike = {key for key in base.keyed() if bare[tuple(part.lstrip("0") for part in key)] > 1}
        self.computed = {(key, c) for g in sides for key, cells in g.rows for c, v in cells.items() if is_formula(v)}
        self.before = base.keyed()
        self.rows = copy.deepcopy(self.before)
        self.columns = list(base.columns)
        self.listed = []
        # Those whose value in the copy is a number that no format makes a date.
        self.numbers = set()
        self.keyless = base.keyless()
        for grid in copies.values():
            self.merge(grid)

    def is_loose(self, key, column):
        return key in self.doubled | self.alike or (key, column) in self.computed or "#" in column and (not self.same_layout or column.endswith("#new"))

    # -- the cells that have one right outcome

    def add(self, key, column, current, value):
        entry = (key, column, norm(current), norm(value))
        if entry not in self.listed:
            self.listed.append(entry)
            self.numbers |= {entry} if isinstance(value, (int, float)) and not isinstance(value, bool) else set()

    def merge(self, grid):
        theirs = grid.keyed()
        self.columns += [c for c in grid.columns if c not in self.columns]
        for key, cells in theirs.items():
            before = self.before.get(key, {})
            if key not in self.rows:
                if key in self.before:
                    for column, value in cells.items():
                        if norm(value) != norm(before.get(column)):
                            self.add(key, column, None, value)
                else:
                    self.rows[key] = dict(cells)
                continue
            row = self.rows[key]
            for column in grid.columns:
                if self.is_loose(key, column):
                    continue
                old, own, new = before.get(column), row.get(column), cells.get(column)
                if norm(new) == norm(old) or norm(new) == norm(own):
                    continue
                if norm(own) != norm(old):
                    self.add(key, column, own, new)
                elif new is None:
                    row.pop(column, None)
                else:
                    row[column] = new
        for key in list(self.rows):
            if key in self.before and key not in theirs:
                same = {c: norm(v) for c, v in self.rows[key].items()} == {c: norm(v) for c, v in self.before[key].items()}
                if same:
                    del self.rows[key]
                else:
                    self.add(key, "(baris)", "(diubah)", "(dihapus)")
        known, own, new = self.base.keyless(), self.keyless, grid.keyless()
        result = own + ((new - known) - (own - known))
        for content, count in (known - new).items():
            count -= max(0, known[content] - own[content])
            result[content] -= max(0, count)
        self.keyless = +result

    def strict(self, rows):
        """Keyed rows without their loose cells, to compare."""
        return {key: {c: norm(v) for c, v in cells.items() if not self.is_loose(key, c)} for key, cells in rows.items() if key not in self.doubled}

    # -- Konflik

    def is_about(self, entry, key):
        told = str(entry["Kunci"] or "")
        return told == key[0] if len(key) == 1 else re.findall(r"[\d-]+", told) == list(key)

    def is_at(self, entry, key, column, *, exactly=True):
        """Whether an entry is about a cell; not exactly, by its place in the copy too."""
        told, header = str(entry["Kolom"]), header_of(column)
        if not exactly and not entry["Kunci"] and REFERENCE.fullmatch(told):
            return True
        if not self.is_about(entry, key):
            return False
        by_place = re.fullmatch(r"[Kk]olom [A-Z]+", told) or REFERENCE.fullmatch(told)
        return bool(by_place) if header is None else told == header or "#" in column and (told.startswith(header) or not exactly and bool(by_place))

    def match(self, conflicts):
        """Pairs each conflict that must be listed with its one entry; returns the pairs, and the entries that are left."""
        left, pairs = list(conflicts), []
        for key, column, current, value in self.listed:
            hits = [e for e in left if (column == "(baris)" and e["Kolom"] == column and self.is_about(e, key) or self.is_at(e, key, column))
                    and norm(e["Nilai Sekarang"]) == current and norm(e["Nilai Salinan"]) == value]
            expect(hits, f"not on Konflik: {key!r} {column!r}, current {current!r}, copy {value!r}; there: {[told(e) for e in left]}", Lost)
            dated = (key, column, current, value) in self.numbers and not isinstance(hits[0]["Nilai Salinan"], (int, float))
            expect(not dated, f"a number is shown as {hits[0]['Nilai Salinan']!r} on Konflik: {key!r} {column!r}")
            pairs.append((hits[0], (key, column)))
            left.remove(hits[0])
        return pairs, left

    # -- the cells that may be taken or listed

    def judge_loose(self, result, left, output):
        """Holds each loose value to being taken, listed or said; an entry that none of them explains is a false one. Counts the outcomes."""
        outcomes, explained = collections.Counter(), set()

        def listed(is_it):
            hits = [i for i, e in enumerate(left) if is_it(e)]
            explained.update(hits)
            return bool(hits)

        def said(kind, name):
            return any(re.search(WORDS[kind], line, re.I) and name in line for line in output.splitlines()) if kind in WORDS else False

        def outcome(kind, taken, is_it, name, what):
            hit = listed(is_it)
            came = "taken" if taken else "listed" if hit else "said" if said(kind, name) else "lost"
            expect(came != "lost", f"{kind} of {name} is neither taken nor listed nor said: {what}; Konflik has {[told(e) for e in left]}", Lost)
            outcomes[f"{kind} {came}"] += 1

        self.judge_cells(result, outcome)
        self.judge_doubled(result, outcome)
        self.judge_above(result, outcome)
        self.judge_formulas(result, outcome)
        self.judge_comments(result, outcome)
        self.judge_sheets(result, outcome)
        explained.update(i for i, e in enumerate(left) if any(self.is_about(e, key) for key in self.doubled))
        false = [told(e) for i, e in enumerate(left) if i not in explained]
        expect(not false, f"on Konflik for no reason: {false}")
        return outcomes

    def typed(self, key, column):
        """What the copies typed into a cell over the base's value, by file."""
        before = norm(self.before.get(key, {}).get(column))
        for name, grid in self.copies.items():
            if column in grid.columns and key in (rows := grid.keyed()) and norm(rows[key].get(column)) != before:
                yield name, rows[key].get(column)

    def judge_cells(self, result, outcome):
        rows = result.grid.keyed()
        for key in self.rows:
            for column in self.columns:
                if key in self.doubled or not self.is_loose(key, column):
                    continue
                before, found = self.before.get(key, {}).get(column), norm(rows.get(key, {}).get(column))
                allowed = set(forms(before))
                kind = "formula" if (key, column) in self.computed else "key alike" if key in self.alike else "column"
                for name, value in self.typed(key, column):
                    allowed |= forms(value)
                    places = result.beyond[key] if column.endswith("#new") else {found}
                    if norm(value) is None and found == norm(before):
                        continue  # cleared in a column that may be another: nothing typed is lost
                    outcome(kind, bool(forms(value) & places), lambda e: self.is_at(e, key, column, exactly=False) and norm(e["Nilai Salinan"]) in forms(value), name, (key, column, value))
                expect(found in allowed, f"{key!r} {column!r} holds {found!r}, which nobody typed there: {allowed!r}")
        if not any(c.endswith("#new") for c in self.columns):
            expect(not any(result.beyond.values()), f"values beyond the known columns: {dict(result.beyond)!r}")

    def judge_doubled(self, result, outcome):
        """Rows that share a key: each keeps it, and what was typed stands in one of them."""
        for key in self.doubled:
            came = [cells for k, cells in result.grid.rows if k == key]
            was = [cells for k, cells in self.base.rows if k == key]
            expect(len(came) >= len(was), f"of {len(was)} rows with key {key!r} are {len(came)} left")
            seen = lambda rows, column: {norm(cells.get(column)) for cells in rows}
            for name, grid in self.copies.items():
                for cells in (c for k, c in grid.rows if k == key):
                    for column, value in cells.items():
                        if norm(value) not in seen(was, column):
                            taken = bool(forms(value) & seen(came, column)) or column.endswith("#new") and norm(value) in result.beyond[key]
                            outcome("row of a doubled key", taken, lambda e: self.is_at(e, key, column, exactly=False) and norm(e["Nilai Salinan"]) in forms(value), name, (key, column, value))
            times = lambda rows, column, value: [norm(cells.get(column)) for cells in rows].count(norm(value))
            for cells in was:
                for column, value in cells.items():
                    stays = all(times([c for k, c in g.rows if k == key], column, value) >= times(was, column, value) for g in self.copies.values() if column in g.columns)
                    expect(not stays or norm(value) in seen(came, column), f"{key!r} {column!r} lost {value!r}, which nobody changed")

    def judge_above(self, result, outcome):
        base, known = self.base.above, {norm(v) for v in self.base.above.values()}
        notes = {norm(v) for g in self.copies.values() for v in g.above.values()} - known
        count = collections.Counter(norm(v) for v in result.above.values())
        for name, grid in self.copies.items():
            in_place = grid.top == self.base.top and all(grid.above.get(place) == value for place, value in base.items())
            for place, value in grid.above.items():
                if norm(value) in known:
                    continue
                alone = place not in base and sum(1 for g in self.copies.values() if place in g.above) == 1
                outcome("note above", count[norm(value)] > 0, lambda e: not e["Kunci"] and REFERENCE.fullmatch(str(e["Kolom"])) and norm(e["Nilai Salinan"]) == norm(value), name, (place, value))
                if in_place and alone and len(self.copies) == 1:
                    expect(result.above.get(place) == value, f"the note {value!r} at {place!r} was free to be taken, there is {result.above.get(place)!r}")
        for place, value in base.items():
            gone = any(norm(value) not in {norm(v) for v in g.above.values()} for g in self.copies.values())
            found = norm(result.above.get(place))
            expect(found == norm(value) or gone and (found is None or found in notes), f"above the table, {place!r} held {value!r}, now {found!r}")
        for value, times in count.items():
            expect(value in known | notes, f"above the table came {value!r}, which nobody typed there")
            expect(times == 1, f"above the table stands {value!r} {times} times")

    def judge_formulas(self, result, outcome):
        for name, grid in self.copies.items():
            for key in self.doubled & grid.formulas.keys():
                outcome("formula", True, lambda e: e["Kolom"] == FORMULA and self.is_about(e, key) or REFERENCE.fullmatch(str(e["Kolom"])) and factor(e["Nilai Salinan"]) == grid.formulas[key], name, key)
        for key in self.rows:
            if key in self.doubled or key not in result.formulas:
                continue
            found, allowed = factor(result.formulas[key]), {2} if key in self.before else {2, None}
            for name, grid in self.copies.items():
                value = grid.formulas.get(key, 2)
                if value == 2 or key not in grid.keyed():
                    continue
                allowed.add(value)
                taken = found == value or key not in self.before and isinstance(value, int)  # a new row's formula comes as its value
                outcome("formula", taken, lambda e: e["Kolom"] == FORMULA and (self.is_about(e, key) or self.covers(e, key, value)), name, (key, FORMULA, value))
            computed = key not in self.before and isinstance(found, (int, float)) and isinstance(result.formulas[key], (int, float))
            expect(found in allowed or computed or key in self.alike, f"{key!r}: the formula has become {result.formulas[key]!r}, allowed: {allowed!r}")

    def covers(self, entry, key, value):
        """Whether an entry stands for several rows that a copy gave one formula, as by filling down: `=E8*3 (+2 baris)`."""
        formula, more, _ = str(entry["Nilai Salinan"]).partition(" (+")
        return bool(more) and factor(formula) == value and any(name in str(entry["Berkas"]) and g.formulas.get(key) == value for name, g in self.copies.items())

    def judge_comments(self, result, outcome):
        for place in {p for g in [self.base, *self.copies.values()] for p in g.comments}:
            key, column = place
            before, found = self.base.comments.get(place), result.comment(*place)
            allowed = {before}
            for name, grid in self.copies.items():
                text = grid.comments.get(place)
                if text is None or text == before or key not in grid.keyed() or column not in grid.columns:
                    continue
                allowed.add(text)
                outcome("comment", found == text, lambda e: text in str(e["Nilai Salinan"]), name, (place, text))
            expect(found in allowed or key in self.doubled | self.alike or key not in self.rows, f"the comment at {place!r} is {found!r}, allowed: {allowed!r}")

    def judge_sheets(self, result, outcome):
        names = [name.lower() for name in result.book.sheetnames]
        expect(len(names) == len(set(names)), f"sheets of one name: {result.book.sheetnames}")
        expect(result.others.get("Catatan Rapat", {}).get("B2") == "Rapat Senin", f"the other sheet: {result.others!r}")
        known = {v for cells in self.base.sheets.values() for v in cells.values()}
        kept = [v for cells in result.others.values() for v in cells.values()]
        for name, grid in self.copies.items():
            for sheet, cells in grid.sheets.items():
                for place, value in cells.items():
                    if value not in known:
                        expect(kept.count(value) < 2, f"{value!r} of sheet {sheet} came {kept.count(value)} times")
                        outcome("sheet", value in kept, lambda e: e["Kolom"] == place and e["Nilai Salinan"] == value, name, (sheet, place, value))


def factor(formula):
    """The factor of a row's formula `=E4*2`; else what was typed over it."""
    found = re.fullmatch(r"=[A-Z]+\d+\*(\d+)", str(formula))
    return int(found[1]) if found else formula


def told(entry):
    return tuple(entry[name] for name in ("Lembar", "Kunci", "Kolom", "Nilai Sekarang", "Nilai Salinan", "Keadaan"))
