import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

struct FolderLockTests {
  private let holder = LockHolder(host: "PC-1", pid: 7, user: "rina", command: "sapa run", since: Moment(seconds: 0))

  @Test func `the file says who holds the lock, and goes with it`() throws {
    let folder = try FacilityFolder(profile: nil)
    do {
      let lock = try FolderLock(folder: folder.path, holder: holder)
      #expect(lock.isKept)
      #expect(FolderLock.holder(of: folder.path) == holder)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a second one is told who holds it, and changes nothing`() throws {
    let folder = try FacilityFolder(profile: nil)
    let lock = try FolderLock(folder: folder.path, holder: holder)
    #expect(throws: FacilityError.locked(folder: folder.path, holder: holder)) {
      _ = try FolderLock(folder: folder.path, holder: .own(command: "sapa run", at: Moment(seconds: 9)))
    }
    #expect(FolderLock.holder(of: folder.path) == holder)
    withExtendedLifetime(lock) {}
  }

  @Test func `who waits gets it once the holder lets go, and is told once whom they wait for`() throws {
    let folder = try FacilityFolder(profile: nil)
    let path = folder.path
    let held = HeldLock(try FolderLock(folder: path, holder: holder))
    var told: [LockHolder?] = []
    #expect(throws: FacilityError.self) {
      _ = try FolderLock(folder: path, holder: holder, waiting: 1) { told.append($0) }
    }
    #expect(told == [holder])
    // A thread of its own: tasks may wait for others of this bundle for longer than the lock is waited for.
    Thread.detachNewThread {
      usleep(250_000)
      held.release()
    }
    #expect(try FolderLock(folder: path, holder: .own(command: "x", at: Moment(seconds: 9)), waiting: 60).isKept)
  }

  @Test func `a file that a dead run left does not block`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write(
      FolderLock.fileName, #"{"command":"sapa run","host":"PC-9","pid":1,"since":"2020-01-01T00:00:00Z","user":"x"}"#)
    let lock = try FolderLock(folder: folder.path, holder: holder)
    #expect(FolderLock.holder(of: folder.path) == holder)
    withExtendedLifetime(lock) {}
  }

  @Test(.enabled(if: lockTool != nil, "flock(1) is not installed: locks between processes are SKIPPED"))
  func `another process holds it until it is dead, however it dies`() throws {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(lockTool))
    process.arguments = ["--close", folder.path + "/" + FolderLock.fileName, "cat"]
    let input = Pipe()
    process.standardInput = input
    try process.run()
    let path = folder.path + "/" + FolderLock.fileName
    var isHeld = false
    for _ in 0..<200 where !isHeld {
      usleep(25_000)
      let descriptor = unsafe open(path, O_RDONLY)
      guard descriptor >= 0 else { continue }
      isHeld = flock(descriptor, LOCK_EX | LOCK_NB) != 0
      close(descriptor)
    }
    try #require(isHeld)
    let before = try folder.files()
    #expect(throws: FacilityError.locked(folder: folder.path, holder: nil)) { try folder.run("2026-11-18") }
    #expect(try folder.files() == before)
    kill(process.processIdentifier, SIGKILL)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(FileManager.default.fileExists(atPath: folder.path + "/" + FolderLock.fileName))
    #expect(try folder.run("2026-11-18").written.count == 3)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/" + FolderLock.fileName))
  }

  @Test func `the message says who, and for a holder elsewhere what to do`() {
    let here = LockHolder.own(command: "sapa run", at: Moment(seconds: 1_795_000_000))
    let own = FacilityError.locked(folder: "RS", holder: here).message(.indonesian)
    #expect(
      own.contains(here.user) && own.contains("proses \(here.pid)") && own.contains("Tidak ada berkas yang diubah"))
    #expect(!own.contains("hapus"))
    let elsewhere = FacilityError.locked(folder: "RS", holder: holder).message(.english)
    #expect(elsewhere.contains("rina at PC-1") && elsewhere.contains("remove RS/.sapa.lock"))
    #expect(FacilityError.locked(folder: "RS", holder: nil).message(.english).contains("somebody else"))
  }
}

private let lockTool: String? = ["/usr/bin/flock", "/bin/flock", "/opt/homebrew/bin/flock"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// A lock that another thread lets go.
private final class HeldLock: @unchecked Sendable {
  private var lock: FolderLock?

  init(_ lock: FolderLock) { self.lock = lock }

  func release() { lock = nil }
}
