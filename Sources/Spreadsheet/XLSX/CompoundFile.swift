/// An OLE compound file, looked at for what it holds: an old or an encrypted office document ([MS-CFB]).
struct CompoundFile {
  private let file: OpenFile
  private let header: [UInt8]
  /// Bytes of a sector: 512 or 4096.
  private let sectorSize: Int

  /// `.passwordProtected` for an encrypted package, `.oldExcel` for BIFF, else `.notAWorkbook`.
  static func kind(of path: String) throws(SpreadsheetError) -> SpreadsheetError.Kind {
    guard let compound = try CompoundFile(path) else { return .notAWorkbook(what: "OLE") }
    let names = try compound.entryNames()
    if names.contains("EncryptedPackage") { return .passwordProtected }
    if names.contains("Workbook") || names.contains("Book") { return .oldExcel }
    if names.contains("WordDocument") { return .notAWorkbook(what: "Word") }
    if names.contains("PowerPoint Document") { return .notAWorkbook(what: "PowerPoint") }
    return .notAWorkbook(what: "OLE")
  }

  private init?(_ path: String) throws(SpreadsheetError) {
    file = try OpenFile(path)
    header = try file.bytes(at: 0, count: 512)
    guard header.count == 512 else { return nil }
    let shift = Int(header[30]) | Int(header[31]) << 8
    guard shift == 9 || shift == 12 else { return nil }
    sectorSize = 1 << shift
  }

  /// The names of the streams and storages (§2.6.1): the chain of the directory's sectors is walked.
  private func entryNames() throws(SpreadsheetError) -> Set<String> {
    var names: Set<String> = []
    let tables = try allocationTables()
    var sector = Self.number(header, 48)
    var steps = 0
    while let current = sector, current < Self.firstReserved, steps < Self.longestChain {
      let bytes = try self.bytes(ofSector: current)
      for start in stride(from: 0, to: bytes.count - 127, by: 128) {
        let count = Int(bytes[start + 64]) | Int(bytes[start + 65]) << 8
        guard count >= 2, count <= 64 else { continue }
        let units = stride(from: start, to: start + count - 2, by: 2).map {
          UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
        names.insert(String(decoding: units, as: UTF16.self))
      }
      let perTable = sectorSize / 4
      guard current / perTable < tables.count else { break }
      sector = Self.number(try self.bytes(ofSector: tables[current / perTable]), current % perTable * 4)
      steps += 1
    }
    return names
  }

  /// The sectors of the allocation table (§2.3, §2.5): 109 in the header, the others in a chain of their own.
  private func allocationTables() throws(SpreadsheetError) -> [Int] {
    var tables = (0..<109).compactMap { Self.number(header, 76 + $0 * 4) }
    var sector = Self.number(header, 68)
    var steps = 0
    while let current = sector, current < Self.firstReserved, steps < Self.longestChain {
      let bytes = try self.bytes(ofSector: current)
      tables += stride(from: 0, to: sectorSize - 4, by: 4).compactMap { Self.number(bytes, $0) }
      sector = Self.number(bytes, sectorSize - 4)
      steps += 1
    }
    return tables
  }

  private func bytes(ofSector sector: Int) throws(SpreadsheetError) -> [UInt8] {
    guard sector < Self.firstReserved else { return [] }
    return try file.bytes(at: (sector + 1) * sectorSize, count: sectorSize)
  }

  /// Sector numbers from here on mean the end of a chain, a free sector and the like.
  private static let firstReserved = 0xFFFF_FFFA
  /// So that a chain that bites its tail ends.
  private static let longestChain = 4096

  private static func number(_ bytes: [UInt8], _ offset: Int) -> Int? {
    guard offset + 4 <= bytes.count else { return nil }
    return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 | Int(bytes[offset + 2]) << 16 | Int(bytes[offset + 3])
      << 24
  }
}
