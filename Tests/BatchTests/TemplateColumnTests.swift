import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

/// What a template says of a log's columns: how they look, what they offer, and what a facility may change of it.
struct TemplateColumnTests {
  /// A golden case that is gone through, and its SOP.
  struct Source: Sendable, CustomTestStringConvertible {
    var sop: String
    var name: String
    var testDescription: String { "\(sop): \(name)" }
  }

  static let sources = [
    Source(sop: "sapa-pasien", name: "stays_evaluation_answers"),
    Source(sop: "layanan-telepon", name: "phone_log_week"),
    Source(sop: "hotline", name: "hotline_census"),
    Source(sop: "umpan-balik", name: "feedback_chat_month"),
    Source(sop: "umpan-balik", name: "feedback_follow_up_plans"),
  ]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A SOP's own template.
  private func template(_ sop: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: "templates/\(sop).toml"), encoding: .utf8)
  }

  /// What a case says, under no name, and the workbooks that it leaves, as text, with such a template; nil is the built-in one.
  /// At last staff type `entries` into the newest book: sheet, row, column and value.
  private func portraits(
    _ source: Source, template: String? = nil, typing entries: [[String]] = []
  ) throws -> [String: String] {
    let folder = try FacilityFolder(profile: nil)
    try folder.remove("")
    let home = Self.root.appending(path: "Tests/Cases/\(source.name)")
    try FileManager.default.copyItem(at: home.appending(path: "input"), to: folder.url)
    if let template { try folder.write("template/\(source.sop).toml", template) }
    let lines = try String(contentsOf: home.appending(path: "command.txt"), encoding: .utf8).split(separator: "\n")
      .map(String.init)
    var said = try lines.map { try CaseStep($0).perform(in: folder) }.joined()
    if !entries.isEmpty {
      let book = try #require(folder.files().keys.filter { $0.hasPrefix("kerja/") }.max())
      try folder.write("akhir.csv", "buku\n" + entries.map { ([book] + $0).joined(separator: ";") + "\n" }.joined())
      for line in ["enter akhir.csv"] + lines.filter({ $0.hasPrefix("sapa run") }).suffix(1) {
        said += try CaseStep(line).perform(in: folder)
      }
    }
    return try folder.files().keys.filter { $0.hasSuffix(".xlsx") && !$0.hasPrefix("arsip") && !$0.hasPrefix("masuk") }
      .reduce(into: ["": said]) { result, name in
        result[name] = try WorkbookPortrait(path: folder.url.appending(path: name).path).text
      }
  }

  /// The lines of the `[[columns]]` that `change` replaces, and those of columns that are one line each.
  private func changed(
    _ template: String, _ change: (String) -> String?, line changeLine: (String) -> String = { $0 }
  ) -> String {
    var isColumn = false
    return template.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      if line.hasPrefix("[") { isColumn = line == "[[columns]]" }
      return line.hasPrefix("  { id =") ? changeLine(String(line)) : isColumn ? change(String(line)) : String(line)
    }.joined(separator: "\n")
  }

  @Test(arguments: sources)
  func `live colours, formulas and verdicts are the same when a facility renames every header`(source: Source) throws {
    let plain = try portraits(source)
    var aliases = ""
    let renamed = changed(
      try template(source.sop),
      { line in
        if line.hasPrefix("header = ") {
          aliases = String(line.dropFirst("header = ".count))
          return "header = \(aliases.dropLast())\(SheetCopy.renamed)\""
        }
        // Exports call the column as before.
        return line.hasPrefix("aliases = [")
          ? line.replacing("aliases = [", with: "aliases = [\(aliases), ") : line
      }, line: { $0.replacing(/header = "([^"]*)"/) { "header = \"\($0.1)\(SheetCopy.renamed)\"" } })
    let others = try portraits(source, template: renamed)
    #expect(others.keys.sorted() == plain.keys.sorted())
    #expect(others.values.contains { $0.contains(SheetCopy.renamed + "\"") })
    // Where a header is said in a text, a longer one may need a line more, and what has to be on one sheet of paper is smaller by it.
    func withoutHeights(_ text: String) -> String {
      text.replacing(/(?m)^(rows|smallest letters on paper): .*$/, with: "height")
    }
    for (name, text) in plain {
      let (text, other) = (
        withoutHeights(text), withoutHeights(try #require(others[name]).replacing(SheetCopy.renamed, with: ""))
      )
      #expect(other == text, "\(name)\n\(TextDifference.text(text, other, limit: 30))")
    }
  }

  @Test(arguments: sources)
  func `a facility's copy of an earlier template, which says nothing of looks, gives the same workbooks`(
    source: Source
  ) throws {
    let plain = try portraits(source)
    let earlier = changed(try template(source.sop)) { line in
      if ["width =", "hint =", "choices =", "owner ="].contains(where: { line.hasPrefix($0) }) { return nil }
      return line.replacing("kind = \"number\"", with: "kind = \"text\"")
    }
    let others = try portraits(source, template: earlier)
    for (name, text) in plain {
      let other = try #require(others[name])
      #expect(other == text, "\(name)\n\(TextDifference.text(text, other, limit: 30))")
    }
  }

  /// A row of each sheet that is declared a line a column and that a case fills.
  private static let sheets = [
    "stays_evaluation_answers": [("Lembar Sapa", "001201"), ("Eskalasi", "001201"), ("Evaluasi", "001201")],
    "hotline_census": [("Rawat Inap", "Ani Uji"), ("Rawat Jalan", "Citra Uji"), ("Kamar", "VIP 10")],
    "feedback_follow_up_plans": [("RTL", "RTL-2026-0001")],
  ]

  @Test(arguments: sources)
  func `a facility's own column is a drop-down with a hint and a width, and keeps what staff choose`(
    source: Source
  ) throws {
    let own = """

      [[columns]]
      id = "shift"
      header = "Shift"
      choices = ["Pagi", "Siang", "Malam"]
      hint = "Shift petugas yang menerima."
      width = 21

      """
    // Sheets beside the log are declared a line a column; theirs stands first, so that all others are elsewhere, but for the
    // case that types into cells by their places.
    let line =
      #"  { id = "shift", header = "Shift", owner = "staff", choices = ["Pagi", "Siang", "Malam"], "#
      + #"hint = "Shift petugas yang menerima.", width = 21 },"#
    let template = try template(source.sop)
    let sheets =
      source.name == "feedback_follow_up_plans"
      ? template.replacing(/(?m)^(  \{ id = .*\n)\]$/) { "\($0.1)\(line)\n]" }
      : template.replacing("\ncolumns = [\n", with: "\ncolumns = [\n\(line)\n")
    let text = sheets + (source.sop == "sapa-pasien" ? "" : own)
    let rows = Self.sheets[source.name] ?? []
    let books = try portraits(source, template: text, typing: rows.map { [$0.0, $0.1, "Shift", "Siang"] })
    #expect(try books[""]?.hasPrefix(#require(portraits(source)[""])) == true)
    // A run may leave the books of several weeks.
    let book = books.filter { $0.key.hasPrefix("kerja/") }.values.joined()
    #expect(book.contains("Pagi,Siang,Malam") && book.contains("Shift petugas yang menerima."))
    #expect(book.contains(" 21.71"))
    #expect(book.ranges(of: "\"Siang\"").count == rows.count)
  }

  /// A sheet's column, a line by itself, without which a facility does, and one that rules read.
  @Test(arguments: [
    ("sapa-pasien", ["hubungan", "ruangan", "pertanyaan", "nilai"], "tanggal_ditangani"),
    ("hotline", ["no_telepon", "kode", "gerbang", "pelanggaran", "keterangan"], "bed_igd"),
    ("umpan-balik", ["catatan_kotak", "akar_masalah", "bukti", "asal"], "tenggat"),
  ])
  func `a facility may leave out a column of a sheet, unless a rule reads it`(
    sop: String, free: [String], needed: String
  ) throws {
    func template(without ids: [String]) throws -> String {
      try self.template(sop).split(separator: "\n", omittingEmptySubsequences: false)
        .filter { line in !ids.contains { line.hasPrefix("  { id = \"\($0)\",") } }.joined(separator: "\n")
    }
    let source = try #require(Self.sources.first { $0.sop == sop })
    let books = try portraits(source, template: template(without: free))
    #expect(try books[""] == portraits(source)[""])
    let folder = try FacilityFolder(profile: nil)
    try folder.remove("")
    try Facility.create(folder: folder.path, sops: [sop], name: "RS Uji")
    try folder.write("template/\(sop).toml", template(without: [needed]))
    do {
      _ = try Facility(folder: folder.path)
      Issue.record("taken")
    } catch {
      let message = error.message(.english)
      #expect(message.contains("column \"\(needed)\" has to be there") && message.contains("\(sop).toml"), "\(message)")
    }
  }

  @Test func `a template of before, which names the hotline's steps alone, names the columns`() throws {
    let whole = try template("hotline")
    let sheets =
      try #require(whole.range(of: "[inpatient]")).lowerBound..<(#require(whole.range(of: "[messages]")).lowerBound)
    let step = "[[inpatient_steps]]\nid = \"pulang_awal\"\nheader = \"6 Pulang Dini\"\nunit = \"Admisi\"\n\n"
    let source = try #require(Self.sources.first { $0.sop == "hotline" })
    let books = try portraits(source, template: whole.replacingCharacters(in: sheets, with: step))
    let book = books.values.joined()
    #expect(!book.contains("6 Pulang Sebelum Penjaminan") && book.contains("Admisi. Jam langkah ini selesai"))
  }

  @Test func `hints tell the facility's own numbers`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.remove("")
    try Facility.create(folder: folder.path, sops: ["layanan-telepon"], name: "Dinas Uji")
    try folder.set("max_rings = 5\ncallback_minutes = 45")
    try folder.write("masuk/log.csv", "Tanggal;Jam Masuk;Jenis Layanan\n17/11/2026;09.00;Konsultasi\n")
    try folder.run("2026-11-18")
    let text = try WorkbookPortrait(path: folder.path + "/kerja/Layanan Telepon 2026-W47.xlsx").text
    #expect(text.contains("paling banyak 5 (B1)") && text.contains("paling lambat 45 menit sesudah telepon (B4)"))
    #expect(!text.contains("{"))
  }

  @Test(arguments: [
    (#"requires = ["no_resi","#, #"requires = ["nomor_resi","#, #"services.requires = "nomor_resi""#),
    ("width = 22", "width = 0", #"column "no_telepon": width"#),
    (#"choices = ["Ya", "Tidak"]"#, #"choices = ["Ya, sudah", "Tidak"]"#, #"column "salam": choices"#),
    (#"choices = ["Ya", "Tidak"]"#, "choices = []", #"column "salam": choices"#),
    (#"hint = "16 angka.""#, "hint = \"" + String(repeating: "angka ", count: 50) + "\"", #"column "nik": hint"#),
    (#"kind = "number""#, #"kind = "angka""#, "angka"), (#"owner = "sapa""#, #"owner = "kami""#, "kami"),
  ])
  func `what a template can't say of a column is refused by name`(old: String, new: String, expected: String) throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.remove("")
    try Facility.create(folder: folder.path, sops: ["layanan-telepon"], name: "Dinas Uji")
    let text = try template("layanan-telepon")
    let first = try #require(text.range(of: old))
    try folder.write("template/layanan-telepon.toml", text.replacingCharacters(in: first, with: new))
    do {
      _ = try Facility(folder: folder.path)
      Issue.record("taken")
    } catch {
      let message = error.message(.english)
      #expect(message.contains(expected) && message.contains("layanan-telepon.toml"), "\(message)")
    }
  }
}
