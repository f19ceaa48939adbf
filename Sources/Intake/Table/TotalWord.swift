/// The first words of total rows.
enum TotalWord {
  private static let words = Bytes.packed(["total", "jumlah", "jml", "subtotal", "rerata", "rata"])
  private static let beforeTotal = Bytes.packed(["grand", "sub"])
  private static let total = Bytes.packed("total")

  static func begins(_ text: Span<UInt8>) -> Bool {
    var index = CellText.unwrapped(text).lowerBound
    guard let word = word(text, &index) else { return false }
    if words.contains(word) { return true }
    while index < text.count, text[index] <= 0x20 || text[index] == 0x2D { index += 1 }
    return beforeTotal.contains(word) && self.word(text, &index) == total
  }

  private static func word(_ text: Span<UInt8>, _ index: inout Int) -> UInt64? {
    let start = index
    while index < text.count, Bytes.isLetter(text[index]) { index += 1 }
    return index == start ? nil : Bytes.packedWord(text, start..<index)
  }

  /// Whether a text is a number, or a number of people: `300`, `1.250.000`, `300 pasien`, `Rp 12.000`, `:`.
  static func isFigure(_ text: Span<UInt8>) -> Bool {
    guard let word = Bytes.packedWord(text, 0..<text.count) else { return false }
    return word == 0 || units.contains(word)
  }

  private static let units = Bytes.packed(["pasien", "orang", "data", "baris", "rp", "hari", "org"])
}

/// The first words of notes below or within a table.
enum NoteWord {
  private static let words = Bytes.packed([
    "dicetak", "printed", "keterangan", "catatan", "mengetahui", "sumber", "halaman", "page", "periode", "laporan",
    "dibuat", "diekspor", "nip", "nrp", "nipp", "sip", "menyetujui", "tercetak", "diunduh", "exported", "generated",
    "print", "hal", "ttd", "tertanda",
  ])

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
