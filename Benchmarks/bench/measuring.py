"""Times whole processes that take turns."""

from __future__ import annotations

import dataclasses
import pathlib
import statistics
import subprocess
import tempfile
from collections.abc import Callable

from bench import places


@dataclasses.dataclass(frozen=True)
class Run:
    """One process: wall and processor seconds, peak of resident memory in MB (10⁶ bytes)."""

    seconds: float
    processor: float
    peak: float


@dataclasses.dataclass(frozen=True)
class Contender:
    """A program that does the job: `command` is given an empty folder of its own for each run."""

    name: str
    command: Callable[[pathlib.Path], list[str]]
    statuses: tuple[int, ...] = (0,)
    cells: int | None = None  # what it must print as `cells …`, where it counts them


@dataclasses.dataclass(frozen=True)
class Patience:
    """How long a race may take: `rounds` at most, `budget` seconds for the runs of one contender, `longest` for one run."""

    rounds: int
    budget: float
    longest: float


def run(command: list[str], statuses: tuple[int, ...] = (0,), cells: int | None = None) -> Run:
    """Runs a process to its end; stops the bench where it could not do its work."""
    with tempfile.TemporaryFile() as words, tempfile.TemporaryFile() as output:
        status = subprocess.run(
            [places.helper("measured"), *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL if cells is None else output, stderr=words
        ).returncode
        words.seek(0)
        *said, figures = words.read().decode(errors="replace").rstrip().split("\n")
        output.seek(0)
        printed = output.read().decode(errors="replace")
    if status not in statuses:
        raise SystemExit(f"bench: {' '.join(command)} ended with {status}:\n" + "\n".join(said)[-2000:])
    if cells is not None and f"cells {cells}" not in printed:
        raise SystemExit(f"bench: {' '.join(command)} was to count {cells} cells: {printed[-200:]}")
    seconds, processor, peak = map(float, figures.split())
    return Run(seconds, processor, peak / 1e6)


def race(contenders: list[Contender], patience: Patience) -> dict[str, list[Run]]:
    """The contenders' runs by round: all take turns, a slow one in fewer rounds than the others."""
    runs: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    for turn in range(patience.rounds):
        for contender in contenders:
            done = runs[contender.name]
            if done and (turn + 1) * statistics.median(r.seconds for r in done) > patience.budget:
                continue
            with tempfile.TemporaryDirectory(dir=places.WORK) as folder:
                done.append(run(contender.command(pathlib.Path(folder)), contender.statuses, contender.cells))
    return runs


def seconds(runs: list[Run]) -> float:
    """The median."""
    return statistics.median(r.seconds for r in runs)


def peak(runs: list[Run]) -> float:
    """The largest, in MB."""
    return max(r.peak for r in runs)


def times(runs: list[Run], others: list[Run]) -> float:
    """How many times as long as the others: the median of the rounds that both ran."""
    return statistics.median(a.seconds / b.seconds for a, b in zip(runs, others))
