import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Core

/// What is said of each setting of `sapa.toml` that is wrong, as a clerk of the hospital reads it.
struct SettingWordsTests {
  /// A setting, and the section that holds it.
  struct Place: Sendable, CustomTestStringConvertible {
    var section: String
    var setting: SettingEntry
    var testDescription: String { "\(section).\(setting.name)" }

    /// A profile with one line in the setting's section, as the last line.
    func profile(_ line: String, language: String = "id") -> String {
      let facility = "[facility]\n" + (section == "facility" && setting.name == "name" ? "" : "name = \"RS Uji\"\n")
      if section == "facility" { return facility + line + "\n" }
      let head = facility + "language = \"\(language)\"\n\n"
      return head + (section.contains(".") ? "[\(section.prefix { $0 != "." })]\n" : "") + "[\(section)]\n" + line
        + "\n"
    }
  }

  static let places: [Place] = Catalogue.all.settings.sections.flatMap { places($0, in: "") }

  private static func places(_ setting: SettingEntry, in section: String) -> [Place] {
    guard let inner = setting.entries else { return [Place(section: section, setting: setting)] }
    return inner.flatMap { places($0, in: section.isEmpty ? setting.name : section + "." + setting.name) }
  }

  /// Values that a setting can't have, by what is said of it and by its default.
  private func wrong(_ setting: SettingEntry) throws -> [String] {
    let allowed = setting.allowed(.indonesian)
    switch setting.standard {
    case .number:
      let bounds = allowed.matches(of: #/\d+/#).compactMap { Int($0.output) }
      #expect((1...2).contains(bounds.count) && allowed.hasPrefix("bilangan bulat"), "\(setting.name)")
      return ["\"7 hari\"", "7.5", "true", "\(try #require(bounds.first) - 1)"] + bounds.dropFirst().map { "\($0 + 1)" }
    case .truth: return ["\"ya\"", "1"]
    case .text where allowed.hasPrefix("salah satu dari "): return ["\"lain\"", "3"]
    case .text where allowed.hasPrefix("jam "): return ["8.00", "\"25.00\"", "\"pagi\""]
    case .text: return ["5", "true", "[\"a\"]"]
    case .list where allowed.hasPrefix("daftar dari "): return ["\"SMS\"", "[\"Faks\"]", "[]"]
    case .list where allowed.hasPrefix("daftar nama hari "): return ["\"Minggu\"", "[\"Sunday\"]", "[7]"]
    case .list where allowed.hasPrefix("daftar tanggal "):
      return ["\"2026-12-25\"", "[\"25-12-2026\"]", "[\"2026-02-30\"]", "[2026-12-25]"]
    case .list: return ["\"001234\"", "[1234]"]
    case .section, .other: throw CancellationError()
    }
  }

  private func refusal(_ profile: String, _ language: Language = .indonesian) throws -> String? {
    let folder = try FacilityFolder(profile: Array(profile.utf8))
    do throws(FacilityError) {
      _ = try Facility(folder: folder.path)
      return nil
    } catch {
      return error.message(language)
    }
  }

  @Test(arguments: places)
  func `a value that it can't have: line, key, and what is allowed are named`(place: Place) throws {
    for value in try wrong(place.setting) {
      let profile = place.profile("\(place.setting.name) = \(value)")
      let message = try #require(try refusal(profile), "\(place) = \(value)")
      let line = profile.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(message.contains("sapa.toml: baris \(line): \(place.setting.name)"), "\(message)")
      #expect(message.contains("; yang boleh: " + place.setting.allowed(.indonesian)), "\(message)")
      #expect(!message.contains("\(place.setting.name).\(place.setting.name)"), "\(message)")
      let shown = value.filter { !"[]".contains($0) }
      #expect(shown.isEmpty || message.contains(shown) || place.setting.traits.contains(.isPrivate), "\(message)")
    }
  }

  @Test(arguments: places)
  func `a bare word, a unit and a quote that is not closed are told of in the setting's own words`(place: Place) throws
  {
    for value in ["tujuh", "7 hari", "\"tujuh", "“tujuh”", "", "= 7", "[\"a\" \"b\"]"] {
      let message = try #require(try refusal(place.profile("\(place.setting.name) = \(value)")), "\(place) = \(value)")
      #expect(message.contains(": baris "), "\(message)")
      #expect(message.contains("\(place.setting.name)"), "\(message)")
      #expect(message.contains(" tidak dapat dibaca"), "\(message)")
      #expect(message.contains("; yang boleh: " + place.setting.allowed(.indonesian)), "\(message)")
      for foreign in ["expected", "boolean", "Error", "while"] { #expect(!message.contains(foreign), "\(message)") }
      #expect(message.contains("lurus") == value.contains("“"), "\(message)")
    }
  }

  @Test(arguments: places)
  func `a slip of the pen in its name is told, and what it may be`(place: Place) throws {
    let name = place.setting.name
    let slip = String(name.dropLast(2)) + String(name.suffix(2).reversed()) + "x"
    let message = try #require(try refusal(place.profile("\(slip) = 1")), "\(slip)")
    #expect(message.contains("\(slip) tidak dikenal di bagian [\(place.section)]; mungkin maksudnya "), "\(message)")
  }

  @Test(arguments: places)
  func `an English facility reads English`(place: Place) throws {
    guard place.section != "facility" else { return }
    for value in try wrong(place.setting).prefix(1) + ["tujuh"] {
      let profile = place.profile("\(place.setting.name) = \(value)", language: "en")
      let folder = try FacilityFolder(profile: Array(profile.utf8))
      #expect(Facility.language(of: folder.path) == .english)
      let message = try #require(try refusal(profile, .english))
      #expect(message.contains("line ") && message.contains("allowed: "), "\(message)")
      for foreign in ["baris", "yang boleh", "tidak", "Perbaiki"] { #expect(!message.contains(foreign), "\(message)") }
    }
  }

  @Test func `the messages that people got`() throws {
    let calls = "[facility]\nname = \"RS Uji\"\n\n[sapa-pasien]\n"
    #expect(
      try refusal(calls + "target_day = \"7 hari\"\n")?.hasSuffix(
        "sapa.toml: baris 5: target_day = \"7 hari\" tidak dapat dipakai; yang boleh: bilangan bulat 0 sampai 365, tanpa tanda kutip dan tanpa satuan, misalnya target_day = 7. Perbaiki lalu jalankan lagi; contoh setiap setelan ada di sapa.toml baru buatan sapa init."
      ) == true)
    #expect(
      try refusal(calls + "weekly_minimum = tujuh\n")?.contains(
        "sapa.toml: baris 5: weekly_minimum = tujuh tidak dapat dibaca; yang boleh: bilangan bulat 0 sampai 10000, tanpa tanda kutip dan tanpa satuan, misalnya weekly_minimum = 7."
      ) == true)
    #expect(
      try refusal("[facility]\nname = RS Harapan\n[sapa-pasien]\n")?.contains(
        "baris 2: name = RS Harapan tidak dapat dibaca; yang boleh: teks di antara tanda kutip, misalnya name = \"RS Harapan\"."
      ) == true)
  }

  @Test(arguments: [
    ("target_day 7", "misalnya target_day = 7"), ("target_day: 7", "misalnya target_day = 7"),
    ("target_day = 7\ntarget_day = 8", "target_day sudah ada di baris 5; hapus salah satu"),
    ("[sapa-pasien]", "bagian [sapa-pasien] sudah ada di baris 4; gabungkan keduanya"),
    ("max_rings = 3", "max_rings tidak dikenal di bagian [sapa-pasien]; taruh di bawah [layanan-telepon]"),
    (
      "holidays = [\"2026-12-25\"]",
      "holidays tidak dikenal di bagian [sapa-pasien]; taruh di bawah [sapa-pasien.closed_days]"
    ),
    ("closed_days = { weekdays = [\"Sunday\"] }", "baris 5: weekdays: \"Sunday\" tidak dapat dipakai"),
    ("warna = 3", "warna tidak dikenal di bagian [sapa-pasien]; yang ada: entry_max_days, late_entry"),
    ("[sapa_pasien]", "bagian [sapa_pasien] tidak dikenal; mungkin maksudnya [sapa-pasien]"),
    ("[lain]", "bagian [lain] tidak dikenal; yang ada: [facility], [export], [archive], [sapa-pasien]"),
    ("closed_days = [\"Minggu\"]", "yang boleh: bagian [closed_days] dengan setelannya"),
    ("holidays = [\n  \"2026-12-25\"\n  \"2026-12-26\"\n]", "baris 7"),
    ("[sapa-pasien", "[sapa-pasien tidak dapat dibaca; bagian ditulis di antara kurung siku, misalnya [facility], "),
  ])
  func `other slips lead the right way`(lines: String, said: String) throws {
    let message = try #require(try refusal("[facility]\nname = \"RS Uji\"\n\n[sapa-pasien]\n" + lines + "\n"))
    #expect(message.contains(said), "\(message)")
  }

  @Test func `a setting above the first section, a facility without name and one without a SOP`() throws {
    #expect(
      try refusal("target_day = 7\n[facility]\nname = \"A\"\n[sapa-pasien]\n")?.contains(
        "baris 1: target_day berada di atas bagian pertama; taruh di bawah [sapa-pasien]") == true)
    #expect(
      try refusal("[facility]\nname = \" \"\n[sapa-pasien]\n")?.contains("name = \" \" tidak dapat dipakai") == true)
    #expect(
      try refusal("[facility]\nname = \"A\"\n")?.contains("tidak ada bagian SOP; tambahkan salah satu: [sapa-pasien]")
        == true)
    #expect(
      try refusal("[facility]\nname = \"A\"\n[hotline]\nworking_from = \"18.00\"\n")?.contains(
        "working_from = \"18.00\" tidak sebelum working_to = \"17.00\"") == true)
  }

  @Test func `no message shows a no. RM of those who asked not to be called`() throws {
    for value in ["[007788]", "\"007788\"", "[7788]", "[\"007788\"\n  \"005566\"]", "[\"007788]"] {
      let message = try #require(
        try refusal("[facility]\nname = \"A\"\n[sapa-pasien]\ndo_not_call = \(value)\n"), "\(value)")
      #expect(message.contains("do_not_call"))
      for number in ["7788", "5566"] { #expect(!message.contains(number), "\(message)") }
    }
  }

  @Test(arguments: Catalogue.all.sops)
  func `a template's parameters are told of in the same words, and its other parts by their place`(sop: String) throws {
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "templates/\(sop).toml")
    let template = try String(contentsOf: source, encoding: .utf8)
    func refusal(_ text: String) throws -> String {
      let folder = try FacilityFolder(profile: Array("[facility]\nname = \"A\"\n[\(sop)]\n".utf8))
      try folder.write("template/\(sop).toml", text)
      do throws(FacilityError) {
        _ = try Facility(folder: folder.path)
        return ""
      } catch {
        return error.message(.indonesian)
      }
    }
    let parameters = try #require(template.range(of: "[parameters]\n"))
    let line = template[..<parameters.upperBound].count { $0.isNewline } + 1
    for place in Self.places where place.section == sop {
      let name = place.setting.name
      // What the template itself sets would stand there twice.
      if template.contains("\n\(name) = ") { continue }
      for value in try wrong(place.setting) {
        let message = try refusal(
          template.replacingCharacters(in: parameters, with: "[parameters]\n\(name) = \(value)\n"))
        #expect(message.contains("template/\(sop).toml: baris \(line): \(name)"), "\(message)")
        #expect(message.contains("; yang boleh: " + place.setting.allowed(.indonesian)), "\(message)")
        #expect(message.contains("templat bawaan"), "\(message)")
      }
    }
    let place = try #require(template.firstMatch(of: #/\nversion = "[^"]*"/#))
    #expect(
      try refusal(template.replacingCharacters(in: place.range, with: "\nversion = 1")).contains(
        "document.version = 1 tidak dapat dipakai; yang boleh: teks di antara tanda kutip"))
    #expect(try refusal(template.replacingCharacters(in: place.range, with: "")).contains("document.version tidak ada"))
    let kind = try #require(template.firstMatch(of: #/\nkind = "text"/#))
    #expect(
      try refusal(template.replacingCharacters(in: kind.range, with: "\nkind = \"teks\"")).contains(
        "kind = \"teks\" tidak dapat dipakai; yang boleh: salah satu dari \"text\", \"number\", \"identifier\""))
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + self[range.upperBound...]
  }
}
