import CZip

/// Gives bytes in order, a piece at a time.
protocol ByteSource: AnyObject {
  /// The file, and the part within it, for errors.
  var file: String { get }
  var part: String? { get }

  /// Fills `buffer` from `start` on, as far as it reaches; 0 is the end.
  func read(into buffer: inout [UInt8], from start: Int) throws(SpreadsheetError) -> Int
}

/// One entry of a zip file, inflated as it is read; its checksum is held against the directory's at the end.
@safe final class ZipEntryStream: ByteSource {
  private let archive: ZipArchive
  private let stream: OpaquePointer
  /// Nil where libzip inflates: an entry of another method than deflate, or one that is only stored.
  private let inflater: Inflater?
  private let entry: ZipArchive.Entry
  private let maximumBytes: Int
  private var count = 0
  private let name: String

  /// Takes over `file`, which is closed with the value and gives deflated bytes where `entry` says so.
  @unsafe init(
    archive: ZipArchive, file: OpaquePointer, part: String, entry: ZipArchive.Entry, maximumBytes: Int
  ) {
    self.archive = archive
    unsafe stream = file
    name = part
    inflater = entry.isDeflated ? Inflater() : nil
    self.entry = entry
    self.maximumBytes = maximumBytes
  }

  deinit { _ = unsafe zip_fclose(stream) }

  var file: String { archive.path }
  var part: String? { name }

  /// How much the directory says that it inflates to; a hint and no more.
  var inflatedBytes: Int? { entry.size.map { Int(clamping: $0) } }

  /// - Throws: `.damagedZip` where inflation fails or the checksum differs, `.limitPassed` for a part too large.
  func read(into buffer: inout [UInt8], from start: Int) throws(SpreadsheetError) -> Int {
    guard start < buffer.count else { return 0 }
    var read = 0
    do throws(Inflater.Failure) {
      read = try inflate(into: &buffer, from: start)
    } catch {
      throw damaged(error == .damaged ? ZIP_ER_COMPRESSED_DATA : unsafe zip_error_code_zip(zip_file_get_error(stream)))
    }
    count += read
    guard count <= maximumBytes else {
      throw SpreadsheetError(.limitPassed(what: "part bytes", limit: maximumBytes), file: file, part: name, byte: count)
    }
    try archive.note(count, of: name)
    let limits = archive.limits
    if let compressed = entry.compressedSize, count > limits.inflationRatioFloor,
      count / limits.inflationRatio > compressed
    {
      throw SpreadsheetError(
        .limitPassed(what: "inflation ratio", limit: limits.inflationRatio), file: file, part: name, byte: count)
    }
    if read == 0, let inflater {
      guard inflater.checksum == entry.checksum ?? inflater.checksum else { throw damaged(ZIP_ER_CRC) }
      guard UInt64(count) == entry.size ?? UInt64(count) else { throw damaged(ZIP_ER_INCONS) }
    }
    return read
  }

  private func inflate(into buffer: inout [UInt8], from start: Int) throws(Inflater.Failure) -> Int {
    let stream = unsafe stream
    let inflater = inflater
    let read: Result<Int, Inflater.Failure> = unsafe buffer.withUnsafeMutableBytes { bytes in
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      if let inflater {
        return unsafe inflater.read(into: room) { unsafe Int(zip_fread(stream, $0.baseAddress, UInt64($0.count))) }
      }
      let read = unsafe zip_fread(stream, room.baseAddress, UInt64(room.count))
      return read < 0 ? .failure(.unread) : .success(Int(read))
    }
    return try read.get()
  }

  private func damaged(_ code: Int32) -> SpreadsheetError {
    SpreadsheetError(.damagedZip(reason: ZipArchive.words(of: code)), file: file, part: name, byte: count)
  }
}
