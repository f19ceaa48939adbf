import Intake
package import Spreadsheet
import Worklist

/// A report in `laporan/`.
package enum ReportFile {
  /// The day on which a report was made, from its document control; nil where it can't be found.
  package static func dayMade(_ path: String) -> CalendarDate? {
    guard case .workbook(let workbook)? = try? Document.open(path), let sheet = workbook.sheets.first,
      let reader = try? workbook.reader(of: sheet)
    else { return nil }
    var row = SheetRow()
    while (try? reader.next(&row)) == true {
      let texts = row.cells.compactMap { cell in
        if case .text(let range) = cell.value { row.string(range) } else { nil }
      }
      if let place = texts.firstIndex(of: DocumentControl.madeLabel), place + 1 < texts.count {
        return DateReading.parse(texts[place + 1]).date
      }
    }
    return nil
  }
}
