import Procedures
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
    [use, free, beds].map { line in
      // Where somebody typed what a formula takes for something else, the line is what the rules say.
      rooms.isReadByFormulas ? TableNote(formula: line.formula, cached: line.text) : TableNote(line.text)
    }
  }

  /// Whether the formulas, which compare a cell's text as it stands, take a room for what the rules take it for.
  static func isRead(_ row: HotlineRooms.Row, as room: CensusRow) -> Bool {
    func text(_ place: Int) -> String {
      guard case .text(let raw)? = row.cells[place], raw.trimmedWhitespace == row.texts[place].trimmedWhitespace else {
        return row.texts[place].lowercased()
      }
      return raw.lowercased()
    }
    let (name, kind, payer, status) = (text(0), text(1), text(2), text(3))
    let use: CensusRow.Use =
      switch status {
      case "kosong": .free
      case "terisi": .occupied
      case "": payer.isEmpty ? .unknown : .occupied
      default: .neither
      }
    let isVIP = kind == "vip"
    guard isVIP == (room.roomClass.value == .vip) else { return false }
    if isVIP {
      return use == room.use && ["bpjs", "jkn", "kis"].contains(where: payer.hasPrefix) == (room.payer.value == .bpjs)
    }
    let isBed = kind == HotlineColumns.emergencyClass.lowercased()
    let beds: [(name: String, bed: EmergencyBed)] = [("tindakan", .treatment), ("resus", .resuscitation)]
    return beds.allSatisfy { (isBed && name.contains($0.name)) == (room.emergencyBed == $0.bed) }
      && (room.emergencyBed == nil || use == room.use)
  }

  private static func range(_ header: String) -> String { "{\(HotlineColumns.rooms):\(header)}" }

  /// `COUNTIFS` over columns and their criteria.
  private static func count(_ criteria: [(String, String)]) -> String {
    "COUNTIFS(" + criteria.map { "\(range($0)),\"\($1)\"" }.joined(separator: ",") + ")"
  }

  private static func vip(_ criteria: (String, String)...) -> String { count([("Kelas", "VIP")] + criteria) }

  /// VIP rooms of BPJS patients: in use, or without a status though a payer is there.
  private static let upgraded =
    "("
    + ["BPJS*", "JKN*", "KIS*"].flatMap { payer in
      ["Terisi", "="].map { vip(("Penjamin", payer), ("Status", $0)) }
    }.joined(separator: "+") + ")"
  private static let known = "(\(vip(("Status", "<>")))+\(vip(("Status", "="), ("Penjamin", "<>"))))"
  private static let empty = vip(("Status", "Kosong"))
  private static let unclear = vip(("Status", "="), ("Penjamin", "="))

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
        Self.count([("Kamar", "*\(name)*"), ("Kelas", HotlineColumns.emergencyClass)] + criteria)
      }
      return "IF(\(count(("Status", "Kosong")))>0,\"kosong\",IF(\(count(("Status", "Terisi")))>0,\"terisi\","
        + "IF(\(count(("Status", "<>")))>0,\"tidak dapat dipakai\",IF(\(count(("Penjamin", "<>")))>0,\"terisi\","
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
