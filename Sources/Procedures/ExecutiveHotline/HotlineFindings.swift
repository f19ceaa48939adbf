import Book
import Core
import Intake

/// Collects what stands in cells and is not understood, for `Data Bermasalah` (G1).
struct HotlineFindings {
  private let log: Log
  private(set) var problems: [SheetProblem] = []

  init(_ log: Log) { self.log = log }

  /// The words of a call, and what staff noted on the path sheets.
  mutating func add(_ row: Int, _ context: HotlineContext, _ rows: HotlineRows) {
    for (column, _) in context.call.unknownWords {
      var problem = log.problem(row, log.field(column), Self.message(column))
      problem.home = log.rows[row].home
      problems.append(problem)
    }
    for path in CarePath.allCases {
      guard let place = rows.place(path, row) else { continue }
      for found in place.sheet.unreadable(place.row, context.profile.words) {
        let what =
          found.isStep
          ? "jam langkah tidak terbaca; langkah dianggap sudah, jamnya tidak diketahui (C6)"
          : "jawaban tidak dikenali; isi Ya atau Tidak"
        var problem = SheetProblem(
          file: place.sheet.file, sheet: path.rawValue, row: place.sheet.table.rowNumber(place.row),
          key: log.rows[row].key, column: found.header, value: found.text, what: what,
          effect: found.isStep ? SheetProblem.checked : SheetProblem.unused)
        problem.home = place.sheet.period
        problems.append(problem)
      }
    }
  }

  /// Rows that staff typed on a path sheet, which belong on the log first.
  mutating func addKeyless(_ rows: HotlineRows) {
    for sheet in rows.sheets {
      for row in sheet.keyless {
        var problem = SheetProblem(
          file: sheet.file, sheet: sheet.path.rawValue, row: sheet.table.rowNumber(row), column: "", value: "",
          what: "baris tanpa kunci: catat pasien di lembar \(HotlineColumns.sheet), Sapa yang menaruhnya di sini",
          effect: SheetProblem.unused)
        problem.home = sheet.period
        problems.append(problem)
      }
    }
  }

  /// The words of a census.
  mutating func add(_ census: CensusInput, _ home: Period) {
    for var problem in census.problems {
      problem.home = home
      problems.append(problem)
    }
  }

  private static func message(_ column: String) -> String {
    switch column {
    case "penjamin": "penjamin tidak dikenal: Perlu Konfirmasi (C1)"
    case "kelas": "kelas tidak dikenal (C1)"
    case "level": "level tidak dikenal (C1)"
    case "mitra", "rujukan_agen": "jawaban tidak dikenali; isi Ya atau Tidak (C3)"
    default: "jalur tidak dikenal: pasien belum ditaruh di lembar jalur (C3, C5)"
    }
  }
}
