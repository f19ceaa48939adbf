import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

/// A8: which message answers which call.
struct A8EvaluationRoundTests {
  private let number = "81234567890"

  private func answer(_ text: String, _ date: Int, _ second: Int = 36_000, file: String = "chat.txt") throws
    -> EvaluationAnswer
  {
    EvaluationAnswer(date: try day(date, 11), second: second, text: text, file: file)
  }

  private func round(_ calls: [(stay: Int, date: Int)], known: [Int: EvaluationAnswer] = [:]) throws -> EvaluationRound
  {
    EvaluationRound(
      try calls.map { EvaluatedCall(stay: $0.stay, day: try day($0.date, 11), numbers: [number]) }, days: 7,
      known: known)
  }

  private func takeAll(_ answers: [EvaluationAnswer], _ round: inout EvaluationRound) {
    for answer in answers {
      if let stay = round.stay(answeredBy: number, on: answer.date) { round.take(answer, from: number, for: stay) }
    }
  }

  @Test(arguments: [(17, false), (18, true), (19, true), (25, true), (26, false)])
  func `A8: a message counts from the call's day to evaluation_days later`(_ date: Int, _ counts: Bool) throws {
    #expect(try round([(1, 18)]).stay(answeredBy: number, on: day(date, 11)) == (counts ? 1 : nil))
  }

  @Test func `A8: a number of nobody who was called answers nothing`() throws {
    let round = try round([(1, 18)])
    #expect(try round.stay(answeredBy: "8999", on: day(18, 11)) == nil)
    #expect(!round.isCalled("8999"))
    #expect(round.isCalled(number))
  }

  @Test func `A8: a message answers the latest call before it`() throws {
    let round = try round([(1, 10), (2, 14)])
    #expect(try round.stay(answeredBy: number, on: day(13, 11)) == 1)
    #expect(try round.stay(answeredBy: number, on: day(14, 11)) == 2)
    // Too late for the latest is too late for all.
    #expect(try round.stay(answeredBy: number, on: day(22, 11)) == nil)
  }

  @Test func `A8: of two calls on one day the first of the list gets the answer`() throws {
    #expect(try round([(7, 18), (3, 18)]).stay(answeredBy: number, on: day(18, 11)) == 7)
  }

  @Test func `A8: the first answer with a score counts, else the first one`() throws {
    var round = try round([(1, 18)])
    takeAll([try answer("Siap", 18), try answer("ok", 18, 40_000)], &round)
    #expect(round.answers[1]?.text == "Siap")
    takeAll([try answer("3", 19), try answer("4", 20)], &round)
    #expect(round.answers[1]?.score == 3)
  }

  @Test func `A8: the order of the files does not matter`() throws {
    let messages = [try answer("ok", 18), try answer("4", 20), try answer("2", 19)]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
      var round = try round([(1, 18)])
      takeAll(order.map { messages[$0] }, &round)
      #expect(round.answers[1]?.score == 2)
    }
  }

  @Test func `A8: a message without words is no answer`() throws {
    var round = try round([(1, 18)])
    takeAll([try answer(" \n", 18)], &round)
    #expect(round.answers.isEmpty)
  }

  @Test func `A8: a known answer stays without its file, and one without a score gives way to one with`() throws {
    let known = try answer("Siap", 18, file: "lama.txt")
    var round = try round([(1, 18)], known: [1: known])
    #expect(round.answers[1] == known)
    takeAll([try answer("Siap", 18), try answer("tidak tahu", 18, 50_000)], &round)
    #expect(round.answers[1]?.file == "lama.txt")
    takeAll([try answer("4", 19)], &round)
    #expect(round.answers[1]?.score == 4)
  }

  @Test func `A8: what is known as the answer to one call answers no other`() throws {
    let known = try answer("4", 15)
    // The second call was entered after the answer to the first was taken.
    var round = try round([(1, 12), (2, 14)], known: [1: known])
    takeAll([try answer("4", 15, file: "baru.txt")], &round)
    #expect(round.answers[2] == nil)
    takeAll([try answer("3", 16)], &round)
    #expect(round.answers[2]?.score == 3)
  }

  @Test func `A8: an answer is kept without blanks at its ends, and not at any length`() throws {
    #expect(try answer("  4 \n", 18).text == "4")
    #expect(try answer(String(repeating: "a", count: 5000), 18).text.count == EvaluationAnswer.textLimit)
  }
}
