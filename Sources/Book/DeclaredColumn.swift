import Core
package import Intake
import Spreadsheet

/// A column as a template declares it: what exports call it, and how it looks in the work book.
package struct DeclaredColumn: Sendable {
  package let field: Field
  private let owner: BookColumn.Owner
  private let kind: BookColumn.Kind
  private let width: Double
  /// With places for a facility's numbers: `paling banyak {dering} (B1)`.
  private let hint: String?
  /// Who does what the column is about: a step's.
  package let unit: String?

  /// - Parameters:
  ///   - field: how the column is found and read.
  ///   - owner: whose the cells are.
  ///   - kind: what is typed; nil is what the field's kind says.
  ///   - width: in characters; nil is the usual one.
  ///   - hint: shown where a cell is selected.
  ///   - unit: who does what the column is about.
  package init(
    _ field: Field, owner: BookColumn.Owner = .source, kind: BookColumn.Kind? = nil, width: Double? = nil,
    hint: String? = nil, unit: String? = nil
  ) {
    self.field = field
    self.owner = owner
    self.kind = kind ?? BookColumn.Kind(field.kind)
    self.width = width ?? 14
    self.hint = hint
    self.unit = unit
  }

  /// The column in a work book.
  ///
  /// - Parameters:
  ///   - words: what stands for a hint's `{places}`.
  ///   - choices: by column, the words that the rules know.
  /// - Returns: the column.
  package func column(_ words: [String: String], choices: [String: [String]]) -> BookColumn {
    let words = words.merging(["contoh_jam": TypedTime.example, "unit": unit ?? ""]) { own, _ in own }
    return BookColumn(
      field.id, field.header, owner, choices[field.id].map { .choice($0) } ?? kind, width: width,
      hint: hint.map { $0.filled(words).shortened(to: ValidationMessages.messageLimit) })
  }
}

extension BookColumn.Kind {
  /// What is typed into a column that is read so.
  package init(_ kind: Field.Kind) {
    self =
      switch kind {
      case .date: .date
      case .time: .time
      case .identifier, .nik: .identifier
      case .text, .telephone: .text
      }
  }
}
