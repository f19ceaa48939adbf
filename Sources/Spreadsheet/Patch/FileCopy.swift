import Platform

/// Copies a file's bytes; a copy that was not there before is for its owner alone.
enum FileCopy {
  /// - Throws: `.notReadable`, `.notWritable`, the latter also where both are one file; nothing is left at the target else.
  static func copy(_ source: String, to target: String) throws(SpreadsheetError) {
    let input = unsafe open(source, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard input >= 0 else {
      throw SpreadsheetError(.notReadable(reason: WorkbookStorage.systemError()), file: source)
    }
    defer { close(input) }
    var here = stat()
    var there = stat()
    if unsafe fstat(input, &here) == 0, unsafe stat(target, &there) == 0, here.st_dev == there.st_dev,
      here.st_ino == there.st_ino
    {
      throw SpreadsheetError(.notWritable(reason: "it is the workbook that is patched"), file: target)
    }
    let output = unsafe open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard output >= 0 else {
      throw SpreadsheetError(.notWritable(reason: WorkbookStorage.systemError()), file: target)
    }
    do throws(SpreadsheetError) {
      try copy(input, source, to: output, target)
    } catch {
      close(output)
      unsafe unlink(target)
      throw error
    }
    guard close(output) == 0 else {
      let reason = WorkbookStorage.systemError()
      unsafe unlink(target)
      throw SpreadsheetError(.notWritable(reason: reason), file: target)
    }
  }

  private static func copy(
    _ input: Int32, _ source: String, to output: Int32, _ target: String
  ) throws(SpreadsheetError) {
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { unsafe buffer.deallocate() }
    while true {
      let count = unsafe read(input, buffer, 1 << 20)
      if count == 0 { return }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw SpreadsheetError(.notReadable(reason: WorkbookStorage.systemError()), file: source)
      }
      var written = 0
      while written < count {
        let step = unsafe write(output, buffer + written, count - written)
        if step < 0, errno == EINTR { continue }
        guard step > 0 else {
          throw SpreadsheetError(.notWritable(reason: WorkbookStorage.systemError()), file: target)
        }
        written += step
      }
    }
  }
}
