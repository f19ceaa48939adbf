import CISAL

/// Deflates the bytes of one zip entry as they come (RFC 1951) and takes their CRC-32, by ISA-L.
///
/// On rows of patients it takes a fifth of zlib's time at its level 2 for a hundredth more bytes.
@safe final class Deflater {
  private let stream: UnsafeMutablePointer<isal_zstream>
  private let work: UnsafeMutablePointer<UInt8>
  private let input: UnsafeMutableRawBufferPointer
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
    unsafe stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
    unsafe stream.pointee.avail_out = UInt32(clamping: buffer.count)
    while unsafe stream.pointee.avail_out > 0, unsafe stream.pointee.internal_state.state != ZSTATE_END {
      if unsafe stream.pointee.avail_in == 0, unsafe stream.pointee.end_of_stream == 0 {
        guard let taken = unsafe take(input) else { return nil }
        unsafe checksum = sapa_crc32(checksum, input.baseAddress, UInt64(taken))
        count += UInt64(taken)
        unsafe stream.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
        unsafe stream.pointee.avail_in = UInt32(taken)
        unsafe stream.pointee.end_of_stream = taken < input.count ? 1 : 0
      }
      guard unsafe sapa_deflate(stream) == COMP_OK else { return nil }
    }
    return unsafe buffer.count - Int(stream.pointee.avail_out)
  }
}
