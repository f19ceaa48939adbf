import Testing

@testable import Book

struct MaskingTests {
  @Test(arguments: [
    ("Budi Santoso", "B*** S***"), ("Ani", "A***"), ("", ""), ("  Siti   Aisyah ", "S*** A***"),
    ("Muhammad Al Fatih", "M*** A*** F***"),
  ])
  func `G7: a name shows its initials`(_ name: String, _ masked: String) { #expect(Masking.name(name) == masked) }

  @Test(arguments: [
    ("1371010101010004", "1371********0004"), ("13710101", "********"), ("137101012", "1371*1012"),
    ("", ""),
  ])
  func `G7: a NIK shows its first and last four digits`(_ nik: String, _ masked: String) {
    #expect(Masking.nik(nik) == masked)
  }

  @Test(arguments: [
    ("081234567678", "0812****678"), ("0751123456", "0751****456"), ("02112345", "********"), ("", ""),
  ])
  func `G7: a telephone number shows its first four and last three digits`(_ digits: String, _ masked: String) {
    #expect(Masking.telephone(digits) == masked)
  }

  @Test(arguments: [
    ("1371010101010004", "1371********0004"), ("NIK 1371 0101 0101 0004.", "NIK 1371********0004."),
    ("13.71.01.010101.0004", "1371********0004"), ("0001234567890", "0001*****7890"),
    ("081234567678", "0812****678"), ("telp 0812-3456-7678, ya", "telp 0812****678, ya"),
    ("+62 812 3456 7678", "6281****678"), ("6281234567678", "6281****678"), ("81234567678", "8123****678"),
    ("(0751) 123456", "(0751****456"), ("0751-123456", "0751****456"),
    ("0812_3456_7678.txt", "0812****678.txt"),
    ("0812 3456 7678 0813.1111.2222", "0812****678 0813****222"),
    ("M/1371010101010004/2026-11-05", "M/1371********0004/2026-11-05"), ("137101010101000", "1371*******1000"),
  ])
  func `G7: a number of a person within a text is masked, in one piece or in groups`(_ text: String, _ masked: String) {
    #expect(Masking.numbers(text) == masked)
    #expect(Masking.numbers(masked) == masked)
  }

  @Test(arguments: [
    "001234", "R/2026/11/07/000123", "R/20261107000123", "L2611170805a3f2", "L26111708051234", "L26111708051234-2",
    "UB-2026-0001", "Jam 08.00-09.30 dan 10.00-11.30", "08.15 08.30 09.00", "2026-11-18 2026-11-19",
    "18/11/2026 08.15 WIB",
    "Rp 812.345.678", "12345678", "16/11/2026 – 06/12/2026", "16-11-2026 – 06-12-2026", "123/2026/0004567",
    "M/081234/2026-11-05", "M/00012/2026-11-05 (2)",
    "Selesai · Rina · 19/11/2026", "=SUM('Rincian'!$H$6:$H$20005)",
  ])
  func `what is no number of a person stays`(_ text: String) { #expect(Masking.numbers(text) == text) }

  @Test(arguments: [
    ("masuk/Chat WhatsApp dengan Budi Santoso.txt", "masuk/Chat WhatsApp dengan B*** S***.txt"),
    ("masuk/WhatsApp Chat with +62 812-3456-7678.zip", "masuk/WhatsApp Chat with 6281****678.zip"),
    ("masuk/pasien-pulang_nov 2026.xlsx", "masuk/pasien-pulang_nov 2026.xlsx"),
    ("masuk/siti_aisyah.Putri", "masuk/s***_a***.P***"),
    ("arsip/Sapa Pasien 2026-W47 2026-11-19 1a2b3c4d.xlsx", "arsip/Sapa Pasien 2026-W47 2026-11-19 1a2b3c4d.xlsx"),
    ("kerja/Umpan Balik 2026-11 (baru 2026-11-18, 2).xlsx", "kerja/Umpan Balik 2026-11 (baru 2026-11-18, 2).xlsx"),
    ("laporan/Analisis Umpan Balik 2026-11.xlsx", "laporan/Analisis Umpan Balik 2026-11.xlsx"),
    ("laporan/Rekap Layanan Telepon 2026-W47.xlsx", "laporan/Rekap Layanan Telepon 2026-W47.xlsx"),
    ("kerja/Hotline 2026-W47.xlsx", "kerja/Hotline 2026-W47.xlsx"),
  ])
  func `words of a file's name that may be a person's are masked`(_ name: String, _ masked: String) {
    #expect(Masking.fileName(name) == masked)
    #expect(Masking.fileName(masked) == masked)
  }

  @Test(arguments: [
    ("08-12-34-56-76-78", "0812****678"), ("13.71.01.01.01.01.00.04", "1371********0004"),
    ("0812/3456/7678", "0812****678"),
    ("Budi Santoso", "B*** S***"), ("00-12-34", "00-12-34"), ("001234", "001234"), ("RM 081234567678", "RM0812****678"),
  ])
  func `G7: a no. RM that is a person's number is masked in whatever groups it is typed`(
    _ number: String, _ masked: String
  ) { #expect(Masking.medicalRecord(number) == masked) }

  @Test func `keys that are masked alike stay apart`() {
    let keys = ["M/1371010101010004/-", "M/1371999999990004/-", "M/001234/-", "M/BUDI SANTOSO/-"]
    #expect(
      Masking.keys(keys) == [
        keys[0]: "M/1371********0004/-", keys[1]: "M/1371********0004/- (2)", keys[2]: keys[2],
        keys[3]: "M/B*** S***/-",
      ])
    let figures = PeriodFigures(
      figures: [PeriodFigures.Figure("Selesai oleh 081234567678", 1)],
      rows: [keys[0]: "Target", keys[1]: "Selesai · 081234567678"])
    #expect(figures.rows == ["M/1371********0004/-": "Target", "M/1371********0004/- (2)": "Selesai · 0812****678"])
    #expect(figures.figures.map(\.name) == ["Selesai oleh 0812****678"])
    #expect(PeriodFigures(figures: figures.figures, rows: figures.rows) == figures)
  }
}
