/// Why a change is refused that would harm the workbook.
public enum PatchObstacle: Sendable, Equatable {
  /// The workbook has a digital signature, which any change makes invalid.
  case signature
  /// The cell is covered by a merged area, `B2:C7`, of which only the first cell has a value.
  case mergedCell(area: String)
  /// Other cells take their formula from this cell's.
  case sharedFormula
  /// The cell is part of an array formula or a data table.
  case arrayFormula(area: String)
  /// The cell names a column of a table; formulas know the column by that name.
  case tableHeader(table: String)
  /// The cell is of a table's totals row, and the table itself keeps the label or the function.
  case tableTotals(table: String)
  /// A row below the last one would stand under totals, `A9:F9`, which would not count it.
  case totalsRow(area: String)
  /// A row, or a cell of a row, stands where it is not looked for.
  case disorder
  /// Another sheet shows the same part, and would change with it.
  case sharedPart(sheet: String)
  /// Nothing would be left to see.
  case lastVisibleSheet

  func sentence(_ language: Language) -> String {
    switch self {
    case .signature:
      language(
        "buku kerja bertanda tangan digital, yang batal oleh perubahan apa pun; hapus tanda tangannya di Excel, atau izinkan batal",
        "the workbook has a digital signature, which any change makes invalid; remove it in Excel, or allow it to become invalid"
      )
    case .mergedCell(let area):
      language(
        "sel ini tertutup sel gabungan \(area); isi sel pertamanya, atau pisahkan selnya",
        "the cell is covered by the merged cells \(area); fill their first cell, or unmerge them")
    case .sharedFormula:
      language(
        "sel lain memakai rumus sel ini; di Excel, salin ulang rumus itu ke sel-sel tersebut, atau biarkan sel ini",
        "other cells take their formula from this one; enter their formula anew in Excel, or leave this cell")
    case .arrayFormula(let area):
      language(
        "sel ini bagian dari rumus larik \(area); ubah atau hapus lariknya di Excel",
        "the cell is part of the array formula of \(area); change or remove the array in Excel")
    case .tableHeader(let table):
      language(
        "sel ini judul kolom tabel \"\(table)\", yang mungkin dipakai rumus; ubah judulnya di Excel",
        "the cell is a column heading of the table \"\(table)\", which formulas may use; change it in Excel")
    case .tableTotals(let table):
      language(
        "sel ini bagian baris total tabel \"\(table)\", yang juga tersimpan di tabelnya; ubah di Excel",
        "the cell is of the totals row of the table \"\(table)\", which the table keeps too; change it in Excel")
    case .totalsRow(let area):
      language(
        "baris baru akan berada di bawah baris total \(area) dan tidak ikut dihitung; sisipkan baris kosong di atas baris total di Excel lalu isi selnya dengan \"cell\"",
        "the new row would stand under the totals row \(area) and not be counted; insert an empty row above it in Excel, then fill its cells with \"cell\""
      )
    case .disorder:
      language(
        "baris atau sel tidak berurutan dalam berkas; buka di Excel, simpan sebagai .xlsx, lalu ulangi",
        "rows or cells are out of order in the file; open it in Excel, save as .xlsx, and try again")
    case .sharedPart(let sheet):
      language(
        "lembar \"\(sheet)\" memakai isi yang sama dalam berkas dan akan ikut berubah; buka di Excel, simpan sebagai .xlsx, lalu ulangi",
        "the sheet \"\(sheet)\" has the same part of the file and would change with it; open it in Excel, save as .xlsx, and try again"
      )
    case .lastVisibleSheet:
      language(
        "ini lembar terakhir yang terlihat; tampilkan lembar lain dahulu",
        "this is the last visible sheet; show another one first")
    }
  }
}
