/// What is wrong with a file, and where; rendered to words once, at the command's edge.
public struct SpreadsheetError: Error, Sendable, Equatable {
  /// What is wrong.
  public enum Kind: Sendable, Equatable {
    /// There is no such file.
    case notFound
    /// The system does not let it be read, and says why.
    case notReadable(reason: String)
    /// The path is a folder's.
    case isFolder
    /// A pipe, a socket or a device.
    case notAFile
    /// The file has no byte, or nothing but blanks.
    case empty
    /// The file is something else: "PDF", "gambar PNG", ….
    case notAWorkbook(what: String)
    /// The workbook opens with a password alone.
    case passwordProtected
    /// BIFF, before 2007.
    case oldExcel
    /// A binary workbook (.xlsb).
    case binaryWorkbook
    /// A spreadsheet of OpenDocument (.ods).
    case openDocument
    /// Not a whole zip file: cut off, or its directory does not fit.
    case damagedZip(reason: String)
    /// The package lacks this part.
    case missingPart(String)
    /// The part is no well-formed XML.
    case malformedXML(reason: String)
    /// The part holds what no workbook needs and what can do harm, such as a document type.
    case forbiddenXML(reason: String)
    /// The file asks for more than ``Limits`` or ``CSVLimits`` allow.
    case limitPassed(what: String, limit: Int)
    /// The workbook has no sheet of this name.
    case noSuchSheet(String)
    /// The file can't be written, and the system says why.
    case notWritable(reason: String)
    /// An intermediate file can't be written: the system's temporary folder is full, not there or not ours.
    case temporaryNotWritable(reason: String)
    /// A value that a spreadsheet can't hold.
    case invalidValue(reason: String)
    /// A workbook that can be read, and a change that would harm it.
    case notPatchable(PatchObstacle)
    /// A chat or an SMS backup that can't be read, or none.
    case notMessages(MessageFault)
  }

  /// What is wrong.
  public var kind: Kind
  /// The file's path as given.
  public var file: String
  /// The part of the package, such as `xl/worksheets/sheet1.xml`.
  public var part: String?
  /// The byte in the inflated part, counted from 0.
  public var byte: Int?
  /// The sheet's name.
  public var sheet: String?
  /// A cell reference such as `B7`.
  public var cell: String?

  /// A file in ``TemporaryFolder`` that is `.notWritable` speaks of the folder: nobody knows the file.
  public init(
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
