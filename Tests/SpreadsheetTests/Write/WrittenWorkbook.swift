import Foundation

@testable import Spreadsheet

/// A workbook written to a folder of its own, which goes with it, and what other programs read in it.
final class WrittenWorkbook {
  let folder: URL
  let path: String

  /// Writes one workbook; what `write` throws is thrown on.
  init(_ write: (WorkbookWriter) throws -> Void) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "buku.xlsx").path
    let writer = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 20_778), title: "Uji")
    try write(writer)
    try writer.close()
  }

  /// Writes one sheet named `Uji`.
  convenience init(sheet write: (SheetWriter) throws -> Void) throws {
    try self.init { try write(try $0.addSheet("Uji")) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A part's text.
  func part(_ name: String) throws -> String {
    try Tool.python(
      "import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))", path, name)
  }

  /// What a Python expression over openpyxl's workbook `b` and its first sheet `s` prints.
  func openpyxl(_ expression: String) throws -> String {
    try Tool.python(
      "import sys,openpyxl; b = openpyxl.load_workbook(sys.argv[1]); s = b.worksheets[0]; print(\(expression))", path
    )
    .trimmingCharacters(in: .newlines)
  }

  /// The first sheet as LibreOffice exports it: UTF-8 CSV with commas.
  func libreOffice() throws -> String {
    let profile = folder.appending(path: "profil").absoluteString
    _ = try Tool.run(
      "soffice",
      [
        "-env:UserInstallation=\(profile)", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1",
        "--outdir", folder.path, path,
      ])
    return try String(contentsOf: folder.appending(path: "buku.csv"), encoding: .utf8)
  }

  /// What `check-workbook` says; empty where nothing is wrong.
  func problems() throws -> String {
    let (status, output) = try Tool.status(Tool.shared("tools/check-workbook").path, [path])
    return status == 0 ? "" : output
  }
}

/// Programs that tests ask for a second opinion.
enum Tool {
  static let hasPython = (try? python("")) != nil
  static let hasOpenpyxl = (try? python("import openpyxl")) != nil
  static let hasLibreOffice = (try? run("soffice", ["--version"])) != nil
  static let hasChecker =
    FileManager.default.fileExists(atPath: shared("tools/check-workbook").path)
    && (try? python("import openpyxl, lxml")) != nil

  /// A file beside the checkout.
  static func shared(_ name: String) -> URL {
    var folder = URL(filePath: #filePath)
    for _ in 0..<5 { folder.deleteLastPathComponent() }
    return folder.appending(path: "shared").appending(path: name)
  }

  static func python(_ program: String, _ arguments: String...) throws -> String {
    try run("python3", ["-c", program] + arguments)
  }

  /// What a program prints.
  static func run(_ program: String, _ arguments: [String]) throws -> String {
    let (status, output) = try status(program, arguments)
    guard status == 0 else { throw Failure(status: status, output: output) }
    return output
  }

  struct Failure: Error {
    let status: Int32
    let output: String
  }

  static func status(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
