package import Spreadsheet

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a script did to a workbook, in the shape that `sapa patch --json` prints.
package struct PatchedFile: Encodable, Sendable, Equatable {
  /// How many cells were edited.
  package var edits: Int
  /// How many rows were appended.
  package var appended: Int
  /// The parts that the result has otherwise than the original, or alone, or no more.
  package var parts: [String]
  /// Where the original stands, of a file that was patched in place.
  package var backup: String?

  /// Makes a script's edits in a workbook, all of them or none.
  ///
  /// An output that is the workbook itself is replaced whole; before that the original is copied to `NAME (sebelum sapa).xlsx`
  /// beside it, unless that exists.
  ///
  /// - Throws: ``PatchScriptError``; the output is then as it was.
  package static func make(
    _ file: String, script: PatchScript, output: String, allowsSigned: Bool
  ) throws(PatchScriptError) -> PatchedFile {
    let patch: WorkbookPatch
    do throws(SpreadsheetError) {
      patch = try WorkbookPatch(path: file, allowsSigned: allowsSigned)
    } catch {
      throw PatchScriptError(.notMade(error), line: nil)
    }
    try script.apply(to: patch)
    let isInPlace = areSame(file, output)
    if isInPlace, !patch.hasChanges { return PatchedFile(edits: 0, appended: 0, parts: []) }
    let temporary = AtomicFile.temporary(for: output)
    var result = PatchedFile(edits: script.editCount, appended: script.appendCount, parts: [])
    do throws(SpreadsheetError) {
      try patch.save(to: temporary)
      result.parts = try PackageDifference.parts(file, temporary)
    } catch {
      AtomicFile.discard(temporary)
      var error = error
      if error.file == temporary { error.file = output }
      throw script.located(error)
    }
    do throws(FacilityError) {
      if isInPlace { result.backup = try backUp(file) }
      try AtomicFile.commit(temporary, to: output)
    } catch {
      AtomicFile.discard(temporary)
      throw PatchScriptError(.file(error), line: nil)
    }
    return result
  }

  /// Copies the original beside itself; the copy's name, or nil where one stood there.
  private static func backUp(_ file: String) throws(FacilityError) -> String? {
    var name = file
    var suffix = ""
    let slash = file.lastIndex(of: "/") ?? file.startIndex
    if let dot = file.lastIndex(of: "."), dot > slash {
      suffix = String(file[dot...])
      name = String(file[..<dot])
    }
    let backup = "\(name) (sebelum sapa)\(suffix)"
    guard unsafe access(backup, F_OK) != 0 else { return nil }
    try AtomicFile.copy(file, to: backup)
    return backup
  }

  /// Whether two paths lead to one file.
  private static func areSame(_ one: String, _ other: String) -> Bool {
    var first = stat()
    var second = stat()
    guard unsafe stat(one, &first) == 0, unsafe stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// The summary in words.
  package func lines(_ language: Language) -> [String] {
    let parts = parts.isEmpty ? "-" : self.parts.joined(separator: ", ")
    return [
      language(
        "\(edits) sel diubah, \(appended) baris ditambahkan; bagian yang berubah: \(parts)",
        "\(edits) cells edited, \(appended) rows appended; parts changed: \(parts)")
    ]
  }
}
