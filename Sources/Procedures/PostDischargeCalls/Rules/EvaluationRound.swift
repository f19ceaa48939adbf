package import Spreadsheet

/// One message by which a patient answered the evaluation (A8).
package struct EvaluationAnswer: Sendable, Equatable {
  package var date: CalendarDate
  /// Seconds since midnight.
  package var second: Int
  /// At most ``textLimit`` characters, without blanks at its ends.
  package let text: String
  /// The name of the file that it came in.
  package var file: String
  /// 1 to 4; nil where the text gives none.
  package let score: Int?

  /// The most characters of an answer that are kept.
  package static let textLimit = 1000

  package init(date: CalendarDate, second: Int, text: String, file: String) {
    self.date = date
    self.second = second
    self.file = file
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    var kept = text[start...].prefix(Self.textLimit)
    while let last = kept.last, last.isWhitespace { kept.removeLast() }
    self.text = String(kept)
    score = EvaluationScore.read(self.text)
  }

  /// Whether it goes before another answer to the same call: one with a score, then the earlier one.
  package func goesBefore(_ other: EvaluationAnswer) -> Bool {
    if (score == nil) != (other.score == nil) { return score != nil }
    return (date, second) < (other.date, other.second)
  }

  /// Whether both are one message, whatever file it came in.
  package func isSameMessage(as other: EvaluationAnswer) -> Bool {
    date == other.date && second == other.second
      && text.split(whereSeparator: \.isWhitespace) == other.text.split(whereSeparator: \.isWhitespace)
  }
}

/// A call after which the patient is asked for an evaluation (A8).
package struct EvaluatedCall: Sendable {
  /// The stay's place.
  package var stay: Int
  /// `Tanggal Sapa`.
  package var day: CalendarDate
  /// The patient's numbers, each spelled as its senders are.
  package var numbers: [String]

  package init(stay: Int, day: CalendarDate, numbers: [String]) {
    self.stay = stay
    self.day = day
    self.numbers = numbers
  }
}

/// A8: which messages answer which call.
///
/// A message answers the latest call to its sender's number on its day or before, where that is no more than
/// `evaluation_days` ago; of two calls on one day to one number the first of the list. The first message with a score counts,
/// else the first one. An answer that is known stays, unless an earlier one with a score turns up.
package struct EvaluationRound: Sendable {
  /// By stay.
  package private(set) var answers: [Int: EvaluationAnswer] = [:]
  private let days: Int
  /// By number, the latest first.
  private var calls: [String: [EvaluatedCall]] = [:]
  /// Answers that are known from work books, by each number of their call.
  private var known: [String: [(stay: Int, answer: EvaluationAnswer)]] = [:]

  /// - Parameters:
  ///   - calls: the calls, in the order of their list.
  ///   - days: `evaluation_days`.
  ///   - known: the answers that work books hold, by stay.
  package init(_ calls: [EvaluatedCall], days: Int, known: [Int: EvaluationAnswer] = [:]) {
    self.days = days
    answers = known
    for call in calls {
      for number in Set(call.numbers) {
        self.calls[number, default: []].append(call)
        if let answer = known[call.stay] { self.known[number, default: []].append((call.stay, answer)) }
      }
    }
    for number in self.calls.keys {
      // A stable order: of two calls on one day the first of the list stays in front.
      self.calls[number] = self.calls[number]?.sorted(on: { -Int($0.day.dayNumber) })
    }
  }

  /// Whether a number is one of a patient's who was called.
  package func isCalled(_ number: String) -> Bool { calls[number] != nil }

  /// The stay whose call a message of a day answers; nil where it answers none.
  package func stay(answeredBy number: String, on day: CalendarDate) -> Int? {
    guard let call = calls[number]?.first(where: { $0.day <= day }) else { return nil }
    return call.day.adding(days: days) >= day ? call.stay : nil
  }

  /// Takes a message of a number to a stay's call.
  package mutating func take(_ answer: EvaluationAnswer, from number: String, for stay: Int) {
    if answer.text.isEmpty { return }
    // What a work book holds as the answer to one call answers no other that was entered later.
    if known[number]?.contains(where: { $0.stay != stay && $0.answer.isSameMessage(as: answer) }) == true { return }
    if let best = answers[stay], !answer.goesBefore(best) { return }
    answers[stay] = answer
  }
}
