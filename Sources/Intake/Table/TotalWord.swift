/// The first words of total rows.
enum TotalWord {
  private static let words: Set<UInt64> = [
    Bytes.packed("total"), Bytes.packed("jumlah"), Bytes.packed("jml"), Bytes.packed("subtotal"),
    Bytes.packed("rerata"),
  ]
  private static let beforeTotal: Set<UInt64> = [Bytes.packed("grand"), Bytes.packed("sub")]

  static func begins(_ text: Span<UInt8>) -> Bool {
    var index = CellText.unwrapped(text).lowerBound
    guard let word = word(text, &index) else { return false }
    if words.contains(word) { return true }
    if word == Bytes.packed("rata") { return true }
    while index < text.count, text[index] <= 0x20 || text[index] == 0x2D { index += 1 }
    return beforeTotal.contains(word) && self.word(text, &index) == Bytes.packed("total")
  }

  private static func word(_ text: Span<UInt8>, _ index: inout Int) -> UInt64? {
    let start = index
    while index < text.count, Bytes.isLetter(text[index]) { index += 1 }
    return index == start ? nil : Bytes.packedWord(text, start..<index)
  }

  /// Whether a text is a number, or a number of people: `300`, `1.250.000`, `300 pasien`, `Rp 12.000`, `:`.
  static func isFigure(_ text: Span<UInt8>) -> Bool {
    var word: UInt64 = 0
    var letters = 0
    for index in 0..<text.count where Bytes.isLetter(text[index]) {
      letters += 1
      if letters > 12 { return false }
      word = word << 5 | UInt64((text[index] | 0x20) - 0x60)
    }
    return letters == 0 || units.contains(word)
  }

  private static let units: Set<UInt64> = [
    Bytes.packed("pasien"), Bytes.packed("orang"), Bytes.packed("data"), Bytes.packed("baris"), Bytes.packed("rp"),
    Bytes.packed("hari"), Bytes.packed("org"),
  ]
}

/// The first words of notes below or within a table.
enum NoteWord {
  private static let words: Set<UInt64> = [
    Bytes.packed("dicetak"), Bytes.packed("printed"), Bytes.packed("keterangan"), Bytes.packed("catatan"),
    Bytes.packed("mengetahui"), Bytes.packed("sumber"), Bytes.packed("halaman"), Bytes.packed("page"),
    Bytes.packed("periode"), Bytes.packed("laporan"), Bytes.packed("dibuat"), Bytes.packed("diekspor"),
    Bytes.packed("nip"), Bytes.packed("nrp"), Bytes.packed("nipp"), Bytes.packed("sip"), Bytes.packed("menyetujui"),
    Bytes.packed("tercetak"), Bytes.packed("diunduh"), Bytes.packed("exported"), Bytes.packed("generated"),
    Bytes.packed("print"), Bytes.packed("hal"), Bytes.packed("ttd"), Bytes.packed("tertanda"),
  ]

  static func begins(_ text: Span<UInt8>) -> Bool {
    let range = CellText.unwrapped(text)
    var index = range.lowerBound
    while index < range.upperBound, Bytes.isLetter(text[index]) { index += 1 }
    guard index > range.lowerBound, let word = Bytes.packedWord(text, range.lowerBound..<index) else { return false }
    if words.contains(word) { return true }
    // Tanggal cetak, tgl. cetak, waktu cetak, cetak tanggal.
    let all = HeaderText.words(Bytes.string(text, range.lowerBound..<min(range.upperBound, range.lowerBound + 24)))
    return all.prefix(2).contains("cetak")
  }
}
