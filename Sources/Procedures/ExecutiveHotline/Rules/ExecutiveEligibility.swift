package import Core

/// Whether a call is for the hotline (`Kelayakan`, C1).
package enum Eligibility: String, Sendable, CaseIterable {
  case eligible = "Layak"
  case ineligible = "Tidak Layak"
  /// Something must be asked first; never a no.
  case unclear = "Perlu Konfirmasi"
}

/// C1: a company's patient of middle or upper management, or an insured or private one with one of the three classes; BPJS is not.
package enum ExecutiveEligibility: Rule {
  /// What decided.
  package enum Ground: Sendable, Hashable, CaseIterable {
    case payerMissing
    case payerUnknown
    case bpjs
    case levelMissing
    case levelUnknown
    case middleUp
    case executiveClass
    case ordinaryClass
    case classMissing
    case classUnknown

    package var eligibility: Eligibility {
      switch self {
      case .middleUp, .executiveClass: .eligible
      case .bpjs, .ordinaryClass: .ineligible
      case .payerMissing, .payerUnknown, .levelMissing, .levelUnknown, .classMissing, .classUnknown: .unclear
      }
    }

    /// What is to be asked, in Indonesian; nil where nothing is.
    package var question: String? {
      switch self {
      case .payerMissing, .payerUnknown: "penjamin"
      case .levelMissing, .levelUnknown: "level"
      case .classMissing, .classUnknown: "kelas"
      case .bpjs, .middleUp, .executiveClass, .ordinaryClass: nil
      }
    }
  }

  package static let clause = Clause("C", 1)
  package static let title = "Pasien eksekutif"

  package static func ground(_ call: HotlineCall) -> Ground {
    switch call.payer {
    case .missing: return .payerMissing
    case .unreadable: return .payerUnknown
    case .value(.bpjs): return .bpjs
    case .value(.insurance), .value(.personal): return classGround(call)
    case .value(.company):
      switch call.level {
      case .missing: return .levelMissing
      case .unreadable: return .levelUnknown
      case .value(.middleUp): return .middleUp
      case .value(.staff): return classGround(call)
      }
    }
  }

  private static func classGround(_ call: HotlineCall) -> Ground {
    switch call.roomClass {
    case .missing: .classMissing
    case .unreadable: .classUnknown
    case .value(let value): value.isExecutive ? .executiveClass : .ordinaryClass
    }
  }

  package static func verdict(_ call: JudgedCall) -> Verdict<HotlineOutcome> {
    .gives(.eligibility(call.decision.eligibility))
  }

  /// `Layak: asuransi, kelas VIP (C1)`.
  package static func facts(_ call: JudgedCall) -> String {
    let question = call.decision.ground.question.map { "; tanyakan \($0)" } ?? ""
    return
      "\(call.decision.eligibility.rawValue): \(facts(call.decision.ground, call.context.call))\(question) (C1)"
  }

  private static func facts(_ ground: Ground, _ call: HotlineCall) -> String {
    let payer = call.payer.value.map(name) ?? ""
    let level = call.payer.value == .company ? call.level.value.map { ", level \($0.rawValue)" } ?? "" : ""
    let who = payer + level
    switch ground {
    case .payerMissing: return "penjamin tidak dicatat"
    case .payerUnknown: return "penjamin \(quoted(call.payer)) tidak dikenal"
    case .bpjs, .middleUp: return who
    case .levelMissing: return "\(who), level tidak dicatat"
    case .levelUnknown: return "\(who), level \(quoted(call.level)) tidak dikenal"
    case .executiveClass: return "\(who), kelas \(call.roomClass.value?.rawValue ?? "")"
    case .ordinaryClass:
      return "\(who), kelas \(call.roomClass.value?.rawValue ?? "") bukan VIP, Suite atau President Suite"
    case .classMissing: return "\(who), kelas tidak dicatat"
    case .classUnknown: return "\(who), kelas \(quoted(call.roomClass)) tidak dikenal"
    }
  }

  private static func name(_ payer: Payer) -> String { payer == .bpjs ? payer.rawValue : payer.rawValue.lowercased() }

  private static func quoted<Value>(_ noted: Noted<Value>) -> String {
    if case .unreadable(let text) = noted { "\"\(text)\"" } else { "" }
  }
}
