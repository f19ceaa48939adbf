import Testing

@testable import Spreadsheet

@Suite struct ByteSearchTests {
  private static let texts: [[UInt8]] = [
    [], [0x2C], Array("a,b".utf8), Array("abcdefgh,ijk".utf8), Array("abcdefghijklmnop\n".utf8),
    Array("äöü,\r\nß".utf8),
    Array(repeating: 0x2D, count: 40) + [0x0D] + Array(repeating: 0x2B, count: 9),
    [0xFF, 0x80, 0x00, 0x7F, 0x2C, 0x0A],
    Array("\u{2C}\u{2B}\u{2D}\u{2C}".utf8), Array((0...255).map { UInt8($0) }),
    // Every place of a block, and runs over its end.
    Array((0..<130).map { UInt8($0 % 3 == 0 ? 0x2C : 0x61) }), Array(repeating: 0x22, count: 129),
    Array((0..<20).flatMap { Array(repeating: 0x61, count: $0 * 13 % 64) + [0x0A] }),
  ]

  @Test(arguments: texts)
  func `four bytes are found wherever a loop finds them`(text: [UInt8]) {
    for search in [
      [0x2C, 0x22, 0x0A, 0x0D], [0x22, 0x22, 0x0A, 0x0D], [0x3B, 0x3B, 0x3B, 0x3B], [0x00, 0xFF, 0x80, 0x7F],
    ] as [[UInt8]] {
      for start in 0...text.count {
        let expected = text[start...].indices.filter { search.contains(text[$0]) } + [text.count]
        var places = ByteSearch.Places(
          ByteSearch(search[0], search[1], search[2], search[3]), in: text.span, from: start)
        let found = expected.map { _ in places.next(in: text.span) }
        #expect(found == expected)
      }
    }
  }

  @Test(arguments: texts)
  func `the first byte that is zero or no ASCII is found where a loop finds it`(text: [UInt8]) {
    for start in 0...text.count {
      let expected = text[start...].firstIndex { $0 == 0 || $0 >= 0x80 } ?? text.count
      #expect(ByteSearch.placeOfNoASCII(in: text.span, from: start) == expected)
    }
  }
}
