package import Core

/// B4: the caller is called back at the latest `callback_minutes` (30) after the call; 30 is in time, 31 is late.
///
/// Not on record once the day of the deadline is over, the callback counts as late.
package enum B4CallbackInTime: Rule {
  package static let clause = Clause("B", 4)
  package static let title = "Dihubungi kembali dalam batas waktu"
  package static let breach: String? = "Dihubungi kembali lewat batas, atau belum"

  package static func verdict(_ context: PhoneCallContext) -> Verdict<Never> {
    switch context.timing.outcome {
    case .after(let minutes): minutes > context.profile.callbackMinutes ? .broken : .kept
    case .overdue: .broken
    case .open: context.call.date == nil ? .unknown(of: context.profile.header(.date)) : .pending
    case .beforeCall, .unreadable: .unknown(of: context.profile.header(.callback))
    case .unmeasured(let want): .unknown(of: context.profile.headers(want))
    }
  }

  package static func facts(_ context: PhoneCallContext) -> String {
    let timing = context.timing
    switch timing.outcome {
    case .after(let minutes):
      let time = context.call.callback.value.map { " pukul \($0)" } ?? ""
      let limit = context.profile.callbackMinutes
      return "Dihubungi kembali\(time), \(minutes) menit setelah \(timing.basePhrase), batas \(limit) menit (B4)"
    case .overdue: return "Belum dihubungi kembali, \(timing.deadlinePhrase(context.profile)) sudah lewat (B4)"
    default: return "Belum dihubungi kembali, \(timing.deadlinePhrase(context.profile)) (B4)"
    }
  }
}
