import ArgumentParser
import Emulation
import Foundation
import Semantics

extension Tiebreak {
  struct Emulate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Answers calls, one JSON object a line, as the specs say that the libraries do.",
      discussion: """
        Needs no Python. Example:
          echo '{"library":"numpy","function":"argmax","array":{"dtype":"float64","shape":[2],"data":[1,"nan"]}}' \\
            | tiebreak emulate
        """)

    @Argument(help: "Calls, one a line; standard input where left out or -.")
    var file: String = "-"

    @OptionGroup var specs: SpecOptions

    func run() throws {
      let emulators = Emulators(try specs.load())
      var allValid = true
      try Input.forEachLine(of: file) { line in
        guard let line else {
          allValid = false
          Output.line(#"{"id":null,"invalid":"not UTF-8"}"#)
          return
        }
        guard !line.allSatisfy(\.isWhitespace) else { return }
        let reply = emulators.reply(to: line)
        allValid = allValid && reply["invalid"] == nil
        Output.line(reply.description)
      }
      if !allValid { throw ExitCode(2) }
    }
  }
}
