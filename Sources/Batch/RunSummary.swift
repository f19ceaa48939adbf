package import Core
package import Spreadsheet

/// What a run did, in the shape that `sapa run --json` prints.
package struct RunSummary: Encodable, Sendable {
  /// One period of one SOP; what a SOP has not is nil.
  package struct ProcedureSummary: Codable, Sendable {
    package var sop: String
    package var period: String
    package var statuses: [String: Int]
    package var executed: Int?
    package var weeklyMinimum: Int?
    package var points: [String: Int]?
    /// By clause: how many rows break it.
    package var violations: [String: Int]?
    /// Open conflicts on `Konflik`.
    package var conflicts = 0
    /// Figures of closed periods that this run found to differ (G6).
    package var corrections = 0
    /// Targets of earlier weeks (A3a).
    package var carriedOver = 0

    enum CodingKeys: String, CodingKey {
      case sop
      case period
      case statuses
      case executed
      case weeklyMinimum = "weekly_minimum"
      case points
      case violations
      case conflicts
      case corrections
    }

    package init(sop: String, period: String, statuses: [String: Int]) {
      self.sop = sop
      self.period = period
      self.statuses = statuses
    }
  }

  package struct Input: Codable, Sendable {
    package var file: String
    package var rows: Int
    package var used: Int
    package var merged: Int
    package var rejected: Int

    init(_ account: FileAccount) {
      (file, rows, used) = (account.file, account.rows, account.used)
      (merged, rejected) = (account.merged, account.rejected)
    }
  }

  package var date: String
  package var procedures: [ProcedureSummary] = []
  package var inputs: [Input] = []
  /// Paths relative to the folder, of files that the run made or changed.
  package var written: [String] = []
  /// The language of ``warnings``.
  package var language: Language
  /// Failures, then findings, then notes, as texts.
  package var warnings: [String] { (failures + findings).map { $0.text(language) } + notes }

  /// What asks for attention; a part of `warnings`.
  package var findings: [Finding] = []
  /// What only informs; a part of `warnings`.
  package var notes: [String] = []
  /// What could not be done: inputs that can't be read. A part of `warnings`.
  package var failures: [Finding] = []
  /// Files that would be the same as they are.
  package var unchanged: [String] = []
  /// Files that a dry run would make or change.
  package var planned: [String] = []
  package var facility = ""
  /// Whether a SOP of the facility has its records from exports alone.
  package var asksForExports = false

  /// 0 clean, 1 done with findings, 2 where an input could not be read.
  package var exitCode: Int32 {
    if !failures.isEmpty { return 2 }
    return findings.isEmpty && inputs.allSatisfy { $0.rejected == 0 } ? 0 : 1
  }

  enum CodingKeys: String, CodingKey {
    case date
    case procedures
    case inputs
    case written
    case warnings
  }

  package init(date: String, _ language: Language) { (self.date, self.language) = (date, language) }

  mutating func add(_ part: any ProcedurePlan) {
    inputs += part.accounts.map(Input.init)
    procedures += part.summaries
    findings += part.findings
    notes += part.notes
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(date, forKey: .date)
    try container.encode(procedures, forKey: .procedures)
    try container.encode(inputs, forKey: .inputs)
    try container.encode(written, forKey: .written)
    try container.encode(warnings, forKey: .warnings)
  }
}
