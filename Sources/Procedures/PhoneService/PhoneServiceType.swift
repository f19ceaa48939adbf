/// What a caller calls for (`Jenis Layanan`, B3); the raw value stands in the log.
package enum PhoneServiceType: String, Sendable, CaseIterable, Hashable {
  case membership = "Konfirmasi Kepesertaan"
  case consultation = "Konsultasi"
  case complaint = "Pengaduan"
}
