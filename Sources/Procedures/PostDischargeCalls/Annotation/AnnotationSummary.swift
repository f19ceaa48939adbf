import Batch
import Core
package import Spreadsheet

/// What an annotation did, in the shape that `sapa annotate --json` prints.
package struct AnnotationSummary: Encodable, Sendable {
  package struct Sheet: Encodable, Sendable {
    package var sheet: String
    package var rows: Int
    package var used = 0
    package var merged = 0
    package var rejected = 0
    /// By status: of how many rows, together all of them.
    package var statuses: [String: Int] = [:]
    package var targets = 0
    package var carriedOver = 0
    /// `Q:T`.
    package var columns: String
    /// Whether the columns were there already.
    package var updated: Bool

    enum CodingKeys: String, CodingKey {
      case sheet
      case rows
      case used
      case merged
      case rejected
      case statuses
      case targets
      case carriedOver = "carried_over"
      case columns
      case updated
    }
  }

  package var file: String
  package var output: String
  package var date: String
  package var sheets: [Sheet] = []
  /// Whether anything differs from the file.
  package var changed = true
  /// Where the original is kept, if it was replaced.
  package var backup: String?
  /// What asks for attention.
  package var warnings: [String] = []
  /// What only informs.
  package var notes: [String] = []

  package init(file: String, output: String, date: CalendarDate) {
    self.file = file
    self.output = output
    self.date = date.description
  }

  /// 0 clean, 1 done with findings.
  package var exitCode: Int32 { warnings.isEmpty ? 0 : 1 }

  /// The annotation in a few lines for whoever started it.
  package func lines(_ language: Language) -> [String] {
    var lines = ["\(file) · sapa-pasien · \(date)"]
    for sheet in sheets {
      lines.append(
        language(
          "Lembar \"\(sheet.sheet)\": \(sheet.rows) baris = \(sheet.used) dipakai + \(sheet.merged) digabung + \(sheet.rejected) ditolak; kolom \(sheet.columns) \(sheet.updated ? "diperbarui" : "ditambahkan")",
          "Sheet \"\(sheet.sheet)\": \(sheet.rows) rows = \(sheet.used) used + \(sheet.merged) merged + \(sheet.rejected) rejected; columns \(sheet.columns) \(sheet.updated ? "updated" : "added")"
        ))
      let statuses = RunSummary.words(of: sheet.statuses, carriedOver: sheet.carriedOver, language)
      if !statuses.isEmpty { lines.append("  " + statuses) }
    }
    lines.append(
      changed
        ? language("Ditulis: \(output)", "Written: \(output)")
        : language("Tidak ada yang berubah: \(output)", "Nothing changed: \(output)"))
    if let backup { lines.append(language("Semula: \(backup)", "As it was: \(backup)")) }
    if !warnings.isEmpty {
      lines.append(language("Perlu perhatian:", "Needs attention:"))
      lines += warnings.map { "  – \($0)" }
    }
    lines += notes.map { language("Catatan: \($0)", "Note: \($0)") }
    return lines
  }
}
