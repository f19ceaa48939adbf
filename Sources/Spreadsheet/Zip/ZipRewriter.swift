import CZip

/// Replaces, adds and deletes entries of a zip file in place; what the others hold is copied as it is, not inflated.
///
/// The new entries are made where ``write()`` is called, one after the other, while a second thread deflates them. libzip
/// writes beside the file and renames at the end.
@safe final class ZipRewriter: @unchecked Sendable {
  /// Makes an entry's bytes.
  typealias Maker = (EntrySink) throws(SpreadsheetError) -> Void

  private let path: String
  /// Nil once the file is written.
  private var archive: OpaquePointer?
  private var sources: [EntrySource] = []
  private let pipe = BytePipe()
  private let deflates: Bool
  private var reason: String?

  /// 1980-01-01, as libxlsxwriter dates the other parts (APPNOTE 4.4.6).
  private static let firstDay: UInt16 = 1 << 5 | 1

  /// - Parameters:
  ///   - path: the file.
  ///   - deflates: whether the new entries are deflated; not worth its time in a file that is read once and removed.
  /// - Throws: `.notWritable` where there is no zip file.
  init(path: String, deflates: Bool = true) throws(SpreadsheetError) {
    self.path = path
    self.deflates = deflates
    var code: Int32 = 0
    guard let opened = unsafe zip_open(path, 0, &code) else {
      throw SpreadsheetError(.notWritable(reason: ZipArchive.words(of: code)), file: path)
    }
    unsafe archive = opened
  }

  deinit { if let archive = unsafe archive { unsafe zip_discard(archive) } }

  /// Gives an entry other bytes, or adds one where `index` is nil.
  func replace(_ index: UInt64?, named part: String, _ make: @escaping Maker) throws(SpreadsheetError) {
    let entry = EntrySource(number: sources.count, part: part, pipe: pipe, deflates: deflates, make: make)
    sources.append(entry)
    let context = unsafe Unmanaged.passUnretained(entry).toOpaque()
    guard let source = unsafe zip_source_function(archive, { unsafe answerCommand($0, $1, $2, $3) }, context) else {
      throw failure(part)
    }
    let number: UInt64
    if let index {
      number = index
      guard unsafe zip_file_replace(archive, index, source, 0) == 0 else {
        unsafe zip_source_free(source)
        throw failure(part)
      }
    } else {
      let added = unsafe zip_file_add(archive, part, source, ZIP_FL_ENC_UTF_8)
      guard added >= 0 else {
        unsafe zip_source_free(source)
        throw failure(part)
      }
      number = UInt64(added)
    }
    // What the source gives is deflated already, or stored as it is; libzip would deflate the latter by default.
    let method = deflates ? ZIP_CM_DEFAULT : ZIP_CM_STORE
    guard unsafe zip_set_file_compression(archive, number, method, 0) == 0,
      unsafe zip_file_set_dostime(archive, number, 0, Self.firstDay, 0) == 0
    else { throw failure(part) }
  }

  func delete(_ index: UInt64) throws(SpreadsheetError) {
    guard unsafe zip_delete(archive, index) == 0 else { throw failure(nil) }
  }

  /// Writes the file.
  ///
  /// - Throws: what a maker throws, `.notWritable`; the file is then as it was.
  func write() throws(SpreadsheetError) {
    guard let worker = Worker({ self.close() }) else {
      throw SpreadsheetError(.notWritable(reason: "the system gives no thread"), file: path)
    }
    var failure: SpreadsheetError?
    while let number = pipe.nextPart() {
      do throws(SpreadsheetError) {
        try sources[number].make(EntrySink(pipe: pipe, file: path, part: sources[number].part))
        pipe.finish()
      } catch {
        failure = error
        pipe.breakOff()
      }
    }
    worker.wait()
    if let failure, failure.kind != EntrySink.brokenOff { throw failure }
    if let reason { throw SpreadsheetError(.notWritable(reason: reason), file: path) }
  }

  /// libzip's words for its last error.
  private func failure(_ part: String?) -> SpreadsheetError {
    SpreadsheetError(.notWritable(reason: words), file: path, part: part)
  }

  private var words: String {
    unsafe zip_strerror(archive).map { unsafe String(cString: $0) } ?? "libzip"
  }

  private func close() {
    if unsafe zip_close(archive) == 0 {
      unsafe archive = nil
    } else {
      reason = words
    }
    pipe.breakOff()
  }
}

/// Where an entry's bytes go.
struct EntrySink {
  fileprivate let pipe: BytePipe
  fileprivate let file: String
  fileprivate let part: String

  /// What ``send(_:)`` throws where the other side has broken off, which then knows why.
  fileprivate static let brokenOff = SpreadsheetError.Kind.notWritable(reason: "writing was broken off")

  func send(_ bytes: UnsafeRawBufferPointer) throws(SpreadsheetError) {
    guard unsafe pipe.send(bytes) else { throw SpreadsheetError(Self.brokenOff, file: file, part: part) }
  }

  func send(_ bytes: some Collection<UInt8>) throws(SpreadsheetError) {
    let isSent = bytes.withContiguousStorageIfAvailable { unsafe pipe.send(UnsafeRawBufferPointer($0)) }
    guard unsafe isSent ?? Array(bytes).withUnsafeBytes({ unsafe pipe.send($0) }) else {
      throw SpreadsheetError(Self.brokenOff, file: file, part: part)
    }
  }
}

/// One new entry, as libzip asks for its bytes (zip_source_function(3)).
@safe private final class EntrySource {
  let part: String
  let make: ZipRewriter.Maker
  private let number: Int
  private let pipe: BytePipe
  private let deflates: Bool
  /// There while the entry is deflated.
  private var deflater: Deflater?
  private var size: UInt64 = 0
  private var checksum: UInt32 = 0
  private var isEnded = false

  init(number: Int, part: String, pipe: BytePipe, deflates: Bool, make: @escaping ZipRewriter.Maker) {
    self.number = number
    self.part = part
    self.pipe = pipe
    self.deflates = deflates
    self.make = make
  }

  /// Fills the buffer with what the entry holds in the file; nil where the other side has broken off.
  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    guard let deflater else {
      let taken = unsafe isEnded ? 0 : pipe.take(into: buffer)
      size += UInt64(taken ?? 0)
      isEnded = taken == 0
      return taken
    }
    guard let taken = unsafe deflater.read(into: buffer, { unsafe pipe.take(into: $0) }) else { return nil }
    if taken == 0 {
      (size, checksum, isEnded) = (deflater.count, deflater.checksum, true)
      self.deflater = nil
    }
    return taken
  }

  func answer(_ data: UnsafeMutableRawPointer?, _ length: UInt64, _ command: zip_source_cmd) -> Int64 {
    switch command {
    case ZIP_SOURCE_OPEN:
      pipe.ask(for: number)
      deflater = deflates ? Deflater() : nil
      return 0
    case ZIP_SOURCE_CLOSE: return 0
    case ZIP_SOURCE_READ:
      return unsafe Int64(read(into: UnsafeMutableRawBufferPointer(start: data, count: Int(length))) ?? -1)
    case ZIP_SOURCE_STAT:
      guard let stat = unsafe data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
      unsafe zip_stat_init(stat)
      // Of a size that is not known, libzip would make a ZIP64 entry, which not every spreadsheet program opens.
      unsafe stat.pointee.size = isEnded ? size : 1 << 30
      unsafe stat.pointee.valid = UInt64(ZIP_STAT_SIZE)
      guard deflates else { return unsafe Int64(MemoryLayout<zip_stat_t>.size) }
      unsafe stat.pointee.comp_method = UInt16(ZIP_CM_DEFLATE)
      unsafe stat.pointee.crc = checksum
      unsafe stat.pointee.valid |= UInt64(ZIP_STAT_COMP_METHOD) | (isEnded ? UInt64(ZIP_STAT_CRC) : 0)
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
}

private func answerCommand(
  _ context: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?, _ length: UInt64, _ command: zip_source_cmd
) -> Int64 {
  // Freeing comes last, when the context may be going itself.
  guard command != ZIP_SOURCE_FREE else { return 0 }
  guard let context = unsafe context else { return -1 }
  return unsafe Unmanaged<EntrySource>.fromOpaque(context).takeUnretainedValue().answer(data, length, command)
}
