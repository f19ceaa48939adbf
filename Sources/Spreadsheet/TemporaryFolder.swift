import FoundationEssentials
import Platform

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

/// A folder in ``TemporaryFolder`` for its user alone, and locked, so that nobody takes it for a dead process's; it goes with the value
/// once it is empty.
package final class PrivateFolder: Sendable {
  package let path: String
  private let descriptor: Int32

  /// - Throws: `.temporaryNotWritable`.
  package init() throws(SpreadsheetError) {
    while true {
      let path = TemporaryFolder.own + UUID().uuidString
      // Patients' data: nobody else may read it.
      guard unsafe mkdir(path, 0o700) == 0 else {
        throw SpreadsheetError(.temporaryNotWritable(reason: WorkbookStorage.systemError()), file: path)
      }
      let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      // Another process may have taken it for a dead one's before it was locked, and removed it.
      if descriptor < 0, errno == ENOENT { continue }
      switch FileLock.attempt(descriptor, path) {
      case .kept, .unsupported, .failed:
        self.path = path
        self.descriptor = descriptor
        return
      case .held, .replaced: close(descriptor)
      }
    }
  }

  deinit {
    unsafe rmdir(path)
    close(descriptor)
  }
}
