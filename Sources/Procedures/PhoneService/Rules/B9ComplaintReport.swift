package import Core

/// B9: a complaint gets a report, numbered in order of receipt and never renumbered; ``RunningNumber`` gives the numbers.
package enum B9ComplaintReport: Rule {
  package static let clause = Clause("B", 9)
  /// What the numbers begin with.
  package static let prefix = "BA"
  package static let title = "Pengaduan mendapat BA Pengaduan bernomor"

  package static func verdict(_ context: PhoneCallContext) -> Verdict<Never> {
    guard let type = context.call.type.value else { return .unknown(of: context.profile.header(.type)) }
    guard type == .complaint else { return .notApplicable }
    return context.complaintNumber.isEmpty ? .pending : .kept
  }

  package static func facts(_ context: PhoneCallContext) -> String {
    guard context.call.isComplaint else { return "Bukan pengaduan (B9)" }
    return context.complaintNumber.isEmpty
      ? "BA Pengaduan belum bernomor (B9)" : "BA Pengaduan \(context.complaintNumber) (B9)"
  }
}
