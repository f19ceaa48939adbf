/// A11: the time that a call list takes by the standard times.
package enum StandardTimes {
  /// `5 jam 57 menit`, as the live formula of `Lembar Sapa` words it too.
  package static func phrase(minutes: Int) -> String { "\(minutes / 60) jam \(minutes % 60) menit" }
}
