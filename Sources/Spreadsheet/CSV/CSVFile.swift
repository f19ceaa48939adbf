import Platform

/// A file that is read from front to back; closed when it goes.
final class CSVFile {
  let path: String
  private let descriptor: Int32
  private(set) var isAtEnd = false
  private var chunk: [UInt8] = []
  /// The byte at which the next read begins.
  private var offset = 0
  /// The byte at which reading ends, at the file's end at the latest.
  private var end = Int.max
  private let size: Int

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
    size = Int(status.st_size)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Up to `count` bytes that follow, fewer only at the end.
  ///
  /// - Throws: `.notReadable` where the system fails to.
  func read(_ count: Int) throws(SpreadsheetError) -> ArraySlice<UInt8> {
    let isToEnd = count >= end - offset
    let count = min(count, max(end - offset, 0))
    if isToEnd { isAtEnd = true }
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

  /// Finds where the text ends, and reads no further from then on: at the file's end, or before the Ctrl-Z by which DOS
  /// programs close a text, if nothing but blanks and zeros stands behind it.
  ///
  /// - Throws: `.notReadable` where the system fails to read.
  func endOfText(_ encoding: CSVDialect.Encoding) throws(SpreadsheetError) -> Int {
    let unit = encoding == .utf16LE || encoding == .utf16BE ? 2 : 1
    let start = max(0, size - 4096) / unit * unit
    seek(to: start)
    let tail = Array(try read(size / unit * unit - start))
    let low = encoding == .utf16BE ? 1 : 0
    func character(_ index: Int) -> Int {
      unit == 1 ? Int(tail[index]) : Int(tail[index + low]) | Int(tail[index + 1 - low]) << 8
    }
    var index = tail.count - unit
    while index >= 0, [0x00, 0x09, 0x0A, 0x0D, 0x20].contains(character(index)) { index -= unit }
    var mark = index
    while mark >= 0, character(mark) == 0x1A { mark -= unit }
    end = mark < index ? start + mark + unit : .max
    return end
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
