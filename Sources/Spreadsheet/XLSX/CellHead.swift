/// What a cell's start tag says (ECMA-376 §18.3.1.4).
struct CellHead {
  /// ECMA-376 §18.18.11.
  enum Kind {
    case number
    case sharedString
    case formulaString
    case inlineString
    case boolean
    case error
    case date

    init(_ bytes: Span<UInt8>) {
      switch (bytes.count, bytes.count > 0 ? bytes[0] : 0) {
      case (1, UInt8(ascii: "s")): self = .sharedString
      case (1, UInt8(ascii: "b")): self = .boolean
      case (1, UInt8(ascii: "e")): self = .error
      case (1, UInt8(ascii: "d")): self = .date
      case (3, UInt8(ascii: "s")): self = .formulaString
      case (9, UInt8(ascii: "i")): self = .inlineString
      default: self = .number
      }
    }

    /// Whether the value is characters, which go to the row's bytes.
    @inline(__always)
    var isText: Bool { self == .formulaString || self == .inlineString || self == .error }
  }

  var type = Kind.number
  /// The number of the cell format.
  var format = 0
  /// Column and row from 0; nil where the reference is left out.
  var column: Int?
  var row: Int?
  /// Whether the cell holds a formula.
  var isFormula = false
  /// Whether there is a reference that is none.
  var isMalformed = false

  /// Takes an attribute by its one letter.
  @inline(__always)
  mutating func take(_ letter: UInt8, _ value: Span<UInt8>) {
    switch letter {
    case UInt8(ascii: "r"):
      if let reference = CellReference.parse(value) {
        column = reference.column
        row = reference.row
      } else {
        isMalformed = true
      }
    case UInt8(ascii: "s"): format = NumberText.integer(value) ?? 0
    case UInt8(ascii: "t"): type = Kind(value)
    default: break
    }
  }
}

extension XMLScanner {
  /// What the cell's start tag that was read says, its attributes written in any way that XML allows.
  @inline(__always)
  mutating func cellHead() throws(SpreadsheetError) -> CellHead {
    var head = CellHead()
    if plainAttributes({ head.take($0, $1) }), !head.isMalformed { return head }
    return try rareCellHead()
  }

  @inline(never)
  private mutating func rareCellHead() throws(SpreadsheetError) -> CellHead {
    var head = CellHead()
    while let attribute = try nextAttribute() {
      guard attribute.nameEnd - attribute.nameStart == 1, !attribute.isPrefixed else { continue }
      let value = Array(try string(attribute).utf8)
      head.take(firstByte(ofName: attribute), value.span)
    }
    if head.isMalformed { throw error(.malformedXML(reason: "a cell reference that is none")) }
    rewindAttributes()
    return head
  }
}
