import Spreadsheet
import TestSupport
import Testing

@testable import Intake

struct TableTests {
  @Test func `the header is found below a title block`() throws {
    let table = try table([
      ["RSUD CONTOH"], ["Laporan Pasien Pulang"], ["Periode", "1–7 November 2026"], [],
      ["No", "No. RM", "Nama Pasien", "Tgl Pulang"], [1, "001234", "Ani", "21/11/2026"],
    ])
    #expect(table.headerRow == 5)
    #expect(table.rowCount == 1)
    #expect(table.rowNumber(0) == 6)
    #expect(table.columns.map(\.header) == ["No", "No. RM", "Nama Pasien", "Tgl Pulang"])
    #expect(table.columns.map(\.field) == [nil, 1, 3, 8])
    #expect(table.shape?.id == "pulang")
  }

  @Test func `a header on two rows inherits the group to the right`() throws {
    let table = try table([
      ["No RM", "Nama", "Tanggal", "", "Ruangan"], ["", "", "Masuk", "Keluar", ""],
      ["001234", "Ani", "14/11/2026", "21/11/2026", "Anggrek"],
    ])
    #expect(table.headerRow == 1)
    #expect(table.headerHeight == 2)
    #expect(table.columns.map(\.header) == ["No RM", "Nama", "Tanggal Masuk", "Tanggal Keluar", "Ruangan"])
    #expect(table.date(row: 0, field: 8).date == day(2026, 11, 21))
    #expect(table.rowNumber(0) == 3)
  }

  @Test func `a group over full headers does not hide them`() throws {
    let table = try table([
      ["Identitas", "", "Rawatan", ""], ["No RM", "Nama", "Tgl Masuk", "Tgl Keluar"],
      ["001234", "Ani", "14/11/2026", "21/11/2026"],
    ])
    #expect(table.columns.map(\.field) == [1, 3, 7, 8])
    #expect(table.rowCount == 1)
  }

  @Test(arguments: [
    "No RM", "NO RM", "no_rm", "No. RM", "No.RM", "NoRM", "No  RM", "No\u{A0}RM", "No/RM", "Norm", "No. M.R.",
    "Nomer RM",
    "\u{FEFF}No RM", "No RM (wajib)", "No RM:",
  ])
  func `case, dots, blanks and signs of a header count for nothing`(_ header: String) {
    #expect(Schema.discharges.match(header)?.field == 1)
  }

  @Test func `a text of pages is no header`() {
    let schema = Schema(fields: [Field(id: "rm", header: "No RM", phrases: ["rekam medis"])])
    #expect(schema.match("Nomor rekam medis pasien " + String(repeating: "di sini ", count: 100))?.field == 0)
    #expect(schema.match("Nomor rekam medis pasien " + String(repeating: "di sini ", count: 10_000)) == nil)
  }

  @Test func `a remark that changes the meaning keeps a header apart`() {
    #expect(Schema.discharges.match("No HP (perbaikan)") == nil)
    #expect(Schema.discharges.match("Tanggal Lahir (dd/mm/yyyy)")?.field == 4)
  }

  @Test(arguments: [
    ("Tgl Kelaur", "Tgl Keluar"), ("Tanggal Keluarr", "Tanggal Keluar"), ("Keluar Tanggal", "Tanggal Keluar"),
    ("Tgl Keluar RS", "Tgl Keluar"), ("Nama Pasein", "Nama Pasien"), ("Ruangn", "Ruangan"),
  ])
  func `a near miss is suggested`(_ header: String, _ known: String) {
    #expect(Schema.discharges.match(header) == nil)
    #expect(Schema.discharges.suggestion(for: header)?.header == known)
  }

  @Test(arguments: ["Umur", "Agama", "JK", "NIP", "No", "Pekerjaan", "Tarif"])
  func `a header of something else suggests nothing`(_ header: String) {
    #expect(Schema.discharges.suggestion(for: header) == nil)
  }

  @Test func `a suggestion is not applied and is silent where the field has its column`() throws {
    let rows: [[InMemorySheet.Value]] = [["No RM", "Nama", "Tgl Kelaur"], ["001234", "Ani", "21/11/2026"]]
    let lacking = try table(rows)
    #expect(lacking.columns[2].field == nil)
    #expect(lacking.columns[2].suggestion?.header == "Tgl Keluar")
    let having = try table([["No RM", "Tgl Keluar", "Tgl Kelaur"], ["001234", "21/11/2026", "x"]])
    #expect(having.columns[2].suggestion == nil)
  }

  @Test func `a header that occurs twice gives the first cell that is not empty`() throws {
    let table = try table([
      ["No RM", "Kamar", "Tgl Pulang", "Kamar"], ["1", "Anggrek 1", "21/11/2026", "A1"], ["2", "", "21/11/2026", "A2"],
      ["3", "-", "21/11/2026", "A3"], ["4", "-", "21/11/2026", ""],
    ])
    #expect(table.columns.map(\.isDuplicate) == [false, true, false, true])
    let room = 6
    #expect((0..<4).map { table.string(row: $0, field: room) } == ["Anggrek 1", "A2", "A3", "-"])
  }

  @Test func `of several headers of a field the own one and earlier aliases are preferred`() throws {
    let table = try table([
      ["No RM", "WA", "No HP", "Tgl Keluar"], ["1", "081200000001", "081200000002", ""],
      ["2", "081200000001", "-", ""],
    ])
    #expect(table.string(row: 0, field: 5) == "081200000002")
    #expect(table.string(row: 1, field: 5) == "081200000001")
    #expect(table.telephone(row: 0, field: 5).numbers.map(\.digits) == ["081200000002", "081200000001"])
    #expect(table.telephone(row: 1, field: 5).numbers.map(\.digits) == ["081200000001"])
  }

  @Test func `unknown columns are kept under their own header`() throws {
    let table = try table([["No RM", "Tgl Keluar", "Agama", ""], ["1", "21/11/2026", "Islam", "catatan"]])
    #expect(table.columns.map(\.header) == ["No RM", "Tgl Keluar", "Agama", ""])
    #expect(table.columns.map(\.letters) == ["A", "B", "C", "D"])
    #expect(table.string(row: 0, column: 2) == "Islam")
    #expect(table.string(row: 0, column: 3) == "catatan")
    #expect(table.columns[3].field == nil)
  }

  @Test func `blank rows, repeated headers, totals and notes are no rows and are listed`() throws {
    let table = try table([
      ["No", "No RM", "Nama", "Tgl Keluar", "Ruangan"], [1, 2, 3, 4, 5], [1, "001", "Ani", "21/11/2026", "Anggrek"], [],
      ["No", "No RM", "Nama", "Tgl Keluar", "Ruangan"], [2, "002", "Budi", "22/11/2026", "Mawar"], ["Bangsal Melati"],
      [3, "003", "Jumlah Siregar", "22/11/2026", "Melati"], ["Total", "", "", "", 3], ["Jumlah pasien: 3"], [],
      ["Dicetak oleh Petugas, 21/11/2026 14.05"], ["", "", "", "Bukittinggi, 21 November 2026"],
      ["", "", "", "Kepala Ruangan"],
    ])
    #expect((0..<table.rowCount).map { table.string(row: $0, field: 1) } == ["001", "002", "003"])
    #expect((0..<table.rowCount).map(table.rowNumber) == [3, 6, 8])
    #expect(
      table.skipped.map { "\($0.rows.lowerBound) \($0.reason)" } == [
        "2 columnNumbers", "4 blank", "5 repeatedHeader", "7 note", "9 total", "10 total", "11 blank", "12 note",
        "13 note", "14 note",
      ])
    #expect(table.skipped.last?.text == "Kepala Ruangan")
  }

  @Test func `a poor record is still a row`() throws {
    let table = try table([
      ["No RM", "Nama", "Tgl Keluar", "Ruangan"], ["001"], ["", "Ani", "21/11/2026", ""],
      ["", "", "21/11/2026", "Mawar"],
    ])
    #expect(table.rowCount == 3)
    #expect(table.skipped.isEmpty)
  }

  @Test func `a repeated header on two rows is skipped whole`() throws {
    let header: [[InMemorySheet.Value]] = [["No RM", "Nama", "Tanggal", ""], ["", "", "Masuk", "Keluar"]]
    let table = try table(
      header + [["1", "Ani", "14/11/2026", "21/11/2026"]] + header + [["2", "Budi", "14/11/2026", ""]])
    #expect(table.rowCount == 2)
    #expect(table.skipped.map(\.reason) == [.repeatedHeader, .repeatedHeader])
  }

  @Test func `a sheet without a known header tells what it saw`() throws {
    var reader = InMemorySheet([["Laporan"], ["Kode Barang", "Harga", "Stok"], ["A1", 1000, 5]])
    guard case .noHeader(let row, let headers) = try Table.read(&reader, file: "x", sheet: nil, schema: .discharges)
    else {
      Issue.record("a header was found")
      return
    }
    #expect(row == 2)
    #expect(headers == ["Kode Barang", "Harga", "Stok"])
  }

  @Test func `an empty sheet has no header`() throws {
    var reader = InMemorySheet([])
    guard case .noHeader(nil, []) = try Table.read(&reader, file: "x", sheet: nil, schema: .discharges) else {
      Issue.record("a header was found")
      return
    }
  }

  @Test func `identifiers in numeric cells are whole digits`() throws {
    let table = try table([
      ["No RM", "NIK", "Tgl Keluar"], [1234, 1_371_012_103_850_004, "21/11/2026"], ["'001234", "", ""],
      ["=\"001235\"", "", ""],
    ])
    #expect(table.string(row: 0, field: 1) == "1234")
    #expect(table.string(row: 0, field: 2) == "1371012103850004")
    #expect(table.string(row: 1, field: 1) == "001234")
    #expect(table.string(row: 2, field: 1) == "001235")
  }

  @Test func `a telephone list is told from an export without its discharge dates`() throws {
    #expect(try table([["No RM", "Nama", "No HP"], ["1", "Ani", "081234567890"]]).shape?.id == "telepon")
    #expect(try table([["No RM", "Tgl Masuk", "No HP"], ["1", "14/11/2026", "081234567890"]]).shape == nil)
  }

  @Test func `cells of every type are shown as people see them`() throws {
    let table = try table([
      ["No RM", "Tgl Keluar", "a", "b", "c"], ["1", .date(46347.5868055556), 14.5, .error("#N/A"), .time(0.586805556)],
    ])
    #expect((0..<5).map { table.string(row: 0, column: $0) } == ["1", "21/11/2026 14.05", "14.5", "#N/A", "14.05"])
  }

  @Test func `bytes are lent without a string`() throws {
    let table = try table([["No RM", "Tgl Keluar"], ["001", 5]])
    #expect(table.withUTF8(row: 0, column: 0) { $0.count } == 3)
    #expect(table.withUTF8(row: 0, column: 1) { $0.count } == 0)
    #expect(table.value(row: 0, column: 1) == .number(5))
  }

  @Test func `problems name file, sheet, row, column, value and reason`() throws {
    let table = try table([
      ["No RM", "NIK", "No HP", "Tgl Masuk", "Tgl Keluar", "Jam Keluar"],
      ["1", "1371012103850004", "081234567890", "14/11/2026", "31/02/2026", "14.05"],
      ["2", 1_371_012_103_850_004, "8,13E+11", "32/11/2026", "21/11/2026", "sore"],
      ["-", "", "", "", "21/11/2026", ""],
    ])
    let problems = table.problems()
    #expect(
      problems.map { "\($0.row) \($0.column)=\($0.value) \($0.effect)" } == [
        "2 Tgl Keluar=31/02/2026 rowRejected", "3 NIK=1371012103850004 warning", "3 No HP=8,13E+11 valueUnused",
        "3 Tgl Masuk=32/11/2026 valueUnused", "3 Jam Keluar=sore valueUnused", "4 = rowRejected",
      ])
    #expect(problems.allSatisfy { $0.file == "uji.xlsx" && $0.sheet == "Data" && !$0.what.isEmpty })
  }

  @Test func `an empty number in a telephone list rejects no row`() throws {
    let table = try table([["No RM", "Nama", "No HP"], ["1", "Ani", "-"], ["-", "Budi", "081234567890"]])
    #expect(table.problems().map { "\($0.row) \($0.effect)" } == ["3 rowRejected"])
  }

  @Test func `columns that data opens one after another keep every cell`() throws {
    let rows: [[InMemorySheet.Value]] = (0..<60).map { row in
      ["1", "21/11/2026"] + [InMemorySheet.Value](repeating: .empty, count: row) + [.text("x\(row)")]
    }
    let table = try table([["No RM", "Tgl Keluar"]] + rows)
    #expect(table.columns.count == 62)
    #expect((0..<60).map { table.string(row: $0, column: $0 + 2) } == (0..<60).map { "x\($0)" })
    #expect(table.string(row: 0, column: 61) == "")
    #expect(table.string(row: 59, column: 1) == "21/11/2026")
  }

  @Test func `a note that names a record is a record`() throws {
    let table = try table([
      ["No RM", "Nama", "Tgl Keluar", "Ruangan"], ["001", "", "", "Catatan"], ["Catatan: x", "y"],
    ])
    #expect(table.rowCount == 1)
  }
}
