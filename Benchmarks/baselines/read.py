"""Reads all cells of a workbook with one library and prints how many are not empty.

usage: read.py calamine|openpyxl|polars FILE.xlsx
"""

import sys


def calamine(path):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return sum(value != "" for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for value in row)


def openpyxl(path):
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    return sum(value is not None for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row)


def polars(path):
    import polars

    sheets = polars.read_excel(path, sheet_id=0)  # by fastexcel; 0 is all sheets
    return sum(table.width + table.height * table.width - sum(table.null_count().row(0)) for table in sheets.values())


if __name__ == "__main__":
    print("cells", {"calamine": calamine, "openpyxl": openpyxl, "polars": polars}[sys.argv[1]](sys.argv[2]))
