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
  private let maximumBytes: Int
  private let compressedBytes: Int?
  /// How much the directory says that it inflates to; a hint and no more.
  let inflatedBytes: Int?
  private var count = 0
  private let name: String

  /// Takes over `file`, which is closed with the value.
  @unsafe init(
    archive: ZipArchive, file: OpaquePointer, part: String, maximumBytes: Int, compressedBytes: Int?,
    inflatedBytes: Int?
  ) {
    self.archive = archive
    unsafe stream = file
    name = part
    self.maximumBytes = maximumBytes
    self.compressedBytes = compressedBytes
    self.inflatedBytes = inflatedBytes
  }

  deinit { _ = unsafe zip_fclose(stream) }

  var file: String { archive.path }
  var part: String? { name }

  /// - Throws: `.damagedZip` where inflation fails or the checksum differs, `.limitPassed` for a part too large.
  func read(into buffer: inout [UInt8], from start: Int) throws(SpreadsheetError) -> Int {
    let room = buffer.count - start
    guard room > 0 else { return 0 }
    let read = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe zip_fread(stream, bytes.baseAddress?.advanced(by: start), UInt64(room))
    }
    guard read >= 0 else {
      let code = unsafe zip_error_code_zip(zip_file_get_error(stream))
      throw SpreadsheetError(.damagedZip(reason: ZipArchive.words(of: code)), file: file, part: name, byte: count)
    }
    count += Int(read)
    guard count <= maximumBytes else {
      throw SpreadsheetError(.limitPassed(what: "part bytes", limit: maximumBytes), file: file, part: name, byte: count)
    }
    try archive.note(count, of: name)
    let limits = archive.limits
    if let compressedBytes, count > limits.inflationRatioFloor, count / limits.inflationRatio > compressedBytes {
      throw SpreadsheetError(
        .limitPassed(what: "inflation ratio", limit: limits.inflationRatio), file: file, part: name, byte: count)
    }
    return Int(read)
  }
}
