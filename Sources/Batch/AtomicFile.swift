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
    do throws(FacilityError) {
      try write(bytes[...], to: descriptor, for: path)
    } catch {
      close(descriptor)
      discard(temporary)
      throw error
    }
    close(descriptor)
    try commit(temporary, to: path)
  }

  /// A file's bytes; nil where there is none or it can't be read.
  package static func bytes(of path: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    return readChunks(of: path) { bytes += $0 } ? bytes : nil
  }

  /// Hands a file on piece by piece; false where there is none or it can't be read.
  package static func readChunks<Failure: Error>(
    of path: String, _ body: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var chunk = [UInt8](repeating: 0, count: chunkSize)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 { return false }
      if count == 0 { return true }
      try body(chunk[..<count])
    }
  }

  /// Whether two files hold the same bytes; their sizes are looked at first.
  package static func haveEqualBytes(_ left: String, _ right: String) -> Bool {
    guard let size = size(of: left), size == self.size(of: right) else { return false }
    let descriptor = unsafe open(right, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var isEqual = true
    var other = [UInt8](repeating: 0, count: chunkSize)
    let wasRead = readChunks(of: left) { chunk in
      guard isEqual else { return }
      var filled = 0
      while filled < chunk.count {
        let count = unsafe other.withUnsafeMutableBytes {
          unsafe read(descriptor, $0.baseAddress?.advanced(by: filled), chunk.count - filled)
        }
        if count <= 0 { break }
        filled += count
      }
      isEqual = filled == chunk.count && other[..<filled] == chunk
    }
    return wasRead && isEqual
  }

  /// Copies a file whole or not at all.
  package static func copy(_ path: String, to target: String) throws(FacilityError) {
    let temporary = temporary(for: target)
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .notWritable(file: target, reason: systemReason()) }
    do throws(FacilityError) {
      defer { close(descriptor) }
      let wasRead = try readChunks(of: path) { chunk throws(FacilityError) in
        try write(chunk, to: descriptor, for: target)
      }
      if !wasRead { throw .notReadable(file: path, reason: systemReason()) }
    } catch {
      discard(temporary)
      throw error
    }
    try commit(temporary, to: target)
  }

  private static let chunkSize = 1 << 16

  private static func size(of path: String) -> Int? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, for path: String) throws(FacilityError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
      }
      guard count > 0 else { throw .notWritable(file: path, reason: systemReason()) }
      done += count
    }
  }

  private static func sync(_ path: String, flags: Int32) throws(FacilityError) {
    let descriptor = unsafe open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notWritable(file: path, reason: systemReason()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .notWritable(file: path, reason: systemReason()) }
  }
}
