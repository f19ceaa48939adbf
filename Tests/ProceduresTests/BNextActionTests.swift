import Spreadsheet
import Testing

@testable import Core
@testable import PhoneService

struct BNextActionTests {
  @Test func `B: with nothing left to do the call is done, code S`() throws {
    let call = try PhoneCase()
    #expect(call.action == "Selesai")
    #expect(call.decision.code == .completed)
    #expect(call.decision.status == .settled)
  }

  @Test func `B4: the callback comes first, before its deadline`() throws {
    let call = try PhoneCase().with(start: "14.00", end: "14.05", callback: "-").with {
      $0.call.settled = .value(false)
    }
    #expect(call.action == "Hubungi kembali penelepon – Rina – sebelum 17/11/2026 14.35 (B4)")
    let late = call.with { $0.date = $0.date.adding(days: 1) }
    #expect(late.action == "Hubungi kembali penelepon – Rina – terlambat sejak 17/11/2026 14.35 (B4)")
    #expect(late.compliance == "B4, B5, B6")
  }

  @Test func `B4: the callback is the occasion to ask what was not noted`() throws {
    let call = try PhoneCase().with(start: "14.00", end: "14.05", callback: "-").with {
      $0.call.type = .value(.membership)
      $0.call.requestDate = .value(try day(2, 11))
      $0.call.officer = .missing
    }
    #expect(
      call.action
        == "Hubungi kembali penelepon, sekalian tanyakan No Resi, NIK – petugas – sebelum 17/11/2026 14.35 (B4)")
  }

  @Test(arguments: [(Noted<String>.missing, "tercatat"), (.unreadable("8,13E+11"), "terbaca")])
  func `B4: a caller whose number is not known can't be asked for it`(telephone: Noted<String>, word: String) throws {
    let call = try PhoneCase().with(start: "14.00", end: "14.05", callback: "-").with {
      $0.call.telephone = telephone
      $0.call.problem = .missing
    }
    #expect(
      call.action
        == "Hubungi kembali penelepon (No Telepon tidak \(word)), sekalian tanyakan Permasalahan – Rina – sebelum 17/11/2026 14.35 (B4)"
    )
  }

  @Test func `B4: without times the callback is due by the end of the day, without a date at once`() throws {
    let call = try PhoneCase().with(start: "-", end: "-", callback: "-")
    #expect(call.action == "Hubungi kembali penelepon – Rina – sebelum 17/11/2026 23.59 (B4)")
    #expect(
      call.with { $0.call.date = nil }.action == "Hubungi kembali penelepon – Rina – segera (B4)")
  }

  @Test func `B5: what is not settled is passed on next`() throws {
    let call = try PhoneCase().with {
      $0.call.settled = .value(false)
      $0.call.problem = .missing
    }
    #expect(call.action == "Teruskan ke atasan langsung – Rina – waktu baku 30 menit (B5)")
    #expect(
      call.with { $0.call.passedOn = .unreadable("?!") }.action
        == "Teruskan ke atasan langsung – Rina – waktu baku 30 menit (B5)")
  }

  @Test func `B5: what nobody says to be settled is confirmed with the party concerned`() throws {
    let call = try PhoneCase().with { $0.call.settled = .missing }
    #expect(call.action == "Konfirmasi dengan BPJS Batam – Rina – waktu baku 30 menit (B5)")
    #expect(
      call.with {
        $0.call.party = .missing
        $0.call.officer = .missing
      }.action == "Konfirmasi dengan pihak terkait – petugas – waktu baku 30 menit (B5)")
  }

  @Test func `B3: what was not noted is completed after that`() throws {
    let call = try PhoneCase().with {
      $0.call.telephone = .missing
      $0.call.problem = .missing
      $0.call.approvedBy = .missing
    }
    #expect(call.action == "Lengkapi No Telepon, Permasalahan – Rina – segera (B3)")
  }

  @Test func `B10: approval comes last, of the report for a complaint, else of the recap`() throws {
    let call = try PhoneCase().with { $0.call.approvalDate = .missing }
    #expect(call.action == "Mintakan persetujuan rekap – atasan langsung – waktu baku 15 menit (B10)")
    let complaint = call.with { $0.call.type = .value(.complaint) }
    #expect(complaint.action == "Mintakan persetujuan BA Pengaduan – atasan langsung – waktu baku 15 menit (B10)")
    #expect(
      complaint.with { $0.number = "BA-2026-0007" }.action
        == "Mintakan persetujuan BA-2026-0007 – atasan langsung – waktu baku 15 menit (B10)")
    #expect(call.decision.code == .none)
  }

  @Test func `B10: a passed-on call with all else in order is done once approved`() throws {
    let call = try PhoneCase().with {
      $0.call.settled = .value(false)
      $0.call.passedOn = .value(true)
    }
    #expect(call.action == "Selesai")
    #expect(call.decision.status == .passedOn)
  }

  @Test func `B: a row with nothing but its date says all that is missing or unknown`() throws {
    let call = try PhoneCase().with { $0.call = PhoneCall(date: $0.date) }
    #expect(call.compliance == "B3")
    #expect(
      call.reason
        == "Tidak tercatat: No Telepon, Jenis Layanan (B3); Belum dihubungi kembali, Jam Masuk dan Jam Selesai tidak diketahui, batas akhir hari 17/11/2026 (B4); Tidak diketahui: Jumlah Dering (B1), Salam (B2), Tuntas (B5)"
    )
  }

  @Test func `B: what a call of Ya and Tidak columns can't say is pointed out`() throws {
    let call = try PhoneCase().with {
      $0.call.rings = .unreadable("2-3")
      $0.call.greeted = .unreadable("?!")
      $0.call.settled = .unreadable("?!")
      $0.call.requestDate = .value(try day(18, 11))
    }
    #expect(
      call.findings == [
        "Jumlah Dering: Tidak terbaca: isi dengan angka (B1)", "Salam: Bukan Ya atau Tidak (B2)",
        "Tanggal Permohonan: 18/11/2026 sesudah tanggal telepon 17/11/2026 (B3)", "Tuntas: Bukan Ya atau Tidak (B5)",
      ])
  }
}
