package import Core

/// As whom a facility is known to those who add up what many facilities did.
package struct ExportProfile: Sendable, SettingProfile {
  /// Its code, the only one of its kind in the province.
  package var code = ""
  /// Kabupaten or kota.
  package var regency = ""
  package var province = ""

  package init() {}

  package static let settings: [Setting<ExportProfile>] = [
    Setting(
      "code", \.code, .code, nil, "kode fasilitas, satu-satunya di provinsi (Kode Faskes); wajib untuk sapa export",
      example: "P1371010101"),
    Setting(
      "regency", \.regency, .text, nil, "kabupaten atau kota tempat fasilitas ini berada", example: "Kota Contoh"),
    Setting("province", \.province, .text, nil, "provinsi tempat fasilitas ini berada", example: "Provinsi Contoh"),
  ]
}
