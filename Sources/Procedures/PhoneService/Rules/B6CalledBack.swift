package import Core

/// B6: the caller is called back and told; not on record past the deadline (B4), it counts as not done.
package enum B6CalledBack: Rule {
  package static let clause = Clause("B", 6)
  package static let title = "Penelepon dihubungi kembali dan diberi penjelasan"
  package static let breach: String? = "Penelepon belum dihubungi kembali"

  package static func verdict(_ context: PhoneCallContext) -> Verdict<Never> {
    switch context.timing.outcome {
    case .after, .beforeCall, .unmeasured: .kept
    case .overdue: .broken
    case .open: context.call.date == nil ? .unknown(of: context.profile.header(.date)) : .pending
    case .unreadable: .unknown(of: context.profile.header(.callback))
    }
  }

  package static func facts(_ context: PhoneCallContext) -> String {
    context.call.callback.isMissing
      ? "Penelepon belum dihubungi kembali dan diberi penjelasan (B6)" : "Penelepon dihubungi kembali (B6)"
  }
}
