import Spreadsheet

/// Looks through a TOML text before the library does, which takes the whole program down where a table's header begins with no key,
/// where tables are nested without end, and needs hours for very many keys.
///
/// What it lets through may still be wrong; the library says so. The text is read once, whatever stands in it.
struct TOMLCheck {
  /// What is wrong, and in which line, from 1.
  struct Fault: Error, Equatable {
    var line: Int
    var reason: Reason
  }

  enum Reason: Equatable {
    case noTableName
    case nested
    case tooManyKeys
    case tooManyDots
    case openQuote
    case noText

    /// In words.
    func text(_ language: Language) -> String {
      switch self {
      case .noTableName: language("nama tabel tidak ada sesudah [", "there is no table's name after [")
      case .nested:
        language(
          "lebih dari \(TOMLCheck.depthLimit) kurung di dalam satu sama lain",
          "more than \(TOMLCheck.depthLimit) brackets in one another")
      case .tooManyKeys:
        language("lebih dari \(TOMLCheck.keyLimit) kunci", "more than \(TOMLCheck.keyLimit) keys")
      case .tooManyDots:
        language(
          "lebih dari \(TOMLCheck.depthLimit) titik dalam satu kunci", "more than \(TOMLCheck.depthLimit) dots in a key"
        )
      case .openQuote: language("tanda kutip tidak ditutup", "a quote is not closed")
      case .noText: language("bukan teks", "no text")
      }
    }
  }

  /// Six times the keys of the largest template.
  static let keyLimit = 4096
  /// Arrays and tables in one another, and parts of a dotted key: the templates have three.
  static let depthLimit = 32

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var keys = 0
  /// Brackets that are open.
  private var depth = 0
  /// Dots since the last key or value began.
  private var dots = 0

  /// - Throws: ``Fault``.
  static func check(_ text: String) throws(Fault) {
    var check = TOMLCheck(bytes: Array(text.utf8))
    try check.run()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func fault(_ reason: Reason) -> Fault { Fault(line: line, reason: reason) }

  private mutating func run() throws(Fault) {
    var isAtStart = true
    while let byte {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        index += 1
        dots = 0
        isAtStart = isAtStart || depth == 0
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        index += 1
        continue
      case UInt8(ascii: "#"):
        while let byte = self.byte, byte != UInt8(ascii: "\n") {
          try requireText(byte)
          index += 1
        }
        continue
      case UInt8(ascii: "[") where isAtStart: try takeHeader()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): try takeString(byte)
      default: try takeOther(byte)
      }
      isAtStart = false
    }
  }

  /// A header's brackets; a key has to follow.
  private mutating func takeHeader() throws(Fault) {
    keys += 1
    index += 1
    if byte == UInt8(ascii: "[") { index += 1 }
    while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { index += 1 }
    guard let byte, Self.beginsKey(byte) else { throw fault(.noTableName) }
  }

  private mutating func takeOther(_ byte: UInt8) throws(Fault) {
    try requireText(byte)
    index += 1
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      depth += 1
      dots = 0
      if depth > Self.depthLimit { throw fault(.nested) }
    // A header's own bracket closes none.
    case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
    case UInt8(ascii: ","): dots = 0
    case UInt8(ascii: "="):
      dots = 0
      keys += 1
      if keys > Self.keyLimit { throw fault(.tooManyKeys) }
    case UInt8(ascii: "."):
      dots += 1
      if dots > Self.depthLimit { throw fault(.tooManyDots) }
    default: break
    }
  }

  private mutating func takeString(_ quote: UInt8) throws(Fault) {
    let first = line
    let isLong = index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote
    index += isLong ? 3 : 1
    while let byte {
      switch byte {
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        index += 1
        if self.byte == UInt8(ascii: "\n") { continue }
      case UInt8(ascii: "\n"):
        guard isLong else { throw fault(.openQuote) }
        line += 1
      case quote where !isLong:
        index += 1
        return
      case quote:
        var count = 0
        while self.byte == quote {
          count += 1
          index += 1
        }
        if count >= 3 { return }
        continue
      default: try requireText(byte)
      }
      index += 1
    }
    line = first
    throw fault(.openQuote)
  }

  /// The library takes a zero byte for the end of the text.
  private func requireText(_ byte: UInt8) throws(Fault) {
    if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F { throw fault(.noText) }
  }

  private static func beginsKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
