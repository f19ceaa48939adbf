import CZip

/// A zip file opened for reading by libzip; the handle is closed with the value.
@safe final class ZipArchive {
  let path: String
  let limits: Limits
  private let handle: OpaquePointer
  /// Bytes of the whole file.
  private let fileBytes: Int
  /// Bytes that stand before the zip and that its offsets leave out of account.
  let bytesBefore: Int
  /// How many bytes were inflated of each part, at most, and of all together.
  private var inflated: [String: Int] = [:]
  private var inflatedTotal = 0
  /// Entry numbers by exact name, and by the name as a package compares them (ECMA-376-2 §6.2.2: without case).
  private var exact: [String: UInt64] = [:]
  private var folded: [String: UInt64] = [:]
  /// A name that two entries have as a package compares names, in the later one's spelling.
  private(set) var doubledName: String?

  /// Opens the archive and reads its directory.
  ///
  /// - Throws: ``SpreadsheetError/Kind/damagedZip(reason:)`` where the file is cut off or its directory does not fit,
  ///   `.limitPassed`, and as ``OpenFile``.
  init(path: String, limits: Limits = .standard) throws(SpreadsheetError) {
    let file = try OpenFile(path)
    fileBytes = file.size
    bytesBefore = try ZipStart.offset(in: file) ?? 0
    unsafe handle = try Self.open(path, from: bytesBefore)
    self.path = path
    self.limits = limits
    let count = unsafe zip_get_num_entries(handle, 0)
    guard count <= limits.entries else {
      throw SpreadsheetError(.limitPassed(what: "zip entries", limit: limits.entries), file: path)
    }
    for index in 0..<UInt64(max(0, count)) {
      guard let raw = unsafe zip_get_name(handle, index, 0) else { continue }
      let name = unsafe String(cString: raw)
      // Of two entries with one name the last counts, as for other readers.
      exact[name] = index
      if folded.updateValue(index, forKey: Self.folded(name)) != nil { doubledName = name }
    }
  }

  deinit { unsafe zip_discard(handle) }

  private static func open(_ path: String, from start: Int) throws(SpreadsheetError) -> OpaquePointer {
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    defer { unsafe zip_error_fini(&error) }
    let source = unsafe zip_source_file_create(path, UInt64(start), -1, &error)
    if let source = unsafe source, let handle = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) {
      return unsafe handle
    }
    unsafe zip_source_free(source)
    throw SpreadsheetError(.damagedZip(reason: words(of: unsafe zip_error_code_zip(&error))), file: path)
  }

  /// The entries' names, each once.
  var names: [String] { Array(exact.keys) }

  func contains(_ part: String) -> Bool { index(of: part) != nil }

  /// Whether an entry's name begins so, without regard to case.
  func containsFolder(_ prefix: String) -> Bool { folded.keys.contains { $0.hasPrefix(prefix) } }

  /// What the directory says of an entry.
  struct Entry: Equatable {
    /// Inflated bytes.
    var size: UInt64?
    /// CRC-32 of the inflated bytes.
    var checksum: UInt32?
    /// Bytes in the file, at most all of it.
    var compressedSize: Int?
    /// Whether its bytes are deflated ones, and not stored or of another method.
    var isDeflated = false
  }

  /// Size and checksum of all entries by name, as the directory has them.
  func entries() -> [String: Entry] {
    exact.mapValues { index in
      let entry = self.entry(index)
      return Entry(size: entry.size, checksum: entry.checksum)
    }
  }

  private func entry(_ index: UInt64) -> Entry {
    var stat = unsafe zip_stat_t()
    guard unsafe zip_stat_index(handle, index, 0, &stat) == 0 else { return Entry() }
    let valid = unsafe stat.valid
    func has(_ field: UInt32) -> Bool { valid & UInt64(field) != 0 }
    return unsafe Entry(
      size: has(ZIP_STAT_SIZE) ? stat.size : nil, checksum: has(ZIP_STAT_CRC) ? stat.crc : nil,
      compressedSize: has(ZIP_STAT_COMP_SIZE) ? min(Int(clamping: stat.comp_size), fileBytes) : nil,
      isDeflated: has(ZIP_STAT_COMP_METHOD) && stat.comp_method == UInt16(ZIP_CM_DEFLATE))
  }

  /// Opens a part, which may inflate to `maximumBytes`, for reading from its beginning.
  ///
  /// - Throws: ``SpreadsheetError/Kind/missingPart(_:)``, `.passwordProtected` for an encrypted entry, `.damagedZip`.
  func open(_ part: String, maximumBytes: Int) throws(SpreadsheetError) -> ZipEntryStream {
    guard let index = index(of: part) else {
      throw SpreadsheetError(.missingPart(part), file: path)
    }
    let entry = entry(index)
    guard let file = unsafe zip_fopen_index(handle, index, entry.isDeflated ? UInt32(ZIP_FL_COMPRESSED) : 0) else {
      let code = unsafe zip_error_code_zip(zip_get_error(handle))
      if code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP {
        throw SpreadsheetError(.passwordProtected, file: path, part: part)
      }
      throw SpreadsheetError(.damagedZip(reason: Self.words(of: code)), file: path, part: part)
    }
    return unsafe ZipEntryStream(archive: self, file: file, part: part, entry: entry, maximumBytes: maximumBytes)
  }

  /// Opens a part of any size as ``open(_:maximumBytes:)`` does; a large one is inflated by a thread of its own.
  func openStream(_ part: String) throws(SpreadsheetError) -> any ByteSource {
    let stream = try open(part, maximumBytes: limits.streamedPartBytes)
    guard let size = stream.inflatedBytes, size >= PrefetchedEntry.threshold else { return stream }
    return try PrefetchedEntry(part, of: self, maximumBytes: limits.streamedPartBytes)
  }

  /// Takes note that so many bytes of a part were inflated; a part that is read again counts once.
  ///
  /// - Throws: `.limitPassed` where all parts together inflate to far more than the file has.
  func note(_ count: Int, of part: String) throws(SpreadsheetError) {
    let before = inflated[part] ?? 0
    guard count > before else { return }
    inflated[part] = count
    inflatedTotal += count - before
    if inflatedTotal > limits.inflationRatioFloor, inflatedTotal / limits.inflationRatio > fileBytes {
      throw SpreadsheetError(
        .limitPassed(what: "inflation ratio", limit: limits.inflationRatio), file: path, part: part, byte: count)
    }
  }

  /// The whole of a small part.
  func bytes(of part: String, maximumBytes: Int) throws(SpreadsheetError) -> [UInt8] {
    let stream = try open(part, maximumBytes: maximumBytes)
    var bytes = [UInt8](repeating: 0, count: 4096)
    var count = 0
    while true {
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: count)) }
      let read = try stream.read(into: &bytes, from: count)
      if read == 0 { break }
      count += read
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// The first entry that is encrypted.
  var encryptedName: String? {
    exact.first { _, index in
      var stat = unsafe zip_stat_t()
      guard unsafe zip_stat_index(handle, index, 0, &stat) == 0 else { return false }
      return unsafe stat.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0
        && stat.encryption_method != UInt16(ZIP_EM_NONE)
    }?.key
  }

  /// The number of a part's entry.
  func index(of part: String) -> UInt64? { exact[part] ?? folded[Self.folded(part)] }

  /// A name in lower-case ASCII with forward slashes and none in front, percent-encoded octets resolved.
  private static func folded(_ name: String) -> String {
    let name = PartName.unescaped(name)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "/"):
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "/")) }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// libzip's words for an error code.
  static func words(of code: Int32) -> String {
    var error = unsafe zip_error_t()
    unsafe zip_error_init_with_code(&error, code)
    defer { unsafe zip_error_fini(&error) }
    guard let words = unsafe zip_error_strerror(&error) else { return "zip error \(code)" }
    return unsafe String(cString: words)
  }
}
