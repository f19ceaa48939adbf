/// What is wrong with a file, and where; rendered to words once, at the command's edge.
package struct SpreadsheetError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case notFound
    case notReadable(reason: String)
    case isFolder
    /// A pipe, a socket or a device.
    case notAFile
    case empty
    /// The file is something else: "PDF", "gambar PNG", ….
    case notAWorkbook(what: String)
    case passwordProtected
    /// BIFF, before 2007.
    case oldExcel
    /// A binary workbook (.xlsb).
    case binaryWorkbook
    case openDocument
    /// Not a whole zip file: cut off, or its directory does not fit.
    case damagedZip(reason: String)
    case missingPart(String)
    case malformedXML(reason: String)
    case forbiddenXML(reason: String)
    case limitPassed(what: String, limit: Int)
    case noSuchSheet(String)
    case notWritable(reason: String)
    /// An intermediate file can't be written: the system's temporary folder is full, not there or not ours.
    case temporaryNotWritable(reason: String)
    case invalidValue(reason: String)
    /// A workbook that can be read, and a change that would harm it.
    case notPatchable(PatchObstacle)
    /// A chat or an SMS backup that can't be read, or none.
    case notMessages(MessageFault)
  }

  package var kind: Kind
  /// The file's path as given.
  package var file: String
  package var part: String?
  /// The byte in the inflated part, counted from 0.
  package var byte: Int?
  package var sheet: String?
  /// A cell reference such as `B7`.
  package var cell: String?

  /// A file in ``TemporaryFolder`` that is `.notWritable` speaks of the folder: nobody knows the file.
  package init(
    _ kind: Kind, file: String, part: String? = nil, byte: Int? = nil, sheet: String? = nil, cell: String? = nil
  ) {
    self.kind = kind
    if case .notWritable(let reason) = kind, file.hasPrefix(TemporaryFolder.own) {
      self.kind = .temporaryNotWritable(reason: reason)
    }
    self.file = file
    self.part = part
    self.byte = byte
    self.sheet = sheet
    self.cell = cell
  }
}
