import Spreadsheet
import TestSupport
import Testing

@testable import Book

struct ThreeWayMergeTests {
  private static let head: [InMemorySheet.Value] = ["Kode", "Nama", "Petugas", "Catatan", "Kunci"]
  private static let two: [[InMemorySheet.Value]] = [
    ["Data Pasien"], head, ["T", "Ani", "", "lama", "K1"], ["T", "Budi", "Rina", "", "K2"],
  ]

  /// The rows with some cells replaced.
  private func edited(
    _ changes: [(row: Int, column: Int, value: InMemorySheet.Value)], of rows: [[InMemorySheet.Value]] = two
  ) -> [[InMemorySheet.Value]] {
    var rows = rows
    for change in changes { rows[change.row][change.column] = change.value }
    return rows
  }

  private func merged(
    _ current: [[InMemorySheet.Value]], _ copy: [[InMemorySheet.Value]], hasBase: Bool = true,
    deletions: ThreeWayMerge.Deletions = .keep
  ) throws -> MergePlan {
    try plan(
      base: hasBase ? KeyedBook(Self.two) : nil, current: KeyedBook(current), copy: KeyedBook(copy),
      deletions: deletions)
  }

  private func change(_ key: String, _ column: String, _ value: StaffValue?) -> MergePlan.CellChange {
    MergePlan.CellChange(sheet: "Data", key: key, column: column, value: value)
  }

  private func conflict(
    _ key: String, _ column: String, _ current: StaffValue?, _ copy: StaffValue?, _ kind: MergeConflict.Kind = .open
  ) -> MergeConflict {
    MergeConflict(kind: kind, sheet: "Data", key: key, column: column, current: current, copy: copy)
  }

  @Test func `G3: a copy without a change changes nothing`() throws {
    #expect(try merged(Self.two, Self.two).isEmpty)
    #expect(try merged(edited([(2, 2, "Sari")]), Self.two).isEmpty)
  }

  @Test func `G3: what one side changed is taken`() throws {
    let plan = try merged(Self.two, edited([(2, 2, "Sari"), (3, 1, "Budiman")]))
    #expect(plan.changes == [change("K1", "Petugas", .text("Sari")), change("K2", "Nama", .text("Budiman"))])
    #expect(plan.conflicts.isEmpty)
  }

  @Test func `G3: the same change on both sides is fine`() throws {
    #expect(try merged(edited([(2, 2, "Sari")]), edited([(2, 2, " Sari")])).isEmpty)
  }

  @Test func `G3: two different changes stay as they are here and are a conflict`() throws {
    let plan = try merged(edited([(2, 2, "Sari")]), edited([(2, 2, "Dewi")]))
    #expect(plan.changes.isEmpty)
    #expect(plan.conflicts == [conflict("K1", "Petugas", .text("Sari"), .text("Dewi"))])
  }

  @Test func `G3: a cell that staff emptied is a change`() throws {
    #expect(try merged(Self.two, edited([(3, 2, "")])).changes == [change("K2", "Petugas", nil)])
    let plan = try merged(edited([(3, 2, "Sari")]), edited([(3, 2, "")]))
    #expect(plan.conflicts == [conflict("K2", "Petugas", .text("Sari"), nil)])
    let other = try merged(edited([(3, 2, "")]), edited([(3, 2, "Sari")]))
    #expect(other.conflicts == [conflict("K2", "Petugas", nil, .text("Sari"))])
  }

  @Test func `G3: order of rows and columns does not matter`() throws {
    let copy: [[InMemorySheet.Value]] = [
      ["Kunci", "Catatan", "Nama", "Petugas", "Kode"], ["K2", "", "Budi", "Rina", "T"],
      ["K1", "baru", "Ani", "", "T"],
    ]
    #expect(try merged(Self.two, copy).changes == [change("K1", "Catatan", .text("baru"))])
  }

  @Test func `G3: what is typed over Sapa's own column is not taken and is listed`() throws {
    let plan = try merged(Self.two, edited([(2, 0, "X")]))
    #expect(plan.changes.isEmpty)
    #expect(plan.conflicts == [conflict("K1", "Kode", .text("T"), .text("X"), .recorded)])
    #expect(try merged(edited([(2, 0, "S")]), Self.two).isEmpty)
    #expect(try merged(Self.two, edited([(2, 0, "")])).isEmpty)
  }

  @Test func `G3: a row deleted here stays deleted; what the copy typed into it is listed`() throws {
    let current = Self.two.filter { $0.count < 5 || $0[1].text != "Ani" }
    #expect(try merged(current, Self.two).isEmpty)
    let plan = try merged(current, edited([(2, 2, "Dewi"), (2, 3, "")]))
    #expect(plan.conflicts == [conflict("K1", "Petugas", nil, .text("Dewi"), .recorded)])
    #expect(plan.newRows.isEmpty)
  }

  @Test func `G3: a row that the copy deleted stays and is reported`() throws {
    let plan = try merged(Self.two, Array(Self.two.dropLast()))
    #expect(plan.deletions == [MergePlan.Deletion(sheet: "Data", key: "K2", row: 3, isApplied: false)])
    #expect(plan.isEmpty)
  }

  @Test func `a row that the copy deleted goes where that is asked for, unless it was changed here`() throws {
    let copy = Array(Self.two.dropLast())
    let plan = try merged(Self.two, copy, deletions: .apply)
    #expect(plan.deletions == [MergePlan.Deletion(sheet: "Data", key: "K2", row: 3, isApplied: true)])
    let other = try merged(edited([(3, 3, "tambah")]), copy, deletions: .apply)
    #expect(other.deletions.isEmpty)
    #expect(other.conflicts.map(\.column) == [MergeConflict.wholeRow])
  }

  @Test func `G3: a row that nobody knew is added, with its key or without`() throws {
    let copy = Self.two + [["", "Citra", "Dewi", "", "K9"], ["", "Dodi", "Dewi", "baru", ""]]
    let plan = try merged(Self.two, copy)
    #expect(
      plan.newRows == [
        MergePlan.NewRow(
          sheet: "Data", key: "K9", cells: ["Nama": .text("Citra"), "Petugas": .text("Dewi")], keyCells: [.text("K9")]),
        MergePlan.NewRow(
          sheet: "Data", key: "", cells: ["Nama": .text("Dodi"), "Petugas": .text("Dewi"), "Catatan": .text("baru")]),
      ])
    #expect(try merged(copy, copy).isEmpty)
  }

  @Test func `G3: rows without a key are the same where they hold the same, as often as they do`() throws {
    let row: [InMemorySheet.Value] = ["", "Dodi", "Dewi", "", ""]
    #expect(try merged(Self.two + [row], Self.two + [row, row]).newRows.count == 1)
    #expect(try merged(Self.two + [row, row], Self.two + [row]).newRows.isEmpty)
    let base = try KeyedBook(Self.two + [row])
    let gone = try plan(base: base, current: KeyedBook(Self.two), copy: KeyedBook(Self.two + [row]))
    #expect(gone.isEmpty)
    let deleted = try plan(
      base: base, current: KeyedBook(Self.two + [row]), copy: KeyedBook(Self.two), deletions: .apply)
    #expect(deleted.deletions == [MergePlan.Deletion(sheet: "Data", key: "", row: 4, isApplied: true)])
  }

  @Test func `G3: a row that was taken in here and given a key is not added again`() throws {
    let current = Self.two + [["T", "Dodi", "Dewi", "", "K7"]]
    #expect(try merged(current, Self.two + [["", "Dodi", "Dewi", "", ""]]).isEmpty)
  }

  @Test func `G3: a row copied with its key and edited is taken for a new one; an exact copy is not`() throws {
    let edited = try merged(Self.two, Self.two + [["T", "Ani", "Dewi", "lama", "K1"]])
    #expect(edited.newRows.map(\.key) == [""])
    #expect(edited.newRows.first?.cells["Petugas"] == .text("Dewi"))
    #expect(edited.notes == [.doubledKey(sheet: "Data", key: "K1")])
    #expect(try merged(Self.two, Self.two + [["T", "Ani", "", "lama", "K1"]]).newRows.isEmpty)
  }

  @Test func `G3: a column that the copy added comes with its values`() throws {
    let copy: [[InMemorySheet.Value]] = [
      Self.head + ["Jemput"], Self.two[2] + ["ya"], Self.two[3], ["", "Dodi", "", "", "", "besok"],
    ]
    let plan = try merged(Self.two, copy)
    #expect(plan.newColumns == [MergePlan.NewColumn(sheet: "Data", header: "Jemput", values: ["K1": .text("ya")])])
    #expect(plan.newRows.map(\.cells) == [["Nama": .text("Dodi"), "Jemput": .text("besok")]])
  }

  @Test func `G3: a column that both added is merged cell by cell`() throws {
    let current = [Self.head + ["Jemput"], Self.two[2] + ["ya"], Self.two[3]]
    let copy = [Self.head + ["Jemput"], Self.two[2] + ["tidak"], Self.two[3] + ["ya"]]
    let plan = try merged(current, copy)
    #expect(plan.newColumns.isEmpty)
    #expect(plan.changes == [change("K2", "Jemput", .text("ya"))])
    #expect(plan.conflicts == [conflict("K1", "Jemput", .text("ya"), .text("tidak"))])
  }

  @Test func `G3: a column deleted in the copy keeps its values here; one deleted here lists what was typed`() throws {
    let without: [[InMemorySheet.Value]] = [
      ["Kode", "Nama", "Petugas", "Kunci"], ["T", "Ani", "", "K1"], ["T", "Budi", "Rina", "K2"],
    ]
    let plan = try merged(Self.two, without)
    #expect(plan.isEmpty)
    #expect(plan.notes == [.columnAbsent(sheet: "Data", column: "Catatan")])
    #expect(try merged(without, Self.two).isEmpty)
    let typed = try merged(without, edited([(3, 3, "baru")]))
    #expect(typed.conflicts == [conflict("K2", "Catatan", nil, .text("baru"), .recorded)])
  }

  @Test func `G3: without a base only what is empty here is filled`() throws {
    let plan = try merged(
      edited([(3, 3, "di sini")]), edited([(2, 0, "X"), (2, 2, "Dewi"), (2, 3, ""), (3, 3, "di sana")]), hasBase: false)
    #expect(plan.changes == [change("K1", "Petugas", .text("Dewi"))])
    #expect(plan.conflicts == [conflict("K2", "Catatan", .text("di sini"), .text("di sana"))])
    #expect(plan.notes == [.noBase])
  }

  @Test func `a formula that was worked out anew is no change; a value typed over it is`() throws {
    let place = CellPosition(row: 2, column: 3)
    func book(_ value: InMemorySheet.Value, isFormula: Bool = true) throws -> KeyedBook {
      try KeyedBook(edited([(2, 3, value)]), formulas: isFormula ? [place: nil] : [:])
    }
    #expect(try plan(base: book("1"), current: book("2"), copy: book("3")).isEmpty)
    let typed = try plan(base: book("1"), current: book("2"), copy: book("selesai", isFormula: false))
    #expect(typed.changes == [change("K1", "Catatan", .text("selesai"))])
    #expect(try plan(base: book("1"), current: book("2"), copy: book("1", isFormula: false)).isEmpty)
    #expect(try plan(base: book("1"), current: book("2"), copy: book("", isFormula: false)).isEmpty)
  }

  @Test func `a copy whose key column is gone is refused, and so is one from elsewhere`() throws {
    let without: [[InMemorySheet.Value]] = [["Kode", "Nama"], ["T", "Ani"]]
    #expect(throws: MergeRefusal.keyColumnMissing(file: "salinan.xlsx", sheet: "Data", key: "Kunci")) {
      try merged(Self.two, without)
    }
    var meta = BaseSheet.Meta.fixture
    meta.facility = "RS Lain"
    #expect(throws: MergeRefusal.otherFacility(file: "s.xlsx", theirs: "RS Lain", ours: "RS Harapan")) {
      try ThreeWayMerge.check(meta, against: .fixture, file: "s.xlsx")
    }
    meta = .fixture
    meta.period = "2026-W46"
    #expect(throws: MergeRefusal.otherPeriod(file: "s.xlsx", theirs: "2026-W46", ours: "2026-W47")) {
      try ThreeWayMerge.check(meta, against: .fixture, file: "s.xlsx")
    }
  }

  @Test func `G3: what stands above a copy's header is never written at or below the header here`() throws {
    // Two rows and a note inserted above the header, the note over each of the columns in turn.
    for column in 0..<5 {
      var note = [InMemorySheet.Value](repeating: "", count: 5)
      note[column] = "catatan"
      var copy = [Self.two[0], [], note] + Self.two.dropFirst()
      copy[4][2] = "Sari"
      let plan = try merged(Self.two, copy)
      #expect(plan.freeChanges.isEmpty)
      let cell = CellReference.name(row: 2, column: column)
      #expect(
        plan.conflicts == [
          MergeConflict(
            kind: .recorded, sheet: "Data", key: "", column: cell, current: nil, copy: .text("catatan"))
        ])
      #expect(plan.changes == [change("K1", "Petugas", .text("Sari"))])
    }
    let beside = try merged(Self.two, [["Data Pasien", "catatan"]] + Self.two.dropFirst())
    #expect(
      beside.freeChanges == [MergePlan.FreeChange(sheet: "Data", row: 0, column: 1, value: .text("catatan"))])
  }

  @Test func `G3: notes on a sheet of free form are taken where it is empty, else listed`() throws {
    func book(_ cells: [(Int, Int, String)]) throws -> KeyedBook {
      var book = try KeyedBook(Self.two)
      book.others = [
        FreeSheet(
          name: "Rekap", cells: cells.map { FreeCell(row: $0.0, column: $0.1, value: .text($0.2), isFormula: false) })
      ]
      return book
    }
    let base = try book([(0, 0, "Rekap"), (1, 0, "Target"), (1, 1, "7")])
    let current = try book([(0, 0, "Rekap"), (1, 0, "Target"), (1, 1, "8")])
    let moved = try book([(0, 0, "Rekap"), (3, 0, "Target"), (3, 1, "7"), (5, 2, "catatan"), (1, 1, "sembilan")])
    let result = try plan(base: base, current: current, copy: moved)
    #expect(
      result.freeChanges == [MergePlan.FreeChange(sheet: "Rekap", row: 5, column: 2, value: .text("catatan"))])
    #expect(
      result.conflicts == [
        MergeConflict(
          kind: .recorded, sheet: "Rekap", key: "", column: "B2", current: .text("8"), copy: .text("sembilan"))
      ])
  }

  @Test func `a value typed over another on a sheet of free form is taken where that is asked for and nothing moved`()
    throws
  {
    func book(_ cells: [(Int, Int, String)]) throws -> KeyedBook {
      var book = try KeyedBook(Self.two)
      book.others = [
        FreeSheet(
          name: "Info", cells: cells.map { FreeCell(row: $0.0, column: $0.1, value: .text($0.2), isFormula: false) })
      ]
      return book
    }
    let base = try book([(0, 0, "Kepala"), (0, 1, "Ani"), (1, 0, "Telepon"), (1, 1, "111")])
    let current = try book([(0, 0, "Kepala"), (0, 1, "Ani"), (1, 0, "Telepon"), (1, 1, "222")])
    func plan(_ copy: KeyedBook) throws -> MergePlan {
      try ThreeWayMerge(
        base: BaseSheet(of: base, meta: .fixture), current: current, copy: copy, deletions: .apply,
        takesFreeCells: true
      ).plan()
    }
    let typed = try plan(book([(0, 0, "Kepala"), (0, 1, "Budi"), (1, 0, "Telepon"), (1, 1, "333")]))
    #expect(typed.freeChanges == [MergePlan.FreeChange(sheet: "Info", row: 0, column: 1, value: .text("Budi"))])
    #expect(typed.conflicts.map(\.column) == ["B2"])
    let moved = try plan(book([(0, 0, "Baru"), (1, 0, "Kepala"), (1, 1, "Ani"), (2, 0, "Telepon"), (2, 1, "111")]))
    #expect(moved.freeChanges.isEmpty)
    #expect(moved.conflicts.map(\.column) == ["A1"])
  }

  @Test func `G3: sheets that two added under names of other case are one, and nothing on them is lost`() throws {
    func book(_ name: String, _ text: String) throws -> KeyedBook {
      var book = try KeyedBook(Self.two)
      book.others = [
        FreeSheet(name: name, cells: [FreeCell(row: 0, column: 0, value: .text(text), isFormula: false)])
      ]
      return book
    }
    let result = try plan(
      base: KeyedBook(Self.two), current: book("Coretan", "Senin"), copy: book("coretan", "Selasa"))
    #expect(result.newSheets.isEmpty)
    #expect(result.conflicts.map(\.sheet) == ["Coretan"])
    #expect(result.conflicts.map(\.copy) == [.text("Selasa")])
  }

  @Test func `G3: a sheet that the copy added is added`() throws {
    var copy = try KeyedBook(Self.two)
    copy.others = [
      FreeSheet(name: "Rapat", cells: [FreeCell(row: 0, column: 0, value: .text("Senin"), isFormula: false)])
    ]
    let result = try plan(base: KeyedBook(Self.two), current: KeyedBook(Self.two), copy: copy)
    #expect(result.newSheets.map(\.name) == ["Rapat"])
  }
}

extension InMemorySheet.Value {
  var text: String? { if case .text(let text) = self { text } else { nil } }
}
