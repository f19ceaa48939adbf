package import Spreadsheet

/// The base sheet's rows:
///
///     Dasar Sapa  2             15             format, and how many digits of a number count
///     fasilitas   RS Harapan
///     sop         sapa-pasien
///     periode     2026-W47
///     versi       0.2.0
///     gabung      SHA-256                     a copy that was merged
///     lembar      Data Pasien   Kunci          a sheet with row keys, and the key's header
///     kolom       Kode          Status …       its columns
///     baris       KEY           dAbCd----…     a row: a digest a column
///     lepas       3             sum of a row without a key, and how many hold it
///     bebas       Rekap                        a sheet of free form
///     sel         12            3     dAbCd…   its cells from row 12, column 3 on (from 0)
///     sel         14            0     dAbCd… 2 those of several rows, each two columns wide
///     paket       3  baris  KEY  dAbCd…  3 …   lines that are more than a sheet has rows, each behind the number of its cells
///     akhir       118           checksum       the number of lines above, and their sum
package enum BaseLine {
  /// In the first row: numbers count with the digits that ``NormalNumber`` has; programs before 0.6 had 12.
  package static let exact = "15"
  package static let facility = "fasilitas"
  package static let sop = "sop"
  package static let period = "periode"
  package static let version = "versi"
  package static let merged = "gabung"
  package static let keyed = "lembar"
  package static let columns = "kolom"
  package static let row = "baris"
  package static let keyless = "lepas"
  package static let free = "bebas"
  package static let cells = "sel"
  package static let packed = "paket"
  package static let end = "akhir"

  /// Rows of the sheet at most: those of a sheet, and some to spare for packets that are full before the others.
  package static let rowLimit = CellArea.lastRow - 48_000

  /// A cell's text holds 32,767 characters, a digest takes five.
  package static let digestsPerCell = 6000

  /// In front of digests, so that no program takes them for a number.
  package static let digestMark = UInt8(ascii: "d")
}

/// The rows of a base sheet, in the making.
package struct BaseLines {
  package private(set) var rows = TextRows()
  private var digests: [UInt8] = []

  /// The version of a sheet with a row for each line, which earlier programs read.
  private static let plainVersion = 2

  package init(_ meta: BaseSheet.Meta) {
    append([BaseSheet.name, String(Self.plainVersion), BaseLine.exact])
    append([BaseLine.facility, String(meta.facility.trimmedWhitespace)])
    append([BaseLine.sop, String(meta.sop.trimmedWhitespace)])
    append([BaseLine.period, String(meta.period.trimmedWhitespace)])
    append([BaseLine.version, String(meta.programVersion.trimmedWhitespace)])
  }

  package var count: Int { rows.count }

  package mutating func append(_ texts: [String]) { rows.append(texts) }

  /// Appends the row of a key.
  package mutating func append(key: String, _ digests: [CellDigest]) {
    Self.append(key: key, digests, to: &rows, &self.digests)
  }

  /// Appends rows that were taken while they were written.
  package mutating func append(_ written: WrittenRows) { written.append(to: &rows) }

  /// Lends the texts of the row of a key.
  package static func texts(key: String, _ digests: [CellDigest], _ body: (Int, Span<UInt8>) -> Void) {
    var bytes = Array(BaseLine.row.utf8)
    body(0, bytes.span)
    bytes = Array(key.utf8)
    body(1, bytes.span)
    write(digests[...], to: &bytes)
    body(2, bytes.span)
  }

  /// Appends the row of a key to some rows; `bytes` are for the digests' text.
  package static func append(key: String, _ digests: [CellDigest], to rows: inout TextRows, _ bytes: inout [UInt8]) {
    rows.append(text: BaseLine.row)
    rows.append(text: key)
    write(digests[...], to: &bytes)
    rows.append(utf8: bytes)
    rows.endRow()
  }

  package mutating func replace(_ index: Int, by texts: [String]) { rows.replace(index, by: texts) }

  /// Appends the cells of a row, from the first that is not empty on.
  ///
  /// - Parameters:
  ///   - row: the row's place, from 0.
  ///   - first: the first cell's column, from 0.
  ///   - cells: a digest a column.
  ///   - width: where they are of several rows, how many a row has; there are then no more of them than a cell holds.
  @inline(never)
  package mutating func append(row: Int, first: Int, free cells: [CellDigest], width: Int? = nil) {
    for start in stride(from: 0, to: cells.count, by: BaseLine.digestsPerCell) {
      let end = min(cells.count, start + BaseLine.digestsPerCell)
      Self.write(cells[start..<end], to: &digests)
      guard digests.count > 1 else { continue }
      rows.append(text: BaseLine.cells)
      rows.append(text: String(row))
      rows.append(text: String(first + start))
      rows.append(utf8: digests)
      if let width { rows.append(text: String(width)) }
      rows.endRow()
    }
  }

  /// Whether the row of a key, looked for from a line on, holds the same where the digests hold a value.
  package func holds(_ digests: [CellDigest], underKey key: String, from start: Int) -> Bool {
    for index in start..<rows.count {
      let row = rows[index]
      guard row.count == 3, row[0] == BaseLine.row, row[1] == key else { continue }
      guard let first = CellDigest.parse(row[2].utf8.dropFirst()) else { return false }
      return digests.enumerated().allSatisfy { place, digest in
        digest.isFormula || digest.isEmpty || first.indices.contains(place) && first[place].hasValue(of: digest)
      }
    }
    return false
  }

  /// Ends the sheet; lines that are more than `rowLimit` go several into a row.
  package mutating func finish(rowLimit: Int = BaseLine.rowLimit) {
    let isPacked = rows.count + 1 > rowLimit
    if isPacked { replace(0, by: [BaseSheet.name, String(BaseSheet.formatVersion), BaseLine.exact]) }
    var checksum = Checksum()
    for row in 0..<rows.count {
      var blanks = 0
      rows.forEach(in: row) { _, text in
        if text.isEmpty {
          blanks += 1
          return
        }
        for _ in 0..<blanks { checksum.add(text: Span()) }
        blanks = 0
        checksum.add(text: text)
      }
      checksum.endRow()
    }
    let count = rows.count
    if isPacked { pack(into: rowLimit) }
    append([BaseLine.end, String(count), checksum.text])
  }

  /// Puts all lines but the first into packets.
  private mutating func pack(into rowLimit: Int) {
    let most = (rows.count - 2) / max(1, rowLimit - 2) + 1
    var packed = TextRows()
    packed.append(rows[0])
    var lines = 0
    var cells = 1
    for row in 1..<rows.count {
      let width = rows.width(of: row)
      if lines == most || lines > 0 && cells + 1 + width > CellArea.lastColumn {
        packed.endRow()
        (lines, cells) = (0, 1)
      }
      if lines == 0 { packed.append(text: BaseLine.packed) }
      packed.append(text: String(width))
      packed.appendTexts(of: row, in: rows)
      lines += 1
      cells += 1 + width
    }
    if lines > 0 { packed.endRow() }
    rows = packed
  }

  /// Digests as text, without the empty ones at their end.
  private static func write(_ digests: ArraySlice<CellDigest>, to bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(BaseLine.digestMark)
    var end = 1
    for digest in digests.prefix(BaseLine.digestsPerCell) {
      digest.append(to: &bytes)
      if digest != .empty { end = bytes.count }
    }
    bytes.removeLast(bytes.count - end)
  }

  /// A content's sum as text.
  package static func text(content: UInt64) -> String {
    var bytes = [BaseLine.digestMark]
    Base64URL.append(content, characters: 11, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  package struct Checksum {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    package mutating func add(_ row: [String]) {
      var row = row[...]
      while row.last?.isEmpty == true { row.removeLast() }
      for text in row {
        let bytes = Array(text.utf8)
        add(text: bytes.span)
      }
      endRow()
    }

    package mutating func add(text: Span<UInt8>) {
      for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x1F) &* 0x100_0000_01B3
    }

    package mutating func endRow() { hash = (hash ^ 0x1E) &* 0x100_0000_01B3 }

    package var text: String { BaseLines.text(content: hash) }
  }
}
