import Testing

@testable import Intake

struct TelephoneDoubtTests {
  @Test(arguments: [
    ("81234567890.0", "081234567890"), ("6281234567891.0", "081234567891"), ("0752-21234.0", "075221234"),
    ("8123456789.0", "08123456789"), ("081234567890.00", "081234567890"), ("81234567890,0", "081234567890"),
    ("+6281234567890.0", "081234567890"), ("81.234.567.890,00", "081234567890"), ("=\"81234567890.0\"", "081234567890"),
    ("'81234567890.0", "081234567890"), ("0751123456.0", "0751123456"), (" 81234567890.0 ", "081234567890"),
  ])
  func `a float's decimal is no digit of a number`(_ text: String, _ number: String) {
    #expect(Telephone.parse(text).numbers.map(\.digits) == [number])
    #expect(Telephone.parse(text).doubt == nil)
  }

  @Test func `two floats in one cell are two numbers`() {
    let numbers = Telephone.parse("81234567890.0 / 85678901234.0").numbers.map(\.digits)
    #expect(numbers == ["081234567890", "085678901234"])
  }

  @Test(arguments: ["0812.345.678.90", "0.8.1.2.3.4.5.6.7.8.9.0", "0812 345 678 90", "0812.34.56.78.90"])
  func `a dot between groups is none of a float`(_ text: String) {
    #expect(Telephone.parse(text).numbers.map(\.digits) == ["081234567890"])
  }

  @Test(arguments: [
    ("08123456789O", "081234567890"), ("08123456789o", "081234567890"), ("08l234567890", "081234567890"),
    ("0812345678o1", "081234567801"), ("0812345678l0", "081234567810"), ("O81234567890", "081234567890"),
    ("0812-3456-789O", "081234567890"), ("+62812345678I0", "081234567810"), ("0812 345O 6789", "081234506789"),
    ("HP: 08123456789O", "081234567890"),
  ])
  func `a letter that looks like a digit is read as it, and that is said`(_ text: String, _ number: String) throws {
    let telephone = try #require(Telephone(national: number))
    #expect(Telephone.parse(text) == .repaired([telephone]))
    #expect(Telephone.parse(text).doubt == .repairedTelephone(telephone.display))
  }

  @Test(arguments: [
    "0812345678S", "0812345678l", "08123456789i", "081234567890O", "S81234567890", "08B1234567890", "0812Z34567890",
    "0812345678?0", "0812345678**", "08123456789\u{041E}", "08123456789\u{FF10}", "0812x34567890", "081234567890x12",
    "0812345678a", "0812345678sos90", "a081234567890",
  ])
  func `a letter or a mark glued to digits is never dropped to make another number`(_ text: String) {
    #expect(Telephone.parse(text) == .ambiguous(.letter))
  }

  @Test(arguments: [
    "HP081234567890", "WA:081234567890", "081234567890an Budi", "081234567890 (ibu)", "081234567890ibu",
    "Telp.081234567890", "no081234567890", "081234567890ext12", "081234567890 x12",
  ])
  func `a word beside a number is no slip for a digit`(_ text: String) throws {
    #expect(Telephone.parse(text) == .usable([try #require(Telephone(national: "081234567890"))]))
  }

  @Test func `a word between digits keeps them apart`() {
    #expect(Telephone.parse("0812rumah34567890").numbers.isEmpty)
    #expect(Telephone.parse("0812 rumah 34567890").numbers.isEmpty)
  }

  @Test(arguments: [
    ("081234567890 (2)", "2"), ("081234567890(2)", "2"), ("081234567890-1", "1"), ("081234567890/2", "2"),
    ("0812-3456-7890 (12)", "12"), ("0812-3456-7890-1", "1"), ("+62 812-3456-7890 2", "2"), ("081234567890.5", "5"),
    ("081234567890 (2345)", "2345"), ("6281234567890-1", "1"),
  ])
  func `what stands behind a whole number is no part of it, and is told`(_ text: String, _ rest: String) throws {
    let number = try #require(Telephone(national: "081234567890"))
    #expect(Telephone.parse(text) == .partlyUsable([number], unread: rest))
  }

  @Test(arguments: [
    "08123456789-1", "0812345678 90", "0812-3456-789-0", "0752-21234-1", "0751123456 7", "0812-345678-90",
    "0812-3456-789-12",
  ])
  func `digits that may be the number's or not make it unsure`(_ text: String) {
    #expect(Telephone.parse(text) == .ambiguous(.tail))
  }

  @Test func `a repair is not taken beside a sound number, nor with more behind it`() throws {
    let number = try #require(Telephone(national: "081234567890"))
    #expect(Telephone.parse("081234567890 / 08567890123O") == .partlyUsable([number], unread: "085678901230"))
    #expect(Telephone.parse("08123456789O / 2") == .ambiguous(.letter))
  }
}

struct IdentifierDoubtTests {
  @Test(arguments: [
    ("001234-1", "001234-1"), ("001234/2", "001234-2"), ("001234 2", "001234-2"), ("001234-01", "001234-01"),
    ("00-12-34", "001234"), ("0012-34", "001234"), ("00.12.34", "001234"), ("12-34-56-78", "12345678"),
    ("2026/11/07/000123", "20261107000123"), ("'001234", "001234"), ("=\"001234\"", "001234"),
  ])
  func `what stands behind a whole medical record number makes no other number of it`(_ text: String, _ key: String) {
    #expect(MedicalRecordNumber.key(text) == key)
  }

  @Test(arguments: ["137101010780000-1", "1371010107800001-1", "1371010107800001 2"])
  func `what stands behind a NIK is no digit of it`(_ text: String) {
    #expect(NIK.parse(text) == .invalid(raw: text, reason: .tail))
  }

  @Test(arguments: ["1371010107800004.0", "1371010107800004,00", "=\"1371010107800004.0\""])
  func `a NIK that was a float is whole, and suspect as one in a numeric cell is`(_ text: String) {
    #expect(NIK.parse(text) == .suspect(digits: "1371010107800004"))
  }

  @Test func `a float that is no NIK is none of another length`() {
    #expect(NIK.parse("137101010780000.0") == .invalid(raw: "137101010780000.0", reason: .length(15)))
    #expect(NIK.parse("0001234567890.0") == .bpjsCard("0001234567890"))
  }
}
