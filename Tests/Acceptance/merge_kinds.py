"""What happens to a list and its copies in merge_scripts.py: what staff do in a spreadsheet program, and what the program does by itself.

A script meets one of KINDS beside the everyday edits, in turn, and often another. Each is done to the base before it is copied (`in_base`), to a copy
after its everyday edits (`in_copy`), or to both.
"""

from __future__ import annotations

import copy
import datetime as dt
import random

from merge_files import Grid, norm

KINDS = [
    "rows above", "title rows", "far header", "repeated headers", "another of one header", "headerless column", "values beside", "numeric keys", "keys alike as numbers", "composite key", "doubled row",
    "doubled keys in the base", "another list", "key column sorted alone", "long numbers", "formulas", "comments", "booleans", "sheets alike but for case", "copy of a copy",
]
HEADERS = ["Nama", "Tanggal", "Jam", "Jumlah", "Catatan"]
ADDED = ["Jemput", "Kontrol"]
# Kinds under which it can't be said row by row what a deleted row leaves.
LOOSE = {"repeated headers", "another of one header", "headerless column", "values beside", "keys alike as numbers", "doubled row", "doubled keys in the base", "formulas", "comments"}


class Script:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0
        rnd = self.random
        # The script's own kind, which is done to its first copy for sure; while it is, all that may happen does.
        self.own, self.is_sure, self.copies = KINDS[seed % len(KINDS)], False, 0
        self.kinds = {self.own} | set(rnd.sample(KINDS, rnd.choice([0, 0, 1])))
        if seed > len(KINDS) and rnd.random() < 0.12:
            self.kinds = set()
        if "composite key" in self.kinds:
            self.kinds -= {"doubled row", "doubled keys in the base", "keys alike as numbers"}
        if "doubled keys in the base" in self.kinds:
            self.kinds -= {"doubled row", "keys alike as numbers", "key column sorted alone"}
        self.keys = ["No RM", "Kunjungan"] if "composite key" in self.kinds else [rnd.choice(["Kunci", "No RM", "ID"])]
        # Whether --key may be left out: the column is found by its name.
        self.names_key = len(self.keys) > 1 or bool(self.kinds & (LOOSE | {"far header"})) or rnd.random() < 0.8
        self.loose = bool(self.kinds & LOOSE)

    # -- values

    def unique(self, form="ketik %d"):
        self.count += 1
        return form % self.count

    def typed(self, column, may_compute=True):
        rnd = self.random
        roll = rnd.random()
        if column == "Tanggal" and roll < 0.7:
            return dt.datetime(2026, 11, rnd.randint(1, 28))
        if column == "Jam" and roll < 0.7:
            return dt.time(rnd.randint(1, 23), rnd.randint(0, 59))
        if column == "HP" and roll < 0.7:
            return "0812%07d" % rnd.randint(0, 9999999)
        if column == "Jumlah" and roll < 0.7:
            if "long numbers" in self.kinds:
                return rnd.choice([6281234567890 + rnd.randint(0, 2), 137103120000000 + rnd.randint(0, 3), 62812345678.123 + rnd.randint(0, 2) / 1000, rnd.randint(1, 9) * 10 ** 13 + rnd.randint(0, 1)])
            return rnd.choice([rnd.randint(0, 99), rnd.randint(1, 999) / 7])
        if "booleans" in self.kinds and roll > 0.6:
            return rnd.random() < 0.5
        if "formulas" in self.kinds and may_compute and column == "Catatan" and roll > 0.7:
            return self.unique("=1000+%d")
        if roll < 0.1:
            return rnd.choice(["Ya", "Tidak", True, 0, self.unique("001%05d")])
        return self.unique(rnd.choice(["ketik %d", "ketik %d & <lain>", "ketik\n%d", " ketik %d"]))

    def key(self, number, lead="0"):
        key = "%s%05d" % (lead, number)
        if "numeric keys" not in self.kinds and lead == "0" and self.keys != ["No RM"] and number % 3 == 2:
            key = "%s-%05d" % (lead, number)
        return (key, "%02d" % (1 + number % 2)) if len(self.keys) > 1 else (key,)

    # -- the base

    def base(self):
        rnd, kinds = self.random, self.kinds
        columns = list(HEADERS)
        if "numeric keys" in kinds:
            columns.insert(rnd.randint(1, 4), "HP")
        if "repeated headers" in kinds:
            first, gap = rnd.randint(0, len(columns)), rnd.choice([0, 0, 1, 2])
            for number in range(1, rnd.choice([2, 2, 3]) + 1):
                columns.insert(min(first + (number - 1) * (gap + 1), len(columns)), f"Kamar#{number}")
        if "another of one header" in kinds:
            columns.insert(rnd.randint(0, len(columns)), "Ruang#1")
        if "headerless column" in kinds:
            columns.insert(rnd.randint(1, len(columns) - 1), "#1")
        rows = []
        for index in range(rnd.randint(6 if "key column sorted alone" in kinds else 3, 14)):
            cells = {"Nama": f"Pasien {index}"}
            for column in columns:
                if column != "Nama" and rnd.random() < (0.7 if "#" in column else 0.4):
                    cells[column] = self.typed(column)
            key = self.key(index // 2 if len(self.keys) > 1 else index)
            rows.append(((key[0], "%02d" % (1 + index % 2)) if len(self.keys) > 1 else key, cells))
        if "keys alike as numbers" in kinds:
            rows[1] = (("000001",), rows[1][1])
            rows.append((("1",), {"Nama": "Pasien kembar", "Catatan": self.typed("Catatan")}))
        if "doubled keys in the base" in kinds:
            rows.insert(rnd.randint(1, len(rows)), (rows[0][0], {"Nama": rows[0][1]["Nama"], "Catatan": self.unique("kunjungan kedua %d")}))
        for index in range(rnd.choice([0, 0, 1, 2]) if self.keys == ["Kunci"] else 0):
            rows.append((None, {"Nama": f"Sisipan {index}", "Catatan": "lama"}))
        grid = Grid(columns, rows, key_places=[0, 1][: len(self.keys)])
        if kinds & {"rows above", "title rows", "far header"}:
            grid.top = rnd.randint(1, 6)
            grid.above = {(row, rnd.randint(1, 3)): f"Judul {row}" for row in range(1, grid.top) if rnd.random() < 0.7}
        if "comments" in kinds:
            grid.comments = {(key, "Nama"): f"Komentar lama {key[0]}" for key, _ in rows if key and rnd.random() < 0.3}
        return grid

    # -- the copies

    def edited(self, start, base):
        """A copy of a grid, the base's or another copy's, after everyday edits and what the script's kinds do to it."""
        grid = copy.deepcopy(start)
        rnd, kinds = self.random, self.kinds
        columns_stay = self.loose and rnd.random() < 0.5
        for _ in range(rnd.randint(0, 14)):
            action = rnd.choice(["sort", "insert", "delete", "column", "key", "clear", "edit", "edit", "edit", "move"])
            if action == "sort":
                rnd.shuffle(grid.rows)
            elif action == "move" and not columns_stay:
                rnd.shuffle(grid.columns)
            elif action == "insert" and self.keys == ["Kunci"]:
                cells = {"Nama": f"Baru {rnd.randint(0, 3)}", "Catatan": self.typed("Catatan", False)}
                grid.rows.insert(rnd.randint(0, len(grid.rows)), (None, cells))
            elif action == "delete" and len(grid.rows) > 2 and not self.loose:
                grid.rows.pop(rnd.randrange(len(grid.rows)))
            elif action == "column":
                column = rnd.choice(ADDED)
                if column in grid.columns or columns_stay:
                    continue
                grid.columns.insert(rnd.randint(0, len(grid.columns)), column)
                for key, cells in grid.rows:
                    if key and rnd.random() < 0.5:
                        cells[column] = self.typed(column)
            elif action == "key":
                key = self.key(rnd.randint(0, 3), "9")
                if all(key != other for other, _ in grid.rows):
                    grid.rows.append((key, {"Nama": self.typed("Nama"), "Catatan": self.typed("Catatan")}))
            elif grid.rows and action in ("edit", "clear"):
                key, cells = rnd.choice(grid.rows)
                column = rnd.choice([c for c in grid.columns if "#" in c] or grid.columns) if rnd.random() < 0.3 else rnd.choice(grid.columns)
                if not key and (column in ADDED or "#" in column) or self.loose and action == "clear" and column == "Nama":
                    continue
                if action == "clear":
                    cells.pop(column, None)
                else:
                    cells[column] = self.neighbour(cells.get(column)) or self.typed(column, bool(key))
                grid.numbers.discard((key, column))
        grid.rows = [(key, cells) for key, cells in grid.rows if key or any(norm(v) for v in cells.values())]
        if not columns_stay:
            grid.key_places = [rnd.randint(0, len(grid.columns)) for _ in self.keys]
        self.copies += 1
        for kind in sorted(kinds):
            self.is_sure = kind == self.own and self.copies == 1
            if self.likely(0.8):
                getattr(self, kind.replace(" ", "_"), lambda *_: None)(grid, base)
        self.is_sure = False
        return grid

    def likely(self, chance):
        return self.random.random() < chance or self.is_sure

    def booleans(self, grid, base):
        grid.writes_truths = self.likely(0.5)

    def long_numbers(self, grid, base):
        for key, cells in grid.rows:
            if key and (value := self.neighbour(cells.get("Jumlah"))) and self.likely(0.3):
                cells["Jumlah"] = value

    def neighbour(self, value):
        """A long number that differs in its last digit alone."""
        if "long numbers" in self.kinds and isinstance(value, (int, float)) and not isinstance(value, bool) and value > 1e9 and self.likely(0.6):
            return value + (1 if value == int(value) else 0.001)
        return None

    def rows_above(self, grid, base):
        """Rows inserted above the header, some with a note; notes in cells that were free."""
        rnd = self.random
        for _ in range(rnd.choice([1, 1, 2, 3]) if self.likely(0.8) else 0):
            at = rnd.randint(1, grid.top)
            grid.above = {(row + (row >= at), column): value for (row, column), value in grid.above.items()}
            grid.top += 1
            for column in rnd.sample(range(1, 8), rnd.choice([0, 1, 1, 3])):
                grid.above[at, column] = self.unique("catatan di atas %d")
        for _ in range(rnd.choice([0, 1, 2])):
            if grid.top > 1:
                grid.above.setdefault((rnd.randint(1, grid.top - 1), rnd.randint(1, 9)), self.unique("catatan bebas %d"))

    def title_rows(self, grid, base):
        """Title rows deleted, put before the table, or changed."""
        rnd = self.random
        if rnd.random() < 0.5 and grid.top > 1:
            at = rnd.randint(1, grid.top - 1)
            grid.above = {(row - (row > at), column): value for (row, column), value in grid.above.items() if row != at}
            grid.top -= 1
        if rnd.random() < 0.4:
            grid.above = {(row + 2, column): value for (row, column), value in grid.above.items()} | {(1, 1): self.unique("RS Melati %d")}
            grid.top += 2
        for place in list(grid.above):
            if rnd.random() < 0.3:
                grid.above[place] = self.unique("Judul baru %d")

    def far_header(self, grid, base):
        """So many rows above that the header is not within the first 20."""
        if self.likely(0.4):
            grid.above[1, 2] = self.unique("surat pengantar %d")
            grid.top += 22
            grid.may_refuse = "its header is too far down"

    def repeated_headers(self, grid, base):
        """One of the columns deleted, moved, or without its header."""
        rnd = self.random
        mine = [c for c in grid.columns if c.startswith("Kamar#")]
        action = rnd.choice(["delete", "delete", "move"]) if self.likely(0.6) else "none"
        if action == "delete":
            gone = rnd.choice(mine)
            grid.columns.remove(gone)
            for _, cells in grid.rows:
                cells.pop(gone, None)
        elif action == "move":
            moved = rnd.choice(mine)
            grid.columns.remove(moved)
            grid.columns.insert(rnd.randint(0, len(grid.columns)), moved)

    def another_of_one_header(self, grid, base):
        if "Ruang#new" not in grid.columns:
            grid.columns.insert(self.random.randint(0, len(grid.columns)), "Ruang#new")
        for key, cells in grid.rows:
            if key and self.random.random() < 0.5:
                cells["Ruang#new"] = self.unique("ruang baru %d")

    def headerless_column(self, grid, base):
        rnd = self.random
        action = rnd.choice(["move", "before"]) if self.likely(0.6) else "none"
        if action == "move":
            grid.columns.remove("#1")
            grid.columns.insert(rnd.randint(0, len(grid.columns)), "#1")
        elif action == "before" and "Jemput" not in grid.columns:
            grid.columns.insert(rnd.randint(0, grid.columns.index("#1")), "Jemput")
            for key, cells in grid.rows:
                if key and rnd.random() < 0.5:
                    cells["Jemput"] = self.typed("Jemput")

    def values_beside(self, grid, base):
        """Values under no header, in a column that the base has not."""
        if "#new" not in grid.columns:
            grid.columns.insert(self.random.choice([len(grid.columns), self.random.randint(0, len(grid.columns))]), "#new")
        for key, cells in grid.rows:
            if key and self.random.random() < 0.3:
                cells["#new"] = self.unique("di samping %d")

    def numeric_keys(self, grid, base):
        """Convert to Number on keys and on texts of digits that nobody changed."""
        rnd = self.random
        share = 1 if self.likely(0.6) else 0.5
        before = base.keyed()
        if "keys alike as numbers" in self.kinds:
            grid.may_refuse = "its keys are alike as numbers"
        for key, cells in grid.rows:
            if key and rnd.random() < share:
                grid.numbers |= {(key, column) for column, part in zip(self.keys, key) if part.isdigit() and (key in before or part[0] != "0")}
            for column, value in cells.items():
                same = key in before and norm(value) == norm(before[key].get(column))
                if same and isinstance(value, str) and value.isdigit() and rnd.random() < share:
                    grid.numbers.add((key, column))

    def keys_alike_as_numbers(self, grid, base):
        if self.likely(0.6):
            grid.numbers |= {(key, self.keys[0]) for key, _ in grid.rows if key and key[0].isdigit()}
            grid.may_refuse = "its keys are alike as numbers"

    def doubled_row(self, grid, base):
        """A row copied whole, key and all, and worked on."""
        keyed = [(key, cells) for key, cells in grid.rows if key]
        if keyed:
            key, cells = self.random.choice(keyed)
            grid.rows.insert(self.random.randint(0, len(grid.rows)), (key, cells | {"Catatan": self.unique("baris kembar %d")}))

    def another_list(self, grid, base):
        """Another month's list: no key is the base's."""
        if self.likely(0.5):
            renamed = {key: self.key(index, "5") for index, key in enumerate(sorted({k for k, _ in grid.rows if k}))}
            grid.rows = [(renamed.get(key), cells) for key, cells in grid.rows]
            grid.numbers, grid.formulas, grid.comments = set(), {}, {}

    def key_column_sorted_alone(self, grid, base):
        if self.likely(0.6):
            self.random.shuffle(grid.rows)
            keyed = [place for place, (key, _) in enumerate(grid.rows) if key]
            ordered = sorted(grid.rows[place][0] for place in keyed)
            moved = [key for place, key in zip(keyed, ordered) if grid.rows[place][0] != key]
            if len(moved) * 2 >= len(keyed) and sum(key in base.keyed() for key in moved) >= 4:
                rows = list(grid.rows)
                for place, key in zip(keyed, ordered):
                    rows[place] = (key, grid.rows[place][1])
                grid.rows, grid.numbers, grid.comments = rows, set(), {}
                grid.must_refuse = "its key column was sorted alone"

    def formulas(self, grid, base):
        """Formulas changed, and values typed over them."""
        for key, _ in grid.rows:
            if key and self.random.random() < 0.25:
                grid.formulas[key] = self.random.choice([3, 3, 5, self.unique("bukan rumus %d")])

    def comments(self, grid, base):
        rnd = self.random
        for key, _ in grid.rows:
            if key and rnd.random() < 0.2:
                grid.comments[key, rnd.choice(["Nama", "Catatan"])] = self.unique("Komentar baru %d")

    def sheets_alike_but_for_case(self, grid, base):
        rnd = self.random
        name = rnd.choice(["Coretan", "coretan", "CORETAN", "catatan rapat"])
        if name == "catatan rapat":
            grid.sheets = {name: grid.sheets.get("Catatan Rapat", {}) | {"D4": self.unique("coret %d")}}
        elif not any(n.lower() == name.lower() for n in grid.sheets):
            grid.sheets[name] = {place: self.unique("coret %d") for place in rnd.sample(["A1", "B2", "C3", "D4"], 2)}
