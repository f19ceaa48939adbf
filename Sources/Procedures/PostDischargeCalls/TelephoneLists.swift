import Book
import Core
import Intake
import Spreadsheet

/// Telephone numbers that came in files of their own, joined by no. RM; what fits no stay is rejected and listed (G1).
struct TelephoneLists {
  private static let noStay = Problem.Fault.other(
    indonesian: "tidak ada rawatan dengan No RM ini di ekspor pasien keluar",
    english: "no stay in the discharge exports has this No RM")

  private var facts: [Int32: TelephoneFact] = [:]

  init(_ tables: [Table], schema: Schema, reader: inout StayReader) {
    guard let number = schema.index(of: "no_rm"), let telephone = schema.index(of: "no_hp") else { return }
    for table in tables {
      var account = FileAccount(file: table.file)
      account.rows = table.rowCount
      account.skipped = table.skipped.count { $0.reason != .blank }
      let found = table.problems()
      let rejected = Set(found.lazy.filter { $0.effect == .rowRejected }.map(\.row))
      reader.add(found)
      for row in 0..<table.rowCount {
        if rejected.contains(table.rowNumber(row)) {
          account.rejected += 1
          continue
        }
        guard let patient = reader.patient(table.string(row: row, field: number)) else {
          reader.reject(table, row, number, Self.noStay, &account)
          continue
        }
        let fact = TelephoneFact(table, row: row, field: telephone)
        if let known = facts[patient] {
          account.merged += 1
          facts[patient] = known.better(fact)
        } else {
          account.used += 1
          facts[patient] = fact
        }
      }
      reader.add(account)
    }
  }

  func fact(of patient: Int32) -> TelephoneFact { facts[patient] ?? .missing }
}

extension TelephoneFact {
  init(_ table: Table, row: Int, field: Int) {
    self.init(table.telephone(row: row, field: field))
  }

  /// What staff typed as a correction.
  init(_ value: StaffValue) {
    self.init(value.telephone)
  }

  private init(_ reading: TelephoneReading) {
    self =
      switch reading {
      case .none: .missing
      case .usable(let numbers), .repaired(let numbers), .partlyUsable(let numbers, _):
        // A mobile number first: it takes WhatsApp too.
        (numbers.first { $0.isMobile } ?? numbers.first).map { .usable($0) } ?? .missing
      case .ambiguous(let fault), .invalid(let fault): .unusable(fault.text(.indonesian))
      case .damaged: .unusable("nomor rusak, digitnya hilang di spreadsheet")
      }
  }

  /// The more useful of two.
  func better(_ other: TelephoneFact) -> TelephoneFact {
    switch (self, other) {
    case (.usable, _): self
    case (_, .usable): other
    case (.unusable, _): self
    default: other
    }
  }
}
