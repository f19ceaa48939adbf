import FoundationEssentials
import Platform
import Spreadsheet
import Synchronization

/// A folder for a run's intermediate files, outside the facility's and for its user alone; it goes with the value.
package final class Workspace: Sendable {
  package var path: String { folder.path }
  private let folder: PrivateFolder
  private let count = Mutex(0)

  /// Makes the folder, and removes those of runs that were killed.
  ///
  /// - Throws: ``FacilityError/notMade(_:)`` where the system's temporary folder takes nothing.
  package init() throws(FacilityError) {
    Self.sweep()
    do throws(SpreadsheetError) {
      folder = try PrivateFolder()
    } catch {
      throw .notMade(error)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A path that no other file has had yet.
  package func next(_ name: String) -> String {
    let number = count.withLock { count in
      count += 1
      return count
    }
    return path + "/" + FileName.fitting(name, "", after: "\(number) ", spare: Self.spare)
  }

  /// The path of an intermediate file.
  package func file(_ name: String) -> String { path + "/" + FileName.fitting(name, "", spare: Self.spare) }

  /// A dot and six characters, which libzip puts behind a name.
  private static let spare = 7

  /// Removes the folders of processes that are no more; another user's can't be and are left.
  static func sweep() {
    let parent = TemporaryFolder.path
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    where name.hasPrefix(TemporaryFolder.prefix) {
      let parts = name.dropFirst(TemporaryFolder.prefix.count).split(separator: "-", maxSplits: 1)
      guard parts.count == 2, let process = pid_t(parts[0]), process > 0, UUID(uuidString: String(parts[1])) != nil
      else { continue }
      let path = parent + "/" + name
      let descriptor = System.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      defer { System.close(descriptor) }
      switch FileLock.attempt(descriptor, path) {
      case .kept: try? FileManager.default.removeItem(atPath: path)
      // Without locks the number tells, which another process may have by now.
      case .unsupported where kill(process, 0) != 0 && errno == ESRCH: try? FileManager.default.removeItem(atPath: path)
      case .held, .replaced, .unsupported, .failed: break
      }
    }
  }
}
