"""What kill.py kills besides runs: `annotate --in-place`, `patch`, `merge`, `init`; of each what must hold afterwards."""

from __future__ import annotations

import io
import json
import pathlib
import random
import shutil
import zipfile

import openpyxl

from killing import Watch, leftovers

DAY = "2026-11-18"


def fault(data: bytes) -> str:
    """Why a workbook can't be opened, by all its entries and openpyxl; empty where it can."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if bad := archive.testzip():
                return f"{bad} is damaged"
        openpyxl.load_workbook(io.BytesIO(data), read_only=True).close()
    except Exception as error:  # whatever half a file may raise
        return repr(error)
    return ""


class FileCommand:
    """A command that makes one workbook of others, each for its owner alone, in a folder with an unrelated file."""

    def __init__(self, judge, name: str, csv: bytes, seed: int):
        self.judge, self.name, self.random = judge, name, random.Random(seed)
        self.folder = judge.room / name
        self.folder.mkdir()
        self.base = self.folder / "data.xlsx"
        self.output = self.base if name in ("annotate", "patch") else self.folder / "hasil.xlsx"
        rows = [line.split(";") for line in csv.decode().split("\r\n") if line]
        self.save(self.base, rows)
        if self.output != self.base:
            self.output.write_bytes(b"what stood there before")
        for number, copy in enumerate(["rina.xlsx", "budi.xlsx"] if name == "merge" else []):
            changed = [list(row) for row in rows]
            for row in self.random.sample(changed[1:], 30):
                row[3] = f"Bangsal {number}"
            self.save(self.folder / copy, changed)
        lines = [{"sheet": "Data", "cell": f"D{row}", "value": "Melati", "fill": "FF0000"} for row in range(2, 60)]
        (self.folder / "ubah.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        self.files = {p.name: p.read_bytes() for p in self.folder.iterdir()}
        self.prepare()
        done = judge.sapa(*self.command()[1:])
        if done.returncode not in (0, 1):
            raise SystemExit(f"{name}, undisturbed: exit {done.returncode}\n{done.stderr}")
        self.new = self.output.read_bytes()

    @staticmethod
    def save(path: pathlib.Path, rows: list[list[str]]) -> None:
        book = openpyxl.Workbook()
        book.active.title = "Data"
        for row in rows:
            book.active.append(row)
        book.save(path)

    def prepare(self) -> Watch:
        """The folder as at first."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        for name, data in self.files.items():
            (self.folder / name).write_bytes(data)
        return Watch([self.folder, self.judge.temporary], widest=0o600)

    def command(self) -> list[str]:
        binary, data, out = str(self.judge.binary), str(self.base), str(self.output)
        folder = self.folder
        return {
            "annotate": [binary, "annotate", data, "--in-place", "--date", DAY],
            "patch": [binary, "patch", data, "--edits", str(folder / "ubah.jsonl"), "-o", data],
            "patch -o": [binary, "patch", data, "--edits", str(folder / "ubah.jsonl"), "-o", out, "--force"],
            "merge": [binary, "merge", data, str(folder / "rina.xlsx"), str(folder / "budi.xlsx"), "-o", out, "--force", "--key", "No RM", "--date", DAY],
        }[self.name]

    def lost(self) -> list[str]:
        """Files that are not as they were, but for the output, which may be the new one."""
        faults = []
        for name, old in self.files.items():
            path = self.folder / name
            now = path.read_bytes() if path.exists() else None
            if now != old and not (path == self.output and now == self.new):
                faults.append(f"{name} is gone" if now is None else f"{name} is neither the old nor the new one: {fault(now) or len(now)}")
        backup = self.folder / "data (sebelum sapa).xlsx"
        if backup.exists() and backup.read_bytes() != self.files["data.xlsx"]:
            faults.append(f"{backup.name} is not the original")
        known = {*self.files, backup.name}
        return faults + [f"{p.name} is not ours" for p in self.folder.iterdir() if p.name not in known and not p.name.startswith(".")]

    def after(self) -> list[str]:
        """What is wrong after the kill, and after the next command, of whatever kind."""
        faults = self.lost()
        data = str(self.base)
        following = self.random.choice([self.command()[1:], ["cat", data], ["check", data], ["annotate", data, "-o", self.folder / "lain.xlsx", "--date", DAY]])
        done = self.judge.sapa(*following)
        if done.returncode not in (0, 1):
            faults.append(f"sapa {following[0]} afterwards: exit {done.returncode}: {done.stderr[:300]}")
        if why := fault(self.base.read_bytes()):
            faults.append(f"{self.base.name} after sapa {following[0]}: {why}")
        return faults + [f"left after sapa {following[0]}: {name}" for name in leftovers([self.folder, self.judge.temporary])]


class InitCommand:
    """`sapa init` of a new folder, or of two more SOPs for a facility that is there."""

    def __init__(self, judge):
        self.judge, self.made = judge, 0
        self.name = "init"
        self.prepare()
        self.judge.sapa(*self.command()[1:])
        self.whole = {self.isNew: self.profile.read_bytes()}
        self.prepare()
        self.judge.sapa(*self.command()[1:])
        self.whole[self.isNew] = self.profile.read_bytes()

    @property
    def folders(self) -> list[pathlib.Path]:
        return [self.folder, *(self.folder / part for part in ("masuk", "kerja", "laporan", "arsip"))]

    def prepare(self) -> Watch:
        self.made += 1
        self.isNew = self.made % 2 == 0
        self.folder = self.judge.room / "baru"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.profile = self.folder / "sapa.toml"
        if not self.isNew:
            self.judge.sapa("init", self.folder, "--sop", "sapa-pasien", "--name", "RS Uji")
        self.old = self.profile.read_bytes() if self.profile.exists() else None
        return Watch([*self.folders, self.judge.temporary])

    def command(self) -> list[str]:
        return [str(self.judge.binary), "init", str(self.folder), "--sop", "layanan-telepon", "--sop", "hotline", "--name", "RS Uji", "--date", DAY]

    def after(self) -> list[str]:
        faults = []
        now = self.profile.read_bytes() if self.profile.exists() else None
        if now not in (self.old, self.whole[self.isNew]):
            faults.append("sapa.toml is neither the old nor the new one")
        books = [p for p in (self.folder / "kerja").glob("*.xlsx") if not p.name.startswith(".")]
        faults += [f"{p.name}: {why}" for p in books if (why := fault(p.read_bytes()))]
        following = ["run", self.folder, "--date", DAY] if now and self.made % 4 < 2 else self.command()[1:]
        done = self.judge.sapa(*following)
        # A profile that has both already is left as it is.
        if done.returncode not in (0, 1) and not (following[0] == "init" and now == self.whole[self.isNew]):
            faults.append(f"sapa {following[0]} afterwards: exit {done.returncode}: {done.stderr[:300]}")
        return faults + [f"left after sapa {following[0]}: {name}" for name in leftovers([*self.folders, self.judge.temporary])]
