import Testing

@testable import Core
@testable import PostDischargeCalls

struct A11StandardTimesTests {
  @Test(arguments: [
    (0, "0 jam 0 menit"), (17, "0 jam 17 menit"), (59, "0 jam 59 menit"), (60, "1 jam 0 menit"),
    (357, "5 jam 57 menit"),
  ])
  func `A11: minutes are said in hours and minutes`(minutes: Int, text: String) {
    #expect(StandardTimes.phrase(minutes: minutes) == text)
  }

  @Test func `A11: a patient takes 17 minutes, 22 with the evaluation`() {
    #expect(CallProfile().minutesPerPatient == 17)
    #expect(CallProfile().minutesWithEvaluation == 22)
  }
}
