/// How much a file may ask for; every limit of the readers stands here, each with its reason.
///
/// Passing one is ``SpreadsheetError/Kind/limitPassed(what:limit:)``.
public struct Limits: Sendable {
  /// Columns of a sheet, `XFD`: what Excel has (ECMA-376 §18.3.1.13).
  public var columns = 16_384
  /// Rows of a sheet: what Excel has.
  public var rows = 1_048_576
  /// Non-empty cells of a sheet: a full sheet of 95 columns; reading more takes minutes.
  public var cells = 100_000_000
  /// Inflated bytes of a worksheet or of the shared strings: some ten seconds of inflation. What was inflated is
  /// counted, never what the file says of itself.
  public var streamedPartBytes = 4 << 30
  /// Inflated bytes of any other part: workbook, relationships, styles; real ones stay below 10 MB.
  public var smallPartBytes = 128 << 20
  /// Inflated to compressed bytes, of a part and of all parts that were read to the whole file: deflate reaches 1032
  /// and the emptiest real sheets about 100. The whole counts since entries may lie one over the other.
  public var inflationRatio = 500
  /// Inflated bytes below which neither ratio is asked: so little harms nobody.
  public var inflationRatioFloor = 64 << 20
  /// Entries of the package: Excel's largest have some thousands; the zip directory is held in memory.
  public var entries = 65_535
  /// Shared strings: twenty full columns of different texts.
  public var sharedStrings = 20_971_520
  /// UTF-8 bytes of all shared strings together, which are held in memory: a million texts of 250 bytes.
  public var sharedStringBytes = 256 << 20
  /// UTF-8 bytes of one cell's text: Excel has 32,767 characters, 98 kB at most; others may have ten times as much.
  public var textBytes = 1 << 20
  /// UTF-8 bytes of one row's texts together, which are held in memory: 4 kB in each of its cells.
  public var rowBytes = 64 << 20
  /// UTF-8 bytes of a sheet's texts together: a long shared text in every cell would take hours to hand out. A full
  /// sheet of 25 columns with 20 bytes each passes.
  public var sheetBytes = 512 << 20
  /// Bytes of one tag with all its attributes, of a comment or a CDATA section, which must stand in memory whole.
  public var tokenBytes = 16 << 20
  /// Elements open at once: real parts stay below 30, and nothing here recurses.
  public var nesting = 4096
  /// Cell formats: Excel has 65,490.
  public var cellFormats = 131_072
  /// Relationships of a part: Excel allows 65,530 hyperlinks a sheet.
  public var relationships = 131_072
  /// Merged areas of a sheet, which are held in memory as areas, never cell by cell: one for every row.
  public var mergedAreas = 1_048_576
  /// Worksheets: Excel has no bound but memory; real workbooks stay below 1000.
  public var sheets = 16_384

  /// The limits as they stand here.
  public init() {}

  /// What readers keep to unless they are told otherwise.
  public static let standard = Limits()
}
