import CXLSXWriter
import CZip
import Platform

extension WorkbookStorage {
  /// Lets the library put the file together and free the handle; on failure it also complains on standard error itself.
  func finish(_ handle: UnsafeMutablePointer<lxw_workbook>) throws(SpreadsheetError) {
    errno = 0
    let code = unsafe workbook_close(handle)
    let cause = errno
    guard code == LXW_NO_ERROR || cause == 0 else {
      errno = cause
      let isTemporary = code == LXW_ERROR_CREATING_TMPFILE || code == LXW_ERROR_READING_TMPFILE
      let reason = Self.systemError()
      throw SpreadsheetError(
        isTemporary ? .temporaryNotWritable(reason: reason) : .notWritable(reason: reason), file: path)
    }
    try check(code)
  }

  /// Makes sure of room for temporary files: the library does not notice when they are cut off.
  ///
  /// Every sheet's rows are copied once more, one sheet after the other, and what follows the rows is added.
  func requireRoom(for rowBytes: [Int]) throws(SpreadsheetError) {
    var folder = statvfs()
    guard unsafe statvfs(TemporaryFolder.path, &folder) == 0 else { return }
    let free = UInt64(folder.f_bavail).multipliedReportingOverflow(by: UInt64(folder.f_frsize))
    let needed = UInt64(rowBytes.max() ?? 0) + 65_536
    guard free.overflow || free.partialValue >= needed else {
      throw SpreadsheetError(.temporaryNotWritable(reason: "no room for \(needed) bytes"), file: path)
    }
  }

  /// Makes sure that each sheet's part holds all of its rows.
  func requireWhole(_ rowBytes: [Int]) throws(SpreadsheetError) {
    var code: Int32 = 0
    guard let archive = unsafe zip_open(path, ZIP_RDONLY, &code) else {
      throw SpreadsheetError(.notWritable(reason: "libzip \(code)"), file: path)
    }
    defer { unsafe zip_discard(archive) }
    for (index, bytes) in rowBytes.enumerated() {
      let part = "xl/worksheets/sheet\(index + 1).xml"
      var entry = unsafe zip_stat_t()
      guard unsafe zip_stat(archive, part, 0, &entry) == 0, unsafe entry.size > UInt64(bytes) else {
        throw SpreadsheetError(.temporaryNotWritable(reason: "temporary file cut off"), file: path, part: part)
      }
    }
  }
}
