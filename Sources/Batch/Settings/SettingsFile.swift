import Core
import Intake
import Spreadsheet
import TOMLKit

/// A TOML text whose settings are all right.
struct SettingsFile {
  /// For errors.
  let name: String
  private let text: String
  private let table: TOMLTable

  /// - Parameters:
  ///   - text: the file's text.
  ///   - name: its name, for an error.
  ///   - settings: what is checked, and named in its own words where it is wrong.
  /// - Throws: ``FacilityError/setting(file:fault:)``.
  init(_ text: String, file name: String, settings: SettingList) throws(FacilityError) {
    do throws(TOMLCheck.Fault) {
      try TOMLCheck.check(text)
    } catch {
      throw .setting(file: name, fault: settings.unreadable(error.line, text, reason: error.reason.text))
    }
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw .setting(file: name, fault: settings.unreadable(error.source.begin.line, text))
    } catch {
      throw .setting(file: name, fault: SettingFault { _ in String(describing: error) })
    }
    if let fault = settings.fault(table, text) { throw .setting(file: name, fault: fault) }
    self.name = name
    self.text = text
  }

  /// What stands in a section; nil where the file has none such.
  func values(_ section: String) -> [String: SettingValue]? {
    if case .section(let values)? = table[section].map({ SettingValue($0) }) { values } else { nil }
  }

  /// Decodes what is no setting; a key that nobody knows is an error, since it would otherwise be silently without effect.
  ///
  /// - Throws: ``FacilityError/setting(file:fault:)``.
  func decode<Value: Decodable>(_ type: Value.Type) throws(FacilityError) -> Value {
    do {
      return try TOMLDecoder(strictDecoding: true).decode(type, from: table)
    } catch let error as UnexpectedKeysError {
      let keys = error.keys.keys.sorted()
      let rest = keys.count - namedKeys
      let line = keys.first.flatMap { key in TOMLLines(text).entries.first { $0.key == key }?.line }
      throw .setting(
        file: name,
        fault: SettingFault(line: keys.count == 1 ? line : nil) { language in
          language("kunci tidak dikenal: ", "unknown keys: ") + keys.prefix(namedKeys).joined(separator: ", ")
            + (rest > 0 ? language(", … (\(rest) lagi)", ", … (\(rest) more)") : "")
        })
    } catch let error as DecodingError {
      throw .setting(file: name, fault: fault(error, table, text))
    } catch {
      throw .setting(file: name, fault: SettingFault { _ in String(describing: error) })
    }
  }

  /// A template: its own parts, and the parameters that it has for a profile.
  ///
  /// - Throws: ``FacilityError/setting(file:fault:)``.
  static func template<Raw: Decodable, Profile: SettingProfile>(
    _ type: Raw.Type, _ text: String, file: String, _ profile: Profile.Type
  ) throws(FacilityError) -> (raw: Raw, parameters: [String: SettingValue]) {
    let file = try SettingsFile(text, file: file, settings: .parameters(of: profile))
    let parameters = file.values(SettingList.parameters) ?? [:]
    file.table.remove(at: SettingList.parameters)
    return (try file.decode(type), parameters)
  }
}

/// How many unknown keys an error names.
private let namedKeys = 10

/// What a file lacks, or holds in another form than is needed; the decoder tells both alike.
private func fault(_ error: DecodingError, _ table: TOMLTable, _ text: String) -> SettingFault {
  let context: DecodingError.Context
  var keys: [any CodingKey]
  switch error {
  case .keyNotFound(let key, let found):
    (context, keys) = (found, found.codingPath)
    if keys.last?.stringValue != key.stringValue { keys.append(key) }
  case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
    (context, keys) = (found, found.codingPath)
  @unknown default: return SettingFault { _ in String(describing: error) }
  }
  var value: (any TOMLValueConvertible)? = table
  var path = ""
  for key in keys {
    if let index = key.intValue {
      value = value?.array.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      path += "[\(index + 1)]"
    } else {
      value = value?.table?[key.stringValue]
      path += (path.isEmpty ? "" : ".") + key.stringValue
    }
  }
  let lines = TOMLLines(text)
  let named = keys.filter { $0.intValue == nil }.map(\.stringValue)
  let line = named.last.flatMap { lines.entry(named.dropLast().joined(separator: "."), $0)?.line }
  let shown = value?.string.map { " = \"\($0)\"" } ?? value?.int.map { " = \($0)" } ?? ""
  return SettingFault(line: line) { language in
    guard value != nil else { return language("\(path) tidak ada", "\(path) is missing") }
    let what = language("\(path)\(shown) tidak dapat dipakai", "\(path)\(shown) can't be used")
    guard named.last == "kind" else { return what + wanted(context, language) }
    let isSurvey = named.first == "survey_columns"
    return what
      + (isSurvey
        ? allowed(SettingForm<Field.Kind>.oneOf, language) : allowed(SettingForm<TemplateColumn.Kind>.oneOf, language))
  }
}

/// What the decoder looked for, in words.
private func wanted(_ context: DecodingError.Context, _ language: Language) -> String {
  let found = context.debugDescription
  if found.contains("\"Int\"") { return allowed(SettingForm<Int>.whole(0...Int.max), language) }
  if found.contains("\"String\"") { return allowed(SettingForm<String>.text, language) }
  if found.contains("\"Bool\"") { return allowed(SettingForm<Bool>.truth, language) }
  if found.lowercased().contains("array") { return allowed(SettingForm<[String]>.texts, language) }
  return language("; bandingkan dengan templat bawaan", "; compare it with the built-in template")
}

private func allowed<Value>(_ form: SettingForm<Value>, _ language: Language) -> String {
  language("; yang boleh: ", "; allowed: ") + form.allowed(language)
}
