#!/usr/bin/env python3
"""Write WhatsApp exports of every variant in RULES F and SMS backups, each with what must be read from it.

usage: make_messages.py FOLDER [--seed N]

Beside each file stands FILE.expected.json: a list of lines {"moment", "sender", "text", "kind"}, for SMS with "direction".
`kind` may be a list where more than one reading is fair; "loose" says that invisible marks within the text are left open.
All people in them are invented.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import pathlib
import random
import zipfile

import people

LRM, RLM, LRE, PDF, NNBSP, NBSP, HYPHEN = "\u200e", "\u200f", "\u202a", "\u202c", "\u202f", "\u00a0", "\u2011"
MINUTE = dt.timedelta(minutes=1)


@dataclasses.dataclass(frozen=True)
class Style:
    """How one telephone writes an export."""

    name: str
    platform: str  # android, ios
    language: str  # id, en
    date: str  # as in strftime, with %-d and %-m for numbers without a leading zero
    time: str
    comma: bool = False
    blank: str = " "  # before AM and PM
    half: tuple[str, str] = ("AM", "PM")
    end: str = "\n"
    encoding: str = "utf-8"
    line_mark: bool = True  # iOS: U+200E before the bracket of a line that holds an attachment
    tilde: str = "~ "
    start: dt.datetime = dt.datetime(2026, 7, 9, 7, 3, 11)
    group: bool = False
    marks: bool = False  # marks within what people typed
    short: bool = False  # a dozen messages whose days prove no order

    def day(self, at: dt.datetime) -> str:
        return at.strftime(self.date.replace("%-d", str(at.day)).replace("%-m", str(at.month)))

    def clock(self, at: dt.datetime) -> str:
        told = at.strftime(self.time.replace("%-I", str(at.hour % 12 or 12)).replace("%-H", str(at.hour)))
        return told + self.blank + self.half[at.hour >= 12] if "I" in self.time else told

    def header(self, at: dt.datetime) -> str:
        stamp = f"{self.day(at)}{',' if self.comma else ''} {self.clock(at)}"
        return f"[{stamp}] " if self.platform == "ios" else f"{stamp} - "

    def precise(self, at: dt.datetime) -> dt.datetime:
        return at if "%S" in self.time else at.replace(second=0)


STYLES = [
    Style("android_id", "android", "id", "%d/%m/%Y", "%H.%M"),
    Style("android_id_comma", "android", "id", "%d/%m/%y", "%H.%M", comma=True, group=True),
    Style("android_id_crlf_bom", "android", "id", "%d/%m/%y", "%H.%M", end="\r\n", encoding="utf-8-sig"),
    Style("android_id_colon", "android", "id", "%d/%m/%Y", "%H:%M", comma=True),
    Style("android_id_utf16", "android", "id", "%d/%m/%Y", "%H.%M", encoding="utf-16", end="\r\n"),
    Style("android_id_12", "android", "id", "%d/%m/%Y", "%-I.%M", blank=NNBSP, group=True),
    Style("android_en_24", "android", "en", "%d/%m/%Y", "%H:%M", comma=True),
    Style("android_en_us_12", "android", "en", "%-m/%-d/%y", "%-I:%M", comma=True, blank=NNBSP),
    Style("android_en_us_12_nbsp", "android", "en", "%-m/%-d/%y", "%-I:%M", comma=True, blank=NBSP, group=True),
    Style("android_en_us_12_plain", "android", "en", "%-m/%-d/%y", "%-I:%M", comma=True),
    Style("android_en_gb_12_lower", "android", "en", "%d/%m/%Y", "%-I:%M", comma=True, blank=NNBSP, half=("am", "pm")),
    Style("ios_id", "ios", "id", "%d/%m/%y", "%H.%M.%S"),
    Style("ios_id_comma", "ios", "id", "%d/%m/%y", "%H.%M.%S", comma=True, group=True, end="\r\n", tilde="~" + NNBSP),
    Style("ios_id_four", "ios", "id", "%d/%m/%Y", "%H.%M.%S", comma=True, line_mark=False, group=True, tilde="~" + NBSP),
    Style("ios_id_colon", "ios", "id", "%d/%m/%y", "%H:%M:%S", comma=True),
    Style("ios_en_24", "ios", "en", "%d/%m/%Y", "%H:%M:%S", comma=True, group=True, end="\r\n"),
    Style("ios_en_us_12", "ios", "en", "%-m/%-d/%y", "%-I:%M:%S", comma=True, blank=NNBSP, end="\r\n"),
    Style("ios_en_us_12_plain", "ios", "en", "%-m/%-d/%y", "%-I:%M:%S", comma=True, group=True),
    Style("marks_within_android", "android", "id", "%d/%m/%Y", "%H.%M", marks=True, short=True, start=dt.datetime(2026, 11, 25, 9, 30)),
    Style("marks_within_ios", "ios", "id", "%d/%m/%y", "%H.%M.%S", marks=True, short=True, start=dt.datetime(2026, 11, 25, 9, 30)),
    # nothing over 12 among the days: the order of the lines proves it, else the style
    Style("order_lines_day_first", "android", "id", "%d/%m/%y", "%H.%M", short=True, start=dt.datetime(2026, 11, 5, 9, 30)),
    Style("order_lines_month_first", "android", "en", "%-m/%-d/%y", "%H:%M", comma=True, short=True, start=dt.datetime(2026, 11, 5, 9, 30)),
    Style("order_style_month_first", "android", "en", "%-m/%-d/%y", "%-I:%M", comma=True, blank=NNBSP, short=True, start=dt.datetime(2026, 11, 5, 9, 30)),
    Style("order_unproven_day_first", "android", "id", "%d/%m/%Y", "%H.%M", short=True, start=dt.datetime(2026, 11, 5, 9, 30)),
]

MEDIA = {
    ("android", "id"): ["<Media tidak disertakan>", LRM + "IMG-20260721-WA0003.jpg (file terlampir)", "PTT-20260721-WA0004.opus (file terlampir)", "Rina Puskesmas.vcf (file terlampir)"],
    ("android", "en"): ["<Media omitted>", LRM + "IMG-20260721-WA0003.jpg (file attached)", "VID-20260721-WA0009.mp4 (file attached)"],
    ("ios", "id"): [LRM + t for t in ["gambar tidak disertakan", "video tidak disertakan", "audio tidak disertakan", "stiker tidak disertakan", "<terlampir: 00000012-PHOTO-2026-07-21-03-15-42.jpg>"]],
    ("ios", "en"): [LRM + t for t in ["image omitted", "video omitted", "audio omitted", "sticker omitted", "GIF omitted", "<attached: 00000012-PHOTO-2026-07-21-03-15-42.jpg>"]],
}
CAPTIONED = {
    ("android", "id"): LRM + "IMG-20260722-WA0011.jpg (file terlampir)\nIni foto loketnya",
    ("android", "en"): LRM + "IMG-20260722-WA0011.jpg (file attached)\nThe counter this morning",
    ("ios", "id"): f"Ini foto loketnya {LRM}<terlampir: 00000044-PHOTO-2026-07-22-08-00-01.jpg>",
    ("ios", "en"): f"The counter this morning {LRM}<attached: 00000044-PHOTO-2026-07-22-08-00-01.jpg>",
}
DOCUMENT = {"id": f"surat keberatan.pdf • {LRM}2 halaman {LRM}dokumen tidak disertakan", "en": f"surat keberatan.pdf • {LRM}2 pages {LRM}document omitted"}
DELETED = {
    ("android", "id"): ["Pesan ini telah dihapus", "Pesan ini dihapus oleh admin Rina Marlina"],
    ("android", "en"): ["This message was deleted"],
    ("ios", "id"): [LRM + "Pesan ini telah dihapus.", LRM + "Pesan ini telah dihapus"],
    ("ios", "en"): [LRM + "This message was deleted."],
}
OWN_DELETED = {"id": "Anda menghapus pesan ini", "en": "You deleted this message"}
EDITED = {"id": "<Pesan ini telah diedit>", "en": "<This message was edited>"}
NOTICE = {
    "id": "Pesan dan panggilan terenkripsi secara end-to-end. Hanya orang di chat ini yang bisa membaca, mendengarkan, atau membagikannya.",
    "en": "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.",
}
SYSTEM = {
    ("id", False): ["Kode keamanan Anda dengan {other} berubah. Ketuk untuk mempelajari selengkapnya."],
    ("en", False): ["Your security code with {other} changed. Tap to learn more."],
    ("id", True): ["Rina Marlina membuat grup \"{chat}\"", "Rina Marlina menambahkan Anda", "Pak Yos keluar", "Anda sekarang seorang admin"],
    ("en", True): ["Rina Marlina created group \"{chat}\"", "Rina Marlina added you", "Pak Yos left", "You're now an admin"],
}
CALL = {"id": "Panggilan suara tak terjawab", "en": "Missed voice call"}

PLAIN = [
    "Selamat pagi, antrean loket lama sekali", "Terima kasih, perawatnya ramah 🙏", "Obat habis di apotek: kapan ada lagi?", "apakah besok (Sabtu) buka?", "Jam buka: 08.00 - 14.00 atau sampai 15:00?",
    "Toilet lantai 2 kotor, tolong dibersihkan", "=1+1", "+62 silakan", "https://contoh.invalid/a?b=1&c=2", "Dokternya \"marah-marah\"; mengapa?", "Harga 50% naik \\ turun", "🙏🏽👨‍👩‍👧", "ok", "1", "Nomor antrean 003",
]


def phone(inv: people.Invention) -> tuple[str, str]:
    """A number as an export writes it, and as it must be read."""
    m = inv.mobile()
    groups = [f"{m[1:4]}", m[4:8], m[8:]]
    return LRE + "+62" + NBSP + HYPHEN.join(groups) + PDF, "+62 " + HYPHEN.join(groups)


class Chat:
    """One conversation, written in a style; `expected` grows beside it."""

    def __init__(self, style: Style, seed: int):
        self.style, self.random, self.inv = style, random.Random(f"{seed} {style.name}"), people.Invention(seed)
        self.now = style.start
        self.lines: list[str] = []
        self.expected: list[dict] = []
        self.own = "Puskesmas Contoh"
        self.people: list[tuple[str, str]] = [("Budi Hartono", "Budi Hartono")]
        if style.group:
            unknown = (style.tilde + "Rina Marlina", "Rina Marlina") if style.platform == "ios" else phone(self.inv)
            self.people += [unknown, phone(self.inv), ("Ibu Sari 🌸", "Ibu Sari 🌸"), ("Pak Yos - RT 05", "Pak Yos - RT 05"), ("dr. H. Anwar (Poli 2)", "dr. H. Anwar (Poli 2)")]
        self.chat = "Umpan Balik Warga" if style.group else "Budi Hartono"

    @property
    def content(self) -> str:
        return self.style.end.join(self.lines) + self.style.end

    def tell(self, minutes: float | None = None) -> dt.datetime:
        self.now += dt.timedelta(seconds=self.random.randrange(5, 40_000)) if minutes is None else dt.timedelta(seconds=round(minutes * 60))
        return self.now

    def put(self, who: tuple[str, str] | None, text: str, read: str | None = None, kind: str | list[str] = "message", minutes: float | None = None, mark: bool = False, **more: object) -> None:
        at = self.tell(minutes)
        begin = LRM if mark and self.style.platform == "ios" and self.style.line_mark else ""
        if who is None:
            sender = f"{self.chat}: {LRM}" if self.style.platform == "ios" else ""
        else:
            sender = who[0] + ": "
        self.lines += (begin + self.style.header(at) + sender + text).split("\n")
        told = read if read is not None else text.strip(LRM + RLM + LRE + PDF)
        self.expected.append({"moment": self.style.precise(at).isoformat(), "sender": who and who[1], "text": told, "kind": kind} | more)

    def build(self) -> Chat:
        if self.style.short:
            return self.build_short()
        key, language, client = (self.style.platform, self.style.language), self.style.language, self.people[0]
        us = (self.own, self.own)
        self.put(None, NOTICE[language], kind="system", minutes=0)
        for text in SYSTEM[(language, self.style.group)]:
            self.put(None, text.format(other=self.people[0][1], chat=self.chat), text.format(other=self.people[0][1], chat=self.chat), kind="system")
        put, pick = self.put, self.random.choice
        put(client, PLAIN[0])
        put(client, "baris pertama\nbaris kedua\n\nbaris keempat", minutes=3)
        put(us, "Baik, kami tindak lanjuti", minutes=9)
        # lines that begin like a date, or like a header of another telephone
        android, ios = STYLES[0], next(s for s in STYLES if s.name == "ios_en_us_12")
        other = (ios if self.style.platform == "android" else android).header(self.now)
        put(client, "Kronologi:\n21/07/2026 jam 9 saya datang\n21/07/2026 03.16\n21/07/26, dipanggil\n7/22/26 pulang")
        put(client, f"Teman saya menulis:\n{other}Budi: jangan ke sana\nbegitu")
        put(client, "Daftar:\n- satu: a\n- dua - b\n[catatan] tiga\n[21/07/26] empat")
        put(client, f"dan akhir{LRM}", "dan akhir")
        put(client, "sebelum\u2028sesudah\u0085lagi\tdan \u0007 bel")
        put(client, f"Budi: Admin: {self.style.header(self.now).strip()}", read=f"Budi: Admin: {self.style.header(self.now).strip()}")
        put(client, "Pesan ini telah dihapus kemarin oleh saya, maaf")
        put(client, "gambar tidak disertakan di brosur; image omitted from the leaflet")
        put(client, f"Besok saja {EDITED[language]}", "Besok saja", edited=True) if self.style.platform == "android" else put(client, f"Besok saja {LRM}{EDITED[language]}", "Besok saja", edited=True)
        put(us, f"Dua baris\ndiubah {EDITED[language]}", "Dua baris\ndiubah", edited=True)
        for text in MEDIA[key]:
            put(pick([client, us]), text, kind="media", mark=True)
        put(client, CAPTIONED[key], CAPTIONED[key].replace(LRM, ""), mark=True)
        if self.style.platform == "ios":
            put(client, DOCUMENT[language], DOCUMENT[language].replace(LRM, ""), kind=["media", "message"], mark=True, loose=True)
            put(client, LRM + CALL[language], CALL[language], kind=["system", "message", "media"], mark=True, loose=True)
        else:
            put(None, CALL[language], kind="system")
        for text in DELETED[key]:
            put(client, text, kind="deleted", mark=True)
        put(us, (LRM if self.style.platform == "ios" else "") + OWN_DELETED[language] + ("." if self.style.platform == "ios" else ""), kind="deleted", mark=True)
        if self.style.group:
            for who in self.people:
                put(who, pick(PLAIN))
        for _ in range(120):
            who = pick([*self.people, us])
            put(who, pick([pick(PLAIN), pick(PLAIN) + "\n" + pick(PLAIN)]))
        put(None, SYSTEM[(language, self.style.group)][-1].format(other=self.people[0][1], chat=self.chat), SYSTEM[(language, self.style.group)][-1].format(other=self.people[0][1], chat=self.chat), kind="system")
        put(client, "pesan terakhir")
        return self

    def build_short(self) -> Chat:
        """5 and 6 November, then 2 December: as May, June and February they would run backwards. Unproven: only 5 November."""
        client, us = self.people[0], (self.own, self.own)
        self.put(client, "Selamat pagi", minutes=0)
        self.put(us, "Selamat pagi, ada yang bisa dibantu?", minutes=2)
        if self.style.marks:
            self.put(client, f"tengah{LRM}kata, {RLM}lalu akhir{LRM}", f"tengahkata, {RLM}lalu akhir", minutes=60)
            self.put(client, f"tanya \u2068Sari\u2069 dan {LRE}081{PDF} saja", minutes=60)
        if self.style.name.startswith("order_lines"):
            self.put(client, "Antrean lama", minutes=1440)
            self.now = self.now.replace(month=12, day=2)
            self.put(client, "Masih lama", minutes=5)
        else:
            self.put(client, "Antrean lama", minutes=300)
        return self

    def bytes(self) -> bytes:
        return self.content.encode(self.style.encoding)


GAPS = [0, 1, 4, 12, 29, 29, 30, 30, 31, 45, 300, 900]


def thread_chat(style: Style, seed: int, clients: list[tuple[str, str]], own: tuple[str, str], turns: int, *, first: str = "client", answers: float = 0.35) -> Chat:
    """A chat of November 2026 whose gaps lie about the half hour; every text is another one."""
    chat = Chat(dataclasses.replace(style, start=dt.datetime(2026, 11, 3, 7, 0, 11)), seed)
    chat.people, chat.own = clients, own[1]
    chat.chat = clients[0][1] if len(clients) == 1 else "Umpan Balik Warga"
    r, language = chat.random, style.language
    chat.put(None, NOTICE[language], kind="system", minutes=0)
    for n in range(turns):
        who = (clients[0] if first == "client" else own) if n == 0 else own if r.random() < answers else r.choice(clients)
        gap = r.choice(GAPS)
        if "%S" in style.time and gap == 29 and r.random() < 0.5:
            gap = 29 + 59 / 60
        kind = r.random()
        if n > 2 and kind < 0.08:
            text = MEDIA[(style.platform, language)][0]
            chat.put(who, text, kind="media", minutes=gap, mark=True)
        elif n > 2 and kind < 0.12:
            chat.put(who, DELETED[(style.platform, language)][0], kind="deleted", minutes=gap, mark=True)
        else:
            chat.put(who, f"{r.choice(PLAIN[:6])} nomor {seed % 100}-{n}" + ("\nbaris kedua" if r.random() < 0.1 else ""), minutes=gap)
    return chat


def style_of(name: str) -> Style:
    return next(s for s in STYLES if s.name == name)


def write_expected(path: pathlib.Path, lines: list[dict]) -> None:
    path.with_name(path.name + ".expected.json").write_text(json.dumps(lines, ensure_ascii=False, indent=0) + "\n", "utf-8")


def write_zip(path: pathlib.Path, entries: list[tuple[str, bytes]], stored: bool = False) -> pathlib.Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, (2026, 7, 21, 8, 0, 0)), content, archive.compression)
    return path


def random_styles(seed: int, count: int = 16) -> list[Style]:
    """Telephones nobody has seen: RULES F's marks in any combination."""
    r, found = random.Random(f"styles {seed}"), []
    for i in range(count):
        platform, language = r.choice(["android", "ios"]), r.choice(["id", "en"])
        seconds = "%S" if platform == "ios" else ""
        half = r.random() < 0.5
        point = r.choice(".:") if language == "id" else ":"
        clock = point.join([r.choice(["%-I", "%I"]) if half else "%H", "%M"] + ([seconds] if seconds else []))
        # a 12-hour clock with the month first is the American way; all else is day first
        date = r.choice(["%d/%m/%Y", "%d/%m/%y", "%-d/%-m/%y", "%-d/%-m/%Y", "%d-%m-%Y"]) if not half or language == "id" or r.random() < 0.5 else r.choice(["%-m/%-d/%y", "%m/%d/%Y"])
        found.append(Style(
            f"random_{i:02d}", platform, language, date, clock, comma=r.random() < 0.5, blank=r.choice([" ", NNBSP, NBSP]), half=r.choice([("AM", "PM"), ("am", "pm")]), end=r.choice(["\n", "\r\n"]),
            encoding=r.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16"]), line_mark=r.random() < 0.7, tilde="~" + r.choice([" ", NNBSP, NBSP]), group=r.random() < 0.5, start=dt.datetime(2025, 12, 1, 0, 0, 30) + dt.timedelta(days=r.randrange(300)),
        ))
    return found


def write_chats(folder: pathlib.Path, seed: int) -> list[pathlib.Path]:
    """Every variant; iOS ones also as .zip. Names of files say nothing of who is who."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for style in STYLES + random_styles(seed):
        chat = Chat(style, seed).build()
        path = folder / f"{style.name}.txt"
        path.write_bytes(chat.bytes())
        found.append(path)
        write_expected(path, chat.expected)
        photo = ("00000012-PHOTO-2026-07-21-03-15-42.jpg", bytes(range(256)) * 40)
        if style.name in ("ios_id", "ios_en_us_12", "ios_id_comma"):
            inner = {"ios_id": "_chat.txt", "ios_en_us_12": "WhatsApp Chat - Budi Hartono/_chat.txt", "ios_id_comma": "_chat.txt"}[style.name]
            entries = [(inner, chat.bytes())] + ([photo, ("00000019-notes.txt", b"bukan chat\n")] if style.name != "ios_id" else [])
            found.append(write_zip(folder / f"{style.name}.zip", entries, stored=style.name == "ios_id_comma"))
            write_expected(found[-1], chat.expected)
        if style.name in ("android_id", "android_en_24"):
            inner = {"android_id": "Chat WhatsApp dengan Budi Hartono.txt", "android_en_24": "WhatsApp Chat with Budi Hartono.txt"}[style.name]
            found.append(write_zip(folder / f"{style.name}_media.zip", [("IMG-20260721-WA0003.jpg", photo[1]), (inner, chat.bytes())]))
            write_expected(found[-1], chat.expected)
    return found


# --- SMS Backup & Restore -----------------------------------------------------------------------------------------

EPOCH = dt.datetime(1970, 1, 1)


def escaped(text: str, way: str = "named") -> str:
    """As an attribute's value; a scalar over U+FFFF in a way of its own."""
    out = []
    for c in text:
        code = ord(c)
        if c in "&<>\"'":
            out.append({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}[c])
        elif code < 32:
            out.append(f"&#{code};")
        elif code > 0xFFFF and way != "plain":
            high, low = 0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF)
            out.append({"named": f"&#{high};&#{low};", "hex": f"&#x{high:X};&#x{low:x};", "whole": f"&#{code};"}[way])
        else:
            out.append(c)
    return "".join(out)


class Messages:
    """An SMS backup; moments are local, `hours` ahead of UTC."""

    def __init__(self, seed: int, hours: int = 7):
        self.inv, self.hours = people.Invention(seed * 10 + 7), hours
        self.elements: list[str] = []
        self.expected: list[dict] = []

    def sms(self, at: dt.datetime, address: str, text: str, kind: int = 1, *, body: str | None = None, way: str = "named", name: str | None = None, order: bool = False, quote: str = '"', ms: int = 0, loose: bool = False) -> None:
        stamp = round((at - dt.timedelta(hours=self.hours) - EPOCH).total_seconds() * 1000) + ms
        attributes = [
            ("protocol", "0"), ("address", escaped(address)), ("date", str(stamp)), ("type", str(kind)), ("subject", "null"), ("body", escaped(text, way) if body is None else body), ("toa", "null"), ("sc_toa", "null"),
            ("service_center", "+6281100000"), ("read", "1"), ("status", "-1"), ("locked", "0"), ("date_sent", str(stamp - 3_600_000)), ("readable_date", "1 Jan 2001 00.00.00"), ("contact_name", escaped(name or "(Unknown)")),
        ]
        if order:
            attributes.reverse()
        self.elements.append("  <sms " + " ".join(f"{k}={quote}{v}{quote}" for k, v in attributes) + (" />" if not order else "></sms>"))
        if kind in (1, 2):
            self.expected.append({"moment": at.isoformat(), "sender": address, "text": text, "kind": "message", "direction": "in" if kind == 1 else "out"} | ({"loose": True} if loose else {}))

    def build(self) -> Messages:
        m, inv = self.sms, self.inv
        clients = [("+62" + inv.mobile()[1:], None), (inv.mobile(), "Budi Hartono"), ("PUSKESMAS", None), ("0751-7054321", "Sari & Anak <RT 5>")]
        at = dt.datetime(2026, 11, 1, 6, 59, 59)
        m(at, clients[0][0], "Tepat sebelum jam tujuh")
        m(dt.datetime(2026, 11, 2), clients[0][0], "Tengah malam", ms=999)
        m(dt.datetime(2026, 11, 2, 0, 30), clients[1][0], "Emoji 😀 dan 👨‍👩‍👧 beres", name=clients[1][1])
        m(dt.datetime(2026, 11, 2, 0, 31), clients[1][0], "Heks 🙏🏽", way="hex", name=clients[1][1], order=True)
        m(dt.datetime(2026, 11, 2, 0, 32), clients[1][0], "Utuh 😀", way="whole", quote="'")
        m(dt.datetime(2026, 11, 2, 0, 33), clients[1][0], "Polos 😀", way="plain")
        m(dt.datetime(2026, 11, 2, 0, 34), clients[1][0], "Separuh \ufffd saja", body="Separuh &#55357; saja")
        m(dt.datetime(2026, 11, 2, 0, 35), clients[1][0], "Balik \ufffd\ufffd", body="Balik &#56832;&#55357;")
        m(dt.datetime(2026, 11, 2, 0, 36), clients[1][0], "Sisa \ufffd", body="Sisa &#xDE00;")
        m(dt.datetime(2026, 11, 2, 8), clients[0][0], "Terima kasih, laporan diterima", kind=2)
        for kind, text in ((3, "konsep"), (4, "di kotak keluar"), (5, "gagal terkirim"), (6, "antre")):
            m(dt.datetime(2026, 11, 2, 9, kind), clients[0][0], text, kind=kind)
        m(dt.datetime(2026, 11, 2, 10), clients[2][0], "dua baris\nlalu \"kutip\" & <tag> 'petik'\ttab")
        m(dt.datetime(2026, 11, 2, 10, 5), clients[3][0], "a=b; =1+1", name=clients[3][1], order=True)
        m(dt.datetime(2026, 11, 2, 10, 6), clients[3][0], "null", loose=True)  # an empty body is written so
        texts = ["Antrean lama", "Obat habis 😷", "Terima kasih 🙏", "Kapan buka?", "Parkir sempit & gelap"]
        at = dt.datetime(2026, 11, 3, 7)
        for _ in range(300):
            at += dt.timedelta(seconds=inv.random.randrange(1, 9000))
            address, name = inv.pick(clients)
            m(at, address, inv.pick(texts), kind=inv.pick([1, 1, 1, 2, 2, 3, 5]), way=inv.pick(["named", "hex", "whole", "plain"]), name=name, order=inv.random.random() < 0.3, quote=inv.pick("\"\"'"), ms=inv.random.randrange(1000))
        return self

    def build_threads(self, count: int) -> Messages:
        """Three people who write and are answered, gaps about the half hour; drafts and failures between."""
        inv, at = self.inv, dt.datetime(2026, 11, 4, 7)
        people_ = [("+62" + inv.mobile()[1:], None), (inv.mobile(), "Budi Hartono"), (inv.mobile(), None)]
        for n in range(count):
            at += dt.timedelta(minutes=inv.pick(GAPS))
            address, name = inv.pick(people_)
            self.sms(at, address, f"{inv.pick(PLAIN[:6])} sms {n}", kind=inv.pick([1, 1, 1, 1, 2, 2, 3, 5]), name=name)
        return self

    def text(self) -> str:
        head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore on 22/11/2026 08:00:00-->\n<?xml-stylesheet type=\"text/xsl\" href=\"sms.xsl\"?>\n"
        return head + f'<smses count="{len(self.elements)}" backup_set="0" backup_date="1795312800000" type="full">\n' + "\n".join(self.elements) + "\n</smses>\n"


def write_sms(folder: pathlib.Path, seed: int) -> list[tuple[pathlib.Path, str]]:
    """Backups and the zone that each is to be read in."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for zone, hours in (("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)):
        backup = Messages(seed, hours).build()
        path = folder / f"sms_{zone.split('/')[1].lower()}.xml"
        path.write_bytes((b"\xef\xbb\xbf" if hours == 8 else b"") + backup.text().encode())
        write_expected(path, backup.expected)
        found.append((path, zone))
    return found


# --- files that are broken --------------------------------------------------------------------------------------


@dataclasses.dataclass
class Broken:
    """`refused`: exit 2 with a word to stderr and no line; else the `kept` first lines of `expected` must come, and a word."""

    path: pathlib.Path
    refused: bool
    expected: list[dict] = dataclasses.field(default_factory=list)
    kept: int = 0
    spoken: bool = True  # something must stand on stderr


def write_broken(folder: pathlib.Path, seed: int) -> list[Broken]:
    folder.mkdir(parents=True, exist_ok=True)

    def file(name: str, content: bytes | str) -> pathlib.Path:
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return folder / name

    chat = Chat(STYLES[0], seed).build()
    whole = chat.bytes()
    cut = whole.rstrip(b"\n")[:-6]  # within the last message's text: nobody can see it
    found = [Broken(file("chat_cut_in_text.txt", cut), False, chat.expected, len(chat.expected) - 1, spoken=False)]
    last = whole.rstrip(b"\n").rfind(b"\n") + 1
    found.append(Broken(file("chat_cut_in_header.txt", whole[: last + 9]), False, chat.expected, len(chat.expected) - 2, spoken=False))
    emoji = whole.index("🙏".encode()) + 2
    whole_lines = [e for e in chat.expected if "🙏" in e["text"]]
    found.append(Broken(file("chat_cut_in_character.txt", whole[:emoji]), False, chat.expected, chat.expected.index(whole_lines[0]), spoken=False))
    korean = "\n".join(f"2026년 7월 {d}일 오전 3:{d:02d}, 길동 : 안녕하세요 {d}" for d in range(10, 30)) + "\n"
    found.append(Broken(file("chat_korean.txt", korean), True))
    found.append(Broken(file("chat_taiwan.txt", "\n".join(f"2026/7/{d} 上午3:{d:02d} - 王小明: 您好 {d}" for d in range(10, 30)) + "\n"), True))
    found.append(Broken(write_zip(folder / "zip_photos.zip", [("foto.jpg", bytes(500)), ("catatan.txt", b"bukan chat\n")]), True))
    found.append(Broken(write_zip(folder / "zip_two_chats.zip", [("a/_chat.txt", whole), ("b/_chat.txt", whole)]), True))
    found.append(Broken(write_zip(folder / "zip_empty.zip", []), True))
    found.append(Broken(file("zip_cut.zip", write_zip(folder / "zip_whole.zip", [("_chat.txt", whole)]).read_bytes()[:-200]), True))
    (folder / "zip_whole.zip").unlink()
    bomb = ["<?xml version='1.0'?>", "<!DOCTYPE smses [", '<!ENTITY a0 "haha">']
    bomb += [f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)]
    bomb += ["]>", '<smses count="1"><sms address="0812" date="1795312800000" type="1" body="&a11;" /></smses>', ""]
    found.append(Broken(file("sms_bomb.xml", "\n".join(bomb)), True))
    backup = Messages(seed).build()
    text = backup.text()
    place = text.index("<sms ", len(text) * 3 // 5)
    before = text[:place]
    kept = len([1 for e in before.split("<sms ")[1:] if 'type="1"' in e or "type='1'" in e or 'type="2"' in e or "type='2'" in e])
    found.append(Broken(file("sms_cut_between.xml", before), False, backup.expected, kept))
    found.append(Broken(file("sms_cut_in_element.xml", text[: place + 60]), False, backup.expected, kept))
    found.append(Broken(file("sms_empty.xml", "<?xml version='1.0'?>\n<smses count=\"0\">\n</smses>\n"), False, [], 0, spoken=False))
    return found


def write_big(path: pathlib.Path, megabytes: int = 0, least: int = 0) -> int:
    """A chat of so many MB and at least so many messages, in thousands; returns their number."""
    at, count, size = dt.datetime(2024, 1, 1), 0, 0
    with path.open("w", encoding="utf-8", newline="") as out:
        while size < megabytes * 1_000_000 or count < least:
            block = []
            for _ in range(1000):
                at += dt.timedelta(minutes=count % 3)
                block.append(f"{at:%d/%m/%Y %H.%M} - {('Budi Hartono', 'Puskesmas Contoh', 'Sari')[count % 3]}: Antrean loket nomor {count} masih lama, mohon dibantu 🙏\n" + ("baris kedua\n" if count % 10 == 0 else ""))
                count += 1
            size += out.write("".join(block))
    return count


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=2026)
    arguments = parser.parse_args()
    print(len(write_chats(arguments.folder / "chats", arguments.seed)), "chats")
    print(len(write_sms(arguments.folder / "sms", arguments.seed)), "SMS backups")
    print(len(write_broken(arguments.folder / "broken", arguments.seed)), "broken files")
