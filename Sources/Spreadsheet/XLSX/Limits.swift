/// How much a file may ask for; every limit of the readers stands here, each with its reason.
///
/// Passing one is ``SpreadsheetError/Kind/limitPassed(what:limit:)``.
package struct Limits: Sendable {
  /// Columns of a sheet, `XFD`: what Excel has (ECMA-376 §18.3.1.13).
  package var columns = 16_384
  /// Rows of a sheet: what Excel has.
  package var rows = 1_048_576
  /// Non-empty cells of a sheet: a full sheet of 95 columns; reading more takes minutes.
  package var cells = 100_000_000
  /// Inflated bytes of a worksheet or of the shared strings: some ten seconds of inflation.
  package var streamedPartBytes = 4 << 30
  /// Inflated bytes of any other part: workbook, relationships, styles; real ones stay below 10 MB.
  package var smallPartBytes = 256 << 20
  /// Inflated to compressed bytes of a part: deflate reaches 1032 and the emptiest real sheets about 100.
  package var inflationRatio = 500
  /// Inflated bytes below which the ratio is not asked: so little harms nobody.
  package var inflationRatioFloor = 64 << 20
  /// Entries of the package: Excel's largest have some thousands; the zip directory is held in memory.
  package var entries = 65_535
  /// Shared strings: twenty full columns of different texts.
  package var sharedStrings = 20_971_520
  /// UTF-8 bytes of all shared strings together, which are held in memory.
  package var sharedStringBytes = 1 << 30
  /// UTF-8 bytes of one cell's text: Excel has 32,767 characters, other producers do not count.
  package var textBytes = 16 << 20
  /// UTF-8 bytes of one row's texts together, which are held in memory.
  package var rowBytes = 256 << 20
  /// UTF-8 bytes of a sheet's texts together: a long shared text in every cell would take hours to hand out.
  package var sheetBytes = 8 << 30
  /// Bytes of one tag, comment or CDATA section, which must stand in memory whole.
  package var tokenBytes = 16 << 20
  /// Elements open at once: real parts stay below 30, and nothing here recurses.
  package var nesting = 4096
  /// Cell formats: Excel has 65,490.
  package var cellFormats = 131_072
  /// Worksheets: Excel has no bound but memory; real workbooks stay below 1000.
  package var sheets = 16_384

  package init() {}

  package static let standard = Limits()
}
