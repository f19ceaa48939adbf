import Platform

/// A regular file opened for reading, closed with the value.
final class OpenFile {
  private let path: String
  private let descriptor: Int32
  /// Bytes of the file when it was opened.
  let size: Int

  /// - Throws: `.notFound`, `.isFolder`, `.notAFile`, `.notReadable`, `.empty`.
  init(_ path: String) throws(SpreadsheetError) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { throw SpreadsheetError(.notFound, file: path) }
      // A socket.
      if code == ENXIO { throw SpreadsheetError(.notAFile, file: path) }
      throw SpreadsheetError(.notReadable(reason: unsafe String(cString: strerror(code))), file: path)
    }
    self.path = path
    descriptor = file
    var status = stat()
    let isKnown = unsafe fstat(file, &status) == 0
    size = Int(status.st_size)
    guard isKnown else {
      throw SpreadsheetError(.notReadable(reason: unsafe String(cString: strerror(errno))), file: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw SpreadsheetError(.isFolder, file: path)
    case S_IFREG: break
    default: throw SpreadsheetError(.notAFile, file: path)
    }
    guard status.st_size > 0 else { throw SpreadsheetError(.empty, file: path) }
  }

  deinit { close(descriptor) }

  /// Bytes from an offset on, fewer at the end of the file.
  ///
  /// - Throws: `.notReadable`.
  func bytes(at offset: Int, count: Int) throws(SpreadsheetError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset + filled))
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else {
        throw SpreadsheetError(.notReadable(reason: unsafe String(cString: strerror(errno))), file: path)
      }
      if read == 0 { break }
      filled += read
    }
    bytes.removeLast(count - filled)
    return bytes
  }
}
