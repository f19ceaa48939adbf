import Testing

@testable import Book
@testable import Core
@testable import PostDischargeCalls

struct CallMessagesTests {
  private let values = ["nama": "Ani", "rs": "RS Contoh {x}"]

  @Test(arguments: [
    ("Halo {nama} dari {rs}.", "Halo Ani dari RS Contoh {x}."), ("{nama}", "Ani"), ("{nama}{nama}", "AniAni"),
    ("tanpa tempat", "tanpa tempat"), ("", ""), ("{lain} {nama}", "{lain} Ani"), ("{nama", "{nama"), ("nama}", "nama}"),
    ("{}", "{}"), ("{Nama}", "{Nama}"), ("a } b { c", "a } b { c"), ("} {nama}", "} Ani"),
  ])
  func `A6: a wording's known places are filled once, all else stays as it is`(_ text: String, _ filled: String) {
    #expect(text.filled(values) == filled)
  }

  @Test(arguments: [
    ("abc-._~XYZ019", "abc-._~XYZ019"), ("a b", "a%20b"), ("1+1=2&x?#/", "1%2B1%3D2%26x%3F%23%2F"),
    ("é", "%C3%A9"), ("Baris\nbaru", "Baris%0Abaru"), ("100%", "100%25"), ("😊", "%F0%9F%98%8A"), ("", ""),
    ("\"'<>", "%22%27%3C%3E"),
  ])
  func `A8: a message is percent-encoded for its link`(_ text: String, _ encoded: String) {
    #expect(text.percentEncoded == encoded)
  }
}
