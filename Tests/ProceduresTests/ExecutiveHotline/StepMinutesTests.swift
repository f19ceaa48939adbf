import Intake
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import ExecutiveHotline

/// C3, C5: how long the steps of a path took.
struct StepMinutesTests {
  /// An inpatient's minutes from step to step, called on 16/11/2026.
  private func minutes(call: String?, _ steps: [String]) throws -> [[Int]] {
    let profile = HotlineProfile()
    var context = HotlineContext(call: HotlineCall(), profile: profile)
    context.call.date = CalendarDate(year: 2026, month: 11, day: 16)
    if let call { context.call.time = .value(try #require(ClockTime.parse(call).time)) }
    context.call.payer = .value(.personal)
    context.call.roomClass = .value(.vip)
    context.call.path = .value(.inpatient)
    context.inpatient.steps = steps.map { StepTime.noted($0, words: profile.words) }
    let decision = HotlineDecision(context)
    let state = try #require(decision.inpatient)
    return StepMinutes.all(state, context.inpatient.steps, decision.duty, midnightHours: profile.midnightHours)
      .map { [$0.step + 1, $0.minutes] }
  }

  @Test func `C3: minutes are counted from the call, then from step to step`() throws {
    #expect(try minutes(call: "09.00", ["09.10", "09.40", "10.00"]) == [[1, 10], [2, 30], [3, 20]])
  }

  @Test func `C3: a step without a time breaks the chain, it is not nought minutes`() throws {
    #expect(try minutes(call: "09.00", ["09.10", "sudah", "10.00", "10.05"]) == [[1, 10], [4, 5]])
    #expect(try minutes(call: nil, ["09.10", "09.20"]) == [[2, 10]])
  }

  @Test func `C6: a time that crosses midnight is on the next day, one with a date on its own`() throws {
    #expect(try minutes(call: "23.50", ["23.55", "00.25"]) == [[1, 5], [2, 30]])
    #expect(try minutes(call: "23.50", ["23.55", "18/11/2026 00.25"]) == [[1, 5], [2, 1470]])
    #expect(try minutes(call: "09.00", ["09.10", "09.05"]) == [[1, 10]])
  }
}
