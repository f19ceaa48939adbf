package import Procedures

/// A hospital's hotline: its settings, its number and the words of its template.
package struct HotlineSettings: Sendable {
  package static let sop = "hotline"
  package var profile: HotlineProfile
  /// The telephone number of the hotline.
  package var number: String
  /// `Petunjuk`, with `{nomor}`, `{mulai}`, `{selesai}`, `{kamar}`, `{batas}`, `{sisa}` in place of the settings.
  package var steps: [String]
  /// Whether reports show patients' names (G7).
  package var reportsShowNames: Bool

  package init(profile: HotlineProfile, number: String, steps: [String], reportsShowNames: Bool = false) {
    self.profile = profile
    self.number = number
    self.steps = steps
    self.reportsShowNames = reportsShowNames
  }
}
