import Spreadsheet
import TestSupport
import Testing

@testable import Intake

struct DateOrderTests {
  private func column(_ dates: [InMemorySheet.Value]) throws -> (table: Table, column: DateColumn) {
    let table = try table([["No RM", "Tgl Keluar"]] + dates.map { ["1", $0] })
    return (table, try #require(table.dateColumns.first))
  }

  private func days(_ table: Table) -> [CalendarDate?] {
    (0..<table.rowCount).map { table.date(row: $0, field: 8).date }
  }

  @Test func `one first number beyond 12 proves day-first`() throws {
    let (table, column) = try column(["05/11/2026", "21/11/2026", "06/11/2026"])
    #expect(column.order == .dayFirst)
    #expect(column.warnings.isEmpty)
    #expect(column.evidence.dayFirst == 1)
    #expect(column.evidence.dayFirstExample == DateExample(row: 3, text: "21/11/2026"))
    #expect(days(table) == [day(2026, 11, 5), day(2026, 11, 21), day(2026, 11, 6)])
  }

  @Test func `one second number beyond 12 proves month-first for the whole column`() throws {
    let (table, column) = try column(["11/05/2026", "11/21/2026"])
    #expect(column.order == .monthFirst)
    #expect(column.warnings.isEmpty)
    #expect(days(table) == [day(2026, 11, 5), day(2026, 11, 21)])
  }

  @Test func `a column that proves nothing is day-first, with a warning`() throws {
    let (table, column) = try column(["05/11/2026", "06/11/2026", "11/11/2026"])
    #expect(column.order == .dayFirst)
    #expect(column.warnings == [.provesNothing(count: 2, example: DateExample(row: 2, text: "05/11/2026"))])
    #expect(days(table).first == day(2026, 11, 5))
  }

  @Test func `dates that mean the same both ways need no warning`() throws {
    #expect(try column(["11/11/2026", "05/05/2026"]).column.warnings.isEmpty)
  }

  @Test func `each column is decided for itself`() throws {
    let table = try table([
      ["No RM", "Tgl Masuk", "Tgl Keluar"], ["1", "11/21/2026", "05/12/2026"], ["2", "", "22/11/2026"],
    ])
    #expect(table.dateColumns.map(\.order) == [.monthFirst, .dayFirst])
    #expect(table.date(row: 0, field: 7).date == day(2026, 11, 21))
    #expect(table.date(row: 0, field: 8).date == day(2026, 12, 5))
  }

  @Test func `year-first texts are ISO and named months need no order`() throws {
    #expect(try column(["2026-11-21", "2026-11-05"]).column.order == .iso)
    #expect(try column(["21 Nop 2026", "5 Nov 2026"]).column.order == .notNeeded)
    #expect(try column([.date(46347)]).column.order == .notNeeded)
  }

  @Test func `a slip in a proven column is that row's error and is said`() throws {
    let (table, column) = try column(
      (13...28).map { .text("\($0)/11/2026") } + ["11/21/2026", "05/11/2026"])
    #expect(column.order == .dayFirst)
    #expect(!column.isContradictory)
    #expect(
      column.warnings == [
        .contradictory(
          dayFirst: DateExample(row: 2, text: "13/11/2026"), monthFirst: DateExample(row: 18, text: "11/21/2026"))
      ])
    #expect(table.date(row: 16, field: 8) == .invalid(raw: "11/21/2026", reason: .noSuchMonth(.dayFirst)))
    #expect(table.date(row: 17, field: 8).date == day(2026, 11, 5))
  }

  @Test func `in a column of two orders nothing that can be read both ways is read`() throws {
    let (table, column) = try column(["21/11/2026", "22/11/2026", "11/23/2026", "05/11/2026", "05/05/2026"])
    #expect(column.isContradictory)
    #expect(table.date(row: 0, field: 8).date == day(2026, 11, 21))
    #expect(table.date(row: 3, field: 8) == .invalid(raw: "05/11/2026", reason: .contradictoryOrder))
    #expect(table.date(row: 4, field: 8).date == day(2026, 5, 5))
  }

  @Test func `true dates among texts beyond 12 that fit only exchanged were swapped by an English Excel`() throws {
    // 3, 5 and 11 November became 11 March, 11 May and 11 November.
    let (table, column) = try column([
      .date(day(2026, 3, 11).serial), .date(day(2026, 5, 11).serial), .date(day(2026, 11, 11).serial), "13/11/2026",
      "14/11/2026",
    ])
    #expect(column.isSwapped)
    #expect(
      column.warnings == [.swapped(trueDates: 3, texts: 2, example: DateExample(row: 5, text: "13/11/2026"))])
    #expect(table.date(row: 0, field: 8) == .invalid(raw: "11/03/2026", reason: .swappedByExcel))
    #expect(table.date(row: 2, field: 8).date == day(2026, 11, 11))
    #expect(table.date(row: 3, field: 8).date == day(2026, 11, 13))
  }

  @Test func `true dates that fit the texts as they are are read, with a warning`() throws {
    let (table, column) = try column([.date(day(2026, 11, 3).serial), .date(day(2026, 11, 20).serial), "21/11/2026"])
    #expect(!column.isSwapped)
    #expect(column.warnings == [.mixed(trueDates: 2, texts: 1, example: DateExample(row: 4, text: "21/11/2026"))])
    #expect(days(table) == [day(2026, 11, 3), day(2026, 11, 20), day(2026, 11, 21)])
  }

  @Test func `serial numbers, empty cells and errors are counted apart`() throws {
    let (table, column) = try column([46347, "46347", "-", "0000-00-00", .error("#N/A"), "besok", .date(46347), 0])
    let evidence = column.evidence
    #expect([evidence.serials, evidence.empty, evidence.unreadable, evidence.trueDates] == [2, 3, 2, 1])
    #expect(table.date(row: 0, field: 8).date == day(2026, 11, 21))
    #expect(table.date(row: 1, field: 8).date == day(2026, 11, 21))
    #expect(table.date(row: 4, field: 8) == .invalid(raw: "#N/A", reason: .notADate))
  }

  @Test func `a birth date of two digits is not in the future`() throws {
    let table = try table([["No RM", "Tgl Lahir"], ["1", "21/11/49"]])
    #expect(table.date(row: 0, field: 4, latest: day(2026, 11, 18)).date == day(1949, 11, 21))
  }

  @Test func `31 February is an error and not 3 March`() throws {
    let (table, _) = try column(["31/02/2026"])
    #expect(table.date(row: 0, field: 8) == .invalid(raw: "31/02/2026", reason: .noSuchDay))
  }
}
