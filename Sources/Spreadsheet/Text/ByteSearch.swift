/// Looks for bytes sixty-four at a time.
struct ByteSearch {
  private let first, second, third, fourth: SIMD16<UInt8>

  /// Looks for any of four bytes; one may be named more than once.
  init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
    self.first = SIMD16(repeating: first)
    self.second = SIMD16(repeating: second)
    self.third = SIMD16(repeating: third)
    self.fourth = SIMD16(repeating: fourth)
  }

  /// One place after the other; a block of bytes is looked at once, however many places it holds.
  struct Places {
    private let search: ByteSearch
    /// Where the block begins that is being looked at, and a bit for each place in it that is still to come.
    private var base: Int
    private var hits: UInt64

    /// - Parameters:
    ///   - search: what to look for.
    ///   - bytes: the same at each call.
    ///   - start: where to begin.
    @inline(__always)
    init(_ search: ByteSearch, in bytes: Span<UInt8>, from start: Int) {
      self.search = search
      base = start
      hits = search.hits(in: bytes, at: start)
    }

    /// The next place; the count of all bytes where there is none.
    @inline(__always)
    mutating func next(in bytes: Span<UInt8>) -> Int {
      while hits == 0 {
        base &+= 64
        guard base < bytes.count else { return bytes.count }
        hits = search.hits(in: bytes, at: base)
      }
      let place = base &+ hits.trailingZeroBitCount
      hits &= hits &- 1
      return place
    }
  }

  /// A bit for each of sixty-four bytes that is one of the four; none beyond the end.
  @inline(never)
  private func hits(in bytes: Span<UInt8>, at index: Int) -> UInt64 {
    guard index &+ 64 <= bytes.count else { return lastHits(in: bytes, at: index) }
    let raw = unsafe bytes.bytes
    // Each row of eight bytes marks a bit of its own in eight sums.
    var marks = SIMD16<UInt8>(lowHalf: SIMD8(repeating: 1), highHalf: SIMD8(repeating: 2))
    var sum = SIMD16<UInt8>()
    for offset in stride(from: 0, to: 64, by: 16) {
      let block = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index &+ offset, as: SIMD16<UInt8>.self)
      let isHit = (block .== first) .| (block .== second) .| (block .== third) .| (block .== fourth)
      sum |= marks.replacing(with: 0, where: .!isHit)
      marks &<<= 2
    }
    let halves = unsafe unsafeBitCast(sum, to: SIMD2<UInt64>.self)
    return Self.turned(UInt64(littleEndian: halves[0] | halves[1]))
  }

  /// As ``hits(in:at:)`` where fewer than sixty-four bytes are left.
  private func lastHits(in bytes: Span<UInt8>, at index: Int) -> UInt64 {
    var hits: UInt64 = 0
    for place in index..<max(index, bytes.count) {
      let byte = bytes[place]
      if byte == first[0] || byte == second[0] || byte == third[0] || byte == fourth[0] {
        hits |= 1 &<< UInt64(place &- index)
      }
    }
    return hits
  }

  /// Eight rows of eight bits, one a byte, with rows and columns changed for each other: by halves, quarters and eighths.
  @inline(__always)
  private static func turned(_ square: UInt64) -> UInt64 {
    var square = square
    var change = (square ^ (square &>> 7)) & 0x00AA_00AA_00AA_00AA
    square ^= change ^ (change &<< 7)
    change = (square ^ (square &>> 14)) & 0x0000_CCCC_0000_CCCC
    square ^= change ^ (change &<< 14)
    change = (square ^ (square &>> 28)) & 0x0000_0000_F0F0_F0F0
    return square ^ change ^ (change &<< 28)
  }

  /// The place of the first byte from `start` on that is zero or no ASCII; the count of all bytes where there is none.
  static func placeOfNoASCII(in bytes: Span<UInt8>, from start: Int) -> Int {
    let count = bytes.count
    let raw = unsafe bytes.bytes
    var index = start
    while index &+ 64 <= count {
      var sum = SIMD16<UInt8>()
      for offset in stride(from: 0, to: 64, by: 16) {
        let block = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index &+ offset, as: SIMD16<UInt8>.self)
        // Of ASCII, a zero's predecessor alone has the top bit.
        sum |= block | (block &- 1)
      }
      let halves = unsafe unsafeBitCast(sum, to: SIMD2<UInt64>.self)
      guard (halves[0] | halves[1]) & 0x8080_8080_8080_8080 == 0 else { break }
      index &+= 64
    }
    while index < count {
      if bytes[index] &- 1 >= 0x7F { return index }
      index &+= 1
    }
    return count
  }
}
