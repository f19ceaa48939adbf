/// FNV-1a of 64 bits, byte by byte.
struct WordHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  /// Goes on from an earlier hash.
  init(value: UInt64) { self.value = value }

  mutating func append(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of a letter, where there is one, and some bytes.
  static func of(_ letter: UInt8?, _ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = WordHash()
    if let letter { hash.append(letter) }
    for index in range { hash.append(bytes[index]) }
    return hash.value
  }
}

/// Numbers by hashes of 64 bits, which are taken for what they are hashes of.
struct HashTable: Sendable {
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  private var count = 0

  /// The number of a key; 0 for none.
  subscript(key: UInt64) -> Int32 {
    if keys.isEmpty { return 0 }
    var slot = place(key)
    while values[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return 0
  }

  /// Sets the number of a key; it is not 0.
  mutating func set(_ key: UInt64, _ value: Int32) {
    if (count + 1) * 2 > keys.count { grow() }
    var slot = place(key)
    while values[slot] != 0 {
      if keys[slot] == key {
        values[slot] = value
        return
      }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    values[slot] = value
    count += 1
  }

  private func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (keys.count - 1)
  }

  private mutating func grow() {
    let old = (keys, values)
    keys = [UInt64](repeating: 0, count: max(64, old.0.count * 2))
    values = [Int32](repeating: 0, count: keys.count)
    count = 0
    for (key, value) in zip(old.0, old.1) where value != 0 { set(key, value) }
  }
}
