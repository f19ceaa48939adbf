import Book
import Testing

@testable import PostDischargeCalls

/// A6: a warning is open until `Eskalasi` says who did what, and when.
struct A6EscalationHandlingTests {
  private func handling(
    _ values: [String: StaffValue], asked: [String] = EscalationHandling.columns
  ) throws -> EscalationHandling {
    var row = StaffSheet.Row()
    row.values = values
    return EscalationHandling(row, asked: asked, by: try runDay())
  }

  private let done: [String: StaffValue] = [
    "tindak_lanjut": .text("Dijadwalkan kontrol"), "ditangani_oleh": .text("dr. Contoh"),
    "tanggal_ditangani": .text("18/11/2026"),
  ]

  @Test func `A6: it is handled on its day once all is said`() throws {
    #expect(try handling(done).day == runDay())
    #expect(try handling(done).missing.isEmpty)
  }

  @Test(arguments: EscalationHandling.columns)
  func `A6: what lacks who, what or when is open, and says so`(column: String) throws {
    var values = done
    values[column] = nil
    #expect(try handling(values).day == nil)
    #expect(try handling(values).missing == [column])
  }

  @Test(arguments: ["19/11/2026", "besok"])
  func `A6: a day that has not come, or none, is lacking`(date: String) throws {
    var values = done
    values["tanggal_ditangani"] = .text(date)
    #expect(try handling(values) == handling(values.filter { $0.key != "tanggal_ditangani" }))
  }

  @Test func `A6: a facility is asked for the columns that its sheet has`() throws {
    #expect(
      try handling(["tanggal_ditangani": .text("17/11/2026")], asked: ["tanggal_ditangani"]).day == day(17, 11))
  }

  @Test func `A6: what nobody began lacks nothing`() throws {
    #expect(try handling([:]).missing.isEmpty)
    #expect(EscalationHandling(nil, asked: EscalationHandling.columns, by: try runDay()).day == nil)
  }
}
