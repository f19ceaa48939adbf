"""`laporan/Ringkasan 2026-11.xlsx` as a director sees it, held against the model after each run."""

from __future__ import annotations

import datetime as dt
import hashlib
import pathlib
import re

import half_year_model as model
from half_year_model import Month, Open
from judge import taken
from model import DAY
from time_books import Ledger, TimeJudge, corrections_in, figures_in, near, values_of
from time_stays_model import fold

SHEETS = ["Ringkasan", "Belum Selesai", "Perlu Perhatian", "Petugas", "Tren", "Indikator", "Mutu Data"]
NAMES = {"Sapa Pasien": model.A, "Layanan Telepon": model.B, "Hotline": model.C, "Umpan Balik": model.D}
# What goes on with its rows is no correction.
GOES_ON = (f"{model.B}: Patuh", f"{model.B}: Belum dihubungi kembali")
Rows = list[list[object]]
Point = tuple[str, float | None]


def sheets_of(path: pathlib.Path) -> dict[str, Rows]:
    return taken(path, _sheets_of)


def _sheets_of(path: pathlib.Path) -> dict[str, Rows]:
    return {s.title: [list(row) for row in s.iter_rows(values_only=True)] for s in values_of(path).worksheets}


def tables(rows: Rows, first: str) -> list[dict[str, object]]:
    """The rows of all tables whose header begins with `first`, each up to one with an empty first cell."""
    found, header = [], None
    for row in rows:
        if row[0] == first:
            header = [str(h) for h in row]
        elif row[0] in (None, ""):
            header = None
        elif header:
            found.append(dict(zip(header, row, strict=False)))
    return found


class Overviews:
    """The months of one facility: which are written, what each must say, that a closed one stays as it was."""

    def __init__(self, judge: TimeJudge, folder: pathlib.Path, first: dt.date):
        self.judge, self.folder = judge, folder
        self.months: dict[dt.date, Ledger] = {}
        self.frozen: dict[dt.date, tuple[str, dict[str, Rows]]] = {}
        self.first = self.start = first.replace(day=1)

    def path(self, first: dt.date) -> pathlib.Path:
        return self.folder / "laporan" / f"Ringkasan {first:%Y-%m}.xlsx"

    def run(self, day: dt.date, count) -> list[Month]:
        """Counts each month anew, `count(month)`; those that this run writes."""
        # of the month before the first run as soon as anything of it is known
        before = (self.first - DAY).replace(day=1)
        if self.first == self.start and any(count(Month(before, day)).values()):
            self.first = before
        first, written = self.first, []
        while first <= day:
            month = Month(first, day)
            ledger = self.months.setdefault(first, Ledger(month.last, on=GOES_ON))
            if not ledger.closed:
                written.append(month)
            ledger.run(day, count(month))
            first = month.last + DAY
        return written

    # what is compared

    def figures(self, month: Month, counts: dict[str, int], earlier: dict[str, int]) -> None:
        """`Angka Sapa` and `Ringkasan` of a month that this run writes; `earlier`: the month before, counted today."""
        judge, path, sheets = self.judge, self.path(month.first), sheets_of(self.path(month.first))
        judge.holds(path.name, "sheets", "in order", SHEETS, [s for s in sheets if s in SHEETS])
        before = self.months.get((month.first - DAY).replace(day=1))
        lines = {model.LABELS.get(str(r["Angka"]), str(r["Angka"])): r for r in tables(sheets["Ringkasan"], "Angka")}
        names = {n for n in counts if not n.endswith(", dari")}
        judge.holds(path.name, "Ringkasan", "Angka", sorted(names), sorted(n for n in lines if ": " in n and n.split(":")[0] in NAMES.values()))
        for name in sorted(names & lines.keys()):
            row, value, whole = lines[name], counts[name], counts.get(f"{name}, dari")
            few = whole is not None and whole < model.FEWEST and name != model.WEEKS
            share = self.share(name, value, whole)
            known: dict[str, int] = before.shown if before and before.closed else earlier
            old = self.share(name, known.get(name, 0), None if whole is None else known.get(f"{name}, dari", 0))
            if not any(count for key, count in known.items() if key.split(": ")[0] == name.split(": ")[0]):
                old = "–"
            least, target = model.TARGETS.get(name, (None, "–"))
            reached = value <= least if target == "0" else bool(whole) and value / whole >= least if least else False
            word = "tanpa target" if target == "–" else "Terlalu sedikit data" if few or whole == 0 else "Tercapai" if reached else "Belum"
            for header, wanted in (("Jumlah", value), ("Dari", whole), ("Bulan ini", share), ("Bulan lalu", old), ("Target", target), ("Penilaian", word)):
                judge.holds(path.name, f"Ringkasan {name}", header, wanted, row.get(header), near(wanted, row.get(header)))

    @staticmethod
    def share(name: str, value: int, whole: int | None) -> object:
        if whole is None:
            return value
        if whole == 0:
            return "–"
        return f"n = {whole}" if whole < model.FEWEST and name != model.WEEKS else value / whole

    def closed(self, day: dt.date) -> None:
        """G6: of a closed month only `Koreksi` changes, and what the report remembers."""
        for first, ledger in self.months.items():
            path = self.path(first)
            self.judge.holds("laporan", path.name, "there", True, path.exists())
            if not path.exists():
                continue
            told = figures_in(path)
            for name in sorted({**told, **ledger.known}):
                self.judge.holds(path.name, "Angka Sapa", name, ledger.known.get(name, 0), told.get(name, 0))
            lines = corrections_in(path)
            for line in sorted(set(ledger.lines) ^ set(lines)):
                self.judge.holds(path.name, "Koreksi", line[1], line if line in ledger.lines else "no such line", line if line in lines else "no such line")
            if not ledger.closed:
                continue
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            cells = {name: rows for name, rows in sheets_of(path).items() if name in SHEETS}
            if first in self.frozen:
                was, before, count = self.frozen[first]
                if len(ledger.lines) == count:
                    self.judge.holds(path.name, "file", "bytes (G6)", was, digest)
                for name in SHEETS:
                    changed = [(a, b) for a, b in zip(before[name], cells.get(name, []), strict=False) if a != b]
                    self.judge.holds(path.name, name, "cells (G6)", ([], len(before[name])), (changed[:2], len(cells.get(name, []))), not changed and len(before[name]) == len(cells.get(name, [])))
            self.frozen[first] = (digest, cells, len(ledger.lines))

    def unfinished(self, month: Month, wanted: list[Open]) -> None:
        """`Belum Selesai`: each open thing once, the oldest first."""
        judge, path = self.judge, self.path(month.first)
        rows = tables(sheets_of(path)["Belum Selesai"], "SOP")
        told: dict[tuple[str, str], dict] = {}
        for row in rows:
            sop, key = NAMES.get(str(row["SOP"]), str(row["SOP"])), str(row["Kunci"])
            key = key.split("/", 1)[1] if sop == model.A else key
            judge.holds(path.name, "Belum Selesai", f"{key} once", False, (sop, key) in told)
            told[sop, key] = row
        ages = [row["Umur (hari)"] for row in rows]
        judge.holds(path.name, "Belum Selesai", "the oldest first", sorted(ages, reverse=True), ages)
        due = {(one.sop, one.key): one for one in wanted}
        for name in sorted(due.keys() | told.keys()):
            one, row = due.get(name), told.get(name)
            judge.holds(path.name, f"Belum Selesai {' '.join(name)}", "open", one and f"{one.since} {one.step}", row and f"{row['Sejak']} {row['Langkah Berikutnya']} {row['Batas']}", bool(one and row))
            if not one or not row:
                continue
            key = f"Belum Selesai {' '.join(name)}"
            judge.holds(path.name, key, "Sejak", one.since, row["Sejak"] and row["Sejak"].date())
            judge.holds(path.name, key, "Umur (hari)", max(0, (month.known - one.since).days), row["Umur (hari)"], max(0, (month.known - one.since).days) == row["Umur (hari)"])
            step = str(row["Langkah Berikutnya"])
            judge.holds(path.name, key, "Langkah Berikutnya", one.step, step, step.startswith(one.step) or one.sop == model.C and one.step in step)
            if one.by is not None:
                judge.holds(path.name, key, "Oleh", one.by, row["Oleh"])
            file, sheet = str(row["Berkas"]), str(row["Lembar"])
            judge.holds(path.name, key, "Berkas", one.book, file, (one.book in file or one.sop == model.C and "Hotline " in file) and (self.folder / "kerja" / pathlib.PurePath(file).name).exists())
            if one.sheet:
                judge.holds(path.name, key, "Lembar", one.sheet, sheet)
        counts = {NAMES[r[0]]: r[1] for r in self.block(month, "Belum selesai (lembar Belum Selesai)") if r[0] in NAMES}
        for sop in NAMES.values():
            judge.holds(path.name, "Ringkasan: Belum selesai", sop, sum(o.sop == sop for o in wanted), counts.get(sop, 0))

    def block(self, month: Month, title: str) -> Rows:
        """The rows below a title of `Ringkasan`."""
        rows = sheets_of(self.path(month.first))["Ringkasan"]
        top = next((i for i, r in enumerate(rows) if r[0] == title), len(rows))
        end = next((i for i in range(top, len(rows)) if rows[i][0] in (None, "")), len(rows))
        return rows[top + 1 : end]

    def attention(self, month: Month, escalations: int, rejected: int) -> None:
        """`Perlu Perhatian` holds at least the warnings that nobody handled and the rows that were rejected."""
        rows = tables(sheets_of(self.path(month.first))["Perlu Perhatian"], "Tingkat")
        told = [str(r["Apa"]) for r in rows]
        name = self.path(month.first).name
        self.judge.holds(name, "Perlu Perhatian", "escalations", escalations, sum("(A6)" in t and t.startswith("Jawaban peringatan") for t in told))
        self.judge.holds(name, "Perlu Perhatian", "rejected rows", rejected, sum(t.startswith("Baris ditolak") for t in told))

    def officers(self, month: Month, wanted: dict[str, dict[str, int]]) -> None:
        name, told = self.path(month.first).name, {}
        for row in tables(sheets_of(self.path(month.first))["Petugas"], "Petugas"):
            officer = fold(str(row["Petugas"]))
            self.judge.holds(name, "Petugas", f"{officer} once (G12)", False, officer in told)
            told[officer] = row
        for officer, counts in wanted.items():
            for header, count in counts.items():
                got = told.get(officer, {}).get(header)
                self.judge.holds(name, f"Petugas {officer}", header, count, 0 if got == "–" else got, count == (0 if got == "–" else got))
        columns = {h for counts in wanted.values() for h in counts}
        for officer in told.keys() - wanted.keys() - {"semua", fold("(petugas tidak dicatat)")}:
            self.judge.holds(name, f"Petugas {officer}", "none expected", "–", [told[officer].get(h) for h in columns], all(told[officer].get(h) in ("–", None, 0) for h in columns))

    def trend(self, month: Month, wanted: dict[str, list[Point]]) -> None:
        """`Tren`: of each figure its points, mean and limits, and the sentence that they bear out."""
        judge, name, told, sentences = self.judge, self.path(month.first).name, {}, {}
        sop, labels = "", []
        for row in sheets_of(self.path(month.first))["Tren"]:
            text = str(row[0] or "")
            if text.split(" – ")[0] in NAMES:
                sop, labels = NAMES[text.split(" – ")[0]], []
            elif (figure := figure_of(sop, text.partition(": ")[0])) and ": " in text:
                sentences[figure] = text.partition(": ")[2]
            elif not text and any(figure_of(sop, str(c)) for c in row):
                labels = [(n, figure_of(sop, str(c))) for n, c in enumerate(row) if figure_of(sop, str(c))]
            elif re.fullmatch(r"\d{4}-(W\d\d|\d\d)\*?", text):
                for n, figure in labels:
                    told.setdefault(figure, []).append((text, *row[n : n + 4]))
        judge.holds(name, "Tren", "figures", sorted(wanted), sorted(f for f in sentences if f in wanted))
        for figure, points in wanted.items():
            points, got = points[-24:], told.get(figure, [])
            judge.holds(name, f"Tren {figure}", "points", points, [g[:2] for g in got], len(points) == len(got) and all(a[0] == b[0] and close(a[1], b[1]) for a, b in zip(points, got, strict=True)))
            values = [v for _, v in points if v is not None]
            sentence = sentences.get(figure, "")
            if len(values) < 12:
                judge.holds(name, f"Tren {figure}", "sentence", f"data belum cukup ({len(values)} dari 12)", sentence)
                continue
            found = model.signals(values)
            judge.holds(name, f"Tren {figure}", "sentence", found or "dalam variasi biasa", sentence, bool(found) != ("dalam variasi biasa" in sentence) and "belum cukup" not in sentence)
            for word in ("di luar batas", "naik", "turun", "di atas", "di bawah"):
                if word in sentence:
                    judge.holds(name, f"Tren {figure}", f"sentence says {word}", found, sentence, any(word in signal for signal in found))
            mean, lower, upper = model.limits(values)
            limits = (mean, max(0, lower), min(100, upper) if judge_share(figure) else upper)
            judge.holds(name, f"Tren {figure}", "mean and limits", limits, got[-1][2:], all(close(a, b) for a, b in zip(limits, got[-1][2:], strict=True)))


def figure_of(sop: str, label: str) -> str | None:
    """The figure that a label of `Tren` names."""
    name = model.LABELS.get(label.removesuffix(", %"), "")
    return name if name.split(": ")[0] == sop else None


def judge_share(figure: str) -> bool:
    return figure.split(": ")[1] in model.SHARES


def close(a: float | None, b: object) -> bool:
    return a is None and b in (None, "", "–") or isinstance(b, int | float) and a is not None and abs(a - b) < 1e-6
