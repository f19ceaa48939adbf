/// A11: the time that a call list takes by the standard times.
package enum StandardTimes {
  /// `5 jam 57 menit`.
  package static func phrase(minutes: Int) -> String {
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    if hours == 0 { return "\(rest) menit" }
    return rest == 0 ? "\(hours) jam" : "\(hours) jam \(rest) menit"
  }
}
