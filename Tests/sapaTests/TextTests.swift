import Spreadsheet
import Testing

@testable import sapa

/// How texts and numbers go out as CSV and JSON.
@Suite struct TextTests {
  private func csv(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    CSVText.append(bytes.span, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private func json(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    JSONText.append(string: bytes.span, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private func json(_ number: Double) -> String {
    var text: [UInt8] = []
    JSONText.append(number: number, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  @Test(arguments: [
    ("Ani", "Ani"), ("", ""), ("Ani, S.Kep", "\"Ani, S.Kep\""), ("5\" pipa", "\"5\"\" pipa\""), ("a\nb", "\"a\nb\""),
    ("a\rb", "\"a\rb\""), ("a;b", "a;b"), ("Sulaémán", "Sulaémán"), ("é,b", "\"é,b\""),
  ])
  func `a field of CSV has quotes where it must`(text: String, expected: String) {
    #expect(csv(Array(text.utf8)) == expected)
  }

  @Test(arguments: [
    ("Ani", #""Ani""#), ("", #""""#), (#"5" pipa"#, #""5\" pipa""#), (#"a\b"#, #""a\\b""#),
    ("a\nb\tc\r", #""a\nb\tc\r""#),
    ("\u{1B}[31m\u{7F}\0", #""\u001b[31m\u007f\u0000""#), ("😀é", #""😀é""#),
  ])
  func `a string of JSON is escaped`(text: String, expected: String) {
    #expect(json(Array(text.utf8)) == expected)
  }

  @Test func `what is no UTF-8 is repaired on the way out`() {
    #expect(csv([0x61, 0xE9, 0x62]) == "a\u{FFFD}b")
    #expect(json([0x61, 0xE9, 0x62]) == "\"a\u{FFFD}b\"")
  }

  @Test(
    arguments: [
      (0, "0"), (4.5, "4.5"), (-3, "-3"), (1e15, "1000000000000000"), (0.1, "0.1"),
      (9_007_199_254_740_992, "9007199254740992"),
      (1e300, "1e+300"),
    ] as [(Double, String)])
  func `a number of JSON is its shortest form`(number: Double, expected: String) {
    #expect(json(number) == expected)
    #expect(Double(json(number)) == number)
  }

  @Test func `an object of JSON keeps the order of its keys`() {
    var text: [UInt8] = []
    JSONValue.object([
      ("z", .int(1)), ("a", .array([.null, .bool(true), .bool(false)])), ("m", .optional(nil)), ("b", .optional("x\"")),
    ]).append(to: &text)
    #expect(String(decoding: text, as: UTF8.self) == #"{"z":1,"a":[null,true,false],"m":null,"b":"x\""}"#)
  }
}
