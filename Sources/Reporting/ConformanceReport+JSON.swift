package import Conformance
package import Semantics

extension ConformanceReport {
  /// The report as CONTRACT's `conformance.json`.
  package var json: JSONValue {
    .object([
      "schema": "tiebreak/conformance/1",
      "run": run.json,
      "seed": .bigInteger(String(seed)),
      "profiles": .array(profiles.map(\.json)),
      "portability": .array(portability.map(\.json)),
      "claims": .array(claims.map(\.json)),
      "faults": .array(faults.map(\.json)),
      "unstable": .array(unstable.map(\.json)),
      "notTested": .array(notTested.map(\.json)),
    ])
  }

  /// The same over several lines: of the thousands of entries of portability, each takes one.
  package var jsonText: String {
    let members = (json.members ?? []).map { member in
      let entries = member.key == "portability" ? member.value.elements ?? [] : []
      let value =
        entries.isEmpty
        ? member.value.indented(by: 2)
        : "[\n" + entries.map { "    \($0)" }.joined(separator: ",\n") + "\n  ]"
      return "  \"\(member.key)\": \(value)"
    }
    return "{\n" + members.joined(separator: ",\n") + "\n}\n"
  }
}

extension ConformanceReport.Run {
  fileprivate var json: JSONValue {
    .object([
      "started": .string(started), "seconds": .double(seconds), "python": .string(python),
      "casesPerProfile": .integer(casesPerProfile), "jobs": .integer(jobs),
      "tiebreak": .string(tiebreak),
    ])
  }
}

extension ProfileResult {
  fileprivate var json: JSONValue {
    .object([
      "library": .string(library), "version": .string(version), "function": .string(function),
      "mode": .string(mode.rawValue), "planned": .integer(planned), "cases": .integer(tally.cases),
      "mismatches": .integer(tally.mismatches),
      "suites": .object(
        Suite.allCases.compactMap { suite in
          tally.suites[suite].map { .init(suite.rawValue, .integer($0)) }
        }),
      "rules": .array(RuleName.allCases.compactMap { rule($0) }),
    ])
  }

  private func rule(_ name: RuleName) -> JSONValue? {
    let rule = tally.rules[name]
    guard rule != nil || declared[name] != nil else { return nil }
    return .object([
      "rule": .string(name.rawValue), "cases": .integer(rule?.cases ?? 0),
      "mismatches": .integer(rule?.mismatches ?? 0),
      "declared": declared[name]?.json,
      "example": rule?.example?.json,
      "witness": tally.witnesses[name].map {
        .object(["call": $0.call.json(), "observed": $0.observed.json])
      },
    ])
  }
}

extension DeclaredRule {
  fileprivate var json: JSONValue {
    .object([
      "value": .string(value), "status": .string(status.rawValue), "source": .string(source),
      "note": note.map { .string($0) },
    ])
  }
}

extension Fault {
  fileprivate var json: JSONValue {
    .object([
      "library": .string(library), "function": function.map { .string($0) },
      "kind": .string(kind.rawValue), "detail": .string(detail), "call": call?.json() ?? .null,
    ])
  }
}

extension Unstable {
  fileprivate var json: JSONValue {
    .object([
      "library": .string(library), "function": .string(function), "call": call.json(),
      "observed": .array(observed.map(\.json)),
    ])
  }
}

extension NotTested {
  var json: JSONValue {
    .object([
      "library": .string(library), "function": function.map { .string($0) },
      "rule": rule.map { .string($0.rawValue) } ?? .null, "reason": .string(reason),
    ])
  }
}
