"""From the inbox to the results: what is new is compacted to Parquet, and the results of its periods are made anew."""

from __future__ import annotations

import collections
import csv
import dataclasses
import pathlib
import tempfile
from collections.abc import Iterable

from rollup import inbox, results
from rollup.columns import ORIGIN, Columns
from rollup.engines import Engine
from rollup.inbox import Ledger
from rollup.package import Package, Table


@dataclasses.dataclass
class Summary:
    accepted: int = 0
    refused: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    periods: list[str] = dataclasses.field(default_factory=list)


def run(engine: Engine, source: pathlib.Path, store: pathlib.Path, target: pathlib.Path) -> Summary:
    """Takes what is new in an inbox into a store, and writes the results of the periods that it is of."""
    ledger = Ledger(store)
    new, refused = inbox.arrived(source, ledger)
    batch = ledger.next_batch
    if new:
        columns = Columns(store)
        with tempfile.TemporaryDirectory(dir=store) as room:
            staged = stage(new, batch, pathlib.Path(room), columns)
            wrong = differing(engine, staged)
            refused += [(package.folder.relative_to(source).as_posix(), wrong[key(package)]) for package in new if key(package) in wrong]
            new = [package for package in new if key(package) not in wrong]
            for name, (path, kinds) in staged.items():
                engine.csv("masuk", path, kinds)
                engine.store("SELECT * FROM masuk", store / name, batch)
        columns.write()
        ledger.add(new, batch)
    ledger.write()
    inbox.write(store / inbox.REFUSED, ["paket", "sebab"], sorted(refused))
    periods = sorted({package.origin["periode"] for package in new})
    for period in periods:
        results.of_period(engine, store, ledger, period, target)
    results.deliveries(ledger, target)
    return Summary(len(new), sorted(refused), periods)


def key(package: Package) -> tuple[str, str, str, int]:
    return (*package.place, package.version)


def stage(packages: list[Package], batch: int, room: pathlib.Path, columns: Columns) -> dict[str, tuple[pathlib.Path, dict[str, str]]]:
    """Puts the tables of many packages into one file a table: engines read few large files, not many small ones."""
    for package in packages:
        for table in package.tables:
            columns.add(table)
    staged: dict[str, tuple[pathlib.Path, dict[str, str]]] = {}
    files = {}
    try:
        for package in packages:
            for table in package.tables:
                kinds = columns.tables[table.name]
                if table.name not in files:
                    path = room / f"{table.name}.csv"
                    files[table.name] = path.open("wb")
                    staged[table.name] = (path, ORIGIN | kinds)
                    files[table.name].write((",".join(ORIGIN | kinds) + "\n").encode())
                files[table.name].writelines(_lines(package, table, batch, list(kinds)))
    finally:
        for file in files.values():
            file.close()
    return staged


def _lines(package: Package, table: Table, batch: int, columns: list[str]) -> Iterable[bytes]:
    head = f"{','.join(package.place)},{package.version},{batch},".encode()
    if list(table.columns) == columns:
        lines = table.path.read_bytes().split(b"\n")[1:-1]
        yield from (head + line + b"\n" for line in lines)
        return
    with table.path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            texts = [row.get(name, "") for name in columns]
            yield head + ",".join('"' + text.replace('"', '""') + '"' if set(text) & set(',"\n') else text for text in texts).encode() + b"\n"


def differing(engine: Engine, staged: dict[str, tuple[pathlib.Path, dict[str, str]]]) -> dict[tuple, str]:
    """The packages whose figures are not what their records come to."""
    wrong: dict[tuple, str] = {}
    engine.csv("angka_masuk", *staged["angka"])
    told = collections.defaultdict(dict)
    for *place, table, column, value in engine.rows("SELECT fasilitas, sop, periode, versi, tabel, kolom, nilai FROM angka_masuk")[1]:
        told[tuple(place)][table, column] = value
    for name, (path, kinds) in staged.items():
        if name == "angka":
            continue
        engine.csv("masuk", path, kinds)
        measures = [column for column, kind in kinds.items() if kind == "integer" and column not in ORIGIN]
        sums = ", ".join(f"CAST(SUM({column}) AS BIGINT)" for column in measures)
        found = {tuple(row[:4]): row[4:] for row in engine.rows(f"SELECT fasilitas, sop, periode, versi, {sums} FROM masuk GROUP BY fasilitas, sop, periode, versi")[1]}
        for place, figures in told.items():
            for column, own in zip(measures, found.get(place, [None] * len(measures))):
                figure = figures.get((name, column))
                if figure is not None and figure != (own or 0) or figure is None and own is not None:
                    wrong.setdefault(place, f"angka.csv: {name}.{column} adalah {figure}, baris-barisnya berjumlah {own or 0}")
    return wrong
