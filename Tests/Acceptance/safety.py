#!/usr/bin/env python3
"""Two runs at once, dead locks, open workbooks, full disks, read-only folders, permissions, links and -o: a clear message, nothing lost.

usage: safety.py BINARY [--keep FOLDER]

Small disks and read-only folders are tmpfs mounts, which need root; without, they are skipped aloud.

Needs: openpyxl; flock of util-linux
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import make_exports
import workbook
from judge import HERE, RUN, Judge, attempt, book_path, difference, judge_carried, recap_path, snapshot
from judging import NOW, clock, judged

MONDAY = dt.date(2026, 11, 16)
THURSDAY = dt.date(2026, 11, 19)


def prepared(judge: Judge, label: str) -> tuple[pathlib.Path, dict]:
    """A facility whose book holds what officers typed, and that."""
    folder = judge.facility(label)
    shutil.copy(HERE / "exports" / next(iter(make_exports.FORMS)), folder / "masuk")
    judge.run(folder)
    return folder, workbook.work_a_shift(book_path(folder), MONDAY).typed


def events(folder: pathlib.Path) -> list[dict]:
    return [json.loads(line) for line in (folder / "arsip" / "jurnal.jsonl").read_text("utf-8").splitlines()]


@contextlib.contextmanager
def held(folder: pathlib.Path, seconds: float | None = None):
    """Another process that holds the folder's lock, for a while or until the end."""
    path = folder / ".sapa.lock"
    holder = subprocess.Popen(["flock", "--no-fork", str(path), "sleep", str(seconds or 60)])
    try:
        while not path.exists() or subprocess.run(["flock", "-n", str(path), "true"], check=False).returncode == 0:
            time.sleep(0.02)
        yield holder
    finally:
        holder.kill()
        holder.wait()


def judge_locks(judge: Judge) -> None:
    if not shutil.which("flock"):
        judge.skip("locks", "flock of util-linux is not installed")
        return
    folder, typed = prepared(judge, "kunci")
    before = snapshot(folder)
    with held(folder):
        (folder / ".sapa.lock").write_text('{"command":"sapa run","host":"PC-ADMISI","pid":4711,"since":"2026-11-19T01:00:00Z","user":"rina"}')
        began = time.monotonic()
        done = judge.sapa("run", folder, "--date", THURSDAY, "--wait", 0)
        judge.check("a held lock: exit code 2, at once", done.returncode == 2 and time.monotonic() - began < 5, done)
        judge.check("a held lock: the message says who, where and what to do", all(w in done.stderr for w in ("rina", "PC-ADMISI", "4711", "--wait")), done.stderr)
        began = time.monotonic()
        done = judge.sapa("run", folder, "--date", THURSDAY, "--wait", 2)
        judge.check("a held lock, --wait 2: waits, says so, leaves with 2", done.returncode == 2 and time.monotonic() - began >= 2 and "rina" in done.stderr.splitlines()[0], done)
        for command in (["run", folder, "--date", THURSDAY, "-n"], ["log", folder], ["explain", folder, next(iter(typed))[0], "--date", THURSDAY]):
            done = judge.sapa(*command)
            judge.check(f"a held lock: sapa {command[0]} {command[-1] if command[-1] == '-n' else ''} needs none", done.returncode in (0, 1), done)
        judge.same("a held lock: every file as it was", [x for x in difference(before, snapshot(folder)) if not x.endswith(".sapa.lock")])
    # The holder was killed: its file is still there.
    judge.check("a dead run's lock file is there", (folder / ".sapa.lock").exists())
    done = judge.sapa("run", folder, "--date", THURSDAY, "--wait", 0)
    judge.check("a dead run's lock does not block", done.returncode in (0, 1) and not (folder / ".sapa.lock").exists(), done)
    judge_carried(judge, "after a dead run's lock", book_path(folder), typed, {})
    with held(folder, 1.5):
        done = judge.sapa("run", folder, "--date", THURSDAY + dt.timedelta(days=1), "--wait", 60)
    judge.check("a lock that is let go: the run that waited completes", done.returncode in (0, 1), done)

    # Several at once, for days of their own: one after the other.
    days = [THURSDAY + dt.timedelta(days=i) for i in range(4)]
    commands = [[str(judge.binary), "run", str(folder), "--date", str(d), "--wait", "120"] for d in days]
    runs = [subprocess.Popen(c, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=os.environ | clock(c)) for c in commands]
    ends = [(r.wait(), r.stderr.read()) for r in runs]
    judge.check("four runs at once: all complete", all(code in (0, 1) for code, _ in ends), ends)
    kinds = [e["event"] for e in events(folder) if e["event"] in ("started", "ended")]
    judge.check("four runs at once: one after the other in the journal", kinds == ["started", "ended"] * (len(kinds) // 2), kinds)
    judge_carried(judge, "after four runs at once", book_path(folder), typed, {})


def judge_open(judge: Judge) -> None:
    folder, typed = prepared(judge, "terbuka")
    book, beside = book_path(folder), book_path(folder).with_name("Sapa Pasien 2026-W47 (baru 2026-11-19).xlsx")
    old = book.read_bytes()
    mark = book.with_name(f".~lock.{book.name}#")
    mark.write_text("Rina Wulandari,rina,PC-ADMISI,18.11.2026 09:12,file:///home/rina/.config/libreoffice/4;")
    code, answer, errors = judge.run(folder, THURSDAY)
    said = " ".join(answer.get("warnings", []))
    judge.check("an open workbook: done with findings", code == 1, f"exit {code}\n{errors[:400]}")
    judge.check("an open workbook: it is as it was", book.read_bytes() == old)
    judge.check("an open workbook: the new one stands beside it, and the recap is written", f"kerja/{beside.name}" in answer.get("written", []) and beside.exists(), answer)
    judge.check("an open workbook: who has it, and what to do", "Rina Wulandari" in said and mark.name in said, said)
    judge_carried(judge, "the one beside an open workbook", beside, typed, {})
    mark.unlink()
    code, answer, _ = judge.run(folder, THURSDAY)
    judge.check("closed again: it is written, and the other goes to arsip/", f"kerja/{book.name}" in answer.get("written", []) and not beside.exists(), answer)
    judge_carried(judge, "closed again", book, typed, {})
    before = snapshot(folder)
    judge.run(folder, THURSDAY)
    judge.same("closed again: a rerun changes no file", difference(before, snapshot(folder)))


@contextlib.contextmanager
def disk(judge: Judge, label: str, size: int):
    """A small disk of its own; None where this may not be."""
    place = judge.room / f"disk-{label}"
    place.mkdir()
    if not shutil.which("mount") or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], capture_output=True, check=False).returncode != 0:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=False)


def judge_full_disk(judge: Judge) -> None:
    source, typed = prepared(judge, "isi")
    before = snapshot(source)
    outcomes = set()
    for at, free in enumerate([0, 8, 64, 128, 192, 256, 384, 512, 768, 1024, 2048]):
        label = f"a disk with {free} KB left"
        with disk(judge, f"penuh-{at}", 8 << 20) as place:
            if place is None:
                judge.skip("full disks", "mounting a tmpfs needs root")
                return
            folder = place / "rs"
            shutil.copytree(source, folder)
            room = os.statvfs(place)
            with open(place / "pengisi", "wb") as filler:
                filler.write(bytes(max(0, room.f_bavail * room.f_frsize - free * 1024)))
            done = judge.sapa("run", folder, "--date", THURSDAY, "--json")
            after = snapshot(folder)
            outcomes.add(done.returncode)
            if done.returncode == 2:
                judge.same(f"{label}: exit 2, every file as it was, nothing half-written", difference(before, after))
                judge.check(f"{label}: the message says what to do", "disk" in done.stderr, done.stderr[:400])
            else:
                judge.check(f"{label}: exit {done.returncode}", done.returncode in (0, 1), done.stderr[:400])
                judge_carried(judge, label, book_path(folder), typed, {})
            (place / "pengisi").unlink()
            done = judge.sapa("run", folder, "--date", THURSDAY, "--json")
            judge.check(f"{label}: with room again the run goes through", done.returncode in (0, 1), done.stderr[:400])
            judge_carried(judge, f"{label}, then room again", book_path(folder), typed, {})
            judge.check(f"{label}, then room again: nothing is left over", not [p for p in folder.rglob("*") if "sapa-tmp" in p.name or p.name == ".sapa.lock"])
    judge.check("full disks: some were too small, some were not", 2 in outcomes and len(outcomes) > 1, outcomes)


def judge_read_only(judge: Judge) -> None:
    source, typed = prepared(judge, "asal")
    with disk(judge, "baca", 8 << 20) as place:
        if place is None:
            judge.skip("a read-only folder", "mounting a tmpfs needs root")
            return
        folder = place / "rs"
        shutil.copytree(source, folder)
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        before = snapshot(folder)
        done = judge.sapa("run", folder, "--date", THURSDAY)
        judge.check("a read-only folder: exit code 2", done.returncode == 2, done)
        judge.check("a read-only folder: the message names it and says that nothing was changed", str(folder) in done.stderr and "diubah" in done.stderr, done.stderr)
        for command in (
            ["run", folder, "--date", THURSDAY, "-n"], ["run", folder, "--date", THURSDAY, "-n", "--json"], ["log", folder], ["log", folder, "--json"],
            ["explain", folder, next(iter(typed))[0], "--date", THURSDAY], ["check", next((folder / "masuk").iterdir())],
        ):
            done = judge.sapa(*command)
            judge.check(f"a read-only folder: sapa {command[0]} {' '.join(str(c) for c in command[2:])}", done.returncode in (0, 1) and done.stdout, done)
        judge.same("a read-only folder: every file as it was", difference(before, snapshot(folder)))


def judge_fixed_file(judge: Judge) -> None:
    """A recap that can't be replaced, found out after the book was: both are whole, and it is said which is new."""
    folder, typed = prepared(judge, "terpaku")
    if not shutil.which("chattr") or subprocess.run(["chattr", "+i", str(recap_path(folder))], capture_output=True, check=False).returncode != 0:
        judge.skip("a file that can't be replaced", "chattr +i is not to be had here")
        return
    try:
        old = recap_path(folder).read_bytes()
        done = judge.sapa("run", folder, "--date", THURSDAY)
        judge.check("a recap that can't be replaced: exit code 2, and what was written before", done.returncode == 2 and done.stderr.count("Sapa Pasien 2026-W47.xlsx") == 2, done)
        judge.check("a recap that can't be replaced: it is as it was", recap_path(folder).read_bytes() == old)
        judge_carried(judge, "a recap that can't be replaced", book_path(folder), typed, {})
        judge.check("a recap that can't be replaced: nothing is left over", not list(folder.rglob("*sapa-tmp*")))
        judge.check("a recap that can't be replaced: the journal says so", events(folder)[-1].get("status") == 2, events(folder)[-1])
    finally:
        subprocess.run(["chattr", "-i", str(recap_path(folder))], check=True)
    code, answer, _ = judge.run(folder, THURSDAY)
    judge.check("a recap that can be replaced again: the next run goes on", code in (0, 1) and answer["written"] == [f"laporan/{recap_path(folder).name}"], answer)


def judge_log(judge: Judge) -> None:
    folder, _ = prepared(judge, "jurnal")
    judge.run(folder, THURSDAY)
    lines = [json.loads(line) for line in judge.sapa("log", folder, "--json").stdout.splitlines()]
    judge.check("sapa log --json: the journal's events", lines == events(folder), lines[:2])
    last = judge.sapa("log", folder, "-n", 3).stdout.splitlines()
    judge.check("sapa log -n 3: the last three", len(last) == 3 and "Selesai" in last[-1], last)
    tomorrow = dt.date.fromisoformat(NOW[:10]) + dt.timedelta(days=1)
    judge.check("sapa log --since tomorrow: nothing", judge.sapa("log", folder, "--since", tomorrow).stdout == "")
    names = {str(p.relative_to(folder)) for p in folder.rglob("*.xlsx")}
    told = {e.get("file") for e in lines} | {e.get("backup") for e in lines}
    judge.check("the journal: each workbook there is is told of", names <= told, names - told)
    journal = (folder / "arsip" / "jurnal.jsonl").read_text("utf-8")
    book = workbook.Table(workbook.openpyxl.load_workbook(book_path(folder))["Lembar Sapa"], "No RM", "Nama Pasien", "No HP")
    seen = [v for row in book.rows() for v in (book.get(row, "Nama Pasien"), book.get(row, "No HP")) if v and str(v) in journal]
    judge.check("the journal: no names, no telephone numbers", not seen, seen)
    code, _, errors = judge.run(folder, RUN - dt.timedelta(days=400))
    judge.check("a mistyped date: no backup goes", code in (0, 1) and not [e for e in events(folder) if e["event"] == "pruned"], errors)
    judge.check("the recap is there", recap_path(folder).exists())


def judge_permissions(judge: Judge) -> None:
    """With a umask that takes nothing off, and as an ordinary user where this is root."""
    options: dict = {"umask": 0}
    room = judge.room / "izin"
    room.mkdir()
    binary = judge.binary
    if os.geteuid() == 0:
        os.chmod(judge.room, 0o755)
        binary = judge.room / "sapa-izin"
        shutil.copy(judge.binary, binary)
        os.chmod(binary, 0o755)
        os.chown(room, 65534, 65534)
        options |= {"user": 65534, "group": 65534, "extra_groups": []}
    call = lambda *arguments: judge.sapa(*arguments, binary=binary, **options)
    folder = room / "rs"
    done = call("init", folder, "--sop", "sapa-pasien", "--sop", "layanan-telepon", "--date", THURSDAY)
    if not judge.check("umask 0: sapa init", done.returncode == 0, done):
        return
    shutil.copy(HERE / "exports" / next(iter(make_exports.FORMS)), folder / "masuk")
    export = next((folder / "masuk").iterdir())
    os.chmod(export, 0o444)
    for day in (MONDAY + dt.timedelta(days=2), THURSDAY):
        done = call("run", folder, "--date", day)
        judge.check(f"umask 0: sapa run --date {day}", done.returncode in (0, 1), done)
    made = [p for p in [folder, *folder.rglob("*")] if p != export]
    judge.same("umask 0: nothing that init and run make is for others", [f"{p}: {p.stat().st_mode:o}" for p in made if p.stat().st_mode & 0o007])
    for p in made:
        if p.is_file():
            os.chmod(p, 0o400 if p.suffix == ".xlsx" else 0o600)
    before = {p: p.read_bytes() for p in made if p.is_file()}
    done = call("run", folder, "--date", THURSDAY + dt.timedelta(days=1))
    judge.check("read-only workbooks in a folder that may be written are replaced", done.returncode in (0, 1) and book_path(folder).read_bytes() != before[book_path(folder)], done)
    judge.same("what was for its owner alone stays so", [f"{p}: {p.stat().st_mode:o}" for p in before if p.exists() and p.stat().st_mode & 0o077])


def judge_links(judge: Judge) -> None:
    for part in ("kerja", "laporan", "arsip", "laporan/" + recap_path(pathlib.Path()).name, "arsip/jurnal.jsonl", ".sapa.lock"):
        folder, _ = prepared(judge, "tautan")
        outside = judge.room / f"luar-{judge.made}"
        path = folder / part
        if path.exists():
            shutil.move(path, outside)
        path.symlink_to(outside)
        before = (snapshot(folder), snapshot(outside) if outside.is_dir() else outside.read_bytes() if outside.exists() else None)
        done = judge.sapa("run", folder, "--date", THURSDAY)
        judge.check(f"{part} leads out: exit code 2, the link and its end are named", done.returncode == 2 and str(path) in done.stderr and str(outside) in done.stderr, done)
        after = (snapshot(folder), snapshot(outside) if outside.is_dir() else outside.read_bytes() if outside.exists() else None)
        judge.check(f"{part} leads out: nothing is written", before == after)
    folder, typed = prepared(judge, "tautan-masuk")
    shutil.move(folder / "masuk", judge.room / "bersama")
    (folder / "masuk").symlink_to(judge.room / "bersama")
    done = judge.sapa("run", folder, "--date", THURSDAY)
    judge.check("masuk/ on a share: it is read", done.returncode in (0, 1), done)
    judge_carried(judge, "masuk/ on a share", book_path(folder), typed, {})


def judge_outputs(judge: Judge) -> None:
    room = judge.room / "keluaran"
    room.mkdir()
    data, other, edits = room / "data.xlsx", room / "lain.xlsx", room / "ubah.jsonl"
    shutil.copy(HERE / "exports" / next(n for n in make_exports.FORMS if n.endswith(".xlsx")), data)
    sheet = workbook.openpyxl.load_workbook(data).sheetnames[0]
    edits.write_text(json.dumps({"sheet": sheet, "cell": "A1", "value": "x"}), "utf-8")
    for command in (["annotate", data, "--date", THURSDAY], ["merge", data, "--date", THURSDAY], ["patch", data, "--edits", edits]):
        other.write_bytes(b"an unrelated file")
        done = judge.sapa(*command, "-o", other)
        judge.check(f"sapa {command[0]} -o a file that is there: exit code 2, --force is named", done.returncode == 2 and "--force" in done.stderr and str(other) in done.stderr, done)
        judge.check(f"sapa {command[0]} -o a file that is there: it is as it was", other.read_bytes() == b"an unrelated file")
        done = judge.sapa(*command, "-o", other, "--force")
        judge.check(f"sapa {command[0]} -o a file that is there --force: it is replaced", done.returncode in (0, 1) and other.read_bytes()[:2] == b"PK", done)
    done = judge.sapa("merge", data, "-o", data, "--force")
    judge.check("sapa merge -o its own base: exit code 2, even with --force", done.returncode == 2, done)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility folders here")
    arguments = parser.parse_args()

    def work(judge: Judge) -> None:
        for part in (judge_locks, judge_open, judge_full_disk, judge_read_only, judge_fixed_file, judge_log, judge_permissions, judge_links, judge_outputs):
            attempt(judge, part)

    return judged(Judge, arguments.binary, arguments.keep, "safety-", work)


if __name__ == "__main__":
    sys.exit(main())
