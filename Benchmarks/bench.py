#!/usr/bin/env python3
"""Time `sapa run`, `sapa annotate` and the Python a user would write instead, side by side, and print Markdown tables; last, logs of SOPs B and C,
feedback of SOPs D and E.

usage: bench.py [SAPA_BINARY] [--runs N] [--quick] [--annotate | --logs | --feedback]      SAPA_BINARY: .build/release/sapa

Each run is a whole process: a fresh facility folder with one export, read, decided and written, start-up included. The two take turns;
shown are medians and the largest peak of resident memory. Needs: pip install python-calamine xlsxwriter openpyxl
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
DATE = "2026-11-18"
LOG_DATE = "2026-11-23"  # the day after the logs' last
COLUMNS = [
    "No Rawat", "No RM", "NIK", "Nama Pasien", "Tanggal Lahir", "Alamat", "No HP", "Penanggung Jawab", "Kamar", "Kelas", "Cara Bayar",
    "Diagnosa Akhir", "DPJP", "Tanggal Masuk", "Tanggal Keluar", "Cara Keluar",
]
CASES = [  # name, rows, days over which the discharges lie, runs, share of the baseline's time to stay under, MB to stay under
    ("500 rows, 4 weeks", 500, 28, 15, 1 / 2, None),
    ("100,000 rows, 2 years", 100_000, 730, 3, 1 / 4, 150),
    ("100,000 rows, 60 days", 100_000, 60, 3, 1 / 4, 150),
]

ANNOTATED = [  # the same: a workbook annotated in place
    ("100,000 rows, 60 days", 100_000, 60, 1, 1 / 25, 150),
]

LOGS = [  # procedure, name, calls, weeks over which they lie, runs, MB to stay under
    ("layanan-telepon", "layanan", 100_000, 1, 1, None),
    ("layanan-telepon", "layanan", 100_000, 104, 1, None),
    ("hotline", "hotline", 100_000, 1, 1, None),
    ("hotline", "hotline", 100_000, 104, 1, None),
]

FEEDBACK_DATE = "2026-11-25"
FEEDBACK = [(100_000, 1_000_000)]  # feedbacks of one month's register, messages of one chat
QUICK_FEEDBACK = [(5_000, 50_000)]


def write_export(path: pathlib.Path, rows: int, days: int) -> None:
    """An export of `rows` stays with true dates, discharged over the `days` before the run; seeded by its size."""
    sys.path.insert(0, str(HERE.parent / "Tests" / "Acceptance"))
    import people
    import xlsxwriter

    choose = random.Random(rows + days)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": False, "strings_to_urls": False})
    book.set_properties({"created": dt.datetime(2026, 11, 18)})
    sheet = book.add_worksheet("Pasien Pulang")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, COLUMNS)
    run = dt.date.fromisoformat(DATE)
    given = people.GIVEN_F + people.GIVEN_M
    for r in range(1, rows + 1):
        left = run - dt.timedelta(days=choose.randrange(days))
        admitted = left - dt.timedelta(days=choose.randrange(1, 12))
        born = dt.date(1940, 1, 1) + dt.timedelta(days=choose.randrange(28_000))
        status = choose.choices(["Sembuh", "Membaik", "APS", "Meninggal", "Rujuk"], [50, 35, 5, 5, 5])[0]
        values = [
            f"{admitted:%Y/%m/%d}/{r:06d}", f"{r:06d}", f"137502{born:%d%m%y}{r % 10_000:04d}", f"{choose.choice(given)} {choose.choice(given)} {choose.choice(people.FAMILY)}",
            born, f"{choose.choice(people.STREETS)} No. {choose.randrange(1, 300)}, {choose.choice(people.TOWNS)}", f"08{choose.choice(['12', '13', '52', '78'])}{choose.randrange(10**7, 10**8)}",
            f"{choose.choice(given)} {choose.choice(people.FAMILY)}", choose.choice(people.ROOMS), choose.choice(people.CLASSES), choose.choice(people.PAYERS),
            choose.choice(people.DIAGNOSES), choose.choice(people.DOCTORS), admitted, left, status,
        ]
        for c, value in enumerate(values):
            if isinstance(value, dt.date):
                sheet.write_datetime(r, c, value, day)
            else:
                sheet.write_string(r, c, value)
    book.close()


def measured(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of one process; stops the bench if it could not do its work."""
    with tempfile.TemporaryFile() as words:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=words, stderr=words, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            words.seek(0)
            sys.exit(f"{' '.join(command)} ended with {child.returncode}:\n{words.read().decode(errors='replace')[-2000:]}")
    return seconds, usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3 / 1.024)


def bench_annotate(binary: pathlib.Path, room: pathlib.Path, cases: list[tuple], given: int | None) -> bool:
    """`sapa annotate --in-place` against openpyxl's load, fill and save; whether every goal is met."""
    print("\n| workbook | sapa annotate | openpyxl | times faster | goal | peak sapa | peak openpyxl |")
    print("|---|---:|---:|---:|---|---:|---:|", flush=True)
    met = True
    for name, rows, days, runs, share, limit in cases:
        export = room / f"annotate-{rows}-{days}.xlsx"
        subprocess.run([sys.executable, __file__, "--write", export, str(rows), str(days)], check=True)
        ours, theirs = [], []
        for i in range(given or runs):
            # sapa is the shorter by far, so that a moment's load weighs more on it: three runs to one
            for _ in range(3):
                work = room / "work"
                work.mkdir()
                shutil.copy(export, work / "data.xlsx")
                ours.append(measured([str(binary), "annotate", str(work / "data.xlsx"), "--in-place", "--date", DATE]))
                shutil.rmtree(work)
            out = room / "openpyxl.xlsx"
            theirs.append(measured([sys.executable, str(HERE / "baseline_annotate.py"), str(export), str(out), DATE]))
            out.unlink()
        a, b = (statistics.median(t for t, _ in x) for x in (ours, theirs))
        peak, other_peak = (max(m for _, m in x) for x in (ours, theirs))
        ok = a <= b * share and (limit is None or peak < limit)
        met = met and ok
        goal = f"≥ {1 / share:.0f}" + (f", < {limit} MB" if limit else "") + (" ✓" if ok else " ✗")
        print(f"| {name} | {a:.3f} s | {b:.3f} s | {b / a:.1f} | {goal} | {peak:.0f} MB | {other_peak:.0f} MB |", flush=True)
    return met


def bench_logs(binary: pathlib.Path, room: pathlib.Path, cases: list[tuple], given: int | None) -> bool:
    """`sapa run` on a log of SOP B and C, and once more with nothing new; whether every goal is met."""
    print("\n| log | sapa run | peak sapa | run again | peak again | books |")
    print("|---|---:|---:|---:|---:|---:|", flush=True)
    met = True
    make = HERE.parent / "Tests" / "Acceptance" / "make_logs.py"
    for sop, name, calls, weeks, runs, limit in cases:
        log = room / f"{name}_{calls}_{weeks}.csv"
        if not log.exists():
            subprocess.run([sys.executable, make, room, "--benchmark", str(calls), "--weeks", str(weeks)], check=True, stdout=subprocess.DEVNULL)
        ours, again, books = [], [], 0
        for _ in range(given or runs):
            facility = room / "facility"
            subprocess.run([binary, "init", facility, "--sop", sop, "--date", LOG_DATE], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            shutil.copy(log, facility / "masuk" / "log.csv")
            for times in (ours, again):
                times.append(measured([str(binary), "run", str(facility), "--date", LOG_DATE]))
            books = len(list((facility / "kerja").glob("*.xlsx")))
            shutil.rmtree(facility)
        peak, again_peak = (max(m for _, m in x) for x in (ours, again))
        met = met and (limit is None or peak < limit)
        goal = "" if limit is None else f" (< {limit} MB {'✓' if peak < limit else '✗'})"
        span = f"{weeks} week{'s' if weeks > 1 else ''}"
        a, b = (statistics.median(t for t, _ in x) for x in (ours, again))
        print(f"| {sop}, {calls:,} calls, {span} | {a:.3f} s | {peak:.0f} MB{goal} | {b:.3f} s | {again_peak:.0f} MB | {books} |", flush=True)
    return met


def bench_feedback(binary: pathlib.Path, room: pathlib.Path, cases: list[tuple], given: int | None) -> None:
    """`sapa run` on a register of SOPs D and E, and once more with nothing new; `sapa cat` of a WhatsApp chat."""
    acceptance = HERE.parent / "Tests" / "Acceptance"
    print("\n| feedback | time | peak | again | peak again |")
    print("|---|---:|---:|---:|---:|", flush=True)
    for feedbacks, messages in cases:
        subprocess.run([sys.executable, acceptance / "make_feedback.py", room, "--benchmark", str(feedbacks)], check=True, stdout=subprocess.DEVNULL)
        # in a process of its own: a child's peak counts what its parent held when it was started
        writer = f"import sys, pathlib; sys.path.insert(0, {str(acceptance)!r}); import make_messages; print(make_messages.write_big(pathlib.Path(sys.argv[1]), least=int(sys.argv[2])))"
        chat = room / "chat.txt"
        count = int(subprocess.run([sys.executable, "-c", writer, chat, str(messages)], check=True, capture_output=True, text=True).stdout)
        ours, again, printed = [], [], []
        for _ in range(given or 1):
            facility = room / "facility"
            subprocess.run([binary, "init", facility, "--sop", "umpan-balik", "--date", FEEDBACK_DATE], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            shutil.copy(room / f"register_{feedbacks}.csv", facility / "masuk" / "register.csv")
            for times in (ours, again):
                times.append(measured([str(binary), "run", str(facility), "--date", FEEDBACK_DATE]))
            shutil.rmtree(facility)
            printed.append(measured([str(binary), "cat", str(chat)]))
        a, b, c = (statistics.median(t for t, _ in x) for x in (ours, again, printed))
        peak, again_peak, cat_peak = (max(m for _, m in x) for x in (ours, again, printed))
        print(f"| sapa run, {feedbacks:,} feedbacks, 1 month | {a:.3f} s | {peak:.0f} MB | {b:.3f} s | {again_peak:.0f} MB |")
        print(f"| sapa cat, {count:,} messages, {chat.stat().st_size / 1e6:.0f} MB | {c:.3f} s | {cat_peak:.0f} MB | | |", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", nargs="?", type=pathlib.Path, default=HERE.parent / ".build" / "release" / "sapa")
    parser.add_argument("--runs", type=int, help="runs of each instead of each case's own number")
    parser.add_argument("--quick", action="store_true", help="500 rows only")
    parser.add_argument("--annotate", action="store_true", help="only sapa annotate")
    parser.add_argument("--logs", action="store_true", help="only sapa run on logs of SOPs B and C")
    parser.add_argument("--feedback", action="store_true", help="only feedback of SOPs D and E: sapa run on a register, sapa cat of a chat")
    parser.add_argument("--write", nargs=3, metavar=("FILE", "ROWS", "DAYS"), help="only write one of the exports")
    arguments = parser.parse_args()
    if arguments.write:
        write_export(pathlib.Path(arguments.write[0]), int(arguments.write[1]), int(arguments.write[2]))
        return 0
    binary = arguments.binary.resolve()
    if not os.access(binary, os.X_OK):
        print(f"bench: {arguments.binary} is not there: build it first (swift build -c release, or make bench).", file=sys.stderr)
        return 2
    if arguments.logs:
        with tempfile.TemporaryDirectory(prefix="sapa-bench-") as scratch:
            return 0 if bench_logs(binary, pathlib.Path(scratch), LOGS[::2] if arguments.quick else LOGS, arguments.runs) else 1
    if arguments.feedback:
        with tempfile.TemporaryDirectory(prefix="sapa-bench-") as scratch:
            bench_feedback(binary, pathlib.Path(scratch), QUICK_FEEDBACK if arguments.quick else FEEDBACK, arguments.runs)
        return 0
    missing = [
        package for package, module in [("python-calamine", "python_calamine"), ("xlsxwriter", "xlsxwriter"), ("openpyxl", "openpyxl")]
        if importlib.util.find_spec(module) is None
    ]
    if missing:
        print(f"bench: the baseline needs Python packages that are not installed: pip install {' '.join(missing)}", file=sys.stderr)
        return 2

    if arguments.annotate:
        with tempfile.TemporaryDirectory(prefix="sapa-bench-") as scratch:
            return 0 if bench_annotate(binary, pathlib.Path(scratch), ANNOTATED, arguments.runs) else 1
    print("| export | sapa run | calamine + XlsxWriter | ratio | goal | peak sapa | peak Python |")
    print("|---|---:|---:|---:|---|---:|---:|", flush=True)
    met = True
    with tempfile.TemporaryDirectory(prefix="sapa-bench-") as scratch:
        room = pathlib.Path(scratch)
        for name, rows, days, runs, share, limit in CASES[: 1 if arguments.quick else None]:
            export = room / f"{rows}-{days}.xlsx"
            # in a process of its own: a child's peak counts what its parent held when it was started
            subprocess.run([sys.executable, __file__, "--write", export, str(rows), str(days)], check=True)
            ours, theirs = [], []
            for i in range(arguments.runs or runs):
                facility = room / "facility"
                subprocess.run([binary, "init", facility, "--sop", "sapa-pasien"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                shutil.copy(export, facility / "masuk" / "export.xlsx")
                ours.append(measured([str(binary), "run", str(facility), "--date", DATE]))
                shutil.rmtree(facility)
                other = room / "baseline"
                other.mkdir()
                theirs.append(measured([sys.executable, str(HERE / "baseline.py"), str(export), str(other), DATE]))
                shutil.rmtree(other)
            a, b = (statistics.median(t for t, _ in x) for x in (ours, theirs))
            peak, other_peak = (max(m for _, m in x) for x in (ours, theirs))
            ok = a <= b * share and (limit is None or peak < limit)
            met = met and ok
            goal = f"≤ {share:.2f}" + (f", < {limit} MB" if limit else "") + (" ✓" if ok else " ✗")
            print(f"| {name} | {a:.3f} s | {b:.3f} s | {a / b:.2f} | {goal} | {peak:.0f} MB | {other_peak:.0f} MB |", flush=True)
        met = bench_annotate(binary, room, [("500 rows, 4 weeks", 500, 28, 5, 1 / 5, None)] if arguments.quick else ANNOTATED, arguments.runs) and met
        if not arguments.quick:
            met = bench_logs(binary, room, LOGS, arguments.runs) and met
            bench_feedback(binary, room, FEEDBACK, arguments.runs)
    print(f"\nMedians of whole processes on {os.cpu_count()} cores, {len(COLUMNS)} columns; " + ("every goal met." if met else "NOT every goal met."))
    return 0


if __name__ == "__main__":
    sys.exit(main())
