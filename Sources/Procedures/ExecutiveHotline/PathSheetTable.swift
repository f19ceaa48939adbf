import Book
import Core
import Intake
import Spreadsheet

/// A path sheet of a work book, as staff left it.
struct PathSheetTable: Sendable {
  let path: CarePath
  /// The week of the book.
  let period: Period
  let file: String
  /// By the row's key.
  private(set) var rows: [String: Int]
  /// The rows that staff typed without a key, by that of the call that they are of.
  private(set) var adopted: [String: Int] = [:]
  /// The keys of rows that staff deleted.
  let deleted: Set<String>
  private let shared: SharedTable
  /// The fields of the steps, then of the questions.
  private let steps: [Int]
  private let questions: [Int]

  var table: Table { shared.table }

  /// Nil where the book has no such sheet.
  init?(_ path: CarePath, _ book: LogBook, _ profile: HotlineProfile) {
    guard let shared = book.tables[path.rawValue] else { return nil }
    self.path = path
    self.shared = shared
    period = book.period
    file = book.file
    rows = book.rows(of: path.rawValue)
    deleted = Set(book.base?.keyed[path.rawValue].map { Array($0.keys) } ?? []).subtracting(rows.keys)
    let schema = shared.table.schema
    steps = profile.steps(path).map { schema.index(of: $0.id) ?? -1 }
    questions = PathEntry.questions(path).map { schema.index(of: $0) ?? -1 }
  }

  /// Rows without a key of their own in which something stands.
  var keyless: [Int] {
    let known = Set(rows.values)
    return (0..<table.rowCount).filter { row in
      !known.contains(row) && (steps + questions).contains { $0 >= 0 && !table.isEmpty(row: row, field: $0) }
    }
  }

  /// Gives the rows that staff typed before a run put their patients here the keys of the week's calls: by the patient's name, of
  /// several of one name by the telephone number.
  mutating func adopt(_ log: Log) {
    let known = Set(rows.values)
    let (name, telephone) = (table.schema.index(of: "nama") ?? -1, table.schema.index(of: "no_telepon") ?? -1)
    let typed = (0..<table.rowCount).filter { row in
      !known.contains(row) && name >= 0 && !table.isEmpty(row: row, field: name)
    }
    if typed.isEmpty { return }
    let (own, number) = (log.field("nama"), log.field("no_telepon"))
    let calls = Dictionary(grouping: log.rows(in: period).filter { rows[log.rows[$0].key] == nil }) {
      HeaderText.key(log.text($0, own))
    }
    for row in typed {
      let named = (calls[HeaderText.key(table.string(row: row, field: name))] ?? []).filter {
        rows[log.rows[$0].key] == nil
      }
      let digits = telephone < 0 ? "" : Self.digits(table.string(row: row, field: telephone))
      let called = named.filter { !digits.isEmpty && Self.digits(log.text($0, number)) == digits }
      guard let call = called.count == 1 ? called[0] : named.count == 1 ? named[0] : nil else { continue }
      rows[log.rows[call].key] = row
      adopted[log.rows[call].key] = table.rowNumber(row) - 1
    }
  }

  /// A number's digits behind the country's and the trunk's.
  private static func digits(_ text: String) -> String {
    let digits = text.filter(\.isNumber)
    return String(digits.drop { $0 == "0" || $0 == "6" || $0 == "2" })
  }

  // MARK: What staff noted

  private func column(_ field: Int) -> Int? { field >= 0 ? table.columnsOfField[field].first : nil }

  /// When a step was done.
  func step(_ row: Int, _ step: Int, _ words: HotlineWords) -> Noted<StepTime> {
    guard let column = column(steps[step]) else { return .missing }
    switch table.value(row: row, column: column) {
    case .empty: return .missing
    case .number(let number) where number < 24:
      if let time = ClockTime.parse(number: number).time { return .value(StepTime(time: time)) }
    case .number(let serial):
      if case .date(let date, let minute?) = DateReading.parse(serial: serial),
        let time = ClockTime(hour: minute / 60, minute: minute % 60)
      {
        return .value(StepTime(date: date, time: time))
      }
    case .date(let fraction) where fraction < 1:
      if let time = ClockTime(fractionOfDay: fraction) { return .value(StepTime(time: time)) }
    default: break
    }
    return StepTime.noted(table.string(row: row, column: column), words: words)
  }

  /// The answer to one of the path's questions.
  func answer(_ row: Int, _ question: Int, _ words: HotlineWords) -> Noted<Bool> {
    guard let column = column(questions[question]) else { return .missing }
    return words.answer(table.string(row: row, column: column))
  }

  /// A cell as staff typed it, by the column's id; nil for an empty one and for Sapa's own `Tidak Berlaku`.
  func typed(_ row: Int, _ id: String) -> StaffValue? {
    guard let field = table.schema.index(of: id), let column = column(field),
      let value = StaffValue(table, row: row, column: column)
    else { return nil }
    if case .text(let text) = value, text.trimmedWhitespace == PathStep.doesNotApply { return nil }
    return value
  }

  /// What stands in a step's or question's cell that nobody understands: the column's header and the text.
  func unreadable(_ row: Int, _ words: HotlineWords) -> [(header: String, text: String, isStep: Bool)] {
    var found: [(header: String, text: String, isStep: Bool)] = []
    for place in steps.indices {
      if case .unreadable(let text) = step(row, place, words) {
        found.append((table.schema.fields[steps[place]].header, text, true))
      }
    }
    for place in questions.indices {
      if case .unreadable(let text) = answer(row, place, words) {
        found.append((table.schema.fields[questions[place]].header, text, false))
      }
    }
    return found
  }

  /// Whether neither a step nor a question of a row says anything.
  func isUntouched(_ row: Int) -> Bool {
    (steps + questions).allSatisfy { field in
      guard let column = column(field) else { return true }
      let text = table.string(row: row, column: column).trimmedWhitespace
      return text.isEmpty || text == PathStep.doesNotApply
    }
  }

  // MARK: Entries

  func inpatient(_ row: Int, _ words: HotlineWords) -> InpatientEntry {
    var entry = InpatientEntry()
    entry.steps = steps.indices.map { step(row, $0, words) }
    entry.hasGuarantee = answer(row, 0, words)
    entry.isEducated = answer(row, 1, words)
    entry.hasSigned = answer(row, 2, words)
    return entry
  }

  func outpatient(_ row: Int, _ words: HotlineWords) -> OutpatientEntry {
    var entry = OutpatientEntry()
    entry.steps = steps.indices.map { step(row, $0, words) }
    entry.isAdmissionAdvised = answer(row, 0, words)
    return entry
  }
}
