package import Spreadsheet

/// Files as inputs of a procedure.
package enum IntakeFile {
  /// Reads each visible sheet of a workbook, or a text file, that has the columns which the schema needs.
  ///
  /// With `sheet` only the sheet of that name is read, hidden or not; `readSheet` reads a workbook's sheet in its own way; a
  /// `document` that is open already is not opened again. `zone` is the facility's.
  ///
  /// - Throws: ``IntakeError`` where the file can't be read or no sheet of it is an input.
  package static func read(
    path: String, schema: Schema, sheet: String? = nil, document: Document? = nil, zone: ClockZone = .western,
    readSheet: SheetReading? = nil
  ) throws(IntakeError) -> FileReading {
    let file = fileName(path)
    var tables: [Table] = []
    var sheets: [SheetLookedAt] = []
    let format: FileReading.Format
    var faults: [TextFault] = []
    do throws(SpreadsheetError) {
      let opened = if let document { document } else { try Document.open(path) }
      switch opened {
      case .workbook(let workbook):
        format = .workbook
        if let sheet, !workbook.sheets.contains(where: { $0.name == sheet }) {
          throw SpreadsheetError(.noSuchSheet(sheet), file: path)
        }
        for candidate in workbook.sheets where sheet == nil || candidate.name == sheet {
          if sheet == nil, candidate.visibility != .visible {
            sheets.append(SheetLookedAt(name: candidate.name, outcome: .hidden))
            continue
          }
          let reading: TableReading
          if let readSheet {
            reading = try readSheet(workbook, candidate)
          } else {
            reading = try read(candidate, of: workbook, file: file, schema: schema, zone: zone)
          }
          add(reading, name: candidate.name, schema, to: &tables, &sheets)
        }
      case .delimitedText:
        if let sheet { throw SpreadsheetError(.noSuchSheet(sheet), file: path) }
        var reader = try CSVReader(path: path)
        format = .delimitedText(reader.dialect)
        let reading = try Table.read(
          &reader, file: file, sheet: nil, schema: schema, zone: zone, isInput: true)
        faults = reader.faults
        add(reading, name: nil, schema, to: &tables, &sheets)
      }
    } catch {
      throw .unreadable(error)
    }
    if tables.isEmpty { throw .noInput(file: file, sheets: sheets) }
    return FileReading(
      path: path, file: file, format: format, tables: tables, sheets: sheets, faults: faults)
  }

  /// Opens a file that is read for several schemas.
  ///
  /// - Throws: ``IntakeError/unreadable(_:)``.
  package static func open(_ path: String) throws(IntakeError) -> Document {
    do throws(SpreadsheetError) {
      return try Document.open(path)
    } catch {
      throw .unreadable(error)
    }
  }

  /// Reads one sheet of a workbook.
  package typealias SheetReading = (XLSXWorkbook, XLSXWorkbook.Sheet) throws(SpreadsheetError) -> TableReading

  private static func read(
    _ sheet: XLSXWorkbook.Sheet, of workbook: XLSXWorkbook, file: String, schema: Schema, zone: ClockZone
  ) throws(SpreadsheetError) -> TableReading {
    var reader = try workbook.reader(of: sheet)
    return try Table.read(
      &reader, file: file, sheet: sheet.name, schema: schema, zone: zone, isInput: true)
  }

  private static func add(
    _ reading: TableReading, name: String?, _ schema: Schema, to tables: inout [Table], _ sheets: inout [SheetLookedAt]
  ) {
    let outcome = outcome(of: reading, schema)
    if case .table(let table) = reading, case .read = outcome { tables.append(table) }
    sheets.append(SheetLookedAt(name: name, outcome: outcome))
  }

  private static func outcome(of reading: TableReading, _ schema: Schema) -> SheetLookedAt.Outcome {
    switch reading {
    case .noHeader(nil, _): return .empty
    case .noHeader(let row, let headers): return .noHeader(row: row, headers: headers)
    case .table(let table):
      if table.shape != nil || schema.shapes.isEmpty { return .read(rows: table.rowCount) }
      let missing = missing(table, schema)
      let misses = table.columns.compactMap { column -> SheetLookedAt.NearMiss? in
        guard let suggestion = column.suggestion else { return nil }
        let field = schema.fields[suggestion.field]
        guard missing.joined().contains(field) else { return nil }
        return SheetLookedAt.NearMiss(header: column.header, known: suggestion.header, field: field)
      }
      return .lacksColumns(
        missing, headers: table.columns.map(\.header).filter { !$0.isEmpty }, suggestions: misses,
        known: table.columns.count { $0.field != nil })
    }
  }

  /// What a sheet lacks to be an input, in groups of which one is needed: of what it might be, that of which it lacks least and
  /// has most.
  private static func missing(_ table: Table, _ schema: Schema) -> [[Field]] {
    var best: (groups: [[Field]], present: Int)?
    for shape in schema.shapes where !shape.without.compactMap(schema.index(of:)).contains(where: table.has) {
      let groups = shape.requires.map { $0.compactMap(schema.index(of:)) }
      let missing = groups.filter { !$0.contains(where: table.has) }.map { $0.map { schema.fields[$0] } }
      let present = groups.count - missing.count
      // Of what lacks as much, that which more columns would make.
      let distance = (missing.count, -present, -missing.joined().count)
      if let best, distance >= (best.groups.count, -best.present, -best.groups.joined().count) { continue }
      best = (missing, present)
    }
    return best?.groups ?? []
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
