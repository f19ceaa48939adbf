import Platform

/// Who may use what Sapa makes: its owner and group at most, the umask taken off, and nobody who may not use what a file replaces or is
/// made of.
enum FileAccess {
  static let file: mode_t = 0o660
  static let folder: mode_t = 0o770
  /// A file in the making, of which it is not known yet who else may use it.
  static let own: mode_t = 0o600

  /// The permissions of a group's file that is no wider than another file: another group is what that file calls the others.
  private static func groupBits(_ model: stat, group: gid_t) -> mode_t {
    model.st_gid == group ? model.st_mode & 0o070 : (model.st_mode & 0o007) << 3
  }

  /// Makes an empty file that was not there; one that is made of `models` is no wider than the narrowest of them.
  ///
  /// - Returns: its descriptor; -1 where that can't be done.
  static func make(_ path: String, like models: [String]) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW
    let seen = models.compactMap { System.status($0) }
    if seen.isEmpty { return System.open(path, flags, mode: file) }
    let descriptor = System.open(path, flags, mode: own)
    guard descriptor >= 0, let group = status(descriptor)?.st_gid else { return descriptor }
    let mode = seen.reduce(file) { $0 & (groupBits($1, group: group) | own) }
    if mode == own { return descriptor }
    // The system takes the umask off, or gives what the folder's access list says; nobody has opened this one.
    System.close(descriptor)
    guard unsafe unlink(path) == 0 else { return -1 }
    return System.open(path, flags, mode: mode)
  }

  /// Gives an open file the owner, the group and the permissions of another as far as the system lets us, none of them to others.
  ///
  /// - Returns: false where it can't be made as narrow.
  static func give(of path: String, to descriptor: Int32) -> Bool {
    guard let old = System.status(path) else { return true }
    // The owner may be another; the group often is our own.
    if fchown(descriptor, old.st_uid, old.st_gid) != 0 { _ = fchown(descriptor, uid_t.max, old.st_gid) }
    guard let new = status(descriptor) else { return false }
    let mode = old.st_mode & 0o700 | groupBits(old, group: new.st_gid) & folder
    if new.st_mode & 0o7777 == mode { return true }
    return fchmod(descriptor, mode) == 0 || errno == EPERM || errno == ENOTSUP
  }

  private static func status(_ descriptor: Int32) -> stat? {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? status : nil
  }
}
