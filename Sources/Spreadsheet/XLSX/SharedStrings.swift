/// The texts that cells share (ECMA-376 §18.4): one arena of UTF-8 bytes and where each text ends in it.
struct SharedStrings {
  private var arena: [UInt8] = []
  private var ends: [UInt32] = []
  /// Whether the workbook has no such part.
  let isAbsent: Bool

  /// No texts, for a workbook without the part.
  init() { isAbsent = true }

  /// - Throws: `.limitPassed` for too many or too long texts, `.malformedXML`.
  init(part: String, in archive: ZipArchive) throws(SpreadsheetError) {
    isAbsent = false
    let limits = archive.limits
    let stream = try archive.open(part, maximumBytes: limits.streamedPartBytes)
    // Memory that is not written to is not taken, so that a hint too large costs nothing.
    arena.reserveCapacity(min(stream.inflatedBytes ?? 0, Self.largestReservation))
    var xml = try XMLScanner(stream, limits: limits)
    while true {
      switch try xml.next() {
      case .finished: return
      case .start where xml.isNamed("si"):
        if xml.takeText(between: "<t>", and: "</t></si>", references: true) {
          let start = arena.count
          try xml.appendText(to: &arena)
          StringItem.trim(&arena, from: start)
          ExcelEscapes.decode(&arena, from: start)
        } else {
          try StringItem.append(&xml, to: &arena, maximumBytes: limits.textBytes)
        }
        ends.append(UInt32(truncatingIfNeeded: arena.count))
        if arena.count > limits.sharedStringBytes {
          throw xml.error(.limitPassed(what: "shared string bytes", limit: limits.sharedStringBytes))
        }
        if ends.count > limits.sharedStrings {
          throw xml.error(.limitPassed(what: "shared strings", limit: limits.sharedStrings))
        }
      default: continue
      }
    }
  }

  private static let largestReservation = 256 << 20

  var count: Int { ends.count }

  /// Appends the text's bytes.
  @inline(__always)
  func append(_ index: Int, to bytes: inout [UInt8]) {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let end = Int(ends[index])
    unsafe arena.withUnsafeBufferPointer {
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }
}

/// A text that may be rich: `si` of the shared strings, `is` of a cell (ECMA-376 §18.4.8).
enum StringItem {
  /// Appends the runs' texts; the phonetic runs (`rPh`), which say how it is pronounced, are left out.
  ///
  /// As Excel has it, white space around a text counts only where the text's own element says `xml:space="preserve"`;
  /// a run of white space between others is kept all the same. The scanner stands on the item's start and is left on
  /// its end.
  static func append(
    _ xml: inout XMLScanner, to bytes: inout [UInt8], maximumBytes: Int
  ) throws(SpreadsheetError) {
    let outer = xml.depth
    while true {
      switch try xml.next() {
      case .start:
        if xml.isLetter("t") {
          let start = bytes.count
          let isKept = try keepsSpace(&xml)
          let isRun = xml.depth > outer + 1
          try appendText(&xml, to: &bytes, maximumBytes: maximumBytes)
          if !isKept { trim(&bytes, from: start, keepsBlank: isRun) }
          ExcelEscapes.decode(&bytes, from: start)
        } else if !xml.isLetter("r") {
          try xml.skipElement()
        }
      case .end where xml.depth == outer: return
      case .finished: return
      default: continue
      }
    }
  }

  /// Whether the current tag says that white space counts (XML 1.0 §2.10).
  private static func keepsSpace(_ xml: inout XMLScanner) throws(SpreadsheetError) -> Bool {
    guard xml.hasAttributes else { return false }
    while let attribute = try xml.nextAttribute() {
      if attribute.isPrefixed, xml.hasLocalName(attribute, "space") { return try xml.string(attribute) == "preserve" }
    }
    return false
  }

  /// Cuts off the white space around what stands from `start` on; where it `keepsBlank`, not what is nothing else.
  @inline(__always)
  static func trim(_ bytes: inout [UInt8], from start: Int, keepsBlank: Bool = false) {
    guard bytes.count > start, bytes[start] <= 0x20 || bytes[bytes.count - 1] <= 0x20 else { return }
    cut(&bytes, from: start, keepsBlank: keepsBlank)
  }

  @inline(never)
  private static func cut(_ bytes: inout [UInt8], from start: Int, keepsBlank: Bool) {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
    guard let first = bytes[start...].firstIndex(where: { !isSpace($0) }),
      let last = bytes[first...].lastIndex(where: { !isSpace($0) })
    else {
      if !keepsBlank { bytes.removeLast(bytes.count - start) }
      return
    }
    bytes.removeLast(bytes.count - last - 1)
    bytes.removeSubrange(start..<first)
  }

  /// Appends the characters of the element whose start was read, up to its end.
  @inline(__always)
  static func appendText(
    _ xml: inout XMLScanner, to bytes: inout [UInt8], maximumBytes: Int
  ) throws(SpreadsheetError) {
    let outer = xml.depth
    let start = bytes.count
    while true {
      switch try xml.next() {
      case .text:
        try xml.appendText(to: &bytes)
        if bytes.count - start > maximumBytes {
          throw xml.error(.limitPassed(what: "text bytes", limit: maximumBytes))
        }
      case .end where xml.depth == outer: return
      case .finished: return
      case .start: try xml.skipElement()
      case .end: continue
      }
    }
  }
}

/// `_x000D_` and its like, by which a text holds what XML can't (ECMA-376 §22.9.2.19).
enum ExcelEscapes {
  /// Decodes in place what stands from `start` on.
  static func decode(_ bytes: inout [UInt8], from start: Int) {
    guard var read = first(in: bytes, from: start) else { return }
    var write = read
    while read < bytes.count {
      guard let (scalar, count) = scalar(bytes, at: read) else {
        bytes[write] = bytes[read]
        write += 1
        read += 1
        continue
      }
      read += count
      // At most four bytes in the place of seven.
      UTF8Bytes.encode(scalar) { byte in
        bytes[write] = byte
        write += 1
      }
    }
    bytes.removeLast(bytes.count - write)
  }

  /// The character that the escape at an offset stands for, or the two of a pair, and their bytes; nil for half
  /// a pair.
  private static func scalar(_ bytes: [UInt8], at start: Int) -> (scalar: UInt32, count: Int)? {
    guard let unit = unit(bytes, at: start) else { return nil }
    switch unit {
    case 0xD800..<0xDC00:
      guard let low = Self.unit(bytes, at: start + 7), (0xDC00..<0xE000).contains(low) else { return nil }
      return (0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), 14)
    case 0xDC00..<0xE000: return nil
    default: return (unit, 7)
    }
  }

  @inline(__always)
  private static func first(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    let end = bytes.count - 6
    while index < end {
      if unsafe bytes.span[unchecked: index] == UInt8(ascii: "_"), unit(bytes, at: index) != nil { return index }
      index += 1
    }
    return nil
  }

  /// The UTF-16 unit of the escape at an offset.
  private static func unit(_ bytes: [UInt8], at start: Int) -> UInt32? {
    guard start + 7 <= bytes.count, bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "x"),
      bytes[start + 6] == UInt8(ascii: "_")
    else { return nil }
    var value: UInt32 = 0
    for index in start + 2..<start + 6 {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(bytes[index] - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(bytes[index] - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(bytes[index] - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    return value
  }
}
