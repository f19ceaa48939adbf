#!/usr/bin/env python3
"""Judge all SOPs in one facility through half a year: a run or two a week, entries typed in between, each book, recap and overview held against models.

usage: half_year.py SAPA_BINARY [--seeds N] [--seed FIRST] [--one SEED] [--weeks N] [--keep FOLDER]

What differs is told in one line: seed, day, sheet, key, column, expected, got. Ends with `N passed, N failed, N skipped`.
Needs: openpyxl xlsxwriter
"""

from __future__ import annotations

import argparse
import datetime as dt
import pathlib
import random
import sys
import traceback

from judge_feedback import SOP as D
from judge_feedback import set_keys
from judge_logs import B, C, set_holidays
from judging import judged
from model import DAY
from through_time import SOP as A
from through_time import Time
from time_books import EnoughSeen, TimeJudge
from time_calls import CallStory
from time_feedback import FeedbackStory
from time_hotline import HotlineStory
from time_stays_story import Story

WEEKS = 26
STARTS = [dt.date(2026, 10, 5), dt.date(2026, 11, 4), dt.date(2026, 12, 17), dt.date(2026, 9, 25)]


class HalfYear:
    """One seed: a facility, its four stories, the days on which somebody runs the program."""

    def __init__(self, judge: TimeJudge, seed: int, weeks: int):
        self.judge, self.seed, self.random = judge, seed, random.Random(f"half a year {seed}")
        self.start = STARTS[seed % len(STARTS)]
        self.days = [self.start + DAY * n for n in range(7 * weeks)]
        self.folder = judge.facility(f"half-year-{seed}", A, B, C, D, day=self.start)
        set_holidays(self.folder)
        self.stays = Time(judge, seed, Story(seed, weeks, self.start, (1, 1, 2, 2, 3)), self.folder)
        self.calls = CallStory(judge, self.folder, seed, self.start, ((0, 1, 1, 2), (0, 0, 1)))
        self.hotline = HotlineStory(judge, self.folder, seed, self.start, (0, 0, 1, 1, 2))
        self.feedback = FeedbackStory(judge, self.folder, seed, self.start, (0, 0, 0, 1), 0.4)
        self.stories = [self.calls, self.hotline, self.feedback]
        self.runs = self.run_days()

    def run_days(self) -> set[dt.date]:
        """A weekday of each week, now and then two, and one of the first days of each month."""
        r, found = self.random, {self.start}
        mondays = {day - DAY * day.weekday() for day in self.days}
        for monday in sorted(mondays):
            found |= {monday + DAY * n for n in r.sample(range(7), 2 if r.random() < 0.2 else 1)}
        found |= {day.replace(day=1) + DAY * r.randrange(3) for day in self.days if day.day == 1}
        return found & set(self.days)

    def go(self) -> None:
        for day in self.days:
            self.stays.story.morning(self.folder, day)
            for story in self.stories:
                story.idle(day)
            if day in self.runs:
                self.run(day)
            if self.stays.model.books:
                self.stays.fill(self.stays.story.type(self.stays.model, day))

    def run(self, day: dt.date) -> None:
        for story in self.stories:
            story.before_run(day)
        answer = self.judge.live(self.folder, day)
        for line in self.stays.seen(day, answer).lines:
            self.judge.holds(A, "", line, "", "", False)
        for story in self.stories:
            story.after_run(day, answer)


def live(judge: TimeJudge, seed: int, weeks: int) -> None:
    """One story; what it trips over is a failure of that story alone."""
    judge.begin(seed)
    before = judge.count["failed"]
    try:
        HalfYear(judge, seed, weeks).go()
    except EnoughSeen:
        pass
    except Exception:  # whatever a workbook may hold
        judge.check(f"seed {seed}, {judge.day}, half a year goes through", False, traceback.format_exc()[-1500:])
    if judge.count["failed"] == before:
        print(f"PASS  seed {seed}, until {judge.day}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=1, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="the first")
    parser.add_argument("--one", type=int, metavar="SEED", help="this one alone")
    parser.add_argument("--weeks", type=int, default=WEEKS)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility folders here")
    arguments = parser.parse_args()
    seeds = [arguments.one] if arguments.one is not None else range(arguments.seed, arguments.seed + arguments.seeds)

    def work(judge: TimeJudge) -> None:
        for seed in seeds:
            live(judge, seed, arguments.weeks)

    return judged(TimeJudge, arguments.binary, arguments.keep, "acceptance-half-year-", work)


if __name__ == "__main__":
    sys.exit(main())
