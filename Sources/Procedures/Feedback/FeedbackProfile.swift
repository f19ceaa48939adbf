package import Core

/// The SOPs that a facility follows.
package struct FeedbackProcedures: OptionSet, Sendable, Hashable {
  package var rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// SOP D: five channels, stages (Puskesmas Sungai Besar).
  package static let fiveChannels = FeedbackProcedures(rawValue: 1)
  /// SOP E: messages by WhatsApp and SMS (UPTD Puskesmas Padaherang).
  package static let messages = FeedbackProcedures(rawValue: 2)
}

/// The two formulas of the indicator of complaint response that are in use (D7); the raw value stands in the settings.
package enum PunctualityFormula: String, Sendable, CaseIterable, Hashable {
  /// All on time ÷ all.
  case combined = "gabungan"
  /// The mean of the grades' percentages.
  case mean = "rerata"
}

/// Days for each grade (D7).
package struct FeedbackLimits: Sendable, Hashable {
  private var days: [FeedbackGrade: Int] = [.red: 1, .yellow: 3, .green: 7]

  package init() {}

  package subscript(_ grade: FeedbackGrade) -> Int {
    get { days[grade] ?? 0 }
    set { days[grade] = newValue }
  }
}

/// The settings of a facility's feedback; every default is RULES D's and E's, ``settings`` say what each is.
package struct FeedbackProfile: SettingProfile, Equatable {
  package var follows: FeedbackProcedures = [.fiveChannels, .messages]
  package var ownNumbers: [String] = []
  package var ownNames: [String] = []
  package var operators = ["TELKOMSEL", "XL", "AXIS", "INDOSAT", "IM3", "SMARTFREN", "3"]
  package var threadMinutes = 30
  package var answerDays = 7
  package var feedbackDays = 7
  /// For a facility that follows SOP E alone.
  package var replyDays = 1
  package var channels = Set(FeedbackChannel.allCases)
  /// Whether `Grading` counts.
  package var grading = false
  /// Whether `Kuning` and `Hijau` count working days; `Merah` never does.
  package var workingDays = false
  package var formula = PunctualityFormula.combined
  package var target = 80
  package var limits = FeedbackLimits()
  package var headTitle = "Kepala Puskesmas"
  package var complaintTeam = "Tim Penanganan Keluhan"
  package var feedbackTeam = "Tim Pengelola Umpan Balik"
  /// Printed pages of a sheet of papers, at most.
  package var maxPapers = 100
  package var reportsShowNames = false
  package var reportsShowTexts = false
  package var closedDays = ClosedDays.weekends
  /// Days after a week's end until its recap, at most (E2).
  package var recapDays = 7

  package init() {}

  /// Whether the stages of SOP D count; else only replies do.
  package var followsStages: Bool { follows.contains(.fiveChannels) }
}

extension FeedbackProfile {
  package static let settings: [Setting<FeedbackProfile>] = [
    Setting(
      "sop", \.follows,
      .words([("keduanya", [.fiveChannels, .messages]), ("lima-kanal", .fiveChannels), ("whatsapp-sms", .messages)]),
      "D1", "\"lima-kanal\" (langsung, rapat, telepon, SMS, kotak saran), \"whatsapp-sms\", atau \"keduanya\""),
    Setting(
      "own_numbers", \.ownNumbers, .texts, "E5", "nomor WhatsApp fasilitas sendiri, agar balasannya dikenali",
      example: ["0812-0000-0000"]),
    Setting(
      "own_names", \.ownNames, .texts, "E5", "nama fasilitas sendiri seperti tampil di chat", example: ["Puskesmas"]),
    Setting(
      "operators", \.operators, .texts, "E5",
      "pengirim iklan operator seluler; pesannya, dan SMS nomor singkat (3–6 angka), tidak perlu dijawab",
      rule:
        "Pesan operator: Pesan dari {operators} dan SMS dari nomor singkat tidak perlu dijawab, kecuali bila Jenis atau Grading diisi; keputusan Sapa"
    ),
    Setting(
      "thread_minutes", \.threadMinutes, .whole(1...1440), "E5",
      "pesan satu pengirim yang berjarak kurang dari ini menjadi satu umpan balik", word: "menit",
      rule:
        "Pesan beruntun: Pesan satu pengirim yang berjarak kurang dari {thread_minutes} menit menjadi satu umpan balik"),
    Setting(
      "answer_days", \.answerDays, .whole(0...365), "D4", "hari sampai jawaban tertulis; SOP tidak menyebut angka",
      rule:
        "Jawaban tertulis: Paling lambat {answer_days} hari sesudah diterima, bila tanpa grading; keputusan Sapa, SOP hanya menyebut tepat dan cepat"
    ),
    Setting(
      "feedback_days", \.feedbackDays, .whole(0...365), "D4",
      "hari sampai tanggapan klien diminta, dan sampai penilaiannya dicatat",
      rule:
        "Tanggapan klien: Diminta paling lambat {feedback_days} hari sesudah jawaban, dan penilaiannya dicatat paling lambat {feedback_days} hari kemudian; keputusan Sapa"
    ),
    Setting(
      "reply_days", \.replyDays, .whole(0...365), "E1", "hari sampai pesan dibalas", word: "hari",
      rule:
        "Balasan pesan: Pesan WhatsApp dan SMS dibalas paling lambat {reply_days} hari sesudah masuk; keputusan Sapa"),
    Setting(
      "channels", \.channels, .some(), "D1", "kanal yang dipakai",
      rule: "Kanal: Umpan balik diterima melalui {channels}"),
    Setting(
      "grading", \.grading, .words([("", false), ("kkm", true)]), "D7",
      "\"kkm\": Merah, Kuning, Hijau menurut indikator nasional (dari sumber sekunder); \"\" tanpa grading",
      example: true,
      rule: SettingRule("Grading") { profile in
        guard profile.grading else { return nil }
        let days = profile.workingDays ? "kerja, Merah tetap 1×24 jam" : "kalender"
        return
          "Indikator nasional kecepatan tanggap komplain, dari sumber sekunder; hari \(days); target \(profile.target) %"
      }),
    Setting(
      "days", \.workingDays, .words([("kalender", false), ("kerja", true)]), "D7",
      "\"kalender\" atau \"kerja\" (Kuning dan Hijau saja; Merah tetap 1×24 jam)"),
    Setting(
      "formula", \.formula, .oneOf, "D7",
      "\"gabungan\" (tepat waktu ÷ semua) atau \"rerata\" (rata-rata ketiga grading)"),
    Setting("target", \.target, .whole(1...100), "D7", "persen tepat waktu, paling sedikit"),
    limit("red_days", \.limits[.red], "Merah"), limit("yellow_days", \.limits[.yellow], "Kuning"),
    limit("green_days", \.limits[.green], "Hijau"),
    Setting("head_title", \.headTitle, .text, "D4", "yang menyetujui jawaban", word: "kepala"),
    Setting(
      "team", \.complaintTeam, .text, "D4", "yang mengidentifikasi, mendistribusikan dan mencatat penilaian",
      word: "tim"),
    Setting(
      "message_team", \.feedbackTeam, .text, "E2", "yang membalas, merekap dan menganalisis pesan", word: "tim_pesan"),
    Setting(
      "max_papers", \.maxPapers, .whole(0...1000), "D4",
      "halaman lembar disposisi, laporan dan jawaban paling banyak, masing-masing, dalam satu buku kerja"),
    Setting(
      "report_names", \.reportsShowNames, .truth, "G7", "true menampilkan nama yang disamarkan di laporan manajer"),
    Setting("report_texts", \.reportsShowTexts, .truth, "G7", "true menampilkan isi umpan balik di laporan manajer"),
    Setting(section: "closed_days", \.closedDays, "D7", "hari libur, untuk days = \"kerja\"", hidden: ["shift"]),
  ]

  /// The days for a grade; hints say one day as the indicator does.
  private static func limit(
    _ name: String, _ path: any WritableKeyPath<FeedbackProfile, Int> & Sendable, _ grade: String
  ) -> Setting<FeedbackProfile> {
    Setting(
      name, path, .whole(1...365), "D7", "hari untuk \(grade)", word: grade.lowercased(),
      says: { $0 == 1 ? "1x24 jam" : "\($0) hari" })
  }
}
