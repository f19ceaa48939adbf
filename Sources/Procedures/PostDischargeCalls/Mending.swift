package import Book
import Core
package import Intake
import Spreadsheet

extension CallBook {
  /// Finds the cells of `Data Pasien` in which staff mended what the export says: the rules go by them while the export says
  /// nothing else (A2).
  package mutating func findMended(since base: BaseSheet, template: Schema) {
    guard let data, let sheet = base.keyed[CallSheets.data], let keyField = data.schema.index(of: "kunci") else {
      return
    }
    let columns = data.columns.enumerated().compactMap { index, column -> (index: Int, id: String, place: Int)? in
      guard let field = column.field, let place = sheet.place(of: column.header),
        case let id = data.schema.fields[field].id, template.index(of: id) != nil
      else { return nil }
      return (index, id, place)
    }
    let typed = MarkedCells(.typed, base, sheet: CallSheets.data)
    for row in 0..<data.rowCount {
      let key = data.string(row: row, field: keyField)
      guard let last = sheet.rows[key] else { continue }
      for (index, id, place) in columns {
        guard
          !CellDigest(data, row: row, column: index).hasValue(of: BaseSheet.Keyed.digest(last, place))
            || typed.contains(key, data.columns[index].header),
          let value = StaffValue(data, row: row, column: index)
        else { continue }
        mended[key, default: [:]][id] = value
      }
    }
  }
}

extension CallStateBuilder {
  /// What staff mended of a stay, by field id; the newest book's word counts.
  func mended(_ keys: [String], in books: [CallBook]) -> [String: StaffValue] {
    var found: [String: StaffValue] = [:]
    for book in books {
      for key in keys { found.merge(book.mended[key] ?? [:]) { newer, _ in newer } }
    }
    return found
  }

  /// The stay as the exports have it: the book's own word on a day that staff mended is theirs, and counts only where no
  /// export has one.
  func unmended(_ stay: Stay, _ values: [String: StaffValue], _ rows: ArraySlice<StayRow>) -> Stay {
    var stay = stay
    let fresh = rows.lazy.filter(\.isFresh)
    if values["tanggal_masuk"] != nil, let day = fresh.compactMap(\.admission).min() { stay.admission = day }
    if values["tanggal_entri"] != nil, let day = fresh.compactMap(\.entry).min() { stay.entry = day }
    return stay
  }

  /// The stay as staff mended it; a date that can't be read changes nothing.
  func mend(_ stay: Stay, by values: [String: StaffValue]) -> Stay {
    var stay = stay
    if let day = values["tanggal_keluar"]?.date { stay.discharge = day }
    if let day = values["tanggal_masuk"]?.date { stay.admission = day }
    if let day = values["tanggal_entri"]?.date { stay.entry = day }
    if let text = values["status_pulang"]?.text { stay.outcome = outcomes.outcome(of: text) }
    return stay
  }
}
