/// Copies a worksheet part, changing what was asked for and nothing else (ECMA-376 §18.3.1.99).
///
/// The part is read a token at a time and never held; bytes that do not change are copied as they are: prefixes, order of
/// attributes, extensions, comments, white space.
struct SheetRewriter: ~Copyable {
  /// What the copying has shown.
  struct Outcome {
    var hasFormulas = false
    /// Whether a formula was replaced or put in.
    var changesFormulas = false
    /// The relationships of links that were taken away, and of those that stay.
    var removedLinks: Set<String> = []
    var keptLinks: Set<String> = []
  }

  /// What is known of the sheet beforehand.
  struct Context {
    var file: String
    var sheet: String
    var uses1904Dates: Bool
    /// The address of the relationships' namespace, for attributes as `r:id`.
    var relationshipsNamespace: String
    /// The relationships of the links that are set.
    var linkIDs: [CellPosition: String] = [:]
    /// The style that a look makes of another style.
    var style: (Int, LookEdit) throws(SpreadsheetError) -> Int
    /// What a style makes of a number.
    var numberFormat: (Int) throws(SpreadsheetError) -> NumberFormat
  }

  var xml: XMLScanner
  var out = SheetXML()
  let sink: EntrySink
  let changes: SheetChanges
  let context: Context
  var outcome = Outcome()
  /// The prefix of the sheet's elements with its colon, and that of `r:id`.
  var prefix: [UInt8] = []
  var relationshipsPrefix: String?
  /// The first edit that is not yet made.
  var nextEdit = 0
  /// The row last copied or written, or -1.
  var lastRow = -1
  /// The number of the row element last read, or -1: one that says none has the next number.
  var lastElement = -1
  var rowDigits = SheetXML.Piece()
  var columnStyles: [(columns: ClosedRange<Int>, style: Int)] = []
  var arrays: [CellArea] = []
  /// What the last look made of a style, by the style's number.
  var knownStyles: [(look: LookEdit, style: Int)?] = []
  /// The numbers of shared formulas whose first cell has lost its own, and that cell.
  var orphans: [Int: CellPosition] = [:]
  private var hasRoot = false
  private var hasColumns = false
  private var hasRows = false
  private var hasLinks = false

  init(
    _ source: any ByteSource, to sink: EntrySink, changes: SheetChanges, context: Context, limits: Limits
  ) throws(SpreadsheetError) {
    xml = try XMLScanner(source, limits: limits)
    xml.holdBytes()
    self.sink = sink
    self.changes = changes
    self.context = context
  }

  /// Copies the whole part.
  mutating func run() throws(SpreadsheetError) -> Outcome {
    do throws(SpreadsheetError) {
      loop: while true {
        switch try xml.next() {
        case .start where xml.depth == 1: try begin()
        case .start where xml.depth == 2: try element()
        case .end where xml.depth == 1:
          try insertDue(before: SheetOrder.end, at: xml.tokenRange.lowerBound)
          try pass()
        case .finished: break loop
        default: continue
        }
      }
      guard hasRoot else { throw xml.error(.malformedXML(reason: "not a worksheet")) }
      try copy(to: .max)
      try sink.send(xml: &out)
      return outcome
    } catch {
      throw error.inSheet(context.sheet)
    }
  }

  // MARK: The frame

  private mutating func begin() throws(SpreadsheetError) {
    guard xml.isNamed("worksheet"), !xml.isEmptyTag else {
      throw xml.error(.malformedXML(reason: "not a worksheet"))
    }
    hasRoot = true
    prefix = Array(xml.prefix.utf8)
    while let attribute = try xml.nextAttribute() {
      guard attribute.isPrefixed, try xml.string(attribute) == context.relationshipsNamespace else { continue }
      relationshipsPrefix = xml.localName(of: attribute)
    }
    let start = xml.tokenRange.lowerBound
    if xml.isTranscoded {
      var head: [UInt8] = []
      xml.takeHeld(to: start) { span in unsafe span.withUnsafeBufferPointer { unsafe head.append(contentsOf: $0) } }
      out.append(XMLDeclaration.sayingUTF8(head))
    }
    try pass()
  }

  /// An element of the sheet whose start was read.
  private mutating func element() throws(SpreadsheetError) {
    let name = xml.localName
    let start = xml.tokenRange.lowerBound
    if let rank = SheetOrder.rank(name) { try insertDue(before: rank, at: start) }
    switch name {
    case "dimension": try dimension()
    case "cols":
      hasColumns = true
      try columns()
    case "sheetData":
      hasRows = true
      try rows()
    case "mergeCells": try mergedCells()
    case "autoFilter":
      try widenFilter()
      try ranges()
    case "dataValidations", "conditionalFormatting", "ignoredErrors", "sortState": try ranges()
    case "hyperlinks":
      hasLinks = true
      try links()
    case "extLst": try extensions()
    case "AlternateContent": try alternatives(start)
    default: try passElement(without: "sheetData")
    }
  }

  /// A choice between elements; what is due before them is due before the choice.
  private mutating func alternatives(_ start: Int) throws(SpreadsheetError) {
    let outer = xml.depth
    var isPlaced = false
    while true {
      switch try xml.next() {
      case .start where xml.isNamed("sheetData") && !changes.edits.isEmpty:
        throw error(.notPatchable(.disorder), changes.edits[0].row, 0)
      case .start where !isPlaced && xml.depth == outer + 2:
        guard let rank = SheetOrder.rank(xml.localName) else { continue }
        try insertDue(before: rank, at: start)
        isPlaced = true
      case .end where xml.depth == outer: return try pass()
      case .finished: return
      default: if isPlaced { try passIfMuch() }
      }
    }
  }

  /// Writes the elements that are missing and whose place is before an element of this rank.
  private mutating func insertDue(before rank: Int, at place: Int) throws(SpreadsheetError) {
    if !hasColumns, !changes.widths.isEmpty, let own = SheetOrder.rank("cols"), own < rank {
      hasColumns = true
      try copy(to: place)
      write(columns: [])
    }
    if !hasRows, let own = SheetOrder.rank("sheetData"), own < rank {
      hasRows = true
      if nextEdit < changes.edits.count {
        try copy(to: place)
        open("sheetData")
        out.append(">")
        try writeRows(before: .max)
        close("sheetData")
      }
    }
    if !hasLinks, let own = SheetOrder.rank("hyperlinks"), own < rank {
      hasLinks = true
      let new = newLinks()
      if !new.isEmpty {
        try copy(to: place)
        open("hyperlinks")
        out.append(">")
        new.forEach { write(link: $0) }
        close("hyperlinks")
      }
    }
  }

  // MARK: Copying

  /// Copies the element whose start was read; `look` is shown each start tag within.
  mutating func passElement(
    _ look: (inout SheetRewriter) throws(SpreadsheetError) -> Void = { _ in }
  ) throws(SpreadsheetError) {
    let outer = xml.depth
    while true {
      switch try xml.next() {
      case .start: try look(&self)
      case .end where xml.depth == outer: return try pass()
      case .finished: return
      default: break
      }
      try passIfMuch()
    }
  }

  /// Copies what was read, the current token included.
  mutating func pass() throws(SpreadsheetError) { try copy(to: xml.tokenRange.upperBound) }

  @inline(__always)
  mutating func passIfMuch() throws(SpreadsheetError) { if xml.heldCount > 1 << 15 { try pass() } }

  /// Copies the bytes up to a place.
  mutating func copy(to place: Int) throws(SpreadsheetError) {
    xml.takeHeld(to: place, into: &out)
    if out.count > 1 << 17 { try sink.send(xml: &out) }
  }

  /// Leaves the bytes up to a place out.
  mutating func drop(to place: Int) { xml.dropHeld(to: place) }

  /// Writes `<` and a name with the sheet's prefix.
  mutating func open(_ name: StaticString) {
    out.append("<")
    out.append(prefix)
    out.append(name)
  }

  mutating func close(_ name: StaticString) {
    out.append("</")
    out.append(prefix)
    out.append(name)
    out.append(">")
  }

  func error(_ kind: SpreadsheetError.Kind, _ row: Int, _ column: Int) -> SpreadsheetError {
    SpreadsheetError(
      kind, file: context.file, sheet: context.sheet, cell: CellReference.name(row: row, column: column))
  }
}

extension EntrySink {
  /// Sends what the buffer holds and clears it.
  func send(xml: inout SheetXML) throws(SpreadsheetError) {
    try unsafe send(xml.bytes)
    xml.clear()
  }
}
