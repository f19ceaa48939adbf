package import Spreadsheet

/// What is to be done next, by whom, and before when: `Hubungi kembali penelepon – Rina – sebelum 17/11/2026 14.35 (B4)`.
package struct NextStep: Sendable, Hashable {
  package var what: String
  /// Empty where nobody is named.
  package var by = ""
  /// Empty where there is no limit.
  package var limit = ""

  package init(what: String, by: String = "", limit: String = "") {
    (self.what, self.by, self.limit) = (what, by, limit)
  }

  private static let separator = " – "

  /// As `Tindak Lanjut` has it.
  package init(_ text: String) {
    var parts = text.split(separator: Self.separator).map(String.init)
    what = parts.isEmpty ? "" : parts.removeFirst()
    if parts.count > 1 { limit = parts.removeLast() }
    by = parts.joined(separator: Self.separator)
  }

  /// What is said of a thing that was open at the end of a day and is not now.
  package static func closedSince(_ day: CalendarDate) -> NextStep {
    NextStep(what: "Tidak terbuka lagi sesudah \(day.indonesian)")
  }
}
