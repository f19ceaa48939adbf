import Spreadsheet

/// The officers of a facility as its settings list them, each with the other names under which they are noted (G12).
package struct OfficerList: Sendable, Hashable {
  /// As they are shown, in the settings' order.
  package private(set) var names: [String] = []
  /// As the settings have them: `Rina Marlina = Rina = R. Marlina`.
  package private(set) var texts: [String] = []
  /// By every name's key, the officer's place.
  private var places: [String: Int] = [:]

  package init() {}

  /// Nil where a name is empty, or one that two officers have.
  package init?(_ texts: [String]) {
    for text in texts {
      let names = text.split(separator: "=", omittingEmptySubsequences: false).map {
        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      for name in names {
        let key = OfficerNames.key(name)
        guard !key.isEmpty, places[key].map({ $0 == self.names.count }) ?? true else { return nil }
        places[key] = self.names.count
      }
      self.names.append(names[0])
      self.texts.append(text)
    }
  }

  package var isEmpty: Bool { names.isEmpty }

  /// The officer that a name is; the name itself where the list has none.
  package func shown(_ name: String) -> String { places[OfficerNames.key(name)].map { names[$0] } ?? name }

  /// Whether the list has the name, by which spelling ever; whoever writes none is nobody to look for.
  package func has(_ name: String) -> Bool { places[OfficerNames.key(name)] != nil }

  /// The other names of an officer, as formulas compare them: without blanks, in small letters.
  package func otherKeys(of name: String) -> [String] {
    let key = OfficerNames.key(name)
    guard let place = places[key] else { return [] }
    return places.filter { $0.value == place && $0.key != key }.keys.sorted()
  }

  /// What a drop-down offers; nil where a spreadsheet would not take the list.
  package var choices: [String]? {
    let isTaken = names.allSatisfy { !$0.contains(",") && !$0.contains("\"") }
    return isEmpty || !isTaken || names.joined(separator: ",").utf16.count > 255 ? nil : names
  }

  /// What is said of a name that the list has not.
  package static func unknown(_ name: String) -> String {
    "'\(name)' tidak ada di daftar petugas (officers); perbaiki ejaannya, atau tambahkan di pengaturan (G12)"
  }
}

extension SettingForm where Value == OfficerList {
  /// Names, each with the officer's other ones behind `=`.
  package static var officers: SettingForm {
    SettingForm(
      (
        "daftar nama di dalam kurung siku, tiap nama di antara tanda kutip, nama lainnya di belakang tanda =, tidak ada nama yang dipakai dua orang",
        "a list of names in square brackets, each between quotes, other names of one officer behind =, no name of two officers"
      ),
      { value in value.items { $0 }.flatMap { OfficerList($0) } }, write: { .texts($0.texts) })
  }
}

extension Setting {
  /// The officers of a SOP.
  package init(_ name: String, _ property: any WritableKeyPath<Profile, OfficerList> & Sendable) {
    self.init(
      name, property, .officers, "G12",
      "petugas: pilihan di buku kerja; nama lain seseorang di belakang tanda =, dihitung sebagai orang yang sama",
      example: OfficerList(["Rina Marlina = Rina = R. Marlina", "Doni Firdaus"]))
  }
}
