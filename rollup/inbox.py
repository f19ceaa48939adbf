"""What came into the inbox, and what of it counts: the ledger of accepted packages, and those that were refused with the reason."""

from __future__ import annotations

import csv
import dataclasses
import os
import pathlib
from collections.abc import Iterable, Iterator

from rollup import package
from rollup.package import Package, Refused

LEDGER, REFUSED = "paket.csv", "ditolak.csv"


@dataclasses.dataclass
class Entry:
    """An accepted package; texts as they stand in the ledger."""

    fasilitas: str
    sop: str
    periode: str
    versi: str
    digest: str
    #: When its descriptor was last changed, and its size: one that is as it was is not read again.
    tanda: str
    kunci: str
    nama: str
    kabupaten_kota: str
    provinsi: str
    selesai: str
    ditutup: str
    #: In which compaction its records were stored.
    kiriman: str

    @property
    def place(self) -> tuple[str, str, str]:
        return self.fasilitas, self.sop, self.periode


COLUMNS = [field.name for field in dataclasses.fields(Entry)]


class Ledger:
    """All accepted packages of a store."""

    def __init__(self, store: pathlib.Path):
        self.path = store / LEDGER
        self.entries: list[Entry] = []
        if self.path.exists():
            with self.path.open(newline="") as file:
                self.entries = [Entry(**row) for row in csv.DictReader(file)]

    @property
    def next_batch(self) -> int:
        return 1 + max((int(entry.kiriman) for entry in self.entries), default=0)

    @property
    def current(self) -> list[Entry]:
        """Of each facility's SOP and period the highest version."""
        newest: dict[tuple[str, str, str], Entry] = {}
        for entry in self.entries:
            known = newest.get(entry.place)
            if known is None or int(entry.versi) > int(known.versi):
                newest[entry.place] = entry
        return [newest[place] for place in sorted(newest)]

    def add(self, packages: Iterable[Package], batch: int) -> None:
        for found in packages:
            origin = found.origin
            self.entries.append(
                Entry(
                    fasilitas=origin["kode"], sop=origin["sop"], periode=origin["periode"], versi=str(origin["versi"]), digest=found.digest,
                    tanda=mark(found.folder), kunci=origin["kunci"], nama=origin["nama"], kabupaten_kota=origin["kabupaten_kota"],
                    provinsi=origin["provinsi"], selesai=origin["selesai"], ditutup=origin["ditutup"], kiriman=str(batch)))

    def write(self) -> None:
        rows = [dataclasses.asdict(entry) for entry in sorted(self.entries, key=lambda e: (*e.place, int(e.versi)))]
        write(self.path, COLUMNS, [[row[name] for name in COLUMNS] for row in rows])


def write(path: pathlib.Path, header: list[str], rows: Iterable[Iterable[object]]) -> None:
    """Writes a CSV file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)
    os.replace(temporary, path)


def mark(folder: pathlib.Path) -> str:
    status = (folder / package.NAME).stat()
    return f"{status.st_mtime_ns}-{status.st_size}"


def folders(inbox: pathlib.Path) -> Iterator[pathlib.Path]:
    """The folders of packages, in order; one without a descriptor is on its way still."""
    level = [inbox]
    for kind in ("fasilitas=", "sop=", "periode=", "versi="):
        level = sorted(pathlib.Path(item.path) for folder in level for item in os.scandir(folder) if item.name.startswith(kind) and item.is_dir())
    for folder in level:
        if (folder / package.NAME).exists():
            yield folder


def arrived(inbox: pathlib.Path, ledger: Ledger) -> tuple[list[Package], list[tuple[str, str]]]:
    """The packages that are new, and those that don't count, with the reason. Versions may come in whatever order."""
    known = {(*entry.place, entry.versi): entry for entry in ledger.entries}
    secrets = {entry.fasilitas: entry.kunci for entry in ledger.entries}
    new: list[Package] = []
    refused: list[tuple[str, str]] = []
    for folder in folders(inbox):
        place = tuple(part.split("=", 1)[1] for part in folder.parts[-4:])
        entry = known.get(place)
        if entry and entry.tanda == mark(folder):
            continue
        try:
            found = package.read(folder)
            if entry and entry.digest != found.digest:
                raise Refused("versi ini sudah diterima dengan isi lain; yang pertama tetap berlaku")
            if secrets.setdefault(found.origin["kode"], found.origin["kunci"]) != found.origin["kunci"]:
                raise Refused("dua fasilitas memakai satu kode; yang pertama tetap berlaku")
            if entry:
                entry.tanda = mark(folder)
            else:
                new.append(found)
        except Refused as reason:
            refused.append((folder.relative_to(inbox).as_posix(), str(reason)))
    return new, refused
