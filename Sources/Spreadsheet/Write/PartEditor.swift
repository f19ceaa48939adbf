import CZip

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Replaces one part of a package in place.
///
/// Used by one thread at a time: by the one that made it until ``replace(from:)``, by the writing one afterwards.
@safe final class PartEditor: @unchecked Sendable {
  private let path: String
  private let part: String
  /// Nil once it is written or given up.
  private var archive: OpaquePointer?
  private let index: UInt64
  private let size: Int
  private var pipe: BytePipe?
  private var given: UInt64 = 0
  private var isEnded = false
  private var reason: String?

  /// As fast as level 1 on rows of patients and a fourteenth smaller; level 6 takes twice the time for a sixth less.
  private static let level: UInt32 = 2
  /// 1980-01-01, as the library dates the other parts (APPNOTE 4.4.6).
  private static let firstDay: UInt16 = 1 << 5 | 1

  init(path: String, part: String) throws(SpreadsheetError) {
    self.path = path
    self.part = part
    var code: Int32 = 0
    guard let opened = unsafe zip_open(path, 0, &code) else {
      throw SpreadsheetError(.notWritable(reason: ZipArchive.words(of: code)), file: path)
    }
    var entry = unsafe zip_stat_t()
    guard unsafe zip_stat(opened, part, 0, &entry) == 0 else {
      unsafe zip_discard(opened)
      throw SpreadsheetError(.missingPart(part), file: path)
    }
    unsafe archive = opened
    index = unsafe entry.index
    size = unsafe Int(clamping: entry.size)
  }

  deinit { if let archive = unsafe archive { unsafe zip_discard(archive) } }

  /// The whole part as it stands.
  func bytes() throws(SpreadsheetError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var count = 0
    if let file = unsafe zip_fopen_index(archive, index, 0) {
      count = unsafe bytes.withUnsafeMutableBytes { unsafe Int(zip_fread(file, $0.baseAddress, UInt64($0.count))) }
      unsafe zip_fclose(file)
    }
    guard count == size else {
      throw SpreadsheetError(.notWritable(reason: "cannot be read again"), file: path, part: part)
    }
    return bytes
  }

  /// Begins to write the package with what comes out of the pipe as the part, in a thread of its own.
  func replace(from pipe: BytePipe) throws(SpreadsheetError) -> Writing {
    self.pipe = pipe
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard let source = unsafe zip_source_function(archive, { unsafe answerCommand($0, $1, $2, $3) }, context) else {
      throw SpreadsheetError(.notWritable(reason: words), file: path, part: part)
    }
    guard unsafe zip_file_replace(archive, index, source, 0) == 0 else {
      unsafe zip_source_free(source)
      throw SpreadsheetError(.notWritable(reason: words), file: path, part: part)
    }
    // Deflate under its own name keeps the level that the entry had: libzip takes it for no change.
    guard unsafe zip_set_file_compression(archive, index, ZIP_CM_DEFAULT, Self.level) == 0,
      unsafe zip_file_set_dostime(archive, index, 0, Self.firstDay, 0) == 0
    else { throw SpreadsheetError(.notWritable(reason: words), file: path, part: part) }
    return try Writing(self)
  }

  /// libzip's words for its last error.
  private var words: String {
    unsafe zip_strerror(archive).map { unsafe String(cString: $0) } ?? "libzip"
  }

  /// Writes the package.
  fileprivate func write() {
    if unsafe zip_close(archive) == 0 {
      unsafe archive = nil
    } else {
      reason = words
    }
    pipe?.breakOff()
  }

  /// Answers one of libzip's commands (zip_source_function(3)).
  fileprivate func answer(_ data: UnsafeMutableRawPointer?, _ length: UInt64, _ command: zip_source_cmd) -> Int64 {
    switch command {
    case ZIP_SOURCE_OPEN, ZIP_SOURCE_CLOSE: return 0
    case ZIP_SOURCE_READ:
      guard let taken = unsafe pipe?.take(into: UnsafeMutableRawBufferPointer(start: data, count: Int(length)))
      else { return -1 }
      given += UInt64(taken)
      isEnded = isEnded || taken == 0
      return Int64(taken)
    case ZIP_SOURCE_STAT:
      guard let stat = unsafe data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
      unsafe zip_stat_init(stat)
      // Of a size that is not known, libzip would make a ZIP64 entry, which not every spreadsheet program opens.
      unsafe stat.pointee.size = isEnded ? given : 1 << 30
      unsafe stat.pointee.valid = UInt64(ZIP_STAT_SIZE)
      return unsafe Int64(MemoryLayout<zip_stat_t>.size)
    case ZIP_SOURCE_ERROR:
      var error = unsafe zip_error_t()
      unsafe zip_error_init_with_code(&error, ZIP_ER_READ)
      defer { unsafe zip_error_fini(&error) }
      return unsafe zip_error_to_data(&error, data, length)
    case ZIP_SOURCE_SUPPORTS:
      let supported = [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
      ]
      return supported.reduce(0) { $0 | 1 << Int64($1.rawValue) }
    default: return -1
    }
  }

  /// The thread that writes the package; it must be waited for.
  @safe struct Writing: ~Copyable {
    private let editor: PartEditor
    private let thread: pthread_t

    fileprivate init(_ editor: PartEditor) throws(SpreadsheetError) {
      self.editor = editor
      let context = unsafe Unmanaged.passUnretained(editor).toOpaque()
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let code = unsafe pthread_create(&thread, nil, { unsafe run($0) }, context)
      #if canImport(Darwin)
        let started = thread
      #else
        let started: pthread_t? = thread
      #endif
      guard code == 0, let started else {
        errno = code
        throw SpreadsheetError(
          .notWritable(reason: WorkbookStorage.systemError()), file: editor.path, part: editor.part)
      }
      self.thread = started
    }

    /// Waits for the end; what went wrong, or nil.
    consuming func wait() -> String? {
      #if canImport(Darwin)
        unsafe pthread_join(thread, nil)
      #else
        pthread_join(thread, nil)
      #endif
      return editor.reason
    }
  }
}

private func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  unsafe Unmanaged<PartEditor>.fromOpaque(context).takeUnretainedValue().write()
  return nil
}

private func answerCommand(
  _ context: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?, _ length: UInt64, _ command: zip_source_cmd
) -> Int64 {
  // Freeing comes last, when the context may be going itself.
  guard command != ZIP_SOURCE_FREE else { return 0 }
  guard let context = unsafe context else { return -1 }
  return unsafe Unmanaged<PartEditor>.fromOpaque(context).takeUnretainedValue().answer(data, length, command)
}
