"""The machine and the programs' versions, in words."""

from __future__ import annotations

import importlib.metadata
import os
import pathlib
import platform
import shutil
import subprocess
import sys

from bench import places


def first_line(command: list[str], number: int = 0) -> str:
    """A line of what a program says of itself; empty where it is absent."""
    if shutil.which(command[0]) is None:
        return ""
    done = subprocess.run(command, capture_output=True, text=True, cwd=places.ROOT)
    lines = (done.stdout + done.stderr).splitlines()
    return lines[number].strip() if done.returncode == 0 and len(lines) > number else ""


def processor() -> str:
    info = pathlib.Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return first_line(["sysctl", "-n", "machdep.cpu.brand_string"]) or platform.processor() or platform.machine()


def system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = f"macOS {platform.mac_ver()[0]}" if sys.platform == "darwin" else platform.system()
    return f"{name}, {platform.system()} {platform.release()}, {platform.machine()}"


def memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB"


def describe() -> list[str]:
    """One line each: the machine; the compiler and Sapa."""
    swift = first_line(["swift", "--version"]) or first_line(["swift", "--version"], 1)
    commit = first_line(["git", "rev-parse", "--short", "HEAD"])
    changed = " with changes" if first_line(["git", "status", "--porcelain"]) else ""
    return [
        f"{processor()}, {os.cpu_count()} cores, {memory()}; {system()}.",
        f"{swift}; Sapa {first_line([str(places.SAPA), '--version'])}" + (f", commit {commit}{changed}." if commit else "."),
    ]


def versions() -> tuple[list[str], list[str]]:
    """The other programs with their versions, and the names of those that are absent."""
    there, absent = [f"Python {platform.python_version()}"], []
    for name in ("python-calamine", "openpyxl", "XlsxWriter", "polars", "fastexcel", "xlsx2csv"):
        try:
            there.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            absent.append(name)
    for name, line in (("unzip", first_line(["unzip", "-v"])), ("ssconvert", first_line(["ssconvert", "--version"]))):
        if line:
            there.append(line.split(" by ")[0].split(" of ")[0].replace("version ", "").replace("'", ""))
        else:
            absent.append(name)
    return there, absent
