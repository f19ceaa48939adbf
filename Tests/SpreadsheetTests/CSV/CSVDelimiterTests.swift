import Foundation
import Testing

@testable import Spreadsheet

struct CSVDelimiterTests {
  @Test(arguments: [";", ",", "\t", "|"])
  func `title blocks, totals, sentences and decimal commas do not fool the delimiter`(delimiter: String) {
    var random = Sequence(seed: 7)
    for round in 0..<150 {
      let text = Self.export(delimiter, &random)
      let found = CSVDialect.delimiter(of: Array(text.utf8), isWhole: true, quote: UInt8(ascii: "\""))
      #expect(String(decoding: [found], as: UTF8.self) == delimiter, "\(round): \(text)")
    }
  }

  @Test func `a sample that is cut in a record is enough`() {
    let text = (0..<40).map { "\($0);\"baris satu\nbaris dua, lagi\";1,5\n" }.joined()
    let sample = Array(text.utf8.dropLast(20))
    #expect(CSVDialect.delimiter(of: sample, isWhole: false, quote: UInt8(ascii: "\"")) == UInt8(ascii: ";"))
  }

  /// An export as hospitals' systems make them.
  static func export(_ delimiter: String, _ random: inout Sequence) -> String {
    func quoted(_ text: String) -> String {
      text.contains(delimiter) || text.contains("\"") ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    let titles = [
      "RS Contoh, Bukittinggi", "Laporan Pasien Keluar", "Periode: 1 Nov 2026, s.d. 7 Nov 2026; final", "",
      "Dicetak 8/11/2026, 07.15, oleh petugas",
    ]
    let headers = ["No", "Nama", "Alamat", "Tgl Keluar", "Berat (kg)", "Kelas/Ruang", "No. RM", "Catatan"]
    let words = [
      ["000123", "000124", "12"], ["Siti Aminah", "Budi, S.Kom", "Dewi; Sp.A", "Rudi | baru"],
      ["Jl. Melati No. 5, RT 1, RW 2", "Kel. Aur, Kec. Guguk, Kota", "Jl. Anggrek; gang 2"],
      ["02/11/2026", "2026-11-02", "18 Nop 2026"], ["52,5", "61,0", "7,25"], ["III", "VIP", "Melati"], ["", "", "x"],
    ]
    let columns = random.pick([2, 3, 4, 9, 20])
    let kinds = (0..<columns).map { _ in random.pick(words) }
    var lines: [String] = []
    for _ in 0..<random.pick([0, 0, 1, 3, 6]) {
      let title = quoted(random.pick(titles))
      lines.append(
        title.isEmpty || random.pick([true, true, false])
          ? title : title + String(repeating: delimiter, count: columns - 1))
    }
    lines.append((0..<columns).map { _ in random.pick(headers) }.joined(separator: delimiter))
    for _ in 0..<random.pick([2, 3, 5, 40]) {
      lines.append(kinds.map { quoted(random.pick($0)) }.joined(separator: delimiter))
    }
    if random.pick([true, false]) { lines.append("Total\(delimiter)40") }
    if random.pick([true, false]) { lines.append(quoted("Mengetahui, Kepala Ruangan, Dewi")) }
    return lines.joined(separator: "\r\n")
  }

  /// Numbers that look like chance and are the same each time.
  struct Sequence {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return choices[Int((state >> 33) % UInt64(choices.count))]
    }
  }
}
