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

ENTRY_MAX_DAYS = 5
TARGET_DAY = 7
CARRY_OVER_DAYS = 7
DAY = dt.timedelta(days=1)


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
            "pulang": (closing or ordered)[-1]["pulang"],
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


def status_of(stay: dict, stays: list[dict], date: dt.date, outcome: str | None = None) -> tuple[str, str, dt.date | None]:
    """Status, Kode and Tanggal Eksekusi of one stay on the day of the run.

    `outcome` is what read-back says: "Selesai", "Menolak", "Tidak Terhubung" or None.
    """
    discharge = stay["keluar"]
    if discharge is None:
        return "Masih Dirawat", "", None
    if discharge > date or (stay["masuk"] and discharge < stay["masuk"]):
        return "Data Bermasalah", "", None
    execution = discharge + DAY * TARGET_DAY
    if outcome == "Selesai":
        return "Selesai", "S", execution
    if is_death(stay["pulang"]):
        return "Meninggal", "", None
    if is_referral(stay["pulang"]):
        return "Dirujuk", "", None
    if any(o is not stay and o["rm"] == stay["rm"] and o["masuk"] and o["masuk"] >= discharge for o in stays):
        return "Dirawat Kembali", "", None
    if outcome in ("Menolak", "Tidak Terhubung"):
        return outcome, "X", execution
    if stay["entri"] and (stay["entri"] - discharge).days > ENTRY_MAX_DAYS:
        return "Terlambat Entri", "", None
    if not any(usable_telephone(t) for t in stay["telp"]):
        return "Tanpa Telepon", "", None
    monday, sunday = week_of(date)
    if execution > sunday:
        return "Menunggu", "", execution
    if execution >= monday:
        return "Target", "T", execution
    if date <= execution + DAY * CARRY_OVER_DAYS:
        return "Target", "T*", execution
    return "Terlewat", "", execution


# --- A9: points -------------------------------------------------------------------------------------------------


def points(executions: list[tuple[str, dt.date]], week_date: dt.date) -> dict[str, int]:
    """Points by officer in the week of `week_date`: one for every 5 of the month so far (A9)."""
    monday, sunday = week_of(week_date)
    result: dict[str, int] = {}
    for officer in {name for name, _ in executions}:
        days = [d for name, d in executions if name == officer]
        earned = 0
        for month in {(d.year, d.month) for d in days if monday <= d <= sunday}:
            so_far = sum(1 for d in days if (d.year, d.month) == month and d <= sunday)
            before = sum(1 for d in days if (d.year, d.month) == month and d < monday)
            earned += so_far // 5 - before // 5
        if earned:
            result[officer] = earned
    return result
