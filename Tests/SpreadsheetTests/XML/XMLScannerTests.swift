import Testing

@testable import Spreadsheet

/// Gives its bytes one at a time, so that every token is cut everywhere.
private final class DrippingSource: ByteSource {
  let file = "uji.xml"
  let part: String? = nil
  private var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes.reversed() }

  func read(into buffer: inout [UInt8], from start: Int) -> Int {
    guard let byte = bytes.popLast() else { return 0 }
    buffer[start] = byte
    return 1
  }
}

struct XMLScannerTests {
  /// The tokens as one line: `<a>` `</a>` and texts in quotes, neighbours joined.
  private func tokens(_ source: any ByteSource, window: Int = 512) throws -> String {
    var xml = try XMLScanner(source, window: window)
    var line = ""
    var text: [UInt8] = []
    func flush() {
      if !text.isEmpty { line += "\"" + String(decoding: text, as: UTF8.self) + "\"" }
      text = []
    }
    while true {
      switch try xml.next() {
      case .start:
        flush()
        line += "<" + xml.localName
        while let attribute = try xml.nextAttribute() { line += try " " + xml.string(attribute) }
        line += ">"
      case .end:
        flush()
        line += "</>"
      case .text: try xml.appendText(to: &text)
      case .finished:
        flush()
        return line
      }
    }
  }

  private func tokens(_ text: String) throws -> String {
    try tokens(MemorySource(Array(text.utf8), file: "uji.xml"))
  }

  @Test(arguments: [
    ("<a/>", "<a></>"), ("<a></a >", "<a></>"), ("<x:a b='1' y:c=\"2\"/>", "<a 1 2></>"),
    ("<a b='>' c=\"'/>\"/>", "<a > '/>></>"), ("<a>&lt;b&gt;</a>", "<a>\"<b>\"</>"),
    ("<?xml version='1.0'?><!-- <b> --><a>1<!-- > -->2<![CDATA[<3>]]></a>\n", "<a>\"12<3>\"</>\"\n\""),
    ("<a>\r\n\r</a>", "<a>\"\n\n\"</>"), ("<a b='x&amp;y'/>", "<a x&y></>"), ("<a\n\tb\n=\n'1'\n/>", "<a 1></>"),
    ("<a><b/><b>t</b></a>", "<a><b></><b>\"t\"</></>"), ("<a>&#xD83D;&#xDE00;&#xD83D;</a>", "<a>\"😀\u{FFFD}\"</>"),
    ("", ""), ("  ", "\"  \""),
  ]) func `tokens are told`(_ text: String, _ expected: String) throws {
    #expect(try tokens(text) == expected)
    #expect(try tokens(DrippingSource(Array(text.utf8))) == expected)
  }

  @Test(arguments: [
    "<a>", "<a", "</a>", "<a></a></a>", "<a b></a>", "<a b=1/>", "<a b='1/>", "<a>&x;</a>", "<a>&</a>", "<a>&#;</a>",
    "<a>&#x110000;</a>", "<a><</a>", "<>", "<a><!-- </a>", "<a><![CDATA[</a>", "<!ELEMENT a>", "<a b='<'></a",
    "<a>&amp</a>",
  ]) func `what is not well-formed is an error`(_ text: String) {
    #expect(throws: SpreadsheetError.self) { try tokens(text) }
    #expect(throws: SpreadsheetError.self) { try tokens(DrippingSource(Array(text.utf8))) }
  }

  @Test func `a document type is refused`() throws {
    let error = #expect(throws: SpreadsheetError.self) { try tokens("<!DOCTYPE a><a/>") }
    #expect(error?.kind == .forbiddenXML(reason: "DOCTYPE"))
  }

  @Test func `texts and tags longer than the window come whole`() throws {
    let words = String(repeating: "kata &amp; ", count: 2000)
    let plain = String(repeating: "kata & ", count: 2000)
    let document = "<a b='\(words)'>\(words)<![CDATA[\(plain)]]><!--\(plain)--></a>"
    #expect(try tokens(document) == "<a \(plain)>\"\(plain)\(plain)\"</>")
    #expect(try tokens(DrippingSource(Array(document.utf8))) == "<a \(plain)>\"\(plain)\(plain)\"</>")
  }

  @Test func `UTF-16 is read in both orders, cut anywhere`() throws {
    let document = "<?xml version='1.0' encoding='UTF-16'?><a b='é'>東😀\r\n</a>"
    for isBigEndian in [false, true] {
      let bytes = "\u{FEFF}\(document)".utf16.flatMap {
        isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
      }
      #expect(try tokens(MemorySource(bytes, file: "uji.xml")) == "<a é>\"東😀\n\"</>")
      #expect(try tokens(DrippingSource(bytes)) == "<a é>\"東😀\n\"</>")
    }
  }

  @Test(arguments: ["windows-1251", "ISO-8859-15", "GBK", "Shift_JIS", "koi8-r", "EUC-KR"])
  func `of an encoding that is not known, what is ASCII is read and the rest is an error`(_ name: String) throws {
    let head = Array("<?xml version='1.0' encoding='\(name)'?><a>b".utf8)
    for source in [{ DrippingSource($0) }, { MemorySource($0, file: "uji.xml") }] as [([UInt8]) -> any ByteSource] {
      #expect(try tokens(source(head + Array("</a>".utf8))) == "<a>\"b\"</>")
      let error = #expect(throws: SpreadsheetError.self) { try tokens(source(head + [0xE9] + Array("</a>".utf8))) }
      #expect(error?.kind == .malformedXML(reason: "encoding \(name) is not read"))
    }
  }

  @Test(arguments: ["UTF-7", "foo", "UTF-32", "EBCDIC-CP-US", "ISO-2022-JP"])
  func `an encoding that need not hold ASCII is refused`(_ name: String) throws {
    let error = #expect(throws: SpreadsheetError.self) { try tokens("<?xml version='1.0' encoding='\(name)'?><a/>") }
    #expect(error?.kind == .malformedXML(reason: "encoding \(name) is not read"))
  }

  @Test func `an error tells the byte`() throws {
    let error = #expect(throws: SpreadsheetError.self) { try tokens("<a><b></b></a></c>") }
    #expect(error?.byte == 18)
    #expect(error?.file == "uji.xml")
  }

  @Test func `skipping an element leaves the scanner on its end`() throws {
    var xml = try XMLScanner(MemorySource(Array("<a><b><b/>x</b><c/></a>".utf8), file: "uji.xml"))
    #expect(try xml.next() == .start)
    #expect(try xml.next() == .start)
    try xml.skipElement()
    #expect(try xml.next() == .start)
    #expect(xml.localName == "c")
    try xml.skipElement()
    #expect(try xml.next() == .end)
    #expect(xml.depth == 1)
    #expect(try xml.next() == .finished)
  }

  @Test(arguments: [512, 4096]) func `bytes that are held come back as they stand, but those let go`(window: Int) throws
  {
    let long = String(repeating: "x", count: 3000)
    let text =
      "\u{FEFF}<?xml version='1.0'?>\n<a b = '1' ><c/>&#65;<!-- \(long) --><d e=\"\(long)\">1</d >\(long)</a>\n"
    for taken in [0, 1] {
      var xml = try XMLScanner(DrippingSource(Array(text.utf8)), window: window)
      xml.holdBytes()
      var copy: [UInt8] = []
      func take(_ bytes: Span<UInt8>) { unsafe bytes.withUnsafeBufferPointer { unsafe copy.append(contentsOf: $0) } }
      while true {
        let token = try xml.next()
        if case .finished = token { break }
        if case .start = token, xml.isLetter("d"), taken == 1 {
          xml.takeHeld(to: xml.tokenRange.lowerBound, take)
          try xml.skipElement()
          xml.dropHeld(to: xml.tokenRange.upperBound)
        }
        if taken == 1 { xml.takeHeld(to: xml.tokenRange.upperBound, take) }
      }
      xml.takeHeld(to: .max, take)
      let expected = taken == 0 ? text : text.replacing("<d e=\"\(long)\">1</d >", with: "")
      #expect(String(decoding: copy, as: UTF8.self) == expected)
    }
  }
}
