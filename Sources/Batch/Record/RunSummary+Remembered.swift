import Core
import FoundationEssentials
import Spreadsheet

extension RunSummary {
  /// All of a summary that a run with nothing new says.
  private struct Remembered: Codable {
    var date: String
    var procedures: [ProcedureSummary]
    var carriedOver: [Int]
    var inputs: [Input]
    var findings: [Finding]
    var notes: [String]
    var failures: [Finding]
    var unchanged: [String]
    var facility: String
    var asksForExports: Bool
  }

  /// The summary as a line of JSON; nil where it can't be had.
  var remembered: [UInt8]? {
    let remembered = Remembered(
      date: date, procedures: procedures, carriedOver: procedures.map(\.carriedOver), inputs: inputs,
      findings: findings, notes: notes, failures: failures, unchanged: unchanged, facility: facility,
      asksForExports: asksForExports)
    return (try? JSONEncoder().encode(remembered)).map { Array($0) }
  }

  /// The summary of such a line, of a facility with a language of messages; nil where it is none.
  init?(remembered line: [UInt8], _ language: Language) {
    guard let known = try? JSONDecoder().decode(Remembered.self, from: Data(line)),
      known.carriedOver.count == known.procedures.count
    else { return nil }
    self.init(date: known.date, language)
    procedures = known.procedures
    for (place, count) in known.carriedOver.enumerated() { procedures[place].carriedOver = count }
    inputs = known.inputs
    findings = known.findings
    notes = known.notes
    failures = known.failures
    unchanged = known.unchanged
    facility = known.facility
    asksForExports = known.asksForExports
  }
}
