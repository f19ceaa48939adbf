package import Spreadsheet

/// A hash of 64 bits of a normalised value, the same in each run of the program (FNV-1a, then mixed).
package struct CellHash: Hashable {
  package let value: UInt64

  /// Nil for an empty or blank value.
  @inline(never)
  package init?(_ value: StaffValue?) {
    switch value {
    case nil: return nil
    case .text(let text):
      var text = text
      guard let hash = text.withUTF8({ unsafe Self.hash(text: $0.span) }) else { return nil }
      self.value = hash
    case .boolean(let truth): self.value = Self.hash(truth: truth)
    case .number(let number): self.value = Self.hash(NormalNumber(number))
    case .date(let number), .time(let number), .duration(let number):
      self.value = Self.hash(NormalNumber(clock: number))
    }
  }

  private init(_ value: UInt64) { self.value = value }

  /// The hash as bases of earlier programs have it, which know numbers at 12 significant digits.
  package init?(coarse value: StaffValue?) {
    if case .number(let number) = value {
      self.init(Self.hash(NormalNumber(coarse: number)))
    } else {
      self.init(value)
    }
  }

  /// Nil for an empty or blank cell.
  @inline(never)
  package init?(_ cell: Cell, in row: borrowing SheetRow) {
    switch cell.value {
    case .empty: return nil
    case .text(let range), .error(let range):
      guard let hash = Self.hash(text: row.bytes.span.extracting(range.range)) else { return nil }
      value = hash
    case .boolean(let truth): value = Self.hash(truth: truth)
    case .number(let number): value = Self.hash(NormalNumber(number))
    case .date(let number), .time(let number), .duration(let number): value = Self.hash(NormalNumber(clock: number))
    }
  }

  /// Nil for an empty or blank text.
  package init?(text: Span<UInt8>) {
    guard let hash = Self.hash(text: text) else { return nil }
    value = hash
  }

  /// The hash of a header, or of another text that is never empty.
  package init(name: String) { value = Self(.text(name))?.value ?? 0 }

  /// The hash of a cell under its header; the sum of a row's says what the row holds, in whatever order its columns are.
  package func under(_ header: CellHash) -> UInt64 { Self.mixed(value ^ header.value &* 0x9E37_79B9_7F4A_7C15) }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  private static func hash(truth: Bool) -> UInt64 { mixed(seed ^ (truth ? 0xB1 : 0xB0) &* prime) }

  private static func hash(_ number: NormalNumber) -> UInt64 {
    mixed(
      (seed ^ UInt64(bitPattern: number.digits)) &* prime ^ UInt64(bitPattern: Int64(number.exponent)) &* 0x9E37_79B9)
  }

  private static func hash(text: Span<UInt8>) -> UInt64? {
    var hash = seed
    var isEmpty = true
    NormalText.forEachByte(of: text) { byte in
      hash = (hash ^ UInt64(byte)) &* prime
      isEmpty = false
    }
    return isEmpty ? nil : mixed(hash)
  }

  private static func mixed(_ hash: UInt64) -> UInt64 {
    var hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }
}

/// A text as two programs both understand it: no blanks at its ends, a line feed for each line break.
package enum NormalText {
  package static func forEachByte(of text: Span<UInt8>, _ body: (UInt8) -> Void) {
    guard let first = text.isEmpty ? nil : text[0] else { return }
    if isBeyondBlank(first), isBeyondBlank(text[text.count - 1]) {
      breakLines(text, body)
    } else {
      let whole = unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
      var trimmed = String(whole.trimmedWhitespace)
      trimmed.withUTF8 { unsafe breakLines($0.span, body) }
    }
  }

  package static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var text = text
    text.withUTF8 { utf8 in unsafe forEachByte(of: utf8.span) { bytes.append($0) } }
    return bytes
  }

  /// Whether a byte is ASCII and no blank.
  private static func isBeyondBlank(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  private static func breakLines(_ text: Span<UInt8>, _ body: (UInt8) -> Void) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0x0D {
        body(0x0A)
        if index < text.count, text[index] == 0x0A { index += 1 }
      } else {
        body(byte)
      }
    }
  }
}

extension StaffValue {
  /// Whether another program that saves the one may make the other of it: the equality of ``CellDigest``.
  package func isSame(as other: StaffValue?) -> Bool { Self.areSame(self, other) }

  /// Whether two cells hold the same; nil and blanks are empty.
  @inline(never)
  package static func areSame(_ left: StaffValue?, _ right: StaffValue?) -> Bool {
    if left == right { return true }
    switch (left, right) {
    case (.text(let left)?, .text(let right)?): return NormalText.bytes(left) == NormalText.bytes(right)
    case (.text(let text)?, nil), (nil, .text(let text)?): return NormalText.bytes(text).isEmpty
    case (let left?, let right?):
      guard let left = left.normalNumber, let right = right.normalNumber else { return false }
      return left == right
    default: return false
    }
  }

  private var normalNumber: NormalNumber? {
    switch self {
    case .text, .boolean: nil
    case .number(let number): NormalNumber(number)
    case .date(let number), .time(let number), .duration(let number): NormalNumber(clock: number)
    }
  }
}
