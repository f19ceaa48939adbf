/// An OLE compound file, looked at for what it holds ([MS-CFB] §2.6.1).
enum CompoundFile {
  /// `.passwordProtected` for an encrypted package, `.oldExcel` for BIFF, else `.notAWorkbook`.
  ///
  /// The directory's sectors may stand anywhere; its entries' names are looked for in the whole beginning and end.
  static func kind(of path: String) throws(SpreadsheetError) -> SpreadsheetError.Kind {
    kind(in: try FileBytes.beginning(of: path, count: scannedBytes))
  }

  static func kind(in bytes: [UInt8]) -> SpreadsheetError.Kind {
    let names = entryNames(bytes)
    if names.contains("EncryptedPackage") { return .passwordProtected }
    if names.contains("Workbook") || names.contains("Book") { return .oldExcel }
    if names.contains("WordDocument") { return .notAWorkbook(what: "Word") }
    if names.contains("PowerPoint Document") { return .notAWorkbook(what: "PowerPoint") }
    return .notAWorkbook(what: "OLE")
  }

  private static let scannedBytes = 64 << 20

  /// The names of the streams and storages, walking the directory's chain of sectors.
  private static func entryNames(_ bytes: [UInt8]) -> Set<String> {
    guard bytes.count >= 512 else { return [] }
    let shift = Int(bytes[30]) | Int(bytes[31]) << 8
    guard shift == 9 || shift == 12 else { return [] }
    let size = 1 << shift
    func number(_ offset: Int) -> Int? {
      guard offset >= 0, offset + 4 <= bytes.count else { return nil }
      return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 | Int(bytes[offset + 2]) << 16
        | Int(bytes[offset + 3]) << 24
    }
    /// Which sector follows: the allocation table's sectors are listed in the header, 109 of them.
    func next(_ sector: Int) -> Int? {
      let perTable = size / 4
      guard sector / perTable < 109, let table = number(76 + sector / perTable * 4), table < 0xFFFF_FFFA else {
        return nil
      }
      return number((table + 1) * size + sector % perTable * 4)
    }
    var names: Set<String> = []
    var sector = number(48)
    var steps = 0
    while let current = sector, current < 0xFFFF_FFFA, steps < 4096 {
      for entry in 0..<size / 128 {
        let start = (current + 1) * size + entry * 128
        guard start + 128 <= bytes.count else { break }
        let count = Int(bytes[start + 64]) | Int(bytes[start + 65]) << 8
        guard count >= 2, count <= 64 else { continue }
        let units = stride(from: start, to: start + count - 2, by: 2).map {
          UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
        names.insert(String(decoding: units, as: UTF16.self))
      }
      sector = next(current)
      steps += 1
    }
    return names
  }
}
