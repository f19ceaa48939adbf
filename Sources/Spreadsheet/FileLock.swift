import Platform

/// A lock that the system keeps on a file or folder (`flock`; NFS and SMB pass it on to the server) and drops when its holder ends,
/// however that happens.
package enum FileLock {
  package enum Outcome: Equatable {
    case kept
    case held
    /// The file that was locked is no longer the one at the path.
    case replaced
    /// The file system keeps no locks.
    case unsupported
    case failed(String)
  }

  /// Asks once for the lock of what was opened at a path.
  package static func attempt(_ descriptor: Int32, _ path: String) -> Outcome {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK, EACCES: return .held
      case ENOLCK, ENOTSUP, EOPNOTSUPP, ENOSYS, EINVAL, EBADF: return .unsupported
      default: return .failed(WorkbookStorage.systemError())
      }
    }
    var own = stat()
    var named = stat()
    guard unsafe fstat(descriptor, &own) == 0, unsafe stat(path, &named) == 0, named.st_ino == own.st_ino,
      named.st_dev == own.st_dev
    else { return .replaced }
    return .kept
  }
}
