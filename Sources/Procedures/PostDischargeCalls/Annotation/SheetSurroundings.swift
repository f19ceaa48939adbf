import Batch
import Intake
import Spreadsheet

/// Where a table's new columns go, given what else stands on its sheet.
///
/// Sorting takes only the columns of a filter or an Excel table along, so that both must reach over the new ones. An Excel table
/// can't reach over a gap: its columns go right beside it, whatever is drawn there.
struct SheetSurroundings {
  let layout: TableLayout
  /// The headers to write.
  let headers: [String]
  /// Whether a filter or an Excel table is to reach over the new columns.
  let isWidened: Bool
  private let hasOtherTable: Bool
  private let isCovered: Bool

  init(
    _ table: Table, _ sheet: SheetSeen, drawings: [CellArea],
    tables: [(area: CellArea, headers: [String])]
  ) {
    let frame = sheet.frame
    let looks = sheet.looks
    func lastColumn(_ rows: ClosedRange<Int>, drawings: [CellArea]) -> Int {
      let areas = (frame.merged + drawings).filter {
        $0.rows.overlaps(rows) && !sheet.earlier.columns.overlaps($0.columns)
      }
      return max(looks.lastColumn(rows: rows), areas.map(\.columns.upperBound).max() ?? -1)
    }
    var layout = TableLayout(table, earlier: sheet.earlier.columns) { lastColumn($0, drawings: []) }
    let isFree = !layout.isApart
    let header = layout.header.upperBound
    let last = layout.columns.upperBound
    let own = tables.first { table in
      table.area.rows.lowerBound == header && table.area.columns.upperBound == last && !table.headers.isEmpty
    }
    if own == nil { layout = TableLayout(table, earlier: sheet.earlier.columns) { lastColumn($0, drawings: drawings) } }
    let hasFilter = frame.filter.map { $0.rows.contains(header) && $0.columns.upperBound == last } ?? false
    self.layout = layout
    headers = AnnotationColumn.headers(beside: own?.headers ?? [])
    isWidened = !layout.isKnown && isFree && (own != nil || hasFilter)
    let rows = layout.header.lowerBound...max(header, layout.records?.upperBound ?? 0)
    hasOtherTable =
      own == nil && tables.contains { $0.area.rows.overlaps(rows) && $0.area.columns.overlaps(layout.columns) }
    isCovered =
      own != nil && !layout.isKnown
      && drawings.contains { $0.rows.overlaps(rows) && $0.columns.overlaps(layout.first...layout.added.upperBound - 1) }
  }

  /// What a person should know of the new columns' place.
  func warnings(_ sheet: String) -> [(indonesian: String, english: String)] {
    guard !layout.isKnown else { return [] }
    let place = CellReference.letters(layout.first) + ":" + CellReference.letters(layout.added.upperBound - 1)
    var warnings: [(String, String)] = []
    if isCovered {
      warnings.append(
        (
          "lembar \"\(sheet)\": gambar atau grafik menutupi kolom \(place); geser gambarnya",
          "sheet \"\(sheet)\": a picture or chart covers columns \(place); move it"
        ))
    }
    if (layout.isApart && !isWidened) || (hasOtherTable && !isWidened) {
      warnings.append(
        (
          "lembar \"\(sheet)\": kolom \(place) berdiri terpisah dari tabel; ikutkan kolom itu bila mengurutkan, lalu jalankan lagi",
          "sheet \"\(sheet)\": columns \(place) stand apart from the table; take them along when sorting, and run again"
        ))
    }
    return warnings
  }
}
