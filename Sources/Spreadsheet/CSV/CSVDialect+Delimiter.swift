extension CSVDialect {
  static let delimiters = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: ",")]

  /// The delimiter of a first line such as `sep=;`, and where the next line begins.
  static func separatorLine(of sample: [UInt8]) -> (delimiter: UInt8, end: Int)? {
    let isQuoted = sample.first == UInt8(ascii: "\"")
    var index = isQuoted ? 1 : 0
    guard sample.count > index + 4,
      String(decoding: sample[index..<index + 4], as: UTF8.self).lowercased() == "sep="
    else { return nil }
    let delimiter = sample[index + 4]
    guard delimiter != 0x0A, delimiter != 0x0D, delimiter < 0x80 else { return nil }
    index += 5
    if isQuoted {
      guard index < sample.count, sample[index] == UInt8(ascii: "\"") else { return nil }
      index += 1
    }
    if index < sample.count, sample[index] == 0x0D { index += 1 }
    if index < sample.count, sample[index] == 0x0A { index += 1 }
    guard index == sample.count || sample[index - 1] == 0x0A || sample[index - 1] == 0x0D else { return nil }
    return (delimiter, index)
  }

  /// The delimiter that cuts a file's beginning into the most even table; `;` where none does. ``Evenness`` says what speaks
  /// for a table; one that another outranks is none.
  static func delimiter(of sample: [UInt8], isWhole: Bool, quote: UInt8) -> UInt8 {
    let tables = delimiters.map { Evenness(of: sample, isWhole: isWhole, delimiter: $0, quote: quote) }
    var best = (delimiter: UInt8(ascii: ";"), score: 0.0)
    for (delimiter, table) in zip(delimiters, tables) where !tables.contains(where: { $0.outranks(table) }) {
      if table.score > best.score { best = (delimiter, table.score) }
    }
    return best.delimiter
  }
}
