#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that the readers open, in the folder that `TMPDIR` names; best one in memory.
enum ScratchFile {
  /// The path of the input; the process has it for itself.
  static let input = path("in")
  /// The path of what is written from it.
  static let output = path("out")

  static func path(_ name: String) -> String {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    return "\(folder)/sapa-fuzz-\(getpid())-\(name)"
  }

  /// Puts bytes into the input's file.
  static func put(_ bytes: [UInt8]) {
    let file = unsafe open(input, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    require(file >= 0, "no scratch file at \(input)")
    defer { close(file) }
    let count = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
    require(count == bytes.count, "the scratch file is cut off")
  }

  static func removeOutput() { unsafe unlink(output) }

  static var hasOutput: Bool { unsafe access(output, F_OK) == 0 }
}
