import Book
import FoundationEssentials
import Testing

struct CountedOnTests {
  @Test(arguments: [
    [], ["UB-2024-0001"], ["UB-2024-0001", "UB-2024-0002", "UB-2024-0004", "UB-2025-0001"], ["a", "a", "b"], ["", ""],
    ["UB-2024-9999", "UB-2024-9999", "UB-2024-10000"], ["0099", "0100", "0101", "99", "100"], ["BA-0009", "BA-0010"],
    ["No 1 (lama)", "No 2 (lama)"],
  ])
  func `texts that count on come back as they were`(texts: [String]) throws {
    let bytes = try JSONEncoder().encode(CountedOn(wrappedValue: texts))
    #expect(try JSONDecoder().decode(CountedOn.self, from: bytes).wrappedValue == texts)
  }

  @Test func `a year's numbers take a line`() throws {
    let texts = (1...2860).map { "UB-2024-\(String(10_000 + $0).dropFirst())" }
    let bytes = try JSONEncoder().encode(CountedOn(wrappedValue: texts))
    #expect(String(decoding: bytes, as: UTF8.self) == #"["UB-2024-0001",2860]"#)
  }

  @Test(arguments: [#"["a"]"#, #"["a",0]"#, #"["a",-1]"#, #"["a",99999999999]"#, #"[1,"a"]"#, #"{}"#])
  func `what is no such list is refused`(text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(CountedOn.self, from: Data(text.utf8)) }
  }
}
