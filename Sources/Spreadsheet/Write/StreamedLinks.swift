/// The links of a sheet's streamed rows, taken while the rows are made (ECMA-376 §18.3.1.47).
final class StreamedLinks {
  private var hyperlinks: [UInt8] = []
  private var relationships: [UInt8] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// - Throws: `.limitPassed` and `.invalidValue` as ``SheetWriter/link(url:text:tip:row:column:format:)`` does.
  func add(_ url: String, tip: String?, cell: String, file: String, sheet: String) throws(SpreadsheetError) {
    func error(_ kind: SpreadsheetError.Kind) -> SpreadsheetError {
      SpreadsheetError(kind, file: file, sheet: sheet, cell: cell)
    }
    guard count < SheetWriter.linkLimit else {
      throw error(.limitPassed(what: "links", limit: SheetWriter.linkLimit))
    }
    guard (1...2079).contains(url.utf8.count), !url.utf8.contains(where: { $0 < 0x20 }) else {
      throw error(.invalidValue(reason: "a link's address has 1 to 2079 bytes"))
    }
    guard tip?.utf16.count ?? 0 <= 255 else {
      throw error(.invalidValue(reason: "tip over 255 characters"))
    }
    count += 1
    let id = Self.id + String(count)
    for piece in ["<hyperlink ref=\"", cell, "\" r:id=\"", id] { hyperlinks += piece.utf8 }
    if let tip, !tip.isEmpty { for piece in ["\" tooltip=\"", escapedAttribute(tip)] { hyperlinks += piece.utf8 } }
    hyperlinks += "\"/>".utf8
    let target = escapedAttribute(WorkbookPatch.escapedAddress(url))
    for piece in ["<Relationship Id=\"", id, Self.middle, target, "\" TargetMode=\"External\"/>"] {
      relationships += piece.utf8
    }
  }

  /// The element that lists the links.
  var element: [UInt8] { Array("<hyperlinks>".utf8) + hyperlinks + Array("</hyperlinks>".utf8) }

  /// The sheet's relationships, those that it had included.
  func part(adding old: [UInt8]) -> [UInt8] {
    let end = Array("</Relationships>".utf8)
    if old.count >= end.count, old.suffix(end.count).elementsEqual(end) {
      return Array(old.dropLast(end.count)) + relationships + end
    }
    return Array((PackageEditor.declaration + PackageEditor.relationshipsTag).utf8) + relationships + end
  }

  /// The library's own begin with `rId`.
  private static let id = "link"
  private static let middle =
    "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\""
}
