import ArgumentParser
import Arrays
import Conformance
import Emulation
import Foundation
import Reporting
import Semantics

extension Tiebreak {
  struct Try: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows one call under every library, side by side.",
      discussion: """
        Needs no Python, except for --live. Example:
          tiebreak try '[[1, nan, 3], [2, 2, 0]]' --axis 1
        """)

    @Argument(help: "An array as Python writes it: '[1, nan, inf]', '[[True], [False]]', '[1+2j]'.")
    var array: String

    @Option(
      parsing: .unconditional,
      help: "The axis, passed as it is: a number, None, True, 0.5, or text.")
    var axis: String?

    @Flag(help: "Pass keepdims=True, in each library's spelling.")
    var keepdims = false

    @Option(help: "The element type, such as float32, datetime64[ns] or Int64.")
    var dtype: String?

    @Option(help: "argmax or argmin for the whole family, or one function's name.")
    var function = "argmax"

    @Flag(help: "Ask the installed libraries too.")
    var live = false

    @OptionGroup var specs: SpecOptions
    @OptionGroup var python: PythonOptions

    func run() async throws {
      let specs = try specs.load()
      var trial = try Trial(
        try parseArray(), axis: try axis.map(parseAxis), keepdims: keepdims, function: function,
        specs: specs)
      if live { try await askLive(&trial, specs) }
      Output.text(TrialReport(trial, style: Style(isColoured: Output.isTerminal)).text)
      if trial.entries.contains(where: \.isContradicted) { throw ExitCode(1) }
    }

    private func parseArray() throws -> LabelledArray {
      var type: DType?
      if let dtype {
        guard let known = DType(dtype) else {
          let guess = nearest(dtype, among: DType.names).map { "; did you mean \($0)?" } ?? ""
          throw UserError("--dtype \(dtype): no such dtype\(guess)")
        }
        type = known
      }
      do {
        return LabelledArray(try NDArray(literal: array, dtype: type))
      } catch {
        throw UserError("the array \(array): \(error)")
      }
    }

    private func parseAxis(_ text: String) throws -> ArgumentValue {
      switch text {
      case "None": return .none
      case "True": return .bool(true)
      case "False": return .bool(false)
      default: break
      }
      if let json = try? JSONValue(parsing: text), let value = try? ArgumentValue(json: json) {
        return value
      }
      return .string(text)
    }

    /// Asks each library that is installed; the others stay unasked.
    private func askLive(_ trial: inout Trial, _ specs: SpecFolder) async throws {
      let questions = Questions(
        specs: specs, python: try python.path(), program: Tiebreak.program)
      for library in specs.libraries {
        let places = trial.entries.indices.filter { place in
          guard case .answer = trial.entries[place].reply else { return false }
          return trial.entries[place].library == library
        }
        guard !places.isEmpty else { continue }
        do {
          let outcomes = try await questions.ask(
            places.map { trial.entries[$0].call }, of: library, mode: .eager)
          for (place, outcome) in zip(places, outcomes) { trial.entries[place].observed = outcome }
        } catch let error as CheckError {
          Output.complain("tiebreak: \(error)")
        }
      }
    }
  }
}
