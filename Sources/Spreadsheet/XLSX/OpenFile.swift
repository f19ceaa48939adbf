import Platform

/// A regular file opened for reading, closed with the value.
final class OpenFile {
  let path: String
  private let descriptor: Int32
  private let status: stat

  /// Bytes of the file when it was opened.
  var size: Int { Int(status.st_size) }

  /// - Throws: `.notFound`, `.isFolder`, `.notAFile`, `.notReadable`, `.empty`.
  init(_ path: String) throws(SpreadsheetError) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw SpreadsheetError(.notFound, file: path) }
      // A socket.
      if errno == ENXIO { throw SpreadsheetError(.notAFile, file: path) }
      throw SpreadsheetError(.notReadable(reason: WorkbookStorage.systemError()), file: path)
    }
    self.path = path
    descriptor = file
    var status = stat()
    let isKnown = unsafe fstat(file, &status) == 0
    self.status = status
    guard isKnown else { throw SpreadsheetError(.notReadable(reason: WorkbookStorage.systemError()), file: path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw SpreadsheetError(.isFolder, file: path)
    case S_IFREG: break
    default: throw SpreadsheetError(.notAFile, file: path)
    }
    guard size > 0 else { throw SpreadsheetError(.empty, file: path) }
  }

  deinit { close(descriptor) }

  /// Whether a path leads to this very file.
  func stands(at path: String) -> Bool {
    var there = stat()
    return unsafe stat(path, &there) == 0 && there.st_dev == status.st_dev && there.st_ino == status.st_ino
  }

  /// Bytes from an offset on, fewer at the end of the file.
  ///
  /// - Throws: `.notReadable`.
  func bytes(at offset: Int, count: Int) throws(SpreadsheetError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = try read(into: &bytes, count: count, at: offset)
    bytes.removeLast(count - filled)
    return bytes
  }

  /// Fills a buffer from `start` on, where it has room for `count` bytes, with those from an offset on.
  ///
  /// - Returns: the bytes read, fewer than `count` only at the end of the file.
  /// - Throws: `.notReadable`.
  func read(
    into buffer: inout [UInt8], from start: Int = 0, count: Int, at offset: Int
  ) throws(SpreadsheetError) -> Int {
    var filled = 0
    while filled < count {
      let read = unsafe buffer.withUnsafeMutableBytes { buffer in
        let place = unsafe buffer.baseAddress?.advanced(by: start + filled)
        return unsafe pread(descriptor, place, count - filled, off_t(offset + filled))
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else {
        throw SpreadsheetError(.notReadable(reason: WorkbookStorage.systemError()), file: path)
      }
      if read == 0 { break }
      filled += read
    }
    return filled
  }
}
