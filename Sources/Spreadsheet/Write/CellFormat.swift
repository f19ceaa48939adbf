/// A colour: red, green and blue of 8 bits each.
package struct Color: Hashable, Sendable {
  package let rgb: UInt32

  /// The colour of `0xRRGGBB`; higher bits are ignored.
  package init(_ rgb: UInt32) { self.rgb = rgb & 0xFF_FFFF }

  package static let black = Color(0x000000)
  package static let white = Color(0xFFFFFF)
}

/// One edge of a cell's box (ECMA-376 §18.18.3).
package struct CellBorder: Hashable, Sendable {
  package enum Style: UInt8, Hashable, Sendable {
    case thin = 1
    case medium = 2
  }

  package var style: Style
  package var color: Color?

  package init(_ style: Style, color: Color? = nil) {
    self.style = style
    self.color = color
  }
}

/// How a cell looks; equal formats are stored once in a workbook (ECMA-376 §18.8.45).
///
/// A property that is nil or false is the workbook's default: Calibri 11, no fill, no border, format `General`.
package struct CellFormat: Hashable, Sendable {
  package enum HorizontalAlignment: Hashable, Sendable {
    case left
    case center
    case right
  }

  package enum VerticalAlignment: Hashable, Sendable {
    case top
    case center
    case bottom
  }

  package var isBold = false
  package var isItalic = false
  package var isUnderlined = false
  /// In points.
  package var fontSize: Double?
  package var fontColor: Color?
  /// A solid fill.
  package var fill: Color?
  /// All four edges.
  package var border: CellBorder?
  /// The lower edge; it wins over ``border``.
  package var bottomBorder: CellBorder?
  /// A format code such as `dd/mm/yyyy`, `hh:mm`, `@` or `0.0%`, at most 127 bytes (ECMA-376 §18.8.31).
  package var numberFormat: String?
  package var horizontal: HorizontalAlignment?
  package var vertical: VerticalAlignment?
  /// In steps of about three characters, 0 to 250.
  package var indent = 0
  package var wrapsText = false
  package var shrinksToFit = false
  /// Whether the text runs upwards.
  package var isTurned = false

  package init() {}

  /// A format set up in place: `CellFormat { $0.isBold = true }`.
  package init(_ setUp: (inout CellFormat) -> Void) { setUp(&self) }

  /// This format with some properties changed.
  package func with(_ change: (inout CellFormat) -> Void) -> CellFormat {
    var copy = self
    change(&copy)
    return copy
  }
}

/// A format that a workbook has stored; only that workbook knows it.
package struct FormatID: Hashable, Sendable {
  let index: Int
}
