package import Core
import Spreadsheet

extension TableSheet {
  /// The sheet of a log in a period's book.
  ///
  /// - Parameters:
  ///   - log: the log; what no one else says of a row stands as the log has it.
  ///   - period: the book's.
  ///   - note: above the table.
  ///   - said: the ids of the columns in which Sapa says something.
  ///   - cells: what it says there of a row of the log, in that order.
  ///   - look: the state of a row of the log.
  package init(
    _ log: Log, _ period: Period, note: String, said: [String],
    cells: @escaping @Sendable (Int) -> [TableCell], look: @escaping @Sendable (Int) -> Styles.Row
  ) {
    let rows = log.rows(in: period)
    let own = log.layout.columns
    let columns = own + log.extras.map { BookColumn("", $0.header, .source, width: 16) }
    let sources = columns.enumerated().map { place, column -> Source in
      if place >= own.count { return .extra(place - own.count) }
      return said.firstIndex(of: column.id).map { .said($0) } ?? .field(log.field(column.id))
    }
    self.init(
      name: log.layout.sheet, columns: columns, keys: rows.map { log.rows[$0].key },
      cells: { place in
        let row = rows[place]
        let said = cells(row)
        return sources.map { source in
          switch source {
          case .said(let place): said[place]
          case .field(let field): .log(row: row, field: field)
          case .extra(let place): log.extra(row, place).map { .staff($0) } ?? .empty
          }
        }
      },
      look: { look(rows[$0]) })
    logged = { log.wantedCell($0, $1) }
    dates = period.first...period.last
    adopted = log.adopted(in: period)
    frozenColumns = 3
    printedColumns = columns.firstIndex { $0.id == log.layout.firstUnprinted }
    notes = [TableNote("\(note) \(LongText.note)")]
  }

  /// The same with what a SOP says of its rows.
  package init(_ log: Log, _ period: Period, note: String, _ saying: LogSaying) {
    self.init(log, period, note: note, said: saying.columns, cells: saying.cells, look: saying.look)
    rules = saying.rules
    choiceRanges = saying.choiceRanges
  }

  /// Where a cell of a log's sheet comes from.
  private enum Source {
    /// What Sapa says, by its place among that.
    case said(Int)
    /// A field of the template.
    case field(Int)
    /// A column that the template does not know, by its place among these.
    case extra(Int)
  }
}
