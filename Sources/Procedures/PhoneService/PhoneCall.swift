package import Core
package import Intake
package import Spreadsheet

/// One call of the log, as the rules of the telephone service see it (RULES B).
package struct PhoneCall: Sendable, Hashable {
  /// The day of the call; nil only for a row typed without one.
  package var date: CalendarDate?
  package var start: Noted<ClockTime> = .missing
  package var rings: Noted<Int> = .missing
  package var end: Noted<ClockTime> = .missing
  package var officer: Noted<String> = .missing
  package var greeted: Noted<Bool> = .missing
  package var callerName: Noted<String> = .missing
  package var telephone: Noted<String> = .missing
  /// Unreadable where the text is no service that the template knows.
  package var type: Noted<PhoneServiceType> = .missing
  package var receipt: Noted<String> = .missing
  package var requestDate: Noted<CalendarDate> = .missing
  package var nik: Noted<String> = .missing
  package var problem: Noted<String> = .missing
  package var party: Noted<String> = .missing
  package var settled: Noted<Bool> = .missing
  package var passedOn: Noted<Bool> = .missing
  package var callback: Noted<ClockTime> = .missing
  package var answer: Noted<String> = .missing
  /// As typed or imported; what the row bears in the end is the context's number.
  package var complaintNumber: Noted<String> = .missing
  package var approvedBy: Noted<String> = .missing
  package var approvalDate: Noted<CalendarDate> = .missing

  /// The same as it stood at the end of a day: an approval that was given later is none yet (G13, B10).
  package func asOf(_ end: CalendarDate) -> PhoneCall {
    guard let day = approvalDate.value, day > end else { return self }
    var call = self
    call.approvalDate = .missing
    return call
  }

  package init(date: CalendarDate?) { self.date = date }

  package var isComplaint: Bool { type.value == .complaint }

  /// Whether a field holds nothing; what can't be read is noted all the same (B3).
  package func isMissing(_ field: PhoneField) -> Bool {
    switch field {
    case .date: date == nil
    case .start: start.isMissing
    case .rings: rings.isMissing
    case .end: end.isMissing
    case .officer: officer.isMissing
    case .greeted: greeted.isMissing
    case .callerName: callerName.isMissing
    case .telephone: telephone.isMissing
    case .type: type.isMissing
    case .receipt: receipt.isMissing
    case .requestDate: requestDate.isMissing
    case .nik: nik.isMissing
    case .problem: problem.isMissing
    case .party: party.isMissing
    case .settled: settled.isMissing
    case .passedOn: passedOn.isMissing
    case .callback: callback.isMissing
    case .answer: answer.isMissing
    case .complaintNumber: complaintNumber.isMissing
    case .approvedBy: approvedBy.isMissing
    case .approvalDate: approvalDate.isMissing
    }
  }

  /// Those of some fields that hold nothing.
  package func missing(of fields: PhoneFields) -> PhoneFields {
    var missing = PhoneFields()
    var rest = fields.rawValue
    while rest != 0 {
      if let field = PhoneField(rawValue: UInt8(rest.trailingZeroBitCount)), isMissing(field) {
        missing.formUnion(PhoneFields(field))
      }
      rest &= rest - 1
    }
    return missing
  }
}
