/// The language of messages to whoever runs the program; workbooks are always Indonesian.
public enum Language: Sendable {
  /// Bahasa Indonesia.
  case indonesian
  /// English.
  case english

  /// Picks one of two wordings.
  public func callAsFunction(_ indonesian: String, _ english: String) -> String {
    self == .indonesian ? indonesian : english
  }
}
