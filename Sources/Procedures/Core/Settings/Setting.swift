package import Spreadsheet

/// What everybody may know of a setting, whatever profile holds it.
package struct SettingEntry: Sendable {
  package let name: String
  package let kind: SettingKind
  /// The clause of RULES by which it is; nil for what concerns no SOP.
  package let clause: String?
  /// What it says, in Indonesian, for the settings file.
  package let meaning: String
  /// The value where a facility says nothing; nil for a section.
  package let standard: SettingValue?
  /// What a new file shows: the default, or what shows better how it is written.
  package let example: SettingValue?
  /// Whether what it holds is of patients, and no message shows it.
  package var isPrivate = false
  /// Whether a file must have it.
  package var isRequired = false
  /// Whether a new file has a line for it.
  package var isShown = true

  /// The settings of a section.
  package var entries: [SettingEntry] { if case .section(let entries) = kind { entries } else { [] } }

  /// What may be, in words.
  package func allowed(_ language: Language) -> String { kind.allowed(language, name: name) }
}

/// A facility's settings, as rules read them; a new value holds the defaults of RULES.
package protocol SettingProfile: Sendable {
  init()
  /// In the order of a new settings file.
  static var settings: [Setting<Self>] { get }
}

/// A setting: all that is said of it, from which follow its decoding, the errors about it, its line of a new `sapa.toml`,
/// its line of `Petunjuk`, and the words that hints hold in its place.
package struct Setting<Profile: SettingProfile>: Sendable {
  package let entry: SettingEntry
  /// What has its value in hints and steps, `dering` for `{dering}`, and how they say it.
  let word: (name: String, text: @Sendable (Profile) -> String)?
  let rule: SettingRule<Profile>?
  let inner: [Setting<Profile>]
  let value: @Sendable (Profile) -> SettingValue
  let set: @Sendable (SettingValue, inout Profile) -> Void

  /// - Parameters:
  ///   - name: as files have it.
  ///   - path: where the profile has it.
  ///   - form: how it is spelled, and what is allowed.
  ///   - clause: the clause of RULES.
  ///   - meaning: what it says, in Indonesian.
  ///   - example: what a new file shows instead of the default.
  ///   - word: what hints have in its place.
  ///   - isPrivate: whether what it holds is of patients.
  ///   - isRequired: whether a file must have it.
  ///   - isShown: whether a new file has a line for it.
  ///   - says: how hints say it; nil is as the file has it.
  ///   - rule: its line of `Petunjuk`.
  package init<Value>(
    _ name: String, _ path: any WritableKeyPath<Profile, Value> & Sendable, _ form: SettingForm<Value>,
    _ clause: String?, _ meaning: String, example: Value? = nil, word: String? = nil, isPrivate: Bool = false,
    isRequired: Bool = false, isShown: Bool = true, says: (@Sendable (Value) -> String)? = nil,
    rule: SettingRule<Profile>? = nil
  ) {
    let standard = Profile()[keyPath: path]
    entry = SettingEntry(
      name: name, kind: form.kind, clause: clause, meaning: meaning, standard: form.write(standard),
      example: form.write(example ?? standard), isPrivate: isPrivate, isRequired: isRequired,
      isShown: isShown)
    self.word = word.map { word in
      (word, { profile in says?(profile[keyPath: path]) ?? form.write(profile[keyPath: path]).word })
    }
    self.rule = rule
    inner = []
    value = { form.write($0[keyPath: path]) }
    set = { value, profile in if let value = form.read(value) { profile[keyPath: path] = value } }
  }

  /// A section with settings of its own.
  package init(section name: String, _ clause: String?, _ meaning: String, _ settings: [Setting<Profile>]) {
    entry = SettingEntry(
      name: name, kind: .section(settings.map(\.entry)), clause: clause, meaning: meaning, standard: nil, example: nil)
    word = nil
    rule = nil
    inner = settings
    value = { profile in
      .section(Dictionary(settings.map { ($0.entry.name, $0.value(profile)) }) { first, _ in first })
    }
    set = { value, profile in if case .section(let values) = value { settings.apply(values, to: &profile) } }
  }
}

/// What `Petunjuk` says of a setting, in Indonesian.
package struct SettingRule<Profile>: Sendable {
  let label: String
  /// A sentence without its clause and full stop; nil where there is nothing to say.
  let text: @Sendable (Profile) -> String?

  package init(_ label: String, _ text: @escaping @Sendable (Profile) -> String?) {
    self.label = label
    self.text = text
  }
}

extension Array {
  /// Sets what `values` have; what is absent keeps its value.
  func apply<Profile>(_ values: [String: SettingValue], to profile: inout Profile) where Element == Setting<Profile> {
    for setting in self {
      if let value = values[setting.entry.name] { setting.set(value, &profile) }
    }
  }
}

extension SettingProfile {
  /// Sets what a file's section has, checked before; what is absent keeps its value.
  package mutating func apply(_ values: [String: SettingValue]) { Self.settings.apply(values, to: &self) }

  private static var all: [Setting<Self>] { settings.flatMap { [$0] + $0.inner } }

  /// What stands in hints and steps for the settings' `{words}`.
  package var settingWords: [String: String] {
    var words: [String: String] = [:]
    for setting in Self.all {
      if let word = setting.word { words[word.name] = word.text(self) }
    }
    return words
  }

  /// The lines of `Petunjuk` under `Aturan yang berlaku`, each with the name of its setting.
  package var settingRules: [(setting: String, label: String, text: String)] {
    Self.all.compactMap { setting in
      guard let rule = setting.rule, let text = rule.text(self) else { return nil }
      return (setting.entry.name, rule.label, text + (setting.entry.clause.map { " (\($0))." } ?? "."))
    }
  }
}
