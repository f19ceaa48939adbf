import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core
@testable import ExecutiveHotline
@testable import Feedback
@testable import PhoneService
@testable import PostDischargeCalls

/// What is said of each setting, and that it is said once.
struct SettingTests {
  private typealias Place = SettingWordsTests.Place

  /// RULES: where it gives a default, this is it.
  private static let defaults = [
    "facility.name": "\"RS Harapan\"", "facility.timezone": "\"Asia/Jakarta\"", "facility.language": "\"id\"",
    "facility.medical_record_width": "0", "export.code": "\"\"", "export.regency": "\"\"",
    "export.province": "\"\"", "archive.keep_days": "90", "archive.keep_at_least": "5",
    "sapa-pasien.entry_max_days": "5", "sapa-pasien.late_entry": "\"exclude\"",
    "sapa-pasien.unknown_entry": "\"mark\"", "sapa-pasien.target_day": "7", "sapa-pasien.carry_over_days": "7",
    "sapa-pasien.max_attempts": "3", "sapa-pasien.targets_per_point": "5", "sapa-pasien.weekly_minimum": "7",
    "sapa-pasien.evaluation_days": "7", "sapa-pasien.max_forms": "500", "sapa-pasien.report_names": "false",
    "sapa-pasien.officers": "[]", "sapa-pasien.afternoon_shift": "[]", "layanan-telepon.officers": "[]",
    "sapa-pasien.own_numbers": "[]", "sapa-pasien.own_names": "[]", "sapa-pasien.do_not_call": "[]",
    "sapa-pasien.closed_days.weekdays": "[]", "sapa-pasien.closed_days.holidays": "[]",
    "sapa-pasien.closed_days.shift": "\"next\"", "layanan-telepon.max_rings": "3",
    "layanan-telepon.callback_minutes": "30", "layanan-telepon.midnight_hours": "12",
    "layanan-telepon.max_reports": "500", "layanan-telepon.report_names": "false", "hotline.hotline_number": "\"\"",
    "hotline.sop_title": "\"\"", "hotline.sop_number": "\"\"", "hotline.sop_revision": "\"\"",
    "hotline.sop_effective": "\"\"", "hotline.mod_roster": "[]",
    "hotline.working_from": "\"08.00\"", "hotline.working_to": "\"17.00\"",
    "hotline.days_off": "[\"Sabtu\", \"Minggu\"]", "hotline.holidays": "[]", "hotline.cs_officers": "[]",
    "hotline.mod_officers": "[]", "hotline.vip_rooms": "11", "hotline.vip_bpjs_limit": "9", "hotline.vip_kept": "2",
    "hotline.midnight_hours": "6", "hotline.report_names": "false", "umpan-balik.sop": "\"keduanya\"",
    "umpan-balik.channels":
      "[\"Langsung\", \"Rapat/Pertemuan\", \"Telepon\", \"SMS\", \"Kotak Saran\", \"WhatsApp\"]",
    "umpan-balik.own_numbers": "[]", "umpan-balik.own_names": "[]",
    "umpan-balik.operators": "[\"TELKOMSEL\", \"XL\", \"AXIS\", \"INDOSAT\", \"IM3\", \"SMARTFREN\", \"3\"]",
    "umpan-balik.thread_minutes": "30",
    "umpan-balik.answer_days": "7", "umpan-balik.feedback_days": "7", "umpan-balik.reply_days": "1",
    "umpan-balik.grading": "\"\"", "umpan-balik.days": "\"kalender\"", "umpan-balik.formula": "\"gabungan\"",
    "umpan-balik.target": "80", "umpan-balik.red_days": "1", "umpan-balik.yellow_days": "3",
    "umpan-balik.green_days": "7", "umpan-balik.head_title": "\"Kepala Puskesmas\"",
    "umpan-balik.team": "\"Tim Penanganan Keluhan\"", "umpan-balik.message_team": "\"Tim Pengelola Umpan Balik\"",
    "umpan-balik.max_papers": "100", "umpan-balik.report_names": "false", "umpan-balik.report_texts": "false",
    "umpan-balik.closed_days.weekdays": "[\"Sabtu\", \"Minggu\"]", "umpan-balik.closed_days.holidays": "[]",
    "umpan-balik.closed_days.shift": "\"next\"",
  ]

  @Test func `every setting is there once, and no other`() {
    let names = SettingWordsTests.places.map(\.testDescription)
    #expect(names.sorted() == Self.defaults.keys.sorted())
  }

  @Test(arguments: SettingWordsTests.places)
  func `a setting's default is that of RULES, and its example is allowed`(place: SettingWordsTests.Place) {
    #expect(place.setting.standard.source == Self.defaults[place.testDescription])
    #expect(place.setting.refused(place.setting.example) == nil)
    if place.setting.standard.source != "[]", !["\"\"", "0"].contains(place.setting.standard.source) {
      #expect(place.setting.example == place.setting.standard)
    }
  }

  @Test(arguments: SettingWordsTests.places)
  func `a setting names its clause and says in a sentence what it is`(place: SettingWordsTests.Place) {
    let isFacilitys = ["facility", "export", "archive"].contains(place.section)
    #expect(place.setting.clause?.wholeMatch(of: #/[A-EG]\d+[a-z]?/#) != nil || isFacilitys)
    #expect(place.setting.clause == nil || !isFacilitys)
    #expect(place.setting.meaning.split(separator: " ").count > 1)
    #expect(!place.setting.meaning.hasSuffix(".") && !place.setting.meaning.contains("{"))
  }

  @Test func `a new sapa.toml shows each setting once, with an example, its clause and its sentence`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.remove("")
    try Facility.create(folder: folder.path, sops: Catalogue.all.sops, name: "RS Harapan")
    let text = String(decoding: try #require(folder.bytes("sapa.toml")), as: UTF8.self)
    for place in SettingWordsTests.places {
      let (setting, sections) = (place.setting, text.components(separatedBy: "[\(place.section)]"))
      let section = try #require(sections.last).components(separatedBy: "\n\n")[0]
      let lines = section.split(separator: "\n").filter {
        $0.hasPrefix("# \(setting.name) = ") || $0.hasPrefix("\(setting.name) = ")
      }
      #expect(sections.count == 2)
      #expect(lines.count == (setting.traits.contains(.isHidden) ? 0 : 1), "\(place)")
      guard let line = lines.first else { continue }
      #expect(line.contains("\(setting.name) = \(setting.example.source) "), "\(line)")
      #expect(line.hasSuffix("# " + (setting.clause.map { $0 + ": " } ?? "") + setting.meaning), "\(line)")
    }
  }

  @Test(arguments: Catalogue.all.sops)
  func `a template repeats no setting`(sop: String) throws {
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "templates/\(sop).toml")
    let template = try String(contentsOf: source, encoding: .utf8)
    let parameters = try #require(template.components(separatedBy: "[parameters]\n").last).prefix { $0 != "[" }
    for place in SettingWordsTests.places where place.section == sop {
      let value = parameters.split(separator: "\n").first { $0.hasPrefix("\(place.setting.name) = ") }
      #expect(value == nil || value != "\(place.setting.name) = \(place.setting.standard.source)", "\(place)")
    }
  }

  /// A value that is not the default, and how a sentence has it.
  private static func other(_ setting: SettingEntry) -> (value: String, word: String) {
    let allowed = setting.allowed(.indonesian)
    func list(_ word: String) -> (String, String) { ("[\"\(word)\"]", word) }
    switch setting.standard {
    case .number(let usual):
      let least = allowed.firstMatch(of: #/\d+/#).flatMap { Int($0.output) } ?? 0
      let other = least == usual ? usual + 1 : least
      let isLimit = setting.meaning.hasPrefix("hari untuk ")
      return (String(other), isLimit ? (other == 1 ? "1x24 jam" : "\(other) hari") : String(other))
    case .truth: return ("true", "true")
    case .text where allowed.hasPrefix("salah satu dari "):
      let words = allowed.dropFirst("salah satu dari ".count).matches(of: #/[a-z-]+/#).map { String($0.output) }
      let word = words.last { "\"\($0)\"" != setting.standard.source } ?? ""
      return ("\"\(word)\"", word)
    case .text where allowed.hasPrefix("jam "):
      let time = setting.name == "working_to" ? "18.15" : "07.15"
      return ("\"\(time)\"", time)
    case .text: return ("\"Lain\"", "Lain")
    case .list where allowed.hasPrefix("daftar dari "): return list("Telepon")
    case .list where allowed.hasPrefix("daftar nama hari "): return list("Rabu")
    case .list where allowed.hasPrefix("daftar jadwal "): return list("2026-12-31 Lain")
    case .list where allowed.hasPrefix("daftar tanggal "): return list("2026-12-31")
    default: return list("Lain")
    }
  }

  private func words(_ procedure: (any BatchProcedure)?) -> [String: String] {
    switch procedure {
    case let calls as CallProcedure: calls.profile.settingWords
    case let service as PhoneServiceProcedure: service.settings.profile.settingWords
    case let hotline as HotlineProcedure: hotline.settings.profile.settingWords
    case let feedback as FeedbackProcedure: feedback.settings.profile.settingWords
    default: [:]
    }
  }

  @Test(arguments: SettingWordsTests.places.filter { Catalogue.all.sops.contains($0.section) })
  func `what sapa.toml sets is set, and nothing else`(place: SettingWordsTests.Place) throws {
    let (value, word) = Self.other(place.setting)
    let folder = try FacilityFolder(profile: Array(place.profile("\(place.setting.name) = \(value)").utf8))
    let found = words(try Facility(folder: folder.path).procedures.first)
    let builtIn = try #require(try Catalogue.all.builtIn().first { $0.sop == place.section })
    let usual = words(builtIn)
    #expect(found[place.setting.name] == word)
    let changed = found.filter { usual[$0.key] != $0.value }
    // A setting's other name in hints has the same value.
    #expect(changed.values.allSatisfy { $0 == word } && (1...2).contains(changed.count), "\(changed)")
  }

  @Test(arguments: SettingWordsTests.places.filter { Catalogue.all.sops.contains($0.section) })
  func `what a facility's own template sets counts, unless sapa.toml says otherwise`(
    place: SettingWordsTests.Place
  ) throws {
    let (value, word) = Self.other(place.setting)
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "templates/\(place.section).toml")
    let template = try String(contentsOf: source, encoding: .utf8)
      .replacing(#/\nhotline_number = .*/#, with: "")
      .replacing("[parameters]\n", with: "[parameters]\n\(place.setting.name) = \(value)\n")
    let folder = try FacilityFolder(profile: Array(place.profile("").utf8))
    try folder.write("template/\(place.section).toml", template)
    #expect(words(try Facility(folder: folder.path).procedures.first)[place.setting.name] == word)
    let standard = place.setting.standard.source
    try folder.write("sapa.toml", place.profile("\(place.setting.name) = \(standard)"))
    guard standard != "[]" || place.setting.name != "channels" else { return }
    #expect(words(try Facility(folder: folder.path).procedures.first)[place.setting.name] != word)
  }

  @Test func `what Petunjuk says of settings has its numbers and its clause, and no setting's name`() {
    func lines(_ profile: some SettingProfile) -> [(setting: String, label: String, text: String)] {
      profile.settingRules
    }
    var graded = FeedbackProfile()
    graded.grading = true
    let all = lines(CallProfile()) + lines(PhoneServiceProfile()) + lines(HotlineProfile()) + lines(graded)
    #expect(all.count == 9 + 3 + 5 + 7)
    for line in all {
      #expect(line.text.contains(#/ \([A-G]\d+[a-z]?\)\.$/#), "\(line.text)")
      #expect(!line.text.contains("{") && !line.text.contains("_"), "\(line.text)")
    }
  }

  @Test func `hints and steps may name any setting`() {
    var profile = PhoneServiceProfile()
    profile.maxRings = 5
    #expect("{max_rings} {dering} {lain}".filled(profile.settingWords) == "5 5 {lain}")
  }
}
