import Testing

@testable import Worklist

struct MaskingTests {
  @Test(arguments: [
    ("Budi Santoso", "B*** S***"), ("Ani", "A***"), ("", ""), ("  Siti   Aisyah ", "S*** A***"),
    ("Muhammad Al Fatih", "M*** A*** F***"),
  ])
  func `G7: a name shows its initials`(_ name: String, _ masked: String) { #expect(Masking.name(name) == masked) }

  @Test(arguments: [
    ("1371010101010004", "1371********0004"), ("13710101", "********"), ("137101012", "1371*1012"),
    ("", ""),
  ])
  func `G7: a NIK shows its first and last four digits`(_ nik: String, _ masked: String) {
    #expect(Masking.nik(nik) == masked)
  }

  @Test(arguments: [
    ("081234567678", "0812****678"), ("0751123456", "0751****456"), ("02112345", "********"), ("", ""),
  ])
  func `G7: a telephone number shows its first four and last three digits`(_ digits: String, _ masked: String) {
    #expect(Masking.telephone(digits) == masked)
  }
}
