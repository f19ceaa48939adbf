import Spreadsheet
import Testing

@testable import Book

@Suite struct RecordTableTests {
  @Test(arguments: [
    (nil, "tidak ada"), (-3, "0 sampai 5 menit"), (0, "0 sampai 5 menit"), (5, "0 sampai 5 menit"),
    (6, "6 sampai 10 menit"),
    (30, "16 sampai 30 menit"), (31, "31 sampai 60 menit"), (10_080, "4321 sampai 10080 menit"),
    (10_081, "lebih dari 10080 menit"),
  ])
  func `minutes leave in classes, each of which is a word of the list`(minutes: Int?, word: String) {
    #expect(MinuteClass.word(minutes) == word)
    #expect(MinuteClass.words.contains(word))
  }

  @Test(arguments: [
    ("2026-11-10", "di bawah 1 tahun"), ("2025-11-11", "di bawah 1 tahun"), ("2025-11-10", "1 sampai 4 tahun"),
    ("2021-11-11", "1 sampai 4 tahun"), ("1966-11-11", "45 sampai 59 tahun"), ("1966-11-10", "60 tahun ke atas"),
    ("2026-11-11", "tidak diketahui"), ("1890-01-01", "tidak diketahui"),
  ])
  func `ages leave in groups, as of a day`(born: String, group: String) throws {
    let day = try #require(CalendarDate(iso: "2026-11-10"))
    #expect(AgeGroup.word(born: CalendarDate(iso: born), on: day) == group)
    #expect(AgeGroup.words.contains(group))
  }

  @Test func `columns are named for other programs, and measures come to their sum`() {
    let counts = [1, 0, 1]
    let table = RecordTable(
      "uji", title: "Uji", keys: ["a", "b", "c"],
      columns: [(RecordTable.Column("Jenis Layanan", .word(["x"])), { _ in .word("x") })],
      measures: { places in [Measure("Lewat batas (kode L)", places.reduce(0) { $0 + counts[$1] })] })
    #expect(table.columns.map(\.name) == ["jenis_layanan", "lewat_batas_kode_l"])
    #expect(table.columns[1].figure == "Lewat batas (kode L)")
    #expect(table.sum(1) == 2 && table.sum(0) == 0)
    #expect(table.cells.map { $0[1] } == [.count(1), .count(0), .count(1)])
  }
}
