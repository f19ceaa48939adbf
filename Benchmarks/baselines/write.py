"""Writes the rows of `writing` (Sources/writing) with one library and prints how many cells and how long that took, the rows made beforehand.

usage: write.py xlsxwriter|rustpy|jetxl FILE.xlsx ROWS
"""

import datetime as dt
import sys
import time

FIRST = dt.date(1970, 1, 1) + dt.timedelta(days=20_000)
COLUMNS = 16


def rows(count):
    for r in range(count):
        day = FIRST + dt.timedelta(days=r % 365)
        yield [f"Isi {r % 997} kolom {c}" for c in range(12)] + [day, day] + [r * 3 + c for c in range(14, 16)]


def xlsxwriter(path, count):
    import xlsxwriter

    made = list(rows(count))
    start = time.perf_counter()
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False})
    sheet, day = book.add_worksheet("Data"), book.add_format({"num_format": "dd/mm/yyyy"})
    for r, row in enumerate(made):
        for c, value in enumerate(row):
            if c < 12:
                sheet.write_string(r, c, value)
            elif c < 14:
                sheet.write_datetime(r, c, value, day)
            else:
                sheet.write_number(r, c, value)
    book.close()
    return time.perf_counter() - start


def rustpy(path, count):
    from rustpy_xlsxwriter import write_worksheet

    made = [{f"k{c}": value for c, value in enumerate(row)} for row in rows(count)]
    start = time.perf_counter()
    write_worksheet(made, path, "Data")
    return time.perf_counter() - start


def jetxl(path, count):
    from jetxl import write_sheet

    made = {f"k{c}": list(column) for c, column in enumerate(zip(*rows(count)))}
    start = time.perf_counter()
    write_sheet(made, path, "Data")
    return time.perf_counter() - start


if __name__ == "__main__":
    library, path, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    seconds = {"xlsxwriter": xlsxwriter, "rustpy": rustpy, "jetxl": jetxl}[library](path, count)
    print("cells", count * COLUMNS, "seconds", seconds)
