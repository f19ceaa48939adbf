import Spreadsheet

enum ChatStyle {
  static func looksLikeChat(_ head: Span<UInt8>) -> Bool { false }
}
