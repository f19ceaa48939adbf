/// A growing buffer of a sheet's XML.
@safe struct SheetXML: ~Copyable {
  /// Up to 16 bytes that are appended often.
  struct Piece {
    var bytes = SIMD16<UInt8>()
    var count = 0

    init() {}

    /// The text, whose first 16 bytes are kept.
    init(_ text: String) {
      for byte in text.utf8.prefix(16) {
        bytes[count] = byte
        count += 1
      }
    }
  }

  private var storage: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 1 << 18
    unsafe storage = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { unsafe storage.deallocate() }

  /// What was appended since the last ``clear()``.
  var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: storage, count: count) }

  mutating func clear() { count = 0 }

  mutating func append(_ piece: Piece) {
    reserve(16)
    unsafe storage.storeBytes(of: piece.bytes, toByteOffset: count, as: SIMD16<UInt8>.self)
    count += piece.count
  }

  /// Inlined, so that a text of known length is stored and not copied by a call.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    reserve(text.utf8CodeUnitCount)
    unsafe (storage + count).copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
    count += text.utf8CodeUnitCount
  }

  /// Appends a finite number in its shortest form that reads back equal.
  mutating func append(_ number: Double) {
    reserve(32)
    guard number.rounded() == number, abs(number) < 1e15 else {
      var text = number.description
      text.withUTF8 { utf8 in unsafe append(utf8.span) }
      return
    }
    var rest = UInt64(abs(number))
    if number < 0 { append(UInt8(ascii: "-")) }
    var digits = 1
    var power: UInt64 = 10
    while rest >= power {
      digits += 1
      power *= 10
    }
    var place = count + digits
    count = place
    for _ in 0..<digits {
      place -= 1
      unsafe storage.storeBytes(of: UInt8(0x30 + rest % 10), toByteOffset: place, as: UInt8.self)
      rest /= 10
    }
  }

  /// Appends the rest of a tag, ` xml:space="preserve"` where the text begins or ends with a blank, and a text as a cell
  /// holds it; false, and the text left out, over 32,767 UTF-16 units.
  mutating func appendText(_ utf8: Span<UInt8>, keepsBlanks: Bool) -> Bool {
    guard !utf8.isEmpty else {
      append(UInt8(ascii: ">"))
      return true
    }
    if keepsBlanks, isBlank(utf8[0]) || isBlank(utf8[utf8.count - 1]) { append(" xml:space=\"preserve\"") }
    append(UInt8(ascii: ">"))
    let start = count
    if utf8.count <= CellText.lengthLimit, appendPlain(utf8) { return true }
    count = start
    let text = unsafe utf8.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    guard text.utf16.count <= CellText.lengthLimit else { return false }
    appendEscaped(escapedForWorkbook(text))
    return true
  }

  /// Appends valid text, with XML's own characters escaped.
  mutating func appendEscaped(_ text: String) {
    reserve(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): appendEntity(byte)
      default: append(byte)
      }
    }
  }

  private mutating func appendEntity(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "<"): append("&lt;")
    default: append("&gt;")
    }
  }

  /// Appends text with XML's own characters escaped; false at a byte that needs more than that.
  private mutating func appendPlain(_ utf8: Span<UInt8>) -> Bool {
    // An escape is 5 bytes at most.
    reserve(5 * utf8.count)
    let storage = unsafe self.storage
    var place = count
    var index = 0
    let end = utf8.count
    while index < end {
      let byte = utf8[index]
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        count = place
        appendEntity(byte)
        place = count
      case UInt8(ascii: "_") where index + 1 < end && utf8[index + 1] == UInt8(ascii: "x"): return false
      case 0x20..<0x80, 0x09, 0x0A:
        unsafe storage.storeBytes(of: byte, toByteOffset: place, as: UInt8.self)
        place += 1
      default:
        let length = plainLength(utf8, index)
        guard length > 0 else { return false }
        for next in index..<index + length {
          unsafe storage.storeBytes(of: utf8[next], toByteOffset: place, as: UInt8.self)
          place += 1
        }
        index += length - 1
      }
      index += 1
    }
    count = place
    return true
  }

  /// The bytes of a character of two or three that stands as it is; 0 where it must be looked at more closely.
  private func plainLength(_ utf8: Span<UInt8>, _ index: Int) -> Int {
    func follows(_ offset: Int) -> Bool { index + offset < utf8.count && utf8[index + offset] & 0xC0 == 0x80 }
    switch utf8[index] {
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xE1...0xEC, 0xEE: return follows(1) && follows(2) ? 3 : 0
    default: return 0
    }
  }

  mutating func append(_ bytes: [UInt8]) { append(bytes.span) }

  /// Puts bytes in front of those that begin at a place.
  mutating func insert(_ bytes: [UInt8], at place: Int) {
    guard (0...count).contains(place) else { return }
    reserve(bytes.count)
    let start = unsafe storage + place
    unsafe (start + bytes.count).copyMemory(from: start, byteCount: count - place)
    unsafe bytes.withUnsafeBytes { bytes in
      if let first = bytes.baseAddress { unsafe start.copyMemory(from: first, byteCount: bytes.count) }
    }
    count += bytes.count
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }

  private mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe storage.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  mutating func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    let place = unsafe storage + count
    unsafe bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { unsafe place.copyMemory(from: start, byteCount: bytes.count) }
    }
    count += bytes.count
  }

  @inline(__always)
  private mutating func reserve(_ room: Int) {
    if capacity - count < room { grow(room) }
  }

  @inline(never)
  private mutating func grow(_ room: Int) {
    capacity = max(capacity * 2, count + room)
    let grown = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    unsafe grown.copyMemory(from: storage, byteCount: count)
    unsafe storage.deallocate()
    unsafe storage = grown
  }
}
