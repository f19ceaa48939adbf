import Book
import Core
import Intake
import Spreadsheet

/// How well the exports were kept, by ward and week of discharge (RULES 0a, `Mutu Data`).
struct CallQuality {
  let state: CallState

  init(_ state: CallState) { self.state = state }

  func lines(of month: Month) -> [DataQuality] {
    let (ward, nik) = (state.schema.index(of: "ruangan"), state.schema.index(of: "nik"))
    var lines: [String: DataQuality] = [:]
    for stay in state.stays.indices {
      guard let day = state.stays[stay].discharge, month.contains(day), day <= state.date else { continue }
      let week = Week(holding: day)
      let name = ward.map { state.string(stay, $0) } ?? ""
      let place = name.isEmpty ? CallAnswers.noWard : name
      var line = lines["\(week.name) \(place)"] ?? DataQuality(place: place, week: week)
      line.rows += 1
      switch state.stays[stay].telephone {
      case .missing: line.missingTelephones += 1
      case .unusable: line.damagedTelephones += 1
      case .usable: break
      }
      if let nik, state.tellsField(nik) { line.add(reading(stay, nik), isNeeded: true) }
      if LateEntry.isLate(state.context(stay)) { line.lateEntries += 1 }
      lines["\(week.name) \(place)"] = line
    }
    return lines.values.sorted { ($0.week, $0.place) < ($1.week, $1.place) }
  }

  private func reading(_ stay: Int, _ field: Int) -> NIKReading {
    for place in state.stays[stay].rows {
      let source = state.rows[place].source
      let table = state.tables[Int(source.table)].table
      for column in table.columnsOfField[field] {
        let reading = table.nik(row: Int(source.row), column: column)
        if reading != .none { return reading }
      }
    }
    return .none
  }
}

extension CallState {
  /// Whether any table has the field: what no export tells is missing of nobody.
  fileprivate func tellsField(_ field: Int) -> Bool { tables.contains { $0.table.has(field) } }
}
