import Intake
import Spreadsheet
import Testing

@testable import Core
@testable import ExecutiveHotline
@testable import Feedback
@testable import PhoneService

/// G13: a recap tells the state as of its period's end.
struct AsOfTests {
  @Test(arguments: [
    (10, "- - - - - - -"), (11, "11 11 - - - - -"), (12, "11 11 12 12 - - -"), (19, "11 11 12 12 13 - -"),
    (20, "11 11 12 12 13 20 4"), (30, "11 11 12 12 13 20 4"),
  ])
  func `D4: a stage that is reached later is none yet, nor is the score of who was asked later`(
    end: Int, stages: String
  ) throws {
    let row = try FeedbackCase("11 11 12 12 13 20 4")
    #expect(row.feedback.asOf(try day(end, 11)) == (try FeedbackCase(stages)).feedback)
  }

  @Test func `E5: a reply of a later day is none yet, one of the day itself is`() throws {
    let row = try FeedbackCase().with {
      $0.feedback.replyDate = noted("12")
      $0.feedback.replyTime = Noted("08.00")
    }
    #expect(!row.feedback.asOf(try day(11, 11)).isReplied)
    #expect(row.feedback.asOf(try day(11, 11)).replyTime.isMissing)
    #expect(row.feedback.asOf(try day(12, 11)) == row.feedback)
  }

  @Test func `D4: what can't be read stays as it is`() throws {
    let row = try FeedbackCase("besok - - - - - -")
    #expect(row.feedback.asOf(try day(10, 11)) == row.feedback)
  }

  @Test(arguments: [(20, false), (21, true), (22, true)])
  func `B10: an approval of a later day is none yet`(end: Int, isApproved: Bool) throws {
    var call = PhoneCall(date: try day(17, 11))
    call.approvedBy = .value("Kepala")
    call.approvalDate = .value(try day(21, 11))
    #expect(B10Approval.isApproved(call.asOf(try day(end, 11))) == isApproved)
  }

  @Test func `C3: a step of a later day is not done yet, nor one without a day behind it`() throws {
    func at(_ date: Int?, _ hour: Int) throws -> Noted<StepTime> {
      .value(StepTime(date: try date.map { try day($0, 11) }, time: try #require(ClockTime(hour: hour, minute: 0))))
    }
    let steps = try [at(nil, 9), at(20, 9), at(nil, 10), at(23, 9), at(nil, 10), .unreadable("x"), at(22, 1)]
    let known = steps.asOf(try day(22, 11))
    #expect(known == [steps[0], steps[1], steps[2], .missing, .missing, steps[5], steps[6]])
  }
}
