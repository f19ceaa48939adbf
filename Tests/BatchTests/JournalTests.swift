import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

struct JournalTests {
  private let moment = Moment(seconds: 1_794_964_507)

  private func written(_ folder: FacilityFolder) -> [String] {
    String(decoding: folder.bytes(Journal.name) ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `events come back as they were appended, and are only added to`() throws {
    let folder = try FacilityFolder(profile: nil)
    var journal = try Journal(folder: folder.path)
    #expect(journal.events.isEmpty)
    let plain: [Journal.Event] = [
      .started(date: "2026-11-18", version: "0.2.0", who: "rina@PC-3"),
      .input(file: "masuk/a/b \"c\".csv", sha256: "ab", size: 12),
      .decisions(sop: "sapa-pasien", period: "2026-W47", statuses: ["Target": 3, "Masih Dirawat": 1]),
      .written(file: "kerja/x.xlsx", before: nil, after: "cd", backup: nil),
      .merged(file: "masuk/salinan.xlsx", sha256: "ef", into: "kerja/x.xlsx", taken: 4, conflicts: 1),
      .conflict(book: "x.xlsx", sheet: "Lembar Sapa", key: "2026/11/07/000123", column: "Izin", file: "salinan.xlsx"),
      .correction(period: "2026-W46", figure: "Selesai", old: "4", new: "5", key: nil),
      .ended(status: 1),
    ]
    let events = plain.map { event in
      var event = event
      event.moment = moment
      return event
    }
    try journal.append(Array(events.prefix(3)))
    let first = try #require(folder.bytes(Journal.name))
    try journal.append(Array(events.dropFirst(3)))
    #expect(folder.bytes(Journal.name)?.starts(with: first) == true)
    #expect(journal.events == events)
    #expect(try Journal(folder: folder.path).events == events)
    #expect(written(folder).count == events.count)
    #expect(
      written(folder).first
        == #"{"at":"2026-11-18T01:15:07Z","date":"2026-11-18","event":"started","version":"0.2.0","who":"rina@PC-3"}"#)
    #expect(journal.hasMerged(sha256: "ef"))
    #expect(!journal.hasMerged(sha256: "ab"))
    #expect(journal.knownDigest(of: "kerja/x.xlsx") == "cd")
    #expect(journal.knownDigest(of: "masuk/salinan.xlsx") == nil)
    #expect(journal.events.last { $0.kind == .ended }?.number("status") == 1)
  }

  @Test(arguments: [
    #"{"at":"2026-11-18T02"#, #"{"#, "\0\0\0\0", "bukan json\n", #"{"at":"2026-11-18T01:15:07Z"}"# + "\n",
  ])
  func `a line that is cut off or damaged is passed over, and spoils none that follows`(_ tail: String) throws {
    let folder = try FacilityFolder(profile: nil)
    var journal = try Journal(folder: folder.path)
    try journal.append([.pruned(file: "satu")])
    try folder.write(Journal.name, try #require(folder.bytes(Journal.name)) + Array(tail.utf8))
    var torn = try Journal(folder: folder.path)
    #expect(torn.events.compactMap { $0.text("file") } == ["satu"])
    #expect(torn.damagedLines == 1)
    try torn.append([.pruned(file: "dua")])
    let whole = try Journal(folder: folder.path)
    #expect(whole.events.compactMap { $0.text("file") } == ["satu", "dua"])
    #expect(whole.damagedLines == 1)
  }

  @Test func `a whole last line without its end counts`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write(Journal.name, #"{"at":"2026-11-18T01:15:07Z","event":"pruned","file":"satu"}"#)
    var journal = try Journal(folder: folder.path)
    #expect(journal.events.count == 1)
    try journal.append([.pruned(file: "dua")])
    #expect(try Journal(folder: folder.path).events.count == 2)
  }

  @Test func `what a later version writes is kept as it can be read`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write(
      Journal.name,
      #"{"at":"2026-11-18T01:15:07Z","event":"sent","to":"x","deep":{"a":{"b":1}},"list":["a","b"],"n":2}"# + "\n")
    let event = try #require(try Journal(folder: folder.path).events.first)
    #expect(event.kind.rawValue == "sent")
    #expect(event.fields == ["to": .text("x"), "list": .texts(["a", "b"]), "n": .number(2)])
    #expect(event.text(.english, zone: .western).hasPrefix("18/11/2026 08.15 WIB    sent "))
  }

  @Test func `a journal that can't be written in says so and stays as it was`() throws {
    let folder = try FacilityFolder(profile: nil)
    var journal = try Journal(folder: folder.path)
    try folder.write(Journal.name + "/isi", "x")
    #expect(throws: FacilityError.self) { try journal.append([.pruned(file: "satu")]) }
    #expect(journal.events.isEmpty)
  }

  @Test func `a run tells what it read, decided and wrote, and its like tells nothing`() throws {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    let book = "kerja/Sapa Pasien 2026-W47.xlsx"
    let events = try folder.journal()
    try #require(events.map(\.kind) == [.started, .input, .decisions, .written, .written, .written, .ended])
    #expect(events[1].text("sha256") == SHA256.of(export.text))
    #expect(events[1].number("size") == export.text.utf8.count)
    #expect(events[2].counts("statuses") == ["Target": 1])
    #expect(events[3].text("file") == overview11)
    #expect(events[4].text("file") == book)
    #expect(events[4].text("before") == nil)
    #expect(events[4].text("after") == SHA256.ofFile(folder.path + "/" + book)?.digest)
    #expect(events.allSatisfy { $0.moment.description == "2026-11-18T09:00:00Z" })
    #expect(!String(decoding: try #require(folder.bytes(Journal.name)), as: UTF8.self).contains("Pasien 001001"))

    let before = try folder.files()
    try folder.run("2026-11-18", now: "2026-11-18T10:00:00Z")
    #expect(try folder.files() == before)

    try folder.write("masuk/lain.csv", export.text)
    try folder.run("2026-11-18", now: "2026-11-18T11:00:00Z")
    let more = try folder.journal().dropFirst(events.count)
    #expect(
      more.filter { $0.kind == .input }.compactMap { $0.text("file") } == ["masuk/lain.csv"],
      "what an earlier run told of is as it was")
    let replaced = try #require(more.first { $0.text("file") == book && $0.kind == .written })
    #expect(replaced.text("before") == events[4].text("after"))
    let backup = try #require(replaced.text("backup"))
    #expect(SHA256.ofFile(folder.path + "/" + backup)?.digest == replaced.text("before"))
  }

  @Test func `a run tells of files that came or changed, and of decisions for what it wrote`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["layanan-telepon"], name: "Dinas Uji", date: CalendarDate(iso: "2026-11-02"))
    func log(_ day: String) -> String {
      "Tanggal;Jam Masuk;Jumlah Dering;Jam Selesai;Petugas;No Telepon;Jenis Layanan;Permasalahan;Tuntas;Jawaban\r\n"
        + "\(day)/11/2026;08.10;2;08.20;Rina;081355501\(day);Pengaduan;Antrean;Ya;Dijelaskan\r\n"
    }
    try folder.write("masuk/satu.csv", log("03"))
    try folder.run("2026-11-10", now: "2026-11-10T02:00:00Z")
    let first = try folder.journal()
    #expect(first.filter { $0.kind == .input }.compactMap { $0.text("file") }.contains("masuk/satu.csv"))
    #expect(first.filter { $0.kind == .decisions }.compactMap { $0.text("period") }.contains("2026-W45"))
    // The first week is closed by now: nothing of it is written again.
    try folder.write("masuk/dua.csv", log("17"))
    try folder.run("2026-11-18", now: "2026-11-18T02:00:00Z")
    try folder.write("masuk/tiga.csv", log("18"))
    let count = try folder.journal().count
    try folder.run("2026-11-19", now: "2026-11-19T02:00:00Z")
    let more = try folder.journal().dropFirst(count)
    #expect(more.filter { $0.kind == .input }.compactMap { $0.text("file") } == ["masuk/tiga.csv"])
    #expect(more.filter { $0.kind == .decisions }.compactMap { $0.text("period") } == ["2026-W47"])
    // Bytes of before, after others: something new once more.
    let bytes = try #require(folder.bytes("masuk/tiga.csv"))
    for (hour, text) in [("03", log("16")), ("04", String(decoding: bytes, as: UTF8.self))] {
      let count = try folder.journal().count
      try folder.write("masuk/tiga.csv", text)
      try folder.run("2026-11-19", now: "2026-11-19T\(hour):00:00Z")
      let told = try folder.journal().dropFirst(count).filter { $0.kind == .input }
      #expect(told.compactMap { $0.text("file") } == ["masuk/tiga.csv"])
    }
  }

  @Test func `the log shows the days and the events that are asked for, and a run that was cut off`() throws {
    let folder = try FacilityFolder(profile: nil)
    var journal = try Journal(folder: folder.path)
    // 17:30 UTC is half past midnight in Jakarta.
    for (day, kind) in [(16, Journal.Event.Kind.started), (17, .started), (18, .ended), (18, .started)] {
      try journal.append([Journal.Event(kind, at: try #require(Moment(iso: "2026-11-\(day)T17:30:00Z")))])
    }
    let lines = journal.lines(since: nil, last: nil, zone: .western, language: .english)
    try #require(lines.count == 6)
    #expect(lines[0].hasPrefix("17/11/2026 00.30 WIB"))
    #expect(lines[1].hasPrefix("(cut off"))
    #expect(lines[5].hasPrefix("(still running"))
    #expect(journal.latest(since: CalendarDate(iso: "2026-11-19"), last: nil, zone: .western).count == 2)
    #expect(journal.latest(since: CalendarDate(iso: "2026-11-19"), last: 1, zone: .western).count == 1)
    #expect(journal.latest(since: nil, last: 0, zone: .western).isEmpty)
  }

  @Test(arguments: ["2026-11-18T01:15:07Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z"])
  func `a moment is written as it is read`(_ text: String) { #expect(Moment(iso: text)?.description == text) }

  @Test(arguments: ["2026-11-18", "2026-11-18T24:00:00Z", "2026-02-30T01:00:00Z", "2026-11-18T01:15:07", "x"])
  func `what is no moment is none`(_ text: String) { #expect(Moment(iso: text) == nil) }

  @Test func `the journal names no person: file names and keys are masked, and the files are still known`() throws {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("1371010101010004", in: "05/11/2026", out: "11/11/2026", phone: "081398765432")
    export.add("081234567678", in: "05/11/2026", out: "12/11/2026")
    let names = ["masuk/Budi Santoso.csv", "masuk/Bambang Susilo.csv", "masuk/0812-3456-7678.csv"]
    for (place, name) in names.enumerated() {
      try folder.write(name, export.text + String(repeating: "\r\n", count: place))
    }
    try folder.run("2026-11-18")
    let book = "kerja/Sapa Pasien 2026-W47.xlsx"
    try editWorkbook(folder.path + "/" + book) { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter("1371010101010004", ["Status": .text("sudah")]) }
    }
    try folder.run("2026-11-19")
    let text = String(decoding: try #require(folder.bytes(Journal.name)), as: UTF8.self)
    for person in ["Budi", "Santoso", "Bambang", "Susilo", "0812-3456", "1371010101010004", "081234567678"] {
      #expect(!text.contains(person), "\(person)")
    }
    #expect(text.contains("masuk/B*** S***.csv") && text.contains("masuk/0812****678.csv"))
    #expect(text.contains("1371********0004"))
    // Two files whose names are masked alike are both known: the next run has no news.
    let before = try folder.files()
    try folder.run("2026-11-19", now: "2026-11-19T10:00:00Z")
    #expect(try folder.files() == before)
    try folder.write(names[1], export.text + "\r\n\r\n\r\n")
    try folder.run("2026-11-19", now: "2026-11-19T11:00:00Z")
    #expect(try folder.files()[Journal.name] != before[Journal.name])
  }

  @Test func `a journal of an earlier version is read, shown masked, and keeps its lines`() throws {
    let folder = try FacilityFolder(profile: nil)
    let line =
      #"{"at":"2026-11-18T01:15:07Z","event":"input","file":"masuk/Budi Santoso.csv","sha256":"1234567890123456","size":12}"#
      + "\n"
    try folder.write(Journal.name, line)
    let journal = try Journal(folder: folder.path)
    #expect(journal.untold([(name: "masuk/Budi Santoso.csv", digest: "1234567890123456")]).isEmpty)
    #expect(journal.knownDigest(of: "masuk/Budi Santoso.csv") == "1234567890123456")
    #expect(journal.events.first?.text(.indonesian, zone: .western).contains("masuk/B*** S***.csv") == true)
    #expect(String(decoding: folder.bytes(Journal.name) ?? [], as: UTF8.self) == line)
  }
}
