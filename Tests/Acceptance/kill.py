#!/usr/bin/env python3
"""Kill commands at random moments: each file is old or new, nothing is seen by more than before, and the next command sweeps up.

usage: kill.py BINARY [--times 200] [--stays 800] [--seed N] [--only COMMAND] [--every-call] [--keep FOLDER]

In turn `run`, `annotate --in-place`, `patch`, `merge` and `init` are killed (SIGKILL), each after a delay that goes through its whole
duration, or, every second time, as soon as it has changed its folders for the k-th time. `--every-call` kills them at each of the system
calls that open or change files, one after the other (needs strace).

Runs go on in a facility with a week's book with values typed into it; each round the day moves on, so that there is something to write,
and now and then an officer types more in between. While a command lives, its folders and TMPDIR are looked at again and again: all that
stands there is for its owner alone, and so must be whatever replaces it or is made of it.

Needs: openpyxl
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import hashlib
import io
import json
import os
import pathlib
import random
import shutil
import sys
import tempfile
import time

import openpyxl

import killing
import people
import workbook
from judge import Judge, book_path, same_value
from kill_commands import FileCommand, InitCommand, fault
from judging import clock

MONDAY = dt.date(2026, 11, 16)
FOLDERS = ("kerja", "laporan", "arsip")


def export(stays: int, seed: int) -> bytes:
    """Stays of three weeks; those who left from 9 to 15 November are called in 2026-W47."""
    inv = people.Invention(seed)
    lines = ["No RM;Nama Pasien;No HP;Kamar;Tgl Masuk;Tgl Keluar;Status Pulang"]
    for number in range(stays):
        left = dt.date(2026, 10, 29) + dt.timedelta(days=inv.random.randrange(20))
        came = left - dt.timedelta(days=inv.random.randrange(2, 9))
        lines.append(
            f"{100000 + number};{inv.name()[0]};{inv.mobile()};{inv.pick(people.ROOMS)};{came:%d/%m/%Y};{left:%d/%m/%Y};{inv.pick(people.HOME_STATUSES)}"
        )
    return ("\r\n".join(lines) + "\r\n").encode()


class Facility:
    """The folder under test, and all that was ever typed into its book."""

    def __init__(self, judge: Judge, stays: int, seed: int):
        self.judge = judge
        self.random = random.Random(seed)
        self.folder = judge.facility("mati")
        self.book = book_path(self.folder)
        (self.folder / "masuk" / "ekspor.csv").write_bytes(export(stays, seed))
        code, _, errors = judge.run(self.folder, MONDAY + dt.timedelta(days=2))
        if code not in (0, 1):
            raise SystemExit(f"the first run fails: exit {code}\n{errors}")
        self.typed = workbook.work_a_shift(self.book, MONDAY).typed
        self.notes = 0
        # Looked at once as long as the bytes stay the same.
        self.opened: dict[bytes, str] = {}
        self.read: tuple[bytes, dict] = (b"", {})

    @property
    def cells(self) -> int:
        return sum(len(v) for v in self.typed.values())

    def type_more(self) -> None:
        """An officer notes something on a row, and saves."""
        book = openpyxl.load_workbook(self.book)
        table = workbook.Table(book["Lembar Sapa"], "Kode", "No RM", "Tanggal Eksekusi")
        row = self.random.choice([r for r in table.rows() if str(table.get(r, "Kode")).startswith("T")])
        self.notes += 1
        key = (str(table.get(row, "rm")), workbook.as_date(table.get(row, "Tanggal Eksekusi")))
        table.sheet.cell(row, table.column["Catatan"]).value = f"Catatan ke-{self.notes}"
        self.typed.setdefault(key, {})["Catatan"] = f"Catatan ke-{self.notes}"
        book.save(self.book)

    # -- what must hold at any moment

    def broken(self) -> list[str]:
        """Workbooks that don't open."""
        faults = []
        for path in (p for part in FOLDERS for p in sorted((self.folder / part).glob("*.xlsx")) if not p.name.startswith(".")):
            data = path.read_bytes()
            digest = hashlib.sha256(data).digest()
            if digest not in self.opened:
                self.opened[digest] = fault(data)
            if self.opened[digest]:
                faults.append(f"{path.relative_to(self.folder)}: {self.opened[digest]}")
        return faults

    def lost(self) -> list[str]:
        """Typed values that the week's book does not hold."""
        if not self.book.exists():
            return [f"{self.book.name} is gone"]
        data = self.book.read_bytes()
        digest = hashlib.sha256(data).digest()
        if self.read[0] != digest:
            try:
                self.read = (digest, call_list(data))
            except Exception as error:  # whatever half a file may raise
                return [f"{self.book.name}: {error!r}"]
        rows = self.read[1]
        return [
            f"{key} {header}: typed {value!r}, now {rows.get(key, {}).get(header)!r}"
            for key, values in self.typed.items() for header, value in values.items()
            if not same_value(value, rows.get(key, {}).get(header))
        ]

    def journal(self) -> list[str]:
        """Lines of the journal that are no event; the last may be cut off."""
        path = self.folder / "arsip" / "jurnal.jsonl"
        if not path.exists():
            return []
        lines = path.read_bytes().split(b"\n")
        bad = []
        for number, line in enumerate(lines[:-1], 1):
            try:
                json.loads(line)["event"]
            except (ValueError, KeyError, UnicodeDecodeError):
                bad.append(f"line {number}: {line[:60]!r}")
        return bad



def call_list(data: bytes) -> dict[tuple, dict[str, object]]:
    """Sheet `Lembar Sapa` by no. RM and execution date."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    rows = book["Lembar Sapa"].iter_rows(values_only=True)
    header: list = []
    for row in rows:
        if "No RM" in row and "Tanggal Eksekusi" in row:
            header = list(row)
            break
    found = {}
    for row in rows:
        line = {h: v for h, v in zip(header, row) if h}
        if line.get("No RM"):
            found[(str(line["No RM"]), workbook.as_date(line["Tanggal Eksekusi"]))] = line
    book.close()
    return found


class RunCommand:
    """`sapa run` of the facility under test."""

    def __init__(self, judge: Judge, facility: Facility):
        self.judge, self.facility = judge, facility
        self.name, self.made = "run", 0
        self.days = [MONDAY + dt.timedelta(days=2 + i) for i in range(5)]
        self.folders = [facility.folder, *(facility.folder / part for part in FOLDERS)]

    def prepare(self) -> killing.Watch:
        self.made += 1
        if self.made % 10 == 0:
            self.facility.type_more()
        self.date = self.days[self.made % len(self.days)]
        return killing.Watch([*self.folders, self.judge.temporary])

    def command(self) -> list[str]:
        return [str(self.judge.binary), "run", str(self.facility.folder), "--date", self.date.isoformat(), "--wait", "0"]

    def after(self) -> list[str]:
        facility = self.facility
        faults = [*facility.broken(), *facility.lost(), *facility.journal()]
        code, _, errors = self.judge.run(facility.folder, self.date)
        if code not in (0, 1):
            faults.append(f"the next run: exit {code}: {errors[:300]}")
        faults += [*facility.broken(), *facility.lost(), *facility.journal()]
        return faults + [f"left after the next run: {name}" for name in killing.leftovers([*self.folders, self.judge.temporary])]


class Killer:
    """Kills one command time and again."""

    def __init__(self, judge: Judge, case):
        self.judge, self.case = judge, case
        self.chance = random.Random(case.name)
        self.count = collections.Counter()
        watch = case.prepare()
        self.environment = os.environ | clock(case.command())
        began = time.monotonic()
        killing.after_delay(case.command(), self.environment, watch, 600)
        self.duration = time.monotonic() - began
        self.judge_round("undisturbed", watch)

    def kill(self, share: float) -> None:
        """Kills the command once, about where that share of its time is over."""
        watch = self.case.prepare()
        if sum(self.count.values()) % 2:
            delay = self.duration * share
            how = f"after {delay:.3f} s of {self.duration:.3f} s"
            was_killed = killing.after_delay(self.case.command(), self.environment, watch, delay)
        else:
            changes = self.chance.randrange(1, 20 if self.case.name == "run" else 10)
            how = f"after {changes} changes of the folders"
            was_killed = killing.after_changes(self.case.command(), self.environment, watch, changes)
        self.count["killed" if was_killed else "too late"] += 1
        self.judge_round(how, watch)

    def kill_at_each_call(self) -> None:
        number, was_killed = 0, True
        while was_killed:
            number += 1
            watch = self.case.prepare()
            was_killed = killing.at_call(self.case.command(), self.environment, watch, number)
            self.count["killed" if was_killed else "too late"] += 1
            self.judge_round(f"at call {number}", watch)

    def judge_round(self, how: str, watch: killing.Watch) -> None:
        """What must hold now, and after a command that nobody disturbs."""
        watch.look()
        self.count["looks"] += watch.looks
        self.count["with a lock or a temporary left"] += bool(killing.leftovers(watch.folders))
        faults = [*sorted(watch.faults), *self.case.after()]
        if faults:
            self.count["failed"] += 1
            print(f"FAIL  {self.case.name}, killed {how}, {' '.join(self.case.command()[1:])}\n      " + "\n      ".join(faults[:8]), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--times", type=int, default=200, help="kills in all")
    parser.add_argument("--stays", type=int, default=800, help="rows of the export; 150 at least")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="only this command")
    parser.add_argument("--every-call", action="store_true", help="kill at each system call that opens or changes files (strace)")
    parser.add_argument("--keep", type=pathlib.Path, help="leave the folders here")
    arguments = parser.parse_args()
    if arguments.every_call and not shutil.which("strace"):
        parser.error("--every-call needs strace")
    room = arguments.keep.resolve() if arguments.keep else pathlib.Path(tempfile.mkdtemp(prefix="kill-"))
    room.mkdir(parents=True, exist_ok=True)
    judge = Judge(arguments.binary.resolve(), room)
    judge.temporary = room / "tmp"
    judge.temporary.mkdir()
    os.environ["TMPDIR"] = str(judge.temporary)
    csv = export(arguments.stays, arguments.seed)
    makers = {
        "run": lambda: RunCommand(judge, Facility(judge, arguments.stays, arguments.seed)),
        **{name: lambda name=name: FileCommand(judge, name, csv, arguments.seed) for name in ("annotate", "patch", "merge", "patch -o")},
        "init": lambda: InitCommand(judge),
    }
    try:
        killers = [Killer(judge, make()) for name, make in makers.items() if arguments.only in (None, name)]
        if arguments.every_call:
            for killer in killers:
                killer.kill_at_each_call()
        else:
            # A command that was done before its kill is run over again, so that as many are killed as were asked for.
            for number in range(4 * arguments.times):
                total = sum(k.count["killed"] for k in killers)
                if total >= arguments.times:
                    break
                killer = min(killers, key=lambda k: k.count["killed"] + k.count["too late"] / 4)
                killer.kill((total + killer.chance.random() * len(killers)) / arguments.times)
    finally:
        if not arguments.keep:
            shutil.rmtree(room, ignore_errors=True)
    count = sum((k.count for k in killers), collections.Counter())
    told = ", ".join(f"{k.case.name} {k.count['killed']}" for k in killers)
    print(
        f"{count['killed']} killed ({told}; {count['with a lock or a temporary left']} left a lock or a temporary), {count['too late']} were done before; "
        f"permissions looked at {count['looks']} times; {count['failed']} failed"
    )
    return 1 if count["failed"] or not count["killed"] else 0


if __name__ == "__main__":
    sys.exit(main())
