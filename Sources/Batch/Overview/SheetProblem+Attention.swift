package import Book

extension [SheetProblem] {
  /// The rejected rows as what needs attention, a line each.
  package var rejectedRows: [Attention] {
    filter { $0.effect == SheetProblem.rejected }.map { problem in
      let row = [problem.key, problem.row.map { "baris \($0)" } ?? ""].filter { !$0.isEmpty }
      return Attention(
        .rejected, "\(SheetProblem.rejected), kolom \(problem.column): \(problem.what)", kind: SheetProblem.rejected,
        file: problem.file.isEmpty ? "" : "\(Facility.inputFolder)/\(problem.file)", sheet: problem.sheet,
        row: row.joined(separator: ", "), remedy: "Perbaiki di sumbernya lalu ekspor ulang; lihat Data Bermasalah")
    }
  }
}
