import Spreadsheet

extension SheetProblem {
  package static let sheet = "Data Bermasalah"

  /// The problems, a line each.
  package static func page(_ problems: [SheetProblem], note: String) -> Page {
    let listed = problems.prefix(CellArea.lastRow - 6)
    let list = PageList(
      columns: [
        PageList.Column("Berkas", 34), PageList.Column("Lembar", 16), PageList.Column("Baris", 8, .number),
        PageList.Column("No RM / Kunci", 20), PageList.Column("Kolom", 20), PageList.Column("Nilai Terbaca", 24),
        PageList.Column("Masalah", 76), PageList.Column("Akibat", 22),
      ], count: listed.count, empty: "Tidak ada."
    ) { line in
      let problem = listed[line]
      return [
        .text(problem.file), .text(problem.sheet), problem.row.map { .number(Double($0)) } ?? .blank,
        .text(problem.key), .text(problem.column), .text(String(problem.value.prefix(2000))),
        .text(String(problem.what.prefix(2000))), .text(problem.effect),
      ]
    }
    return Page(title: sheet, [.note(note)], list: list)
  }
}
