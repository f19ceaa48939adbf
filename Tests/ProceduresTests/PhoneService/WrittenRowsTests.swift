import Foundation
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import PhoneService

struct WrittenRowsTests {
  private let control = DocumentControl(
    facility: "Dinas Uji", title: "Pelayanan Melalui Telepon", number: "1", revision: "0", effective: "2026",
    templateVersion: "1", programVersion: "0", period: "2026-W47", made: CalendarDate(dayNumber: 20_777))

  @Test func `what is taken of a table while it is written is what would be read back`() throws {
    let texts = [
      "Kartu", "  bertepi  ", "=1+1", "baris\nkedua", "a\u{0}b", "x_x000D_y", "e\u{301}", "é", "0812", "12,5", "Ya",
      "🙂",
      "<&>\"", " ", "-", "25.70", "tab\tdan\rakhir",
    ]
    let calls = texts.enumerated().map { index, text in
      [
        "Permasalahan": text, "Jawaban": text, "Petugas": text, "Jumlah Dering": index % 3 == 0 ? text : "\(index)",
        "Jam Masuk": String(format: "%02d.%02d", 8 + index / 3, index * 7 % 60),
        "Jam Selesai": index % 2 == 0 ? "" : text,
        "Jenis Layanan": index % 4 == 0 ? "Pengaduan" : "Konsultasi",
        "Jam Hubungi Kembali": index % 5 == 0 ? "" : "23.59",
      ]
    }
    let fixture = try PhoneFixture(calls)
    let path = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let context = LogContext(control: control, problems: [], isClosed: false, date: fixture.state.date)
    let written = try fixture.state.book(fixture.period, context).write(to: path)
    let meta = BaseSheet.Meta(facility: "Dinas Uji", sop: "layanan-telepon", period: "2026-W47", programVersion: "0")
    let specs = [fixture.state.log.layout.spec]
    let read = try BaseSheet.make(from: path, sheets: specs, meta: meta)
    let taken = try BaseSheet.make(from: path, sheets: specs, meta: meta, written: written)
    #expect(written[PhoneColumns.sheet] != nil)
    #expect((0..<taken.count).map { taken[$0] } == (0..<read.count).map { read[$0] })
    #expect((0..<taken.count).count { taken[$0].first == BaseLine.row } == texts.count)
  }
}
