import Book
import Core
import Intake
import Spreadsheet

/// Where the fields of a call stand in the template's schema.
struct PhoneCallFields: Sendable {
  private let places: [Int]

  init(_ log: Log) { places = PhoneField.allCases.map { log.field($0.id) } }

  subscript(field: PhoneField) -> Int { places[Int(field.rawValue)] }
}

extension PhoneCall {
  /// The same with the approval of its week's recap, where it has none of its own; a complaint's report is approved by itself (B10).
  fileprivate func approved(by recap: RecapApprovals.Line) -> PhoneCall {
    guard let day = recap.approval, !isComplaint, approvedBy.isMissing, approvalDate.isMissing else { return self }
    var call = self
    call.approvedBy = .value(recap.by?.text ?? "")
    call.approvalDate = .value(day)
    return call
  }
}

/// Makes calls of a log's rows.
struct PhoneCallReader {
  let log: Log
  let services: WordTable<PhoneServiceType>
  let answers: WordTable<Bool>
  let fields: PhoneCallFields
  let recaps: RecapApprovals

  init(_ log: Log, _ settings: PhoneSettings, _ fields: PhoneCallFields, _ recaps: RecapApprovals) {
    self.log = log
    self.recaps = recaps
    services = settings.services
    answers = settings.answers
    self.fields = fields
  }

  /// Whether the row's own cells hold an approval.
  func isApprovedItself(_ row: Int) -> Bool {
    !log.isEmpty(row, fields[.approvedBy]) && !log.isEmpty(row, fields[.approvalDate])
  }

  func isComplaint(_ row: Int) -> Bool { services.meaning(of: log.text(row, fields[.type])).value == .complaint }

  /// The call of a row; a `brief` one, for the rules and their words, holds of most texts only that they are there.
  func call(_ row: Int, isBrief: Bool = false) -> PhoneCall {
    func text(_ field: PhoneField) -> Noted<String> {
      if isBrief { return log.isEmpty(row, fields[field]) ? .missing : .value("") }
      let text = log.text(row, fields[field])
      return text.isEmpty ? .missing : .value(text)
    }
    func name(_ field: PhoneField) -> Noted<String> {
      let text = log.text(row, fields[field])
      return text.isEmpty ? .missing : .value(text)
    }
    var call = PhoneCall(date: log.rows[row].date)
    if log.isEmpty(row, fields[.start]), let time = log.rows[row].time {
      call.start = .value(time)
    } else {
      call.start = log.time(row, fields[.start])
    }
    call.rings = noted(row, .rings, RingCount.parse)
    call.end = log.time(row, fields[.end])
    call.officer = name(.officer)
    call.greeted = noted(row, .greeted, answers.meaning)
    call.callerName = text(.callerName)
    call.telephone = telephone(row, isBrief: isBrief)
    call.type = noted(row, .type, services.meaning)
    call.receipt = text(.receipt)
    call.requestDate = log.date(row, fields[.requestDate])
    call.nik = text(.nik)
    call.problem = text(.problem)
    call.party = name(.party)
    call.settled = noted(row, .settled, answers.meaning)
    call.passedOn = noted(row, .passedOn, answers.meaning)
    call.callback = log.time(row, fields[.callback])
    call.answer = text(.answer)
    call.complaintNumber = text(.complaintNumber)
    call.approvedBy = text(.approvedBy)
    call.approvalDate = log.date(row, fields[.approvalDate])
    return call.approved(by: recaps[log.rows[row].home])
  }

  private func noted<Value>(
    _ row: Int, _ field: PhoneField, _ read: (String) -> Noted<Value>
  ) -> Noted<Value> {
    let text = log.text(row, fields[field])
    return text.isEmpty ? .missing : read(text)
  }

  private func telephone(_ row: Int, isBrief: Bool) -> Noted<String> {
    let field = fields[.telephone]
    switch log.telephone(row, field) {
    case .none: return .missing
    case .usable(let numbers), .repaired(let numbers), .partlyUsable(let numbers, _):
      return .value(isBrief ? "" : numbers.map(\.display).joined(separator: " / "))
    default: return .unreadable(log.text(row, field))
    }
  }
}
