import Spreadsheet
import Testing

struct TextRowsTests {
  @Test func `rows that are made when they are asked for stand between the others`() {
    var plain = TextRows()
    var made = TextRows()
    for row in [["a", "b"], ["c"]] {
      plain.append(row)
      made.append(row)
    }
    let block = [["satu", "", "dua"], ["tiga"], []]
    for row in block { plain.append(row) }
    made.append(rows: block.count, bytes: 11) { row, body in
      for (column, text) in block[row].enumerated() {
        let bytes = Array(text.utf8)
        body(column, bytes.span)
      }
    }
    plain.append(["d", "e"])
    made.append(["d", "e"])
    made.append(rows: 1, bytes: 1) { _, body in
      let bytes = Array("f".utf8)
      body(0, bytes.span)
    }
    plain.append(["f"])
    for rows in [plain, made] { #expect(rows.count == 7) }
    plain.replace(1, by: ["g"])
    made.replace(1, by: ["g"])
    var copy = TextRows()
    for row in 0..<made.count {
      #expect(made[row] == plain[row])
      #expect(made.width(of: row) == plain.width(of: row))
      copy.appendTexts(of: row, in: made)
      copy.endRow()
      #expect(copy[row] == plain[row])
    }
    #expect(made.byteCount == 17 && plain.byteCount == 17)
  }
}
