import Intake
import Spreadsheet
import Testing

@testable import Core
@testable import PhoneService

struct B3NotedFieldsTests {
  /// A call of a service on which nothing that B3 asks for is noted.
  private func bare(_ type: Noted<PhoneServiceType>) throws -> PhoneCase {
    try PhoneCase().with {
      $0.call.type = type
      $0.call.telephone = .missing
      $0.call.problem = .missing
    }
  }

  @Test(arguments: [
    (PhoneServiceType.membership, "No Telepon, No Resi, Tanggal Permohonan, NIK"),
    (.consultation, "No Telepon, Permasalahan"), (.complaint, "No Telepon, Permasalahan"),
  ])
  func `B3: each service has its own fields that must be noted`(type: PhoneServiceType, fields: String) throws {
    let call = try bare(.value(type))
    #expect(call.compliance == "B3")
    #expect(call.reason == "Tidak tercatat untuk \(type.rawValue): \(fields) (B3)")
    #expect(call.profile.headers(B3NotedFields.missing(call.context)) == fields)
  }

  @Test func `B3: a membership call with all four fields complies without Permasalahan`() throws {
    let call = try bare(.value(.membership)).with {
      $0.call.telephone = .value("0812-3456-7890")
      $0.call.receipt = .value("00123")
      $0.call.requestDate = .value(try day(2, 11))
      $0.call.nik = .value("2171014107900001")
    }
    #expect(call.compliance == "Patuh")
  }

  @Test func `B3: a field that can't be read is noted`() throws {
    let call = try bare(.value(.membership)).with {
      $0.call.telephone = .unreadable("8,13E+11")
      $0.call.receipt = .value("00123")
      $0.call.requestDate = .unreadable("31/02/2026")
      $0.call.nik = .unreadable("2,17101E+15")
    }
    #expect(call.compliance == "Patuh")
  }

  @Test func `B3: without a service, the service itself and the telephone are asked`() throws {
    let call = try bare(.missing)
    #expect(call.compliance == "B3")
    #expect(call.reason == "Tidak tercatat: No Telepon, Jenis Layanan (B3)")
    let known = try PhoneCase().with { $0.call.type = .missing }
    #expect(known.reason == "Tidak tercatat: Jenis Layanan (B3)")
  }

  @Test func `B3: of a service that is not known only the telephone can be missing`() throws {
    let call = try bare(.unreadable("Salah sambung"))
    #expect(call.compliance == "B3")
    #expect(call.reason == "Tidak tercatat: No Telepon (B3)")
    #expect(
      call.findings == [
        "Jenis Layanan: Jenis Layanan tidak dikenal; pilihan: Konfirmasi Kepesertaan, Konsultasi, Pengaduan (B3)"
      ])
  }

  @Test func `B3: a service that is not known, with a telephone, is unknown and breaks nothing`() throws {
    let call = try PhoneCase().with { $0.call.type = .unreadable("Salah sambung") }
    #expect(call.compliance == "Patuh")
    #expect(call.decision.unknown.contains(B3NotedFields.clause))
    #expect(call.reason.hasSuffix("Tidak diketahui: Jenis Layanan (B3)"))
  }

  @Test func `B3: a facility may ask for more`() throws {
    let call = try PhoneCase().with {
      $0.call.callerName = .missing
      $0.profile.require(PhoneFields([.problem, .telephone, .callerName]), for: .consultation)
    }
    #expect(call.reason == "Tidak tercatat untuk Konsultasi: Nama Penelpon (B3)")
  }

  @Test func `B3: every field of the log can be found missing`() {
    let call = PhoneCall(date: nil)
    let all = PhoneFields(PhoneField.allCases)
    #expect(call.missing(of: all) == all)
    #expect(all.list == PhoneField.allCases)
    for field in PhoneField.allCases { #expect(PhoneField(id: field.id) == field) }
    #expect(PhoneField(id: "status") == nil)
  }
}
