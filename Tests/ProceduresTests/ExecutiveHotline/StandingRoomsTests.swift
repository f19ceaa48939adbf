import Intake
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import ExecutiveHotline

/// C4: rooms' names and keys, and the lines above `Kamar`.
struct StandingRoomsTests {
  @Test(arguments: [
    ("VIP 1", "vip 01", true), ("VIP 10", "VIP 1", false), ("VIP-1", "VIP 001", true), ("1-01", "101", false),
    ("Melati 2A", "MELATI 2 a", true), ("VIP 100", "VIP 10", false),
  ])
  func `C4: a room is known however its number is padded`(one: String, other: String, isSame: Bool) {
    #expect((RoomName.key(one) == RoomName.key(other)) == isSame)
  }

  @Test func `no two rooms get one key`() {
    var keys = RoomKeys(taken: ["Kvip1"])
    #expect(keys.new("VIP 1") == "Kvip1-2")
    #expect(keys.new("VIP 01") == "Kvip1-3")
    #expect(keys.new("VIP 2") == "Kvip2")
  }

  @Test func `C4: a blank book has the ward's rooms and the two emergency beds, of which nothing is known`() {
    var profile = HotlineProfile()
    profile.vipRooms = 3
    let rooms = HotlineRooms(nil, nil, profile)
    #expect(rooms.rows.map { $0.texts[0] } == ["VIP 1", "VIP 2", "VIP 3", "IGD Tindakan", "IGD Resusitasi"])
    #expect(!rooms.isKnown)
    #expect(rooms.sentences[0] == "Pemakaian kamar VIP tidak diketahui: sensus kamar belum diisi (C4)")
  }

  @Test func `C4: each line above Kamar begins with the eight letters by which it is known`() {
    var lists = HotlineWordLists()
    lists.emergency.department = ["IGD"]
    var profile = HotlineProfile()
    profile.words = HotlineWords(lists)
    let lines = RoomLines(HotlineRooms(nil, nil, profile), profile).notes
    for line in lines {
      guard case .formula(let formula, let value) = line.value, case .text(let cached) = value else {
        Issue.record("no formula")
        continue
      }
      #expect(formula.hasPrefix("\"\(cached.prefix(8))"))
      #expect(formula.count < 8192)
    }
  }
}
