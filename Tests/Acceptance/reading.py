#!/usr/bin/env python3
"""Read files through the library `SapaReading` from a package of its own, `Benchmarks`, and hold what comes of it against `sapa cat`.

usage: reading.py SAPA_BINARY

The package sees what is public alone. Prints a PASS or FAIL line a check and ends with `N passed, N failed, N skipped`. Needs: Swift, openpyxl.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

from openpyxl.utils import get_column_letter

from judge import Judge
from judging import judged

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
# What `cat --cells` calls a type, and `reading` does.
TYPES = {"str": "text", "num": "number", "bool": "boolean", "date": "date", "time": "time", "duration": "duration", "error": "error"}


def output(*command: object) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, check=False, text=True, encoding="utf-8").stdout


def counts(path: pathlib.Path, lines: list[str]) -> str:
    """What `reading` should print of a file, by the lines that `sapa cat` prints of it."""
    if isinstance(json.loads(lines[0]), dict):
        return f"messages {len(lines)}"
    cells = [json.loads(line) for line in lines]
    rows = len({(cell[0], cell[1]) for cell in cells})
    if path.suffix != ".xlsx":
        return f"records {rows} fields {len(cells)}"
    types = collections.Counter(TYPES[cell[3]] for cell in cells)
    return f"rows {rows} cells {len(cells)} " + " ".join(f"{name} {types[name]}" for name in TYPES.values())


def texts(path: pathlib.Path, lines: list[str]) -> str:
    """What `texts` should print of a table."""
    cells = [json.loads(line) for line in lines]
    return "".join(
        f"{sheet if path.suffix == '.xlsx' else 'CSV'}!{get_column_letter(column + 1)}{row + 1}: {value}\n" for sheet, row, column, kind, value in cells if kind == "str")


def work(judge: Judge) -> None:
    build = ["swift", "build", "--package-path", str(CHECKOUT / "Benchmarks")]
    done = subprocess.run(build, capture_output=True, check=False, text=True)
    if not judge.check("a package that sees what is public alone builds", done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]):
        return
    place = pathlib.Path(output(*build, "--show-bin-path").strip())
    for path in sorted(p for p in (CHECKOUT / "samples").glob("*/masuk/*") if p.suffix in (".xlsx", ".csv", ".txt", ".xml", ".zip")):
        # Messages have a form of their own, and are no cells.
        said = output(judge.binary, "cat", path)
        is_table = not said.startswith("{")
        lines = (output(judge.binary, "cat", "--cells", path) if is_table else said).split("\n")[:-1]
        found = re.sub(r" seconds .*\n", "", output(place / "reading", path))
        judge.check(f"{path.name}: as many cells, records or messages", found == counts(path, lines), f"{found}\n{counts(path, lines)}")
        if is_table:
            judge.check(f"{path.name}: the same texts in the same places", output(place / "texts", path) == texts(path, lines))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    return judged(Judge, parser.parse_args().binary, None, "reading-", work)


if __name__ == "__main__":
    sys.exit(main())
