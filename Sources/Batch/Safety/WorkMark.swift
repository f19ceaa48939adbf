import Platform
import Spreadsheet

/// Says in a folder, as long as it lives, that this process makes files there: a hidden empty file, `.1a2b3c4d.sapa-tmp`, which it locks.
///
/// Temporaries bear the mark's number in their names; those whose mark nobody holds are of a process that was killed.
package final class WorkMark {
  private let path: String
  private let descriptor: Int32

  /// Marks the folder that a file is made in; where that can't be done, making the file tells why.
  package init(for file: String) {
    path = System.folder(of: AtomicFile.resolved(file)) + "/" + AtomicFile.mark(AtomicFile.token)
    descriptor = Self.lock(path)
  }

  /// Removed while it is still locked, so that nobody takes one that is about to go.
  deinit {
    guard descriptor >= 0 else { return }
    _ = unsafe unlink(path)
    System.close(descriptor)
  }

  /// The locked file; -1 where there can be none, or this process marks the folder already.
  private static func lock(_ path: String) -> Int32 {
    for _ in 0..<100 {
      let descriptor = System.open(path, O_RDWR | O_CREAT | O_NOFOLLOW)
      guard descriptor >= 0 else { return -1 }
      switch FileLock.attempt(descriptor, path) {
      case .kept, .unsupported, .failed: return descriptor
      // Somebody who sweeps has taken it for a dead one's before it was locked, and removes it.
      case .held: usleep(1000)
      case .replaced: break
      }
      System.close(descriptor)
    }
    return -1
  }

  /// Calls `remove` where the process whose temporaries bear a number is gone, and removes its mark.
  static func whenDead(_ token: String, in folder: String, _ remove: () -> Void) {
    let path = folder + "/" + AtomicFile.mark(token)
    let descriptor = System.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { remove() }
      return
    }
    defer { System.close(descriptor) }
    guard FileLock.attempt(descriptor, path) == .kept else { return }
    remove()
    AtomicFile.discard(path)
  }
}
