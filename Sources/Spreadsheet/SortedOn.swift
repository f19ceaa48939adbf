// Sorting on a key that each element has. Where keys are the same, elements stay in the order in which they came; so who sorts
// on two keys sorts on the lesser one first.
//
// `sorted(by:)` makes a merge sort of its own for every type of element and every closure; here all share the one for places.

extension Sequence {
  package func sorted(on key: (Element) -> String) -> [Element] {
    let elements = Array(self)
    return places(of: elements.map(key)).map { elements[$0] }
  }

  package func sorted(on key: (Element) -> Int) -> [Element] {
    let elements = Array(self)
    return places(of: elements.map(key)).map { elements[$0] }
  }

  /// For keys that are neither texts nor numbers; slower, so nothing for all rows of a sheet.
  package func sorted<Key: Comparable>(on key: (Element) -> Key) -> [Element] {
    let elements = Array(self)
    return places(of: elements.map(key)).map { elements[$0] }
  }
}

private func places(of keys: [String]) -> [Int] { keys.indices.sorted { keys[$0] < keys[$1] } }

private func places(of keys: [Int]) -> [Int] { keys.indices.sorted { keys[$0] < keys[$1] } }

private func places<Key: Comparable>(of keys: [Key]) -> [Int] { keys.indices.sorted { keys[$0] < keys[$1] } }
