import Foundation
import Testing

@testable import Batch

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
