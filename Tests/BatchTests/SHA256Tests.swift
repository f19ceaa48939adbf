import Testing

@testable import Batch
import Procedures

struct SHA256Tests {
  /// FIPS 180-4's examples, and lengths around the end of a block.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
  ])
  func `a text has the digest that the standard gives`(_ text: String, _ digest: String) {
    #expect(SHA256.of(text) == digest)
  }

  @Test func `a million letters have it too, in pieces of any size`() {
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 10_007)
    var hash = SHA256()
    var left = 1_000_000
    while left > 0 {
      hash.update(letters.prefix(min(left, letters.count)))
      left -= letters.count
    }
    #expect(hash.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `a file has its bytes' digest and size`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("a.txt", "abc")
    let found = try #require(SHA256.ofFile(folder.path + "/a.txt"))
    #expect(found.digest == SHA256.of("abc"))
    #expect(found.size == 3)
    #expect(SHA256.ofFile(folder.path + "/b.txt") == nil)
  }
}
