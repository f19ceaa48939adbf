import Core
import Intake

/// C4: once 9 of the VIP ward's 11 rooms are used by BPJS patients upgraded in class, the other 2 are kept for hotline patients.
///
/// Counted from the census; a room on several rows is one room, free only if each says so.
package struct WardCensus: Sendable, Equatable {
  package static let clause = "C4"
  package static let title = "Kamar VIP untuk pasien hotline"

  /// VIP rooms in the census.
  package private(set) var listed = 0
  /// Of these, used by BPJS patients.
  package private(set) var bpjs = 0
  /// Of these, used by anybody.
  package private(set) var occupied = 0
  /// Free rooms, as the census names them, in its order.
  package private(set) var free: [String] = []
  /// Rooms in use of which no payer is known: they may be BPJS patients', and are not counted as such.
  package private(set) var withoutPayer: [String] = []
  /// Rooms of which the census does not say whether they are in use.
  package private(set) var unclear: [String] = []
  private let settings: Settings

  private struct Settings: Sendable, Equatable {
    var rooms: Int
    var limit: Int
    var kept: Int
  }

  private struct Room {
    var name: String
    var isOccupied = false
    var isBPJS = false
    var hasPayer = false
    var isFree = true
    var isUnknown = false
  }

  package init(_ rows: [CensusRow], profile: HotlineProfile) {
    settings = Settings(rooms: profile.vipRooms, limit: profile.bpjsLimit, kept: profile.keptRooms)
    var rooms: [Room] = []
    var places: [String: Int] = [:]
    for row in rows where row.roomClass.value == .vip && row.emergencyBed == nil {
      let key = HeaderText.key(row.room)
      let place = key.isEmpty ? rooms.count : places[key] ?? rooms.count
      if place == rooms.count {
        rooms.append(Room(name: row.room.isEmpty ? "tanpa nama" : row.room))
        if !key.isEmpty { places[key] = place }
      }
      let use = row.use
      if use == .occupied {
        rooms[place].isOccupied = true
        if row.payer.value == .bpjs { rooms[place].isBPJS = true }
        if row.payer.value != nil { rooms[place].hasPayer = true }
      }
      if use != .free { rooms[place].isFree = false }
      if use == .unknown { rooms[place].isUnknown = true }
    }
    listed = rooms.count
    for room in rooms {
      if room.isOccupied {
        occupied += 1
        if room.isBPJS { bpjs += 1 }
        if !room.hasPayer { withoutPayer.append(room.name) }
      } else if room.isFree {
        free.append(room.name)
      } else if room.isUnknown {
        unclear.append(room.name)
      }
    }
  }

  /// Whether rooms must be kept for hotline patients.
  package var isKeeping: Bool { listed > 0 && bpjs >= settings.limit }

  /// BPJS patients beyond the limit; 0 where the limit is kept.
  package var excess: Int { max(0, bpjs - settings.limit) }

  package var isBroken: Bool { excess > 0 }

  /// What the census comes to, in Indonesian, a sentence an element.
  package var sentences: [String] {
    guard listed > 0 else { return ["Sensus tidak memuat kamar VIP (C4)"] }
    let (limit, kept) = (settings.limit, settings.kept)
    let used = "\(bpjs) dari \(settings.rooms) kamar VIP dipakai pasien BPJS naik kelas"
    var sentences: [String] = []
    if isKeeping {
      sentences.append("\(used): \(kept) kamar harus disediakan khusus untuk pasien hotline (C4)")
      if isBroken { sentences.append("Pelanggaran: \(excess) kamar VIP melebihi batas \(limit) kamar (C4)") }
      let ready =
        free.count >= kept ? "semuanya kosong" : free.isEmpty ? "tidak ada yang kosong" : "baru \(free.count) kosong"
      sentences.append("Dari \(kept) kamar untuk pasien hotline \(ready) (C4)")
    } else {
      sentences.append("\(used): \(limit - bpjs) kamar lagi sampai batas \(limit) kamar (C4)")
    }
    sentences.append(
      free.isEmpty ? "Tidak ada kamar VIP kosong (C4)" : "\(free.count) kamar VIP kosong: \(names(free)) (C4)")
    if !withoutPayer.isEmpty {
      sentences.append(
        "\(withoutPayer.count) kamar VIP terisi tanpa penjamin yang jelas, tidak dihitung sebagai BPJS: "
          + "\(names(withoutPayer)) (C4)")
    }
    if !unclear.isEmpty {
      sentences.append("\(unclear.count) kamar VIP tanpa status yang jelas: \(names(unclear)) (C4)")
    }
    if listed != settings.rooms {
      sentences.append("Sensus memuat \(listed) kamar VIP, pengaturan \(settings.rooms) (C4, vip_rooms)")
    }
    return sentences
  }

  private func names(_ rooms: [String]) -> String { rooms.joined(separator: ", ") }
}
