import Testing

@testable import Core
@testable import PostDischargeCalls

struct A10WeeklyMinimumTests {
  private func warning(executed: Int, open: Int, minimum: Int = 7) throws -> String? {
    var profile = CallProfile()
    profile.weeklyMinimum = minimum
    return WeeklyMinimum.warning(
      executed: executed, open: open, week: try #require(Week(name: "2026-W47")), profile: profile)
  }

  @Test func `A10: a week that can still reach seven patients needs no warning`() throws {
    #expect(try warning(executed: 0, open: 7) == nil)
    #expect(try warning(executed: 7, open: 0) == nil)
    #expect(try warning(executed: 3, open: 4) == nil)
  }

  @Test func `A10: a week that cannot reach seven patients is warned of`() throws {
    #expect(
      try warning(executed: 2, open: 4)
        == "2026-W47: target mingguan 7 pasien tidak dapat tercapai – 2 selesai, 4 masih terbuka (A10)")
  }

  @Test func `A10: weekly_minimum is the profile's`() throws {
    #expect(try warning(executed: 2, open: 4, minimum: 6) == nil)
    #expect(try warning(executed: 0, open: 0, minimum: 0) == nil)
    #expect(try warning(executed: 2, open: 4, minimum: 10)?.contains("10 pasien") == true)
  }
}
