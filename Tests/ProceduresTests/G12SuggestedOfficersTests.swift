import Spreadsheet
import Testing

@testable import PostDischargeCalls

struct G12SuggestedOfficersTests {
  @Test func `G12: targets of a day are dealt out in turn, and over days each officer has as many`() throws {
    let days = try ["2026-11-16", "2026-11-17", "2026-11-18"].map { try #require(CalendarDate(iso: $0)) }
    let due = days.flatMap { [$0, $0, $0] } as [CalendarDate?]
    let dealt = SuggestedOfficers.deal(due, among: ["Rina", "Doni", "Siti"])
    for day in 0..<3 { #expect(Set(dealt[day * 3..<day * 3 + 3]).count == 3) }
    #expect(Set([dealt[0], dealt[3], dealt[6]]).count == 3)
    // One target less the day before changes nothing for the next day.
    #expect(
      Array(SuggestedOfficers.deal(Array(due.dropFirst()), among: ["Rina", "Doni", "Siti"])[2...]) == Array(dealt[3...])
    )
  }

  @Test func `G12: nobody is suggested where nobody is on the shift, and for what has no execution date`() {
    #expect(SuggestedOfficers.deal([nil, nil], among: ["Rina"]) == ["", ""])
    #expect(SuggestedOfficers.deal([CalendarDate(iso: "2026-11-16")], among: []) == [""])
  }
}
