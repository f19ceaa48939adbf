import Core
import Spreadsheet

/// A paper that is filled in from a row, printed and signed: one A4 page, upright, whatever the texts' length.
package struct Paper: Sendable {
  /// A label with what is noted.
  package struct Line: Sendable {
    package var label: String
    package var text: String
    /// Whether it is shortened first where the page is full.
    package var isLong: Bool
    fileprivate var isSmall = false

    package init(_ label: String, _ text: String, isLong: Bool = false) {
      self.label = label
      self.text = text
      self.isLong = isLong
    }
  }

  package enum Block: Sendable {
    /// Over the whole width.
    case sentence(String)
    /// Below a heading of a height in points.
    case lines(String, [Line], heading: Double = 22)
    /// Room to write by hand below a heading, so many lines.
    case writing(String, Int)
  }

  /// Who signs: what stands above, as what, and the name; where there is none, dots.
  package struct Signature: Sendable {
    package var above: String
    package var role: String
    package var name: String?

    package init(_ above: String, _ role: String, _ name: String? = nil) {
      self.above = above
      self.role = role
      self.name = name
    }
  }

  package var title: String
  package var number: String
  package var blocks: [Block]
  package var left: Signature
  package var right: Signature
  /// The sheet that has the whole of what is shortened.
  package var whole: String

  package init(
    title: String, number: String, blocks: [Block], left: Signature, right: Signature, whole: String
  ) {
    self.title = title
    self.number = number
    self.blocks = blocks
    self.left = left
    self.right = right
    self.whole = whole
  }

  /// A day or a name that is to be written by hand.
  package static let dots = "……………………………"

  // MARK: What fits

  static let widths = [24.0, 34, 34]
  /// Letters of 11 points in a line of the two columns beside the label, and of all three.
  private static let textWidth = 72
  private static let wholeWidth = 96
  /// Points that the rows of a page may take together, so that it prints on one.
  private static let pageHeight = 724.0
  /// Points of a row to write in, and those to sign in.
  private static let writingHeight = 22.0
  private static let signing = 24.0...40.0
  /// Texts beyond are cut before they are measured: no page holds them.
  private static let longest = 4000

  private static func height(_ line: Line) -> Double {
    line.isSmall
      ? TextHeight.points(line.text, width: textWidth * 6 / 5, line: 12)
      : max(18, TextHeight.points(line.text, width: textWidth))
  }

  private static func height(_ sentence: String) -> Double { TextHeight.points(sentence, width: wholeWidth) }

  private static func height(_ block: Block) -> Double {
    switch block {
    case .sentence(let text): height(text)
    case .lines(_, let lines, let heading): lines.reduce(heading) { $0 + height($1) }
    case .writing(_, let rows): 22 + Double(rows) * writingHeight
    }
  }

  /// The points that all rows take, with the least space to sign in.
  var height: Double {
    // Head, title, number and gaps; signatures; document control.
    let fixed = 24.0 + 10 + 24 + 18 + 8 + (30 + 18 + Self.signing.lowerBound + 18) + 24
    return blocks.reduce(fixed) { $0 + Self.height($1) }
  }

  private mutating func change(_ change: (inout Line) -> Void) {
    for place in blocks.indices {
      guard case .lines(let title, var lines, let heading) = blocks[place] else { continue }
      for line in lines.indices { change(&lines[line]) }
      blocks[place] = .lines(title, lines, heading: heading)
    }
  }

  /// The paper with texts in small print, then shortened, until the page holds it.
  var fitted: Paper {
    var paper = self
    let end = " … (selengkapnya di \(whole))"
    paper.change { $0.cut(to: Self.longest, end) }
    if paper.height > Self.pageHeight { paper.change { $0.isSmall = true } }
    var limit = Self.longest * 3 / 4
    while paper.height > Self.pageHeight, limit > 50 {
      paper.change { $0.cut(to: $0.isLong ? limit : max(limit / 4, 100), end) }
      limit = limit * 9 / 10
    }
    return paper
  }

  /// What there is to sign in on a page that is not full.
  private var space: Double {
    min(Self.signing.upperBound, max(Self.signing.lowerBound, Self.pageHeight - height + Self.signing.lowerBound))
  }

  /// A name that fits its line; what does not is shortened.
  package static func short(_ text: String) -> String { text.shortened(to: 60) }
}

extension Paper {
  /// Writes the page; the next row.
  func write(
    from start: Int, to sheet: SheetWriter, _ control: DocumentControl, _ looks: PaperLooks
  ) throws(SpreadsheetError) -> Int {
    let paper = fitted
    var row = start
    func whole(_ text: String, _ format: FormatID, height: Double) throws(SpreadsheetError) {
      try sheet.setRow(row, height: height)
      try sheet.mergeRow(row, firstColumn: 0, lastColumn: 2, text: text, format: format)
      row += 1
    }
    func section(_ title: String, height: Double) throws(SpreadsheetError) {
      try sheet.setRow(row, height: height)
      try sheet.text(title, row: row, column: 0, format: looks.section)
      for column in 1...2 { try sheet.blank(row: row, column: column, format: looks.section) }
      row += 1
    }
    try whole(control.facility.uppercased(), looks.facility, height: 24)
    try whole("", looks.plain, height: 10)
    try whole(paper.title, looks.title, height: 24)
    try whole(paper.number, looks.number, height: 18)
    try whole("", looks.plain, height: 8)
    for block in paper.blocks {
      switch block {
      case .sentence(let text): try whole(text, looks.plain, height: Self.height(text))
      case .lines(let title, let lines, let heading):
        try section(title, height: heading)
        for line in lines {
          try sheet.setRow(row, height: Self.height(line))
          try sheet.text(line.label, row: row, column: 0, format: looks.label)
          try sheet.mergeRow(
            row, firstColumn: 1, lastColumn: 2, text: line.text, format: line.isSmall ? looks.smallText : looks.value)
          row += 1
        }
      case .writing(let title, let rows):
        try section(title, height: 22)
        for _ in 0..<rows { try whole("", looks.writing, height: Self.writingHeight) }
      }
    }
    let dots = "(………………………………)"
    let lines: [(String, String, Double, FormatID)] = [
      (left.above, right.above, 30, looks.centred), (left.role, right.role, 18, looks.centred),
      ("", "", paper.space, looks.centred),
      (left.name.map(Self.short) ?? dots, right.name.map(Self.short) ?? dots, 18, looks.signed),
    ]
    for line in lines {
      try sheet.setRow(row, height: line.2)
      try sheet.mergeRow(row, firstColumn: 0, lastColumn: 1, text: line.0, format: line.3)
      try sheet.text(line.1, row: row, column: 2, format: line.3)
      row += 1
    }
    try whole(control.line, looks.small, height: 24)
    return row
  }
}

extension Paper.Line {
  /// Shortens the text, and says where the whole is.
  fileprivate mutating func cut(to length: Int, _ end: String) {
    let isCut = text.hasSuffix(end)
    let whole = isCut ? String(text.dropLast(end.count)) : text
    // Lines of their own are kept only while all of the text is.
    guard isCut || text.utf8.count > length, isCut || whole.count > length else { return }
    text = whole.prefix(length).split(whereSeparator: \.isNewline).joined(separator: " ") + end
  }
}
