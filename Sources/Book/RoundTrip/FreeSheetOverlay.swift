package import Spreadsheet

/// What becomes of a sheet that is Sapa's from end to end when the workbook is brought up to date: it is replaced where it
/// changed, and what staff typed beside it stays where it is.
package struct FreeSheetOverlay {
  /// Whether the sheet has to be replaced.
  package let isStale: Bool
  /// Cells that staff typed where Sapa writes nothing.
  package let kept: Set<CellPosition>
  /// Values that staff typed over Sapa's own, which come back.
  package let conflicts: [MergeConflict]

  /// Compares the sheet as it stands, nil where staff deleted it, with the one that is to be; `base` is what Sapa last wrote,
  /// nil where the book holds no record of it.
  package init(_ name: String, current: FreeSheet?, next: FreeSheet, base: BaseSheet.FreeCells?) {
    guard let current else {
      isStale = true
      kept = []
      conflicts = []
      return
    }
    let (standing, wanted) = (Self.inOrder(current.cells), Self.inOrder(next.cells))
    var typed: Set<CellPosition> = []
    if let base {
      for cell in base.changed(in: current) where cell.value != nil {
        typed.insert(CellPosition(row: cell.row, column: cell.column))
      }
    }
    var kept: Set<CellPosition> = []
    var conflicts: [MergeConflict] = []
    var isStale = false
    var reached = 0
    for cell in standing {
      let place = CellPosition(row: cell.row, column: cell.column)
      while reached < wanted.count, FreeCell.precedes(wanted[reached], cell) {
        isStale = true
        reached += 1
      }
      guard reached < wanted.count, !FreeCell.precedes(cell, wanted[reached]) else {
        if typed.contains(place) || base == nil { kept.insert(place) } else { isStale = true }
        continue
      }
      let next = wanted[reached]
      reached += 1
      if StaffValue.areSame(cell.value, next.value), cell.isFormula == next.isFormula { continue }
      isStale = true
      // A program that saves values alone turns formulas into what they showed: nobody typed that.
      if typed.contains(place), !StaffValue.areSame(cell.value, next.value) {
        conflicts.append(
          MergeConflict(
            kind: .recorded, sheet: name, key: "", column: CellReference.name(row: cell.row, column: cell.column),
            current: next.value, copy: cell.value))
      }
    }
    self.isStale = isStale || reached < wanted.count
    self.kept = kept
    self.conflicts = conflicts
  }

  /// The cells that hold anything, row by row; of several of one place the first.
  private static func inOrder(_ cells: [FreeCell]) -> [FreeCell] {
    let holding =
      cells.allSatisfy({ $0.value != nil || $0.isFormula }) ? cells : cells.filter { $0.value != nil || $0.isFormula }
    return holding.inOrder
  }
}
