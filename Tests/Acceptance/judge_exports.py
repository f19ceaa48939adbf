"""The judge of exports of one chat that overlap, run after run: another window, deleted and changed messages, files taken out. Used by judge_feedback.py."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import re

import feedback_model as model
import make_messages as messages
from judge_logs import LogJudge

MINUTE = dt.timedelta(minutes=1)


@dataclasses.dataclass
class Line:
    """A message as it was made; `text` changes where its sender changes it."""

    at: dt.datetime
    who: str
    text: str
    kind: str = "message"
    edited: bool = False
    deleted: bool = False


def forms(number: str, r: random.Random) -> str:
    """A number as some telephone shows it; `number` begins with 8."""
    groups = f"{number[:3]}-{number[3:7]}-{number[7:]}"
    return r.choice([f"+62{number}", f"0{number}", f"0062{number}", f"62{number}", f"+62(0){number}", f"+62 {groups}", f"{messages.LRE}+62{messages.NBSP}{groups.replace('-', messages.HYPHEN)}{messages.PDF}", f"0{groups}"])


def conversation(r: random.Random, people: list[str], own: str, count: int) -> list[Line]:
    """From the middle of October on, so that threads lie over the turn of the month; gaps about the half hour, equal texts in one minute."""
    at, lines = dt.datetime(2026, 10, 29, 22, 0, 7), []
    for n in range(count):
        at += r.choice([0, 0, 1, 5, 12, 29, 30, 31, 44, 240, 700]) * MINUTE
        who = own if r.random() < 0.3 else r.choice(people)
        if r.random() < 0.08:
            lines.append(Line(at, who, "", "media"))
        else:
            lines.append(Line(at, who, r.choice(["Antre lama", "Obat habis", "ok", "Terima kasih"]) if r.random() < 0.3 else f"Pesan nomor {n} tentang loket"))
    return lines


def written(lines: list[Line], style: messages.Style, r: random.Random) -> tuple[str, list[dict]]:
    """An export of these lines, and what it shows."""
    told, expected = [], []
    for line in lines:
        who = forms(line.who, r) if line.who.isdigit() else line.who
        text = messages.DELETED[("android", "id")][0] if line.deleted else "<Media tidak disertakan>" if line.kind == "media" else line.text
        told.append(style.header(line.at) + f"{who}: {text}" + (" <Pesan ini telah diedit>" if line.edited and not line.deleted else ""))
        if not line.deleted:
            expected.append({"moment": style.precise(line.at).isoformat(), "sender": who, "text": line.text, "kind": line.kind} | ({"edited": True} if line.edited else {}))
    return "\n".join(told) + "\n", expected


def subscriber(row: dict) -> str:
    return model.party(row.get("No Telepon") or row.get("Nama"))


def standing(rows: list[dict]) -> list[tuple]:
    found = []
    for row in rows:
        reply = (model.date_of(row.get("Tanggal Balasan")), model.minutes_of(row.get("Jam Balasan")))
        found.append((model.date_of(row["Tanggal"]), model.minutes_of(row.get("Jam")), subscriber(row), str(row.get("Isi") or "").replace("\r\n", "\n"), reply))
    return sorted(found, key=str)


def wanted(exports: list[list[dict]], own: str) -> list[tuple]:
    found = []
    for thread in model.threads_of(model.united(exports), {own}).threads:
        reply = (thread.reply.date(), thread.reply.hour * 60 + thread.reply.minute) if thread.reply else (None, None)
        found.append((thread.first.date(), thread.first.hour * 60 + thread.first.minute, model.party(thread.sender), thread.text, reply))
    return sorted(found, key=str)


def judge_exports(judge: LogJudge, seed: int, facility, records, run_day: dt.date, rounds: int = 5) -> None:
    """`facility` and `records` as judge_feedback has them."""
    for number, clients in enumerate((["85712345678"], ["Budi Hartono"], ["85712345678", "Ibu Sari", "81187654321"])):
        r = random.Random(f"exports {seed} {number}")
        own = "Puskesmas Contoh"
        folder = facility(judge, f"ekspor-{number}", own_names=[own])
        lines = conversation(r, clients, own, 70)
        seen: list[list[dict]] = []
        ids: dict[tuple, str] = {}
        low = high = r.randrange(20, 35)
        for turn in range(rounds):
            label = f"exports {number}, run {turn + 1}"
            # what is new touches what is known
            start, end = r.randint(0, low), r.randint(high, len(lines))
            if turn:
                start, end = r.choice([(start, r.randint(min(low + 8, high), high)), (r.randint(low, high), end), (start, end)])
                for line in r.sample(lines, 3):
                    if r.random() < 0.5 and line.who != own:
                        line.deleted = True
                    elif line.kind == "message" and not line.deleted and line.who != own:
                        line.text, line.edited = f"{line.text}, diralat {turn}", True
            low, high = min(low, start), max(high, end)
            style = messages.style_of(r.choice(["android_id", "android_id_colon", "android_en_24"]))
            text, shown = written(lines[start:end], style, r)
            for old in (folder / "masuk").iterdir():
                if r.random() < 0.6:
                    old.unlink()
            (folder / "masuk" / f"ekspor {r.randrange(1000)} {turn}.txt").write_text(text, "utf-8")
            seen.append(shown)
            answer = judge.go(label, folder, run_day)
            rows = [row for month in ("2026-10", "2026-11") for row in records(folder, month)]
            there, expected = standing(rows), wanted(seen, own)
            judge.same(f"{label}: each feedback stands once, whole, with its reply (E5)", [f"missing {t}" for t in expected if t not in there] + [f"too much {t}" for t in there if t not in expected], len(expected))
            judge.same(f"{label}: rows = used + merged + rejected (G1)", [i for i in answer.get("inputs", []) if i["rows"] != i["used"] + i["merged"] + i["rejected"]])
            # a row is known by its last message's text, which stays
            now = {(subscriber(row), part): str(row["ID"]) for row in rows for part in re.findall(r"Pesan nomor \d+", str(row.get("Isi") or ""))}
            judge.same(f"{label}: a thread keeps its ID (D1)", [f"{k}: {v}, now {now.get(k)}" for k, v in ids.items() if now.get(k) != v], len(ids))
            ids |= now
            judge.check(f"{label}: a second run writes nothing (G4)", judge.go(f"{label}, again", folder, run_day).get("written") == [])
