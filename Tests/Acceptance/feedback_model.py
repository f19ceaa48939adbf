#!/usr/bin/env python3
"""The rules of D and E, written a second time from their text alone, so that the program has an independent judge.

A row is a dict from a header, spelled as in RULES, to what stands in its cell: a text, a number, a date, a time or None.
Nothing here reads a file or a clock: `now` is the date of the run. Run by itself, it tries rows worked out by hand.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import re
from fractions import Fraction

from log_model import DAY, UNREADABLE, Unreadable, date_of, day_text, known, minutes_of, missing, squeezed, week_name

__all__ = ["UNREADABLE", "date_of", "known", "minutes_of", "missing", "squeezed", "week_name"]

BOTH, FIVE, MOBILE = "keduanya", "lima-kanal", "whatsapp-sms"
STAGES = ["Diterima", "Diidentifikasi", "Didistribusikan", "Diputuskan", "Disetujui Kepala", "Dijawab Tertulis", "Umpan Balik Klien", "Dinilai"]
SHORT = [s.removesuffix(" Kepala") for s in STAGES]
DATES = ["Tanggal", "Tanggal Identifikasi", "Tanggal Distribusi", "Tanggal Keputusan", "Tanggal Persetujuan", "Tanggal Jawaban", "Tanggal Umpan Balik Klien"]
CHANNELS = ["Langsung", "Rapat/Pertemuan", "Telepon", "SMS", "Kotak Saran", "WhatsApp"]
PRAISE = {"Pujian", "Positif"}
UNTIMED = PRAISE | {"Saran"}  # no answer is owed by a certain day
KINDS = ["Keluhan", "Komplain", "Umpan Balik", "Positif", "Negatif", "Saran", "Pertanyaan", "Pujian"]
LIMITS = {"Merah": 1, "Kuning": 3, "Hijau": 7}
TARGET = 80
UNGROUPED = "Belum Dikelompokkan"
TEAM, MOBILE_TEAM = "Tim Penanganan Keluhan", "Tim Pengelola Umpan Balik"
CHANNEL_ALIASES = {"wa": "WhatsApp", "rapat": "Rapat/Pertemuan", "pertemuan": "Rapat/Pertemuan", "telp": "Telepon", "tatap muka": "Langsung"}


@dataclasses.dataclass(frozen=True)
class Profile:
    """`[umpan-balik]` of sapa.toml."""

    sop: str = BOTH
    grading: str | None = None  # kkm
    days: str | None = None  # kerja
    formula: str = "gabungan"
    weekdays: tuple[int, ...] = (5, 6)  # closed, Monday is 0
    holidays: tuple[dt.date, ...] = ()
    thread_minutes: int = 30
    answer_days: int = 7
    feedback_days: int = 7
    reply_days: int = 1
    head_title: str = "Kepala Puskesmas"

    def closed(self, day: dt.date) -> bool:
        return day.weekday() in self.weekdays or day in self.holidays


# --- what a cell says -------------------------------------------------------------------------------------------


def one_of(value: object, names: list[str], aliases: dict[str, str] | None = None) -> str | Unreadable | None:
    if missing(value):
        return None
    told = squeezed(value)
    return {n.casefold(): n for n in names}.get(told) or (aliases or {}).get(told) or UNREADABLE


def channel_of(row: dict) -> str | Unreadable | None:
    return one_of(row.get("Kanal"), CHANNELS, CHANNEL_ALIASES)


def kind_of(row: dict) -> str | Unreadable | None:
    return one_of(row.get("Jenis"), KINDS, {f"umpan balik {k.casefold()}": k for k in KINDS[3:]})


def grade_of(row: dict) -> str | Unreadable | None:
    return one_of(row.get("Grading"), list(LIMITS))


def score_of(value: object) -> int | Unreadable | None:
    """1, 2, 3 or 4."""
    if missing(value):
        return None
    if isinstance(value, int | float):
        return int(value) if value in (1, 2, 3, 4) else UNREADABLE
    return int(value) if re.fullmatch(r"\s*[1-4]\s*", str(value)) else UNREADABLE


def dates_of(row: dict) -> list[dt.date | None]:
    """The stages' dates; an unreadable one counts as absent."""
    return [d if known(d) else None for d in (date_of(row.get(h)) for h in DATES)]


def anonymous(row: dict) -> bool:
    return missing(row.get("Nama")) and missing(row.get("No Telepon"))


def unreachable(row: dict) -> bool:
    """D4 j: nobody to give an answer to; a letter from the box tells a name at most."""
    return missing(row.get("No Telepon")) and (missing(row.get("Nama")) or channel_of(row) == "Kotak Saran")


def counted_kind(row: dict, suggested: object = None) -> object:
    """Staff's kind, else the suggested one; what staff graded is a complaint whatever its words suggest (D5, D7)."""
    kind = kind_of(row)
    return kind if known(kind) else None if known(grade_of(row)) else kind_of({"Jenis": suggested})


def answered_in_chat(row: dict, suggested: object = None) -> bool:
    """A question that was answered where it was asked needs nothing more, unless staff graded it."""
    return (
        counted_kind(row, suggested) == "Pertanyaan" and not known(grade_of(row)) and channel_of(row) in ("WhatsApp", "SMS")
        and known(date_of(row.get("Tanggal Balasan")))
    )


def owes_answer(row: dict, suggested: object = None) -> bool:
    """Praise, suggestions and answered questions bear no complaint's deadline."""
    return counted_kind(row, suggested) not in UNTIMED and not answered_in_chat(row, suggested)


def way_of(row: dict) -> str | None:
    """How a client who is not there in person is reached: as the feedback came."""
    channel = channel_of(row)
    if channel in ("WhatsApp", "SMS"):
        return channel
    return "telepon" if channel in ("Telepon", "Kotak Saran") and not missing(row.get("No Telepon")) else None


def is_duplicate(row: dict) -> bool:
    return not missing(row.get("Duplikat Dari")) and squeezed(row["Duplikat Dari"]) != "bukan"


def unreadable_columns(row: dict) -> list[str]:
    """What must be listed in Data Bermasalah though the row is used."""
    found = [h for h, v in [("Kanal", channel_of(row)), ("Jenis", kind_of(row)), ("Nilai", score_of(row.get("Nilai"))), ("Grading", grade_of(row))] if v is UNREADABLE]
    return found + [h for h in [*DATES[1:], "Tanggal Balasan"] if date_of(row.get(h)) is UNREADABLE]


# --- D4: stages -------------------------------------------------------------------------------------------------


def present(row: dict) -> list[bool]:
    return [True] + [d is not None for d in dates_of(row)[1:]] + [known(score_of(row.get("Nilai")))]


def stage_of(row: dict) -> int:
    return max(i for i, there in enumerate(present(row)) if there)


def breaches_d4(row: dict) -> list[str]:
    there, dates, found = present(row), dates_of(row), []
    for later in range(1, len(STAGES)):
        if not there[later]:
            continue
        before = max(i for i in range(later) if there[i])
        found += [f"D4: {SHORT[later]} sebelum {SHORT[i]}" for i in range(before + 1, later)]
        if later < len(dates) and dates[before] > dates[later]:
            found.append(f"D4: {SHORT[later]} sebelum {SHORT[before]}")
    return found


def breaches_d2(row: dict) -> list[str]:
    found = []
    if anonymous(row) and channel_of(row) != "Kotak Saran":
        found.append("D2: identitas tidak dicatat")
    if missing(row.get("Isi")):
        found.append("D2: isi tidak dicatat")
    return found


# --- D7: punctuality --------------------------------------------------------------------------------------------


def days_between(received: dt.date, answered: dt.date, grade: str, profile: Profile) -> int:
    if profile.days != "kerja" or grade == "Merah" or answered <= received:
        return (answered - received).days
    return sum(not profile.closed(received + DAY * i) for i in range(1, (answered - received).days + 1))


def last_days(received: dt.date, grade: str, profile: Profile) -> tuple[dt.date, dt.date]:
    """The day on which the limit is reached, and the last one that still counts as on time (closed days may follow it)."""
    day = received
    while days_between(received, day, grade, profile) < LIMITS[grade]:
        day += DAY
    last = day
    while days_between(received, last + DAY, grade, profile) <= LIMITS[grade]:
        last += DAY
    return day, last


def punctuality_of(row: dict, now: dt.date, profile: Profile) -> str | None:
    """`Tepat`, `Terlambat`, `Belum jatuh tempo`; None without a grade."""
    grade, received = grade_of(row), date_of(row["Tanggal"])
    if profile.grading != "kkm" or not known(grade) or not owes_answer(row):
        return None
    answered = dates_of(row)[5]
    if answered is not None:
        return "Tepat" if days_between(received, answered, grade, profile) <= LIMITS[grade] else "Terlambat"
    return "Terlambat" if last_days(received, grade, profile)[1] < now else "Belum jatuh tempo"


def half_up(value: Fraction, places: int = 2) -> Fraction:
    scaled = value * 10**places
    return Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**places)


@dataclasses.dataclass
class Punctuality:
    counts: dict[str, collections.Counter]  # by grade, and Semua

    @classmethod
    def of(cls, rows: list[dict], now: dt.date, profile: Profile) -> Punctuality:
        counts = {g: collections.Counter() for g in [*LIMITS, "Semua"]}
        for row in rows:
            told = punctuality_of(row, now, profile)
            if told and not is_duplicate(row):
                counts[grade_of(row)][told] += 1
                counts["Semua"][told] += 1
        return cls(counts)

    def answers(self, grade: str) -> int:
        return self.counts[grade]["Tepat"] + self.counts[grade]["Terlambat"]

    def percent(self, grade: str) -> Fraction | None:
        c, counted = self.counts[grade], self.answers(grade)
        return Fraction(100 * c["Tepat"], counted) if counted else None

    @property
    def joint(self) -> Fraction | None:
        return self.percent("Semua")

    @property
    def mean(self) -> Fraction | None:
        told = [p for g in LIMITS if (p := self.percent(g)) is not None]
        return sum(told, Fraction()) / len(told) if told else None


# --- what is said of a row --------------------------------------------------------------------------------------


@dataclasses.dataclass
class Action:
    """`<what> – <who> – paling lambat dd/mm/yyyy`; more than one deadline where closed days leave room; `untimed`: it says that there is none."""

    what: str
    who: str = ""
    deadlines: tuple[dt.date, ...] = ()
    untimed: bool = False

    @property
    def texts(self) -> list[str]:
        if not self.who:
            return [self.what]
        stem = f"{self.what} – {self.who}"
        if self.untimed:
            return [f"{stem} – tanpa batas waktu"]
        return [f"{stem} – paling lambat {day_text(d)}" for d in self.deadlines] or [stem]


@dataclasses.dataclass
class Verdict:
    stage: str
    violations: list[str]
    doubtful: list[str]  # violations that may or may not be told
    action: Action
    code: str

    @property
    def clauses(self) -> set[str]:
        return {v.split(":")[0] for v in self.violations}


def answer_deadlines(row: dict, profile: Profile) -> tuple[dt.date, ...]:
    received, grade = date_of(row["Tanggal"]), grade_of(row)
    if profile.grading == "kkm" and known(grade):
        first, last = last_days(received, grade, profile)
        return (first, last) if first != last else (first,)
    return (received + DAY * profile.answer_days,)


def action_of(row: dict, profile: Profile, theme: str | None, unit: str | None, kind: object = None) -> Action:
    """`theme`, `unit`: the effective ones (staff's, else the suggestion); `kind`: the suggested one."""
    if is_duplicate(row):
        return Action(f"Lihat {str(row['Duplikat Dari']).strip()}")
    dates, stage, nobody, way = dates_of(row), stage_of(row), unreachable(row), way_of(row)
    if profile.sop == MOBILE:
        if not known(date_of(row.get("Tanggal Balasan"))) and dates[5] is None:
            way = f"Balas lewat {channel_of(row)}" if channel_of(row) in ("WhatsApp", "SMS") else "Balas pesan"
            if counted_kind(row, kind) in PRAISE:
                return Action(way, MOBILE_TEAM, untimed=True)
            return Action(way, MOBILE_TEAM, (dates[0] + DAY * profile.reply_days,))
        if missing(theme) or theme == UNGROUPED:
            return Action("Kelompokkan", MOBILE_TEAM)
        return Action("Selesai")
    if stage == 0 and answered_in_chat(row, kind):
        return Action("Selesai")
    answer, party = answer_deadlines(row, profile), unit or "Pihak terkait"
    written = "Serahkan jawaban tertulis"
    if way:
        written = f"Kabari klien lewat {way} dan serahkan jawaban tertulis" if way == "telepon" else f"Kirim jawaban tertulis lewat {way}"
    told = stage_action(stage, nobody, written, f"Minta umpan balik klien{f' lewat {way}' if way else ''}", party, unit, answer, dates, profile)
    return told if owes_answer(row, kind) or told.what == "Selesai" else dataclasses.replace(told, deadlines=(), untimed=True)


def stage_action(stage: int, nobody: bool, written: str, question: str, party: str, unit: str | None, answer: tuple, dates: list, profile: Profile) -> Action:
    """D4: the next thing to do at a stage."""
    match stage:
        case 0:
            return Action("Identifikasi pokok masalah", TEAM, answer)
        case 1:
            return Action(f"Distribusikan ke {unit or 'unit terkait'}", TEAM, answer)
        case 2:
            return Action("Putuskan penyelesaian", f"{party} dan {TEAM}", answer)
        case 3:
            return Action("Mintakan persetujuan", profile.head_title, answer)
        case 4:
            return Action("Umumkan jawaban" if nobody else written, party, answer)
        case 5:
            return Action("Selesai") if nobody else Action(question, TEAM, (dates[5] + DAY * profile.feedback_days,))
        case 6:
            return Action("Catat penilaian ke Buku Kepuasan", TEAM, (dates[6] + DAY * profile.feedback_days,))
    return Action("Selesai")


def verdict_of(row: dict, now: dt.date, profile: Profile = Profile(), theme: str | None = None, unit: str | None = None, kind: object = None) -> Verdict:
    """For a row that has a date."""
    violations, doubtful = [], []
    if profile.sop != MOBILE:
        violations += breaches_d2(row) + breaches_d4(row)
    if punctuality_of(row, now, profile) == "Terlambat":
        late = f"D7: {grade_of(row)} lewat {LIMITS[grade_of(row)]} hari"
        (doubtful if is_duplicate(row) else violations).append(late)
    action = action_of(row, profile, theme, unit, kind)
    if is_duplicate(row):
        code = "D"
    elif action.what == "Selesai":
        code = "S"
    else:
        code = "L" if action.deadlines and max(action.deadlines) < now else ""
    return Verdict(STAGES[stage_of(row)], violations, doubtful, action, code)


# --- E5: threads and replies ------------------------------------------------------------------------------------


@dataclasses.dataclass
class Thread:
    sender: str
    first: dt.datetime
    last: dt.datetime
    texts: list[str]
    reply: dt.datetime | None = None
    order: int = 0  # of its latest message

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def minutes(self) -> int | None:
        return None if self.reply is None else int((self.reply - self.first).total_seconds() // 60)


@dataclasses.dataclass
class Conversation:
    threads: list[Thread]
    rows: int
    used: int
    merged: int


def own_sender(lines: list[dict]) -> str | None:
    """E5: the one with most replies, of several the one who did not write first; None if only one writes."""
    told = [l["sender"] for l in lines if l["kind"] in ("message", "media")]
    if len(set(told)) < 2:
        return None
    replies = collections.Counter(b for a, b in zip(told, told[1:]) if a != b)
    most = max(replies.values())
    best = [s for s in dict.fromkeys(told) if replies[s] == most]
    return next((s for s in best if s != told[0]), best[0])


def party(sender: str | None) -> str:
    """E5: a person whatever form the number has."""
    told = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", str(sender or "")).strip()
    number = re.sub(r"\D", "", told)
    if len(number) < 3 or re.search(r"[^\W\d]", told):
        return squeezed(told)
    return re.sub(r"^(0*62)?0*", "", number) if len(number.lstrip("0")) > 9 else number.lstrip("0")


def united(exports: list[list[dict]]) -> list[dict]:
    """E5: the messages of exports of one chat, in the order in which they were made, by moment, sender and text; so many equal ones of a minute as one export
    shows at most, a changed one by moment and sender, in its later wording. What an export shows to the minute another may show to the second."""
    found: list[dict] = []
    for export in exports:
        taken: set[int] = set()
        minute = lambda line: line["moment"][:16]
        same = lambda a, b: minute(a) == minute(b) and party(a["sender"]) == party(b["sender"]) and (a["kind"] == "media") == (b["kind"] == "media")
        left = []
        for line in (l for l in export if l["kind"] in ("message", "media")):
            place = next((i for i, f in enumerate(found) if i not in taken and same(f, line) and (line["kind"] == "media" or folded(f["text"]) == folded(line["text"]))), None)
            if place is None:
                left.append(line)
                continue
            taken.add(place)
            if line.get("edited"):
                found[place] = found[place] | {"text": line["text"], "edited": True}
            if line["moment"] > found[place]["moment"]:
                found[place] = found[place] | {"moment": line["moment"]}
        for line in left:
            place = next((i for i, f in enumerate(found) if i not in taken and same(f, line) and (f.get("edited") or line.get("edited"))), None)
            if place is None:
                taken.add(len(found))
                found.append(dict(line))
            else:
                taken.add(place)
                found[place] = found[place] | ({"text": line["text"], "edited": True} if line.get("edited") else {})
    return sorted(found, key=lambda line: line["moment"])


def threads_of(lines: list[dict], own: set[str], minutes: int = 30) -> Conversation:
    """`lines` of one chat as `sapa cat` tells them; for SMS, `direction` says who writes and `sender` is the other party.

    A reply answers all that wait in a chat with one client and by SMS; in a group the one whose sender wrote last (RULES 0a).
    """
    threads: list[Thread] = []
    open_of: dict[str, Thread] = {}
    rows = 0
    own = {party(o) for o in own}
    clients = {party(l["sender"]) for l in lines if l["kind"] in ("message", "media") and l.get("direction") is None and party(l["sender"]) not in own}
    for line in lines:
        if line["kind"] not in ("message", "media"):
            continue
        rows += 1
        at, sender = dt.datetime.fromisoformat(line["moment"]), party(line["sender"])
        if line.get("direction") == "out" or (line.get("direction") is None and sender in own):
            waiting = [t for t in threads if t.reply is None and (line.get("direction") is None or party(t.sender) == sender)]
            if line.get("direction") is None and len(clients) > 1:
                waiting = sorted(waiting, key=lambda t: t.order)[-1:]
            for thread in waiting:
                thread.reply = at
            continue
        text = "[media]" if line["kind"] == "media" else line["text"]
        thread = open_of.get(sender)
        if thread and at - thread.last < dt.timedelta(minutes=minutes):
            thread.texts.append(text)
            thread.last = at
        else:
            open_of[sender] = Thread(line["sender"], at, at, [text])
            threads.append(open_of[sender])
        open_of[sender].order = rows
    return Conversation(threads, rows, len(threads), rows - len(threads))


# --- D9: duplicates ---------------------------------------------------------------------------------------------


def folded(text: object) -> str:
    return re.sub(r"[\W_]+", "", str(text or "").casefold())


def digits(text: object) -> str:
    return re.sub(r"^(62|0)", "", re.sub(r"\D", "", str(text or "")))


def same_sender(a: dict, b: dict) -> bool:
    if digits(a.get("No Telepon")) and digits(b.get("No Telepon")):
        return digits(a["No Telepon"]) == digits(b["No Telepon"])
    return not missing(a.get("Nama")) and folded(a.get("Nama")) == folded(b.get("Nama"))


def maybe_same(a: dict, b: dict) -> bool:
    text = folded(a.get("Isi"))
    if not text or text != folded(b.get("Isi")) or text == "media" or abs((date_of(a["Tanggal"]) - date_of(b["Tanggal"])).days) > 1:
        return False
    in_one_minute = channel_of(a) == channel_of(b) == "WhatsApp" and date_of(a["Tanggal"]) == date_of(b["Tanggal"]) and known(minutes_of(a.get("Jam"))) and minutes_of(a.get("Jam")) == minutes_of(b.get("Jam"))
    return same_sender(a, b) or (len(text) >= 20 and (channel_of(a) != channel_of(b) or in_one_minute))


def suggested(rows: list[dict]) -> list[list[int]]:
    """For each row, in order of receipt, the earlier rows that it may repeat."""
    by_text = collections.defaultdict(list)
    found = []
    for i, row in enumerate(rows):
        found.append([j for j in by_text[folded(row.get("Isi"))] if maybe_same(row, rows[j])])
        by_text[folded(row.get("Isi"))].append(i)
    return found


# --- D8: survey -------------------------------------------------------------------------------------------------

ELEMENTS = {
    "U1": "Persyaratan", "U2": "Sistem, mekanisme, prosedur", "U3": "Waktu penyelesaian", "U4": "Biaya/tarif", "U5": "Produk spesifikasi jenis pelayanan",
    "U6": "Kompetensi pelaksana", "U7": "Perilaku pelaksana", "U8": "Penanganan pengaduan, saran, masukan", "U9": "Sarana dan prasarana",
}
# RULES 0a: a share, mean or grade of fewer answers is shown as their number.
FEWEST = 5
GRADES = [("A", Fraction(8831, 100)), ("B", Fraction(7661, 100)), ("C", Fraction(65)), ("D", Fraction(2500, 100))]


@dataclasses.dataclass
class Survey:
    means: dict[str, Fraction | None]
    index: Fraction | None  # rounded
    grade: str | None
    answers: dict[str, int]  # by element

    @property
    def fewest(self) -> int:
        return min(self.answers.values())


def survey_of(answers: list[dict]) -> Survey:
    """`answers`: from U1 … U9 to what stands in the cell."""
    means: dict[str, Fraction | None] = {}
    counts: dict[str, int] = {}
    for u in ELEMENTS:
        told = [s for a in answers if known(s := score_of(a.get(u)))]
        counts[u] = len(told)
        means[u] = Fraction(sum(told), len(told)) if told else None
    if any(m is None for m in means.values()):
        return Survey(means, None, None, counts)
    index = half_up(sum(means.values(), Fraction()) / 9 * 25)
    return Survey(means, index, next((g for g, least in GRADES if index >= least), None) if min(counts.values()) >= FEWEST else None, counts)


# --- D3 ---------------------------------------------------------------------------------------------------------


def unopened_weeks(suggestions: list[dt.date], openings: list[dt.date], now: dt.date, others: list[dt.date] = ()) -> list[str]:
    """The weeks that ended before `now` with neither, from the earliest one known by these or by `others`, feedback of any channel."""
    days = [*suggestions, *openings, *others]
    if not days:
        return []
    there, monday, found = {week_name(d) for d in suggestions + openings}, min(days) - DAY * min(days).weekday(), []
    while monday + DAY * 6 < now:
        if week_name(monday) not in there:
            found.append(week_name(monday))
        monday += DAY * 7
    return found


# --- by hand ----------------------------------------------------------------------------------------------------


def self_check() -> None:
    def row(**dates: int) -> dict:
        names = {"i": 1, "d": 2, "k": 3, "p": 4, "j": 5, "u": 6}
        told = {"Tanggal": dt.date(2026, 11, 2), "Nama": "Budi", "Isi": "x", "Kanal": "Langsung"}
        return told | {DATES[names[k]]: dt.date(2026, 11, v) for k, v in dates.items() if k != "n"} | ({"Nilai": dates["n"]} if "n" in dates else {})

    assert breaches_d4(row()) == [] and stage_of(row()) == 0
    assert breaches_d4(row(i=3, d=4, k=5, p=6, j=7, u=8, n=4)) == [] and stage_of(row(i=3, d=4, k=5, p=6, j=7, u=8, n=4)) == 7
    assert breaches_d4(row(p=6)) == ["D4: Disetujui sebelum Diidentifikasi", "D4: Disetujui sebelum Didistribusikan", "D4: Disetujui sebelum Diputuskan"]
    assert breaches_d4(row(i=3, d=4, p=6)) == ["D4: Disetujui sebelum Diputuskan"]
    assert breaches_d4(row(i=1)) == ["D4: Diidentifikasi sebelum Diterima"]
    assert breaches_d4(row(i=5, k=4)) == ["D4: Diputuskan sebelum Didistribusikan", "D4: Diputuskan sebelum Diidentifikasi"]
    assert breaches_d4(row(i=3, d=4, k=5, p=6, j=7, n=2)) == ["D4: Dinilai sebelum Umpan Balik Klien"]
    assert breaches_d4(row(n=0)) == [] and breaches_d4(row(i=2)) == []
    assert breaches_d2({"Isi": "x", "Kanal": "kotak saran "}) == [] and len(breaches_d2({"Kanal": "SMS", "No Telepon": "-"})) == 2

    kkm, work = Profile(grading="kkm"), Profile(grading="kkm", days="kerja", holidays=(dt.date(2026, 11, 19),))
    friday = dt.date(2026, 11, 13)
    assert last_days(friday, "Kuning", kkm) == (dt.date(2026, 11, 16),) * 2
    assert last_days(friday, "Kuning", work) == (dt.date(2026, 11, 18), dt.date(2026, 11, 19))
    assert last_days(friday, "Merah", work) == (dt.date(2026, 11, 14),) * 2
    assert last_days(dt.date(2026, 11, 16), "Hijau", work) == (dt.date(2026, 11, 26),) * 2
    late = {"Tanggal": friday, "Grading": "kuning", "Tanggal Jawaban": dt.date(2026, 11, 17)}
    assert punctuality_of(late, dt.date(2026, 11, 25), kkm) == "Terlambat" and punctuality_of(late, dt.date(2026, 11, 25), work) == "Tepat"
    assert punctuality_of({"Tanggal": friday, "Grading": "Merah"}, dt.date(2026, 11, 14), kkm) == "Belum jatuh tempo"
    assert punctuality_of({"Tanggal": friday, "Grading": "Merah"}, dt.date(2026, 11, 15), kkm) == "Terlambat"
    graded = [late, late | {"Grading": "Merah", "Tanggal Jawaban": friday}, late | {"Grading": "Merah", "Tanggal Jawaban": friday + DAY}, late | {"Duplikat Dari": "UB-2026-0001"}]
    told = Punctuality.of(graded, dt.date(2026, 11, 25), kkm)
    assert half_up(told.joint) == Fraction(6667, 100) and told.mean == 50

    say = lambda r, **more: verdict_of(r, dt.date(2026, 11, 25), **more).action.texts
    assert say(row()) == ["Identifikasi pokok masalah – Tim Penanganan Keluhan – paling lambat 09/11/2026"]
    assert say(row(i=3, d=4), unit="Loket") == ["Putuskan penyelesaian – Loket dan Tim Penanganan Keluhan – paling lambat 09/11/2026"]
    assert say(row(i=3, d=4, k=5, p=6, j=7)) == ["Minta umpan balik klien – Tim Penanganan Keluhan – paling lambat 14/11/2026"]
    assert say(row(i=3, d=4, k=5, p=6, j=7) | {"Nama": None, "Kanal": "Kotak Saran"}) == ["Selesai"]
    assert verdict_of(row(), dt.date(2026, 11, 9)).code == "" and verdict_of(row(), dt.date(2026, 11, 10)).code == "L"
    assert say(row() | {"Duplikat Dari": "UB-2026-0007"}) == ["Lihat UB-2026-0007"] and say(row(), profile=Profile(sop=MOBILE)) == ["Balas pesan – Tim Pengelola Umpan Balik – paling lambat 03/11/2026"]

    approved = row(i=3, d=4, k=5, p=6)
    assert say(approved | {"Kanal": "WhatsApp"}, unit="Loket") == ["Kirim jawaban tertulis lewat WhatsApp – Loket – paling lambat 09/11/2026"]
    assert say(approved | {"Kanal": "Telepon", "No Telepon": "0812"})[0].startswith("Kabari klien lewat telepon dan serahkan jawaban tertulis") and say(approved | {"Kanal": "Telepon"})[0].startswith("Serahkan")
    assert say(approved | {"Kanal": "Kotak Saran"})[0].startswith("Umumkan jawaban – Pihak terkait") and say(row() | {"Kanal": "SMS"}, profile=Profile(sop=MOBILE))[0].startswith("Balas lewat SMS")
    assert say(row(), kind="Pujian") == ["Identifikasi pokok masalah – Tim Penanganan Keluhan – tanpa batas waktu"] and verdict_of(row() | {"Jenis": "Saran"}, dt.date(2026, 12, 24)).code == ""
    graded = row() | {"Grading": "Merah"}
    assert punctuality_of(graded | {"Jenis": "Pujian"}, dt.date(2026, 11, 25), kkm) is None and owes_answer(graded, "Pujian") and verdict_of(graded, dt.date(2026, 11, 25), kkm, kind="Pujian").code == "L"

    def line(clock: str, sender: str, text: str = "a", kind: str = "message") -> dict:
        return {"moment": f"2026-11-02T{clock}", "sender": sender, "text": text, "kind": kind}

    chat = [line("08:00:00", "B"), line("08:10:00", "Kami"), line("08:29:00", "B", "b"), line("08:59:00", "B", "c"), line("09:00:00", "S", "", "media"), line("09:00:00", "Kami")]
    told = threads_of(chat, {"Kami"})
    assert [(t.text, t.minutes) for t in told.threads] == [("a\nb", 10), ("c", None), ("[media]", 0)] and (told.rows, told.used, told.merged) == (6, 3, 3)
    alone = threads_of([line("08:00:00", "0857-1234-567"), line("09:00:00", "+62 857 1234 567"), line("09:30:00", "Kami"), line("09:31:00", "(0)857-1234567")], {"kami"})
    assert [(t.text, t.minutes) for t in alone.threads] == [("a", 90), ("a", 30), ("a", None)]
    exports = [[line("08:00:00", "B"), line("08:00:00", "B"), line("08:10:00", "B", "salah")], [line("08:00:30", "B"), line("08:10:00", "B", "benar") | {"edited": True}]]
    assert [(l["text"], l["moment"][11:]) for l in united(exports)] == [("a", "08:00:00"), ("a", "08:00:30"), ("benar", "08:10:00")]
    assert len({party(n) for n in ("+62857-1234-567", "08571234567", "00628571234567", "628571234567", "+62(0)857 1234 567", "\u202a+62\u00a0857\u20111234\u2011567\u202c")}) == 1
    assert own_sender(chat) == "Kami" and own_sender(chat[:1]) is None and own_sender([line("08:00:00", "B"), line("08:01:00", "K"), line("08:02:00", "B"), line("08:03:00", "K"), line("08:04:00", "B")]) == "K"

    a = {"Tanggal": friday, "Nama": "Budi Hartono", "Isi": "Antrean lama, sekali!", "Kanal": "SMS"}
    assert maybe_same(a, a | {"Isi": "antrean  LAMA sekali", "Tanggal": friday + DAY}) and not maybe_same(a, a | {"Tanggal": friday + DAY * 2})
    assert not maybe_same(a, a | {"Nama": "Sari", "Kanal": "WhatsApp"}) and maybe_same(a | {"Isi": "Antrean lama sekali di loket"}, a | {"Isi": "antrean lama sekali di loket.", "Nama": "Sari", "Kanal": "WhatsApp"})
    scores = lambda *values: survey_of([{u: v for u, v in zip(ELEMENTS, values)}])
    assert scores(*[4] * 9).index == 100 and scores(*[1] * 9).grade == "D" and scores(4, 4, 4, 4, 4, 4, 4, 4, 0).index is None
    assert scores(3, 3, 3, 3, 3, 3, 3, 3, 4).index == Fraction(7778, 100) and half_up(Fraction(78125, 1000)) == Fraction(7813, 100)
    assert unopened_weeks([dt.date(2026, 11, 3)], [dt.date(2026, 11, 16)], dt.date(2026, 11, 29)) == ["2026-W46"] and unopened_weeks([dt.date(2026, 11, 3)], [], dt.date(2026, 11, 23)) == ["2026-W46", "2026-W47"]


if __name__ == "__main__":
    self_check()
    print("the model says what was worked out by hand")
