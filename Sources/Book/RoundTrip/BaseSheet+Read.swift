package import Spreadsheet

extension BaseSheet {
  /// Reads a workbook's base sheet; nil where it has none.
  ///
  /// What another program saved is read the same: text may have become a number, cells may be shared strings, the sheet
  /// may be hidden or shown.
  ///
  /// - Throws: ``MergeRefusal/baseDamaged(file:)`` for a sheet that is cut off, sorted or changed,
  ///   ``MergeRefusal/baseTooNew(file:)``, ``MergeRefusal/notReadable(_:)``.
  package static func read(_ workbook: XLSXWorkbook) throws(MergeRefusal) -> BaseSheet? {
    guard let sheet = workbook.sheet(named: name) else { return nil }
    do {
      let reader = try workbook.reader(of: sheet)
      var parser = BaseParser()
      var row = SheetRow()
      while try reader.next(&row) {
        if let isTaken = parser.take(key: row) {
          guard isTaken else { throw MergeRefusal.baseDamaged(file: workbook.path) }
          continue
        }
        var texts: [String] = []
        for cell in row.cells {
          while texts.count < cell.column { texts.append("") }
          texts.append(StaffValue(cell, in: row)?.text ?? "")
        }
        guard try parser.take(texts) else { throw MergeRefusal.baseDamaged(file: workbook.path) }
      }
      guard let base = parser.finished else { throw MergeRefusal.baseDamaged(file: workbook.path) }
      return base
    } catch let error as SpreadsheetError {
      throw .notReadable(error)
    } catch is BaseParser.TooNew {
      throw .baseTooNew(file: workbook.path)
    } catch {
      throw .baseDamaged(file: workbook.path)
    }
  }
}

/// Reads the lines of a base sheet.
package struct BaseParser {
  package struct TooNew: Error {}

  private var base = BaseSheet(meta: BaseSheet.Meta(facility: "", sop: "", period: "", programVersion: ""))
  private var checksum = BaseLines.Checksum()
  private var count = 0
  private var hasEnded = false
  private var sheet: (name: String, isKeyed: Bool)?
  /// The rows of the sheet, where it has keys.
  private var rows: [String: [CellDigest]] = [:]
  /// Whether the base was written when numbers were known at 12 significant digits.
  private var isCoarse = false

  /// The base, once its last line was taken.
  package var finished: BaseSheet? { hasEnded ? base : nil }

  /// Takes the line of a key by its bytes; nil where the row is another, or one that another program wrote in its own way.
  mutating func take(key row: borrowing SheetRow) -> Bool? {
    guard let sheet, sheet.isKeyed, !hasEnded, row.cells.count == 3 else { return nil }
    let bytes = row.bytes.span
    var texts: (TextRange, TextRange, TextRange) = (
      .init(start: 0, count: 0), .init(start: 0, count: 0), .init(start: 0, count: 0)
    )
    for (place, cell) in row.cells.enumerated() {
      guard Int(cell.column) == place, case .text(let range) = cell.value, range.count > 0,
        Self.isPlain(bytes[range.range.lowerBound]), Self.isPlain(bytes[range.range.upperBound - 1])
      else { return nil }
      switch place {
      case 0: texts.0 = range
      case 1: texts.1 = range
      default: texts.2 = range
      }
    }
    guard row.string(texts.0) == BaseLine.row else { return nil }
    let text = bytes.extracting(texts.2.range)
    guard text[0] == BaseLine.digestMark, let digests = CellDigest.parse(text.extracting(1..<text.count)) else {
      return false
    }
    for range in [texts.0, texts.1, texts.2] { checksum.add(text: bytes.extracting(range.range)) }
    checksum.endRow()
    count += 1
    rows[row.string(texts.1)] = digests
    return true
  }

  /// Whether a byte is ASCII and no blank: a text that begins and ends so has nothing to be trimmed.
  private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  /// Gives the rows that were taken to their sheet.
  private mutating func endSheet() {
    if let sheet, sheet.isKeyed {
      if !rows.isEmpty { base.keyed[sheet.name]?.rows = rows }
      base.keyed[sheet.name]?.above.order()
    } else if let sheet {
      base.free[sheet.name]?.order()
    }
    rows = [:]
  }

  /// Takes a row; false where it is none.
  package mutating func take(_ row: [String]) throws(TooNew) -> Bool {
    guard row.first == BaseLine.packed else { return try take(line: row) }
    var place = 1
    while place < row.count {
      guard let width = Int(row[place]), (1...CellArea.lastColumn).contains(width) else { return false }
      // Empty cells at the end are not handed out.
      let line = Array(row.dropFirst(place + 1).prefix(width))
      guard try take(line: line) else { return false }
      place += 1 + width
    }
    return true
  }

  private mutating func take(line: [String]) throws(TooNew) -> Bool {
    func text(_ index: Int) -> String { line.indices.contains(index) ? line[index] : "" }
    guard !hasEnded else { return false }
    if text(0) == BaseLine.end {
      endSheet()
      hasEnded = text(1) == String(count) && text(2) == checksum.text
      return hasEnded
    }
    if count == 0 {
      guard text(0) == BaseSheet.name, let version = Int(text(1)) else { return false }
      if version > BaseSheet.formatVersion { throw TooNew() }
      isCoarse = text(2) != BaseLine.exact
    }
    checksum.add(line)
    count += 1
    switch text(0) {
    case BaseSheet.name: break
    case BaseLine.facility: base.meta.facility = text(1)
    case BaseLine.sop: base.meta.sop = text(1)
    case BaseLine.period: base.meta.period = text(1)
    case BaseLine.version: base.meta.programVersion = text(1)
    case BaseLine.merged: base.merged.insert(text(1))
    case BaseLine.keyed:
      endSheet()
      sheet = (text(1), true)
      base.keyed[text(1)] = BaseSheet.Keyed(key: text(2), columns: [])
    case BaseLine.free:
      endSheet()
      sheet = (text(1), false)
      base.free[text(1)] = BaseSheet.FreeCells(isCoarse: isCoarse)
    default: return takeRow(text(0), text(1), text(2), text(3), line)
    }
    return true
  }

  private mutating func takeRow(
    _ word: String, _ first: String, _ second: String, _ third: String, _ line: [String]
  ) -> Bool {
    guard let sheet else { return false }
    switch word {
    case BaseLine.columns:
      guard sheet.isKeyed, let keyed = base.keyed[sheet.name] else { return false }
      base.keyed[sheet.name] = BaseSheet.Keyed(key: keyed.key, columns: Array(line.dropFirst()))
      base.keyed[sheet.name]?.above = keyed.above
    case BaseLine.row:
      guard sheet.isKeyed, let digests = digests(second) else { return false }
      rows[first] = digests
    case BaseLine.keyless:
      guard sheet.isKeyed, let count = Int(first), let content = content(second) else { return false }
      base.keyed[sheet.name]?.keyless[content] = count
    case BaseLine.cells:
      guard let row = Int(first), let column = Int(second), let digests = digests(third),
        (0...CellArea.lastRow).contains(row), (0...CellArea.lastColumn).contains(column)
      else { return false }
      guard !digests.isEmpty else { return true }
      guard let width = line.count > 4 ? Int(line[4]) : digests.count, (1...CellArea.lastColumn + 1).contains(width)
      else { return false }
      if sheet.isKeyed {
        base.keyed[sheet.name]?.above.append(row: row, column: column, width: width, digests)
      } else {
        base.free[sheet.name]?.append(row: row, column: column, width: width, digests)
      }
    default: return false
    }
    return true
  }

  private func digests(_ text: String) -> [CellDigest]? {
    text.utf8.first == BaseLine.digestMark ? CellDigest.parse(text.utf8.dropFirst()) : nil
  }

  private func content(_ text: String) -> UInt64? {
    guard text.utf8.first == BaseLine.digestMark, text.utf8.count == 12 else { return nil }
    var content: UInt64 = 0
    for byte in text.utf8.dropFirst() {
      guard let six = Base64URL.value(byte) else { return nil }
      content = content << 6 | UInt64(six)
    }
    return content
  }
}
