import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import sapa

/// What `sapa check` says of a file, to people in two languages and to programs.
@Suite struct CheckReportTests {
  private static let bad =
    "No RM;Nama Pasien;No HP;Tgl Masuk;Tgl Keluar\n001234;Ani;081234567890;10/11/2026;14/11/2026\n"
    + "001235;Budi;081234567891;10/11/2026;31/02/2026\n"

  private func report(_ text: String) throws -> CheckReport {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("ekspor.csv", text)
    let read = try Catalogue.read(path: folder.path + "/ekspor.csv", sheet: nil, Catalogue.all.builtIn())
    return CheckReport(read.reading, sop: read.sop)
  }

  @Test func `a clean export has no findings`() throws {
    let report = try report(
      "No RM;Nama Pasien;No HP;Tgl Masuk;Tgl Keluar\n001234;Ani;081234567890;16/11/2026;24/11/2026\n")
    #expect(!report.hasFindings)
    #expect(report.sop == "sapa-pasien")
    #expect(report.lines(.indonesian).contains("  Tidak ada masalah di dalam sel"))
    #expect(report.lines(.english).contains("  No problems in the cells"))
  }

  @Test func `a bad cell is told in Indonesian and in English, with its row, column and value`() throws {
    let report = try report(Self.bad)
    #expect(report.hasFindings)
    let indonesian = try #require(report.lines(.indonesian).first { $0.contains("31/02/2026") })
    let english = try #require(report.lines(.english).first { $0.contains("31/02/2026") })
    #expect(indonesian.contains("baris 3, Tgl Keluar \"31/02/2026\": "))
    #expect(english.contains("row 3, Tgl Keluar \"31/02/2026\": "))
    #expect(report.lines(.indonesian).count == report.lines(.english).count)
  }

  @Test func `--json has the same facts`() throws {
    let object = try JSONSerialization.jsonObject(with: Data(CheckJSON.bytes(of: try report(Self.bad))))
    let members = try #require(object as? [String: Any])
    #expect(members["sop"] as? String == "sapa-pasien")
    #expect(members["delimiter"] as? String == ";")
    let problem = try #require((members["problems"] as? [[String: Any]])?.first)
    #expect(problem["row"] as? Int == 3)
    #expect(problem["column"] as? String == "Tgl Keluar")
    #expect(problem["value"] as? String == "31/02/2026")
  }
}
