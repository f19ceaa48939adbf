import Batch
import Book
import Core
import Intake
import Spreadsheet

extension Annotation {
  /// Decides each row and asks the workbook for the changes.
  func annotate(
    _ reading: Reading, in patch: WorkbookPatch, _ summary: inout AnnotationSummary
  ) throws(AnnotationError) {
    let (annotations, findings, notes) = decide(reading)
    for (place, table) in reading.tables.enumerated() {
      summary.warnings += table.stayFindings.map { $0.text(settings.language) }
      try annotate(table, annotations.tables[place], reading.sheets[place], in: patch, &summary)
    }
    let rejected = summary.sheets.reduce(0) { $0 + $1.rejected }
    if rejected > 0 {
      summary.warnings.append(
        settings.language(
          "\(rejected) baris ditolak; sebabnya di kolom Alasan", "\(rejected) rows rejected; why is in column Alasan"))
    }
    summary.warnings += findings
    summary.notes += notes
  }

  /// What stands on each row, and what is to be said of all; what else is known of the stays goes before the changes are made.
  private func decide(_ reading: Reading) -> (RowAnnotations, findings: [String], notes: [String]) {
    let state = settings.builder.build(inputs: reading.tables, telephoneLists: reading.telephones, books: [])
    return (
      RowAnnotations(state), state.notes.filter(\.isWarning).map(\.text),
      state.notes.filter { !$0.isWarning }.map(\.text) + state.entryNotes
    )
  }

  private func annotate(
    _ table: Table, _ rows: [RowAnnotation], _ sheet: SheetSeen, in patch: WorkbookPatch,
    _ summary: inout AnnotationSummary
  ) throws(AnnotationError) {
    let name = table.sheet ?? ""
    let surroundings = try rethrown { () throws(SpreadsheetError) in
      try SheetSurroundings(
        table, sheet, drawings: patch.drawnAreas(sheet: name), tables: patch.excelTables(sheet: name))
    }
    let layout = surroundings.layout
    guard layout.added.upperBound - 1 <= CellArea.lastColumn else { throw .noRoom(file: summary.file, sheet: name) }
    try rethrown { () throws(SpreadsheetError) in
      var edits = AnnotationEdits(
        layout, looks: sheet.looks, earlier: sheet.earlier, frame: sheet.frame, patch: patch)
      let targets = rows.count(where: \.isTarget)
      edits.reserve(rows.count * AnnotationColumn.count + targets * layout.columns.count + 2 * AnnotationColumn.count)
      edits.addHeader(surroundings.headers)
      for (row, annotation) in rows.enumerated() { try edits.add(annotation, row: table.rowNumber(row) - 1) }
      if !edits.edits.isEmpty { try patch.edit(edits.edits, sheet: name) }
      guard !layout.isKnown else { return }
      try patch.setColumnWidths(
        AnnotationColumn.allCases.map { (layout.first + $0.offset, $0.width, false) }, sheet: name)
      if surroundings.isWidened {
        try patch.widen(
          sheet: name, headerRow: layout.header.upperBound, after: layout.columns.upperBound,
          to: layout.added.upperBound - 1, headers: surroundings.headers)
      }
    }
    summary.warnings += surroundings.warnings(name).map { settings.language($0.indonesian, $0.english) }
    summary.sheets.append(Self.summary(of: rows, name, layout))
  }

  private static func summary(
    of rows: [RowAnnotation], _ name: String, _ layout: TableLayout
  ) -> AnnotationSummary.Sheet {
    var sheet = AnnotationSummary.Sheet(
      sheet: name, rows: rows.count,
      columns: CellReference.letters(layout.first) + ":" + CellReference.letters(layout.added.upperBound - 1),
      updated: layout.isKnown)
    for row in rows {
      sheet.statuses[row.status, default: 0] += 1
      switch row.part {
      case .decided: sheet.used += 1
      case .merged: sheet.merged += 1
      case .rejected: sheet.rejected += 1
      }
      if row.isTarget { sheet.targets += 1 }
      if row.code == .carriedOver { sheet.carriedOver += 1 }
    }
    return sheet
  }

  // MARK: Saving

  /// Writes the workbook whole or not at all, and keeps the original where it is replaced.
  func save(
    _ patch: WorkbookPatch, of file: String, to target: OutputTarget, _ identity: FolderSnapshot.Identity?,
    _ summary: inout AnnotationSummary
  ) throws(AnnotationError) {
    let temporary = AtomicFile.temporary(for: target.path)
    do throws(AnnotationError) {
      try rethrown { () throws(FacilityError) in
        try AtomicFile.begin(temporary, for: target.path, like: [file])
      }
      try rethrown { () throws(SpreadsheetError) in
        do throws(SpreadsheetError) {
          try patch.save(to: temporary)
        } catch {
          throw error.inFile(target.path, insteadOf: temporary)
        }
      }
      // Somebody may have opened or saved it while it was read.
      try rethrown { () throws(FacilityError) in try target.requireFree() }
      if target.isInPlace, FolderSnapshot.Identity(target.path) != identity {
        throw .facility(.changedMeanwhile(file: target.path))
      }
      try rethrown { () throws(FacilityError) in
        try AtomicFile.finish(temporary, for: target.path)
        if target.isInPlace { summary.backup = try target.keepOriginal(again: true) }
        try AtomicFile.replace(target.path, by: temporary)
      }
    } catch {
      AtomicFile.discard(temporary)
      throw error
    }
  }
}
