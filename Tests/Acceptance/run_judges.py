#!/usr/bin/env python3
"""Run the judges beside this file on a built program, two at a time: `make judge`, or `make judge ONLY="roundtrip judge_logs/B"`.

usage: run_judges.py SAPA_BINARY [--jobs N] [--only NAME]...

A line a judge when it ends: name, seconds, verdict, and below it what it skipped. What those that failed said comes in full at the end;
exit 1 if there are any. A NAME without its part (`judge_logs`) stands for all of its parts.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import importlib.util
import os
import pathlib
import shlex
import shutil
import signal
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"


@dataclasses.dataclass(frozen=True)
class Judge:
    """One judge: its name, its script with what follows the program's path, and what it can't do without."""

    name: str
    command: str
    modules: tuple[str, ...] = ("openpyxl", "xlsxwriter")
    files: tuple[pathlib.Path, ...] = ()

    @property
    def missing(self) -> str:
        """Why it can't be run here; empty where it can."""
        absent = [m for m in self.modules if importlib.util.find_spec(m) is None]
        if absent:
            return f"python3 has no {' and no '.join(absent)}"
        return next((f"{os.path.relpath(f, HERE.parents[1])} is not beside the checkout" for f in self.files if not f.exists()), "")


# The longest first, so that both cores end together. Each has a temporary folder of its own, so that none finds another's files.
# A judge that can itself do two things at a time is told to do one; one that takes the time gives twice of it, since it is not alone.
JUDGES = [
    Judge("half_year", "half_year.py --one 1 --weeks 7"),
    Judge("remembered", "remembered.py", ("openpyxl",)),
    Judge("patch_corpus", "patch_corpus.py --libreoffice 40 --jobs 1", ("openpyxl", "lxml"), (SHARED / "corpus/xlsx", SHARED / "tools/check-workbook")),
    Judge("roundtrip", "roundtrip.py --scripts 20 --jobs 1"),
    Judge("through_time_logs/feedback", "through_time_logs.py --one 1 --only feedback"),
    Judge("through_time", "through_time.py --seeds 1"),
    Judge("recompute", "recompute.py"),
    Judge("attacks", "attacks.py --seconds 10", ()),
    Judge("safety", "safety.py"),
    Judge("judge_feedback/register", "judge_feedback.py --only register"),
    Judge("judge_logs/B", "judge_logs.py --only B"),
    Judge("through_time_logs/calls", "through_time_logs.py --one 1 --only calls"),
    Judge("through_time_logs/hotline", "through_time_logs.py --one 1 --only hotline"),
    Judge("judge/readback", "judge.py --only readback"),
    Judge("judge/exports", "judge.py --only exports"),
    Judge("annotate", "annotate.py"),
    Judge("reading", "reading.py", ("openpyxl",)),
    Judge("typing_live", "typing_live.py", ("openpyxl",)),
    Judge("judge_feedback/chats", "judge_feedback.py --only chats"),
    Judge("packages", "packages.py", ("openpyxl",)),
    Judge("judge_logs/C", "judge_logs.py --only C"),
    Judge("hostile", "hostile.py"),
    Judge("mutate", "mutate.py --count 500", ()),
    Judge("judge_feedback/closed", "judge_feedback.py --only closed"),
    Judge("kill", "kill.py --times 25 --stays 150"),
    Judge("merge_scripts", "merge_scripts.py --scripts 20"),
    Judge("judge_feedback/figures", "judge_feedback.py --only figures"),
    Judge("judge/refusals", "judge.py --only refusals"),
    Judge("install", "install.py", ("openpyxl",)),
    Judge("judge_feedback/cat", "judge_feedback.py --only cat"),
]

# No judge takes that long: one that does hangs, is ended and has failed.
LIMIT = 30 * 60


@dataclasses.dataclass
class Result:
    judge: Judge
    status: int
    output: str


async def judged(judge: Judge, binary: pathlib.Path, room: pathlib.Path) -> Result:
    """Runs one judge in a temporary folder of its own, and tells how it ended."""
    if judge.missing:
        print(f"SKIP  {judge.name}: {judge.missing}", flush=True)
        return Result(judge, 0, "")
    script, *arguments = shlex.split(judge.command)
    temporary = room / judge.name.replace("/", "-")
    temporary.mkdir()
    temporary.chmod(0o1777)  # some judges run the program as another user
    said = room / f"{temporary.name}.txt"
    began = time.monotonic()
    with said.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(HERE / script), str(binary), *arguments, stdin=asyncio.subprocess.DEVNULL,
            stdout=output, stderr=asyncio.subprocess.STDOUT, env=os.environ | {"TMPDIR": str(temporary)}, start_new_session=True)
        try:
            status = await asyncio.wait_for(process.wait(), LIMIT)
        except asyncio.TimeoutError:
            status = 124
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
                await process.wait()
    seconds = time.monotonic() - began
    text = said.read_text("utf-8", "replace")
    if status == 124:
        text += f"ended after {LIMIT} s\n"
    lines = text.splitlines()
    verdict = next((line for line in reversed(lines) if line.strip()), "no output")
    print(f"{'ok  ' if status == 0 else 'FAIL'}  {judge.name}  {seconds:.0f} s  {verdict}", flush=True)
    for line in lines:
        if line.startswith(("SKIP", "  REFUSED", "LibreOffice")):
            print(f"      {line.strip()[:150]}", flush=True)
    return Result(judge, status, text)


async def run(judges: list[Judge], binary: pathlib.Path, jobs: int) -> list[Result]:
    with tempfile.TemporaryDirectory(prefix="sapa-judges-", ignore_cleanup_errors=True) as folder:
        room = pathlib.Path(folder)
        room.chmod(0o755)
        turns = asyncio.Semaphore(jobs)

        async def in_turn(judge: Judge) -> Result:
            async with turns:
                return await judged(judge, binary, room)

        results = await asyncio.gather(*(in_turn(judge) for judge in judges))
        # What a judge that failed kept, such as the mutant that broke the program, is wanted yet.
        for result in results:
            left = room / result.judge.name.replace("/", "-")
            if result.status and any(left.iterdir()):
                result.output += f"left in {shutil.move(left, tempfile.mkdtemp(prefix='sapa-judge-'))}\n"
    return list(results)


def chosen(words: list[str]) -> list[Judge]:
    """The judges that words name; all without words.

    A word that names none is a ValueError.
    """
    for word in words:
        if not any(word in (j.name, j.name.split("/")[0]) for j in JUDGES):
            raise ValueError(f"no judge {word}; there are {', '.join(j.name for j in JUDGES)}")
    return [j for j in JUDGES if not words or j.name in words or j.name.split("/")[0] in words]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    parser.add_argument("--only", action="append", default=[], help="this judge alone; may be given again")
    arguments = parser.parse_args()
    binary = arguments.binary.resolve()
    if not os.access(binary, os.X_OK):
        parser.error(f"{binary} is not a program")
    try:
        judges = chosen(arguments.only)
    except ValueError as error:
        parser.error(str(error))
    began = time.monotonic()
    results = asyncio.run(run(judges, binary, arguments.jobs))
    failed = [r for r in results if r.status]
    for result in failed:
        print(f"\n--- {result.judge.name}: {result.judge.command}")
        print("\n".join(line for line in result.output.splitlines() if not line.startswith(("PASS", "SKIP"))))
    skipped = sum(bool(r.judge.missing) for r in results)
    print(f"{len(results)} judge{'s' if len(results) != 1 else ''} in {time.monotonic() - began:.0f} s: {len(results) - len(failed) - skipped} passed, {len(failed)} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
