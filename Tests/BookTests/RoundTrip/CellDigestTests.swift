import Spreadsheet
import Testing

@testable import Book

struct CellDigestTests {
  private static let same: [(StaffValue?, StaffValue?)] = [
    (.text(" Ya "), .text("Ya")), (.text("satu\r\ndua"), .text("satu\ndua")), (.text("satu\rdua"), .text("satu\ndua")),
    (.text("\u{A0}Ya"), .text("Ya")), (.text("  "), nil), (.text("é"), .text("é")),
    (.number(46_346), .date(46_346)), (.number(0.583333333333333), .time(14.0 / 24)),
    (.time(14.0 / 24), .time(0.583_333_4)), (.duration(1.5), .number(1.5)), (.number(0.1 + 0.2), .number(0.3)),
    (.number(0), .number(-0.0)), (.date(45678.583333333336), .number(45678.5833333333)),
    (.number(1e-20), .number(1.000_000_000_000_000_1e-20)), (.number(46_346.586_805_555_6), .date(46_346.586_805_6)),
    // 15 digits by LibreOffice, 16 by openpyxl.
    (.number(1.0 / 7), .number(0.142857142857143)), (.number(1.0 / 7), .number(0.1428571428571428)),
    (.number(1_234_567.891_234_567), .number(1234567.89123457)), (.number(1e15 / 7), .number(142857142857143)),
  ]

  @Test(arguments: same.indices)
  func `G3: what another program makes of a value when it saves is the same value`(index: Int) {
    let (left, right) = Self.same[index]
    #expect(StaffValue.areSame(left, right))
    #expect(CellDigest(left) == CellDigest(right))
  }

  private static let different: [(StaffValue?, StaffValue?)] = [
    (.text("Ya"), .text("ya")), (.boolean(true), .text("TRUE")), (.boolean(true), .number(1)),
    (.boolean(true), .boolean(false)), (.text("5"), .number(5)), (.number(5), .number(5.000_000_001)),
    (.text("a b"), .text("a  b")), (.time(0.5), .time(0.500_02)), (.text("Ya"), nil), (.number(0), nil),
    (.number(5), .number(50)), (.number(5), .number(-5)), (.number(0.5), .number(0.05)),
    // As exactly as a file says them.
    (.number(6_281_234_567_890), .number(6_281_234_567_891)), (.number(999_999_999_999.7), .number(1e12)),
    (.number(1_371_012_345_670_001), .number(1_371_012_345_670_002)),
    (.number(12_345_678_901.25), .number(12_345_678_901.75)),
    (.number(5_000_000.123_456_78), .number(5_000_000.123_456_79)),
    (.number(1e300), .number(1.000_000_000_000_1e300)), (.number(-6_281_234_567_890), .number(-6_281_234_567_891)),
  ]

  @Test(arguments: different.indices)
  func `values that staff can tell apart differ`(index: Int) {
    let (left, right) = Self.different[index]
    #expect(!StaffValue.areSame(left, right))
    #expect(CellDigest(left) != CellDigest(right))
  }

  @Test func `a digest is four characters and reads back`() throws {
    let digests = [
      CellDigest(.text("Ya")), .empty, CellDigest(.number(3), isFormula: true), CellDigest(nil, isFormula: true),
    ]
    var text: [UInt8] = []
    for digest in digests { digest.append(to: &text) }
    #expect(text.count == 18)
    #expect(CellDigest.parse(text) == digests)
    #expect(CellDigest.parse(text.dropLast()) == nil)
    #expect(CellDigest.parse("AB+D".utf8) == nil)
  }

  @Test func `no value has the digest of an empty cell`() {
    for number in 0..<200_000 { #expect(!CellDigest(.number(Double(number))).isEmpty) }
  }

  @Test func `the same value has the same digest in every run of the program`() {
    var text: [UInt8] = []
    CellDigest(.text("Ya")).append(to: &text)
    CellDigest(.number(46_346)).append(to: &text)
    CellDigest(.boolean(true)).append(to: &text)
    #expect(String(decoding: text, as: UTF8.self) == "h7RhKZG5WnaI")
  }
}
