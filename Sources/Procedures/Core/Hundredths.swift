/// A number of two decimals, exact.
package struct Hundredths: Sendable, Hashable, Comparable {
  /// A hundred times the number: 8831 of 88.31.
  package var count: Int

  package init(_ count: Int) { self.count = count }

  /// For a number cell.
  package var value: Double { Double(count) / 100 }

  package static func < (left: Hundredths, right: Hundredths) -> Bool { left.count < right.count }

  /// As Indonesian readers write it: `88,31`.
  package var indonesian: String {
    let rest = abs(count) % 100
    return "\(count < 0 ? "-" : "")\(abs(count) / 100),\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Hundredths {
  /// The sum of fractions times a factor, rounded half up to two decimals; exact whatever the denominators are.
  ///
  /// - Parameters:
  ///   - fractions: Numerators of 0 or more, denominators of 1 or more; a sum of at most a few billions.
  ///   - factor: What the sum is multiplied by: numerator of 0 or more, denominator of 1 or more.
  /// - Returns: The rounded product; nil for a negative number or a denominator below 1.
  package static func rounded(
    sum fractions: [(numerator: Int, denominator: Int)], times factor: (numerator: Int, denominator: Int)
  ) -> Hundredths? {
    guard factor.numerator >= 0, factor.denominator > 0,
      fractions.allSatisfy({ $0.numerator >= 0 && $0.denominator > 0 })
    else { return nil }
    // Twice the sum's hundredths, plus one: its half, cut off, is the rounded number.
    var numerator = Natural(0)
    var denominator = Natural(1)
    for fraction in fractions {
      numerator = numerator.times(fraction.denominator.magnitude)
      numerator.add(denominator.times(fraction.numerator.magnitude))
      denominator = denominator.times(fraction.denominator.magnitude)
    }
    numerator = numerator.times(200).times(factor.numerator.magnitude)
    denominator = denominator.times(factor.denominator.magnitude)
    numerator.add(denominator)
    denominator = denominator.times(2)
    // The largest number whose product with the denominator does not exceed the numerator.
    var (low, high): (UInt, UInt) = (0, 1)
    while denominator.times(high) <= numerator {
      low = high
      guard high <= UInt(Int.max) / 2 else { return nil }
      high *= 2
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if denominator.times(middle) <= numerator { low = middle } else { high = middle }
    }
    return Hundredths(Int(low))
  }
}

/// A natural number of any size.
private struct Natural: Comparable {
  /// The lowest word first, none of them zero at the end.
  private var words: [UInt]

  init(_ word: UInt) { words = word == 0 ? [] : [word] }

  func times(_ factor: UInt) -> Natural {
    var product = Natural(0)
    guard factor != 0 else { return product }
    var carry: UInt = 0
    for word in words {
      let (high, low) = word.multipliedFullWidth(by: factor)
      let (sum, isOver) = low.addingReportingOverflow(carry)
      product.words.append(sum)
      carry = high + (isOver ? 1 : 0)
    }
    if carry != 0 { product.words.append(carry) }
    return product
  }

  mutating func add(_ other: Natural) {
    var carry = false
    for place in 0..<max(words.count, other.words.count) {
      if place == words.count { words.append(0) }
      let word = place < other.words.count ? other.words[place] : 0
      let (sum, isOver) = words[place].addingReportingOverflow(word)
      let (total, isOverAgain) = sum.addingReportingOverflow(carry ? 1 : 0)
      words[place] = total
      carry = isOver || isOverAgain
    }
    if carry { words.append(1) }
  }

  static func < (left: Natural, right: Natural) -> Bool {
    guard left.words.count == right.words.count else { return left.words.count < right.words.count }
    for place in left.words.indices.reversed() where left.words[place] != right.words[place] {
      return left.words[place] < right.words[place]
    }
    return false
  }
}
