import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// The facility's overview of the month in which most runs of tests lie.
let overview11 = "laporan/Ringkasan 2026-11.xlsx"

/// A facility's folder in a temporary place, which goes with it.
final class FacilityFolder {
  let url: URL
  var path: String { url.path }

  /// Makes the folder as `sapa init` does.
  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString)")
    try Facility.create(folder: url.path, sops: ["sapa-pasien"], name: "RS Uji")
  }

  /// An empty folder, with a profile where one is given.
  init(profile: [UInt8]?) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    if let profile { try write("sapa.toml", profile) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(at: url.appending(path: name)) }

  /// Adds lines to the section of post-discharge calls, which is the last that is not commented out.
  func set(_ lines: String) throws {
    let profile = String(decoding: try #require(bytes("sapa.toml")), as: UTF8.self)
    try write("sapa.toml", profile + "\n" + lines + "\n")
  }

  func bytes(_ name: String) -> [UInt8]? { AtomicFile.bytes(of: url.appending(path: name).path) }

  /// All files but `sapa.toml`, by their path in the folder.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path)
    where name != "sapa.toml" && name != RunRecord.name {
      let kind = try url.appending(path: name).resourceValues(forKeys: [.isRegularFileKey])
      guard kind.isRegularFile == true else { continue }
      files[name] = bytes(name)
    }
    return files
  }

  func plan(_ date: String, now: String? = nil) throws -> (Run, Run.Plan) {
    let day: CalendarDate = try #require(CalendarDate(iso: date))
    let moment = try #require(Moment(iso: now ?? "\(date)T09:00:00Z"))
    let run = Run(facility: try Facility(folder: path), date: day, clock: WallClock { moment })
    return (run, try run.plan())
  }

  /// Runs as `sapa run` does, at nine o'clock UTC of the day.
  @discardableResult
  func run(_ date: String, now: String? = nil) throws -> RunSummary {
    let day: CalendarDate = try #require(CalendarDate(iso: date))
    let moment = try #require(Moment(iso: now ?? "\(date)T09:00:00Z"))
    return try Run(facility: try Facility(folder: path), date: day, clock: WallClock { moment }).perform()
  }

  /// The journal's lines as they stand.
  func journal() throws -> [Journal.Event] { try Journal(folder: path).events }

  /// A sheet's rows below its header, by header.
  func rows(_ book: String, sheet name: String) throws -> [[String: String]] {
    let sheet = try SheetCopy(path: url.appending(path: book).path, sheet: name)
    let header = try #require(sheet.rows.firstIndex { $0.values.contains(.text("Kunci")) })
    let names = sheet.rows[header].mapValues(\.text)
    return sheet.rows[(header + 1)...].map { row in
      Dictionary(row.compactMap { column, value in names[column].map { ($0, value.text) } }) { first, _ in first }
    }
  }

  /// `Data Pasien` by no. RM.
  func data(_ week: String) throws -> [String: [String: String]] {
    Dictionary(try rows("kerja/Sapa Pasien \(week).xlsx", sheet: "Data Pasien").map { ($0["No RM"] ?? "", $0) }) {
      first, _ in first
    }
  }

  /// The no. RM on `Lembar Sapa`, in its order.
  func calls(_ week: String) throws -> [[String: String]] {
    try rows("kerja/Sapa Pasien \(week).xlsx", sheet: "Lembar Sapa")
  }
}

extension [Finding] {
  /// As a facility says them whose messages are in Indonesian.
  var texts: [String] { map(\.indonesian) }
}

/// A workbook of another producer with a discharge table.
func annotationFixture(_ name: String) -> String {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/annotation/\(name)").path
}

/// A discharge export of seven columns.
struct Export {
  private var lines = ["No RM;Nama Pasien;No HP;Kamar;Tgl Masuk;Tgl Keluar;Status Pulang"]

  /// Adds a stay with its days as `dd/mm/yyyy`; its telephone number is made of the no. RM.
  mutating func add(
    _ number: String, in admission: String, out discharge: String, _ outcome: String = "Sembuh", phone: String? = nil
  ) {
    lines.append(
      "\(number);Pasien \(number);\(phone ?? "0812\(number)77");Anggrek;\(admission);\(discharge);\(outcome)")
  }

  var text: String { lines.joined(separator: "\r\n") + "\r\n" }
}
