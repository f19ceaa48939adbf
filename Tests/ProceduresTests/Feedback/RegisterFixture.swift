import Intake
import Spreadsheet
import TestSupport
import Testing

@testable import Book
@testable import Core
@testable import Feedback

/// A register of some feedback, on Saturday 21 November 2026.
struct RegisterFixture {
  private static let fields: [Field] = [
    Field(id: "id", header: "ID", aliases: [], kind: .identifier),
    Field(id: "tanggal", header: "Tanggal", aliases: [], kind: .date),
    Field(id: "jam", header: "Jam", aliases: [], kind: .time),
    Field(id: "kanal", header: "Kanal", aliases: [], kind: .text),
    Field(id: "nama", header: "Nama", aliases: [], kind: .text),
    Field(id: "no_telepon", header: "No Telepon", aliases: [], kind: .telephone),
    Field(id: "isi", header: "Isi", aliases: [], kind: .text),
    Field(id: "jenis", header: "Jenis", aliases: [], kind: .text),
    Field(id: "tema", header: "Tema", aliases: [], kind: .text),
    Field(id: "unit", header: "Unit", aliases: [], kind: .text),
    Field(id: "tanggal_identifikasi", header: "Tanggal Identifikasi", aliases: [], kind: .date),
    Field(id: "tanggal_distribusi", header: "Tanggal Distribusi", aliases: [], kind: .date),
    Field(id: "tanggal_keputusan", header: "Tanggal Keputusan", aliases: [], kind: .date),
    Field(id: "keputusan", header: "Keputusan", aliases: [], kind: .text),
    Field(id: "tanggal_persetujuan", header: "Tanggal Persetujuan", aliases: [], kind: .date),
    Field(id: "tanggal_jawaban", header: "Tanggal Jawaban", aliases: [], kind: .date),
    Field(id: "tanggal_umpan_balik", header: "Tanggal Umpan Balik Klien", aliases: [], kind: .date),
    Field(id: "nilai", header: "Nilai", aliases: [], kind: .text),
    Field(id: "grading", header: "Grading", aliases: [], kind: .text),
    Field(id: "tanggal_balasan", header: "Tanggal Balasan", aliases: [], kind: .date),
    Field(id: "jam_balasan", header: "Jam Balasan", aliases: [], kind: .time),
    Field(id: "notulen", header: "Notulen", aliases: [], kind: .text),
    Field(id: "duplikat_dari", header: "Duplikat Dari", aliases: [], kind: .text),
  ]
  private static let survey: [Field] =
    SurveyElement.allCases.map { Field(id: "u\($0.rawValue)", header: $0.label, aliases: [], kind: .text) }

  static var settings: FeedbackSettings {
    var vocabulary = FeedbackVocabulary()
    vocabulary.negations = ["tidak"]
    vocabulary.positives = ["ramah", "bersih"]
    vocabulary.negatives = ["kotor"]
    vocabulary.themes = [
      FeedbackVocabulary.Theme(name: "Waktu Tunggu", words: ["antrean"], negatives: ["lama"], unit: "Loket"),
      FeedbackVocabulary.Theme(name: "Kebersihan", words: ["toilet"], unit: "Rumah Tangga"),
    ]
    vocabulary.units = [
      FeedbackVocabulary.Unit(name: "Loket", words: ["loket"]), FeedbackVocabulary.Unit(name: "Rumah Tangga"),
    ]
    var settings = FeedbackSettings(
      profile: FeedbackProfile(), vocabulary: vocabulary, wordings: FeedbackWordings(), steps: ["Catat."])
    settings.sheets = FeedbackSheets([
      FeedbackSheets.plans: [("no_rtl", "No RTL"), ("tenggat", "Tenggat"), ("status", "Status")].map {
        DeclaredColumn(Field(id: $0, header: $1), owner: .staff)
      }
    ])
    return settings
  }

  let state: FeedbackState
  let week: Period
  let month: Period

  /// Each row is of Tuesday 17 November by WhatsApp, but for what it says; surveys are rows of U1 to U9.
  init(
    _ rows: [[String: String]], surveys: [[String]] = [], recaps: [Period: CalendarDate] = [:],
    on day: String = "2026-11-21",
    _ change: (inout FeedbackSettings) -> Void = { _ in }
  ) throws {
    var settings = Self.settings
    change(&settings)
    let layout = FeedbackColumns.layout(Self.fields.map { DeclaredColumn($0) }, others: Self.survey, settings)
    let plain = [
      "Tanggal": "17/11/2026", "Kanal": "WhatsApp", "Nama": "Sari Dewi", "Isi": "antrean lama sekali", "Jam": "08.00",
    ]
    let headers = Self.fields.map(\.header)
    let cells = rows.map { row in headers.map { InMemorySheet.Value.text(row[$0] ?? plain[$0] ?? "") } }
    let table = try Self.table([headers.map { .text($0) }] + cells, "register.csv", layout)
    var others: [Table] = []
    if !surveys.isEmpty {
      let head = SurveyElement.allCases.map { InMemorySheet.Value.text($0.label) }
      others = [try Self.table([head] + surveys.map { $0.map { .text($0) } }, "survei.csv", layout)]
    }
    let date = try #require(CalendarDate(iso: day))
    let log = LogReader(layout: layout, inputs: [table], others: others, books: [], date: date).read()
    state = FeedbackState(log, settings, date: date, recaps: recaps)
    week = Period(Week(holding: date))
    month = Period(monthOf: date)
  }

  private static func table(
    _ rows: [[InMemorySheet.Value]], _ file: String, _ layout: LogLayout
  ) throws -> Table {
    var reader = InMemorySheet(rows)
    guard case .table(let table) = try Table.read(&reader, file: file, sheet: nil, schema: layout.schema) else {
      throw NoHeader()
    }
    return table
  }

  func figures(_ period: Period) -> FeedbackFigures {
    FeedbackFigures(state, rows: state.log.rows(of: period), period: period)
  }

  static let control = DocumentControl(
    facility: "Puskesmas Contoh", title: "Umpan Balik", number: "SOP/1", revision: "0", effective: "1 Januari 2026",
    templateVersion: "1", programVersion: "0", period: "2026-11", made: CalendarDate(dayNumber: 20_778))

  var context: LogContext {
    LogContext(control: Self.control, problems: [], isClosed: false, date: state.date)
  }
}
