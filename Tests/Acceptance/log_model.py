#!/usr/bin/env python3
"""The rules of B and C, written a second time from their text alone, so that the program has an independent judge.

A row is a dict from a header, spelled as in RULES, to what stands in its cell: a text, a number, a date, a time or None.
Nothing here reads a file or a clock: `now` is the date of the run. Run by itself, it tries rows worked out by hand.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

DAY = dt.timedelta(days=1)
MAX_RINGS = 3
CALLBACK_MINUTES = 30
MIDNIGHT_HOURS = 12
STANDARD_TIMES = [10, 20, 20, 30, 30, 30, 15, 15]
VIP_ROOMS, VIP_LIMIT, VIP_KEPT = 11, 9, 2
ZONES = {"WIB": 0, "WITA": 60, "WIT": 120}  # minutes ahead of WIB


class Unreadable:
    """Something stands in the cell, and nobody can say what it means."""

    def __repr__(self) -> str:
        return "UNREADABLE"


UNREADABLE = Unreadable()


def week_name(date: dt.date) -> str:
    year, week, _ = date.isocalendar()
    return f"{year}-W{week:02d}"


# --- what a cell says -------------------------------------------------------------------------------------------


def squeezed(value: object) -> str:
    """A text without the blanks and cases that make no difference."""
    return re.sub(r"\s+", " ", str(value)).strip().casefold()


def missing(value: object) -> bool:
    return value is None or squeezed(value) in ("", "-", "--", "–", "tidak ada")


def date_of(value: object) -> dt.date | Unreadable | None:
    if missing(value):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(str(value).strip(), pattern).date()
        except ValueError:
            pass
    return UNREADABLE


def moment_of(value: object) -> tuple[int | Unreadable | None, str | None]:
    """Minutes after midnight as written, and the zone that is named."""
    if missing(value):
        return None, None
    if isinstance(value, dt.datetime | dt.time):
        return value.hour * 60 + value.minute, None
    found = re.fullmatch(r"(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?\s*(am|pm)?\s*(wib|wita|wit)?", squeezed(value))
    if not found:
        return UNREADABLE, None
    hour, minute = int(found[1]), int(found[2])
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    if hour > 23 or minute > 59:
        return UNREADABLE, None
    return hour * 60 + minute, found[4] and found[4].upper()


def minutes_of(value: object) -> int | Unreadable | None:
    return moment_of(value)[0]


def yes_of(value: object) -> bool | Unreadable | None:
    if missing(value):
        return None
    return {"ya": True, "tidak": False}.get(squeezed(value), UNREADABLE)


def count_of(value: object) -> int | Unreadable | None:
    if missing(value):
        return None
    return int(str(value).strip()) if re.fullmatch(r"\d{1,4}", str(value).strip()) else UNREADABLE


def known(value: object) -> bool:
    return value is not None and value is not UNREADABLE


def day_text(date: dt.date) -> str:
    return f"{date:%d/%m/%Y}"


# --- B ----------------------------------------------------------------------------------------------------------

TYPES = {"konfirmasi kepesertaan": "Konfirmasi Kepesertaan", "konsultasi": "Konsultasi", "pengaduan": "Pengaduan"}
NEEDED = {
    "Konfirmasi Kepesertaan": ["No Resi", "Tanggal Permohonan", "NIK", "No Telepon"],
    "Konsultasi": ["Permasalahan", "No Telepon"],
    "Pengaduan": ["Permasalahan", "No Telepon"],
}


def type_of(row: dict) -> str | Unreadable | None:
    value = row.get("Jenis Layanan")
    return None if missing(value) else TYPES.get(squeezed(value), UNREADABLE)


def absent_fields(row: dict) -> list[str]:
    """B3: what should have been noted for this kind of call and was not."""
    kind = type_of(row)
    if kind is None:
        return ["Jenis Layanan"] + (["No Telepon"] if missing(row.get("No Telepon")) else [])
    needed = ["No Telepon"] if kind is UNREADABLE else NEEDED[kind]
    return [f for f in needed if missing(row.get(f))]


@dataclasses.dataclass
class Callback:
    """B4: minutes are counted from the midnight that begins the day of the call."""

    base: int | None = None  # end of the call, else its start
    elapsed: int | None = None  # None: unknown
    missing: bool = False
    doubtful: list[str] = dataclasses.field(default_factory=list)  # columns that can't be believed


def callback_of(row: dict) -> Callback:
    start, end, back = (minutes_of(row.get(h)) for h in ("Jam Masuk", "Jam Selesai", "Jam Hubungi Kembali"))
    told = Callback(missing=back is None)
    limit, day = MIDNIGHT_HOURS * 60, 24 * 60
    if known(start):
        told.base = start
    if known(end):
        if not known(start) or end >= start:
            told.base = end
        elif end + day - start <= limit:
            told.base = end + day
        else:
            told.doubtful.append("Jam Selesai")
    if not known(back) or told.base is None:
        return told
    base = told.base
    if back >= base:
        told.elapsed = back - base
    elif known(start) and (start <= back or (base >= day and back + day <= base)):
        told.elapsed = 0  # while the call still went on
    elif back + day - base <= limit:
        told.elapsed = max(0, back + day - base)
    else:
        told.doubtful.append("Jam Hubungi Kembali")
    return told


@dataclasses.dataclass
class Action:
    """`Tindak Lanjut`: `<what>[ <fields>] – <who> – <when> (<clause>)`; `when` None: the notes leave the wording open."""

    what: str
    fields: list[str] = dataclasses.field(default_factory=list)
    who: str = ""
    when: str | None = ""
    clause: str = ""
    days: tuple[str, ...] = ()  # with `when` None: one of these dates stands in it

    @property
    def text(self) -> str:
        if not self.clause:
            return self.what
        when = "…" if self.when is None else self.when
        return f"{self.what}{', '.join(self.fields)} – {self.who} – {when} ({self.clause})"

    def fits(self, actual: object) -> bool:
        """Alike but for blanks, cases and the order of the fields; a telephone that is missing may be asked for or not."""
        told = squeezed(actual)
        if not self.clause:
            return told == squeezed(self.what)
        parts = re.split(r" [–-] ", told)
        if len(parts) < 3 or not told.endswith(f"({self.clause.casefold()})"):
            return False
        what, who, when = " – ".join(parts[:-2]), parts[-2], parts[-1].rsplit("(", 1)[0].strip()
        # Who has left no number can't be asked for it by calling; that is said instead.
        what = re.sub(r" \(no telepon tidak (tercatat|terbaca)\)", "", what)
        if who != squeezed(self.who):
            return False
        if self.when is None:
            if not any(d in when for d in self.days):
                return False
        elif when != squeezed(self.when):
            return False
        if not self.fields:
            return what == squeezed(self.what)
        stem = squeezed(self.what)
        if what == stem.removesuffix(", sekalian tanyakan"):
            return self.fields == ["No Telepon"]
        if not what.startswith(stem):
            return False
        asked = {f.strip() for f in what.removeprefix(stem).split(",")}
        wanted = {squeezed(f) for f in self.fields}
        return asked == wanted or (self.clause == "B4" and asked | {"no telepon"} == wanted)


@dataclasses.dataclass
class Call:
    """What must be said of one row of `Log Layanan`."""

    compliance: str
    code: str
    status: str
    action: Action
    broken: list[str]
    unknown: list[str]  # clauses that can't be judged for want of an entry
    problems: list[str]  # columns that must be pointed out in Data Bermasalah
    number: str | None
    deadline: dt.datetime | None


def is_complaint(row: dict) -> bool:
    return type_of(row) == "Pengaduan"


def number_complaints(rows: list[dict], taken: set[str] = frozenset()) -> list[str | None]:
    """B9: `No BA` of each row; those without get the next of their year in order of receipt, after the highest known."""
    given = [None if missing(r.get("No BA")) else str(r["No BA"]).strip() for r in rows]
    highest: dict[int, int] = {}
    for number in [g for g in given if g] + list(taken):
        found = re.fullmatch(r"BA-(\d{4})-(\d+)", number)
        if found:
            highest[int(found[1])] = max(highest.get(int(found[1]), 0), int(found[2]))

    def received(i: int) -> tuple:
        start = minutes_of(rows[i].get("Jam Masuk"))
        return date_of(rows[i].get("Tanggal")), start if known(start) else 24 * 60, i

    new = [i for i, r in enumerate(rows) if is_complaint(r) and not given[i] and known(date_of(r.get("Tanggal")))]
    for i in sorted(new, key=received):
        year = date_of(rows[i]["Tanggal"]).year
        highest[year] = highest.get(year, 0) + 1
        given[i] = f"BA-{year}-{highest[year]:04d}"
    return given


def judge_call(row: dict, now: dt.date, number: str | None) -> Call:
    """B1–B6, B9, B10 for a row that has a date."""
    date = date_of(row["Tanggal"])
    rings, greeting = count_of(row.get("Jumlah Dering")), yes_of(row.get("Salam"))
    done, passed_on = yes_of(row.get("Tuntas")), yes_of(row.get("Diteruskan"))
    kind, absent, back = type_of(row), absent_fields(row), callback_of(row)
    broken, unknown, problems = [], [], list(back.doubtful)

    if not known(rings):
        unknown.append("B1")
    elif rings > MAX_RINGS:
        broken.append("B1")
    if not known(greeting):
        unknown.append("B2")
    elif greeting is False:
        broken.append("B2")
    if absent:
        broken.append("B3")

    deadline, passed = None, False
    if back.base is not None:
        deadline = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=back.base + CALLBACK_MINUTES)
    if back.missing:
        passed = (deadline.date() if deadline else date) < now
        if passed:
            broken.append("B4")
    elif back.elapsed is None:
        unknown.append("B4")
    elif back.elapsed > CALLBACK_MINUTES:
        broken.append("B4")
    if done is False and (passed_on is False or passed_on is None):
        broken.append("B5")
    if back.missing and passed:
        broken.append("B6")

    for header, value in [
        ("Jumlah Dering", rings), ("Salam", greeting), ("Tuntas", done), ("Diteruskan", passed_on), ("Jenis Layanan", kind), ("Tanggal Permohonan", date_of(row.get("Tanggal Permohonan"))),
        *[(h, minutes_of(row.get(h))) for h in ("Jam Masuk", "Jam Selesai", "Jam Hubungi Kembali")],
    ]:
        if value is UNREADABLE:
            problems.append(header)
    if isinstance(row.get("NIK"), int | float):
        problems.append("NIK")

    status = "Tuntas" if done is True else "Diteruskan" if passed_on is True else "Belum Tuntas"
    officer = "petugas" if missing(row.get("Petugas")) else str(row["Petugas"]).strip()
    approved = not missing(row.get("Disetujui Oleh")) and not missing(row.get("Tanggal Persetujuan"))
    if back.missing:
        what = "Hubungi kembali penelepon, sekalian tanyakan " if absent else "Hubungi kembali penelepon"
        when = None if deadline is None else f"{'terlambat sejak' if passed else 'sebelum'} {deadline:%d/%m/%Y %H.%M}"
        action = Action(what, absent, officer, when, "B4", (day_text(date), day_text(date + DAY)))
    elif "B5" in broken:
        action = Action("Teruskan ke atasan langsung", [], officer, "waktu baku 30 menit", "B5")
    elif status == "Belum Tuntas" and done is None:
        party = "pihak terkait" if missing(row.get("Pihak Terkait")) else str(row["Pihak Terkait"]).strip()
        action = Action(f"Konfirmasi dengan {party}", [], officer, "waktu baku 30 menit", "B5")
    elif absent:
        action = Action("Lengkapi ", absent, officer, "segera", "B3")
    elif not approved:
        what = f"Mintakan persetujuan {number}" if kind == "Pengaduan" else "Mintakan persetujuan rekap"
        action = Action(what, [], "atasan langsung", "waktu baku 15 menit", "B10")
    else:
        action = Action("Selesai")
    code = "L" if back.missing and passed else "S" if action.what == "Selesai" else ""
    return Call(", ".join(broken) or "Patuh", code, status, action, broken, unknown, problems, number, deadline)


def judge_calls(rows: list[dict], now: dt.date, taken: set[str] = frozenset()) -> list[Call]:
    return [judge_call(r, now, n) for r, n in zip(rows, number_complaints(rows, taken), strict=True)]


# --- C ----------------------------------------------------------------------------------------------------------

PRIVATE = {"pribadi", "umum", "tunai", "cash", "mandiri"}
HIGH = {"vip": "VIP", "suite": "Suite", "president suite": "President Suite", "presiden suite": "President Suite"}
LOW = {"i", "1", "kelas i", "kelas 1", "ii", "2", "kelas ii", "kelas 2", "iii", "3", "kelas iii", "kelas 3"}
INPATIENT, OUTPATIENT = range(1, 8), range(1, 10)


def payer_of(row: dict) -> str | Unreadable | None:
    text = row.get("Penjamin")
    if missing(text):
        return None
    text = squeezed(text)
    if text in ("perusahaan", "asuransi"):
        return text.capitalize()
    if text in PRIVATE:
        return "Pribadi"
    return "BPJS" if text.startswith("bpjs") or text in ("jkn", "kis") else UNREADABLE


def class_of(value: object) -> str | Unreadable | None:
    """`tinggi` for the three, `biasa` for I to III."""
    if missing(value):
        return None
    return "tinggi" if squeezed(value) in HIGH else "biasa" if squeezed(value) in LOW else UNREADABLE


@dataclasses.dataclass
class Hotline:
    """What must be said of one row of `Log Hotline`, its path not begun."""

    eligibility: str
    ask: str | None  # for Perlu Konfirmasi: penjamin, level or kelas
    duty: str  # CS, MOD or empty
    violations: list[str]
    problems: list[str]
    path: str | None  # the sheet that the patient stands on
    inapplicable: set[int]
    gate: bool  # C3.6 applies: home before the guarantee, once told and signed


def eligibility_of(row: dict) -> tuple[str, str | None]:
    payer, level, room = payer_of(row), row.get("Level"), class_of(row.get("Kelas"))
    if payer is None or payer is UNREADABLE:
        return "Perlu Konfirmasi", "penjamin"
    if payer == "BPJS":
        return "Tidak Layak", None
    if payer == "Perusahaan":
        if not missing(level) and squeezed(level) == "menengah ke atas":
            return "Layak", None
        if missing(level) or squeezed(level) != "staf":
            return "Perlu Konfirmasi", "level"
    if not known(room):
        return "Perlu Konfirmasi", "kelas"
    return ("Layak", None) if room == "tinggi" else ("Tidak Layak", None)


def duty_of(row: dict, holidays: set[dt.date] = frozenset(), zone: str = "WIB") -> str:
    """C2: CS, MOD, or empty where the time of a workday is not known."""
    date, (minutes, named) = date_of(row["Tanggal"]), moment_of(row.get("Jam"))
    if known(minutes):
        there = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=minutes + ZONES[zone] - ZONES[named or zone])
        date, minutes = there.date(), there.hour * 60 + there.minute
    if date.weekday() >= 5 or date in holidays:
        return "MOD"
    if not known(minutes):
        return ""
    return "CS" if 8 * 60 <= minutes < 17 * 60 else "MOD"


def answered_by(row: dict, officers: dict[str, str] | None = None) -> str | None:
    text = squeezed(row.get("Penerima") or "")
    for one in ("cs", "mod"):
        if re.search(rf"\b{one}\b", text):
            return one.upper()
    return {squeezed(k): v for k, v in (officers or {}).items()}.get(text)


def judge_hotline(row: dict, holidays: set[dt.date] = frozenset(), officers: dict[str, str] | None = None) -> Hotline:
    eligibility, ask = eligibility_of(row)
    duty, who = duty_of(row, holidays), answered_by(row, officers)
    payer, room = payer_of(row), class_of(row.get("Kelas"))
    path = None if missing(row.get("Jalur")) or eligibility == "Tidak Layak" else {"rawat inap": "Rawat Inap", "rawat jalan": "Rawat Jalan"}.get(squeezed(row["Jalur"]))
    gate, inapplicable = False, set()
    if path == "Rawat Inap":
        if room == "biasa":
            inapplicable |= {4, 5}
        gate = payer == "Asuransi" and room == "tinggi" and (yes_of(row.get("Mitra")) is True or yes_of(row.get("Rujukan Agen")) is True)
        if not gate:
            inapplicable.add(6)
    problems = ["Penjamin"] if payer is UNREADABLE else []
    problems += ["Jam"] if minutes_of(row.get("Jam")) is UNREADABLE else []
    return Hotline(eligibility, ask, duty, ["C2"] if duty and who and who != duty else [], problems, path, inapplicable, gate)


def steps_of(path: str, done: dict[int, int], inapplicable: set[int], advised: bool | None = None) -> tuple[bool, int | None, set[int]]:
    """C6 broken or not, the next step (None: all done), and the steps that do not apply; `done`: step to minute."""
    steps, without = (INPATIENT, set(inapplicable)) if path == "Rawat Inap" else (OUTPATIENT, set())
    if path == "Rawat Jalan":
        if 5 in done or advised is True:
            without |= {6, 7, 8, 9}
        elif 6 in done or advised is False:
            without.add(5)
    applicable = [s for s in steps if s not in without]
    broken = any(b in done and (a not in done or done[b] < done[a]) for a, b in zip(applicable, applicable[1:]))
    return broken, next((s for s in applicable if s not in done), None), without


@dataclasses.dataclass
class Beds:
    total: int
    upgraded: int  # VIP rooms that a BPJS patient lies in
    free: int
    excess: int  # over the limit: C4 broken
    until: int  # how many more until the rule bites
    igd: dict[str, bool]  # room to whether it is free


def beds_of(census: list[dict]) -> Beds:
    """C4, C3.1 from rows of Kamar, Kelas, Penjamin, Status."""
    free = lambda r: squeezed(r["Status"]) == "kosong"
    vip = [r for r in census if squeezed(r["Kelas"]) == "vip"]
    upgraded = sum(1 for r in vip if not free(r) and payer_of(r) == "BPJS")
    igd = {r["Kamar"]: free(r) for r in census if squeezed(r["Kamar"]).startswith("igd")}
    return Beds(len(vip), upgraded, sum(map(free, vip)), max(0, upgraded - VIP_LIMIT), max(0, VIP_LIMIT - upgraded), igd)


# --- rows worked out by hand ------------------------------------------------------------------------------------


def _self_test() -> int:
    good = {
        "Tanggal": "16/11/2026", "Jam Masuk": "09.00", "Jumlah Dering": "3", "Jam Selesai": "09.10", "Petugas": "Rina", "Salam": "Ya", "Nama Penelpon": "X", "No Telepon": "081234567890",
        "Jenis Layanan": "Konsultasi", "Permasalahan": "tanya", "Tuntas": "Ya", "Jam Hubungi Kembali": "09.40", "Disetujui Oleh": "Ka", "Tanggal Persetujuan": "17/11/2026",
    }
    now, failed, count = dt.date(2026, 11, 18), 0, 0
    gone, ask = "B4, B6", "Konfirmasi Kepesertaan"
    for change, compliance, code, status, action in [
        ({}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Jumlah Dering": 4}, "B1", "S", "Tuntas", "Selesai"),
        ({"Jumlah Dering": None, "Salam": "-"}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Salam": "TIDAK "}, "B2", "S", "Tuntas", "Selesai"),
        ({"Jam Hubungi Kembali": "09.41"}, "B4", "S", "Tuntas", "Selesai"),
        ({"Jam Selesai": None, "Jam Hubungi Kembali": "09.31"}, "B4", "S", "Tuntas", "Selesai"),
        ({"Jam Selesai": "09.60", "Jam Hubungi Kembali": "09.30"}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Jam Masuk": "23.45", "Jam Selesai": "23.50", "Jam Hubungi Kembali": "00.20"}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Jam Masuk": "23.45", "Jam Selesai": "23.50", "Jam Hubungi Kembali": "00.21"}, "B4", "S", "Tuntas", "Selesai"),
        ({"Jam Masuk": "23.50", "Jam Selesai": "00.10", "Jam Hubungi Kembali": "00.40"}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Jam Masuk": "23.50", "Jam Selesai": "00.10", "Jam Hubungi Kembali": "00.05"}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Jam Hubungi Kembali": "09.05"}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Jam Hubungi Kembali": "08.50"}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Jam Masuk": "21.10", "Jam Selesai": "21.10", "Jam Hubungi Kembali": "09.10"}, "B4", "S", "Tuntas", "Selesai"),
        ({"Jam Masuk": "21.09", "Jam Selesai": "21.09", "Jam Hubungi Kembali": "09.10"}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Jam Selesai": "08.00", "Jam Hubungi Kembali": "09.31"}, "B4", "S", "Tuntas", "Selesai"),
        ({"Jam Hubungi Kembali": "25.70"}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Jam Hubungi Kembali": None}, gone, "L", "Tuntas", "Hubungi kembali penelepon – Rina – terlambat sejak 16/11/2026 09.40 (B4)"),
        ({"Tanggal": "18/11/2026", "Jam Hubungi Kembali": "-"}, "Patuh", "", "Tuntas", "Hubungi kembali penelepon – Rina – sebelum 18/11/2026 09.40 (B4)"),
        ({"Tanggal": "17/11/2026", "Jam Masuk": "23.45", "Jam Selesai": None, "Jam Hubungi Kembali": None}, "Patuh", "", "Tuntas", "Hubungi kembali penelepon – Rina – sebelum 18/11/2026 00.15 (B4)"),
        ({"Tanggal": "17/11/2026", "Jam Masuk": None, "Jam Selesai": None, "Jam Hubungi Kembali": None}, gone, "L", "Tuntas", "Hubungi kembali penelepon – Rina – … (B4)"),
        ({"Jam Masuk": None, "Jam Selesai": "25.70"}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Tuntas": "Tidak"}, "B5", "", "Belum Tuntas", "Teruskan ke atasan langsung – Rina – waktu baku 30 menit (B5)"),
        ({"Tuntas": "Tidak", "Diteruskan": "Ya", "Disetujui Oleh": ""}, "Patuh", "", "Diteruskan", "Mintakan persetujuan rekap – atasan langsung – waktu baku 15 menit (B10)"),
        ({"Tuntas": None, "Petugas": None}, "Patuh", "", "Belum Tuntas", "Konfirmasi dengan pihak terkait – petugas – waktu baku 30 menit (B5)"),
        ({"Jenis Layanan": ask, "No Telepon": "tidak ada"}, "B3", "", "Tuntas", "Lengkapi No Resi, Tanggal Permohonan, NIK, No Telepon – Rina – segera (B3)"),
        ({"Jenis Layanan": ask, "Jam Hubungi Kembali": None, "No Resi": "A1", "Tanggal Permohonan": "31/02/2026"}, "B3, B4, B6", "L", "Tuntas", "Hubungi kembali penelepon, sekalian tanyakan NIK – Rina – terlambat sejak 16/11/2026 09.40 (B4)"),
        ({"Jenis Layanan": None}, "B3", "", "Tuntas", "Lengkapi Jenis Layanan – Rina – segera (B3)"),
        ({"Jenis Layanan": "Curhat", "Permasalahan": None}, "Patuh", "S", "Tuntas", "Selesai"),
        ({"Jenis Layanan": " pengaduan", "Tanggal Persetujuan": None}, "Patuh", "", "Tuntas", "Mintakan persetujuan BA-2026-0001 – atasan langsung – waktu baku 15 menit (B10)"),
        ({"Jumlah Dering": 9, "Salam": "Tidak", "No Telepon": None, "Tuntas": "Tidak", "Jam Hubungi Kembali": None}, "B1, B2, B3, B4, B5, B6", "L", "Belum Tuntas", "Hubungi kembali penelepon, sekalian tanyakan No Telepon – Rina – terlambat sejak 16/11/2026 09.40 (B4)"),
    ]:
        call = judge_calls([good | change], now)[0]
        told = (call.compliance, call.code, call.status, call.action.text)
        count += 1
        if told != (compliance, code, status, action) or not call.action.fits(action.replace("…", "terlambat sejak 17/11/2026")):
            failed += 1
            print(f"FAIL  B {change}:\n      is       {told}\n      by hand  {(compliance, code, status, action)}")
    complaint = lambda day, time, number=None: good | {"Jenis Layanan": "Pengaduan", "Tanggal": f"{day}/11/2026", "Jam Masuk": time, "No BA": number}
    numbers = number_complaints([complaint(17, "08.00"), complaint(16, "10.00"), good, complaint(16, "09.00", "BA-2026-0007"), complaint(16, "08.00"), complaint(16, "08.00")], {"BA-2026-0011", "BA-2025-0090"})
    count += 1
    if numbers != ["BA-2026-0015", "BA-2026-0014", None, "BA-2026-0007", "BA-2026-0012", "BA-2026-0013"]:
        failed += 1
        print("FAIL  B9", numbers)

    ward, holiday = {"Tanggal": "18/11/2026", "Jam": "09.00", "Jalur": "Rawat Inap"}, {dt.date(2026, 11, 19)}
    for change, eligibility, duty, more in [
        ({}, "Perlu Konfirmasi", "CS", "penjamin"),
        ({"Penjamin": "Hadiah"}, "Perlu Konfirmasi", "CS", "penjamin"),
        ({"Penjamin": "BPJS Kesehatan", "Kelas": "VIP"}, "Tidak Layak", "CS", None),
        ({"Penjamin": "perusahaan ", "Kelas": "VIP"}, "Perlu Konfirmasi", "CS", "level"),
        ({"Penjamin": "Perusahaan", "Level": "Menengah ke Atas"}, "Layak", "CS", None),
        ({"Penjamin": "Perusahaan", "Level": "Staf", "Kelas": "Suite"}, "Layak", "CS", None),
        ({"Penjamin": "Perusahaan", "Level": "Staf", "Kelas": "2"}, "Tidak Layak", "CS", None),
        ({"Penjamin": "Perusahaan", "Level": "Staf"}, "Perlu Konfirmasi", "CS", "kelas"),
        ({"Penjamin": "Asuransi", "Kelas": "President Suite", "Jam": "07.59"}, "Layak", "MOD", None),
        ({"Penjamin": "Asuransi", "Kelas": "Kelas I", "Jam": "08.00"}, "Tidak Layak", "CS", None),
        ({"Penjamin": "Umum", "Kelas": "VIP", "Jam": "16.59"}, "Layak", "CS", None),
        ({"Penjamin": "Tunai", "Kelas": "III", "Jam": "17.00"}, "Tidak Layak", "MOD", None),
        ({"Penjamin": "Pribadi", "Tanggal": "20/11/2026", "Jam": "17.00"}, "Perlu Konfirmasi", "MOD", "kelas"),
        ({"Penjamin": "Pribadi", "Tanggal": "21/11/2026", "Jam": "12.00"}, "Perlu Konfirmasi", "MOD", "kelas"),
        ({"Penjamin": "Pribadi", "Tanggal": "19/11/2026", "Jam": "12.00"}, "Perlu Konfirmasi", "MOD", "kelas"),
        ({"Penjamin": "Pribadi", "Tanggal": "19/11/2026", "Jam": None}, "Perlu Konfirmasi", "MOD", "kelas"),
        ({"Penjamin": "Pribadi", "Jam": "25.70"}, "Perlu Konfirmasi", "", "kelas"),
        ({"Penjamin": "Pribadi", "Jam": "08.30 WITA"}, "Perlu Konfirmasi", "MOD", "kelas"),
        ({"Penjamin": "Pribadi", "Jam": "17.30 WITA"}, "Perlu Konfirmasi", "CS", "kelas"),
        ({"Penjamin": "Pribadi", "Jam": "5:00 PM"}, "Perlu Konfirmasi", "MOD", "kelas"),
    ]:
        row, count = judge_hotline(ward | change, holiday), count + 1
        if (row.eligibility, row.duty, row.ask) != (eligibility, duty, more):
            failed += 1
            print(f"FAIL  C {change}: {row}")
    insured = ward | {"Penjamin": "Asuransi", "Kelas": "VIP"}
    out = {"Jalur": "Rawat Jalan"}
    for name, ok in [
        ("C2 MOD at 09.00", judge_hotline(ward | {"Penerima": "MOD Andi"}).violations == ["C2"]),
        ("C2 CS at 09.00", judge_hotline(ward | {"Penerima": "Bu CS"}).violations == []),
        ("C2 a name", judge_hotline(ward | {"Penerima": "Modesta"}).violations == []),
        ("C2 a name of the list", judge_hotline(ward | {"Penerima": "modesta"}, officers={"Modesta": "MOD"}).violations == ["C2"]),
        ("C3 gate of a partner's", judge_hotline(insured | {"Mitra": "Ya"}).gate and judge_hotline(insured | {"Rujukan Agen": "Ya"}).inapplicable == set()),
        ("C3 no gate", judge_hotline(insured | {"Mitra": "Tidak"}).inapplicable == {6}),
        ("C3 class I", judge_hotline(ward | {"Penjamin": "Perusahaan", "Level": "Menengah ke Atas", "Kelas": "I"}).inapplicable == {4, 5, 6}),
        ("C3 BPJS stands on no path", judge_hotline(ward | {"Penjamin": "BPJS"}).path is None),
        ("C6 in order", steps_of("Rawat Inap", {1: 540, 2: 541}, {6}) == (False, 3, {6})),
        ("C6 backwards", steps_of("Rawat Inap", {1: 540, 2: 539}, {6})[:2] == (True, 3)),
        ("C6 skipped", steps_of("Rawat Inap", {2: 540}, {6})[:2] == (True, 1)),
        ("C6 over what does not apply", steps_of("Rawat Inap", {1: 1, 2: 2, 3: 3, 7: 9}, {4, 5, 6})[:2] == (False, None)),
        ("C5 advised", steps_of("Rawat Jalan", {1: 1, 2: 2, 3: 3, 4: 4, 5: 5}, set()) == (False, None, {6, 7, 8, 9})),
        ("C5 not advised", steps_of("Rawat Jalan", {1: 1, 2: 2, 3: 3, 4: 4, 6: 6}, set()) == (False, 7, {5})),
        ("C5 open", steps_of("Rawat Jalan", {}, set()) == (False, 1, set()) and judge_hotline(insured | out).path == "Rawat Jalan"),
    ]:
        count += 1
        if not ok:
            failed += 1
            print("FAIL ", name)
    print(f"{count - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(_self_test())
