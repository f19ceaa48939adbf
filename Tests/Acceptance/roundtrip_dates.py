"""Runs dated a week ahead, and back: what staff typed stays, the week goes on, and the book becomes what it would have been."""

from __future__ import annotations

import datetime as dt
import json
import os
import pathlib
import random
import shutil
import subprocess

import roundtrip_edits as edits
import roundtrip_model as model
from judge import Judge, book_path, recap_path

RUN = dt.date(2026, 11, 18)
WEEK = dt.timedelta(days=7)
# What tells when a run was made, not what it found.
MADE = {"Pertama Terlihat"}


def run_at(judge: Judge, folder: pathlib.Path, date: dt.date, today: dt.date) -> tuple[int, dict, str]:
    """A run dated `date` that goes on in the morning of `today`."""
    environment = os.environ | {"SAPA_NOW": f"{today.isoformat()}T02:15:00Z", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    done = subprocess.run([str(judge.binary), "run", str(folder), "--date", date.isoformat(), "--json"], capture_output=True, text=True, timeout=120, env=environment, check=False)
    try:
        answer = json.loads(done.stdout)
    except json.JSONDecodeError:
        answer = {}
    return done.returncode, answer, "\n".join([*map(str, answer.get("warnings", [])), done.stderr])


def content(path: pathlib.Path) -> dict[tuple[str, str, str], object]:
    """The values of the keyed sheets by sheet, key and header: of a key's first row."""
    return {
        (name, row.key, header): model.canon(value) for name, table in model.state_of(path).tables.items() for row in table.by_key().values()
        for header, value in row.cells.items() if not model.is_formula(value) and header not in MADE
    }


def unlike(before: dict, after: dict) -> list[str]:
    return [f"{place}: {before.get(place)!r}, now {after.get(place)!r}" for place in sorted({*before, *after}) if before.get(place) != after.get(place)]


def there_and_back(judge: Judge, folder: pathlib.Path, path: pathlib.Path, number: int, hot: dict, say) -> None:
    """A run dated one to three weeks ahead, then something typed, then the right day again."""
    rng = random.Random(number)
    run_at(judge, folder, RUN, RUN)
    before = content(path)
    ahead = RUN + WEEK * rng.choice([1, 1, 2, 3]) + dt.timedelta(days=rng.randint(-2, 3))
    code, _, words = run_at(judge, folder, ahead, RUN)
    if code not in (0, 1):
        say("a future date", f"{ahead}: exit {code}: {words[:400]}")
    if f"{ahead:%d/%m/%Y}" not in words and ahead.isoformat() not in words:
        say("a future date", f"{ahead}: the run does not say that its date has not come: {words[:300]}")
    book = edits.Book(path, number, hot)
    table = book.table("Lembar Sapa")
    key, row = book.pick_key("Lembar Sapa")
    book.put("Lembar Sapa", row.number, table.column["Catatan"], "diketik di antaranya")
    book.save()
    before["Lembar Sapa", key, "Catatan"] = model.canon("diketik di antaranya")
    code, _, words = run_at(judge, folder, RUN, RUN)
    if code not in (0, 1) or "sudah ditutup" in words or "is closed" in words:
        say("a future date", f"{ahead} and back: exit {code}: {words[:400]}")
    if wrong := unlike(before, content(path)):
        say("a future date", f"{ahead} and back changed the book: {wrong[:3]} … {len(wrong)} in all")


def judge_dates(judge: Judge, make, seed: int) -> None:
    """A facility that ran ahead and one that never did, side by side, with the same entries, copies and exports."""
    base = make(True)
    for number, ahead in enumerate([[WEEK], [WEEK, WEEK * 2], [WEEK * 5], [WEEK, -dt.timedelta(days=1), WEEK]]):
        label = f"dates, {', '.join(f'{d.days:+d} days' for d in ahead)} and back"
        folders = {which: base.fresh(judge, f"dates-{number}-{which}") for which in ("plain", "ahead")}
        for which, folder in folders.items():
            path = book_path(folder)
            copy = edits.Book(path, seed * 100 + number, base.hot, base.loaded)
            copy.work(6, ["type_values", "execute", "type_patient"])
            book = edits.Book(path, seed * 100 + number + 50, base.hot, base.loaded)
            book.work(6, ["type_values", "execute", "type_patient"])
            book.save()
            early = number % 2 == 0
            if early:
                copy.save(folder / "masuk" / "salinan sri.xlsx")
                shutil.copy(base.extra, folder / "masuk" / base.extra.name)
            if which == "ahead":
                for step in ahead:
                    code, _, text = run_at(judge, folder, RUN + step, RUN)
                    judge.check(f"{label}: the run dated {RUN + step} goes through", code in (0, 1), f"exit {code}\n{text[:600]}")
                    if step.days > 0:
                        judge.check(f"{label}: it says that {RUN + step} has not come", f"{RUN + step:%d/%m/%Y}" in text, text[:600])
            later = edits.Book(path, seed * 100 + number + 70, base.hot)
            later.work(4, ["type_values"])
            later.save()
            if not early:
                copy.save(folder / "masuk" / "salinan sri.xlsx")
                shutil.copy(base.extra, folder / "masuk" / base.extra.name)
            code, answer, text = run_at(judge, folder, RUN, RUN)
            judge.check(f"{label}, {which}: the run of the right day goes through", code in (0, 1), f"exit {code}\n{text[:600]}")
            judge.check(f"{label}, {which}: the week is not closed (G6)", "sudah ditutup" not in text and "is closed" not in text, text[:600])
        same = unlike(content(book_path(folders["plain"])), content(book_path(folders["ahead"])))
        judge.same(f"{label}: the book is what it would have been", same)
        patients = {str(r.cells.get("No RM")) for r in model.state_of(book_path(folders["ahead"])).tables["Data Pasien"].rows}
        plain = {str(r.cells.get("No RM")) for r in model.state_of(book_path(folders["plain"])).tables["Data Pasien"].rows}
        judge.same(f"{label}: each patient of the new export stands in the book", sorted(plain - patients))

    # a clock that is a week fast, and is set right
    folder = base.fresh(judge, "dates-clock")
    run_at(judge, folder, RUN, RUN)
    before = content(book_path(folder))
    run_at(judge, folder, RUN + WEEK, RUN + WEEK)
    code, _, text = run_at(judge, folder, RUN, RUN)
    judge.check("dates, a clock set back: the run goes through and the week is not closed (G6)", code in (0, 1) and "sudah ditutup" not in text, text[:600])
    judge.same("dates, a clock set back: the book is what it was", unlike(before, content(book_path(folder))))

    # the end of the week itself: closed by a run whose own day is after it, and by none before
    folder = base.fresh(judge, "dates-close")
    run_at(judge, folder, RUN, RUN)
    end = dt.date(2026, 11, 24)
    run_at(judge, folder, end, RUN)
    code, _, text = run_at(judge, folder, dt.date(2026, 11, 22), dt.date(2026, 11, 22))
    judge.check("dates, Sunday: the week is still open", code in (0, 1) and "sudah ditutup" not in text, text[:600])
    book = edits.Book(book_path(folder), seed, base.hot)
    book.work(5, ["execute"])
    book.save()
    code, _, text = run_at(judge, folder, end, end)
    judge.check("dates, Tuesday after: the run goes through", code in (0, 1) and recap_path(folder).exists(), text[:600])
    frozen = recap_path(folder).read_bytes()
    run_at(judge, folder, end, end)
    code, _, text = run_at(judge, folder, RUN, end)
    judge.check("dates, back into a closed week: the recap stays, and it is said (G6)", recap_path(folder).read_bytes() == frozen and ("ditutup" in text or "closed" in text), text[:600])
