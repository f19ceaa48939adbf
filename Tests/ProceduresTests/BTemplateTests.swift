import Foundation
import Testing

@testable import Core
@testable import PhoneService

/// `templates/layanan-telepon.toml` says what the rules' defaults say.
struct BTemplateTests {
  private let lines: [String]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "templates/layanan-telepon.toml"), encoding: .utf8)
    lines = text.split(separator: "\n").map(String.init)
  }

  /// The values of a key, remarks and quotation marks taken off, in the file's order.
  private func values(_ key: String) -> [String] {
    lines.filter { $0.hasPrefix("\(key) = ") }.map {
      let value = $0.dropFirst(key.count + 3).prefix { $0 != "#" }
      return value.filter { !"\"[] ".contains($0) }
    }
  }

  @Test func `B: the template's columns are the log's fields`() {
    #expect(values("id") == PhoneField.allCases.map(\.id))
  }

  @Test func `B3: the template's services ask for what the profile asks for`() throws {
    let profile = PhoneServiceProfile()
    let required = try values("requires").map {
      PhoneFields(try $0.split(separator: ",").map { try #require(PhoneField(id: String($0))) })
    }
    #expect(values("name") == PhoneServiceType.allCases.map { $0.rawValue.filter { $0 != " " } })
    #expect(required == PhoneServiceType.allCases.map(profile.requiredFields))
  }

  @Test func `B11: the template's numbers are the profile's`() {
    let profile = PhoneServiceProfile()
    let keys = ["answer", "greet", "note", "promise", "confirm", "call_back", "report", "approve"]
    #expect(keys.flatMap(values) == profile.standardTimes.steps.map { String($0.minutes) })
  }
}
