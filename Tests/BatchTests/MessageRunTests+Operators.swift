import Foundation
import Testing

@testable import Batch
@testable import Book

extension MessageRunTests {
  /// Three messages of 10/11/2026, 08.00: two that nobody wrote, and one of a client.
  private static let backup = """
    <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
    <smses count="3">
      <sms address="TELKOMSEL" date="1794272400000" type="1" body="Keluhan jaringan? Paket 10GB hanya Rp 25.000, balas YA" />
      <sms address="3636" date="1794272400000" type="1" body="Pulsa Anda hampir habis" />
      <sms address="+6281200001111" date="1794272400000" type="1" body="Antrean loket lama sekali" />
    </smses>
    """

  @Test func `E5: what operators send is registered, and nobody has to answer it`() throws {
    let folder = try folder(["sms.xml": Self.backup], date: "2026-11-10")
    let summary = try folder.run("2026-11-20")
    #expect(try account(summary, "sms.xml") == [3, 3, 0, 0])
    let rows = try rows(folder)
    #expect(rows.map { $0["Kode"] } == ["S", "S", "L"])
    #expect(rows[1]["No Telepon"] == "3636")
    #expect(rows.map { $0["Tindak Lanjut"] }.prefix(2) == ["Tidak perlu dijawab", "Tidak perlu dijawab"])
    #expect(rows[0]["Alasan"]?.hasPrefix("Pesan operator seluler atau nomor singkat") == true)
    // What their words say is nobody's complaint, and nobody has to decide on it.
    #expect(rows.map { $0["Usulan Jenis"] ?? "" } == ["", "", "Keluhan"])
    let recap = try texts("laporan/Rekap Umpan Balik 2026-W46.xlsx", "Buku Umpan Balik", folder)
    #expect(recap.contains("dari 1 pesan (E5)"))
    #expect(recap.contains { $0.hasSuffix(" 2 pesan operator seluler atau nomor singkat tidak dihitung di sini.") })
    #expect(recap.contains { $0.hasPrefix("D5: 1 umpan balik masih dihitung menurut usulan") })
    #expect(!recap.contains { $0.contains("umpan balik Belum Dikelompokkan") })
    #expect(try !texts("kerja/Umpan Balik 2026-11.xlsx", "Data Bermasalah", folder).contains { $0.contains("3636") })
  }

  private func texts(_ book: String, _ sheet: String, _ folder: FacilityFolder) throws -> [String] {
    try SheetCopy(path: folder.url.appending(path: book).path, sheet: sheet).rows.flatMap { $0.values.map(\.text) }
  }

  @Test func `E5: whose messages need no answer is a setting`() throws {
    let folder = try folder(["sms.xml": Self.backup], settings: "operators = [\"Bank Uji\"]", date: "2026-11-10")
    _ = try folder.run("2026-11-20")
    #expect(try rows(folder).map { $0["Kode"] } == ["L", "S", "L"])
  }
}
