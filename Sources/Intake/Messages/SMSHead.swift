/// Whether a text's beginning is that of an SMS backup.
enum SMSHead {
  /// Whether the first element is `smses`, or a document type stands before it: XML with entities of its own is no table either.
  static func isBackup(_ head: Span<UInt8>) -> Bool {
    var index = 0
    while true {
      while index < head.count, head[index] <= 0x20 { index += 1 }
      guard index < head.count, head[index] == UInt8(ascii: "<") else { return false }
      if ChatWords.begins(head, with: comment, at: index) {
        guard let end = find(commentEnd, head, index) else { return false }
        index = end
      } else if ChatWords.begins(head, with: instruction, at: index) {
        guard let end = find(instructionEnd, head, index) else { return false }
        index = end
      } else if ChatWords.begins(head, with: documentType, at: index) {
        return find(entity, head, index) != nil || find(root, head, index) != nil
      } else {
        return ChatWords.begins(head, with: root, at: index)
      }
    }
  }

  private static let comment = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)
  private static let instruction = Array("<?".utf8)
  private static let instructionEnd = Array("?>".utf8)
  private static let documentType = Array("<!doctype".utf8)
  private static let entity = Array("<!entity".utf8)
  private static let root = Array("<smses".utf8)

  /// Where a mark ends that stands behind a place.
  private static func find(_ mark: [UInt8], _ head: Span<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index + mark.count <= head.count {
      if ChatWords.begins(head, with: mark, at: index) { return index + mark.count }
      index += 1
    }
    return nil
  }
}
