/// The mark that a spreadsheet program leaves beside a workbook that it has open.
///
/// A mark counts however old it is: whether a program on another computer still has the workbook can't be told from here, and a
/// workbook replaced under somebody's hands is lost work. Who finds one left by a crash removes it.
package struct OpenMark: Sendable, Hashable {
  /// Who has the workbook open; empty where the mark does not say.
  package var user: String
  package var host: String
  /// The mark's file name.
  package var file: String

  /// The marks beside a workbook; where its path is a link, also those beside what it leads to.
  package static func of(_ path: String) -> OpenMark? {
    for place in Set([path, AtomicFile.resolved(path)]).sorted() {
      let (folder, name) = (System.folder(of: place), System.name(of: place))
      for (file, read) in candidates(name) where System.status(folder + "/" + file) != nil {
        let bytes = AtomicFile.bytes(of: folder + "/" + file) ?? []
        let (user, host) = read(bytes)
        return OpenMark(user: user, host: host, file: file)
      }
    }
    return nil
  }

  /// Whether a file's name is one that a program gives to such a mark.
  static func isMark(_ name: String) -> Bool {
    name.hasPrefix("~$") || name.hasPrefix(".~lock.") && name.hasSuffix("#")
      || name.hasPrefix(".~") && !name.hasPrefix(".~lock.")
  }

  /// Excel's and PowerPoint's names keep the whole name; the short form is Word's, which some programs use for all.
  private static func candidates(_ name: String) -> [(String, ([UInt8]) -> (user: String, host: String))] {
    [
      ("~$" + name, excel), (".~lock.\(name)#", libreOffice), (".~" + name, excel),
      ("~$" + name.dropFirst(2), excel),
    ]
  }

  /// `Rina di PC-3`, or what is known of it.
  package func text(_ language: (String, String) -> String) -> String {
    switch (user.isEmpty, host.isEmpty) {
    case (true, true): language("seseorang", "somebody")
    case (true, false): language("seseorang di \(host)", "somebody at \(host)")
    case (false, true): user
    case (false, false): language("\(user) di \(host)", "\(user) at \(host)")
    }
  }

  /// Excel's: a length and the name in some code page, padded with spaces; from byte 55 a length of two bytes and the name in UTF-16LE.
  static func excel(_ bytes: [UInt8]) -> (user: String, host: String) {
    let most = 52
    guard let short = bytes.first.map(Int.init), short > 0, short <= most else { return ("", "") }
    // Word's stands one byte earlier, and its second byte makes no length here.
    for start in [55, 54] where bytes.count > start + 2 {
      let count = Int(bytes[start]) | Int(bytes[start + 1]) << 8
      guard (1...most).contains(count), bytes.count >= start + 2 + 2 * count else { continue }
      let units = (0..<count).map { UInt16(bytes[start + 2 + 2 * $0]) | UInt16(bytes[start + 3 + 2 * $0]) << 8 }
      return (clean(String(decoding: units, as: UTF16.self)), "")
    }
    guard bytes.count > short else { return ("", "") }
    return (clean(String(decoding: bytes[1...short], as: UTF8.self)), "")
  }

  /// LibreOffice's: name, account, computer, time and profile between commas; `\` stands before a comma that is meant.
  static func libreOffice(_ bytes: [UInt8]) -> (user: String, host: String) {
    var fields: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        fields[fields.count - 1].append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: ";") {
        break
      } else if byte == UInt8(ascii: ",") {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
    }
    let texts = fields.map { clean(String(decoding: $0, as: UTF8.self)) }
    let user = texts.prefix(2).first { !$0.isEmpty } ?? ""
    return (user, texts.count > 2 ? texts[2] : "")
  }

  /// On one line, and of a length that fits into one.
  private static func clean(_ text: String) -> String {
    let kept = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0xFFFD }
    var plain = String(String.UnicodeScalarView(kept).prefix(80))
    while plain.last == " " { plain.removeLast() }
    return String(plain.drop { $0 == " " })
  }
}
