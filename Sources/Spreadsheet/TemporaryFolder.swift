#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where intermediate files lie: `TMPDIR`, else `/tmp`.
package enum TemporaryFolder {
  /// Without a slash at its end.
  package static var path: String {
    var path = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path.isEmpty ? "/tmp" : path
  }

  /// What the names of this program's folders there begin with; the number of its process follows.
  package static let prefix = "sapa-"

  /// What the path of each intermediate file of this process begins with.
  package static var own: String { "\(path)/\(prefix)\(getpid())-" }
}
