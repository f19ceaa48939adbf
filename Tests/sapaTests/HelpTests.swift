import ArgumentParser
import Testing

@testable import sapa

/// What holds of each command alike.
@Suite struct HelpTests {
  static let names = [
    "init", "run", "check", "explain", "annotate", "merge", "patch", "cat", "log", "export",
  ]

  private static func command(_ name: String) throws -> any ParsableCommand.Type {
    try #require(Sapa.configuration.subcommands.first { $0.configuration.commandName == name })
  }

  @Test func `the commands are those that README names`() {
    #expect(Set(Sapa.configuration.subcommands.map { $0.configuration.commandName ?? "" }) == Set(Self.names))
  }

  @Test(arguments: names)
  func `help has examples first`(name: String) throws {
    let help = Sapa.helpMessage(for: try Self.command(name), columns: 120)
    let examples = try #require(help.firstRange(of: "EXAMPLES:"))
    let usage = try #require(help.firstRange(of: "USAGE:"))
    #expect(examples.lowerBound < usage.lowerBound)
    #expect(try !Self.examples(name).isEmpty)
  }

  @Test(arguments: names)
  func `each command has --json`(name: String) throws {
    #expect(Sapa.helpMessage(for: try Self.command(name), columns: 120).contains("--json"))
  }

  @Test(arguments: names)
  func `each example of a help is a right command line`(name: String) throws {
    for example in try Self.examples(name) {
      let parsed = try Sapa.parseAsRoot(example)
      #expect(type(of: parsed).configuration.commandName == name, "\(example)")
    }
  }

  @Test func `the examples of the program's own help are right command lines`() throws {
    let examples = Self.examples(in: Sapa.configuration.discussion)
    #expect(examples.count >= Self.names.count)
    for example in examples { _ = try Sapa.parseAsRoot(example) }
    #expect(Set(examples.compactMap(\.first)) == Set(Self.names))
  }

  @Test(arguments: names)
  func `an option that is none is wrong usage: 64`(name: String) {
    #expect(Usage.exitCode([name, "--tidak-ada"]) == 64)
  }

  @Test func `a command that is none is wrong usage: 64`() {
    #expect(Usage.exitCode(["jalankan"]) == 64)
    #expect(Usage.exitCode(["run"]) == 64)
  }

  /// The command lines below EXAMPLES, without the program's name, comments and what stands behind a pipe.
  private static func examples(_ name: String) throws -> [[String]] {
    examples(in: try command(name).configuration.discussion)
  }

  private static func examples(in discussion: String) -> [[String]] {
    discussion.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("sapa ") }
      .map { line in
        let end = line.firstRange(of: "  ")?.lowerBound ?? line.endIndex
        let pipe = line.firstRange(of: " | ")?.lowerBound ?? line.endIndex
        return words(line[..<min(end, pipe)].dropFirst(5))
      }
  }

  /// The words of a line as a shell has them; quotes are double.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    for (index, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 1 { words.append(String(part)) } else { words += part.split(separator: " ").map(String.init) }
    }
    return words
  }
}

/// How command lines end before they are carried out.
enum Usage {
  /// The exit status of a command line whose parsing ends the program; nil where it is right.
  static func exitCode(_ arguments: [String]) -> Int32? {
    do {
      _ = try Sapa.parseAsRoot(arguments)
      return nil
    } catch {
      return Sapa.exitCode(for: error).rawValue
    }
  }

  /// What is said of a wrong command line.
  static func message(_ arguments: [String]) -> String? {
    do {
      _ = try Sapa.parseAsRoot(arguments)
      return nil
    } catch {
      return Sapa.message(for: error)
    }
  }
}
