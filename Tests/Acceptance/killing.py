"""Kills a command at a moment of its life, and looks at the permissions of all that it makes on the way."""

from __future__ import annotations

import os
import pathlib
import re
import signal
import stat
import subprocess
import time

CHANGING = "openat,fsync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,fchmod,fchown,mkdir"
TEMPORARY = re.compile(r"^\.(?:(?P<name>.*)\.)?[0-9a-f]{8}\.sapa-tmp(?:\.[A-Za-z0-9]{6})?$")


def leftovers(folders: list[pathlib.Path]) -> list[str]:
    """What only a process that lives may have there."""
    return [
        str(entry) for folder in folders if folder.is_dir() for entry in sorted(folder.iterdir())
        if ".sapa-tmp" in entry.name or entry.name == ".sapa.lock" or re.match(r"sapa-\d+-|tmp\.", entry.name)
    ]


class Watch:
    """Folders whose files are looked at again and again: none may be wider than what it replaces, none for others."""

    def __init__(self, folders: list[pathlib.Path], widest: int = 0o660):
        self.folders, self.faults, self.looks = folders, set(), 0
        self.limits = {}
        # What stands there is for its owner alone, and so is what comes in its place.
        for folder in folders:
            for entry in folder.iterdir() if folder.is_dir() else []:
                if entry.is_file() and not entry.name.startswith("."):
                    entry.chmod(0o600)
                    self.limits[entry.name] = 0o600
        self.widest = widest

    def limit(self, name: str) -> int:
        """The permissions that a file may have: those of what it replaces, is a backup of, or will replace."""
        if match := TEMPORARY.match(name):
            name = match["name"] or name
        stem = re.sub(r"( \(sebelum sapa.*\)| \d{4}-\d\d-\d\d [0-9a-f]{8,64})(?=\.xlsx$)", "", name)
        return self.limits.get(stem, self.limits.get(name, 0o660 if name.startswith(".") else self.widest))

    def look(self) -> list[tuple]:
        """The files there are, with what changes when they are written."""
        seen = []
        self.looks += 1
        for folder in self.folders:
            try:
                entries = list(os.scandir(folder))
            except FileNotFoundError:
                continue
            for entry in entries:
                try:
                    status = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                mode = stat.S_IMODE(status.st_mode)
                if mode & ~(0o770 if stat.S_ISDIR(status.st_mode) else self.limit(entry.name)):
                    self.faults.add(f"{entry.path}: permissions {mode:o}")
                seen.append((entry.path, status.st_ino, status.st_size))
        return sorted(seen)


def started(command: list[str], environment: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def killed(process: subprocess.Popen) -> bool:
    process.kill()
    return process.wait() == -signal.SIGKILL


def after_delay(command: list[str], environment: dict[str, str], watch: Watch, delay: float) -> bool:
    """Kills a command after a while; false where it was done by then."""
    process = started(command, environment)
    end = time.monotonic() + delay
    while process.poll() is None:
        watch.look()
        if time.monotonic() >= end:
            return killed(process)
    return False


def after_changes(command: list[str], environment: dict[str, str], watch: Watch, changes: int) -> bool:
    """Kills a command once its folders have changed so many times; false where it was done by then."""
    seen = watch.look()
    process = started(command, environment)
    while process.poll() is None:
        now = watch.look()
        if now != seen:
            changes -= 1
            if changes <= 0:
                return killed(process)
        seen = now
    return False


def at_call(command: list[str], environment: dict[str, str], watch: Watch, number: int) -> bool:
    """Kills a command at a system call that changes files; false where it made fewer."""
    inject = f"inject={CHANGING}:signal=SIGKILL:when={number}"
    process = started(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={CHANGING}", "-e", inject, *command], environment)
    while process.poll() is None:
        watch.look()
    return process.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)
