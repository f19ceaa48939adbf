import Testing

@testable import Batch
import Procedures

/// What an export corrected stays so, though the exports are taken out of `masuk/` (A0, A3b).
struct CorrectedExportTests {
  private func export(_ discharge: String, _ outcome: String) -> String {
    var export = Export()
    export.add("001001", in: "05/11/2026", out: discharge, outcome)
    return export.text
  }

  /// Runs with an export, with a later one beside it, and a week later without either.
  private func statusAWeekLater(_ first: String, _ second: String) throws -> String? {
    let folder = try FacilityFolder()
    try folder.write("masuk/1.csv", first)
    try folder.run("2026-11-18")
    try folder.write("masuk/2.csv", second)
    try folder.run("2026-11-19")
    try folder.remove("masuk/1.csv")
    try folder.remove("masuk/2.csv")
    try folder.run("2026-11-23")
    return try folder.data("2026-W48")["001001"]?["Status"] ?? folder.data("2026-W47")["001001"]?["Status"]
  }

  @Test(arguments: ["Meninggal", "+", "> 48 jam", "MENINGGAL DUNIA", "Mati"])
  func `A3b: a death that a later export told is not forgotten when the exports are gone`(outcome: String) throws {
    let status = try statusAWeekLater(export("13/11/2026", "Sembuh"), export("13/11/2026", outcome))
    #expect(status == "Meninggal")
  }

  @Test(arguments: ["Rujuk", "Dirujuk ke RSUP", "RUJUK"])
  func `A3b: a referral that a later export told is not forgotten when the exports are gone`(outcome: String) throws {
    let status = try statusAWeekLater(export("13/11/2026", "Membaik"), export("13/11/2026", outcome))
    #expect(status == "Dirujuk")
  }

  @Test func `A3b: of two columns the one that tells of a death stands in the work book`() throws {
    let head = "No RM;Nama Pasien;No HP;Kamar;Tgl Masuk;Tgl Keluar;Cara Keluar;Kondisi Pulang\r\n"
    let row = "001001;Pasien 001001;081200100177;Anggrek;05/11/2026;13/11/2026;Atas Persetujuan Dokter;Meninggal\r\n"
    #expect(try statusAWeekLater(head + row, head + row) == "Meninggal")
  }

  @Test(arguments: ["-", "", "Status Belum Lengkap"])
  func `A0: a stay whose end is not stated does not go on for a room move when the exports are gone`(end: String) throws
  {
    let head = "No Rawat;No RM;Nama Pasien;No HP;Kamar;Tgl Masuk;Tgl Keluar;Status Pulang\r\n"
    let person = "2026/11/05/01;001001;Pasien 001001;081200100177"
    let rows =
      "\(person);Anggrek;05/11/2026;10/11/2026;Pindah Kamar\r\n\(person);Dahlia;10/11/2026;13/11/2026;\(end)\r\n"
    #expect(try statusAWeekLater(head + rows, head + rows) == "Target")
  }

  @Test func `A0: a discharge that an export put earlier stays there when the exports are gone`() throws {
    let folder = try FacilityFolder()
    try folder.write("masuk/1.csv", export("13/11/2026", "Sembuh"))
    try folder.run("2026-11-14")
    try folder.write("masuk/1.csv", export("11/11/2026", "Sembuh"))
    try folder.run("2026-11-17")
    #expect(try folder.data("2026-W47")["001001"]?["Tanggal Eksekusi"] == "18/11/2026")
    try folder.remove("masuk/1.csv")
    try folder.run("2026-11-18")
    #expect(try folder.data("2026-W47")["001001"]?["Tanggal Eksekusi"] == "18/11/2026")
  }
}
