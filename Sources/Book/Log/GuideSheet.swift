package import Core
import Spreadsheet

/// `Petunjuk` of a work book: how to speak, the steps, the codes and colours, the rules, and document control (G8, G9).
package struct GuideSheet: Sendable {
  package static let sheet = "Petunjuk"

  /// One line of a section: a label and what it means.
  package struct Line: Sendable {
    package var label: String
    package var text: String
    package var look: Look

    package init(_ label: String, _ text: String, _ look: Look = .label) {
      self.label = label
      self.text = text
      self.look = look
    }

    /// A code in the colour of its rows.
    package init(_ label: String, _ text: String, _ state: Styles.Row) { self.init(label, text, .state(state)) }

    /// What the settings say, in a profile's order.
    package static func rules(_ profile: some SettingProfile) -> [Line] {
      profile.settingRules.map { Line($0.label, $0.text) }
    }
  }

  /// A small table of numbers, such as standard times, summed in its last row.
  package struct Amounts: Sendable {
    package var title: String
    /// Above the rows: of the labels, the texts and the numbers.
    package var headers: [String]
    package var rows: [(label: String, text: String, number: Int)]
    package var total: String

    package init(title: String, headers: [String], rows: [(label: String, text: String, number: Int)], total: String) {
      self.title = title
      self.headers = headers
      self.rows = rows
      self.total = total
    }
  }

  /// Behind it stands the facility's name.
  package var title: String
  /// What to say, and when.
  package var sayings: [Line]
  package var steps: [String]
  package var legend: [Line]
  package var amounts: Amounts?
  /// By which rules the facility's settings let it work.
  package var settings: [Line]

  package init(
    title: String, sayings: [Line], steps: [String], legend: [Line], amounts: Amounts? = nil, settings: [Line]
  ) {
    self.title = title
    self.sayings = sayings
    self.steps = steps
    self.legend = legend
    self.amounts = amounts
    self.settings = settings
  }

  package func plan(_ control: DocumentControl) -> FreeSheetPlan { FreeSheetPlan(Self.sheet, control) { _ in page } }

  /// Upright, on one A4 page where that stays legible.
  package var page: Page {
    func section(_ title: String, _ lines: [Line]) -> [Page.Block] {
      if lines.isEmpty { return [] }
      let table = PageTable(
        title, [], span: 3, lines.map { PageTable.Line([.text($0.label, $0.look), .text($0.text, over: 2)]) })
      return [.gap(1), .table(table)]
    }
    let numbers = amounts.map { amounts -> [Page.Block] in
      let table = PageTable(
        amounts.title, amounts.headers,
        amounts.rows.map { PageTable.Line([.label($0.label), .text($0.text), .number($0.number)]) },
        total: PageTable.Line([.text(amounts.total, .label, over: 2), .sumAbove]))
      return [.gap(1), .table(table)]
    }
    return Page(
      title: title, widths: [20, 84, 9], isLandscape: false,
      blocks: section("Yang diucapkan", sayings)
        + section("Langkah", steps.enumerated().map { Line(String($0 + 1), $1) })
        + section("Arti kode dan warna", legend) + (numbers ?? []) + section("Aturan yang berlaku", settings) + [
          .gap(1), .control(),
        ])
  }
}
