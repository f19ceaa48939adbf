import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// What calls found, in whole runs of 2026-W47 (16/11 to 22/11) and on.
struct CallAnswerTests {
  private let book47 = "kerja/Sapa Pasien 2026-W47.xlsx"

  /// The built-in template.
  private var template: String {
    get throws {
      let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      return try String(contentsOf: root.appending(path: "templates/sapa-pasien.toml"), encoding: .utf8)
    }
  }

  /// Patients 001001 to 001007, discharged on 11/11, those of odd numbers from Melati, the others from Mawar.
  private func folder(_ prepare: (FacilityFolder) throws -> Void = { _ in }) throws -> FacilityFolder {
    let folder = try FacilityFolder()
    try prepare(folder)
    let lines = (1...7).map {
      "00100\($0);Pasien \($0);08120010\($0)77;\($0 % 2 == 1 ? "Melati" : "Mawar");05/11/2026;11/11/2026;Sembuh"
    }
    try folder.write(
      "masuk/ekspor.csv",
      (["No RM;Nama Pasien;No HP;Ruangan;Tgl Masuk;Tgl Keluar;Status Pulang"] + lines).joined(separator: "\r\n"))
    try folder.run("2026-11-18")
    return folder
  }

  private func call(
    _ folder: FacilityFolder, _ number: String, on day: String = "18/11/2026", week: String = "2026-W47",
    _ answers: [String: StaffValue?] = [:]
  ) throws {
    var values = [String: StaffValue].executed(by: "Rina", on: day)
    for (question, answer) in answers { values[question] = answer }
    try editWorkbook(folder.path + "/kerja/Sapa Pasien \(week).xlsx") { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter(number, values) }
    }
  }

  private func handle(_ folder: FacilityFolder, _ number: String, week: String, on day: String) throws {
    try editWorkbook(folder.path + "/kerja/Sapa Pasien \(week).xlsx") { sheet in
      if sheet.name == "Eskalasi" { try sheet.enter(number, .handled(on: day)) }
    }
  }

  /// `Temuan` below the header that begins with a text: by the first cells the line's cells.
  private func table(_ folder: FacilityFolder, _ week: String, _ header: String) throws -> [String: [String: String]] {
    let sheet = try SheetCopy(path: folder.path + "/laporan/Rekap Sapa Pasien \(week).xlsx", sheet: "Temuan")
    let head = try #require(sheet.rows.firstIndex { $0[0] == .text(header) })
    let names = sheet.rows[head]
    var lines: [String: [String: String]] = [:]
    var first = ""
    for row in sheet.rows[(head + 1)...].prefix(while: { $0.keys.contains(1) }) {
      if let text = row[0]?.text, !text.isEmpty { first = text }
      let name = header == "Pertanyaan" ? "\(first): \(row[1]?.text ?? "")" : first
      lines[name] = Dictionary(row.compactMap { place, value in names[place].map { ($0.text, value.text) } }) {
        first, _ in first
      }
    }
    return lines
  }

  private func wards(_ folder: FacilityFolder, _ week: String = "2026-W47") throws -> [String: [String: String]] {
    try table(folder, week, "Ruangan")
  }

  private func figure(_ folder: FacilityFolder, _ name: String, _ week: String = "2026-W47") throws -> Int? {
    try PeriodFigures(report: folder.path + "/laporan/Rekap Sapa Pasien \(week).xlsx")?.asClosed(name)
  }

  @Test func `A6: the recap tells what calls found, by ward too`() throws {
    let folder = try folder()
    for number in 1...5 { try call(folder, "00100\(number)", ["Kepuasan (1-4)": .number(number == 1 ? 2 : 4)]) }
    try call(folder, "001001", ["Kondisi Sekarang": .text("memburuk"), "Kepuasan (1-4)": .number(2)])
    try call(folder, "001002", ["Obat Diminum": .text("Berhenti"), "Tahu Jadwal Kontrol": .text("Tidak")])
    // The call lacks an item, but what it found is known.
    try call(folder, "001006", ["Obat Tersedia": .text("Tidak"), "Dijawab Oleh": nil])
    try folder.run("2026-11-19")
    let wards = try wards(folder)
    let (melati, mawar) = (try #require(wards["Melati"]), try #require(wards["Mawar"]))
    let all = try #require(wards["Semua ruangan"])
    #expect(melati["Panggilan dengan jawaban"] == "3" && mawar["Panggilan dengan jawaban"] == "3")
    #expect(melati["Kondisi Sekarang: Memburuk"] == "1" && mawar["Kondisi Sekarang: Memburuk"] == "0")
    #expect(mawar["Obat Diminum: Berhenti"] == "1" && mawar["Obat Tersedia: Tidak"] == "1")
    #expect(mawar["Tahu Jadwal Kontrol: Tidak"] == "1" && all["Tahu Jadwal Kontrol: Tidak"] == "1")
    #expect(melati["Kepuasan (1-4): rata-rata"] == "n = 3")
    #expect(all["Kepuasan (1-4): n"] == "6")
    #expect(all["Kepuasan (1-4): rata-rata"]?.hasPrefix("3.66") == true)
    #expect(all["Eskalasi dibuka"] == "3" && all["Eskalasi ditutup"] == "0" && all["Eskalasi terbuka"] == "3")
    let questions = try table(folder, "2026-W47", "Pertanyaan")
    #expect(questions["Kondisi Sekarang: Memburuk"]?["Jumlah"] == "1")
    #expect(questions["Kondisi Sekarang: Membaik"]?["Dari"] == "6")
    #expect(questions["Dijawab Oleh: Pasien"]?["Dari"] == "5")
    #expect(try figure(folder, "Jawaban kondisi: Memburuk") == 1)
  }

  @Test func `G7: the sheets of answers name nobody`() throws {
    let folder = try folder()
    try call(folder, "001001", ["Kondisi Sekarang": .text("Memburuk"), "Keluhan": .text("Ibu Contoh pusing")])
    try folder.run("2026-11-19")
    try handle(folder, "001001", week: "2026-W47", on: "19/11/2026")
    try folder.run("2026-11-20")
    for sheet in ["Temuan", "Jawaban"] {
      let texts = try SheetCopy(path: folder.path + "/laporan/Rekap Sapa Pasien 2026-W47.xlsx", sheet: sheet).rows
        .flatMap(\.values).map(\.text)
      #expect(
        !texts.contains {
          $0.contains("Pasien 1") || $0.contains("8120") || $0.contains("pusing") || $0.contains("dr.")
        })
    }
  }

  @Test func `G13: a warning is open from the week of its call to the one in which it was handled`() throws {
    let folder = try folder()
    try call(folder, "001001", ["Kondisi Sekarang": .text("Memburuk")])
    try folder.run("2026-11-25")
    try folder.run("2026-12-02")
    try handle(folder, "001001", week: "2026-W49", on: "02/12/2026")
    try folder.run("2026-12-09")
    func told(_ week: String) throws -> [Int?] {
      try ["dibuka", "ditutup", "terbuka", "terbuka dari minggu sebelumnya"].map {
        try figure(folder, "Eskalasi \($0)", week)
      }
    }
    #expect(try told("2026-W47") == [1, 0, 1, 0])
    #expect(try told("2026-W48") == [0, 0, 1, 1])
    #expect(try told("2026-W49") == [0, 1, 0, 0])
    #expect(try told("2026-W50") == [0, 0, 0, 0])
  }

  @Test func `G6: an answer that changes once its week is closed comes as Koreksi`() throws {
    let folder = try folder()
    try call(folder, "001001")
    try folder.run("2026-11-23")
    try call(folder, "001001", ["Kondisi Sekarang": .text("Memburuk")])
    let summary = try folder.run("2026-11-24")
    #expect(summary.procedures.first?.corrections ?? 0 > 0)
    let sheet = try SheetCopy(path: folder.path + "/laporan/Rekap Sapa Pasien 2026-W47.xlsx", sheet: "Koreksi")
    let line = try #require(sheet.rows.first { $0.values.contains(.text("Jawaban kondisi: Memburuk")) })
    #expect(line.values.contains { $0.text.contains("isian formulir di Lembar Sapa") })
    #expect(try wards(folder)["Melati"]?["Kondisi Sekarang: Memburuk"] == "0")
    let before = try folder.files()
    #expect(try folder.run("2026-11-24").written.isEmpty)
    #expect(try folder.files() == before)
  }

  @Test func `A6: a form without a question has no column of it, and closed weeks no Koreksi for it`() throws {
    let folder = try folder()
    try call(folder, "001001", ["Kondisi Sekarang": .text("Memburuk")])
    try folder.run("2026-11-23")
    let cut = try template.replacing(#/\[\[questions\]\]\nid = "kontrol"\n(?:.+\n)+/#, with: "")
    try folder.write("template/sapa-pasien.toml", cut)
    let summary = try folder.run("2026-11-24")
    #expect(summary.procedures.first?.corrections == 0)
    let headers = try SheetCopy(path: folder.path + "/laporan/Rekap Sapa Pasien 2026-W48.xlsx", sheet: "Temuan").rows
      .flatMap(\.values).map(\.text)
    #expect(headers.contains("Kondisi Sekarang") && !headers.contains("Tahu Jadwal Kontrol"))
  }

  @Test func `A6: a template of before, which says nothing of the recap, counts what the built-in one does`() throws {
    let folder = try folder { folder in
      let template = try template
      try folder.write("template/sapa-pasien.toml", template.replacing(#/recap = .+\n/#, with: ""))
    }
    try call(folder, "001002", ["Tahu Jadwal Kontrol": .text("Tidak")])
    try folder.run("2026-11-19")
    #expect(try wards(folder)["Mawar"]?["Tahu Jadwal Kontrol: Tidak"] == "1")
  }

  @Test func `A6: an answer that the recap shall count and that the form does not offer is refused by name`() throws {
    let folder = try folder()
    let wrong = try template.replacing("recap = [\"Memburuk\"]", with: "recap = [\"Parah\"]")
    try folder.write("template/sapa-pasien.toml", wrong)
    #expect {
      try folder.run("2026-11-19")
    } throws: { error in
      (error as? FacilityError)?.message(.english).contains("recap \"Parah\" is none of its choices") == true
    }
  }

  @Test func `A3: Lembar Sapa says which rows are due today, overdue and later, and Petunjuk how long they take`()
    throws
  {
    let folder = try FacilityFolder()
    var export = Export()
    for (number, out) in [("001001", "09/11/2026"), ("001002", "11/11/2026"), ("001003", "14/11/2026")] {
      export.add(number, in: "01/11/2026", out: out)
    }
    export.add("001004", in: "01/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    try call(folder, "001004")
    try folder.run("2026-11-18")
    let days = try folder.calls("2026-W47").reduce(into: [:]) { $0[$1["No RM"] ?? ""] = $1["Jadwal"] ?? "" }
    #expect(days == ["001001": "Terlambat", "001002": "Hari ini", "001003": "Minggu ini", "001004": ""])
    let guide = try SheetCopy(path: folder.path + "/" + book47, sheet: "Petunjuk").rows.flatMap(\.values).map(\.text)
    #expect(guide.contains { $0.hasPrefix("1 pasien, 0 jam 17 menit – tanggal eksekusi 18/11/2026") })
    #expect(guide.contains("Jumlah 3 pasien, 0 jam 51 menit"))
  }

  // MARK: Readmissions

  @Test func `the recap tells who came back within 30 days of those who were reached and of the others`() throws {
    let folder = try folder()
    for number in ["001001", "001002", "001003", "001004", "001005"] { try call(folder, number) }
    var lines = ["No RM;Nama Pasien;No HP;Ruangan;Tgl Masuk;Tgl Keluar;Status Pulang"]
    // Back after 29 days, after 31, and before the call of a patient whom nobody reached.
    for (number, back) in [("001001", "10/12/2026"), ("001002", "12/12/2026"), ("001006", "16/11/2026")] {
      lines.append("\(number);Pasien;0812001;Melati;\(back);;-")
    }
    try folder.write("masuk/lagi.csv", lines.joined(separator: "\r\n"))
    // The 30 days end on 11/12, a Friday.
    try folder.run("2026-12-10")
    try folder.run("2026-12-14")
    func told(_ week: String) throws -> [String] {
      try ["Terhubung", "Tidak terhubung"].flatMap { group in
        let line = try #require(try table(folder, week, "Pasien")[group])
        return ["Dirawat kembali", "Dari yang keluar", "%", "Di antaranya sebelum tanggal eksekusi"].map {
          line[$0] ?? ""
        }
      }
    }
    #expect(try told("2026-W47") == ["0", "0", "–", "0", "0", "0", "–", "0"])
    #expect(try told("2026-W50") == ["1", "5", "0.2", "0", "1", "2", "n = 2", "1"])
    let texts = try SheetCopy(path: folder.path + "/laporan/Rekap Sapa Pasien 2026-W50.xlsx", sheet: "Temuan").rows
      .flatMap(\.values).map(\.text)
    #expect(texts.contains { $0.contains("berbeda sejak awal") && $0.contains("tidak membuktikan") })
  }
}
