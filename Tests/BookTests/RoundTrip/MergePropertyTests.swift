import Spreadsheet
import TestSupport
import Testing

@testable import Book

/// Random edits of two copies and of the current book, against a model that knows nothing of digests or plans.
struct MergePropertyTests {
  @Test(arguments: 0..<20)
  func `G3: no typed value is lost, each true conflict is listed once, no false one`(batch: Int) throws {
    for seed in batch * 20..<batch * 20 + 20 { try check(seed: UInt64(seed)) }
  }

  private func check(seed: UInt64) throws {
    var script = EditScript(seed: seed)
    let base = script.base()
    let current = script.edited(base, isCurrent: true)
    let copies = [script.edited(base, isCurrent: false), script.edited(base, isCurrent: false)]
    let digests = BaseSheet(of: try KeyedBook(base.cells), meta: .fixture)

    var result = current
    var list = ConflictList()
    for copy in copies {
      let plan = try ThreeWayMerge(
        base: digests, current: KeyedBook(result.cells), copy: KeyedBook(copy.cells), deletions: .keep
      ).plan()
      list.add(plan.conflicts, file: plan.file, who: plan.who, date: CalendarDate(dayNumber: 20_000))
      try result.apply(plan)
    }

    let model = Model(base: base, current: current, copies: copies)
    let listed = list.entries.map {
      Model.Listed(key: $0.conflict.key, column: $0.conflict.column, value: $0.conflict.copy?.text ?? "")
    }
    #expect(Set(listed) == model.listed, "seed \(seed)")
    #expect(listed.count == model.listed.count, "seed \(seed)")
    #expect(result.keyed == model.keyed, "seed \(seed)")
    #expect(result.keyless == model.keyless, "seed \(seed)")
    let kept = Set(result.allValues).union(listed.map(\.value))
    for value in copies.flatMap(\.allValues) where value.hasPrefix("ketik") {
      #expect(kept.contains(value), "seed \(seed): \(value)")
    }
  }
}

/// A sheet with rows under headers; an empty text is an empty cell.
private struct Grid {
  var headers: [String]
  var rows: [[String: String]]

  static let key = "Kunci"

  var cells: [[InMemorySheet.Value]] {
    [["Data Pasien"], headers.map { .text($0) }]
      + rows.map { row in headers.map { row[$0, default: ""].isEmpty ? .empty : .text(row[$0, default: ""]) } }
  }

  /// By key, the cells that hold something.
  var keyed: [String: [String: String]] {
    Dictionary(
      rows.filter { $0[Self.key] != nil }.map { ($0[Self.key, default: ""], content($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What rows without a key hold, and how often.
  var keyless: [[String: String]: Int] {
    Dictionary(rows.filter { $0[Self.key] == nil }.map { (content($0), 1) }, uniquingKeysWith: +)
  }

  var allValues: [String] { rows.flatMap { Array($0.values) } }

  private func content(_ row: [String: String]) -> [String: String] {
    row.filter { $0.key != Self.key && !$0.value.isEmpty && headers.contains($0.key) }
  }

  mutating func apply(_ plan: MergePlan) throws {
    for column in plan.newColumns {
      try #require(!headers.contains(column.header))
      headers.append(column.header)
      for index in rows.indices {
        if let key = rows[index][Self.key], let value = column.values[key] { rows[index][column.header] = value.text }
      }
    }
    for change in plan.changes {
      let index = try #require(rows.firstIndex { $0[Self.key] == change.key })
      try #require(headers.contains(change.column))
      rows[index][change.column] = change.value?.text ?? ""
    }
    for row in plan.newRows {
      var cells = row.cells.mapValues(\.text)
      if !row.key.isEmpty { cells[Self.key] = row.key }
      rows.append(cells)
    }
  }
}

/// What must come of three edited grids, said cell by cell.
private struct Model {
  struct Listed: Hashable {
    var key: String
    var column: String
    var value: String
  }

  var listed: Set<Listed> = []
  var keyed: [String: [String: String]] = [:]
  var keyless: [[String: String]: Int] = [:]

  init(base: Grid, current: Grid, copies: [Grid]) {
    let sides = [current] + copies
    let all = sides.map(\.keyed)
    let headers = Set(sides.flatMap(\.headers)).subtracting([Grid.key])
    for key in Set(all.flatMap(\.keys)) {
      let isDeleted = base.keyed[key] != nil && all[0][key] == nil
      for header in headers {
        let isGone = base.headers.contains(header) && !current.headers.contains(header)
        let before = base.keyed[key]?[header] ?? ""
        // The values by side, current first, of those that have the cell at all.
        let values = zip(sides, all).enumerated().compactMap { side, pair -> (isCurrent: Bool, value: String)? in
          guard let row = pair.1[key], pair.0.headers.contains(header) else { return nil }
          return (side == 0, row[header] ?? "")
        }
        let changed = values.filter { $0.value != before }
        if header == "Kode" {
          let own = all[0][key]?[header] ?? (base.keyed[key] == nil ? values.first?.value ?? "" : "")
          if !isDeleted, !own.isEmpty { keyed[key, default: [:]][header] = own }
          for side in changed where !side.isCurrent && !side.value.isEmpty && side.value != own {
            list(key, header, side.value)
          }
        } else if isDeleted || isGone {
          for side in changed where !side.isCurrent && !side.value.isEmpty { list(key, header, side.value) }
        } else {
          let winner = changed.first?.value ?? before
          if !winner.isEmpty { keyed[key, default: [:]][header] = winner }
          for side in changed where side.value != winner { list(key, header, side.value) }
        }
      }
      if !isDeleted, keyed[key] == nil { keyed[key] = [:] }
    }
    addKeyless(base, current, copies)
  }

  private mutating func addKeyless(_ base: Grid, _ current: Grid, _ copies: [Grid]) {
    let gone = Set(base.headers).subtracting(current.headers)
    keyless = current.keyless
    var most: [[String: String]: Int] = [:]
    for copy in copies {
      var new: [[String: String]: Int] = [:]
      for (content, count) in copy.keyless where count > base.keyless[content] ?? 0 {
        for header in gone { if let value = content[header] { list("", header, value) } }
        new[content.filter { !gone.contains($0.key) }, default: 0] += count - (base.keyless[content] ?? 0)
      }
      most.merge(new, uniquingKeysWith: max)
    }
    for (content, count) in most where !content.isEmpty {
      let surplus = max(0, (current.keyless[content] ?? 0) - (base.keyless[content] ?? 0))
      keyless[content, default: 0] += max(0, count - surplus)
    }
  }

  private mutating func list(_ key: String, _ column: String, _ value: String) {
    listed.insert(Listed(key: key, column: column, value: value))
  }
}

/// Seeded edits as staff make them.
private struct EditScript {
  private var state: UInt64
  private var count = 0

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 ^ 0xD1B5_4A32_D192_ED03 }

  private mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % bound
  }

  /// A value that nobody else types, or now and then one that somebody else may type too.
  private mutating func typed() -> String {
    if next(5) == 0 { return ["Ya", "Tidak", "Rina"][next(3)] }
    count += 1
    return "ketik \(count)"
  }

  mutating func base() -> Grid {
    var rows: [[String: String]] = []
    for index in 0..<4 + next(12) {
      rows.append([
        "Kode": "T", "Nama": "Pasien \(index)", "Petugas": next(2) == 0 ? "Rina" : "",
        "Catatan": next(3) == 0 ? "catatan \(index)" : "", "Kunci": "K\(index)",
      ])
    }
    for index in 0..<next(3) { rows.append(["Nama": "Sisipan \(index)", "Petugas": "Rina"]) }
    return Grid(headers: ["Kode", "Nama", "Petugas", "Catatan", "Kunci"], rows: rows)
  }

  mutating func edited(_ base: Grid, isCurrent: Bool) -> Grid {
    var grid = base
    for _ in 0..<next(16) {
      let row = grid.rows.isEmpty ? 0 : next(grid.rows.count)
      switch next(12) {
      case 0: shuffle(&grid)
      case 1: grid.headers.append(grid.headers.remove(at: next(grid.headers.count)))
      case 2:
        // One that two may insert alike, with the key left empty.
        grid.rows.insert(["Nama": "Baru \(next(4))"], at: row)
        if grid.headers.contains("Catatan") { grid.rows[row]["Catatan"] = typed() }
      case 3: if !grid.rows.isEmpty { grid.rows.remove(at: row) }
      case 4: addColumn(&grid)
      case 5 where next(3) == 0:
        grid.headers.removeAll { $0 == "Catatan" }
        for index in grid.rows.indices { grid.rows[index]["Catatan"] = nil }
      case 6: addKey(&grid)
      case 7 where !grid.rows.isEmpty && grid.rows[row][Grid.key] != nil:
        grid.rows[row]["Kode"] = isCurrent ? "S" : typed()
      case 8 where !grid.rows.isEmpty:
        if let header = staffHeader(grid) { grid.rows[row][header] = "" }
      default:
        if !grid.rows.isEmpty, let header = staffHeader(grid) { grid.rows[row][header] = typed() }
      }
    }
    // A row that lost all it held is none.
    grid.rows.removeAll { row in row[Grid.key] == nil && !grid.headers.contains { !row[$0, default: ""].isEmpty } }
    return grid
  }

  private mutating func staffHeader(_ grid: Grid) -> String? {
    let headers = grid.headers.filter { $0 != "Kode" && $0 != Grid.key }
    return headers.isEmpty ? nil : headers[next(headers.count)]
  }

  private mutating func shuffle(_ grid: inout Grid) {
    for index in stride(from: grid.rows.count - 1, to: 0, by: -1) { grid.rows.swapAt(index, next(index + 1)) }
  }

  private mutating func addColumn(_ grid: inout Grid) {
    let header = ["Jemput", "Kontrol", "Sumber"][next(3)]
    guard !grid.headers.contains(header) else { return }
    grid.headers.insert(header, at: next(grid.headers.count + 1))
    for index in grid.rows.indices where grid.rows[index][Grid.key] != nil && next(2) == 0 {
      grid.rows[index][header] = typed()
    }
  }

  private mutating func addKey(_ grid: inout Grid) {
    let key = "N\(next(3))"
    guard !grid.rows.contains(where: { $0[Grid.key] == key }) else { return }
    var row = [Grid.key: key, "Nama": typed()]
    if grid.headers.contains("Catatan") { row["Catatan"] = typed() }
    grid.rows.append(row)
  }
}
