/// The built-in templates, embedded in the program.
package enum Templates {
  /// The template of `sapa-pasien`, as TOML in UTF-8.
  package static var sapaPasien: [UInt8] { PackageResources.sapa_pasien_toml }

  /// The template of `layanan-telepon`, as TOML in UTF-8.
  package static var layananTelepon: [UInt8] { PackageResources.layanan_telepon_toml }

  /// The template of `hotline`, as TOML in UTF-8.
  package static var hotline: [UInt8] { PackageResources.hotline_toml }

  /// The template of `umpan-balik`, as TOML in UTF-8.
  package static var umpanBalik: [UInt8] { PackageResources.umpan_balik_toml }
}
