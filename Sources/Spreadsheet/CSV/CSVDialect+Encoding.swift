extension CSVDialect.Encoding {
  /// The bytes of the mark at the beginning of a file, if it is this encoding's.
  func markLength(_ head: ArraySlice<UInt8>) -> Int {
    switch self {
    case .utf8, .utf8WithBOM: head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    case .utf16LE: head.starts(with: [0xFF, 0xFE]) ? 2 : 0
    case .utf16BE: head.starts(with: [0xFE, 0xFF]) ? 2 : 0
    case .windows1252: 0
    }
  }

  /// The encoding that a file's first bytes tell: by a mark, or by the zeros of UTF-16; nil where the whole file must be seen.
  init?(head: ArraySlice<UInt8>) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8WithBOM
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LE
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BE
    } else {
      var zeros = [0, 0]
      for (place, byte) in head.enumerated() where byte == 0 { zeros[place & 1] += 1 }
      // Western text in UTF-16 has a zero in nearly every unit, and always in the same half.
      let units = head.count / 2
      if zeros[1] * 10 > units * 7, zeros[0] * 20 < units {
        self = .utf16LE
      } else if zeros[0] * 10 > units * 7, zeros[1] * 20 < units {
        self = .utf16BE
      } else {
        return nil
      }
    }
  }
}

/// Counts what of some bytes is UTF-8, over chunks.
struct UTF8Census {
  /// Characters of several bytes.
  private(set) var characters = 0
  private(set) var invalid = 0
  /// Zero bytes, and those of them that nothing follows.
  private(set) var zeros = 0
  private var closingZeros = 0
  private var zerosEnd = 0
  private var seen = 0
  /// How many bytes of a character are still to come, and within what the next one must lie.
  private var pending = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// Whether the bytes are UTF-8 rather than Windows-1252, in which its characters hardly occur.
  var isUTF8: Bool { invalid == 0 || characters > invalid }
  /// Whether the zeros say that it is no text.
  var isBinary: Bool { ZeroBytes.areMany(zeros - (zerosEnd == seen ? closingZeros : 0), of: seen) }

  mutating func count(_ bytes: Span<UInt8>) {
    let count = bytes.count
    var index = 0
    while index < count {
      if pending == 0 {
        // Nearly all of it is ASCII.
        index = ByteSearch.placeOfNoASCII(in: bytes, from: index)
        guard index < count else { break }
      }
      take(bytes[index], at: seen + index)
      index += 1
    }
    seen += count
  }

  /// Tells that no chunk follows.
  mutating func finish() {
    if pending > 0 { invalid += 1 }
    pending = 0
  }

  private mutating func take(_ byte: UInt8, at place: Int) {
    if pending > 0 {
      if allowed.contains(byte) {
        pending -= 1
        allowed = 0x80...0xBF
        if pending == 0 { characters += 1 }
        return
      }
      invalid += 1
      pending = 0
      allowed = 0x80...0xBF
    }
    switch byte {
    case 0:
      zeros += 1
      closingZeros = zerosEnd == place ? closingZeros + 1 : 1
      zerosEnd = place + 1
    case ..<0x80: break
    case 0xC2...0xDF: pending = 1
    case 0xE0...0xEF:
      pending = 2
      if byte == 0xE0 { allowed = 0xA0...0xBF }
      if byte == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      pending = 3
      if byte == 0xF0 { allowed = 0x90...0xBF }
      if byte == 0xF4 { allowed = 0x80...0x8F }
    default: invalid += 1
    }
  }
}
