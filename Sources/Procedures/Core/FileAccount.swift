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

/// As a list: the file, then the numbers in their order, without the zeros at the end.
extension FileAccount {
  private static var counts: [WritableKeyPath<FileAccount, Int>] { [\.rows, \.used, \.merged, \.rejected, \.skipped] }

  package init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    self.init(file: try list.decode(String.self))
    for count in Self.counts where !list.isAtEnd { self[keyPath: count] = try list.decode(Int.self) }
  }

  package func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    try list.encode(file)
    let last = Self.counts.lastIndex { self[keyPath: $0] != 0 } ?? -1
    for count in Self.counts.prefix(last + 1) { try list.encode(self[keyPath: count]) }
  }
}

/// Something the run says: a warning asks for attention, a note only informs.
package struct Note: Sendable, Equatable {
  package var finding: Finding
  package var isWarning: Bool
  package var text: String { finding.indonesian }

  /// In Indonesian, with its place as ``Finding`` has it.
  package static func warning(
    _ text: String, file: String = "", sheet: String? = nil, row: String = "", remedy: String = ""
  ) -> Note {
    Note(finding: Finding(text, file: file, sheet: sheet, row: row, remedy: remedy), isWarning: true)
  }
  package static func note(_ text: String) -> Note { Note(finding: Finding(text), isWarning: false) }
}
