@testable import Spreadsheet

/// Reads an input as a workbook and patches it as its last bytes say. What comes out must open again, show what was set, and
/// show all else as before; where nothing comes out, no file is left.
func fuzzPatch(_ input: [UInt8]) {
  ScratchFile.put(FlatPackage.zip(input))
  ScratchFile.removeOutput()
  guard let before = try? ReadSheets(ScratchFile.input), !before.hasPassedLimit else { return }
  // A cell whose format is not there would take the first one that is added.
  guard let styles = try? WorkbookPatch(path: ScratchFile.input, allowsSigned: true).styles(),
    before.sheets.allSatisfy({ $0.cells?.highestStyle ?? 0 < styles[.cellFormats].count })
  else { return }
  var edits = RandomEdits(Choices(input.suffix(64)))
  do throws(SpreadsheetError) {
    let patch = try WorkbookPatch(path: ScratchFile.input, allowsSigned: true)
    try edits.ask(patch)
    try patch.save(to: ScratchFile.output)
  } catch {
    _ = error.message(.english)
    require(!ScratchFile.hasOutput, "a file is left of a patch that failed")
    return
  }
  do throws(SpreadsheetError) {
    try compare(before, ReadSheets(ScratchFile.output), edits)
    let again = try WorkbookPatch(path: ScratchFile.output, allowsSigned: true)
    require(!again.hasChanges, "a patch begins with changes")
  } catch {
    fatalError("the patched workbook can't be read: \(error)")
  }
}

private func compare(_ before: ReadSheets, _ after: ReadSheets, _ edits: RandomEdits) {
  require(after.sheets.count == before.sheets.count + edits.addedSheets, "another number of sheets")
  for (index, sheet) in before.sheets.enumerated() {
    guard let old = sheet.cells, !edits.replaced.contains(index) else { continue }
    guard let new = after.sheets[index].cells else {
      fatalError("sheet \(index) can't be read any more: \(String(describing: after.sheets[index].failure))")
    }
    let own = edits.cells[index] ?? [:]
    let reformatted = edits.reformatted[index] ?? []
    for (place, value) in old.values where own[place] == nil && !reformatted.contains(place) {
      require(
        new.values[place] == value,
        "sheet \(index), cell \(place): was \(value), is \(String(describing: new.values[place]))")
    }
    for (place, value) in new.values where own[place] == nil {
      require(old.values[place] != nil, "sheet \(index), cell \(place): has come as \(value)")
    }
    for (place, value) in own {
      switch value {
      case .empty: require(new.values[place] == nil, "sheet \(index), cell \(place): is not empty")
      case .text(let text):
        require(new.values[place] == .text(Array(text.utf8)), "sheet \(index), cell \(place): has another text")
      case .boolean(let truth):
        require(new.values[place] == .other(.boolean(truth)), "sheet \(index), cell \(place): is not \(truth)")
      case .formula: require(new.formulas.contains(place), "sheet \(index), cell \(place): is no formula")
      case .number, .plainNumber, .date, .time, .duration:
        require(new.values[place] != nil, "sheet \(index), cell \(place): has no number")
      }
    }
  }
}

/// All sheets of a workbook, each with its cells or why it can't be read.
private struct ReadSheets {
  var sheets: [(cells: Cells?, failure: SpreadsheetError?)] = []

  init(_ path: String) throws(SpreadsheetError) {
    let workbook = try XLSXWorkbook(path: path, limits: .fuzzing)
    for sheet in workbook.sheets {
      do throws(SpreadsheetError) {
        sheets.append((try Cells(workbook.reader(of: sheet)), nil))
      } catch {
        sheets.append((nil, error))
      }
    }
  }

  /// Whether it takes longer than a fuzzer waits, or has more sheets.
  var hasPassedLimit: Bool {
    sheets.count > 8
      || sheets.contains { sheet in
        if case .limitPassed = sheet.failure?.kind { return true }
        return false
      }
  }
}
