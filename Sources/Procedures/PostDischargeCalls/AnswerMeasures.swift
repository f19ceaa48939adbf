import Book
import Core
import Spreadsheet

/// What the calls of a week found, in figures (A6): each is said here once, with its formula over the sheet of the answers.
struct AnswerMeasures {
  /// The columns of the answers' sheet that figures are made of.
  enum Field: Hashable {
    case ward, isOfWeek
    /// By the question's place in the form.
    case question(Int)
    case opened, handled, open
  }

  /// A figure of some rows: what it is called, what it comes to, and its formula, where some rows alone count.
  struct Count {
    /// As `Koreksi` calls it (G6).
    var name: String
    var label: String
    var value: ([CallAnswers]) -> Int
    /// `(…)`: 1 or the number of each row, over whole columns.
    var summand: ((Field) -> String) -> String
  }

  let questions: [FormQuestion]

  init(_ profile: CallProfile) { questions = profile.questions }

  let called = Count(
    name: "Panggilan dengan jawaban", label: "Panggilan dengan jawaban", value: { $0.count(where: \.isOfWeek) },
    summand: { $0(.isOfWeek) })

  /// The answers that the template has counted by ward.
  var noted: [Count] {
    questions.indices.compactMap { place in
      let question = questions[place]
      guard !question.isScale, !question.noted.isEmpty else { return nil }
      return answers(question.noted, of: place, label: "\(question.header): \(question.noted.joined(separator: ", "))")
    }
  }

  /// The questions with choices, each with a figure a choice.
  var choices: [(question: FormQuestion, counts: [Count])] {
    questions.indices.filter { questions[$0].isRequired }.map { place in
      (questions[place], questions[place].choices.map { answers([$0], of: place, label: $0) })
    }
  }

  /// The questions of which a mean is made, by their places.
  var scales: [Int] { questions.indices.filter { questions[$0].isScale } }

  let escalations = [
    Count(
      name: "Eskalasi dibuka", label: "Eskalasi dibuka", value: { $0.reduce(0) { $0 + $1.opened } },
      summand: { $0(.opened) }),
    Count(
      name: "Eskalasi ditutup", label: "Eskalasi ditutup", value: { $0.reduce(0) { $0 + $1.handled } },
      summand: { $0(.handled) }),
    Count(
      name: "Eskalasi terbuka", label: "Eskalasi terbuka", value: { $0.reduce(0) { $0 + $1.open } },
      summand: { $0(.open) }),
    // What is open from earlier weeks is counted apart (G10).
    Count(
      name: "Eskalasi terbuka dari minggu sebelumnya", label: "di antaranya dari minggu sebelumnya",
      value: { $0.reduce(0) { $0 + ($1.isOfWeek ? 0 : $1.open) } }, summand: { "(1-\($0(.isOfWeek)))*\($0(.open))" }),
  ]

  /// Those of `Koreksi` and the trend.
  func figures(_ rows: [CallAnswers]) -> [PeriodFigures.Figure] {
    ([called] + choices.flatMap(\.counts) + escalations).map { PeriodFigures.Figure($0.name, $0.value(rows)) }
  }

  private static let prefixes = ["Panggilan dengan jawaban", "Jawaban ", "Eskalasi "]

  /// Whether a report's figure is one of these.
  static func has(_ name: String) -> Bool { prefixes.contains { name.hasPrefix($0) } }

  private func answers(_ words: [String], of place: Int, label: String) -> Count {
    let isScale = questions[place].isScale
    return Count(
      name: "Jawaban \(questions[place].id): \(words.joined(separator: ", "))", label: label,
      value: { rows in rows.count { row in row.choices[place].map(words.contains) ?? false } },
      summand: { range in
        let column = range(.question(place))
        // An empty cell is equal to 0.
        let terms = words.map { isScale ? "(\(column)=\($0))*(\(column)<>\"\")" : "(\(column)=\"\($0)\")" }
        return "(" + terms.joined(separator: "+") + ")"
      })
  }

  /// Of a scale: how many answers there are, and their mean; nil where there are too few to judge.
  func scale(_ place: Int, _ rows: [CallAnswers]) -> (count: Int, mean: Double?) {
    let scores = rows.compactMap { $0.choices[place].flatMap { Int($0) } }
    let mean = Double(scores.reduce(0, +)) / Double(max(scores.count, 1))
    return (scores.count, scores.count < FewAnswers.least ? nil : mean)
  }
}
