package import Spreadsheet

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
  /// beside it, unless that exists. Another file that is there is replaced only if `replaces`.
  ///
  /// - Throws: ``PatchScriptError``; the output is then as it was.
  package static func make(
    _ file: String, script: PatchScript, output: String, replaces: Bool = false, allowsSigned: Bool
  ) throws(PatchScriptError) -> PatchedFile {
    let target = try written { () throws(FacilityError) in
      try OutputTarget(output, of: file, replaces: replaces)
    }
    Leftovers.sweep(beside: [file, output])
    let mark = WorkMark(for: output)
    defer { withExtendedLifetime(mark) {} }
    let identity = FolderSnapshot.Identity(file)
    let patch: WorkbookPatch
    do throws(SpreadsheetError) {
      patch = try WorkbookPatch(path: file, allowsSigned: allowsSigned)
    } catch {
      throw PatchScriptError(.notMade(error), line: nil)
    }
    try script.apply(to: patch)
    if target.isInPlace, !patch.hasChanges { return PatchedFile(edits: 0, appended: 0, parts: []) }
    let temporary = AtomicFile.temporary(for: output)
    var result = PatchedFile(edits: script.editCount, appended: script.appendCount, parts: [])
    try written { () throws(FacilityError) in try AtomicFile.begin(temporary, for: output, like: [file]) }
    do throws(SpreadsheetError) {
      try patch.save(to: temporary)
      result.parts = try PackageDifference.parts(file, temporary)
    } catch {
      AtomicFile.discard(temporary)
      throw script.located(error.inFile(output, insteadOf: temporary))
    }
    do throws(PatchScriptError) {
      try written { () throws(FacilityError) in
        // Somebody may have opened or saved it while it was read.
        try target.requireFree()
        if target.isInPlace {
          if FolderSnapshot.Identity(file) != identity { throw .changedMeanwhile(file: file) }
          result.backup = try target.keepOriginal(again: false)
        }
        try AtomicFile.commit(temporary, to: output)
      }
    } catch {
      AtomicFile.discard(temporary)
      throw error
    }
    return result
  }

  /// Runs what writes files.
  private static func written<Result>(
    _ body: () throws(FacilityError) -> Result
  ) throws(PatchScriptError) -> Result {
    do throws(FacilityError) { return try body() } catch { throw PatchScriptError(.file(error), line: nil) }
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
