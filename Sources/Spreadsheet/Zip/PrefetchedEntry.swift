/// A large entry of a zip file, inflated by a thread of its own while what came before is read.
///
/// The thread has the file open for itself, since libzip's handle is one thread's at a time.
@safe final class PrefetchedEntry: ByteSource, @unchecked Sendable {
  private let stream: ZipEntryStream
  private let pipe = BytePipe()
  private var thread: Inflating?

  /// The archive that asked for the entry and counts what comes of it.
  private let archive: ZipArchive
  private let name: String
  private var count = 0

  var file: String { archive.path }
  var part: String? { name }

  /// Entries below this are inflated as they are read: a thread would take longer to start.
  static let threshold = 1 << 19

  /// - Throws: as ``ZipArchive/open(_:maximumBytes:)``.
  init(_ part: String, of archive: ZipArchive, maximumBytes: Int) throws(SpreadsheetError) {
    stream = try ZipArchive(path: archive.path, limits: archive.limits).open(part, maximumBytes: maximumBytes)
    self.archive = archive
    name = part
    thread = Inflating(stream: stream, pipe: pipe)
  }

  deinit { thread?.stop() }

  /// - Throws: what inflating threw, once all that came before is read.
  func read(into buffer: inout [UInt8], from start: Int) throws(SpreadsheetError) -> Int {
    guard let thread else { return try stream.read(into: &buffer, from: start) }
    guard start < buffer.count else { return 0 }
    let taken = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe pipe.take(into: UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
    }
    if taken ?? 0 == 0, let failure = thread.failure { throw failure }
    count += taken ?? 0
    try archive.note(count, of: name)
    return taken ?? 0
  }
}

/// The thread that inflates an entry; it holds what it works with until it is stopped.
@safe private final class Inflating: @unchecked Sendable {
  private let stream: ZipEntryStream
  private let pipe: BytePipe
  private var worker: Worker?
  /// Written before the pipe is finished, read afterwards.
  private(set) var failure: SpreadsheetError?

  /// Nil where the system gives no thread.
  init?(stream: ZipEntryStream, pipe: BytePipe) {
    self.stream = stream
    self.pipe = pipe
    guard let worker = Worker({ self.run() }) else { return nil }
    self.worker = consume worker
  }

  /// Ends the thread and waits for it.
  func stop() {
    pipe.breakOff()
    worker.take()?.wait()
  }

  private func run() {
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    do throws(SpreadsheetError) {
      while true {
        let count = try stream.read(into: &chunk, from: 0)
        guard count > 0 else { break }
        guard unsafe chunk.withUnsafeBytes({ unsafe pipe.send(UnsafeRawBufferPointer(rebasing: $0[..<count])) }) else {
          break
        }
      }
    } catch {
      failure = error
    }
    pipe.finish()
  }
}
