import Core
package import Intake
package import Spreadsheet

/// The cells of one row of `Log Hotline` that hold words, before they are understood.
package struct HotlineCallTexts: Sendable, Equatable {
  package var answeredBy = ""
  package var patient = ""
  package var payer = ""
  package var roomClass = ""
  package var company = ""
  package var level = ""
  package var partner = ""
  package var agentReferral = ""
  package var path = ""

  package init() {}
}

/// Reads the rows of a log; what a wording means is worked out once, since few differ.
package struct HotlineCallReader: Sendable {
  private let words: HotlineWords
  private let dutyNames: DutyNames
  private var payers: [String: Noted<Payer>] = [:]
  private var classes: [String: Noted<RoomClass>] = [:]
  private var levels: [String: Noted<ManagementLevel>] = [:]
  private var paths: [String: Noted<CarePath>] = [:]
  private var answers: [String: Noted<Bool>] = [:]
  private var roles: [String: DutyRole?] = [:]
  private var zones: [String: ClockZone?] = [:]

  package init(_ profile: HotlineProfile) {
    words = profile.words
    dutyNames = profile.dutyNames
  }

  /// The call that a row's cells tell of.
  ///
  /// `time` is what the cell of `Jam` says, `timeText` its text as it stands, from which the zone is taken.
  package mutating func call(
    date: CalendarDate?, time: TimeReading, timeText: String, texts: HotlineCallTexts
  ) -> HotlineCall {
    var call = HotlineCall()
    call.date = date
    switch time {
    case .none: break
    case .invalid(let raw): call.time = .unreadable(raw)
    case .time(let clock):
      call.time = .value(clock)
      call.zone = zones.known(timeText) { ClockZone(namedIn: $0) }
    }
    call.answeredBy = texts.answeredBy
    call.answeredAs = roles.known(texts.answeredBy, dutyNames.role)
    call.patient = texts.patient
    call.payer = payers.known(texts.payer, words.payer)
    call.roomClass = classes.known(texts.roomClass, words.roomClass)
    call.company = texts.company
    call.level = levels.known(texts.level, words.level)
    call.isPartner = answers.known(texts.partner, words.answer)
    call.isAgentReferral = answers.known(texts.agentReferral, words.answer)
    call.path = paths.known(texts.path, words.path)
    return call
  }
}

extension Dictionary where Key == String {
  /// The value of a text, worked out the first time that it is asked for.
  fileprivate mutating func known(_ text: String, _ meaning: (String) -> Value) -> Value {
    if let value = self[text] { return value }
    let value = meaning(text)
    updateValue(value, forKey: text)
    return value
  }
}
