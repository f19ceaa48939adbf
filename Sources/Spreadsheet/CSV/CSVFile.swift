#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is read from front to back; closed when it goes.
final class CSVFile {
  let path: String
  private let descriptor: Int32
  private(set) var isAtEnd = false
  private var chunk: [UInt8] = []
  /// The byte at which the next read begins.
  private var offset = 0

  /// - Throws: `.notFound`, `.isFolder` or `.notReadable`.
  init(path: String) throws(SpreadsheetError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let isAbsent = errno == ENOENT || errno == ENOTDIR
      throw SpreadsheetError(isAbsent ? .notFound : .notReadable(reason: Self.systemError()), file: path)
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw SpreadsheetError(.notReadable(reason: Self.systemError()), file: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw SpreadsheetError(.isFolder, file: path)
    default: throw SpreadsheetError(.notAFile, file: path)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Up to `count` bytes that follow, fewer only at the end.
  ///
  /// - Throws: `.notReadable` where the system fails to.
  func read(_ count: Int) throws(SpreadsheetError) -> ArraySlice<UInt8> {
    if chunk.count < count { chunk = [UInt8](repeating: 0, count: count) }
    var filled = 0
    while filled < count {
      let wanted = count - filled
      let offset = offset
      let read = unsafe chunk.withUnsafeMutableBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe Self.system(descriptor, base + filled, wanted, at: offset + filled)
      }
      if read == 0 {
        isAtEnd = true
        break
      }
      guard read > 0 else { throw SpreadsheetError(.notReadable(reason: Self.systemError()), file: path) }
      filled += read
    }
    offset += filled
    return chunk[..<filled]
  }

  /// Continues at a byte of the file.
  func seek(to byte: Int) {
    isAtEnd = false
    offset = byte
  }

  private static func system(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int, at offset: Int
  ) -> Int {
    while true {
      let read = unsafe pread(descriptor, buffer, count, off_t(offset))
      if read >= 0 || errno != EINTR { return read }
    }
  }

  private static func systemError() -> String {
    unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "errno \(errno)"
  }
}
