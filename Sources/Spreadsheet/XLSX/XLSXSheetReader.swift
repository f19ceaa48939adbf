/// Reads a worksheet's rows in order, as they are inflated; memory does not grow with them.
///
/// Where two well-known readers (one of Python, one of Rust) read a cell differently, it is as Excel has it:
/// - White space around a `t` of a shared or an inline text counts only with `xml:space="preserve"` on that `t`; one of
///   the readers keeps it always. A run of nothing but white space between other runs is kept. That in `v` is kept.
/// - `_xHHHH_` is one UTF-16 unit wherever a text stands, two of them may be a pair, and half a pair stays as it is
///   written; one of them decodes none in `v`, both leave U+FFFE and U+FFFF, which XML can't hold, undecoded.
/// - Built-in formats 27 to 36 and 50 to 58 are dates; one of them has them as numbers.
/// - A negative number with a date format, or one from 2958466 on, is a number: Excel shows ####, or a minus sign before
///   the date in a workbook that counts from 1904. One of them makes a date before 1900 or a clock's time of it.
/// - A serial below 1 with a date format is a time, to the last millisecond of the day; 60, Excel's 29 February 1900, is
///   the day before 1 March.
/// - A cell under a merged area keeps the value that the file gives it; one of them drops it.
/// - An ISO date of type `d` may have a zone, which is left out of account, or be a duration.
/// - An error has the name that stands in the file, known or not; one of them has no errors, or refuses unknown ones.
/// - Of two cells in one place, two values in a cell and two entries of one name the last counts.
/// - A number that is none is kept as text, as are infinite ones; a shared string that is not there is an error.
/// - Cells inside what a row should not hold, as AlternateContent, are not read; one of them reads them, the other
///   counts the element for a cell.
/// - Of two sheets of one name the second gets a number behind its name, as one of them has it.
///
/// And where both agree against the look of the file:
/// - A cell stands where its reference says, though its row says otherwise; one without a reference stands in its row
///   behind the cell before it. A row without a number has the one after the row before it in the file, whatever their
///   cells say. Rows that run backwards or come twice are put in order, see ``RowsInOrder``.
/// - Rows in any element of `sheetData` count, those of all choices of an AlternateContent too; so does the first
///   `sheetData` in any element of the sheet.
/// - A zip that stands behind other bytes is read, and the last one of two.
/// - The text of a cell of type `inlineStr` stands in `is` alone (ECMA-376 §18.18.11); what stands in `v` there, as
///   LibreOffice 4.1 wrote the results of formulas, is not read. Excel calculates such a file anew.
/// - Letters of a day or a clock make a format a date even beside digits, which Excel itself would not accept.
///
/// Only Excel is followed, against both, for an era or a Buddhist year alone (`ggge`, `e`, `bbbb`), which is a date; for a
/// value beyond the last row or column, which is an error, since Excel offers to repair such a file; for a number beyond
/// the largest, which they have as infinite; and for a document type, which is refused. The bytes of an old or an
/// encrypted office document make the file one, though a zip stands behind them.
public final class XLSXSheetReader: RowReader {
  /// The sheet's name.
  public let sheet: String
  private var rows: RowsInOrder

  init(_ scanner: consuming SheetScanner, sheet: String, isInOrder: Bool) {
    rows = RowsInOrder(scanner, isInOrder: isInOrder)
    self.sheet = sheet
  }

  /// What the sheet says of its cells beside their values, once all rows are read; nil where it was not asked for.
  public var frame: SheetFrame? { rows.frame }

  /// As ``RowReader/zeroPadded(_:format:)``; `format` is the cell's ``Cell/style``.
  public func zeroPadded(_ number: Double, format: Int) -> String? { rows.zeroPadded(number, format: format) }

  /// Reads the next row that holds a cell; false at the end.
  ///
  /// - Throws: ``SpreadsheetError`` with sheet, part, byte and, where it is known, the cell.
  public func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    do throws(SpreadsheetError) {
      return try rows.next(&row)
    } catch {
      throw error.inSheet(sheet)
    }
  }
}
