import Spreadsheet
import TestSupport
import Testing

@testable import Book

/// Which row and which column of a copy is which, where keys and headers alone do not say.
struct CopyIdentityTests {
  private typealias Rows = [[InMemorySheet.Value]]

  private static let spec = {
    var spec = KeyedSheetSpec(name: "Data", key: "ID")
    spec.keepsRepeatedKeys = true
    return spec
  }()

  private func merged(
    _ base: Rows, _ copy: Rows, current: Rows? = nil, deletions: ThreeWayMerge.Deletions = .apply
  ) throws -> MergePlan {
    try plan(
      base: KeyedBook(base, spec: Self.spec), current: KeyedBook(current ?? base, spec: Self.spec),
      copy: KeyedBook(copy, spec: Self.spec), deletions: deletions)
  }

  private func change(_ key: String, _ column: String, _ value: StaffValue?) -> MergePlan.CellChange {
    MergePlan.CellChange(sheet: "Data", key: key, column: column, value: value)
  }

  // MARK: Columns

  private static let rooms: Rows = [
    ["ID", "Kamar", "Kamar"], ["1", "A1", "B1"], ["2", "A2", "B2"], ["3", "A3", "B3"],
  ]

  @Test func `of two columns under one header the one that a copy lost is told by its values`() throws {
    let plan = try merged(Self.rooms, [["ID", "Kamar"], ["1", "B1"], ["2", "baru"], ["3", "B3"]])
    #expect(plan.changes == [change("2", "Kamar (2)", .text("baru"))])
    #expect(plan.conflicts.isEmpty)
    #expect(plan.notes == [.columnAbsent(sheet: "Data", column: "Kamar")])
  }

  @Test func `two columns under one header that changed places are told by their values`() throws {
    let copy: Rows = [["ID", "Kamar", "Kamar"], ["1", "B1", "A1"], ["2", "B2", "baru"], ["3", "B3", "A3"]]
    #expect(try merged(Self.rooms, copy).changes == [change("2", "Kamar", .text("baru"))])
  }

  @Test func `columns under one header whose values say nothing are told by their neighbours`() throws {
    let base: Rows = [["ID", "Kamar", "Kelas", "Kamar"], ["1", "", "I", ""], ["2", "", "II", ""]]
    var copy = base
    copy[1][3] = "VIP"
    #expect(try merged(base, copy).changes == [change("1", "Kamar (2)", .text("VIP"))])
  }

  @Test func `a column that can be neither of two is listed and not merged`() throws {
    let base: Rows = [["ID", "Kamar", "Kamar"], ["1", "", ""], ["2", "", ""]]
    let plan = try merged(base, [["ID", "Kamar"], ["1", "VIP"], ["2", ""]])
    #expect(plan.changes.isEmpty)
    #expect(plan.newColumns.isEmpty)
    #expect(plan.conflicts.map(\.copy) == [.text("VIP")])
    #expect(plan.conflicts.map(\.kind) == [.recorded])
    #expect(plan.notes.contains(.columnUnclear(sheet: "Data", column: "Kamar")))
  }

  @Test func `a second column under a header, added in a copy, is a new one`() throws {
    let base: Rows = [["ID", "Kamar"], ["1", "A1"], ["2", "A2"]]
    let plan = try merged(base, [["ID", "Kamar", "Kamar"], ["1", "x", "A1"], ["2", "", "A2"]])
    #expect(plan.changes.isEmpty)
    #expect(plan.newColumns.map(\.values) == [["1": .text("x")]])
  }

  @Test func `columns without a header are told by their values though a column was put in before them`() throws {
    let base: Rows = [["ID", "Nama"], ["1", "Ani", "p", "x"], ["2", "Budi", "q", "y"]]
    let copy: Rows = [["ID", "Baru", "Nama"], ["1", "", "Ani", "p", "x"], ["2", "", "Budi", "q", "diubah"]]
    let plan = try merged(base, copy)
    #expect(
      plan.changes == [change("2", "Kolom D", .text("diubah"))] || plan.conflicts.map(\.copy) == [.text("diubah")])
    #expect(plan.changes.allSatisfy { $0.column == "Kolom D" })
    #expect(plan.newColumns.map(\.header) == ["Baru"])
  }

  @Test func `repeated headers that nobody touched are merged as before`() throws {
    var copy = Self.rooms
    copy[2][2] = "baru"
    #expect(try merged(Self.rooms, copy).changes == [change("2", "Kamar (2)", .text("baru"))])
    #expect(try merged(Self.rooms, Self.rooms).isEmpty)
  }

  @Test func `a header that ends in a number in brackets is no repeated one`() throws {
    let base: Rows = [["ID", "Kamar", "Kamar (2)"], ["1", "", ""], ["2", "", ""]]
    var copy = base
    copy[1][2] = "VIP"
    let plan = try merged(base, copy)
    #expect(plan.changes == [change("1", "Kamar (2)", .text("VIP"))])
    #expect(plan.notes.isEmpty)
  }

  // MARK: Keys

  private static let list: Rows = [
    ["ID", "Nama", "HP", "Status"], ["001", "Budi", "0812", ""], ["002", "Siti", "0813", ""],
    ["010", "Ani", "0814", ""],
  ]

  @Test func `G5: identifiers that a spreadsheet made numbers of are the same rows and no change`() throws {
    let copy: Rows = [
      Self.list[0], [.number(1), "Budi", .number(812), "Ya"], [.number(2), "Siti", .number(813), ""],
      [.number(10), "Ani", .number(899), ""],
    ]
    let plan = try merged(Self.list, copy)
    #expect(plan.changes == [change("001", "Status", .text("Ya")), change("010", "HP", .number(899))])
    #expect(plan.newRows.isEmpty)
    #expect(plan.deletions.isEmpty)
  }

  @Test func `G5: a number made of an identifier is no change where the identifier was mended here`() throws {
    var current = Self.list
    current[1][2] = "0899"
    var copy = Self.list
    copy[1][2] = .number(812)
    #expect(try merged(Self.list, copy, current: current).isEmpty)
  }

  @Test func `G5: an identifier put back as text is the row whose number stands here`() throws {
    let base: Rows = [["ID", "Nama"], [.number(1), "Budi"], [.number(2), "Siti"]]
    let plan = try merged(base, [["ID", "Nama"], ["001", "Budi"], ["002", "Sita"]])
    #expect(plan.changes == [change("2", "Nama", .text("Sita"))])
    #expect(plan.newRows.isEmpty)
  }

  @Test func `a new row keeps its key as the copy has it, number or text`() throws {
    let plan = try merged(Self.list, Self.list + [[.number(11), "Dodi"], ["0012", "Edi"]])
    #expect(plan.newRows.map(\.keyCells) == [[.number(11)], [.text("0012")]])
  }

  @Test func `a key that may be two rows' is refused`() throws {
    let base: Rows = [["ID", "Nama"], ["01", "Budi"], ["001", "Siti"], ["2", "Ani"]]
    #expect(throws: MergeRefusal.keysUnclear(file: "salinan.xlsx", sheet: "Data", row: 2)) {
      try merged(base, [["ID", "Nama"], [.number(1), "Budi"], ["2", "Ani"]])
    }
    let alike: Rows = [["ID", "Nama"], ["000001", "Budi"], ["1", "Siti"], ["2", "Ani"]]
    #expect(throws: MergeRefusal.keysUnclear(file: "salinan.xlsx", sheet: "Data", row: 2)) {
      try merged(alike, [["ID", "Nama"], [.number(1), "Budi"], [.number(1), "Siti"], ["2", "Ani"]])
    }
    let long: Rows = [["ID", "Nama"], ["1371010101900001", "Budi"], ["2", "Ani"]]
    #expect(throws: MergeRefusal.keysUnclear(file: "salinan.xlsx", sheet: "Data", row: 2)) {
      try merged(long, [["ID", "Nama"], [.number(1_371_010_101_900_000), "Budi"], ["2", "Ani"]])
    }
  }

  @Test func `a copy that has no key of the base is refused`() throws {
    let refusal = MergeRefusal.noSharedKey(file: "salinan.xlsx", sheet: "Data", key: "ID")
    #expect(throws: refusal) { try merged(Self.list, [Self.list[0], ["101", "Dodi", "0815", ""]]) }
    #expect(throws: refusal) { try merged(Self.list, [Self.list[0], ["", "Budi", "0812", ""]]) }
    #expect(throws: refusal) { try merged(Self.list, [Self.list[0], ["101", "Dodi", "0815", ""]], deletions: .keep) }
    #expect(try merged([Self.list[0]], [Self.list[0], ["101", "Dodi", "0815", ""]]).newRows.count == 1)
  }

  @Test func `a row that repeats a key keeps it`() throws {
    let plan = try merged(Self.list, Self.list + [["001", "Budi", "0812", "lagi"]])
    #expect(plan.newRows.map(\.keyCells) == [[.text("001")]])
    let doubled = Self.list + [["001", "Budi", "0812", "lagi"]]
    #expect(try merged(doubled, doubled).isEmpty)
  }

  @Test func `of two rows with one key, the second that lost a cell is not taken for the first's copy`() throws {
    let base: Rows = [["ID", "Nama", "Catatan"], ["1", "Ani", "x"], ["1", "Ani", "lama"], ["2", "Budi", ""]]
    let plan = try merged(base, [base[0], base[1], ["1", "Ani", ""], base[3]])
    #expect(plan.deletions.map(\.row) == [2])
    #expect(plan.newRows.map(\.cells) == [["Nama": .text("Ani")]])
    #expect(plan.newRows.map(\.keyCells) == [[.text("1")]])
  }

  @Test func `G5: a row that repeats a key made a number has the key and the identifiers as they stand here`() throws {
    let copy: Rows = [
      Self.list[0], [.number(1), "Budi", .number(812), ""], [.number(1), "Budi", .number(812), "lagi"],
      [.number(2), "Siti", .number(813), ""], [.number(10), "Ani", .number(814), ""],
    ]
    let plan = try merged(Self.list, copy)
    #expect(plan.newRows.map(\.keyCells) == [[.text("001")]])
    #expect(plan.newRows.map(\.cells) == [["Nama": .text("Budi"), "HP": .text("0812"), "Status": .text("lagi")]])
    #expect(plan.changes.isEmpty)
  }

  @Test func `keys that were sorted alone are refused, rows that were sorted with them are not`() throws {
    let names: Rows =
      [["ID", "Nama"]] + ["Ani", "Budi", "Citra", "Dodi"].enumerated().map { [.text("\($0 + 1)"), .text($1)] }
    var sorted = names
    for row in 1...4 { sorted[row][0] = .text("\(5 - row)") }
    #expect(throws: MergeRefusal.keysMoved(file: "salinan.xlsx", sheet: "Data", key: "ID", row: 2)) {
      try merged(names, sorted)
    }
    var shifted = Self.list
    for row in 1...3 { shifted[row][0] = Self.list[row % 3 + 1][0] }
    #expect(throws: MergeRefusal.self) { try merged(Self.list, shifted) }
    #expect(try merged(names, [names[0]] + names.dropFirst().reversed()).isEmpty)
    // Two values that staff exchanged are a change.
    var exchanged = Self.list
    exchanged[1][3] = "Ya"
    exchanged[2][3] = "Tidak"
    var back = exchanged
    back[1][3] = "Tidak"
    back[2][3] = "Ya"
    #expect(try merged(exchanged, back).changes.count == 2)
  }

  @Test func `keys of the workbook itself that were sorted alone are noticed`() throws {
    let base = BaseSheet(of: try KeyedBook(Self.list, spec: Self.spec), meta: .fixture)
    var sorted = Self.list
    for row in 1...3 { sorted[row][0] = Self.list[4 - row][0] }
    #expect(throws: MergeRefusal.self) {
      try ThreeWayMerge.checkKeys(of: KeyedBook(sorted, spec: Self.spec), against: base)
    }
    try ThreeWayMerge.checkKeys(of: KeyedBook(Self.list, spec: Self.spec), against: base)
  }
}
