"""SOP B through time: a telephone service lives some weeks, day by day, and each day's work book and recaps are held against the model."""

from __future__ import annotations

import collections
import datetime as dt
import pathlib
import random

import log_model as model
import make_logs as logs
from judge_logs import B, LogTable, NAME, SHEET, book_of, call_columns, decisions, procedure, put, report_of
from time_books import DAY, Ledger, Pen, TimeJudge, counted, line_of, near, share_of, values_of

WEEKS = 4
STARTS = [dt.date(2026, 11, 16), dt.date(2026, 12, 14), dt.date(2026, 10, 12), dt.date(2027, 2, 1)]
CLAUSES = ["B1", "B2", "B3", "B4", "B5", "B6"]
NOBODY = "tidak diketahui"


# --- what a recap must say --------------------------------------------------------------------------------------


def as_of(row: dict, last: dt.date, day: dt.date) -> dict:
    """A row as it was known at the end of its week: an approval given later is none yet (G13)."""
    given = model.date_of(row.get("Tanggal Persetujuan"))
    return row | {"Tanggal Persetujuan": None} if model.known(given) and given > last < day else row


def callback_state(call: model.Call, row: dict) -> str:
    if "B4" in call.broken:
        return "late"
    if "B4" in call.unknown:
        return "unknown"
    return "pending" if model.callback_of(row).missing else "in time"


def tally(pairs: list[tuple[dict, model.Call]]) -> dict[str, int]:
    """Calls with the denominators of their shares."""
    states = [callback_state(c, r) for r, c in pairs]
    rings = [model.count_of(r.get("Jumlah Dering")) for r, _ in pairs]
    due = sum(s in ("in time", "late") for s in states)
    return {
        "Telepon": len(pairs), "Dering diketahui": sum(map(model.known, rings)), "≤ 3 dering": sum(model.known(n) and n <= model.MAX_RINGS for n in rings),
        "due": due, "≤ 30 menit": due - states.count("late"),
    }


def figures_of(rows: list[dict], monday: dt.date, day: dt.date) -> dict[str, int]:
    """The figures of a week's recap made on `day` (G13: as of the week's end once that has passed)."""
    last = monday + DAY * 6
    now, rows = min(day, last + DAY), [as_of(r, last, day) for r in rows if monday <= r["Tanggal"] <= last]
    pairs = [(r, model.judge_call(r, now, r.get("No BA"))) for r in rows]
    all_ = tally(pairs)
    told = collections.Counter({
        "Telepon": len(rows), "Dering diketahui": all_["Dering diketahui"], "Dalam batas dering": all_["≤ 3 dering"], "Jatuh tempo dihubungi kembali": all_["due"],
        "Dihubungi kembali dalam batas": all_["≤ 30 menit"], "Belum dihubungi kembali": sum(model.callback_of(r).missing for r in rows),
    })
    for row, call in pairs:
        told[f"Status {call.status}"] += 1
        told["Lewat batas (kode L)"] += call.code == "L"
        told["Patuh"] += not call.broken
        told["Disetujui"] += not model.missing(row.get("Disetujui Oleh")) and not model.missing(row.get("Tanggal Persetujuan"))
        kind, start = model.type_of(row), model.minutes_of(row.get("Jam Masuk"))
        told[f"Jenis {kind if model.known(kind) else NOBODY}"] += 1
        told[f"Telepon {model.day_text(row['Tanggal'])}"] += 1
        told[f"Telepon jam {start // 60:02d}" if model.known(start) else "Telepon tanpa jam"] += 1
        officer = NOBODY if model.missing(row.get("Petugas")) else str(row["Petugas"]).strip()
        told[f"Telepon {officer}"] += 1
        told[f"Dihubungi kembali dalam batas {officer}"] += callback_state(call, row) == "in time"
        for clause in call.broken:
            told[f"Pelanggaran {clause}"] += 1
    return dict(told)


# --- the days ---------------------------------------------------------------------------------------------------


class CallStory:
    """A telephone service whose exchange exports its log now and then, and whose staff type the rest."""

    def __init__(self, judge: TimeJudge, folder: pathlib.Path, seed: int, start: dt.date):
        self.judge, self.folder, self.start = judge, folder, start
        self.random, self.log = random.Random(f"calls {seed}"), logs.CallLog(seed)
        self.rows: list[dict] = []  # that the program knows
        self.waiting: list[dict] = []  # in the exchange, not exported yet
        self.unwritten: list[dict] = []  # on paper, to be typed
        self.exported: list[dict] = []  # as they stood in an export
        self.typed: set[str] = set()  # into whose row staff typed
        self.taken: set[str] = set()  # numbers of rows that staff deleted
        self.minutes: set[tuple[dt.date, int]] = set()
        self.files: dict[str, int] = {}
        self.ledgers: dict[dt.date, Ledger] = {}

    # what happens

    def ring(self, day: dt.date) -> dict:
        """A call of a minute of its own: order of receipt is never in doubt."""
        r = self.random
        while True:
            minute = r.choice([7, 8, 9, 9, 10, 11, 13, 14, 15, 16, 23]) * 60 + r.randrange(60)
            if r.random() < 0.1:
                minute = 23 * 60 + 29 + r.randrange(31)
            if (day, minute) not in self.minutes:
                break
        self.minutes.add((day, minute))
        row = self.log.call(17, f"{minute // 60}.{minute % 60:02d}", Tanggal=day, Disetujui_Oleh=None, Tanggal_Persetujuan=None)
        end = row["Jam Selesai"] = r.choice([row["Jam Selesai"], row["Jam Selesai"], None])
        back = r.choice([None, None, logs.later(end or row["Jam Masuk"], r.choice([0, 5, 29, 30, 31, 95]))])
        row |= {"Jam Hubungi Kembali": back, "Jumlah Dering": r.choice([1, 2, 3, 3, 4, 6, None]), "Salam": r.choice(["Ya", "Ya", "Tidak", None])}
        row["Tuntas"], row["Diteruskan"] = r.choice([("Ya", None), ("Ya", None), ("Tidak", None), ("Tidak", "Ya"), (None, None)])
        if r.random() < 0.2:
            row[r.choice(model.NEEDED[model.type_of(row)])] = None
        return row

    def ring_all(self, day: dt.date) -> None:
        for _ in range(self.random.choice([0, 1, 2] if day.weekday() > 4 else [1, 2, 3, 4, 5])):
            row = self.ring(day)
            # now and then a slip of paper turns up a week later
            row["_ready"] = day + DAY * (self.random.randrange(4, 11) if self.random.random() < 0.1 else 0)
            (self.unwritten if self.random.random() < 0.4 else self.waiting).append(row)

    def export(self, day: dt.date) -> None:
        r, ready = self.random, [w for w in self.waiting if w["_ready"] <= day]
        if not ready or r.random() < 0.35:
            return
        corrected = [e for e in self.exported if e["Nama Penelpon"] not in self.typed and e["Jam Hubungi Kembali"] is None and e in self.rows][:1] if r.random() < 0.3 else []
        for row in corrected:
            row["Jam Hubungi Kembali"] = logs.later(row["Jam Selesai"] or row["Jam Masuk"], r.choice([10, 30, 45]))
        again = [e for e in self.exported[-6:] if e not in corrected and e["_file"]] if r.random() < 0.4 else []
        rows = ready + corrected + again
        r.shuffle(rows)
        name = f"log {day.isoformat()}.{r.choice(['csv', 'xlsx'])}"
        # an export never knows what staff typed into the book
        put(self.folder, name, logs.COLUMNS_B, [row.get("_out", row) | ({} if row not in corrected else {"Jam Hubungi Kembali": row["Jam Hubungi Kembali"]}) for row in rows])
        for row in ready:
            self.waiting.remove(row)
            row["_file"], row["_out"] = name, dict(row)
            self.rows.append(row)
            self.exported.append(row)
        for row in corrected:
            row["_out"] = row["_out"] | {"Jam Hubungi Kembali": row["Jam Hubungi Kembali"]}
        self.files[name] = len(rows)

    def book(self, day: dt.date) -> pathlib.Path:
        return book_of(self.folder, B, day)

    def write_down(self, day: dt.date) -> None:
        """Staff type calls into the book of their week, where there is one."""
        for row in [u for u in self.unwritten if u["_ready"] <= day and self.book(u["Tanggal"]).exists()]:
            with Pen(self.book(row["Tanggal"])) as pen:
                pen.add(pen.table(SHEET[B], NAME[B], "Kepatuhan"), {c: row[c] for c in logs.COLUMNS_B})
            self.unwritten.remove(row)
            row["_file"] = None
            self.typed.add(row["Nama Penelpon"])
            self.rows.append(row)

    def change(self, row: dict, day: dt.date) -> dict[str, object]:
        """What staff type into a row that stands in the book."""
        r = self.random
        what = r.choice(["back", "back", "settle", "approve", "approve", "complete", "rings", "kind", "officer"])
        base = row["Jam Selesai"] or row["Jam Masuk"]
        if what == "back" and row["Jam Hubungi Kembali"] is None:
            time = logs.later(base, r.choice([1, 20, 30, 31, 60, 240]))
            return {"Jam Hubungi Kembali": r.choice([time, f"{time:%H.%M}"]), "Jawaban": "Sudah diberitahu"}
        if what == "settle" and row["Tuntas"] != "Ya":
            return r.choice([{"Tuntas": "Ya"}, {"Diteruskan": "Ya"}, {"Tuntas": "Tidak", "Diteruskan": "Ya"}])
        if what == "approve" and row["Disetujui Oleh"] is None:
            return {"Disetujui Oleh": logs.SUPERIOR, "Tanggal Persetujuan": day}
        if what == "complete":
            gaps = {"No Telepon": "081234500" + f"{r.randrange(1000):03d}", "Permasalahan": "Kartu belum aktif", "No Resi": "0012345", "NIK": "1375012003800001", "Tanggal Permohonan": day - DAY * 9}
            return {f: gaps[f] for f in model.absent_fields(row) if f in gaps}
        if what == "rings":
            return {"Jumlah Dering": r.choice([2, 5])}
        if what == "kind" and r.random() < 0.4:
            return {"Jenis Layanan": r.choice([logs.COMPLAINT, logs.CONSULT])}
        return {"Petugas": r.choice(logs.OFFICERS)} if what == "officer" else {}

    def correct(self, day: dt.date) -> None:
        r, known = self.random, [row for row in self.rows if row.get("_seen")]
        picked = r.sample(known, min(len(known), r.randrange(5)))
        for week in sorted({row["Tanggal"] - DAY * row["Tanggal"].weekday() for row in picked}):
            with Pen(self.book(week)) as pen:
                table = pen.table(SHEET[B], NAME[B], "Kepatuhan")
                places = table.by_name()
                for row in picked:
                    if not week <= row["Tanggal"] < week + DAY * 7:
                        continue
                    place = places[row["Nama Penelpon"]][0]
                    if r.random() < 0.03:
                        pen.clear(table, place)
                        self.rows.remove(row)
                        if row.get("No BA"):
                            self.taken.add(row["No BA"])
                        continue
                    change = self.change(row, day)
                    pen.type(table, place, change)
                    row.update(change)
                    self.typed.add(row["Nama Penelpon"])

    def tidy(self) -> None:
        """Once in a while old exports are moved out of masuk/."""
        if self.random.random() < 0.08:
            for path in sorted((self.folder / "masuk").glob("log *")):
                path.unlink()
                self.files.pop(path.name, None)

    def before_run(self, day: dt.date) -> None:
        self.ring_all(day)
        self.write_down(day)
        self.correct(day)
        self.tidy()
        self.export(day)

    # what must be so

    def after_run(self, day: dt.date, answer: dict) -> None:
        judge = self.judge
        self.rows.sort(key=lambda r: (r["Tanggal"], r["Jam Masuk"]))
        for row, number in zip(self.rows, model.number_complaints(self.rows, self.taken), strict=True):
            row["No BA"] = number
            row["_seen"] = True
        truth = [model.judge_call(r, day, r["No BA"]) for r in self.rows]
        found = decisions(self.folder, B)
        for row, call in zip(self.rows, truth, strict=True):
            there = found.pop(row["Nama Penelpon"], [])
            key = f"{row['Nama Penelpon']} {row['Tanggal']} {row['Jam Masuk']:%H.%M}"
            judge.holds(SHEET[B], key, "rows", model.week_name(row["Tanggal"]), ", ".join(t["_week"] for t in there))
            for column, value, got, ok in call_columns(call, there[0]) if there else []:
                judge.holds(SHEET[B], key, column, value, got, ok)
            for header in ("Jam Hubungi Kembali", "Jam Masuk"):
                if there:
                    judge.holds(SHEET[B], key, header, model.minutes_of(row[header]), model.minutes_of(there[0].get(header)))
        for name, there in found.items():
            judge.holds(SHEET[B], name, "rows", "none", there[0]["_line"])
        for name, count in self.files.items():
            told = next((i for i in answer.get("inputs", []) if i["file"] == name), {})
            judge.holds("--json", name, "rows", count, told.get("rows"))
            judge.holds("--json", name, "rejected", 0, told.get("rejected"))
        weeks = sorted({r["Tanggal"] - DAY * r["Tanggal"].weekday() for r in self.rows})
        for monday in weeks:
            self.judge_week(monday, day, answer, truth)

    def judge_week(self, monday: dt.date, day: dt.date, answer: dict, truth: list[model.Call]) -> None:
        judge, week = self.judge, model.week_name(monday)
        mine = [c for r, c in zip(self.rows, truth, strict=True) if model.week_name(r["Tanggal"]) == week]
        told = procedure(answer, B, monday)
        judge.holds("--json", f"{B} {week}", "statuses", counted(c.status for c in mine), counted(told.get("statuses", {})))
        judge.holds("--json", f"{B} {week}", "violations", counted(v for c in mine for v in c.broken), counted(told.get("violations", {})))
        ledger = self.ledgers.setdefault(monday, Ledger(monday + DAY * 6))
        added = ledger.run(day, figures_of(self.rows, monday, day))
        judge.holds("--json", f"{B} {week}", "corrections", added, told.get("corrections"))
        path = report_of(self.folder, B, monday)
        ledger.judge(judge, path)
        if day <= monday + DAY * 7:
            self.judge_recap(path, monday, day)

    def judge_recap(self, path: pathlib.Path, monday: dt.date, day: dt.date) -> None:
        """What a manager sees of an open week, and of one that was closed on its Monday."""
        judge, book, last = self.judge, values_of(path), monday + DAY * 6
        now = min(day, last + DAY)
        rows = [as_of(r, last, day) for r in self.rows if monday <= r["Tanggal"] <= last]
        pairs = [(r, model.judge_call(r, now, r["No BA"])) for r in rows]
        headers = ["Jenis Layanan", "Telepon", "Dering diketahui", "≤ 3 dering", "Bagian (B1)", "≤ 30 menit", "Bagian (B4)"]
        for kind in ["Semua", *model.TYPES.values()]:
            one = tally([p for p in pairs if kind in ("Semua", model.type_of(p[0]))])
            one |= {"Bagian (B1)": share_of(one["≤ 3 dering"], one["Dering diketahui"]), "Bagian (B4)": share_of(one["≤ 30 menit"], one["due"])}
            told = line_of(book["Rekap"], kind, headers)
            for header in headers[1:]:
                judge.holds(path.name, f"Rekap {kind}", header, one[header], told.get(header), near(one[header], told.get(header)))
        headers = ["Minggu", "Telepon", "Bagian ≤ 3 dering", "Bagian ≤ 30 menit", "Dengan pelanggaran"]
        firsts = [monday - DAY * 7 * back for back in range(12)]
        # one week alone is no trend
        if sum(any(f <= r["Tanggal"] < f + DAY * 7 for r in self.rows) for f in firsts) < 2:
            judge.holds(path.name, "Tren", "there", False, "Tren" in book.sheetnames)
            return
        for first in firsts:
            theirs = [(r, model.judge_call(r, now, r["No BA"])) for r in (as_of(x, last, day) for x in self.rows) if first <= r["Tanggal"] < first + DAY * 7]
            told, one = line_of(book["Tren"], model.week_name(first), headers), tally(theirs)
            wanted = [one["Telepon"], share_of(one["≤ 3 dering"], one["Dering diketahui"]), share_of(one["≤ 30 menit"], one["due"]), sum(bool(c.broken) for _, c in theirs)]
            for header, value in zip(headers[1:], wanted if theirs else [None] * 4, strict=True):
                judge.holds(path.name, f"Tren {model.week_name(first)}", header, value, told.get(header), near(value, told.get(header)))
