/// The number format class of each cell format, by its number in `cellXfs` (ECMA-376 §18.8.10).
struct CellFormats {
  private var classes: [NumberFormat] = []
  /// Formats of noughts, by the number of the cell format.
  private var zeros: [Int: ZeroFormat] = [:]

  init() {}

  /// - Throws: `.limitPassed` for too many formats, `.malformedXML`.
  init(part: String, in archive: ZipArchive) throws(SpreadsheetError) {
    let stream = try archive.open(part, maximumBytes: archive.limits.smallPartBytes)
    var xml = try XMLScanner(stream, limits: archive.limits, window: 32_768)
    var codes: [Int: Code] = [:]
    while try xml.nextStart() {
      guard xml.depth > 1 else { continue }
      if xml.depth == 2, xml.isNamed("numFmts") {
        try Self.read(&xml, codes: &codes, limit: archive.limits.cellFormats)
      } else if xml.depth == 2, xml.isNamed("cellXfs") {
        try read(&xml, codes: codes, limit: archive.limits.cellFormats)
      } else if !xml.isNamed("AlternateContent") {
        try xml.skipElement()
      }
    }
  }

  /// A format that the file spells out.
  private struct Code {
    var format: NumberFormat
    var zeros: ZeroFormat?

    init(_ code: String) {
      format = NumberFormat(code: code)
      zeros = format == .number ? ZeroFormat(code: code) : nil
    }
  }

  /// The text that a cell of the format shows for a number where the format is one of noughts.
  func zeroPadded(_ number: Double, format: Int) -> String? { zeros[format]?.text(number) }

  subscript(_ index: Int) -> NumberFormat { classes.indices.contains(index) ? classes[index] : .number }

  private static func read(
    _ xml: inout XMLScanner, codes: inout [Int: Code], limit: Int
  ) throws(SpreadsheetError) {
    let outer = xml.depth
    while try xml.nextStart(within: outer) {
      guard xml.isNamed("numFmt") else { continue }
      var id: Int?
      var code = ""
      while let attribute = try xml.nextAttribute() {
        if xml.isNamed(attribute, "numFmtId") {
          id = Int(try xml.string(attribute))
        } else if xml.isNamed(attribute, "formatCode") {
          code = try xml.string(attribute)
        }
      }
      if let id { codes[id] = Code(code) }
      if codes.count > limit { throw xml.error(.limitPassed(what: "number formats", limit: limit)) }
    }
  }

  private mutating func read(
    _ xml: inout XMLScanner, codes: [Int: Code], limit: Int
  ) throws(SpreadsheetError) {
    let outer = xml.depth
    while try xml.nextStart(within: outer) {
      guard xml.isNamed("xf"), xml.depth == outer + 1 else { continue }
      let id = try xml.value(of: "numFmtId").flatMap { Int($0) } ?? 0
      if let format = codes[id]?.zeros { zeros[classes.count] = format }
      classes.append(codes[id]?.format ?? NumberFormat(builtIn: id))
      if classes.count > limit { throw xml.error(.limitPassed(what: "cell formats", limit: limit)) }
    }
  }
}
