import ArgumentParser
import Emulation
import Foundation
import Reporting
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
      var number = 0
      var refused = RefusedLines()
      var doubts: Set<String> = []
      try Input.forEachLine(of: file) { line in
        number += 1
        if let line, line.allSatisfy(\.isWhitespace) { return }
        let reply =
          line.map { emulators.reply(to: $0) { doubt in doubts.insert(doubt) } }
          ?? .object(["id": .null, "invalid": "not UTF-8"])
        if let why = reply["invalid"]?.text { refused.add(number, why) }
        Output.line(reply.description)
      }
      for doubt in doubts.sorted() { Output.complain("tiebreak: \(doubt)") }
      if let problem = refused.problem {
        throw UserError("\(Input.name(of: file)): \(problem)")
      }
    }
  }
}

/// The lines that are no valid calls. Each has its reason among the answers; people get one line for all of them.
private struct RefusedLines {
  private var first: (number: Int, why: String)?
  private var others: [Int] = []
  private var count = 0

  private static let most = 10

  mutating func add(_ number: Int, _ why: String) {
    count += 1
    if first == nil {
      first = (number, why)
    } else if others.count < Self.most {
      others.append(number)
    }
  }

  /// What, where and why; `nil` where all lines were calls.
  var problem: String? {
    guard let first else { return nil }
    let reason = "line \(first.number) is no valid call: \(first.why.visible)"
    guard !others.isEmpty else { return reason }
    let named = others.map(String.init).joined(separator: ", ")
    let left = count - 1 - others.count
    return reason + "; nor \(others.count == 1 ? "is line" : "are lines") \(named)"
      + (left > 0 ? " and \(left) more" : "") + ": \"invalid\" in their answers says why"
  }
}
