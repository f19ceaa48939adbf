package import Intake
package import Procedures
import Spreadsheet
import TOMLKit
import Templates
import Worklist

/// A SOP's template: document control, columns with their header aliases, parameters, wordings and the form.
///
/// Built in, or the facility's own copy in `template/`, which wins.
package struct Template: Sendable {
  package struct Document: Sendable, Decodable {
    package var version: String
    package var title: String
    package var number: String
    package var revision: String
    package var effective: String
    package var issuer: String
  }

  package var document: Document
  package var fields: [Field]
  /// The profile of a facility that sets nothing of its own.
  package var profile: CallProfile
  package var outcomes: DischargeOutcomeWords
  package var messages: Messages
  package var maxForms: Int

  package struct Messages: Sendable, Decodable {
    package var opening: String
    package var evaluation: String
    package var steps: [String]
  }

  package static let stayShape = "rawatan"
  package static let telephoneShape = "telepon"

  /// The columns, and what makes a sheet a discharge export or a list of telephone numbers.
  package var schema: Schema {
    Schema(
      fields: fields,
      shapes: [
        Schema.Shape(id: Self.stayShape, requires: [["tanggal_keluar"], ["no_rm", "no_rawat"]]),
        Schema.Shape(
          id: Self.telephoneShape, requires: [["no_rm"], ["no_hp"]],
          without: [
            "no_rawat", "tanggal_masuk", "tanggal_keluar", "status_pulang", "ruangan", "kelas", "diagnosa",
            "diagnosa_awal", "dpjp", "tanggal_entri",
          ]),
      ])
  }

  /// The names of the SOPs that have a template.
  package static let sops = ["sapa-pasien"]

  /// The built-in template of a SOP, or nil.
  ///
  /// - Throws: ``FacilityError`` never for the built-in text, unless it was built wrong.
  package static func builtIn(sop: String) throws(FacilityError) -> Template? {
    guard sop == "sapa-pasien" else { return nil }
    return try Template(toml: String(decoding: Templates.sapaPasien, as: UTF8.self), file: "sapa-pasien.toml")
  }

  /// A template from its text.
  ///
  /// - Throws: ``FacilityError/toml(file:reason:)`` where the text is no template.
  package init(toml: String, file: String) throws(FacilityError) {
    let raw = try decodeTOML(RawTemplate.self, toml, file: file)
    document = raw.document
    messages = raw.messages
    fields = raw.columns.map { Field(id: $0.id, header: $0.header, aliases: $0.aliases, kind: $0.kind) }
    outcomes = DischargeOutcomeWords([
      (.home, raw.outcomes.home), (.died, raw.outcomes.died), (.referred, raw.outcomes.referred),
      (.roomMove, raw.outcomes.room_move), (.unstated, raw.outcomes.unstated),
    ])
    var profile = CallProfile()
    raw.parameters.apply(to: &profile)
    profile.failedResults = raw.attempts.failed
    profile.reachedResult = raw.attempts.reached
    profile.questions = raw.questions.map {
      FormQuestion(
        id: $0.id, header: $0.header, text: $0.text, choices: $0.choices ?? [], warnings: $0.warnings ?? [])
    }
    if let fault = Self.fault(profile) { throw .setting(file: file, reason: fault) }
    let times = raw.standard_times
    profile.minutesPerPatient = times.prepare + times.contact + times.greet + times.report
    profile.minutesWithEvaluation = profile.minutesPerPatient + times.evaluate
    self.profile = profile
    maxForms = raw.parameters.max_forms ?? 500
  }

  /// What a drop-down or a sheet can't take, in words; nil where all is well.
  private static func fault(_ profile: CallProfile) -> String? {
    var headers = Set(CallColumns.callSheet(CallProfile()).map { $0.header.lowercased() })
    for question in profile.questions {
      if !headers.insert(question.header.lowercased()).inserted {
        return "questions: header \"\(question.header)\" dua kali"
      }
    }
    let lists =
      profile.questions.map { ($0.header, $0.choices) }
      + [("attempts", [profile.reachedResult] + profile.failedResults)]
    for (name, choices) in lists {
      for choice in choices where choice.isEmpty || choice.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline })
      {
        return "\(name): pilihan \"\(choice)\" kosong atau memuat koma atau tanda petik"
      }
      if choices.joined(separator: ",").utf8.count > 255 { return "\(name): pilihan bersama lebih dari 255 huruf" }
    }
    return nil
  }
}

/// The parameters of post-discharge calls, as template and `sapa.toml` spell them; what is absent keeps its value.
struct CallParameters: Decodable, Sendable {
  struct Closed: Decodable, Sendable {
    var weekdays: [String]?
    var holidays: [String]?
    var shift: ClosedDays.Shift?
  }

  var entry_max_days: Int?
  var late_entry: CallProfile.EntryPolicy?
  var unknown_entry: CallProfile.EntryPolicy?
  var target_day: Int?
  var carry_over_days: Int?
  var max_attempts: Int?
  var targets_per_point: Int?
  var weekly_minimum: Int?
  var max_forms: Int?
  var closed_days: Closed?
  var do_not_call: [String]?
  var report_names: Bool?

  func apply(to profile: inout CallProfile) {
    profile.entryMaxDays = entry_max_days ?? profile.entryMaxDays
    profile.lateEntry = late_entry ?? profile.lateEntry
    profile.unknownEntry = unknown_entry ?? profile.unknownEntry
    profile.targetDay = target_day ?? profile.targetDay
    profile.carryOverDays = carry_over_days ?? profile.carryOverDays
    profile.maxAttempts = max_attempts ?? profile.maxAttempts
    profile.targetsPerPoint = targets_per_point ?? profile.targetsPerPoint
    profile.weeklyMinimum = weekly_minimum ?? profile.weeklyMinimum
  }

  /// What is out of range, in words; nil where all is well.
  var fault: String? {
    let ranges: [(String, Int?, ClosedRange<Int>)] = [
      ("entry_max_days", entry_max_days, 0...365), ("target_day", target_day, 0...365),
      ("carry_over_days", carry_over_days, 0...365), ("max_attempts", max_attempts, 1...3),
      ("targets_per_point", targets_per_point, 1...1000), ("weekly_minimum", weekly_minimum, 0...10_000),
      ("max_forms", max_forms, 0...5000),
    ]
    for (name, value, range) in ranges {
      if let value, !range.contains(value) {
        return "\(name) = \(value): \(range.lowerBound)…\(range.upperBound)"
      }
    }
    return nil
  }
}

private struct RawTemplate: Decodable {
  struct Column: Decodable {
    var id: String
    var header: String
    var kind: Field.Kind
    var aliases: [String]
  }
  struct Outcomes: Decodable {
    var home: [String]
    var died: [String]
    var referred: [String]
    var room_move: [String]
    var unstated: [String]
  }
  struct Attempts: Decodable {
    var reached: String
    var failed: [String]
  }
  struct Question: Decodable {
    var id: String
    var header: String
    var text: String
    var choices: [String]?
    var warnings: [String]?
  }
  struct Times: Decodable {
    var entry: Int
    var check: Int
    var targets: Int
    var prepare: Int
    var contact: Int
    var greet: Int
    var report: Int
    var evaluate: Int
  }

  var document: Template.Document
  var parameters: CallParameters
  var standard_times: Times
  var outcomes: Outcomes
  var attempts: Attempts
  var messages: Template.Messages
  var columns: [Column]
  var questions: [Question]
}

/// Decodes TOML; a key that nobody knows is an error, since it would otherwise be silently without effect.
func decodeTOML<Value: Decodable>(_ type: Value.Type, _ text: String, file: String) throws(FacilityError) -> Value {
  do {
    return try TOMLDecoder(strictDecoding: true).decode(type, from: text)
  } catch let error as TOMLParseError {
    throw .toml(
      file: file, reason: "baris \(error.source.begin.line), kolom \(error.source.begin.column): \(error.description)")
  } catch let error as UnexpectedKeysError {
    throw .toml(file: file, reason: "kunci tidak dikenal: \(error.keys.keys.sorted().joined(separator: ", "))")
  } catch let error as DecodingError {
    throw .toml(file: file, reason: describe(error))
  } catch {
    throw .toml(file: file, reason: String(describing: error))
  }
}

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
