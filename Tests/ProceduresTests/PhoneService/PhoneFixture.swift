import Intake
import Spreadsheet
import TestSupport
import Testing

@testable import Book
@testable import Core
@testable import PhoneService

/// A telephone service of some calls, on Friday 20 November 2026.
struct PhoneFixture {
  static let headers = [
    "Tanggal", "Jam Masuk", "Jumlah Dering", "Jam Selesai", "Petugas", "Salam", "No Telepon", "Jenis Layanan",
    "Permasalahan", "Tuntas", "Jam Hubungi Kembali", "Jawaban",
  ]

  let state: PhoneState
  let period: Period
  var figures: PhoneFigures { PhoneFigures(state, rows: Array(state.log.rows.indices), period: period) }

  /// Each call is one without a breach on 17 November, but for what it says.
  init(_ calls: [[String: String]], on day: String = "2026-11-20") throws {
    let procedure = try PhoneServiceProcedure([:], folder: "", file: "")
    let plain = [
      "Tanggal": "17/11/2026", "Jam Masuk": "10.00", "Jumlah Dering": "2", "Jam Selesai": "10.05", "Petugas": "Rina",
      "Salam": "Ya", "No Telepon": "081234567801", "Jenis Layanan": "Konsultasi", "Permasalahan": "Kartu tidak aktif",
      "Tuntas": "Ya", "Jam Hubungi Kembali": "10.15",
    ]
    let rows = calls.map { call in
      Self.headers.map { InMemorySheet.Value.text(call[$0] ?? plain[$0] ?? "") }
    }
    var reader = InMemorySheet([Self.headers.map { .text($0) }] + rows)
    guard case .table(let table) = try Table.read(&reader, file: "log.csv", sheet: nil, schema: procedure.layout.schema)
    else { throw NoHeader() }
    let date = try #require(CalendarDate(iso: day))
    let log = LogReader(layout: procedure.layout, inputs: [table], others: [], books: [], date: date).read()
    state = PhoneState(log, procedure.settings, date: date)
    period = Period(Week(holding: try #require(CalendarDate(iso: "2026-11-17"))))
  }
}
