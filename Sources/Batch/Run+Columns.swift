import Book
import Core
import Intake
import Spreadsheet

extension Run {
  /// Goes on with a copy of a book in which its missing columns stand: those that were renamed under their own headers, which the
  /// finished book does not get, and those that are gone with what stood in them. Each is asked for.
  func mend(
    _ book: inout WorkBook, _ missing: MissingColumns, _ procedure: any BatchProcedure, _ tables: [Table],
    _ workspace: Workspace, _ summary: inout RunSummary
  ) throws(SpreadsheetError) {
    if !missing.renamed.isEmpty {
      let path = workspace.next(book.name)
      try RenamedColumn.write(missing.renamed, \.header, from: book.path, to: path)
      book.working = path
      book.opened = path
      book.renamed = missing.renamed
      summary.findings += missing.renamed.map { finding($0, book) }
    }
    // One without entries that is missing from a call list is put back by the list itself.
    let gone = missing.lost.filter { $0.wasFilled || procedure.takesLogs }
    guard !gone.isEmpty else { return }
    let path = workspace.next(book.name)
    // Of post-discharge calls only the week's own book is written anew.
    let isRenewed = procedure.takesLogs || (procedure.unit.period(holding: date) == book.period && date >= today)
    let marked = try LostColumn.putBack(
      gone, days: book.period.first.adding(days: -800)...book.period.last.adding(days: 800), tables: tables,
      earlier: backups(of: book, procedure),
      renewing: isRenewed ? procedure.specs : [], from: book.working, to: path)
    book.working = path
    summary.findings += zip(gone, marked).map { finding($0, marked: $1, book) }
  }

  /// The newest backups of a book, as far as they can be read.
  private func backups(of book: WorkBook, _ procedure: any BatchProcedure) -> [KeyedBook] {
    Archive(facility, date: date).backups(of: book.name).prefix(5).compactMap { path in
      try? KeyedBook.read(path, sheets: procedure.specs, readsOthers: false)
    }
  }

  private func finding(_ column: RenamedColumn, _ book: WorkBook) -> Finding {
    let place = "\(book.place), \(column.sheet)"
    return Finding(file: book.place, sheet: column.sheet) { language in
      if column.now.isEmpty {
        return language(
          "\(place): judul kolom \(column.header) di sel \(column.cell) kosong; isinya tetap dibaca. Tulis lagi judulnya: \(column.header)",
          "\(place): the header of column \(column.header) in cell \(column.cell) is empty; the column is read all the same. Write its header again: \(column.header)"
        )
      }
      return language(
        "\(place): kolom \(column.header) kini berjudul \"\(column.now)\" (sel \(column.cell)); isinya tetap dibaca sebagai \(column.header). Kembalikan judulnya menjadi \(column.header)",
        "\(place): column \(column.header) has the header \"\(column.now)\" now (cell \(column.cell)); it is read as \(column.header) all the same. Give it back its header \(column.header)"
      )
    }
  }

  private func finding(_ column: LostColumn, marked: Int, _ book: WorkBook) -> Finding {
    let place = "\(book.place), \(column.sheet)"
    return Finding(file: book.place, sheet: column.sheet, isPassing: true) { language in
      if !column.wasFilled {
        return language(
          "\(place): kolom \(column.header) hilang; dipasang lagi di kanan, kosong seperti sebelumnya. Kolom yang memang tidak dipakai dihapus dari template/",
          "\(place): column \(column.header) was gone; it was put back at the right, empty as it was. A column that is not in use is removed in template/"
        )
      }
      let rest =
        marked == 0
        ? ""
        : language(
          "; \(marked) isian tidak dapat dipulihkan dan ditandai \(LostColumn.mark): tulis ulang",
          "; \(marked) entries can't be had any more and are marked \(LostColumn.mark): write them again")
      return language(
        "\(place): kolom \(column.header) hilang; dipasang lagi di kanan dengan isi yang terbukti pernah ada\(rest)",
        "\(place): column \(column.header) was gone; it was put back at the right with what it is proved to have held\(rest)"
      )
    }
  }
}
