import Core
package import Spreadsheet

/// What is wrong with a setting, and in which line of its file.
package struct SettingFault: Error, Sendable, Equatable {
  /// From 1; nil where no line is to blame.
  package var line: Int?
  private let indonesian: String
  private let english: String

  /// - Parameters:
  ///   - line: from 1.
  ///   - words: what is wrong and what is allowed, without a full stop.
  package init(line: Int? = nil, _ words: (Language) -> String) {
    self.line = line
    indonesian = words(.indonesian)
    english = words(.english)
  }

  /// A name in a template that RULES has not.
  package static func unknownName(_ key: String, _ name: String, known: [String]) -> SettingFault {
    SettingFault { language in
      language(
        "\(key) = \"\(name)\" tidak dikenal; yang ada: \(known.quoted)",
        "\(key) = \"\(name)\" is unknown; there are: \(known.quoted)")
    }
  }

  /// In words, such as `baris 5: target_day = "7 hari" tidak dapat dipakai; …`.
  package func message(_ language: Language) -> String {
    (line.map { language("baris \($0): ", "line \($0): ") } ?? "") + language(indonesian, english)
  }
}
