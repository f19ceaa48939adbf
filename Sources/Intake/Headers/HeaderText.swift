/// Header texts, made comparable.
package enum HeaderText {
  /// UTF-8 bytes of the longest text that is compared with headers: a form's question over a page; more is no header.
  static let longest = 2000

  /// Letters lowered and digits, all else left out: `No. R.M.` and `NO_RM` are both `norm`.
  package static func key(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return key(bytes.span)
  }

  static func key(_ text: Span<UInt8>) -> String {
    var key: [UInt8] = []
    key.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let blank = Bytes.blank(text, at: index)
      if blank > 0 {
        index += blank
        continue
      }
      let byte = text[index]
      if Bytes.isLetter(byte) || Bytes.isDigit(byte) || byte >= 0x80 { key.append(Bytes.lower(byte)) }
      index += 1
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The words of a header, lowered: `No. RM` has two.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for byte in text.utf8 {
      if Bytes.isLetter(byte) || Bytes.isDigit(byte) {
        word.append(Bytes.lower(byte))
      } else if !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll()
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// The key without a remark that says only how to fill the column: `Tanggal Lahir (dd/mm/yyyy)`, `NIK (wajib)`.
  static func keyWithoutRemark(_ text: String) -> String? {
    guard let close = text.utf8.lastIndex(of: UInt8(ascii: ")")), let open = text.utf8.lastIndex(of: UInt8(ascii: "(")),
      open < close
    else { return nil }
    let words = words(String(text[open...close]))
    guard !words.isEmpty, words.allSatisfy({ remarks.contains($0) }) else { return nil }
    return key(String(text[..<open]))
  }

  private static let remarks: Set<String> = [
    "dd", "mm", "yy", "yyyy", "hh", "ss", "tgl", "bln", "thn", "hari", "bulan", "tahun", "wib", "wita", "wit", "wajib",
    "required", "text", "teks",
  ]
}
