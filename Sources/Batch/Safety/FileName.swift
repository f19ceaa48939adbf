/// File names that file systems take.
package enum FileName {
  /// Bytes of a name: what Linux has; macOS and Windows count 255 UTF-16 units.
  package static let limit = 255

  /// A name put together; where it is too long, its stem is cut, and the beginning of the stem's digest tells it from others
  /// that begin alike.
  ///
  /// - Parameters:
  ///   - stem: what is cut.
  ///   - end: what stands behind the stem.
  ///   - begin: what stands before it.
  ///   - spare: bytes that others put behind the name.
  /// - Returns: the name, of at most ``limit`` bytes less the spare ones.
  package static func fitting(
    _ stem: some StringProtocol, _ end: String, after begin: String = "", spare: Int = 0
  ) -> String {
    let room = limit - begin.utf8.count - end.utf8.count - spare
    guard stem.utf8.count > room else { return begin + stem + end }
    let mark = "~" + SHA256.of(String(stem)).prefix(8)
    var cut = stem.prefix(max(0, room - mark.utf8.count))
    while !cut.isEmpty, cut.utf8.count + mark.utf8.count > room { cut.removeLast() }
    return begin + cut + mark + end
  }
}
