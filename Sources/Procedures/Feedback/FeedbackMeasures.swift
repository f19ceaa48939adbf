import Book
import Core
import Spreadsheet

/// The figures of feedback (D, E), each said once: a page shows them, a formula over `Rincian` counts those that it can, and
/// `Koreksi` compares them by name.
struct FeedbackMeasures {
  let state: FeedbackState
  let figures: FeedbackFigures
  /// The sheet that formulas count; nil where the workbook has none.
  var details: FeedbackDetails?

  /// Themes or units that a page shows as one line.
  struct Group {
    var title: String
    var places: [Int]
  }

  private var all: FeedbackFigures.Count { figures.all }

  static let totalName = "Umpan balik"
  static let completedName = "Selesai"
  static let repliedName = "Dibalas"
  static let unansweredName = "Belum dibalas"
  static let lateName = "Lewat batas"
  static let respondentsName = "Responden survei"
  static func kind(_ kind: FeedbackKind) -> String { "Jenis \(kind.rawValue)" }
  static func onTime(_ grade: FeedbackGrade) -> String { "Tepat waktu \(grade.rawValue)" }
  static func lateAnswer(_ grade: FeedbackGrade) -> String { "Terlambat dijawab \(grade.rawValue)" }

  var total: Measure { Measure(Self.totalName, all.total) }
  var complaints: Measure { Measure("Keluhan", all.count(of: .complaint)) }
  var grievances: Measure { Measure("Komplain", all.count(of: .grievance)) }
  var duplicates: Measure { Measure("Duplikat", all.duplicates) }
  var replied: Measure { Measure(Self.repliedName, all.replied) }
  var unanswered: Measure { Measure(Self.unansweredName, all.unanswered) }
  var completed: Measure { Measure(Self.completedName, all.completed) }
  var late: Measure { Measure(Self.lateName, all.late) }
  var breaching: Measure { Measure("Dengan pelanggaran", figures.breaching) }

  /// The channels that the facility offers or that have feedback.
  var channels: [Measure] { state.channels(figures).map(channel) }

  func channel(_ name: String) -> Measure {
    let place = FeedbackChannel(rawValue: name)?.place ?? FeedbackChannel.allCases.count
    return Measure("Kanal \(name)", label: name, all.channels[place], details?.count(.channel, name))
  }

  var kinds: [Measure] {
    FeedbackKind.allCases.map { kind in
      let name = kind.rawValue
      let label =
        kind == .feedback ? "\(name) (tanpa rincian)" : kind.group == .feedback ? "Umpan Balik: \(name)" : name
      return Measure("Jenis \(name)", label: label, all.kinds[kind.place], details?.count(.kind, name))
    }
  }

  var stages: [Measure] {
    FeedbackStage.allCases.map { stage in
      Measure(
        "Tahap \(stage.name)", label: stage.name, figures.stages[Int(stage.rawValue)],
        details?.count(.stage, stage.name))
    }
  }

  func theme(_ group: Group) -> Measure { measure("Tema", group, all.themes, .theme) }
  func unit(_ group: Group) -> Measure { measure("Unit", group, figures.units, .unit) }

  private func measure(
    _ word: String, _ group: Group, _ counts: [Int], _ column: FeedbackDetails.Column
  ) -> Measure {
    Measure(
      "\(word) \(group.title)", label: group.title, group.places.reduce(0) { $0 + counts[$1] },
      group.places.count == 1 ? details?.count(column, group.title) : nil)
  }

  /// Themes in some order; those beyond the limit are one line.
  func themeGroups(_ order: [Int], limit: Int = .max) -> [Group] { groups(order, limit, "Tema", state.themeTitle) }
  func unitGroups(_ order: [Int], limit: Int = .max) -> [Group] { groups(order, limit, "Unit", state.unitTitle) }

  private func groups(_ order: [Int], _ limit: Int, _ word: String, _ title: (Int) -> String) -> [Group] {
    func groups(_ places: some Sequence<Int>) -> [Group] { places.map { Group(title: title($0), places: [$0]) } }
    guard order.count > limit else { return groups(order) }
    let rest = Array(order.dropFirst(limit - 1))
    return groups(order.prefix(limit - 1)) + [Group(title: "\(word) lain (\(rest.count))", places: rest)]
  }

  /// All whole figures of a period, in the order of `Koreksi` (G6).
  func all(_ period: Period) -> [Measure] {
    let parts: [[Measure]] = [
      [total, duplicates], channels, kinds, themeGroups(state.themeOrder(all.themes)).map(theme),
      unitGroups(state.unitOrder(figures.units)).map(unit), stages, clauses,
      [completed, replied, unanswered, late.new], grades, scores, days(period), survey(period),
    ]
    return parts.flatMap { $0 }
  }

  /// Those that every facility has.
  var shared: [Measure] {
    let channels = (FeedbackChannel.allCases.map(\.rawValue) + [unknownWord]).map(channel)
    let parts: [[Measure]] = [
      [total, duplicates], channels, kinds, stages, clauses, [completed, replied, unanswered, late], gradesOfAll,
      scores,
    ]
    return parts.flatMap { $0 }
  }

  private var clauses: [Measure] {
    [D2Noted.clause, D4StageOrder.clause].map { Measure("Pelanggaran \($0.id)", figures.clauses[Int($0.number)]) }
  }

  private var grades: [Measure] {
    state.settings.profile.grading ? gradesOfAll : []
  }

  private var gradesOfAll: [Measure] {
    FeedbackGrade.allCases.flatMap { grade in
      [
        Measure("Grading \(grade.rawValue)", figures.grades[grade.place]),
        Measure(Self.onTime(grade), figures.punctuality[grade].onTime),
        Measure(Self.lateAnswer(grade), figures.punctuality[grade].late).new,
      ]
    }
  }

  /// How many clients gave each score (D6).
  var scores: [Measure] { (1...4).map { Measure("Nilai \($0)", figures.ratings[$0 - 1]) } }

  private func days(_ period: Period) -> [Measure] {
    let last = figures.days.count - 1
    let known = (0..<last).map {
      Measure("Umpan balik \(period.first.adding(days: $0).indonesian)", figures.days[$0])
    }
    return figures.days[last] > 0 ? known + [Measure("Umpan balik tanpa tanggal", figures.days[last])] : known
  }

  private func survey(_ period: Period) -> [Measure] {
    guard period.isMonth, let survey = state.surveys.total(period) else { return [] }
    return [Measure(Self.respondentsName, survey.respondents)]
  }
}
