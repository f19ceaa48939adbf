"""The columns that the tables of a store have."""

from __future__ import annotations

import collections
import csv
import pathlib

from rollup import inbox
from rollup.package import Table

#: What each record says of where it comes from, before its own columns.
ORIGIN = {"fasilitas": "string", "sop": "string", "periode": "string", "versi": "integer", "kiriman": "integer"}


class Columns:
    """The columns of each table, in the order in which packages brought them: a later Sapa may bring more."""

    def __init__(self, store: pathlib.Path):
        store.mkdir(parents=True, exist_ok=True)
        self.path = store / "kolom.csv"
        self.tables: dict[str, dict[str, str]] = collections.defaultdict(dict)
        if self.path.exists():
            with self.path.open(newline="") as file:
                for row in csv.DictReader(file):
                    self.tables[row["tabel"]][row["kolom"]] = row["jenis"]

    def add(self, table: Table) -> None:
        for name, kind in table.columns.items():
            self.tables[table.name].setdefault(name, kind)

    def write(self) -> None:
        inbox.write(self.path, ["tabel", "kolom", "jenis"], [(table, name, kind) for table, columns in self.tables.items() for name, kind in columns.items()])
