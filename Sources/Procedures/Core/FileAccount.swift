/// What became of one input file's rows: `rows = used + merged + rejected` (G1).
package struct FileAccount: Sendable, Equatable, Codable {
  package var file: String
  package var rows = 0
  package var used = 0
  package var merged = 0
  package var rejected = 0
  /// Repeated headers, totals and footnotes: no input rows.
  package var skipped = 0

  package init(file: String) { self.file = file }
}

/// Something the run says: a warning asks for attention, a note only informs.
package struct Note: Sendable, Equatable {
  package var text: String
  package var isWarning: Bool

  package static func warning(_ text: String) -> Note { Note(text: text, isWarning: true) }
  package static func note(_ text: String) -> Note { Note(text: text, isWarning: false) }
}
