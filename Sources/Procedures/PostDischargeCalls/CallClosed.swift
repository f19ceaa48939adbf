import Book
import Core
import Intake
import Spreadsheet

/// What closed weeks contribute to later runs of post-discharge calls.
///
/// What stood in their books lies here as lines of text, of which a run reads those of patients that it meets again.
struct CallClosed: Codable, Sendable {
  /// An officer's name as it was first spelled, and when (G12).
  struct Spelling: Codable, Sendable {
    var day: Int32
    var key: String
    var name: String
  }

  /// A call that was executed of late (A9): days are counted from 1970.
  struct Executed: Codable, Sendable {
    var key: String
    var officer: String
    var day: Int32
  }

  /// Officers, each once.
  var firsts: [Spelling] = []
  /// All spellings of officers' names.
  var spellings: [String] = []
  var executed: [Executed] = []
  /// The inputs that their books were made of, ``UsedInputs``.
  var inputs: [String] = []
  /// By name: the figures of the last of the weeks.
  var figures: [String: PeriodFigures] = [:]
  /// ``CallLines``: ``ClosedLog/rows``.
  var lines: ArraySlice<UInt8> = []

  private enum CodingKeys: String, CodingKey {
    case firsts, spellings, executed, inputs, figures
  }

  init() {}

  init(_ closed: ClosedLog?) {
    guard let closed, let known = ClosedLog.read(CallClosed.self, closed.contribution) else { return }
    self = known
    lines = closed.rows
  }

  /// Weeks whose figures a trend may show.
  static let trend = 24
  /// Days for which executed calls are remembered one by one: those of the month of the first open week count for its points.
  static let recent = 45
}

/// The lines of closed books, the newest book first: first cells say what a line is.
///
///     B  2026-W40  Sapa Pasien 2026-W40.xlsx  columns …   a book, and the columns of its `Data Pasien`
///     D  patient  visit  key  12  cells …                 a row of it
///     calls  key  petugas=tRina …                         what staff entered in a sheet's row
///     calls-  key  petugas …                              what they emptied there
///     mended  key  no_hp=t0812 …                          what they mended of the export
enum CallLines {
  static let book = "B"
  static let row = "D"
  static let mended = "mended"
  static let emptied = "-"
  /// What a column that staff added is marked by.
  static let extra = "+"
  /// The sheets that staff fill in.
  static var sheets: [(name: String, path: WritableKeyPath<CallBook, StaffSheet>)] {
    [("data", \.dataStaff), ("calls", \.calls), ("escalation", \.escalation)]
  }

  /// Whether a line is of a kind.
  static func `is`(_ line: ArraySlice<UInt8>, _ kind: String) -> Bool {
    line.starts(with: kind.utf8) && line.dropFirst(kind.utf8.count).first == 0x09
  }

  /// The first cells of a line; the last one of `count` is all that is left of it.
  static func cells(_ line: ArraySlice<UInt8>, _ count: Int = .max) -> [ArraySlice<UInt8>] {
    line.split(separator: 0x09, maxSplits: count - 1, omittingEmptySubsequences: false)
  }

  static func text(_ cell: ArraySlice<UInt8>) -> String {
    let text = String(decoding: cell, as: UTF8.self)
    return cell.contains(0x5C) ? Table.unescaped(text) : text
  }

  /// The key of a stay by that of its row: of an escalation the part before its question.
  static func stayKey(_ key: String) -> String { String(key.prefix { $0 != "#" }) }
}

/// Who is met in a run's exports and in the books that it opens: their stays of closed weeks are read again.
struct CallLinks {
  var patients: Set<String> = []
  var visits: Set<String> = []
  var keys: Set<String> = []
  let width: Int?

  init(width: Int?) { self.width = width }

  mutating func add(_ table: Table) {
    let fields = ["no_rm", "no_rawat", "kunci"].map { table.schema.index(of: $0) }
    for row in 0..<table.rowCount {
      func text(_ place: Int) -> String {
        fields[place].flatMap { table.has($0) ? table.string(row: row, field: $0) : nil } ?? ""
      }
      add(patient: text(0))
      if case let visit = text(1), !visit.isEmpty { visits.insert(visit) }
      if case let key = text(2), !key.isEmpty { keys.insert(key) }
    }
  }

  mutating func add(patient number: String) {
    if !number.isEmpty { patients.insert(MedicalRecordNumber.key(number, width: width)) }
  }

  mutating func add(_ book: CallBook) {
    if let data = book.data { add(data) }
    for (_, path) in CallLines.sheets {
      let sheet = book[keyPath: path]
      keys.formUnion((Array(sheet.rows.keys) + sheet.keys).map { CallLines.stayKey($0) })
      for loose in sheet.loose { add(patient: loose.medicalRecordNumber) }
    }
    keys.formUnion(book.mended.keys)
  }

  /// Whether a row of such patient, visit and key is to be read; it then is met, too.
  mutating func take(patient: String, visit: String, key: String) -> Bool {
    guard patients.contains(patient) || visits.contains(visit) || keys.contains(key) else { return false }
    if !patient.isEmpty { patients.insert(patient) }
    if !visit.isEmpty { visits.insert(visit) }
    if !key.isEmpty { keys.insert(key) }
    return true
  }
}
