import Book
import Core
import Intake
import Spreadsheet

/// `Rincian` of a report: the feedback behind its figures, a line each, without names and texts unless the profile says so (G7).
struct FeedbackDetails: Sendable {
  static let name = "Rincian"
  /// No manager reads further; what a period has beyond is in the register.
  static let lineLimit = 20_000
  private static let suggestion = " (usulan)"
  /// What stands in `Dihitung` of a feedback that the figures count, and of one that they do not.
  private static let counted = "Ya"
  private static let duplicate = "Duplikat"

  enum Column {
    case id, date, channel, kind, theme, unit, stage, grade, counted, violations, action, client, text

    fileprivate var column: PageList.Column {
      switch self {
      case .id: PageList.Column("ID", 15)
      case .date: PageList.Column("Tanggal", 12, .date)
      case .channel: PageList.Column("Kanal", 14)
      case .kind: PageList.Column("Jenis", 20)
      case .theme: PageList.Column("Tema", 26, .long)
      case .unit: PageList.Column("Unit", 22, .long)
      case .stage: PageList.Column("Tahap", 18)
      case .grade: PageList.Column("Grading", 10, .centred)
      case .counted: PageList.Column("Dihitung", 10, .centred)
      case .violations: PageList.Column("Pelanggaran", 32, .long)
      case .action: PageList.Column("Tindak Lanjut", 39, .long)
      case .client: PageList.Column("Klien", 18)
      case .text: PageList.Column("Isi", 70, .long)
      }
    }
  }

  private let report: FeedbackReport
  private let columns: [Column]
  /// Where formulas find the columns.
  private var ranges: [String: String] = [:]
  private var state: FeedbackState { report.state }
  private var rows: [Int] { report.rows }
  /// Whether all lines fit on the sheet; formulas count them only then.
  private var isWhole: Bool { rows.count <= Self.lineLimit }

  init(_ report: FeedbackReport) {
    self.report = report
    var columns: [Column] = [.id, .date, .channel, .kind, .theme, .unit, .stage]
    if report.profile.grading { columns.append(.grade) }
    columns += [.counted, .violations, .action]
    if report.profile.reportsShowNames { columns.append(.client) }
    if report.profile.reportsShowTexts { columns.append(.text) }
    self.columns = columns
    ranges = page.ranges(on: Self.name, report.control)
  }

  // MARK: Formulas

  /// Counts the lines that have a value, duplicates left out; nil where a formula can't.
  func count(_ column: Column, _ value: String) -> String? {
    // A sheet compares without regard to case, and takes some characters for wildcards and comparisons.
    let isPlain = value.utf8.allSatisfy { (0x20...0x7E).contains($0) && !"*?~\"<>=".utf8.contains($0) }
    guard isWhole, isPlain, !value.isEmpty, Double(value) == nil, value.utf8.count < 200,
      let range = ranges[column.column.header], let counted = ranges[Column.counted.column.header]
    else { return nil }
    func count(_ value: String) -> String {
      "COUNTIFS(\(range),\"\(value)\",\(counted),\"\(Self.counted)\")"
    }
    let isSuggested = [.kind, .theme, .unit].contains(column)
    return isSuggested ? "\(count(value))+\(count(value + Self.suggestion))" : count(value)
  }

  // MARK: The sheet

  var page: Page {
    Page(
      title: "Rincian – umpan balik di balik setiap angka", [.note(note)],
      list: PageList(
        columns: columns.map(\.column), count: min(rows.count, Self.lineLimit),
        empty: "Tidak ada umpan balik."
      ) { line in
        let row = rows[line]
        let feedback = state.feedback(row)
        return columns.map { column in
          if column == .date, let date = state.log.rows[row].date { return .date(date) }
          return .text(text(row, column, feedback))
        }
      })
  }

  private var note: String {
    let extent =
      isWhole ? "" : " Hanya \(Self.lineLimit) dari \(rows.count) umpan balik; sisanya di Register."
    let shown =
      switch (state.settings.profile.reportsShowNames, state.settings.profile.reportsShowTexts) {
      case (false, false): "Nama, nomor dan isi tidak dimuat (G7); cari ID di Register."
      case (true, false): "Nama disamarkan; nomor dan isi tidak dimuat (G7); cari ID di Register."
      case (false, true): "Nama dan nomor tidak dimuat (G7); cari ID di Register."
      case (true, true): "Nama disamarkan; nomor tidak dimuat (G7); cari ID di Register."
      }
    return "(usulan): belum diputuskan petugas, dihitung menurut usulan Sapa (D5). \(shown)\(extent)"
  }

  private func text(_ row: Int, _ column: Column, _ feedback: Feedback) -> String {
    let (facts, decision) = (state.facts[row], state.decisions[row])
    switch column {
    case .id: return state.numbers[row].isEmpty ? state.log.rows[row].key : state.numbers[row]
    case .date: return "–"
    case .channel: return facts.channel?.rawValue ?? unknownWord
    case .kind: return facts.kind.rawValue + (feedback.kind.value == nil ? Self.suggestion : "")
    case .theme:
      let isSuggested = facts.theme != nil && state.log.isEmpty(row, state.fields.theme)
      return state.themeName(facts.theme) + (isSuggested ? Self.suggestion : "")
    case .unit:
      if facts.unit == nil { return FeedbackState.noUnit }
      return state.unitName(facts.unit) + (state.log.isEmpty(row, state.fields.unit) ? Self.suggestion : "")
    case .stage: return decision.stage.name
    case .grade: return facts.grade?.rawValue ?? ""
    case .counted: return facts.isDuplicate ? Self.duplicate : Self.counted
    case .violations: return decision.violationText(feedback, state.settings.profile)
    case .action: return decision.actionText(feedback, state.settings.profile)
    case .client: return Masking.name(state.log.text(row, state.fields.name))
    case .text: return state.log.text(row, state.fields.text)
    }
  }
}

extension FeedbackState {
  /// What stands for the unit of a feedback that has none.
  static let noUnit = "Tanpa unit"
}
