/// What a file is by its bytes, never by its name.
enum FileSignature {
  case zip
  /// Text that may be a CSV file.
  case text
  /// An OLE compound file: an old or an encrypted office document.
  case compoundFile
  /// BIFF as it stood before compound files: Excel 2 to 4.
  case oldExcel
  /// Another format, by the name people call it.
  case other(String)

  /// Opens the file, looks at its beginning and closes it; one that ends as a zip file does is one, whatever it begins
  /// with, unless that is an old or an encrypted office document.
  ///
  /// - Throws: `.notFound`, `.isFolder`, `.notReadable`, `.empty`.
  static func of(_ path: String) throws(SpreadsheetError) -> FileSignature {
    let file = try OpenFile(path)
    let signature = of(beginning: try file.bytes(at: 0, count: 4096))
    switch signature {
    case .zip, .compoundFile, .oldExcel: return signature
    case .text, .other: return try ZipStart.offset(in: file) == nil ? signature : .zip
    }
  }

  /// - Throws: as ``of(_:)``, and the kind that says what the file is where it is no zip file.
  static func requireZip(_ path: String) throws(SpreadsheetError) {
    switch try of(path) {
    case .zip: return
    case .text: throw SpreadsheetError(.notAWorkbook(what: "text"), file: path)
    case .oldExcel: throw SpreadsheetError(.oldExcel, file: path)
    case .compoundFile: throw SpreadsheetError(try CompoundFile.kind(of: path), file: path)
    case .other(let what): throw SpreadsheetError(.notAWorkbook(what: what), file: path)
    }
  }

  static func of(beginning bytes: [UInt8]) -> FileSignature {
    func begins(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) || begins([0x50, 0x4B, 0x07, 0x08]) {
      return .zip
    }
    if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .compoundFile }
    if oldExcelMarks.contains(where: begins) { return .oldExcel }
    for (mark, name) in marks where begins(mark) { return .other(name) }
    if begins([0x52, 0x49, 0x46, 0x46]), bytes.count > 12, bytes[8...11].elementsEqual("WEBP".utf8) {
      return .other("WebP")
    }
    return text(bytes)
  }

  private static let marks: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "PDF"), ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"),
    (Array("GIF8".utf8), "GIF"), (Array("{\\rtf".utf8), "RTF"), ([0x1F, 0x8B], "gzip"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip"), (Array("Rar!".utf8), "RAR"),
    (Array("SQLite format 3\0".utf8), "SQLite"),
  ]

  private static let oldExcelMarks: [[UInt8]] = [
    [0x09, 0x08, 0x10, 0x00], [0x09, 0x04, 0x06, 0x00], [0x09, 0x02, 0x06, 0x00], [0x09, 0x00, 0x04, 0x00],
  ]

  private static func text(_ bytes: [UInt8]) -> FileSignature {
    // UTF-16 with its mark holds zero bytes and is text.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .text }
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let head = String(decoding: rest.prefix(1024), as: UTF8.self).lowercased()
    if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") || head.hasPrefix("<table")
      || (head.hasPrefix("<") && head.contains("<html"))
    {
      return .other("HTML")
    }
    if head.hasPrefix("<?xml"), head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
      return .other("XML Spreadsheet 2003")
    }
    // A web page in one file, as some report programs name .xls.
    if head.hasPrefix("mime-version:"), head.contains("text/html") || head.contains("multipart/") {
      return .other("HTML")
    }
    if head.hasPrefix("%pdf-") { return .other("PDF") }
    if BinaryCensus.isBinary(bytes.span), !isMarklessUTF16(bytes) { return .other("binary") }
    return .text
  }

  /// Whether every second byte of the beginning is zero and the others are not, as in UTF-16 without a mark.
  private static func isMarklessUTF16(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(64)
    guard head.count >= 4 else { return false }
    let even = head.enumerated().count { $0.offset % 2 == 0 && $0.element == 0 }
    let odd = head.enumerated().count { $0.offset % 2 == 1 && $0.element == 0 }
    return min(even, odd) == 0 && max(even, odd) * 3 >= head.count
  }
}
