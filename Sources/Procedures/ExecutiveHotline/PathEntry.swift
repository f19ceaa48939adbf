package import Core
package import Intake
package import Spreadsheet

/// When a step was done: a time of day, with its date where staff wrote one.
package struct StepTime: Sendable, Hashable {
  package var date: CalendarDate?
  package var time: ClockTime
  /// The first day on which one without a date can have been: of the week in whose book it was typed, where that is a later one
  /// than the call's (G10).
  package var notBefore: CalendarDate?

  package init(date: CalendarDate? = nil, time: ClockTime, notBefore: CalendarDate? = nil) {
    self.date = date
    self.time = time
    self.notBefore = notBefore
  }

  /// `14.05`, or `17/11/2026 14.05`.
  package var indonesian: String { date.map { "\($0.indonesian) \(time)" } ?? time.description }

  /// What a text in a step's cell says.
  ///
  /// A text that is neither a time nor a mark for nothing done is unreadable: the step is done, at a time that is not known.
  package static func noted(_ text: String, words: HotlineWords) -> Noted<StepTime> {
    if words.isNotDone(text) { return .missing }
    switch ClockTime.parse(text) {
    case .none: return .missing
    case .time(let time): return .value(StepTime(time: time))
    case .invalid(let raw):
      guard case .date(let date, let minute?) = DateReading.parse(text),
        let time = ClockTime(hour: minute / 60, minute: minute % 60)
      else { return .unreadable(raw) }
      return .value(StepTime(date: date, time: time))
    }
  }
}

extension [Noted<StepTime>] {
  /// The same, with steps of a later book that are by their own dates of a day up to this one, and that are lacking here.
  func filled(from later: Self, until end: CalendarDate) -> Self {
    zip(self, later).map { own, later in
      guard own.isMissing, let date = later.value?.date, date <= end else { return own }
      return later
    }
  }

  /// The same as it stood at the end of a day: a step is not done yet that is of a later day, be it by its own date or by that of the step before (G13).
  func asOf(_ end: CalendarDate) -> Self {
    var isLater = false
    return map { noted in
      guard case .value(let time) = noted else { return noted }
      if let date = time.date { isLater = date > end }
      return isLater ? .missing : noted
    }
  }
}

/// What staff noted of one patient on sheet `Rawat Inap` (C3).
package struct InpatientEntry: Sendable, Equatable {
  /// One a step; those behind the last are missing.
  package var steps: [Noted<StepTime>] = []
  /// `Penjaminan Terbit`: the insurer's guarantee has come.
  package var hasGuarantee = Noted<Bool>.missing
  /// `Edukasi Ekses Klaim`: the patient was told, and is able to pay what the insurer does not.
  package var isEducated = Noted<Bool>.missing
  /// `Formulir Ditandatangani`.
  package var hasSigned = Noted<Bool>.missing

  package init() {}

  /// One a step of the path's, however many are there.
  func steps(of profile: HotlineProfile) -> [Noted<StepTime>] {
    profile.steps(.inpatient).indices.map { $0 < steps.count ? steps[$0] : .missing }
  }
}

/// What staff noted of one patient on sheet `Rawat Jalan` (C5).
package struct OutpatientEntry: Sendable, Equatable {
  /// One a step; those behind the last are missing.
  package var steps: [Noted<StepTime>] = []
  /// `Disarankan Rawat Inap`.
  package var isAdmissionAdvised = Noted<Bool>.missing

  package init() {}

  /// One a step of the path's, however many are there.
  func steps(of profile: HotlineProfile) -> [Noted<StepTime>] {
    profile.steps(.outpatient).indices.map { $0 < steps.count ? steps[$0] : .missing }
  }
}

/// What staff answer on a path sheet with Ya or Tidak.
enum PathEntry {
  /// The ids of the columns, in the order in which ``PathSheetTable`` reads them.
  static func questions(_ path: CarePath) -> [String] {
    switch path {
    case .inpatient: ["penjaminan", "edukasi", "formulir"]
    case .outpatient: ["disarankan"]
    }
  }
}
