import Testing

@testable import Spreadsheet

struct DeflaterTests {
  /// What a zip entry may hold: nothing, a byte, the same byte over and over, rows, noise; around the sizes of the buffers.
  @Test(arguments: [0, 1, 2, 65_535, 65_536, 65_537, 1 << 18, 1_000_003])
  func `what is deflated inflates to the same bytes`(count: Int) throws {
    var random = SystemRandomNumberGenerator()
    let row = Array("<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t>Siti Contoh</t></is></c></row>".utf8)
    let contents: [[UInt8]] = [
      .init(repeating: 65, count: count), (0..<count).map { row[$0 % row.count] },
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) },
      (0..<count).map { UInt8(truncatingIfNeeded: $0 / 3 * ($0 % 7)) },
    ]
    for content in contents {
      for room in [1 << 13, 1 << 18] {
        let (deflated, checksum) = try deflate(content, room: room)
        let inflater = Inflater()
        let inflated = try inflate(deflated, with: inflater, room: room)
        #expect(inflated == content)
        #expect(inflater.checksum == checksum)
      }
    }
  }

  /// ISA-L 2.30 hashes a part of its own address with the first bytes of a stream: of a thousand places in memory, one made other bytes.
  @Test func `G4: the same bytes deflate to the same, wherever the deflater lies in memory`() throws {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a><?xml-b?><?xml version=\"1.0\"?></a>"
    let content = Array("\(xml)\(xml)".utf8)
    var holes = unsafe [UnsafeMutableRawPointer]()
    defer { unsafe holes.forEach { unsafe $0.deallocate() } }
    var found: Set<[UInt8]> = []
    for _ in 0..<6000 {
      try found.insert(deflate(content, room: 1 << 13).bytes)
      // Takes the place that was left, so that the next one lies elsewhere; what is not touched costs no memory.
      unsafe holes.append(.allocate(byteCount: 80 << 10, alignment: 16))
    }
    #expect(found.count == 1)
  }

  @Test func `bytes that end too early, or are none that deflating makes, are damaged`() throws {
    let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 3 * ($0 % 7)) }
    let (deflated, _) = try deflate(content, room: 1 << 13)
    for damaged in [Array(deflated.dropLast()), Array(deflated.prefix(10)), [], [0xFF, 0xFF, 0xFF, 0xFF]] {
      #expect(throws: Inflater.Failure.damaged) { try inflate(damaged, with: Inflater(), room: 1 << 13) }
    }
  }

  @Test func `a pipe that breaks off and bytes that cannot be read end the work`() {
    var buffer = [UInt8](repeating: 0, count: 100)
    unsafe buffer.withUnsafeMutableBytes { bytes in
      #expect(unsafe Deflater().read(into: bytes) { _ in nil } == nil)
      #expect(unsafe Inflater().read(into: bytes) { _ in -1 } == .failure(.unread))
    }
  }

  private func deflate(_ content: [UInt8], room: Int) throws -> (bytes: [UInt8], checksum: UInt32) {
    let deflater = Deflater()
    var rest = content[...]
    var (result, buffer) = ([UInt8](), [UInt8](repeating: 0, count: room))
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe deflater.read(into: bytes) { unsafe take($0, from: &rest) }
      }
      guard try #require(count) > 0 else { break }
      result += buffer[..<(count ?? 0)]
    }
    #expect(deflater.count == UInt64(content.count))
    return (result, deflater.checksum)
  }

  private func inflate(_ content: [UInt8], with inflater: Inflater, room: Int) throws -> [UInt8] {
    var rest = content[...]
    var (result, buffer) = ([UInt8](), [UInt8](repeating: 0, count: room))
    while true {
      let count = try unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe inflater.read(into: bytes) { unsafe take($0, from: &rest) }
      }.get()
      guard count > 0 else { return result }
      result += buffer[..<count]
    }
  }

  private func take(_ buffer: UnsafeMutableRawBufferPointer, from rest: inout ArraySlice<UInt8>) -> Int {
    unsafe buffer.copyBytes(from: rest.prefix(buffer.count))
    defer { rest = rest.dropFirst(buffer.count) }
    return min(buffer.count, rest.count)
  }
}
