/// A number as any spreadsheet program that saves it leaves it: `digits` without zeros at their end, times ten to `exponent`.
///
/// Whole numbers are exact. Others have the 15 significant digits that Excel and LibreOffice keep. A fraction that is a
/// moment to the second, as days, is that second, however many digits a program wrote of it.
package struct NormalNumber: Hashable {
  package let digits: Int64
  package let exponent: Int

  package init(_ number: Double) {
    if number.rounded() == number || !number.isFinite {
      self.init(whole: number)
    } else if let clock = Self.clock(number) {
      self = clock
    } else {
      self.init(number, significant: 15)
    }
  }

  /// The number at 12 significant digits, as bases of earlier programs know it.
  package init(coarse number: Double) {
    if number.rounded() == number && abs(number) < 1e12 || !number.isFinite {
      self.init(whole: number)
    } else {
      self.init(number, significant: 12)
    }
  }

  /// A number of days, rounded to the second.
  package init(clock days: Double) {
    let seconds = (days * 86400).rounded()
    self = abs(seconds) < Self.exact ? Self(seconds: seconds) : Self(days)
  }

  /// So many seconds as days; the same digits for whatever program divided them.
  private init(seconds: Double) {
    let days = seconds / 86400
    if days.rounded() == days { self.init(whole: days) } else { self.init(days, significant: 12) }
  }

  private init(whole number: Double) {
    if abs(number) < Self.exact {
      self.init(Int64(number), times: 0)
    } else {
      // Not a number, infinite, or more digits than a number holds.
      self.init(digits: Int64(bitPattern: number.bitPattern), exponent: .min / 2)
    }
  }

  private init(_ number: Double, significant count: Int) {
    // An estimate that is right or one too small.
    var magnitude = Int((Double(number.exponent) * 0.301_029_995_663_981).rounded(.down))
    if abs(number) >= Self.power(magnitude + 1) { magnitude += 1 }
    let exponent = magnitude + 1 - count
    if let digits = Self.scaled(number, by: -exponent) {
      self.init(digits, times: exponent)
    } else {
      let scaled = exponent < 0 ? number * Self.power(-exponent) : number / Self.power(exponent)
      guard abs(scaled) < 1e16 else {
        self.init(whole: .infinity)
        return
      }
      self.init(Int64(scaled.rounded()), times: exponent)
    }
  }

  private init(_ digits: Int64, times exponent: Int) {
    var digits = digits
    var exponent = digits == 0 ? 0 : exponent
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    self.init(digits: digits, exponent: exponent)
  }

  private init(digits: Int64, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// Whole numbers below it are exact: 2 to 53.
  private static let exact = 9_007_199_254_740_992.0
  /// The day after 9999-12-31: no moment is later.
  private static let endOfCalendar = 2_958_466.0

  /// Seconds; what 15 digits of a day of this century lose is a tenth of it.
  private static let rounding = 5e-5

  /// The fraction as a moment; nil where it is further from a whole second than programs round.
  private static func clock(_ number: Double) -> NormalNumber? {
    guard abs(number) < endOfCalendar else { return nil }
    let seconds = number * 86400
    let whole = seconds.rounded()
    return abs(seconds - whole) < rounding && whole != 0 ? NormalNumber(seconds: whole) : nil
  }

  /// A fraction times a power of ten, rounded from its exact value; nil where 128 bits don't hold it.
  private static func scaled(_ number: Double, by power: Int) -> Int64? {
    guard (0...22).contains(power), case let shift = Int(52 - number.exponent), (1...126).contains(shift) else {
      return nil
    }
    let significand = UInt128(number.significandBitPattern | 1 << 52)
    var product = significand
    for _ in 0..<power { product *= 10 }
    let half = UInt128(1) << UInt128(shift - 1)
    let quotient = product >> UInt128(shift)
    let rest = product - quotient << UInt128(shift)
    let isUp = rest > half || rest == half && quotient & 1 == 1
    guard let magnitude = Int64(exactly: quotient + (isUp ? 1 : 0)) else { return nil }
    return number < 0 ? -magnitude : magnitude
  }

  private static let powers: [Double] = (0...330).map { exponent in
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  private static func power(_ exponent: Int) -> Double {
    exponent < 0 ? 1 / powers[min(330, -exponent)] : powers[min(330, exponent)]
  }
}
