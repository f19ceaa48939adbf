import Spreadsheet
import TestSupport
import Testing

@testable import Intake

/// What stands below a table is no record.
struct FooterTests {
  private static let header: [InMemorySheet.Value] = [
    "No RM", "Nama Pasien", "No HP", "Kamar", "Tgl Masuk", "Tgl Pulang",
  ]
  private static let records: [[InMemorySheet.Value]] = [
    ["000001", "Budi", "081234567890", "Melati", "28/10/2026", "11/11/2026"],
    ["000002", "Siti", "081234567891", "Melati", "28/10/2026", "11/11/2026"],
  ]

  @Test(
    arguments: [
      [["Bukittinggi, 18 November 2026"], ["Kepala Ruangan"], [], ["Ns. Rina, S.Kep"], ["NIP. 198001012005012001"]],
      [["Padang, 18-11-2026"], ["198001012005012001"]], [["Dicetak: 18/11/2026 14:05:33"]],
      [["Tanggal cetak : 18 November 2026"]], [["18/11/2026 14:05:33"]], [["", "", "Bukittinggi, 18 Nopember 2026"]],
      [
        ["Mengetahui,", "", "", "Bukittinggi, 18 November 2026"], ["Kepala Instalasi", "", "", "Petugas"],
        ["dr. Andi Putra", "", "", "Siti Aminah"], ["NIP 198001012005012001", "", "", "NIP 198501012010012002"],
      ],
      [["Bukittinggi, .... November 2026"], ["Direktur"]], [["Bukittinggi,", "18 November 2026"]],
      [["", "", "", "", "", "18/11/2026"]], [["Data pasien bulan 11"]], [["19800101 200501 2 001"]],
      [
        ["Menyetujui", "Mengetahui", "Dibuat oleh"], ["Direktur", "Kabid", "Petugas"], ["dr. A", "dr. B", "Siti"],
        ["NIP 198001012005012001", "NIP 198001012005012002", "NRP 12345"],
      ],
      [["Total", "2 pasien"], ["Dicetak oleh admin", "", "", "", "18/11/2026"]], [["Halaman 1 dari 1"]],
      [["=\"Bukittinggi, 18 November 2026\""]],
    ] as [[[InMemorySheet.Value]]])
  func `signatures, place and date and printing times are no rows`(_ footer: [[InMemorySheet.Value]]) throws {
    let table = try table([Self.header] + Self.records + [[]] + footer)
    #expect(table.rowCount == 2)
    #expect(table.skipped.contains { $0.reason == .note })
  }

  @Test(
    arguments: [
      ["000003"], ["RM 000003"], ["00-12-34"], ["000003", "Agus"], ["", "", "081234567892 (Ibu Siti Rahmawati)"],
      ["12.34.56"], ["", "Agus", "081234567892"], ["RSUD-000123"], ["2026/11/07/000123"],
    ] as [[InMemorySheet.Value]])
  func `a last row that still names somebody is a record`(_ row: [InMemorySheet.Value]) throws {
    #expect(try table([Self.header] + Self.records + [row]).rowCount == 3)
  }

  @Test func `a place and date between the records of two wards is no row either`() throws {
    let rows = [Self.header, Self.records[0], ["Bukittinggi, 18 November 2026"], Self.records[1]]
    #expect(try table(rows).rowCount == 2)
  }
}
