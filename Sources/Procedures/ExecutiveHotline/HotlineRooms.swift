import Book
import Core
import Intake
import Spreadsheet

/// The rooms of one book's `Kamar` in their next state, and what they come to (C3.1, C4).
struct HotlineRooms: Sendable {
  /// A room and its cells: name, class, payer, status.
  struct Row: Sendable {
    var key: String
    /// What the cells are to hold if nobody mended them.
    var cells: [StaffValue?]
    /// What they will hold, and that as the rules read it.
    var shown: [StaffValue?]
    var texts: [String]
    /// How the room counts.
    var remark = ""

    init(key: String, cells: [StaffValue?], shown: [StaffValue?]) {
      self.key = key
      self.cells = cells
      self.shown = shown
      texts = shown.map { $0?.text ?? "" }
    }

    /// A room that stands in no book yet.
    init(key: String, texts: [String]) {
      let cells = texts.map { text -> StaffValue? in text.isEmpty ? nil : .text(text) }
      self.init(key: key, cells: cells, shown: cells)
    }
  }

  private(set) var rows: [Row] = []
  /// The keyless rows that staff typed, with the keys that they get: the sheet's row, from 0.
  private(set) var adopted: [String: Int] = [:]
  let census: WardCensus
  let beds: EmergencyBeds
  /// Whether anything is known of the use of any VIP room.
  let isKnown: Bool
  /// Whether the formulas above the rooms take every room of the ward, and every bed, for what the rules take it for.
  let formulasRead: (ward: Bool, beds: Bool)
  /// VIP rooms of which it is not known whether they are in use.
  var unclear: Int { census.unclear.count }

  /// Whether no book has the sheet yet: what staff typed in the week before is written with the rest.
  let isNew: Bool

  /// The rooms of a blank book are the ward's by number, and the emergency department's two beds; those of a new week are what the week
  /// before left (G10), whose book is `earlier`.
  init(_ book: LogBook?, _ input: CensusInput?, _ profile: HotlineProfile, after earlier: LogBook? = nil) {
    let standing = book.map { StandingRooms($0) }
    isNew = !(standing?.isThere ?? false)
    if let standing, standing.isThere {
      (rows, adopted) = standing.next(input, profile.words)
    } else if let carried = earlier.map({ StandingRooms($0, isCarried: true) }), carried.isThere {
      rows = carried.next(input, profile.words).rows
    } else if let input {
      rows = StandingRooms.new(input, taken: [])
    } else {
      rows = Self.blank(profile)
    }
    let rooms = rows.map { row in
      let texts = row.texts
      return CensusRow(room: texts[0], roomClass: texts[1], payer: texts[2], status: texts[3], words: profile.words)
    }
    census = WardCensus(rooms, profile: profile)
    beds = EmergencyBeds(rooms)
    isKnown = rooms.contains { $0.roomClass.value == .vip && $0.use != .unknown }
    formulasRead = (
      zip(rows, rooms).allSatisfy { RoomLines.readsWard($0, as: $1) },
      zip(rows, rooms).allSatisfy { RoomLines.readsBeds($0, as: $1) }
    )
    for place in rows.indices where rows[place].remark.isEmpty { rows[place].remark = Self.remark(rooms[place]) }
  }

  private static func blank(_ profile: HotlineProfile) -> [Row] {
    let ward = (1...max(1, profile.vipRooms)).map { ["VIP \($0)", RoomClass.vip.rawValue, "", ""] }
    let beds = [EmergencyBed.treatment, .resuscitation].map { bed in
      ["IGD \(bed.rawValue.prefix(1).uppercased())\(bed.rawValue.dropFirst())", HotlineColumns.emergencyClass, "", ""]
    }
    return (ward + beds).map { Row(key: RoomKeys.natural($0[0]), texts: $0) }
  }

  private static func remark(_ row: CensusRow) -> String {
    let isVIP = row.roomClass.value == .vip
    guard isVIP || row.emergencyBed != nil else { return "" }
    let what = isVIP ? "" : "Bed IGD untuk pasien hotline: "
    let clause = isVIP ? " (C4)" : " (C3.1)"
    switch row.use {
    case .occupied where isVIP && row.payer.value == .bpjs: return "Dipakai pasien BPJS naik kelas (C4)"
    case .occupied where isVIP && row.payer.value == nil: return "Terisi, penjamin tidak diketahui (C4)"
    case .occupied: return (isVIP ? "Terisi" : what + "terisi") + clause
    case .free: return (isVIP ? "Kosong" : what + "kosong") + clause
    case .neither: return (isVIP ? "Tidak kosong dan tidak terisi" : what + "tidak dapat dipakai") + clause
    case .unknown: return (isVIP ? "Isi statusnya" : what + "isi statusnya") + clause
    }
  }

  // MARK: Words

  /// What the rooms come to, a sentence an element (C3.1, C4).
  var sentences: [String] {
    let ward = isKnown ? census.sentences : ["Pemakaian kamar VIP tidak diketahui: sensus kamar belum diisi (C4)"]
    return ward + beds.sentences
  }
}
