import CXLSXWriter
import Platform

/// Writes a new workbook through libxlsxwriter, row by row, in memory that does not grow with the rows.
///
/// The same calls make the same bytes. The file is whole only after ``close()``; write to a temporary name in the
/// target's folder and rename it then. Temporary files go to `TMPDIR`.
package final class WorkbookWriter {
  let storage: WorkbookStorage
  package private(set) var sheets: [SheetWriter] = []

  package var path: String { storage.path }

  /// Begins a workbook.
  ///
  /// - Parameters:
  ///   - path: where the file will stand; what stands there is replaced at ``close()``.
  ///   - created: the day in its document properties, as 00:00 UTC.
  ///   - title: document property, as the following ones.
  ///   - author: who made it.
  ///   - company: the facility.
  ///   - isScratch: whether the file is read once and removed: rows that are streamed are not deflated.
  ///   - rendering: what each text, formula and property comes out as; nil leaves them as they are.
  /// - Throws: `.notWritable` where the path cannot be written.
  package init(
    path: String, created: CalendarDate, title: String? = nil, author: String? = nil, company: String? = nil,
    isScratch: Bool = false, rendering: (@Sendable (String) -> String)? = nil
  ) throws(SpreadsheetError) {
    storage = try WorkbookStorage(path: path)
    storage.isScratch = isScratch
    storage.cellText.rendering = rendering
    let strings = CStrings()
    var properties = unsafe lxw_doc_properties()
    unsafe properties.title = strings.copy(try storage.plain(title, "title", limit: 255))
    unsafe properties.author = strings.copy(try storage.plain(author, "author", limit: 255))
    unsafe properties.company = strings.copy(try storage.plain(company, "company", limit: 255))
    unsafe properties.created = time_t(created.dayNumber) * 86_400
    try storage.check(unsafe workbook_set_properties(storage.open(), &properties))
    withExtendedLifetime(strings) {}
  }

  /// Stores a format, or finds it; call it once a format, not once a cell.
  ///
  /// What Excel cannot hold (a number format over 127 bytes, a font size outside 1–409) is thrown by ``close()``.
  package func format(_ format: CellFormat) -> FormatID { storage.format(format) }

  /// How a stored format looks.
  package func look(of id: FormatID) -> CellFormat? { storage.looks[id.index] }

  /// Adds a sheet at the end.
  ///
  /// - Throws: `.invalidValue` where Excel would not take the name: empty, over 31 UTF-16 units, one of `[]:*?/\`, an
  ///   apostrophe at an end, `History`, or another sheet's name but for case.
  package func addSheet(_ name: String) throws(SpreadsheetError) -> SheetWriter {
    let handle = unsafe try storage.open()
    try checkSheetName(name)
    try storage.check(unsafe workbook_validate_sheet_name(handle, name), sheet: name)
    guard let sheet = unsafe workbook_add_worksheet(handle, name) else {
      throw SpreadsheetError(.temporaryNotWritable(reason: WorkbookStorage.systemError()), file: path, sheet: name)
    }
    // The library leaves names such as `2026` and `A1` unquoted in the names it defines, which Excel calls damaged.
    unsafe free(sheet.pointee.quoted_name)
    unsafe sheet.pointee.quoted_name = strdup(quotedSheetName(name))
    let writer = unsafe SheetWriter(name: name, handle: sheet, storage: storage)
    sheets.append(writer)
    return writer
  }

  /// Finishes the file; nothing can be written afterwards.
  ///
  /// - Throws: `.notWritable` where file or temporary files could not be written, and what the makers of streamed rows
  ///   throw; nothing stands at the path then.
  package func close() throws(SpreadsheetError) {
    let handle = unsafe try storage.open()
    guard !sheets.isEmpty else { throw storage.invalid("a workbook without a sheet") }
    if let deferred = storage.deferred { throw deferred }
    var rowBytes: [Int] = []
    for sheet in sheets { rowBytes.append(try sheet.finish()) }
    try storage.requireRoom(for: rowBytes)
    for sheet in sheets { sheet.detach() }
    // The library frees the handle whatever comes of it.
    unsafe storage.handle = nil
    do {
      try unsafe storage.finish(handle)
      try storage.requireWhole(rowBytes)
      var insertions: [WorkbookStorage.Insertion] = []
      for (index, sheet) in sheets.enumerated() {
        guard sheet.streamed != nil || sheet.isBlackAndWhite else { continue }
        insertions.append(
          .init(
            rows: sheet.streamed, sheet: sheet.name, number: index + 1, isBlackAndWhite: sheet.isBlackAndWhite))
        sheet.streamed = nil
      }
      try storage.insert(insertions, CombinedChart.parts(of: sheets))
      storage.isPlaceholder = false
    } catch {
      unsafe unlink(path)
      throw error
    }
  }

  private func checkSheetName(_ name: String) throws(SpreadsheetError) {
    guard let reason = sheetNameProblem(name, among: sheets.map(\.name)) else { return }
    throw storage.invalid("sheet name \(name): \(reason)", sheet: name)
  }
}

/// Why Excel would not take a sheet's name; nil where it would.
func sheetNameProblem(_ name: String, among others: [String]) -> String? {
  if name.isEmpty { return "empty" }
  if name.utf16.count > 31 { return "over 31 characters" }
  if name.utf8.contains(where: { "[]:*?/\\".utf8.contains($0) || $0 < 0x20 }) {
    return "holds one of []:*?/\\ or a control character"
  }
  if name.hasPrefix("'") || name.hasSuffix("'") { return "an apostrophe at an end" }
  if name.lowercased() == "history" { return "reserved by Excel" }
  return others.contains { $0.lowercased() == name.lowercased() } ? "used twice" : nil
}
