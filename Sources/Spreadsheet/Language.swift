/// The language of messages to whoever runs the program; workbooks are always Indonesian.
package enum Language: Sendable {
  case indonesian
  case english

  /// Picks one of two wordings.
  package func callAsFunction(_ indonesian: String, _ english: String) -> String {
    self == .indonesian ? indonesian : english
  }
}
