"""Ten weeks of an invented hospital: its stays, what its exports say of them and when they come, and what officers type day after day."""

from __future__ import annotations

import csv
import datetime as dt
import io
import pathlib
import random
from dataclasses import dataclass, field

import openpyxl

from model import DAY, Rules, usable_telephone
from people import BAD_TELEPHONES, DEATH_STATUSES, HOME_STATUSES, REFERRAL_STATUSES, ROOMS, Invention
from time_stays_model import CORRECTION, OPEN, REQUIRED, Facility

EXPORT = "pulang "
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
DATES = [
    lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d:%d-%m-%Y}", lambda d: d.isoformat(), lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
]
OFFICERS = [["Sri Wahyuni", "sri wahyuni", "Sri  Wahyuni"], ["Budi Santoso", "BUDI SANTOSO"], ["Dewi Lestari"], ["Ni'matul <Ulya>"]]
FAILURES = ["Tidak diangkat", "Tidak aktif", "Nomor salah", "Sibuk", "Minta dihubungi lagi", "Lainnya"]
ANSWERS = {
    "Kondisi Sekarang": ["Membaik", "Tetap", "Memburuk"], "Obat Tersedia": ["Ya", "Tidak", "Tidak diberi obat"],
    "Obat Diminum": ["Teratur", "Tidak teratur", "Berhenti"], "Tahu Jadwal Kontrol": ["Ya", "Tidak"], "Tahu Tindakan Darurat": ["Ya", "Tidak"],
    "Dijawab Oleh": ["Pasien", "Keluarga"], "Kepuasan (1-4)": ["1", "2", "3", "4"],
}


@dataclass
class Version:
    """What the hospital's system says of a stay from a day on."""

    since: dt.date
    keluar: dt.date | None
    pulang: str
    telp: str


@dataclass
class Stay:
    rawat: str
    rm: str
    nama: str
    masuk: dt.date
    rooms: list[tuple[str, dt.date]]  # the rooms with the day on which the patient moved in
    entri: dt.date
    versions: list[Version] = field(default_factory=list)

    def at(self, day: dt.date) -> Version | None:
        known = [v for v in self.versions if v.since <= day]
        return known[-1] if known else None


@dataclass
class Export:
    name: str
    rows: list[dict]
    rejected: list[dict]
    made: dt.date


class Story:
    """One seed's settings, hospital and officers."""

    def __init__(self, seed: int, weeks: int, start: dt.date | None = None, admissions: tuple[int, ...] = (2, 3, 3, 4, 5)):
        """`start`: a day by the seed without one; `admissions`: as many come a day."""
        self.admissions = admissions
        self.random = random.Random(f"through time {seed}")
        self.people = Invention(seed)
        r = self.random
        by_seed = dt.date(2026, 10, 26) + DAY * (7 * r.randrange(3) + r.randrange(7))
        self.start = start or by_seed
        self.days = [self.start + DAY * i for i in range(7 * weeks)]
        plain = seed == 1
        self.has_rawat = plain or r.random() < 0.75
        self.has_entri = plain or r.random() < 0.5
        self.has_inpatients = plain or r.random() < 0.6
        self.rules = self._rules(plain)
        self.stays: list[Stay] = []
        self._admit()
        rms = sorted({s.rm for s in self.stays})
        self.do_not_call = frozenset() if plain else frozenset(r.sample(rms, 3))
        self.missed = {d for d in self.days[1:] if r.random() < 0.07}
        if seed % 4 == 0:  # nobody runs it for more than a week
            away = r.randrange(14, len(self.days) - 14) if weeks > 4 else 0
            self.missed |= set(self.days[away : away + r.randrange(8, 16)]) if away else set()
        self.files: dict[str, Export] = {}
        self.late: list[tuple[dt.date, Export]] = []
        self.made = 0

    def _rules(self, plain: bool) -> Rules:
        r = self.random
        holidays = frozenset([dt.date(2026, 12, 25), dt.date(2027, 1, 1), dt.date(2026, 11, 16)])
        told = dict(
            late_entry=r.choice(["exclude", "exclude", "mark"]), unknown_entry=r.choice(["mark", "mark", "exclude"]), carry_over_days=r.choice([7, 7, 7, 3, 10]),
            closed_weekdays=frozenset(r.choice([[], [], [6], [5, 6]])), holidays=r.choice([frozenset(), holidays]), shift=r.choice(["next", "previous"]),
        )
        return Rules() if plain else Rules(**told)

    def settings(self) -> tuple[dict[str, object], dict[str, object]]:
        """Keys of `[sapa-pasien]` and of its `closed_days` that differ from the defaults."""
        rules, names = self.rules, "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
        own = {k: getattr(rules, k) for k in ("late_entry", "unknown_entry", "carry_over_days") if getattr(rules, k) != getattr(Rules(), k)}
        if self.do_not_call:
            own["do_not_call"] = sorted(self.do_not_call)
        closed = {}
        if rules.closed_weekdays or rules.holidays:
            closed = {"weekdays": [names[d] for d in sorted(rules.closed_weekdays)], "holidays": [d.isoformat() for d in sorted(rules.holidays)], "shift": rules.shift}
        return own, closed

    # -- the hospital

    def _admit(self) -> None:
        r, number = self.random, 0
        waiting: list[tuple[dt.date, str, str]] = []
        for day in [self.start - DAY * i for i in range(21, 0, -1)] + self.days:
            for _ in range(r.choice(self.admissions)):
                number += 1
                back = [w for w in waiting if w[0] <= day]
                if back and r.random() < 0.5:
                    waiting.remove(back[0])
                    _, rm, name = back[0]
                else:
                    rm, name = f"{number * 37 % 9973:06d}", self.people.name()[0]
                # Two stays that end on one day would be one (A0): who comes back stays a night.
                stay = self._stay(f"{day:%Y/%m/%d}/{number:06d}", rm, name, day, nights=bool(back))
                self.stays.append(stay)
                last = stay.versions[-1]
                if r.random() < 0.15 and "ninggal" not in last.pulang and last.pulang in HOME_STATUSES:
                    waiting.append((max(v.keluar or day for v in stay.versions) + DAY * r.choice([0, 1, 3, 6, 7, 8, 9, 12]), rm, name))

    def _stay(self, rawat: str, rm: str, name: str, day: dt.date, *, nights: int) -> Stay:
        r = self.random
        left = day + DAY * max(nights, r.choice([0, 1, 2, 3, 3, 4, 5, 7, 12]))
        status = r.choice(HOME_STATUSES) if r.random() < 0.86 else r.choice(DEATH_STATUSES + REFERRAL_STATUSES)
        phone = self.people.good_telephone() if r.random() < 0.88 else r.choice(BAD_TELEPHONES)
        entered = left + DAY * r.choice([0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 5, 6, 8])
        rooms = [(r.choice(ROOMS), day)]
        if self.has_rawat and left > day + DAY and r.random() < 0.15:
            rooms.append((r.choice(ROOMS), day + DAY * r.randrange(1, (left - day).days)))
        stay = Stay(rawat, rm, name, day, rooms, entered, [Version(day, None, "", phone), Version(entered, left, status, phone)])
        chance = r.random()
        if chance < 0.05:  # typed with a wrong day, mended later
            wrong = max(rooms[-1][1], day + DAY * nights, left + DAY * r.choice([-2, -1, 1, 2]))
            stay.versions[1].keluar = min(wrong, entered)
            stay.versions.append(Version(entered + DAY * r.randrange(1, 9), left, status, phone))
        elif chance < 0.11 and status in HOME_STATUSES:  # known to have died, or to have been referred, when the target was set
            later = r.choice(DEATH_STATUSES if chance < 0.09 else REFERRAL_STATUSES)
            stay.versions.append(Version(entered + DAY * r.randrange(1, 14), left, later, phone))
        elif not usable_telephone(phone) and chance < 0.5:
            stay.versions.append(Version(entered + DAY * r.randrange(1, 9), left, status, self.people.good_telephone()))
        return stay

    def _rows(self, stay: Stay, told: Version) -> list[dict]:
        rows = []
        base = {"rawat": stay.rawat if self.has_rawat else None, "rm": stay.rm, "nama": stay.nama, "telp": told.telp}
        for i, (room, since) in enumerate(stay.rooms):
            moved = stay.rooms[i + 1][1] if i + 1 < len(stay.rooms) else None
            entered = (stay.entri if told.keluar else stay.masuk) if self.has_entri else None
            rows.append(base | {"ruangan": room, "masuk": since, "keluar": moved or told.keluar, "pulang": "Pindah Kamar" if moved else told.pulang, "entri": entered})
        return rows

    def export(self, day: dt.date) -> Export:
        """What the hospital's system gives out on a day: the discharges of the last days, often those in bed, a row twice, a row that is wrong."""
        r = self.random
        window = r.choice([3, 7, 7, 10, 14])
        rows: list[dict] = []
        for stay in self.stays:
            told = stay.at(day)
            if told and (told.keluar is None and self.has_inpatients or told.keluar and day - DAY * window <= told.keluar):
                rows += self._rows(stay, told)
        if rows and r.random() < 0.3:
            rows.insert(r.randrange(len(rows)), dict(r.choice(rows)))
        rejected = []
        if rows and r.random() < 0.15:
            name = self.people.name()[0]
            rejected = [{"rawat": f"{day:%Y/%m/%d}/9{self.made:05d}" if self.has_rawat else None, "rm": f"99{self.made:04d}", "nama": name, "telp": "0812-5555-0000", "ruangan": "Anggrek 1", "masuk": day - DAY * 3, "keluar": "31/02/2027", "pulang": "Sembuh", "entri": day if self.has_entri else None}]
        self.made += 1
        return Export(f"{EXPORT}{day.isoformat()}.{'xlsx' if r.random() < 0.2 else 'csv'}", rows, rejected, day)

    def morning(self, folder: pathlib.Path, day: dt.date) -> None:
        """What lies in `masuk/` from now on: a new export, one that came late, some old ones gone."""
        r = self.random
        if r.random() < (0.75 if day.weekday() < 5 else 0.3) or day == self.start:
            export = self.export(day)
            if r.random() < 0.1 and day != self.start:
                self.late.append((day + DAY * r.randrange(1, 10), export))
            else:
                self._put(folder, export)
        for due, export in [x for x in self.late if x[0] <= day]:
            self.late.remove((due, export))
            if all(export.made >= other.made for other in self.files.values()) or r.random() < 0.7:
                self._put(folder, export)
        if day.weekday() == 0:
            # Those of five weeks ago would not be read again (A2); somebody takes them out before.
            before = day - DAY * (r.choice([0, 3, 7, 14]) if r.random() < 0.6 else 28)
            for export in [e for e in self.files.values() if e.made < before]:
                (folder / "masuk" / export.name).unlink()
                del self.files[export.name]

    def _put(self, folder: pathlib.Path, export: Export) -> None:
        self.files[export.name] = export
        write(folder / "masuk" / export.name, export, self.random.choice(DATES), self.has_rawat, self.has_entri)

    def inputs(self) -> list[Export]:
        """The files of `masuk/` in the order in which a run reads them."""
        return [self.files[name] for name in sorted(self.files)]

    # -- officers

    def type(self, facility: Facility, day: dt.date) -> list[tuple[dt.date, str, str, dict[str, object]]]:
        """What officers type after the day's run: week of the book, sheet, stay, cells. Mostly empty cells are filled."""
        r, typed = self.random, []
        week = max(facility.books)
        current = facility.books[week]
        if day > week + DAY * 6:
            return []
        for key in sorted(current.list):
            status, _, execution = current.status[key]
            diligence = 0.03 if int(facility.stays[key]["rm"]) % 7 == 0 else 0.4  # some are forgotten
            chance = diligence if status == "Target" and execution <= day else 0.06 if status == "Target" else 0.01
            if r.random() < chance:
                typed.append((week, "calls", key, self._call(facility, key, day)))
        for key in sorted(current.status):
            if current.status[key][0] == "Tanpa Telepon" and r.random() < 0.1:
                typed.append((week, "data", key, {CORRECTION: self.people.good_telephone() if r.random() < 0.8 else "08123"}))
        earlier = [w for w in facility.books if w < week]
        if earlier and r.random() < 0.15:  # late, into a book whose week is closed
            week = max(earlier)
            for key in r.sample(sorted(facility.books[week].list), min(2, len(facility.books[week].list))):
                typed.append((week, "calls", key, self._call(facility, key, week + DAY * r.randrange(7))))
            for key in sorted(facility.books[week].status):
                if facility.books[week].status[key][0] == "Tanpa Telepon" and r.random() < 0.2:
                    typed.append((week, "data", key, {CORRECTION: self.people.good_telephone()}))
        result = self._mended(facility)
        for week, sheet, key, cells in typed:
            free = {h: v for h, v in cells.items() if h not in facility.merged(sheet, key)}
            if free:
                facility.type(week, sheet, key, free)
                result.append((week, sheet, key, free))
        return result

    def _mended(self, facility: Facility) -> list[tuple[dt.date, str, str, dict[str, object]]]:
        """Now and then one mends what stands in a finished row, in the newest book that has it: another officer, another day."""
        r = self.random
        done = [key for key in sorted(facility.stays) if facility.entry(key, facility.date).called]
        if not done or r.random() > 0.12:
            return []
        key = r.choice(done[-30:])
        week = max(w for w, book in facility.books.items() if key in book.calls)
        entry = facility.entry(key, facility.date)
        day = max(facility.stays[key]["keluar"], entry.called - DAY * r.randrange(1, 4))
        cells = r.choice([{"Petugas": r.choice(OFFICERS[2])}, {"Tanggal Sapa": dt.datetime.combine(day, dt.time())}, {"Izin": "Tidak"}])
        facility.type(week, "calls", key, cells)
        return [(week, "calls", key, cells)]

    def _call(self, facility: Facility, key: str, day: dt.date) -> dict[str, object]:
        """What one call leaves in its row."""
        r = self.random
        stay, before = facility.stays[key], facility.merged("calls", key)
        if r.random() < 0.15:
            day = max(stay["keluar"] or day, day - DAY * r.choice([1, 1, 2, 4]))
        moment = dt.datetime.combine(day, dt.time())
        who = r.choice(r.choice(OFFICERS[: 4 if self.made % 2 else 3]))
        number = next((i for i in (1, 2, 3) if f"Percobaan {i} Hasil" not in before), 3)
        attempt = {f"Percobaan {number} Tanggal": moment, f"Percobaan {number} Jam": dt.time(r.randrange(8, 17), r.choice([0, 15, 40]))}
        chance = r.random()
        if chance < 0.25:
            return attempt | {f"Percobaan {number} Hasil": r.choice(FAILURES)} | ({"Dihubungi": "Tidak"} if number == 3 and r.random() < 0.5 else {})
        if chance < 0.28:
            return {CORRECTION: self.people.good_telephone()}
        date = f"{day:%d/%m/%Y}" if r.random() < 0.15 else moment
        reached = attempt | {f"Percobaan {number} Hasil": "Terhubung", "Dihubungi": r.choice(["Ya", "Ya", "ya"]), "Petugas": who, "Tanggal Sapa": date}
        if chance < 0.38:
            return reached | {"Izin": "Tidak"}
        cells = reached | {"Izin": "Ya"} | {h: r.choice(ANSWERS[h]) for h in REQUIRED}
        if chance < 0.46:
            del cells[r.choice(REQUIRED)]
        elif chance < 0.48:
            del cells["Petugas"]
        elif chance < 0.50:
            del cells["Tanggal Sapa"]
        return cells


# --- files ------------------------------------------------------------------------------------------------------


def write(path: pathlib.Path, export: Export, dated, has_rawat: bool, has_entri: bool) -> None:
    columns = ["rawat"] * has_rawat + ["rm", "nama", "telp", "ruangan", "masuk", "keluar", "pulang"] + ["entri"] * has_entri
    headers = dict(rawat="No Rawat", rm="No. RM", nama="Nama Pasien", telp="No HP", ruangan="Kamar", masuk="Tgl Masuk", keluar="Tgl Keluar", pulang="Status Pulang", entri="Tgl Entri")
    is_book = path.suffix == ".xlsx"
    wrong = {id(row) for row in export.rejected}

    def cell(row: dict, column: str) -> object:
        value = row[column]
        if isinstance(value, dt.date):
            return dt.datetime.combine(value, dt.time()) if is_book and id(row) not in wrong else dated(value)
        return value or ""

    lines = [[headers[c] for c in columns]] + [[cell(row, c) for c in columns] for row in export.rows + export.rejected]
    if is_book:
        book = openpyxl.Workbook()
        for line in lines:
            book.active.append(line)
        book.save(path)
        return
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(lines)
    path.write_text(text.getvalue(), "utf-8")
