"""python3 -m rollup INBOX STORE RESULTS: compacts what came in and writes the results of its periods."""

from __future__ import annotations

import argparse
import pathlib
import sys

from rollup.engines import DuckDB, Spark
from rollup.compaction import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="rollup", description="Compacts the data packages of an inbox to Parquet and adds them up.")
    parser.add_argument("inbox", type=pathlib.Path, help="fasilitas=…/sop=…/periode=…/versi=…, brought by any file transfer")
    parser.add_argument("store", type=pathlib.Path, help="the Parquet files and the ledger of accepted packages")
    parser.add_argument("results", type=pathlib.Path, help="CSV by period")
    parser.add_argument("--memory", help="the most that DuckDB may take, as 4GB")
    parser.add_argument("--spark", metavar="MASTER", help="let Spark do it, as spark://host:7077; all its machines see the folders under the same paths")
    arguments = parser.parse_args()
    engine = Spark(arguments.spark) if arguments.spark else DuckDB(arguments.memory)
    try:
        summary = run(engine, arguments.inbox, arguments.store, arguments.results)
    finally:
        engine.close()
    for folder, reason in summary.refused:
        print(f"Ditolak: {folder}: {reason}", file=sys.stderr)
    print(f"{summary.accepted} paket diterima, {len(summary.refused)} ditolak; hasil baru: {', '.join(summary.periods) or '–'}")
    return 1 if summary.refused else 0


if __name__ == "__main__":
    sys.exit(main())
