import Spreadsheet
import TestSupport
import Testing

@testable import Book

struct KeyedSheetTests {
  private func read(_ rows: [[InMemorySheet.Value]]) throws -> KeyedSheet? {
    var reader = InMemorySheet(rows)
    return try KeyedSheet.read(&reader, spec: .fixture)
  }

  @Test func `the header is the row that holds the key's, wherever its columns stand`() throws {
    let sheet = try #require(
      try read([["Judul"], [], ["Catatan", "kunci ", "Nama", "Nama"], ["x", "K1", "Ani", .date(46_346)]]))
    #expect(sheet.headerRow == 2)
    #expect(sheet.columns.map(\.header) == ["Catatan", "kunci", "Nama", "Nama (2)"])
    #expect(sheet.keyPlaces.map { sheet.columns[$0].position } == [1])
    let row = try #require(sheet.row("K1"))
    #expect(row.index == 3)
    #expect(sheet.value(row, "Nama (2)") == .date(46_346))
    #expect(sheet.above.map(\.value) == [.text("Judul")])
  }

  @Test func `several columns make a key together, and a row has it where any of them is filled`() throws {
    var reader = InMemorySheet([
      ["No RM", "Nama", "Masuk"], ["001", "Ani", "1"], ["001", "Ani", "2"], ["", "Budi", "3"], ["", "Citra", ""],
      [.number(1), "Ani", "1"],
    ])
    let spec = KeyedSheetSpec(name: "Data", key: "No RM", moreKeys: ["masuk"])
    let sheet = try #require(try KeyedSheet.read(&reader, spec: spec))
    #expect(sheet.rows.map(\.key) == ["001 | 1", "001 | 2", " | 3", "", "1 | 1"])
    #expect(sheet.rows.map(\.isNumericKey) == [false, false, false, false, true])
    #expect(sheet.contentPlaces == [1])
    var without = InMemorySheet([["No RM", "Nama"], ["001", "Ani"]])
    #expect(try KeyedSheet.read(&without, spec: spec) == nil)
  }

  @Test func `a sheet without the key's column is said to be one, an empty sheet is not`() throws {
    #expect(try read([["Nama"], ["Ani"]]) == nil)
    #expect(try read([])?.rows.isEmpty == true)
    #expect(try read([["Nama", "Kunci"]])?.rows.isEmpty == true)
    #expect(try read([["x"]] + Array(repeating: ["y"], count: 25) + [["Kunci"]]) == nil)
  }

  @Test func `a key that stands twice is the first row's; a column without a header has the name of its letters`()
    throws
  {
    let sheet = try #require(
      try read([["Nama", "Kunci"], ["Ani", "K1"], ["Ani", "K1", "lagi"], ["Budi"], ["Citra", .number(7)]]))
    #expect(sheet.rows.map(\.key) == ["K1", "", "", "7"])
    #expect(sheet.doubledKeys == ["K1"])
    #expect(sheet.value(sheet.rows[1], "Kolom C") == .text("lagi"))
  }
}
