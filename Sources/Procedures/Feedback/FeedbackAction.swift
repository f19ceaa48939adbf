import Core
import Spreadsheet

/// The next thing to do about a feedback (`Tindak Lanjut`).
package enum FeedbackAction: UInt8, Sendable, CaseIterable, Hashable {
  /// The problem (D4 f).
  case identify
  /// To the unit concerned (D4 g).
  case distribute
  /// On the best solution (D4 h).
  case decide
  /// By the head (D4 i).
  case approve
  /// In writing, to the client (D4 j).
  case answer
  /// The answer, since nobody is known to whom it could be given (D4 j).
  case announce
  /// The client, for feedback on the solution (D4 k).
  case askClient
  /// In the satisfaction book (D4 l, D6).
  case rate
  /// The message; of a facility that follows SOP E alone.
  case reply
  /// By theme; of a facility that follows SOP E alone (D5).
  case group
  /// Another feedback says the same (D9).
  case seeOriginal
  /// Nobody wrote it (E5).
  case noAnswer
  case none

  /// The action of a stage.
  init(_ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile, _ stage: FeedbackStage) {
    if feedback.isDuplicate {
      self = .seeOriginal
      return
    }
    // What staff have begun with goes on.
    if stage == .received, feedback.need == .none {
      self = .noAnswer
      return
    }
    guard profile.followsStages else {
      self = !feedback.isReplied ? .reply : feedback.hasTheme ? .none : .group
      return
    }
    if stage == .received, feedback.need == .answered {
      self = .none
      return
    }
    self =
      switch stage {
      case .received: .identify
      case .identified: .distribute
      case .distributed: .decide
      case .decided: .approve
      case .approved: feedback.isUnreachable ? .announce : .answer
      case .answered: feedback.isUnreachable ? .none : .askClient
      case .clientFeedback: .rate
      case .rated: .none
      }
  }

  /// The last day to do it; nil where nothing says so, or nothing is to be done.
  func deadline(_ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile) -> CalendarDate? {
    if !feedback.owesAnswer, profile.followsStages || feedback.need != .suggestion { return nil }
    return switch self {
    case .identify, .distribute, .decide, .approve, .answer, .announce:
      D7Punctuality.lastDay(feedback, profile) ?? feedback.date?.adding(days: profile.answerDays)
    case .askClient: feedback.answer.value?.adding(days: profile.feedbackDays)
    case .rate: feedback.clientFeedback.value?.adding(days: profile.feedbackDays)
    case .reply: feedback.date?.adding(days: profile.replyDays)
    case .group, .seeOriginal, .noAnswer, .none: nil
    }
  }

  /// Whether there is nothing to be done.
  var isNothing: Bool { self == .none || self == .noAnswer }

  /// What, who, and before when, in Indonesian: `Mintakan persetujuan – Kepala Puskesmas – paling lambat 17/11/2026`.
  package func text(_ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile) -> String {
    let unit = feedback.unit.isEmpty ? "Pihak terkait" : feedback.unit
    let what: String
    let who: String
    switch self {
    case .identify: (what, who) = ("Identifikasi pokok masalah", profile.complaintTeam)
    case .distribute:
      let target = feedback.unit.isEmpty ? "unit terkait" : feedback.unit
      (what, who) = ("Distribusikan ke \(target)", profile.complaintTeam)
    case .decide: (what, who) = ("Putuskan penyelesaian", "\(unit) dan \(profile.complaintTeam)")
    case .approve: (what, who) = ("Mintakan persetujuan", profile.headTitle)
    case .answer: (what, who) = (Self.answerPhrase(feedback), unit)
    case .announce: (what, who) = ("Umumkan jawaban", unit)
    case .askClient:
      let way = Self.way(feedback).map { " lewat \($0)" } ?? ""
      (what, who) = ("Minta umpan balik klien\(way)", profile.complaintTeam)
    case .rate: (what, who) = ("Catat penilaian ke Buku Kepuasan", profile.complaintTeam)
    case .reply:
      let way = feedback.channel.value.flatMap { $0.isMessage ? $0.rawValue : nil }
      (what, who) = (way.map { "Balas lewat \($0)" } ?? "Balas pesan", profile.feedbackTeam)
    case .group: return "Kelompokkan – \(profile.feedbackTeam)"
    case .seeOriginal: return feedback.original.isEmpty ? "Lihat aslinya" : "Lihat \(feedback.original)"
    case .noAnswer: return "Tidak perlu dijawab"
    case .none: return "Selesai"
    }
    let none = feedback.owesAnswer ? "segera" : "tanpa batas waktu"
    let limit = deadline(feedback, profile).map { "paling lambat \($0.indonesian)" } ?? none
    return "\(what) – \(who) – \(limit)"
  }

  /// The way by which the client came, where another is not to be met in person: who came, or wrote no number, can't be called.
  private static func way(_ feedback: borrowing Feedback) -> String? {
    guard let channel = feedback.channel.value else { return nil }
    switch channel {
    case .whatsApp, .sms: return channel.rawValue
    case .telephone, .box: return feedback.hasTelephone ? "telepon" : nil
    case .direct, .meeting: return nil
    }
  }

  /// The written answer goes the way by which the feedback came (D4 j).
  private static func answerPhrase(_ feedback: borrowing Feedback) -> String {
    guard let way = way(feedback) else { return "Serahkan jawaban tertulis" }
    return feedback.channel.value?.isMessage == true
      ? "Kirim jawaban tertulis lewat \(way)" : "Kabari klien lewat \(way) dan serahkan jawaban tertulis"
  }

  /// How the deadline came about, in Indonesian; nil where there is none, or the grade's facts say it (D7).
  func deadlinePhrase(_ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile) -> String? {
    guard let last = deadline(feedback, profile) else { return nil }
    let from: (date: CalendarDate?, days: Int, header: String, setting: String)
    switch self {
    case .identify, .distribute, .decide, .approve, .answer, .announce:
      if D7Punctuality.lastDay(feedback, profile) != nil { return nil }
      from = (feedback.date, profile.answerDays, "diterima", "answer_days")
    case .askClient: from = (feedback.answer.value, profile.feedbackDays, "dijawab", "feedback_days")
    case .rate: from = (feedback.clientFeedback.value, profile.feedbackDays, "umpan balik klien", "feedback_days")
    case .reply: from = (feedback.date, profile.replyDays, "diterima", "reply_days")
    case .group, .seeOriginal, .noAnswer, .none: return nil
    }
    guard let date = from.date else { return nil }
    return
      "batas \(last.indonesian): \(from.days) hari setelah \(from.header) \(date.indonesian) (\(from.setting))"
  }
}
