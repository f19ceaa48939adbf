import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// Whole runs of SOP C: a log, a census, and a book that staff fill in.
struct HotlineTests {
  let book = "kerja/Hotline 2026-W47.xlsx"
  private let report = "laporan/Rekap Hotline 2026-W47.xlsx"

  let header =
    "Tanggal;Jam;Penerima;Nama Pasien;No Telepon;Penjamin;Kelas;Nama Perusahaan/Asuransi;Level;Mitra;Rujukan Agen;Jalur"

  /// Six calls of a week: partner's insured, company's, private outpatient, BPJS, one to ask, one at the wrong desk.
  var log: String {
    [
      header,
      "16/11/2026;09.00;CS;Ani Uji;081200000001;Asuransi;VIP;Asuransi Contoh;;Ya;;Rawat Inap",
      "16/11/2026;09.30;CS;Budi Uji;081200000002;Perusahaan;II;PT Contoh;Menengah ke Atas;;;Rawat Inap",
      "17/11/2026;10.00;CS;Citra Uji;081200000003;Umum;Suite;;;;;Rawat Jalan",
      "17/11/2026;11.00;CS;Dedi Uji;081200000004;BPJS;I;;;;;Rawat Inap",
      "17/11/2026;12.00;CS;Eka Uji;081200000005;Asuransi;;Asuransi Contoh;;;;Rawat Inap",
      "18/11/2026;17.00;CS;Fani Uji;081200000006;Pribadi;VIP;;;;;Rawat Jalan",
    ].joined(separator: "\r\n") + "\r\n"
  }

  func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["hotline"], name: "RS Uji", date: CalendarDate(iso: "2026-11-16"))
    return folder
  }

  private func started() throws -> FacilityFolder {
    let folder = try folder()
    try folder.write("masuk/log.csv", log)
    try folder.run("2026-11-18")
    return folder
  }

  /// A census with so many VIP rooms used by BPJS patients.
  private func census(_ bpjs: Int) -> String {
    var lines = ["Kamar;Kelas;Penjamin;Status"]
    for room in 1...11 {
      let number = room < 10 ? "0\(room)" : String(room)
      lines.append(room <= bpjs ? "VIP \(number);VIP;JKN;terisi" : "VIP \(number);VIP;-;Kosong")
    }
    lines += ["IGD Tindakan;IGD;;Kosong", "IGD Resusitasi;IGD;Umum;Terisi"]
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private func type(
    _ folder: FacilityFolder, _ sheet: String, _ patient: String, _ values: [String: StaffValue]
  ) throws {
    try editWorkbook(folder.path + "/" + book) { copy in
      guard copy.name == sheet else { return }
      let (head, columns) = try #require(copy.header)
      let name = try #require(columns["Nama Pasien"])
      let row = try #require(copy.rows.indices.first { $0 > head && copy.rows[$0][name] == .text(patient) })
      for (header, value) in values { copy.rows[row][try #require(columns[header])] = value }
    }
  }

  func row(_ folder: FacilityFolder, _ sheet: String, _ patient: String) throws -> [String: String] {
    try #require(try folder.rows(book, sheet: sheet).first { $0["Nama Pasien"] == patient })
  }

  func texts(_ folder: FacilityFolder, _ file: String, _ sheet: String) throws -> [String] {
    try SheetCopy(path: folder.path + "/" + file, sheet: sheet).rows.flatMap { $0.values.map(\.text) }
  }

  // MARK: Log and paths

  @Test func `C1, C2: each call gets eligibility, who is on duty, why, and what comes next`() throws {
    let folder = try folder()
    try folder.write("masuk/log.csv", log)
    let summary = try folder.run("2026-11-18")
    let ani = try row(folder, "Log Hotline", "Ani Uji")
    #expect(ani["Kelayakan"] == "Layak")
    #expect(ani["Penanggung Jawab"] == "CS")
    #expect(ani["Langkah Berikutnya"] == "1 Bed IGD – CS/MOD")
    #expect(ani["No Telepon"]?.filter(\.isNumber) == "081200000001")
    #expect(try row(folder, "Log Hotline", "Dedi Uji")["Kelayakan"] == "Tidak Layak")
    let eka = try row(folder, "Log Hotline", "Eka Uji")
    #expect(eka["Kelayakan"] == "Perlu Konfirmasi")
    #expect(eka["Kode"] == "P")
    #expect(eka["Langkah Berikutnya"] == "Tanyakan kelas – CS")
    let fani = try row(folder, "Log Hotline", "Fani Uji")
    #expect(fani["Kode"] == "D")
    #expect(fani["Alasan"]?.contains("diterima CS, seharusnya MOD (C2)") == true)
    let procedure = try #require(summary.procedures.first)
    #expect(procedure.statuses == ["Layak": 4, "Tidak Layak": 1, "Perlu Konfirmasi": 1])
    #expect(procedure.violations == ["C2": 1])
  }

  @Test func `C3, C5: a patient stands on the sheet of the path, one who is not eligible on none`() throws {
    let folder = try started()
    #expect(
      try folder.rows(book, sheet: "Rawat Inap").compactMap { $0["Nama Pasien"] } == ["Ani Uji", "Budi Uji", "Eka Uji"])
    #expect(
      try folder.rows(book, sheet: "Rawat Jalan").compactMap { $0["Nama Pasien"] } == ["Citra Uji", "Fani Uji"])
    let budi = try row(folder, "Rawat Inap", "Budi Uji")
    #expect(budi["4 Billing ke Kamar"] == "Tidak Berlaku")
    #expect(budi["5 Farmasi"] == "Tidak Berlaku")
    #expect(budi["6 Pulang Sebelum Penjaminan"] == "Tidak Berlaku")
    #expect(budi["Gerbang Penjaminan"] == "Tidak Berlaku")
  }

  @Test func `G4: a run with nothing new writes nothing`() throws {
    let folder = try started()
    try folder.write("masuk/sensus.csv", census(9))
    try folder.run("2026-11-18")
    let before = try folder.files()
    #expect(try folder.run("2026-11-18").written.isEmpty)
    #expect(try folder.files().filter { !$0.key.contains("jurnal") } == before.filter { !$0.key.contains("jurnal") })
  }

  @Test func `C6: steps that staff typed are read back, kept as typed, and put in order`() throws {
    let folder = try started()
    try type(
      folder, "Rawat Inap", "Ani Uji",
      [
        "1 Bed IGD": .text("09.10"), "2 Pemeriksaan & Kamar": .text("17/11/2026 08.05"),
        "3 Diantar Perawat IGD": .text("08.00"),
      ])
    try folder.run("2026-11-18")
    let ani = try row(folder, "Rawat Inap", "Ani Uji")
    #expect(ani["1 Bed IGD"] == "09.10")
    #expect(ani["2 Pemeriksaan & Kamar"] == "17/11/2026 08.05")
    #expect(ani["Langkah Berikutnya"] == "4 Billing ke Kamar – Billing")
    #expect(ani["Pelanggaran"]?.contains("3 Diantar Perawat IGD (08.00) sebelum 2 Pemeriksaan & Kamar") == true)
    #expect(ani["Kode"] == "L")
    #expect(try row(folder, "Log Hotline", "Ani Uji")["Kode"] == "L")
    #expect(try texts(folder, report, "Rincian").contains("C6"))
  }

  @Test func `C5: an outpatient who goes to inpatient stands on both sheets, and back on one when that is taken back`()
    throws
  {
    let folder = try started()
    try type(folder, "Rawat Jalan", "Citra Uji", ["Disarankan Rawat Inap": .text("Ya")])
    try folder.run("2026-11-18")
    #expect(try row(folder, "Rawat Jalan", "Citra Uji")["6 Ruang Layanan Pelanggan"] == "Tidak Berlaku")
    #expect(try row(folder, "Rawat Inap", "Citra Uji")["Langkah Berikutnya"] == "1 Bed IGD – CS/MOD")
    try type(folder, "Rawat Jalan", "Citra Uji", ["Disarankan Rawat Inap": .text("Tidak")])
    try folder.run("2026-11-18")
    let out = try row(folder, "Rawat Jalan", "Citra Uji")
    #expect(out["6 Ruang Layanan Pelanggan"] == nil)
    #expect(out["5 Ke Rawat Inap"] == "Tidak Berlaku")
    let inside = try row(folder, "Rawat Inap", "Citra Uji")
    #expect(inside["Langkah Berikutnya"]?.hasPrefix("Tidak lagi di jalur ini") == true)
    #expect(inside["1 Bed IGD"] == "Tidak Berlaku")
  }

  @Test func `C3: the gate opens once education and form are there, and leaving before is pointed out`() throws {
    let folder = try started()
    #expect(
      try row(folder, "Rawat Inap", "Ani Uji")["Gerbang Penjaminan"]
        == "Belum Boleh: edukasi ekses klaim, formulir belum ditandatangani")
    try type(
      folder, "Rawat Inap", "Ani Uji",
      ["Edukasi Ekses Klaim": .text("Ya"), "6 Pulang Sebelum Penjaminan": .text("15.00")])
    let early = try folder.run("2026-11-18")
    #expect(
      try row(folder, "Rawat Inap", "Ani Uji")["Gerbang Penjaminan"] == "Belum Boleh: formulir belum ditandatangani")
    #expect(early.procedures.first?.violations?["C3"] == 1)
    try type(folder, "Rawat Inap", "Ani Uji", ["Formulir Ditandatangani": .text("Ya")])
    let later = try folder.run("2026-11-18")
    #expect(try row(folder, "Rawat Inap", "Ani Uji")["Gerbang Penjaminan"] == "Boleh")
    #expect(later.procedures.first?.violations?["C3"] == nil)
  }

  @Test func `C1: an answer typed into the log decides, and the path's sheet follows`() throws {
    let folder = try started()
    try type(folder, "Log Hotline", "Eka Uji", ["Kelas": .text("II")])
    try folder.run("2026-11-18")
    #expect(try row(folder, "Log Hotline", "Eka Uji")["Kelayakan"] == "Tidak Layak")
    #expect(try row(folder, "Rawat Inap", "Eka Uji")["Langkah Berikutnya"] == "Tidak lagi di jalur ini: Tidak Layak")
  }

  @Test func `G1: a step that nobody can read stands in Data Bermasalah and counts as done`() throws {
    let folder = try started()
    try type(folder, "Rawat Inap", "Budi Uji", ["1 Bed IGD": .text("kemarin sore")])
    try folder.run("2026-11-18")
    #expect(try row(folder, "Rawat Inap", "Budi Uji")["Langkah Berikutnya"]?.hasPrefix("2 ") == true)
    #expect(try texts(folder, book, "Data Bermasalah").contains("kemarin sore"))
  }

  // MARK: Kamar

  @Test(arguments: [
    (
      8, "Terpakai: 8 dari 11 kamar VIP dipakai pasien BPJS naik kelas: 1 kamar lagi sampai batas 9 kamar (C4)", 3,
      false
    ),
    (
      9,
      "Terpakai: 9 dari 11 kamar VIP dipakai pasien BPJS naik kelas: 2 kamar harus disediakan khusus untuk pasien hotline (C4)",
      2, true
    ),
    (
      10,
      "Terpakai: 10 dari 11 kamar VIP dipakai pasien BPJS naik kelas: 2 kamar harus disediakan khusus untuk pasien hotline (C4); pelanggaran: 1 kamar di atas batas 9 kamar (C4)",
      1, true
    ),
  ])
  func `C4: the rule of the VIP ward is said in words above Kamar, in Rekap, and by the run`(
    bpjs: Int, sentence: String, free: Int, bites: Bool
  ) throws {
    let folder = try folder()
    try folder.write("masuk/log.csv", log)
    try folder.write("masuk/sensus.csv", census(bpjs))
    let summary = try folder.run("2026-11-18")
    let shown = try texts(folder, book, "Kamar")
    #expect(shown.contains(sentence))
    #expect(shown.contains { $0.hasPrefix("Kosong: \(free) kamar VIP kosong (C4)") })
    #expect(shown.contains("Bed IGD untuk pasien hotline: ruang tindakan kosong; ruang resusitasi terisi (C3.1)"))
    #expect(try texts(folder, book, "Rekap").contains { $0.hasPrefix("\(bpjs) dari 11 kamar VIP") })
    #expect(try texts(folder, report, "Rekap").contains { $0.hasPrefix("\(bpjs) dari 11 kamar VIP") })
    #expect(summary.findings.texts.contains { $0.contains("kamar VIP dipakai pasien BPJS") } == bites)
    #expect(summary.procedures.first?.violations?["C4"] == (bpjs > 9 ? bpjs - 9 : nil))
    #expect(summary.inputs.first { $0.file == "sensus.csv" }?.used == 13)
  }

  @Test func `C4: a newer census takes the rooms' place, what staff changed stays`() throws {
    let folder = try started()
    try folder.write("masuk/sensus 1.csv", census(9))
    try folder.run("2026-11-18")
    #expect(try folder.rows(book, sheet: "Kamar").compactMap { $0["Kamar"] }.count == 13)
    try editWorkbook(folder.path + "/" + book) { copy in
      guard copy.name == "Kamar" else { return }
      let (_, columns) = try #require(copy.header)
      let name = try #require(columns["Kamar"])
      let row = try #require(copy.rows.indices.first { copy.rows[$0][name] == .text("VIP 03") })
      copy.rows[row][try #require(columns["Status"])] = .text("Kosong")
      copy.rows[row][try #require(columns["Penjamin"])] = nil
    }
    try folder.run("2026-11-18")
    #expect(try texts(folder, book, "Kamar").contains { $0.hasPrefix("Terpakai: 8 dari 11") })
    try folder.write("masuk/sensus 2.csv", census(7))
    let summary = try folder.run("2026-11-18")
    let rows = try folder.rows(book, sheet: "Kamar")
    #expect(rows.first { $0["Kamar"] == "VIP 03" }?["Status"] == "Kosong")
    #expect(rows.first { $0["Kamar"] == "VIP 08" }?["Status"] == "Kosong")
    #expect(try texts(folder, book, "Kamar").contains { $0.hasPrefix("Terpakai: 6 dari 11") })
    #expect(summary.inputs.first { $0.file == "sensus 1.csv" }?.merged == 13)
  }

  @Test func `C4: rooms filled in by hand count, and a blank ward says that nothing is known`() throws {
    let folder = try folder()
    #expect(
      try texts(folder, book, "Kamar").contains("Terpakai: tidak diketahui, sensus kamar belum diisi (C4)"))
    try folder.write("masuk/log.csv", log)
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + "/" + book) { copy in
      guard copy.name == "Kamar" else { return }
      let (head, columns) = try #require(copy.header)
      for row in head + 1...head + 9 {
        copy.rows[row][try #require(columns["Penjamin"])] = .text("BPJS")
        copy.rows[row][try #require(columns["Status"])] = .text("Terisi")
      }
    }
    let summary = try folder.run("2026-11-18")
    #expect(
      summary.findings.texts.contains { $0.contains("2 kamar harus disediakan khusus untuk pasien hotline (C4)") })
    #expect(try folder.run("2026-11-18").written.isEmpty)
    // A census that says otherwise changes nothing that was typed.
    try folder.write("masuk/sensus.csv", "Kamar;Kelas;Penjamin;Status\r\nVIP 1;VIP;;Kosong\r\nVIP 11;VIP;;Kosong\r\n")
    let later = try folder.run("2026-11-18")
    #expect(try texts(folder, book, "Kamar").contains { $0.hasPrefix("Terpakai: 9 dari 11") })
    #expect(later.findings.texts.contains { $0.contains("Konflik") })
  }

  @Test func `G3: a room that staff added to Kamar stays, whatever a census says`() throws {
    let folder = try started()
    try folder.write("masuk/sensus.csv", census(7))
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + "/" + book) { copy in
      guard copy.name == "Kamar" else { return }
      let (_, columns) = try #require(copy.header)
      let typed = ["Kamar": "Mawar 1", "Kelas": "VIP", "Penjamin": "BPJS", "Status": "Terisi"]
      var cells: [Int: StaffValue] = [:]
      for (header, text) in typed { cells[try #require(columns[header])] = .text(text) }
      copy.rows.append(cells)
    }
    for _ in 0..<3 {
      try folder.run("2026-11-18")
      let room = try folder.rows(book, sheet: "Kamar").first { $0["Kamar"] == "Mawar 1" }
      #expect(room?["Status"] == "Terisi")
      #expect(room?["Keterangan"] == "Dipakai pasien BPJS naik kelas (C4)")
    }
    #expect(try texts(folder, book, "Kamar").contains { $0.hasPrefix("Terpakai: 8 dari 11") })
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  // MARK: Reports

  @Test func `G7: the report names nobody; G6: a closed week's figures stay`() throws {
    let folder = try started()
    try folder.run("2026-11-23")
    for sheet in ["Rekap", "Jam", "Langkah", "Rincian", "Angka Sapa"] {
      let shown = try texts(folder, report, sheet)
      #expect(!shown.contains { $0.contains("Uji") && $0 != "RS Uji" && !$0.hasSuffix("– RS Uji") })
      #expect(!shown.contains { $0.filter(\.isNumber).contains("8120000000") })
    }
    let summary = try folder.run("2026-11-25")
    #expect(summary.procedures.first { $0.period == "2026-W47" }?.corrections == 0)
    try folder.write("masuk/log.csv", log.replacingOccurrences(of: "Asuransi;;Asuransi", with: "Asuransi;VIP;Asuransi"))
    let corrected = try folder.run("2026-11-25")
    #expect((corrected.procedures.first { $0.period == "2026-W47" }?.corrections ?? 0) > 0)
    #expect(try texts(folder, report, "Koreksi").contains("Perlu Konfirmasi"))
  }

  @Test func `sapa explain says each rule tried of one call`() throws {
    let folder = try started()
    let (_, plan) = try folder.plan("2026-11-18")
    let found = plan.parts.flatMap { $0.explanations(of: "Fani Uji") }
    let one = try #require(found.first)
    #expect(one.status == "Layak")
    #expect(one.rules.map(\.clause).contains("C6"))
    #expect(one.rules.contains { $0.clause == "C2" && $0.decides })
  }

  @Test func `C2: holidays and officers of sapa.toml are heeded`() throws {
    let folder = try folder()
    try folder.set("holidays = [\"2026-11-17\"]\nmod_officers = [\"Fani\"]\ncs_officers = [\"Gita\"]")
    try folder.write("masuk/log.csv", log.replacingOccurrences(of: "10.00;CS", with: "10.00;gita"))
    try folder.run("2026-11-18")
    let citra = try row(folder, "Log Hotline", "Citra Uji")
    #expect(citra["Penanggung Jawab"] == "MOD")
    #expect(citra["Alasan"]?.contains("diterima CS (gita), seharusnya MOD (C2)") == true)
  }
}
