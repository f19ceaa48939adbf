/// An Excel workbook (ECMA-376, Transitional or Strict) opened for reading.
///
/// Opening reads the workbook part alone; formats and shared strings are read with the first sheet.
public final class XLSXWorkbook {
  /// Whether a sheet's tab is shown (ECMA-376 §18.18.68).
  public enum Visibility: Sendable {
    /// Its tab is shown.
    case visible
    /// Hidden; whoever has the workbook open may show it.
    case hidden
    /// Hidden so that only a program can show it.
    case veryHidden
  }

  /// A worksheet of the workbook.
  public struct Sheet: Sendable {
    /// As the workbook has it; of two sheets of one name the second has a number behind it.
    public internal(set) var name: String
    /// Whether its tab is shown.
    public let visibility: Visibility
    /// The sheet's part; nil where its relationship leads nowhere or out of the package.
    let part: String?
  }

  /// The file's path as given.
  public let path: String
  /// The worksheets in the workbook's order; chart, dialog and macro sheets are left out.
  public let sheets: [Sheet]
  /// Where the sheets stand among them, by name and by its other spellings.
  let places: [String: Int]
  let foldedPlaces: [String: Int]
  /// Whether the file counts days from 1904; readers have freed the dates of it.
  public let uses1904Dates: Bool

  let archive: ZipArchive
  let workbookPart: String
  private let relationships: Relationships
  private var loaded: (formats: CellFormats, strings: SharedStrings)?

  /// Opens the package and reads its workbook part.
  ///
  /// - Throws: ``SpreadsheetError`` of the kind that says what the file is instead, or what is damaged in it.
  public convenience init(path: String, limits: Limits = .standard) throws(SpreadsheetError) {
    try FileSignature.requireZip(path)
    try self.init(archive: ZipArchive(path: path, limits: limits))
  }

  init(archive: ZipArchive) throws(SpreadsheetError) {
    path = archive.path
    self.archive = archive
    workbookPart = try PackageKind.workbookPart(of: archive)
    relationships = try Relationships(of: workbookPart, in: archive)
    let workbook = try WorkbookPart(part: workbookPart, relationships: relationships, in: archive)
    sheets = workbook.sheets
    let named = workbook.sheets.enumerated()
    places = Dictionary(named.map { ($1.name, $0) }) { first, _ in first }
    foldedPlaces = Dictionary(named.map { (SheetName.folded($1.name), $0) }) { first, _ in first }
    uses1904Dates = workbook.uses1904Dates
  }

  /// A reader of a sheet's rows, from the first one on.
  ///
  /// Where it `includesEmptyCells`, cells without a value, as a look or a formula alone, are handed out too; where it
  /// `readsFrame`, ``XLSXSheetReader/frame`` may be asked for.
  ///
  /// - Throws: ``SpreadsheetError/Kind/missingPart(_:)`` where the sheet's part is not in the package.
  public func reader(
    of sheet: Sheet, includesEmptyCells: Bool = false, readsFrame: Bool = false
  ) throws(SpreadsheetError) -> XLSXSheetReader {
    try reader(of: sheet, includesEmptyCells: includesEmptyCells, readsFrame: readsFrame, isInOrder: false)
  }

  /// Also for a sheet of which it is known that its rows stand in order, one that was just written: nothing is read ahead then.
  package func reader(
    of sheet: Sheet, includesEmptyCells: Bool, readsFrame: Bool = false, isInOrder: Bool
  ) throws(SpreadsheetError) -> XLSXSheetReader {
    do throws(SpreadsheetError) {
      guard let part = sheet.part else {
        throw SpreadsheetError(.missingPart("worksheet"), file: path)
      }
      let (formats, strings) = try load()
      let stream = try archive.openStream(part)
      let scanner = try SheetScanner(
        XMLScanner(stream, limits: archive.limits), limits: archive.limits, formats: formats, strings: strings,
        uses1904Dates: uses1904Dates, includesEmptyCells: includesEmptyCells, readsFrame: readsFrame)
      return XLSXSheetReader(scanner, sheet: sheet.name, isInOrder: isInOrder)
    } catch {
      throw error.inSheet(sheet.name)
    }
  }

  /// The formats and strings that all sheets share.
  func load() throws(SpreadsheetError) -> (formats: CellFormats, strings: SharedStrings) {
    if let loaded { return loaded }
    var formats = CellFormats()
    var strings = SharedStrings()
    if let part = part("styles") { formats = try CellFormats(part: part, in: archive) }
    if let part = part("sharedStrings") { strings = try SharedStrings(part: part, in: archive) }
    loaded = (formats, strings)
    return (formats, strings)
  }

  private func part(_ kind: String) -> String? {
    relationships.onlyPart(kind, of: workbookPart, where: archive.contains)
  }
}

extension SpreadsheetError {
  /// The same error, in a sheet.
  func inSheet(_ name: String) -> SpreadsheetError {
    var error = self
    error.sheet = error.sheet ?? name
    return error
  }
}
