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
    let isToEnd = count >= end - offset
    let count = min(count, max(end - offset, 0))
    if chunk.count < count { chunk = [UInt8](repeating: 0, count: count) }
    let filled = try file.read(into: &chunk, count: count, at: offset)
    if isToEnd || filled < count { isAtEnd = true }
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
