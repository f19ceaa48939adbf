// Sorting on a key that each element has. Where keys are the same, elements stay in the order in which they came; so who sorts
// on two keys sorts on the lesser one first.
//
// `sorted(by:)` makes a merge sort of its own for every type of element and every closure, which costs each build; here all share
// that of texts and that of numbers, and what is inlined is no more than the elements' way to it and back.

extension Sequence {
  @inlinable
  package func sorted(on key: (Element) -> String) -> [Element] {
    let elements = Array(self)
    return places(of: elements.map(key)).map { elements[$0] }
  }

  @inlinable
  package func sorted(on key: (Element) -> Int) -> [Element] {
    let elements = Array(self)
    return places(of: elements.map(key)).map { elements[$0] }
  }

  @inlinable
  package func sorted<Key: Comparable>(on key: (Element) -> Key) -> [Element] {
    let elements = Array(self)
    let keys = elements.map(key)
    return keys.indices.sorted { keys[$0] < keys[$1] }.map { elements[$0] }
  }
}

@usableFromInline
package func places(of keys: [String]) -> [Int] {
  keys.enumerated().sorted { $0.element < $1.element }.map(\.offset)
}

@usableFromInline
package func places(of keys: [Int]) -> [Int] {
  keys.enumerated().sorted { $0.element < $1.element }.map(\.offset)
}
