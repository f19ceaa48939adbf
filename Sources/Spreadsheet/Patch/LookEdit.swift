/// One property or several of a cell's look; what is nil stays as the cell has it.
package struct LookChange: Sendable, Hashable {
  package enum Fill: Sendable, Hashable {
    case solid(Color)
    case none
    /// The fill of a format that the workbook has, by its number.
    case style(Int)
  }

  package enum FontColor: Sendable, Hashable {
    case color(Color)
    case automatic
  }

  package var fill: Fill?
  package var fontColor: FontColor?
  package var isBold: Bool?
  /// A format code such as `dd/mm/yyyy` (ECMA-376 §18.8.31).
  package var numberFormat: String?

  package init(fill: Fill? = nil, fontColor: FontColor? = nil, isBold: Bool? = nil, numberFormat: String? = nil) {
    self.fill = fill
    self.fontColor = fontColor
    self.isBold = isBold
    self.numberFormat = numberFormat
  }
}

/// How a cell is to look.
package indirect enum LookEdit: Sendable, Hashable {
  /// The cell's own format with these properties altered.
  case change(LookChange)
  /// Exactly this format.
  case format(CellFormat)
  /// A format that the workbook has, by its number.
  case donor(Int)
}
