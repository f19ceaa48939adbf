import Intake

/// The wordings of `Jenis Layanan` and of Ya and Tidak, from the template; case, blanks and punctuation don't matter.
package struct PhoneServiceWords: Sendable {
  private var services: [String: PhoneServiceType] = [:]
  private var answers: [String: Bool] = [:]

  /// Wordings as the template lists them; the services' own names and `Ya` and `Tidak` go without saying.
  package init(services: [(PhoneServiceType, [String])] = [], yes: [String] = [], no: [String] = []) {
    for type in PhoneServiceType.allCases { Self.add(type.rawValue, type, to: &self.services) }
    for (type, wordings) in services {
      for wording in wordings { Self.add(wording, type, to: &self.services) }
    }
    for wording in ["Ya"] + yes { Self.add(wording, true, to: &answers) }
    for wording in ["Tidak"] + no { Self.add(wording, false, to: &answers) }
  }

  private static func add<Value>(_ wording: String, _ value: Value, to words: inout [String: Value]) {
    words[wording] = value
    let key = HeaderText.key(wording)
    if !key.isEmpty { words[key] = value }
  }

  /// The service that a cell of `Jenis Layanan` names; unreadable where the template has no such wording.
  package func service(_ text: String) -> Noted<PhoneServiceType> { Self.meaning(text, services) }

  /// What a cell of a Ya/Tidak column says; unreadable where the template has no such wording.
  package func answer(_ text: String) -> Noted<Bool> { Self.meaning(text, answers) }

  private static func meaning<Value>(_ text: String, _ words: [String: Value]) -> Noted<Value> {
    if let value = words[text] { return .value(value) }
    if ClockTime.parse(text) == .none { return .missing }
    guard let value = words[HeaderText.key(text)] else { return .unreadable(text) }
    return .value(value)
  }
}
