package import Platform

/// The system's words for the last failed call.
package func systemReason() -> String { systemReason(errno) }

/// The system's words for an error number, and ours for ``System/notAFile``.
package func systemReason(_ code: Int32) -> String {
  code == System.notAFile ? System.notAFileReason : unsafe String(cString: strerror(code))
}

/// What the program asks the system about itself, and calls that a signal does not end early.
package enum System {
  /// Repeats a call that a signal interrupted; -1 is any other failure, told by `errno`.
  package static func retrying<Count: SignedInteger>(_ call: () -> Count) -> Count {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }

  /// What `errno` is where a path leads to a pipe, a socket, a device or a folder in a file's place; no system's own number.
  package static let notAFile: Int32 = 100_000
  package static let notAFileReason = "not a regular file"

  /// Opens a file, or a folder with `O_DIRECTORY`; -1 where that can't be done. One that is made is for its owner and group at most.
  ///
  /// It waits for nobody: what is no regular file is refused with ``notAFile``.
  package static func open(_ path: String, _ flags: Int32, mode: mode_t = FileAccess.file) -> Int32 {
    let descriptor = retrying { systemOpen(path, flags | O_CLOEXEC | O_NONBLOCK, mode) }
    guard descriptor >= 0 else {
      // A pipe that nobody reads, a socket, a folder to be written.
      if [ENXIO, EOPNOTSUPP, EISDIR].contains(errno) { errno = notAFile }
      return -1
    }
    var status = stat()
    let kind = unsafe fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
    if kind == S_IFREG || flags & O_DIRECTORY != 0 { return descriptor }
    systemClose(descriptor)
    errno = notAFile
    return -1
  }

  /// Opens what a command reads from beginning to end, a pipe or a terminal included; -1 where that can't be done.
  ///
  /// A pipe that has a name, and into which nobody writes for `seconds`, is refused with `ETIMEDOUT`.
  package static func openStream(_ path: String, waiting seconds: Int = 10) -> Int32 {
    let descriptor = retrying { systemOpen(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0) }
    guard descriptor >= 0 else {
      if errno == ENXIO || errno == EOPNOTSUPP { errno = notAFile }
      return -1
    }
    var status = stat()
    let kind = unsafe fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
    var fault: Int32 = 0
    switch kind {
    case S_IFREG: break
    case S_IFIFO where self.status(AtomicFile.resolved(path)) == nil: break
    case S_IFIFO:
      var pipe = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if retrying({ unsafe poll(&pipe, 1, Int32(seconds) * 1000) }) == 0 { fault = ETIMEDOUT }
    default: fault = isatty(descriptor) == 1 ? 0 : notAFile
    }
    if fault == 0 {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
      return descriptor
    }
    systemClose(descriptor)
    errno = fault
    return -1
  }

  /// Makes a folder and those that it is in, for their owner and group at most; false where that can't be done.
  package static func makeFolder(_ path: String) -> Bool {
    if unsafe mkdir(path, FileAccess.folder) == 0 { return true }
    switch errno {
    case EEXIST:
      if status(path).map({ $0.st_mode & S_IFMT == S_IFDIR }) == true { return true }
      errno = ENOTDIR
      return false
    case ENOENT:
      let parent = folder(of: path)
      guard parent != path, parent != ".", makeFolder(parent) else { return false }
      return unsafe mkdir(path, FileAccess.folder) == 0
    default: return false
    }
  }

  /// Writes all bytes, however many calls it takes; false where that can't be done, as on a full disk.
  package static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = retrying {
        unsafe bytes.withUnsafeBytes {
          unsafe systemWrite(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
        }
      }
      if count == 0 { errno = ENOSPC }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// Closes a descriptor and leaves `errno` as it was; the system takes back the number whatever the call says.
  package static func close(_ descriptor: Int32) {
    let code = errno
    systemClose(descriptor)
    errno = code
  }

  /// The status of what a path leads to, links followed; nil where there is nothing.
  package static func status(_ path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  /// Whether a path is a plain file, links not followed.
  package static func isPlainFile(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The folder part of a path, `.` where it has none.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  // MARK: Who runs the program

  package static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "?" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  package static var user: String {
    let number = geteuid()
    if let entry = unsafe getpwuid(number), let name = unsafe entry.pointee.pw_name {
      return unsafe String(cString: name)
    }
    return String(number)
  }

  package static var process: Int { Int(getpid()) }

  /// The program's own file; nil where the system does not tell.
  static var executable: String? {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    #if canImport(Darwin)
      var size = UInt32(path.count)
      guard unsafe _NSGetExecutablePath(&path, &size) == 0 else { return nil }
    #else
      guard unsafe readlink("/proc/self/exe", &path, path.count - 1) > 0 else { return nil }
    #endif
    return String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

// Members of `System` would hide these.
private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { unsafe open(path, flags, mode) }
private func systemClose(_ descriptor: Int32) { _ = close(descriptor) }
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}
