import Testing

@testable import Intake

struct ClockZoneTests {
  @Test(arguments: [
    ("08.30 WIB", 420), ("08.30WITA", 480), ("Pukul 08.30 wit ", 540), ("08:30 GMT", 0), ("08:30Z", 0),
    ("08:30+08:00", 480), ("08.30 GMT+7", 420), ("08.30 UTC+0530", 330), ("08.30 UTC-03.30", -210),
    ("08.30 WIB+07:00", 420), ("2:05 PM WITA", 480), ("14.05 GMT+8 (Makassar)", 480),
  ])
  func `the zone that a time names`(_ text: String, _ offset: Int) {
    #expect(ClockZone(namedIn: text)?.offset == offset)
  }

  @Test(arguments: [
    "", "08.30", "8", "08.30 PM", "08.30 pagi", "-", "08.30-09", "0.354", "08.30 UTC+99", "+7:99", "08.30-09.00", "WIB",
  ])
  func `a time that names no zone`(_ text: String) {
    #expect(ClockZone(namedIn: text) == nil)
  }

  @Test(arguments: [
    (ClockZone.western, "Asia/Jakarta", "WIB"), (.central, "Asia/Makassar", "WITA"), (.eastern, "Asia/Jayapura", "WIT"),
  ])
  func `each of Indonesia's zones has a name for settings and a word for readers`(
    _ zone: ClockZone, _ name: String, _ word: String
  ) {
    #expect(ClockZone(name: name) == zone)
    #expect(zone.name == name)
    #expect(zone.description == word)
  }

  @Test(arguments: ["", "WIB", "asia/jakarta", "Asia/Pontianak", "UTC", "+07:00"])
  func `no other name is a facility's zone`(_ name: String) {
    #expect(ClockZone(name: name) == nil)
  }

  @Test(arguments: [("01:30Z", "UTC"), ("08.30 UTC+5.30", "UTC+05.30"), ("08.30 UTC-03.30", "UTC-03.30")])
  func `a zone that is none of Indonesia's is shown by its distance from UTC`(_ text: String, _ shown: String) {
    #expect(ClockZone(namedIn: text)?.description == shown)
    #expect(ClockZone(namedIn: text)?.name == shown)
  }
}
