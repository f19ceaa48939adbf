import Testing

@testable import Core

struct G12OfficerListTests {
  private let list = OfficerList(["Rina Marlina = Rina =  R. Marlina", "Doni  Firdaus"])

  @Test func `G12: an officer is one person under every name that the settings give, whatever its case and blanks`()
    throws
  {
    let list = try #require(list)
    #expect(list.names == ["Rina Marlina", "Doni Firdaus"])
    for name in ["rina", "R. MARLINA", "R.Marlina", " Rina  Marlina"] { #expect(list.shown(name) == "Rina Marlina") }
    #expect(list.shown("Sari") == "Sari")
    #expect(!list.has("Sari"))
    #expect(list.otherKeys(of: "Rina Marlina") == ["r.marlina", "rina"])
    #expect(list.otherKeys(of: "Doni Firdaus").isEmpty)
  }

  @Test func `G12: a name that two officers have, or an empty one, is refused`() {
    #expect(OfficerList(["Rina = Sari", "Sari"]) == nil)
    #expect(OfficerList(["Rina = "]) == nil)
    #expect(OfficerList([""]) == nil)
    #expect(OfficerList(["Rina = rina"])?.names == ["Rina"])
    #expect(OfficerList([])?.isEmpty == true)
  }

  @Test func `a drop-down offers what a spreadsheet takes`() {
    #expect(list?.choices == ["Rina Marlina", "Doni Firdaus"])
    #expect(OfficerList(["dr. Sari, Sp.A"])?.choices == nil)
    #expect(OfficerList((1...40).map { "Petugas Nomor \($0)" })?.choices == nil)
    #expect(OfficerList().choices == nil)
  }
}
