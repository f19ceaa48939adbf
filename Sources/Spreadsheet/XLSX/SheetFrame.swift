/// What a sheet says of its cells beside their values; known once all rows are read.
package struct SheetFrame: Sendable, Hashable {
  /// The merged areas (ECMA-376 §18.3.1.55).
  package var merged: [CellArea] = []
  /// The area of the sheet's own filter (ECMA-376 §18.3.1.2).
  package var filter: CellArea?

  package init(merged: [CellArea] = [], filter: CellArea? = nil) {
    self.merged = merged
    self.filter = filter
  }
}
