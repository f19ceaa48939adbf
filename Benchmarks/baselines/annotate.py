"""What a hospital's own script would do to its workbook: load it with openpyxl, add four columns, fill the targets' rows red, save it.

usage: annotate.py FILE.xlsx OUT.xlsx DATE

It assumes what `sapa` has to find out: that the header is the first row, the columns' names, true dates, one row a stay.
"""

import datetime as dt
import pathlib
import sys

import openpyxl
from weekly import decide, telephone
from openpyxl.styles import PatternFill


def main(source, out, date):
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    width = len(header)
    monday = date - dt.timedelta(days=date.weekday())
    sunday = monday + dt.timedelta(days=6)
    stays, last_admission = [], {}
    for row in sheet.iter_rows(min_row=2, values_only=True):
        stay = dict(zip(header, row))
        for name in ("Tanggal Masuk", "Tanggal Keluar"):
            if isinstance(stay[name], dt.datetime):
                stay[name] = stay[name].date()
        stay["telp"] = telephone(stay["No HP"])
        rm = stay["No RM"]
        last_admission[rm] = max(stay["Tanggal Masuk"], last_admission.get(rm, stay["Tanggal Masuk"]))
        stays.append(stay)
    red = PatternFill("solid", fgColor="FFFF0000")
    for place, text in enumerate(["Kode", "Status", "Tanggal Eksekusi", "Alasan"], width + 1):
        sheet.cell(1, place, text)
    for r, stay in enumerate(stays, 2):
        status, code, execution, reason = decide(stay, last_admission, date, monday, sunday)
        for place, value in enumerate([code or None, status, execution, reason], width + 1):
            cell = sheet.cell(r, place, value)
        sheet.cell(r, width + 3).number_format = "dd/mm/yyyy"
        if status == "Target":
            for place in range(1, width + 5):
                sheet.cell(r, place).fill = red
    book.save(out)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), dt.date.fromisoformat(sys.argv[3]))
