import ArgumentParser
import Conformance

extension Tiebreak {
  /// What `check` starts itself again as; only here is Python loaded.
  struct Worker: ParsableCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)

    func run() throws { Conformance.Worker.main() }
  }
}
