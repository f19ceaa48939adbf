import Testing

@testable import Intake

struct TelephoneTests {
  @Test(arguments: [
    "081234567890", "0812-3456-7890", "0812 3456 7890", "0812.3456.7890", "(0812) 34567890", "+6281234567890",
    "+62 812-3456-7890", "6281234567890", "006281234567890", "+62(0)81234567890", "+62 (0) 812 3456 7890",
    "62081234567890", "81234567890", "626281234567890", "+626281234567890", "HP: 081234567890", "081234567890 (istri)",
    "WA 081234567890", "HP1 081234567890", "\u{A0}081234567890\u{A0}", "'081234567890", "0812/3456/7890",
    "\u{202A}+62 812\u{2011}3456\u{2011}7890\u{202C}".replacing("\u{2011}", with: "-"), "081234567890.",
    "081234567890 ext 12", "081234567890 / 081234567890", "tel:081234567890",
  ])
  func `every spelling of a mobile number is the same number`(_ text: String) throws {
    let number = try #require(Telephone(national: "081234567890"))
    #expect(Telephone.parse(text) == .usable([number]))
  }

  @Test func `a number is shown in groups and linked with its country`() throws {
    let mobile = try #require(Telephone.parse("081234567890").numbers.first)
    #expect(mobile.display == "0812-3456-7890")
    #expect(mobile.international == "+6281234567890")
    #expect(mobile.countryDigits == "6281234567890")
    #expect(mobile.isMobile)
    let landline = try #require(Telephone.parse("(0751) 123456").numbers.first)
    #expect(landline.display == "0751-123456")
    #expect(landline.international == "+62751123456")
    #expect(!landline.isMobile)
    #expect(Telephone.parse("021 5551234").numbers.first?.display == "021-5551234")
  }

  @Test(arguments: ["0811234567", "08112345678", "081123456789", "0811234567890"])
  func `a mobile number has 8 to 11 digits behind 08`(_ text: String) {
    #expect(Telephone.parse(text).numbers.map(\.digits) == [text])
  }

  @Test(arguments: [
    ("081123456", TelephoneFault.tooShort), ("08112345678901", .tooLong), ("084123456789", .noSuchPrefix),
    ("080123456789", .noSuchPrefix), ("+6284123456789", .noSuchPrefix), ("0123456789", .noSuchPrefix),
    ("+6591234567", .foreign), ("+1 202 555 0101", .foreign), ("006591234567", .foreign), ("08", .tooShort),
    ("1234", .tooShort), ("rumah", .notANumber), ("#N/A", .notANumber), ("021 123456", .tooShort),
    ("0751 123456789", .tooLong), ("62123", .tooShort), ("02112345678901", .tooLong),
  ])
  func `what cannot be dialled is refused with its reason`(_ text: String, _ fault: TelephoneFault) {
    #expect(Telephone.parse(text) == .invalid(fault))
  }

  @Test(arguments: ["1", "2", "3", "5", "6", "7", "8", "9"])
  func `the third digit of a mobile number is 1 to 3 or 5 to 9`(_ third: String) {
    #expect(Telephone.parse("08\(third)234567890").numbers.count == 1)
  }

  @Test(arguments: ["021", "022", "024", "031", "061"])
  func `five areas have two digits`(_ area: String) {
    #expect(Telephone.parse("\(area)5551234").numbers.first?.display == "\(area)-5551234")
  }

  @Test func `other areas have three digits`() {
    #expect(Telephone.parse("0622123456").numbers.first?.display == "0622-123456")
    #expect(Telephone.parse("0274 512345").numbers.first?.display == "0274-512345")
  }

  @Test func `two numbers in one cell are both read`() {
    for text in [
      "081234567890/085678901234", "081234567890, 085678901234", "081234567890;085678901234",
      "081234567890 085678901234",
      "081234567890 atau 085678901234", "081234567890 dan +6285678901234", "081234567890\n085678901234",
      "HP1: 081234567890 HP2: 085678901234", "0812-3456-7890 / 0856-7890-1234",
      "081234567890 (istri) 085678901234 (anak)",
      "0812 3456 7890 0856 7890 1234", "081234567890 - 085678901234", "+6281234567890+6285678901234",
    ] {
      #expect(Telephone.parse(text).numbers.map(\.digits) == ["081234567890", "085678901234"], "\(text)")
    }
  }

  @Test func `a piece beside a usable number is told`() throws {
    let number = try #require(Telephone(national: "081234567890"))
    #expect(Telephone.parse("081234567890 / 08123") == .partlyUsable([number], unread: "08123"))
  }

  @Test(arguments: [
    "", " ", "-", "--", "0", "000000000000", "tidak ada", "Tidak Ada", "TDK ADA", "tidak punya", "null", "N/A", ".",
    "\u{2013}", "belum ada",
  ])
  func `marks for no number are none`(_ text: String) {
    #expect(Telephone.parse(text) == .none)
  }

  @Test(arguments: ["8,13E+11", "8.13E+11", "6,28123E+12", "8E11", " 8,13e+11 "])
  func `a number in scientific notation is damaged beyond repair`(_ text: String) {
    #expect(Telephone.parse(text) == .damaged)
  }

  @Test func `a bare 62 is the country before 8 or where the length says so`() {
    #expect(Telephone.parse("6281234567890").numbers.map(\.digits) == ["081234567890"])
    #expect(Telephone.parse("622112345678").numbers.map(\.digits) == ["02112345678"], "too long for 0622")
    #expect(Telephone.parse("6275112345678").numbers.map(\.digits) == ["075112345678"], "too long for 0627")
  }

  @Test(arguments: ["6227512345", "622123456", "6221555123", "62215551234"])
  func `a bare 62 that may be area 062x is ambiguous`(_ text: String) {
    #expect(Telephone.parse(text) == .ambiguous(.countryOrArea))
  }

  @Test func `with a plus or a zero there is no doubt about 62`() {
    #expect(Telephone.parse("+62 275 12345").numbers.map(\.digits) == ["027512345"])
    #expect(Telephone.parse("0622 7512345").numbers.map(\.digits) == ["06227512345"])
  }

  @Test(arguments: ["5551234", "8123456", "7512345678", "21 5551234"])
  func `digits without a zero or a country are ambiguous`(_ text: String) {
    #expect(Telephone.parse(text) == .ambiguous(.noArea))
  }

  @Test func `a numeric cell has lost its zero`() {
    #expect(Telephone.parse(number: 81_234_567_890).numbers.map(\.digits) == ["081234567890"])
    #expect(Telephone.parse(number: 6_281_234_567_890).numbers.map(\.digits) == ["081234567890"])
    #expect(Telephone.parse(number: 215_551_234).numbers.map(\.digits) == ["0215551234"])
    #expect(Telephone.parse(number: 7_511_234_567).numbers.map(\.digits) == ["07511234567"])
    #expect(Telephone.parse(number: 6_227_512_345) == .ambiguous(.countryOrArea))
    #expect(Telephone.parse(number: 5_551_234) == .ambiguous(.noArea))
    #expect(Telephone.parse(number: 0) == .none)
  }

  @Test func `a numeric cell that a spreadsheet rounded is damaged`() {
    #expect(Telephone.parse(number: 8.13e11) == .damaged)
    #expect(Telephone.parse(number: 8.12346e11) == .damaged)
    #expect(Telephone.parse(number: 81_234_567_890.5) == .invalid(.notANumber))
  }
}
