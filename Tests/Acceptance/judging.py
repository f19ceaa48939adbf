"""What judges begin and end with: the program that they judge, a room for its facilities, the verdict."""

from __future__ import annotations

import os
import pathlib
import shutil
import tempfile
from collections.abc import Callable


# Later than every date that a judge asks for, so that no verdict depends on the day on which it is reached.
NOW = "2030-01-01T00:00:00Z"


def clock(arguments: object, now: str = NOW) -> dict[str, str]:
    """What to add to the environment of a command with a `--date`."""
    return {"SAPA_NOW": now} if "--date" in [str(a) for a in arguments] else {}


def judged(make: Callable, binary: pathlib.Path, keep: pathlib.Path | None, prefix: str, work: Callable) -> int:
    """Lets a judge, `make(binary, room)`, do `work(judge)` in a room of its own, which is left behind only where `keep` says so; says `N passed, N failed, N skipped`. The exit status."""
    binary = binary.resolve()
    if not os.access(binary, os.X_OK):
        print(f"FAIL  {binary} is not a program\n0 passed, 1 failed")
        return 1
    room = keep.resolve() if keep else pathlib.Path(tempfile.mkdtemp(prefix=prefix))
    room.mkdir(parents=True, exist_ok=True)
    judge = make(binary, room)
    try:
        work(judge)
    finally:
        if not keep:
            shutil.rmtree(room, ignore_errors=True)
    c = judge.count
    print(f"{c['passed']} passed, {c['failed']} failed, {c['skipped']} skipped")
    return 1 if c["failed"] else 0
