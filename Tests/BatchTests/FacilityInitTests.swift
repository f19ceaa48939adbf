import Foundation
import Testing

@testable import Batch
import Procedures
@testable import Core
@testable import PostDischargeCalls

struct FacilityInitTests {
  @Test func `a new folder has its profile and its four folders, and is ready`() throws {
    let folder = try FacilityFolder()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["arsip", "kerja", "laporan", "masuk", "sapa.toml"])
    #expect(try Facility(folder: folder.path).name == "RS Uji")
  }

  @Test func `what the comments of a new profile show as defaults are the defaults`() throws {
    let folder = try FacilityFolder()
    let plain = try Facility(folder: folder.path)
    let profile = String(decoding: try #require(folder.bytes("sapa.toml")), as: UTF8.self)
    let spelled = profile.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isSetting = line.hasPrefix("# ") && line.contains(" = ") && !line.contains("do_not_call")
      return isSetting && !line.contains("weekdays") && !line.contains("holidays") && !line.contains("shift")
        && !line.contains("medical_record_width") ? String(line.dropFirst(2)) : String(line)
    }.joined(separator: "\n")
    try folder.write("sapa.toml", spelled)
    let same = try Facility(folder: folder.path)
    #expect(spelled.contains("\nentry_max_days = 5"))
    #expect(same.calls?.profile.entryMaxDays == plain.calls?.profile.entryMaxDays)
    #expect(same.calls?.profile.lateEntry == plain.calls?.profile.lateEntry)
    #expect(same.calls?.profile.unknownEntry == plain.calls?.profile.unknownEntry)
    #expect(same.calls?.profile.targetDay == plain.calls?.profile.targetDay)
    #expect(same.calls?.profile.carryOverDays == plain.calls?.profile.carryOverDays)
    #expect(same.calls?.profile.maxAttempts == plain.calls?.profile.maxAttempts)
    #expect(same.calls?.profile.targetsPerPoint == plain.calls?.profile.targetsPerPoint)
    #expect(same.calls?.profile.weeklyMinimum == plain.calls?.profile.weeklyMinimum)
    #expect(same.calls?.profile.maxForms == plain.calls?.profile.maxForms)
    #expect(same.calls?.profile.reportsShowNames == plain.calls?.profile.reportsShowNames)
  }

  @Test func `every comment of a new profile that shows a setting is one that is known`() throws {
    let folder = try FacilityFolder()
    let profile = String(decoding: try #require(folder.bytes("sapa.toml")), as: UTF8.self)
    let all = profile.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("# ") && (line.contains(" = ") || line.contains("[sapa-pasien."))
        ? String(line.dropFirst(2)) : String(line)
    }.joined(separator: "\n")
    try folder.write("sapa.toml", all)
    let facility = try Facility(folder: folder.path)
    #expect(facility.medicalRecordWidth == 6)
    #expect(facility.calls?.profile.doNotCall == ["001234"])
    #expect(facility.calls?.profile.closedDays.weekdays == [7])
  }

  @Test func `an existing folder is left as it is`() throws {
    let folder = try FacilityFolder()
    try folder.set("target_day = 3")
    try folder.write("masuk/ekspor.csv", "a;b\n")
    let before = try folder.files()
    let profile = folder.bytes("sapa.toml")
    #expect(throws: FacilityError.exists(folder.path + "/sapa.toml")) {
      try Facility.create(folder: folder.path, sops: ["sapa-pasien"], name: "RS Lain")
    }
    #expect(try folder.files() == before)
    #expect(folder.bytes("sapa.toml") == profile)
  }

  @Test func `a folder that holds files and no profile becomes a facility's and keeps them`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("masuk/ekspor.csv", "a;b\n")
    try Facility.create(folder: folder.path, sops: ["sapa-pasien"], name: nil)
    #expect(folder.bytes("masuk/ekspor.csv") == Array("a;b\n".utf8))
    #expect(try Facility(folder: folder.path).name == folder.url.lastPathComponent)
  }

  @Test func `a SOP that is not known makes nothing`() throws {
    let folder = try FacilityFolder(profile: nil)
    #expect(throws: FacilityError.unknownSOP("sapa-semua", known: Catalogue.all.sops)) {
      try Facility.create(folder: folder.path, sops: ["sapa-semua"], name: nil)
    }
    #expect(try folder.files().isEmpty)
    #expect(folder.bytes("sapa.toml") == nil)
  }

  @Test(arguments: ["RS \"Harapan\"", "RS \\ Harapan", "RS\nHarapan", "RS Harapan # 1", "RSUD Sa'adah – Élan"])
  func `whatever the facility is called, its profile can be read`(_ name: String) throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(folder: folder.path, sops: ["sapa-pasien"], name: name)
    let read = try Facility(folder: folder.path).name
    #expect(read == name.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline })
  }

  @Test func `a facility whose name is blank goes by its folder's`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(folder: folder.path, sops: ["sapa-pasien"], name: "  ")
    #expect(try Facility(folder: folder.path).name == folder.url.lastPathComponent)
  }
}
