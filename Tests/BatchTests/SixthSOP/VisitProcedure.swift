import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// A sixth SOP, as small as can be: this folder, its template and one line of a catalogue are all that there is of it.
struct VisitProcedure: LogProcedure, CatalogueProcedure {
  typealias Profile = VisitProfile

  struct Template: LogTemplate {
    var document: TemplateDocument
    var columns: [TemplateColumn]
  }

  static let sop = "kunjungan"

  let document: TemplateDocument
  let layout: LogLayout
  let profile: VisitProfile
  let bookPrefix = "Kunjungan "
  var reports: [(unit: PeriodUnit, prefix: String)] { [(.week, "Rekap Kunjungan ")] }
  var specs: [KeyedSheetSpec] { [layout.spec] }
  var otherSheets: [(sheet: String, schema: Schema)] { [] }

  init(_ values: [String: SettingValue], folder: String, file: String) throws(FacilityError) {
    let template = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "kunjungan.toml")
    let (raw, parameters, _) = try Facility.template(
      Template.self, Self.sop, folder: folder, builtIn: AtomicFile.bytes(of: template.path) ?? [], VisitProfile.self)
    document = raw.document
    var profile = VisitProfile()
    profile.apply(parameters)
    profile.apply(values)
    self.profile = profile
    let columns = raw.columns.map(\.declared)
    let shape = Schema.Shape(id: "log-kunjungan", requires: [["tanggal"], ["hasil"]], rejectsNameless: false)
    layout = LogLayout(
      sheet: VisitState.sheet, schema: Schema(fields: columns.map(\.field), shapes: [shape]), shape: shape.id,
      columns: [BookColumn("kode", "Kode", width: 6)] + columns.map { $0.column(profile.settingWords, choices: [:]) }
        + [BookColumn("alasan", "Alasan", width: 60)],
      dateField: "tanggal", timeField: "jam", telephoneField: "no_telepon", nameField: "nama")
  }

  func state(_ log: Log, _ prepared: PreparedInputs, _ run: Run) -> any LogState {
    VisitState(log: log, date: run.date, profile: profile)
  }
}

struct SixthSOPTests {
  private static let catalogue = Catalogue(
    Catalogue.all.entries + [Catalogue.Entry(VisitProcedure.self, "SOP kunjungan rumah")])

  private func run(_ folder: FacilityFolder, _ day: String) throws -> RunSummary {
    let moment = try #require(Moment(iso: "\(day)T09:00:00Z"))
    return try Run(
      facility: try Facility(folder: folder.path, catalogue: Self.catalogue), date: CalendarDate(iso: day),
      clock: WallClock { moment }
    ).perform()
  }

  @Test func `a SOP that is one folder, one template and one line of the catalogue has all that the others have`()
    throws
  {
    let folder = try FacilityFolder(profile: nil)
    try FileManager.default.removeItem(at: folder.url)
    try Facility.create(
      folder: folder.path, sops: ["kunjungan"], name: "RS Uji", date: CalendarDate(iso: "2026-11-16"),
      catalogue: Self.catalogue)
    let settings = String(decoding: try #require(folder.bytes("sapa.toml")), as: UTF8.self)
    #expect(settings.contains("[kunjungan]") && settings.contains("# days = 3"))
    let book = "kerja/Kunjungan 2026-W47.xlsx"
    #expect(folder.bytes(book) != nil, "a blank book to log into")

    try folder.write(
      "masuk/kunjungan.csv",
      "Tgl;Jam;Nama;No Telepon;Hasil\n16/11/2026;09.00;Sari Uji;081200000101;\n17/11/2026;10.00;Budi Uji;081200000102;Bertemu\n"
    )
    _ = try run(folder, "2026-11-18")
    try editWorkbook(folder.path + "/" + book) { copy in
      guard copy.name == VisitState.sheet else { return }
      let (head, columns) = try #require(copy.header)
      let row = try #require(copy.rows.indices.first { $0 > head && copy.rows[$0].values.contains(.text("Budi Uji")) })
      copy.rows[row][try #require(columns["Hasil"])] = .text("Tidak Bertemu")
    }
    _ = try run(folder, "2026-11-20")
    let rows = try folder.rows(book, sheet: VisitState.sheet)
    let sari = try #require(rows.first { $0["Nama"] == "Sari Uji" })
    let budi = try #require(rows.first { $0["Nama"] == "Budi Uji" })
    #expect(sari["Kode"] == "L" && sari["Alasan"] == "Hasil belum dicatat, batas 3 hari (K1)")
    #expect(budi["Hasil"] == "Tidak Bertemu", "what staff typed stays")
    let recap = try SheetCopy(path: folder.path + "/laporan/Rekap Kunjungan 2026-W47.xlsx", sheet: "Rekap")
    #expect(recap.rows.contains { $0.values.contains(.text("Terlambat")) && $0.values.contains(.number(1)) })

    try folder.write("sapa.toml", settings.replacing("# days = 3", with: "days = 40"))
    #expect(throws: FacilityError.self) { try Facility(folder: folder.path, catalogue: Self.catalogue) }
  }
}
