/// Changes an Excel workbook in place: cells, looks, rows and sheets; every part not concerned is copied byte for byte.
///
/// Edits are collected and made when the package is saved, all of them or none.
package final class WorkbookPatch {
  /// The workbook as it was opened.
  package let workbook: XLSXWorkbook
  /// The package as it now stands, but for the sheets' edits, which are made when it is saved.
  var editor: PackageEditor
  var workbookPart: String { workbook.workbookPart }
  /// Whether the package is of ISO 29500's Strict kind.
  let isStrict: Bool
  /// The worksheets, those added here included.
  var sheets: [PatchedSheet]
  /// Where sheets stand among them, by name; brought up to date when one is looked for.
  private var places: [String: Int] = [:]
  /// Whether a sheet was replaced, with formulas that may be other ones.
  var hasImported = false
  /// Sheets of texts, by their parts, that are made while they are written.
  var textSheets: [(part: String, texts: TextRows)] = []
  private var stylePatch: (styles: StylePatch, part: String)?

  /// Opens a package for patching; it is not locked and not changed.
  ///
  /// - Parameters:
  ///   - path: the workbook.
  ///   - allowsSigned: whether a digital signature may become invalid.
  /// - Throws: as ``XLSXWorkbook/init(path:limits:)``; `.damagedZip` for two entries of one name, `.passwordProtected` for
  ///   an encrypted entry, `.notPatchable` for a signed workbook.
  package init(path: String, allowsSigned: Bool = false) throws(SpreadsheetError) {
    try FileSignature.requireZip(path)
    let archive = try ZipArchive(path: path)
    workbook = try XLSXWorkbook(archive: archive)
    editor = try PackageEditor(archive)
    let package = try editor.relationships(of: "")
    isStrict = package.first(kind: "officeDocument")?.type.hasPrefix(Self.strictRelationships) ?? false
    let isSigned =
      archive.containsFolder("_xmlsignatures/")
      || package.all.contains { $0.type.hasSuffix("digital-signature/origin") }
    if isSigned, !allowsSigned { throw SpreadsheetError(.notPatchable(.signature), file: path) }
    sheets = PatchedSheet.all(of: workbook)
  }

  // MARK: Cells and rows

  /// Changes cells; of several edits of one cell each is made on what the one before left.
  ///
  /// - Throws: `.noSuchSheet`; `.invalidValue` for a place beyond the sheet or a value that a cell can't hold.
  package func edit(_ edits: [CellEdit], sheet: String) throws(SpreadsheetError) {
    let index = try index(ofSheet: sheet)
    for edit in edits where !CellArea(row: edit.row, column: edit.column).isOnSheet {
      throw SpreadsheetError(
        .invalidValue(reason: "row \(edit.row + 1), column \(edit.column + 1) is beyond the sheet"), file: editor.path,
        sheet: sheet)
    }
    sheets[index].changes.add(edits)
  }

  /// Appends rows after the last row with a value, extends what covers the region, and returns the first new row, counted
  /// from 0. New cells take their look from the cell above.
  ///
  /// A row's nil leaves its cell without a value, and so does `.empty`. Where merged cells are in the way, the rows come
  /// after them.
  ///
  /// - Throws: `.noSuchSheet`, `.invalidValue` beyond the last row of a sheet.
  package func append(_ rows: [[PatchValue?]], sheet: String) throws(SpreadsheetError) -> Int {
    let index = try index(ofSheet: sheet)
    let survey = try survey(of: index)
    let last = max(survey.rows?.upperBound ?? -1, sheets[index].changes.lastRow)
    let first = survey.firstFree(
      from: last + 1, rows: rows.count, columns: max(rows.map(\.count).max() ?? 0, 1))
    guard first + rows.count - 1 <= CellArea.lastRow else {
      throw SpreadsheetError(
        .invalidValue(reason: "\(rows.count) rows after row \(last + 1) are beyond the sheet"), file: editor.path,
        sheet: sheet)
    }
    guard !rows.isEmpty else { return first }
    let styles = try inheritedStyles(survey, of: index)
    var edits: [CellEdit] = []
    for (offset, row) in rows.enumerated() {
      let columns = Set(row.indices.filter { row[$0] != nil }).union(styles.keys)
      for column in columns.sorted() {
        edits.append(
          CellEdit(row: first + offset, column: column, value: column < row.count ? row[column] : nil))
      }
    }
    try edit(edits, sheet: sheet)
    sheets[index].changes.append(rows: first..<first + rows.count, styles: styles)
    if last >= 0 { sheets[index].changes.extend(from: last, to: first + rows.count - 1, continues: true) }
    return first
  }

  /// Makes what reaches the row `last` reach `newLast` (both counted from 0): tables without a totals row, filters,
  /// validations, conditional formats, print area, defined names.
  ///
  /// - Throws: `.noSuchSheet`, `.invalidValue` beyond the last row of a sheet.
  package func extend(sheet: String, from last: Int, to newLast: Int) throws(SpreadsheetError) {
    let index = try index(ofSheet: sheet)
    guard (0...CellArea.lastRow).contains(last), newLast <= CellArea.lastRow else {
      throw SpreadsheetError(
        .invalidValue(reason: "row \(newLast + 1) is beyond the sheet"), file: editor.path, sheet: sheet)
    }
    sheets[index].changes.extend(from: last, to: newLast)
  }

  /// Sets columns' widths, in characters of the default font (ECMA-376 §18.3.1.13); columns are counted from 0.
  ///
  /// - Throws: `.noSuchSheet`, `.invalidValue` for a column beyond the sheet or a width outside 0 to 255.
  package func setColumnWidths(
    _ widths: [(column: Int, width: Double, isHidden: Bool)], sheet: String
  ) throws(SpreadsheetError) {
    let index = try index(ofSheet: sheet)
    for (column, width, isHidden) in widths {
      guard (0...CellArea.lastColumn).contains(column), (0...255).contains(width) else {
        throw SpreadsheetError(
          .invalidValue(reason: "column \(column + 1), width \(width)"), file: editor.path, sheet: sheet)
      }
      sheets[index].changes.widths[column] = (width, isHidden)
    }
  }

  /// Gives heights to rows that are edited and have none of their own; rows are counted from 0.
  ///
  /// - Throws: `.noSuchSheet`, `.invalidValue` for a height outside 0 to ``RowHeight/limit``.
  package func setHeights(_ heights: [Int: RowHeight], sheet: String) throws(SpreadsheetError) {
    let index = try index(ofSheet: sheet)
    for (row, height) in heights.sorted(on: \.key) where !(0...RowHeight.limit).contains(height.points) {
      throw SpreadsheetError(
        .invalidValue(reason: "row \(row + 1), height \(height.points)"), file: editor.path, sheet: sheet)
    }
    sheets[index].changes.heights.merge(heights) { _, new in new }
  }

  /// Sets or takes away cells' links; links of other cells stay.
  ///
  /// - Throws: `.noSuchSheet`; `.invalidValue` for an address of 0 or over 2079 bytes or a tip over 255 UTF-16 units
  ///   (Excel's limits).
  package func setLinks(_ links: [CellLink], sheet: String) throws(SpreadsheetError) {
    let index = try index(ofSheet: sheet)
    for link in links {
      let area = CellArea(row: link.row, column: link.column)
      guard area.isOnSheet, link.target.map({ (1...2079).contains($0.utf8.count) }) ?? true,
        link.tip?.utf16.count ?? 0 <= 255
      else {
        throw SpreadsheetError(
          .invalidValue(reason: "a link has an address of 1 to 2079 bytes and a tip of at most 255 characters"),
          file: editor.path, sheet: sheet, cell: area.isOnSheet ? area.reference : nil)
      }
      sheets[index].changes.links[CellPosition(row: link.row, column: link.column)] = link
    }
  }

  // MARK: What others ask

  /// The styles part, read when a look is first asked for; one is made where the workbook has none.
  func styles() throws(SpreadsheetError) -> StylePatch {
    if let stylePatch { return stylePatch.styles }
    let part = try editor.relationships(of: workbookPart).onlyPart(
      "styles", of: workbookPart, where: { editor.contains($0) })
    let name = part ?? PartName.resolve("styles.xml", from: workbookPart)
    let bytes =
      part != nil ? try editor.bytes(of: name) : StylePatch.minimal(isStrict: isStrict, formats: try highestStyle() + 1)
    let styles = try StylePatch(bytes, file: editor.path, part: name)
    stylePatch = (styles, name)
    return styles
  }

  /// The highest style that a cell names, in a workbook that has none.
  private func highestStyle() throws(SpreadsheetError) -> Int {
    var highest = 0
    for part in sheets.compactMap(\.part) where editor.contains(part) {
      var xml = try XMLScanner(editor.open(part), limits: editor.archive.limits)
      while true {
        let token = try xml.next()
        if token == .finished { break }
        if token == .start, xml.isLetter("c") { highest = max(highest, try xml.cellHead().format) }
      }
    }
    return min(highest, StylePatch.formatLimit - 1)
  }

  /// The styles and their part, where they were asked for.
  var loadedStyles: (styles: StylePatch, part: String)? { stylePatch }

  /// Forgets what was seen of a sheet whose part was replaced.
  func noteReplacement(ofSheet name: String) throws(SpreadsheetError) {
    let index = try index(ofSheet: name)
    sheets[index].survey = nil
    sheets[index].appended = nil
    hasImported = true
  }

  func index(ofSheet name: String) throws(SpreadsheetError) -> Int {
    for index in places.count..<max(places.count, sheets.count) { places[sheets[index].name] = index }
    guard let index = places[name] else {
      throw SpreadsheetError(.noSuchSheet(name), file: editor.path)
    }
    if let twin = sheets[index].twin {
      throw SpreadsheetError(.notPatchable(.sharedPart(sheet: twin)), file: editor.path, sheet: name)
    }
    return index
  }

  /// The part of a sheet, one added here included.
  func part(ofSheet name: String) throws(SpreadsheetError) -> String {
    guard let part = sheets[try index(ofSheet: name)].part else {
      throw SpreadsheetError(.missingPart("worksheet"), file: editor.path, sheet: name)
    }
    return part
  }

  private func survey(of index: Int) throws(SpreadsheetError) -> SheetSurvey {
    if let survey = sheets[index].survey { return survey }
    let part = try part(ofSheet: sheets[index].name)
    do throws(SpreadsheetError) {
      let survey = try SheetSurvey(editor.open(part), limits: editor.archive.limits)
      sheets[index].survey = survey
      return survey
    } catch {
      throw error.inSheet(sheets[index].name)
    }
  }

  /// The styles that appended rows take; none from a row that is only a heading.
  private func inheritedStyles(_ survey: SheetSurvey, of index: Int) throws(SpreadsheetError) -> [Int: Int] {
    guard let rows = survey.rows, rows.count > 1 else { return [:] }
    if sheets[index].appended == nil {
      let isHeading = try tables(of: index).contains { $0.table.headerRow == rows.upperBound }
      sheets[index].appended = isHeading ? [:] : survey.lastStyles
    }
    return sheets[index].appended ?? [:]
  }

  /// The tables of a sheet and their parts.
  func tables(of index: Int) throws(SpreadsheetError) -> [(part: String, table: TableText)] {
    var tables: [(String, TableText)] = []
    for relationship in try editor.relationships(of: part(ofSheet: sheets[index].name)).all
    where relationship.kind == "table" {
      guard let part = relationship.part, editor.contains(part) else { continue }
      tables.append((part, try TableText(editor.tree(of: part))))
    }
    return tables
  }

  private static let strictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships"

  /// The namespace of `r:id`, with which the types of relationships begin.
  var relationshipsNamespace: String {
    isStrict ? Self.strictRelationships : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  /// The namespace of the elements of sheets.
  var mainNamespace: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  }
}

/// A sheet of a workbook that is patched.
struct PatchedSheet {
  var name: String
  /// Nil where the workbook names no part.
  var part: String?
  /// The name of another sheet with the same part.
  private(set) var twin: String?
  var changes = SheetChanges()
  fileprivate var survey: SheetSurvey?
  /// The styles that appended rows take, by column.
  fileprivate var appended: [Int: Int]?

  init(name: String, part: String?) {
    self.name = name
    self.part = part
  }

  static func all(of workbook: XLSXWorkbook) -> [PatchedSheet] {
    var sheets = workbook.sheets.map { PatchedSheet(name: $0.name, part: $0.part) }
    var places: [String: Int] = [:]
    for index in sheets.indices {
      // The case of a part's name counts for nothing (ECMA-376-2 §6.2.2.3).
      guard let part = sheets[index].part?.lowercased() else { continue }
      if let first = places[part] {
        sheets[index].twin = sheets[first].name
        if sheets[first].twin == nil { sheets[first].twin = sheets[index].name }
      } else {
        places[part] = index
      }
    }
    return sheets
  }
}
