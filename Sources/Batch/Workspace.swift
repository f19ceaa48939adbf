import FoundationEssentials
import Spreadsheet
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder for a run's intermediate files, outside the facility's and for its user alone; it goes with the value.
package final class Workspace: Sendable {
  package let path: String
  private let count = Mutex(0)

  /// Makes the folder, and removes those of runs that were killed.
  ///
  /// - Throws: ``FacilityError/notMade(_:)`` where the system's temporary folder takes nothing.
  package init() throws(FacilityError) {
    Self.sweep(TemporaryFolder.path)
    path = TemporaryFolder.own + UUID().uuidString
    // Patients' data: nobody else may read it.
    guard unsafe mkdir(path, 0o700) == 0 else {
      throw .notMade(SpreadsheetError(.temporaryNotWritable(reason: systemReason()), file: path))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A path that no other file has had yet.
  package func next(_ name: String) -> String {
    let number = count.withLock { count in
      count += 1
      return count
    }
    return "\(path)/\(number) \(name)"
  }

  /// The path of an intermediate file.
  package func file(_ name: String) -> String { path + "/" + name }

  /// Removes the folders of processes that are no more; another user's can't be and are left.
  private static func sweep(_ parent: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    where name.hasPrefix(TemporaryFolder.prefix) {
      let parts = name.dropFirst(TemporaryFolder.prefix.count).split(separator: "-", maxSplits: 1)
      guard parts.count == 2, let process = pid_t(parts[0]), process > 0, UUID(uuidString: String(parts[1])) != nil,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: parent + "/" + name)
    }
  }
}
