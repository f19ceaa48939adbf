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

  /// A stay whose execution date lay in a month of late: what of it counts in months (RULES 0a).
  struct Counted: Codable, Sendable {
    var key: String
    /// The execution date.
    var day: Int32
    private var bits: UInt8
    var mark: StayMark { StayMark(rawValue: bits) }

    init(key: String, day: Int32, _ mark: StayMark) { (self.key, self.day, bits) = (key, day, mark.rawValue) }
  }

  /// Officers, each once.
  var firsts: [Spelling] = []
  /// All spellings of officers' names.
  var spellings: [String] = []
  var executed: [Executed] = []
  var counted: [Counted] = []
  /// Discharges of late, of which readmissions are counted.
  var discharges: [Discharge] = []
  /// The inputs that their books were made of, ``UsedInputs``.
  var inputs: [String] = []
  /// By name: the figures of the last of the weeks; with their rows those of the very last.
  var figures: [String: PeriodFigures] = [:]
  /// ``CallLines``: ``ClosedLog/rows``.
  var lines: ArraySlice<UInt8> = []

  private enum CodingKeys: String, CodingKey {
    case firsts, spellings, executed, counted, discharges, inputs, figures
  }

  init() {}

  init(_ closed: ClosedLog?) {
    guard let closed, let known = closed.contribution(CallClosed.self) else { return }
    self = known
    lines = closed.rows
  }

  /// Weeks whose figures a trend may show.
  static let trend = 24
  /// Days for which executed calls and stays are remembered one by one: those of the month of the first open week count for its points,
  /// those of the two months before the run's on the facility's overview.
  static let recent = 75
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
    Table.unescaped(String(decoding: cell, as: UTF8.self)[...])
  }

  /// FNV-1a of a cell, or of a line without some of its cells.
  static func hash(_ bytes: some Sequence<UInt8>, ignoring cells: Set<Int> = []) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var cell = 0
    var isIgnored = cells.contains(0)
    for byte in bytes {
      if byte == 0x09 {
        cell += 1
        isIgnored = !cells.isEmpty && cells.contains(cell)
      } else if isIgnored {
        continue
      }
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  /// The key of a stay by that of its row: of an escalation the part before its question.
  static func stayKey(_ key: String) -> String { String(key.prefix { $0 != "#" }) }
}

/// Who is met in a run's exports and in the books that it opens: their stays of closed weeks are read again.
struct CallLinks {
  private(set) var patients: Set<String> = []
  private(set) var visits: Set<String> = []
  private(set) var keys: Set<String> = []
  /// Hashes of all of these as lines have them: most lines are told by their bytes to be of nobody who is met.
  private var names: Set<UInt64> = []
  let width: Int?

  init(width: Int?) { self.width = width }

  mutating func add(_ table: Table) {
    let fields = ["no_rm", "no_rawat", "kunci"].map { table.schema.index(of: $0) }
    for row in 0..<table.rowCount {
      func text(_ place: Int) -> String {
        fields[place].flatMap { table.has($0) ? table.string(row: row, field: $0) : nil } ?? ""
      }
      add(patient: text(0))
      add(text(1), to: \.visits)
      add(text(2), to: \.keys)
    }
  }

  mutating func add(patient number: String) {
    if !number.isEmpty { add(MedicalRecordNumber.key(number, width: width), to: \.patients) }
  }

  mutating func add(_ book: CallBook) {
    if let data = book.data { add(data) }
    for (_, path) in CallLines.sheets {
      let sheet = book[keyPath: path]
      for key in Array(sheet.rows.keys) + sheet.keys { add(CallLines.stayKey(key), to: \.keys) }
      for loose in sheet.loose { add(patient: loose.medicalRecordNumber) }
    }
    for key in book.mended.keys { add(key, to: \.keys) }
  }

  private mutating func add(_ name: String, to set: WritableKeyPath<CallLinks, Set<String>>) {
    guard !name.isEmpty, self[keyPath: set].insert(name).inserted else { return }
    names.insert(CallLines.hash(Table.escaped(name).utf8))
  }

  /// Takes the patient, visit and key of a row's line where one of them is met: all of them are met then. Gives whether it is one.
  mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
    var start = line.startIndex + CallLines.row.utf8.count + 1
    var mayBe = false
    for _ in 0..<3 where !mayBe {
      let end = line[start...].firstIndex(of: 0x09) ?? line.endIndex
      mayBe = end > start && names.contains(CallLines.hash(line[start..<end]))
      start = min(end + 1, line.endIndex)
    }
    guard mayBe else { return false }
    let cells = CallLines.cells(line, 5).map(CallLines.text)
    guard cells.count == 5, patients.contains(cells[1]) || visits.contains(cells[2]) || keys.contains(cells[3]) else {
      return false
    }
    add(cells[1], to: \.patients)
    add(cells[2], to: \.visits)
    add(cells[3], to: \.keys)
    return true
  }
}
