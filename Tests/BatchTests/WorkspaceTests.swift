import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

struct WorkspaceTests {
  @Test func `intermediate files go with the run, and those of a killed run with the next`() throws {
    let files = FileManager.default
    let parent = files.temporaryDirectory
    // No process has the highest number that there can be.
    let left = parent.appending(path: "sapa-4194304-\(UUID().uuidString)")
    try files.createDirectory(at: left, withIntermediateDirectories: true)
    var workspace: Workspace? = try Workspace()
    let path = try #require(workspace?.path)
    #expect(!files.fileExists(atPath: left.path))
    #expect(try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o700)
    let other = try Workspace()
    #expect(files.fileExists(atPath: path))
    workspace = nil
    #expect(!files.fileExists(atPath: path))
    #expect(files.fileExists(atPath: other.path))
  }
}

struct TemporaryFolderTests {
  @Test func `an intermediate file that can't be written speaks of the temporary folder, never of a workbook`() {
    let error = SpreadsheetError(
      .notWritable(reason: "No space left on device"), file: TemporaryFolder.own + "1/3 work book.xlsx", sheet: "Data")
    #expect(error.kind == .temporaryNotWritable(reason: "No space left on device"))
    for facility in [FacilityError.book(error), .notMade(error)] {
      let message = facility.message(.indonesian)
      #expect(message.hasPrefix("\(TemporaryFolder.path): folder sementara"))
      #expect(message.contains("TMPDIR"))
      #expect(message.contains("Tidak ada berkas yang diubah"))
      #expect(!message.contains("work book") && !message.contains("isian petugas"))
    }
    let other = SpreadsheetError(.notWritable(reason: "x"), file: TemporaryFolder.path + "/kerja/buku.xlsx")
    #expect(other.kind == .notWritable(reason: "x"))
  }
}
