#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is read from front to back; closed when it goes.
final class CSVFile {
  let path: String
  private let descriptor: Int32
  private(set) var isAtEnd = false
  private var chunk: [UInt8] = []

  /// - Throws: `.notFound`, `.isFolder` or `.notReadable`.
  init(path: String) throws(SpreadsheetError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let kind: SpreadsheetError.Kind = errno == ENOENT ? .notFound : .notReadable(reason: Self.systemError())
      throw SpreadsheetError(kind, file: path)
    }
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw SpreadsheetError(.isFolder, file: path)
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
      let read = unsafe chunk.withUnsafeMutableBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe Self.system(descriptor, base + filled, wanted)
      }
      if read == 0 {
        isAtEnd = true
        break
      }
      guard read > 0 else { throw SpreadsheetError(.notReadable(reason: Self.systemError()), file: path) }
      filled += read
    }
    return chunk[..<filled]
  }

  /// Continues at a byte of the file.
  func seek(to byte: Int) throws(SpreadsheetError) {
    isAtEnd = false
    guard lseek(descriptor, off_t(byte), SEEK_SET) >= 0 else {
      throw SpreadsheetError(.notReadable(reason: Self.systemError()), file: path)
    }
  }

  private static func system(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    while true {
      #if canImport(Glibc)
        let read = unsafe Glibc.read(descriptor, buffer, count)
      #else
        let read = unsafe Darwin.read(descriptor, buffer, count)
      #endif
      if read >= 0 || errno != EINTR { return read }
    }
  }

  private static func systemError() -> String {
    unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "errno \(errno)"
  }
}
