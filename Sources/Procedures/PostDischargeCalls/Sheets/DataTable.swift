import Book
import Core
import Intake
import Spreadsheet

extension CallBookContext {
  /// `Data Pasien`: every stay with its code, status, execution date and reason (A2, G2).
  func dataTable(_ list: CallList) -> TableSheet {
    let state = state
    let current = state.currentBook?.data
    let rows = StayRows(state.listed, standing: current.map(Self.keys) ?? [], state)
    let cells = DataCells(state, list)
    var table = TableSheet(
      name: CallSheets.data, columns: cells.columns.map(\.column), keys: rows.keys,
      cells: { place in
        let stay = rows.stays[place]
        let hasInput = state.hasInput(stay)
        return cells.columns.map { column in
          let (cell, isKept) = cells.value(column.source, of: stay)
          return isKept || !hasInput ? .kept(cell) : cell
        }
      },
      look: { Styles.Row(state.decisions[rows.stays[$0]]) })
    table.standing = rows.standing
    table.adopted = typedStays
    table.notes = [
      TableNote("Baris merah adalah target minggu ini (kode T, T* tunggakan). Kolom cokelat boleh diisi petugas.")
    ]
    table.rules = LiveRule.turns("[selesai]", columns: nil)
    table.required = ["kode", "status", "tanggal_eksekusi", "alasan", "no_hp_perbaikan"]
    table.isLog = false
    table.unnamedOwner = .source
    table.looksInto = CallSheets.calls
    table.spareRows = 100
    table.frozenColumns = 5
    table.headerHeight = 32
    table.printedColumns = table.columns.firstIndex { $0.id == "alasan" }
    return table
  }

  private static func keys(_ table: Table) -> [String] {
    guard let field = table.schema.index(of: BookColumn.key.id) else { return [] }
    return (0..<table.rowCount).map { table.string(row: $0, field: field) }
  }

  /// Rows that staff typed into `Data Pasien` without a key take that of the stay that was read from them.
  private var typedStays: [String: Int] {
    guard let table = state.currentBook?.data, let key = table.schema.index(of: BookColumn.key.id) else { return [:] }
    var adopted: [String: Int] = [:]
    for stay in state.listed {
      let own = state.rows[state.stays[stay].rows].map(\.source).filter {
        Int($0.table) >= state.inputCount && state.tables[Int($0.table)].table.file == table.file
      }
      guard own.allSatisfy({ table.string(row: Int($0.row), field: key).isEmpty }) else { continue }
      for source in own { adopted[state.keys[stay]] = table.rowNumber(Int(source.row)) - 1 }
    }
    return adopted
  }
}

/// The columns and cells of `Data Pasien`.
private struct DataCells: Sendable {
  enum Source: Sendable {
    case own(String)
    /// A field of the export.
    case field(Int, Field.Kind)
    /// A column that the template does not know: by table, its place, or -1.
    case extra([Int])
  }

  let columns: [(column: BookColumn, source: Source)]
  private let state: CallState
  private let list: CallList

  init(_ state: CallState, _ list: CallList) {
    self.state = state
    self.list = list
    let own = state.columns.own
    func column(_ id: String) -> (BookColumn, Source)? {
      if let column = own.first(where: { $0.id == id }) { return (column, .own(id)) }
      guard let index = state.schema.index(of: id), let column = state.columns.export.first(where: { $0.id == id })
      else { return nil }
      return (column, .field(index, state.schema.fields[index].kind))
    }
    let first = CallColumns.dataSheetFirst
    let further = state.schema.fields.enumerated().filter { index, field in
      !first.contains(field.id) && !own.contains { $0.id == field.id }
        && state.tables.contains { $0.table.has(index) }
    }
    var columns = (first + further.map(\.element.id)).compactMap(column)
    for header in Self.extraHeaders(state) {
      let places = state.tables.map { shared in
        Self.extraColumns(shared.table).first { $0.name == header }?.column ?? -1
      }
      columns.append((BookColumn("", header, .source, .any, width: 16), .extra(places)))
    }
    self.columns = columns + ["pertama_terlihat", "sumber", "selesai"].compactMap(column)
  }

  /// The unknown columns of a table by name; a name that comes again is numbered, so that each keeps its values.
  private static func extraColumns(_ table: Table) -> [(name: String, column: Int)] {
    var counts: [String: Int] = [:]
    return table.columns.indices.filter { table.columns[$0].field == nil }.map { index in
      let column = table.columns[index]
      let name = column.header.isEmpty ? "Kolom \(column.letters)" : column.header
      let count = counts[name, default: 0] + 1
      counts[name] = count
      return (count == 1 ? name : "\(name) (\(count))", index)
    }
  }

  /// The names of all unknown columns: those of the inputs and of the week's own book, then those of earlier books in which a
  /// listed stay has a value.
  private static func extraHeaders(_ state: CallState) -> [String] {
    var headers: [String] = []
    var known: Set<String> = []
    for (place, shared) in state.tables.enumerated() {
      let isOwn = place < state.inputCount || (state.currentBook?.data != nil && place == state.inputCount)
      for (name, column) in extraColumns(shared.table) where !known.contains(name) {
        guard isOwn || holdsValue(state, place, column) else { continue }
        known.insert(name)
        headers.append(name)
      }
    }
    return headers
  }

  private static func holdsValue(_ state: CallState, _ place: Int, _ column: Int) -> Bool {
    state.listed.contains { stay in
      state.stays[stay].rows.contains { index in
        let source = state.rows[index].source
        return Int(source.table) == place
          && state.tables[place].table.value(row: Int(source.row), column: column) != .empty
      }
    }
  }

  /// What a cell holds, and whether a book alone tells of it.
  func value(_ source: Source, of stay: Int) -> (cell: TableCell, isKept: Bool) {
    switch source {
    case .own(let id): (own(id, stay), false)
    case .field(let field, .date): date(stay, field)
    case .field(let field, .telephone): telephone(stay, field)
    case .field(let field, _): text(stay, field)
    case .extra(let places): copy(stay, asText: false) { places[$0] < 0 ? [] : [places[$0]] }
    }
  }

  private func own(_ id: String, _ stay: Int) -> TableCell {
    let decision = state.decisions[stay]
    switch id {
    case "kode": return .text(decision.code.rawValue)
    case "status": return .text(decision.status.rawValue)
    case "tanggal_eksekusi": return decision.executionDate.map { .date($0) } ?? .empty
    case "alasan": return .text(decision.reason(state.context(stay)))
    case "no_hp_perbaikan": return state.dataRows[state.keys[stay]]?.values[id].map { .staff($0) } ?? .empty
    case "pertama_terlihat": return state.stays[stay].firstSeen.map { .date($0) } ?? .empty
    case "sumber": return .text(state.origin(stay))
    default:
      // Also of a call that is closed: what the list shows follows from it in the book itself.
      let isListed = list.hasRow(of: stay)
      guard isListed || decision.status == .target else { return .empty }
      let (done, keys) = ("{\(CallSheets.calls):selesai}", "{\(CallSheets.calls):\(BookColumn.key.id)}")
      return .formula(
        "IFERROR(INDEX(\(done),MATCH([\(BookColumn.key.id)],\(keys),0)),\"\")",
        cached: .text(isListed ? state.completion(stay) : ""))
    }
  }

  private func date(_ stay: Int, _ field: Int) -> (TableCell, Bool) {
    let sources = state.rows[state.stays[stay].rows].map(\.source)
    let isKept = !sources.contains { source in
      Int(source.table) < state.inputCount
        && !state.tables[Int(source.table)].table.isEmpty(row: Int(source.row), field: field)
    }
    let exported = state.exported(stay)
    switch state.schema.fields[field].id {
    case "tanggal_keluar": return (exported.discharge.map { .date($0) } ?? .empty, isKept)
    case "tanggal_masuk": if let day = exported.admission { return (.date(day), isKept) }
    case "tanggal_entri": if let day = exported.entry { return (.date(day), isKept) }
    default: break
    }
    for source in sources {
      switch state.tables[Int(source.table)].table.date(row: Int(source.row), field: field, latest: state.date) {
      case .none: continue
      case .date(let date, _): return (.date(date), isKept)
      case .invalid(let raw, _): return (.text(raw), isKept)
      }
    }
    return (.empty, isKept)
  }

  /// The export's own numbers in readable form; what can't be dialled stays as it was read.
  private func telephone(_ stay: Int, _ field: Int) -> (TableCell, Bool) {
    for place in state.stays[stay].rows {
      let source = state.rows[place].source
      let numbers = state.tables[Int(source.table)].table.telephone(row: Int(source.row), field: field).numbers
      guard !numbers.isEmpty else { continue }
      return (.text(numbers.map(\.display).joined(separator: " / ")), Int(source.table) >= state.inputCount)
    }
    let raw = state.string(stay, field)
    guard raw.isEmpty || raw == "-", state.correction(state.keys[stay]) == nil else { return (.text(raw), false) }
    return (.text(state.telephone(stay)?.display ?? raw), false)
  }

  private func text(_ stay: Int, _ field: Int) -> (TableCell, Bool) {
    if state.schema.fields[field].id == "status_pulang", let text = state.decidingOutcome(stay, field) {
      return (.text(text), false)
    }
    return copy(stay, asText: true) { state.tables[$0].table.columnsOfField[field] }
  }

  /// The first cell of a stay's rows that holds something; `columns` are those to look at in a table.
  private func copy(_ stay: Int, asText: Bool, columns: (Int) -> [Int]) -> (TableCell, Bool) {
    for place in state.stays[stay].rows {
      let source = state.rows[place].source
      let (shared, row) = (state.tables[Int(source.table)], Int(source.row))
      for column in columns(Int(source.table)) {
        switch shared.table.value(row: row, column: column) {
        case .empty: continue
        case .text(let range) where range.isEmpty: continue
        default:
          return (
            .copy(shared, row: row, column: column, asText: asText), Int(source.table) >= state.inputCount
          )
        }
      }
    }
    return (.empty, false)
  }
}
