import Spreadsheet

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
      "thread_minutes", \.threadMinutes, .whole(1...1440), "E5",
      "pesan satu pengirim yang berjarak kurang dari ini menjadi satu umpan balik", word: "menit",
      rule: SettingRule("Pesan beruntun") {
        "Pesan satu pengirim yang berjarak kurang dari \($0.threadMinutes) menit menjadi satu umpan balik"
      }),
    Setting(
      "answer_days", \.answerDays, .whole(0...365), "D4", "hari sampai jawaban tertulis; SOP tidak menyebut angka",
      rule: SettingRule("Jawaban tertulis") {
        "Paling lambat \($0.answerDays) hari sesudah diterima, bila tanpa grading; keputusan Sapa, SOP hanya menyebut tepat dan cepat"
      }),
    Setting(
      "feedback_days", \.feedbackDays, .whole(0...365), "D4",
      "hari sampai tanggapan klien diminta, dan sampai penilaiannya dicatat",
      rule: SettingRule("Tanggapan klien") {
        "Diminta paling lambat \($0.feedbackDays) hari sesudah jawaban, dan penilaiannya dicatat paling lambat \($0.feedbackDays) hari kemudian; keputusan Sapa"
      }),
    Setting(
      "reply_days", \.replyDays, .whole(0...365), "E1", "hari sampai pesan dibalas", word: "hari",
      rule: SettingRule("Balasan pesan") {
        "Pesan WhatsApp dan SMS dibalas paling lambat \($0.replyDays) hari sesudah masuk; keputusan Sapa"
      }),
    Setting(
      "channels", \.channels, .some(), "D1", "kanal yang dipakai",
      rule: SettingRule("Kanal") { profile in
        let names = FeedbackChannel.allCases.filter(profile.channels.contains).map(\.rawValue)
        return "Umpan balik diterima melalui " + names.joined(separator: ", ")
      }),
    Setting(
      "grading", \.grading, .words([("", false), ("kkm", true)]), "D7",
      "\"kkm\": Merah, Kuning, Hijau menurut indikator nasional (dari sumber sekunder); \"\" tanpa grading",
      example: true,
      rule: SettingRule("Grading") { profile in
        let days = profile.workingDays ? "kerja, Merah tetap 1×24 jam" : "kalender"
        return profile.grading
          ? "Indikator nasional kecepatan tanggap komplain, dari sumber sekunder; hari \(days); target \(profile.target) %"
          : nil
      }),
    Setting(
      "days", \.workingDays, .words([("kalender", false), ("kerja", true)]), "D7",
      "\"kalender\" atau \"kerja\" (Kuning dan Hijau saja; Merah tetap 1×24 jam)"),
    Setting(
      "formula", \.formula, .oneOf, "D7",
      "\"gabungan\" (tepat waktu ÷ semua) atau \"rerata\" (rata-rata ketiga grading)"),
    Setting("target", \.target, .whole(1...100), "D7", "persen tepat waktu, paling sedikit"),
    limit("red_days", \.limits.red, "Merah"), limit("yellow_days", \.limits.yellow, "Kuning"),
    limit("green_days", \.limits.green, "Hijau"),
    Setting("head_title", \.headTitle, .text, "D4", "yang menyetujui jawaban", word: "kepala"),
    Setting(
      "team", \.complaintTeam, .text, "D4", "yang mengidentifikasi, mendistribusikan dan mencatat penilaian",
      word: "tim"),
    Setting(
      "message_team", \.feedbackTeam, .text, "E2", "yang membalas, merekap dan menganalisis pesan", word: "tim_pesan"),
    Setting(
      "report_names", \.reportsShowNames, .truth, "G7", "true menampilkan nama yang disamarkan di laporan manajer"),
    Setting("report_texts", \.reportsShowTexts, .truth, "G7", "true menampilkan isi umpan balik di laporan manajer"),
    Setting(
      section: "closed_days", "D7", "hari libur, untuk days = \"kerja\"",
      ClosedDays.settings(
        \.closedDays.weekdays, \.closedDays.holidays, \.closedDays.shift, "D7", weekdays: [6, 7], shifts: false)),
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
