import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

struct A9PointsTests {
  private func calls(_ count: Int, _ officer: String, on date: CalendarDate) -> [ExecutedCall] {
    (0..<count).map { ExecutedCall(key: "\(officer)\(date)\($0)", officer: officer, date: date) }
  }

  private func points(_ week: String, _ calls: [ExecutedCall], per targets: Int = 5) throws -> [String] {
    var profile = CallProfile()
    profile.targetsPerPoint = targets
    return OfficerPoints.of(try #require(Week(name: week)), calls: calls, profile: profile)
      .map { "\($0.officer) \($0.before)+\($0.inWeek)=\($0.points)" }
  }

  @Test(arguments: [(1, 0), (4, 0), (5, 1), (9, 1), (10, 2)])
  func `A9: one point for every five targets executed`(count: Int, points: Int) throws {
    #expect(try self.points("2026-W47", calls(count, "Rina", on: try day(18, 11))) == ["Rina 0+\(count)=\(points)"])
  }

  @Test func `A9: a week's remainder counts in the next week of the month`() throws {
    let calls = calls(4, "Rina", on: try day(10, 11)) + calls(4, "Rina", on: try day(17, 11))
    #expect(try points("2026-W46", calls) == ["Rina 0+4=0"])
    #expect(try points("2026-W47", calls) == ["Rina 4+4=1"])
  }

  @Test func `A9: what came after the week does not count in it`() throws {
    let calls = calls(4, "Rina", on: try day(17, 11)) + calls(4, "Rina", on: try day(23, 11))
    #expect(try points("2026-W47", calls) == ["Rina 0+4=0"])
  }

  @Test func `A9: a new month begins at nothing`() throws {
    let calls = calls(4, "Rina", on: try day(24, 11)) + calls(4, "Rina", on: try day(7, 12))
    #expect(try points("2026-W50", calls) == ["Rina 0+4=0"])
  }

  @Test func `A9: a week in two months is the sum of its parts`() throws {
    // 2026-W49 runs from Monday 30/11 to Sunday 6/12.
    let november = calls(4, "Rina", on: try day(27, 11)) + calls(1, "Rina", on: try day(30, 11))
    let december = calls(5, "Rina", on: try day(1, 12))
    #expect(try points("2026-W49", november + december) == ["Rina 4+6=2"])
    let apart = calls(3, "Rina", on: try day(30, 11)) + calls(3, "Rina", on: try day(1, 12))
    #expect(try points("2026-W49", apart) == ["Rina 0+6=0"])
  }

  @Test func `A9: the points of all weeks of a month are those of the month`() throws {
    let perWeek = [3, 7, 4, 6, 2]
    var all: [ExecutedCall] = []
    for (index, count) in perWeek.enumerated() {
      all += calls(count, "Rina", on: try day([1, 5, 12, 19, 26][index], 11))
    }
    var total = 0
    for name in ["2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48"] {
      total += OfficerPoints.of(try #require(Week(name: name)), calls: all, profile: CallProfile()).first?.points ?? 0
    }
    #expect(total == 22 / 5)
  }

  @Test func `A9: points by week and by month agree over a month's turn`() throws {
    // 2026-W49 begins on Monday 30/11, 2026-W53 ends on Sunday 3/1.
    var all: [ExecutedCall] = []
    for offset in 0..<70 {
      all += calls(offset % 3, "Rina", on: try day(1, 11).adding(days: offset))
    }
    var byMonth: [Month: (executed: Int, points: Int)] = [:]
    for offset in 0..<11 {
      let week = Week(holding: try day(1, 11).adding(days: offset * 7))
      for part in OfficerPoints.of(week, calls: all, profile: CallProfile()).flatMap(\.parts) {
        byMonth[part.month, default: (0, 0)].executed += part.inWeek
        byMonth[part.month, default: (0, 0)].points += part.points
      }
    }
    #expect(byMonth.count == 3)
    for (month, sum) in byMonth {
      #expect(sum.executed == all.count { month.contains($0.date) })
      #expect(sum.points == sum.executed / 5)
    }
  }

  @Test func `A9: each officer counts alone, in the order of names`() throws {
    let calls = calls(5, "Rina", on: try day(18, 11)) + calls(4, "Budi", on: try day(18, 11))
    #expect(try points("2026-W47", calls) == ["Budi 0+4=0", "Rina 0+5=1"])
  }

  @Test(arguments: ["rina", "RINA", " Rina", "Ri na", "Rina\u{A0}"])
  func `G12: names that differ only by case or blanks are one officer`(spelling: String) throws {
    let calls = calls(3, "Rina", on: try day(18, 11)) + calls(2, spelling, on: try day(18, 11))
    #expect(try points("2026-W47", calls) == ["Rina 0+5=1"])
  }

  @Test func `A9: 1 December is none of November's calls in a week of both`() throws {
    let calls = calls(4, "Rina", on: try day(27, 11)) + calls(1, "Rina", on: try day(1, 12))
    let parts = OfficerPoints.of(try #require(Week(name: "2026-W49")), calls: calls, profile: CallProfile())
      .flatMap(\.parts)
    #expect(parts.map { "\($0.month.name) \($0.before)+\($0.inWeek)=\($0.points)" } == ["2026-12 0+1=0"])
  }

  @Test func `A9: who executed nothing in the week has no line`() throws {
    #expect(try points("2026-W47", calls(5, "Rina", on: try day(10, 11))).isEmpty)
  }

  @Test func `A9: targets_per_point is the profile's`() throws {
    #expect(try points("2026-W47", calls(6, "Rina", on: try day(18, 11)), per: 2) == ["Rina 0+6=3"])
  }
}
