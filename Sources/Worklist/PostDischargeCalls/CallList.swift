package import Intake
package import Procedures
import Spreadsheet

/// What stands on `Lembar Sapa`: the stays in their order, the columns that staff added, the rows that no stay fits.
package struct CallList: Sendable {
  /// Places in the state's stays, by execution date.
  package let stays: [Int]
  package let columns: [BookColumn]
  package let extraHeaders: [String]
  package let loose: [StaffSheet.LooseRow]
  /// Where everything stands in a book that is patched; nil in a new one.
  package let places: SheetPlaces?
  private let listed: Set<Int>

  /// The rows of the header and of the first stay, counted from 0.
  package static let headerRow = 5
  package static let firstRow = 6
  /// Rows below the last one that drop-downs, colours and counts cover, for rows that staff insert.
  package static let spareRows = 100

  /// The list of the week's book; `places` are those of `Lembar Sapa` in a book that is patched.
  ///
  /// `deleted` are the keys of rows that staff took off the list.
  package init(_ state: CallState, places: SheetPlaces? = nil, deleted: Set<String> = []) {
    self.places = places
    let current = state.currentBook
    let chosen = state.listed.filter { index in
      state.decisions[index].status == .target || current?.calls.rows[state.keys[index]] != nil
        || state.wasExecuted(index, in: state.week)
    }
    stays = chosen.filter { !deleted.contains(state.keys[$0]) }.sorted { left, right in
      let (l, r) = (state.decisions[left].executionDate, state.decisions[right].executionDate)
      if l != r { return (l?.dayNumber ?? .max) < (r?.dayNumber ?? .max) }
      return state.keys[left] < state.keys[right]
    }
    listed = Set(stays)
    columns = CallColumns.callSheet(state.profile)
    var headers = current?.calls.extraHeaders ?? []
    var known = Set(headers)
    for stay in stays {
      for header in (state.callRows[state.keys[stay]]?.extras.keys.sorted() ?? []) where known.insert(header).inserted {
        headers.append(header)
      }
    }
    extraHeaders = headers
    loose = current?.calls.loose ?? []
  }

  /// Whether a stay has a row on the list.
  package func hasRow(of stay: Int) -> Bool { listed.contains(stay) }

  package func column(_ id: String) -> Int { columns.firstIndex { $0.id == id } ?? 0 }
  package var keyColumn: Int { columns.count + extraHeaders.count }
  package var lastRow: Int {
    CellArea.row(
      places.map { max($0.lastRow, $0.headerRow + 1) } ?? Self.firstRow + max(stays.count + loose.count, 1) - 1,
      below: Self.spareRows)
  }

  /// The column as the sheet has it, for formulas.
  package func place(_ id: String) -> Int { places?.column(column(id)) ?? column(id) }

  /// The cells of one column from the first row to the spare ones, as a formula names them: `'Lembar Sapa'!$A$7:$A$130`.
  package func range(_ id: String) -> String { range(place(id)) }
  /// How many rows are targets that wait to be called, live; and how many are so now.
  var openFormula: String {
    "COUNTIFS(\(range("status")),\"\(CallStatus.target.rawValue)\",\(range("selesai")),\"Belum\")"
  }
  func openCount(_ state: CallState) -> Int { stays.count { state.decisions[$0].status == .target } }

  package var keyRange: String { range(places?.column(keyColumn) ?? keyColumn) }

  private func range(_ column: Int) -> String {
    let first = places.map { $0.headerRow + 1 } ?? Self.firstRow
    return CellArea(rows: first...max(lastRow, first), columns: column...column)
      .absoluteReference(sheet: CallSheets.calls)
  }
}

/// The names of the work book's sheets (RULES A).
package enum CallSheets {
  package static let guide = "Petunjuk"
  package static let data = "Data Pasien"
  package static let calls = "Lembar Sapa"
  package static let forms = "Formulir"
  package static let recap = "Rekap"
  package static let escalation = "Eskalasi"
  package static let problems = "Data Bermasalah"
  /// Only where somebody has answered (A8).
  package static let evaluations = "Evaluasi"
  package static let all = [guide, data, calls, forms, recap, escalation, problems]
  /// The sheets without row keys.
  package static let free = [guide, forms, recap, problems]

  /// Whether staff have a sheet of a name in the week's book.
  static func isTaken(_ name: String, _ state: CallState) -> Bool {
    state.currentBook?.otherSheets.contains { $0.name == name } == true
  }
}

extension CallState {
  /// Whether a stay's call was executed, and counts in a week (A9).
  package func wasExecuted(_ stay: Int, in week: Week) -> Bool {
    guard let entry = entries[stay], let day = entry.calledOn, week.contains(day), day <= date else { return false }
    return Execution.isComplete(entry, profile: profile)
  }

  /// Formats a stay's day or text field for a person.
  package func telephone(_ stay: Int) -> Telephone? {
    if case .usable(let number) = stays[stay].telephone { number } else { nil }
  }
}
