import Core

/// What a call has come to (B5); the raw value stands in column `Status`.
package enum PhoneCallStatus: String, Sendable, CaseIterable, Hashable {
  case settled = "Tuntas"
  case passedOn = "Diteruskan"
  /// Neither settled nor passed on.
  case open = "Belum Tuntas"

  package init(_ call: borrowing PhoneCall) {
    self = call.settled.value == true ? .settled : call.passedOn.value == true ? .passedOn : .open
  }
}

/// The code that goes with a row's colour, so that it survives grey printing (B4, G9).
package enum PhoneCallCode: String, Sendable, Hashable {
  /// The callback is open and its deadline has passed: red.
  case late = "L"
  /// Nothing is left to do: green.
  case completed = "S"
  case none = ""
}
