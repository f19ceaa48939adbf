import Foundation
import Spreadsheet
import Testing

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("a\u{1B}[31mb\u{1B}]0;x\u{07}", #"a\u{1B}[31mb\u{1B}]0;x\u{7}"#), ("x\nDitulis: y\r\n", #"x\nDitulis: y\r\n"#),
    ("a\tb\u{7F}\u{9B}31m\u{85}", #"a\tb\u{7F}\u{9B}31m\u{85}"#),
    ("\u{202E}gpj.exe\u{202C}", #"\u{202E}gpj.exe\u{202C}"#),
    ("\u{2066}a\u{2069}\u{200F}", #"\u{2066}a\u{2069}\u{200F}"#), ("a\u{2028}b\u{2029}", #"a\u{2028}b\u{2029}"#),
    ("ru\u{200B}ma\u{FEFF}h\u{AD}\u{2060}\u{E0041}", #"ru\u{200B}ma\u{FEFF}h\u{AD}\u{2060}\u{E0041}"#),
    ("\u{E000}\u{3164}", #"\u{E000}\u{3164}"#),
  ])
  func `controls, line breaks, turned writing and what is not seen are shown as escapes`(text: String, shown: String) {
    #expect(TerminalText.line(text) == shown)
  }

  @Test(arguments: [
    "Ditulis: kerja/Sapa Pasien 2026-W47.xlsx", "Poli Gigi – é ü ß “kutip” · → 50 %", "李 Сапа حساب", "👩‍⚕️ ❤️ 👨‍👩‍👧", "",
    #"C:\data\baru.xlsx"#,
  ])
  func `what can be read stays as it is`(text: String) { #expect(TerminalText.line(text) == text) }

  @Test func `json keeps its meaning and shows nothing that a terminal obeys`() throws {
    let texts = ["a\u{7F}b\u{9B}c\u{2028}d\u{202E}e\u{E0041}f\u{1B}\n", "biasa é"]

    let json = TerminalText.json([UInt8](try JSONEncoder().encode(texts)))

    #expect(try JSONDecoder().decode([String].self, from: Data(json)) == texts)
    let scalars = String(decoding: json, as: UTF8.self).unicodeScalars
    #expect(scalars.allSatisfy(TerminalText.isPlain))
    #expect(String(decoding: json, as: UTF8.self).contains(#"\udb40\udc41f"#))
  }

  @Test func `nothing but the console writes to standard output or standard error`() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
    #expect(files.count > 200)
    // Printers have functions of their own of this name, which end in the console.
    let way =
      #/^\s*Swift\.print\(|^\s*print\("|debugPrint\(|\bdump\(|\bf?puts\(|\bprintf\(|NSLog|standardError\b|standardOutput\b/#
    let calls = try files.filter { $0 != "sapa/Console.swift" }.flatMap { file in
      try String(contentsOf: sources.appending(path: file), encoding: .utf8).split(separator: "\n")
        .filter { $0.firstMatch(of: way) != nil }.map { "\(file): \($0)" }
    }
    #expect(calls.isEmpty, "\(calls.joined(separator: "\n"))")
  }
}
