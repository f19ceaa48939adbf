package import Book
import Core
import Intake
import Spreadsheet

extension CallEntry {
  /// What the rules understand of a row that staff filled (A5 to A7).
  package init(_ row: StaffSheet.Row, profile: CallProfile) {
    self.init()
    for number in 1...3 {
      let result = row.values["percobaan_\(number)_hasil"]?.text ?? ""
      let date = row.values["percobaan_\(number)_tanggal"]?.date
      if !result.isEmpty || date != nil { attempts.append(CallAttempt(date: date, result: result)) }
    }
    wasReached = row.values["dihubungi"]?.isYes
    gavePermission = row.values["izin"]?.isYes
    answers = profile.questions.map { row.values["form_" + $0.id]?.text ?? "" }
    officer = profile.officers.shown(row.values["petugas"]?.text ?? "")
    calledOn = row.values["tanggal_sapa"]?.date
  }
}

extension StaffValue {
  /// `Ya` or `Tidak`, in any case; nil for anything else.
  var isYes: Bool? {
    switch text.lowercased() {
    case "ya", "y": true
    case "tidak", "t", "tdk": false
    default: nil
    }
  }

  /// The day that was typed: a date, a serial number, or a text with the day first.
  var date: CalendarDate? {
    switch self {
    case .date(let serial): CalendarDate(serial: serial)
    case .number(let serial) where (20_000...80_000).contains(serial): CalendarDate(serial: serial)
    case .text(let text):
      DateReading.parse(text).date
    default: nil
    }
  }
}
