#!/usr/bin/env python3
"""Judge `sapa` on SOPs D and E from outside: registers, chats, SMS and surveys, held against a model of its own.

usage: judge_feedback.py SAPA_BINARY [--seed N] [--only cat|register|figures|chats|closed] [--keep FOLDER]

Prints a PASS, FAIL or SKIP line a check and ends with `N passed, N failed, N skipped`.
Needs: openpyxl xlsxwriter; uses LibreOffice and ../shared/tools/check-workbook where they are.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile

import make_messages as messages
from judge import Judge, attempt
from judge_logs import LogJudge

LRM = "\u200e"


# --- cat --------------------------------------------------------------------------------------------------------


def told_lines(text: str) -> tuple[list[dict], list[str]]:
    """The objects that `sapa cat` printed, a line each, and the lines that are none."""
    found, bad = [], []
    for line in text.split("\n"):
        if line:
            try:
                found.append(json.loads(line))
            except json.JSONDecodeError as error:
                bad.append(f"{error}: {line[:200]}")
    return found, bad


def fits(told: dict, wanted: dict, *, direction: bool) -> list[str]:
    """The members of one line that are not as they must be."""
    wrong = []
    kinds = wanted["kind"] if isinstance(wanted["kind"], list) else [wanted["kind"]]
    if told.get("kind") not in kinds:
        wrong.append(f"kind {told.get('kind')!r}, expected {wanted['kind']!r}")
    if told.get("moment") != wanted["moment"]:
        wrong.append(f"moment {told.get('moment')!r}, expected {wanted['moment']!r}")
    sender = None if told.get("kind") == "system" else wanted["sender"]
    if told.get("sender") != sender:
        wrong.append(f"sender {told.get('sender')!r}, expected {sender!r}")
    if wanted.get("loose"):
        alike = str(told.get("text") or "").replace(LRM, "") in (wanted["text"], "" if wanted["text"] == "null" else wanted["text"])
    else:
        alike = told.get("text") == wanted["text"]
    if not alike:
        wrong.append(f"text {told.get('text')!r}, expected {wanted['text']!r}")
    if direction and told.get("direction") != wanted.get("direction"):
        wrong.append(f"direction {told.get('direction')!r}, expected {wanted.get('direction')!r}")
    return wrong


def compare_lines(judge: Judge, label: str, told: list[dict], expected: list[dict], *, direction: bool = False) -> None:
    wrong = []
    for i, wanted in enumerate(expected):
        if i >= len(told):
            wrong.append(f"{len(told)} lines, expected {len(expected)}; missing {wanted}")
            break
        if faults := fits(told[i], wanted, direction=direction):
            wrong.append(f"line {i + 1}: " + "; ".join(faults))
            if len(told) != len(expected):
                break
    if len(told) > len(expected):
        wrong.append(f"{len(told)} lines, expected {len(expected)}; the first beyond: {told[len(expected)]}")
    judge.same(f"{label}: each of {len(expected)} messages with moment, sender, text and kind, none invented", wrong, len(expected))


def expected_of(path: pathlib.Path) -> list[dict]:
    return json.loads(path.with_name(path.name + ".expected.json").read_text("utf-8"))


def judge_cat(judge: Judge, seed: int) -> None:
    room = judge.room / "cat"
    for path in messages.write_chats(room / "chats", seed):
        label, expected = f"cat {path.name}", expected_of(path)
        done = judge.sapa("cat", path)
        told, bad = told_lines(done.stdout)
        judge.check(f"{label}: ends with 0, every line is JSON", done.returncode == 0 and not bad, f"exit {done.returncode}\n{bad[:3]}\n{done.stderr[:600]}")
        compare_lines(judge, label, told, expected)
    path = room / "chats" / "android_id.txt"
    done = judge.sapa("cat", path, "--own", "Puskesmas Contoh")
    told, _ = told_lines(done.stdout)
    for one in told:
        if one.get("kind") == "system":
            one.pop("direction", None)
    directed = expected_of(path)
    for wanted in directed:
        wanted["direction"] = None if wanted["sender"] is None else "out" if wanted["sender"] == "Puskesmas Contoh" else "in"
    compare_lines(judge, "cat --own gives the direction", told, directed, direction=True)
    renamed = room / "chats" / "tanpa-akhiran"
    shutil.copy(path, renamed)
    told, _ = told_lines(judge.sapa("cat", renamed).stdout)
    compare_lines(judge, "cat knows a chat by its content, not by its name", told, expected_of(path))
    for path, zone in messages.write_sms(room / "sms", seed):
        expected = expected_of(path)
        done = judge.sapa("cat", path, *([] if zone == "Asia/Jakarta" else ["--zone", zone]))
        told, bad = told_lines(done.stdout)
        label = f"cat {path.name}"
        judge.check(f"{label}: ends with 0, every line is JSON", done.returncode == 0 and not bad, f"exit {done.returncode}\n{bad[:3]}\n{done.stderr[:600]}")
        unsent = [t for t in told if t.get("direction") not in ("in", "out")]
        told = [t for t in told if t.get("direction") in ("in", "out")]
        compare_lines(judge, label, told, expected, direction=True)
        judge.check(f"{label}: the unsent ones are counted on stderr", bool(re.search(r"\d", done.stderr)) or bool(unsent), done.stderr[:400])
    for broken in messages.write_broken(room / "broken", seed):
        done = judge.sapa("cat", broken.path)
        told, bad = told_lines(done.stdout)
        label = f"cat {broken.path.name}"
        if broken.refused:
            judge.check(f"{label}: refused with 2 and a reason, nothing printed", done.returncode == 2 and bool(done.stderr.strip()) and not told and not bad, f"exit {done.returncode}\n{done.stderr[:400]}\n{done.stdout[:300]}")
            continue
        judge.check(f"{label}: ends with 0 or 1, every line is JSON", done.returncode in (0, 1) and not bad, f"exit {done.returncode}\n{bad[:3]}\n{done.stderr[:400]}")
        if broken.spoken:
            judge.check(f"{label}: says that it was cut", bool(done.stderr.strip()))
        if len(told) > broken.kept + 2:
            judge.check(f"{label}: no message is invented", False, f"{len(told)} lines, {broken.kept} whole ones in the file")
        else:
            compare_lines(judge, f"{label}, what is whole", told[: broken.kept], broken.expected[: broken.kept], direction=broken.path.suffix == ".xml")


PARTS = {"cat": [judge_cat]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", choices=list(PARTS))
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility folders here")
    arguments = parser.parse_args()
    binary = arguments.binary.resolve()
    if not os.access(binary, os.X_OK):
        print(f"FAIL  {binary} is not a program\n0 passed, 1 failed")
        return 1
    room = arguments.keep.resolve() if arguments.keep else pathlib.Path(tempfile.mkdtemp(prefix="acceptance-feedback-"))
    room.mkdir(parents=True, exist_ok=True)
    judge, seed = LogJudge(binary, room), arguments.seed
    try:
        for part, functions in PARTS.items():
            if arguments.only in (None, part):
                for function in functions:
                    attempt(judge, function, seed)
    finally:
        if not arguments.keep:
            shutil.rmtree(room, ignore_errors=True)
    c = judge.count
    print(f"{c['passed']} passed, {c['failed']} failed, {c['skipped']} skipped")
    return 1 if c["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
