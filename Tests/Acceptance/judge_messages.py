"""The judge of `sapa cat` on chats and SMS: every variant, broken ones, files cut anywhere, a big one. Used by judge_feedback.py."""

from __future__ import annotations

import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import time

import make_messages as messages
from judge import Judge

LRM = "\u200e"


def told_lines(text: str) -> tuple[list[dict], list[str]]:
    """The objects that `sapa cat` printed, a line each, and the lines that are none."""
    found, bad = [], []
    for line in text.split("\n"):
        if line:
            try:
                found.append(json.loads(line))
                if not isinstance(found[-1], dict):
                    bad.append(f"no object: {line[:200]}")
                    found.pop()
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
        if broken.path.suffix == ".xml":  # what was not sent may be told without a direction
            told = [t for t in told if t.get("direction") in ("in", "out")]
        if len(told) > broken.kept + 2:
            judge.check(f"{label}: no message is invented", False, f"{len(told)} lines, {broken.kept} whole ones in the file")
        else:
            compare_lines(judge, f"{label}, what is whole", told[: broken.kept], broken.expected[: broken.kept], direction=broken.path.suffix == ".xml")


def judge_cuts(judge: Judge, seed: int) -> None:
    """A file cut anywhere: what is whole comes out as it is, the program does not fall over."""
    r, room = random.Random(seed), judge.room / "cuts"
    room.mkdir(parents=True, exist_ok=True)
    sources = [(name, messages.Chat(messages.style_of(name), seed).build()) for name in ("android_id", "ios_en_us_12", "ios_id_comma", "android_id_utf16")]
    files = [(name, chat.bytes(), chat.expected) for name, chat in sources]
    backup = messages.Messages(seed).build()
    files.append(("sms", backup.text().encode(), backup.expected))
    for name, content, expected in files:
        wrong = []
        for place in sorted(r.randrange(1, len(content)) for _ in range(25)):
            path = room / f"{name}.{'xml' if name == 'sms' else 'txt'}"
            path.write_bytes(content[:place])
            done = judge.sapa("cat", path)
            told, bad = told_lines(done.stdout)
            told = [t for t in told if name != "sms" or t.get("direction") in ("in", "out")]
            sure = told if name == "sms" else told[:-1]
            faults = [f"line {i + 1}: {fault}" for i, (t, w) in enumerate(zip(sure, expected)) for fault in fits(t, w, direction=name == "sms")][:2]
            if done.returncode not in (0, 1, 2) or bad or faults or len(told) > len(expected) or (done.returncode and not done.stderr.strip()):
                wrong.append(f"cut at {place} of {len(content)}: exit {done.returncode}, {len(told)} lines {faults} {bad[:1]} {done.stderr[:200]}")
            elif place > 3000 and not told:
                wrong.append(f"cut at {place} of {len(content)}: nothing kept; exit {done.returncode} {done.stderr[:200]}")
        judge.same(f"cat {name} cut at 25 places: what is whole is kept, nothing is invented", wrong)


def judge_big(judge: Judge, seed: int, megabytes: int = 200) -> None:
    """Memory stays bounded, time grows with the size. Only with --only big, for a release build."""
    path = judge.room / "besar.txt"
    count = messages.write_big(path, megabytes)
    archive = messages.write_zip(judge.room / "besar.zip", [("Chat WhatsApp dengan Budi Hartono.txt", path.read_bytes())])
    for file in (path, archive):
        begun = time.monotonic()
        with subprocess.Popen([str(judge.binary), "cat", str(file)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL) as process:
            lines = 0
            while block := process.stdout.read(1 << 20):
                lines += block.count(b"\n")
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begun
        judge.check(f"cat {file.name}, {megabytes} MB: all {count} messages, at most 256 MB of memory", process.returncode == 0 and lines == count and usage.ru_maxrss < 256 << 10, f"exit {process.returncode}, {lines} lines, {usage.ru_maxrss >> 10} MB")
        judge.check(f"cat {file.name}, {megabytes} MB: at most 3 s a million messages ({seconds:.1f} s, {usage.ru_maxrss >> 10} MB)", seconds <= 3 * count / 1_000_000 + 0.5, f"{seconds:.2f} s for {count}")
        file.unlink()
