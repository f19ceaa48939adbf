import Intake
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Feedback

@Suite struct D8SurveyHeaderTests {
  private func field(_ header: String) throws -> String? {
    let procedure = try #require(try Catalogue.all.builtIn().first { $0.sop == FeedbackSettings.sop })
    return procedure.schema.match(header).map { procedure.schema.fields[$0.field].id }
  }

  @Test(arguments: [
    ("U1", "u1"), ("U9", "u9"), ("u 3", "u3"), ("U-4", "u4"), ("Unsur 5", "u5"), ("U3. Kecepatan", "u3"),
    ("Persyaratan", "u1"), ("U2 Sistem, Mekanisme, dan Prosedur", "u2"), ("Prosedur pelayanan", "u2"),
    ("Waktu Penyelesaian", "u3"), ("Biaya/Tarif", "u4"), ("BIAYA", "u4"), ("Kewajaran tarif", "u4"),
    ("Produk Spesifikasi Jenis Pelayanan", "u5"), ("Kompetensi Pelaksana", "u6"), ("Perilaku Petugas (U7)", "u7"),
    ("U8 Sarana dan Prasarana", "u9"), ("U9 Penanganan Pengaduan", "u8"),
    ("Penanganan pengaduan, saran dan masukan", "u8"),
    ("Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?", "u1"),
    ("Bagaimana kualitas sarana dan prasarana?", "u9"),
  ])
  func `D8: an element is known by its words, and without them by its number`(header: String, id: String) throws {
    #expect(try field(header) == id)
  }

  @Test(arguments: [
    "Umur", "Usia", "Stempel Waktu", "U10", "U0", "U", "", "Unsur", "Kritik dan Saran", "8", "USG 3",
  ])
  func `D8: another header is no element`(header: String) throws {
    #expect(try field(header)?.hasPrefix("u") != true)
  }
}
