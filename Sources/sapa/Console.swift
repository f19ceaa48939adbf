import Spreadsheet

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error.
enum Console {
  /// Writes bytes to standard output; where that can't be done, as on a full disk, the program says so and ends with 2.
  static func write(_ bytes: [UInt8]) {
    guard let code = write(bytes, to: 1) else { return }
    let reason = unsafe String(cString: strerror(code))
    warn(Language.current("keluaran tidak dapat ditulis: \(reason)", "can't write the output: \(reason)"))
    exit(2)
  }

  /// Writes a line to standard error.
  static func warn(_ line: String) { _ = write(Array("sapa: \(line)\n".utf8), to: 2) }

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
