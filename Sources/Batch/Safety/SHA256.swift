/// The digest of FIPS 180-4 §6.2, fed piece by piece.
///
/// Of our own: libzip brings a libcrypto without its headers, and a further -dev package, or swift-crypto's BoringSSL, would cost
/// whoever builds Sapa more than these lines. It tells files apart and keeps no secret.
package struct SHA256 {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  /// Bytes that fill no block yet.
  private var rest: [UInt8] = []
  private var count: UInt64 = 0

  package init() {}

  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    count &+= UInt64(bytes.count)
    var bytes = bytes
    if !rest.isEmpty {
      let missing = min(64 - rest.count, bytes.count)
      rest += bytes.prefix(missing)
      bytes = bytes.dropFirst(missing)
      guard rest.count == 64 else { return }
      let block = rest
      compress(block.span)
      rest.removeAll(keepingCapacity: true)
    }
    let whole = bytes.count & ~63
    if whole > 0 { compress(bytes.span.extracting(0..<whole)) }
    rest += bytes.dropFirst(whole)
  }

  /// The digest in 64 lower-case hexadecimal digits.
  package consuming func hexadecimal() -> String {
    let bits = count &* 8
    let zeros = (119 - rest.count) % 64
    update([0x80] + [UInt8](repeating: 0, count: zeros))
    update((0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }[...])
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }.joined()
  }

  /// Takes whole blocks.
  private mutating func compress(_ blocks: Span<UInt8>) {
    let constants = Self.constants.span
    var schedule = [UInt32](repeating: 0, count: 64)
    var words = schedule.mutableSpan
    var (s0, s1, s2, s3) = (state[0], state[1], state[2], state[3])
    var (s4, s5, s6, s7) = (state[4], state[5], state[6], state[7])
    var start = 0
    while start < blocks.count {
      for index in 0..<16 {
        let place = start + 4 * index
        words[index] =
          UInt32(blocks[place]) << 24 | UInt32(blocks[place + 1]) << 16 | UInt32(blocks[place + 2]) << 8
          | UInt32(blocks[place + 3])
      }
      for index in 16..<64 {
        let (early, late) = (words[index - 15], words[index - 2])
        let low = Self.rotated(early, 7) ^ Self.rotated(early, 18) ^ (early >> 3)
        let high = Self.rotated(late, 17) ^ Self.rotated(late, 19) ^ (late >> 10)
        words[index] = words[index - 16] &+ low &+ words[index - 7] &+ high
      }
      for index in 0..<64 { words[index] &+= constants[index] }
      var (a, b, c, d, e, f, g, h) = (s0, s1, s2, s3, s4, s5, s6, s7)
      var index = 0
      // Eight rounds at once, after which every word is in its place again.
      while index < 64 {
        Self.round(a, b, c, &d, e, f, g, &h, words[index])
        Self.round(h, a, b, &c, d, e, f, &g, words[index + 1])
        Self.round(g, h, a, &b, c, d, e, &f, words[index + 2])
        Self.round(f, g, h, &a, b, c, d, &e, words[index + 3])
        Self.round(e, f, g, &h, a, b, c, &d, words[index + 4])
        Self.round(d, e, f, &g, h, a, b, &c, words[index + 5])
        Self.round(c, d, e, &f, g, h, a, &b, words[index + 6])
        Self.round(b, c, d, &e, f, g, h, &a, words[index + 7])
        index += 8
      }
      (s0, s1, s2, s3) = (s0 &+ a, s1 &+ b, s2 &+ c, s3 &+ d)
      (s4, s5, s6, s7) = (s4 &+ e, s5 &+ f, s6 &+ g, s7 &+ h)
      start += 64
    }
    state = [s0, s1, s2, s3, s4, s5, s6, s7]
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
    _ word: UInt32
  ) {
    let first = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ (g ^ (e & (f ^ g))) &+ word
    d = d &+ first
    h = first &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 { word &>> bits | word &<< (32 &- bits) }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4 §4.2.2).
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
    0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
    0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
    0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
    0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]
}

extension SHA256 {
  /// The digest of a file and its size; nil where it can't be read.
  package static func ofFile(_ path: String) -> (digest: String, size: Int)? {
    var hash = SHA256()
    var size = 0
    let wasRead = AtomicFile.readChunks(of: path) { chunk in
      hash.update(chunk)
      size += chunk.count
    }
    return wasRead ? (hash.hexadecimal(), size) : nil
  }

  package static func of(_ text: String) -> String {
    var hash = SHA256()
    hash.update(Array(text.utf8)[...])
    return hash.hexadecimal()
  }
}
