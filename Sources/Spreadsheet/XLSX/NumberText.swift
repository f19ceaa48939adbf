/// Numbers as the file writes them.
enum NumberText {
  /// A whole number of at most 15 digits and no sign; nil for all else.
  @inline(__always)
  static func integer(_ bytes: Span<UInt8>) -> Int? {
    guard bytes.count > 0, bytes.count <= 15 else { return nil }
    var value = 0
    for index in 0..<bytes.count {
      let digit = unsafe bytes[unchecked: index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  /// A decimal number, rounded right; nil for what is none, is infinite or not a number.
  ///
  /// Up to 15 digits with a power of ten up to 22 are exact in one multiplication or division, up to 19 digits behind a
  /// point in one division of integers; the rest goes the long way.
  @inline(__always)
  static func double(_ bytes: Span<UInt8>) -> Double? {
    var index = 0
    var end = bytes.count
    while index < end, isSpace(unsafe bytes[unchecked: index]) { index += 1 }
    while end > index, isSpace(unsafe bytes[unchecked: end - 1]) { end -= 1 }
    guard index < end else { return nil }
    let start = index
    let isNegative = unsafe bytes[unchecked: index] == UInt8(ascii: "-")
    let isSigned = unsafe bytes[unchecked: index] == UInt8(ascii: "+")
    if isNegative || isSigned { index += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var scale = 0
    var hasDigits = false
    while index < end {
      let digit = unsafe bytes[unchecked: index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      if mantissa != 0 { digits += 1 }
      hasDigits = true
      index += 1
    }
    if index < end, unsafe bytes[unchecked: index] == UInt8(ascii: ".") {
      index += 1
      while index < end {
        let digit = unsafe bytes[unchecked: index] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if mantissa != 0 { digits += 1 }
        scale -= 1
        hasDigits = true
        index += 1
      }
    }
    guard hasDigits else { return nil }
    if index < end {
      guard unsafe bytes[unchecked: index] | 0x20 == UInt8(ascii: "e") else { return nil }
      index += 1
      guard let exponent = exponent(bytes, index, end) else { return nil }
      scale += exponent
    }
    if digits <= 15, scale >= -22, scale <= 22 {
      let value = scale < 0 ? Double(mantissa) / powers[-scale] : Double(mantissa) * powers[scale]
      return isNegative ? -value : value
    }
    if digits <= 19, scale < 0, scale >= -19, mantissa != 0 {
      let value = quotient(mantissa, powerOfTen: -scale)
      return isNegative ? -value : value
    }
    return long(bytes.extracting(start..<end))
  }

  /// `mantissa` over a power of ten from 1 to 19, rounded to the nearest double, a tie to the even one.
  ///
  /// Both are shifted to 64 significant bits; their quotient has 63 or 64, and the remainder tells what is left.
  private static func quotient(_ mantissa: UInt64, powerOfTen: Int) -> Double {
    let divisor = integerPowers[powerOfTen]
    let mantissaShift = mantissa.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    let shifted = mantissa << mantissaShift
    let (quotient, remainder) = (divisor << divisorShift).dividingFullWidth((shifted >> 1, shifted << 63))
    let excess = 64 - quotient.leadingZeroBitCount - 53
    let half: UInt64 = 1 << (excess - 1)
    let rest = quotient & (half << 1 - 1)
    var significand = quotient >> excess
    if rest > half || (rest == half && (remainder != 0 || significand & 1 == 1)) { significand += 1 }
    return Double(sign: .plus, exponent: excess - 63 + divisorShift - mantissaShift, significand: Double(significand))
  }

  /// The exponent after `e`, kept within what matters.
  private static func exponent(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    guard index < end else { return nil }
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
    guard index < end else { return nil }
    var value = 0
    while index < end {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      if value < 100_000 { value = value * 10 + Int(digit) }
      index += 1
    }
    return isNegative ? -value : value
  }

  @inline(never)
  private static func long(_ bytes: Span<UInt8>) -> Double? {
    let text = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  private static let integerPowers: [UInt64] = (0...19).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  /// Powers of ten that a double holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
