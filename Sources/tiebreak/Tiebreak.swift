import ArgumentParser

@main
struct Tiebreak: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tiebreak",
    abstract: "Says how each library answers argmax and its family, and proves it.",
    subcommands: [Emulate.self])
}
