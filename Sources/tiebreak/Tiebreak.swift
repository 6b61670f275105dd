import ArgumentParser
import Conformance

@main
struct Tiebreak: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tiebreak",
    abstract: "Says how each library answers argmax and its family, and proves it.",
    version: tiebreakVersion,
    subcommands: [Check.self, Emulate.self, Worker.self])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      leave(with: error)
    }
  }
}
