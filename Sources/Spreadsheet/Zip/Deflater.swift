import CISAL

/// Deflates the bytes of one zip entry as they come (RFC 1951) and takes their CRC-32, by ISA-L.
///
/// On rows of patients it takes a fifth of zlib's time at its level 2 for a hundredth more bytes.
///
/// The first bytes are a stored block (§3.2.4), which ISA-L is told of as its history: of a stream without one, version 2.30 hashes its
/// own address among the first bytes, so that the same bytes deflated otherwise about once in a thousand times (G4).
@safe final class Deflater {
  private let stream: UnsafeMutablePointer<isal_zstream>
  private let work: UnsafeMutablePointer<UInt8>
  private let input: UnsafeMutableRawBufferPointer
  /// How many bytes the stored block at the start has.
  private static let openingCount = 16
  /// What is left of that block to be handed on, with its header; nil before the first bytes come.
  private var opening: ArraySlice<UInt8>?
  /// CRC-32 of the bytes that came.
  private(set) var checksum: UInt32 = 0
  /// How many bytes came.
  private(set) var count: UInt64 = 0

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe work = .allocate(capacity: Int(sapa_deflate_work_bytes))
    unsafe input = .allocate(byteCount: 1 << 16, alignment: 16)
    // The library leaves it to the caller to say that nothing is there yet.
    unsafe isal_deflate_init(stream)
    unsafe stream.pointee.avail_in = 0
    unsafe stream.pointee.level = 2
    unsafe stream.pointee.level_buf = work
    unsafe stream.pointee.level_buf_size = sapa_deflate_work_bytes
  }

  deinit {
    unsafe stream.deallocate()
    unsafe work.deallocate()
    unsafe input.deallocate()
  }

  /// Fills the buffer with deflated bytes; 0 is the end.
  ///
  /// - Parameters:
  ///   - buffer: what is filled.
  ///   - take: fills a buffer with the next bytes as far as they reach, 0 at their end; nil breaks off.
  /// - Returns: nil where it was broken off, or where ISA-L fails.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, _ take: (UnsafeMutableRawBufferPointer) -> Int?
  ) -> Int? {
    if opening == nil {
      guard unsafe fill(take) else { return nil }
      open()
    }
    let opened = unsafe handOn(to: buffer)
    unsafe stream.pointee.next_out = buffer[opened...].bindMemory(to: UInt8.self).baseAddress
    unsafe stream.pointee.avail_out = UInt32(clamping: buffer.count - opened)
    while unsafe stream.pointee.avail_out > 0, unsafe stream.pointee.internal_state.state != ZSTATE_END {
      if unsafe stream.pointee.avail_in == 0, unsafe stream.pointee.end_of_stream == 0 {
        guard unsafe fill(take) else { return nil }
      }
      guard unsafe sapa_deflate(stream) == COMP_OK else { return nil }
    }
    return unsafe buffer.count - Int(stream.pointee.avail_out)
  }

  /// Takes the next bytes; false where that is broken off.
  private func fill(_ take: (UnsafeMutableRawBufferPointer) -> Int?) -> Bool {
    guard let taken = unsafe take(input) else { return false }
    unsafe checksum = sapa_crc32(checksum, input.baseAddress, UInt64(taken))
    count += UInt64(taken)
    unsafe stream.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
    unsafe stream.pointee.avail_in = UInt32(taken)
    unsafe stream.pointee.end_of_stream = taken < input.count ? 1 : 0
    return true
  }

  /// Makes a stored block of the first bytes; of so few that they would be all, none.
  private func open() {
    opening = []
    let length = Self.openingCount
    guard unsafe stream.pointee.avail_in > length,
      unsafe isal_deflate_set_dict(stream, stream.pointee.next_in, UInt32(length)) == COMP_OK
    else { return }
    // No last block, of no codes; its length and the complement of that, the lesser byte first.
    opening = unsafe [0, UInt8(length), 0, ~UInt8(length), 0xFF] + input[..<length]
    unsafe stream.pointee.next_in += length
    unsafe stream.pointee.avail_in -= UInt32(length)
  }

  /// Moves what is left of the first block into the buffer.
  private func handOn(to buffer: UnsafeMutableRawBufferPointer) -> Int {
    let part = opening?.prefix(buffer.count) ?? []
    unsafe buffer.copyBytes(from: part)
    opening?.removeFirst(part.count)
    return part.count
  }
}
