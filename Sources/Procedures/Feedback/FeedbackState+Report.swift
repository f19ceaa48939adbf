package import Book
package import Core
import Spreadsheet

extension FeedbackState {
  package func report(_ unit: PeriodUnit, _ period: Period, _ context: LogContext) -> LogReport {
    let rows = log.rows(of: period)
    let state = atEnd(of: period)
    let figures = FeedbackFigures(state, rows: rows, period: period)
    let known = log.figures(FeedbackMeasures(state: state, figures: figures).all(period), rows: rows) {
      state.trace($0)
    }
    return LogReport(figures: known) { path throws(SpreadsheetError) in
      let report = FeedbackReport(
        state: state, rows: rows, figures: figures, periodFigures: known.all, period: period, control: context.control)
      switch unit {
      case .week: try WeeklyFeedbackReport(report: report).write(to: path)
      case .month: try MonthlyFeedbackReport(report: report).write(to: path)
      }
    }
  }

  /// What a row counts as, without anything of the client: `Keluhan · WhatsApp · Waktu Tunggu · Diterima`.
  private func trace(_ row: Int) -> String {
    let (facts, decision) = (facts[row], decisions[row])
    if facts.isDuplicate { return "Duplikat" }
    var text = facts.kind.rawValue
    text += " · "
    text += facts.channel?.rawValue ?? unknownWord
    text += " · "
    text += themeName(facts.theme)
    if let unit = facts.unit { text += " · " + units[Int(unit)] }
    text += " · "
    text += decision.stage.name
    let broken = decision.clauses.list.filter { $0 != D7Punctuality.clause }
    if !broken.isEmpty { text += " · " + broken.map(\.id).joined(separator: ", ") }
    if let grade = facts.grade { text += " · " + grade.rawValue }
    if let score = facts.score { text += " · nilai \(score)" }
    if facts.isReplied { text += " · dibalas" }
    return text
  }

  // MARK: Names and orders

  /// The channels that the facility offers or that have feedback.
  func channels(_ figures: FeedbackFigures) -> [String] {
    let known = FeedbackChannel.allCases.filter {
      figures.all.channels[$0.place] > 0 || settings.profile.channels.contains($0)
    }
    let unknown = figures.all.channels.last ?? 0
    return known.map(\.rawValue) + (unknown > 0 ? [unknownWord] : [])
  }

  /// The themes with a count, the most frequent first, those without a theme last.
  func themeOrder(_ counts: [Int]) -> [Int] { Self.order(counts, themes) }

  /// The units with a count, the most frequent first, none last.
  func unitOrder(_ counts: [Int]) -> [Int] { Self.order(counts, units) }

  private static func order(_ counts: [Int], _ names: [String]) -> [Int] {
    counts.indices.filter { counts[$0] > 0 }.sorted { left, right in
      if left == names.count || right == names.count { return left < right }
      return counts[left] == counts[right] ? names[left] < names[right] : counts[left] > counts[right]
    }
  }

  func themeTitle(_ place: Int) -> String { place < themes.count ? themes[place] : D5Grouping.noTheme }
  func unitTitle(_ place: Int) -> String { place < units.count ? units[place] : Self.noUnit }

  /// The most frequent theme that has a name, with those that are as frequent: `Waktu Tunggu (5)`; empty where there is none.
  func topTheme(_ counts: [Int]) -> String {
    let order = themeOrder(counts).filter { $0 < themes.count }
    guard let first = order.first else { return "" }
    return MostFrequent.text(order.prefix { counts[$0] == counts[first] }.map { themes[$0] }, counts[first])
  }
}
