package import Spreadsheet

/// The rows of sheet `Konflik`: two values for one cell, and which of them somebody chose there.
package struct ConflictList: Sendable {
  package static let sheetName = "Konflik"

  package enum State: String, Sendable {
    /// Waits for a choice.
    case open = "Terbuka"
    /// The choice was made and applied.
    case applied = "Diterapkan"
    /// Kept for the record alone.
    case recorded = "Tercatat"
  }

  package enum Choice: String, Sendable {
    case current = "Sekarang"
    case copy = "Salinan"
  }

  package struct Entry: Sendable {
    package var number: Int
    package var conflict: MergeConflict
    package var state: State
    /// The copy's file name.
    package var file: String
    package var who: String
    package var date: StaffValue?
    package var choice: Choice?
    /// The row on the sheet, from 0; nil for an entry that is not written yet.
    package var row: Int?
    /// The number of the format that the cell had before it was marked; nil where it is not marked.
    package var earlierStyle: Int?

    /// The place that the entry is about.
    package var cell: ConflictCell { ConflictCell(sheet: conflict.sheet, key: conflict.key, column: conflict.column) }
  }

  package internal(set) var entries: [Entry] = []
  /// Where the columns stand on the sheet, by header; empty where there is no sheet yet.
  package var positions: [String: Int] = [:]
  /// The entries whose state has changed since they were read.
  package var changed: Set<Int> = []

  package init() {}

  package var exists: Bool { !positions.isEmpty }

  /// The cells that wait for a choice, which are marked.
  package var openCells: Set<ConflictCell> { Set(entries.lazy.filter { $0.state == .open }.map(\.cell)) }

  package var openCount: Int { entries.count { $0.state == .open } }

  /// Lists conflicts; one that is listed already, in whatever state, is not listed again.
  ///
  /// - Returns: how many are new.
  @discardableResult
  package mutating func add(_ conflicts: [MergeConflict], file: String, who: String, date: CalendarDate) -> Int {
    var known: [ConflictCell: [MergeConflict]] = [:]
    for entry in entries { known[entry.cell, default: []].append(entry.conflict) }
    var number = entries.map(\.number).max() ?? 0
    var count = 0
    for conflict in conflicts {
      let cell = ConflictCell(sheet: conflict.sheet, key: conflict.key, column: conflict.column)
      if known[cell]?.contains(where: { $0.isSame(as: conflict) }) == true { continue }
      known[cell, default: []].append(conflict)
      number += 1
      count += 1
      entries.append(
        Entry(
          number: number, conflict: conflict, state: conflict.kind == .open ? .open : .recorded, file: file, who: who,
          date: .date(Double(date.serial))))
    }
    return count
  }

  /// Takes the choices that were made: the entries become applied.
  ///
  /// - Returns: those entries; where the copy's value was chosen, it is to be put into the cell.
  package mutating func settle() -> [Entry] {
    var settled: [Entry] = []
    for index in entries.indices where entries[index].state == .open && entries[index].choice != nil {
      entries[index].state = .applied
      changed.insert(index)
      settled.append(entries[index])
    }
    return settled
  }
}

/// A cell by its row's key and its column's header.
package struct ConflictCell: Sendable, Hashable {
  package var sheet: String
  package var key: String
  package var column: String
}

extension ConflictList {
  package enum Column: String, CaseIterable {
    case number = "No"
    case sheet = "Lembar"
    case key = "Kunci"
    case column = "Kolom"
    case current = "Nilai Sekarang"
    case copy = "Nilai Salinan"
    case file = "Berkas"
    case who = "Oleh"
    case date = "Tanggal"
    case choice = "Pilihan"
    case state = "Keadaan"
    /// Hidden; has the look that the cell in conflict had.
    case trace = "Jejak"
  }

  /// How the sheet itself is merged: staff choose on their copies of it too.
  package static let spec = KeyedSheetSpec(
    name: sheetName, key: Column.number.rawValue,
    owners: Dictionary(
      uniqueKeysWithValues: Column.allCases.map { ($0.rawValue, $0 == .choice ? .staff : .computed) }))

  /// Reads a workbook's sheet; an empty list where it has none.
  ///
  /// - Throws: ``MergeRefusal/conflictSheetDamaged(file:)`` where its header is gone, ``MergeRefusal/notReadable(_:)``.
  package static func read(_ workbook: XLSXWorkbook) throws(MergeRefusal) -> ConflictList {
    var list = ConflictList()
    guard let sheet = workbook.sheet(named: sheetName) else { return list }
    do throws(SpreadsheetError) {
      let reader = try workbook.reader(of: sheet, includesEmptyCells: true)
      var row = SheetRow()
      while try reader.next(&row) {
        var values: [Int: StaffValue] = [:]
        for cell in row.cells { values[Int(cell.column)] = StaffValue(cell, in: row) }
        if list.positions.isEmpty {
          if row.index < KeyedRows.headerRows { list.takeHeader(values) }
        } else {
          list.takeRow(row, values)
        }
      }
    } catch {
      throw .notReadable(error)
    }
    if list.positions.isEmpty { throw .conflictSheetDamaged(file: workbook.path) }
    return list
  }

  private mutating func takeHeader(_ values: [Int: StaffValue]) {
    var found: [String: Int] = [:]
    for (position, value) in values where Column(rawValue: value.text) != nil {
      found[value.text] = min(position, found[value.text] ?? position)
    }
    if Column.allCases.allSatisfy({ found[$0.rawValue] != nil }) { positions = found }
  }

  private mutating func takeRow(_ row: SheetRow, _ values: [Int: StaffValue]) {
    func value(_ column: Column) -> StaffValue? { positions[column.rawValue].flatMap { values[$0] } }
    func text(_ column: Column) -> String { value(column)?.text ?? "" }
    guard let number = Int(text(.number)), let state = State(rawValue: text(.state)) else { return }
    let trace = row.cells.first { Int($0.column) == positions[Column.trace.rawValue] && $0.value != .empty }
    entries.append(
      Entry(
        number: number,
        conflict: MergeConflict(
          kind: state == .recorded ? .recorded : .open, sheet: text(.sheet), key: text(.key), column: text(.column),
          current: value(.current), copy: value(.copy)),
        state: state, file: text(.file), who: text(.who), date: value(.date),
        choice: [Choice.current, .copy].first { $0.rawValue.lowercased() == text(.choice).lowercased() },
        row: row.index, earlierStyle: trace.map { Int($0.style) }))
  }
}
