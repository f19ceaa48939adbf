import Core
import Intake
import Spreadsheet
import TOMLKit

/// The settings that a TOML file may have, and what is said where it has others or can't be read.
struct SettingList: Sendable {
  /// The sections, in the order in which a new file has them.
  var sections: [SettingEntry]
  /// Whether there is nothing else in the file.
  var isWhole = true

  /// The parameters of a template, whose other parts nobody lists.
  static func parameters<Profile: SettingProfile>(of profile: Profile.Type) -> SettingList {
    SettingList(sections: [Setting(section: parameters, nil, "", Profile.settings).entry], isWhole: false)
  }

  static let parameters = "parameters"

  /// The first thing that is wrong with what a file holds; nil where all is well.
  func fault(_ table: TOMLTable, _ text: String) -> SettingFault? {
    // Lines are found only for what is wrong.
    if faults(table, TOMLLines("")).isEmpty { return nil }
    return faults(table, TOMLLines(text)).min { ($0.line ?? .max) < ($1.line ?? .max) }
  }

  private func faults(_ table: TOMLTable, _ lines: TOMLLines) -> [SettingFault] {
    var faults: [SettingFault] = []
    for key in table.keys {
      guard let value = table[key] else { continue }
      if let section = sections.first(where: { $0.name == key }) {
        check(SettingValue(value), section, "", lines, &faults)
      } else if isWhole {
        faults.append(unknown(key, "", sections, lines))
      }
    }
    return faults + missing(table)
  }

  /// What a file must have; its lines come last, as nothing stands there.
  private func missing(_ table: TOMLTable) -> [SettingFault] {
    sections.compactMap { section in
      guard let needed = section.entries?.first(where: { $0.traits.contains(.isRequired) }) else { return nil }
      let values = table[section.name]?.table
      if let values, values[needed.name] != nil { return nil }
      let path = values == nil ? section.name : section.name + "." + needed.name
      return SettingFault { language in language("\(path) tidak ada", "\(path) is missing") }
    }
  }

  private func check(
    _ value: SettingValue, _ setting: SettingEntry, _ section: String, _ lines: TOMLLines,
    _ faults: inout [SettingFault]
  ) {
    if let refused = setting.refused(value) {
      let entry = lines.entry(section, setting.name) ?? parent(section, lines)
      let isItem = refused != value
      let value = isItem || entry?.key != setting.name ? refused.shown : entry?.value ?? refused.shown
      faults.append(wrong(setting, (isItem ? ": " : " = ") + value, line: entry?.line))
    } else if let settings = setting.entries, case .section(let values) = value {
      let name = section.isEmpty ? setting.name : section + "." + setting.name
      for (key, value) in values.sorted(on: \.key) {
        if let known = settings.first(where: { $0.name == key }) {
          check(value, known, name, lines, &faults)
        } else {
          faults.append(unknown(key, name, settings, lines))
        }
      }
    }
  }

  /// Where a section is written as a value: `closed_days = { … }`.
  private func parent(_ section: String, _ lines: TOMLLines) -> TOMLLines.Entry? {
    guard let dot = section.lastIndex(of: ".") else { return nil }
    return lines.entry(String(section[..<dot]), String(section[section.index(after: dot)...]))
  }

  // MARK: Words

  /// `target_day = "7 hari" tidak dapat dipakai; yang boleh: …`.
  private func wrong(_ setting: SettingEntry, _ value: String, line: Int?) -> SettingFault {
    SettingFault(line: line) { language in
      let what =
        setting.traits.contains(.isPrivate) || value.isEmpty || value.count > 80 ? setting.name : setting.name + value
      return language("\(what) tidak dapat dipakai", "\(what) can't be used") + hint(setting, value, language)
    }
  }

  /// `; yang boleh: bilangan bulat 0 sampai 365, …, misalnya target_day = 7`.
  private func hint(_ setting: SettingEntry, _ value: String, _ language: Language) -> String {
    var text = language("; yang boleh: ", "; allowed: ") + setting.allowed(language)
    if setting.entries == nil {
      text += language(", misalnya ", ", as ") + "\(setting.name) = \(setting.example.source)"
    }
    if value.contains(where: { "“”„‘’".contains($0) }) {
      text += language(
        ". Tanda kutip harus lurus (\"), bukan yang melengkung dari pengolah kata",
        ". Quotes must be straight (\"), not the curly ones of a word processor")
    }
    return text
  }

  private func unknown(_ key: String, _ section: String, _ known: [SettingEntry], _ lines: TOMLLines) -> SettingFault {
    if section.isEmpty {
      if let line = lines.sections.first(where: { $0.name == key || $0.name.hasPrefix(key + ".") })?.line {
        return unknownSection(key, line: line)
      }
      let line = lines.entry("", key)?.line
      let home = home(of: key)
      return SettingFault(line: line) { language in
        language("\(key) berada di atas bagian pertama", "\(key) stands above the first section")
          + language("; taruh di bawah ", "; put it under ") + (home.map { "[\($0)]" } ?? sectionNames)
      }
    }
    let line = (lines.entry(section, key) ?? parent(section, lines))?.line
    let home = home(of: key, first: section)
    let near = home == nil ? Self.near(key, known.map(\.name)) : nil
    return SettingFault(line: line) { language in
      var text = language("\(key) tidak dikenal di bagian [\(section)]", "\(key) is unknown in section [\(section)]")
      if let near {
        text += language("; mungkin maksudnya \(near)", "; it may be \(near)")
      } else if let home {
        text += language("; taruh di bawah [\(home)]", "; put it under [\(home)]")
      } else {
        let names = known.map(\.name).joined(separator: ", ")
        text += language("; yang ada: \(names)", "; there are: \(names)")
      }
      return text
    }
  }

  private func unknownSection(_ name: String, line: Int?) -> SettingFault {
    let near = Self.near(name, sections.map(\.name))
    return SettingFault(line: line) { language in
      language("bagian [\(name)] tidak dikenal", "there is no section [\(name)]")
        + (near.map { language("; mungkin maksudnya [\($0)]", "; it may be [\($0)]") }
          ?? language("; yang ada: \(sectionNames)", "; there are: \(sectionNames)"))
    }
  }

  private var sectionNames: String { sections.map { "[\($0.name)]" }.joined(separator: ", ") }

  /// The section that has a setting of this name, `first` or one within it if it can be.
  private func home(of key: String, first: String = "") -> String? {
    func homes(_ section: SettingEntry, _ name: String) -> [String] {
      let entries = section.entries ?? []
      return (entries.contains { $0.name == key } ? [name] : []) + entries.flatMap { homes($0, name + "." + $0.name) }
    }
    let all = sections.flatMap { homes($0, $0.name) }
    return all.first { $0.hasPrefix(first) } ?? all.first
  }

  private static func near(_ word: String, _ known: [String]) -> String? {
    func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    let limit = word.count > 7 ? 3 : word.count > 3 ? 2 : 1
    let distances = known.map { ($0, EditDistance.between(plain(word), plain($0), limit: limit)) }
    return distances.filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }
}

extension SettingList {
  /// What stands in a line that can't be read as TOML; `reason` is what is known of it.
  func unreadable(_ line: Int, _ text: String, reason: ((Language) -> String)? = nil) -> SettingFault {
    let lines = TOMLLines(text, through: line)
    let section = lines.section(of: line)
    let here = lines.text(line) ?? ""
    let settings = settings(of: section)
    if let twice = lines.entries.first(where: {
      $0.line < line && $0.section == section && $0.key == entryKey(lines, line)
    }) {
      return SettingFault(line: line) { language in
        language(
          "\(twice.key) sudah ada di baris \(twice.line); hapus salah satu",
          "\(twice.key) stands in line \(twice.line) already; remove one of them")
      }
    }
    if let header = lines.sections.first(where: { $0.line == line }),
      let twice = lines.sections.first(where: { $0.name == header.name && $0.line < line })
    {
      return SettingFault(line: line) { language in
        language(
          "bagian [\(header.name)] sudah ada di baris \(twice.line); gabungkan keduanya",
          "section [\(header.name)] stands in line \(twice.line) already; make them one")
      }
    }
    let word = String(here.prefix { $0.isLetter || $0 == "_" })
    let entry = lines.entry(at: line)
    let setting =
      settings.first { $0.name == entry?.key && (entry?.line == line || !here.contains("=")) }
      ?? settings.first { $0.name == word }
    return SettingFault(line: line) { language in
      let shown =
        setting?.traits.contains(.isPrivate) == true
        ? setting?.name ?? "" : here.shortened(to: 80)
      var text = language("\(shown) tidak dapat dibaca", "\(shown) can't be read")
      if let reason { text += ": " + reason(language) }
      if let setting { return text + hint(setting, here, language) }
      if here.hasPrefix("[") {
        return text
          + language(
            "; bagian ditulis di antara kurung siku, misalnya \(sectionNames)",
            "; a section is written in square brackets, as \(sectionNames)")
      }
      return text
        + language(
          "; setelan ditulis nama = nilai, teks di antara tanda kutip lurus (\"), bilangan tanpa tanda kutip",
          "; a setting is written name = value, text between straight quotes (\"), numbers without")
    }
  }

  private func entryKey(_ lines: TOMLLines, _ line: Int) -> String? { lines.entries.first { $0.line == line }?.key }

  private func settings(of section: String) -> [SettingEntry] {
    section.split(separator: ".").reduce(sections) { settings, name in
      settings.first { $0.name == name }?.entries ?? []
    }
  }
}
