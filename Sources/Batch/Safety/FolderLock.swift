import FoundationEssentials
import Platform
import Spreadsheet

/// Who runs in a folder: the content of its lock file.
package struct LockHolder: Codable, Sendable, Hashable {
  package var host: String
  package var pid: Int
  package var user: String
  package var command: String
  /// A moment in ISO 8601, UTC.
  package var since: String

  package init(host: String, pid: Int, user: String, command: String, since: Moment) {
    self.host = host
    self.pid = pid
    self.user = user
    self.command = command
    self.since = since.description
  }

  /// This process.
  package static func own(command: String, at moment: Moment) -> LockHolder {
    LockHolder(host: System.host, pid: System.process, user: System.user, command: command, since: moment)
  }
}

/// Lets one run at a time write in a facility's folder.
///
/// The system keeps the lock (``FileLock``): a file that a dead run left behind does not block. The file only says who it is, and goes
/// with the run that holds it.
package final class FolderLock {
  package static let fileName = ".sapa.lock"

  private let path: String
  private let descriptor: Int32
  /// Whether the file system keeps locks; where it has none, as on some shares, nothing stops a second run.
  package let isKept: Bool

  /// Takes a folder's lock.
  ///
  /// - Parameters:
  ///   - folder: the facility's folder.
  ///   - holder: what to write into the file.
  ///   - seconds: how long to wait for another holder; 0 asks once.
  ///   - whenWaiting: called once, with the holder where its name can be read.
  /// - Throws: ``FacilityError/locked(folder:holder:)`` where another still holds it, ``FacilityError/leadsOut(link:to:)``,
  ///   ``FacilityError/notWritable(file:reason:)`` where the folder can't be written in.
  package init(
    folder: String, holder: LockHolder, waiting seconds: Int = 0, whenWaiting: (LockHolder?) -> Void = { _ in }
  ) throws(FacilityError) {
    path = try FolderBounds(folder).place(Self.fileName)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(max(0, seconds))
    var hasTold = false
    while true {
      let descriptor = try Self.open(path, folder: folder)
      let attempt = FileLock.attempt(descriptor, path)
      switch attempt {
      case .kept, .unsupported:
        self.descriptor = descriptor
        isKept = attempt == .kept
        sign(holder)
        return
      case .replaced:
        System.close(descriptor)
        continue
      case .failed(let reason):
        System.close(descriptor)
        throw .notWritable(file: path, reason: reason)
      case .held:
        System.close(descriptor)
      }
      guard clock.now < end else { throw .locked(folder: folder, holder: Self.holder(of: folder)) }
      if !hasTold { whenWaiting(Self.holder(of: folder)) }
      hasTold = true
      usleep(100_000)
    }
  }

  /// Lets go; the file is removed while it is still locked, so that nobody locks one that is about to go.
  deinit {
    _ = unsafe unlink(path)
    System.close(descriptor)
  }

  /// Who holds a folder's lock, as its file says; nil where that can't be read: SMB lets nobody else read a locked file.
  package static func holder(of folder: String) -> LockHolder? {
    guard let bytes = AtomicFile.bytes(of: folder + "/" + fileName) else { return nil }
    return try? JSONDecoder().decode(LockHolder.self, from: Data(bytes))
  }

  private static func open(_ path: String, folder: String) throws(FacilityError) -> Int32 {
    var descriptor = System.open(path, O_RDWR | O_CREAT | O_NOFOLLOW)
    // Left by another user: it can be locked all the same, only not written in.
    if descriptor < 0, errno == EACCES { descriptor = System.open(path, O_RDONLY | O_NOFOLLOW) }
    guard descriptor >= 0 else {
      throw .notWritable(file: errno == System.notAFile ? path : folder, reason: systemReason())
    }
    return descriptor
  }

  /// Writes who holds the lock; on a full disk it stays unsaid.
  private func sign(_ holder: LockHolder) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(holder), ftruncate(descriptor, 0) == 0 else { return }
    _ = System.write((Array(data) + [0x0A])[...], to: descriptor)
  }
}
