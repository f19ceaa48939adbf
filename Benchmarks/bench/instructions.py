"""Instructions that the three hot loops take, counted by valgrind's callgrind: unlike seconds they do not wobble.

Each loop reads a file and one that holds twice as much; the difference is the loop's alone, since start-up cancels out. The
parts stand in the zip file as they are, so that inflating, which is zlib's, is not counted; their checksums are.
"""

from __future__ import annotations

import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

from bench import places, report

ROWS = 2000
COLUMNS = 16
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write(path: pathlib.Path, sheet: str, strings: list[str]) -> None:
    """A workbook of one sheet, nothing deflated."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(f'<Relationship Id="rId{i}" Type="{RELATIONSHIPS}/{kind}" Target="{kind}.xml"/>' for i, kind in enumerate(("worksheet", "sharedStrings", "styles"), 1))
        + "</Relationships>",
        "xl/worksheet.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in strings)}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), HEAD + text)


def text(number: int) -> str:
    return f"Pasien {number:06d}, Jl. Melati"


def sheet(path: pathlib.Path, rows: int) -> None:
    """As in the export: thirteen shared strings and three dates a row."""
    cells = lambda r: "".join(
        f'<c r="{chr(65 + c)}{r}" s="1"><v>{46000 + (r + c) % 300}</v></c>' if c in (4, 13, 14) else f'<c r="{chr(65 + c)}{r}" t="s"><v>{(r * 7 + c * 13) % 400}</v></c>'
        for c in range(COLUMNS)
    )
    write(path, "".join(f'<row r="{r}" spans="1:16">{cells(r)}</row>' for r in range(1, rows + 1)), [text(i) for i in range(400)])


def strings(path: pathlib.Path, rows: int) -> None:
    """So many texts as a sheet of such rows has cells, and one cell."""
    write(path, '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', [text(i) for i in range(rows * COLUMNS)])


def records(path: pathlib.Path, rows: int) -> None:
    """One field of eight in quotes."""
    fields = [f'"{text(c)}"' if c % 8 == 5 else f"Pasien {c:06d}" for c in range(COLUMNS)]
    path.write_text("".join(f"{r:06d},{','.join(fields[1:])}\r\n" for r in range(rows)))


LOOPS = (("sheet scanning, a cell", "xlsx", sheet), ("shared strings, a text", "xlsx", strings), ("CSV records, a field", "csv", records))


def count(file: pathlib.Path) -> int:
    """Instructions of reading a file, start-up included.

    The environment is always the same: its length shifts the stack, which moves a count by up to one in a hundred.
    """
    environment = {"SWIFT_DETERMINISTIC_HASHING": "1"}
    command = [shutil.which("valgrind") or "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(places.READING), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or found is None:
        raise SystemExit(f"bench: {' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return int(found[1])


def section() -> report.Section | None:
    """None where valgrind is absent."""
    if shutil.which("valgrind") is None:
        return None
    found = report.Section("Instructions of the hot loops (callgrind)", ["", "instructions"])
    with tempfile.TemporaryDirectory(dir=places.WORK) as folder:
        for title, kind, make in LOOPS:
            counts = []
            for rows in (ROWS, 2 * ROWS):
                path = pathlib.Path(folder) / f"loop-{rows}.{kind}"
                make(path, rows)
                counts.append(count(path))
            found.rows.append([title, f"{(counts[1] - counts[0]) / (ROWS * COLUMNS):,.0f}"])
    return found
