"""SOP C through time: a hotline lives some weeks, day by day, and each day's work book and recaps are held against the model."""

from __future__ import annotations

import collections
import datetime as dt
import pathlib
import random

import log_model as model
import make_logs as logs
from judge import load
from judge_logs import C, NAME, SHEET, LogTable, alike, book_of, decisions, procedure, put, report_of
from time_books import DAY, Ledger, Pen, TimeJudge, corrections_in, counted, line_of, near, share_of, values_of

NOBODY = "tidak diketahui"
PATHS = {
    "Rawat Inap": ["1 Bed IGD", "2 Pemeriksaan & Kamar", "3 Diantar Perawat IGD", "4 Billing ke Kamar", "5 Farmasi", "6 Pulang Sebelum Penjaminan", "7 Pulang"],
    "Rawat Jalan": [
        "1 Diarahkan ke Hotline", "2 Janji Temu & Pendaftaran", "3 Perawat Poliklinik", "4 Pemeriksaan Dokter", "5 Ke Rawat Inap", "6 Ruang Layanan Pelanggan", "7 Billing", "8 Farmasi", "9 Pulang",
    ],
}
# Home before the guarantee may yet apply to who still has to be asked; the rules leave it open.
OPEN = ("6 Pulang Sebelum Penjaminan",)
REMEMBERED = 28  # days after its end in which a book is typed into though its patients went on


def judge_row(row: dict) -> model.Hotline:
    return model.judge_hotline(row, {logs.HOLIDAY})


def stands_on(row: dict, one: model.Hotline, done: dict[int, dt.datetime]) -> dict[str, tuple[dict[int, dt.datetime], set[int], int | None, bool]]:
    """The paths of a patient: steps done, those that do not apply, the next one, and whether one was out of turn."""
    if one.path is None:
        return {}
    broken, step, without = model.steps_of(one.path, {s: int(at.timestamp()) for s, at in done.items()}, one.inapplicable)
    found = {one.path: (done, without, step, broken)}
    if one.path == "Rawat Jalan" and 5 in done:
        moved = judge_row(row | {"Jalur": "Rawat Inap"})
        found["Rawat Inap"] = ({}, moved.inapplicable, 1, False)
    return found


def figures_of(rows: list[dict], monday: dt.date, day: dt.date) -> dict[str, int]:
    """The figures of a week's recap made on `day`: a step done after the week's end is none yet (G13)."""
    last = monday + DAY * 6
    told: collections.Counter = collections.Counter()
    for row in rows:
        if not monday <= row["Tanggal"] <= last:
            continue
        one = judge_row(row)
        payer, time, duty = model.payer_of(row), row["Jam"], one.duty or NOBODY
        told["Telepon"] += 1
        told[one.eligibility] += 1
        told[f"Penjamin {payer if model.known(payer) else NOBODY} {one.eligibility}"] += 1
        told[f"Telepon saat {duty} bertugas"] += 1
        told[f"Bertugas {duty}, diterima {model.answered_by(row) or NOBODY}"] += 1
        told[f"Telepon jam {time.hour:02d}" if time else "Telepon tanpa jam"] += 1
        done = {s: at for s, at in row["_done"].items() if day <= last or at.date() <= last}
        paths = stands_on(row, one, done)
        for path, (steps, without, step, _) in paths.items():
            told[f"{path}: pasien"] += 1
            told[f"{path}: selesai"] += step is None
            for number, header in enumerate(PATHS[path], 1):
                told[f"{path}: {header} berlaku"] += number not in without
                told[f"{path}: {header} selesai"] += number not in without and number in steps
        for clause in one.violations + (["C6"] if any(p[3] for p in paths.values()) else []):
            told[f"Pelanggaran {clause}"] += 1
    return dict(told)


class HotlineStory:
    """A hotline whose log comes as exports and as rows typed, while patients go from step to step."""

    def __init__(self, judge: TimeJudge, folder: pathlib.Path, seed: int, start: dt.date, often: tuple[int, ...] = (0, 1, 2, 3, 4)):
        """`often`: how many calls a day may have."""
        self.judge, self.folder, self.start, self.often = judge, folder, start, often
        self.random, self.log = random.Random(f"hotline {seed}"), logs.HotlineLog(seed)
        self.rows: list[dict] = []
        self.waiting: list[dict] = []
        self.unwritten: list[dict] = []
        self.exported: list[dict] = []
        self.files: dict[str, int] = {}
        self.ledgers: dict[dt.date, Ledger] = {}

    # what happens

    def ring(self, day: dt.date) -> dict:
        r = self.random
        time = r.choice([dt.time(r.randrange(24), r.randrange(60)), dt.time(r.randrange(8, 17), r.randrange(60)), dt.time(8), dt.time(17), dt.time(7, 59), None])
        row = self.log.call(
            17, time, Tanggal=day, Penerima=r.choice(["CS", "MOD", "Lilis Suryani", None]), Penjamin=r.choice(logs.PAYERS), Kelas=r.choice(logs.CLASSES), Level=r.choice(logs.LEVELS),
            Mitra=r.choice(["Ya", "Tidak", None]), Rujukan_Agen=r.choice(["Ya", None, None]), Jalur=r.choice(["Rawat Inap", "Rawat Jalan"]),
        )
        return row | {"_done": {}, "_ready": day + DAY * (r.randrange(4, 11) if r.random() < 0.1 else 0)}

    def book(self, day: dt.date) -> pathlib.Path:
        return book_of(self.folder, C, day)

    def export(self, day: dt.date) -> None:
        r, ready = self.random, [w for w in self.waiting if w["_ready"] <= day]
        if not ready or r.random() < 0.4:
            return
        rows = ready + (self.exported[-5:] if r.random() < 0.4 else [])
        r.shuffle(rows)
        name = f"hotline {day.isoformat()}.{r.choice(['csv', 'xlsx'])}"
        put(self.folder, name, logs.COLUMNS_C, [row.get("_out", row) for row in rows])
        for row in ready:
            self.waiting.remove(row)
            row["_out"] = dict(row)
            self.rows.append(row)
            self.exported.append(row)
        self.files[name] = len(rows)

    def write_down(self, day: dt.date) -> None:
        for row in [u for u in self.unwritten if u["_ready"] <= day and self.book(u["Tanggal"]).exists()]:
            with Pen(self.book(row["Tanggal"])) as pen:
                pen.add(pen.table(SHEET[C], NAME[C], "Kelayakan"), {c: row[c] for c in logs.COLUMNS_C})
            self.unwritten.remove(row)
            self.rows.append(row)

    def answer(self, row: dict, one: model.Hotline) -> dict[str, object]:
        """What staff find out about a patient of whom something is missing."""
        r = self.random
        if one.eligibility == "Perlu Konfirmasi":
            return {"penjamin": {"Penjamin": r.choice(["Asuransi", "Pribadi", "BPJS"])}, "level": {"Level": r.choice(["Menengah ke Atas", "Staf"])}, "kelas": {"Kelas": r.choice(["VIP", "Suite", "II"])}}[one.ask]
        return {"Penerima": r.choice(["CS", "MOD"])} if r.random() < 0.3 else {}

    def step(self, row: dict, one: model.Hotline, day: dt.date) -> tuple[str, int, object] | None:
        """One more step on the patient's path: sheet, number and what is typed; now and then the wrong one."""
        r, done = self.random, row["_done"]
        if one.eligibility != "Layak" or one.path is None:
            return None
        _, step, without = model.steps_of(one.path, {s: int(at.timestamp()) for s, at in done.items()}, one.inapplicable)
        if step is None or one.gate and step > 3:
            return None
        if r.random() < 0.05 and step + 1 not in without and step < 3:
            step += 1
        latest = max([*done.values(), dt.datetime.combine(row["Tanggal"], row["Jam"] or dt.time(0, 1))])
        at = max(latest + dt.timedelta(minutes=r.randrange(1, 30)), dt.datetime.combine(day, dt.time(7, r.randrange(60))))
        if at.date() > day:
            return None
        if r.random() < 0.05 and done:
            at = latest - dt.timedelta(minutes=3)
        done[step] = at
        # a bare time is on the day of the call only while nothing was done on another
        bare = all(a.date() == row["Tanggal"] for a in done.values()) and row["Jam"] is not None
        return one.path, step, r.choice([at.time(), f"{at:%H.%M}"]) if bare else f"{at:%d/%m/%Y %H.%M}"

    def correct(self, day: dt.date) -> None:
        r, known = self.random, [row for row in self.rows if row.get("_seen")]
        picked, later = r.sample(known, min(len(known), r.randrange(8))), []
        for week in sorted({row["Tanggal"] - DAY * row["Tanggal"].weekday() for row in picked}):
            with Pen(self.book(week)) as pen:
                table = pen.table(SHEET[C], NAME[C], "Kelayakan")
                for row in (p for p in picked if week <= p["Tanggal"] < week + DAY * 7):
                    one = judge_row(row)
                    typed = self.step(row, one, day)
                    if typed:
                        cells = {PATHS[typed[0]][typed[1] - 1]: typed[2]}
                        place = self.place(row, typed[0], day)
                        row.setdefault("_place", {})[typed[1]] = place
                        if place == week:
                            path = pen.table(typed[0], NAME[C])
                            pen.type(path, path.by_name()[row[NAME[C]]][0], cells)
                        else:
                            later.append((place, typed[0], row[NAME[C]], cells))
                    elif not row["_done"]:
                        change = self.answer(row, one)
                        pen.type(table, table.by_name()[row[NAME[C]]][0], change)
                        row.update(change)
        for place, sheet, name, cells in later:
            with Pen(self.book(place)) as pen:
                path = pen.table(sheet, NAME[C])
                pen.type(path, path.by_name()[name][0], cells)

    def place(self, row: dict, path: str, day: dt.date) -> dt.date:
        """The Monday of the book into which a step is typed: that of the call's week, weeks later the newest in which the patient stands."""
        home = row["Tanggal"] - DAY * row["Tanggal"].weekday()
        if home + DAY * (6 + REMEMBERED) >= day - DAY * day.weekday():
            return home
        weeks = [home + DAY * 7 * n for n in range((day - home).days // 7 + 1)]
        return max(w for w in weeks if w == home or self.book(w).exists() and LogTable(load(self.book(w))[path], NAME[C]).by_name().get(row[NAME[C]]))

    def idle(self, day: dt.date) -> None:
        """What happens on a day whether or not somebody runs the program."""
        for _ in range(self.random.choice(self.often)):
            row = self.ring(day)
            (self.unwritten if self.random.random() < 0.4 else self.waiting).append(row)

    def before_run(self, day: dt.date) -> None:
        self.write_down(day)
        self.correct(day)
        self.export(day)

    # what must be so

    def after_run(self, day: dt.date, answer: dict) -> None:
        judge, found = self.judge, decisions(self.folder, C)
        for row in self.rows:
            row["_seen"] = True
            there, one = found.pop(row[NAME[C]], []), judge_row(row)
            key = f"{row[NAME[C]]} {row['Tanggal']} {row['Jam'] or ''}"
            judge.holds(SHEET[C], key, "rows", model.week_name(row["Tanggal"]), ", ".join(t["_week"] for t in there))
            if not there:
                continue
            told = there[0]
            judge.holds(SHEET[C], key, "Kelayakan", one.eligibility, told.get("Kelayakan"))
            judge.holds(SHEET[C], key, "Penanggung Jawab", one.duty, told.get("Penanggung Jawab"))
            paths = stands_on(row, one, row["_done"])
            reason = str(told.get("Alasan"))
            for clause in ["C1", *one.violations]:
                judge.holds(SHEET[C], key, "Alasan", clause, reason, clause in reason)
            if one.eligibility == "Layak" and one.path:
                steps = [(p, s) for p, (_, _, s, _) in paths.items() if s is not None]
                wanted = PATHS[steps[0][0]][steps[0][1] - 1] if steps else "Selesai"
                text = str(told.get("Langkah Berikutnya") or "")
                judge.holds(SHEET[C], key, "Langkah Berikutnya", wanted, text, wanted in text)
        for name, there in found.items():
            judge.holds(SHEET[C], name, "rows", "none", there[0]["_line"])
        for name, count in self.files.items():
            told = next((i for i in answer.get("inputs", []) if i["file"] == name), {})
            judge.holds("--json", name, "rows", count, told.get("rows"))
            judge.holds("--json", name, "rejected", 0, told.get("rejected"))
        for monday in sorted({r["Tanggal"] - DAY * r["Tanggal"].weekday() for r in self.rows}):
            self.judge_week(monday, day, answer)

    def judge_week(self, monday: dt.date, day: dt.date, answer: dict) -> None:
        judge, week = self.judge, model.week_name(monday)
        rows = [r for r in self.rows if model.week_name(r["Tanggal"]) == week]
        ones = [judge_row(r) for r in rows]
        told = procedure(answer, C, monday)
        judge.holds("--json", f"{C} {week}", "statuses", counted(o.eligibility for o in ones), counted(told.get("statuses", {})))
        broken = collections.Counter(v for o in ones for v in o.violations)
        broken["C6"] = sum(any(p[3] for p in stands_on(r, o, r["_done"]).values()) for r, o in zip(rows, ones, strict=True))
        judge.holds("--json", f"{C} {week}", "violations", counted(broken), counted({k: v for k, v in told.get("violations", {}).items() if k != "C4"}))
        self.judge_paths(monday, rows, ones)
        ledger = self.ledgers.setdefault(monday, Ledger(monday + DAY * 6, skip=(*OPEN, "Dari minggu sebelumnya")))
        added = ledger.run(day, figures_of(self.rows, monday, day))
        path = report_of(self.folder, C, monday)
        beside = sum(line[0] == day and not ledger.judged(line[1]) for line in (corrections_in(path) if path.exists() else []))
        judge.holds("--json", f"{C} {week}", "corrections", added + beside, told.get("corrections"))
        ledger.judge(judge, path)
        if day <= monday + DAY * 7 and path.exists():
            self.judge_recap(path, ledger.shown or ledger.known)

    def judge_paths(self, monday: dt.date, rows: list[dict], ones: list[model.Hotline]) -> None:
        """Who stands on which sheet, what does not apply, what staff typed."""
        judge, book = self.judge, load(self.book(monday))
        for path in PATHS:
            table = LogTable(book[path], NAME[C])
            there, steps = table.by_name(), table.steps()
            for row, one in zip(rows, ones, strict=True):
                mine = stands_on(row, one, row["_done"]).get(path)
                places = there.pop(row[NAME[C]], [])
                if any(place != monday for place in row.get("_place", {}).values()):
                    continue  # written down in a later book since
                # who is no longer on the path stays on its sheet, and it says so
                stood = row.setdefault("_stood", set())
                judge.holds(path, row[NAME[C]], "rows", 1 if mine or path in stood else 0, len(places))
                if mine:
                    stood.add(path)
                elif places:
                    told = str(table.get(places[0], "Langkah Berikutnya"))
                    judge.holds(path, row[NAME[C]], "Langkah Berikutnya", "Tidak lagi di jalur ini", told, "Tidak lagi di jalur ini" in told)
                if not mine or not places:
                    continue
                none = {s for s, columns in steps.items() if any(alike(table.sheet.cell(places[0], c).value, "Tidak Berlaku") for c in columns)}
                ok = none ^ mine[1] <= ({6} if path == "Rawat Inap" and one.eligibility == "Perlu Konfirmasi" else set())
                judge.holds(path, row[NAME[C]], "Tidak Berlaku", sorted(mine[1]), sorted(none), ok)
                for step, at in (s for s in mine[0].items() if row["_place"][s[0]] == monday):
                    value = table.sheet.cell(places[0], steps[step][0]).value
                    text = f"{value:%H.%M}" if isinstance(value, dt.time) else str(value)
                    judge.holds(path, row[NAME[C]], f"step {step}", f"{at:%H.%M}", text, text.replace(":", ".").find(f"{at:%H.%M}") >= 0)
            earlier = {r[NAME[C]]: model.week_name(r["Tanggal"]) for r in self.rows if r["Tanggal"] < monday}
            for name, places in there.items():
                # one of an earlier week who is on the way yet, or was when this book was made
                judge.holds(path, name, "Asal", earlier.get(name, "none"), str(table.get(places[0], "Asal")))

    def judge_recap(self, path: pathlib.Path, figures: dict[str, int]) -> None:
        """What a manager sees of an open week, and of one that was closed on its Monday."""
        judge, book = self.judge, values_of(path)
        kinds = ["Layak", "Tidak Layak", "Perlu Konfirmasi"]
        for payer in ["Perusahaan", "Asuransi", "Pribadi", "BPJS", NOBODY]:
            told = line_of(book["Rekap"], payer, ["Penjamin", *kinds])
            for kind in kinds:
                judge.holds(path.name, f"Rekap {payer}", kind, figures.get(f"Penjamin {payer} {kind}", 0), told.get(kind))
        for name in PATHS:
            told = line_of(book["Rekap"], name, ["Jalur", "Pasien", "Selesai", "Bagian"])
            patients, done = figures.get(f"{name}: pasien", 0), figures.get(f"{name}: selesai", 0)
            for header, value in (("Pasien", patients), ("Selesai", done), ("Bagian", share_of(done, patients))):
                judge.holds(path.name, f"Rekap {name}", header, value, told.get(header), near(value, told.get(header)))
