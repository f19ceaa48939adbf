/// The styles part of a workbook that is patched: cell formats are added, none is changed or renumbered.
final class StylePatch {
  private let original: [UInt8]

  /// - Parameters:
  ///   - bytes: the styles part, in UTF-8.
  ///   - file: the workbook's path, for errors.
  ///   - part: the part's name, for errors.
  /// - Throws: `.malformedXML`.
  init(_ bytes: [UInt8], file: String, part: String) throws(SpreadsheetError) {
    original = bytes
  }

  var hasChanges: Bool { false }

  /// The part as it now is.
  var bytes: [UInt8] { original }

  /// The style index of what `look` makes of the style `base`; the same every time.
  func index(of base: Int, _ look: LookEdit) throws(SpreadsheetError) -> Int {
    if case .donor(let index) = look { return index }
    return base
  }
}
