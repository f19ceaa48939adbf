import Book
import Core
import Intake
import Spreadsheet

extension CallClosed {
  /// The closed weeks' books, the newest first, with the rows of those whom a run meets; nil where a line is none.
  func books(_ links: CallLinks, _ columns: CallColumns) throws(SpreadsheetError) -> [CallBook]? {
    let lines = lines.split(separator: 0x0A)
    var links = links
    var isTaken = [Bool](repeating: false, count: lines.count)
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for (place, line) in lines.enumerated() where !isTaken[place] && CallLines.is(line, CallLines.row) {
        guard links.take(line) else { continue }
        isTaken[place] = true
        hasGrown = true
      }
    }
    var books: [CallBook] = []
    var place = 0
    while place < lines.count {
      let head = CallLines.cells(lines[place], 4)
      guard CallLines.is(lines[place], CallLines.book), head.count == 4, let week = Week(name: CallLines.text(head[1]))
      else { return nil }
      var book = CallBook(week: week, file: CallLines.text(head[2]))
      var rows: [(number: Int, text: Substring)] = []
      var entries = [[String: StaffSheet.Row]](repeating: [:], count: CallLines.sheets.count)
      var emptied = [[String: Set<String>]](repeating: [:], count: CallLines.sheets.count)
      place += 1
      while place < lines.count, !CallLines.is(lines[place], CallLines.book) {
        let line = lines[place]
        defer { place += 1 }
        if CallLines.is(line, CallLines.row) {
          guard isTaken[place] else { continue }
          let parts = CallLines.cells(line, 6)
          guard parts.count == 6, let number = Int(CallLines.text(parts[4])) else { return nil }
          rows.append((number, String(decoding: parts[5], as: UTF8.self)[...]))
          continue
        }
        let parts = CallLines.cells(line)
        guard parts.count > 1, case let key = CallLines.text(parts[1]) else { return nil }
        guard links.keys.contains(CallLines.stayKey(key)) else { continue }
        let name = CallLines.text(parts[0])
        let cells = parts.dropFirst(2).map { String(decoding: $0, as: UTF8.self)[...] }
        if name == CallLines.mended {
          guard let row = Self.row(cells) else { return nil }
          book.mended[key] = row.values
        } else if let sheet = CallLines.sheets.firstIndex(where: { $0.name == name }) {
          guard let row = Self.row(cells) else { return nil }
          entries[sheet][key] = row
        } else if let sheet = CallLines.sheets.firstIndex(where: { $0.name + CallLines.emptied == name }) {
          emptied[sheet][key] = Set(cells.map { Table.unescaped($0) })
        } else {
          return nil
        }
      }
      for (place, sheet) in CallLines.sheets.enumerated() {
        book[keyPath: sheet.path] = StaffSheet(rows: entries[place], emptied: emptied[place])
      }
      if !rows.isEmpty {
        let text = String(decoding: head[3], as: UTF8.self)
        guard
          let table = try Table.of(
            file: book.file, sheet: CallSheets.data, schema: columns.data, columns: text, rows: rows)
        else { return nil }
        book.data = table
      }
      books.append(book)
    }
    return books
  }

  /// What staff entered in a row; nil where a cell is none.
  private static func row(_ cells: [Substring]) -> StaffSheet.Row? {
    var row = StaffSheet.Row()
    for cell in cells {
      let parts = cell.split(separator: "\u{1F}", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let value = StaffValue(closed: parts[1]) else { return nil }
      let name = Table.unescaped(parts[0])
      if name.hasPrefix(CallLines.extra) {
        row.extras[String(name.dropFirst())] = value
      } else {
        row.values[name] = value
      }
    }
    return row
  }
}

extension StaffValue {
  /// A value as a line of a closed book has it: a letter for its kind, then itself.
  init?(closed text: Substring) {
    guard let mark = text.first else { return nil }
    let rest = text.dropFirst()
    func number() -> Double? { UInt64(rest, radix: 36).map { Double(bitPattern: $0) } }
    let value: StaffValue? =
      switch mark {
      case "t": .text(Table.unescaped(rest))
      case "b": .boolean(rest == "1")
      case "n": number().map { .number($0) }
      case "d": number().map { .date($0) }
      case "m": number().map { .time($0) }
      case "u": number().map { .duration($0) }
      default: nil
      }
    guard let value else { return nil }
    self = value
  }

  var closedText: String {
    func bits(_ mark: String, _ number: Double) -> String { mark + String(number.bitPattern, radix: 36) }
    return switch self {
    case .text(let text): "t" + Table.escaped(text)
    case .boolean(let truth): truth ? "b1" : "b0"
    case .number(let number): bits("n", number)
    case .date(let serial): bits("d", serial)
    case .time(let fraction): bits("m", fraction)
    case .duration(let days): bits("u", days)
    }
  }
}
