import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

struct A0StayCollapseTests {
  /// A row of the one table; the visit and the patient are numbers that stand for their texts.
  private func row(
    _ place: Int, visit: Int32? = nil, patient: Int32? = 1, in admission: CalendarDate?, out discharge: CalendarDate?,
    _ outcome: DischargeOutcome = .home, entry: CalendarDate? = nil, key: Int32? = nil, book: Int = 1
  ) -> StayRow {
    StayRow(
      source: RowReference(table: key == nil ? 0 : book, row: place), visit: visit, patient: patient,
      admission: admission, discharge: discharge, entry: entry, outcome: outcome, key: key)
  }

  private func stays(_ rows: [StayRow]) -> [Stay] { StayCollapse(rows).stays }

  @Test func `A0: rows of one no. rawat are one stay, with first admission, last discharge and last room`() throws {
    let collapse = StayCollapse([
      row(0, visit: 7, in: try day(8, 11), out: try day(10, 11), .roomMove),
      row(1, visit: 7, in: try day(10, 11), out: try day(12, 11), .roomMove),
      row(2, visit: 7, in: try day(12, 11), out: try day(14, 11)),
    ])
    let stay = try #require(collapse.stays.first)
    #expect(collapse.stays.count == 1)
    #expect(stay.admission == (try day(8, 11)))
    #expect(stay.discharge == (try day(14, 11)))
    #expect(stay.outcome == .home)
    #expect(stay.source.row == 2)
    #expect(stay.rows.count == 3)
    #expect(collapse.rows[stay.rows.lowerBound].source.row == 2)
  }

  @Test func `A0: room moves without a no. rawat go on where they end`() throws {
    let collapse = StayCollapse([
      row(0, in: try day(8, 11), out: try day(10, 11), .roomMove),
      row(1, in: try day(10, 11), out: try day(12, 11), .roomMove),
      row(2, in: try day(12, 11), out: try day(14, 11)),
      row(3, patient: 2, in: try day(12, 11), out: try day(13, 11)),
    ])
    #expect(collapse.stays.count == 2)
    #expect(collapse.stays.first?.admission == (try day(8, 11)))
    #expect(collapse.stays.first?.discharge == (try day(14, 11)))
    #expect(collapse.stays.first?.readmission == nil)
  }

  @Test func `A0: room moves are joined in whatever order the export has them`() throws {
    let rows = [
      row(0, in: try day(12, 11), out: try day(14, 11)), row(1, in: try day(10, 11), out: try day(12, 11), .roomMove),
      row(2, in: try day(8, 11), out: try day(10, 11), .roomMove),
    ]
    let stay = try #require(stays(rows).first)
    #expect(stays(rows).count == 1)
    #expect(stay.admission == (try day(8, 11)))
    #expect(stay.discharge == (try day(14, 11)))
    #expect(stay.source.row == 0)
  }

  @Test func `A0: a row with a no. rawat is not joined to another visit of the same day`() throws {
    let rows = [
      row(0, visit: 7, in: try day(8, 11), out: try day(8, 11)),
      row(1, visit: 8, in: try day(8, 11), out: try day(14, 11)),
    ]
    #expect(stays(rows).count == 2)
  }

  @Test(arguments: [false, true])
  func `A0: an export without no. rawat meets one with it by no. RM and admission`(isReversed: Bool) throws {
    let rows = [
      row(0, visit: 7, in: try day(8, 11), out: try day(14, 11)), row(1, in: try day(8, 11), out: nil, .unstated),
    ]
    let found = stays(isReversed ? rows.reversed() : rows)
    #expect(found.count == 1)
    #expect(found.first?.discharge == (try day(14, 11)))
  }

  @Test func `A0: an open last row leaves the stay open`() throws {
    let rows = [
      row(0, visit: 7, in: try day(8, 11), out: try day(10, 11), .roomMove),
      row(1, visit: 7, in: try day(10, 11), out: nil, .unstated),
    ]
    #expect(stays(rows).map(\.discharge) == [nil])
  }

  @Test func `A0: a room after a discharge that turned out to be none leaves the stay open`() throws {
    let rows = [
      row(0, visit: 7, in: try day(8, 11), out: try day(10, 11)), row(1, visit: 7, in: try day(11, 11), out: nil),
    ]
    #expect(stays(rows).map(\.discharge) == [nil])
  }

  @Test func `A0: only room moves are a stay without discharge`() throws {
    let stay = try #require(stays([row(0, in: try day(8, 11), out: try day(10, 11), .roomMove)]).first)
    #expect(stay.discharge == nil)
    #expect(stay.outcome == .roomMove)
  }

  @Test func `A0: an older export in which the stay was still open does not reopen it`() throws {
    let rows = [
      row(0, in: try day(8, 11), out: nil, .unstated), row(1, in: try day(8, 11), out: try day(14, 11)),
    ]
    #expect(stays(rows).map(\.discharge) == [try day(14, 11)])
    #expect(stays(rows.reversed()).map(\.discharge) == [try day(14, 11)])
  }

  @Test func `A0: an older export does not reopen a stay of one day`() throws {
    let rows = [
      row(0, visit: 7, in: try day(14, 11), out: nil, .unstated),
      row(1, visit: 7, in: try day(14, 11), out: try day(14, 11)),
    ]
    #expect(stays(rows).map(\.discharge) == [try day(14, 11)])
  }

  @Test func `A0: the same no. RM with the same discharge twice is one stay`() throws {
    let rows = [
      row(0, visit: 7, in: try day(8, 11), out: try day(14, 11)),
      row(1, visit: 8, in: try day(9, 11), out: try day(14, 11)),
    ]
    let stay = try #require(stays(rows).first)
    #expect(stays(rows).count == 1)
    #expect(stay.rows.count == 2)
    #expect(stay.admission == (try day(8, 11)))
    #expect(stay.readmission == nil)
  }

  @Test func `A0: rows without a no. RM are never joined by discharge`() throws {
    let rows = [
      row(0, visit: 7, patient: nil, in: try day(8, 11), out: try day(14, 11)),
      row(1, visit: 8, patient: nil, in: try day(8, 11), out: try day(14, 11)),
    ]
    #expect(stays(rows).count == 2)
  }

  @Test func `A0: died on any closing row is died`() throws {
    let same = [
      row(0, visit: 7, in: try day(8, 11), out: try day(14, 11), .died),
      row(1, visit: 7, in: try day(8, 11), out: try day(14, 11), .home),
    ]
    #expect(stays(same).map(\.outcome) == [.died])
    #expect(stays(same.reversed()).map(\.outcome) == [.died])
    let earlier = [
      row(0, visit: 7, in: try day(8, 11), out: try day(13, 11), .died),
      row(1, visit: 7, in: try day(8, 11), out: try day(14, 11), .unstated),
    ]
    #expect(stays(earlier).map(\.outcome) == [.died])
  }

  @Test func `A0: an unstated outcome gives way to a stated one`() throws {
    let rows = [
      row(0, visit: 7, in: try day(8, 11), out: try day(14, 11), .referred),
      row(1, visit: 7, in: try day(8, 11), out: try day(14, 11), .unstated),
    ]
    #expect(stays(rows).map(\.outcome) == [.referred])
  }

  @Test func `A0: the earliest Tgl Entri of the closing rows counts`() throws {
    let rows = [
      row(0, visit: 7, in: try day(8, 11), out: try day(14, 11), entry: try day(20, 11)),
      row(1, visit: 7, in: try day(8, 11), out: try day(14, 11), entry: try day(15, 11)),
    ]
    #expect(stays(rows).map(\.entry) == [try day(15, 11)])
  }

  @Test func `A0: a row of an earlier work book joins the stay by its key`() throws {
    let rows = [
      row(0, in: try day(8, 11), out: try day(14, 11)),
      row(0, in: try day(8, 11), out: nil, .unstated, key: 3),
      row(1, in: nil, out: try day(10, 11), key: 3),
    ]
    #expect(stays(rows).count == 1)
    #expect(stays(rows).first?.source == RowReference(table: 0, row: 0))
  }

  @Test func `A0: what an export corrects wins over what an earlier work book holds`() throws {
    let rows = [
      row(0, visit: 7, in: try day(8, 11), out: try day(14, 11), .referred),
      row(0, visit: 7, in: try day(8, 11), out: try day(14, 12), .home, key: 3),
    ]
    let stay = try #require(stays(rows).first)
    #expect(stay.discharge == (try day(14, 11)))
    #expect(stay.outcome == .referred)
  }

  @Test func `A0: what only an earlier work book knows is kept`() throws {
    let rows = [
      row(0, visit: 7, in: try day(8, 11), out: nil, .unstated),
      row(0, visit: 7, in: try day(7, 11), out: try day(14, 11), .referred, key: 3),
    ]
    let stay = try #require(stays(rows).first)
    #expect(stay.admission == (try day(7, 11)))
    #expect(stay.discharge == (try day(14, 11)))
    #expect(stay.outcome == .referred)
  }

  @Test func `A0: no rows are no stays`() { #expect(stays([]).isEmpty) }

  @Test func `A3b: an admission on the day of discharge or later is a readmission`() throws {
    for (admission, expected) in [(try day(13, 11), false), (try day(14, 11), true), (try day(16, 11), true)] {
      let rows = [
        row(0, visit: 7, in: try day(8, 11), out: try day(14, 11)),
        row(1, visit: 8, in: admission, out: nil, .unstated),
      ]
      let found = stays(rows)
      #expect(found.first?.readmission == (expected ? admission : nil))
      #expect(found.last?.readmission == nil)
    }
  }

  @Test func `A3b: of two later stays the first is named`() throws {
    let rows = [
      row(0, visit: 9, in: try day(17, 11), out: nil), row(1, visit: 7, in: try day(8, 11), out: try day(10, 11)),
      row(2, visit: 8, in: try day(12, 11), out: try day(14, 11)),
    ]
    #expect(stays(rows).map(\.readmission) == [nil, try day(12, 11), try day(17, 11)])
  }

  @Test func `A0: a newer work book outweighs an older one once the export that corrected it is gone`() throws {
    let rows = [
      row(0, visit: 7, in: try day(1, 11), out: try day(11, 11), key: 1, book: 1),
      row(0, visit: 7, in: try day(1, 11), out: try day(13, 11), .died, key: 1, book: 2),
    ]
    let stay = try #require(stays(rows).first)
    #expect(stays(rows).count == 1)
    #expect(stay.discharge == (try day(11, 11)))
    #expect(stay.outcome == .home)
  }

  @Test func `A0: an export in which the patient is still in bed takes no discharge from the work books`() throws {
    let rows = [
      row(0, visit: 7, in: try day(1, 11), out: nil, .unstated),
      row(0, visit: 7, in: try day(1, 11), out: try day(11, 11), key: 1, book: 1),
      row(0, visit: 7, in: try day(1, 11), out: try day(13, 11), key: 1, book: 2),
    ]
    #expect(stays(rows).first?.discharge == (try day(11, 11)))
  }
}
