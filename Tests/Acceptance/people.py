"""Invented Indonesian people, their telephones as clerks type them, and their stays. Nobody here exists."""

from __future__ import annotations

import datetime as dt
import random

GIVEN_M = "Agus Bambang Cahyo Darmawan Eko Fajar Gunawan Hendra Irfan Joko Kurnia Lukman Mulyadi Nanang Oki Prasetyo Rahmat Slamet Taufik Usman Wahyu Yusuf Zainal Asrul Febri Yandri".split()
GIVEN_F = "Ani Bunga Citra Dewi Elvi Fitri Gita Hasnah Indah Juwita Kartika Lestari Maya Nurhayati Oktavia Putri Ratna Sari Tuti Ummi Wulan Yuliana Zahra Rosmaini Desmawati Yurnalis".split()
FAMILY = "Saputra Wijaya Hidayat Nasution Siregar Chaniago Koto Piliang Tanjung Sikumbang Harahap Lubis Pratama Ramadhan Kusuma Santosa Maulana Firmansyah Suryadi Anwar Zulkarnain Marpaung Halim Sutrisno Wibowo Permana".split()
STREETS = ["Jl. Melati", "Jl. Sudirman", "Jl. Batang Agam", "Jl. Soekarno Hatta", "Jl. Kenanga", "Jorong Tabiang", "Jl. Syekh Bantam", "Perum Griya Indah Blok C"]
TOWNS = ["Bukittinggi", "Agam", "Payakumbuh", "Padang Panjang", "Lima Puluh Kota", "Pasaman"]
ROOMS = ["Anggrek 1", "Anggrek 2", "Bougenville 3", "Cempaka 4", "Dahlia 2", "ICU 01", "Stroke Unit 5", "VIP Mawar 1"]
CLASSES = ["Kelas 1", "Kelas 2", "Kelas 3", "VIP", "VVIP"]
PAYERS = ["BPJS Kesehatan", "BPJS KESEHATAN", "Umum", "Asuransi Sehat Sentosa", "Jasa Raharja"]
DIAGNOSES = ["I63.9 Stroke iskemik", "I61.9 Perdarahan intraserebral", "G40.9 Epilepsi", "S06.0 Gegar otak", "E11.9 DM tipe 2", "A09 Diare akut", "J18.9 Pneumonia", "I10 Hipertensi esensial", "G43.9 Migren; tanpa aura", "R51 Nyeri kepala"]
DOCTORS = ["dr. Halimah Rasyid, Sp.S", "dr. Ferdinan Putra, Sp.N", "dr. Oktavia Ningsih, Sp.PD", "dr. Bachtiar, Sp.BS"]
RELATIONS = ["Suami", "Istri", "Anak", "Ibu", "Ayah", "Saudara", "Diri Sendiri"]
HOME_STATUSES = ["Sembuh", "Sehat", "Membaik", "APS", "Pulang Paksa", "Atas Permintaan Sendiri", "Atas Persetujuan Dokter", "Status Belum Lengkap", "Isoman", "Lain-lain", "-", ""]
DEATH_STATUSES = ["Meninggal", "+", "Mati", "Death", "> 48 jam", "< 48 jam", "MENINGGAL", "Meninggal > 48 Jam"]
REFERRAL_STATUSES = ["Rujuk", "Dirujuk", "RUJUK", "Rujuk ke RS lain"]
BAD_TELEPHONES = ["", "-", "tidak ada", "8,13E+11", "8.12E+10", "08123", "084112345678", "0", "081234567890123456", "Tidak Ada"]


class Invention:
    """A seeded source of people; every person has a name of their own."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.names: set[str] = set()
        self.numbers: set[str] = set()

    def pick(self, options):
        return self.random.choice(options)

    def name(self) -> tuple[str, str]:
        while True:
            sex = self.pick("LP")
            words = [self.pick(GIVEN_M if sex == "L" else GIVEN_F), self.pick(GIVEN_M if sex == "L" else GIVEN_F), self.pick(FAMILY)]
            if words[0] == words[1]:
                words.pop(1)
            name = " ".join(words)
            if name not in self.names:
                self.names.add(name)
                return name, sex

    def digits(self, count: int) -> str:
        return "".join(self.pick("0123456789") for _ in range(count))

    def mobile(self) -> str:
        """`08…` of 11 to 13 digits, never given twice."""
        while True:
            number = "08" + self.pick(["12", "13", "21", "52", "53", "78", "95", "96"]) + self.digits(self.pick([7, 8, 9]))
            if number not in self.numbers:
                self.numbers.add(number)
                return number

    def good_telephone(self) -> str:
        """A usable number in one of the ways of RULES F."""
        m = self.mobile()
        ways = [
            m, m, m,
            f"{m[:4]}-{m[4:8]}-{m[8:]}", f"{m[:4]} {m[4:8]} {m[8:]}", f"{m[:4]}.{m[4:8]}.{m[8:]}",
            "+62" + m[1:], f"+62 {m[1:4]}-{m[4:8]}-{m[8:]}", "62" + m[1:], "0062" + m[1:], "+62(0)" + m[1:],
            m[1:], "6262" + m[1:], f"{m} / {self.mobile()}", f"{m}/{self.mobile()}", f"0751-{self.digits(1).replace('0', '7').replace('1', '7')}{self.digits(5)} / {m}",
            "021-5" + self.digits(6), "(0752) 6" + self.digits(5), "031 8" + self.digits(6),
        ]
        return self.pick(ways)

    def nik(self, birth: dt.date, sex: str) -> str:
        day = birth.day + (40 if sex == "P" else 0)
        return f"1375{self.pick(['01', '02', '03'])}{day:02d}{birth.month:02d}{birth.year % 100:02d}{int(self.digits(4)) or 1:04d}"

    def person(self) -> dict:
        name, sex = self.name()
        birth = dt.date(1938, 1, 1) + dt.timedelta(days=self.random.randrange(28_000))
        return {
            "nama": name, "jk": sex, "lahir": birth, "nik": self.nik(birth, sex),
            "alamat": f"{self.pick(STREETS)} No. {self.random.randrange(1, 120)}, {self.pick(TOWNS)}",
            "pj": self.name()[0], "hub": self.pick(RELATIONS), "kelas": self.pick(CLASSES), "bayar": self.pick(PAYERS),
            "dx": self.pick(DIAGNOSES), "dpjp": self.pick(DOCTORS),
        }
