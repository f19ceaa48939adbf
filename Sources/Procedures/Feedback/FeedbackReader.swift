import Book
import Core
import Intake
import Spreadsheet

/// Where the fields of a feedback stand in the template's schema; -1 where the template lacks one.
struct FeedbackFields: Sendable {
  let id, channel, name, telephone, text, kind, theme, unit: Int
  let identification, distribution, decision, approval, answer, clientFeedback: Int
  let score, grade, replyDate, replyTime, minutes, duplicate: Int

  init(_ log: Log) {
    id = log.field("id")
    channel = log.field("kanal")
    name = log.field("nama")
    telephone = log.field("no_telepon")
    text = log.field("isi")
    kind = log.field("jenis")
    theme = log.field("tema")
    unit = log.field("unit")
    identification = log.field("tanggal_identifikasi")
    distribution = log.field("tanggal_distribusi")
    decision = log.field("tanggal_keputusan")
    approval = log.field("tanggal_persetujuan")
    answer = log.field("tanggal_jawaban")
    clientFeedback = log.field("tanggal_umpan_balik")
    score = log.field("nilai")
    grade = log.field("grading")
    replyDate = log.field("tanggal_balasan")
    replyTime = log.field("jam_balasan")
    minutes = log.field("notulen")
    duplicate = log.field("duplikat_dari")
  }

  /// The fields that hold a day, beside `Tanggal`.
  var dates: [Int] { [identification, distribution, decision, approval, answer, clientFeedback, replyDate] }
}

/// Makes feedback of a register's rows.
struct FeedbackReader {
  let log: Log
  let wordings: FeedbackWordings
  let operators: OperatorNames
  let fields: FeedbackFields

  init(_ log: Log, _ settings: FeedbackSettings, _ fields: FeedbackFields) {
    self.log = log
    wordings = settings.wordings
    operators = OperatorNames(settings.profile.operators)
    self.fields = fields
  }

  /// What `Duplikat Dari` says (D9).
  enum Repeats: Equatable {
    case nothing
    /// Staff say that it is no duplicate.
    case isOwn
    case original(String)
    case unreadable(String)

    init(_ text: String) {
      if text.isEmpty {
        self = .nothing
      } else if let number = RunningNumber.parse(text, prefix: D1FeedbackNumber.prefix) {
        self = .original(number.description)
      } else {
        let word = text.lowercased()
        self = ["bukan", "tidak", "bukan duplikat", "tidak sama"].contains(word) ? .isOwn : .unreadable(text)
      }
    }
  }

  /// The feedback of a row, but for what its words suggest: kind, unit, theme.
  ///
  /// - Parameters:
  ///   - row: the log's row.
  ///   - id: its own ID; it can't repeat itself.
  /// - Returns: what the rules look at.
  func feedback(_ row: Int, id: String) -> Feedback {
    var feedback = Feedback(date: log.rows[row].date)
    feedback.time = log.rows[row].time
    feedback.channel = wordings.channels.meaning(of: log.text(row, fields.channel))
    feedback.hasName = !log.isEmpty(row, fields.name)
    feedback.hasTelephone = !log.isEmpty(row, fields.telephone)
    feedback.hasText = !log.isEmpty(row, fields.text)
    feedback.kind = wordings.kinds.meaning(of: log.text(row, fields.kind))
    feedback.identification = log.date(row, fields.identification)
    feedback.distribution = log.date(row, fields.distribution)
    feedback.decision = log.date(row, fields.decision)
    feedback.approval = log.date(row, fields.approval)
    feedback.answer = log.date(row, fields.answer)
    feedback.clientFeedback = log.date(row, fields.clientFeedback)
    feedback.score = D6Rating.score(log.text(row, fields.score))
    feedback.grade = wordings.grades.meaning(of: log.text(row, fields.grade))
    feedback.replyDate = log.date(row, fields.replyDate)
    feedback.replyTime = log.time(row, fields.replyTime)
    feedback.hasMinutes = !log.isEmpty(row, fields.minutes)
    if feedback.channel.value?.isMessage == true {
      feedback.isFromOperator = operators.contain(
        name: log.text(row, fields.name), telephone: log.text(row, fields.telephone), feedback.channel.value)
    }
    if case .original(let original) = Repeats(log.text(row, fields.duplicate)), original != id {
      feedback.isDuplicate = true
      feedback.original = original
    }
    return feedback
  }
}
