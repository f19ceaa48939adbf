package import Spreadsheet

/// A sheet without row keys that is Sapa's from end to end.
package struct FreeSheetPlan: Sendable {
  package var name: String
  /// Whether the sheet of a book that stands is left as it is: the figures of a closed period (G6).
  package var isFrozen = false
  /// Writes the sheet; gives what took its cells where nobody has to read them back, which is once the workbook is closed.
  package var write: @Sendable (SheetWriter, Styles, BookPlaces) throws(SpreadsheetError) -> CellRecorder?

  package init(
    name: String, isFrozen: Bool = false,
    write: @escaping @Sendable (SheetWriter, Styles, BookPlaces) throws(SpreadsheetError) -> Void
  ) {
    self.name = name
    self.isFrozen = isFrozen
    self.write = { sheet, styles, places throws(SpreadsheetError) in
      try write(sheet, styles, places)
      return nil
    }
  }

  /// A sheet all of whose rows are streamed.
  package init(
    streamed name: String, write: @escaping @Sendable (SheetWriter, Styles) throws(SpreadsheetError) -> CellRecorder
  ) {
    self.name = name
    self.write = { sheet, styles, _ throws(SpreadsheetError) in try write(sheet, styles) }
  }

  /// A declared page; its formulas find the book's columns by the places.
  package init(
    _ name: String, _ control: DocumentControl, isFrozen: Bool = false, page: @escaping @Sendable (BookPlaces) -> Page
  ) {
    self.init(name: name, isFrozen: isFrozen) { sheet, styles, places throws(SpreadsheetError) in
      try page(places).write(to: sheet, control, styles)
    }
  }

  /// `Data Bermasalah`: every rejected row, unusable value and contradiction, with its place and its why (G1); the note says
  /// what to do about them.
  package static func problems(_ problems: [SheetProblem], _ control: DocumentControl, note: String) -> FreeSheetPlan {
    FreeSheetPlan(SheetProblem.sheet, control) { _ in SheetProblem.page(problems, note: note) }
  }
}

/// The next state of a period's work book, its sheets in the order of their tabs: a new one is written, one that lies in `kerja/`
/// is brought up to date in place (G3).
package struct BookPlan: Sendable {
  package enum Sheet: Sendable {
    case table(TableSheet)
    case free(FreeSheetPlan)
    case own(OwnSheet)

    package var name: String {
      switch self {
      case .table(let sheet): sheet.name
      case .free(let sheet): sheet.name
      case .own(let sheet): sheet.name
      }
    }
  }

  /// The workbook's title among its properties.
  package var title: String
  package var control: DocumentControl
  package var sheets: [Sheet]
  /// The sheet that is shown first.
  package var active: String
  /// What the book remembers of the inputs that it was made of.
  package var inputs = UsedInputs()

  package init(title: String, control: DocumentControl, sheets: [Sheet], active: String) {
    self.title = title
    self.control = control
    self.sheets = sheets
    self.active = active
  }

  private var tables: [TableSheet] {
    sheets.compactMap { if case .table(let sheet) = $0 { sheet } else { nil } }
  }

  private var frees: [FreeSheetPlan] {
    sheets.compactMap { if case .free(let sheet) = $0 { sheet } else { nil } }
  }

  private var owns: [OwnSheet] {
    sheets.compactMap { if case .own(let sheet) = $0 { sheet } else { nil } }
  }

  private func workbook(_ path: String, isScratch: Bool = false) throws(SpreadsheetError) -> WorkbookWriter {
    try WorkbookWriter(
      path: path, created: control.made, title: title, author: "Sapa", company: control.facility, isScratch: isScratch)
  }

  /// Writes the book anew, to a path that the caller renames into place; gives what is known of its large sheets, so that
  /// nobody has to read them back.
  package func write(to path: String) throws(SpreadsheetError) -> WrittenSheets {
    var recorders: [String: RowRecorder] = [:]
    var cells: [String: CellRecorder] = [:]
    let book = try workbook(path)
    let styles = Styles(book)
    var places = BookPlaces()
    for table in tables { places.add(table) }
    var writers: [SheetWriter] = []
    for sheet in sheets { writers.append(try book.addSheet(sheet.name)) }
    for (sheet, writer) in zip(sheets, writers) {
      switch sheet {
      case .table(let table):
        recorders[table.name] = try TableSheetWriter(table, control, styles, places).write(to: writer)
      case .free(let free): cells[free.name] = try free.write(writer, styles, places)
      case .own(let own): try own.write(to: writer)
      }
      if sheet.name == active { try writer.activate() }
    }
    try book.close()
    return WrittenSheets(tables: recorders.mapValues(\.rows), free: cells.mapValues(\.cells))
  }

  /// Collects in `patch` what brings a book up to date (G3).
  ///
  /// - Parameters:
  ///   - patch: opened on the book.
  ///   - current: the book as it lies there.
  ///   - base: what Sapa last wrote into it; nil where it holds no record.
  ///   - donor: where a workbook may be written from which whole sheets are taken; the caller removes it.
  ///   - standing: the same plan as of the day that the book bears: where nothing but the day would be another, the patch stays
  ///     empty.
  /// - Returns: what was found and done; nil where the patch holds what `standing` says, and another is to be filled.
  /// - Throws: ``SpreadsheetError`` where a sheet can't be patched.
  package func update(
    _ patch: WorkbookPatch, current: KeyedBook, base: BaseSheet?, donor: String, standing: BookPlan? = nil
  ) throws(SpreadsheetError) -> BookChanges? {
    let book = try workbook(donor, isScratch: true)
    let styles = Styles(book)
    var changes = BookChanges()
    var places = BookPlaces()
    var overlays: [SheetOverlay?] = []
    for table in tables {
      let overlay = try prepare(table, patch, book, current, base, &changes)
      if let overlay {
        places.add(table, standing: overlay.places)
      } else {
        places.add(table)
      }
      overlays.append(overlay)
    }
    let longer = Set(zip(tables, overlays).filter { $1.map { $0.places.lastRow > $0.lastRow } ?? false }.map(\.0.name))
    var new: [String] = []
    for (place, table) in tables.enumerated() {
      guard overlays[place] != nil else {
        _ = try TableSheetWriter(table, control, styles, places).write(to: try book.addSheet(table.name))
        if base?.keyed[table.name] == nil { new.append(table.name) } else { changes.restored.append(table.name) }
        continue
      }
      overlays[place]?.rewritesFormulas = table.looksInto.map(longer.contains) ?? false
      try update(table, &overlays[place], styles, places)
    }
    // The rows do not tell of the day.
    let isTouched = overlays.contains { $0?.hasEdits ?? true }
    let dated = isTouched ? self : standing ?? self
    for (place, table) in tables.enumerated() {
      try overlays[place]?.finish(
        head: table.head(dated.control, places), firstHeader: table.headerRow, patch, &changes, book,
        header: { TableSheetWriter.headerFormat($0, table, styles) })
    }
    try dated.updateFrees(patch, current, base, donor, book, styles, places, adding: new, &changes)
    for own in owns where try own.update(patch) && own.name != OwnSheet.words { changes.restored.append(own.name) }
    changes.hasChanges = patch.hasChanges
    if changes.hasChanges, standing != nil, !isTouched { return nil }
    if changes.hasChanges, changes.conflicts.isEmpty {
      for (table, overlay) in zip(tables, overlays) {
        changes.written.tables[table.name] = overlay?.written(deleted: changes.deleted[table.name] ?? [])
      }
    }
    return changes
  }

  // MARK: Tables

  /// The standing sheet with a place for every row, new ones included; nil where there is none.
  private func prepare(
    _ table: TableSheet, _ patch: WorkbookPatch, _ book: WorkbookWriter, _ current: KeyedBook, _ base: BaseSheet?,
    _ changes: inout BookChanges
  ) throws(SpreadsheetError) -> SheetOverlay? {
    guard let sheet = current.sheet(table.name),
      let spec = current.outcomes.first(where: { $0.spec.name == table.name })?.spec
    else { return nil }
    let required = table.columns.filter { table.required?.contains($0.id) ?? ($0.owner == .sapa) }.map(\.header)
    var overlay = SheetOverlay(
      sheet, spec: spec, base: base, headers: table.headers, required: Set(required),
      hidden: Set(table.columns.filter(\.isHidden).map(\.header)),
      links: table.hasLinks ? try patch.links(ofSheet: table.name) : [:], unnamedOwner: table.unnamedOwner,
      coloursStaffs: table.coloursStaffs
    ) { book.look(of: $0) }
    for (key, row) in table.adopted.sorted(on: \.value) { overlay.adopt(row, as: key) }
    let deleted = overlay.deletedKeys
    changes.deleted[table.name] = deleted
    let present = Set(overlay.places.rows.keys.compactMap { table.standing[$0] })
    for (place, key) in table.keys.enumerated()
    where overlay.places.rows[key] == nil && !deleted.contains(key) && !present.contains(place) {
      _ = overlay.nextRow(for: key)
    }
    return overlay
  }

  private func update(
    _ table: TableSheet, _ standing: inout SheetOverlay?, _ styles: Styles, _ places: BookPlaces
  ) throws(SpreadsheetError) {
    guard var overlay = standing.take() else { return }
    defer { standing = overlay }
    let writer = TableSheetWriter(table, control, styles, places, standing: overlay.places)
    let code = table.columns.firstIndex { $0.id == "kode" }
    var wanted = WantedRow(columns: table.headers.count, code: code)
    for (key, place) in table.keys.enumerated().map({ ($1, $0) }) + table.standing.sorted(on: \.key) {
      guard let row = overlay.places.rows[key] else { continue }
      if row <= overlay.lastRow {
        wanted.begin(row)
        try writer.write(place, to: &wanted)
        if overlay.stands(key, as: wanted) { continue }
      }
      var edits = RowEdits(row: row, columns: table.headers.count, measure: writer.measure)
      try writer.write(place, to: &edits)
      if row > overlay.lastRow {
        overlay.append(edits)
      } else {
        var restyles = false
        if let code {
          let text = edits.cells[code]?.value.staffValue?.text ?? ""
          // A row that staff typed stands without a key as yet.
          let header = table.columns[code].header
          let standing = overlay.sheet.row(key).flatMap { overlay.sheet.value($0, header)?.text }
          restyles = (standing ?? "") != text && overlay.sheet.column(header) != nil
        }
        overlay.update(key, edits, restyles: restyles)
      }
    }
    if !table.live.isEmpty { overlay.addSpare(TableSheet.liveRows, writer.liveCells()) }
    if let note = table.emptyNote, overlay.places.lastRow > overlay.lastRow { overlay.clear(note) }
  }

  // MARK: Sheets without keys

  private func updateFrees(
    _ patch: WorkbookPatch, _ current: KeyedBook, _ base: BaseSheet?, _ donor: String, _ book: WorkbookWriter,
    _ styles: Styles, _ places: BookPlaces, adding new: [String], _ changes: inout BookChanges
  ) throws(SpreadsheetError) {
    let current = try current.withOthers(of: patch.workbook)
    let wanted = frees.filter { free in
      !free.isFrozen || !current.others.contains { $0.name == free.name }
    }
    var cells: [String: CellRecorder] = [:]
    for free in wanted { cells[free.name] = try free.write(try book.addSheet(free.name), styles, places) }
    // A workbook has at least one sheet.
    if wanted.isEmpty, changes.restored.isEmpty, new.isEmpty { _ = try book.addSheet("Sapa") }
    try book.close()
    for name in changes.restored + new { try patch.importSheet(name, from: donor, keeping: []) }
    try FreeSheets(patch: patch, current: current, base: base, donor: donor, written: cells.mapValues(\.cells))
      .update(wanted.map(\.name), &changes)
  }
}
