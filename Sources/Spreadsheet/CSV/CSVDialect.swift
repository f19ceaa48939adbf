/// How a text file holds its table.
public struct CSVDialect: Sendable, Hashable {
  /// How the text is written in bytes.
  public enum Encoding: Sendable, Hashable {
    /// UTF-8 without a byte order mark.
    case utf8
    /// UTF-8 behind a byte order mark, as Excel writes it.
    case utf8WithBOM
    /// UTF-16, the low byte first.
    case utf16LE
    /// UTF-16, the high byte first.
    case utf16BE
    /// Western European Windows; every byte means something in it.
    case windows1252
  }

  /// `;`, `,`, a tab or `|`.
  public var delimiter: UInt8
  /// The encoding; what comes out of the reader is UTF-8 always.
  public var encoding: Encoding
  /// Whether the first line is Excel's `sep=;`, which is no record.
  public var hasSeparatorLine: Bool
  /// What stands around a field that holds a delimiter or a line break, twice for itself: `"`.
  public var quote: UInt8

  /// A dialect that is known beforehand.
  public init(
    delimiter: UInt8, encoding: Encoding = .utf8, hasSeparatorLine: Bool = false, quote: UInt8 = UInt8(ascii: "\"")
  ) {
    self.delimiter = delimiter
    self.encoding = encoding
    self.hasSeparatorLine = hasSeparatorLine
    self.quote = quote
  }

  /// In words: `pemisah titik koma (;), UTF-8 dengan BOM`.
  public func description(_ language: Language) -> String {
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
  /// The encoding's name: `UTF-8 dengan BOM`.
  public func description(_ language: Language) -> String {
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
public struct CSVLimits: Sendable, Hashable {
  /// Fields of a record.
  public var columns = 16_384
  /// Records of a file.
  public var records = 20_000_000
  /// In UTF-8 bytes.
  public var recordBytes = 16 << 20
  /// In UTF-8 bytes; a quote that does not end within them is taken as a quote mark.
  public var quotedFieldBytes = 131_072

  /// The limits of `sapa` itself.
  public init() {}
}
