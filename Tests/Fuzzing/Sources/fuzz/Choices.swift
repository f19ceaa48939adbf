/// Decisions that an input's last bytes make; when they are used up, the first of everything is taken.
struct Choices {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// A number below `bound`, which is 256 at most.
  mutating func number(below bound: Int) -> Int { Int(bytes.popFirst() ?? 0) % max(bound, 1) }

  mutating func bool() -> Bool { number(below: 2) == 1 }

  mutating func one<T>(of values: [T]) -> T { values[number(below: values.count)] }
}
