import Testing

@testable import Core
@testable import PhoneService

struct B11StandardTimesTests {
  @Test func `B11: the steps are numbered 1 to 6, 9 and 10, with their standard times`() {
    let steps = PhoneStandardTimes().steps
    #expect(steps.map(\.number) == [1, 2, 3, 4, 5, 6, 9, 10])
    #expect(steps.map(\.minutes) == [10, 20, 20, 30, 30, 30, 15, 15])
    #expect(PhoneStandardTimes().total == 170)
  }

  @Test func `B11: next actions name the facility's own standard times`() throws {
    let call = try PhoneCase().with {
      $0.call.settled = .value(false)
      $0.profile.standardTimes.confirm = 45
    }
    #expect(call.action == "Teruskan ke atasan langsung – Rina – waktu baku 45 menit (B5)")
  }
}
