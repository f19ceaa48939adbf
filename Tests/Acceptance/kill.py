#!/usr/bin/env python3
"""Kill `sapa run` at random moments: each file is old or new, no typed value is gone, and the next run completes.

usage: kill.py BINARY [--times 200] [--stays 800] [--seed N] [--every-call] [--keep FOLDER]

A facility with a week's book with values typed into it. Each round the day of the run moves on, so that there is
something to write; the run is killed (SIGKILL) after a delay that goes through its whole duration, or, every second round, as soon
as it has changed the folder for the k-th time. `--every-call` kills it at each of the system calls that open or change
files, one after the other (needs strace). Now and then an officer types more in between.

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
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

import openpyxl

import people
import workbook
from judge import Judge, book_path, same_value
from judging import clock

MONDAY = dt.date(2026, 11, 16)
FOLDERS = ("kerja", "laporan", "arsip")
CHANGING = "openat,fsync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,fchmod,fchown,mkdir"


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

    def strays(self) -> list[str]:
        names = [p for part in FOLDERS for p in (self.folder / part).iterdir() if ".sapa-tmp" in p.name]
        return [str(p.relative_to(self.folder)) for p in [*names, *self.folder.glob(".sapa.lock")]]


def fault(data: bytes) -> str:
    """Why a workbook can't be opened, by all its entries and openpyxl; empty where it can."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if bad := archive.testzip():
                return f"{bad} is damaged"
        openpyxl.load_workbook(io.BytesIO(data), read_only=True).close()
    except Exception as error:  # whatever half a file may raise
        return repr(error)
    return ""


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


class Killer:
    def __init__(self, judge: Judge, facility: Facility):
        self.judge, self.facility = judge, facility
        self.count = collections.Counter()
        self.environment = os.environ | clock(["--date"])

    def command(self, date: dt.date) -> list[str]:
        return [str(self.judge.binary), "run", str(self.facility.folder), "--date", date.isoformat(), "--wait", "0"]

    def after_delay(self, date: dt.date, delay: float) -> bool:
        """Kills a run after a while; false where it was done by then."""
        process = subprocess.Popen(self.command(date), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment)
        try:
            process.wait(timeout=delay)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True

    def after_changes(self, date: dt.date, changes: int) -> bool:
        """Kills a run once the folder has changed so many times; false where it was done by then."""
        parts = [self.facility.folder, *(self.facility.folder / part for part in FOLDERS)]
        process = subprocess.Popen(self.command(date), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment)
        seen = None
        while process.poll() is None:
            now = []
            for part in parts:
                for entry in os.scandir(part):
                    try:
                        status = entry.stat()
                    except FileNotFoundError:
                        continue
                    now.append((entry.path, status.st_ino, status.st_size))
            if seen is not None and sorted(now) != seen:
                changes -= 1
                if changes <= 0:
                    process.kill()
                    process.wait()
                    return True
            seen = sorted(now)
        return False

    def at_call(self, date: dt.date, number: int) -> bool:
        """Kills a run at a system call that changes files; false where it made fewer."""
        inject = f"inject={CHANGING}:signal=SIGKILL:when={number}"
        done = subprocess.run(
            ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={CHANGING}", "-e", inject, *self.command(date)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=self.environment,
        )
        return done.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)

    def judge_round(self, label: str, date: dt.date, was_killed: bool) -> bool:
        """What must hold now, and after a run that nobody disturbs."""
        facility = self.facility
        self.count["killed" if was_killed else "too late"] += 1
        strays = facility.strays()
        if was_killed and strays:
            self.count["with a lock or a temporary left"] += 1
        faults = [*facility.broken(), *facility.lost(), *facility.journal()]
        code, answer, errors = self.judge.run(facility.folder, date)
        if code not in (0, 1):
            faults.append(f"the next run: exit {code}: {errors[:300]}")
        if answer.get("written"):
            self.count["next run wrote"] += 1
        faults += [*facility.broken(), *facility.lost(), *facility.journal()]
        faults += [f"left after the next run: {name}" for name in facility.strays()]
        if faults:
            self.count["failed"] += 1
            print(f"FAIL  {label}\n      " + "\n      ".join(faults[:8]), flush=True)
        return not faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--stays", type=int, default=800, help="rows of the export; 150 at least")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every-call", action="store_true", help="kill at each system call that opens or changes files (strace)")
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility's folder here")
    arguments = parser.parse_args()
    if arguments.every_call and not shutil.which("strace"):
        parser.error("--every-call needs strace")
    room = arguments.keep.resolve() if arguments.keep else pathlib.Path(tempfile.mkdtemp(prefix="kill-"))
    room.mkdir(parents=True, exist_ok=True)
    judge = Judge(arguments.binary.resolve(), room)
    try:
        facility = Facility(judge, arguments.stays, arguments.seed)
        killer = Killer(judge, facility)
        chance = random.Random(arguments.seed)
        days = [MONDAY + dt.timedelta(days=2 + i) for i in range(5)]
        began = time.monotonic()
        judge.run(facility.folder, days[-1])
        duration = time.monotonic() - began
        # A run that was done before its kill is run over again, so that as many are killed as were asked for.
        number = 0
        while number < 4 * arguments.times and killer.count["killed"] < arguments.times or arguments.every_call:
            number += 1
            date = days[number % len(days)]
            if number % 10 == 0:
                facility.type_more()
            if arguments.every_call:
                how = f"at call {number}"
                was_killed = killer.at_call(date, number)
                if not was_killed:
                    break
            elif number % 2:
                delay = duration * (killer.count["killed"] + chance.random()) / arguments.times
                how = f"after {delay:.3f} s of {duration:.3f} s"
                was_killed = killer.after_delay(date, delay)
            else:
                changes = chance.randrange(1, 20)
                how = f"after {changes} changes of the folder"
                was_killed = killer.after_changes(date, changes)
            killer.judge_round(f"round {number}, {how}, run of {date}", date, was_killed)
    finally:
        if not arguments.keep:
            shutil.rmtree(room, ignore_errors=True)
    count = killer.count
    rounds = count["killed"] + count["too late"]
    print(
        f"{rounds} runs, {count['killed']} killed ({count['with a lock or a temporary left']} left a lock or a temporary), "
        f"{count['next run wrote']} next runs wrote; {facility.cells} typed cells kept; {rounds - count['failed']} passed, {count['failed']} failed"
    )
    return 1 if count["failed"] or not count["killed"] else 0


if __name__ == "__main__":
    sys.exit(main())
