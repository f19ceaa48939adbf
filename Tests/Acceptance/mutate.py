#!/usr/bin/env python3
"""Damage files in thousands of ways and read each: nothing may crash, take over 5 s of processor time or over 500 MB.

usage: mutate.py BINARY [--count 20000] [--seed 1] [--jobs 1] [--only I] [--match TEXT] [--keep FOLDER]

Begins with the fixtures, the samples and, where it stands beside the checkout, the corpus: workbooks, delimited texts, chats, SMS
backups of up to 300 KB. A mutant has one to four changes. In the file: a byte changed, a range cut, doubled or overwritten, the end
cut off, a field of the zip file altered. In the package, which is zipped anew: a part dropped, truncated, emptied or put twice, two
parts swapped, and in a part of XML a number, an attribute or a tag altered, dropped, doubled or exchanged, or another encoding. Each mutant goes
through `sapa cat --cells` and every fourth through `sapa check`, too, which must end with 0, 1 or 2 by themselves.

Mutant I of a seed is always the same one; `--only I` makes it alone. What failed is kept in FOLDER, named by its number.
"""

from __future__ import annotations

import argparse
import collections
import functools
import io
import multiprocessing
import os
import pathlib
import random
import re
import resource
import signal
import struct
import sys
import tempfile
import time
import warnings
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "Tests", ROOT / "samples", ROOT.parent / "shared" / "corpus")
SUFFIXES = {".xlsx", ".xlsm", ".xls", ".zip", ".csv", ".tsv", ".txt", ".xml"}
LARGEST = 300_000
# A part that grows beyond is cut: the system counts the memory of this script, too, for that of a program it starts.
LARGEST_PART = 2_000_000
SECONDS, MEGABYTES = 5, 500
# Where the machine itself is to be spared.
ADDRESS_SPACE, WAIT = 4 << 30, 120

NUMBERS = [b"0", b"-1", b"1", b"2", b"255", b"16384", b"16385", b"65535", b"1048576", b"1048577", b"2147483647", b"2147483648",
           b"4294967295", b"9223372036854775807", b"9223372036854775808", b"1e308", b"1e999", b"-1e-320", b"NaN", b"0.1", b"", b"x"]
VALUES = NUMBERS + [b"A1", b"XFD1048576", b"A0", b"A1:XFD1048576", b"s", b"inlineStr", b"d", b"b", b"e", b"n", b"str", b"array", b"shared",
                    b"../../etc/passwd", b"External", b"rId1", b"&amp;&#x10FFFF;", b"&#0;", b"&x;", b"\xff\xfe", b"true", b"a" * 4000]
MARKS = [b"<!DOCTYPE a>", b"<!--", b"]]>", b"<![CDATA[", b"<a>", b"</a>", b"&", b"<", b"\0", b"<v>1</v>", b"<c r=\"A1\"/>", b"<row>", b"</row>"]
SIGNATURES = [b"PK\3\4", b"PK\1\2", b"PK\5\6", b"PK\6\6", b"PK\6\7", b"PK\7\x08"]
FIELDS = [0, 1, 2, 8, 9, 12, 14, 99, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF]


def inputs(match: str) -> list[pathlib.Path]:
    found = []
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in SUFFIXES and path.is_file() and 0 < path.stat().st_size <= LARGEST and match in str(path):
                found.append(path)
    return found


@functools.lru_cache(maxsize=200)
def content(path: pathlib.Path) -> bytes:
    return path.read_bytes()


@functools.lru_cache(maxsize=200)
def parts(path: pathlib.Path) -> list[tuple[str, bytes]]:
    """A package's parts; none where it can't be taken apart."""
    try:
        with zipfile.ZipFile(path) as package:
            infos = package.infolist()
            if sum(info.file_size for info in infos) > 20 * LARGEST:
                return []
            return [(info.filename, package.read(info)) for info in infos]
    except Exception:  # made to be refused
        return []


# In the file


def place(dice: random.Random, data: bytes) -> int:
    return dice.randrange(len(data)) if data else 0


def span(dice: random.Random, data: bytes) -> slice:
    start = place(dice, data)
    return slice(start, start + min(len(data) - start, dice.choice([1, 2, 4, 16, 100, 1000, len(data)])))


def change_bytes(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice([1, 1, 1, 2, 8, 64])):
        if changed:
            changed[dice.randrange(len(changed))] = dice.choice([0, 0xFF, 0x7F, 0x80, dice.randrange(256)])
    return bytes(changed)


def flip_bit(dice: random.Random, data: bytes) -> bytes:
    at = place(dice, data)
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :] if data else data


def cut(dice: random.Random, data: bytes) -> bytes:
    gone = span(dice, data)
    return data[: gone.start] + data[gone.stop :]


def double(dice: random.Random, data: bytes) -> bytes:
    twice = span(dice, data)
    return data[: twice.stop] + data[twice] * dice.choice([1, 1, 2, 30]) + data[twice.stop :] if len(data) < LARGEST else data


def overwrite(dice: random.Random, data: bytes) -> bytes:
    source, at = span(dice, data), place(dice, data)
    return data[:at] + data[source] + data[at + source.stop - source.start :]


def truncate(dice: random.Random, data: bytes) -> bytes:
    return data[: place(dice, data)]


def alter_zip_field(dice: random.Random, data: bytes) -> bytes:
    """Sets two or four bytes behind a signature of the zip file (APPNOTE 4.3)."""
    signature = dice.choice(SIGNATURES)
    places = [match.start() for match in re.finditer(re.escape(signature), data)]
    if not places:
        return change_bytes(dice, data)
    at = dice.choice(places) + dice.randrange(4, 46)
    width = dice.choice([2, 4])
    field = struct.pack("<I", dice.choice(FIELDS))[:width]
    return data[:at] + field + data[at + width :] if at + width <= len(data) else data


IN_FILE = [change_bytes, flip_bit, cut, double, overwrite, truncate, alter_zip_field, alter_zip_field]


# In a part


def replace_one(dice: random.Random, data: bytes, pattern: bytes, make) -> bytes:
    places = list(re.finditer(pattern, data))
    if not places:
        return change_bytes(dice, data)
    found = dice.choice(places)
    return data[: found.start()] + make(found) + data[found.end() :]


def alter_number(dice: random.Random, data: bytes) -> bytes:
    return replace_one(dice, data, rb"\d+(\.\d+)?", lambda _: dice.choice(NUMBERS))


def alter_attribute(dice: random.Random, data: bytes) -> bytes:
    return replace_one(dice, data, rb'="[^"<]*"', lambda _: b'="' + dice.choice(VALUES) + b'"')


def drop_attribute(dice: random.Random, data: bytes) -> bytes:
    return replace_one(dice, data, rb'\s[\w:]+="[^"<]*"', lambda _: b"")


def drop_tag(dice: random.Random, data: bytes) -> bytes:
    return replace_one(dice, data, rb"<[^<>]+>", lambda _: b"")


def double_tag(dice: random.Random, data: bytes) -> bytes:
    return replace_one(dice, data, rb"<[^<>]+>", lambda found: found.group() * dice.choice([2, 2, 3, 5000]))


def exchange_tags(dice: random.Random, data: bytes) -> bytes:
    tags = list(re.finditer(rb"<[^<>]+>", data))
    if len(tags) < 2:
        return cut(dice, data)
    one, two = sorted(dice.sample(tags, 2), key=lambda found: found.start())
    return data[: one.start()] + two.group() + data[one.end() : two.start()] + one.group() + data[two.end() :]


def insert_mark(dice: random.Random, data: bytes) -> bytes:
    at = place(dice, data)
    return data[:at] + dice.choice(MARKS + VALUES) + data[at:]


def encode(dice: random.Random, data: bytes) -> bytes:
    encoding = dice.choice(["utf-16", "utf-16-le", "utf-16-be", "latin-1", "utf-8-sig"])
    return data.decode("utf-8", "replace").encode(encoding, "replace")


IN_PART = [alter_number, alter_number, alter_attribute, alter_attribute, drop_attribute, drop_tag, double_tag, exchange_tags, insert_mark,
           encode, change_bytes, cut, double, overwrite, truncate]


def mutate_package(dice: random.Random, package: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    if not package:
        return package
    at, other = dice.randrange(len(package)), dice.randrange(len(package))
    (name, data), (other_name, other_data) = package[at], package[other]
    kind = dice.choice(["drop", "empty", "twice", "swap", "rename"] + ["part"] * 15)
    if kind == "drop":
        return package[:at] + package[at + 1 :]
    if kind == "twice":
        return package + [(dice.choice([name, name.upper()]), other_data)]
    package = list(package)
    if kind == "empty":
        package[at] = (name, b"")
    elif kind == "swap":
        package[at], package[other] = (name, other_data), (other_name, data)
    elif kind == "rename":
        package[at] = (dice.choice([name.upper(), name.replace("/", "\\"), "/" + name, "a/../" + name, other_name]), data)
    else:
        # Parts that are read come more often than pictures and themes.
        read = [i for i, (part, _) in enumerate(package) if re.search(r"sheet|workbook|styles|sharedStrings|rels|Types|chat", part)]
        at = dice.choice(read) if read and dice.random() < 0.9 else at
        package[at] = (package[at][0], dice.choice(IN_PART)(dice, package[at][1])[:LARGEST_PART])
    return package


def zipped(package: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that stand twice
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, data in package:
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def mutant(files: list[pathlib.Path], seed: int, number: int) -> tuple[pathlib.Path, bytes]:
    dice = random.Random(f"{seed}/{number}")
    path = dice.choice(files)
    times = dice.choice([1, 1, 2, 4])
    package = parts(path)
    if package and dice.random() < 0.75:
        for _ in range(times):
            package = mutate_package(dice, package)
        data = zipped(package)
        return path, dice.choice(IN_FILE)(dice, data) if dice.random() < 0.05 else data
    data = content(path)
    for _ in range(times):
        data = dice.choice(IN_FILE if data.startswith(b"PK") else IN_FILE + IN_PART)(dice, data)[:LARGEST_PART]
    return path, data


# The program


Outcome = collections.namedtuple("Outcome", "fault seconds megabytes status")


def run(command: list[str]) -> Outcome:
    """Runs the program; the processor's time is measured, since the machine may be busy."""
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
    child = os.posix_spawn(command[0], command, dict(os.environ, SWIFT_BACKTRACE="enable=no"), file_actions=quiet)
    resource.prlimit(child, resource.RLIMIT_CPU, (SECONDS + 1, SECONDS + 1))
    signal.alarm(WAIT)
    try:
        _, status, usage = os.wait4(child, 0)
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
        _, status, usage = os.wait4(child, 0)
        return Outcome(f"took over {WAIT} s", 0, 0, -1)
    finally:
        signal.alarm(0)
    seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    code = os.waitstatus_to_exitcode(status)
    if seconds > SECONDS:
        fault = f"took {seconds:.1f} s"
    elif code not in (0, 1, 2):
        fault = f"ended with {code}"
    else:
        fault = f"took {megabytes:.0f} MB" if megabytes > MEGABYTES else None
    return Outcome(fault, seconds, megabytes, code)


def on_alarm(*_) -> None:
    raise TimeoutError


def work(task: tuple[argparse.Namespace, list[pathlib.Path], range]) -> tuple[collections.Counter, float, float, list[str]]:
    options, files, numbers = task
    signal.signal(signal.SIGALRM, on_alarm)
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statuses, slowest, largest, faults = collections.Counter(), 0.0, 0.0, []
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(prefix="sapa-mutate-", dir=memory) as folder:
        for number in numbers:
            path, data = mutant(files, options.seed, number)
            # The content alone tells what a file is.
            file = os.path.join(folder, "mutant" + path.suffix.lower())
            pathlib.Path(file).write_bytes(data)
            for command in [["cat", "--cells", file]] + [["check", file]] * (number % 4 == 0):
                outcome = run([options.binary, *command])
                statuses[f"{command[0]} {outcome.status}"] += 1
                slowest, largest = max(slowest, outcome.seconds), max(largest, outcome.megabytes)
                if outcome.fault:
                    kept = options.keep / f"{options.seed}-{number}{path.suffix.lower()}"
                    options.keep.mkdir(parents=True, exist_ok=True)
                    kept.write_bytes(data)
                    faults.append(f"{kept}: sapa {command[0]} {outcome.fault} (of {path.name})")
                    print(faults[-1], flush=True)
    return statuses, slowest, largest, faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=lambda text: os.path.abspath(text))
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--match", default="")
    parser.add_argument("--keep", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "sapa-mutants")
    options = parser.parse_args()
    # Whoever starts this may have blocked the signals that end a worker and wake it from what hangs.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, signal.valid_signals())
    files = inputs(options.match)
    if not files:
        parser.error("no file to begin with")
    numbers = range(options.only, options.only + 1) if options.only is not None else range(options.count)
    began = time.monotonic()
    chunks = [numbers[start : start + 100] for start in range(0, len(numbers), 100)]
    statuses, slowest, largest, faults = collections.Counter(), 0.0, 0.0, []
    with multiprocessing.Pool(options.jobs) as pool:
        for done, (some, seconds, megabytes, found) in enumerate(
            pool.imap_unordered(work, [(options, files, chunk) for chunk in chunks]), 1
        ):
            statuses += some
            slowest, largest = max(slowest, seconds), max(largest, megabytes)
            faults += found
            if sys.stderr.isatty():
                print(f"\r{done} of {len(chunks)}", end="", file=sys.stderr)
    ends = ", ".join(f"{name}: {count}" for name, count in sorted(statuses.items()))
    print(f"{len(numbers)} mutants of {len(files)} files in {time.monotonic() - began:.0f} s; {ends}")
    print(f"slowest {slowest:.2f} s, largest {largest:.0f} MB, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
