import Testing

@testable import Spreadsheet

struct NumberTextTests {
  @Test(arguments: [
    "0", "1", "-1", "123456789012345", "1234567890123456789", "0.1", "1e22", "1e23", "1e-22", "9007199254740993",
    "2.2250738585072011e-308", "4.9e-324", "1.7976931348623157e308", "0.000001", "0.30000000000000004",
    "46276.131249999999", "-0", "1.",
    "123456789012345e22", "00000000000000000000012",
  ]) func `a number is rounded as the standard library rounds it`(_ text: String) {
    let bytes = Array(text.utf8)
    let value = NumberText.double(bytes.span)
    #expect(value == Double(text))
  }

  @Test func `numbers of up to nineteen digits are rounded as the standard library rounds them`() {
    var state: UInt64 = 2026
    for _ in 0..<5000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = String(state >> (state % 50)).prefix(19)
      for point in [0, 1, digits.count / 2, digits.count] {
        let text = "\(digits.prefix(point)).\(digits.dropFirst(point))"
        let bytes = Array(text.utf8)
        let value = NumberText.double(bytes.span)
        #expect(value == Double(text.hasPrefix(".") ? "0\(text)" : "\(text)0"))
      }
    }
  }

  @Test(arguments: ["", " ", "-", "+", ".", "e5", "1e", "1e+", "0x10", "1,5", "1 2", "nan", "inf", "1e999", "12a"])
  func `what is no finite decimal number is none`(_ text: String) {
    let bytes = Array(text.utf8)
    let value = NumberText.double(bytes.span)
    #expect(value == nil)
  }
}

struct CellReferenceTests {
  @Test(arguments: [("A1", 0, 0), ("b7", 1, 6), ("Z1", 25, 0), ("AA10", 26, 9), ("XFD1048576", 16383, 1_048_575)])
  func `a reference gives column and row and is given back`(_ text: String, _ column: Int, _ row: Int) {
    let bytes = Array(text.utf8)
    let reference = CellReference.parse(bytes.span)
    #expect(reference?.column == column)
    #expect(reference?.row == row)
    #expect(CellReference.name(row: row, column: column) == text.uppercased())
  }

  @Test(arguments: ["", "1", "A0", "ABCDE1", "A-1", "A1B", "$A$1", "A9999999999999999"])
  func `what is no reference is none`(_ text: String) {
    let bytes = Array(text.utf8)
    let isReference = CellReference.parse(bytes.span) != nil
    #expect(!isReference)
  }
}

struct NumberFormatTests {
  @Test(arguments: [
    ("dd/mm/yyyy", NumberFormat.date), ("[$-421]dd mmmm yyyy;@", .date), ("[$-F400]h:mm:ss AM/PM", .date),
    ("[$-x-sysdate]dddd, mmmm dd, yyyy", .date), ("mm:ss.0", .date), ("yyyy\"-\"mm", .date), ("[hh]:mm:ss", .duration),
    ("[Red][h]:mm", .duration), ("[ss].00", .duration), ("General", .number), ("GENERAL", .number), ("@", .number),
    ("0.00E+00", .number), ("[Red]0", .number), ("\"Day \"0", .number), ("\\d0", .number), ("0;[h]:mm", .number),
    ("[$Rp-421]#,##0", .number), ("_(\"Rp\"* #,##0_)", .number), ("#,##0*y", .number), ("", .number), ("\"", .number),
    ("[", .number), ("\\", .number), ("[]", .number), ("# ?/?", .number), ("ggge\"年\"", .date),
    ("[$-421]dddd, dd mmmm yyyy", .date), ("[$Rp-421]* #,##0.00_-", .number), ("[$-411]e", .date), ("bbbb", .date),
    ("BOOLEAN", .number), ("True;True;False", .number), ("Yes", .date), ("0e0", .number), ("0.0 m", .date),
    ("0*-d", .date), ("[Color10]0", .number), ("[<100]d", .date), ("[>=1][h]:mm;0", .duration), ("[m]:ss", .duration),
    ("[s].00", .duration), ("[h][Red]", .duration), ("[$-F400]", .number), ("\"[h]\"0", .number), ("_d0", .number),
    ("\\y0", .number), ("*d0", .number), (";;;", .number), ("; ;d", .number), ("yyyy;", .date), ("0;;;@", .number),
  ]) func `the first section of a format tells what it makes of a number`(_ code: String, _ expected: NumberFormat) {
    #expect(NumberFormat(code: code) == expected)
  }

  @Test func `built-in formats are known by their number`() {
    #expect([14, 22, 27, 36, 45, 47, 50, 58].allSatisfy { NumberFormat(builtIn: $0) == .date })
    #expect(NumberFormat(builtIn: 46) == .duration)
    #expect([0, 1, 9, 13, 23, 37, 44, 48, 49, 59, 163, -1].allSatisfy { NumberFormat(builtIn: $0) == .number })
  }
}

struct PartNameTests {
  @Test(arguments: [
    ("worksheets/sheet1.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"),
    ("/xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"),
    ("..\\xl\\sheet 1.xml", "xl/workbook.xml", "xl/sheet 1.xml"), ("xl/workbook.xml", "", "xl/workbook.xml"),
    ("../../../../etc/passwd", "xl/workbook.xml", "etc/passwd"), ("sheet%201.xml", "xl/workbook.xml", "xl/sheet 1.xml"),
    ("100%.xml", "", "100%.xml"),
  ]) func `a target is resolved from its source and never leaves the package`(
    _ target: String, _ source: String, _ part: String
  ) {
    #expect(PartName.resolve(target, from: source) == part)
  }

  @Test func `relationships stand beside their part`() {
    #expect(PartName.relationships(of: "") == "_rels/.rels")
    #expect(PartName.relationships(of: "xl/workbook.xml") == "xl/_rels/workbook.xml.rels")
    #expect(PartName.relationships(of: "book.xml") == "_rels/book.xml.rels")
  }
}

struct SerialTextTests {
  private func text(_ body: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    body(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `moments are told to the millisecond, shortly where nothing is lost`() {
    #expect(text { SerialText.append(date: 46347, isShort: true, to: &$0) } == "2026-11-21")
    #expect(text { SerialText.append(date: 46347, isShort: false, to: &$0) } == "2026-11-21T00:00:00.000")
    #expect(text { SerialText.append(date: 46347.58680555556, isShort: true, to: &$0) } == "2026-11-21T14:05:00")
    #expect(text { SerialText.append(date: 46347.9999999999, isShort: true, to: &$0) } == "2026-11-22")
    #expect(text { SerialText.append(time: 0.5, isShort: true, to: &$0) } == "12:00:00")
    #expect(text { SerialText.append(time: 0.999999999999, isShort: true, to: &$0) } == "23:59:59.999")
    #expect(text { SerialText.append(duration: 10.6320601851852, to: &$0) } == "255:10:10")
    #expect(text { SerialText.append(duration: -0.25, to: &$0) } == "-06:00:00")
  }
}

struct ExcelEscapesTests {
  @Test(arguments: [
    ("a_x0041_b", "aAb"), ("_xD83D__xDE00_", "😀"), ("_xD83D_", "_xD83D_"), ("_xDE00_x", "_xDE00_x"),
    ("_xD83D__x0041_", "_xD83D_A"), ("_xFFFF_", "\u{FFFF}"), ("_xFFFD_", "\u{FFFD}"),
    ("_x005F_x0041_", "_x0041_"), ("_xD83D", "_xD83D"),
  ]) func `an escape is its character, and half a pair stays as it is written`(_ text: String, _ expected: String) {
    var bytes = Array(text.utf8)
    ExcelEscapes.decode(&bytes, from: 0)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}
