"""SOPs D and E through time: a register lives two months, day by day, and each run's books and reports are held against the model."""

from __future__ import annotations

import calendar
import collections
import datetime as dt
import pathlib
import random
import re

import feedback_model as model
import make_feedback as feedback
import make_messages as messages
from feedback_model import Profile, known, missing, week_name
from judge import load
from judge_feedback import SOP, US, analysis_of, book_of, plans_in, records, set_keys, type_plans, verdict_columns
from judge_logs import LogTable
from time_books import DAY, Ledger, Pen, TimeJudge, line_of, values_of

MONTHS = 2
WINDOWS = 0.4  # of the exports of a chat begin later than the chat
STARTS = [dt.date(2026, 11, 1), dt.date(2026, 12, 1), dt.date(2026, 10, 1), dt.date(2027, 1, 1)]
OPEN = "Belum Selesai"
NOBODY, NO_UNIT = "tidak diketahui", "Tanpa unit"
THEMES = ["Waktu Tunggu", "Kebersihan", "Antre Loket Baru", "Sikap Petugas"]


def month_name(day: dt.date) -> str:
    return f"{day:%Y-%m}"


def month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


# --- what reports must say --------------------------------------------------------------------------------------


def as_of(row: dict, last: dt.date, day: dt.date) -> dict:
    """A feedback as it stood at the end of a period: a stage reached later is none yet, nor is a rating of it, nor a later reply (G13)."""
    if day <= last:
        return row
    later = {h: None for h in [*model.DATES[1:], "Tanggal Balasan"] if known(model.date_of(row.get(h))) and model.date_of(row[h]) > last}
    if any(h in later for h in model.DATES):
        later["Nilai"] = None
    if "Tanggal Balasan" in later:
        later["Jam Balasan"] = None
    return row | later


def effective(row: dict) -> tuple[str, str, str]:
    """Kind, theme and unit as they count: staff's, else the suggestion."""
    kind = model.kind_of(row)
    kind = kind if known(kind) else model.kind_of({"Jenis": row["_told"].get("Usulan Jenis")})
    theme = row.get("Tema") or row["_told"].get("Usulan Tema") or model.UNGROUPED
    return kind if known(kind) else "Umpan Balik", str(theme), str(row.get("Unit") or row["_told"].get("Usulan Unit") or NO_UNIT)


def counts_of(rows: list[dict], now: dt.date, profile: Profile) -> collections.Counter:
    """The figures of some feedback, none a duplicate."""
    told: collections.Counter = collections.Counter()
    for row in rows:
        kind, theme, unit = effective(row)
        verdict = model.verdict_of(row, now, profile, theme, None if unit == NO_UNIT else unit, row["_told"].get("Usulan Jenis"))
        channel = model.channel_of(row)
        told["Umpan balik"] += 1
        told[f"Kanal {channel if known(channel) else NOBODY}"] += 1
        told[f"Jenis {kind}"] += 1
        told[f"Tema {theme}"] += 1
        told[f"Unit {unit}"] += 1
        told[f"Tahap {verdict.stage}"] += 1
        for clause in verdict.clauses & {"D2", "D4"}:
            told[f"Pelanggaran {clause}"] += 1
        told["Selesai"] += verdict.action.what == "Selesai"
        told["Lewat batas"] += verdict.code == "L"
        if channel in ("WhatsApp", "SMS"):
            replied = known(model.date_of(row.get("Tanggal Balasan"))) or model.dates_of(row)[5] is not None
            told["Dibalas" if replied else "Belum dibalas"] += 1
        grade, score = model.grade_of(row), model.score_of(row.get("Nilai"))
        if profile.grading and known(grade):
            told[f"Grading {grade}"] += 1
            punctual = model.punctuality_of(row, now, profile)
            told[f"Tepat waktu {grade}"] += punctual == "Tepat"
            told[f"Terlambat dijawab {grade}"] += punctual == "Terlambat"
        if known(score):
            told[f"Nilai {score}"] += 1
        told[f"Umpan balik {model.day_text(model.date_of(row['Tanggal']))}"] += 1
    return told


def figures_of(rows: list[dict], first: dt.date, last: dt.date, day: dt.date, profile: Profile) -> dict[str, int]:
    """A report's figures made on `day` (G13: as of the period's end once that has passed)."""
    mine = [as_of(r, last, day) for r in rows if first <= model.date_of(r["Tanggal"]) <= last]
    told = counts_of([r for r in mine if not model.is_duplicate(r)], min(day, last + DAY), profile)
    told["Duplikat"] = sum(map(model.is_duplicate, mine))
    return dict(told)


def most_frequent(told: collections.Counter) -> str:
    """`Tema terbanyak`: all that come as often."""
    themes = {k[5:]: n for k, n in told.items() if k.startswith("Tema ") and k[5:] != model.UNGROUPED and n}
    most = max(themes.values(), default=0)
    names = sorted(t for t, n in themes.items() if n == most)
    if len(names) < 2:
        return f"{names[0]} ({most})" if names else ""
    rest = len(names) - 3
    return f"{', '.join(names[:3] if rest > 0 else names[:-1])} dan {f'{rest} lain' if rest > 0 else names[-1]} (masing-masing {most})"


# --- the days ---------------------------------------------------------------------------------------------------


class Talk:
    """One chat or the SMS of one telephone: what was said, and what exports have shown of it."""

    def __init__(self, name: str, clients: list[tuple[str, str]], seed: int):
        self.name, self.clients, self.shown = name, clients, 0
        self.chat = messages.Chat(messages.style_of("android_id"), seed)
        self.ends: list[int] = []  # of each message in the chat's lines
        self.waiting: list[str] = []  # who began a thread that nobody answered
        self.since = 0  # the message before which nobody waits

    def say(self, at: dt.datetime, who: tuple[str, str], text: str) -> None:
        self.chat.now = at
        self.chat.put(who, text, minutes=0)
        self.ends.append(len(self.chat.lines))

    def export(self, begin: int) -> str:
        """The chat from a message on: telephones were changed, old ones deleted."""
        self.shown = len(self.ends)
        return "\n".join(self.chat.lines[self.ends[begin - 1] if begin else 0 :]) + "\n"

    def threads(self) -> list[dict]:
        """Rows of the register that the exports prove."""
        found = []
        for t in model.threads_of(self.chat.expected[: self.shown], {US[1]}).threads:
            number = re.sub(r"\D", "", t.sender)
            who = {"No Telepon": t.sender} if len(number) >= 8 else {"Nama": t.sender}
            reply = {} if t.reply is None else {"Tanggal Balasan": t.reply.date(), "Jam Balasan": t.reply.time()}
            found.append({"Tanggal": t.first.date(), "Jam": t.first.time(), "Kanal": "WhatsApp", "Isi": t.text, **who, **reply})
        return found


class FeedbackStory:
    """A register fed by lists, by what staff type, by chats; stages go on for weeks, also after the month is closed."""

    def __init__(self, judge: TimeJudge, folder: pathlib.Path, seed: int, start: dt.date, often: tuple[int, ...] = (0, 0, 1, 2), talks: float = 1):
        """`often`: how many feedback a day may have beside messages; `talks`: the part of days on which a chat goes on."""
        self.judge, self.folder, self.start, self.often, self.talking = judge, folder, start, often, talks
        self.profile = Profile(grading="kkm") if seed % 2 else Profile()
        set_keys(folder, SOP, {"own_names": [US[1]]} | ({"grading": "kkm"} if seed % 2 else {}))
        self.random, self.register = random.Random(f"feedback {seed}"), feedback.Register(seed)
        inv = self.register.inv
        names = [(n, n) for n in (inv.name()[0] for _ in range(3))]
        self.talks = [Talk(names[0][1], names[:1], seed), Talk(names[1][1], names[1:2], seed), Talk("Warga", [names[2], messages.phone(inv), messages.phone(inv)], seed)]
        self.rows: dict[tuple[dt.date, int], dict] = {}  # that the program knows, by moment
        self.listed: list[dict] = []  # to be exported as a list
        self.unwritten: list[dict] = []
        self.taken: set[tuple[dt.date, int]] = set()
        self.files: dict[str, int] = {}
        self.ledgers: dict[str, Ledger] = {}
        self.numbers: collections.Counter = collections.Counter()
        self.openings: list[dt.date] = []
        self.books: dict[tuple[str, str], list | None] = {}  # lines of closed months
        self.closed: set[str] = set()
        self.plans: dict[str, dict] = {}  # by problem: where it stands, how often it was carried, since when it is late
        self.answers: list[dt.date] = []  # of the survey
        self.serial = 0

    # what happens

    def minute(self, day: dt.date, length: int = 1) -> int:
        """So many minutes of a day in which nothing else happens: order of receipt is never in doubt."""
        while True:
            at = 7 * 60 + self.random.randrange(13 * 60)
            span = [(day, m) for m in range(at, at + length)]
            if not self.taken & set(span):
                self.taken |= set(span)
                return at

    def text(self) -> str:
        self.serial += 1
        return f"{self.random.choice(feedback.TEXTS[:11])} (catatan {self.serial:04d})"

    def write(self, day: dt.date) -> None:
        """A feedback that no message brings."""
        r, minute = self.random, self.minute(day)
        channel = r.choice(["Langsung", "Langsung", "Telepon", "Rapat/Pertemuan", "Kotak Saran", "SMS"])
        row = self.register.row(day, dt.time(minute // 60, minute % 60), Kanal=channel, Isi=self.text(), Jenis=r.choice([None, *model.KINDS]), Keputusan=None)
        if channel == "Kotak Saran" or r.random() < 0.1:
            row |= {"Nama": r.choice([None, row["Nama"]]), "No Telepon": None}
        row["_ready"] = day + DAY * (r.randrange(5, 20) if r.random() < 0.1 else 0)
        (self.unwritten if r.random() < 0.5 else self.listed).append(row)

    def talk(self, talk: Talk, day: dt.date) -> None:
        """A day of a chat. We answer only where one thread waits, so that nobody can doubt which."""
        r = self.random
        if len(talk.waiting) == 1 and r.random() < 0.3:
            at = self.minute(day, 3)
            talk.say(dt.datetime.combine(day, dt.time(at // 60, at % 60)), US, "Mohon maaf baru dibalas")
            talk.waiting.clear()
            return
        if r.random() < 0.6:
            return
        who, at = r.choice(talk.clients), self.minute(day, 40)
        if not talk.waiting:
            talk.since = len(talk.ends)
        for n in range(r.choice([1, 1, 2, 3])):
            talk.say(dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=at + 4 * n), who, self.text())
        talk.waiting.append(who[1])
        if len(talk.waiting) == 1 and r.random() < 0.5:
            talk.say(dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=at + r.choice([13, 25, 39])), US, "Terima kasih, kami tindak lanjuti")
            talk.waiting.clear()

    def export(self, day: dt.date) -> None:
        r, inbox = self.random, self.folder / "masuk"
        ready = [w for w in self.listed if w["_ready"] <= day]
        if ready and r.random() < 0.7:
            name = f"daftar {day.isoformat()}.{r.choice(['csv', 'xlsx'])}"
            feedback.write_table(inbox / name, [c for c in feedback.COLUMNS if c != "ID"], ready)
            self.files[name] = len(ready)
            for row in ready:
                self.listed.remove(row)
                self.know(row)
        for talk in self.talks:
            if len(talk.ends) > talk.shown and r.random() < 0.4:
                if r.random() < 0.5:
                    for old in inbox.glob(f"Chat WhatsApp dengan {talk.name} *"):
                        old.unlink()
                begin = r.randrange(min(talk.shown, talk.since) + 1) if r.random() < WINDOWS else 0
                (inbox / f"Chat WhatsApp dengan {talk.name} {day.isoformat()}.txt").write_text(talk.export(begin), "utf-8")

    def know(self, row: dict) -> None:
        self.rows.setdefault((row["Tanggal"], model.minutes_of(row["Jam"])), row)

    def book(self, day: dt.date) -> pathlib.Path:
        return book_of(self.folder, month_name(day))

    def write_down(self, day: dt.date) -> None:
        for row in [u for u in self.unwritten if u["_ready"] <= day and self.book(u["Tanggal"]).exists()]:
            with Pen(self.book(row["Tanggal"])) as pen:
                pen.add(pen.table("Register", "Tanggal", "ID", "Isi", "Tahap"), {c: row[c] for c in feedback.COLUMNS if c != "ID" and row[c] is not None})
            self.unwritten.remove(row)
            self.know(row)

    def change(self, row: dict, day: dt.date) -> dict[str, object]:
        """What staff type into a row that stands in the register."""
        r, stage = self.random, model.stage_of(row)
        match r.randrange(9):
            case 0 | 1 | 2 | 3 if stage < 6:
                header = model.DATES[min(stage + (2 if r.random() < 0.06 else 1), 6)]
                return {header: max(day - DAY * r.choice([0, 0, 0, 1, 5]), row["Tanggal"] - DAY * (r.random() < 0.05))}
            case 4 if stage in (5, 6):
                return {"Nilai": r.choice([1, 2, 3, 4])}
            case 5:
                return {"Tema": r.choice(THEMES), "Unit": r.choice(["Apotek", "Poli Gigi"])}
            case 6:
                return {"Jenis": r.choice(model.KINDS)}
            case 7 if self.profile.grading:
                return {"Grading": r.choice(list(model.LIMITS))}
            case 8 if r.random() < 0.15 and len(self.rows) > 3:
                other = r.choice([x for x in self.rows.values() if x.get("ID")])
                return {"Duplikat Dari": other["ID"]} if other is not row else {}
        return {}

    def correct(self, day: dt.date) -> None:
        r, seen = self.random, [row for row in self.rows.values() if row.get("ID")]
        picked = r.sample(seen, min(len(seen), r.randrange(2, 9)))
        picked = [row for row in picked if not self.close(row, day)]
        for month in sorted({month_name(row["Tanggal"]) for row in picked}):
            with Pen(book_of(self.folder, month)) as pen:
                table = pen.table("Register", "ID", "Tanggal", "Isi", "Tahap")
                places = table.by_name()
                for row in (p for p in picked if month_name(p["Tanggal"]) == month):
                    change = self.change(row, day)
                    pen.type(table, places[row["ID"]][0], change)
                    row.setdefault("_typed", {}).update(change)
                    row.update(change)

    def close(self, row: dict, day: dt.date) -> bool:
        """Staff may fill in an earlier month's row on `Belum Selesai` of this month's book, if it stands there."""
        path = self.book(day)
        if month_name(row["Tanggal"]) >= month_name(day) or not path.exists() or self.random.random() < 0.4:
            return False
        with Pen(path) as pen:
            table = pen.table(OPEN, "ID", "Asal", "Tindak Lanjut")
            places = table.by_name().get(row["ID"])
            if not places:
                return False
            change = self.change(row, day)
            pen.type(table, places[0], change)
        row.setdefault("_typed", {}).update(change)
        row.update(change)
        return True

    def judge_open(self, day: dt.date) -> None:
        """`Belum Selesai` of this month's book: what earlier months left open (G10)."""
        judge, month = self.judge, month_name(day)
        table = LogTable(load(self.book(day))[OPEN], "ID", "Asal", "Tindak Lanjut")
        told = {str(table.get(r, "rm")): {h: table.get(r, h) for h in ("Kode", "Asal")} for r in table.rows()}
        wanted = {}
        for row in self.rows.values():
            if month_name(row["Tanggal"]) < month:
                _, theme, unit = effective(row)
                verdict = model.verdict_of(row, day, self.profile, theme, None if unit == NO_UNIT else unit, row["_told"].get("Usulan Jenis"))
                if verdict.code not in ("S", "D"):
                    wanted[row["ID"]] = verdict.code
        for name in sorted(wanted | {n: 0 for n, t in told.items() if t["Kode"] not in ("S", "D")}):
            there = told.get(name, {})
            judge.holds(OPEN, name, "Kode", wanted.get(name, "none open"), (there["Kode"] or "") if there else "no row")

    def open_box(self, day: dt.date) -> None:
        if self.random.random() < 0.12 and self.book(day).exists():
            with Pen(self.book(day)) as pen:
                pen.add(pen.table("Pembukaan Kotak", "Tanggal", "Petugas", "Jumlah Saran"), {"Tanggal": day, "Petugas": "Ibu Kader", "Jumlah Saran": 0})
            self.openings.append(day)

    def plan(self, day: dt.date) -> None:
        """RTL: a plan more, or one less (E3, E4)."""
        r, month = self.random, month_name(day)
        if not self.book(day).exists() or r.random() > 0.25:
            return
        mine = [p for p in self.plans.values() if p["month"] == month and p["Status"] in ("Terbuka", "Berjalan")]
        if mine and r.random() < 0.4:
            done = r.choice(mine)
            done["Status"] = r.choice(["Selesai", "Batal"])
        else:
            done = {"Masalah": f"Masalah {len(self.plans) + 1}", "Rencana": "Diperbaiki", "Penanggung Jawab": "Kepala TU", "Tenggat": day + DAY * r.randrange(3, 40), "Status": r.choice(["Terbuka", "Berjalan"])}
            self.plans[done["Masalah"]] = done | {"month": month, "born": month, "carried": 0}
        type_plans(self.folder, month, [{h: v for h, v in done.items() if h[0].isupper()}])

    def ask(self, day: dt.date) -> None:
        """A survey, now and then of the month before."""
        if self.random.random() < 0.06:
            days = [day - DAY * self.random.randrange(12) for _ in range(self.random.randrange(3, 9))]
            answers = [{"Tanggal": d, "Unit": "Apotek"} | {u: self.random.randrange(1, 5) for u in model.ELEMENTS} for d in days]
            name = f"survei {day.isoformat()}.csv"
            feedback.write_table(self.folder / "masuk" / name, ["Tanggal", "Unit", *model.ELEMENTS], answers)
            self.files[name] = len(answers)
            self.answers += days

    def idle(self, day: dt.date) -> None:
        """What happens whether or not somebody runs the program."""
        for _ in range(self.random.choice(self.often)):
            self.write(day)
        for talk in self.talks:
            if self.talking == 1 or self.random.random() < self.talking:
                self.talk(talk, day)

    def before_run(self, day: dt.date) -> None:
        self.write_down(day)
        self.correct(day)
        self.open_box(day)
        self.plan(day)
        self.ask(day)
        self.export(day)

    # what must be so

    def after_run(self, day: dt.date, answer: dict) -> None:
        judge = self.judge
        for talk in self.talks:
            for told in talk.threads():
                key = (told["Tanggal"], model.minutes_of(told["Jam"]))
                row = self.rows.setdefault(key, {})
                row.update({k: v for k, v in told.items() if k not in row.get("_typed", {})})
        self.give_numbers()
        found = {}
        for month in sorted({month_name(k[0]) for k in self.rows} | {month_name(day)}):
            for told in records(self.folder, month):
                found.setdefault((model.date_of(told["Tanggal"]), model.minutes_of(told.get("Jam"))), []).append(told | {"_month": month})
        for key, row in sorted(self.rows.items(), key=lambda r: r[0]):
            name = f"{row['ID']} {row['Kanal']} {key[0]} {key[1] // 60:02d}.{key[1] % 60:02d}"
            there = found.pop(key, [])
            judge.holds("Register", name, "rows", month_name(key[0]), ", ".join(t["_month"] for t in there))
            row["_told"] = there[0] if there else {}
            for header in ("ID", "Isi", "Nilai", "Tema") if there else ():
                judge.holds("Register", name, header, row.get(header), str(row["_told"].get(header) or "").replace("\r\n", "\n"))
            for header in [*model.DATES[1:], "Tanggal Balasan"] if there else ():
                judge.holds("Register", name, header, model.date_of(row.get(header)), model.date_of(row["_told"].get(header)))
            for column, value, got, ok in verdict_columns(row, row["_told"], day, self.profile) if there else ():
                judge.holds("Register", name, column, value, got, ok)
        for key, there in found.items():
            judge.holds("Register", f"{there[0].get('ID')} {key}", "rows", "none", there[0].get("Isi"))
        for name, count in self.files.items():
            told = next((i for i in answer.get("inputs", []) if i["file"] == name), {})
            judge.holds("--json", name, "rows", count, told.get("rows"))
            judge.holds("--json", name, "rejected", 0, told.get("rejected"))
        self.judge_open(day)
        self.judge_reports(day, answer)
        self.judge_box(day, answer)
        self.judge_plans(day)

    def give_numbers(self) -> None:
        """D1: new ones in order of receipt, a year's after its highest."""
        for key in sorted(k for k, r in self.rows.items() if not r.get("ID")):
            self.numbers[key[0].year] += 1
            self.rows[key]["ID"] = f"UB-{key[0].year}-{self.numbers[key[0].year]:04d}"

    def judge_reports(self, day: dt.date, answer: dict) -> None:
        judge, rows, added = self.judge, list(self.rows.values()), 0
        periods: dict[str, tuple[dt.date, dt.date, pathlib.Path]] = {}
        for date in {k[0] for k in self.rows} | {day}:
            monday = date - DAY * date.weekday()
            periods[week_name(date)] = (monday, monday + DAY * 6, self.folder / "laporan" / f"Rekap Umpan Balik {week_name(date)}.xlsx")
            periods[month_name(date)] = (date.replace(day=1), month_end(date), analysis_of(self.folder, month_name(date)))
        for name, (first, last, path) in sorted(periods.items()):
            ledger = self.ledgers.setdefault(name, Ledger(last))
            figures = figures_of(rows, first, last, day, self.profile)
            if name == month_name(first):
                figures["Responden survei"] = sum(first <= d <= last for d in self.answers)
            added += ledger.run(day, figures)
            ledger.judge(judge, path)
        told = sum(p.get("corrections", 0) for p in answer.get("procedures", []) if p.get("sop") == SOP)
        judge.holds("--json", SOP, "corrections", added, told)
        for month in sorted({month_name(k[0]) for k in self.rows}):
            self.judge_book(month, day, rows)
            if day > month_end(dt.date.fromisoformat(f"{month}-01")):
                self.closed.add(month)

    def judge_book(self, month: str, day: dt.date, rows: list[dict]) -> None:
        """`Buku Umpan Balik` of a month's book: a line a week, as things stand, or stood as the month was closed."""
        judge, book = self.judge, values_of(book_of(self.folder, month))
        last = month_end(dt.date.fromisoformat(f"{month}-01"))
        headers = ["Minggu", "Masuk", "Tema terbanyak", "Dibalas", "Belum dibalas", "Selesai", "Terbuka", "Duplikat"]
        mine = [r for r in rows if month_name(r["Tanggal"]) == month]
        for week in sorted({week_name(r["Tanggal"]) for r in mine}) + ["Jumlah"]:
            theirs = [as_of(r, last, day) for r in mine if week in ("Jumlah", week_name(r["Tanggal"]))]
            told = counts_of([r for r in theirs if not model.is_duplicate(r)], min(day, last + DAY), self.profile)
            wanted = [told["Umpan balik"], most_frequent(told), told["Dibalas"], told["Belum dibalas"], told["Selesai"], told["Umpan balik"] - told["Selesai"], sum(map(model.is_duplicate, theirs))]
            if day > last:
                # closed by the first run after its end
                wanted = self.books.setdefault((month, week), wanted if month not in self.closed else None)
            got = line_of(book["Buku Umpan Balik"], week, headers)
            if wanted is None or week == "Jumlah" and got.get("Masuk") is None:
                continue  # a week that had nothing then; sums that were not worked out since somebody saved the book
            for header, value in zip(headers[1:], wanted, strict=True):
                judge.holds(f"Buku Umpan Balik {month}", week, header, value, got.get(header), str(value) == str(got.get(header) or (0 if value == 0 else "")))

    def judge_plans(self, day: dt.date) -> None:
        """E4: an open plan goes along to the next month's book, and says how often it did and whether it is late."""
        judge, month = self.judge, month_name(day)
        for plan in self.plans.values():
            if plan["month"] < month and plan["Status"] in ("Terbuka", "Berjalan"):
                plan |= {"month": month, "carried": plan["carried"] + 1}
        told = plans_in(self.folder, month)
        mine = {k: p for k, p in self.plans.items() if p["month"] == month}
        judge.holds(f"RTL {month}", "all", "Masalah", sorted(mine), sorted(told))
        for problem, plan in mine.items():
            there = told.get(problem, {})
            judge.holds(f"RTL {month}", problem, "Status", plan["Status"], there.get("Status"))
            judge.holds(f"RTL {month}", problem, "Terbawa", plan["carried"], int(there.get("Terbawa") or 0))
            late = plan["Status"] in ("Terbuka", "Berjalan") and plan["Tenggat"] < day
            judge.holds(f"RTL {month}", problem, "Keadaan", late, "lewat tenggat" in str(there.get("Keadaan")).casefold())

    def judge_box(self, day: dt.date, answer: dict) -> None:
        """D3: a week that is over without an opening is pointed out."""
        letters = [k[0] for k, r in self.rows.items() if model.channel_of(r) == "Kotak Saran"]
        told = set(re.findall(r"D3: kotak saran minggu (\d{4}-W\d\d) tidak tercatat dibuka", "\n".join(answer.get("warnings", []))))
        self.judge.holds("--json", "warnings", "D3", sorted(model.unopened_weeks(letters, self.openings, day, [k[0] for k in self.rows])), sorted(told))
