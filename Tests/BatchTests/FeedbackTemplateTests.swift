import Foundation
import Intake
import Testing

@testable import Batch
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

    var document, document_messages: TemplateDocument
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
