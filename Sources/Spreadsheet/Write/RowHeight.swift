/// A row's height (ECMA-376 §18.3.1.73).
package struct RowHeight: Hashable, Sendable {
  /// At most ``limit``.
  package var points: Double
  /// Whether it stays though more is typed.
  package var isFixed: Bool

  /// The most that a row can be, in points (Excel's limit).
  package static let limit = 409.5

  package init(_ points: Double, isFixed: Bool = true) {
    self.points = points
    self.isFixed = isFixed
  }

  /// ` ht="33" customHeight="1"`.
  var attributes: [UInt8] {
    let number = points.rounded() == points ? String(Int(points)) : points.description
    return Array(" ht=\"\(number)\"".utf8) + (isFixed ? Array(" customHeight=\"1\"".utf8) : [])
  }
}
