package import Batch
package import Book
import Core
package import Intake
import Spreadsheet
import Templates

/// A SOP's template: document control, columns with their header aliases, parameters, wordings and the form.
///
/// Built in, or the facility's own copy in `template/`, which wins.
package struct CallTemplate: Sendable {
  package var document: TemplateDocument
  /// The export's columns.
  package var columns: [DeclaredColumn]
  /// The columns of `Lembar Sapa`, `Eskalasi` and `Evaluasi`.
  package var list: [DeclaredColumn]
  package var escalation: [DeclaredColumn]
  package var evaluations: [DeclaredColumn]
  /// The profile of a facility that sets nothing of its own.
  package var profile: CallProfile
  package var outcomes: DischargeOutcomeWords
  package var messages: CallMessages

  package static let stayShape = "rawatan"
  package static let telephoneShape = "telepon"

  /// The columns, and what makes a sheet a discharge export or a list of telephone numbers.
  package var schema: Schema {
    Schema(
      fields: columns.map(\.field),
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

  package static let sop = "sapa-pasien"

  /// The template of a facility's folder, or the built-in one.
  ///
  /// - Throws: ``FacilityError/setting(file:fault:)`` where it is none.
  package init(folder: String) throws(FacilityError) {
    let (raw, parameters, file) = try Facility.template(
      RawTemplate.self, Self.sop, folder: folder, builtIn: Templates.sapaPasien, CallProfile.self)
    document = raw.document
    messages = raw.messages
    columns = raw.columns.map(\.declared)
    list = raw.list.declared
    escalation = raw.escalations.declared
    evaluations = raw.evaluations.declared
    outcomes = DischargeOutcomeWords(raw.outcomes.words)
    var profile = CallProfile()
    profile.apply(parameters)
    profile.failedResults = raw.attempts.failed
    profile.reachedResult = raw.attempts.reached
    profile.questions = raw.questions.map {
      FormQuestion(
        id: $0.id, header: $0.header, text: $0.text, choices: $0.choices ?? [], warnings: $0.warnings ?? [],
        noted: $0.recap)
    }
    profile.headers = Dictionary(list.map { ($0.field.id, $0.field.header) }) { first, _ in first }
    if let fault = Self.fault(profile) ?? Self.unknownAnswer(raw) { throw .setting(file: file, fault: fault) }
    let times = raw.standard_times
    profile.minutesPerPatient = times.prepare + times.contact + times.greet + times.report
    profile.minutesWithEvaluation = profile.minutesPerPatient + times.evaluate
    self.profile = profile
  }

  /// An answer that the recap shall count and that no drop-down offers; nil where there is none.
  private static func unknownAnswer(_ raw: RawTemplate) -> SettingFault? {
    for question in raw.questions {
      guard let answer = question.recap?.first(where: { question.choices?.contains($0) != true }) else { continue }
      return SettingFault { language in
        language(
          "\(question.header): recap \"\(answer)\" tidak ada di antara choices",
          "\(question.header): recap \"\(answer)\" is none of its choices")
      }
    }
    return nil
  }

  /// What a drop-down or a sheet can't take, in words; nil where all is well.
  private static func fault(_ profile: CallProfile) -> SettingFault? {
    let lists =
      profile.questions.map { ($0.header, $0.choices) }
      + [("attempts", [profile.reachedResult] + profile.failedResults)]
    for (name, choices) in lists {
      for choice in choices where choice.isEmpty || choice.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline })
      {
        return SettingFault { language in
          language(
            "\(name): pilihan \"\(choice)\" kosong atau memuat koma atau tanda petik",
            "\(name): choice \"\(choice)\" is empty, or holds a comma or a quote")
        }
      }
      if choices.joined(separator: ",").utf8.count > 255 {
        return SettingFault { language in
          language(
            "\(name): pilihan bersama lebih dari 255 huruf", "\(name): the choices together have more than 255 letters")
        }
      }
    }
    return nil
  }
}

private struct RawTemplate: LogTemplate {
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
    var recap: [String]?
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

  var document: TemplateDocument
  var list: TemplateSheet?
  var escalations: TemplateSheet?
  var evaluations: TemplateSheet?
  var standard_times: Times
  var outcomes: WordLists<DischargeOutcome>
  var attempts: Attempts
  var messages: CallMessages
  var columns: [TemplateColumn]
  var questions: [Question]

  mutating func fill(from builtIn: RawTemplate, file: String) throws(FacilityError) {
    columns = try columns.filled(from: builtIn.columns, file: file)
    // A copy of before says of no question what the recap counts.
    if !questions.contains(where: { $0.recap != nil }) {
      for place in questions.indices {
        questions[place].recap = builtIn.questions.first { $0.id == questions[place].id }?.recap?
          .filter { questions[place].choices?.contains($0) == true }
      }
    }
    list = try .filled(
      list, from: builtIn.list, "list", on: CallSheets.calls, needed: CallColumns.needed,
      others: questions.map(\.header), file: file)
    escalations = try .filled(
      escalations ?? named(builtIn.escalations), from: builtIn.escalations, "escalations", on: CallSheets.escalation,
      needed: CallColumns.neededOfWarnings, file: file)
    evaluations = try .filled(
      evaluations ?? named(builtIn.evaluations), from: builtIn.evaluations, "evaluations", on: CallSheets.evaluations,
      needed: CallColumns.neededOfAnswers, file: file)
  }

  /// A sheet that a facility's copy of before does not have: what stands on the list too is called as it is there.
  private func named(_ sheet: TemplateSheet?) -> TemplateSheet? {
    guard var sheet else { return nil }
    for place in sheet.columns.indices {
      let known = list?.columns.first { $0.id == sheet.columns[place].id }
      sheet.columns[place].header = known?.header ?? sheet.columns[place].header
    }
    return sheet
  }
}
