package import Book
import Core
package import Intake
import Spreadsheet

/// The sheets of the feedback's work book that staff fill in beside the register; their columns are the template's.
package struct FeedbackSheets: Sendable {
  /// The follow-up plans of a month, one a row (E3, E4).
  package static let plans = "RTL"
  /// When the suggestion box was opened, also when nothing was in it (D3).
  package static let openings = "Pembukaan Kotak"
  /// By sheet: the columns that rules read.
  package static let needed = [plans: ["tenggat", "status"], openings: ["tanggal"]]

  private let columns: [String: [BookColumn]]

  /// Of the columns that the template declares, by sheet.
  package init(_ declared: [String: [DeclaredColumn]]) {
    // What a plan has come to, as the rules know it.
    let choices = [Self.plans: ["status": FollowUpStatus.allCases.map(\.rawValue)]]
    columns = Dictionary(
      uniqueKeysWithValues: declared.map { sheet, columns in
        (sheet, columns.map { $0.column([:], choices: choices[sheet] ?? [:]) })
      })
  }

  package subscript(sheet: String) -> [BookColumn] { columns[sheet] ?? [] }

  /// The sheets as they are read; of the survey all is Sapa's.
  package var read: [(sheet: String, schema: Schema)] {
    [
      (Self.openings, self[Self.openings].schema), (SurveyColumns.sheet, SurveyColumns.columns.schema),
      (Self.plans, self[Self.plans].schema),
    ]
  }

  /// The sheets with row keys, by which copies are merged.
  package var specs: [KeyedSheetSpec] {
    [
      KeyedSheetSpec(name: Self.openings, columns: self[Self.openings]),
      KeyedSheetSpec(name: SurveyColumns.sheet, columns: SurveyColumns.columns),
      KeyedSheetSpec(name: Self.plans, columns: self[Self.plans]),
    ]
  }
}
