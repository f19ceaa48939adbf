"""SOP B through time: a telephone service lives some weeks, day by day, and each day's work book and recaps are held against the model."""

from __future__ import annotations

import collections
import datetime as dt
import pathlib
import random

import log_model as model
import make_logs as logs
from judge_logs import B, LogTable, NAME, SHEET, book_of, call_columns, decisions, procedure, put, report_of
from judge import load
from time_books import DAY, Ledger, Pen, TimeJudge, counted, line_of, near, share_of, values_of

WEEKS = 4
STARTS = [dt.date(2026, 11, 16), dt.date(2026, 12, 14), dt.date(2026, 10, 12), dt.date(2027, 2, 1)]
CLAUSES = ["B1", "B2", "B3", "B4", "B5", "B6"]
NOBODY = "tidak diketahui"
OPEN = "Belum Selesai"
GOES_ON = ("Status ", "Belum dihubungi kembali", "Lewat batas", "Pelanggaran B5", "Pelanggaran B6", "Patuh", "Disetujui")


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


def monday_of(row: dict) -> dt.date:
    return row["Tanggal"] - DAY * row["Tanggal"].weekday()


def is_open(row: dict, call: model.Call) -> bool:
    """Whether something is still to be done about the call itself: but for complaints, a recap is approved, not a call (G10, B10)."""
    return call.code != "S" and (call.action.clause != "B10" or model.type_of(row) == "Pengaduan")


# --- the days ---------------------------------------------------------------------------------------------------


class CallStory:
    """A telephone service whose exchange exports its log now and then, and whose staff type the rest."""

    def __init__(self, judge: TimeJudge, folder: pathlib.Path, seed: int, start: dt.date, often: tuple[tuple[int, ...], tuple[int, ...]] = ((1, 2, 3, 4, 5), (0, 1, 2))):
        """`often`: how many calls a workday may have, and a day of a weekend."""
        self.judge, self.folder, self.start, self.often = judge, folder, start, often
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
        self.recaps: dict[dt.date, dt.date] = {}  # by Monday: the day on which the week's recap was approved (B10)

    def effective(self, row: dict) -> dict:
        """A row with the approval of its week's recap, where it has none of its own and is no complaint (B10)."""
        day = self.recaps.get(monday_of(row))
        if day is None or model.type_of(row) == "Pengaduan" or not model.missing(row.get("Disetujui Oleh")) or not model.missing(row.get("Tanggal Persetujuan")):
            return row
        return row | {"Disetujui Oleh": logs.SUPERIOR, "Tanggal Persetujuan": day}

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

    def idle(self, day: dt.date) -> None:
        """What happens on a day whether or not somebody runs the program."""
        for _ in range(self.random.choice(self.often[day.weekday() > 4])):
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
        picked = [row for row in picked if not self.close(row, day)]
        for week in sorted({monday_of(row) for row in picked}):
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

    def close(self, row: dict, day: dt.date) -> bool:
        """Staff may fill in an earlier week's row on `Belum Selesai` of this week's book, if it stands there."""
        path, r = self.book(day), self.random
        if monday_of(row) >= day - DAY * day.weekday() or not path.exists() or r.random() < 0.4:
            return False
        with Pen(path) as pen:
            table = pen.table(OPEN, NAME[B], "Asal")
            places = table.by_name().get(row["Nama Penelpon"])
            if not places:
                return False
            change = self.change(row, day)
            pen.type(table, places[0], change)
        row.update(change)
        self.typed.add(row["Nama Penelpon"])
        return True

    def approve(self, day: dt.date) -> None:
        """Now and then the superior signs a week's recap, on its line of this week's `Belum Selesai`."""
        path, r = self.book(day), self.random
        if not path.exists() or r.random() < 0.8:
            return
        with Pen(path) as pen:
            table = pen.table(OPEN, "Jenis Layanan", "Asal")
            lines = {name: rows[0] for name, rows in table.by_name().items() if name.startswith("Rekap ") and table.get(rows[0], "Disetujui Oleh") is None}
            if not lines:
                return
            name = r.choice(sorted(lines))
            pen.type(table, lines[name], {"Disetujui Oleh": logs.SUPERIOR, "Tanggal Persetujuan": day})
        self.recaps[dt.date.fromisocalendar(int(name[6:10]), int(name[12:]), 1)] = day

    def judge_open(self, day: dt.date, truth: list[model.Call]) -> None:
        """`Belum Selesai` of this week's book: what earlier weeks left open, and the recaps that wait (G10)."""
        judge, monday, path = self.judge, day - DAY * day.weekday(), self.book(day)
        judge.holds("kerja", path.name, "there", True, path.exists())
        if not path.exists():
            return
        table = LogTable(load(path)[OPEN], "Kunci", "Asal", "Tindak Lanjut")
        told = {str(table.get(r, NAME[B]) or table.get(r, "Jenis Layanan")): {h: table.get(r, h) for h in ("Kode", "Asal", "Tindak Lanjut")} for r in table.rows()}
        wanted = {r["Nama Penelpon"]: (monday_of(r), c.action) for r, c in zip(self.rows, truth, strict=True) if monday_of(r) < monday and is_open(r, c)}
        for week in sorted({monday_of(r) for r in self.rows if monday_of(r) <= monday}):
            waiting = [r for r in self.rows if monday_of(r) == week and model.type_of(r) != "Pengaduan" and (model.missing(r.get("Disetujui Oleh")) or model.missing(r.get("Tanggal Persetujuan")))]
            if waiting and week not in self.recaps:
                wanted[f"Rekap {model.week_name(week)}"] = (week, model.Action(f"Mintakan persetujuan rekap ({len(waiting)} telepon)", [], "atasan langsung", "waktu baku 15 menit", "B10"))
        # a call that waits for its recap's approval alone stands on until the week is over
        done = {n for n, t in told.items() if t["Kode"] == "S" or (not n.startswith("Rekap ") and str(t["Tindak Lanjut"]).startswith("Mintakan persetujuan rekap"))}
        for name in sorted(wanted | {n: 0 for n in told if n not in done}):
            there = told.get(name, {})
            judge.holds(OPEN, name, "open", name in wanted, bool(there) and name not in done)
            if name in wanted and there:
                week, action = wanted[name]
                judge.holds(OPEN, name, "Asal", model.week_name(week), there["Asal"])
                begin = action.what.split(",")[0].strip()
                judge.holds(OPEN, name, "Tindak Lanjut", begin, there["Tindak Lanjut"], str(there["Tindak Lanjut"]).startswith(begin))

    def tidy(self) -> None:
        """Once in a while old exports are moved out of masuk/."""
        if self.random.random() < 0.08:
            for path in sorted((self.folder / "masuk").glob("log *")):
                path.unlink()
                self.files.pop(path.name, None)

    def before_run(self, day: dt.date) -> None:
        self.write_down(day)
        self.correct(day)
        self.approve(day)
        self.tidy()
        self.export(day)

    # what must be so

    def after_run(self, day: dt.date, answer: dict) -> None:
        judge = self.judge
        self.rows.sort(key=lambda r: (r["Tanggal"], r["Jam Masuk"]))
        for row, number in zip(self.rows, model.number_complaints(self.rows, self.taken), strict=True):
            row["No BA"] = number
            row["_seen"] = True
        truth = [model.judge_call(self.effective(r), day, r["No BA"]) for r in self.rows]
        self.judge_open(day, truth)
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
        ledger = self.ledgers.setdefault(monday, Ledger(monday + DAY * 6, on=GOES_ON))
        added = ledger.run(day, figures_of([self.effective(r) for r in self.rows], monday, day))
        judge.holds("--json", f"{B} {week}", "corrections", added, told.get("corrections"))
        path = report_of(self.folder, B, monday)
        ledger.judge(judge, path)
        if day <= monday + DAY * 7:
            self.judge_recap(path, monday, day)

    def judge_recap(self, path: pathlib.Path, monday: dt.date, day: dt.date) -> None:
        """What a manager sees of an open week, and of one that was closed on its Monday."""
        judge, book, last = self.judge, values_of(path), monday + DAY * 6
        now = min(day, last + DAY)
        rows = [as_of(self.effective(r), last, day) for r in self.rows if monday <= r["Tanggal"] <= last]
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
            theirs = [(r, model.judge_call(r, now, r["No BA"])) for r in (as_of(self.effective(x), last, day) for x in self.rows) if first <= r["Tanggal"] < first + DAY * 7]
            told, one = line_of(book["Tren"], model.week_name(first), headers), tally(theirs)
            wanted = [one["Telepon"], share_of(one["≤ 3 dering"], one["Dering diketahui"]), share_of(one["≤ 30 menit"], one["due"]), sum(bool(c.broken) for _, c in theirs)]
            for header, value in zip(headers[1:], wanted if theirs else [None] * 4, strict=True):
                judge.holds(path.name, f"Tren {model.week_name(first)}", header, value, told.get(header), near(value, told.get(header)))
