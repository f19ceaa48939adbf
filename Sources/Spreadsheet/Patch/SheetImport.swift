extension WorkbookPatch {
  /// Replaces (or adds) a sheet by one of another workbook that ``WorkbookWriter`` has written.
  ///
  /// Taken over are cells, column widths, row heights, merged cells, conditional formats, validations, links, page setup,
  /// breaks and print titles; styles are mapped. What the sheet has here of comments, pictures, tables, controls, views and
  /// printer settings stays; the donor's charts come along, in the place of those that they are newer states of. Edits of the sheet that were asked
  /// for, before or after, are made on the sheet that has come.
  ///
  /// - Parameters:
  ///   - name: the sheet, in both workbooks.
  ///   - donor: the other workbook's path.
  ///   - keeping: cells that stay as this workbook has them, those that it has empty too; the headings of tables always do.
  /// - Throws: `.noSuchSheet` where the donor has none of that name, and what its reading throws.
  package func importSheet(
    _ name: String, from donor: String, keeping: Set<CellPosition>
  ) throws(SpreadsheetError) {
    try importSheet(name, from: WorkbookPatch(path: donor, allowsSigned: true), keeping: keeping)
  }

  /// Replaces (or adds) a sheet by one of another workbook, of which nothing is changed.
  package func importSheet(
    _ name: String, from donor: WorkbookPatch, keeping: Set<CellPosition>
  ) throws(SpreadsheetError) {
    do throws(SpreadsheetError) {
      try importSheet(SheetDonor(name, of: donor), as: name, keeping: keeping)
    } catch {
      throw error.inFile(donor.editor.path, insteadOf: "")
    }
  }

  private func importSheet(
    _ source: SheetDonor, as name: String, keeping: Set<CellPosition>
  ) throws(SpreadsheetError) {
    let donor = source.workbook
    let isNew = !sheets.contains { $0.name == name }
    if isNew { try addSheet(name, rows: [], visibility: source.visibility) }
    let part = try part(ofSheet: name)
    let target = try editor.tree(of: part, leaving: "sheetData")
    let tables = try tables(of: index(ofSheet: name)).map(\.table)
    let keeping = keeping.union(tables.flatMap(\.headerCells))

    var links = try SheetRelationships(of: part, in: self, room: source.relationships.all.count)
    let prefix = try links.prefix(in: target)
    var mapping = DonorSheet.Mapping(
      prefix: target.prefix(0), relationshipPrefix: prefix.name, styles: [], differentials: [],
      relationships: try links.replaceLinks(
        by: source, keeping: MergedSheet.keptLinks(of: target, keeping), of: target))
    var used = FormatUse()
    used.formats.formUnion(try source.rows.formats())
    try used.count(source.tree)
    let styles = try styles()
    let theirs = try donor.styles()
    mapping.styles = try styles.importStyles(from: theirs) { used.formats.contains($0) }
    mapping.differentials = try styles.importDifferentials(from: theirs) { used.differentials.contains($0) }
    if donor.workbook.uses1904Dates != workbook.uses1904Dates {
      mapping.dayShift = workbook.uses1904Dates ? -1462 : 1462
      for format in used.formats where try theirs.numberFormat(of: format) == .date {
        mapping.dayFormats.insert(format)
      }
    }
    let additions = try importDrawings(of: source, to: target, &links, prefix: prefix.name)
    let merged = MergedSheet(
      donor: try DonorSheet(source.tree, mapping: mapping), target: target, isNew: isNew, keeping: keeping,
      declarations: prefix.declaration, additions: additions, tables: tables.compactMap(\.area))
    let kept = try KeptCells(isNew ? [] : keeping, of: target)
    let bytes = try merged.bytes(
      DonorRowCopy(
        of: source.tree, source.rows, mapping: mapping, strings: donor.workbook.load().strings, keeping: keeping,
        kept: kept))
    if bytes != target.bytes {
      editor.replace(part, with: bytes)
      try noteReplacement(ofSheet: name)
    }
    try links.save(to: self)
    var workbook = try workbookText()
    try workbook.takeNames(ofSheet: name, from: donor.workbookText())
    if workbook.text.hasChanges { editor.replace(workbookPart, with: workbook.text.result) }
  }
}

extension TableText {
  /// The cells that name the columns.
  fileprivate var headerCells: [CellPosition] {
    guard let row = headerRow, let area else { return [] }
    return area.columns.map { CellPosition(row: row, column: $0) }
  }
}

/// A sheet of another workbook, which is to be taken over.
struct SheetDonor {
  let workbook: WorkbookPatch
  let visibility: XLSXWorkbook.Visibility
  /// The sheet's elements but for its rows.
  let tree: XMLTree
  let rows: DonorRows
  let relationships: Relationships

  /// - Throws: `.noSuchSheet`, `.missingPart`.
  init(_ name: String, of workbook: WorkbookPatch) throws(SpreadsheetError) {
    self.workbook = workbook
    let part = try workbook.part(ofSheet: name)
    visibility = workbook.workbook.sheets[try workbook.index(ofSheet: name)].visibility
    tree = try workbook.editor.tree(of: part, leaving: "sheetData")
    rows = DonorRows(tree)
    relationships = try workbook.editor.relationships(of: part)
  }
}

/// Which formats a sheet names.
private struct FormatUse {
  var formats: Set<Int> = [0]
  var differentials: Set<Int> = []

  mutating func count(_ tree: XMLTree) throws(SpreadsheetError) {
    for element in tree.elements.indices {
      guard let reference = DonorSheet.formatReference(element, tree),
        let number = try tree.value(reference.attribute, of: element).flatMap({ Int($0) })
      else { continue }
      if reference.isDifferential { differentials.insert(number) } else { formats.insert(number) }
    }
  }
}
