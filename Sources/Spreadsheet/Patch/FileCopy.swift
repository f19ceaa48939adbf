import Platform

/// Copies a file's bytes; a copy that was not there before is for its owner alone.
enum FileCopy {
  /// Puts a file in the place of another, with the permissions of that one; false where it can't be, and all is as it was.
  static func move(_ source: String, to target: String) -> Bool {
    var (own, other) = (stat(), stat())
    guard unsafe stat(source, &own) == 0 else { return false }
    if unsafe stat(target, &other) == 0 {
      guard (own.st_dev, own.st_ino) != (other.st_dev, other.st_ino), other.st_mode & S_IFMT == S_IFREG,
        unsafe chmod(source, other.st_mode & 0o7777) == 0
      else { return false }
    }
    return unsafe rename(source, target) == 0
  }

  /// - Throws: as ``OpenFile``, and `.notWritable`, also where both are one file; nothing is left at the target else.
  static func copy(_ source: String, to target: String) throws(SpreadsheetError) {
    let input = try OpenFile(source)
    guard !input.stands(at: target) else {
      throw SpreadsheetError(.notWritable(reason: "it is the workbook that is patched"), file: target)
    }
    let output = unsafe open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw failure(target) }
    do throws(SpreadsheetError) {
      var chunk = [UInt8](repeating: 0, count: 1 << 20)
      var place = 0
      while case let count = try input.read(into: &chunk, count: chunk.count, at: place), count > 0 {
        guard write(chunk[..<count], to: output) else { throw failure(target) }
        place += count
      }
    } catch {
      close(output)
      unsafe unlink(target)
      throw error
    }
    guard close(output) == 0 else {
      let error = failure(target)
      unsafe unlink(target)
      throw error
    }
  }

  private static func failure(_ target: String) -> SpreadsheetError {
    SpreadsheetError(.notWritable(reason: WorkbookStorage.systemError()), file: target)
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to output: Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let step = unsafe Platform.write(output, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if step < 0, errno == EINTR { continue }
        guard step > 0 else { return false }
        written += step
      }
      return true
    }
  }
}
