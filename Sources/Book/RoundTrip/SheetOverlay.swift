package import Spreadsheet

/// Brings a keyed sheet of an existing workbook to its next state, leaving to staff what is theirs.
///
/// Rows are known by their keys, columns by their headers. Sapa's own cells are brought up to date; a cell of the export that
/// staff mended stays as they left it while the export says what it said before; staff's cells are never touched.
package struct SheetOverlay {
  package let sheet: KeyedSheet
  package let spec: KeyedSheetSpec
  /// What Sapa last wrote; nil where the book holds no record of it.
  package let base: BaseSheet.Keyed?
  /// Staff's cells that were empty already when Sapa last wrote, since staff had emptied them.
  let lastEmptied: MarkedCells
  /// Cells of the export's columns that staff had typed when Sapa last wrote, and no input told of.
  let lastTyped: MarkedCells
  /// The writer's columns.
  package let headers: [String]
  package private(set) var places: SheetPlaces
  /// Whose a column is that the spec does not name.
  package let unnamedOwner: KeyedSheetSpec.Owner
  /// Whether staff's cells take a row's colours too; on a call list the spreadsheet itself colours them.
  package let coloursStaffs: Bool
  /// How the writer's formats look.
  package let look: (FormatID) -> CellFormat?
  /// Rows that staff inserted by hand, by the keys that they get.
  private var adopted: [String: KeyedSheet.Row] = [:]
  /// By the writer's column.
  let standings: [Standing]

  /// What is known of a column of the writer's.
  struct Standing {
    var header: String
    var owner: KeyedSheetSpec.Owner
    var isComputed: Bool
    var isKey: Bool
    /// Its place among the sheet's columns; nil where it is put back or added.
    var place: Int?
    /// Its place in the base; nil where that does not know it.
    var known: Int?
  }

  /// Whether formulas that stand are written anew: the rows that they look in are others.
  package var rewritesFormulas = false

  /// Whether anything in the table is another.
  package var hasEdits: Bool {
    !edits.isEmpty || !links.isEmpty || !addedColumns.isEmpty || places.lastRow > lastRow
  }

  package private(set) var edits: [CellEdit] = []
  package private(set) var links: [CellLink] = []
  /// Of new rows.
  package private(set) var heights: [Int: RowHeight] = [:]
  /// The links that stand in the sheet: one that does not lead where its row does is put right.
  let standingLinks: [CellPosition: String]
  /// How many links stand in a row.
  let linkCounts: [Int: Int]
  /// Typed values that Sapa's own took the place of, or that the export contradicts.
  package private(set) var conflicts: [MergeConflict] = []
  /// What the export says of cells that staff mended: the base of the next run.
  package private(set) var sources: [String: [String: CellDigest]] = [:]
  /// Staff's cells that they emptied, since or before.
  package private(set) var emptied = MarkedCells(.emptied)
  /// Cells of the export's columns that staff typed, since or before, and no input tells of.
  package private(set) var typed = MarkedCells(.typed)
  /// The keys of appended rows, from top to bottom.
  package private(set) var newKeys: [String] = []
  /// The last row before rows were appended, and the first of them.
  package let lastRow: Int
  /// Headers of columns that are put back or added at the right.
  package private(set) var addedColumns: [String] = []
  /// The headers of columns that nobody is shown.
  package let hidden: Set<String>

  /// Finds the writer's columns; `required` are headers without which formulas and rules can't do: they are put back where
  /// staff deleted them.
  package init(
    _ sheet: KeyedSheet, spec: KeyedSheetSpec, base: BaseSheet?, headers: [String], required: Set<String>,
    hidden: Set<String> = [], links: [CellPosition: String] = [:], unnamedOwner: KeyedSheetSpec.Owner,
    coloursStaffs: Bool, look: @escaping (FormatID) -> CellFormat?
  ) {
    self.unnamedOwner = unnamedOwner
    self.coloursStaffs = coloursStaffs
    standingLinks = links
    linkCounts = links.keys.reduce(into: [:]) { $0[$1.row, default: 0] += 1 }
    self.sheet = sheet
    self.spec = spec
    self.base = base?.keyed[sheet.name]
    lastEmptied = MarkedCells(.emptied, base, sheet: sheet.name)
    lastTyped = MarkedCells(.typed, base, sheet: sheet.name)
    self.headers = headers
    self.hidden = hidden
    self.look = look
    let known = self.base
    standings = headers.map { header in
      Standing(
        header: header, owner: spec.owners[header] ?? unnamedOwner, isComputed: spec.isComputed(header),
        isKey: header == spec.key, place: sheet.place(header), known: known?.place(of: header))
    }
    let header = sheet.headerRow ?? 0
    lastRow = max(header, sheet.rows.map(\.index).max() ?? header)
    var next = (sheet.columns.map(\.position).max() ?? -1) + 1
    var columns: [Int?] = []
    for header in headers {
      if let column = sheet.column(header) {
        columns.append(column.position)
      } else if required.contains(header) || self.base.map({ !$0.hasColumn(header) }) ?? false {
        columns.append(next)
        addedColumns.append(header)
        next += 1
      } else {
        columns.append(nil)
      }
    }
    let rows = sheet.rows
    places = SheetPlaces(
      headerRow: header, columns: columns, rows: sheet.rowsByKey.mapValues { rows[$0].index }, lastRow: lastRow)
  }

  /// The row of a key that stands in the sheet.
  func row(_ key: String) -> KeyedSheet.Row? { sheet.row(key) ?? adopted[key] }

  /// Brings the lines above the table up to date; `shift` is how many rows lower than the writer's they stand. A line in
  /// whose place something else stands is left alone. A formula is written anew with whatever else is written: the rows that it
  /// counts may be others.
  package mutating func updateHead(_ lines: [HeadLine], shift: Int) {
    let isEdited = !edits.isEmpty
    for line in lines {
      let row = line.row + shift
      guard row >= 0, row < places.headerRow,
        let cell = sheet.above.first(where: { $0.row == row && $0.column == 0 }), let new = line.value.staffValue?.text
      else { continue }
      let old = cell.value?.text
      let isLike = old.map { $0.prefix(8) == new.prefix(8) }
      if case .formula = line.value, cell.isFormula {
        guard isEdited || old != new else { continue }
      } else if cell.isFormula {
        // A formula that gives way to a text; one that was saved without what it comes to is known by its place alone, which says
        // nothing where the text stands in another: rows were put in between.
        let stands = sheet.above.contains { $0.column == 0 && $0.value?.text.prefix(8) == new.prefix(8) }
        guard isLike ?? !stands else { continue }
      } else {
        guard old != new, isLike ?? false else { continue }
      }
      edits.append(CellEdit(row: row, column: 0, value: line.value))
    }
  }

  /// Empties the first cell of a row without key that holds just this text.
  package mutating func clear(_ note: String) {
    for row in sheet.rows where row.key.isEmpty {
      let values = sheet.columns.indices.filter { row.value($0) != nil }
      guard values.count == 1, let place = values.first, row.value(place) == .text(note) else { continue }
      edits.append(CellEdit(row: row.index, column: sheet.columns[place].position, value: .empty))
    }
  }

  /// Gives its key to a row that staff inserted by hand.
  package mutating func adopt(_ index: Int, as key: String) {
    guard row(key) == nil, let row = sheet.rows.first(where: { $0.index == index && $0.key.isEmpty }),
      let column = sheet.column(spec.key)
    else { return }
    adopted[key] = row
    places.rows[key] = index
    edits.append(CellEdit(row: index, column: column.position, value: .text(key)))
  }

  /// Keys that Sapa wrote and staff deleted; they stay deleted.
  package var deletedKeys: Set<String> {
    guard let base else { return [] }
    return Set(base.keys.filter { places.rows[$0] == nil })
  }

  /// The row for a new key, counted from 0.
  package mutating func nextRow(for key: String) -> Int {
    newKeys.append(key)
    places.lastRow += 1
    places.rows[key] = places.lastRow
    return places.lastRow
  }

  /// Writes the headers of added columns, looking like their neighbours.
  package mutating func addHeaders(_ format: (String) -> CellFormat?) {
    for header in addedColumns {
      guard let index = headers.firstIndex(of: header), let column = places.columns[index] else { continue }
      edits.append(
        CellEdit(
          row: places.headerRow, column: column, value: .text(header), look: format(header).map { .format($0) }))
    }
  }

  /// Writes a row that the sheet has not.
  package mutating func append(_ row: RowEdits) {
    heights[row.row] = row.height
    for (index, content) in row.cells.enumerated() {
      guard let column = places.columns[index] else { continue }
      if content?.value ?? .empty == .empty, standings[index].isComputed, sheet.spareRows.contains(row.row) {
        edits.append(CellEdit(row: row.row, column: column, value: .empty))
      }
      guard let content else { continue }
      let look = content.format.flatMap(look).map { LookEdit.format($0) }
      guard content.value != .empty || look != nil else { continue }
      edits.append(
        CellEdit(row: row.row, column: column, value: content.value == .empty ? nil : content.value, look: look))
      if var link = content.link {
        link.column = column
        links.append(link)
      }
    }
  }

  /// Writes live formulas into so many rows below the last, where they are not yet.
  package mutating func addSpare(_ count: Int, _ cells: (_ row: Int) -> [(column: Int, value: PatchValue)]) {
    for row in places.lastRow + 1..<places.lastRow + 1 + count where !sheet.spareRows.contains(row) {
      for (column, value) in cells(row) { edits.append(CellEdit(row: row, column: column, value: value)) }
    }
  }

  /// Brings a row that stands in the sheet up to date; it `restyles` where the row is in another state than it shows, so that
  /// its colours change.
  package mutating func update(_ key: String, _ row: RowEdits, restyles: Bool) {
    guard let current = self.row(key) else { return }
    let last = base?.rows[key]
    for (index, standing) in standings.enumerated() {
      guard let column = places.columns[index] else { continue }
      let content = row.cells[index]
      let (header, owner) = (standing.header, standing.owner)
      let now = standing.place.map { current.digest($0) } ?? .empty
      var edit = CellEdit(row: row.row, column: column)
      if standing.place == nil {
        edit.value = content.flatMap { $0.value == .empty ? nil : $0.value }
        edit.look = content?.format.flatMap(look).map { .format($0) }
      } else if standing.isKey {
        // The key stays what it is, under whichever of its keys the book knows the row.
      } else if owner == .staff {
        if now.isEmpty, !now.isFormula {
          if !BaseSheet.Keyed.digest(last, standing.known).isEmpty || lastEmptied.contains(key, header) {
            emptied.insert(key, header)
          } else if let content, content.value != .empty {
            // Typed into the book of an earlier week since this one has the row.
            edit.value = content.value
          }
        }
      } else {
        let next = content?.value ?? .empty
        edit.value = value(next, standing, key, current, now, last, isKept: row.kept[index])
        setLink(content?.link, row: row.row, column: column)
      }
      if standing.place != nil {
        var change = restyles && (owner != .staff || coloursStaffs) ? colours(content?.format) : nil
        if let code = arrivingFormat(edit.value, content?.format, over: current, standing.place) {
          change = change ?? LookChange()
          change?.numberFormat = code
        }
        edit.look = change.map { .change($0) }
      }
      if edit.value != nil || edit.look != nil { edits.append(edit) }
    }
  }

  /// Takes away links of ours that were left behind in rows where nothing stands any more.
  package mutating func dropStrayLinks() {
    let rows = Set(sheet.rows.map(\.index)).union(places.rows.values)
    for (place, target) in standingLinks.sorted(on: \.key.column).sorted(on: \.key.row)
    where Self.isOurs(target) && !rows.contains(place.row) {
      links.append(CellLink(row: place.row, column: place.column, target: nil))
    }
  }

  private static func isOurs(_ target: String) -> Bool {
    target.hasPrefix("tel:") || target.hasPrefix("https://wa.me/")
  }

  /// Puts a cell's link right: it may lead elsewhere than its row, where rows were sorted or deleted by a program that left the
  /// links behind. Staff's own links stay.
  private mutating func setLink(_ link: CellLink?, row: Int, column: Int) {
    if link == nil, standingLinks.isEmpty { return }
    let standing = standingLinks[CellPosition(row: row, column: column)]
    guard link?.target != standing, link != nil || standing.map(Self.isOurs) ?? true else { return }
    links.append(CellLink(row: row, column: column, target: link?.target, tip: link?.tip))
  }

  /// What the cell is to hold; nil where it stays as it is. `row` is the base's; `isKept` says that no input tells of the cell: what is
  /// wanted is what a book holds.
  private mutating func value(
    _ next: PatchValue, _ standing: Standing, _ key: String, _ current: KeyedSheet.Row, _ now: CellDigest,
    _ row: [CellDigest]?, isKept: Bool
  ) -> PatchValue? {
    let header = standing.header
    let isWanted = if case .formula = next { true } else { false }
    let wanted = CellDigest(next.staffValue)
    if now.isFormula {
      // A formula that stands is right. What it last came to is not, where what it counts was typed by a program that computes
      // nothing. One of Sapa's own that is wanted no more goes; one that became a value comes back, below.
      if isWanted { return rewritesFormulas || !now.hasValue(of: wanted) ? next : nil }
      // What Sapa says of a row that staff typed takes the place of the formula that said so while they did.
      if row == nil, standing.isComputed { return next }
      return next == .empty && standing.isComputed ? .empty : nil
    }
    if !isWanted, now.hasValue(of: wanted) {
      if isKept, !standing.isComputed { remember(key, standing, now, row) }
      return nil
    }
    if isWanted, now.isEmpty || now.hasValue(of: wanted) { return next }
    let isTyped = !now.isEmpty && lastTyped.contains(key, header)
    guard row != nil, standing.known != nil,
      case let last = isTyped ? .empty : BaseSheet.Keyed.digest(row, standing.known), !now.hasValue(of: last)
    else { return next }
    if standing.isComputed {
      // Staff typed over what Sapa works out.
      if !now.isEmpty {
        conflicts.append(
          MergeConflict(
            kind: .recorded, sheet: sheet.name, key: key, column: header, current: next.staffValue,
            copy: standing.place.flatMap { current.value($0) }))
      }
      return next
    }
    sources[key, default: [:]][header] = wanted
    if !wanted.hasValue(of: last) {
      conflicts.append(
        MergeConflict(
          kind: .open, sheet: sheet.name, key: key, column: header,
          current: standing.place.flatMap { current.value($0) }, copy: next.staffValue))
    }
    return nil
  }

  /// Remembers of a cell that no input tells of what one that comes back is to find there.
  private mutating func remember(_ key: String, _ standing: Standing, _ now: CellDigest, _ row: [CellDigest]?) {
    let header = standing.header
    let isKnown = row != nil && standing.known != nil
    let last = BaseSheet.Keyed.digest(row, standing.known)
    if lastTyped.contains(key, header) || !isKnown || last.isEmpty {
      if !now.isEmpty { typed.insert(key, header) }
    } else if !now.hasValue(of: last) {
      sources[key, default: [:]][header] = last
    }
  }

  /// How a number, day or time is shown that comes into a cell which held none: the cell still looks like one for text, and a time
  /// in it would be a fraction of a day.
  private func arrivingFormat(
    _ value: PatchValue?, _ format: FormatID?, over current: KeyedSheet.Row, _ place: Int?
  ) -> String? {
    switch value {
    case .number, .date: break
    default: return nil
    }
    switch (value, place.flatMap { current.value($0) }) {
    case (.number, nil), (.number, .text), (.date, nil), (.date, .text): return format.flatMap(look)?.numberFormat
    default: return nil
    }
  }

  /// The colours of a format, which a row in another state takes; the rest of each cell's look stays its own.
  private func colours(_ format: FormatID?) -> LookChange? {
    let format = format.flatMap(look) ?? CellFormat()
    return LookChange(
      fill: format.fill.map { .solid($0) } ?? LookChange.Fill.none,
      fontColor: format.fontColor.map { .color($0) } ?? .automatic)
  }
}
