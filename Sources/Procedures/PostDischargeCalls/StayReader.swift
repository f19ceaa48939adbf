import Core
import Intake
import Spreadsheet

/// Turns tables into the rows that the rules collapse to stays, and accounts for each (G1).
struct StayReader {
  let schema: Schema
  let outcomes: DischargeOutcomeWords
  let medicalRecordWidth: Int?

  private(set) var rows: [StayRow] = []
  private(set) var problems: [Problem] = []
  private(set) var accounts: [FileAccount] = []
  private(set) var unknownOutcomes: [String: Int] = [:]
  private(set) var visits = Interner()
  private(set) var patients = Interner()
  private(set) var keys = Interner()
  private var knownOutcomes: [String: DischargeOutcome] = [:]

  init(schema: Schema, outcomes: DischargeOutcomeWords, medicalRecordWidth: Int?) {
    self.schema = schema
    self.outcomes = outcomes
    self.medicalRecordWidth = medicalRecordWidth
  }

  /// The patient of a no. RM, if any stay has it.
  func patient(_ number: String) -> Int32? {
    patients.known(MedicalRecordNumber.key(number, width: medicalRecordWidth))
  }

  /// Reads one table; rows of a work book are no input rows and are not accounted for.
  mutating func read(_ table: Table, at place: Int, isBook: Bool) {
    let visit = schema.index(of: "no_rawat")
    let number = schema.index(of: "no_rm")
    let admission = schema.index(of: "tanggal_masuk")
    let discharge = schema.index(of: "tanggal_keluar")
    let entry = schema.index(of: "tanggal_entri")
    let outcome = schema.index(of: "status_pulang")
    let key = schema.index(of: "kunci")
    var account = FileAccount(file: table.file)
    account.rows = table.rowCount
    account.skipped = table.skipped.count { $0.reason != .blank }
    let found = isBook ? [] : table.problems()
    let rejected = Set(found.lazy.filter { $0.effect == .rowRejected }.map(\.row))
    problems += found
    rows.reserveCapacity(rows.count + table.rowCount)
    if let visit, table.has(visit) { visits.reserve(table.rowCount) }
    if let number, table.has(number) { patients.reserve(table.rowCount) }
    if isBook, let key, table.has(key) { keys.reserve(table.rowCount) }
    for row in 0..<table.rowCount {
      if rejected.contains(table.rowNumber(row)) {
        account.rejected += 1
        continue
      }
      var stay = StayRow(source: RowReference(table: place, row: row))
      if let visit, !table.isEmpty(row: row, field: visit) {
        stay.visit = visits.number(table.string(row: row, field: visit))
      }
      if let number, !table.isEmpty(row: row, field: number) {
        let text = table.string(row: row, field: number)
        stay.patient = patients.number(MedicalRecordNumber.key(text, width: medicalRecordWidth))
      }
      if isBook, let key, case let text = table.string(row: row, field: key), !text.isEmpty {
        stay.key = keys.number(text)
      }
      if stay.visit == nil, stay.patient == nil { continue }
      stay.discharge = discharge.flatMap { date(table, row, $0) }
      stay.admission = admission.flatMap { date(table, row, $0) }
      stay.entry = entry.flatMap { date(table, row, $0) }
      if let outcome { stay.outcome = meaning(table, row, outcome, isBook: isBook) }
      rows.append(stay)
    }
    if !isBook { add(account) }
  }

  /// Accounts for a file of which other tables may have been read before.
  mutating func add(_ account: FileAccount) {
    guard let known = accounts.firstIndex(where: { $0.file == account.file }) else {
      accounts.append(account)
      return
    }
    accounts[known].rows += account.rows
    accounts[known].rejected += account.rejected
    accounts[known].skipped += account.skipped
    accounts[known].used += account.used
    accounts[known].merged += account.merged
  }

  mutating func add(_ problems: [Problem]) { self.problems += problems }

  /// Rejects a row that nothing in it is wrong with, but nothing fits.
  mutating func reject(
    _ table: Table, _ row: Int, _ field: Int, _ fault: Problem.Fault, _ account: inout FileAccount
  ) {
    account.rejected += 1
    problems.append(
      Problem(
        file: table.file, sheet: table.sheet, row: table.rowNumber(row), key: table.rowKey(row),
        column: schema.fields[field].header,
        value: table.string(row: row, field: field), fault: fault, effect: .rowRejected))
  }

  private func date(_ table: Table, _ row: Int, _ field: Int) -> CalendarDate? {
    if case .date(let day, _) = table.date(row: row, field: field) { day } else { nil }
  }

  /// An export may have two columns, `Cara Keluar` and `Kondisi Pulang`: what keeps from calling wins, death first.
  private mutating func meaning(_ table: Table, _ row: Int, _ field: Int, isBook: Bool) -> DischargeOutcome {
    guard table.columnsOfField[field].count > 1 else {
      return meaning(table.string(row: row, field: field), isBook: isBook)
    }
    let outcomes = table.strings(row: row, field: field).map { meaning($0, isBook: isBook) }
    for outcome in [DischargeOutcome.died, .referred, .roomMove] where outcomes.contains(outcome) { return outcome }
    return outcomes.first { $0 != .unstated } ?? .unstated
  }

  private mutating func meaning(_ text: String, isBook: Bool) -> DischargeOutcome {
    let outcome: DischargeOutcome
    if let known = knownOutcomes[text] {
      outcome = known
    } else {
      outcome = outcomes.outcome(of: text)
      knownOutcomes[text] = outcome
    }
    if outcome == .unknown, !isBook { unknownOutcomes[text, default: 0] += 1 }
    return outcome
  }
}

/// Numbers that stand for texts.
struct Interner {
  private var numbers: [String: Int32] = [:]
  private(set) var texts: [String] = []

  mutating func number(_ text: String) -> Int32 {
    if let known = numbers[text] { return known }
    let number = Int32(texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }

  func known(_ text: String) -> Int32? { numbers[text] }

  /// Makes room for so many texts before the first comes; a later table has mostly the same.
  mutating func reserve(_ count: Int) {
    if numbers.isEmpty { numbers.reserveCapacity(count) }
  }
}
