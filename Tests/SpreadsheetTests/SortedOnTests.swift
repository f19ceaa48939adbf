import Spreadsheet
import Testing

@Suite struct SortedOnTests {
  private let visits: [(name: String, day: Int, ward: Double)] = [
    ("Sari", 3, 2), ("Budi", 1, 1), ("Sari", 1, 2), ("Ani", 3, 1), ("Budi", 3, 1),
  ]

  @Test
  func `elements come in the order of a text, a number or another key`() {
    #expect(visits.sorted(on: \.name).map(\.name) == ["Ani", "Budi", "Budi", "Sari", "Sari"])
    #expect(visits.sorted(on: \.day).map(\.day) == [1, 1, 3, 3, 3])
    #expect(visits.sorted(on: { -$0.day }).map(\.day) == [3, 3, 3, 1, 1])
    #expect(visits.sorted(on: \.ward).map(\.ward) == [1, 1, 1, 2, 2])
    #expect(["c": 1, "a": 3, "b": 2].sorted(on: \.key).map(\.value) == [3, 2, 1])
    #expect([Int]().sorted(on: \.self).isEmpty)
  }

  @Test
  func `elements of one key stay in their order`() {
    #expect(visits.sorted(on: \.name).map(\.day) == [3, 1, 3, 3, 1])
    #expect(visits.sorted(on: \.day).map(\.name) == ["Budi", "Sari", "Sari", "Ani", "Budi"])
    #expect(visits.sorted(on: \.ward).map(\.name) == ["Budi", "Ani", "Budi", "Sari", "Sari"])
    #expect(visits.sorted(on: \.name).sorted(on: \.day).map(\.name) == ["Budi", "Sari", "Ani", "Budi", "Sari"])
  }
}
