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
    var result = InputFile()
    var best: [String?: (place: Int, columns: Int)] = [:]
    var readings: [(place: Int, reading: FileReading)] = []
    var errors: [IntakeError] = []
    let document = try IntakeFile.open(path)
    for (place, procedure) in procedures.enumerated() {
      do throws(IntakeError) {
        let reading = try IntakeFile.read(
          path: path, schema: procedure.schema, document: document, zone: zone)
        readings.append((place, reading))
        for table in reading.tables {
          let columns = table.columns.count { $0.field != nil }
          if columns > best[table.sheet]?.columns ?? 0 { best[table.sheet] = (place, columns) }
        }
      } catch {
        // What can't be read is no other SOP's input either.
        if case .unreadable = error { throw error }
        errors.append(error)
      }
    }
    guard let first = readings.first else {
      throw nearest(errors)
    }
    result.faults = first.reading.faults
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
    var best: (sop: String, reading: FileReading, columns: Int)?
    var errors: [IntakeError] = []
    let document = try IntakeFile.open(path)
    for procedure in procedures {
      do throws(IntakeError) {
        let reading = try IntakeFile.read(
          path: path, schema: procedure.schema, sheet: sheet, document: document)
        let columns = reading.tables.reduce(0) { $0 + $1.columns.count { $0.field != nil } }
        if columns > best?.columns ?? 0 { best = (procedure.sop, reading, columns) }
      } catch {
        // What can't be read is no other SOP's input either.
        if case .unreadable = error { throw error }
        errors.append(error)
      }
    }
    guard let best else { throw nearest(errors) }
    return (best.sop, best.reading)
  }
}

/// Of the reasons why a file is no input of several SOPs, that of the SOP by which it lacks least and of which it has most.
private func nearest(_ errors: [IntakeError]) -> IntakeError {
  errors.min { ($0.lacking.columns, -$0.lacking.known) < ($1.lacking.columns, -$1.lacking.known) } ?? errors[0]
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
