import CXLSXWriter
import Platform

/// What a workbook and its sheets share: the library's handle, which dies with this, and the formats.
@safe final class WorkbookStorage {
  let path: String
  /// Nil once the workbook is closed.
  var handle: UnsafeMutablePointer<lxw_workbook>?
  var formats: [UnsafeMutablePointer<lxw_format>] = unsafe []
  var formatIDs: [CellFormat: FormatID] = [:]
  /// By format ID: how it looks.
  var looks: [Int: CellFormat] = [:]
  var differentialFormats: [CellFormat: Int] = [:]
  var cellText = CellText()
  /// What a call that does not throw found wrong; closing throws it.
  var deferred: SpreadsheetError?
  /// Where the library puts its intermediate files; it removes each at once, but for one in whose making it is killed.
  private let temporaries: PrivateFolder
  /// Whether the file is read once and removed.
  var isScratch = false
  /// Whether what stands at the path is only an empty file of ours.
  var isPlaceholder = false

  /// - Throws: `.notWritable` where the path cannot be written.
  init(path: String) throws(SpreadsheetError) {
    self.path = path
    temporaries = try PrivateFolder()
    isPlaceholder = try Self.probe(path)
    let strings = CStrings()
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = 1
    unsafe options.tmpdir = strings.copy(temporaries.path)
    unsafe handle = workbook_new_opt(path, &options)
    withExtendedLifetime(strings) {}
    guard unsafe handle != nil else {
      throw SpreadsheetError(.notWritable(reason: "libxlsxwriter: out of memory"), file: path)
    }
  }

  deinit {
    if let handle = unsafe handle { unsafe lxw_workbook_free(handle) }
    if isPlaceholder { unsafe unlink(path) }
  }

  /// The handle of a workbook that is not closed.
  func open() throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_workbook> {
    guard let handle = unsafe handle else { throw invalid("the workbook is closed") }
    return unsafe handle
  }

  /// Asks the system whether the file can be written, before any work is done; true where it made the file.
  ///
  /// The library would make one that everybody may read; one that stands there keeps its permissions.
  private static func probe(_ path: String) throws(SpreadsheetError) -> Bool {
    let made = systemOpen(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if made >= 0 {
      close(made)
      return true
    }
    guard errno == EEXIST, let file = unsafe fopen(path, "r+") else {
      throw SpreadsheetError(.notWritable(reason: systemError()), file: path)
    }
    unsafe fclose(file)
    return false
  }

  static func systemError() -> String {
    unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "errno \(errno)"
  }
}

/// `open(2)`, which ``WorkbookStorage/open()`` would hide.
private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { unsafe open(path, flags, mode) }
