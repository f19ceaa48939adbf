import CXLSXWriter

extension WorkbookStorage {
  /// Throws what one of the library's error codes means.
  func check(
    _ code: lxw_error, sheet: String? = nil, cell: @autoclosure () -> String? = nil
  ) throws(SpreadsheetError) {
    guard code != LXW_NO_ERROR else { return }
    let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "libxlsxwriter \(code.rawValue)"
    let kind: SpreadsheetError.Kind =
      switch code {
      case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE: .temporaryNotWritable(reason: reason)
      case LXW_ERROR_MEMORY_MALLOC_FAILED, LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_ZIP_FILE_OPERATION,
        LXW_ERROR_ZIP_PARAMETER_ERROR,
        LXW_ERROR_ZIP_BAD_ZIP_FILE, LXW_ERROR_ZIP_INTERNAL_ERROR, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
        .notWritable(reason: reason)
      default: .invalidValue(reason: reason)
      }
    throw SpreadsheetError(kind, file: path, sheet: sheet, cell: cell())
  }

  func invalid(_ reason: String, sheet: String? = nil, cell: String? = nil) -> SpreadsheetError {
    SpreadsheetError(.invalidValue(reason: reason), file: path, sheet: sheet, cell: cell)
  }

  /// The text, escaped as a workbook wants it; nil of nil.
  ///
  /// - Throws: `.invalidValue` where it is longer than `limit` UTF-16 units.
  func plain(
    _ text: String?, _ what: String, limit: Int = CellText.lengthLimit, sheet: String? = nil, cell: String? = nil
  ) throws(SpreadsheetError) -> String? {
    guard let text else { return nil }
    return try fit(text, what, limit: limit, sheet: sheet, cell: cell)
  }

  /// The text, escaped as a workbook wants it.
  func fit(
    _ text: String, _ what: String, limit: Int = CellText.lengthLimit, sheet: String? = nil, cell: String? = nil
  ) throws(SpreadsheetError) -> String {
    let text = rendered(text)
    guard text.utf16.count <= limit else {
      throw invalid("\(what) over \(limit) characters", sheet: sheet, cell: cell)
    }
    return escapedForWorkbook(text)
  }

  /// What a text comes out as.
  func rendered(_ text: String) -> String { cellText.rendering.map { $0(text) } ?? text }

  /// A formula without its `=`.
  ///
  /// - Throws: `.invalidValue` where it is empty, holds a control character, or is over 8192 UTF-16 units (Excel's limit).
  func formula(_ text: String, sheet: String, cell: String?) throws(SpreadsheetError) -> String {
    guard let body = formulaBody(rendered(text)) else { throw invalid(notAFormula, sheet: sheet, cell: cell) }
    return body
  }
}

let notAFormula = "not a formula of 1 to 8192 characters"

/// A formula without its `=`; nil where it is empty, holds a control character, or is over 8192 UTF-16 units.
func formulaBody(_ text: String) -> String? {
  let body = text.hasPrefix("=") ? String(text.dropFirst()) : text
  guard !body.isEmpty, body.utf16.count <= 8192, !body.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 })
  else { return nil }
  return body
}
