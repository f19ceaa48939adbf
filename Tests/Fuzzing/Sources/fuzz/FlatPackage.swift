import Spreadsheet

/// A package written flat, so that the fuzzer changes the XML in it and not deflated bytes: before each part stands a line
/// `=== name`.
///
/// An input that begins so becomes a zip file of stored parts with right checksums (APPNOTE 4.3); any other stays as it is.
enum FlatPackage {
  private static let mark = Array("=== ".utf8)

  static func zip(_ input: [UInt8]) -> [UInt8] {
    guard input.starts(with: mark) else { return input }
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    var count = 0
    for (name, content) in parts(of: input) {
      let checksum = CRC32.of(content)
      let head =
        little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + little(checksum, 4)
        + little(content.count, 4) + little(content.count, 4) + little(name.count, 2) + little(0, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + head + little(0, 2) + little(0, 2)
        + little(0, 2) + little(0, 4) + little(archive.count, 4) + name
      archive += little(0x0403_4B50, 4) + little(20, 2) + head + name + content
      count += 1
    }
    let end =
      little(0x0605_4B50, 4) + little(0, 4) + little(count, 2) + little(count, 2) + little(directory.count, 4)
      + little(archive.count, 4) + little(0, 2)
    return archive + directory + end
  }

  /// Names, cut at 255 bytes, and contents.
  private static func parts(of input: [UInt8]) -> [(name: ArraySlice<UInt8>, content: ArraySlice<UInt8>)] {
    var starts: [Int] = []
    for index in input.indices where input[index] == mark[0] && input[index...].starts(with: mark) {
      if index == 0 || input[index - 1] == UInt8(ascii: "\n") { starts.append(index) }
    }
    return starts.enumerated().prefix(200).map { number, start in
      let end = number + 1 < starts.count ? starts[number + 1] - 1 : input.count
      let lineEnd = input[start..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
      return (
        input[(start + mark.count)..<max(lineEnd, start + mark.count)].prefix(255), input[min(lineEnd + 1, end)..<end]
      )
    }
  }

  private static func little(_ number: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}

/// The checksum of zip files (APPNOTE 4.4.7).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  static func of(_ bytes: ArraySlice<UInt8>) -> Int {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8 }
    return Int(value ^ 0xFFFF_FFFF)
  }
}
