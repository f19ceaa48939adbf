package import Core
import Spreadsheet

/// A1: a patient is entered at most `entry_max_days` (5) days after discharge.
///
/// With a `Tgl Entri`, `late_entry` decides what a later one means. Without, the run that first saw the stay is its entry,
/// and `unknown_entry` decides: a weekly run would otherwise lose two days of every week by construction.
package enum LateEntry: Rule {
  package static let clause = Clause("A", 1)
  package static let title = "Entri paling lambat sesudah keluar"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    isLate(context) && policy(context) == .exclude ? .gives(.lateEntry) : .notApplicable
  }

  package static func facts(_ context: StayContext) -> String {
    "Terlambat Entri: \(lagPhrase(context)) (A1, \(setting(context)))"
  }

  /// Whether the entry is late and the setting only marks it.
  package static func isMarked(_ context: StayContext) -> Bool {
    isLate(context) && policy(context) == .mark
  }

  /// The mark that joins another rule's reason.
  package static func mark(_ context: StayContext) -> String {
    "; \(lagPhrase(context)) (A1, \(setting(context)))"
  }

  /// Days from discharge to entry; nil where one of the two is unknown.
  package static func lag(_ context: StayContext) -> Int? {
    guard let discharge = context.stay.discharge else { return nil }
    return (context.stay.entry ?? context.stay.firstSeen ?? context.date).days(since: discharge)
  }

  package static func isLate(_ context: StayContext) -> Bool {
    (lag(context) ?? 0) > context.profile.entryMaxDays
  }

  private static func policy(_ context: StayContext) -> CallProfile.EntryPolicy {
    context.stay.entry == nil ? context.profile.unknownEntry : context.profile.lateEntry
  }

  private static func lagPhrase(_ context: StayContext) -> String {
    let what = context.stay.entry == nil ? "pertama terlihat" : "entri"
    return "\(what) \(lag(context) ?? 0) hari setelah keluar, batas \(context.profile.entryMaxDays) hari"
  }

  private static func setting(_ context: StayContext) -> String {
    context.stay.entry == nil
      ? "unknown_entry = \(context.profile.unknownEntry.rawValue)"
      : "late_entry = \(context.profile.lateEntry.rawValue)"
  }
}
