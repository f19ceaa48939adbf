/// An element of the satisfaction survey (D8); the raw value is its number.
package enum SurveyElement: UInt8, Sendable, CaseIterable, Hashable, Comparable {
  case requirements = 1
  case procedure, time, cost, product, competence, conduct, complaints, facilities

  /// `U1`.
  package var label: String { "U\(rawValue)" }

  package var name: String {
    switch self {
    case .requirements: "Persyaratan"
    case .procedure: "Sistem, mekanisme, prosedur"
    case .time: "Waktu penyelesaian"
    case .cost: "Biaya/tarif"
    case .product: "Produk spesifikasi jenis pelayanan"
    case .competence: "Kompetensi pelaksana"
    case .conduct: "Perilaku pelaksana"
    case .complaints: "Penanganan pengaduan, saran, masukan"
    case .facilities: "Sarana dan prasarana"
    }
  }

  /// Words by which surveys name the element, its own name first; too common ones (`waktu`, `saran`) are not among them.
  package var phrases: [String] {
    switch self {
    case .requirements: [name]
    case .procedure: [name, "sistem mekanisme", "mekanisme", "prosedur"]
    case .time: [name, "waktu pelayanan", "waktu layanan", "jangka waktu", "ketepatan waktu", "kecepatan waktu"]
    case .cost: [name, "biaya", "tarif"]
    case .product: [name, "produk", "spesifikasi"]
    case .competence: [name, "kompetensi"]
    case .conduct: [name, "perilaku"]
    case .complaints: [name, "penanganan pengaduan", "pengelolaan pengaduan"]
    case .facilities: [name, "sarana", "prasarana"]
    }
  }

  package static func < (left: SurveyElement, right: SurveyElement) -> Bool { left.rawValue < right.rawValue }
}
