#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that are written for a moment.
enum ScratchFile {
  static func remove(_ path: String) { _ = unsafe unlink(path) }
}
