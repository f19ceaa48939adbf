#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system's words for the last failed call.
func systemReason() -> String { unsafe String(cString: strerror(errno)) }

/// Files that appear whole or not at all: written beside their target, synced, then renamed.
package enum AtomicFile {
  /// The temporary name beside a target.
  package static func temporary(for path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    return (folder.isEmpty ? "" : folder + "/") + ".\(parts.last ?? "").sapa-tmp"
  }

  /// Replaces a file by its finished temporary, and syncs file and folder.
  ///
  /// - Throws: ``FacilityError/notWritable(file:reason:)``; the target is then as it was.
  package static func commit(_ temporary: String, to path: String) throws(FacilityError) {
    try sync(temporary, flags: O_RDONLY)
    guard unsafe rename(temporary, path) == 0 else { throw .notWritable(file: path, reason: systemReason()) }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    try sync(folder.isEmpty ? "." : folder, flags: O_RDONLY | O_DIRECTORY)
  }

  package static func discard(_ temporary: String) { _ = unsafe unlink(temporary) }

  /// Writes bytes whole or not at all.
  package static func write(_ bytes: [UInt8], to path: String) throws(FacilityError) {
    let temporary = temporary(for: path)
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .notWritable(file: path, reason: systemReason()) }
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
      }
      guard count > 0 else {
        let reason = systemReason()
        close(descriptor)
        discard(temporary)
        throw .notWritable(file: path, reason: reason)
      }
      done += count
    }
    close(descriptor)
    try commit(temporary, to: path)
  }

  /// A file's bytes; nil where there is none or it can't be read.
  package static func bytes(of path: String) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 { return nil }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Whether two files hold the same bytes.
  package static func haveEqualBytes(_ left: String, _ right: String) -> Bool {
    guard let left = bytes(of: left), let right = bytes(of: right) else { return false }
    return left == right
  }

  private static func sync(_ path: String, flags: Int32) throws(FacilityError) {
    let descriptor = unsafe open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notWritable(file: path, reason: systemReason()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .notWritable(file: path, reason: systemReason()) }
  }
}
