package import Book
package import Core
package import Intake
package import Spreadsheet

/// Everything a run knows of its post-discharge calls: stays, decisions, and what staff entered.
package struct CallState: Sendable {
  package let profile: CallProfile
  package let columns: CallColumns
  /// That of `Data Pasien`.
  package var schema: Schema { columns.data }
  let outcomes: DischargeOutcomeWords
  package let date: CalendarDate
  package var week: Week { Week(holding: date) }

  /// The tables with stays: the run's inputs, then the work books' `Data Pasien`.
  package let tables: [SharedTable]
  package let inputCount: Int
  package let books: [CallBook]
  package let stays: [Stay]
  package let rows: [StayRow]
  package let keys: [String]
  /// By every key under which a book knows it: the stay.
  package let stayOfKey: [String: Int]
  package let decisions: [CallDecision]
  /// By stay, where staff entered something.
  package let entries: [Int: CallEntry]
  package let refusals: [Int32: [(stay: Int, reason: Refusal)]]
  /// The stays of the week's work book, in its order.
  package let listed: [Int]
  /// What staff typed, by key: all books, the newest first.
  package let callRows: [String: StaffSheet.Row]
  package let dataRows: [String: StaffSheet.Row]
  package let accounts: [FileAccount]
  package let problems: [Problem]
  package let notes: [Note]
  /// What staff mended of the export, by stay and field id, and those stays as the export has them.
  let mended: [Int: [String: StaffValue]]
  let unmended: [Int: Stay]
  /// What patients answered to the evaluation message (A8).
  package var evaluations = CallEvaluations()
  /// What closed weeks contribute whose books were not opened, and these weeks.
  var closed = CallClosed()
  var closedWeeks: Set<Week> = []

  /// The stay as the export has it.
  func exported(_ stay: Int) -> Stay { unmended[stay] ?? stays[stay] }

  /// The facts and the day as the rules see them.
  package func context(_ stay: Int) -> StayContext {
    StayContext(
      stay: stays[stay], entry: entries[stay], refusal: refusal(of: stay), profile: profile, date: date)
  }

  func refusal(of stay: Int) -> Refusal? {
    guard let patient = stays[stay].patient else { return nil }
    return refusals[patient]?.first { $0.stay != stay }?.reason
  }

  /// The number that staff typed to correct the export's, on either sheet.
  package func correction(_ key: String) -> StaffValue? {
    callRows[key]?.values["no_hp_perbaikan"] ?? dataRows[key]?.values["no_hp_perbaikan"]
  }

  /// The work book of the run's week, where there is one already.
  package var currentBook: CallBook? { books.first { $0.week == week } }

  /// A field's text for a stay: of the row that closes it, else of its other rows.
  package func string(_ stay: Int, _ field: Int) -> String {
    if let mended = mended[stay]?[schema.fields[field].id] { return mended.text }
    for place in stays[stay].rows {
      let source = rows[place].source
      let text = tables[Int(source.table)].table.string(row: Int(source.row), field: field)
      if !text.isEmpty { return text }
    }
    return ""
  }

  /// Of several cells that tell a stay's end the words that decided, so that they mean the same once the exports are gone (A3b):
  /// none where the stay's end is not stated, though a room move is; nil where one cell tells it.
  func decidingOutcome(_ stay: Int, _ field: Int) -> String? {
    let (own, outcome) = (stays[stay].rows, exported(stay).outcome)
    for place in own where rows[place].outcome == outcome {
      let table = tables[Int(rows[place].source.table)].table
      if own.count == 1, table.columnsOfField[field].count < 2 { return nil }
      let texts = table.strings(row: Int(rows[place].source.row), field: field)
      if let text = texts.first(where: { outcomes.outcome(of: $0) == outcome }) { return text }
      if outcome == .unstated { return table.string(row: Int(rows[place].source.row), field: field) }
    }
    return nil
  }

  /// Whether a work book has the stay already.
  package func standsInBook(_ stay: Int) -> Bool {
    rows[stays[stay].rows].contains { Int($0.source.table) >= inputCount }
  }

  /// Whether an input tells of the stay.
  func hasInput(_ stay: Int) -> Bool {
    rows[stays[stay].rows].contains { Int($0.source.table) < inputCount }
  }

  /// Where a stay's first input row stands: `SIMRS.xlsx, baris 12`; of a stay that no input has any more, where it stood.
  package func origin(_ stay: Int) -> String {
    var first = RowReference(table: Int(Int32.max), row: 0)
    for place in stays[stay].rows { first = min(first, rows[place].source) }
    let table = tables[Int(first.table)].table
    if Int(first.table) >= inputCount, let field = schema.index(of: "sumber") {
      return table.string(row: Int(first.row), field: field)
    }
    return "\(table.file), baris \(table.rowNumber(Int(first.row)))"
  }
}
