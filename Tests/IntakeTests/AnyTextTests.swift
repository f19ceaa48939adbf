import Spreadsheet
import TestSupport
import Testing

@testable import Intake

/// Texts made at random from what dates, numbers and their neighbours are made of; the same ones each time.
private struct RandomTexts: Sequence, IteratorProtocol {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var left: Int
  private static let pieces: [[UInt8]] = [
    Array("0".utf8), Array("1".utf8), Array("12".utf8), Array("31".utf8), Array("2026".utf8), Array("62".utf8),
    Array("08".utf8), Array("99999999999999999999".utf8), Array("/".utf8), Array("-".utf8), Array(".".utf8),
    Array(",".utf8), Array(":".utf8), Array(" ".utf8), Array("+".utf8), Array("(".utf8), Array(")".utf8),
    Array("'".utf8), Array("Nov".utf8), Array("Jum'at".utf8), Array("T".utf8), Array("Z".utf8), Array("PM".utf8),
    Array("WIB".utf8), Array("ext".utf8), Array("E+11".utf8), Array("=\"".utf8), Array("\"".utf8), [0xC2, 0xA0], [0xC2],
    [0xE2, 0x80], [0xE2, 0x80, 0x99], [0xE2, 0x80, 0x93], [0xEF, 0xBB, 0xBF], [0xFF], [0x00],
  ]

  init(count: Int) { left = count }

  private mutating func random(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  mutating func next() -> [UInt8]? {
    guard left > 0 else { return nil }
    left -= 1
    var text: [UInt8] = []
    for _ in 0..<random(9) { text += Self.pieces[random(Self.pieces.count)] }
    return text
  }
}

struct AnyTextTests {
  @Test func `no text whatever stops a reader, and what is read is in range`() {
    for text in RandomTexts(count: 15_000) {
      if case .date(let date, let minute) = DateReading.parse(text.span, order: .dayFirst) {
        #expect((1900...2100).contains(date.year))
        #expect((0..<1440).contains(minute ?? 0))
      }
      _ = DateReading.parse(text.span, order: .monthFirst, latest: day(2026, 11, 18))
      if case .time(let time) = ClockTime.parse(text.span) { #expect((0..<1440).contains(time.minute)) }
      for number in Telephone.parse(text.span).numbers {
        #expect((8...13).contains(number.digits.utf8.count))
        #expect(number.digits.hasPrefix("0"))
      }
      if case .ok(let nik) = NIK.parse(text.span) { #expect(nik.digits.utf8.count == 16) }
      _ = MedicalRecordNumber.key(String(decoding: text, as: UTF8.self), width: 6)
      _ = HeaderText.key(text.span)
    }
  }

  @Test(arguments: [
    Double.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -1, -0.0, .leastNonzeroMagnitude, 1e15, 1e18, 1e300,
    0.5,
  ])
  func `no number whatever stops a reader`(_ number: Double) {
    _ = DateReading.parse(number: number)
    _ = DateReading.parse(serial: number)
    _ = ClockTime.parse(number: number)
    _ = Telephone.parse(number: number)
    _ = NIK.parse(number: number)
    #expect(!NumberText.string(number).isEmpty)
  }

  @Test func `no cell whatever stops a table`() throws {
    let texts = Array(RandomTexts(count: 3000)).map { InMemorySheet.Value.text(String(decoding: $0, as: UTF8.self)) }
    let rows = stride(from: 0, to: 3000, by: 10).map { Array(texts[$0..<$0 + 10]) }
    let table = try table(
      [["No Rawat", "No RM", "NIK", "Nama", "Tgl Lahir", "No HP", "Kamar", "Tgl Masuk", "KRS", "Jam Keluar"]] + rows)
    #expect(table.rowCount + table.skipped.reduce(0) { $0 + $1.rows.count } >= 290)
    #expect(!table.problems().isEmpty)
  }
}
