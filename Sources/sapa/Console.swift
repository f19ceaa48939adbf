import FoundationEssentials
import Platform
import Spreadsheet

/// Standard output and standard error: the one way out of the program.
///
/// Words for people and JSON are rendered here (``TerminalText``), so that no file, cell or name can move the cursor or fake a line.
enum Console {
  /// Whether standard output is a terminal.
  static let isTerminal = isatty(1) == 1

  /// Prints lines for people on standard output, each of them one line whatever stands in it.
  static func say(_ lines: [String]) { write(Array(lines.map { TerminalText.line($0) + "\n" }.joined().utf8)) }

  /// Prints a value as one line of JSON on standard output.
  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    json([UInt8](try encoder.encode(value)) + [0x0A])
  }

  /// Prints what a command did: a line of JSON where that was asked for, else in words.
  static func result(_ value: some Encodable, json isJSON: Bool, _ lines: @autoclosure () -> [String]) throws {
    if isJSON { try json(value) } else { say(lines()) }
  }

  /// Prints lines of JSON on standard output.
  static func json(_ bytes: [UInt8]) { write(TerminalText.json(bytes)) }

  /// Prints data on standard output as it is; on a terminal, the caller has rendered it.
  static func data(_ bytes: [UInt8]) { write(bytes) }

  /// Writes bytes to standard output; where that can't be done, as on a full disk, the program says so and ends with 2.
  private static func write(_ bytes: [UInt8]) {
    guard let code = write(bytes, to: 1) else { return }
    let reason = unsafe String(cString: strerror(code))
    warn(Language.current("keluaran tidak dapat ditulis: \(reason)", "can't write the output: \(reason)"))
    exit(2)
  }

  /// Writes a message to standard error: one line whatever stands in it, and the lines that belong to it.
  static func warn(_ line: String, _ more: [String] = []) { complain(["sapa: " + line] + more) }

  /// Writes lines to standard error.
  static func complain(_ lines: [String]) {
    _ = write(Array(lines.map { TerminalText.line($0) + "\n" }.joined().utf8), to: 2)
  }

  /// Writes all bytes; gives the error number where that can't be done.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    unsafe bytes.withUnsafeBytes { buffer in
      var start = 0
      while start < buffer.count {
        let rest = unsafe buffer.baseAddress?.advanced(by: start)
        let count = unsafe systemWrite(descriptor, rest, buffer.count - start)
        if count >= 0 {
          start += count
        } else if errno != EINTR {
          return errno
        }
      }
      return nil
    }
  }
}

/// `write(2)`, which members of ``Console`` would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}

extension Language {
  /// Indonesian where the locale says so, else English.
  static var current: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = unsafe getenv(name) else { continue }
      let locale = unsafe String(cString: value)
      if locale.isEmpty { continue }
      return locale == "id" || locale.hasPrefix("id_") || locale.hasPrefix("id.") ? .indonesian : .english
    }
    return .english
  }
}
