/// The text of a file, or of one file in a zip file, as UTF-8 from front to back; a byte order mark is left out.
package final class TextSource {
  private let source: any ByteSource
  private var head: ArraySlice<UInt8>

  /// Opens a plain file; UTF-8 and UTF-16 are told apart by its first bytes, Windows-1252 by an XML declaration alone.
  ///
  /// - Throws: `.notFound`, `.isFolder`, `.notReadable`.
  package convenience init(path: String) throws(SpreadsheetError) {
    try self.init(PlainFileSource(path: path))
  }

  /// Opens one file of a zip file.
  ///
  /// - Throws: `.damagedZip`, `.missingPart`, `.passwordProtected`, `.limitPassed`.
  package convenience init(path: String, part: String, limits: Limits = .standard) throws(SpreadsheetError) {
    try self.init(ZipArchive(path: path, limits: limits).openStream(part))
  }

  private init(_ raw: any ByteSource) throws(SpreadsheetError) {
    var bytes = [UInt8](repeating: 0, count: 4096)
    var filled = 0
    while filled < bytes.count {
      let read = try raw.read(into: &bytes, from: filled)
      if read == 0 { break }
      filled += read
    }
    let encoding = CSVDialect.Encoding(head: bytes[..<filled]) ?? .utf8
    let start = encoding.markLength(bytes[..<filled])
    let rest = bytes[start..<filled]
    let declared = XMLEncoding.declaredName(in: rest).flatMap(XMLEncoding.init(declared:))
    let other: XMLEncoding? =
      switch encoding {
      case .utf16LE, .utf16BE: .utf16(bigEndian: encoding == .utf16BE)
      default: declared == .latin1 ? declared : nil
      }
    source = other.map { TranscodingSource(raw, encoding: $0, head: rest) } ?? raw
    head = other == nil ? rest : []
  }

  package var file: String { source.file }
  package var part: String? { source.part }

  /// Fills `buffer` from `start` on, as far as it reaches, which must be 64 bytes at least; 0 is the end.
  ///
  /// - Throws: as the file or its inflation does.
  package func read(into buffer: inout [UInt8], from start: Int) throws(SpreadsheetError) -> Int {
    if head.isEmpty { return try source.read(into: &buffer, from: start) }
    let count = min(head.count, buffer.count - start)
    buffer.replaceSubrange(start..<start + count, with: head.prefix(count))
    head = head.dropFirst(count)
    return count
  }
}

/// A plain file as a source of bytes.
private final class PlainFileSource: ByteSource {
  private let opened: CSVFile

  init(path: String) throws(SpreadsheetError) { opened = try CSVFile(path: path) }

  var file: String { opened.path }
  var part: String? { nil }

  func read(into buffer: inout [UInt8], from start: Int) throws(SpreadsheetError) -> Int {
    try opened.read(into: &buffer, from: start, count: max(buffer.count - start, 0))
  }
}

/// What a file is by its first bytes, for who reads other files than tables.
package enum FileForm: Sendable, Hashable {
  /// Text; its beginning, up to 64 KiB as UTF-8.
  case text(head: [UInt8])
  /// A zip file, the names in its directory, and whether it is a document of Office or OpenDocument.
  case zip(names: [String], isDocument: Bool)
  case other

  /// Looks at a file's beginning, or at its directory.
  ///
  /// - Throws: `.notFound`, `.isFolder`, `.notReadable`, `.empty`, `.damagedZip`.
  package static func of(_ path: String) throws(SpreadsheetError) -> FileForm {
    switch try FileSignature.of(path) {
    case .text:
      let source = try TextSource(path: path)
      var head = [UInt8](repeating: 0, count: 1 << 16)
      var filled = 0
      while head.count - filled >= 64 {
        let read = try source.read(into: &head, from: filled)
        if read == 0 { break }
        filled += read
      }
      return .text(head: Array(head[..<filled]))
    case .zip:
      let archive = try ZipArchive(path: path)
      let isDocument =
        archive.contains("[Content_Types].xml") || archive.contains("mimetype")
        || archive.containsFolder("xl/")
      return .zip(names: archive.names.sorted(), isDocument: isDocument)
    case .compoundFile, .oldExcel, .other: return .other
    }
  }
}
