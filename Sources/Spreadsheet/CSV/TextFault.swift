/// What is odd in a text file that is read all the same, for a person to look at.
public enum TextFault: Sendable, Hashable {
  /// A quote that begins a field and that nothing closes: a slip of the hand, or a file that was cut off. The line on which
  /// its record begins, counted from 1, and the byte of the file, counted from 0.
  case openQuote(line: Int, byte: Int)
  /// Zero bytes (NUL), which are no text: how many there were, and the first lines that had one.
  case zeroBytes(count: Int, lines: [Int])

  /// How many of a kind are told of one by one.
  static let told = 100

  /// What was made of it, in words.
  public func message(_ language: Language) -> String {
    switch self {
    case .openQuote(let line, let byte):
      language(
        "tanda petik pada baris \(line) (byte \(byte)) tidak ditutup; dibaca sebagai huruf biasa, periksa apakah berkas terpotong",
        "the quote on line \(line) (byte \(byte)) is not closed; it was read as a character, check that the file is whole"
      )
    case .zeroBytes(let count, let lines):
      language(
        "\(count) byte NUL, yang bukan huruf, dibuang dari baris \(Self.list(lines)); periksa isi baris itu, dan ekspor ulang bila ada yang rusak",
        "\(count) NUL byte\(count == 1 ? ", which is no text, was" : "s, which are no text, were") dropped from line\(lines.count == 1 ? "" : "s") \(Self.list(lines)); look at what stands there, and export again if it is damaged"
      )
    }
  }

  private static func list(_ lines: [Int]) -> String {
    lines.prefix(10).map(String.init).joined(separator: ", ") + (lines.count > 10 ? ", …" : "")
  }
}
