import Book
import Core
import Intake
import Spreadsheet

/// `Kamar` of a book as staff left it, and how a newer census goes into it.
struct StandingRooms {
  /// A row of the sheet.
  private struct Entry {
    /// Nil for a row that staff typed.
    var key: String?
    var tableRow: Int
    var cells: [StaffValue?]
    /// By column: whether staff changed it since Sapa wrote it.
    var mended: [Bool]
    /// By column: what Sapa last wrote, as far as the book remembers.
    var last: [CellDigest?]

    var texts: [String] { cells.map { $0?.text ?? "" } }
    /// Whether staff added the row.
    var isTyped: Bool { key?.hasPrefix(RoomKeys.typed) ?? true }
    var isTouched: Bool { isTyped || mended.contains(true) }
    /// What Sapa would write if no census came: what stands, but nothing of its own where staff filled an empty cell, so that
    /// the book goes on knowing it for theirs.
    var own: [StaffValue?] {
      isTyped ? cells : cells.indices.map { mended[$0] && last[$0]?.isEmpty ?? false ? nil : cells[$0] }
    }

    /// Whether a cell that staff mended stays theirs: in the week itself, and in the next one as long as the census says what it said.
    func stays(_ place: Int, against new: StaffValue?, isCarried: Bool) -> Bool {
      mended[place] && !isTyped && (!isCarried || last[place]?.hasValue(of: CellDigest(new)) ?? false)
    }
  }

  /// Whether the book has the sheet.
  let isThere: Bool
  private var entries: [Entry] = []
  private var table: Table?
  /// Keys that Sapa wrote and staff deleted; they stay deleted.
  private var deleted: Set<String> = []
  private var taken: Set<String> = []
  /// Whether the rooms go over into the next week's book.
  private let isCarried: Bool

  init(_ book: LogBook, isCarried: Bool = false) {
    self.isCarried = isCarried
    guard let table = book.tables[HotlineColumns.roomSheet]?.table else {
      isThere = false
      return
    }
    isThere = true
    self.table = table
    let base = book.base?.keyed[HotlineColumns.roomSheet]
    let rows = book.rows(of: HotlineColumns.roomSheet)
    let keys = Dictionary(rows.map { ($1, $0) }) { first, _ in first }
    let fields = HotlineColumns.census.map { table.schema.index(of: $0) ?? -1 }
    let headers = fields.map { $0 < 0 ? "" : table.schema.fields[$0].header }
    for row in 0..<table.rowCount {
      let cells = fields.map { field -> StaffValue? in
        guard field >= 0, let column = table.columnsOfField[field].first else { return nil }
        return StaffValue(table, row: row, column: column)
      }
      let key = keys[row]
      if key == nil, cells.allSatisfy({ $0 == nil }) { continue }
      let last = headers.map { header in
        key.flatMap { key in
          base.flatMap { $0.hasKey(key) && $0.hasColumn(header) ? $0.digest(key, header) : nil }
        }
      }
      entries.append(
        Entry(
          key: key, tableRow: row, cells: cells,
          mended: cells.indices.map { place in
            last[place].map { !CellDigest(cells[place]).hasValue(of: $0) } ?? (base == nil)
          }, last: last))
    }
    taken = Set(rows.keys)
    if let base { deleted = Set(base.keys).subtracting(rows.keys) }
  }

  /// The sheet's next rows, and the keys of rows that staff typed.
  func next(_ input: CensusInput?, _ words: HotlineWords) -> (rows: [HotlineRooms.Row], adopted: [String: Int]) {
    var keys = RoomKeys(taken: taken.union(deleted))
    var adopted: [String: Int] = [:]
    let matches = input.map { match($0, words) }
    var rows: [HotlineRooms.Row] = []
    for (place, entry) in entries.enumerated() {
      let key = entry.key ?? keys.new(entry.texts[0], prefix: RoomKeys.typed)
      if entry.key == nil, let table { adopted[key] = table.rowNumber(entry.tableRow) - 1 }
      guard let input, let matches else {
        rows.append(Self.row(key, entry.own, entry.cells))
        continue
      }
      if let room = matches.rooms[place] {
        let new = input.rooms[room].texts.map { text -> StaffValue? in text.isEmpty ? nil : .text(text) }
        let isTyped = entry.isTyped
        let cells = zip(entry.cells, new).map { old, new in isTyped ? old ?? new : new }
        // A cell that differs by blanks alone is not written.
        let stays = cells.indices.map { place in
          entry.stays(place, against: new[place], isCarried: isCarried)
            || CellDigest(cells[place]).hasValue(of: CellDigest(entry.cells[place]))
        }
        rows.append(Self.row(key, cells, cells.indices.map { stays[$0] ? entry.cells[$0] : cells[$0] }))
      } else if entry.isTouched {
        rows.append(Self.row(key, entry.own, entry.cells))
      } else {
        var row = Self.row(key, [entry.cells[0], nil, nil, nil], [entry.cells[0], nil, nil, nil])
        row.remark = "Tidak ada dalam sensus terakhir"
        rows.append(row)
      }
    }
    if let input, let matches {
      let unmatched = matches.unmatched.filter { !deleted.contains(RoomKeys.natural(input.rooms[$0].texts[0])) }
      rows += unmatched.map { HotlineRooms.Row(key: keys.new(input.rooms[$0].texts[0]), texts: input.rooms[$0].texts) }
    }
    return (rows, adopted)
  }

  private static func row(_ key: String, _ cells: [StaffValue?], _ shown: [StaffValue?]) -> HotlineRooms.Row {
    HotlineRooms.Row(key: key, cells: cells, shown: shown)
  }

  /// Finds the rows of a census' rooms: by name, by key, and rows of which nobody ever said anything.
  private func match(_ input: CensusInput, _ words: HotlineWords) -> (rooms: [Int: Int], unmatched: [Int]) {
    var rooms: [Int: Int] = [:]
    var byName: [String: Int] = [:]
    var byKey: [String: Int] = [:]
    for (place, entry) in entries.enumerated() {
      let name = RoomName.key(entry.texts[0])
      if !name.isEmpty, byName[name] == nil { byName[name] = place }
      if let key = entry.key { byKey[key] = place }
    }
    var unmatched: [Int] = []
    for (room, entry) in input.rooms.enumerated() {
      let name = RoomName.key(entry.texts[0])
      if let place = byName[name] ?? byKey[RoomKeys.natural(entry.texts[0])], rooms[place] == nil {
        rooms[place] = room
      } else {
        unmatched.append(room)
      }
    }
    // The blank book's own rows take the rooms that go under other names.
    var rest: [Int] = []
    for room in unmatched {
      let wanted = input.rooms[room]
      let place = entries.indices.first { place in
        let texts = entries[place].texts
        guard rooms[place] == nil, !entries[place].isTouched, texts[2].isEmpty, texts[3].isEmpty else { return false }
        if let bed = wanted.row.emergencyBed { return words.emergencyBed(room: texts[0], roomClass: texts[1]) == bed }
        return wanted.row.roomClass.value == .vip && texts[1] == RoomClass.vip.rawValue
      }
      if let place { rooms[place] = room } else { rest.append(room) }
    }
    return (rooms, rest)
  }

  /// The rows of a census in a book that has none yet.
  static func new(_ input: CensusInput, taken: Set<String>) -> [HotlineRooms.Row] {
    var keys = RoomKeys(taken: taken)
    return input.rooms.map { HotlineRooms.Row(key: keys.new($0.texts[0]), texts: $0.texts) }
  }
}

/// Gives keys to rooms, none twice.
struct RoomKeys {
  var taken: Set<String>

  /// How the keys of a census' rooms begin, and those of rooms that staff added.
  static let known = "K"
  static let typed = "T"

  /// The key of a room that is the first of its name.
  static func natural(_ name: String, prefix: String = known) -> String { prefix + RoomName.key(name).prefix(40) }

  mutating func new(_ name: String, prefix: String = known) -> String {
    let key = Self.natural(name, prefix: prefix)
    var unused = key
    var count = 1
    while !taken.insert(unused).inserted {
      count += 1
      unused = "\(key)-\(count)"
    }
    return unused
  }
}
