/// A number as the text that people see.
enum NumberText {
  /// Integer digits without `.0` and without an exponent where the number is whole (RULES G5), else the shortest decimal.
  static func string(_ number: Double) -> String {
    if number.rounded() == number, abs(number) < 9e18 { return String(Int64(number)) }
    return "\(number)"
  }
}
