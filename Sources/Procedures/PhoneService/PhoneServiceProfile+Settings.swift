extension PhoneServiceProfile {
  package static let settings: [Setting<PhoneServiceProfile>] = [
    Setting(
      "max_rings", \.maxRings, .whole(1...20), "B1", "dering sampai telepon diangkat, paling banyak", word: "dering",
      rule: SettingRule("Dering") { "Diangkat paling lambat pada dering ke-\($0.maxRings)" }),
    Setting(
      "callback_minutes", \.callbackMinutes, .whole(1...1440), "B4",
      "menit sampai penelepon dihubungi kembali, paling lambat", word: "menit",
      rule: SettingRule("Hubungi kembali") {
        "Dihubungi kembali paling lambat \($0.callbackMinutes) menit sesudah telepon ditutup, tanpa Jam Selesai sesudah Jam Masuk"
      }),
    Setting(
      "midnight_hours", \.midnightHours, .whole(1...23), "B4",
      "jam yang lebih awal dianggap hari berikutnya bila selisihnya tidak lebih dari ini",
      rule: SettingRule("Lewat tengah malam") {
        "Jam yang lebih awal dianggap hari berikutnya bila selisihnya paling banyak \($0.midnightHours) jam; keputusan Sapa, SOP tidak mengaturnya"
      }),
    Setting(
      "max_reports", \.maxReports, .whole(0...1000), "B9", "halaman BA Pengaduan paling banyak dalam satu buku kerja"),
    Setting(
      "report_names", \.reportsShowNames, .truth, "G7", "true menampilkan nama penelepon di laporan manajer"),
  ]
}
