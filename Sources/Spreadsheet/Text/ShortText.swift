extension String {
  /// The text in at most so many UTF-16 units, as spreadsheets count them; what is longer ends in `…`.
  package func shortened(to units: Int) -> String {
    guard utf16.count > units else { return self }
    var kept = ""
    var room = units - 1
    for character in self {
      room -= character.utf16.count
      if room < 0 { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
