import Batch
import Book
import Core
import Intake
import Spreadsheet

/// What stands in the four columns of one row.
struct RowAnnotation: Sendable, Equatable {
  var code: CallCode
  var status: String
  var executionDate: CalendarDate?
  var reason: String
  var part = Part.decided

  /// What became of the row (G1).
  enum Part: Sendable {
    /// It carries its stay's decision.
    case decided
    /// Another row carries it.
    case merged
    /// It is no record.
    case rejected
  }

  var isTarget: Bool { code == .target || code == .carriedOver }

  /// The status of rows that are part of a stay whose decision another row carries.
  static let merged = "Digabung"
}

/// The annotation of every row of a file's tables (A0, A3, G1, G2).
struct RowAnnotations: Sendable {
  /// By table, in the rows' order.
  let tables: [[RowAnnotation]]

  init(_ state: CallState) {
    var reasons = Reasons(state)
    let unread = RowAnnotation(
      code: .none, status: CallStatus.implausible.rawValue, reason: Self.nobody, part: .rejected)
    var tables = state.tables.map { Array(repeating: unread, count: $0.table.rowCount) }
    for stay in state.stays.indices {
      let own = state.rows[state.stays[stay].rows]
      guard let shown = own.first?.source else { continue }
      let decision = state.decisions[stay]
      tables[Int(shown.table)][Int(shown.row)] = RowAnnotation(
        code: decision.code, status: decision.status.rawValue, executionDate: decision.executionDate,
        reason: reasons.reason(stay))
      for other in own.dropFirst() {
        tables[Int(other.source.table)][Int(other.source.row)] = RowAnnotation(
          code: .none, status: RowAnnotation.merged, reason: Self.mergedReason(other.source, into: shown, state),
          part: .merged)
      }
    }
    let rejections = Self.rejections(state)
    if !rejections.isEmpty {
      for (place, shared) in state.tables.enumerated() {
        for row in tables[place].indices where tables[place][row].part == .rejected {
          let number = RowPlace(sheet: shared.table.sheet, number: shared.table.rowNumber(row))
          if let reason = rejections[number] { tables[place][row].reason = reason }
        }
      }
    }
    self.tables = tables
  }

  private static let nobody = "Baris ini tidak menyebut No RM maupun No Rawat"

  private static func mergedReason(_ row: RowReference, into shown: RowReference, _ state: CallState) -> String {
    let table = state.tables[Int(shown.table)].table
    let place = "baris \(table.rowNumber(Int(shown.row)))"
    let sheet = shown.table == row.table ? "" : table.sheet.map { " lembar \"\($0)\"" } ?? ""
    return "Digabung dengan \(place)\(sheet) (A0)"
  }

  // MARK: Rejected rows

  private struct RowPlace: Hashable {
    var sheet: String?
    var number: Int
  }

  /// Why rows are no records, in the words of `Data Bermasalah`.
  private static func rejections(_ state: CallState) -> [RowPlace: String] {
    var rejections: [RowPlace: String] = [:]
    for problem in state.problems where problem.effect == .rowRejected {
      let value = problem.value.isEmpty ? "" : " '\(problem.value)'"
      let text = problem.column.isEmpty ? problem.what : "\(problem.column)\(value): \(problem.what)"
      let place = RowPlace(sheet: problem.sheet, number: problem.row)
      rejections[place] = rejections[place].map { $0 + "; " + text } ?? text
    }
    return rejections
  }
}

/// The reasons of stays; those of the same facts are made once.
private struct Reasons {
  /// All that a reason is made of, but for what staff entered and refusals; without work books every stay is first seen today.
  private struct Facts: Hashable {
    var rule: Int
    var isMarkedLate: Bool
    var admission: CalendarDate?
    var discharge: CalendarDate?
    var entry: CalendarDate?
    var readmission: CalendarDate?
    var outcome: DischargeOutcome
    /// Nil for a usable one, which no reason names.
    var telephone: TelephoneFact?
  }

  private let state: CallState
  private let isPlain: Bool
  private var known: [Facts: String] = [:]

  init(_ state: CallState) {
    self.state = state
    isPlain = state.entries.isEmpty && state.refusals.isEmpty
  }

  mutating func reason(_ stay: Int) -> String {
    let decision = state.decisions[stay]
    guard isPlain else { return decision.reason(state.context(stay)) }
    let own = state.stays[stay]
    var telephone: TelephoneFact? = own.telephone
    if case .usable = own.telephone { telephone = nil }
    let facts = Facts(
      rule: decision.rule, isMarkedLate: decision.isMarkedLate, admission: own.admission, discharge: own.discharge,
      entry: own.entry, readmission: own.readmission, outcome: own.outcome, telephone: telephone)
    if let reason = known[facts] { return reason }
    let reason = decision.reason(state.context(stay))
    known[facts] = reason
    return reason
  }
}
