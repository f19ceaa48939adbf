package import Core
import Spreadsheet

/// One question of the form "Sapa pasien post rawatan" (A6).
package struct FormQuestion: Sendable, Equatable {
  package var id: String
  /// The column's header in `Lembar Sapa`.
  package var header: String
  /// The question as the officer asks it.
  package var text: String
  /// The drop-down's choices; none makes it a free text, which is not required.
  package var choices: [String]
  /// The choices that put the patient on sheet `Eskalasi`.
  package var warnings: [String]

  /// The choices that the recap counts by ward; of a scale its mean is.
  package var noted: [String]

  package var isRequired: Bool { !choices.isEmpty }

  /// Whether its choices are numbers, of which a mean can be made.
  package var isScale: Bool { isRequired && choices.allSatisfy { Int($0) != nil } }

  /// The choice that an answer is, in whatever case it was typed; nil where it is none.
  package func choice(_ answer: String) -> String? { Self.spelled(answer, in: choices) }

  /// The warning that an answer is; nil where it is none.
  package func warning(_ answer: String) -> String? { Self.spelled(answer, in: warnings) }

  private static func spelled(_ answer: String, in words: [String]) -> String? {
    if answer.isEmpty { return nil }
    let answer = answer.lowercased()
    return words.first { $0.lowercased() == answer }
  }

  package init(
    id: String, header: String, text: String, choices: [String], warnings: [String], noted: [String]? = nil
  ) {
    self.id = id
    self.header = header
    self.text = text
    self.choices = choices
    self.warnings = warnings
    self.noted = (noted ?? warnings).filter(choices.contains)
  }
}

/// The settings and the form by which a facility makes its post-discharge calls; every default is RULES A's,
/// ``settings`` say what each is.
package struct CallProfile: SettingProfile {
  /// What the facility calls the columns of `Lembar Sapa`, by id.
  package var headers: [String: String] = [:]

  package func header(_ id: String) -> String { headers[id] ?? id }

  package enum EntryPolicy: String, Sendable, CaseIterable {
    /// A late entry is no target.
    case exclude
    /// A late entry is only marked.
    case mark
  }

  package var entryMaxDays = 5
  package var lateEntry = EntryPolicy.exclude
  package var unknownEntry = EntryPolicy.mark
  package var targetDay = 7
  package var closedDays = ClosedDays.none
  package var carryOverDays = 7
  package var maxAttempts = 3
  package var targetsPerPoint = 5
  package var weeklyMinimum = 7
  package var evaluationDays = 7
  package var maxForms = 500
  package var reportsShowNames = false
  /// Empty where the facility lists none.
  package var officers = OfficerList()
  /// The officers among whom targets are dealt out; empty where nobody is named.
  package var afternoonShift: [String] = []
  package var ownNumbers: [String] = []
  package var ownNames: [String] = []
  package var doNotCall: [String] = []
  /// Minutes a patient, without and with the evaluation (A11).
  package var minutesPerPatient = 17
  package var minutesWithEvaluation = 22
  /// The results of an attempt that did not reach the patient (A5).
  package var failedResults: [String] = []
  /// The result of an attempt that did.
  package var reachedResult = "Terhubung"
  package var questions: [FormQuestion] = []

  package init() {}
}

extension CallProfile {
  package static let settings: [Setting<CallProfile>] = [
    Setting(
      "entry_max_days", \.entryMaxDays, .whole(0...365), "A1", "entri paling lambat, hari sesudah keluar",
      rule: "Batas entri: Data pasien dimasukkan paling lambat {entry_max_days} hari sesudah keluar"),
    Setting(
      "late_entry", \.lateEntry, .oneOf, "A1",
      "Tgl Entri terlambat: \"exclude\" bukan target, \"mark\" hanya ditandai",
      rule: SettingRule("Entri terlambat") {
        "Pasien yang Tgl Entri-nya lewat dari batas itu "
          + ($0.lateEntry == .mark ? "tetap menjadi target dan ditandai" : "tidak menjadi target")
      }),
    Setting(
      "unknown_entry", \.unknownEntry, .oneOf, "A1",
      "ekspor tanpa Tgl Entri, hari pertama terlihat dianggap hari entri",
      rule: SettingRule("Tanpa Tgl Entri") {
        "Pada ekspor tanpa Tgl Entri, hari pertama pasien terlihat dianggap hari entri. Yang terlambat "
          + ($0.unknownEntry == .mark
            ? "hanya ditandai: keputusan Sapa, karena proses mingguan selalu terlambat dua hari bagi sebagian pasien"
            : "tidak menjadi target")
      }),
    Setting(
      "target_day", \.targetDay, .whole(0...365), "A3", "hari sesudah keluar",
      rule: SettingRule("Hari menyapa") {
        "Tanggal Eksekusi adalah \($0.targetDay) hari sesudah tanggal keluar"
          + ($0.closedDays == .none ? "" : "; bila jatuh pada hari tutup, digeser ke hari buka")
      }),
    Setting(
      "carry_over_days", \.carryOverDays, .whole(0...365), "A3a", "lama tunggakan, hari",
      rule:
        "Tunggakan: Target yang lewat tetap ditagih selama {carry_over_days} hari; keputusan Sapa, SOP tidak mengaturnya"
    ),
    Setting(
      "max_attempts", \.maxAttempts, .whole(1...3), "A5", "percobaan menelepon, 1 sampai 3", word: "percobaan",
      rule: "Percobaan: Sesudah {max_attempts} percobaan gagal, pasien ditutup sebagai Tidak Terhubung; keputusan Sapa"),
    Setting(
      "targets_per_point", \.targetsPerPoint, .whole(1...1000), "A9", "target untuk 1 poin",
      rule:
        "Poin: 1 poin untuk {targets_per_point} target yang selesai, per petugas, dihitung per bulan agar sisa seminggu tidak hilang"
    ),
    Setting(
      "weekly_minimum", \.weeklyMinimum, .whole(0...10_000), "A10", "pasien seminggu, paling sedikit",
      rule: "Jumlah seminggu: Paling sedikit {weekly_minimum} pasien disapa dalam seminggu"),
    Setting(
      evaluationSetting, \.evaluationDays, .whole(0...365), "A8",
      "jawaban pesan evaluasi paling lambat, hari sesudah disapa",
      rule:
        "Jawaban evaluasi: Balasan dari nomor pasien paling lama {evaluation_days} hari sesudah disapa dihitung sebagai jawaban pesan evaluasi; keputusan Sapa"
    ),
    Setting("max_forms", \.maxForms, .whole(0...5000), "A6", "formulir cetak paling banyak dalam satu buku kerja"),
    Setting("report_names", \.reportsShowNames, .truth, "G7", "true menampilkan nama pasien di laporan manajer"),
    Setting("officers", \.officers),
    Setting(
      "afternoon_shift", \.afternoonShift, .texts, "A2",
      "petugas sif sore: target dibagi rata di antara mereka (Petugas (usulan))",
      example: ["Rina Marlina", "Doni Firdaus"]),
    Setting(
      "own_numbers", \.ownNumbers, .texts, "A8",
      "nomor WhatsApp rumah sakit sendiri, agar pesannya tidak dianggap jawaban", example: ["0812-0000-0000"]),
    Setting(
      "own_names", \.ownNames, .texts, "A8", "nama rumah sakit sendiri seperti tampil di chat", example: ["RS Harapan"]),
    Setting(
      "do_not_call", \.doNotCall, .texts, "A3b", "No RM yang minta tidak dihubungi", example: ["001234"],
      traits: [.isPrivate]),
    Setting(section: "closed_days", \.closedDays, "A3", "hari tanpa sapaan; tanggal eksekusi digeser ke hari buka"),
  ]

  /// The setting whose line of `Petunjuk` concerns only those who ask for an evaluation.
  package static let evaluationSetting = "evaluation_days"
}
