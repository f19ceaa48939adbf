import Foundation

@testable import Spreadsheet

/// One cell as `sapa cat --cells` and the golden files tell it.
struct ReadCell: Equatable, CustomStringConvertible {
  enum Value: Equatable {
    case string(String)
    case number(Double)
    case boolean(Bool)
    case anything
  }

  var sheet: String
  var row: Int
  var column: Int
  var type: String
  var value: Value

  var description: String { "\(sheet)!\(CellReference.name(row: row, column: column)) \(type) \(value)" }

  /// The cells of every sheet, in order; of each sheet no more than `limit`.
  static func all(of path: String, limit: Int = .max, limits: Limits = .standard) throws -> [ReadCell] {
    let workbook = try XLSXWorkbook(path: path, limits: limits)
    return try workbook.sheets.flatMap { try all(of: $0, in: workbook, limit: limit) }
  }

  static func all(
    of sheet: XLSXWorkbook.Sheet, in workbook: XLSXWorkbook, limit: Int = .max
  ) throws -> [ReadCell] {
    let reader = try workbook.reader(of: sheet)
    var row = SheetRow()
    var cells: [ReadCell] = []
    while cells.count < limit, try reader.next(&row) {
      for cell in row.cells {
        let (type, value) = told(cell.value, row)
        cells.append(ReadCell(sheet: sheet.name, row: row.index, column: Int(cell.column), type: type, value: value))
      }
    }
    return cells
  }

  private static func told(_ value: CellValue, _ row: SheetRow) -> (String, Value) {
    var bytes: [UInt8] = []
    switch value {
    case .empty: return ("str", .string(""))
    case .text(let range): return ("str", .string(row.string(range)))
    case .error(let range): return ("error", .string(row.string(range)))
    case .number(let number): return ("num", .number(number))
    case .boolean(let truth): return ("bool", .boolean(truth))
    case .duration(let days): return ("duration", .number(days * 86_400))
    case .date(let serial):
      SerialText.append(date: serial, isShort: false, to: &bytes)
      return ("date", .string(String(decoding: bytes, as: UTF8.self)))
    case .time(let fraction):
      SerialText.append(time: fraction, isShort: false, to: &bytes)
      return ("time", .string(String(decoding: bytes, as: UTF8.self)))
    }
  }

  /// The cells of a file of JSON arrays, one a line.
  static func lines(_ url: URL) throws -> [ReadCell] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any] ?? []
      guard fields.count == 5, let sheet = fields[0] as? String else { throw CocoaError(.fileReadCorruptFile) }
      return try ReadCell(sheet: sheet, fields: Array(fields.dropFirst()))
    }
  }

  /// A golden file's cell: row, column, type, value.
  init(sheet: String, fields: [Any]) throws {
    guard fields.count == 4, let row = fields[0] as? Int, let column = fields[1] as? Int,
      let type = fields[2] as? String
    else { throw CocoaError(.fileReadCorruptFile) }
    let value: Value
    switch (type, fields[3]) {
    case ("any", _): value = .anything
    case ("bool", let truth as Bool): value = .boolean(truth)
    case (_, let number as Double) where type == "num" || type == "duration": value = .number(number)
    case (_, let text as String): value = .string(text)
    default: throw CocoaError(.fileReadCorruptFile)
    }
    self.init(sheet: sheet, row: row, column: column, type: type, value: value)
  }

  init(sheet: String, row: Int, column: Int, type: String, value: Value) {
    self.sheet = sheet
    self.row = row
    self.column = column
    self.type = type
    self.value = value
  }

  /// Whether two readers mean the same; numbers may differ in the last digits, moments by a millisecond.
  func agrees(with other: ReadCell) -> Bool {
    guard sheet == other.sheet, row == other.row, column == other.column else { return false }
    if value == .anything || other.value == .anything { return true }
    guard type == other.type else { return false }
    switch (value, other.value) {
    case (.number(let one), .number(let two)):
      return abs(one - two) <= max(abs(one), abs(two)) * 1e-12 || (type == "duration" && abs(one - two) <= 1e-3)
    case (.string(let one), .string(let two)) where type == "date" || type == "time":
      return one == two || abs(Self.moment(one) - Self.moment(two)) <= 0.0011
    default: return value == other.value
    }
  }

  /// Seconds of `2026-11-21T14:05:00.000` or `14:05:00.000`.
  private static func moment(_ text: String) -> Double {
    let halves = text.split(separator: "T")
    let clock = (halves.last ?? "").split(separator: ":").compactMap { Double($0) }
    let day = halves.count == 2 ? CalendarDate(iso: String(halves[0]))?.serial ?? .nan : 0
    return clock.reduce(0) { $0 * 60 + $1 } + day * 86_400
  }
}

/// Folders that the tests read.
enum TestFiles {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/xlsx")
  /// Workbooks of other projects, kept beside the checkout where they are at hand.
  static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/corpus")

  static let hasCorpus = FileManager.default.fileExists(atPath: corpus.appending(path: "golden").path)

  /// Names in a folder, sorted; none where it is absent.
  static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}
