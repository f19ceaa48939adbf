import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

/// What a template says of a log's columns: how they look, what they offer, and what a facility may change of it.
struct TemplateColumnTests {
  /// A golden case whose inputs are run, and its SOP.
  struct Source: Sendable, CustomTestStringConvertible {
    var sop: String
    var name: String
    var date: String
    var testDescription: String { sop }
  }

  static let sources = [
    Source(sop: "sapa-pasien", name: "stays_evaluation_answers", date: "2026-11-20"),
    Source(sop: "layanan-telepon", name: "phone_log_week", date: "2026-11-18"),
    Source(sop: "hotline", name: "hotline_census", date: "2026-11-18"),
    Source(sop: "umpan-balik", name: "feedback_chat_month", date: "2026-11-18"),
  ]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A SOP's own template.
  private func template(_ sop: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: "templates/\(sop).toml"), encoding: .utf8)
  }

  /// The workbooks of a run with such a template, as text; nil is the built-in one.
  private func portraits(_ source: Source, template: String? = nil) throws -> [String: String] {
    let folder = try FacilityFolder(profile: nil)
    try folder.remove("")
    try FileManager.default.copyItem(
      at: Self.root.appending(path: "Tests/Cases/\(source.name)/input"), to: folder.url)
    if let template { try folder.write("template/\(source.sop).toml", template) }
    try folder.run(source.date)
    return try folder.files().keys.filter { $0.hasSuffix(".xlsx") && !$0.hasPrefix("arsip") && !$0.hasPrefix("masuk") }
      .reduce(into: [:]) { result, name in
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
          return "header = \(aliases.dropLast()) Kita\""
        }
        // Exports call the column as before.
        return line.hasPrefix("aliases = [")
          ? line.replacing("aliases = [", with: "aliases = [\(aliases), ") : line
      }, line: { $0.replacing(/header = "([^"]*)"/) { "header = \"\($0.1) Kita\"" } })
    let others = try portraits(source, template: renamed)
    #expect(others.keys.sorted() == plain.keys.sorted())
    #expect(others.values.contains { $0.contains(" Kita\"") })
    for (name, text) in plain {
      let other = try #require(others[name]).replacing(" Kita", with: "")
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

  @Test(arguments: sources)
  func `a facility's own column is a drop-down with a hint and a width`(source: Source) throws {
    let own = """

      [[columns]]
      id = "shift"
      header = "Shift"
      choices = ["Pagi", "Siang", "Malam"]
      hint = "Shift petugas yang menerima."
      width = 21

      """
    var text = try template(source.sop)
    if let list = text.range(of: "[list]\ncolumns = [\n") {
      // The calls' list is declared a line a column.
      let line =
        #"  { id = "shift", header = "Shift", owner = "staff", choices = ["Pagi", "Siang", "Malam"], "#
        + #"hint = "Shift petugas yang menerima.", width = 21 },"#
      text.insert(contentsOf: line + "\n", at: list.upperBound)
    } else {
      text += own
    }
    let books = try portraits(source, template: text)
    // A run may leave the books of several weeks.
    let book = books.filter { $0.key.hasPrefix("kerja/") }.values.joined()
    #expect(book.contains("Pagi,Siang,Malam") && book.contains("Shift petugas yang menerima."))
    #expect(book.contains(" 21.71"))
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
