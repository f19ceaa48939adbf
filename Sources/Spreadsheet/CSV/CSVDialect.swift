/// How a text file holds its table.
package struct CSVDialect: Sendable, Hashable {
  package enum Encoding: Sendable, Hashable {
    case utf8
    case utf8WithBOM
    case utf16LE
    case utf16BE
    /// Western European Windows; every byte means something in it.
    case windows1252
  }

  /// `;`, `,`, a tab or `|`.
  package var delimiter: UInt8
  package var encoding: Encoding
  /// Whether the first line is Excel's `sep=;`, which is no record.
  package var hasSeparatorLine: Bool
  package var quote: UInt8

  package init(
    delimiter: UInt8, encoding: Encoding = .utf8, hasSeparatorLine: Bool = false, quote: UInt8 = UInt8(ascii: "\"")
  ) {
    self.delimiter = delimiter
    self.encoding = encoding
    self.hasSeparatorLine = hasSeparatorLine
    self.quote = quote
  }

  /// In words: `pemisah titik koma (;), UTF-8 dengan BOM`.
  package func description(_ language: Language) -> String {
    let name =
      switch delimiter {
      case UInt8(ascii: ";"): language("titik koma (;)", "semicolon (;)")
      case UInt8(ascii: ","): language("koma (,)", "comma (,)")
      case UInt8(ascii: "\t"): language("tab", "tab")
      case UInt8(ascii: "|"): language("garis tegak (|)", "vertical bar (|)")
      default: String(decoding: [delimiter], as: UTF8.self)
      }
    var parts = [language("pemisah \(name)", "delimiter \(name)"), encoding.description(language)]
    if hasSeparatorLine { parts.append(language("baris pertama sep=", "first line sep=")) }
    return parts.joined(separator: ", ")
  }
}

extension CSVDialect.Encoding {
  package func description(_ language: Language) -> String {
    switch self {
    case .utf8: "UTF-8"
    case .utf8WithBOM: language("UTF-8 dengan BOM", "UTF-8 with BOM")
    case .utf16LE: "UTF-16 LE"
    case .utf16BE: "UTF-16 BE"
    case .windows1252: "Windows-1252"
    }
  }
}

/// What a CSV file may hold at most; passing one is an error, not a guess.
package struct CSVLimits: Sendable, Hashable {
  package var columns = 16_384
  package var records = 20_000_000
  /// In UTF-8 bytes.
  package var recordBytes = 16 << 20
  /// In UTF-8 bytes; a quote that does not end within them is taken as a quote mark.
  package var quotedFieldBytes = 131_072

  package init() {}
}
