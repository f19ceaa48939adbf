import Testing

@testable import Spreadsheet

/// Which delimiter wins where another one makes more columns, or where blanks and quotes speak for or against one.
struct CSVHeaderDelimiterTests {
  @Test(arguments: [
    ("No RM,Nama,Diagnosa", "00000#,Budi,I10;E11.9;N18.5;Z49.1", ","),
    ("No RM,Nama,Gejala,Kota", "00000#,Budi,demam|batuk|pilek|pusing|mual|lemas|nyeri|sesak,Padang", ","),
    ("No RM;Nama;Diagnosa", "00000#;Budi;I10,E11.9,N18.5,Z49.1", ";"),
    ("No RM\tNama\tDiagnosa", "00000#\tBudi\tI10;E11.9;N18.5;Z49.1", "\t"),
    ("No RM|Nama|Obat", "00000#|Budi|3,5,7,9,11", "|"),
    ("No RM,Nama,Diagnosa", "00000#,Budi,\"I10;E11.9;N18.5;Z49.1\"", ","),
    ("\"No RM\",\"Nama\",\"Diagnosa (kode; nama)\"", "\"00000#\",\"Budi\",\"I10; E11.9; N18.5; Z49.1\"", ","),
    ("Laporan RS Contoh\n\nNo RM,Nama,2026", "00000#,Budi,I10;E11.9;N18.5;Z49.1", ","),
    ("Nama;Berat;Tinggi;Suhu", "Budi;52,#;160,5;36,7", ";"),
    ("Nama; Alamat; Berat", "Budi; Jl. Melati #; 52,5", ";"),
  ])
  func `a delimiter that the header lacks does not win by width`(header: String, row: String, delimiter: String) {
    for count in [2, 3, 20] {
      let rows = (1...count).map { row.replacing("#", with: "\($0)") }
      #expect(Self.found(([header] + rows).joined(separator: "\n") + "\n") == delimiter, "\(count): \(header)")
    }
  }

  @Test(arguments: [
    "Budi;    1.250,0#", "Budi; 1.250,0#", "Budi;   -1.250,0#", "Budi;  (1.250,0#)", "Budi;   1.250,0#-",
    "Budi; Rp 1.250,0#",
    "Budi;     5#,25%", "Budi;   1#:30,5", "    Budi;    1.250,0#", "Budi ; 1.250,0#",
  ])
  func `numbers aligned at the right are no sentences`(row: String) {
    let rows = (1...4).map { row.replacing("#", with: "\($0)") }
    #expect(Self.found((["Nama;Biaya"] + rows).joined(separator: "\n")) == ";")
  }

  @Test func `a blank on both sides sets columns apart`() {
    #expect(Self.found(" Nama | Biaya\n Budi | 1.250,00\n Siti | 1.251,00\n") == "|")
  }

  @Test(arguments: [
    "Budi;Jl. Melati, RT 1, RW 2, Aur", "Budi;Jl. Anggrek, Kel. Guguk, Kota", "Budi;Mengetahui, Kepala Ruangan, Dewi",
  ])
  func `sentences still are`(row: String) {
    #expect(Self.found("Nama;Alamat, lengkap, dengan kota\n\(row)\n\(row)\n") == ";")
  }

  @Test(arguments: [
    ("\"No RM\",\"Nama\",\"a;b;c;d\"", "\"1\",\"Budi\",\"a;b;c;d\"", ","),
    ("\"No RM\";\"Nama\";\"a,b,c,d\"", "\"1\";\"Budi\";\"a,b,c,d\"", ";"),
    ("\"No RM\"\t\"Nama\"\t\"a,b,c,d,e\"", "\"1\"\t\"Budi\"\t\"a,b,c,d,e\"", "\t"),
    ("No RM,\"a;b;c;d\"", "1,\"a;b;c;d\"", ","),
    ("\"Nama\",\"Alamat\"", "\"Budi\",\"Jl. A;RT 1;RW 2\nKota;Padang\"", ","),
    ("\"Kota|Kab|Prov|Neg\";\"Nama\"", "\"a|b|c|d\";\"Budi \"\"Ucok\"\"\"", ";"),
  ])
  func `text behind a closing quote speaks against a delimiter`(header: String, row: String, delimiter: String) {
    #expect(Self.found("\(header)\n\(row)\n\(row)\n\(row)\n") == delimiter, "\(header)")
  }

  @Test func `a quote mark in a field of the right delimiter costs it nothing`() {
    let rows = "Siti;\"Pipa\" 5;1,5\nBudi;Pipa 5\";2,5\nRina;\"5\"\" pipa\";3,5\n"
    #expect(Self.found("Nama;Barang;Harga\n" + rows) == ";")
  }

  private static func found(_ text: String) -> String {
    let found = CSVDialect.delimiter(of: Array(text.utf8), isWhole: true, quote: UInt8(ascii: "\""))
    return String(decoding: [found], as: UTF8.self)
  }
}
