import TestSupport
import Testing

@testable import Book

struct StaffSheetTests {
  private let head: [InMemorySheet.Value] = [
    "Kode", "No RM", "Nama Pasien", "Dihubungi", "Izin", "Petugas", "Catatan", "Kunci",
  ]

  @Test func `G3: what staff typed is found by the row's key`() throws {
    let sheet = try staffSheet([
      ["Lembar Sapa"], head, ["T", "001234", "Ani", "Ya", "Tidak", "Rina", "", "M/001234/2026-11-08"],
      ["T", "001235", "Budi", "", "", "", "", "M/001235/2026-11-08"],
    ])
    #expect(sheet.keys == ["M/001234/2026-11-08", "M/001235/2026-11-08"])
    #expect(
      sheet.rows["M/001234/2026-11-08"]?.values
        == ["dihubungi": .text("Ya"), "izin": .text("Tidak"), "petugas": .text("Rina")])
    #expect(sheet.rows["M/001235/2026-11-08"] == nil)
    #expect(sheet.loose.isEmpty)
    #expect(sheet.doubled.isEmpty)
  }

  @Test func `G3: columns in another order are read by their headers`() throws {
    let sheet = try staffSheet([
      ["Kunci", "Catatan", "Petugas", "Izin", "Dihubungi", "No RM", "Nama Pasien"],
      ["K1", "catat", "Rina", "Ya", "Ya", "001234", "Ani"],
    ])
    #expect(
      sheet.rows["K1"]?.values
        == ["dihubungi": .text("Ya"), "izin": .text("Ya"), "petugas": .text("Rina"), "catatan": .text("catat")])
  }

  @Test func `G3: our own columns are none of the staff's entries`() throws {
    let sheet = try staffSheet([head, ["T", "001234", "Nama yang diubah", "", "", "", "", "K1"]])
    #expect(sheet.rows["K1"] == nil)
    #expect(sheet.keys == ["K1"])
  }

  @Test func `G3: columns that staff added are kept by their headers`() throws {
    let sheet = try staffSheet([
      head + ["Jemput", "Jemput"], ["T", "001234", "Ani", "", "", "", "", "K1", "ya", .date(46_346)],
    ])
    #expect(sheet.extraHeaders == ["Jemput", "Jemput (2)"])
    #expect(sheet.rows["K1"]?.extras == ["Jemput": .text("ya"), "Jemput (2)": .date(46_346)])
    #expect(sheet.rows["K1"]?.values.isEmpty == true)
  }

  @Test func `G3: a column without a header is named after its letters`() throws {
    let sheet = try staffSheet([
      head, ["T", "001234", "Ani", "", "", "", "", "K1"], ["T", "001235", "Budi", "", "", "", "", "K2", "pesan"],
    ])
    #expect(sheet.extraHeaders == ["Kolom I"])
    #expect(sheet.rows["K2"]?.extras == ["Kolom I": .text("pesan")])
  }

  @Test func `G3: columns of the export are no additions where extras are not read`() throws {
    let sheet = try staffSheet(
      [head + ["Jemput"], ["T", "001234", "Ani", "", "", "", "", "K1", "ya"]], readsExtras: false)
    #expect(sheet.extraHeaders.isEmpty)
    #expect(sheet.rows["K1"] == nil)
  }

  @Test func `G3: a row copied with its key and other entries is kept as a loose row`() throws {
    let sheet = try staffSheet([
      head, ["T", "001234", "Ani", "Ya", "", "Rina", "", "K1"], ["T", "001234", "Ani", "Tidak", "", "Budi", "", "K1"],
    ])
    #expect(sheet.rows["K1"]?.values == ["dihubungi": .text("Ya"), "petugas": .text("Rina")])
    #expect(sheet.doubled.map(\.key) == ["K1"])
    #expect(sheet.loose.map(\.row.values) == [["dihubungi": .text("Tidak"), "petugas": .text("Budi")]])
    #expect(sheet.loose.first?.medicalRecordNumber == "001234")
    #expect(sheet.loose.first?.cells["Nama Pasien"] == .text("Ani"))
    #expect(sheet.loose.first?.cells["Kunci"] == nil)
  }

  @Test func `a row copied whole is the same row`() throws {
    let row: [InMemorySheet.Value] = ["T", "001234", "Ani", "Ya", "", "Rina", "", "K1"]
    let sheet = try staffSheet([head, row, row])
    #expect(sheet.doubled.isEmpty)
    #expect(sheet.loose.isEmpty)
    #expect(sheet.rows["K1"]?.values["petugas"] == .text("Rina"))
  }

  @Test func `G3: a row that staff inserted has no key and is kept`() throws {
    let sheet = try staffSheet([
      head, ["T", "001234", "Ani", "", "", "", "", "K1"], ["", "009999", "Citra", "Ya", "Ya", "Rina", "baru"],
    ])
    #expect(sheet.keys == ["K1"])
    let loose = try #require(sheet.loose.first)
    #expect(sheet.loose.count == 1)
    #expect(loose.medicalRecordNumber == "009999")
    #expect(loose.row.values["petugas"] == .text("Rina"))
    #expect(loose.cells["Nama Pasien"] == .text("Citra"))
  }

  @Test func `G3: a loose row can be adopted, and what stands under its key wins`() throws {
    var sheet = try staffSheet([
      head, ["T", "001234", "Ani", "Ya", "", "Rina", "", "K1"], ["", "001234", "Ani", "Tidak", "Ya", "", "baru"],
    ])
    sheet.adopt(0, as: "K1")
    #expect(sheet.loose.isEmpty)
    #expect(
      sheet.rows["K1"]?.values
        == ["dihubungi": .text("Ya"), "petugas": .text("Rina"), "izin": .text("Ya"), "catatan": .text("baru")])
    #expect(sheet.keys == ["K1"])
  }

  @Test func `G3: a sheet whose key column was deleted keeps every row as a loose one`() throws {
    let sheet = try staffSheet([
      ["Kode", "No RM", "Nama Pasien", "Dihubungi", "Petugas"], ["T", "001234", "Ani", "Ya", "Rina"],
      ["T", "001235", "Budi", "", ""],
    ])
    #expect(sheet.keys.isEmpty)
    #expect(sheet.loose.map(\.medicalRecordNumber) == ["001234", "001235"])
    #expect(sheet.loose.first?.row.values["dihubungi"] == .text("Ya"))
  }

  @Test func `an entry of blanks is none`() throws {
    let sheet = try staffSheet([head, ["T", "001234", "Ani", "  ", "", "Rina", "", "K1"]])
    #expect(sheet.rows["K1"]?.values == ["petugas": .text("Rina")])
  }

  @Test func `G3: the newer entry wins, what it lacks comes from the older`() {
    var newer = StaffSheet.Row()
    newer.values = ["petugas": .text("Rina")]
    newer.extras = ["Jemput": .text("ya")]
    var older = StaffSheet.Row()
    older.values = ["petugas": .text("Budi"), "izin": .text("Ya")]
    older.extras = ["Jemput": .text("tidak"), "Ruang": .number(3)]
    newer.fill(from: older)
    #expect(newer.values == ["petugas": .text("Rina"), "izin": .text("Ya")])
    #expect(newer.extras == ["Jemput": .text("ya"), "Ruang": .number(3)])
  }
}
