import Spreadsheet
import Testing

@testable import Intake

struct NIKTests {
  @Test(arguments: ["1371012103850004", "1371016103120004"])
  func `a man's number has his day of birth, a woman's that with 40 added`(_ digits: String) throws {
    #expect(try NIK(digits: digits).digits == digits)
  }

  @Test(arguments: [
    ("137101210385000", NIKFault.length(15)), ("13710121038500041", .length(17)), ("13710121038500O4", .notDigits),
    ("1371013202850004", .birthDate), ("1371012113850004", .birthDate), ("1371017203850004", .birthDate),
    ("1371010003850004", .birthDate), ("0071012103850004", .region), ("1371012103850000", .serial),
    ("1,37101E+15", .damaged), ("1371013002850004", .birthDate),
  ])
  func `a bad number is refused with its reason and never repaired`(_ text: String, _ fault: NIKFault) {
    #expect(NIK.parse(text) == .invalid(raw: text, reason: fault))
  }

  @Test func `29 February needs a leap year in one of the centuries`() throws {
    #expect(try NIK(digits: "1371012902000004").digits == "1371012902000004")
    #expect(throws: NIKFault.birthDate) { try NIK(digits: "1371012902010004") }
  }

  @Test(arguments: [
    "1371012103850004", " 1371012103850004 ", "'1371012103850004", "=\"1371012103850004\"", "1371 0121 0385 0004",
  ])
  func `wrappings and blanks around the digits are passed over`(_ text: String) throws {
    #expect(NIK.parse(text) == .ok(try NIK(digits: "1371012103850004")))
  }

  @Test func `a numeric cell is suspect even when it looks whole`() {
    #expect(NIK.parse(number: 1_371_012_103_850_004) == .suspect(digits: "1371012103850004"))
    #expect(NIK.parse(number: 1_371_012_103_850_000) == .suspect(digits: "1371012103850000"))
  }

  @Test func `thirteen digits are a BPJS card`() {
    #expect(NIK.parse("0001234567890") == .bpjsCard("0001234567890"))
    #expect(NIK.parse(number: 1_234_567_890_123) == .bpjsCard("1234567890123"))
  }

  @Test(arguments: ["", "-", "0", "0000000000000000", "tidak ada"])
  func `marks for no number are none`(_ text: String) {
    #expect(NIK.parse(text) == .none)
  }
}

struct MedicalRecordNumberTests {
  @Test(arguments: ["001234", "00-12-34", "00.12.34", "00 12 34", " 001234 ", "00/12/34", "'001234", "=\"001234\""])
  func `separators count for nothing`(_ text: String) {
    #expect(MedicalRecordNumber.key(text) == "001234")
  }

  @Test func `padded and unpadded forms are one patient only with a width`() {
    #expect(MedicalRecordNumber.key("1234") == "1234")
    #expect(MedicalRecordNumber.key("1234", width: 6) == "001234")
    #expect(MedicalRecordNumber.key("1234567", width: 6) == "1234567")
    #expect(MedicalRecordNumber.key("RM-12a", width: 6) == "RM12A")
    #expect(MedicalRecordNumber.key("", width: 6) == "")
  }
}
