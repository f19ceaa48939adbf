import CXLSXWriter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a workbook and its sheets share: the library's handle, which dies with this, and the formats.
@safe final class WorkbookStorage {
  let path: String
  /// Nil once the workbook is closed.
  var handle: UnsafeMutablePointer<lxw_workbook>?
  var formats: [UnsafeMutablePointer<lxw_format>] = unsafe []
  var formatIDs: [CellFormat: FormatID] = [:]
  var differentialFormats: [CellFormat: Int] = [:]
  var cellText = CellText()
  /// What a call that does not throw found wrong; closing throws it.
  var deferred: SpreadsheetError?

  /// - Throws: `.notWritable` where the path cannot be written.
  init(path: String) throws(SpreadsheetError) {
    self.path = path
    try Self.probe(path)
    let strings = CStrings()
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = 1
    unsafe options.tmpdir = strings.copy(Self.temporaryFolder)
    unsafe handle = workbook_new_opt(path, &options)
    withExtendedLifetime(strings) {}
    guard unsafe handle != nil else {
      throw SpreadsheetError(.notWritable(reason: "libxlsxwriter: out of memory"), file: path)
    }
  }

  deinit {
    if let handle = unsafe handle { unsafe lxw_workbook_free(handle) }
  }

  /// The handle of a workbook that is not closed.
  func open() throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_workbook> {
    guard let handle = unsafe handle else { throw invalid("the workbook is closed") }
    return unsafe handle
  }

  /// Asks the system whether the file can be written, before the library prints its own complaint.
  private static func probe(_ path: String) throws(SpreadsheetError) {
    guard let file = unsafe fopen(path, "ab") else {
      throw SpreadsheetError(.notWritable(reason: systemError()), file: path)
    }
    unsafe fclose(file)
  }

  /// `TMPDIR`, or nil for the system's own choice.
  static var temporaryFolder: String? {
    guard let value = unsafe getenv("TMPDIR") else { return nil }
    let folder = unsafe String(cString: value)
    return folder.isEmpty ? nil : folder
  }

  static func systemError() -> String {
    unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "errno \(errno)"
  }
}
