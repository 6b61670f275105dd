import ArgumentParser
import Conformance
import Foundation

@main
struct Tiebreak: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tiebreak",
    abstract: "Says how each library answers argmax and its family, and proves it.",
    version: tiebreakVersion,
    subcommands: [
      Check.self, Merge.self, Try.self, Compare.self, Emulate.self, Audit.self, Rules.self,
      Worker.self,
      AuditWorkerCommand.self,
    ])

  /// This program, to be started again as a worker.
  static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .path(percentEncoded: false)

  static func main() async {
    // A closed pipe is an error to be seen where it happens, not a death without a word to the workers.
    signal(SIGPIPE, SIG_IGN)
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
