"""The results of a period: whole numbers by facility, kabupaten or kota, province and all together."""

from __future__ import annotations

import collections
import datetime as dt
import pathlib
import tempfile

from rollup import inbox
from rollup.columns import ORIGIN, Columns
from rollup.engines import Engine, quoted
from rollup.inbox import Ledger

SQL = pathlib.Path(__file__).resolve().parent / "sql"
RESULTS = ["angka_wilayah", "tepat", "tema", "menit", "umur"]
#: The tables of records that results are made of.
RECORDS = ["kontak", "layanan", "hotline", "umpan_balik", "survei"]


def of_period(engine: Engine, store: pathlib.Path, ledger: Ledger, period: str, target: pathlib.Path) -> None:
    """Writes the results of a period, in whole numbers and in one order, so that any engine's are the same bytes."""
    current = [entry for entry in ledger.current if entry.periode == period]
    columns = Columns(store)
    with tempfile.TemporaryDirectory(dir=store) as room:
        path = pathlib.Path(room) / "berlaku.csv"
        inbox.write(path, [*ORIGIN, "kabupaten_kota", "provinsi"], [(e.fasilitas, e.sop, e.periode, e.versi, e.kiriman, e.kabupaten_kota, e.provinsi) for e in current])
        engine.csv("berlaku", path, ORIGIN | {"kabupaten_kota": "string", "provinsi": "string"})
        levels = {"fasilitas": "fasilitas", "kabupaten_kota": "COALESCE(provinsi, '') || ' / ' || COALESCE(kabupaten_kota, '')", "provinsi": "COALESCE(provinsi, '')", "semua": "'semua'"}
        engine.view("wilayah", " UNION ALL ".join(f"SELECT DISTINCT fasilitas, {quoted(level)} AS tingkat, {name} AS wilayah FROM berlaku" for level, name in levels.items()))
        join = f"JOIN (SELECT {', '.join(ORIGIN)} FROM berlaku) AS b USING ({', '.join(ORIGIN)})"
        for name in ["angka", *RECORDS]:
            engine.parquet(f"tersimpan_{name}", store / name, [period], ORIGIN | columns.tables.get(name, DEFAULTS.get(name, {})))
            engine.view(name, f"SELECT * FROM tersimpan_{name} {join}")
            engine.view(f"wilayah_{'ukuran' if name == 'angka' else name}", f"SELECT * FROM {name} JOIN wilayah USING (fasilitas)")
        engine.view("bagian_ukuran", query("bagian_ukuran"))
        for name in RESULTS:
            header, rows = engine.rows(query(name))
            inbox.write(target / period / f"{name}.csv", header, sorted(rows, key=lambda row: [(value is not None, value) for value in row]))


#: What results need of tables that no package has brought yet.
DEFAULTS = {
    "kontak": {"umur": "string", "status": "string", "keluar": "integer"},
    "layanan": {"dihubungi_kembali_setelah": "string", "telepon": "integer"},
    "umpan_balik": {"tema": "string", "dibalas_setelah": "string", "umpan_balik": "integer"},
}


def query(name: str) -> str:
    lines = (SQL / f"{name}.sql").read_text().splitlines()
    return "\n".join(line for line in lines if not line.startswith("--"))


def deliveries(ledger: Ledger, target: pathlib.Path) -> None:
    """What each facility sent of each period in which any did, and what is missing: days from the period's end to its closing."""
    sent = {entry.place: entry for entry in ledger.current}
    names = {entry.fasilitas: entry for entry in ledger.current}
    sops = sorted({(entry.fasilitas, entry.sop) for entry in ledger.current})
    periods = collections.defaultdict(set)
    for entry in ledger.current:
        periods[entry.sop].add(entry.periode)
    rows = []
    for code, sop in sops:
        for period in sorted(periods[sop]):
            entry, who = sent.get((code, sop, period)), names[code]
            days = (dt.date.fromisoformat(entry.ditutup) - dt.date.fromisoformat(entry.selesai)).days if entry else ""
            rows.append([code, who.nama, who.kabupaten_kota, who.provinsi, sop, period, entry.versi if entry else "", entry.ditutup if entry else "", days])
    inbox.write(target / "kiriman.csv", ["fasilitas", "nama", "kabupaten_kota", "provinsi", "sop", "periode", "versi", "ditutup", "hari"], rows)
