package import Core
import Spreadsheet

/// A4 to A6: what staff recorded closes the target: executed, permission refused, or all attempts in vain.
package enum RecordedOutcome: Rule {
  package static let clause = Clause("A", 4)
  package static let title = "Hasil yang dicatat petugas"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    guard let entry = context.entry else { return .notApplicable }
    if Execution.isComplete(entry, profile: context.profile) { return .gives(.completed) }
    if entry.isRefusal { return .gives(.refused) }
    if entry.wasReached != true, failedAttempts(entry, context.profile) >= context.profile.maxAttempts {
      return .gives(.notReached)
    }
    return .notApplicable
  }

  package static func facts(_ context: StayContext) -> String {
    let entry = context.entry ?? CallEntry()
    let day = entry.calledOn.map { " pada \($0.indonesian)" } ?? ""
    switch verdict(context) {
    case .gives(.completed):
      let officer = entry.officer.isEmpty ? "" : " oleh \(entry.officer)"
      return "Selesai: dihubungi, izin diberikan, formulir lengkap\(day)\(officer) (A4, A6)"
    case .gives(.refused): return "Menolak: izin tidak diberikan\(day) (A6)"
    default:
      let results = entry.attempts.map(\.result).filter { !$0.isEmpty }.joined(separator: ", ")
      return "Tidak Terhubung: \(context.profile.maxAttempts) percobaan gagal – \(results) (A5, max_attempts)"
    }
  }

  private static func failedAttempts(_ entry: CallEntry, _ profile: CallProfile) -> Int {
    let reached = profile.reachedResult.lowercased()
    return entry.attempts.count { !$0.result.isEmpty && $0.result.lowercased() != reached }
  }
}
