import Book
import Core
import Intake
import Spreadsheet

extension Finding {
  /// A workbook that can't be read or changed; `file` is relative to the facility's folder.
  init(_ error: SpreadsheetError, file: String) {
    self.init(file: file, sheet: error.sheet, row: error.cell ?? "") { error.message($0) }
  }

  /// An input that can't be read, or that no SOP knows; where it has one sheet, with that.
  init(_ error: IntakeError, file: String) {
    switch error {
    case .unreadable(let error): self.init(error, file: file)
    case .noInput(_, let sheets):
      self.init(file: file, sheet: sheets.count == 1 ? sheets[0].name : nil) { error.message($0) }
      published = error.message(.indonesian, quotes: false)
    }
  }

  /// A copy that can't be merged.
  init(_ refusal: MergeRefusal, file: String) {
    if case .notReadable(let error) = refusal {
      self.init(error, file: file)
    } else {
      let (sheet, row) = refusal.place
      self.init(file: file, sheet: sheet, row: Finding.row("", at: row)) { refusal.message($0) }
    }
  }

  /// Sentences about a file of `masuk/`, each behind its name.
  static func ofInput(_ name: String, _ sentences: (Language) -> [String]) -> [Finding] {
    let file = Facility.inputFolder + "/" + name
    return zip(sentences(.indonesian), sentences(.english)).map { indonesian, english in
      Finding(file: file) { "\(file): " + $0(indonesian, english) }
    }
  }
}

extension MergeRefusal {
  /// The sheet that it is about, and the row, from 1; nil where it is about neither.
  fileprivate var place: (sheet: String?, row: Int?) {
    switch self {
    case .keyColumnMissing(_, let sheet, _), .noSharedKey(_, let sheet, _): (sheet, nil)
    case .keysUnclear(_, let sheet, let row), .keysMoved(_, let sheet, _, let row): (sheet, row)
    case .conflictSheetDamaged: (ConflictList.sheetName, nil)
    case .notReadable, .notOurs, .otherFacility, .otherSOP, .otherPeriod, .baseDamaged, .baseTooNew: (nil, nil)
    }
  }
}
