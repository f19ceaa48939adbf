import FoundationEssentials
import Intake
package import Spreadsheet

/// Edits of a workbook as a script gives them: JSON lines, each of one cell or of one row to append.
///
///     {"sheet": "Data", "cell": "B2", "value": "x", "fill": "FF0000"}
///     {"sheet": "Data", "cell": "C2", "date": "2026-11-21"}
///     {"sheet": "Data", "append": ["a", 1, null, {"date": "2026-11-21T14:05"}]}
package struct PatchScript: Sendable {
  enum Action: Sendable, Equatable {
    case edit(CellEdit)
    case append([PatchValue?])
  }

  struct Step: Sendable, Equatable {
    /// Counted from 1.
    var line: Int
    var sheet: String
    var action: Action

    /// `B7`, of an edit.
    var cell: String? {
      guard case .edit(let edit) = action else { return nil }
      return CellReference.name(row: edit.row, column: edit.column)
    }
  }

  private(set) var steps: [Step] = []

  /// How many cells are edited.
  package var editCount: Int { steps.count { $0.cell != nil } }
  /// How many rows are appended.
  package var appendCount: Int { steps.count - editCount }

  /// Reads a script; blank lines are left out.
  ///
  /// - Throws: ``PatchScriptError`` at the first line that is not one of the forms above.
  package init(_ bytes: [UInt8]) throws(PatchScriptError) {
    let decoder = JSONDecoder()
    var number = 0
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      steps.append(try Self.step(line, number, decoder))
    }
  }

  private static func step(
    _ line: ArraySlice<UInt8>, _ number: Int, _ decoder: JSONDecoder
  ) throws(PatchScriptError) -> Step {
    let parsed: PatchLine
    do {
      parsed = try decoder.decode(PatchLine.self, from: Data(line))
    } catch let error as PatchLine.Fault {
      throw PatchScriptError(error.kind, line: number, sheet: error.sheet, cell: error.cell)
    } catch {
      throw PatchScriptError(.notJSON, line: number)
    }
    return Step(line: number, sheet: parsed.sheet, action: parsed.action)
  }

  /// Asks a workbook for all edits, in the script's order.
  ///
  /// - Throws: ``PatchScriptError`` with the line of the edit that can't be made; the workbook is then not to be saved.
  package func apply(to patch: WorkbookPatch) throws(PatchScriptError) {
    let names = patch.workbook.sheets.map(\.name)
    var index = 0
    while index < steps.count {
      let step = steps[index]
      let found = names.first { $0 == step.sheet } ?? names.first { $0.lowercased() == step.sheet.lowercased() }
      guard let sheet = found else {
        throw PatchScriptError(.noSheet(names), line: step.line, sheet: step.sheet, cell: step.cell)
      }
      var end = index + 1
      do throws(SpreadsheetError) {
        switch step.action {
        case .edit(let edit): try patch.edit([edit], sheet: sheet)
        case .append(let row):
          var rows = [row]
          while end < steps.count, steps[end].sheet == step.sheet, case .append(let next) = steps[end].action {
            rows.append(next)
            end += 1
          }
          try Self.requireNoTotals(patch, sheet)
          _ = try patch.append(rows, sheet: sheet)
        }
      } catch {
        throw PatchScriptError(.notMade(error), line: step.line, sheet: sheet, cell: step.cell)
      }
      index = end
    }
  }

  /// Makes sure that no row goes under totals, a table's or plain ones, that would not count it.
  private static func requireNoTotals(_ patch: WorkbookPatch, _ name: String) throws(SpreadsheetError) {
    guard let sheet = patch.workbook.sheets.first(where: { $0.name == name }) else { return }
    let reader = try patch.workbook.reader(of: sheet)
    var row = SheetRow()
    var last = SheetRow()
    while try reader.next(&row) { if !RowShape.isBlank(row) { swap(&row, &last) } }
    guard let first = last.cells.first, let end = last.cells.last else { return }
    let table = try patch.totalsRows(sheet: name).first { $0.rows.contains(last.index) }
    guard table != nil || RowShape.isTotal(last) else { return }
    let area =
      table ?? CellArea(rows: last.index...last.index, columns: Int(first.column)...Int(end.column))
    throw SpreadsheetError(.notPatchable(.totalsRow(area: area.reference)), file: patch.workbook.path, sheet: name)
  }

  /// The error of saving, with the line of the edit that it speaks of, where it tells.
  package func located(_ error: SpreadsheetError) -> PatchScriptError {
    let step = steps.last {
      guard let sheet = error.sheet, $0.sheet.lowercased() == sheet.lowercased() else { return false }
      return error.cell == nil ? false : $0.cell == error.cell
    }
    return PatchScriptError(.notMade(error), line: step?.line, sheet: error.sheet, cell: error.cell)
  }
}
