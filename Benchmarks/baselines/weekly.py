"""What a hospital's own script would be: read the export with python-calamine, mark the targets, write two workbooks with XlsxWriter.

usage: weekly.py EXPORT.xlsx OUTFOLDER DATE

It assumes what `sapa` has to find out: that the header is the first row, the columns' names, true dates, one row a stay.
"""

import datetime as dt
import pathlib
import re
import sys
from collections import Counter

import xlsxwriter
from python_calamine import CalamineWorkbook


def telephone(raw):
    digits = re.sub(r"\D", "", str(raw or ""))
    if digits.startswith("62"):
        digits = "0" + digits[2:]
    elif digits.startswith("8"):
        digits = "0" + digits
    return digits if digits.startswith("0") and 9 <= len(digits) <= 13 else ""


def decide(stay, last_admission, date, monday, sunday):
    left = stay["Tanggal Keluar"]
    if not isinstance(left, dt.date):
        return "Masih Dirawat", "", None, "Belum ada tanggal keluar"
    admitted = stay["Tanggal Masuk"]
    if left > date or admitted > left:
        return "Data Bermasalah", "", None, f"Tanggal keluar {left:%d/%m/%Y} tidak mungkin"
    status = stay["Cara Keluar"].lower()
    if status == "+" or "meninggal" in status or "48 jam" in status:
        return "Meninggal", "", None, "Meninggal"
    if "rujuk" in status:
        return "Dirujuk", "", None, "Dirujuk"
    if last_admission[stay["No RM"]] >= left and last_admission[stay["No RM"]] > admitted:
        return "Dirawat Kembali", "", None, "Dirawat kembali"
    if not stay["telp"]:
        return "Tanpa Telepon", "", None, "Tidak ada nomor telepon"
    execution = left + dt.timedelta(days=7)
    if execution > sunday:
        return "Menunggu", "", execution, f"Tanggal eksekusi {execution:%d/%m/%Y}"
    if execution >= monday:
        return "Target", "T", execution, f"7 hari setelah keluar {left:%d/%m/%Y}"
    if date <= execution + dt.timedelta(days=7):
        return "Target", "T*", execution, f"Tunggakan: 7 hari setelah keluar {left:%d/%m/%Y}"
    return "Terlewat", "", execution, f"Lewat dari {execution:%d/%m/%Y}"


def main(export, folder, date):
    rows = CalamineWorkbook.from_path(export).get_sheet_by_index(0).to_python()
    header = rows[0]
    monday = date - dt.timedelta(days=date.weekday())
    sunday = monday + dt.timedelta(days=6)
    stays = []
    last_admission = {}
    for row in rows[1:]:
        stay = dict(zip(header, row))
        for name in ("Tanggal Masuk", "Tanggal Keluar"):
            if isinstance(stay[name], dt.datetime):
                stay[name] = stay[name].date()
        stay["telp"] = telephone(stay["No HP"])
        rm = stay["No RM"]
        last_admission[rm] = max(stay["Tanggal Masuk"], last_admission.get(rm, stay["Tanggal Masuk"]))
        stays.append(stay)

    week = f"{date.isocalendar()[0]}-W{date.isocalendar()[1]:02d}"
    book = xlsxwriter.Workbook(f"{folder}/Sapa Pasien {week}.xlsx")
    head = book.add_format({"bold": True, "bg_color": "#D9E1F2", "border": 1})
    red = book.add_format({"bg_color": "#FF0000"})
    day, red_day = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "dd/mm/yyyy", "bg_color": "#FF0000"})
    sheet = book.add_worksheet("Data Pasien")
    columns = ["Kode", "Status", "Tanggal Eksekusi", "Alasan", *header]
    sheet.write_row(0, 0, columns, head)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, 16)
    counts = Counter()
    targets = []
    for r, stay in enumerate(stays, 1):
        status, code, execution, reason = decide(stay, last_admission, date, monday, sunday)
        counts[status] += 1
        target = status == "Target"
        if target:
            targets.append((execution, stay, code))
        fill, fill_day = (red, red_day) if target else (None, day)
        sheet.write_string(r, 0, code, fill)
        sheet.write_string(r, 1, status, fill)
        if execution:
            sheet.write_datetime(r, 2, execution, fill_day)
        elif target:
            sheet.write_blank(r, 2, None, fill)
        sheet.write_string(r, 3, reason, fill)
        for c, name in enumerate(header, 4):
            value = stay[name]
            if isinstance(value, dt.date):
                sheet.write_datetime(r, c, value, fill_day)
            else:
                sheet.write_string(r, c, str(value), fill)
    sheet.autofilter(0, 0, len(stays), len(columns) - 1)

    call = book.add_worksheet("Lembar Sapa")
    ours = ["Kode", "Tanggal Eksekusi", "No RM", "Nama Pasien", "No HP", "WhatsApp", "Ruangan", "Diagnosa", "Penanggung Jawab"]
    staff = ["Dihubungi", "Izin", "Kondisi", "Keluhan", "Obat", "Kontrol", "Kepuasan", "Petugas", "Tanggal Sapa", "Catatan", "Selesai"]
    call.write_row(0, 0, ours + staff, head)
    call.freeze_panes(1, 4)
    targets.sort(key=lambda t: t[0])
    for r, (execution, stay, code) in enumerate(targets, 1):
        call.write_string(r, 0, code, red)
        call.write_datetime(r, 1, execution, red_day)
        call.write_string(r, 2, stay["No RM"], red)
        call.write_string(r, 3, stay["Nama Pasien"], red)
        call.write_string(r, 4, stay["telp"], red)
        if len(targets) < 30_000:
            call.write_url(r, 5, "https://wa.me/62" + stay["telp"][1:], red, "WhatsApp")
        call.write_string(r, 6, stay["Kamar"], red)
        call.write_string(r, 7, stay["Diagnosa Akhir"], red)
        call.write_string(r, 8, stay["Penanggung Jawab"], red)
        call.write_formula(r, 19, f'=IF(AND(J{r + 1}="Ya",K{r + 1}="Ya",COUNTA(L{r + 1}:P{r + 1})=5),"Ya","Tidak")', red, "Tidak")
    if targets:
        for column, choices in [(9, ["Ya", "Tidak"]), (10, ["Ya", "Tidak"]), (11, ["Membaik", "Tetap", "Memburuk"]), (12, ["Ya", "Tidak"]), (13, ["Ya", "Tidak"]), (14, ["Ya", "Tidak"]), (15, ["1", "2", "3", "4"])]:
            call.data_validation(1, column, len(targets), column, {"validate": "list", "source": choices})
        green = book.add_format({"bg_color": "#00B050"})
        call.conditional_format(1, 0, len(targets), 19, {"type": "formula", "criteria": '=$T2="Ya"', "format": green})
    book.close()

    recap = xlsxwriter.Workbook(f"{folder}/Rekap Sapa Pasien {week}.xlsx")
    sheet = recap.add_worksheet("Rekap")
    bold = recap.add_format({"bold": True})
    sheet.write_row(0, 0, ["Status", "Jumlah", "Bagian"], bold)
    for r, (status, count) in enumerate(counts.most_common(), 1):
        sheet.write_string(r, 0, status)
        sheet.write_number(r, 1, count)
        sheet.write_formula(r, 2, f"=B{r + 1}/SUM(B$2:B${len(counts) + 1})", None, count / len(stays))
    chart = recap.add_chart({"type": "bar"})
    chart.add_series({"categories": ["Rekap", 1, 0, len(counts), 0], "values": ["Rekap", 1, 1, len(counts), 1]})
    sheet.insert_chart("E2", chart)
    recap.close()


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), dt.date.fromisoformat(sys.argv[3]))
