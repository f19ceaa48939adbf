package import Core
import Spreadsheet

/// E5: our reply to a message gives the response time; one that is awaited is never a breach.
package enum E5Reply: Rule {
  package static let clause = Clause("E", 5)
  package static let title = "Pesan dibalas"

  package static func verdict(_ context: FeedbackContext) -> Verdict<Never> {
    let feedback = context.feedback
    if feedback.isDuplicate { return .notApplicable }
    guard !context.profile.followsStages || feedback.channel.value?.isMessage == true else { return .notApplicable }
    if feedback.isReplied { return .kept }
    if feedback.need == .none { return .notApplicable }
    return feedback.replyDate.isUnreadable ? .unknown(of: nil) : .pending
  }

  package static func facts(_ context: FeedbackContext) -> String {
    let feedback = context.feedback
    if !feedback.isReplied, feedback.need == .none {
      return "Pesan operator seluler atau nomor singkat: tidak perlu dijawab; isi Jenis bila ternyata umpan balik (E5)"
    }
    if let reply = feedback.replyDate.value {
      let time = feedback.replyTime.value.map { " \($0)" } ?? ""
      let minutes = feedback.replyMinutes.map { ", \($0) menit setelah pesan" } ?? ""
      let question = feedback.need == .answered ? "Pertanyaan, dijawab di percakapan: dibalas" : "Dibalas"
      return "\(question) \(reply.indonesian)\(time)\(minutes) (E5)"
    }
    if let answer = feedback.answer.value { return "Dijawab tertulis \(answer.indonesian) (E5)" }
    return feedback.replyDate.isUnreadable ? "Tanggal Balasan tidak terbaca (E5)" : "Belum dibalas (E5)"
  }
}
