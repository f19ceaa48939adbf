import Book
import Core
import Spreadsheet

/// What stands above `Kamar`, counted by the spreadsheet itself while staff fill in the rooms (C3.1, C4).
///
/// Each line begins with eight letters that stay, by which a later run knows it for its own.
struct RoomLines {
  private let rooms: HotlineRooms
  private let total: Int
  private let limit: Int
  private let kept: Int

  init(_ rooms: HotlineRooms, _ profile: HotlineProfile) {
    self.rooms = rooms
    total = profile.vipRooms
    limit = profile.bpjsLimit
    kept = profile.keptRooms
  }

  var notes: [TableNote] {
    [(use, rooms.formulasRead.ward), (free, rooms.formulasRead.ward), (beds, rooms.formulasRead.beds)].map {
      line, isRead in
      // Where somebody typed what a formula takes for something else, the line is what the rules say.
      isRead ? TableNote(formula: line.formula, cached: line.text) : TableNote(line.text)
    }
  }

  /// Whether the formulas, which compare a cell's text as it stands, take a room for what the rules take it for: in the VIP ward
  /// or not, in use, and by whom.
  static func readsWard(_ row: HotlineRooms.Row, as room: CensusRow) -> Bool {
    let isVIP = text(row, 1) == "vip"
    guard isVIP == (room.roomClass.value == .vip) else { return false }
    if !isVIP { return true }
    let payer = text(row, 2)
    return use(row) == room.use
      && ["bpjs", "jkn", "kis"].contains(where: payer.hasPrefix) == (room.payer.value == .bpjs)
  }

  /// The same of the beds that are kept in the emergency department.
  static func readsBeds(_ row: HotlineRooms.Row, as room: CensusRow) -> Bool {
    let (name, isBed) = (text(row, 0), text(row, 1) == HotlineColumns.emergencyClass.lowercased())
    let beds: [(name: String, bed: EmergencyBed)] = [("tindakan", .treatment), ("resus", .resuscitation)]
    return beds.allSatisfy { (isBed && name.contains($0.name)) == (room.emergencyBed == $0.bed) }
      && (room.emergencyBed == nil || use(row) == room.use)
  }

  /// What a cell will hold, blanks and all, in small letters.
  private static func text(_ row: HotlineRooms.Row, _ place: Int) -> String {
    if case .text(let raw)? = row.shown[place] { raw.lowercased() } else { row.texts[place].lowercased() }
  }

  /// The use of a room as the formulas take it.
  private static func use(_ row: HotlineRooms.Row) -> CensusRow.Use {
    switch text(row, 3) {
    case "kosong": .free
    case "terisi": .occupied
    case "": text(row, 2).isEmpty ? .unknown : .occupied
    default: .neither
    }
  }

  private static func range(_ column: String) -> String { "{\(HotlineColumns.roomSheet):\(column)}" }

  /// `COUNTIFS` over columns and their criteria.
  private static func count(_ criteria: [(String, String)]) -> String {
    "COUNTIFS(" + criteria.map { "\(range($0)),\"\($1)\"" }.joined(separator: ",") + ")"
  }

  private static func vip(_ criteria: (String, String)...) -> String { count([("kelas", "VIP")] + criteria) }

  /// VIP rooms of BPJS patients: in use, or without a status though a payer is there.
  private static let upgraded =
    "("
    + ["BPJS*", "JKN*", "KIS*"].flatMap { payer in
      ["Terisi", "="].map { vip(("penjamin", payer), ("status", $0)) }
    }.joined(separator: "+") + ")"
  private static let known = "(\(vip(("status", "<>")))+\(vip(("status", "="), ("penjamin", "<>"))))"
  private static let empty = vip(("status", "Kosong"))
  private static let unclear = vip(("status", "="), ("penjamin", "="))

  private var use: (formula: String, text: String) {
    let used = " dari \(total) kamar VIP dipakai pasien BPJS naik kelas: "
    let keep = "\(kept) kamar harus disediakan khusus untuk pasien hotline (C4)"
    let until = " kamar lagi sampai batas \(limit) kamar (C4)"
    let over = " kamar di atas batas \(limit) kamar (C4)"
    let unknown = "tidak diketahui, sensus kamar belum diisi (C4)"
    let formula =
      "\"Terpakai: \"&IF(\(Self.known)=0,\"\(unknown)\",\(Self.upgraded)&\"\(used)\""
      + "&IF(\(Self.upgraded)>=\(limit),\"\(keep)\",(\(limit)-\(Self.upgraded))&\"\(until)\")"
      + "&IF(\(Self.upgraded)>\(limit),\"; pelanggaran: \"&(\(Self.upgraded)-\(limit))&\"\(over)\",\"\"))"
    guard rooms.isKnown else { return (formula, "Terpakai: " + unknown) }
    let count = rooms.census.bpjs
    let rule = count >= limit ? keep : "\(limit - count)\(until)"
    let broken = count > limit ? "; pelanggaran: \(count - limit)\(over)" : ""
    return (formula, "Terpakai: \(count)\(used)\(rule)\(broken)")
  }

  private var free: (formula: String, text: String) {
    let unknown = "tidak diketahui (C4)"
    let kept = "; dari \(kept) kamar untuk pasien hotline "
    let formula =
      "\"Kosong: \"&IF(\(Self.known)=0,\"\(unknown)\",\(Self.empty)&\" kamar VIP kosong (C4)\""
      + "&IF(\(Self.upgraded)>=\(limit),\"\(kept)\"&IF(\(Self.empty)>=\(self.kept),\"semuanya kosong\","
      + "IF(\(Self.empty)=0,\"tidak ada yang kosong\",\"baru \"&\(Self.empty)&\" kosong\")),\"\")"
      + "&IF(\(Self.unclear)>0,\"; \"&\(Self.unclear)&\" kamar VIP tanpa status\",\"\"))"
    guard rooms.isKnown else { return (formula, "Kosong: " + unknown) }
    let count = rooms.census.free.count
    var text = "Kosong: \(count) kamar VIP kosong (C4)"
    if rooms.census.isKeeping {
      text += kept
      text += count >= self.kept ? "semuanya kosong" : count == 0 ? "tidak ada yang kosong" : "baru \(count) kosong"
    }
    if rooms.unclear > 0 { text += "; \(rooms.unclear) kamar VIP tanpa status" }
    return (formula, text)
  }

  private var beds: (formula: String, text: String) {
    func formula(_ name: String) -> String {
      func count(_ criteria: (String, String)...) -> String {
        Self.count([("kamar", "*\(name)*"), ("kelas", HotlineColumns.emergencyClass)] + criteria)
      }
      return "IF(\(count(("status", "Kosong")))>0,\"kosong\",IF(\(count(("status", "Terisi")))>0,\"terisi\","
        + "IF(\(count(("status", "<>")))>0,\"tidak dapat dipakai\",IF(\(count(("penjamin", "<>")))>0,\"terisi\","
        + "IF(\(count())>0,\"tidak diketahui\",\"tidak ada dalam sensus\")))))"
    }
    return (
      "\"Bed IGD untuk pasien hotline: ruang tindakan \"&\(formula("tindakan"))&\"; ruang resusitasi \"&"
        + "\(formula("resus"))&\" (C3.1)\"",
      "Bed IGD untuk pasien hotline: ruang tindakan \(Self.text(rooms.beds.treatment)); ruang resusitasi "
        + "\(Self.text(rooms.beds.resuscitation)) (C3.1)"
    )
  }

  private static func text(_ state: EmergencyBeds.State) -> String {
    switch state {
    case .free: "kosong"
    case .occupied: "terisi"
    case .neither: "tidak dapat dipakai"
    case .unknown: "tidak diketahui"
    case .absent: "tidak ada dalam sensus"
    }
  }
}
