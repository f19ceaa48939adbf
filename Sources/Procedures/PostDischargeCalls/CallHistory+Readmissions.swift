package import Core
import Spreadsheet

extension CallHistory {
  /// Who of the patients discharged of late came back within 30 days, as of the end of a week.
  package func readmissions(asOf week: Week) -> Readmission30.Groups {
    let end = asOf(week)
    return Readmission30.Groups(discharges(Readmission30.window(asOf: end)).map(\.discharge), asOf: end)
  }

  /// The discharges of some days of which readmissions are counted, with the stays' keys; also those of closed weeks whose books
  /// were not opened.
  func discharges(_ days: ClosedRange<CalendarDate>) -> [(key: String, discharge: Readmission30.Discharge)] {
    let own = state.stays.indices.compactMap { stay in
      discharge(stay, in: days).map { (key: state.keys[stay], discharge: $0) }
    }
    let closed = state.closed.discharges.lazy.filter { state.stayOfKey[$0.key] == nil }
    return own + closed.map { (key: $0.key, discharge: $0.discharge(state.profile)) }.filter { days.contains($0.1.day) }
  }

  /// A stay's; nil of one whose patient is not known or was not expected home: still admitted, dead, referred, of impossible dates.
  private func discharge(_ place: Int, in days: ClosedRange<CalendarDate>) -> Readmission30.Discharge? {
    let stay = state.stays[place]
    guard let day = stay.discharge, days.contains(day), stay.patient != nil, let due = state.dueDay(place) else {
      return nil
    }
    switch state.decisions[place].status {
    case .stillAdmitted, .implausible, .died, .referred: return nil
    default: break
    }
    let entry = state.entries[place]
    let called = entry?.wasReached == true ? entry?.outcomeDay ?? undatedWeeks(place).last?.first : nil
    return Readmission30.Discharge(day: day, due: due, reached: called, readmission: stay.readmission)
  }
}

extension CallClosed {
  /// A discharge whose stay no open book tells of: days are counted from 1970.
  struct Discharge: Codable, Sendable {
    var key: String
    var day: Int32
    var reached: Int32?
    var readmission: Int32?

    init(_ key: String, _ discharge: Readmission30.Discharge) {
      self.key = key
      day = discharge.day.dayNumber
      reached = discharge.reached?.dayNumber
      readmission = discharge.readmission?.dayNumber
    }

    func discharge(_ profile: CallProfile) -> Readmission30.Discharge {
      func date(_ day: Int32) -> CalendarDate { CalendarDate(dayNumber: Int(day)) }
      return Readmission30.Discharge(
        day: date(day), due: ExecutionDate.after(date(day), profile: profile), reached: reached.map(date),
        readmission: readmission.map(date))
    }

    /// As a line of few bytes.
    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      key = try values.decode(String.self)
      day = try values.decode(Int32.self)
      reached = try values.decode(Int32?.self)
      readmission = try values.decode(Int32?.self)
    }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.unkeyedContainer()
      try values.encode(key)
      try values.encode(day)
      try values.encode(reached)
      try values.encode(readmission)
    }
  }
}
