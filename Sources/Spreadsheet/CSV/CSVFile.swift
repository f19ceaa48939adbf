/// A file that is read from front to back; closed when it goes.
final class CSVFile {
  private let file: OpenFile
  private(set) var isAtEnd = false
  private var chunk: [UInt8] = []
  /// The byte at which the next read begins.
  private var offset = 0
  /// The byte at which reading ends, at the file's end at the latest.
  private var end = Int.max

  var path: String { file.path }

  /// - Throws: as ``OpenFile``.
  init(path: String) throws(SpreadsheetError) { file = try OpenFile(path) }

  /// Up to `count` bytes that follow, fewer only at the end.
  ///
  /// - Throws: `.notReadable` where the system fails to.
  func read(_ count: Int) throws(SpreadsheetError) -> ArraySlice<UInt8> {
    let room = min(count, max(end - offset, 0))
    if chunk.count < room { chunk = [UInt8](repeating: 0, count: room) }
    return try chunk[..<read(into: &chunk, from: 0, count: count)]
  }

  /// Puts up to `count` bytes that follow behind a buffer's first ones, in place of what stands there.
  ///
  /// - Throws: `.notReadable` where the system fails to.
  func read(_ count: Int, into buffer: inout [UInt8], behind first: Int) throws(SpreadsheetError) {
    let missing = first + min(count, max(end - offset, 0)) - buffer.count
    if missing > 0 { buffer += [UInt8](repeating: 0, count: missing) }
    var filled = 0
    defer { buffer.removeLast(buffer.count - first - filled) }
    filled = try read(into: &buffer, from: first, count: count)
  }

  /// Fills a buffer, which has room for `count` bytes or for what is left of the text, from one of its places on.
  ///
  /// - Returns: the bytes read, fewer than `count` only at the end.
  /// - Throws: `.notReadable` where the system fails to.
  func read(into buffer: inout [UInt8], from place: Int, count: Int) throws(SpreadsheetError) -> Int {
    let isToEnd = count >= end - offset
    let count = min(count, max(end - offset, 0))
    let filled = try file.read(into: &buffer, from: place, count: count, at: offset)
    if isToEnd || filled < count { isAtEnd = true }
    offset += filled
    return filled
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
    let start = max(0, file.size - 4096) / unit * unit
    seek(to: start)
    let tail = Array(try read(file.size / unit * unit - start))
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
}
