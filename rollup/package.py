"""A data package as it lies in the inbox: whose it is, and what is wrong with it."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import json
import pathlib
import re

NAME = "datapackage.json"
SCHEMA = 1
LIMIT = 1 << 20
CODE = re.compile(r"[A-Za-z0-9-]{1,40}\Z")
TABLE = re.compile(r"[a-z_]+\Z")
PERIOD = re.compile(r"\d{4}-(W\d\d|\d\d)\Z")


class Refused(Exception):
    """Why a package does not count."""


@dataclasses.dataclass(frozen=True)
class Table:
    """One of its tables."""

    name: str
    path: pathlib.Path
    #: By name: `integer`, `date` or `string`.
    columns: dict[str, str]

    @property
    def measures(self) -> list[str]:
        return [name for name, kind in self.columns.items() if kind == "integer"]


@dataclasses.dataclass(frozen=True)
class Package:
    """A whole package."""

    folder: pathlib.Path
    #: SHA-256 of its descriptor, which has the digests of all else.
    digest: str
    origin: dict[str, object]
    tables: list[Table]

    @property
    def place(self) -> tuple[str, str, str]:
        return self.origin["kode"], self.origin["sop"], self.origin["periode"]

    @property
    def version(self) -> int:
        return self.origin["versi"]


def read(folder: pathlib.Path) -> Package:
    """The package of a folder, all of whose files are as their descriptor tells; else `Refused`."""
    descriptor = folder / NAME
    try:
        data = descriptor.read_bytes()
        if len(data) > LIMIT:
            raise Refused("datapackage.json: terlalu besar")
        told = json.loads(data)
        origin, resources = told["sapa"], told["resources"]
        if origin["skema"] != SCHEMA:
            raise Refused(f"skema {origin['skema']}, yang dikenal {SCHEMA}")
        if not (CODE.match(origin["kode"]) and CODE.match(origin["sop"]) and PERIOD.match(origin["periode"]) and origin["versi"] >= 1):
            raise Refused("fasilitas, SOP, periode atau versi tidak sah")
        tables = [_table(folder, resource) for resource in resources]
    except OSError as error:
        raise Refused(f"{pathlib.Path(error.filename or descriptor).name}: tidak dapat dibaca") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused("datapackage.json: bukan paket data Sapa") from error
    if "angka" not in {table.name for table in tables}:
        raise Refused("tidak ada tabel angka")
    place = folder.parts[-4:]
    if place != (f"fasilitas={origin['kode']}", f"sop={origin['sop']}", f"periode={origin['periode']}", f"versi={origin['versi']}"):
        raise Refused("foldernya bukan yang disebut datapackage.json")
    return Package(folder, hashlib.sha256(data).hexdigest(), origin, tables)


def _table(folder: pathlib.Path, resource: dict) -> Table:
    name, path = resource["name"], folder / resource["path"]
    if not TABLE.match(name) or resource["path"] != name + ".csv":
        raise Refused("nama tabel tidak sah")
    data = path.read_bytes()
    if len(data) != resource["bytes"] or resource["hash"] != "sha256:" + hashlib.sha256(data).hexdigest():
        raise Refused(f"{path.name}: isinya berubah sesudah dibuat")
    columns = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    if not all(re.fullmatch("[a-z0-9_]+", column) for column in columns):
        raise Refused(f"{path.name}: nama kolom tidak sah")
    header = next(csv.reader([data.split(b"\n", 1)[0].decode()]), [])
    if header != list(columns):
        raise Refused(f"{path.name}: judul kolomnya bukan yang disebut")
    if data.count(b"\n") != resource["baris"] + 1:
        raise Refused(f"{path.name}: jumlah barisnya bukan yang disebut")
    return Table(name, path, columns)
