import Intake
import Spreadsheet
import TestSupport
import Testing

@testable import Book
@testable import Core
@testable import PostDischargeCalls

/// A8: what is read back from sheet `Evaluasi`, and who counts as a number.
struct EvaluationSheetTests {
  private static let header: [InMemorySheet.Value] = [
    "Tanggal Sapa", "No RM", "Nama Pasien", "No HP", "Petugas", "Tanggal Jawaban", "Jam Jawaban", "Nilai", "Jawaban",
    "Sumber",
    "Kunci",
  ]

  private static let columns = [
    ("tanggal_jawaban", "Tanggal Jawaban", Field.Kind.date), ("jam_jawaban", "Jam Jawaban", .time),
    ("jawaban", "Jawaban", .text), ("sumber", "Sumber", .text),
  ].map { DeclaredColumn(Field(id: $0, header: $1, kind: $2), owner: .sapa) }

  private func sheet(_ rows: [[InMemorySheet.Value]]) throws -> EvaluationSheet {
    var reader = InMemorySheet([["Evaluasi"]] + rows)
    let read = try Table.read(
      &reader, file: "buku.xlsx", sheet: CallSheets.evaluations,
      schema: CallColumns([], list: [], evaluations: Self.columns, profile: .withTwoQuestions).evaluations.schema)
    return if case .table(let table) = read { EvaluationSheet(table) } else { EvaluationSheet(nil) }
  }

  private func row(_ key: String, _ text: String, score: Double = 4) -> [InMemorySheet.Value] {
    [
      .date(46_344), "001001", "Pasien", "0812-0010-0177", "Rina", .date(46_345), .time(0.4375), .number(score),
      .text(text),
      "chat.txt", .text(key),
    ]
  }

  @Test func `A8: a known answer is read with its day, its time and its file`() throws {
    let answer = try #require(try sheet([Self.header, row("R/1", "4 sangat puas")]).answers["R/1"])
    #expect(answer.date == CalendarDate(serial: 46_345))
    #expect(answer.second == 37_800)
    #expect(answer.score == 4)
    #expect(answer.file == "chat.txt")
  }

  @Test func `A8: the score is Sapa's, whatever was typed over it`() throws {
    #expect(try sheet([Self.header, row("R/1", "kurang puas", score: 4)]).answers["R/1"]?.score == 2)
  }

  @Test func `A8: rows without a key, a day or words are no answers`() throws {
    var undated = row("R/2", "4")
    undated[5] = "kemarin"
    let sheet = try sheet([Self.header, row("R/1", "4"), row("R/1", "3"), row("", "2"), undated, row("R/3", "")])
    #expect(sheet.answers.mapValues(\.text) == ["R/1": "4"])
    #expect(!sheet.isForeign)
  }

  @Test func `A8: a sheet without keys is somebody else's`() throws {
    #expect(try sheet([["rapat Senin"]]).isForeign)
    #expect(try sheet([Array(Self.header.dropLast()), Array(row("R/1", "4").dropLast())]).isForeign)
  }

  @Test(arguments: [
    "081234567890", "+62 812-3456-7890", "+62\u{00A0}812\u{2011}3456\u{2011}7890", "(0812) 3456 7890",
    "62 812.3456.7890",
  ])
  func `A8: one number has one key, however it is written`(_ number: String) {
    #expect(MessageParty.isNumber(number))
    #expect(MessageParty.key(number) == "81234567890")
  }

  @Test(arguments: ["Budi", "Budi 2", "Apotek 24 jam", "INDOSAT", "12"])
  func `A8: a name is no number`(_ name: String) { #expect(!MessageParty.isNumber(name)) }
}
