import Batch
import Book
import Core
import Intake
import Spreadsheet

/// Marks the targets in a facility's own spreadsheet and adds four columns at the right of its tables (A3, A4, G2).
///
/// All else in the workbook stays as it is, byte for byte where it is a part of its own.
package struct Annotation: Sendable {
  /// What is asked for.
  package struct Request: Sendable {
    package var file: String
    /// The result; nil is the file's own place.
    package var output: String?
    /// The one sheet to annotate; nil is every visible one that holds a discharge table.
    package var sheet: String?
    /// Whether another file of the result's name is replaced.
    package var replaces = false
    /// Whether a digital signature may become invalid.
    package var allowsSigned = false

    package init(file: String, output: String? = nil) {
      self.file = file
      self.output = output
    }
  }

  package let settings: AnnotationSettings

  package init(_ settings: AnnotationSettings) { self.settings = settings }

  /// Annotates a file.
  ///
  /// - Throws: ``AnnotationError``; no file is changed then.
  package func perform(_ request: Request) throws(AnnotationError) -> AnnotationSummary {
    let target = try rethrown { () throws(FacilityError) in
      try OutputTarget(request.output, of: request.file, replaces: request.replaces)
    }
    Leftovers.sweep(beside: [request.file, target.path])
    let mark = WorkMark(for: target.path)
    defer { withExtendedLifetime(mark) {} }
    let identity = FolderSnapshot.Identity(request.file)
    let source = try source(request, target)
    var summary = AnnotationSummary(
      file: System.name(of: request.file), output: target.path, date: settings.date)
    summary.warnings = source.faults
    let patch = try rethrown { () throws(SpreadsheetError) in
      try WorkbookPatch(path: source.path, allowsSigned: request.allowsSigned)
    }
    let names = Set(patch.workbook.sheets.map(\.name))
    if names.contains(CallSheets.calls), names.contains(CallSheets.data) { throw .ownWorkbook(file: request.file) }
    try requireExtension(of: patch, target)
    let reading = try read(source.path, sheet: source.workspace == nil ? request.sheet : nil)
    try annotate(reading, in: patch, &summary)
    summary.changed = patch.hasChanges || source.workspace != nil
    if patch.hasChanges {
      try save(patch, of: request.file, to: target, identity, &summary)
    } else if !target.isInPlace {
      try rethrown { () throws(FacilityError) in
        try target.requireFree()
        try AtomicFile.copy(source.path, to: target.path, like: [request.file])
      }
    }
    return summary
  }

  /// Another file's name says what it is.
  private func requireExtension(of patch: WorkbookPatch, _ target: OutputTarget) throws(AnnotationError) {
    guard !target.isInPlace,
      let expected = try rethrown({ () throws(SpreadsheetError) in try patch.fileExtension }),
      !target.path.lowercased().hasSuffix("." + expected)
    else { return }
    throw .wrongExtension(output: target.path, expected: expected)
  }

  // MARK: What is read

  /// The workbook that is annotated: the file, or one made of a text file.
  private struct Source {
    var path: String
    /// Holds the workbook that was made.
    var workspace: Workspace?
    /// What is odd in a text file.
    var faults: [String] = []
  }

  private func source(_ request: Request, _ target: OutputTarget) throws(AnnotationError) -> Source {
    do throws(SpreadsheetError) {
      guard case .delimitedText = try Document.open(request.file) else { return Source(path: request.file) }
    } catch {
      throw .input(.unreadable(error))
    }
    let name = System.name(of: request.file)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    guard !target.isInPlace else { throw .textInPlace(file: request.file, output: stem + ".xlsx") }
    guard target.path.lowercased().hasSuffix(".xlsx") else {
      throw .wrongExtension(output: target.path, expected: "xlsx")
    }
    let schema = settings.template.schema
    let faults: [TextFault]
    do throws(IntakeError) {
      faults = try IntakeFile.read(path: request.file, schema: schema, sheet: request.sheet).faults
    } catch {
      throw .input(error)
    }
    let workspace = try rethrown { () throws(FacilityError) in try Workspace() }
    let path = workspace.file(FileName.fitting(stem, ".xlsx", spare: 7))
    try rethrown { () throws(SpreadsheetError) in
      try TextWorkbook.make(from: request.file, at: path, schema: schema, date: settings.date)
    }
    return Source(
      path: path, workspace: workspace, faults: faults.map { "\(name): \($0.message(settings.language))" })
  }

  /// A file's tables, and what their sheets hold beside them.
  struct Reading {
    var tables: [Table] = []
    var sheets: [SheetSeen] = []
    var telephones: [Table] = []
  }

  private func read(_ path: String, sheet: String?) throws(AnnotationError) -> Reading {
    let schema = settings.template.schema
    let file = System.name(of: path)
    var seen: [String: SheetSeen] = [:]
    var result = Reading()
    do throws(IntakeError) {
      let reading = try IntakeFile.read(path: path, schema: schema, sheet: sheet, zone: settings.zone) {
        (workbook, sheet) throws(SpreadsheetError) in
        var reader = AnnotatedSheetReader(
          try workbook.reader(of: sheet, includesEmptyCells: true, readsFrame: true))
        let table = try Table.read(
          &reader, file: file, sheet: sheet.name, schema: schema, zone: settings.zone, isInput: true)
        seen[sheet.name] = reader.seen
        return table
      }
      for table in reading.tables {
        if table.shape?.id == CallTemplate.telephoneShape {
          result.telephones.append(table)
        } else if let sheet = table.sheet.flatMap({ seen.removeValue(forKey: $0) }) {
          result.tables.append(table)
          result.sheets.append(sheet)
        }
      }
    } catch {
      throw .input(error)
    }
    if result.tables.isEmpty { throw .noStays(file: file) }
    return result
  }
}

/// Runs what reads or changes a workbook.
func rethrown<Result>(_ body: () throws(SpreadsheetError) -> Result) throws(AnnotationError) -> Result {
  do throws(SpreadsheetError) { return try body() } catch { throw .workbook(error) }
}

/// Runs what writes files.
func rethrown<Result>(_ body: () throws(FacilityError) -> Result) throws(AnnotationError) -> Result {
  do throws(FacilityError) { return try body() } catch { throw .facility(error) }
}
