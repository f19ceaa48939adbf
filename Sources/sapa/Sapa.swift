import ArgumentParser

@main
struct Sapa: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sapa",
    subcommands: [Cat.self])
}
