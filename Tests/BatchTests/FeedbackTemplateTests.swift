import Foundation
import Intake
import Testing

@testable import Batch
@testable import Feedback
import Procedures

/// `templates/umpan-balik.toml` is TOML, and what it lists stands there once.
struct FeedbackTemplateTests {
  private struct Raw: Decodable {
    struct Messages: Decodable {
      var reply: String
      var steps: [String]
    }

    struct Parameters: Decodable {}

    struct Name: Decodable {
      var name: String
      var aliases: [String]
      var meaning: String?
    }

    struct SurveyColumn: Decodable {
      var id, header: String
      var kind: Field.Kind
      var words, aliases: [String]
    }

    struct Theme: Decodable {
      var name: String
      var unit: String?
      var words, negatives, positives: [String]
    }

    struct Unit: Decodable {
      var name: String
      var words: [String]
    }

    struct Words: Decodable {
      var negations, deficits, prohibitions, intensifiers, fillers, conjunctions, contrasts, concessions: [String]
      var positives, negatives, expected, burdens, praises, thanks, suggestions, requests, wishes: [String]
      var questions, reproaches, grievances, neutrals: [String]
      var spellings: [String: String]
    }

    struct Paper: Decodable {
      var title, opening: String
      var points: [String]
      var closing: String?

      var texts: [String] { [title, opening] + points + [closing ?? ""] }
    }

    struct Papers: Decodable {
      var disposition, report, answer, minutes: Paper
    }

    var document, document_messages: TemplateDocument
    var papers: Papers
    var parameters: Parameters
    var messages: Messages
    var channels, kinds, grades: [Name]
    var columns: [TemplateColumn]
    var openings, follow_ups: TemplateSheet
    var survey_columns: [SurveyColumn]
    var words: Words
    var themes: [Theme]
    var units: [Unit]
  }

  private let raw: Raw

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "templates/umpan-balik.toml"), encoding: .utf8)
    raw = try SettingsFile(text, file: "umpan-balik.toml", settings: SettingList(sections: [], isWhole: false)).decode(
      Raw.self)
  }

  @Test func `D4: the papers name no place that is not filled`() {
    let own = ["fasilitas", "kepala", "tim", "nama", "jenis", "tanggal", "lewat", "unit", "id"]
    let papers = raw.papers
    let known: [(Raw.Paper, [String])] = [
      (papers.disposition, own), (papers.report, own), (papers.answer, own),
      (papers.minutes, ["fasilitas", "kepala", "tim", "tim_pesan", "bulan"]),
    ]
    for (paper, places) in known {
      let named = paper.texts.joined().matches(of: #/\{([a-z_]+)\}/#).map { String($0.output.1) }
      #expect(Set(named).isSubset(of: places), "\(named)")
    }
  }

  @Test func `D4: a facility's template may change one sentence of a paper, and leave the rest`() throws {
    let folder = try FacilityFolder()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "templates/umpan-balik.toml"), encoding: .utf8)
    let start = try #require(text.range(of: "[papers.disposition]")?.lowerBound)
    let end = try #require(text.range(of: "# D1: kanal.")?.lowerBound)
    let own = text[..<start] + "[papers.answer]\ntitle = \"SURAT JAWABAN\"\n\n" + text[end...]
    try folder.write("template/umpan-balik.toml", String(own))
    let papers = try FeedbackProcedure([:], folder: folder.path, file: "sapa.toml").settings.papers
    #expect(papers[.answer]?.title == "SURAT JAWABAN" && papers[.answer]?.opening == raw.papers.answer.opening)
    #expect(papers[.report]?.title == raw.papers.report.title && papers[.minutes]?.points == raw.papers.minutes.points)
  }

  @Test func `the template has both documents`() {
    #expect(raw.document.number == "SOP/ADM/I/09" && raw.document_messages.number == "440/422-SOP/PKM.PDH/IV/2023")
  }

  @Test func `channels, kinds and grades are those of RULES D and E`() {
    #expect(
      raw.channels.map(\.name) == ["Langsung", "Rapat/Pertemuan", "Telepon", "SMS", "Kotak Saran", "WhatsApp"])
    #expect(
      raw.kinds.map(\.name) == [
        "Keluhan", "Komplain", "Umpan Balik", "Positif", "Negatif", "Saran", "Pertanyaan", "Pujian",
      ])
    #expect(raw.grades.map(\.name) == ["Merah", "Kuning", "Hijau"] && raw.grades.allSatisfy { $0.meaning != nil })
  }

  @Test func `no wording stands twice`() {
    for list in [raw.channels, raw.kinds, raw.grades] {
      #expect(Self.repeated(list.flatMap { [$0.name] + $0.aliases }) == [])
    }
  }

  @Test func `no header is claimed by two columns, nor by ours`() {
    #expect(Self.repeated(raw.columns.flatMap { [$0.header] + ($0.aliases ?? []) }) == [])
    let ours = [
      "Kode", "Status", "Tahap", "Pelanggaran", "Tindak Lanjut", "Alasan", "Usulan Jenis", "Usulan Tema",
      "Usulan Unit", "Kata Penentu", "Mungkin Sama", "Kunci",
    ]
    let schema = Schema(fields: raw.columns.map(\.field))
    #expect(schema.conflicts.isEmpty)
    #expect(ours.filter { schema.match($0) != nil } == [])
  }

  @Test func `no header of a survey is claimed by two columns`() {
    let repeated = Self.repeated(raw.survey_columns.flatMap { [$0.header] + $0.aliases.filter { $0 != "" } })
    #expect(repeated == [])
    #expect(Self.repeated(raw.survey_columns.flatMap(\.words)) == [])
    #expect(raw.survey_columns.map(\.id) == ["tanggal", "unit", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9"])
  }

  @Test func `the register's columns are in their order`() {
    #expect(
      raw.columns.map(\.header) == [
        "ID", "Tanggal", "Jam", "Kanal", "Nama", "No Telepon", "Isi", "Jenis", "Tema", "Unit", "Tanggal Identifikasi",
        "Tanggal Distribusi", "Tanggal Keputusan", "Keputusan", "Tanggal Persetujuan", "Tanggal Jawaban",
        "Tanggal Umpan Balik Klien", "Nilai", "Grading", "Tanggal Balasan", "Jam Balasan", "Notulen", "Duplikat Dari",
      ])
  }

  private static func repeated(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { !seen.insert(HeaderText.key($0)).inserted }
  }
}
