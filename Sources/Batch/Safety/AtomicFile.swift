import Platform

/// Files that appear whole or not at all: written beside their target, synced, then renamed.
package enum AtomicFile {
  /// The temporary name beside a target, of this process's own; where the target is a link, beside what it leads to.
  package static func temporary(for path: String) -> String {
    let path = resolved(path)
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    // libzip puts its own temporaries beside ours: a dot and six characters more.
    return path[..<slash] + FileName.fitting(path[slash...], ".\(token)\(suffix)", after: ".", spare: 7)
  }

  private static let suffix = ".sapa-tmp"

  /// Tells this process's temporaries from those that a killed run left; see ``WorkMark``.
  static let token: String = {
    let digits = String(UInt32.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }()

  /// The name of the mark of the process whose temporaries bear a number.
  static func mark(_ token: String) -> String { ".\(token)\(suffix)" }

  /// The number in the name of a temporary of some process of Sapa, of libzip's on the way to one, or of a process's mark; nil where
  /// the name is none of these, and not a number in those of version 0.1.
  static func token(of name: String) -> String? {
    guard name.hasPrefix(".") else { return nil }
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    // libzip writes `NAME.XXXXXX` and renames it.
    if !name.hasSuffix(suffix), parts.last?.utf8.count == 6 { parts.removeLast() }
    guard parts.count > 2, "." + (parts.last ?? "") == suffix else { return nil }
    return String(parts[parts.count - 2])
  }

  /// Whether a file of this name is some process's temporary or mark.
  static func isTemporary(_ name: String) -> Bool { token(of: name) != nil }

  /// Whether a temporary is this process's own.
  static func isOwn(_ temporary: String) -> Bool { temporary.contains(mark(token)) }

  /// What a path leads to through links, also where that is not there yet; the path itself where links go in a circle.
  package static func resolved(_ path: String) -> String {
    var place = path
    for _ in 0..<40 {
      var target = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = unsafe readlink(place, &target, target.count)
      guard count >= 0 else { return place }
      let link = String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if link.hasPrefix("/") {
        place = link
      } else {
        let folder = System.folder(of: place)
        place = place.contains("/") ? folder + "/" + link : link
      }
    }
    return path
  }

  /// Makes the empty file under a temporary name that a library then writes: what is to replace a file is for its owner alone until it
  /// is finished; what stands beside others is no wider than `models`, which it is made of.
  ///
  /// - Throws: ``FacilityError/notWritable(file:reason:)``.
  package static func begin(
    _ temporary: String, for path: String, like models: [String] = []
  ) throws(FacilityError) {
    System.close(try create(temporary, for: path, like: models))
  }

  private static func create(
    _ temporary: String, for path: String, like models: [String]
  ) throws(FacilityError) -> Int32 {
    discard(temporary)
    let descriptor =
      System.status(path) == nil
      ? FileAccess.make(temporary, like: models)
      : System.open(temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: FileAccess.own)
    guard descriptor >= 0 else { throw .notWritable(file: path, reason: systemReason()) }
    return descriptor
  }

  /// Syncs a finished temporary, with the permissions and, where the system lets us, the owner of the file it will replace; others
  /// lose what they might.
  ///
  /// - Throws: ``FacilityError/notWritable(file:reason:)``.
  package static func finish(_ temporary: String, for path: String) throws(FacilityError) {
    // It may be read-only by now, as what it is a copy of.
    let descriptor = System.open(temporary, O_RDONLY)
    guard descriptor >= 0 else { throw .notWritable(file: path, reason: systemReason()) }
    defer { System.close(descriptor) }
    if let old = System.status(path), old.st_mode & S_IFMT != S_IFREG {
      throw .notWritable(file: path, reason: systemReason(System.notAFile))
    }
    guard FileAccess.give(of: path, to: descriptor) else { throw .notWritable(file: path, reason: systemReason()) }
    guard System.retrying({ fsync(descriptor) }) == 0 else { throw .notWritable(file: path, reason: systemReason()) }
  }

  /// Puts a finished temporary in its target's place, and syncs the folder.
  ///
  /// - Throws: ``FacilityError/notWritable(file:reason:)``; the target is then as it was.
  package static func replace(_ path: String, by temporary: String) throws(FacilityError) {
    let target = resolved(path)
    if System.retrying({ unsafe rename(temporary, target) }) != 0 {
      guard errno == EXDEV else { throw .notWritable(file: path, reason: systemReason()) }
      // Made beside a link's end on another disk, and meant for beside the link.
      try copy(temporary, to: target)
      discard(temporary)
    }
    syncFolder(of: target)
  }

  /// Finishes a temporary and puts it in its target's place.
  ///
  /// - Throws: ``FacilityError/notWritable(file:reason:)``; the target is then as it was.
  package static func commit(_ temporary: String, to path: String) throws(FacilityError) {
    try finish(temporary, for: path)
    try replace(path, by: temporary)
  }

  package static func discard(_ temporary: String) { _ = unsafe unlink(temporary) }

  /// Writes bytes whole or not at all.
  package static func write(_ bytes: [UInt8], to path: String) throws(FacilityError) {
    try make(path) { descriptor throws(FacilityError) in
      guard System.write(bytes[...], to: descriptor) else { throw .notWritable(file: path, reason: systemReason()) }
    }
  }

  /// Copies a file whole or not at all; a target that was there is replaced.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - target: the copy.
  ///   - models: the files that the copy is no wider than; nil gives it the file's own owner, group and permissions.
  /// - Throws: ``FacilityError/notWritable(file:reason:)``, ``FacilityError/notReadable(file:reason:)``.
  package static func copy(_ path: String, to target: String, like models: [String]? = nil) throws(FacilityError) {
    try make(target, like: models ?? [path]) { descriptor throws(FacilityError) in
      let wasRead = try readChunks(of: path) { chunk throws(FacilityError) in
        guard System.write(chunk, to: descriptor) else { throw .notWritable(file: target, reason: systemReason()) }
      }
      if !wasRead { throw .notReadable(file: path, reason: systemReason()) }
      guard models != nil || System.status(target) != nil || FileAccess.give(of: path, to: descriptor) else {
        throw .notWritable(file: target, reason: systemReason())
      }
    }
  }

  private static func make(
    _ path: String, like models: [String] = [], _ fill: (Int32) throws(FacilityError) -> Void
  ) throws(FacilityError) {
    let temporary = temporary(for: path)
    let descriptor = try create(temporary, for: path, like: models)
    do throws(FacilityError) {
      defer { System.close(descriptor) }
      try fill(descriptor)
      // A network share may tell of a full disk as late as this.
      guard System.retrying({ fsync(descriptor) }) == 0 else { throw .notWritable(file: path, reason: systemReason()) }
    } catch {
      discard(temporary)
      throw error
    }
    do throws(FacilityError) {
      try commit(temporary, to: path)
    } catch {
      discard(temporary)
      throw error
    }
  }

  /// Removes what killed processes left in a folder, and nothing of one that lives.
  static func sweep(_ folder: String) {
    guard let directory = unsafe opendir(folder) else { return }
    defer { unsafe closedir(directory) }
    var left: [String: [String]] = [:]
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      guard let token = token(of: name), !isOwn(name), System.isPlainFile(folder + "/" + name) else { continue }
      left[token, default: []].append(name)
    }
    for (token, names) in left {
      WorkMark.whenDead(token, in: folder) { for name in names { discard(folder + "/" + name) } }
    }
  }

  // MARK: Reading

  /// A file's bytes; nil where there is none or it can't be read.
  package static func bytes(of path: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    return readChunks(of: path) { bytes += $0 } ? bytes : nil
  }

  /// Hands a file on piece by piece; false where there is none or it can't be read.
  package static func readChunks<Failure: Error>(
    of path: String, _ body: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    try readChunks(of: System.open(path, O_RDONLY), body)
  }

  /// The bytes of a file or a pipe that a command is given.
  ///
  /// - Throws: ``FacilityError/notReadable(file:reason:)``, also where nobody writes into the pipe.
  package static func stream(_ path: String) throws(FacilityError) -> [UInt8] {
    var bytes: [UInt8] = []
    guard readChunks(of: System.openStream(path), { bytes += $0 }) else {
      // A pipe into which nobody writes is in a file's place.
      throw .notReadable(file: path, reason: errno == ETIMEDOUT ? System.notAFileReason : systemReason())
    }
    return bytes
  }

  /// Reads a descriptor to its end and closes it.
  private static func readChunks<Failure: Error>(
    of descriptor: Int32, _ body: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard descriptor >= 0 else { return false }
    defer { System.close(descriptor) }
    var chunk = [UInt8](repeating: 0, count: chunkSize)
    while true {
      let count = System.retrying {
        unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      }
      if count < 0 { return false }
      if count == 0 { return true }
      try body(chunk[..<count])
    }
  }

  /// Whether two files hold the same bytes; their sizes are looked at first.
  package static func haveEqualBytes(_ left: String, _ right: String) -> Bool {
    guard let size = System.status(left)?.st_size, size == System.status(right)?.st_size else { return false }
    let descriptor = System.open(right, O_RDONLY)
    guard descriptor >= 0 else { return false }
    defer { System.close(descriptor) }
    var isEqual = true
    var other = [UInt8](repeating: 0, count: chunkSize)
    let wasRead = readChunks(of: left) { chunk in
      guard isEqual else { return }
      var filled = 0
      while filled < chunk.count {
        let count = System.retrying {
          unsafe other.withUnsafeMutableBytes {
            unsafe read(descriptor, $0.baseAddress?.advanced(by: filled), chunk.count - filled)
          }
        }
        if count <= 0 { break }
        filled += count
      }
      isEqual = filled == chunk.count && other[..<filled] == chunk
    }
    return wasRead && isEqual
  }

  private static let chunkSize = 1 << 16

  /// Makes a rename last through a power cut; file systems that can't sync a folder keep it as well as they can.
  static func syncFolder(of path: String) {
    let descriptor = System.open(System.folder(of: path), O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { return }
    _ = System.retrying { fsync(descriptor) }
    System.close(descriptor)
  }
}
