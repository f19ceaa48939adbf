extension XLSXWorkbook {
  /// Who saved the file last, as its core properties say (ECMA-376-2 §11.1); nil where they don't, or can't be read.
  package var lastModifiedBy: String? {
    guard let package = try? Relationships(of: "", in: archive),
      let part = package.first(kind: "core-properties")?.part,
      let stream = try? archive.open(part, maximumBytes: archive.limits.smallPartBytes),
      var xml = try? XMLScanner(stream, limits: archive.limits, window: 4096)
    else { return nil }
    do throws(SpreadsheetError) {
      while try xml.nextStart() {
        guard xml.isNamed("lastModifiedBy") else { continue }
        var bytes: [UInt8] = []
        try StringItem.appendText(&xml, to: &bytes, maximumBytes: 4096)
        let name = String(decoding: bytes, as: UTF8.self)
        return name.contains { !$0.isWhitespace } ? name : nil
      }
    } catch {}
    return nil
  }
}
