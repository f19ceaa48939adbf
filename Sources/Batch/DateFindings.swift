package import Core
package import Intake
import Spreadsheet

extension Table {
  /// An input's file, relative to the facility's folder.
  package var place: String { Facility.inputFolder + "/" + file }

  /// What speaks against how days and months of a column were told apart.
  package var dateFindings: [Finding] {
    dateColumns.flatMap { column in
      column.warnings.map { warning in
        Finding(file: place, sheet: sheet, row: Finding.row("", at: warning.row), remedy: warning.remedy) {
          "\(file), \(columns[column.column].header): \(warning.text($0))"
        }
      }
    }
  }
}

extension DateWarning {
  /// The row that it gives as an example, as people count.
  fileprivate var row: Int? {
    switch self {
    case .provesNothing(_, let example), .mixed(_, _, let example), .swapped(_, _, let example),
      .otherZone(_, _, let example, _):
      example?.row
    case .contradictory(let dayFirst, let monthFirst): dayFirst?.row ?? monthFirst?.row
    }
  }

  /// What to do, where the text does not say it.
  fileprivate var remedy: String {
    switch self {
    case .provesNothing: "Bandingkan dengan sumbernya; bila hari dan bulan terbalik, ekspor ulang dengan nama bulan"
    case .contradictory: "Ekspor ulang dengan satu urutan tanggal"
    case .mixed, .swapped: ""
    case .otherZone: "Bandingkan jam dan tanggalnya dengan sumbernya"
    }
  }
}
