import Testing

@testable import Book
@testable import Core

/// The leading figures of the facility's overview (RULES 0a).
@Suite("Leading figures")
struct LeadingFigureTests {
  private let share = LeadingFigure("Patuh", ["Patuh"], of: ["Telepon"], .percent(80), rows: "")
  private let number = LeadingFigure("Terlewat", ["Status", "Tunggakan"], .atMost(2), rows: "")

  @Test("a figure is the sum of others by their names, and nothing where one is not known")
  func sums() {
    #expect(LeadingCount(number, ["Status": 1, "Tunggakan": 2]) == LeadingCount(3))
    #expect(LeadingCount(share, ["Patuh": 4, "Telepon": 5]) == LeadingCount(4, of: 5))
    #expect(LeadingCount(number, ["Status": 1]) == nil)
    #expect(LeadingCount(share, ["Patuh": 4]) == nil)
  }

  @Test("a share of fewer than five is not judged, but where all that there are are few")
  func few() {
    #expect(LeadingCount(4, of: 4).verdict(of: share) == .few)
    #expect(LeadingCount(4, of: 4).value(of: share) == nil)
    #expect(LeadingCount(4, of: 4).verdict(of: share.ofAll) == .reached)
    #expect(LeadingCount(0, of: 0).verdict(of: share.ofAll) == .few)
  }

  @Test("a target is reached at its very number")
  func targets() {
    #expect(LeadingCount(8, of: 10).verdict(of: share) == .reached)
    #expect(LeadingCount(79, of: 99).verdict(of: share) == .missed)
    #expect(LeadingCount(2).verdict(of: number) == .reached)
    #expect(LeadingCount(3).verdict(of: number) == .missed)
    #expect(LeadingCount(3).verdict(of: LeadingFigure("Telepon", ["Telepon"], rows: "")) == nil)
  }

  @Test("the names of several figures stand once each, in their order")
  func names() {
    #expect(LeadingFigure.names(of: [share, number, share]) == ["Patuh", "Telepon", "Status", "Tunggakan"])
  }
}
