import Foundation
import Procedures
import Spreadsheet
import Testing

@testable import Batch
@testable import Book
@testable import Core

/// Books of closed periods stay unopened, and nothing comes to anything else by that.
struct ClosedPeriodsTests {
  /// A SOP with its inputs of a week; `extra` adds what is asked for.
  enum Service: String, CaseIterable, Sendable {
    case calls = "sapa-pasien"
    case phone = "layanan-telepon"
    case feedback = "umpan-balik"

    /// 5 January 2026, a Monday.
    static let first = CalendarDate(dayNumber: 20_458)

    func lines(_ week: Int, named tag: String = "") -> String {
      func day(_ offset: Int) -> String { Self.first.adding(days: 7 * week + offset).indonesian }
      let hour = tag.isEmpty ? "08" : "1" + tag
      let rows = (0..<3).map { place -> String in
        let number = "\(tag)\(week)\(place)"
        return switch self {
        case .calls:
          "RM\(number);R\(number);Pasien Uji \(number);\(day(place - 3));\(day(place));Sembuh;08125550\(week % 10)\(place)1"
        case .phone:
          "\(day(place));\(hour).1\(place);2;\(hour).2\(place);Rina;Penelpon Uji \(number);08135550\(week % 10)\(place)1;Pengaduan;Antrean \(number);Ya;Dijelaskan"
        case .feedback:
          "\(day(place));\(hour).1\(place);Langsung;Warga Uji \(number);08155550\(week % 10)\(place)1;Antrean loket lama sekali \(number);Keluhan;Loket"
        }
      }
      return ([header] + rows).joined(separator: "\r\n") + "\r\n"
    }

    private var header: String {
      switch self {
      case .calls: "No RM;No Rawat;Nama Pasien;Tanggal Masuk;Tanggal Pulang;Status Pulang;No HP"
      case .phone:
        "Tanggal;Jam Masuk;Jumlah Dering;Jam Selesai;Petugas;Nama Penelpon;No Telepon;Jenis Layanan;Permasalahan;Tuntas;Jawaban"
      case .feedback: "Tanggal;Jam;Kanal;Nama;No Telepon;Isi;Jenis;Unit"
      }
    }

    /// How many weeks it takes until books stay unopened.
    var weeks: Int { self == .feedback ? 14 : 10 }
    var book: String {
      switch self {
      case .calls: "kerja/Sapa Pasien 2026-W03.xlsx"
      case .phone: "kerja/Layanan Telepon 2026-W02.xlsx"
      case .feedback: "kerja/Umpan Balik 2026-01.xlsx"
      }
    }
    var sheet: String { self == .calls ? "Lembar Sapa" : self == .phone ? "Log Layanan" : "Register" }
    /// A column that staff fill in.
    var column: String { self == .calls ? "Petugas" : self == .phone ? "Jawaban" : "Tema" }
  }

  private func date(_ week: Int) -> String { Service.first.adding(days: 7 * week + 8).description }

  /// A facility that was run once a week, until books stay unopened.
  private func folder(_ service: Service) throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(folder: folder.path, sops: [service.rawValue], name: "Fasilitas Uji", date: Service.first)
    for week in 0..<service.weeks {
      try folder.write("masuk/minggu \(100 + week).csv", service.lines(week))
      try folder.run(date(week))
    }
    return folder
  }

  private func closed(_ folder: FacilityFolder, _ service: Service, week: Int) throws -> [String] {
    let (run, _) = try folder.plan(date(week))
    let record = RunRecord(folder: folder.path)
    return run.unopened(record, FolderSnapshot(run.facility)).logs[service.rawValue]?.parts.map(\.period) ?? []
  }

  /// What a run says and leaves, with the record and, on the same files, without it; the folder is then as it was.
  private func expectSame(_ folder: FacilityFolder, week: Int, _ what: String) throws -> RunSummary {
    let (before, record) = (try folder.files(), folder.bytes(RunRecord.name))
    let first = try folder.run(date(week))
    let after = try folder.files()
    for name in after.keys { try folder.remove(name) }
    for (name, bytes) in before { try folder.write(name, bytes) }
    try folder.remove(RunRecord.name)
    let second = try folder.run(date(week))
    #expect(first.lines(.indonesian) == second.lines(.indonesian), "\(what)")
    #expect(first.inputs.map(\.used) == second.inputs.map(\.used), "\(what)")
    let bare = try folder.files()
    #expect(Set(after.keys) == Set(bare.keys), "\(what)")
    #expect(after.keys.filter { after[$0] != bare[$0] } == [], "\(what)")
    for name in bare.keys { try folder.remove(name) }
    for (name, bytes) in before { try folder.write(name, bytes) }
    if let record { try folder.write(RunRecord.name, record) }
    return first
  }

  /// Types into the first row of a closed book.
  private func type(_ folder: FacilityFolder, _ service: Service) throws {
    let path = folder.path + "/" + service.book
    let (row, columns) = try #require(SheetCopy(path: path, sheet: service.sheet).header)
    let patch = try WorkbookPatch(path: path)
    let edit = CellEdit(row: row + 1, column: try #require(columns[service.column]), value: .text("Isian Uji"))
    try patch.edit([edit], sheet: service.sheet)
    try patch.save(to: path + ".baru")
    try folder.remove(service.book)
    try FileManager.default.moveItem(atPath: path + ".baru", toPath: path)
  }

  @Test(arguments: Service.allCases)
  func `a book of a closed period stays unopened, and the next week is what it is without the record`(
    service: Service
  ) throws {
    let folder = try folder(service)
    let first = try closed(folder, service, week: service.weeks).first
    #expect(first.map { service.book.contains($0) } == true)
    try folder.write("masuk/minggu baru.csv", service.lines(service.weeks))
    _ = try expectSame(folder, week: service.weeks, "a new week")
    #expect(try !closed(folder, service, week: service.weeks).isEmpty)
  }

  @Test func `a folder that is named otherwise, or copied, keeps its closed books unopened`() throws {
    let folder = try folder(.phone)
    let record = RunRecord(folder: folder.path)
    let day: CalendarDate = try #require(CalendarDate(iso: date(Service.phone.weeks)))
    let moment = try #require(Moment(iso: "\(day)T09:00:00Z"))
    let copy = folder.path + "-salinan"
    try FileManager.default.copyItem(atPath: folder.path, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    for path in [folder.path + "/.", copy] {
      let run = Run(facility: try Facility(folder: path), date: day, clock: WallClock { moment })
      #expect(!run.unopened(record, FolderSnapshot(run.facility)).logs.isEmpty, "\(path)")
    }
  }

  @Test(arguments: Service.allCases)
  func `what comes for a closed period has its book opened`(service: Service) throws {
    let events: [(String, (FacilityFolder) throws -> Void)] = [
      ("rows weeks late", { try $0.write("masuk/susulan.csv", service.lines(1, named: "4")) }),
      ("the same rows again", { try $0.write("masuk/ulang.csv", service.lines(1)) }),
      ("an input that is gone", { try $0.remove("masuk/minggu 101.csv") }),
      ("an input that is another", { try $0.write("masuk/minggu 101.csv", service.lines(1, named: "5")) }),
      (
        "an entry in its book",
        { try type($0, service) }
      ),
      ("a book that is gone", { try $0.remove(service.book) }),
      (
        "a recap that is gone",
        { folder in
          let recap =
            service == .feedback
            ? "Analisis Umpan Balik 2026-01"
            : service == .phone ? "Rekap Layanan Telepon 2026-W02" : "Rekap Sapa Pasien 2026-W03"
          try folder.remove("laporan/\(recap).xlsx")
        }
      ),
    ]
    let folder = try folder(service)
    let (before, record) = (try folder.files(), try #require(folder.bytes(RunRecord.name)))
    for (what, event) in events {
      try event(folder)
      let summary = try expectSame(folder, week: service.weeks, what)
      if what == "rows weeks late" { #expect(summary.procedures.map(\.corrections).reduce(0, +) > 0) }
      for name in try folder.files().keys { try folder.remove(name) }
      for (name, bytes) in before { try folder.write(name, bytes) }
      try folder.write(RunRecord.name, record)
    }
  }
}
