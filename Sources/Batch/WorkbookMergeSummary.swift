package import Book
import Core
package import Spreadsheet

/// What `sapa merge` did, in the shape that `--json` prints.
package struct WorkbookMergeSummary: Encodable, Sendable {
  package struct Copy: Encodable, Sendable {
    package var file: String
    package var who: String
    package var cells = 0
    package var rows = 0
    package var columns = 0
    package var sheets = 0
    package var deleted = 0
    /// Conflicts and values for the record that this copy added to `Konflik`.
    package var conflicts = 0
    var notes: [MergePlan.Note] = []

    init(_ path: String, _ plan: MergePlan, listed: Int) {
      file = path
      who = plan.who
      cells = plan.changes.count + plan.freeChanges.count
      rows = plan.newRows.count
      columns = plan.newColumns.count
      sheets = plan.newSheets.count
      deleted = plan.deletions.count(where: \.isApplied)
      conflicts = listed
      notes = plan.notes
    }

    enum CodingKeys: String, CodingKey {
      case file
      case who
      case cells
      case rows
      case columns
      case sheets
      case deleted
      case conflicts
    }
  }

  package var output: String
  package var copies: [Copy] = []
  /// Choices on `Konflik` that were applied.
  package var settled = 0
  /// Conflicts that wait for a choice.
  package var open = 0
  package var keys: [KeyColumnFinder.Found] = [] {
    didSet { rowKeys = Dictionary(keys.map { ($0.sheet, $0.key) }) { first, _ in first } }
  }
  /// The header of the key's column, by sheet.
  private var rowKeys: [String: String] = [:]

  init(output: String) { self.output = output }

  /// 0 clean, 1 with conflicts.
  package var exitCode: Int32 { open > 0 || copies.contains { $0.conflicts > 0 } ? 1 : 0 }

  enum CodingKeys: String, CodingKey {
    case output
    case copies
    case settled
    case open
    case rowKeys = "keys"
  }

  /// What is said beside the result: keys that were guessed, and what a copy lacked.
  package func notes(_ language: Language) -> [String] {
    var notes = keys.filter { $0.reason == .guessed }.map { found in
      language(
        "lembar \"\(found.sheet)\": baris dikenali dari kolom \"\(found.key)\" (unik di semua berkas); ganti dengan --key",
        "sheet \"\(found.sheet)\": rows are known by column \"\(found.key)\" (unique in all files); --key names another"
      )
    }
    for copy in copies {
      notes += copy.notes.map { "\(copy.file): \($0.message(language))" }
    }
    return notes
  }

  /// One line a copy, and what waits for a choice.
  package func lines(_ language: Language) -> [String] {
    var lines = copies.map { copy in
      language(
        "\(copy.file): \(copy.cells) sel, \(copy.rows) baris baru, \(copy.columns) kolom baru, \(copy.deleted) baris dihapus, \(copy.conflicts) di Konflik",
        "\(copy.file): \(copy.cells) cells, \(copy.rows) new rows, \(copy.columns) new columns, \(copy.deleted) rows deleted, \(copy.conflicts) on Konflik"
      )
    }
    if settled > 0 {
      lines.append(language("\(settled) pilihan diterapkan", "\(settled) choices applied"))
    }
    if open > 0 {
      lines.append(
        language(
          "\(open) konflik menunggu pilihan di lembar Konflik, kolom Pilihan",
          "\(open) conflicts wait for a choice on sheet Konflik, column Pilihan"))
    }
    lines.append(language("ditulis: \(output)", "written: \(output)"))
    return lines
  }
}
