/// A reused NUL-terminated buffer in which text is made fit for a workbook's XML.
///
/// Escaped as `_xHHHH_` (ECMA-376 §22.9.2.19): control characters, carriage return, U+FFFE, U+FFFF, and the underscore
/// of a text that looks like such an escape. Invalid UTF-8 becomes U+FFFD.
@safe struct CellText: ~Copyable {
  /// The longest text of a cell, in UTF-16 units (Excel's limit).
  static let lengthLimit = 32_767

  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// What a text comes out as; nil leaves it as it is.
  var rendering: (@Sendable (String) -> String)?

  init() {
    capacity = 1024
    unsafe storage = .allocate(capacity: 1024)
  }

  deinit { unsafe storage.deallocate() }

  /// Fills the buffer; nil where the text is longer than a cell can hold. The pointer lasts until the next fill.
  mutating func fill(_ utf8: Span<UInt8>) -> UnsafePointer<CChar>? {
    guard rendering == nil else {
      return unsafe utf8.withUnsafeBufferPointer { unsafe fill(String(decoding: $0, as: UTF8.self)) }
    }
    return unsafe fillPlain(utf8)
  }

  private mutating func fillPlain(_ utf8: Span<UInt8>) -> UnsafePointer<CChar>? {
    let count = utf8.count
    reserve(count + 1)
    let storage = unsafe self.storage
    var index = 0
    while index < count {
      let byte = utf8[index]
      guard byte < 0x80, byte >= 0x20 || byte == 0x09 || byte == 0x0A,
        byte != UInt8(ascii: "_") || index + 1 == count || utf8[index + 1] != UInt8(ascii: "x")
      else {
        return unsafe utf8.withUnsafeBufferPointer { unsafe fillEscaped(String(decoding: $0, as: UTF8.self)) }
      }
      unsafe storage[index] = byte
      index += 1
    }
    guard count <= Self.lengthLimit else { return nil }
    unsafe storage[count] = 0
    return unsafe UnsafeRawPointer(storage).assumingMemoryBound(to: CChar.self)
  }

  /// As ``fill(_:)``.
  mutating func fill(_ text: String) -> UnsafePointer<CChar>? {
    var text = rendering.map { $0(text) } ?? text
    let filled = text.withUTF8 { utf8 in unsafe fillPlain(utf8.span) }
    return unsafe filled
  }

  private mutating func fillEscaped(_ text: String) -> UnsafePointer<CChar>? {
    guard text.utf16.count <= Self.lengthLimit else { return nil }
    let escaped = escapedForWorkbook(text)
    reserve(escaped.utf8.count + 1)
    let storage = unsafe self.storage
    var index = 0
    for byte in escaped.utf8 {
      unsafe storage[index] = byte
      index += 1
    }
    unsafe storage[index] = 0
    return unsafe UnsafeRawPointer(storage).assumingMemoryBound(to: CChar.self)
  }

  private mutating func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    unsafe storage.deallocate()
    capacity = max(needed, capacity * 2)
    unsafe storage = .allocate(capacity: capacity)
  }
}

/// The text with what XML cannot hold, and what looks like an escape, as `_xHHHH_` (ECMA-376 §22.9.2.19).
func escapedForWorkbook(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var escaped: [UInt8] = []
  escaped.reserveCapacity(bytes.count + 16)
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x20, byte != 0x09, byte != 0x0A {
      appendEscape(of: UInt16(byte), to: &escaped)
    } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
      appendEscape(of: 0xFF00 | UInt16(bytes[index + 2]) + 0x40, to: &escaped)
      index += 2
    } else {
      if byte == UInt8(ascii: "_"), isEscape(bytes, at: index) { escaped.append(contentsOf: "_x005F".utf8) }
      escaped.append(byte)
    }
    index += 1
  }
  return String(decoding: escaped, as: UTF8.self)
}

private func isEscape(_ bytes: [UInt8], at index: Int) -> Bool {
  guard index + 6 < bytes.count, bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
  else { return false }
  return bytes[index + 2...index + 5].allSatisfy { byte in
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}

private func appendEscape(of unit: UInt16, to escaped: inout [UInt8]) {
  let digits = Array("0123456789ABCDEF".utf8)
  escaped.append(contentsOf: "_x".utf8)
  for shift in [12, 8, 4, 0] { escaped.append(digits[Int(unit >> UInt16(shift)) & 15]) }
  escaped.append(UInt8(ascii: "_"))
}
