package import Spreadsheet

/// What asks for attention (G11): in the language of messages for whoever starts a run, in Indonesian for the workbooks.
package struct Finding: Sendable, Codable, Hashable {
  package var indonesian: String
  package var english: String
  /// Relative to the facility's folder: `masuk/SIMRS.xlsx`, `kerja/Sapa Pasien 2026-W47.xlsx`; empty where it is of none.
  package var file: String
  /// Empty where it is of none; two are told as `Log Layanan, Belum Selesai`.
  package var sheet: String
  /// The row's key, and its place as it is now: `2611-0042 (baris 12)`; of several the first five; empty where it is of none.
  package var row: String
  /// What to do, in Indonesian, where the text does not say it itself.
  package var remedy: String
  /// Whether it happened in this run alone: one that finds nothing new does not say it again, or says it of its own moment, such as
  /// that somebody has a book open.
  package var isPassing: Bool
  /// The Indonesian text as a report may have it, without what stands in a file (G7); nil where that is the text itself.
  package var published: String?

  /// With its text in a language; that is asked for in both.
  package init(
    file: String = "", sheet: String? = nil, row: String = "", remedy: String = "", isPassing: Bool = false,
    _ words: (Language) -> String
  ) {
    (indonesian, english) = (words(.indonesian), words(.english))
    (self.file, self.sheet, self.row, self.remedy) = (file, sheet ?? "", row, remedy)
    self.isPassing = isPassing
  }

  /// With its text in both languages; without `english`, what is said in Indonesian alone.
  package init(
    _ indonesian: String, _ english: String? = nil, file: String = "", sheet: String? = nil, row: String = "",
    remedy: String = "", isPassing: Bool = false
  ) {
    self.init(file: file, sheet: sheet, row: row, remedy: remedy, isPassing: isPassing) {
      $0(indonesian, english ?? indonesian)
    }
  }

  package func text(_ language: Language) -> String { language(indonesian, english) }

  /// The text as a report says it: without the path of the facility's folder, so that it is the same wherever that lies (G4).
  package func text(in folder: String) -> String { (published ?? indonesian).replacing(folder + "/", with: "") }

  /// A row as ``row`` names it; `place` is counted from 1, as people count.
  package static func row(_ key: String, at place: Int?) -> String {
    guard let place else { return key }
    return key.isEmpty ? "baris \(place)" : "\(key) (baris \(place))"
  }

  /// Several rows as ``row`` names them: the first five.
  package static func rows(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
  }
}
