package import Intake

/// One column of a sheet that Sapa writes and reads back.
package struct BookColumn: Sendable {
  package enum Owner: Sendable {
    /// Worked out by Sapa; what is typed over it is not taken.
    case sapa
    /// From the export; staff may mend it.
    case source
    case staff
  }
  package enum Kind: Sendable, Equatable {
    case text
    case date
    case time
    /// Digits that stay text.
    case identifier
    case number
    /// A drop-down.
    case choice([String])
    case formula
    /// Whatever staff put into a column of theirs.
    case any

    /// Whether its values stand in the middle of their cells; others stand at the left.
    package var isCentred: Bool { [.date, .time, .number].contains(self) }
  }

  package var id: String
  package var header: String
  package var owner: Owner
  package var kind: Kind
  /// In characters.
  package var width: Double
  /// Shown where a cell of the column is selected; at most 255 letters.
  package var hint: String?
  /// Whether the days that are typed lie between those of ``TableSheet/dates``.
  package var hasDayLimits = false
  /// Whether what is none of its choices is asked about, where a sheet refuses it (``TableSheet/refusesOthers``).
  package var takesOthers = false
  /// Whether it is for formulas alone.
  package var isHidden = false
  /// How Sapa's own texts stand in it.
  package var alignment = Alignment.plain

  package enum Alignment: Sendable {
    case plain
    case centred
  }

  /// The key of a row, hidden at the end of each sheet that is read back.
  package static let key = BookColumn("kunci", "Kunci", width: 24)

  package init(
    _ id: String, _ header: String, _ owner: Owner = .sapa, _ kind: Kind = .text, width: Double = 14,
    hint: String? = nil, isHidden: Bool = false, alignment: Alignment = .plain, hasDayLimits: Bool = false
  ) {
    self.id = id
    self.header = header
    self.owner = owner
    self.kind = kind
    self.width = width
    self.hint = hint
    self.isHidden = isHidden
    self.alignment = alignment
    self.hasDayLimits = hasDayLimits
  }

  package var field: Field {
    let kind: Field.Kind =
      switch kind {
      case .date: .date
      case .time: .time
      case .identifier: .identifier
      default: id == "no_rm" || id == "no_rawat" ? .identifier : .text
      }
    return Field(id: id, header: header, aliases: [], kind: kind)
  }
}

extension [BookColumn] {
  /// How a sheet of these columns is read, with its keys.
  package var schema: Schema { Schema(fields: (self + [BookColumn.key]).map(\.field)) }
}

extension BookColumn {
  package var specOwner: KeyedSheetSpec.Owner {
    switch owner {
    case .sapa: .computed
    case .source: .source
    case .staff: .staff
    }
  }
}
