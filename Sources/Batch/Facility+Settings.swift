package import Core
import Intake
import Spreadsheet

extension Facility: SettingProfile {
  package init() {}

  package static let settings: [Setting<Facility>] = [
    Setting(
      section: "facility", nil, "",
      [
        Setting("name", \.name, .name, nil, "nama yang tercetak di buku kerja dan laporan", traits: [.isRequired]),
        Setting(
          "timezone", \.timeZone,
          .words(ClockZone.names.compactMap { name in ClockZone(name: name).map { (name, $0) } }),
          nil, "atau \"Asia/Makassar\", \"Asia/Jayapura\""),
        Setting(
          "language", \.language, .words([("id", .indonesian), ("en", .english)]), nil,
          "bahasa pesan program: \"id\" atau \"en\"; buku kerja selalu berbahasa Indonesia"),
        Setting(
          "medical_record_width", \.medicalRecordDigits, .whole(0...15), nil,
          "panjang No RM: bila diisi, 1234 dan 001234 adalah pasien yang sama", example: 6),
      ]),
    Setting(section: "export", \.export, nil, "paket data untuk dinas kesehatan: sapa export"),
    Setting(section: "archive", \.retention, nil, "arsip/: salinan setiap berkas yang diganti"),
  ]

  /// ``medicalRecordWidth`` as a file has it: 0 where there is none.
  private var medicalRecordDigits: Int {
    get { medicalRecordWidth ?? 0 }
    set { medicalRecordWidth = newValue > 0 ? newValue : nil }
  }
}

extension Retention: SettingProfile {
  package static let settings: [Setting<Retention>] = [
    Setting("keep_days", \.days, .whole(0...Int.max), nil, "umur salinan sebelum dihapus, hari; 0 menyimpan semua"),
    Setting(
      "keep_at_least", \.count, .whole(1...Int.max), nil, "salinan terbaru tiap buku yang tidak pernah dihapus"),
  ]
}
