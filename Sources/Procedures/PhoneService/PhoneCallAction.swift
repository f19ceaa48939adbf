import Core

/// The next thing to do about a call, the first that applies (`Tindak Lanjut`).
package enum PhoneCallAction: Sendable, Hashable {
  /// B4, with whether the deadline has passed.
  case callBack(isLate: Bool)
  /// To the direct superior (B5).
  case passOn
  /// With the party concerned, since nothing says how it ended (B5).
  case confirm
  /// What was not noted (B3).
  case complete
  /// By the direct superior (B10).
  case approve
  case none

  /// The first that applies, in this order.
  init(_ context: borrowing PhoneCallContext, isLate: Bool, missing: PhoneFields) {
    let call = context.call
    if call.callback.isMissing {
      self = .callBack(isLate: isLate)
    } else if PhoneCallStatus(call) == .open {
      self = call.settled.value == false ? .passOn : .confirm
    } else if !missing.isEmpty {
      self = .complete
    } else {
      self = B10Approval.isApproved(call) ? .none : .approve
    }
  }

  /// What is said where nothing is to be done.
  static let done = "Selesai"

  /// What, who, and before when, in Indonesian: `Hubungi kembali penelepon – Rina – sebelum 17/11/2026 14.35 (B4)`.
  package func text(_ context: PhoneCallContext) -> String {
    let call = context.call
    let officer = call.officer.value ?? "petugas"
    let times = context.profile.standardTimes
    switch self {
    case .callBack(let isLate):
      return "\(callBackPhrase(context)) – \(officer) – \(limit(context, isLate: isLate)) (B4)"
    case .passOn:
      return "Teruskan ke atasan langsung – \(officer) – waktu baku \(times.confirm) menit (B5)"
    case .confirm:
      let party = call.party.value ?? "pihak terkait"
      return "Konfirmasi dengan \(party) – \(officer) – waktu baku \(times.confirm) menit (B5)"
    case .complete:
      return "Lengkapi \(context.profile.headers(B3NotedFields.missing(context))) – \(officer) – segera (B3)"
    case .approve:
      let report = context.complaintNumber.isEmpty ? "BA Pengaduan" : context.complaintNumber
      let what = call.isComplaint ? report : "rekap"
      return "Mintakan persetujuan \(what) – atasan langsung – waktu baku \(times.approve) menit (B10)"
    case .none: return Self.done
    }
  }

  /// A caller whose number is not known can't be asked for it by calling.
  private func callBackPhrase(_ context: PhoneCallContext) -> String {
    let number =
      switch context.call.telephone {
      case .value: ""
      case .missing: " (\(context.profile.header(.telephone)) tidak tercatat)"
      case .unreadable: " (\(context.profile.header(.telephone)) tidak terbaca)"
      }
    let questions = B3NotedFields.missing(context).subtracting(PhoneFields(.telephone))
    return "Hubungi kembali penelepon\(number)"
      + (questions.isEmpty ? "" : ", sekalian tanyakan \(context.profile.headers(questions))")
  }

  private func limit(_ context: PhoneCallContext, isLate: Bool) -> String {
    guard let deadline = context.timing.deadline else { return "segera" }
    return "\(isLate ? "terlambat sejak" : "sebelum") \(deadline.indonesian)"
  }
}
