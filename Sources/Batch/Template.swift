import Intake
import Procedures
import Spreadsheet
import TOMLKit

/// What a template says of the SOP's own document (G8).
package struct TemplateDocument: Sendable, Decodable {
  package var version: String
  package var title: String
  package var number: String
  package var revision: String
  package var effective: String
  package var issuer: String
}

/// A column of a template: what it is called, and in which other words.
struct TemplateColumn: Decodable {
  var id: String
  var header: String
  var kind: Field.Kind
  var aliases: [String]

  var field: Field { Field(id: id, header: header, aliases: aliases, kind: kind) }
}

/// Days on which nobody works, as `sapa.toml` spells them.
struct ClosedDaysSetting: Decodable, Sendable {
  var weekdays: [String]?
  var holidays: [String]?
  var shift: ClosedDays.Shift?

  /// The days.
  ///
  /// - Throws: ``FacilityError/setting(file:reason:)`` for a word that is no weekday and a text that is no day.
  func closedDays(file: String) throws(FacilityError) -> ClosedDays {
    let names = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]
    var weekdays: Set<Int> = []
    for name in self.weekdays ?? [] {
      let plain = name.lowercased().filter { $0 != "'" }
      guard let place = names.firstIndex(of: plain == "ahad" ? "minggu" : plain) else {
        throw .setting(file: file, reason: "closed_days.weekdays: \"\(name)\"; Senin … Minggu")
      }
      weekdays.insert(place + 1)
    }
    var holidays: Set<CalendarDate> = []
    for text in self.holidays ?? [] {
      guard let date = CalendarDate(iso: text) else {
        throw .setting(file: file, reason: "closed_days.holidays: \"\(text)\"; tttt-bb-hh")
      }
      holidays.insert(date)
    }
    return ClosedDays(weekdays: weekdays, holidays: holidays, shift: self.shift ?? .next)
  }
}

/// What of some settings is out of its range, in words; nil where all is well.
func rangeFault(_ ranges: [(name: String, value: Int?, range: ClosedRange<Int>)]) -> String? {
  for (name, value, range) in ranges {
    if let value, !range.contains(value) { return "\(name) = \(value): \(range.lowerBound)…\(range.upperBound)" }
  }
  return nil
}

/// Decodes TOML; a key that nobody knows is an error, since it would otherwise be silently without effect.
func decodeTOML<Value: Decodable>(_ type: Value.Type, _ text: String, file: String) throws(FacilityError) -> Value {
  do throws(TOMLCheck.Fault) {
    try TOMLCheck.check(text)
  } catch {
    throw .toml(file: file, reason: "baris \(error.line): \(error.reason)")
  }
  do {
    return try TOMLDecoder(strictDecoding: true).decode(type, from: text)
  } catch let error as TOMLParseError {
    throw .toml(
      file: file, reason: "baris \(error.source.begin.line), kolom \(error.source.begin.column): \(error.description)")
  } catch let error as UnexpectedKeysError {
    let keys = error.keys.keys.sorted()
    let rest = keys.count - namedKeys
    throw .toml(
      file: file,
      reason: "kunci tidak dikenal: " + keys.prefix(namedKeys).joined(separator: ", ")
        + (rest > 0 ? ", … (\(rest) lagi)" : ""))
  } catch let error as DecodingError {
    throw .toml(file: file, reason: describe(error))
  } catch {
    throw .toml(file: file, reason: String(describing: error))
  }
}

/// How many unknown keys an error names.
private let namedKeys = 10

private func describe(_ error: DecodingError) -> String {
  switch error {
  case .keyNotFound(let key, let context):
    "kunci \(path(context.codingPath + [key])) tidak ada"
  case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
    "nilai \(path(context.codingPath)) tidak sesuai: \(context.debugDescription)"
  @unknown default: String(describing: error)
  }
}

private func path(_ keys: [any CodingKey]) -> String { keys.map(\.stringValue).joined(separator: ".") }
