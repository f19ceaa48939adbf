package import Spreadsheet

extension BaseSheet {
  /// What of a workbook Sapa did not write, though the base has to know of it.
  package struct StaffsOwn: Sendable {
    /// What the export says of cells that staff mended, by sheet, key and header.
    package var mended: [String: [String: [String: CellDigest]]] = [:]
    /// Cells that staff emptied, and those that no input tells of, by sheet; of a sheet that is not named, those that the base
    /// before knew.
    package var marked: [String: [MarkedCells]] = [:]
    /// The SHA-256 of copies that were merged into it.
    package var merged: Set<String> = []
    /// Rows of earlier books that were carried over into this one, by ``EarlierBook/carried(_:into:period:)``.
    package var carried: [KeyedSheet] = []
    /// Cells beside Sapa's on sheets of free form.
    package var typed: [String: Set<CellPosition>] = [:]

    package init() {}
  }

  /// The sheet's rows, of a workbook that is finished but for it.
  ///
  /// Reads the workbook's own cells, so that what it says is what the file holds. Of the base that the workbook held before,
  /// `previous`, keys of rows that staff have deleted stay, so that the rows are not put back; `staffs` is what of the
  /// workbook Sapa did not write, `written` are sheets that need not be read back.
  package static func make(
    from path: String, sheets specs: [KeyedSheetSpec], meta: Meta, previous: BaseSheet? = nil,
    staffs: StaffsOwn = StaffsOwn(), written: WrittenSheets = WrittenSheets()
  ) throws(SpreadsheetError) -> TextRows {
    let workbook = try XLSXWorkbook(path: path)
    var lines = BaseLines(meta)
    for digest in staffs.merged.union(previous?.merged ?? []).sorted() { lines.append([BaseLine.merged, digest]) }
    let specs = Dictionary(specs.map { ($0.name, $0) }) { first, _ in first }
    for sheet in workbook.sheets where !OwnSheet.names.contains(sheet.name) {
      if specs[sheet.name] == nil, let known = written.free[sheet.name] {
        lines.append([BaseLine.free, sheet.name])
        known.append(to: &lines)
        continue
      }
      let reader = try workbook.reader(
        of: sheet, includesEmptyCells: true, isInOrder: written.tables[sheet.name]?.isNew ?? false)
      if let spec = specs[sheet.name] {
        if let known = written.tables[spec.name] {
          try append(reader, spec, known, &lines)
        } else {
          try append(reader, spec, previous?.keyed[spec.name], staffs.mended[spec.name] ?? [:], &lines)
        }
        let marks: [MarkedCells.Mark] = [.emptied, .typed]
        for cells in staffs.marked[spec.name] ?? marks.map({ MarkedCells($0, previous, sheet: spec.name) }) {
          cells.append(to: &lines, sheet: spec.name, key: spec.key)
        }
      } else {
        lines.append([BaseLine.free, sheet.name])
        var row = SheetRow()
        var block = FreeBlock()
        let typed = staffs.typed[sheet.name] ?? []
        while try reader.next(&row) {
          let (first, cells) = digests(of: row, but: typed)
          block.append(row: row.index, first: first, cells, to: &lines)
        }
        block.end(&lines)
      }
    }
    for sheet in staffs.carried where !sheet.rows.isEmpty {
      lines.append([BaseLine.keyed, sheet.name, sheet.keyPlaces.first.map { sheet.columns[$0].header } ?? ""])
      lines.append([BaseLine.columns] + sheet.columns.map(\.header))
      for row in sheet.rows {
        lines.append(key: row.key, sheet.columns.indices.map { row.digest($0) })
      }
    }
    lines.finish()
    guard lines.rows.byteCount <= Limits.standard.sheetBytes else {
      throw SpreadsheetError(
        .limitPassed(what: "sheet bytes", limit: Limits.standard.sheetBytes), file: path, sheet: name)
    }
    return lines.rows
  }

  private static func append(free row: borrowing SheetRow, _ lines: inout BaseLines) {
    let (first, cells) = digests(of: row, but: [])
    lines.append(row: row.index, first: first, free: cells)
  }

  /// The digests of a row from its first cell with a value on, and that cell's column.
  private static func digests(
    of row: borrowing SheetRow, but typed: Set<CellPosition>
  ) -> (first: Int, cells: [CellDigest]) {
    var first = 0
    var digests: [CellDigest] = []
    for cell in row.cells {
      let column = Int(cell.column)
      let digest = CellDigest(cell, in: row)
      if digest == .empty { continue }
      if !typed.isEmpty, typed.contains(CellPosition(row: row.index, column: column)) { continue }
      if digests.isEmpty { first = column }
      while digests.count < column - first { digests.append(.empty) }
      digests.append(digest)
    }
    return (first, digests)
  }

  /// A sheet whose rows were taken while they were written: what stands above them is read.
  private static func append(
    _ reader: XLSXSheetReader, _ spec: KeyedSheetSpec, _ written: WrittenRows, _ lines: inout BaseLines
  ) throws(SpreadsheetError) {
    lines.append([BaseLine.keyed, spec.name, spec.key])
    let place = lines.count
    lines.append([BaseLine.columns])
    var keyed = KeyedRows(spec)
    var row = SheetRow()
    while keyed.headerRow == nil, try reader.next(&row) {
      if !keyed.takeHeader(row) { append(free: row, &lines) }
    }
    lines.append(written)
    lines.replace(place, by: [BaseLine.columns] + (written.columns ?? keyed.columns.map(\.header)))
  }

  private static func append(
    _ reader: XLSXSheetReader, _ spec: KeyedSheetSpec, _ previous: Keyed?, _ sources: [String: [String: CellDigest]],
    _ lines: inout BaseLines
  ) throws(SpreadsheetError) {
    lines.append([BaseLine.keyed, spec.name, spec.key])
    let place = lines.count
    lines.append([BaseLine.columns])
    var keyed = KeyedRows(spec)
    var deleted = Set(previous.map { Array($0.keys) } ?? [])
    var hashes: [CellHash] = []
    var isComputed: [Bool] = []
    var digests: [CellDigest] = []
    var keyless: [(content: UInt64, count: Int)] = []
    var keylessPlaces: [UInt64: Int] = [:]
    func count(_ content: UInt64) {
      if let known = keylessPlaces[content] {
        keyless[known].count += 1
      } else {
        keylessPlaces[content] = keyless.count
        keyless.append((content, 1))
      }
    }
    var repeated: [(key: String, digests: [CellDigest], content: UInt64)] = []
    var row = SheetRow()
    while try reader.next(&row) {
      if keyed.headerRow == nil, keyed.takeHeader(row) { continue }
      guard keyed.headerRow != nil else {
        append(free: row, &lines)
        continue
      }
      if keyed.isSpare(row, spec) { continue }
      digests.removeAll(keepingCapacity: true)
      var own: UInt64 = 0
      var all: UInt64 = 0
      for cell in row.cells {
        let hash = CellHash(cell, in: row)
        guard hash != nil || cell.isFormula else { continue }
        let place = keyed.place(of: Int(cell.column))
        while digests.count <= place { digests.append(.empty) }
        digests[place] = CellDigest(hash: hash, isFormula: cell.isFormula)
        guard !keyed.isKey(place), !cell.isFormula, let hash else { continue }
        while hashes.count <= place {
          let header = keyed.columns[hashes.count].header
          hashes.append(CellHash(name: header))
          isComputed.append(spec.isComputed(header))
        }
        let sum = hash.under(hashes[place])
        all &+= sum
        if !isComputed[place] { own &+= sum }
      }
      let (key, isFirst, _) = keyed.takeKey(row)
      if isFirst {
        for (header, digest) in sources[key] ?? [:] {
          guard let place = keyed.columns.firstIndex(where: { $0.header == header }) else { continue }
          while digests.count <= place { digests.append(.empty) }
          digests[place] = digest
        }
        deleted.remove(key)
        lines.append(key: key, digests)
      } else if digests.contains(where: { $0 != .empty }) {
        let content = own == 0 ? all : own
        if key.isEmpty {
          count(content)
        } else {
          repeated.append((key, digests, content))
        }
      }
    }
    for key in deleted.sorted() { lines.append(key: key, []) }
    for row in repeated where !lines.holds(row.digests, underKey: row.key, from: place) { count(row.content) }
    for (content, count) in keyless {
      lines.append([BaseLine.keyless, String(count), BaseLines.text(content: content)])
    }
    lines.replace(place, by: [BaseLine.columns] + keyed.columns.map(\.header))
  }
}
