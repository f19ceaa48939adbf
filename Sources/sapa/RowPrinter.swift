import Spreadsheet

/// Prints rows to standard output through a buffer.
struct RowPrinter {
  enum Style {
    case csv
    case json
    case cells
  }

  private let style: Style
  private let sheet: [UInt8]
  private var buffer: [UInt8] = []
  private var nextIndex = 0
  /// Fields of the widest row so far; shorter rows are filled up.
  private var width = 0
  private var letters: [[UInt8]] = []

  init(sheet: String, style: Style) {
    self.style = style
    var name: [UInt8] = []
    JSONText.append(string: Array(sheet.utf8).span, to: &name)
    self.sheet = name
    buffer.reserveCapacity(Self.flushAt + 65_536)
  }

  private static let flushAt = 262_144

  mutating func print(_ row: SheetRow) {
    switch style {
    case .csv: printCSV(row)
    case .json: printJSON(row)
    case .cells: printCells(row)
    }
    if buffer.count >= Self.flushAt { flush() }
  }

  mutating func flush() {
    switch style {
    case .csv: Console.data(buffer)
    case .json, .cells: Console.json(buffer)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func printCSV(_ row: SheetRow) {
    while nextIndex < row.index {
      buffer.append(UInt8(ascii: "\n"))
      nextIndex += 1
      if buffer.count >= Self.flushAt { flush() }
    }
    nextIndex = row.index + 1
    var column = 0
    for cell in row.cells {
      while column < Int(cell.column) {
        buffer.append(UInt8(ascii: ","))
        column += 1
      }
      switch cell.value {
      case .text(let range), .error(let range):
        if Console.isTerminal {
          CSVText.append(Array(TerminalText.line(row.string(range)).utf8).span, to: &buffer)
        } else {
          CSVText.append(row.bytes.span.extracting(range.range), to: &buffer)
        }
      case .boolean(let truth): buffer.append(contentsOf: truth ? "TRUE".utf8 : "FALSE".utf8)
      default: appendNumber(cell.value)
      }
    }
    width = max(width, column + 1)
    buffer.append(contentsOf: repeatElement(UInt8(ascii: ","), count: width - column - 1))
    buffer.append(UInt8(ascii: "\n"))
  }

  private mutating func printJSON(_ row: SheetRow) {
    buffer.append(contentsOf: "{\"sheet\":".utf8)
    buffer.append(contentsOf: sheet)
    buffer.append(contentsOf: ",\"row\":\(row.index + 1),\"cells\":{".utf8)
    var isFirst = true
    for cell in row.cells {
      buffer.append(contentsOf: isFirst ? "\"".utf8 : ",\"".utf8)
      isFirst = false
      buffer.append(contentsOf: letters(Int(cell.column)))
      buffer.append(contentsOf: "\":".utf8)
      switch cell.value {
      case .text(let range), .error(let range):
        JSONText.append(string: row.bytes.span.extracting(range.range), to: &buffer)
      case .boolean(let truth): buffer.append(contentsOf: truth ? "true".utf8 : "false".utf8)
      case .number: appendNumber(cell.value)
      default:
        buffer.append(UInt8(ascii: "\""))
        appendNumber(cell.value)
        buffer.append(UInt8(ascii: "\""))
      }
    }
    buffer.append(contentsOf: "}}\n".utf8)
  }

  private mutating func printCells(_ row: SheetRow) {
    for cell in row.cells {
      buffer.append(UInt8(ascii: "["))
      buffer.append(contentsOf: sheet)
      buffer.append(contentsOf: ",\(row.index),\(cell.column),".utf8)
      switch cell.value {
      case .empty: buffer.append(contentsOf: "\"str\",\"\"".utf8)
      case .text(let range):
        buffer.append(contentsOf: "\"str\",".utf8)
        JSONText.append(string: row.bytes.span.extracting(range.range), to: &buffer)
      case .error(let range):
        buffer.append(contentsOf: "\"error\",".utf8)
        JSONText.append(string: row.bytes.span.extracting(range.range), to: &buffer)
      case .boolean(let truth): buffer.append(contentsOf: truth ? "\"bool\",true".utf8 : "\"bool\",false".utf8)
      case .number(let number):
        buffer.append(contentsOf: "\"num\",".utf8)
        JSONText.append(number: number, to: &buffer)
      case .date(let serial):
        buffer.append(contentsOf: "\"date\",\"".utf8)
        SerialText.append(date: serial, isShort: false, to: &buffer)
        buffer.append(UInt8(ascii: "\""))
      case .time(let fraction):
        buffer.append(contentsOf: "\"time\",\"".utf8)
        SerialText.append(time: fraction, isShort: false, to: &buffer)
        buffer.append(UInt8(ascii: "\""))
      case .duration(let days):
        buffer.append(contentsOf: "\"duration\",".utf8)
        JSONText.append(number: days * 86_400, to: &buffer)
      }
      buffer.append(contentsOf: "]\n".utf8)
    }
  }

  /// Appends a number, date, time or duration as CSV has it.
  private mutating func appendNumber(_ value: CellValue) {
    switch value {
    case .number(let number): JSONText.append(number: number, to: &buffer)
    case .date(let serial): SerialText.append(date: serial, isShort: true, to: &buffer)
    case .time(let fraction): SerialText.append(time: fraction, isShort: true, to: &buffer)
    case .duration(let days): SerialText.append(duration: days, to: &buffer)
    default: break
    }
  }

  private mutating func letters(_ column: Int) -> [UInt8] {
    while letters.count <= column { letters.append(Array(CellReference.letters(letters.count).utf8)) }
    return letters[column]
  }
}
