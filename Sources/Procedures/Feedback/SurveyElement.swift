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

/// The headers under which a survey's elements go, from the template: by label, never by position (D8).
package struct SurveyLabels: Sendable {
  private let phrases: [(element: SurveyElement, words: WordSequence)]

  /// Phrases as the template lists them; the elements' own go without saying.
  package init(_ phrases: [(SurveyElement, [String])] = []) {
    self.phrases = (SurveyElement.allCases.map { ($0, $0.phrases) } + phrases).flatMap { element, wordings in
      wordings.map { (element, WordSequence($0)) }.filter { !$0.1.isEmpty }
    }
  }

  /// The element of a header, nil for none.
  ///
  /// The longest phrase that stands in it decides; where none does, or two elements' are of one length, its number: `U8`,
  /// `Unsur 8`.
  package func element(_ header: String) -> SurveyElement? {
    let words = WordSequence(header)
    var longest = 0
    var found: SurveyElement?
    for phrase in phrases where phrase.words.bytes.count >= longest && words.contains(phrase.words) {
      if phrase.words.bytes.count > longest {
        longest = phrase.words.bytes.count
        found = phrase.element
      } else if phrase.element != found {
        found = nil
      }
    }
    return found ?? Self.number(words).flatMap(SurveyElement.init)
  }

  /// The number that a header begins with: `u8`, `u 8`, `unsur 8`, `u08`.
  private static func number(_ words: WordSequence) -> UInt8? {
    let parts = words.bytes.split(separator: 0x20).prefix(2).map { String(decoding: $0, as: UTF8.self) }
    guard let first = parts.first else { return nil }
    let digits: Substring
    if first == "u" || first == "unsur", parts.count == 2 {
      digits = parts[1][...]
    } else if first.hasPrefix("unsur") {
      digits = first.dropFirst(5)
    } else if first.hasPrefix("u") {
      digits = first.dropFirst()
    } else {
      return nil
    }
    guard digits.utf8.count <= 2, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return UInt8(digits)
  }
}
