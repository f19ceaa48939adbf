/// How the lines of one chat begin; all lines of an export begin alike, since one telephone wrote them at once.
struct ChatStyle: Hashable {
  /// iOS: the moment stands in brackets. Android has a dash behind it.
  var isBracketed = false
  /// `/`, `.` or `-`.
  var dateSeparator = UInt8(ascii: "/")
  var isYearFirst = false
  /// 2 or 4.
  var yearDigits = 4
  var hasComma = false
  /// `:` or `.`.
  var timeSeparator = UInt8(ascii: ".")
  var hasSeconds = false
  var isTwelveHour = false
}

/// Whether a number below ten is written with a zero in front.
enum ZeroPadding: UInt8 {
  /// Two digits that need none.
  case unknown
  case padded
  case single

  init(value: Int, digits: Int) {
    self = digits > 1 ? (value < 10 ? .padded : .unknown) : .single
  }

  /// Whether a number so written may stand where others are written as `self` says.
  func allows(_ other: ZeroPadding) -> Bool { self == other || self == .unknown || other == .unknown }
}
