#!/usr/bin/env python3
"""Make read/produced_by_*.xlsx by real producers: openpyxl, XlsxWriter, LibreOffice (soffice), with one content.

usage: make-producers.py        (in this folder; needs the three)
"""
import datetime, json, os, subprocess, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = [
    ["No RM", "Nama Pasien", "Tanggal Keluar", "Jam", "Kelas", "Lunas"],
    ["000123", "Siti Aminah & anak", datetime.date(2026, 11, 14), datetime.time(14, 5), 1, True],
    ["000124", "Joko \"Jack\" <Bo>", datetime.datetime(2026, 11, 15, 8, 30), datetime.time(0, 0), 2.5, False],
    ["", "Zoë 😀", None, None, -3, None],
]


def main():
    lines = []
    for r, row in enumerate(TABLE):
        for c, value in enumerate(row):
            if value is None or value == "": continue
            if isinstance(value, bool): cell = ["bool", value]
            elif isinstance(value, str): cell = ["str", value]
            elif isinstance(value, datetime.datetime): cell = ["date", value.strftime("%Y-%m-%dT%H:%M:%S.000")]
            elif isinstance(value, datetime.date): cell = ["date", value.strftime("%Y-%m-%dT00:00:00.000")]
            elif isinstance(value, datetime.time): cell = ["time", value.strftime("%H:%M:%S.000")]
            else: cell = ["num", value]
            lines.append(json.dumps(["Data", r, c, *cell], ensure_ascii=False))
    for name, make in [("openpyxl", openpyxl_book), ("xlsxwriter", xlsxwriter_book), ("libreoffice", libreoffice_book)]:
        make(os.path.join(HERE, "read", f"produced_by_{name}.xlsx"))
        with open(os.path.join(HERE, "read", f"produced_by_{name}.cells"), "w") as file: file.write("\n".join(lines) + "\n")


def openpyxl_book(path):
    import openpyxl
    book = openpyxl.Workbook(); sheet = book.active; sheet.title = "Data"
    for row in TABLE: sheet.append(row)
    book.save(path)


def xlsxwriter_book(path):
    import xlsxwriter
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy hh:mm"}); sheet = book.add_worksheet("Data")
    for r, row in enumerate(TABLE): sheet.write_row(r, 0, row)
    book.close()


def libreoffice_book(path):
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "produced_by_libreoffice.xlsx"); openpyxl_book(source)
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                        "--outdir", os.path.dirname(path), source], check=True, capture_output=True)


main()
