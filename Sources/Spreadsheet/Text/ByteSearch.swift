/// Looks for bytes eight at a time.
///
/// A byte of a word that equals another is found as a zero of their difference: adding 0x7F… to a byte's lower seven bits
/// sets its top bit for each but zero, and no sum passes into the next byte.
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

  /// One place after the other; a word is looked at once, however many of the bytes it holds.
  struct Places {
    private let search: ByteSearch
    /// Where the word begins that is being looked at, and the top bits of what was found in it.
    private var base = 0
    private var hits: UInt64 = 0

    /// - Parameters:
    ///   - search: what to look for.
    ///   - bytes: the same at each call.
    ///   - start: where to begin.
    @inline(__always)
    init(_ search: ByteSearch, in bytes: Span<UInt8>, from start: Int) {
      self.search = search
      move(to: start, in: bytes)
    }

    /// Goes on from another place.
    @inline(__always)
    mutating func move(to place: Int, in bytes: Span<UInt8>) {
      base = place
      hits = search.hits(in: bytes, at: place)
    }

    /// The next place; the count of all bytes where there is none.
    @inline(__always)
    mutating func next(in bytes: Span<UInt8>) -> Int {
      while hits == 0 {
        base &+= 8
        guard base < bytes.count else { return bytes.count }
        hits = search.hits(in: bytes, at: base)
      }
      let place = base &+ hits.trailingZeroBitCount >> 3
      hits &= hits &- 1
      return place
    }
  }

  /// The top bit of each of eight bytes that is one of the three; none beyond the end.
  @inline(__always)
  private func hits(in bytes: Span<UInt8>, at index: Int) -> UInt64 {
    unsafe bytes.withUnsafeBytes { raw in
      guard index &+ 8 <= raw.count else {
        var word: UInt64 = 0
        var known: UInt64 = 0
        var shift: UInt64 = 0
        for place in index..<max(index, raw.count) {
          word |= unsafe UInt64(raw[place]) << shift
          known |= 0x80 << shift
          shift &+= 8
        }
        return hits(word) & known
      }
      return hits(UInt64(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
    }
  }

  @inline(__always)
  private func hits(_ word: UInt64) -> UInt64 {
    ~(Self.others(word ^ first) & Self.others(word ^ second) & Self.others(word ^ third)) & Self.tops
  }

  /// The top bit of each byte that is not zero.
  @inline(__always)
  private static func others(_ word: UInt64) -> UInt64 { ((word & ~tops) &+ ~tops) | word }

  /// The place of the first byte from `start` on that is zero or no ASCII; the count of all bytes where there is none.
  static func placeOfNoASCII(in bytes: Span<UInt8>, from start: Int) -> Int {
    unsafe bytes.withUnsafeBytes { raw in
      let count = raw.count
      var index = start
      while index &+ 64 <= count {
        var hits: UInt64 = 0
        for place in stride(from: index, to: index &+ 64, by: 8) {
          let word = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          // Of bytes below 0x80 only a zero borrows.
          hits |= word | (word &- ones)
        }
        guard hits & tops == 0 else { break }
        index &+= 64
      }
      while index < count {
        if unsafe raw[index] &- 1 >= 0x7F { return index }
        index &+= 1
      }
      return count
    }
  }
}
