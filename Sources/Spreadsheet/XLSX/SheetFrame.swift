/// What a sheet says of its cells beside their values; known once all rows are read.
public struct SheetFrame: Sendable, Hashable {
  /// The merged areas (ECMA-376 §18.3.1.55).
  public var merged: [CellArea] = []
  /// The area of the sheet's own filter (ECMA-376 §18.3.1.2).
  public var filter: CellArea?

  /// A frame of these areas.
  public init(merged: [CellArea] = [], filter: CellArea? = nil) {
    self.merged = merged
    self.filter = filter
  }
}
