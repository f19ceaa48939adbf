"""The rules A0 to A3b and A9, written a second time from their text alone, so that the program has an independent judge.

Input is a list of rows, each a dict of facts with the keys
    rawat   no. rawat or None            rm       no. RM, text
    masuk   admission date               keluar   discharge date or None
    entri   date of entry or None        pulang   discharge status as written
    telp    telephone as written         nama     name
Dates are datetime.date. Nothing here reads a file or a clock.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Rules:
    """The settings by which a facility makes its calls; every default is RULES A's."""

    entry_max_days: int = 5
    late_entry: str = "exclude"
    unknown_entry: str = "mark"
    target_day: int = 7
    carry_over_days: int = 7
    max_attempts: int = 3
    targets_per_point: int = 5
    closed_weekdays: frozenset[int] = frozenset()  # 0 is Monday
    holidays: frozenset[dt.date] = frozenset()
    shift: str = "next"

    def execution(self, discharge: dt.date) -> dt.date:
        """The day of the call: `target_day` after the discharge, moved off closed days (A3)."""
        day = discharge + DAY * self.target_day
        while day.weekday() in self.closed_weekdays or day in self.holidays:
            day += DAY if self.shift == "next" else -DAY
        return day

    def lapse(self, execution: dt.date) -> dt.date:
        """The first day on which a target that nobody executed is none any more (A3a): in its own week it always is one."""
        return max(execution + DAY * (self.carry_over_days + 1), week_of(execution)[1] + DAY)


DEFAULTS = Rules()


def week_of(date: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the ISO week that holds `date`."""
    monday = date - DAY * date.weekday()
    return monday, monday + DAY * 6


def week_name(date: dt.date) -> str:
    year, week, _ = date.isocalendar()
    return f"{year}-W{week:02d}"


# --- F: telephones -----------------------------------------------------------------------------------------------

TWO_DIGIT_AREAS = {"021", "022", "024", "031", "061"}


def _usable_one(text: str) -> bool:
    """Whether one written number can be dialled without guessing (F)."""
    if re.search(r"\d[.,]?\d*\s*[eE]\s*\+", text):
        return False  # 8,13E+11: damaged beyond repair
    plus = text.strip().startswith("+")
    digits = re.sub(r"[\s.\-()/+]", "", text)
    if not digits.isdigit():
        return False
    if digits.startswith("0062"):
        digits, plus = digits[2:], True
    if digits.startswith("6262"):
        digits, plus = digits[2:], True
    if digits.startswith("62"):
        rest = digits[2:]
        if rest.startswith("0"):
            rest = rest[1:]
            digits = "0" + rest
        elif rest.startswith("8") or plus:
            digits = "0" + rest
        else:
            return False  # 0622… or +62 2…: ambigu
    elif digits.startswith("8"):
        digits = "0" + digits
    if digits.startswith("08"):
        return 10 <= len(digits) <= 13 and digits[2] in "12356789"
    if not digits.startswith("0") or len(digits) < 2 or digits[1] in "01":
        return False
    area = 3 if digits[:3] in TWO_DIGIT_AREAS else 4
    return 5 <= len(digits) - area <= 8


def usable_telephone(raw: object) -> bool:
    """Whether a cell holds at least one usable number; a cell may hold two."""
    if raw is None:
        return False
    text = str(raw).strip()
    if _usable_one(text):
        return True
    return any(_usable_one(part) for part in re.split(r"[/;,&]|\batau\b|\bdan\b", text) if part.strip())


# --- A3b: discharge statuses ------------------------------------------------------------------------------------


def is_room_move(status: str) -> bool:
    return "pindah kamar" in status.lower()


def is_death(status: str) -> bool:
    text = status.strip().lower()
    return text == "+" or bool(re.search(r"meninggal|\bmati\b|\bdeath\b|48 ?jam", text))


def is_referral(status: str) -> bool:
    return "rujuk" in status.lower()


def is_unstated(status: str) -> bool:
    return status.strip().lower() in ("", "-", "status belum lengkap")


def stated(last: list[dict], rows: list[dict]) -> str:
    """What rows of one stay say of its end: death on any of them, else the last of those with its discharge that says something."""
    told = [r["pulang"] for r in last if not is_unstated(r["pulang"])]
    return next((r["pulang"] for r in rows if is_death(r["pulang"])), told[-1] if told else rows[-1]["pulang"])


# --- A0: rows to stays ------------------------------------------------------------------------------------------


def collapse(rows: list[dict]) -> list[dict]:
    """One dict a stay, in order of first appearance; `rows` counts the input rows that went into it (A0)."""
    groups: dict[tuple, list[dict]] = {}
    for row in rows:
        key = ("rawat", row["rawat"]) if row["rawat"] else ("rm", row["rm"], row["masuk"])
        groups.setdefault(key, []).append(row)

    stays: list[dict] = []
    by_discharge: dict[tuple, dict] = {}
    for group in groups.values():
        # An older export shows a room still open that a newer one closes: the open row is out of date.
        homes = [r for r in group if r["keluar"] and not is_room_move(r["pulang"])]
        stale = [
            r for r in group if not r["keluar"] and any(
                (h["masuk"] or dt.date.min) >= (r["masuk"] or dt.date.min) or (r["masuk"] and h["keluar"] > r["masuk"]) for h in homes
            )
        ]
        count = len(group)
        group = [r for r in group if not any(r is s for s in stale)]
        ordered = sorted(
            group,
            key=lambda r: (r["masuk"] or dt.date.min, r["keluar"] or dt.date.max, not is_room_move(r["pulang"])),
        )
        last = ordered[-1]
        closed = last["keluar"] is not None and bool(homes)
        closing = [r for r in ordered if r["keluar"] and not is_room_move(r["pulang"])]
        admissions = [r["masuk"] for r in ordered if r["masuk"]]
        stay = {
            "rm": last["rm"],
            "nama": last["nama"],
            "rawat": last["rawat"],
            "masuk": min(admissions) if admissions else None,
            "keluar": max(r["keluar"] for r in ordered if r["keluar"]) if closed else None,
            "pulang": stated([r for r in closing if r["keluar"] == closing[-1]["keluar"]] or [], closing or ordered),
            "entri": last["entri"],
            "telp": [r["telp"] for r in ordered],
            "rows": count,
        }
        key = (stay["rm"], stay["keluar"])
        twin = by_discharge.get(key) if stay["keluar"] else None
        if twin is None:
            stays.append(stay)
            by_discharge[key] = stay
        else:
            twin["masuk"] = min(d for d in (twin["masuk"], stay["masuk"]) if d)
            twin["telp"] += stay["telp"]
            twin["rows"] += stay["rows"]
    return stays


# --- A1, A3, A3a, A3b: status -----------------------------------------------------------------------------------


def status_of(
    stay: dict, stays: list[dict], date: dt.date, outcome: str | None = None, *, refused: bool = False, rules: Rules = DEFAULTS,
) -> tuple[str, str, dt.date | None]:
    """Status, Kode and Tanggal Eksekusi of one stay on the day of the run.

    `outcome` is what read-back says: "Selesai", "Menolak", "Tidak Terhubung" or None; it is final. `refused`: at another stay, or by `do_not_call`.
    A stay without date of entry may have `seen`, the day of the run that first saw it.
    """
    discharge = stay["keluar"]
    execution = rules.execution(discharge) if discharge else None
    if outcome:
        return outcome, "S" if outcome == "Selesai" else "X", execution
    if discharge is None:
        return "Masih Dirawat", "", None
    if discharge > date or (stay["masuk"] and discharge < stay["masuk"]):
        return "Data Bermasalah", "", None
    if is_death(stay["pulang"]):
        return "Meninggal", "", None
    if is_referral(stay["pulang"]):
        return "Dirujuk", "", None
    if any(o is not stay and o["rm"] == stay["rm"] and o["masuk"] and o["masuk"] >= discharge for o in stays):
        return "Dirawat Kembali", "", None
    if refused:
        return "Menolak", "X", None
    entered, policy = (stay["entri"], rules.late_entry) if stay["entri"] else (stay.get("seen"), rules.unknown_entry)
    if entered and policy == "exclude" and (entered - discharge).days > rules.entry_max_days:
        return "Terlambat Entri", "", None
    if not any(usable_telephone(t) for t in stay["telp"]):
        return "Tanpa Telepon", "", None
    monday, sunday = week_of(date)
    if execution > sunday:
        return "Menunggu", "", execution
    if execution >= monday:
        return "Target", "T", execution
    if date < rules.lapse(execution):
        return "Target", "T*", execution
    return "Terlewat", "", execution


# --- A9: points -------------------------------------------------------------------------------------------------


def points(executions: list[tuple[str, dt.date]], week_date: dt.date, each: int = DEFAULTS.targets_per_point) -> dict[str, int]:
    """Points by officer in the week of `week_date`: one for every `each` of the month so far (A9)."""
    monday, sunday = week_of(week_date)
    result: dict[str, int] = {}
    for officer in {name for name, _ in executions}:
        days = [d for name, d in executions if name == officer]
        earned = 0
        for month in {(d.year, d.month) for d in days if monday <= d <= sunday}:
            so_far = sum(1 for d in days if (d.year, d.month) == month and d <= sunday)
            before = sum(1 for d in days if (d.year, d.month) == month and d < monday)
            earned += so_far // each - before // each
        if earned:
            result[officer] = earned
    return result
