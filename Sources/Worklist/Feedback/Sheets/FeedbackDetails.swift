import Intake
import Procedures
import Spreadsheet

/// `Rincian` of a report: the feedback behind its figures, a line each, without names and texts unless the profile says so (G7).
struct FeedbackDetails: Sendable {
  static let name = "Rincian"
  /// No manager reads further; what a period has beyond is in the register.
  static let lineLimit = 20_000
  private static let headerRow = 4
  private static let suggestion = " (usulan)"
  /// What stands in `Dihitung` of a feedback that the figures count, and of one that they do not.
  private static let counted = "Ya"
  private static let duplicate = "Duplikat"

  fileprivate enum Column {
    case id, date, channel, kind, theme, unit, stage, grade, counted, violations, action, client, text

    var header: String {
      switch self {
      case .id: "ID"
      case .date: "Tanggal"
      case .channel: "Kanal"
      case .kind: "Jenis"
      case .theme: "Tema"
      case .unit: "Unit"
      case .stage: "Tahap"
      case .grade: "Grading"
      case .counted: "Dihitung"
      case .violations: "Pelanggaran"
      case .action: "Tindak Lanjut"
      case .client: "Klien"
      case .text: "Isi"
      }
    }

    var width: Double {
      switch self {
      case .id: 15
      case .date: 12
      case .channel: 16
      case .kind: 20
      case .theme: 28
      case .unit: 22
      case .stage: 18
      case .grade: 10
      case .counted: 10
      case .violations: 40
      case .action: 50
      case .client: 18
      case .text: 70
      }
    }

    var look: ListSheet.Column.Look {
      switch self {
      case .date: .date
      case .grade, .counted: .centred
      case .theme, .unit, .violations, .action, .text: .long
      case .id, .channel, .kind, .stage, .client: .plain
      }
    }
  }

  /// What formulas of other sheets count by.
  enum Field {
    case channel, kind, theme, unit, stage

    fileprivate var column: Column {
      switch self {
      case .channel: .channel
      case .kind: .kind
      case .theme: .theme
      case .unit: .unit
      case .stage: .stage
      }
    }
  }

  private let state: FeedbackState
  private let rows: [Int]
  private let columns: [Column]
  /// Whether all lines fit on the sheet; formulas count them only then.
  let isWhole: Bool

  init(state: FeedbackState, rows: [Int]) {
    self.state = state
    self.rows = rows
    isWhole = rows.count <= Self.lineLimit
    var columns: [Column] = [.id, .date, .channel, .kind, .theme, .unit, .stage]
    if state.settings.profile.grading { columns.append(.grade) }
    columns += [.counted, .violations, .action]
    if state.settings.profile.reportsShowNames { columns.append(.client) }
    if state.settings.profile.reportsShowTexts { columns.append(.text) }
    self.columns = columns
  }

  // MARK: Formulas

  private func range(_ column: Column) -> String {
    let place = columns.firstIndex(of: column) ?? 0
    return list.area(place).absoluteReference(sheet: Self.name)
  }

  /// Counts the lines that have a value, duplicates left out; nil where a formula can't.
  func count(_ field: Field, _ value: String) -> String? {
    // A sheet compares without regard to case, and takes some characters for wildcards and comparisons.
    let isPlain = value.utf8.allSatisfy { (0x20...0x7E).contains($0) && !"*?~\"<>=".utf8.contains($0) }
    guard isWhole, isPlain, !value.isEmpty, Double(value) == nil, value.utf8.count < 200 else { return nil }
    func count(_ value: String) -> String {
      "COUNTIFS(\(range(field.column)),\"\(value)\",\(range(.counted)),\"\(Self.counted)\")"
    }
    switch field {
    case .channel, .stage: return count(value)
    case .kind, .theme, .unit: return "\(count(value))+\(count(value + Self.suggestion))"
    }
  }

  /// Counts all lines but duplicates.
  var countAll: String? { isWhole ? "COUNTIF(\(range(.counted)),\"\(Self.counted)\")" : nil }

  // MARK: The sheet

  private var list: ListSheet {
    ListSheet(
      columns: columns.map { ListSheet.Column($0.header, $0.width, $0.look) }, headerRow: Self.headerRow,
      count: min(rows.count, Self.lineLimit), empty: "Tidak ada umpan balik.")
  }

  func write(to sheet: SheetWriter, _ control: DocumentControl, _ styles: Styles) throws(SpreadsheetError) {
    for (index, column) in columns.enumerated() { try sheet.setColumn(first: index, last: index, width: column.width) }
    try sheet.head("Rincian – umpan balik di balik setiap angka", control, styles)
    try sheet.text(note, row: 3, column: 0, format: styles.note)
    try list.write(to: sheet, control, styles) { line in
      let row = rows[line]
      let feedback = state.feedback(row)
      return columns.map { column in
        if column == .date, let date = state.log.rows[row].date { return .date(date) }
        return .text(text(row, column, feedback))
      }
    }
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
