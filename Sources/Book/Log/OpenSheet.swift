import Core
package import Intake

/// `Belum Selesai` of a period's book: the rows of earlier periods on which something is still to be done (G10).
///
/// Its columns are the log's, and staff type into them what closes a row: that goes into the book of the row's own period, and from
/// there it comes back.
package struct OpenSheet: Sendable {
  package static let name = "Belum Selesai"
  /// The period whose book a row is of.
  package static let origin = BookColumn("asal", "Asal", width: 10)

  /// The column that tells what is to be done next.
  package static let step = "tindak_lanjut"

  /// What is said of a row that staff have deleted in its own book.
  static let deleted = ["kode": "S", step: "Dihapus di buku asalnya"]

  private let layout: LogLayout

  /// The sheet beside a log.
  package init(_ layout: LogLayout) { self.layout = layout }

  /// What is to be done, about whom, then the rest of the log's columns.
  package var columns: [BookColumn] {
    let known = [layout.number?.column, layout.dateField, layout.timeField, layout.nameField, layout.telephoneField]
    let first = ["kode", Self.origin.id, Self.step] + known.compactMap(\.self)
    let all = layout.columns.filter { !$0.isHidden }.map { column in
      var column = column
      // What is wanted in it is what the row's own book holds.
      if column.owner == .staff { column.owner = .source }
      column.hasDayLimits = false
      if column.id == Self.step { column.width = 80 }
      return column
    }
    return first.compactMap { id in id == Self.origin.id ? Self.origin : all.first { $0.id == id } }
      + all.filter { !first.contains($0.id) }
  }

  /// Staff may have had a sheet of the name before Sapa had.
  package var spec: KeyedSheetSpec {
    var spec = KeyedSheetSpec(name: Self.name, columns: columns)
    spec.isOptional = true
    return spec
  }

  /// The columns by which it is read.
  package var schema: Schema { Schema(fields: layout.bookSchema.fields + [Self.origin.field]) }
}

extension LogLayout {
  /// `Belum Selesai` of its books; nil of a log whose open rows go over in another way.
  package var openSheet: OpenSheet? { carriesOpenRows ? OpenSheet(self) : nil }

  /// The log's sheet and `Belum Selesai`, by which copies are merged.
  package var specs: [KeyedSheetSpec] { [spec] + [openSheet?.spec].compactMap(\.self) }
}

/// What a SOP says of the rows of its log, on whichever sheet these stand.
package struct LogSaying: Sendable {
  /// The ids of the columns in which it says something.
  package var columns: [String]
  /// What it says there of a row of the log, in that order.
  package var cells: @Sendable (Int) -> [TableCell]
  /// The state of a row of the log.
  package var look: @Sendable (Int) -> Styles.Row
  package var rules: [LiveRule]
  /// Cells that hold a column's choices, by id.
  package var choiceRanges: [String: String] = [:]

  package init(
    columns: [String], rules: [LiveRule], cells: @escaping @Sendable (Int) -> [TableCell],
    look: @escaping @Sendable (Int) -> Styles.Row
  ) {
    (self.columns, self.rules, self.cells, self.look) = (columns, rules, cells, look)
  }
}
