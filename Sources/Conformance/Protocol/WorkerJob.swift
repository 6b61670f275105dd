package import Semantics

/// What a worker is told on its first line: where to find everything.
package struct WorkerSetup: Sendable, Hashable {
  package var specs: String
  package var python: String
  package var library: String
  package var mode: Mode
  /// The file whose memory shows where the worker is (`ProgressBoard`).
  package var board: String
  /// Where the library's own output goes.
  package var log: String
  package var deadline: Deadline?

  package var json: JSONValue {
    .object([
      "specs": .string(specs), "python": .string(python), "library": .string(library),
      "mode": .string(mode.rawValue), "board": .string(board), "log": .string(log),
      "deadline": deadline?.json,
    ])
  }

  package init(
    specs: String, python: String, library: String, mode: Mode, board: String, log: String,
    deadline: Deadline? = nil
  ) {
    self.specs = specs
    self.python = python
    self.library = library
    self.mode = mode
    self.board = board
    self.log = log
    self.deadline = deadline
  }

  package init(json: JSONValue) throws(InvalidCall) {
    func text(_ key: String) throws(InvalidCall) -> String {
      guard let text = json[key]?.text else { throw InvalidCall("\(key) is missing") }
      return text
    }
    self.init(
      specs: try text("specs"), python: try text("python"), library: try text("library"),
      mode: Mode(rawValue: try text("mode")), board: try text("board"), log: try text("log"),
      deadline: json["deadline"].flatMap { Deadline(json: $0) })
  }
}

/// What a worker is told on each further line: a function to check, and from where on.
package struct WorkerJob: Sendable, Hashable {
  package var function: String
  package var cases: Int
  package var seed: UInt64
  package var start: Position
  /// Calls that killed a worker.
  package var skipped: Set<Position>
  /// Up to here each call is reported by itself, since one of them makes the worker say garbage.
  package var careful: Position?
  /// Mismatches in one rule are all that is sought: so many end the job.
  package var sought: SoughtMismatches?
  /// Only the sample is asked, and its outcomes are reported (`SuitePlan.sample`).
  package var again = false
  /// The part of the cases that is asked.
  package var shard: Shard?
  /// Only the survey is asked, by place (`SurveyPlan`): `start`, `skipped` and `careful` mean its questions.
  package var survey = false

  package init(
    function: String, cases: Int, seed: UInt64, start: Position = .start,
    skipped: Set<Position> = []
  ) {
    self.function = function
    self.cases = cases
    self.seed = seed
    self.start = start
    self.skipped = skipped
  }

  package var json: JSONValue {
    .object([
      "function": .string(function), "cases": .integer(cases),
      "seed": .string(String(seed)), "start": start.json,
      "skipped": .array(skipped.sorted().map(\.json)),
      "careful": careful?.json,
      "again": .bool(again), "survey": .bool(survey),
      "sought": sought.map { .string($0.description) },
      "shard": shard.map { .string($0.description) },
    ])
  }

  package init(json: JSONValue) throws(InvalidCall) {
    guard let function = json["function"]?.text, let cases = json["cases"]?.integer,
      let seed = json["seed"]?.text.flatMap({ UInt64($0) }),
      let start = json["start"].flatMap({ Position(json: $0) }),
      let skipped = json["skipped"]?.elements
    else { throw InvalidCall("not a job") }
    self.init(
      function: function, cases: cases, seed: seed, start: start,
      skipped: Set(skipped.compactMap { Position(json: $0) }))
    careful = json["careful"].flatMap { Position(json: $0) }
    sought = json["sought"]?.text.flatMap { SoughtMismatches($0) }
    again = json["again"] == .bool(true)
    shard = json["shard"]?.text.flatMap { Shard($0) }
    survey = json["survey"] == .bool(true)
  }
}

extension Position {
  package var json: JSONValue { .integers([stratum, call, row]) }

  package init?(json: JSONValue) {
    guard let parts = json.elements?.compactMap(\.integer), parts.count == 3 else { return nil }
    self.init(stratum: parts[0], call: parts[1], row: parts[2])
  }
}

/// How many mismatches in which rule are enough, written `nan:3`.
package struct SoughtMismatches: Sendable, Hashable, CustomStringConvertible {
  package var rule: RuleName
  package var count: Int
  package var description: String { "\(rule.rawValue):\(count)" }

  package init?(_ text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let rule = RuleName(rawValue: String(parts[0])),
      let count = Int(parts[1])
    else { return nil }
    self.rule = rule
    self.count = count
  }
}
