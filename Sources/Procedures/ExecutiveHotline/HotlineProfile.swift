package import Book
package import Core
package import Intake
package import Spreadsheet

/// The settings by which a hospital runs its hotline; every default is RULES C's, ``settings`` say what each is.
package struct HotlineProfile: SettingProfile {
  package var number = ""
  /// What the facility's own SOP is called and numbered; empty for what the template says.
  package var sopTitle = ""
  package var sopNumber = ""
  package var sopRevision = ""
  package var sopEffective = ""
  /// Minutes since midnight.
  package var worksFrom = 8 * 60
  package var worksTo = 17 * 60
  package var closedDays = ClosedDays.weekends
  package var csOfficers: [String] = []
  package var modOfficers: [String] = []
  /// Who is manager on duty from the end of a day's working hours until the next day's begin, by that first day.
  package var modRoster: [CalendarDate: String] = [:]
  package var midnightHours = 6
  package var vipRooms = 11
  package var bpjsLimit = 9
  package var keptRooms = 2
  package var reportsShowNames = false
  /// The clock of the facility.
  package var zone = ClockZone.western
  package var dutyNames = DutyNames()
  package var words = HotlineWords.standard
  /// The steps of `Rawat Inap` (C3), seven in the SOP's order.
  package private(set) var inpatientSteps = PathStep.all(.inpatient)
  /// The steps of `Rawat Jalan` (C5), nine in the SOP's order.
  package private(set) var outpatientSteps = PathStep.all(.outpatient)
  /// What the facility calls the columns of the path sheets, by id.
  private var headers: [String: String] = [:]

  package init() {}

  package func steps(_ path: CarePath) -> [PathStep] {
    switch path {
    case .inpatient: inpatientSteps
    case .outpatient: outpatientSteps
    }
  }

  /// The keys of those who answer the telephone, by their names (G12).
  var officerKeys: Set<String> { Set((csOfficers + modOfficers + modRoster.values).map(OfficerNames.key)) }

  package func header(_ id: String) -> String { headers[id] ?? id }

  /// Takes from a path sheet's columns what steps and questions are called, and who does a step.
  package mutating func name(_ path: CarePath, _ columns: [DeclaredColumn]) {
    let known = Dictionary(columns.map { ($0.field.id, $0) }) { first, _ in first }
    headers.merge(known.mapValues(\.field.header)) { $1 }
    let steps = PathStep.all(path).map { step in
      var step = step
      step.header = known[step.id]?.field.header ?? step.id
      step.unit = known[step.id]?.unit ?? ""
      return step
    }
    switch path {
    case .inpatient: inpatientSteps = steps
    case .outpatient: outpatientSteps = steps
    }
  }
}

extension HotlineProfile {
  package static let settings: [Setting<HotlineProfile>] = [
    Setting(
      "hotline_number", \.number, .text, "G8", "nomor telepon hotline rumah sakit ini", example: "0811-0000-0000",
      word: "nomor", says: { $0.isEmpty ? "(nomornya belum diisi di pengaturan)" : $0 }),
    Setting(
      "sop_title", \.sopTitle, .text, "G8", "judul SOP rumah sakit ini, tercetak di setiap lembar",
      example: "Hotline Pasien Eksekutif"),
    Setting(
      "sop_number", \.sopNumber, .text, "G8", "nomor dokumen SOP rumah sakit ini", example: "SPO/001/2026",
      rule: SettingRule("Dokumen") { profile in
        profile.sopNumber.isEmpty
          ? "Judul dan nomor dokumen masih dari SOP sumbernya; tulis milik rumah sakit ini di pengaturan" : nil
      }),
    Setting("sop_revision", \.sopRevision, .text, "G8", "revisi SOP rumah sakit ini", example: "00"),
    Setting(
      "sop_effective", \.sopEffective, .text, "G8", "tanggal berlaku SOP rumah sakit ini", example: "2 Januari 2026"),
    Setting(
      "working_from", \.worksFrom, .clock, "C2", "mulai menit ini CS bertugas", word: "mulai",
      rule: "Jam kerja: CS {working_from} sampai sebelum {working_to}; selebihnya MOD"),
    Setting("working_to", \.worksTo, .clock, "C2", "mulai menit ini MOD bertugas", word: "selesai"),
    Setting(
      "days_off", \.closedDays.weekdays, .weekdays, "C2",
      "MOD bertugas sepanjang hari; SOP hanya menyebut Senin sampai Jumat",
      rule: SettingRule("Hari libur") { profile in
        let days = profile.closedDays.weekdays.isEmpty ? "hari" : "{days_off} dan hari"
        return "Pada \(days) libur yang tercatat, MOD bertugas sepanjang hari. SOP tidak menyebutnya; keputusan Sapa"
          .filled(profile.settingWords)
      }),
    Setting(
      "holidays", \.closedDays.holidays, .days, "C2", "hari libur; MOD bertugas sepanjang hari",
      example: ClosedDays.exampleHolidays),
    Setting("cs_officers", \.csOfficers, .texts, "C2", "nama petugas CS, seperti tertulis di kolom Penerima"),
    Setting("mod_officers", \.modOfficers, .texts, "C2", "nama MOD, seperti tertulis di kolom Penerima"),
    Setting(
      "mod_roster", \.modRoster, .roster, "C2", "siapa MOD malam itu, dari akhir jam kerja sampai pagi berikutnya",
      example: Dictionary(uniqueKeysWithValues: ClosedDays.exampleHolidays.map { ($0, "Nama MOD") })),
    Setting(
      "midnight_hours", \.midnightHours, .whole(0...23), "C6",
      "jam langkah tanpa tanggal yang melewati tengah malam, paling lama",
      rule:
        "Lewat tengah malam: Jam langkah tanpa tanggal dianggap hari berikutnya bila mundur melewati tengah malam paling banyak {midnight_hours} jam; keputusan Sapa"
    ),
    Setting(
      "vip_rooms", \.vipRooms, .whole(1...500), "C4", "kamar ruang VIP", word: "kamar",
      rule:
        "Kamar VIP: Bila {vip_bpjs_limit} dari {vip_rooms} kamar VIP dipakai pasien BPJS naik kelas, {vip_kept} kamar disediakan untuk pasien hotline"
    ),
    Setting(
      "vip_bpjs_limit", \.bpjsLimit, .whole(0...500), "C4",
      "dipakai pasien BPJS naik kelas sebanyak ini: kamar sisanya disediakan", word: "batas"),
    Setting("vip_kept", \.keptRooms, .whole(0...500), "C4", "kamar yang disediakan untuk pasien hotline", word: "sisa"),
    Setting(
      "report_names", \.reportsShowNames, .truth, "G7",
      "true menampilkan nama pasien yang disamarkan di laporan manajer"),
  ]
}
