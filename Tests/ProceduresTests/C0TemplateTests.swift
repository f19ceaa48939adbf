import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import ExecutiveHotline

/// Just enough of TOML for `templates/hotline.toml`: sections of strings and of lists of strings.
enum HotlineTemplate {
  struct Section {
    var name: String
    var texts: [String: String] = [:]
    var lists: [String: [String]] = [:]
  }

  private static func text() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "templates/hotline.toml"), encoding: .utf8)
  }

  /// A path sheet's columns: what they are called, and who does a step.
  static func columns(_ path: CarePath) throws -> [DeclaredColumn] {
    let text = try text()
    let start = try #require(
      text.range(of: path == .inpatient ? "[inpatient]\ncolumns = [\n" : "[outpatient]\ncolumns = [\n"))
    return text[start.upperBound...].split(separator: "\n").prefix { $0 != "]" }.compactMap { line in
      line.firstMatch(of: /id = "([^"]*)", header = "([^"]*)"(?:, unit = "([^"]*)")?/).map {
        DeclaredColumn(Field(id: String($0.1), header: String($0.2)), unit: $0.3.map(String.init))
      }
    }
  }

  static func sections() throws -> [Section] {
    let text = try text()
    var sections: [Section] = []
    var list: String?
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let quoted = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      let words = quoted.filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
      if let key = list {
        sections[sections.count - 1].lists[key, default: []] += words
        if line == "]" { list = nil }
      } else if line.hasPrefix("[") {
        sections.append(Section(name: line.trimmingCharacters(in: ["[", "]"])))
      } else if let equals = line.range(of: " = ") {
        let key = String(line[..<equals.lowerBound])
        let value = line[equals.upperBound...]
        if value.hasPrefix("[") {
          sections[sections.count - 1].lists[key] = words
          if !value.contains("]") { list = key }
        } else {
          sections[sections.count - 1].texts[key] = words.first ?? String(value.prefix { $0 != " " })
        }
      }
    }
    return sections
  }

  static func wordLists() throws -> HotlineWordLists {
    var object: [String: Any] = [:]
    for section in try sections() where section.name.hasPrefix("words") {
      if section.name == "words" {
        object.merge(section.lists) { $1 }
      } else {
        object[String(section.name.dropFirst(6))] = section.lists
      }
    }
    return try JSONDecoder().decode(HotlineWordLists.self, from: JSONSerialization.data(withJSONObject: object))
  }

  static let words = Result { HotlineWords(try wordLists()) }

  static func profile(cs: [String] = [], mod: [String] = []) throws -> HotlineProfile {
    var profile = HotlineProfile()
    profile.words = try words.get()
    for path in CarePath.allCases { profile.name(path, try columns(path)) }
    profile.dutyNames = DutyNames(words: try wordLists().receiver, cs: cs, mod: mod)
    return profile
  }
}

/// A time of day as staff write it; fails where a day has none such.
func clock(_ text: String) throws -> ClockTime { try #require(ClockTime.parse(text).time) }

/// One call and what is noted of its patient: an insured VIP inpatient's on Monday 16/11/2026 at 09.00, answered by CS.
struct HotlineCase {
  var call = HotlineCall()
  var inpatient = InpatientEntry()
  var outpatient = OutpatientEntry()
  var profile: HotlineProfile

  init(_ date: CalendarDate? = nil, _ time: String = "09.00") throws {
    profile = try HotlineTemplate.profile()
    call.date = try date ?? day(16, 11)
    call.time = .value(try clock(time))
    call.answeredBy = "CS"
    call.answeredAs = .customerService
    call.patient = "Sari"
    call.payer = .value(.insurance)
    call.roomClass = .value(.vip)
    call.path = .value(.inpatient)
  }

  func with(_ change: (inout HotlineCase) throws -> Void) rethrows -> HotlineCase {
    var copy = self
    try change(&copy)
    return copy
  }

  /// An outpatient with steps at these times; an empty text is nothing done.
  func outpatient(_ times: [String]) -> HotlineCase {
    with {
      $0.call.path = .value(.outpatient)
      $0.outpatient.steps = times.map { StepTime.noted($0, words: profile.words) }
    }
  }

  /// The same with steps of `Rawat Inap`.
  func inpatient(_ times: [String]) -> HotlineCase {
    with { $0.inpatient.steps = times.map { StepTime.noted($0, words: profile.words) } }
  }

  var context: HotlineContext {
    HotlineContext(call: call, inpatient: inpatient, outpatient: outpatient, profile: profile)
  }
  var decision: HotlineDecision { HotlineDecision(context) }
  var judged: JudgedCall { JudgedCall(decision, context) }
  /// Each rule tried.
  var trials: [Explanation.Trial] { judged.trials(status: decision.eligibility.rawValue) }
  var reason: String { decision.reason(context) }
  var next: String { decision.nextStep(profile) }
  var violations: [String] { decision.violations.map(\.id) }
}

struct C0TemplateTests {
  private func schema() throws -> Schema {
    let columns = try HotlineTemplate.sections().filter { $0.name == "columns" }
    return Schema(
      fields: try columns.map {
        Field(
          id: try #require($0.texts["id"]), header: try #require($0.texts["header"]),
          aliases: $0.lists["aliases"] ?? [],
          kind: try #require(Field.Kind(rawValue: $0.texts["kind"] ?? "")))
      })
  }

  @Test func `C: no header is claimed by two columns`() throws {
    let schema = try schema()
    #expect(schema.conflicts.isEmpty)
    #expect(
      schema.fields.map(\.header) == [
        "Tanggal", "Jam", "Penerima", "Nama Pasien", "No Telepon", "Penjamin", "Kelas", "Nama Perusahaan/Asuransi",
        "Level", "Mitra", "Rujukan Agen", "Jalur", "Kamar", "Status",
      ])
  }

  @Test(arguments: [
    ("Tgl", "tanggal"), ("Hari / Tanggal", "tanggal"), ("Pukul", "jam"), ("Jam Telepon", "jam"),
    ("Diterima oleh", "penerima"), ("Petugas", "penerima"), ("Nama", "nama"), ("No. HP", "no_telepon"),
    ("Cara Bayar", "penjamin"), ("Jenis Penjamin", "penjamin"), ("Kelas Kamar", "kelas"), ("KELAS BENEFIT", "kelas"),
    ("Nama Asuransi", "perusahaan"), ("Perusahaan", "perusahaan"), ("Jabatan", "level"), ("Mitra (Ya/Tidak)", "mitra"),
    ("Perusahaan Mitra", "mitra"), ("Referensi Agen", "rujukan_agen"), ("Jenis Rawat", "jalur"),
    ("No. Kamar", "kamar"), ("Ruangan", "kamar"), ("Status Kamar", "status"), ("Asuransi", nil), ("Agen", nil),
    ("Nama Penjamin", nil), ("Nama Penelpon", nil), ("Tanggal Masuk", nil), ("Kelayakan", nil), ("Alasan", nil),
  ])
  func `C: headers as hospitals write them`(_ header: String, _ id: String?) throws {
    let schema = try schema()
    #expect(schema.match(header).map { schema.fields[$0.field].id } == id)
  }

  @Test func `C: the template's steps are the program's`() throws {
    let profile = try HotlineTemplate.profile()
    for path in CarePath.allCases {
      let ids = try HotlineTemplate.columns(path).filter { $0.unit != nil }.map(\.field.id)
      #expect(ids == PathStep.all(path).map(\.id))
      for (place, step) in profile.steps(path).enumerated() {
        #expect(step.header.hasPrefix("\(place + 1) ") && !step.unit.isEmpty)
      }
    }
    #expect(Set(CarePath.allCases.flatMap(PathStep.all).map(\.id)).count == 16)
  }

  @Test func `C: the document control is the SOP's`() throws {
    let document = try #require(try HotlineTemplate.sections().first { $0.name == "document" })
    #expect(document.texts["title"] == "Hotline Hamori")
    #expect(document.texts["number"] == "DIR.06.02.01.009")
    #expect(document.texts["revision"] == "00")
    #expect(document.texts["effective"] == "15 April 2024")
    #expect(document.texts["issuer"] == "RS Hamori")
  }

  @Test(arguments: [
    ("Perusahaan", Payer.company), (" perusahaan ", .company), ("ASURANSI", .insurance),
    ("Asuransi Allianz", .insurance), ("Asuransi Mandiri Inhealth", .insurance), ("Mandiri Inhealth", .insurance),
    ("Umum", .personal), ("TUNAI", .personal), ("cash", .personal), ("Mandiri", .personal),
    ("Umum / Pribadi", .personal),
    ("BPJS", .bpjs), ("BPJS Kesehatan", .bpjs), ("bpjs kls 2 naik VIP", .bpjs), ("BPJS + Asuransi", .bpjs),
    ("JKN", .bpjs), ("KIS", .bpjs), ("JKN-PBI", .bpjs),
  ])
  func `C1: the payer's words`(_ text: String, _ payer: Payer) throws {
    #expect(try HotlineTemplate.words.get().payer(text) == .value(payer))
  }

  @Test(arguments: ["Asuransi Perusahaan", "Asuransi BPJS", "Perusahaan Asuransi", "Lain-lain", "PT Maju"])
  func `C1: a payer that the template does not know is not guessed`(_ text: String) throws {
    #expect(try HotlineTemplate.words.get().payer(text) == .unreadable(text))
  }

  @Test(arguments: ["", " ", "-", "--", "...", "tidak ada", "Belum diketahui"])
  func `C1: nothing noted is missing in every column`(_ text: String) throws {
    let words = try HotlineTemplate.words.get()
    #expect(words.payer(text) == .missing)
    #expect(words.roomClass(text) == .missing)
    #expect(words.level(text) == .missing)
    #expect(words.path(text) == .missing)
  }

  @Test(arguments: [
    ("VIP", RoomClass.vip), ("vip", .vip), ("V.I.P", .vip), ("Kelas VIP", .vip), ("Suite", .suite), ("SUITE ", .suite),
    ("President Suite", .presidentSuite), ("Presiden Suite", .presidentSuite), ("Presidential Suite", .presidentSuite),
    ("presidentsuite", .presidentSuite), ("I", .first), ("1", .first), ("Kelas I", .first), ("kls. 1", .first),
    ("II", .second), ("Kelas 2", .second), ("III", .third), ("Kelas III", .third), ("3", .third),
  ])
  func `C1: the class's words`(_ text: String, _ value: RoomClass) throws {
    #expect(try HotlineTemplate.words.get().roomClass(text) == .value(value))
  }

  @Test func `C1: the other columns' words`() throws {
    let words = try HotlineTemplate.words.get()
    #expect(words.roomClass("VVIP") == .unreadable("VVIP"))
    #expect(words.level("menengah keatas") == .value(.middleUp))
    #expect(words.level("Menengah ke Atas") == .value(.middleUp))
    #expect(words.level("Direktur") == .value(.middleUp))
    #expect(words.level("STAFF") == .value(.staff))
    #expect(words.level("Supervisor") == .unreadable("Supervisor"))
    #expect(words.path("ranap") == .value(.inpatient))
    #expect(words.path("Rawat  Jalan") == .value(.outpatient))
    #expect(words.path("ICU") == .unreadable("ICU"))
    #expect(words.answer("ya") == .value(true))
    #expect(words.answer("√") == .value(true))
    #expect(words.answer("Tidak") == .value(false))
    #expect(words.answer("TRUE") == .value(true))
    #expect(words.answer("PT Maju") == .unreadable("PT Maju"))
    #expect(words.answer("") == .missing)
    #expect(words.status("KOSONG") == .value(.free))
    #expect(words.status("isi") == .value(.occupied))
    #expect(words.status("") == .missing)
  }

  @Test func `C: a term's own name is known without a template`() {
    let words = HotlineWords.standard
    for payer in Payer.allCases { #expect(words.payer(payer.rawValue) == .value(payer)) }
    for value in RoomClass.allCases { #expect(words.roomClass(value.rawValue) == .value(value)) }
    for level in ManagementLevel.allCases { #expect(words.level(level.rawValue) == .value(level)) }
    for path in CarePath.allCases { #expect(words.path(path.rawValue) == .value(path)) }
    for status in RoomStatus.allCases { #expect(words.status(status.rawValue) == .value(status)) }
    #expect(words.payer("BPJS Kesehatan") == .value(.bpjs))
  }

  @Test func `C: a row of the log is read as it stands`() throws {
    let profile = try HotlineTemplate.profile(mod: ["dr. Budi Santoso"])
    var texts = HotlineCallTexts()
    texts.answeredBy = "DR BUDI  SANTOSO"
    texts.patient = "Sari"
    texts.payer = "Tunai"
    texts.roomClass = "Deluxe"
    texts.level = "-"
    texts.partner = "PT Maju"
    texts.agentReferral = "ya"
    texts.path = "Ranap"
    var reader = HotlineCallReader(profile)
    for _ in 1...2 {
      let call = reader.call(
        date: try day(16, 11), time: ClockTime.parse("09.30 WITA"), timeText: "09.30 WITA", texts: texts)
      #expect(call.time == .value(try clock("09.30")))
      #expect(call.zone == .central)
      #expect(call.answeredAs == .manager)
      #expect(call.payer == .value(.personal))
      #expect(call.roomClass == .unreadable("Deluxe"))
      #expect(call.level == .missing)
      #expect(call.isAgentReferral == .value(true))
      #expect(call.path == .value(.inpatient))
      #expect(call.unknownWords.map(\.column) == ["kelas", "mitra"])
      #expect(call.unknownWords.map(\.text) == ["Deluxe", "PT Maju"])
    }
  }
}
