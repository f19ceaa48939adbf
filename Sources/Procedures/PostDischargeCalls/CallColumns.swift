package import Book
import Core
package import Intake
package import Spreadsheet

/// The columns of the work book's sheets: the template's, and Sapa's own of `Data Pasien`.
package struct CallColumns: Sendable {
  /// `Lembar Sapa`: the template's, and the form's questions; columns that staff added and the key follow.
  let list: [BookColumn]
  /// How `Data Pasien` is read: the export's columns, then Sapa's own.
  package let data: Schema
  /// The export's columns, as exports call them and as `Data Pasien` shows them.
  let template: Schema
  let export: [BookColumn]
  /// Sapa's own columns of `Data Pasien`; what stands on the list too is called as it is there.
  let own: [BookColumn]
  /// `Eskalasi` (A6).
  let escalation: [BookColumn]
  /// `Evaluasi` (A8).
  let evaluations: [BookColumn]

  /// Columns of the list without which the rules can't do.
  package static let needed =
    ["kode", "status", "no_hp_perbaikan", "dihubungi", "izin", "petugas", "tanggal_sapa", "selesai"]
    + (1...3).flatMap { ["percobaan_\($0)_tanggal", "percobaan_\($0)_hasil"] }

  /// Columns of `Eskalasi` and `Evaluasi` without which the rules can't do.
  package static let neededOfWarnings = [EscalationHandling.day]
  package static let neededOfAnswers = ["tanggal_jawaban", "jam_jawaban", "jawaban", "sumber"]

  /// - Parameters:
  ///   - export: the export's columns.
  ///   - list: the call list's, as the template declares them.
  ///   - escalation: those of `Eskalasi`.
  ///   - evaluations: those of `Evaluasi`.
  ///   - profile: the facility's form, and the words of attempts.
  package init(
    _ export: [DeclaredColumn], list: [DeclaredColumn], escalation: [DeclaredColumn] = [],
    evaluations: [DeclaredColumn] = [], profile: CallProfile
  ) {
    template = Schema(fields: export.map(\.field))
    self.export = export.map { declared in
      var column = declared.column([:], choices: [:])
      column.kind = column.kind == .date ? .date : .any
      return column
    }
    let headers = list.map(\.field).filter { !Self.live.contains($0.id) }
    own = Self.dataSheetOwn.map { column in
      var column = column
      if let field = headers.first(where: { $0.id == column.id }) { column.header = field.header }
      return column
    }
    self.escalation = escalation.map { $0.column(profile.settingWords, choices: [:]) }
    self.evaluations = evaluations.map { $0.column(profile.settingWords, choices: [:]) }
    data = Schema(
      fields: template.fields.map { Field(id: $0.id, header: $0.header, aliases: [], kind: $0.kind) }
        + own.map(\.field))
    let (results, answers) = ([profile.reachedResult] + profile.failedResults, ["Ya", "Tidak"])
    var choices = ["dihubungi": answers, "izin": answers]
    choices["petugas"] = profile.officers.choices
    for attempt in 1...3 {
      choices["percobaan_\(attempt)_hasil"] = results
      choices["percobaan_\(attempt)_petugas"] = profile.officers.choices
    }
    let questions = profile.questions.map { question in
      BookColumn(
        "form_" + question.id, question.header, .staff, question.isRequired ? .choice(question.choices) : .text,
        width: question.isRequired ? 14 : 24)
    }
    let shown = list.filter { !profile.afternoonShift.isEmpty || $0.field.id != Self.suggested }
    self.list = shown.flatMap { declared in
      var column = declared.column(profile.settingWords, choices: choices)
      // Somebody who is not in the list as yet may call, too.
      column.takesOthers = column.id.hasSuffix("petugas")
      column.hasDayLimits = column.owner == .staff && column.kind == .date
      if column.id == "kode" || Self.live.contains(column.id) { column.alignment = .centred }
      if Self.live.contains(column.id) { column.kind = .formula }
      return [column] + (column.id == "izin" ? questions : [])
    }
  }

  /// Who is to call; where nobody is named as on the shift there is no such column.
  static let suggested = "petugas_usulan"

  /// The columns of `Lembar Sapa` that are live formulas.
  static let live: Set<String> = ["selesai", "jadwal"]

  /// `Data Pasien`: the columns that stand first, Sapa's own and the export's; the rest follow in the template's order.
  static let dataSheetFirst = [
    "kode", "status", "tanggal_eksekusi", "no_rm", "nama", "no_hp", "ruangan", "tanggal_masuk", "tanggal_keluar",
    "status_pulang", "alasan", "no_hp_perbaikan", "diagnosa", "penanggung_jawab", "hubungan",
  ]

  /// `Data Pasien`: Sapa's own columns beside the export's.
  private static let dataSheetOwn: [BookColumn] = [
    BookColumn("kode", "Kode", width: 6, alignment: .centred), BookColumn("status", "Status", width: 16),
    BookColumn("tanggal_eksekusi", "Tanggal Eksekusi", .sapa, .date, width: 12),
    BookColumn("alasan", "Alasan", width: 84),
    BookColumn("no_hp_perbaikan", "No HP (perbaikan)", .staff, width: 16),
    BookColumn("pertama_terlihat", "Pertama Terlihat", .sapa, .date, width: 12),
    BookColumn("sumber", "Sumber", width: 34),
    BookColumn("selesai", "Selesai di Lembar Sapa", .sapa, .formula, isHidden: true),
    .key,
  ]

  /// What staff fill in of a warning that they handled, as far as the facility's `Eskalasi` has it, by id.
  var asked: [String] { EscalationHandling.columns.filter { id in escalation.contains { $0.id == id } } }

  /// What the facility calls a column of `Eskalasi`.
  func escalationHeader(_ id: String) -> String { escalation.first { $0.id == id }?.header ?? id }

  /// The same, as the facility calls it.
  package func handling(_ language: Language) -> String {
    let headers = asked.map(escalationHeader)
    return headers.dropLast().joined(separator: ", ") + (headers.count > 1 ? language(" dan ", " and ") : "")
      + (headers.last ?? "")
  }

  /// The sheets with row keys, as they are read; the call list is the one that must be there.
  package var sheets: [(sheet: String, schema: Schema)] {
    [
      (CallSheets.calls, list.schema), (CallSheets.data, data),
      (CallSheets.escalation, escalation.schema),
      (CallSheets.evaluations, evaluations.schema),
    ]
  }

  /// The sheets with row keys, by which copies are merged.
  package var specs: [KeyedSheetSpec] {
    var data = KeyedSheetSpec(name: CallSheets.data, columns: own)
    data.owners.merge(template.fields.map { ($0.header, .source) }) { own, _ in own }
    data.kinds.merge(template.fields.map { ($0.header, $0.kind == .date ? .date : .text) }) { own, _ in own }
    var answers = KeyedSheetSpec(name: CallSheets.evaluations, columns: evaluations)
    answers.isOptional = true
    return [
      data, KeyedSheetSpec(name: CallSheets.calls, columns: list),
      KeyedSheetSpec(name: CallSheets.escalation, columns: escalation), answers,
    ]
  }
}
