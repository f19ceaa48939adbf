/// Bytes in memory as a source.
final class MemorySource: ByteSource {
  let file: String
  let part: String?
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8], file: String, part: String? = nil) {
    self.bytes = bytes
    self.file = file
    self.part = part
  }

  func read(into buffer: inout [UInt8], from start: Int) -> Int {
    let count = min(buffer.count - start, bytes.count - position)
    guard count > 0 else { return 0 }
    buffer.replaceSubrange(start..<start + count, with: bytes[position..<position + count])
    position += count
    return count
  }
}
