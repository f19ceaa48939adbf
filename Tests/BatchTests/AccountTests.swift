import Testing

@testable import Batch
import Procedures
@testable import Book

/// G1: every input row ends in exactly one place.
struct AccountTests {
  private func accounts(_ files: [String: String]) throws -> [String] {
    let folder = try FacilityFolder()
    for (name, text) in files { try folder.write("masuk/" + name, text) }
    let summary = try folder.run("2026-11-18")
    for input in summary.inputs { #expect(input.rows == input.used + input.merged + input.rejected, "\(input)") }
    return summary.inputs.map { "\($0.file) \($0.rows)=\($0.used)+\($0.merged)+\($0.rejected)" }
  }

  @Test func `G1: rows used, merged and rejected are all rows`() throws {
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "08/11/2026", "Pindah Kamar")
    export.add("001001", in: "08/11/2026", out: "11/11/2026")
    export.add("001002", in: "05/11/2026", out: "11/11/2026")
    export.add("001002", in: "05/11/2026", out: "11/11/2026")
    export.add("001003", in: "05/11/2026", out: "31/02/2026")
    export.add("", in: "05/11/2026", out: "11/11/2026")
    export.add("001004", in: "05/11/2026", out: "0000-00-00", "-")
    #expect(try accounts(["a.csv": export.text]) == ["a.csv 7=3+2+2"])
  }

  @Test func `G1: of overlapping exports the first has the row, the second has it merged`() throws {
    var first = Export()
    first.add("001001", in: "05/11/2026", out: "", "-")
    first.add("001002", in: "05/11/2026", out: "11/11/2026")
    var second = Export()
    second.add("001001", in: "05/11/2026", out: "11/11/2026")
    second.add("001003", in: "05/11/2026", out: "11/11/2026")
    #expect(try accounts(["a.csv": first.text, "b.csv": second.text]) == ["a.csv 2=2+0+0", "b.csv 2=1+1+0"])
  }

  @Test func `G1: a list of telephone numbers is accounted for too`() throws {
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026", phone: "-")
    let list = "No RM;No HP\r\n001001;081234567890\r\n001001;081234567891\r\n009999;081234567892\r\n"
    #expect(
      try accounts(["ekspor.csv": export.text, "telepon.csv": list]) == ["ekspor.csv 1=1+0+0", "telepon.csv 3=1+1+1"])
  }

  @Test func `G1: titles, repeated headers, blank rows and totals are no rows`() throws {
    let text = """
      RS UJI;;;;
      Laporan Pasien Pulang;;;;

      No RM;Nama;No HP;Tgl Masuk;Tgl Keluar
      001001;Ani;081234567890;05/11/2026;11/11/2026
      ;;;;
      No RM;Nama;No HP;Tgl Masuk;Tgl Keluar
      001002;Budi;081234567891;05/11/2026;11/11/2026
      Total;2;;;

      """
    #expect(try accounts(["a.csv": text]) == ["a.csv 2=2+0+0"])
  }

  @Test func `G1: a rejected row stands in Data Bermasalah with its place and its value`() throws {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    export.add("001003", in: "05/11/2026", out: "31/02/2026")
    try folder.write("masuk/a.csv", export.text)
    let summary = try folder.run("2026-11-18")
    #expect(summary.exitCode == 1)
    let sheet = try SheetCopy(path: folder.path + "/kerja/Sapa Pasien 2026-W47.xlsx", sheet: "Data Bermasalah")
    let lines = sheet.rows.map { row in row.sorted { $0.key < $1.key }.map(\.value.text) }
    #expect(lines.contains { $0.contains("a.csv") && $0.contains("3") && $0.contains("31/02/2026") }, "\(lines)")
  }

  @Test func `one file that can't be read does not stop the others`() throws {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/a.csv", export.text)
    try folder.write("masuk/b.xlsx", "%PDF-1.7 ini bukan buku kerja")
    let summary = try folder.run("2026-11-18")
    #expect(summary.exitCode == 2)
    #expect(summary.failures.count == 1)
    #expect(summary.failures.texts.first?.contains("b.xlsx") == true)
    #expect(summary.written.count == 3)
  }
}
