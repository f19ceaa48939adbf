import Book
import Core
import Intake

/// The newest census among the inputs, a room a row; the file whose name sorts last is the newest.
struct CensusInput {
  /// A room as the census has it.
  struct Room {
    /// Name, class, payer and status: as the book writes them where they are understood, else as they stand.
    var texts: [String]
    var row: CensusRow
  }

  private(set) var rooms: [Room] = []
  private(set) var problems: [SheetProblem] = []
  private let file: String
  /// Rows of rooms that the census names more than once.
  private var merged = 0
  /// By file: the rows of older censuses.
  private var older: [String: Int] = [:]

  /// Nil where no input is a census.
  init?(_ tables: [Table], _ words: HotlineWords) {
    guard let newest = tables.last else { return nil }
    file = newest.file
    for table in tables where table.file != file { older[table.file, default: 0] += table.rowCount }
    var places: [String: Int] = [:]
    for table in tables where table.file == file {
      let fields = HotlineColumns.census.map { table.schema.index(of: $0) ?? -1 }
      for row in 0..<table.rowCount {
        // `Kosong` is a status, though elsewhere it stands for an empty cell.
        let cells = fields.map { field in field < 0 ? "" : table.string(row: row, field: field) }
        let room = Room(
          texts: [],
          row: CensusRow(room: cells[0], roomClass: cells[1], payer: cells[2], status: cells[3], words: words))
        note(cells, room.row, table, row)
        let key = RoomName.key(cells[0])
        if let known = places[key], !key.isEmpty {
          merged += 1
          if Self.rank(room.row) > Self.rank(rooms[known].row) {
            rooms[known] = Room(texts: Self.texts(cells, room.row), row: room.row)
          }
        } else {
          places[key] = rooms.count
          rooms.append(Room(texts: Self.texts(cells, room.row), row: room.row))
        }
      }
    }
  }

  /// Of several rows of one room the one that says most: a BPJS patient's, somebody's, out of use, free.
  private static func rank(_ row: CensusRow) -> Int {
    switch row.use {
    case .occupied: row.payer.value == .bpjs ? 5 : row.payer.value != nil ? 4 : 3
    case .neither: 2
    case .unknown: 1
    case .free: 0
    }
  }

  private static func texts(_ cells: [String], _ row: CensusRow) -> [String] {
    func text<Value: RawRepresentable<String>>(_ noted: Noted<Value>, _ cell: String) -> String {
      switch noted {
      case .missing: ""
      case .value(let value): value.rawValue
      case .unreadable: cell
      }
    }
    return [
      cells[0].isEmpty ? "tanpa nama" : cells[0],
      row.emergencyBed == nil ? text(row.roomClass, cells[1]) : HotlineColumns.emergencyClass,
      text(row.payer, cells[2]), text(row.status, cells[3]),
    ]
  }

  private mutating func note(_ cells: [String], _ row: CensusRow, _ table: Table, _ place: Int) {
    func header(_ column: Int) -> String {
      table.schema.index(of: HotlineColumns.census[column]).map { table.schema.fields[$0].header } ?? ""
    }
    func add(_ column: Int, _ what: String) {
      problems.append(
        SheetProblem(
          file: table.file, sheet: table.sheet ?? "", row: table.rowNumber(place),
          key: cells[0].isEmpty ? "" : "\(header(0)) \(cells[0])", column: header(column), value: cells[column],
          what: what, effect: SheetProblem.checked))
    }
    if cells[0].isEmpty { add(0, "kamar tanpa nama dihitung sebagai satu kamar (C4)") }
    if case .unreadable = row.payer { add(2, "penjamin tidak dikenal: tidak dihitung sebagai BPJS (C4)") }
    if case .unreadable = row.status { add(3, "status kamar tidak dikenal; isi Kosong atau Terisi (C4)") }
  }

  /// What becomes of the rows (G1): a room's second row and an older census are merged.
  func account(_ accounts: inout [FileAccount]) {
    for place in accounts.indices {
      let moved = accounts[place].file == file ? merged : older[accounts[place].file] ?? 0
      let count = min(moved, accounts[place].used)
      accounts[place].used -= count
      accounts[place].merged += count
    }
  }
}

/// Rooms' names, made comparable: `VIP 01` and `vip 1` are one room.
enum RoomName {
  static func key(_ name: String) -> String {
    var key: [UInt8] = []
    var isInNumber = false
    for byte in HeaderText.key(Self.withBreaks(name)).utf8 {
      let isDigit = (0x30...0x39).contains(byte)
      if byte == 0x30, !isInNumber { continue }
      isInNumber = isDigit
      key.append(byte)
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// Marks where one number ends and another begins, which the comparable form leaves out: `1-01` is not `101`.
  private static func withBreaks(_ name: String) -> String {
    var result = ""
    var last: Character = " "
    for character in name {
      if character.isNumber, !last.isNumber, result.contains(where: \.isNumber) { result += "x" }
      result.append(character)
      last = character
    }
    return result
  }
}
