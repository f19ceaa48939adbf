/// Looks for bytes eight at a time.
///
/// A byte of a word that equals another is found as a zero of their difference: `(x - 0x01…) & ~x & 0x80…` marks the lowest zero
/// truly; marks above it may be false, so only the lowest is used.
struct ByteSearch {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  private let first, second, third: UInt64

  /// Looks for any of three bytes; one may be named more than once.
  init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    self.first = Self.ones &* UInt64(first)
    self.second = Self.ones &* UInt64(second)
    self.third = Self.ones &* UInt64(third)
  }

  /// The place of the first of the bytes from `start` on; the count of all bytes where there is none.
  @inline(__always)
  func place(in bytes: Span<UInt8>, from start: Int) -> Int {
    unsafe bytes.withUnsafeBytes { raw in
      let count = raw.count
      var index = start
      while index &+ 8 <= count {
        let word = UInt64(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let hits = Self.zeros(word ^ first) | Self.zeros(word ^ second) | Self.zeros(word ^ third)
        if hits != 0 { return index &+ hits.trailingZeroBitCount >> 3 }
        index &+= 8
      }
      while index < count {
        let byte = unsafe UInt64(raw[index])
        if byte == first & 0xFF || byte == second & 0xFF || byte == third & 0xFF { return index }
        index &+= 1
      }
      return count
    }
  }

  /// The place of the first byte from `start` on that is zero or no ASCII; the count of all bytes where there is none.
  static func placeOfNoASCII(in bytes: Span<UInt8>, from start: Int) -> Int {
    unsafe bytes.withUnsafeBytes { raw in
      let count = raw.count
      var index = start
      while index &+ 8 <= count {
        let word = UInt64(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let hits = zeros(word) | word & tops
        if hits != 0 { return index &+ hits.trailingZeroBitCount >> 3 }
        index &+= 8
      }
      while index < count {
        if unsafe raw[index] &- 1 >= 0x7F { return index }
        index &+= 1
      }
      return count
    }
  }

  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }
}
