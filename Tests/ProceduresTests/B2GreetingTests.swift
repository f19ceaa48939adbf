import Intake
import Testing

@testable import Core
@testable import PhoneService

struct B2GreetingTests {
  @Test func `B2: Salam Tidak is a breach`() throws {
    let call = try PhoneCase().with { $0.call.greeted = .value(false) }
    #expect(call.compliance == "B2")
    #expect(call.reason == "Salam tidak diucapkan (B2)")
  }

  @Test(arguments: [Noted<Bool>.missing, .unreadable("mungkin")])
  func `B2: Salam missing or unreadable is unknown and breaks nothing`(greeted: Noted<Bool>) throws {
    let call = try PhoneCase().with { $0.call.greeted = greeted }
    #expect(call.compliance == "Patuh")
    #expect(call.decision.unknown.list.map(\.id) == ["B2"])
    #expect(call.reason.hasSuffix("Tidak diketahui: Salam (B2)"))
  }

  @Test func `B2: clauses broken together stand in their order`() throws {
    let call = try PhoneCase().with {
      $0.call.rings = .value(9)
      $0.call.greeted = .value(false)
      $0.call.problem = .missing
    }
    #expect(call.compliance == "B1, B2, B3")
    #expect(
      call.reason
        == "Diangkat setelah 9 dering, batas 3 (B1); Salam tidak diucapkan (B2); Tidak tercatat untuk Konsultasi: Permasalahan (B3)"
    )
  }

  private static let services = WordTable<PhoneServiceType>(
    [(.membership, ["Cek Kepesertaan"]), (.complaint, ["Aduan"])], missing: EmptyMark.words)
  private static let answers = WordTable(
    AnswerWords(yes: ["Sudah", "✓"], no: ["Belum", "0"]), missing: EmptyMark.words)

  @Test(arguments: [
    ("Ya", Noted.value(true)), ("ya", .value(true)), (" YA. ", .value(true)), ("sudah", .value(true)),
    ("✓", .value(true)),
    ("Tidak", .value(false)), ("TIDAK", .value(false)), ("belum", .value(false)), ("0", .value(false)),
    ("", .missing), ("-", .missing), ("tidak ada", .missing), ("mungkin", .unreadable("mungkin")),
  ])
  func `B2: Ya and Tidak are read by the template's words`(text: String, answer: Noted<Bool>) {
    #expect(Self.answers.meaning(of: text) == answer)
  }

  @Test(arguments: [
    ("Pengaduan", Noted.value(PhoneServiceType.complaint)), ("pengaduan ", .value(.complaint)),
    ("ADUAN", .value(.complaint)), ("KonfirmasiKepesertaan", .value(.membership)),
    ("cek  kepesertaan", .value(.membership)), ("konsultasi", .value(.consultation)), ("", .missing), ("--", .missing),
    ("Salah sambung", .unreadable("Salah sambung")),
  ])
  func `B3: a service is read whatever its case and blanks, by the template's words`(
    text: String, service: Noted<PhoneServiceType>
  ) {
    #expect(Self.services.meaning(of: text) == service)
  }
}
