import Core
import FoundationEssentials
import Intake
package import Spreadsheet

extension Facility {
  /// Makes a facility's folder: `sapa.toml` with comments, the four folders, and the blank logs of this period; where there
  /// is a profile already, the SOPs that it lacks are added to it.
  ///
  /// - Parameters:
  ///   - folder: the folder; it is made where it is not there.
  ///   - sops: the SOPs that the facility follows.
  ///   - name: its name in print; else the folder's.
  ///   - date: the day whose period the blank logs are for; nil is today.
  ///   - catalogue: the SOPs that there are.
  /// - Throws: ``FacilityError/exists(_:)`` where the profile has all of them; nothing is changed then.
  package static func create(
    folder: String, sops: [String], name: String? = nil, date: CalendarDate? = nil,
    catalogue: Catalogue
  ) throws(FacilityError) {
    let entries = try sops.map { (sop) throws(FacilityError) in
      guard let entry = catalogue.entries.first(where: { $0.sop == sop }) else {
        throw .unknownSOP(sop, known: catalogue.sops)
      }
      return entry
    }
    let file = folder + "/" + profileName
    let bounds = FolderBounds(folder)
    for name in writtenFolders + [System.name(of: file)] { try bounds.place(name) }
    Leftovers.sweep(facility: folder)
    var profile = ""
    var wanted = entries
    if FileManager.default.fileExists(atPath: file) {
      let known = try Facility(folder: folder, catalogue: catalogue).procedures.map(\.sop)
      wanted = entries.filter { !known.contains($0.sop) }
      if wanted.isEmpty { throw .exists(file) }
      profile = try text(of: file)
      if !profile.hasSuffix("\n") { profile += "\n" }
      profile += "\n"
    } else {
      let candidates = [name, folder.split(separator: "/").last.map(String.init)].compactMap { $0 }
      profile = head(name: candidates.first { !$0.allSatisfy(\.isWhitespace) } ?? "Rumah Sakit") + "\n"
    }
    profile += wanted.map { $0.settings.section() }.joined(separator: "\n")
    for part in [inputFolder] + writtenFolders where !System.makeFolder(folder + "/" + part) {
      throw .notWritable(file: folder, reason: systemReason())
    }
    let mark = WorkMark(for: file)
    defer { withExtendedLifetime(mark) {} }
    try AtomicFile.write(Array(profile.utf8), to: file)
    try Run(facility: Facility(folder: folder, catalogue: catalogue), date: date).makeBlankBooks()
  }

  static func head(name: String) -> String {
    let kept = name.unicodeScalars.filter { $0 != "\"" && $0 != "\\" && TerminalText.isPlain($0) }
    let set: [String: SettingValue] = [
      "name": .text(String(String.UnicodeScalarView(kept))), "timezone": .text(ClockZone.western.name),
      "language": .text("id"),
    ]
    return
      "# Profil Sapa. Baris yang diawali # adalah penjelasan atau nilai bawaan; hapus tanda # untuk mengubahnya.\n\n"
      + settings.map { $0.entry.section(set) }.joined(separator: "\n")
  }
}
