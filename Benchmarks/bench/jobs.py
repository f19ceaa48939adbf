"""A job done by several programs at several sizes, as a table: seconds, how many times sapa's, and peak memory."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from bench import measuring, report
from bench.measuring import Contender, Patience, Run


@dataclasses.dataclass(frozen=True)
class Job:
    """`contenders` gives the programs for so many rows, ours first; the others are compared with it."""

    name: str
    title: str
    contenders: Callable[[int], list[Contender]]


@dataclasses.dataclass
class Outcome:
    """The runs of one job, by rows and program."""

    section: report.Section
    runs: dict[int, dict[str, list[Run]]]

    def ratio(self, rows: int, program: str, other: str) -> float | None:
        """How many times as long as the other one takes; nil where one did not run."""
        runs = self.runs.get(rows, {})
        return measuring.times(runs[program], runs[other]) if program in runs and other in runs else None


def compare(job: Job, sizes: list[int], patience: Patience) -> Outcome:
    """Races the programs at each size; one other than ours that would take too long, by what it took before, is left out."""
    runs: dict[int, dict[str, list[Run]]] = {}
    known: dict[str, tuple[int, float]] = {}
    for rows in sizes:
        ours, *others = job.contenders(rows)
        expected = {name: took * rows / before for name, (before, took) in known.items()}
        entered = [ours, *(other for other in others if expected.get(other.name, 0) <= patience.longest)]
        runs[rows] = measuring.race(entered, patience)
        known |= {name: (rows, measuring.seconds(done)) for name, done in runs[rows].items()}
    return Outcome(tabulated(job, runs, patience), runs)


def tabulated(job: Job, runs: dict[int, dict[str, list[Run]]], patience: Patience) -> report.Section:
    ours = job.contenders(min(runs))[0].name
    large = [rows for rows in runs if rows >= 10_000]
    section = report.Section(job.title, ["", *(f"{rows:,} rows" for rows in runs), *(f"peak, {rows:,}" for rows in large)])
    absent = False
    for name in runs[min(runs)]:
        line = [name]
        for done in runs.values():
            if name not in done:
                line.append("–")
                absent = True
                continue
            took = f"{report.figure(measuring.seconds(done[name]))} s"
            line.append(took if name == ours else f"{took} ({report.figure(measuring.times(done[name], done[ours]))}×)")
        line += [f"{report.figure(measuring.peak(runs[rows][name]))} MB" if name in runs[rows] else "–" for rows in large]
        section.rows.append(line)
    if absent:
        section.notes.append(f"–: not run, since it would take more than {patience.longest:.0f} s.")
    section.points = [
        report.Point(job.name, name, rows, measuring.seconds(each), measuring.peak(each)) for rows, done in runs.items() for name, each in done.items()
    ]
    return section
