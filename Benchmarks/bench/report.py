"""What a bench found: tables, goals and the points of the plot."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence


@dataclasses.dataclass(frozen=True)
class Goal:
    """What was to be reached, what was, and whether that is enough."""

    text: str
    measured: str
    met: bool

    @staticmethod
    def most(text: str, value: float, limit: float, unit: str = "×") -> Goal:
        return Goal(f"{text} ≤ {figure(limit)} {unit}", f"{figure(value)} {unit}", value <= limit)

    @staticmethod
    def least(text: str, value: float, limit: float, unit: str = "×") -> Goal:
        return Goal(f"{text} ≥ {figure(limit)} {unit}", f"{figure(value)} {unit}", value >= limit)


@dataclasses.dataclass(frozen=True)
class Point:
    """One mark of the plot."""

    job: str
    program: str
    rows: int
    seconds: float
    peak: float


@dataclasses.dataclass
class Section:
    """One job: its table, words below it, goals and points."""

    title: str
    header: Sequence[str]
    rows: list[Sequence[str]] = dataclasses.field(default_factory=list)
    notes: list[str] = dataclasses.field(default_factory=list)
    goals: list[Goal] = dataclasses.field(default_factory=list)
    points: list[Point] = dataclasses.field(default_factory=list)

    def markdown(self) -> str:
        return "\n\n".join([f"## {self.title}", table(self.header, self.rows), *self.notes])


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown, all columns but the first to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def goals(sections: Sequence[Section]) -> str:
    rows = [(goal.text, goal.measured, "met" if goal.met else "**missed**") for section in sections for goal in section.goals]
    return "## Goals\n\n" + table(["goal", "measured", ""], rows)


def figure(value: float) -> str:
    """Three digits that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
