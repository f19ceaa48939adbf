import Intake
import Spreadsheet
import TOMLKit

/// Decodes TOML; a key that nobody knows is an error, since it would otherwise be silently without effect.
///
/// - Parameters:
///   - type: what is decoded.
///   - text: the file's text.
///   - file: its name, for an error.
///   - settings: what is checked first, and named in its own words where it is wrong.
/// - Returns: what was decoded.
/// - Throws: ``FacilityError/setting(file:fault:)``.
func decodeTOML<Value: Decodable>(
  _ type: Value.Type, _ text: String, file: String, settings: SettingList = SettingList(sections: [], isWhole: false)
) throws(FacilityError) -> Value {
  do throws(TOMLCheck.Fault) {
    try TOMLCheck.check(text)
  } catch {
    throw .setting(file: file, fault: settings.unreadable(error.line, text, reason: error.reason.text))
  }
  let table: TOMLTable
  do {
    table = try TOMLTable(string: text)
  } catch let error as TOMLParseError {
    throw .setting(file: file, fault: settings.unreadable(error.source.begin.line, text))
  } catch {
    throw .setting(file: file, fault: SettingFault { _ in String(describing: error) })
  }
  if let fault = settings.fault(table, text) { throw .setting(file: file, fault: fault) }
  do {
    return try TOMLDecoder(strictDecoding: true).decode(type, from: table)
  } catch let error as UnexpectedKeysError {
    let keys = error.keys.keys.sorted()
    let rest = keys.count - namedKeys
    let line = keys.first.flatMap { key in TOMLLines(text).entries.first { $0.key == key }?.line }
    throw .setting(
      file: file,
      fault: SettingFault(line: keys.count == 1 ? line : nil) { language in
        language("kunci tidak dikenal: ", "unknown keys: ") + keys.prefix(namedKeys).joined(separator: ", ")
          + (rest > 0 ? language(", … (\(rest) lagi)", ", … (\(rest) more)") : "")
      })
  } catch let error as DecodingError {
    throw .setting(file: file, fault: fault(error, table, text))
  } catch {
    throw .setting(file: file, fault: SettingFault { _ in String(describing: error) })
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
    let hint = keys.last?.stringValue == "kind" ? allowed(.choice(Field.Kind.allCases.map(\.rawValue)), language) : nil
    return language("\(path)\(shown) tidak dapat dipakai", "\(path)\(shown) can't be used")
      + (hint ?? wanted(context, language))
  }
}

/// What the decoder looked for, in words.
private func wanted(_ context: DecodingError.Context, _ language: Language) -> String {
  let kinds: [(String, Setting.Kind)] = [
    ("\"Int\"", .wholeNumber(0...Int.max)), ("\"String\"", .text), ("\"Bool\"", .truth), ("Array", .texts),
    ("array", .texts),
  ]
  guard let kind = kinds.first(where: { context.debugDescription.contains($0.0) })?.1 else {
    return language("; bandingkan dengan templat bawaan", "; compare it with the built-in template")
  }
  return allowed(kind, language)
}

private func allowed(_ kind: Setting.Kind, _ language: Language) -> String {
  language("; yang boleh: ", "; allowed: ") + Setting("", kind).allowed(language)
}
