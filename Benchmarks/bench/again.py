"""What a facility runs each day: the first run, one with nothing new, and one of the next day."""

from __future__ import annotations

import datetime as dt
import pathlib
import statistics
import tempfile

from bench import measuring, places, report, workbooks
from bench.logs import FEEDBACK_DATE, LOG_DATE, made
from bench.weekly import facility

ROUNDS = 3


def jobs(few: int, many: int) -> list[tuple[str, str, pathlib.Path, str]]:
    """Words, SOP, export and date."""
    calls, feedbacks = 20 * many // 100, many
    return [
        (f"{few:,} stays", "sapa-pasien", workbooks.export(few), workbooks.DATE),
        (f"{many:,} stays", "sapa-pasien", workbooks.export(many), workbooks.DATE),
        (f"{calls:,} calls of a week", "layanan-telepon",
         made(f"layanan_{calls}_1.csv", [places.ACCEPTANCE / "make_logs.py", places.FILES, "--benchmark", calls, "--weeks", 1]), LOG_DATE),
        (f"{feedbacks:,} feedbacks of a month", "umpan-balik",
         made(f"register_{feedbacks}.csv", [places.ACCEPTANCE / "make_feedback.py", places.FILES, "--benchmark", feedbacks]), FEEDBACK_DATE),
    ]


def section(few: int = 3_000, many: int = 100_000) -> report.Section:
    """Processor time, and how many times that of the first run; peaks."""
    found = report.Section("Again and the next day: processor time", ["", "first", "peak", "again", "peak", "next day", "peak"])
    for words, procedure, export, date in jobs(few, many):
        rounds: list[list[measuring.Run]] = []
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory(dir=places.WORK) as folder:
                command = facility(pathlib.Path(folder), procedure, export, date)
                tomorrow = [*command[:-1], (dt.date.fromisoformat(date) + dt.timedelta(days=1)).isoformat()]
                rounds.append([measuring.run(each, statuses=(0, 1)) for each in (command, command, tomorrow)])
        row = [words]
        ratios = []
        for place in range(3):
            times = [runs[place].processor for runs in rounds]
            ratio = statistics.median(runs[place].processor / runs[0].processor for runs in rounds)
            peak = statistics.median(runs[place].peak for runs in rounds)
            ratios.append((ratio, peak))
            row += [f"{report.figure(statistics.median(times))} s" + (f" ({report.figure(ratio)}×)" if place else ""), f"{report.figure(peak)} MB"]
        found.rows.append(row)
        first = ratios[0][1]
        found.goals += [
            report.Goal.most(f"{words}, nothing new: against the first run", ratios[1][0], 0.25),
            report.Goal.most(f"{words}, the next day: against the first run", ratios[2][0], 1.5),
            report.Goal.most(f"{words}, the next day: peak against the first run's", ratios[2][1] / first, 1.5),
        ]
    return found
