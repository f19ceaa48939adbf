#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A lock that the system keeps on a file or folder (`flock`; NFS and SMB pass it on to the server) and drops when its holder ends,
/// however that happens.
enum FileLock {
  enum Outcome: Equatable {
    case kept
    case held
    /// The file that was locked is no longer the one at the path.
    case replaced
    /// The file system keeps no locks.
    case unsupported
    case failed(String)
  }

  /// Asks once for the lock of what was opened at a path.
  static func attempt(_ descriptor: Int32, _ path: String) -> Outcome {
    guard System.retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 else {
      switch errno {
      case EWOULDBLOCK, EACCES: return .held
      case ENOLCK, ENOTSUP, EOPNOTSUPP, ENOSYS, EINVAL, EBADF: return .unsupported
      default: return .failed(systemReason())
      }
    }
    var own = stat()
    guard unsafe fstat(descriptor, &own) == 0, let named = System.status(path), named.st_ino == own.st_ino,
      named.st_dev == own.st_dev
    else { return .replaced }
    return .kept
  }
}
