/// A file of cells, opened by what it holds.
public enum Document {
  /// An Excel workbook.
  case workbook(XLSXWorkbook)
  /// Anything that is no zip file and no other known format: the caller opens it with the CSV reader.
  case delimitedText

  /// Looks at the file's content, never at its name, and opens it.
  ///
  /// - Throws: ``SpreadsheetError`` of the kind that says what the file is instead: `.isFolder`, `.empty`,
  ///   `.notAWorkbook`, `.passwordProtected`, `.oldExcel`, `.binaryWorkbook`, `.openDocument`, `.damagedZip`, ….
  public static func open(_ path: String, limits: Limits = .standard) throws(SpreadsheetError) -> Document {
    switch try FileSignature.of(path) {
    case .text: return .delimitedText
    case .zip, .compoundFile, .oldExcel, .other: return .workbook(try XLSXWorkbook(path: path, limits: limits))
    }
  }
}
