/// A sheet's rows in order, each once, whatever their order in the file, as far as it reads ahead.
///
/// The beginning of a sheet is read before its first row is given, so that rows that run backwards, come twice or hold
/// cells of another row are put in order; Excel never writes such a sheet, and no large one is known. What follows is
/// given as it is read, and there a row out of order is an error.
struct RowsInOrder: ~Copyable {
  private var scanner: SheetScanner
  /// The rows read ahead, and how many of them were given.
  private var ahead: [SheetRow] = []
  private var given = 0
  private var hasReadAhead = false
  /// What reading ahead ended in; thrown once the rows before it are given.
  private var failure: SpreadsheetError?
  /// The row last given, or -1.
  private var last = -1

  /// Cells and bytes of text that are read ahead, and the row in which either is passed: a megabyte at most, mostly.
  private static let cellsAhead = 16_384
  private static let bytesAhead = 1 << 19

  /// `isInOrder` says that nothing need be read ahead: the sheet is one of ours, just written.
  init(_ scanner: consuming SheetScanner, isInOrder: Bool = false) {
    self.scanner = scanner
    hasReadAhead = isInOrder
  }

  /// What the sheet says of its cells beside their values.
  var frame: SheetFrame? { scanner.frame }

  /// The text that a cell shows for a number where its format is one of noughts.
  func zeroPadded(_ number: Double, format: Int) -> String? { scanner.zeroPadded(number, format: format) }

  /// Gives the next row that holds a cell; false at the end.
  mutating func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    if !hasReadAhead { readAhead() }
    if given < ahead.count {
      swap(&row, &ahead[given])
      given += 1
      last = row.index
      return true
    }
    if let failure { throw failure }
    if !ahead.isEmpty { ahead = []; given = 0 }
    guard try scanner.next(&row) else { return false }
    guard row.index > last else { throw scanner.disorder(row.index, after: last) }
    last = row.index
    return true
  }

  private mutating func readAhead() {
    hasReadAhead = true
    var cells = 0
    var bytes = 0
    var isSorted = true
    do throws(SpreadsheetError) {
      while cells < Self.cellsAhead, bytes < Self.bytesAhead {
        var row = SheetRow()
        if let before = ahead.last {
          row.cells.reserveCapacity(before.cells.count)
          row.bytes.reserveCapacity(before.bytes.count)
        }
        guard try scanner.next(&row) else { break }
        if row.index <= ahead.last?.index ?? -1 { isSorted = false }
        cells += row.cells.count
        bytes += row.bytes.count
        ahead.append(row)
      }
    } catch {
      failure = error
    }
    if !isSorted { sort() }
  }

  /// Puts the rows in order and joins those of one number, of which the later ones' cells count.
  private mutating func sort() {
    let ordered = ahead.sorted(on: \.index)
    ahead.removeAll()
    for row in ordered {
      if let last = ahead.indices.last, ahead[last].index == row.index {
        ahead[last].append(row)
      } else {
        ahead.append(row)
      }
    }
    for index in ahead.indices { ahead[index].sortCells() }
  }
}

extension SheetRow {
  /// Adds the cells of another piece of the row; it is hidden only where both are.
  fileprivate mutating func append(_ other: SheetRow) {
    let start = bytes.count
    bytes += other.bytes
    cells += other.cells.map { cell in
      var cell = cell
      switch cell.value {
      case .text(let range): cell.value = .text(range.moved(by: start))
      case .error(let range): cell.value = .error(range.moved(by: start))
      default: break
      }
      return cell
    }
    isHidden = isHidden && other.isHidden
  }

  /// Puts cells that came out of order in order; of several in one place the last with a value counts.
  mutating func sortCells() {
    let ordered = cells.sorted(on: \.column)
    cells.removeAll(keepingCapacity: true)
    for cell in ordered {
      if let last = cells.last, last.column == cell.column {
        if cell.value == .empty, last.value != .empty { continue }
        cells.removeLast()
      }
      cells.append(cell)
    }
  }
}

extension TextRange {
  fileprivate func moved(by count: Int) -> TextRange { TextRange(start: Int(start) + count, count: Int(self.count)) }
}
