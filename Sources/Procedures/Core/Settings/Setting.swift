package import Spreadsheet

/// What is said of a setting, whatever profile holds it.
package struct SettingEntry: Sendable {
  package enum Trait: Sendable {
    /// What it holds is of patients, and no message shows it.
    case isPrivate
    /// A file must have it.
    case isRequired
    /// A new file does not show it.
    case isHidden
  }

  package let name: String
  /// The clause of RULES by which it is; nil for what concerns no SOP.
  package internal(set) var clause: String?
  /// What it says, in Indonesian.
  package let meaning: String
  package internal(set) var traits: Set<Trait> = []
  fileprivate let words: (String, String)
  /// What of a value is not allowed: the value itself, or an item of a list; nil where all is well.
  package let refused: @Sendable (SettingValue) -> SettingValue?
  /// The settings of a section; nil for what is none.
  package var entries: [SettingEntry]?
  /// The value where a facility says nothing.
  package internal(set) var standard = SettingValue.section([:])
  package var sample: SettingValue?

  /// What may be, in words.
  package func allowed(_ language: Language) -> String { language(words.0, words.1) }

  /// What a new file and messages show: the default, or where that is nothing, what shows how it is written.
  package var example: SettingValue { standard.isNothing ? sample ?? standard : standard }
}

/// A facility's settings, as rules read them; a new value holds the defaults of RULES.
package protocol SettingProfile: Sendable {
  init()
  /// In the order of a new settings file.
  static var settings: [Setting<Self>] { get }
}

/// A setting: all that is said of it. From this follow its decoding, the errors about it, its line of a new `sapa.toml`,
/// its line of `Petunjuk`, and what stands in hints in its place.
package struct Setting<Profile: SettingProfile>: Sendable {
  package private(set) var entry: SettingEntry
  private var inner: [Setting] = []
  fileprivate let set: @Sendable (SettingValue, inout Profile) -> Void
  fileprivate var word: String?
  fileprivate let text: @Sendable (Profile) -> String
  fileprivate let value: @Sendable (Profile) -> SettingValue
  fileprivate var rule: SettingRule<Profile>?

  /// - Parameters:
  ///   - name: as files have it; in hints and rules `{name}` is its value.
  ///   - path: where the profile has it.
  ///   - form: how it is spelled, and what is allowed.
  ///   - clause: the clause of RULES.
  ///   - meaning: what it says, in Indonesian.
  ///   - example: what a new file shows where the default is nothing.
  ///   - traits: what else holds of it.
  ///   - word: another name of it in hints.
  ///   - says: how hints say it; nil is as the file has it.
  ///   - rule: its line of `Petunjuk`.
  package init<Value>(
    _ name: String, _ path: any WritableKeyPath<Profile, Value> & Sendable, _ form: SettingForm<Value>,
    _ clause: String?, _ meaning: String, example: Value? = nil, traits: Set<SettingEntry.Trait> = [],
    word: String? = nil, says: (@Sendable (Value) -> String)? = nil, rule: SettingRule<Profile>? = nil
  ) {
    let value: @Sendable (Profile) -> SettingValue = { form.write($0[keyPath: path]) }
    entry = SettingEntry(
      name: name, clause: clause, meaning: meaning, traits: traits, words: form.words, refused: form.refused,
      standard: value(Profile()), sample: example.map(form.write))
    set = { value, profile in if let value = form.read(value) { profile[keyPath: path] = value } }
    self.word = word
    text = { profile in says?(profile[keyPath: path]) ?? value(profile).word }
    self.value = value
    self.rule = rule
  }

  /// A section with settings of its own.
  package init(section name: String, _ clause: String?, _ meaning: String, _ settings: [Setting]) {
    entry = SettingEntry(
      name: name, clause: clause, meaning: meaning,
      words: ("bagian [\(name)] dengan setelannya", "a section [\(name)] with its settings"),
      refused: { if case .section = $0 { nil } else { $0 } }, entries: settings.map(\.entry))
    inner = settings
    set = { value, profile in if case .section(let values) = value { settings.apply(values, to: &profile) } }
    (text, value) = ({ _ in "" }, { _ in .section([:]) })
  }

  /// A section that is a part of the profile, with its clause; `hidden` are taken, but not shown.
  package init<Part: SettingProfile>(
    section name: String, _ path: any WritableKeyPath<Profile, Part> & Sendable, _ clause: String?, _ meaning: String,
    hidden: Set<String> = []
  ) {
    let settings = Part.settings.map { part in
      var setting = Setting(part, path)
      setting.entry.clause = clause
      if hidden.contains(setting.entry.name) { setting.entry.traits.insert(.isHidden) }
      return setting
    }
    self.init(section: name, clause, meaning, settings)
  }

  /// A part's setting as the whole profile's.
  private init<Part>(_ part: Setting<Part>, _ path: any WritableKeyPath<Profile, Part> & Sendable) {
    entry = part.entry
    entry.standard = part.value(Profile()[keyPath: path])
    set = { value, profile in part.set(value, &profile[keyPath: path]) }
    text = { part.text($0[keyPath: path]) }
    value = { part.value($0[keyPath: path]) }
  }
}

/// What `Petunjuk` says of a setting, in Indonesian: a label, and a sentence without its clause and full stop.
package struct SettingRule<Profile: SettingProfile>: ExpressibleByStringLiteral, Sendable {
  package let label: String
  package let text: @Sendable (Profile) -> String?

  /// A sentence that is made of the settings; nil where there is nothing to say.
  package init(_ label: String, _ text: @escaping @Sendable (Profile) -> String?) {
    self.label = label
    self.text = text
  }

  /// `Dering: Diangkat paling lambat pada dering ke-{max_rings}`: the label, and the sentence with settings in braces.
  package init(stringLiteral rule: String) {
    let parts = rule.split(separator: ": ", maxSplits: 1)
    self.init(String(parts[0])) { parts.last.map(String.init)?.filled($0.settingWords) }
  }
}

extension Array {
  fileprivate func apply<Profile>(_ values: [String: SettingValue], to profile: inout Profile)
  where Element == Setting<Profile> {
    for setting in self {
      if let value = values[setting.entry.name] { setting.set(value, &profile) }
    }
  }
}

extension SettingProfile {
  /// Sets what a file's section has, checked before; what is absent keeps its value.
  package mutating func apply(_ values: [String: SettingValue]) { Self.settings.apply(values, to: &self) }

  /// What stands in hints and steps for `{names}` and `{words}` of settings.
  package var settingWords: [String: String] {
    var words: [String: String] = [:]
    for setting in Self.settings { words[setting.entry.name] = setting.text(self) }
    for setting in Self.settings { setting.word.map { words[$0] = setting.text(self) } }
    return words
  }

  /// The lines of `Petunjuk` under `Aturan yang berlaku`, each with the name of its setting.
  package var settingRules: [(setting: String, label: String, text: String)] {
    Self.settings.compactMap { setting in
      guard let rule = setting.rule, let text = rule.text(self) else { return nil }
      return (setting.entry.name, rule.label, text + (setting.entry.clause.map { " (\($0))." } ?? "."))
    }
  }
}

extension String {
  /// A wording with its places filled: `{rs}`, `{nama}`, `{max_rings}`; what is not in `values` stays.
  package func filled(_ values: [String: String]) -> String {
    var result = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += values[name] ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
