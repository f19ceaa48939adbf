"""The other procedures: call logs, a register of feedback, a chat; and each once more with nothing new."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import tempfile

from bench import measuring, places, report
from bench.weekly import facility

LOG_DATE = "2026-11-23"  # the day after the logs' last
FEEDBACK_DATE = "2026-11-25"


def made(name: str, words: list[object]) -> pathlib.Path:
    """A file that a script of the acceptance tests makes; made once and kept."""
    path = places.FILES / name
    if not path.exists():
        places.FILES.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, *map(str, words)], check=True, stdout=subprocess.DEVNULL)
    return path


def section(count: int, spans: tuple[int, ...] = (1, 26)) -> report.Section:
    """`count` calls in so many weeks, five times as many feedbacks, ten times as many messages; one run each."""
    found = report.Section("Logs, feedback and chats", ["", "seconds", "peak", "again, nothing new", "peak"])
    cases = [
        (procedure, f"{name}_{count}_{weeks}.csv", ["make_logs.py", places.FILES, "--benchmark", count, "--weeks", weeks], LOG_DATE,
         f"sapa run, {procedure}: {count:,} calls in {weeks} week{'s' if weeks > 1 else ''}")
        for procedure, name in (("layanan-telepon", "layanan"), ("hotline", "hotline")) for weeks in spans
    ]
    feedbacks = 5 * count
    register = ["make_feedback.py", places.FILES, "--benchmark", feedbacks]
    cases.append(("umpan-balik", f"register_{feedbacks}.csv", register, FEEDBACK_DATE, f"sapa run, umpan-balik: {feedbacks:,} feedbacks in a month"))
    for procedure, name, (script, *words), date, title in cases:
        log = made(name, [places.ACCEPTANCE / script, *words])
        with tempfile.TemporaryDirectory(dir=places.WORK) as folder:
            command = facility(pathlib.Path(folder), procedure, log, date)
            first, again = (measuring.run(command, statuses=(0, 1)) for _ in range(2))
        found.rows.append([title, *(text for run in (first, again) for text in (f"{report.figure(run.seconds)} s", f"{report.figure(run.peak)} MB"))])
        if procedure == "umpan-balik" and feedbacks >= 100_000:
            found.goals.append(report.Goal.most(f"{feedbacks:,} feedbacks of a month:", first.seconds, 5, "s"))
            found.goals.append(report.Goal.most(f"{feedbacks:,} feedbacks of a month: peak", first.peak, 200, "MB"))
    chat_file = made(f"chat-{count * 10}.txt", ["-c", WRITE_CHAT, places.ACCEPTANCE, places.FILES / f"chat-{count * 10}.txt", count * 10])
    for title, command in (("sapa cat", [str(places.SAPA), "cat"]), ("sapa's library, counting", [str(places.READING)])):
        chat = measuring.run([*command, str(chat_file)])
        words = f"{title}: a chat of {count * 10:,} messages, {chat_file.stat().st_size / 1e6:.0f} MB"
        found.rows.append([words, f"{report.figure(chat.seconds)} s", f"{report.figure(chat.peak)} MB", "", ""])
    return found


WRITE_CHAT = """
import sys, pathlib
sys.path.insert(0, sys.argv[1])
import make_messages
make_messages.write_big(pathlib.Path(sys.argv[2]), least=int(sys.argv[3]))
"""
