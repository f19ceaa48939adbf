package import Core
package import Intake

/// One line of `Data Bermasalah`.
package struct SheetProblem: Sendable, Equatable {
  package var file: String
  package var sheet: String
  /// Where the row stands now, as people count.
  package var row: Int?
  /// What the row is known by once it was sorted elsewhere: `No RM 001234`, a log's key.
  package var key: String
  package var column: String
  package var value: String
  package var what: String
  package var effect: String
  /// The period whose work book lists it; nil where that is not known.
  package var home: Period?

  package init(
    file: String, sheet: String, row: Int?, key: String = "", column: String, value: String, what: String,
    effect: String
  ) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.key = key
    self.column = column
    self.value = value
    self.what = what
    self.effect = effect
  }
}

extension SheetProblem {
  /// The effect of what a person is to look at, and that changes nothing.
  package static let checked = "Diperiksa"
  package static let unused = "Nilai tidak dipakai"
  package static let rejected = "Baris ditolak"

  /// A problem of an input as the sheet tells it.
  package init(_ problem: Problem) {
    let effect =
      switch problem.effect {
      case .rowRejected: Self.rejected
      case .valueUnused: Self.unused
      case .warning: Self.checked
      }
    self.init(
      file: problem.file, sheet: problem.sheet ?? "", row: problem.row, key: problem.key, column: problem.column,
      value: problem.value, what: problem.what, effect: effect)
  }
}
