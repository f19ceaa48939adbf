/// Where the zip file begins in a file that has other bytes before it, such as a program that unpacks it.
enum ZipStart {
  /// The place from which the zip's own offsets count; nil where the file does not end in a zip's directory.
  ///
  /// The directory ends where its end record begins, which tells how long it is and where it should begin (APPNOTE
  /// 4.3.12, 4.3.16); what is between is the bytes before the zip. 0 is a file that is nothing else, and one whose offsets
  /// were moved by as much.
  ///
  /// - Throws: `.notReadable`.
  static func offset(in file: OpenFile) throws(SpreadsheetError) -> Int? {
    guard let (end, record) = try endRecord(in: file) else { return nil }
    var directoryEnd = end
    var size = number(record, 12, bytes: 4)
    var start = number(record, 16, bytes: 4)
    if size == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
      // The end record of ZIP64 and what leads to it stand right before (APPNOTE 4.3.14, 4.3.15).
      guard end >= 76 else { return nil }
      let large = try file.bytes(at: end - 76, count: 56)
      guard large.starts(with: [0x50, 0x4B, 0x06, 0x06]) else { return nil }
      directoryEnd = end - 76
      size = number(large, 40, bytes: 8)
      start = number(large, 48, bytes: 8)
    }
    let (offset, isTooLarge) = (directoryEnd - min(size, directoryEnd)).subtractingReportingOverflow(start)
    guard !isTooLarge, offset >= 0, size <= directoryEnd else { return nil }
    guard size > 0 else { return offset }
    return try file.bytes(at: offset + start, count: 4) == [0x50, 0x4B, 0x01, 0x02] ? offset : nil
  }

  /// The last end record and where it stands; a comment of up to 65,535 bytes may follow it.
  private static func endRecord(in file: OpenFile) throws(SpreadsheetError) -> (place: Int, bytes: ArraySlice<UInt8>)? {
    for length in [22, 22 + 65_535] {
      let first = max(0, file.size - length)
      let tail = try file.bytes(at: first, count: file.size - first)
      guard tail.count >= 22 else { return nil }
      for index in stride(from: tail.count - 22, through: 0, by: -1)
      where tail[index] == 0x50 && tail[index...].starts(with: [0x50, 0x4B, 0x05, 0x06]) {
        return (first + index, tail[index..<index + 22])
      }
    }
    return nil
  }

  private static func number(_ record: some RandomAccessCollection<UInt8>, _ place: Int, bytes count: Int) -> Int {
    Int(clamping: record.dropFirst(place).prefix(count).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
  }
}
