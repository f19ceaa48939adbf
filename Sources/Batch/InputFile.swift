package import Intake
import Spreadsheet

/// A file of `masuk/`, read for whichever of a facility's SOPs it is an input of.
struct InputFile {
  /// The tables, with the place of the procedure that each is for.
  var tables: [(procedure: Int, table: Table)] = []
  var faults: [TextFault] = []

  /// Reads a file of a facility in a zone, in hours east of Greenwich; a sheet that several SOPs know is for the one that knows most of its columns.
  ///
  /// - Throws: ``IntakeError`` where the file can't be read or is an input of none.
  static func read(
    path: String, _ procedures: [any BatchProcedure], zone: ClockZone
  ) throws(IntakeError) -> InputFile {
    let readings = try readings(path, procedures, zone: zone)
    var best: [String?: (place: Int, columns: Int)] = [:]
    for (place, reading) in readings {
      for table in reading.tables where table.knownColumns > best[table.sheet]?.columns ?? 0 {
        best[table.sheet] = (place, table.knownColumns)
      }
    }
    var result = InputFile(faults: readings[0].reading.faults)
    for (place, reading) in readings {
      for table in reading.tables where best[table.sheet]?.place == place { result.tables.append((place, table)) }
    }
    return result
  }
}

extension Catalogue {
  /// Reads a file as the SOP does that knows most of its columns, with the built-in templates.
  ///
  /// - Throws: ``IntakeError`` where the file can't be read or is an input of none.
  package static func read(
    path: String, sheet: String? = nil, _ procedures: [any BatchProcedure]
  ) throws(IntakeError) -> (sop: String, reading: FileReading) {
    let readings = try readings(path, sheet: sheet, procedures)
    var best = (place: readings[0].place, reading: readings[0].reading, columns: 0)
    for (place, reading) in readings {
      let columns = reading.tables.reduce(0) { $0 + $1.knownColumns }
      if columns > best.columns { best = (place, reading, columns) }
    }
    return (procedures[best.place].sop, best.reading)
  }
}

/// What a file holds for each procedure that it is an input of, with the procedure's place; at least one.
///
/// - Throws: of the reasons why it is an input of none, that of the SOP by which it lacks least and of which it has most.
private func readings(
  _ path: String, sheet: String? = nil, _ procedures: [any BatchProcedure], zone: ClockZone = .western
) throws(IntakeError) -> [(place: Int, reading: FileReading)] {
  var readings: [(Int, FileReading)] = []
  var errors: [IntakeError] = []
  let document = try IntakeFile.open(path)
  for (place, procedure) in procedures.enumerated() {
    do throws(IntakeError) {
      let reading = try IntakeFile.read(
        path: path, schema: procedure.schema, sheet: sheet, document: document, zone: zone)
      readings.append((place, reading))
    } catch {
      // What can't be read is no other SOP's input either.
      if case .unreadable = error { throw error }
      errors.append(error)
    }
  }
  if readings.isEmpty {
    throw errors.min { ($0.lacking.columns, -$0.lacking.known) < ($1.lacking.columns, -$1.lacking.known) } ?? errors[0]
  }
  return readings
}

extension Table {
  fileprivate var knownColumns: Int { columns.count { $0.field != nil } }
}

extension IntakeError {
  /// Of the sheet that comes nearest to being an input, the columns that it lacks and those that are known.
  fileprivate var lacking: (columns: Int, known: Int) {
    guard case .noInput(_, let sheets) = self else { return (.max, 0) }
    var least = (columns: Int.max, known: 0)
    for sheet in sheets {
      if case .lacksColumns(let groups, _, _, let known) = sheet.outcome,
        (groups.count, -known) < (least.columns, -least.known)
      {
        least = (groups.count, known)
      }
    }
    return least
  }
}
