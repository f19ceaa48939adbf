import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Core
@testable import PostDischargeCalls

struct FacilityTests {
  private static let least = "[facility]\nname = \"RS Uji\"\n\n[sapa-pasien]\n"

  private func facility(_ profile: String) throws -> Facility {
    let folder = try FacilityFolder(profile: Array(profile.utf8))
    return try withExtendedLifetime(folder) { try Facility(folder: folder.path) }
  }

  private func facility(section lines: String) throws -> Facility { try facility(Self.least + lines + "\n") }

  /// The message with which a profile is refused.
  private func refusal(_ profile: String) -> String? {
    do {
      _ = try facility(profile)
      return nil
    } catch let error as FacilityError {
      return error.message(.indonesian)
    } catch {
      return "\(error)"
    }
  }

  @Test func `a profile with nothing but its sections has the defaults of RULES A`() throws {
    let facility = try facility(section: "")
    #expect(facility.name == "RS Uji")
    #expect(facility.timeZone == .western)
    #expect(facility.language == .indonesian)
    #expect(facility.medicalRecordWidth == nil)
    #expect(facility.calls?.profile.doNotCall.isEmpty == true)
    #expect(facility.calls?.profile.reportsShowNames == false)
    #expect(facility.calls?.profile.maxForms == 500)
    let profile = try #require(facility.calls).profile
    #expect(profile.entryMaxDays == 5)
    #expect(profile.lateEntry == .exclude)
    #expect(profile.unknownEntry == .mark)
    #expect(profile.targetDay == 7)
    #expect(profile.closedDays == .none)
    #expect(profile.carryOverDays == 7)
    #expect(profile.maxAttempts == 3)
    #expect(profile.targetsPerPoint == 5)
    #expect(profile.weeklyMinimum == 7)
    #expect(profile.minutesPerPatient == 17)
    #expect(profile.minutesWithEvaluation == 22)
    #expect(profile.reachedResult == "Terhubung")
    #expect(
      profile.failedResults == [
        "Tidak diangkat", "Tidak aktif", "Nomor salah", "Sibuk", "Minta dihubungi lagi", "Lainnya",
      ])
    #expect(profile.questions.count == 9)
  }

  @Test func `each setting of the facility is taken`() throws {
    let facility = try facility(
      """
      [facility]
      name = "RS Timur"
      timezone = "Asia/Jayapura"
      language = "en"
      medical_record_width = 6

      [sapa-pasien]
      """)
    #expect(facility.name == "RS Timur")
    #expect(facility.timeZone == .eastern)
    #expect(facility.language == .english)
    #expect(facility.medicalRecordWidth == 6)
  }

  @Test func `each setting of the calls is taken`() throws {
    let facility = try facility(
      section: """
        entry_max_days = 4
        late_entry = "mark"
        unknown_entry = "exclude"
        target_day = 3
        carry_over_days = 14
        max_attempts = 2
        targets_per_point = 10
        weekly_minimum = 12
        max_forms = 20
        report_names = true
        do_not_call = ["001234", "005678"]

        [sapa-pasien.closed_days]
        weekdays = ["Sabtu", "minggu"]
        holidays = ["2026-12-25"]
        shift = "previous"
        """)
    let profile = try #require(facility.calls).profile
    #expect(profile.entryMaxDays == 4)
    #expect(profile.lateEntry == .mark)
    #expect(profile.unknownEntry == .exclude)
    #expect(profile.targetDay == 3)
    #expect(profile.carryOverDays == 14)
    #expect(profile.maxAttempts == 2)
    #expect(profile.targetsPerPoint == 10)
    #expect(profile.weeklyMinimum == 12)
    #expect(facility.calls?.profile.maxForms == 20)
    #expect(facility.calls?.profile.reportsShowNames == true)
    #expect(facility.calls?.profile.doNotCall == ["001234", "005678"])
    let christmas = try #require(CalendarDate(iso: "2026-12-25"))
    #expect(profile.closedDays == ClosedDays(weekdays: [6, 7], holidays: [christmas], shift: .previous))
  }

  @Test(arguments: [
    ("Senin", 1), ("Selasa", 2), ("Rabu", 3), ("Kamis", 4), ("Jumat", 5), ("Jum'at", 5), ("Sabtu", 6), ("Minggu", 7),
    ("Ahad", 7), ("MINGGU", 7),
  ])
  func `a day of the week is known by its Indonesian name`(_ name: String, _ weekday: Int) throws {
    let facility = try facility(section: "closed_days = { weekdays = [\"\(name)\"] }")
    #expect(facility.calls?.profile.closedDays.weekdays == [weekday])
    #expect(facility.calls?.profile.closedDays.shift == .next)
  }

  @Test(arguments: [
    ("entri_max_days = 5", "entri_max_days"),
    ("entry_max_days = 400", "entry_max_days = 400 tidak dapat dipakai; yang boleh: bilangan bulat 0 sampai 365"),
    ("entry_max_days = -1", "entry_max_days = -1"), ("max_attempts = 0", "1 sampai 3"),
    ("max_attempts = 4", "1 sampai 3"), ("targets_per_point = 0", "targets_per_point = 0"),
    ("target_day = \"tujuh\"", "target_day"), ("late_entry = \"buang\"", "late_entry"),
    ("do_not_call = \"001234\"", "do_not_call"), ("do_not_call = [1234]", "do_not_call"),
    ("closed_days = { weekdays = [\"Sunday\"] }", "Sunday"),
    ("closed_days = { holidays = [\"25-12-2026\"] }", "25-12-2026"),
    ("closed_days = { holidays = [\"2026-02-30\"] }", "2026-02-30"), ("closed_days = { shift = \"maju\" }", "shift"),
    ("target_day = ", "baris 6"), ("target_day == 7", "baris 6"),
  ])
  func `a setting that is none, or has a value that it can't have, is refused by name`(
    _ line: String, _ named: String
  ) throws {
    let message = try #require(refusal(Self.least + "\n" + line + "\n"))
    #expect(message.contains(named), "\(message)")
    #expect(message.contains("sapa.toml"), "\(message)")
    #expect(message.contains("sapa init"), "\(message)")
  }

  @Test(arguments: [
    ("[facility]\nname = \"A\"\ntimezone = \"Asia/Tokyo\"\n[sapa-pasien]\n", "Asia/Tokyo"),
    ("[facility]\n[sapa-pasien]\n", "facility.name tidak ada"), ("[sapa-pasien]\n", "facility"),
    ("[facility]\nname = \"A\"\n[sapa-pasien]\n[sapa-telepon]\n", "sapa-telepon"),
    ("[facility]\nname = \"A\"\nnama = \"B\"\n[sapa-pasien]\n", "nama"),
  ])
  func `a profile with a wrong facility is refused by what is wrong`(_ profile: String, _ named: String) throws {
    let message = try #require(refusal(profile))
    #expect(message.contains(named), "\(message)")
  }

  @Test func `a profile with a byte order mark and Windows line ends is read`() throws {
    let text = (Self.least + "target_day = 3\n").replacingOccurrences(of: "\n", with: "\r\n")
    let folder = try FacilityFolder(profile: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(try Facility(folder: folder.path).calls?.profile.targetDay == 3)
  }

  @Test func `a folder without sapa.toml says how to make one`() throws {
    let folder = try FacilityFolder(profile: nil)
    #expect(throws: FacilityError.noProfile(folder: folder.path)) { try Facility(folder: folder.path) }
    #expect(FacilityError.noProfile(folder: "a b").message(.indonesian).contains("sapa init \"a b\" --sop sapa-pasien"))
    #expect(FacilityError.noProfile(folder: "a").message(.english).contains("sapa init a --sop sapa-pasien"))
  }

  @Test func `a folder that is not there is no folder`() {
    #expect(throws: FacilityError.noFolder("/tidak/ada")) { try Facility(folder: "/tidak/ada") }
  }

  @Test func `the facility's own template wins over the built-in one`() throws {
    let folder = try FacilityFolder()
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "templates/sapa-pasien.toml")
    let template = try String(contentsOf: source, encoding: .utf8)
      .replacingOccurrences(of: "[parameters]\n", with: "[parameters]\ntarget_day = 5\n")
    try folder.write("template/sapa-pasien.toml", template)
    #expect(try Facility(folder: folder.path).calls?.profile.targetDay == 5)
    try folder.set("target_day = 4")
    #expect(try Facility(folder: folder.path).calls?.profile.targetDay == 4)
  }

  @Test(arguments: [
    (ClockZone.western, "2026-11-17"), (.central, "2026-11-18"), (.eastern, "2026-11-18"), (.universal, "2026-11-17"),
  ])
  func `today is the zone's, not the machine's`(_ zone: ClockZone, _ day: String) throws {
    let moment = try #require(Moment(iso: "2026-11-17T16:30:00Z"))
    #expect(zone.today(WallClock { moment }).description == day)
  }
}
