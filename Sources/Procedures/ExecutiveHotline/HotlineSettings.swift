import Core

/// A hospital's hotline: its settings, its number and the words of its template.
package struct HotlineSettings: Sendable {
  package static let sop = "hotline"
  package var profile: HotlineProfile
  /// `Petunjuk`, with `{nomor}`, `{mulai}`, `{selesai}`, `{kamar}`, `{batas}`, `{sisa}` in place of the settings.
  package var steps: [String]

  package let columns: HotlineColumns

  package init(profile: HotlineProfile, steps: [String], columns: HotlineColumns) {
    self.profile = profile
    self.steps = steps
    self.columns = columns
  }
}
