import Semantics

/// When a check is to ask no more: one moment for all its processes, since all read the same clock.
package struct Deadline: Sendable, Hashable {
  /// On the clock that runs since the machine was started.
  private var nanoseconds: UInt64

  package init(after seconds: Double) { nanoseconds = Stopwatch.now &+ UInt64(seconds * 1e9) }

  package var isOver: Bool { Stopwatch.now >= nanoseconds }

  var json: JSONValue { .string(String(nanoseconds)) }

  init?(json: JSONValue) {
    guard let nanoseconds = json.text.flatMap({ UInt64($0) }) else { return nil }
    self.nanoseconds = nanoseconds
  }

  /// What is left out for it.
  enum Loss: String {
    case cases = "before all cases were asked"
    case repetition = "before answers were asked for a second time"
    case survey = "before all questions of the survey were asked"

    var reason: String { "the time limit ended the run \(rawValue)" }
  }
}

extension Deadline? {
  /// Whether there is one, and it is over.
  var isOver: Bool { self?.isOver ?? false }
}
