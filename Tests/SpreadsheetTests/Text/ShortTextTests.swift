import Spreadsheet
import Testing

@Suite struct ShortTextTests {
  @Test(arguments: [
    ("28 April 2023", 13, "28 April 2023"), ("01 Januari 2022 dan 28 April 2023", 20, "01 Januari 2022 dan…"),
    ("👩‍⚕️👩‍⚕️", 7, "👩‍⚕️…"), ("👩‍⚕️👩‍⚕️", 5, "…"), ("", 3, ""),
  ])
  func `a text that is too long ends in a mark, and no letter is cut in two`(text: String, units: Int, shown: String) {
    #expect(text.shortened(to: units) == shown)
  }

  @Test(arguments: [
    ("RS Contoh & Anak", 70, "RS Contoh && Anak"), ("RS A & B", 9, "RS A && B"), ("RS A & B", 8, "RS A &&…"),
    ("&&&&", 8, "&&&&&&&&"),
  ])
  func `an ampersand in a header stays one where the text is shortened`(text: String, units: Int, shown: String) {
    let literal = PageSetup.literal(text, atMost: units)
    #expect(literal.utf16.count <= units)
    #expect(literal == shown)
  }
}
