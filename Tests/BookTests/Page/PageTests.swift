import Foundation
import Spreadsheet
import Testing

@testable import Book
@testable import Core

struct PageTests {
  private static let control = DocumentControl(
    facility: "RS Uji", title: "Uji", number: "1", revision: "0", effective: "2026", templateVersion: "1",
    programVersion: "0", period: "2026-W47", made: CalendarDate(dayNumber: 20_000))

  /// What a page's cells hold, by reference, as a reader sees them: a formula's last value.
  private func values(_ page: Page) throws -> [String: StaffValue] {
    let path = FileManager.default.temporaryDirectory.appending(path: "halaman-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try PageReport(title: "Uji", pages: [("Uji", page)], figures: PeriodFigures()).write(to: path, Self.control)
    guard case .workbook(let workbook) = try Document.open(path) else { throw CocoaError(.fileReadUnknown) }
    let reader = try workbook.reader(of: try #require(workbook.sheets.first))
    var values: [String: StaffValue] = [:]
    var row = SheetRow()
    while try reader.next(&row) {
      for cell in row.cells {
        values[CellReference.name(row: row.index, column: Int(cell.column))] = StaffValue(cell, in: row)
      }
    }
    return values
  }

  private func page(_ blocks: [Page.Block]) -> Page {
    Page(title: "Uji", widths: [20, 10, 10, 10, 10], blocks: blocks)
  }

  private func fruit(_ name: String? = nil) -> PageTable {
    PageTable(
      "Buah", name: name, ["Buah", "Jumlah", "Bagian"],
      [("Apel", 3), ("Jeruk", 1)].map {
        PageTable.Line([.label($0.0), .number($0.1), .share(of: .column(1), in: .line("semua"))])
      }, total: PageTable.Line([.label("Semua"), .sumAbove, .share(of: .column(1), in: .column(1))], name: "semua"))
  }

  @Test func `Figures that follow from others are shown without a recalculation`() throws {
    let found = try values(page([.table(fruit())]))
    // Title and document control take three rows, heading and headers two.
    #expect(found["B6"] == .number(3) && found["B8"] == .number(4))
    #expect(found["C6"] == .number(0.75) && found["C8"] == .number(1))
  }

  @Test func `A share of nothing is a dash`() throws {
    let table = PageTable(
      nil, ["", "", ""], [PageTable.Line([.number(0), .number(0), .share(of: .column(0), in: .column(1))])])
    #expect(try values(page([.table(table)]))["C5"] == .text("–"))
  }

  @Test func `RULES 0a: a share of fewer than five is their number, by the formula too`() throws {
    func line(_ part: Int, _ whole: Int) -> PageTable.Line {
      PageTable.Line([.number(part), .number(whole), .share(of: .column(0), in: .column(1), least: FewAnswers.least)])
    }
    let found = try values(page([.table(PageTable(nil, ["", "", ""], [line(0, 0), line(1, 4), line(1, 5)]))]))
    #expect(found["C5"] == .text("–") && found["C6"] == .text("n = 4") && found["C7"] == .number(0.2))
    #expect(FewAnswers.formula("$B$6", "A6/$B$6") == "IF($B$6=0,\"–\",IF($B$6<5,\"n = \"&$B$6,A6/$B$6))")
  }

  @Test func `A running share is of the lines so far, and not shown of too few`() throws {
    func table(_ counts: [Int]) -> PageTable {
      PageTable(
        nil, ["", "Jumlah", "Kumulatif"],
        counts.map {
          PageTable.Line([
            .label("x"), .number($0), .runningShare(of: 1, in: .line("semua"), least: FewAnswers.least),
          ])
        }, total: PageTable.Line([.label("Semua"), .sumAbove], name: "semua"))
    }
    let found = try values(page([.table(table([5, 3, 2]))]))
    #expect(["C5", "C6", "C7"].map { found[$0] } == [.number(0.5), .number(0.8), .number(1)])
    #expect(try values(page([.table(table([2, 1]))]))["C6"] == .text("n = 3"))
  }

  @Test func `The sum of no lines is nothing, and no formula of itself`() throws {
    let table = PageTable(nil, ["", "Jumlah"], [], total: PageTable.Line([.label("Semua"), .sumAbove]))
    #expect(try values(page([.table(table)]))["B5"] == .number(0))
  }

  @Test func `Blocks beside each other begin in one row, and what follows stands below the longer`() throws {
    let short = PageTable("Satu", ["A"], [PageTable.Line([.label("isi")])])
    let found = try values(
      page([.beside([Page.Stack(0...2, [.table(fruit())]), Page.Stack(3...4, [.table(short)])]), .note("di bawah")])
    )
    #expect(found["A4"] == .text("Buah") && found["D4"] == .text("Satu"))
    #expect(found["A9"] == .text("di bawah"))
  }

  @Test func `A tile shows what the named line comes to`() throws {
    let tile = Page.Tile(0, "Semua buah", .same(.line("semua")), "dari kebun")
    let found = try values(page([.tiles([tile]), .table(fruit())]))
    #expect(found["A5"] == .number(4))
  }

  @Test func `A line that nobody named shows a dash, and no cell names itself`() throws {
    let table = PageTable(nil, ["", ""], [PageTable.Line([.label("x"), .same(.line("tiada"))])])
    #expect(try values(page([.table(table)]))["B5"] == .text("–"))
  }

  @Test func `A list stands below what is above it, and formulas find its columns by their headers`() throws {
    var own = ""
    let list = PageList(
      columns: [PageList.Column("Buah", 20), PageList.Column("Jumlah", 10, .centred)], count: 2, empty: "Tidak ada."
    ) { [.text("Apel"), .number(Double($0))] }
    let count = PageCell.formula(.number(2), .number) {
      own = $0.list("Jumlah")
      return "COUNT(\(own))"
    }
    let page = Page(
      title: "Uji", [.note("di atas"), .table(PageTable(nil, ["Baris"], [PageTable.Line([count])])), .gap(1)],
      list: list)
    let found = try values(page)
    // Title and document control, the note, the table and an empty row take seven rows.
    #expect(found["B8"] == .text("Jumlah") && found["B9"] == .number(0) && found["B10"] == .number(1))
    #expect(own == "B9:B10")
    #expect(
      page.ranges(on: "Rincian", Self.control) == ["Buah": "'Rincian'!$A$9:$A$10", "Jumlah": "'Rincian'!$B$9:$B$10"])
  }

  @Test func `A list without lines says so, and formulas have a cell to count`() throws {
    let page = Page(
      title: "Uji", [.note("di atas")],
      list: PageList(columns: [PageList.Column("Buah", 20)], count: 0, empty: "Tidak ada.") { _ in [] })
    #expect(try values(page)["A6"] == .text("Tidak ada."))
    #expect(page.ranges(on: "Rincian", Self.control) == ["Buah": "'Rincian'!$A$6"])
  }

  @Test func `What headers have in common stands above them, and sums count the lines alone`() throws {
    var table = PageTable(
      nil, name: "buah", ["Hari", "Apel", "Jeruk"], [PageTable.Line([.label("Senin"), .number(1), .number(2)])],
      total: PageTable.Line([.label("Semua"), .sumAbove, .sumAbove]))
    table.groups = [.nothing, .text("Buah", .header, over: 2)]
    let page = page([.table(table)])
    let found = try values(page)
    #expect(found["B4"] == .text("Buah") && found["B5"] == .text("Apel") && found["C7"] == .number(2))
    #expect(PageLayout(page, Self.control).headerRow(of: "buah") == 4)
  }

  @Test(arguments: [(lines: 10, breaks: [Int]()), (lines: 40, breaks: [46]), (lines: 60, breaks: [66])])
  func `A chart is whole on its sheet of paper, wherever programs ended those before`(lines: Int, breaks: [Int]) {
    var table = fruit("buah")
    table.lines = (0..<lines).map { PageTable.Line([.label("Apel \($0)"), .number($0), .number(0)]) }
    table.total = nil
    let chart = PageChart(.line, "Buah", of: "buah", [("Jumlah", 1, PageChart.blue)], width: 300, height: 150)
    let page = page([.table(table), .gap(1), .chart(chart)])
    let layout = PageLayout(page, Self.control)
    #expect(layout.paper(page, headerRow: nil).breaks == breaks)
    // Their rows are as high in every program, or a chart is stretched.
    #expect((0..<chart.rows).allSatisfy { layout.heights[6 + lines + $0] == PageChart.rowHeight })
  }
}
