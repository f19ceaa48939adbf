import Foundation
import Testing

@testable import Spreadsheet

struct StylePatchTests {
  private static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  /// A bold day in Arial, as format 1, with an alignment and an extension of somebody's.
  private static let sample = """
    <?xml version="1.0" encoding="UTF-8"?>
    <styleSheet xmlns="\(namespace)" xmlns:x14="urn:x14">
      <numFmts count="1"><numFmt numFmtId="170" formatCode="dd\\ mmmm\\ yyyy"/></numFmts>
      <fonts count="2">
        <font><sz val="10"/><name val="Arial"/></font>
        <font><b/><sz val="10"/><color theme="1"/><name val="Arial"/><charset val="1"/></font>
      </fonts>
      <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
      <cellXfs count="2">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="170" fontId="1" fillId="0" borderId="0" xfId="0" applyFill="0"><alignment horizontal="right"/><extLst><ext uri="{1}" x14:own="ya"/></extLst></xf>
      </cellXfs>
      <tableStyles count="0"/>
    </styleSheet>
    """

  private static func patch(_ xml: String) throws -> StylePatch {
    try StylePatch(Array(xml.utf8), file: "buku.xlsx", part: "xl/styles.xml")
  }

  private static func text(_ patch: StylePatch) -> String { String(decoding: patch.bytes, as: UTF8.self) }

  @Test func `styles whose tags do not match are refused`() {
    let crossed = Self.sample.replacing("</fonts>", with: "</fills>")
    let error = #expect(throws: SpreadsheetError.self) { try Self.patch(crossed) }
    #expect(error?.kind == .malformedXML(reason: "an end tag of another element"))
  }

  @Test func `blanks may follow the name in an end tag`() throws {
    _ = try Self.patch(Self.sample.replacing("</fonts>", with: "</fonts \n>"))
  }

  @Test func `a bold date in Arial stays a bold date in Arial, now red`() throws {
    let patch = try Self.patch(Self.sample)
    let index = try patch.index(of: 1, .change(LookChange(fill: .solid(Color(0xFF0000)))))
    #expect(index == 2)
    let expected = Self.sample
      .replacing(
        "</fills>",
        with:
          #"<fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/><bgColor indexed="64"/></patternFill></fill></fills>"#
      )
      .replacing("<fills count=\"2\">", with: "<fills count=\"3\">")
      .replacing("<cellXfs count=\"2\">", with: "<cellXfs count=\"3\">")
      .replacing(
        "</xf>\n  </cellXfs>",
        with:
          #"</xf><xf numFmtId="170" fontId="1" fillId="2" borderId="0" xfId="0" applyFill="1"><alignment horizontal="right"/><extLst><ext uri="{1}" x14:own="ya"/></extLst></xf>"#
          + "\n  </cellXfs>")
    #expect(Self.text(patch) == expected)
    #expect(try patch.numberFormat(of: index) == .date)
  }

  @Test func `the same wish gives the same format, and no second one`() throws {
    let patch = try Self.patch(Self.sample)
    let red = LookEdit.change(LookChange(fill: .solid(Color(0xFF0000))))
    let first = try patch.index(of: 1, red)
    #expect(try patch.index(of: 1, red) == first)
    #expect(try patch.index(of: first, red) == first)
    #expect(try patch.index(of: first, .change(LookChange(fill: .some(.none)))) == 1 || patch[.cellFormats].count == 4)
    #expect(patch[.fills].count == 3)
  }

  @Test func `a font changes in one property, the order of its properties is Excel's`() throws {
    let patch = try Self.patch(Self.sample)
    _ = try patch.index(of: 0, .change(LookChange(fontColor: .color(Color(0x0000FF)), isBold: true)))
    _ = try patch.index(of: 1, .change(LookChange(fontColor: .automatic, isBold: false)))
    let xml = Self.text(patch)
    #expect(
      xml.contains(
        #"<font><b/><sz val="10"/><color rgb="FF0000FF"/><name val="Arial"/></font><font><sz val="10"/><name val="Arial"/><charset val="1"/></font>"#
      ))
    #expect(xml.contains("<fonts count=\"4\">"))
  }

  @Test func `a number format is the workbook's own where it has it, else a free number from 164 on`() throws {
    let patch = try Self.patch(Self.sample)
    #expect(try patch.number(ofFormat: "dd\\ mmmm\\ yyyy") == 170)
    #expect(try patch.number(ofFormat: "0.00") == 2)
    #expect(try patch.number(ofFormat: "dd/mm/yyyy") == 164)
    #expect(try patch.number(ofFormat: "\"Rp\" #,##0") == 165)
    let day = try patch.index(of: 0, .change(LookChange(numberFormat: "dd/mm/yyyy")))
    #expect(try patch.numberFormat(of: day) == .date)
    #expect(try patch.numberFormat(of: 0) == .number)
    #expect(Self.text(patch).contains(#"<numFmt numFmtId="165" formatCode="&quot;Rp&quot; #,##0"/></numFmts>"#))
  }

  @Test func `prefixes are kept, and empty or missing collections are made in their place`() throws {
    let xml = """
      <x:styleSheet xmlns:x="\(Self.namespace)"><x:numFmts count="0"/><x:fonts><x:font/></x:fonts><x:cellXfs count="1"><x:xf/></x:cellXfs></x:styleSheet>
      """
    let patch = try Self.patch(xml)
    let change = LookChange(fill: .solid(Color(0xFF0000)), isBold: true, numberFormat: "hh:mm")
    #expect(try patch.index(of: 0, .change(change)) == 1)
    #expect(
      Self.text(patch) == """
        <x:styleSheet xmlns:x="\(Self.namespace)"><x:numFmts count="1"><x:numFmt numFmtId="164" formatCode="hh:mm"/></x:numFmts>\
        <x:fonts><x:font/><x:font><x:b/></x:font></x:fonts>\
        <x:fills count="3"><x:fill><x:patternFill patternType="none"/></x:fill><x:fill><x:patternFill patternType="gray125"/></x:fill>\
        <x:fill><x:patternFill patternType="solid"><x:fgColor rgb="FFFF0000"/><x:bgColor indexed="64"/></x:patternFill></x:fill></x:fills>\
        <x:borders count="1"><x:border><x:left/><x:right/><x:top/><x:bottom/><x:diagonal/></x:border></x:borders>\
        <x:cellXfs count="2"><x:xf/><x:xf fillId="2" applyFill="1" fontId="1" applyFont="1" numFmtId="164" applyNumberFormat="1"/></x:cellXfs></x:styleSheet>
        """)
  }

  @Test func `an empty styles part gets a default format before the first one of ours`() throws {
    let patch = try Self.patch("<styleSheet xmlns=\"\(Self.namespace)\"/>")
    #expect(try patch.index(of: 0, .change(LookChange(fill: .solid(Color(0xFF0000))))) == 1)
    let xml = Self.text(patch)
    #expect(xml.hasPrefix("<styleSheet xmlns=\"\(Self.namespace)\"><fonts count=\"1\"><font>"))
    #expect(xml.hasSuffix("</cellXfs></styleSheet>"))
  }

  @Test func `a part in UTF-16 becomes UTF-8 and says so`() throws {
    let wide = Self.sample.replacing("UTF-8", with: "UTF-16").replacing("Arial", with: "Ärial")
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in wide.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let patch = try StylePatch(bytes, file: "buku.xlsx", part: "xl/styles.xml")
    _ = try patch.index(of: 1, .change(LookChange(isBold: false)))
    let xml = Self.text(patch)
    #expect(xml.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\""))
    #expect(xml.contains("<font><sz val=\"10\"/><color theme=\"1\"/><name val=\"Ärial\"/><charset val=\"1\"/></font>"))
  }

  @Test func `a part that nothing was added to stays as it is`() throws {
    let patch = try Self.patch(Self.sample)
    #expect(!patch.hasChanges)
    #expect(Self.text(patch) == Self.sample)
  }

  @Test func `more formats than Excel takes are refused`() throws {
    let many = String(repeating: "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>", count: 65_489)
    let patch = try Self.patch("<styleSheet xmlns=\"\(Self.namespace)\"><cellXfs>\(many)</cellXfs></styleSheet>")
    #expect(try patch.index(of: 7, .change(LookChange(isBold: true))) == 65_489)
    #expect(
      throws: SpreadsheetError(
        .limitPassed(what: "cell formats", limit: 65_490), file: "buku.xlsx", part: "xl/styles.xml")
    ) {
      try patch.index(of: 7, .change(LookChange(isBold: true, numberFormat: "0.0")))
    }
  }

  @Test func `a document type is refused`() throws {
    #expect(throws: SpreadsheetError.self) { try Self.patch("<!DOCTYPE a><styleSheet/>") }
  }
}
