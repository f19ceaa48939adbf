import Testing

@testable import Spreadsheet

struct ZeroFormatTests {
  @Test(arguments: [
    ("000000", 1234, "001234"), ("00-00-00", 1234, "00-12-34"), ("00\\-00\\-00", 123_456, "12-34-56"),
    ("0000-0000-0000", 81_234_567_890, "0812-3456-7890"), ("\"RM-\"000000", 1234, "RM-001234"),
    ("000000;-000000;;@", 1234, "001234"), ("[Red]000000", 7, "000007"), ("[$-421]000000", 7, "000007"),
    ("00\".\"00\".\"00", 1234, "00.12.34"), ("000000", 1_234_567, "1234567"), ("00-00-00", 12_345_678, "1234-56-78"),
    ("0###-####", 1234, "0000-1234"), ("#000000", 1234, "001234"), ("000000_)", 12, "000012"), ("000000", 0, "000000"),
    ("\"RM\"0", 12, "RM12"), ("(000) 0000", 5_551_234, "(555) 1234"),
  ])
  func `a format of noughts shows each digit in its place`(_ code: String, _ number: Double, _ text: String) throws {
    #expect(try #require(ZeroFormat(code: code)).text(number) == text)
  }

  @Test(arguments: [
    "0", "0.00", "#,##0", "General", "@", "0%", "0.00E+00", "00/00", "[<1000]000;0000", "[$Rp-421]0000", "???", "#",
    "0_)",
    "dd-mm-yyyy", "000,000",
  ])
  func `other formats show a number as it is`(_ code: String) {
    #expect(ZeroFormat(code: code) == nil)
  }

  @Test(arguments: [-1, 1.5, 1e15, .infinity, .nan])
  func `what no identifier is stays a number`(_ number: Double) throws {
    #expect(try #require(ZeroFormat(code: "000000")).text(number) == nil)
  }

  @Test func `a section for nought goes before the first`() throws {
    #expect(try #require(ZeroFormat(code: "000000;-000000;-")).text(0) == nil)
  }
}
