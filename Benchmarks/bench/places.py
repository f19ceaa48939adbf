"""Where things stand."""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent
ROOT = HERE.parent
ACCEPTANCE = ROOT / "Tests" / "Acceptance"
BASELINES = HERE / "baselines"
RESULTS = HERE / "results"
WORK = HERE / ".work"  # what can be made again: programs, workbooks, the Python environment; ignored by git
FILES = WORK / "files"
SAPA = ROOT / ".build" / "release" / "sapa"
WRITING = ROOT / ".build" / "release" / "writing"
READING = HERE / ".build" / "release" / "reading"


def helper(name: str) -> str:
    """One of the small programs in C."""
    return str(WORK / "bin" / name)


def baseline(name: str, *words: object) -> list[str]:
    """The command that runs one of the baselines."""
    return [sys.executable, str(BASELINES / name), *map(str, words)]
