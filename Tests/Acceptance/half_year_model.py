"""What `Ringkasan` must say of a month (RULES 0a, G6, G10, G13), counted from what happened in the four stories of one facility."""

from __future__ import annotations

import calendar
import collections
import dataclasses
import datetime as dt

import feedback_model
import log_model
import time_calls
import time_feedback
import time_hotline
from model import DAY, week_name
from time_calls import CallStory
from time_feedback import FeedbackStory
from time_hotline import HotlineStory
from time_stays_model import QUESTIONS, Facility, fold
from time_stays_recap import Line

A, B, C, D = "sapa-pasien", "layanan-telepon", "hotline", "umpan-balik"
FEWEST = 5
NO_LONGER = "Tidak terbuka lagi sesudah {:%d/%m/%Y}"
# Of the leading figures that have one: at least so great a share, or at most so many.
TARGETS = {
    f"{A}: Minggu minimum tercapai": (1.0, "100 %"), f"{A}: Terlewat": (0, "0"), f"{B}: Dering dalam batas": (1.0, "100 %"), f"{B}: Dihubungi kembali dalam batas": (1.0, "100 %"),
    f"{B}: Patuh": (1.0, "100 %"), f"{B}: Belum dihubungi kembali": (0, "0"), f"{C}: Perlu Konfirmasi": (0, "0"), f"{C}: Diterima yang bertugas": (1.0, "100 %"),
    f"{D}: Dijawab tepat waktu": (0.8, "≥ 80 %"), f"{D}: Dibalas": (1.0, "100 %"), f"{D}: Lewat batas": (0, "0"),
}
WEEKS = f"{A}: Minggu minimum tercapai"
# Words that stand on `Ringkasan` for the names of figures, where they don't begin with them.
LABELS = {
    "Pasien selesai disapa (A9)": f"{A}: Selesai disapa", "Minggu dengan paling sedikit 7 pasien (A10)": WEEKS, "Target yang terhubung (A5)": f"{A}: Terhubung",
    "Target yang selesai disapa (A3)": f"{A}: Target selesai", "Target yang terlewat (A3a)": f"{A}: Terlewat",
    "Telepon tercatat": f"{B}: Telepon", "Dijawab dalam 3 dering (B1)": f"{B}: Dering dalam batas", "Dihubungi kembali dalam 30 menit (B4)": f"{B}: Dihubungi kembali dalam batas",
    "Tanpa pelanggaran (Patuh)": f"{B}: Patuh", "Belum dihubungi kembali, batas lewat (kode L)": f"{B}: Belum dihubungi kembali",
    "Telepon hotline": f"{C}: Telepon", "Layak sebagai pasien eksekutif (C1)": f"{C}: Layak", "Masih perlu konfirmasi (C1)": f"{C}: Perlu Konfirmasi",
    "Diterima oleh yang bertugas (C2)": f"{C}: Diterima yang bertugas", "Pasien yang jalurnya selesai (C3, C5)": f"{C}: Jalur selesai",
    "Umpan balik": f"{D}: Umpan balik", "Keluhan dan komplain (D5)": f"{D}: Keluhan dan komplain", "Dijawab dalam batas Grading (D7)": f"{D}: Dijawab tepat waktu",
    "Selesai sampai tahap terakhir (D4)": f"{D}: Selesai", "Pesan yang dibalas (E1, E5)": f"{D}: Dibalas", "Lewat batas langkah berikutnya (kode L)": f"{D}: Lewat batas",
}
SHARES = {
    "Terhubung", "Target selesai", "Dering dalam batas", "Dihubungi kembali dalam batas", "Patuh", "Layak", "Diterima yang bertugas", "Jalur selesai", "Dibalas", "Dijawab tepat waktu", "Selesai",
}
Figures = dict[str, int]


@dataclasses.dataclass(frozen=True)
class Month:
    """A calendar month as it is known on a day."""

    first: dt.date
    day: dt.date

    @property
    def last(self) -> dt.date:
        return self.first.replace(day=calendar.monthrange(self.first.year, self.first.month)[1])

    @property
    def name(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def is_over(self) -> bool:
        return self.day > self.last

    @property
    def known(self) -> dt.date:
        """The day as of which things are told (G13)."""
        return min(self.day, self.last)

    @property
    def now(self) -> dt.date:
        """The day by which deadlines have passed: once the month is over all that its last day had."""
        return min(self.day, self.last + DAY)

    def holds(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


@dataclasses.dataclass(frozen=True)
class Open:
    """A line of `Belum Selesai`; `step` is how its next step begins, `by` who takes it, where the rules say so."""

    sop: str
    key: str
    since: dt.date
    step: str
    by: str | None
    book: str
    sheet: str


# --- SOP A ------------------------------------------------------------------------------------------------------


def stays_figures(facility: Facility, month: Month) -> Figures:
    by, told = month.known, collections.Counter()
    calls = [e.called for k in facility.stays if (e := facility.entry(k, by)).outcome == "Selesai" and e.called]
    told["Selesai disapa"] = sum(map(month.holds, calls))
    for monday in facility.books:
        sunday = monday + DAY * 6
        if month.holds(sunday) and sunday < month.day:
            told["Minggu minimum tercapai, dari"] += 1
            told["Minggu minimum tercapai"] += sum(monday <= d <= sunday for d in calls) >= 7
    for key, stay in facility.stays.items():
        if not stay["keluar"]:
            continue
        execution = facility.rules.execution(stay["keluar"])
        status, _, due = facility.status(stay, by)
        line = Line(key, "", status, due is not None, execution, facility.entry(key, by), False)
        if month.holds(execution) and line.is_target:
            told["Terhubung, dari"] += 1
            told["Target selesai, dari"] += 1
            told["Terhubung"] += "Terhubung" in line.steps
            told["Target selesai"] += "Selesai" in line.steps
        told["Terlewat"] += status == "Terlewat" and month.holds(facility.rules.lapse(execution))
    return told


def stays_open(facility: Facility, month: Month) -> list[Open]:
    by, found = month.known, []
    book = f"Sapa Pasien {week_name(max(facility.books))}"
    for key, stay in facility.stays.items():
        status, _, execution = facility.status(stay, by)
        # what is due in the next month is the next month's
        if status == "Target" and (execution <= month.last or not month.is_over):
            entry = facility.entry(key, by)
            step = f"Telepon, percobaan ke-{len(entry.attempts) + 1}" if entry.attempts else "Telepon pasien"
            found.append(Open(A, key, execution, "Lengkapi formulir sapaan" if entry.reached else step, None, book, "Lembar Sapa"))
        day = facility.answered(key)
        if day and day <= by:
            for header, (question, _, warnings) in QUESTIONS.items():
                if str(facility.entry(key, month.day).cells.get(header) or "").strip().lower() in [w.lower() for w in warnings]:
                    found.append(Open(A, f"{key}#{question}", day, f"Tindak lanjuti jawaban peringatan: {header}", None, book, "Eskalasi"))
    return found


# --- SOP B ------------------------------------------------------------------------------------------------------


def calls_pairs(story: CallStory, month: Month, rows: list[dict]) -> list[tuple[dict, log_model.Call]]:
    known = [time_calls.as_of(story.effective(r), month.last, month.day) for r in rows]
    return [(r, log_model.judge_call(r, month.now, r.get("No BA"))) for r in known]


def calls_figures(story: CallStory, month: Month) -> Figures:
    pairs = calls_pairs(story, month, [r for r in story.rows if month.holds(r["Tanggal"])])
    told = time_calls.tally(pairs)
    return {
        "Telepon": len(pairs), "Dering dalam batas": told["≤ 3 dering"], "Dering dalam batas, dari": told["Dering diketahui"], "Dihubungi kembali dalam batas": told["≤ 30 menit"],
        "Dihubungi kembali dalam batas, dari": told["due"], "Patuh": sum(not c.broken for _, c in pairs), "Patuh, dari": len(pairs),
        "Belum dihubungi kembali": sum(c.code == "L" for _, c in pairs),
    }


def calls_open(story: CallStory, month: Month, keys: dict[str, str]) -> list[Open]:
    found, waiting = [], collections.Counter()
    for row, call in calls_pairs(story, month, [r for r in story.rows if r["Tanggal"] <= month.known]):
        monday = time_calls.monday_of(row)
        book = f"Layanan Telepon {week_name(monday)}"
        if time_calls.is_open(row, call):
            begin = call.action.what.split(",")[0].strip()
            found.append(Open(B, keys[row["Nama Penelpon"]], row["Tanggal"], begin, call.action.who, book, "Log Layanan"))
        if log_model.type_of(row) != "Pengaduan" and (log_model.missing(row.get("Disetujui Oleh")) or log_model.missing(row.get("Tanggal Persetujuan"))):
            waiting[monday] += 1
    for monday, count in waiting.items():
        signed = story.recaps.get(monday)
        if monday + DAY * 6 < month.now and not (signed and signed <= month.known):
            week = week_name(monday)
            found.append(Open(B, f"REKAP-{week}", monday + DAY * 6, f"Mintakan persetujuan rekap ({count} telepon)", "atasan langsung", f"Layanan Telepon {week}", "Belum Selesai"))
    return found


# --- SOP C ------------------------------------------------------------------------------------------------------


def hotline_paths(row: dict, month: Month) -> tuple[log_model.Hotline, dict]:
    one = time_hotline.judge_row(row)
    done = {s: at for s, at in row["_done"].items() if at.date() <= month.known}
    return one, time_hotline.stands_on(row, one, done)


def hotline_figures(story: HotlineStory, month: Month) -> Figures:
    told: collections.Counter = collections.Counter()
    for row in (r for r in story.rows if month.holds(r["Tanggal"])):
        one, paths = hotline_paths(row, month)
        who = log_model.answered_by(row)
        told["Telepon"] += 1
        told["Layak, dari"] += 1
        told["Layak"] += one.eligibility == "Layak"
        told["Perlu Konfirmasi"] += one.eligibility == "Perlu Konfirmasi"
        told["Diterima yang bertugas, dari"] += bool(one.duty and who)
        told["Diterima yang bertugas"] += bool(one.duty and who == one.duty)
        for _, _, step, _ in paths.values():
            told["Jalur selesai, dari"] += 1
            told["Jalur selesai"] += step is None
    return told


def hotline_open(story: HotlineStory, month: Month, keys: dict[str, str]) -> list[Open]:
    found = []
    for row in (r for r in story.rows if r["Tanggal"] <= month.known):
        one, paths = hotline_paths(row, month)
        book = f"Hotline {week_name(row['Tanggal'])}"
        if one.eligibility == "Perlu Konfirmasi":
            found.append(Open(C, keys[row["Nama Pasien"]], row["Tanggal"], f"Tanyakan {one.ask}", None, book, "Log Hotline"))
        elif one.eligibility == "Layak" and any(step is not None for _, _, step, _ in paths.values()):
            path, step = next((p, s) for p, (_, _, s, _) in paths.items() if s is not None)
            found.append(Open(C, keys[row["Nama Pasien"]], row["Tanggal"], time_hotline.PATHS[path][step - 1], None, book, ""))
    return found


# --- SOPs D and E -----------------------------------------------------------------------------------------------


def feedback_verdict(story: FeedbackStory, row: dict, month: Month) -> feedback_model.Verdict:
    _, theme, unit = time_feedback.effective(row)
    return feedback_model.verdict_of(row, month.now, story.profile, theme, None if unit == time_feedback.NO_UNIT else unit, row["_told"].get("Usulan Jenis"))


def feedback_figures(story: FeedbackStory, month: Month) -> Figures:
    mine = [time_feedback.as_of(r, month.last, month.day) for (d, _), r in story.rows.items() if month.holds(d)]
    mine = [r for r in mine if not feedback_model.is_duplicate(r)]
    counts = time_feedback.counts_of(mine, month.now, story.profile)
    told = {
        "Umpan balik": len(mine), "Keluhan dan komplain": counts["Jenis Keluhan"] + counts["Jenis Komplain"], "Dibalas": counts["Dibalas"],
        "Dibalas, dari": counts["Dibalas"] + counts["Belum dibalas"], "Lewat batas": counts["Lewat batas"],
    }
    if not story.profile.grading:
        return told | {"Selesai": counts["Selesai"], "Selesai, dari": len(mine)}
    punctual = collections.Counter(feedback_model.punctuality_of(r, month.now, story.profile) for r in mine)
    return told | {"Dijawab tepat waktu": punctual["Tepat"], "Dijawab tepat waktu, dari": punctual["Tepat"] + punctual["Terlambat"]}


def feedback_open(story: FeedbackStory, month: Month, keys: dict[str, str]) -> list[Open]:
    """`keys`: of the plans, by what their problem is."""
    found = []
    for problem, plan in story.plans.items():
        if plan["Status"] in ("Terbuka", "Berjalan") and plan["born"] <= month.name:
            book = f"Umpan Balik {min(plan['month'], month.name)}"
            found.append(Open(D, keys[problem], dt.date.fromisoformat(f"{plan['born']}-01"), plan["Rencana"], plan["Penanggung Jawab"], book, "RTL"))
    for (day, _), row in story.rows.items():
        row = time_feedback.as_of(row, month.last, month.day)
        verdict = feedback_verdict(story, row, month)
        if day <= month.known and verdict.code not in ("S", "D"):
            found.append(Open(D, str(row["_told"].get("Kunci")), day, verdict.action.what, verdict.action.who, f"Umpan Balik {day:%Y-%m}", "Register"))
    return found


def told_later(month: Month, then: list[Open], today: list[Open]) -> list[Open]:
    """What was open at the end of a month that is over, with what is to be done about it today."""
    now, found = {(one.sop, one.key): one for one in today}, []
    for one in then:
        later = now.get((one.sop, one.key))
        if later:
            found.append(dataclasses.replace(one, step=later.step, by=later.by, sheet=later.sheet, book=later.book if one.sop == A else one.book))
            continue
        found.append(dataclasses.replace(one, step=NO_LONGER.format(month.last), by=None))
    return found


# --- trends -----------------------------------------------------------------------------------------------------


def limits(values: list[float]) -> tuple[float, float, float]:
    """Mean and limits of an XmR chart."""
    mean, spread = sum(values) / len(values), 2.66 * sum(abs(b - a) for a, b in zip(values, values[1:])) / (len(values) - 1)
    return mean, mean - spread, mean + spread


def signals(values: list[float]) -> set[str]:
    """What is no chance in a series of 12 or more (XmR): a point outside, 8 in a row on one side, 6 in a row rising or falling."""
    mean, lower, upper = limits(values)
    found = {"di luar batas"} if any(not lower - 1e-9 <= v <= upper + 1e-9 for v in values) else set()
    for side, sign in (("di atas", 1), ("di bawah", -1)):
        if any(all(sign * (v - mean) > 1e-9 for v in values[i : i + 8]) for i in range(len(values) - 7)):
            found.add(f"8 berturut-turut {side} rata-rata")
    for word, sign in (("naik", 1), ("turun", -1)):
        if any(all(sign * (b - a) > 1e-9 for a, b in zip(values[i : i + 5], values[i + 1 : i + 6])) for i in range(len(values) - 5)):
            found.add(f"6 berturut-turut {word}")
    return found


def officers_of(facility: Facility, story: CallStory, month: Month) -> dict[str, dict[str, int]]:
    """`Petugas`: by officer, folded (G12), what is counted of the month."""
    found: dict[str, dict[str, int]] = collections.defaultdict(collections.Counter)
    for key in facility.stays:
        entry = facility.entry(key, month.known)
        if entry.outcome == "Selesai" and entry.called and month.holds(entry.called) and entry.officer:
            found[fold(entry.officer)]["Selesai disapa"] += 1
    for told in found.values():
        told["Poin bulan ini"] = told["Selesai disapa"] // facility.rules.targets_per_point
    for row, call in calls_pairs(story, month, [r for r in story.rows if month.holds(r["Tanggal"])]):
        if not log_model.missing(row.get("Petugas")):
            one, told = time_calls.tally([(row, call)]), found[fold(str(row["Petugas"]))]
            for header, name in (
                ("Telepon dilayani", "Telepon"), ("Dijawab dalam batas dering", "≤ 3 dering"), ("Hubungi kembali jatuh tempo", "due"), ("Dihubungi kembali dalam batas", "≤ 30 menit"),
            ):
                told[header] += one[name]
    return found
