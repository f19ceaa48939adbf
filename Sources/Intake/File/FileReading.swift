package import Spreadsheet

/// What a file holds for a schema.
package struct FileReading: Sendable {
  package enum Format: Sendable, Hashable {
    case workbook
    /// Text, and how it is written.
    case delimitedText(CSVDialect)
  }

  /// The path as given.
  package let path: String
  /// The file's name.
  package let file: String
  package let format: Format
  /// The sheets that are an input, in the workbook's order.
  package let tables: [Table]
  /// Every sheet, and what became of it.
  package let sheets: [SheetLookedAt]
  /// What is odd in a text file that was read all the same.
  package let faults: [TextFault]
}

/// A sheet of a file, and what became of it.
package struct SheetLookedAt: Sendable {
  package enum Outcome: Sendable, Hashable {
    /// It is an input of this many rows.
    case read(rows: Int)
    /// It holds nothing.
    case empty
    /// It is hidden in the workbook, and not read.
    case hidden
    /// No row names two known columns; the row that looks most like a header, and its texts.
    case noHeader(row: Int?, headers: [String])
    /// Its header is known but lacks columns: of each group one is needed. The suggestions are unknown headers that resemble one
    /// of these; `known` counts the columns that are known.
    case lacksColumns([[Field]], headers: [String], suggestions: [NearMiss], known: Int)
  }

  /// An unknown header and the known one that it resembles.
  package struct NearMiss: Sendable, Hashable {
    package let header: String
    package let known: String
    package let field: Field
  }

  /// The sheet's name; nil for a text file.
  package let name: String?
  package let outcome: Outcome

  package var isRead: Bool {
    if case .read = outcome { true } else { false }
  }
}

/// Why a file is no input.
package enum IntakeError: Error, Sendable {
  case unreadable(SpreadsheetError)
  /// No sheet has a known header with the columns that are needed.
  case noInput(file: String, sheets: [SheetLookedAt])
}
