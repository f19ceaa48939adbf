/// A clause of RULES, such as `A3b`.
package struct Clause: Sendable, Hashable, Comparable {
  /// The letter of its SOP, in ASCII.
  package let sop: UInt8
  /// From 0.
  package let number: UInt8
  /// The letter behind the number, in ASCII; 0 where none stands there.
  package let part: UInt8

  /// `Clause("A", 3, "b")` is A3b.
  package init(_ sop: Unicode.Scalar, _ number: UInt8, _ part: Unicode.Scalar = "\0") {
    self.sop = UInt8(truncatingIfNeeded: sop.value)
    self.number = number
    self.part = UInt8(truncatingIfNeeded: part.value)
  }

  /// As RULES and staff write it: `B4`.
  package var id: String {
    var id = String(Character(Unicode.Scalar(sop)))
    id += String(number)
    if part != 0 { id.unicodeScalars.append(Unicode.Scalar(part)) }
    return id
  }

  package static func < (left: Clause, right: Clause) -> Bool {
    (left.sop, left.number, left.part) < (right.sop, right.number, right.part)
  }
}

/// Some clauses of one SOP, none of them with a letter behind its number.
package struct ClauseSet: Sendable, Hashable {
  /// 0 while there is none.
  private var sop: UInt8 = 0
  /// A bit a number.
  private var numbers: UInt16 = 0

  package init() {}

  package var isEmpty: Bool { numbers == 0 }

  package mutating func insert(_ clause: Clause) {
    sop = clause.sop
    numbers |= 1 << UInt16(clause.number)
  }

  package func contains(_ clause: Clause) -> Bool { clause.sop == sop && numbers >> UInt16(clause.number) & 1 != 0 }

  /// The clauses in their order.
  package var list: [Clause] {
    isEmpty
      ? [] : (0..<16).filter { numbers >> UInt16($0) & 1 != 0 }.map { Clause(Unicode.Scalar(sop), $0) }
  }
}
