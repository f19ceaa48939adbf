@testable import Spreadsheet

/// Cells that share something, as rectangles: `A5:F9 H5`.
struct AreaList {
  private(set) var areas: [CellArea] = []
  /// Those that the next row may go on with.
  private var open: [ClosedRange<Int>: Int] = [:]
  private var openRow = -1

  /// Adds a run of cells in a row; rows come in order.
  mutating func add(row: Int, columns: ClosedRange<Int>) {
    if row != openRow {
      open = open.filter { areas[$0.value].rows.upperBound == row - 1 }
      openRow = row
    }
    if let index = open[columns], areas[index].rows.upperBound == row - 1 {
      areas[index].rows = areas[index].rows.lowerBound...row
    } else {
      open[columns] = areas.count
      areas.append(CellArea(rows: row...row, columns: columns))
    }
  }

  var text: String { Self.text(areas) }

  static func text(_ areas: [CellArea]) -> String {
    areas.sorted { ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound) }
      .map(\.reference).joined(separator: " ")
  }
}

extension CellArea {
  /// `B2:C7`, `B2`.
  init?(_ reference: some StringProtocol) {
    let ends = String(reference).split(separator: ":").map { CellPlace($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }
}

/// A cell's place, counted from 0.
struct CellPlace: Hashable, Comparable {
  var row: Int
  var column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  init?(_ reference: some StringProtocol) {
    guard let place = CellReference.parse(Array(reference.utf8).span), let row = place.row else { return nil }
    self.init(row: row, column: place.column)
  }

  var name: String { CellReference.name(row: row, column: column) }

  static func < (left: Self, right: Self) -> Bool { (left.row, left.column) < (right.row, right.column) }
}

/// What is true of cells, gathered as areas by what it is; cells come row by row, from the left.
struct Facets<Key: Hashable> {
  private(set) var areas: [Key: AreaList] = [:]
  private(set) var first: [Key: CellPlace] = [:]
  private var run: (key: Key, row: Int, columns: ClosedRange<Int>)?

  mutating func add(_ key: Key?, at place: CellPlace) {
    if let run, let key, run.key == key, run.row == place.row, run.columns.upperBound == place.column - 1 {
      self.run = (key, place.row, run.columns.lowerBound...place.column)
      return
    }
    finish()
    if let key {
      run = (key, place.row, place.column...place.column)
      if first[key] == nil { first[key] = place }
    }
  }

  mutating func finish() {
    if let run { areas[run.key, default: AreaList()].add(row: run.row, columns: run.columns) }
    run = nil
  }
}
