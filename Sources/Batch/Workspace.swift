import FoundationEssentials
import Synchronization

/// A folder for a run's intermediate files, outside the facility's; it goes with the value.
package final class Workspace: Sendable {
  package let path: String
  private let count = Mutex(0)

  /// - Throws: ``FacilityError/notWritable(file:reason:)`` where the system's temporary folder takes nothing.
  package init() throws(FacilityError) {
    let folder = FileManager.default.temporaryDirectory.path
    path = (folder.hasSuffix("/") ? folder : folder + "/") + "sapa-" + UUID().uuidString
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(file: path, reason: systemReason())
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
}
