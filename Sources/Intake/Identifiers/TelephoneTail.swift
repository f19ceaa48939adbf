/// What stands behind a number that is whole by itself.
enum TelephoneTail {
  /// Nothing: all groups are one number.
  case none
  /// The number, and digits that are no part of it: `081234567890 (2)`, `081234567890-1`.
  case separate(Telephone, rest: String)
  /// The digits may be the number's or not: `08123456789-1`.
  case unsure

  /// Digits of a mobile number to which none is added.
  static let fullLength = 12

  /// Looks at a piece whose groups together are a number; `readSingle` reads some of them.
  init(_ piece: TelephonePieces.Piece, readSingle: (TelephonePieces.Piece) -> Telephone?) {
    self = .none
    let groups = piece.groups
    guard groups.count > 1 else { return }
    for count in 1..<groups.count {
      let isAside = piece.aside == count
      guard isAside || Self.isForeign(groups, from: count) || count == 1 else { continue }
      let before = TelephonePieces.Piece(groups: Array(groups[..<count]), hasPlus: piece.hasPlus)
      guard let number = readSingle(before) else { continue }
      let isFull = number.isMobile && number.digits.utf8.count >= Self.fullLength
      guard isAside || isFull || count == 1 || Self.isForeign(groups, from: count, number) else { continue }
      self =
        isAside || isFull ? .separate(number, rest: groups[count...].joined(separator: " ")) : .unsure
      return
    }
  }

  /// Whether the last group is too short to go on with those before it: one digit behind three, or two behind five.
  private static func isForeign(_ groups: [String], from count: Int) -> Bool {
    guard count == groups.count - 1 else { return false }
    let before = groups[count - 1].utf8.count
    return before >= 3 && groups[count].utf8.count <= 2
  }

  private static func isForeign(_ groups: [String], from count: Int, _ number: Telephone) -> Bool {
    let before = groups[count - 1].utf8.count
    return groups[count].utf8.count == 1 || before >= 5 || number.digits.utf8.count > 10
  }
}
