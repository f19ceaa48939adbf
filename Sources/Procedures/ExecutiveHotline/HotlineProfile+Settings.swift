import Intake
import Spreadsheet

extension HotlineProfile {
  package static let settings: [Setting<HotlineProfile>] = [
    Setting(
      "hotline_number", \.number, .text, "G8", "nomor telepon hotline", example: "0811-1111-7366", word: "nomor"),
    Setting(
      "working_from", \.worksFrom, .clock, "C2", "mulai menit ini CS bertugas", word: "mulai",
      rule: SettingRule("Jam kerja") { profile in
        let words = profile.settingWords
        return "CS \(words["mulai"] ?? "") sampai sebelum \(words["selesai"] ?? ""); selebihnya MOD"
      }),
    Setting("working_to", \.worksTo, .clock, "C2", "mulai menit ini MOD bertugas", word: "selesai"),
    Setting(
      "days_off", \.closedDays.weekdays, .weekdays, "C2", "MOD bertugas sepanjang hari",
      rule: SettingRule("Hari libur") { profile in
        let days = profile.closedDays.weekdays.sorted().map { Weekday.names[$0 - 1] }
        return
          "Pada \(days.joined(separator: ", "))\(days.isEmpty ? "" : " dan ")hari libur yang tercatat, MOD bertugas sepanjang hari. SOP tidak menyebutnya; keputusan Sapa"
      }),
    Setting(
      "holidays", \.closedDays.holidays, .days, "C2", "hari libur; MOD bertugas sepanjang hari",
      example: ClosedDays.exampleHolidays),
    Setting("cs_officers", \.csOfficers, .texts, "C2", "nama petugas CS, seperti tertulis di kolom Penerima"),
    Setting("mod_officers", \.modOfficers, .texts, "C2", "nama MOD, seperti tertulis di kolom Penerima"),
    Setting(
      "midnight_hours", \.midnightHours, .whole(0...23), "C6",
      "jam langkah tanpa tanggal yang melewati tengah malam, paling lama",
      rule: SettingRule("Lewat tengah malam") {
        "Jam langkah tanpa tanggal dianggap hari berikutnya bila mundur melewati tengah malam paling banyak \($0.midnightHours) jam; keputusan Sapa"
      }),
    Setting(
      "vip_rooms", \.vipRooms, .whole(1...500), "C4", "kamar ruang VIP", word: "kamar",
      rule: SettingRule("Kamar VIP") {
        "Bila \($0.bpjsLimit) dari \($0.vipRooms) kamar VIP dipakai pasien BPJS naik kelas, \($0.keptRooms) kamar disediakan untuk pasien hotline"
      }),
    Setting(
      "vip_bpjs_limit", \.bpjsLimit, .whole(0...500), "C4",
      "dipakai pasien BPJS naik kelas sebanyak ini: kamar sisanya disediakan", word: "batas"),
    Setting("vip_kept", \.keptRooms, .whole(0...500), "C4", "kamar yang disediakan untuk pasien hotline", word: "sisa"),
    Setting(
      "report_names", \.reportsShowNames, .truth, "G7",
      "true menampilkan nama pasien yang disamarkan di laporan manajer"),
  ]
}
