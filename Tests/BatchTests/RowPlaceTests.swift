import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core
@testable import PhoneService

/// G11: a row is named by its place as it is now and by its key, whatever staff did to the sheet.
struct RowPlaceTests {
  private let book = "/kerja/Sapa Pasien 2026-W47.xlsx"
  private let numbers = ["001001", "001002", "001003", "001004"]

  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    for (place, number) in numbers.enumerated() {
      export.add(number, in: "05/11/2026", out: place < 10 ? "1\(place)/11/2026" : "11/11/2026")
    }
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    return folder
  }

  private func edit(_ folder: FacilityFolder, _ change: (inout SheetCopy) throws -> Void) throws {
    try editWorkbook(folder.path + book) { sheet in if sheet.name == "Lembar Sapa" { try change(&sheet) } }
  }

  /// Where the row of a no. RM stands on the call list, as people count.
  private func place(_ number: String, in folder: FacilityFolder) throws -> Int {
    let sheet = try SheetCopy(path: folder.path + book, sheet: "Lembar Sapa")
    let (head, columns) = try #require(sheet.header)
    let column = try #require(columns["No RM"])
    return try #require(sheet.rows.indices.first { $0 > head && sheet.rows[$0][column] == .text(number) }) + 1
  }

  /// `Data Bermasalah`: row and key of each line.
  private func lines(_ folder: FacilityFolder, _ file: String) throws -> [String] {
    let rows = try SheetCopy(path: folder.path + file, sheet: "Data Bermasalah").rows
    let header = try #require(rows.firstIndex { $0[0] == .text("Berkas") })
    #expect(rows[header][3] == .text("No RM / Kunci"))
    return rows[(header + 1)...].compactMap { row in row[2].map { "\($0.text) \(row[3]?.text ?? "")" } }
  }

  /// What staff do to the order of the rows.
  enum Sorting: CaseIterable {
    case none, reversed, rotated, withNewRowAbove, withTitleAbove, withNoteBelow

    func sort(_ sheet: inout SheetCopy) throws {
      let head = try #require(sheet.header).row
      let body = Array(sheet.rows[(head + 1)...])
      switch self {
      case .none: break
      case .reversed: sheet.rows = Array(sheet.rows[...head]) + body.reversed()
      case .rotated: sheet.rows = Array(sheet.rows[...head]) + body.dropFirst() + body.prefix(1)
      case .withNewRowAbove: sheet.rows = Array(sheet.rows[...head]) + [[:]] + body
      case .withTitleAbove: sheet.rows.insert([0: .text("Minggu sibuk")], at: 0)
      case .withNoteBelow: sheet.rows.append([2: .text("Selesai semua")])
      }
    }
  }

  @Test(arguments: Sorting.allCases)
  func `a warning names the row where its patient stands now`(_ sorting: Sorting) throws {
    let folder = try folder()
    try edit(folder) { sheet in
      try sheet.enter("001002", ["Dihubungi": .text("mungkin")])
      try sorting.sort(&sheet)
    }
    let summary = try folder.run("2026-11-18")
    let place = try place("001002", in: folder)
    let expected = "Sapa Pasien 2026-W47.xlsx, Lembar Sapa, baris \(place) (No RM 001002), Dihubungi"
    #expect(summary.findings.texts.contains { $0.hasPrefix(expected) }, "\(summary.findings.texts)")
    #expect(try lines(folder, book) == ["\(place) No RM 001002"])
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  @Test func `a row that a run appends is named where it then stands`() throws {
    let folder = try folder()
    try edit(folder) { sheet in try sheet.enter("001004", ["Dihubungi": .text("mungkin")]) }
    try folder.run("2026-11-19")
    var export = Export()
    for number in numbers { export.add(number, in: "05/11/2026", out: "13/11/2026") }
    export.add("000999", in: "05/11/2026", out: "10/11/2026", phone: "0812345678S")
    try folder.write("masuk/ekspor.csv", export.text)
    let summary = try folder.run("2026-11-19")
    let place = try place("001004", in: folder)
    #expect(summary.findings.texts.contains { $0.contains("Lembar Sapa, baris \(place) (No RM 001004)") })
    #expect(try lines(folder, book).contains("6 No RM 000999"))
    #expect(try folder.run("2026-11-19").written.isEmpty)
  }

  @Test func `an entry of an earlier week's book is named where it stands there`() throws {
    let folder = try folder()
    try edit(folder) { sheet in
      try sheet.enter("001003", ["Tanggal Sapa": .text("kemarin")])
      try Sorting.reversed.sort(&sheet)
    }
    let place = try place("001003", in: folder)
    try folder.run("2026-12-02")
    let summary = try folder.run("2026-12-02")
    let named = summary.findings.texts.filter { $0.contains("No RM 001003") && $0.contains("Tanggal Sapa") }
    #expect(named.allSatisfy { $0.contains("2026-W47.xlsx, Lembar Sapa, baris \(place) (No RM 001003)") }, "\(named)")
    #expect(!named.isEmpty)
  }

  @Test func `explain names the place in the book as it is now`() throws {
    let folder = try folder()
    try edit(folder) { try Sorting.reversed.sort(&$0) }
    let (_, plan) = try folder.plan("2026-11-18")
    let explanation = try #require(plan.parts[0].explanations(of: "001001").first)
    let place = try place("001001", in: folder)
    #expect(explanation.source == "ekspor.csv, baris 2; Sapa Pasien 2026-W47.xlsx, Lembar Sapa, baris \(place)")
  }

  @Test func `a log's rows are named by place and key, once they were sorted too`() throws {
    let folder = try FacilityFolder(profile: nil)
    try FileManager.default.removeItem(at: folder.url)
    try Facility.create(folder: folder.path, sops: ["layanan-telepon"], name: "Dinas Uji")
    let book = "/kerja/Layanan Telepon 2026-W47.xlsx"
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + book) { sheet in
      guard sheet.name == PhoneColumns.sheet else { return }
      let (head, columns) = try #require(sheet.header)
      for (offset, name) in ["Ani", "Budi", "Citra"].enumerated() {
        while sheet.rows.count <= head + 1 + offset { sheet.rows.append([:]) }
        for (header, text) in [
          ("Tanggal", "16/11/2026"), ("Jam Masuk", "0\(8 + offset).00"), ("Nama Penelpon", name),
          ("Jenis Layanan", "Konsultasi"), ("Salam", name == "Ani" ? "mungkin" : "Ya"),
        ] { sheet.rows[head + 1 + offset][try #require(columns[header])] = .text(text) }
      }
    }
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + book) { sheet in
      guard sheet.name == PhoneColumns.sheet else { return }
      try Sorting.rotated.sort(&sheet)
    }
    try folder.run("2026-11-18")
    let sheet = try SheetCopy(path: folder.path + book, sheet: PhoneColumns.sheet)
    let (head, columns) = try #require(sheet.header)
    let name = try #require(columns["Nama Penelpon"])
    let row = try #require(sheet.rows.indices.first { $0 > head && sheet.rows[$0][name] == .text("Ani") })
    let keyColumn = try #require(columns["Kunci"])
    let key = try #require(sheet.rows[row][keyColumn]).text
    #expect(try lines(folder, book).contains("\(row + 1) \(key)"))
    let (_, plan) = try folder.plan("2026-11-18")
    let explanation = try #require(plan.parts[0].explanations(of: key).first)
    #expect(explanation.source.hasSuffix("\(PhoneColumns.sheet), baris \(row + 1)"))
  }
}
