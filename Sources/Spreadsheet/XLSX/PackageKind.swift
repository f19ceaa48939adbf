/// Which kind of document a zip file holds.
enum PackageKind {
  /// The workbook part of a package.
  ///
  /// - Throws: the kind that says what the file is instead: `.openDocument`, `.binaryWorkbook`, `.notAWorkbook`;
  ///   `.missingPart` for a workbook that lacks what leads to it.
  static func workbookPart(of archive: ZipArchive) throws(SpreadsheetError) -> String {
    let package: Relationships
    do throws(SpreadsheetError) {
      package = try Relationships(of: "", in: archive)
    } catch {
      guard case .missingPart = error.kind else { throw error }
      throw try withoutRelationships(archive, error)
    }
    let documents = package.all.filter { $0.kind == "officeDocument" }.compactMap(\.part)
    guard let part = documents.first(where: archive.contains) ?? documents.first else {
      throw SpreadsheetError(.notAWorkbook(what: "ZIP"), file: archive.path)
    }
    let name = part.lowercased()
    if name.hasSuffix(".bin") { throw SpreadsheetError(.binaryWorkbook, file: archive.path, part: part) }
    if name.hasPrefix("word/") { throw SpreadsheetError(.notAWorkbook(what: "Word"), file: archive.path) }
    if name.hasPrefix("ppt/") { throw SpreadsheetError(.notAWorkbook(what: "PowerPoint"), file: archive.path) }
    guard archive.contains(part) else { throw SpreadsheetError(.missingPart(part), file: archive.path) }
    return part
  }

  private static func withoutRelationships(
    _ archive: ZipArchive, _ error: SpreadsheetError
  ) throws(SpreadsheetError) -> SpreadsheetError {
    if archive.contains("mimetype") {
      let type = String(decoding: try archive.bytes(of: "mimetype", maximumBytes: 4096), as: UTF8.self)
      if type.contains("opendocument.spreadsheet") { return SpreadsheetError(.openDocument, file: archive.path) }
      if type.contains("opendocument") {
        return SpreadsheetError(.notAWorkbook(what: "OpenDocument"), file: archive.path)
      }
      if type.contains("epub") { return SpreadsheetError(.notAWorkbook(what: "EPUB"), file: archive.path) }
    }
    if archive.containsFolder("index/") && archive.containsFolder("metadata/") {
      return SpreadsheetError(.notAWorkbook(what: "Apple Numbers"), file: archive.path)
    }
    if archive.containsFolder("xl/") { return error }
    return SpreadsheetError(.notAWorkbook(what: "ZIP"), file: archive.path)
  }
}
