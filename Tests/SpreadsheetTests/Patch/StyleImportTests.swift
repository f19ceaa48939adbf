import Foundation
import Testing

@testable import Spreadsheet

/// What the library makes of a format is what the patch makes of it.
struct StyleImportTests {
  private static let formats: [CellFormat] = [
    CellFormat(),
    CellFormat { $0.isBold = true },
    CellFormat {
      $0.isItalic = true
      $0.isUnderlined = true
      $0.fontSize = 9.5
      $0.fontColor = .black
    },
    CellFormat { $0.fill = Color(0xFF0000) },
    CellFormat { $0.border = CellBorder(.thin, color: Color(0x12AB34)) },
    CellFormat {
      $0.border = CellBorder(.thin, color: .black)
      $0.bottomBorder = CellBorder(.medium)
    },
    CellFormat { $0.numberFormat = "dd/mm/yyyy" },
    CellFormat { $0.numberFormat = "@" },
    CellFormat { $0.numberFormat = "\"Rp\" #,##0" },
    CellFormat { $0.horizontal = .center },
    CellFormat {
      $0.indent = 3
      $0.vertical = .top
    },
    CellFormat {
      $0.horizontal = .right
      $0.indent = 1
    },
    CellFormat {
      $0.wrapsText = true
      $0.shrinksToFit = true
      $0.vertical = .center
    },
    CellFormat { $0.shrinksToFit = true },
    CellFormat {
      $0.isTurned = true
      $0.vertical = .bottom
    },
  ]

  private static func donor() throws -> WrittenWorkbook {
    try WrittenWorkbook { writer in
      let sheet = try writer.addSheet("Uji")
      for (row, format) in formats.enumerated() {
        try sheet.text("a", row: row, column: 0, format: writer.format(format))
      }
      try sheet.conditionalFormat(
        CellArea(rows: 0...9, columns: 0...0), formula: "=$A1=\"a\"",
        format: CellFormat {
          $0.fill = Color(0xC6EFCE)
          $0.fontColor = Color(0x006100)
          $0.numberFormat = "0.000"
        })
    }
  }

  private static func styles(_ workbook: WrittenWorkbook) throws -> StylePatch {
    let bytes = try ZipArchive(path: workbook.path).bytes(of: "xl/styles.xml", maximumBytes: 1 << 20)
    return try StylePatch(bytes, file: workbook.path, part: "xl/styles.xml")
  }

  @Test func `a format of ours in a workbook of ours is the one that the library wrote`() throws {
    let patch = try Self.styles(Self.donor())
    let count = patch[.cellFormats].count
    var indexes: Set<Int> = []
    for format in Self.formats { indexes.insert(try patch.index(of: 0, .format(format))) }
    #expect(!patch.hasChanges, "\(String(decoding: patch.bytes, as: UTF8.self))")
    #expect(indexes == Set(0..<count))
  }

  @Test func `a workbook's styles are mapped onto themselves`() throws {
    let workbook = try Self.donor()
    let patch = try Self.styles(workbook)
    let mapped = try patch.importStyles(from: Self.styles(workbook)) { _ in true }
    #expect(mapped == Array(0..<patch[.cellFormats].count))
    #expect(try patch.importDifferentials(from: Self.styles(workbook)) { _ in true } == [0])
    #expect(!patch.hasChanges)
  }

  @Test func `what another workbook lacks is added once, under its own prefix`() throws {
    let xml = """
      <x:styleSheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
      <x:numFmts count="1"><x:numFmt numFmtId="164" formatCode="0.0000"/></x:numFmts>\
      <x:fonts count="1"><x:font><x:sz val="10"/><x:name val="Arial"/></x:font></x:fonts>\
      <x:fills count="2"><x:fill><x:patternFill patternType="none"/></x:fill><x:fill><x:patternFill patternType="gray125"/></x:fill></x:fills>\
      <x:borders count="1"><x:border><x:left/><x:right/><x:top/><x:bottom/><x:diagonal/></x:border></x:borders>\
      <x:cellStyleXfs count="1"><x:xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></x:cellStyleXfs>\
      <x:cellXfs count="1"><x:xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></x:cellXfs></x:styleSheet>
      """
    let patch = try StylePatch(Array(xml.utf8), file: "buku.xlsx", part: "xl/styles.xml")
    let donor = try Self.styles(Self.donor())
    let mapped = try patch.importStyles(from: donor) { _ in true }
    #expect(mapped == Array(0..<donor[.cellFormats].count))
    for (index, format) in mapped.compactMap(\.self).enumerated() {
      #expect(try patch.numberFormat(of: format) == donor.numberFormat(of: index))
    }
    let count = patch[.cellFormats].count
    #expect(try patch.importStyles(from: donor) { _ in true } == mapped)
    #expect(patch[.cellFormats].count == count)
    let differentials = try patch.importDifferentials(from: donor) { _ in true }
    #expect(differentials == [0])
    let text = String(decoding: patch.bytes, as: UTF8.self)
    // A code that the donor has as 164 is another one here.
    #expect(text.contains("<x:numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy\"/>"))
    #expect(text.contains("<x:dxfs count=\"1\"><x:dxf><x:font><x:color rgb=\"FF006100\"/></x:font><x:numFmt "))
    _ = try XMLTree(patch.bytes, file: "buku.xlsx")
  }
}
