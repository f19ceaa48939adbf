import Intake
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import Feedback

@Suite struct FeedbackRecordTests {
  private let day = CalendarDate(dayNumber: 20_777)

  private func row(_ time: ClockTime?) -> LogRow {
    var row = LogRow(key: "k", home: Period(monthOf: day))
    row.date = day
    row.time = time
    return row
  }

  @Test func `a record gives back the feedback that it was made of`() throws {
    var feedback = Feedback(date: day)
    feedback.time = ClockTime(hour: 9, minute: 15)
    feedback.unit = "Farmasi"
    let bare = try #require(FeedbackRecord(feedback))
    #expect(bare.feedback(row(feedback.time), unit: "Farmasi") == feedback)

    for place in 0..<7 {
      var dates = [Noted<CalendarDate>](repeating: .missing, count: 7)
      dates[place] = .value(day.adding(days: place))
      feedback.identification = dates[0]
      feedback.distribution = dates[1]
      feedback.decision = dates[2]
      feedback.approval = dates[3]
      feedback.answer = dates[4]
      feedback.clientFeedback = dates[5]
      feedback.replyDate = dates[6]
      feedback.replyTime = ClockTime(hour: place * 3, minute: 59 - place).map { .value($0) } ?? .missing
      feedback.channel = .value(FeedbackChannel.allCases[place % FeedbackChannel.allCases.count])
      feedback.kind = .value(FeedbackKind.allCases[place % FeedbackKind.allCases.count])
      feedback.suggestedKind = FeedbackKind.allCases[(place + 1) % FeedbackKind.allCases.count]
      feedback.grade = .value(FeedbackGrade.allCases[place % FeedbackGrade.allCases.count])
      feedback.score = .value(1 + place % 4)
      feedback.hasName = place & 1 == 1
      feedback.hasTelephone = place & 2 == 2
      feedback.hasText = place & 4 == 4
      feedback.hasTheme = place & 1 == 0
      feedback.hasMinutes = place & 2 == 0
      let record = try #require(FeedbackRecord(feedback))
      #expect(record.feedback(row(feedback.time), unit: "Farmasi") == feedback)
    }
  }

  @Test func `no record holds what can't be read, nor a duplicate`() {
    let faults: [(inout Feedback) -> Void] = [
      { $0.channel = .unreadable("Faks") }, { $0.kind = .unreadable("?") }, { $0.grade = .unreadable("Biru") },
      { $0.score = .unreadable("9") }, { $0.identification = .unreadable("31/2") },
      { $0.distribution = .unreadable("31/2") }, { $0.decision = .unreadable("31/2") },
      { $0.approval = .unreadable("31/2") }, { $0.answer = .unreadable("31/2") },
      { $0.clientFeedback = .unreadable("31/2") }, { $0.replyDate = .unreadable("31/2") },
      { $0.replyTime = .unreadable("25.99") }, { $0.isDuplicate = true },
    ]
    for fault in faults {
      var feedback = Feedback(date: day)
      fault(&feedback)
      #expect(FeedbackRecord(feedback) == nil)
    }
  }
}
