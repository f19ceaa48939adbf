#!/usr/bin/env python3
"""`make install` puts the program where PREFIX and DESTDIR say, without its symbols, and it does there what it did before.

usage: install.py SAPA_BINARY

Prints a PASS or FAIL line a check and ends with `N passed, N failed, N skipped`. Needs: make.
"""

from __future__ import annotations

import argparse
import pathlib
import shutil
import stat
import subprocess
import sys

from judge import Judge, snapshot
from judging import judged

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]


def work(judge: Judge) -> None:
    # The program is there: nothing is built anew.
    command = ["make", "-C", str(CHECKOUT), "install", "SWIFT=true", f"RELEASE={judge.binary}", f"DESTDIR={judge.room}/paket", "PREFIX=/usr"]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    installed = judge.room / "paket/usr/bin/sapa"
    judge.check("it is installed under DESTDIR and PREFIX", done.returncode == 0 and installed.is_file(), done.stdout + done.stderr)
    if not installed.is_file():
        return
    judge.check("anybody may run it", stat.S_IMODE(installed.stat().st_mode) == 0o755, oct(installed.stat().st_mode))
    before, after = judge.binary.stat().st_size, installed.stat().st_size
    judge.check(f"it is smaller: {before / 1e6:.1f} MB before, {after / 1e6:.1f} MB after", after < before * 0.9)
    if shutil.which("nm"):
        symbols = subprocess.run(["nm", str(installed)], capture_output=True, check=False, text=True).stdout
        judge.check("it has no symbols", not symbols.strip(), symbols[:200])
    sample = CHECKOUT / "samples/rs-harapan-sehat"
    outputs = []
    for number, binary in enumerate((judge.binary, installed)):
        folder = judge.room / str(number) / "rs"
        shutil.copytree(sample, folder)
        done = judge.sapa("run", "rs", "--date", "2026-11-18", "--json", binary=binary, cwd=folder.parent)
        outputs.append((done.returncode, done.stdout, snapshot(folder / "kerja"), snapshot(folder / "laporan")))
    judge.check("it runs the sample as before, byte for byte", outputs[0] == outputs[1] and outputs[1][0] in (0, 1) and all(outputs[1][2:]), outputs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    arguments = parser.parse_args()
    return judged(Judge, arguments.binary, None, "install-", work)


if __name__ == "__main__":
    sys.exit(main())
