package import Semantics

/// What a worker says, one JSON object a line.
package enum WorkerMessage: Sendable, Hashable {
  /// The library is imported.
  case ready(version: String)
  /// It cannot be.
  case failed(reason: String)
  /// What was counted since the last message, and where it goes on; `nil` where the function is done.
  case progress(function: String, planned: Int, tally: Tally, next: Position?)
  /// What a single call gave; `nil` for a function that is not there.
  case answer(Outcome?)
  /// What the sample of a function answered this time, by stratum.
  case again(function: String, outcomes: [Int: Outcome])
  /// What questions of a function's survey gave, by place, and where it goes on; `nil` where it is done.
  case surveyed(function: String, answers: [Int: Outcome], next: Position?)
  /// Seconds for questions since the last such message, and those of them inside the library.
  case spent(asking: Double, inside: Double)
  /// Something of a function was left out.
  case leftOut(function: String, reason: String)
  /// It ended before all cases were asked.
  case stopped(function: String, reason: String)
  /// The function does not exist in this version and mode.
  case absent(function: String)

  package var json: JSONValue {
    switch self {
    case .ready(let version): .object(["say": "ready", "version": .string(version)])
    case .failed(let reason): .object(["say": "failed", "reason": .string(reason)])
    case .progress(let function, let planned, let tally, let next):
      .object([
        "say": "progress", "function": .string(function), "planned": .integer(planned),
        "tally": tally.json, "next": next?.json,
      ])
    case .answer(let outcome):
      .object(["say": "answer", "outcome": outcome?.json])
    case .again(let function, let outcomes):
      .object(["say": "again", "function": .string(function), "outcomes": outcomes.json])
    case .surveyed(let function, let answers, let next):
      .object([
        "say": "surveyed", "function": .string(function), "answers": answers.json,
        "next": next?.json,
      ])
    case .spent(let asking, let inside):
      .object(["say": "spent", "asking": .double(asking), "inside": .double(inside)])
    case .leftOut(let function, let reason):
      .object([
        "say": "left-out", "function": .string(function), "reason": .string(reason),
      ])
    case .stopped(let function, let reason):
      .object([
        "say": "stopped", "function": .string(function), "reason": .string(reason),
      ])
    case .absent(let function): .object(["say": "absent", "function": .string(function)])
    }
  }

  package init(line: String) throws(InvalidCall) {
    let json: JSONValue
    do {
      json = try JSONValue(parsing: line)
    } catch {
      throw InvalidCall("\(error)")
    }
    let function = json["function"]?.text ?? ""
    switch json["say"]?.text {
    case "ready": self = .ready(version: json["version"]?.text ?? "")
    case "failed": self = .failed(reason: json["reason"]?.text ?? "")
    case "progress":
      guard let tally = json["tally"] else { throw InvalidCall("no tally") }
      self = .progress(
        function: function, planned: json["planned"]?.integer ?? 0, tally: try Tally(json: tally),
        next: json["next"].flatMap { Position(json: $0) })
    case "answer":
      self = .answer(
        try json["outcome"].map { json throws(InvalidCall) in try Outcome(json: json) })
    case "again":
      self = .again(
        function: function, outcomes: try [Int: Outcome](json: json["outcomes"] ?? .null))
    case "surveyed":
      self = .surveyed(
        function: function, answers: try [Int: Outcome](json: json["answers"] ?? .null),
        next: json["next"].flatMap { Position(json: $0) })
    case "spent":
      self = .spent(asking: json["asking"]?.number ?? 0, inside: json["inside"]?.number ?? 0)
    case "left-out": self = .leftOut(function: function, reason: json["reason"]?.text ?? "")
    case "stopped": self = .stopped(function: function, reason: json["reason"]?.text ?? "")
    case "absent": self = .absent(function: function)
    default: throw InvalidCall("not a message")
    }
  }
}
