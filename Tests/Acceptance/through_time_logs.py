#!/usr/bin/env python3
"""Judge `sapa` through time on SOPs B, C, D and E: weeks and months lived day by day, each day held against a model of its own.

usage: through_time_logs.py SAPA_BINARY [--seeds N] [--seed FIRST] [--one SEED] [--only calls|hotline|feedback] [--keep FOLDER]

Logs come as exports that overlap and are late, staff type calls, callbacks, approvals, stages and steps into the books, weeks and months close.
What differs is told in one line: seed, day, sheet, key, column, expected, got. Ends with `N passed, N failed, N skipped`.
Needs: openpyxl xlsxwriter
"""

from __future__ import annotations

import argparse
import pathlib
import sys

from judge_feedback import SOP
from judge_logs import B, C, set_holidays
from judging import judged
from time_books import DAY, TimeJudge, lived
from time_calls import STARTS, WEEKS, CallStory
from time_feedback import MONTHS, FeedbackStory
from time_feedback import STARTS as FIRSTS
from time_hotline import HotlineStory


def weeks(judge: TimeJudge, seed: int, sop: str, story_of: type) -> None:
    """Four weeks of a log of weeks, then some days more."""
    start = STARTS[seed % len(STARTS)]
    folder = judge.facility(f"{seed}-{sop}", sop, day=start)
    if sop == C:
        set_holidays(folder)
    story = story_of(judge, folder, seed, start)
    for n in range(WEEKS * 7 + 4):
        day = start + DAY * n
        # nobody runs it on some days: the Monday's run is a Wednesday's then
        if story.random.random() < 0.12:
            continue
        story.idle(day)
        story.before_run(day)
        story.after_run(day, judge.live(folder, day))


def months(judge: TimeJudge, seed: int) -> None:
    """Two months of a register and some days of a third, run every other day."""
    start = FIRSTS[seed % len(FIRSTS)]
    folder = judge.facility(f"{seed}-{SOP}", SOP, day=start)
    story = FeedbackStory(judge, folder, seed, start)
    for n in range(MONTHS * 31 + 5):
        day = start + DAY * n
        story.idle(day)
        if story.random.random() < 0.5:
            story.before_run(day)
            story.after_run(day, judge.live(folder, day))


STORIES = {"calls": lambda judge, seed: weeks(judge, seed, B, CallStory), "hotline": lambda judge, seed: weeks(judge, seed, C, HotlineStory), "feedback": months}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=1, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="the first")
    parser.add_argument("--one", type=int, metavar="SEED", help="this one alone")
    parser.add_argument("--only", choices=list(STORIES))
    parser.add_argument("--keep", type=pathlib.Path, help="leave the facility folders here")
    arguments = parser.parse_args()
    seeds = [arguments.one] if arguments.one is not None else range(arguments.seed, arguments.seed + arguments.seeds)

    def work(judge: TimeJudge) -> None:
        for seed in seeds:
            for name in STORIES:
                if arguments.only in (None, name):
                    lived(judge, seed, name, lambda: STORIES[name](judge, seed))

    return judged(TimeJudge, arguments.binary, arguments.keep, "acceptance-time-logs-", work)


if __name__ == "__main__":
    sys.exit(main())
