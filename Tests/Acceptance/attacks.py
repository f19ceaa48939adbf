#!/usr/bin/env python3
"""Workbooks made to attack a reader: each is read or refused within 5 s and 500 MB, nothing crashes, nothing is written or fetched.

usage: attacks.py BINARY [--keep FOLDER] [--only REGEX] [--seconds N]

Each attack is a file that is given to `check` and to `cat --cells`. Their time and largest memory are measured; what must
come of it is a refusal that says a word, certain cells, or either.

Needs: nothing but Python
"""

from __future__ import annotations

import argparse
import collections
import os
import pathlib
import re
import resource
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator

from judging import judged

SECONDS, MEGABYTES = 5, 500
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SHEET, STRINGS, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
Part = str | bytes | Iterable[bytes]

# -- packages


def sheet(rows: str, after: str = "") -> str:
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def links(extra: str = "", target: str = "worksheets/sheet1.xml") -> str:
    kinds = [("worksheet", target), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    return f'{HEAD}<Relationships xmlns="{PKG}">' + "".join(
        f'<Relationship Id="r{n}" Type="{REL}/{kind}" Target="{part}"/>' for n, (kind, part) in enumerate(kinds, 1)) + extra + "</Relationships>"


def book(sheets: str = '<sheet name="Sheet1" sheetId="1" r:id="r1"/>') -> str:
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{sheets}</sheets></workbook>'


# What an entry with an absolute name would write.
OUTSIDE = pathlib.Path(tempfile.gettempdir()) / "attacks-was-here"

ONE = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


def parts(**changed: Part) -> dict[str, Part]:
    """A sound workbook with one text, and what an attack makes of it."""
    whole: dict[str, Part] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PKG}"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        BOOK: book(), LINKS: links(), SHEET: sheet(ONE), STRINGS: f'{HEAD}<sst xmlns="{MAIN}"><si><t>halo</t></si></sst>',
        STYLES: f'{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs><xf/></cellXfs></styleSheet>',
    }
    names = {"sheet": SHEET, "strings": STRINGS, "styles": STYLES, "book": BOOK, "links": LINKS}
    return whole | {names.get(k, k): v for k, v in changed.items()}


class Entry:
    """One entry of a zip file; what its headers say may be changed before it is written."""

    def __init__(self, name: str | bytes, content: Part, stored: bool = False):
        self.name = name if isinstance(name, bytes) else name.encode()
        pieces = [content.encode()] if isinstance(content, str) else [content] if isinstance(content, bytes) else content
        squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.crc, self.size, body = 0, 0, []
        for piece in pieces:
            self.crc, self.size = zlib.crc32(piece, self.crc), self.size + len(piece)
            body.append(piece if stored else squeeze.compress(piece))
        self.body = b"".join(body) + (b"" if stored else squeeze.flush())
        self.method, self.flags, self.packed = 0 if stored else 8, 0, len(self.body)
        self.attributes, self.offset, self.extra = 0, None, b""


def zipped(entries: Iterable[Entry] | dict[str, Part], count: int | None = None, directory: int | None = None) -> bytes:
    """The bytes of a zip file; `count` and `directory` are what its end says in place of what is true."""
    if isinstance(entries, dict): entries = [Entry(k, v) for k, v in entries.items()]
    out, ends, number = bytearray(), bytearray(), 0
    for entry in entries:
        number += 1
        common = struct.pack("<HHHHIIIHH", entry.flags, entry.method, 0, 0x5C21, entry.crc, entry.packed & 0xFFFFFFFF, entry.size & 0xFFFFFFFF, len(entry.name), len(entry.extra))
        offset = entry.offset
        if offset is None:
            offset = len(out)
            out += b"PK\3\4" + struct.pack("<H", 20) + common + entry.name + entry.extra + entry.body
        ends += b"PK\1\2" + struct.pack("<HH", 0x0314, 20) + common + struct.pack("<HHHII", 0, 0, 0, entry.attributes, offset) + entry.name + entry.extra
    n = min(number if count is None else count, 0xFFFF)
    return bytes(out + ends + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, n, n, len(ends), len(out) if directory is None else directory, 0))


def listed(changed: dict[str, Part], alter: Callable[[Entry], None], name: str = SHEET, stored: bool = False) -> bytes:
    entries = [Entry(k, v, stored) for k, v in changed.items()]
    for entry in entries:
        if entry.name == name.encode(): alter(entry)
    return zipped(entries)


def repeated(before: str, piece: str, times: int, after: str) -> Iterator[bytes]:
    """A long part, a megabyte at a time."""
    yield before.encode()
    block = max(1, (1 << 20) // max(1, len(piece)))
    while times > 0:
        yield (piece * min(block, times)).encode()
        times -= block
    yield after.encode()


def long_sheet(piece: str, times: int, inside: tuple[str, str] = ("", "")) -> Iterator[bytes]:
    whole = sheet(inside[0] + "\0" + inside[1])
    before, after = whole.split("\0")
    return repeated(before, piece, times, after)


def long_strings(piece: str, times: int, inside: tuple[str, str] = ("", ""), attributes: str = "") -> Iterator[bytes]:
    return repeated(f'{HEAD}<sst xmlns="{MAIN}" {attributes}>{inside[0]}', piece, times, inside[1] + "</sst>")


def number(text: str) -> bytes:
    return zipped(parts(sheet=sheet(f'<row r="1"><c r="A1"><v>{text}</v></c></row>')))


def row(cells: str) -> bytes:
    return zipped(parts(sheet=sheet(f'<row r="1">{cells}</row>')))


def doctype(inside: str, use: str = "") -> str:
    return sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{use}</t></is></c></row>').replace("<worksheet", f"<!DOCTYPE worksheet {inside}><worksheet", 1)


# -- attacks: (name, what must come of it, the file)
#
# "!word" is a refusal with that word, "" a refusal, "=text" a text that is read, "?" either.

ATTACKS: list[tuple[str, str, Callable[[], bytes]]] = []


def attack(name: str, end: str = "?"):
    def take(make: Callable[[], bytes]):
        ATTACKS.append((name, end, make))
        return make
    return take


def attacks(end: str, **made: Callable[[], bytes]) -> None:
    ATTACKS.extend((name.replace("_", " "), end, make) for name, make in made.items())


LAUGHS = '[<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 50 + '"><!ENTITY c "' + "&b;" * 50 + '">]'

attacks(
    "!inflation ratio",
    bomb_of_spaces=lambda: zipped(parts(sheet=long_sheet(" ", 1 << 30))),
    bomb_in_the_styles=lambda: zipped(parts(styles=repeated(f'<styleSheet xmlns="{MAIN}"><fonts>', "<font/>", 15_000_000, "</fonts></styleSheet>"))),
    bomb_after_the_rows=lambda: zipped(parts(sheet=repeated(sheet(ONE)[: -len("</worksheet>")], "<pageSetup/>", 50_000_000, "</worksheet>"))),
    bomb_of_comments=lambda: zipped(parts(sheet=long_sheet("<!-- -->", 60_000_000))),
)


@attack("bomb of many parts, each below the floor", "!inflation ratio")
def many_parts() -> bytes:
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="s{n}"/>' for n in range(1, 41))
    extra = "".join(f'<Relationship Id="s{n}" Type="{REL}/worksheet" Target="worksheets/s{n}.xml"/>' for n in range(1, 41))
    blank = b"".join(long_sheet(" ", 60 << 20))
    return zipped(parts(book=book(sheets), links=links(extra)) | {f"xl/worksheets/s{n}.xml": blank for n in range(1, 41)})


@attack("bomb of entries that lie one over the other", "!inflation ratio")
def overlapping() -> bytes:
    count = 2000
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="s{n}"/>' for n in range(1, count))
    extra = "".join(f'<Relationship Id="s{n}" Type="{REL}/worksheet" Target="worksheets/s{n}.xml"/>' for n in range(1, count))
    entries = [Entry(SHEET, long_sheet(" ", 60 << 20))] + [Entry(k, v) for k, v in parts(book=book(sheets), links=links(extra)).items() if k != SHEET]
    for n in range(1, count):
        twin = Entry(f"xl/worksheets/s{n}.xml", b"")
        twin.offset, twin.crc, twin.size, twin.packed = 0, entries[0].crc, entries[0].size, entries[0].packed
        entries.append(twin)
    return zipped(entries)


@attack("bomb that says it is small")
def small_size() -> bytes:
    def alter(entry: Entry) -> None: entry.size = 100
    return listed(parts(sheet=long_sheet(" ", 1 << 30)), alter)


@attack("bomb that says its compressed bytes are many")
def large_packed() -> bytes:
    def alter(entry: Entry) -> None: entry.packed = 0xFFFFFFFE
    return listed(parts(sheet=long_sheet(" ", 1 << 30)), alter)


@attack("a small part that says it is 4 GB")
def large_size() -> bytes:
    def alter(entry: Entry) -> None: entry.size = 0xFFFFFFFE
    return listed(parts(), alter, STRINGS)


@attack("Zip64 sizes of 2^63")
def zip64() -> bytes:
    def alter(entry: Entry) -> None:
        entry.size = entry.packed = 0xFFFFFFFF
        entry.extra = struct.pack("<HHQQ", 1, 16, 1 << 63, (1 << 63) - 1)
    return listed(parts(), alter)


def quine() -> bytes:
    entries = [Entry(k, v) for k, v in parts().items() if k != SHEET]
    self_holding = Entry(SHEET, b"", stored=True)
    self_holding.offset = 0
    size = len(zipped([*entries, self_holding]))
    self_holding.size = self_holding.packed = size - 64
    return zipped([*entries, self_holding])


def slow_ratio(pieces: int) -> Iterator[bytes]:
    """Texts that compress three-hundredfold, which the ratio lets pass."""
    yield f'<sst xmlns="{MAIN}">'.encode()
    state = 1
    for _ in range(pieces):
        state = state * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
        yield (f"<si><t>{state:016x}" + "teks yang panjang " * 300 + "</t></si>").encode()
    yield b"</sst>"


def two_thousand_sheets() -> bytes:
    """Each of them a small table of discharges."""
    many = range(1, 2_001)
    head = ["No RM", "Nama Pasien", "No HP", "Tgl Masuk", "Tgl Keluar", "Ruangan", "Cara Keluar"]
    cells = lambda texts: "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    tables = {
        f"xl/worksheets/s{n}.xml": sheet(f"<row>{cells(head)}</row><row>{cells([f'{n:06}', 'Budi', '', '2026-11-05', '2026-11-10', 'Melati', 'Sembuh'])}</row>")
        for n in many}
    names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="s{n}"/>' for n in many)
    extra = "".join(f'<Relationship Id="s{n}" Type="{REL}/worksheet" Target="worksheets/s{n}.xml"/>' for n in many)
    return zipped(parts(book=book(names), links=links(extra)) | tables)


attacks(
    "?",
    two_thousand_sheets=two_thousand_sheets,
    a_zip_file_as_a_sheet=lambda: zipped(parts(sheet=zipped(parts(sheet=zipped(parts()))))),
    an_entry_that_holds_the_file_itself=quine,
    strings_below_the_ratio=lambda: zipped(parts(strings=slow_ratio(40_000))),
    strings_past_their_limit=lambda: zipped(parts(strings=slow_ratio(60_000))),
    ten_million_empty_strings=lambda: zipped(parts(strings=long_strings("<si/>", 10_000_000))),
    three_million_rows_without_a_cell=lambda: zipped(parts(sheet=long_sheet("<row/>", 3_000_000))),
    a_million_empty_comments=lambda: zipped(parts(sheet=long_sheet("<!---->", 5_000_000, ("", ONE)))),
    a_million_instructions=lambda: zipped(parts(sheet=long_sheet("<?a?>", 5_000_000, ("", ONE)))),
    a_million_runs=lambda: zipped(parts(strings=long_strings("<r><t>a</t></r>", 2_000_000, ("<si>", "</si>")))),
    a_million_references=lambda: zipped(parts(strings=long_strings("&amp;", 3_000_000, ("<si><t>", "</t></si>")))),
    a_million_escapes=lambda: zipped(parts(strings=long_strings("_x0041_", 2_000_000, ("<si><t>", "</t></si>")))),
    a_million_cdata_sections=lambda: zipped(parts(strings=long_strings("<![CDATA[a]]>", 2_000_000, ("<si><t>", "</t></si>")))),
    a_million_attributes=lambda: row("<c " + "".join(f'a{n}="" ' for n in range(1_000_000)) + 'r="A1"><v>1</v></c>'),
    a_million_namespaces=lambda: zipped(parts(sheet=sheet(ONE).replace("<worksheet", "<worksheet " + " ".join(f'xmlns:n{n}="u"' for n in range(1_000_000)), 1))),
    the_same_attribute_a_million_times=lambda: row("<c " + 'r="A1" ' * 1_000_000 + "><v>1</v></c>"),
    a_million_merged_areas=lambda: zipped(parts(sheet=sheet(ONE, "<mergeCells>" + "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 1_000_001)) + "</mergeCells>"))),
    one_merged_area_over_all=lambda: zipped(parts(sheet=sheet(ONE, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' * 1000))),
    a_million_links=lambda: zipped(parts(sheet=sheet(ONE, "<hyperlinks>" + '<hyperlink ref="A1:XFD1048576" r:id="r9"/>' * 500_000 + "</hyperlinks>"))),
    a_dimension_of_everything=lambda: zipped(parts(sheet=sheet(ONE).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="2147483647"/></cols><sheetData>'))),
    counts_of_billions=lambda: zipped(parts(strings=long_strings("<si><t>halo</t></si>", 1, attributes='count="18446744073709551615" uniqueCount="4294967295"'),
                                            styles=f'<styleSheet xmlns="{MAIN}"><numFmts count="4000000000"/><cellXfs count="4000000000"><xf/></cellXfs></styleSheet>')),
    a_long_text_in_each_of_many_cells=lambda: zipped(parts(strings=long_strings("teks ", 200_000, ("<si><t>", "</t></si>")), sheet=long_sheet(ONE.replace(' r="1"', "").replace(' r="A1"', ""), 100_000))),
    a_long_text_in_each_cell_of_a_row=lambda: zipped(parts(strings=long_strings("teks ", 200_000, ("<si><t>", "</t></si>")), sheet=long_sheet('<c t="s"><v>0</v></c>', 16_000, ("<row>", "</row>")))),
    one_cell_a_million_times=lambda: zipped(parts(sheet=long_sheet('<c r="A1"><v>1</v></c>', 5_000_000, ('<row r="1">', "</row>")))),
    a_row_that_runs_backwards=lambda: zipped(parts(sheet=sheet('<row r="1">' + "".join(f'<c r="{chr(65 + n // 26)}{chr(65 + n % 26)}1"><v>1</v></c>' for n in range(600, 0, -1)) * 20 + "</row>"))),
    relationships_that_bite_their_tail=lambda: zipped(parts(links=links(target="workbook.xml"))),
    a_sheet_that_is_its_own_relationships=lambda: zipped(parts(links=links(target="_rels/workbook.xml.rels"))),
    strings_that_are_the_sheet=lambda: zipped(parts(links=links().replace("sharedStrings.xml", "worksheets/sheet1.xml"))),
    content_types_that_name_themselves=lambda: zipped(parts() | {"[Content_Types].xml": '<Types><Override PartName="/[Content_Types].xml" ContentType="x"/></Types>' * 1000}),
    half_surrogates_in_utf16=lambda: zipped(parts(strings=b"\xff\xfe" + f'<sst xmlns="{MAIN}"><si><t>'.encode("utf-16-le") + b"\x00\xd8a\x00\x00\xdc" * 1000 + "</t></si></sst>".encode("utf-16-le"))),
    an_odd_byte_of_utf16=lambda: zipped(parts(strings="\ufeff".encode("utf-16-le") + f'<sst xmlns="{MAIN}"><si><t>halo</t></si></sst>'.encode("utf-16-le") + b"<")),
    half_surrogates_in_escapes=lambda: zipped(parts(strings=f'<sst xmlns="{MAIN}"><si><t>_xD800__xD800_&#xDC00;_xDFFF_</t></si></sst>')),
    zero_bytes_between_tags=lambda: zipped(parts(sheet=sheet("\0" * 100 + ONE + "\0"))),
    a_zero_byte_in_an_entry_name=lambda: zipped(parts() | {"xl/worksheets/sheet1.xml\0.txt": "x"}),
    bytes_that_are_no_utf8=lambda: zipped(parts(strings=b'<sst><si><t>\xc0\x80\xed\xa0\x80\xff\xfe\xf8\x88</t></si></sst>')),
    names_that_lead_out=lambda: zipped(parts() | {"../../attacks-was-here": "x", str(OUTSIDE): "x", "..\\..\\attacks-was-here": "x", "C:\\attacks-was-here": "x"}),
    one_name_sixty_thousand_times=lambda: zipped([Entry(k, v) for k, v in parts().items()] + [Entry("xl/x", b"x", True) for _ in range(60_000)]),
    names_of_sixty_kilobytes=lambda: zipped([Entry(k, v) for k, v in parts().items()] + [Entry(f"{n}" + "x" * 60_000, b"", True) for n in range(300)]),
    names_that_differ_by_case=lambda: zipped(parts() | {SHEET.upper(): sheet("<row><c><v>9</v></c></row>")}),
    a_directory_that_says_65535=lambda: zipped(parts(), count=65_535),
    a_directory_beyond_the_file=lambda: zipped(parts(), directory=0x7FFFFFFF),
    an_end_within_the_comment=lambda: zipped(parts())[:-2] + struct.pack("<H", 22) + b"PK\5\6" + bytes(18),
    cells_of_no_type=lambda: row("".join(f'<c t="{t}"><v>1</v></c>' for t in ["", "x", "s" * 1000, "\u00e9", "&#0;", "&lt;"])),
    styles_beyond_all=lambda: row('<c r="A1" s="9223372036854775808"><v>1</v></c><c r="B1" s="-9223372036854775808"><v>1</v></c><c r="C1" s="999999999999999"><v>1</v></c>'),
    strings_beyond_all=lambda: row('<c r="A1" t="s"><v>9223372036854775808</v></c>'),
)
attacks(
    "!",
    nested_a_hundred_thousand_deep=lambda: zipped(parts(sheet=sheet("<a>" * 100_000 + "</a>" * 100_000))),
    bomb_of_rows=lambda: zipped(parts(sheet=long_sheet("<row/>", 150_000_000))),
    bomb_in_one_text=lambda: zipped(parts(strings=long_strings("a", 1 << 30, ("<si><t>", "</t></si>")))),
    nested_in_a_cell=lambda: row('<c r="A1"><f>' + "<a>" * 100_000 + "</a>" * 100_000 + "</f></c>"),
    nested_choices=lambda: zipped(parts(styles="<styleSheet>" + "<AlternateContent>" * 100_000)),
    an_attribute_of_100_MB=lambda: zipped(parts(sheet=repeated('<worksheet a="', "x7", 50_000_000, '"/>'))),
    a_tag_without_an_end=lambda: zipped(parts(sheet=repeated("<worksheet", " a=''", 20_000_000, ""))),
    a_comment_without_an_end=lambda: zipped(parts(sheet=repeated("<!--", "-x", 30_000_000, ""))),
    a_text_of_50_MB=lambda: zipped(parts(strings=long_strings("teks ", 10_000_000, ("<si><t>", "</t></si>")))),
    a_number_of_ten_million_digits=lambda: number("7" * 10_000_000),
    a_million_number_formats=lambda: zipped(parts(styles="<styleSheet><numFmts>" + "".join(f'<numFmt numFmtId="{n}" formatCode="d"/>' for n in range(1_000_000)) + "</numFmts></styleSheet>")),
    a_million_cell_formats=lambda: zipped(parts(styles="<styleSheet><cellXfs>" + "<xf/>" * 1_000_000 + "</cellXfs></styleSheet>")),
    a_hundred_thousand_sheets=lambda: zipped(parts(book=book("".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r1"/>' for n in range(100_000))))),
    a_million_relationships=lambda: zipped(parts(links=links(f'<Relationship Id="x" Type="{REL}/image" Target="a"/>' * 1_000_000))),
    a_row_of_twenty_digits=lambda: zipped(parts(sheet=sheet('<row r="99999999999999999999"><c><v>1</v></c></row>'))),
    a_row_below_zero=lambda: zipped(parts(sheet=sheet('<row r="-1"><c><v>1</v></c></row>'))),
    a_column_of_many_letters=lambda: row(f'<c r="{"Z" * 100_000}1"><v>1</v></c>'),
    a_reference_of_many_digits=lambda: row(f'<c r="A{"9" * 100_000}"><v>1</v></c>'),
    a_sheet_outside=lambda: zipped(parts(links=links(target=f"http://127.0.0.1:{PORT}/sheet1.xml\" TargetMode=\"External"))),
    a_sheet_by_a_file_address=lambda: zipped(parts(links=links(target="file:///etc/passwd\" TargetMode=\"External"))),
    a_link_as_a_sheet=lambda: listed(parts(sheet="../../../../etc/passwd"), lambda e: setattr(e, "attributes", (stat.S_IFLNK | 0o777) << 16)),
    entries_said_to_be_encrypted=lambda: listed(parts(), lambda e: setattr(e, "flags", 1)),
    strongly_encrypted=lambda: listed(parts(), lambda e: (setattr(e, "flags", 1), setattr(e, "method", 99), setattr(e, "extra", struct.pack("<HHHHBH", 0x9901, 7, 2, 0x4541, 3, 8)))),
    a_method_that_nobody_knows=lambda: listed(parts(), lambda e: setattr(e, "method", 77)),
    a_text_that_is_not_there=lambda: row('<c r="A1" t="s"><v>1</v></c>'),
    an_unknown_entity=lambda: row('<c r="A1" t="str"><v>&xxe;</v></c>'),
    a_reference_to_zero=lambda: row('<c r="A1" t="str"><v>&#0;</v></c>'),
    utf7=lambda: zipped(parts(sheet=sheet(ONE).replace("UTF-8", "UTF-7").replace("<worksheet", "+ADwAIQ-DOCTYPE x+AD4-<worksheet", 1))),
    ebcdic=lambda: zipped(parts(sheet=sheet(ONE).replace("UTF-8", "IBM037").encode("cp037"))),
    utf32=lambda: zipped(parts(sheet=doctype(LAUGHS, "&c;").encode("utf-32"))),
    cut_off=lambda: zipped(parts())[:-30],
)
for part in ("sheet", "strings", "styles", "book", "links"):
    place = {"sheet": SHEET, "strings": STRINGS, "styles": STYLES, "book": BOOK, "links": LINKS}[part]
    attacks("!", **{f"a_wrong_checksum_of_the_{part}": lambda place=place: listed(parts(), lambda e: setattr(e, "crc", e.crc ^ 1), place)})
    attacks("!DOCTYPE", **{f"a_document_type_in_the_{part}": lambda place=place: zipped(
        parts() | {place: parts()[place].replace(HEAD, HEAD + f"<!DOCTYPE x {LAUGHS}>")})})  # type: ignore[union-attr]
attacks(
    "!DOCTYPE",
    laughs=lambda: zipped(parts(sheet=doctype(LAUGHS, "&c;"))),
    a_quadratic_entity=lambda: zipped(parts(sheet=doctype('[<!ENTITY a "' + "x" * 100_000 + '">]', "&a;" * 10_000))),
    an_external_entity=lambda: zipped(parts(sheet=doctype('[<!ENTITY a SYSTEM "file:///etc/passwd">]', "&a;"))),
    an_external_subset=lambda: zipped(parts(sheet=doctype(f'SYSTEM "http://127.0.0.1:{PORT}/x.dtd"'))),
    a_parameter_entity=lambda: zipped(parts(sheet=doctype(f'[<!ENTITY % a SYSTEM "http://127.0.0.1:{PORT}/x">%a;]'))),
    a_document_type_behind_a_mark=lambda: zipped(parts(sheet=b"\xef\xbb\xbf" + doctype(LAUGHS, "&c;").encode())),
    a_document_type_in_utf16=lambda: zipped(parts(sheet=doctype(LAUGHS, "&c;").replace("UTF-8", "UTF-16").encode("utf-16"))),
    a_document_type_in_utf16_without_a_mark=lambda: zipped(parts(sheet=doctype(LAUGHS, "&c;").replace("UTF-8", "UTF-16").encode("utf-16-be"))),
    a_document_type_behind_a_long_comment=lambda: zipped(parts(sheet=doctype(LAUGHS, "&c;").replace("<!DOCTYPE", "<!--" + "x" * 300_000 + "--><!DOCTYPE"))),
)
attacks(
    "=",
    a_sheet_without_its_part_before_a_sound_one=lambda: zipped(parts(book=book('<sheet name="Hilang" sheetId="2" r:id="r9"/><sheet name="Sheet1" sheetId="1" r:id="r1"/>'))),
    a_number_of_a_million_digits=lambda: number("7" * 1_000_000),
    a_fraction_of_a_million_digits=lambda: number("0." + "0" * 1_000_000 + "7"),
    a_huge_exponent=lambda: number("1e" + "9" * 100_000),
    numbers_that_are_none=lambda: row("".join(f"<c><v>{v}</v></c>" for v in ["1e", "--1", "nan", "-inf", "0x1p3", "1_0", "\u0661"])),
)

PORT = 0

# -- judging


class Judge:
    def __init__(self, binary: pathlib.Path, room: pathlib.Path):
        self.binary, self.room = binary, room
        self.count: collections.Counter = collections.Counter()
        self.knocks = 0
        self.seconds = SECONDS

    def check(self, name: str, ok: bool, detail: object = "") -> None:
        self.count["passed" if ok else "failed"] += 1
        print(("PASS  " if ok else "FAIL  ") + name + ("" if ok else f"\n      {detail}"), flush=True)

    def measured(self, *arguments: object) -> tuple[int, str, bool, float, float]:
        """Exit status, errors, whether something was printed, seconds, megabytes."""
        environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
        with tempfile.TemporaryFile() as errors:
            began = time.monotonic()
            with subprocess.Popen([str(self.binary), *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=environment,
                                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (2 * self.seconds, 2 * self.seconds))) as process:
                printed = 0
                assert process.stdout
                while piece := process.stdout.read1(1 << 20): printed += len(piece)
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            seconds = time.monotonic() - began
            errors.seek(0)
            return process.returncode, errors.read().decode("utf-8", "replace"), printed > 0, seconds, usage.ru_maxrss / 1024

    def attack(self, name: str, end: str, make: Callable[[], bytes]) -> None:
        path = self.room / f"{name.replace(' ', '-').replace(',', '')}.xlsx"
        path.write_bytes(make())
        before = sorted(p.name for p in self.room.parent.iterdir())
        wrong, figures = [], []
        for command in (["cat", "--cells"], ["check"]):
            code, errors, printed, seconds, megabytes = self.measured(*command, path)
            figures.append(f"{seconds:.1f} s {megabytes:.0f} MB")
            if code not in (0, 1, 2): wrong.append(f"{command[0]} ends with {code}: {errors[-300:]}")
            if seconds > self.seconds: wrong.append(f"{command[0]} takes {seconds:.1f} s")
            if megabytes > MEGABYTES: wrong.append(f"{command[0]} takes {megabytes:.0f} MB")
            if code == 2 and path.name not in errors: wrong.append(f"{command[0]} does not name the file: {errors[-300:]}")
            if end.startswith("!") and (code != 2 or end[1:] not in errors): wrong.append(f"{command[0]} does not refuse it with {end[1:]!r}: {code} {errors[-300:]}")
            if end == "=" and command[0] == "cat" and (code == 2 or not printed): wrong.append(f"{command[0]} does not read it: {errors[-300:]}")
        made = [n for n in sorted(p.name for p in self.room.parent.iterdir()) if n not in before and "attacks-was-here" in n]
        if made or OUTSIDE.exists(): wrong.append("an entry was written by its name")
        self.check(f"{name} ({', '.join(figures)})", not wrong, "\n      ".join(wrong))
        path.unlink()


def listening(judge: Judge) -> socket.socket:
    """A server that counts who knocks: nobody may."""
    server = socket.create_server(("127.0.0.1", 0))

    def wait() -> None:
        while True:
            try:
                server.accept()[0].close()
            except OSError:
                return
            judge.knocks += 1

    threading.Thread(target=wait, daemon=True).start()
    return server


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the folder here")
    parser.add_argument("--only", default="", help="the attacks whose name has this regular expression in it")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="how long an attack may take; more for a debug build")
    arguments = parser.parse_args()

    def work(judge: Judge) -> None:
        global PORT
        judge.seconds = arguments.seconds
        with listening(judge) as server:
            PORT = server.getsockname()[1]
            for name, end, make in ATTACKS:
                if re.search(arguments.only, name): judge.attack(name, end, make)
            judge.check("nothing was fetched", judge.knocks == 0, f"{judge.knocks} connections")

    return judged(Judge, arguments.binary, arguments.keep, "attacks-", work)


if __name__ == "__main__":
    sys.exit(main())
