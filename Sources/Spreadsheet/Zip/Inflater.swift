import CISAL

/// Inflates the bytes of one zip entry as they come (RFC 1951) and takes their CRC-32, by ISA-L.
@safe final class Inflater {
  private let state: UnsafeMutablePointer<inflate_state>
  private let input: UnsafeMutableRawBufferPointer
  private var isEnded = false
  /// CRC-32 of the inflated bytes.
  private(set) var checksum: UInt32 = 0

  init() {
    unsafe state = .allocate(capacity: 1)
    unsafe input = .allocate(byteCount: 1 << 16, alignment: 16)
    unsafe isal_inflate_init(state)
  }

  deinit {
    unsafe state.deallocate()
    unsafe input.deallocate()
  }

  /// Why no more bytes come.
  enum Failure: Error {
    /// Deflated bytes could not be read.
    case unread
    /// The bytes are not, or not to their end, deflated ones.
    case damaged
  }

  /// Fills the buffer with inflated bytes.
  ///
  /// - Parameters:
  ///   - buffer: what is filled.
  ///   - take: fills a buffer with the next deflated bytes; 0 is their end, a negative number that there are none.
  /// - Returns: how many bytes it took; 0 at their end.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, _ take: (UnsafeMutableRawBufferPointer) -> Int
  ) -> Result<Int, Failure> {
    unsafe state.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
    unsafe state.pointee.avail_out = UInt32(clamping: buffer.count)
    while !isEnded, unsafe state.pointee.avail_out > 0 {
      let room = unsafe state.pointee.avail_out
      var isLast = false
      if unsafe state.pointee.avail_in == 0 {
        let taken = unsafe take(input)
        guard taken >= 0 else { return .failure(.unread) }
        unsafe state.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
        unsafe state.pointee.avail_in = UInt32(taken)
        isLast = taken == 0
      }
      guard unsafe sapa_inflate(state) >= ISAL_DECOMP_OK else { return .failure(.damaged) }
      unsafe isEnded = state.pointee.block_state == ISAL_BLOCK_FINISH
      // What was inflated and had no room yet comes without new bytes; nothing more of none is an end too early.
      if unsafe isLast && !isEnded && state.pointee.avail_out == room { return .failure(.damaged) }
    }
    let count = unsafe buffer.count - Int(state.pointee.avail_out)
    unsafe checksum = sapa_crc32(checksum, buffer.baseAddress, UInt64(count))
    return .success(count)
  }
}
