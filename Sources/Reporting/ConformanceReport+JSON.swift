package import Conformance
package import Semantics

extension ConformanceReport {
  /// The report as CONTRACT's `conformance.json`.
  package var json: JSONValue {
    .object([
      "schema": .string(Self.schema),
      "run": run.json,
      "seed": .bigInteger(String(seed)),
      "profiles": .array(profiles.map(\.json)),
      "portability": .array(portability.map(\.json)),
      "claims": passedOn["claims"] ?? .array(claims.map(\.json)),
      "faults": .array(faults.map(\.json)),
      "unstable": .array(unstable.map(\.json)),
      "notTested": .array(notTested.map(\.json)),
      "regressions": regressions.map { .array($0.map(\.json)) },
      "shard": part.map(json),
    ])
  }

  /// The same for reports that say the same, whatever the file looks like.
  package var fingerprint: String { Fingerprint.of(json.description) }

  /// What a merge needs beside the rest: where in the plan things stand.
  private func json(_ part: Part) -> JSONValue {
    .object([
      "number": .integer(part.shard.number), "count": .integer(part.shard.count),
      "modes": .array(part.scope.modes.map { .string($0.rawValue) }),
      "libraries": .array(part.scope.libraries.map { .string($0) }),
      "functions": .array(part.scope.functions.map { .string($0) }),
      "baseline": part.baseline.map { .string($0) },
      "profiles": .array(
        profiles.map { profile in
          .object([
            "kinds": profile.tally.kinds.json,
            "witnesses": .object(
              RuleName.allCases.compactMap { name in
                profile.tally.witnesses[name].map { .init(name.rawValue, $0.place.json) }
              }),
          ])
        }),
      "faults": .array(faults.map { $0.place?.json ?? .null }),
      "unstable": .array(unstable.map(\.place.json)),
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
      "tiebreak": .string(tiebreak), "insideLibraries": insideLibraries.map { .double($0) },
      "times": .array(
        times.map {
          .object([
            "library": .string($0.library), "mode": .string($0.mode.rawValue),
            "asking": .double($0.asking), "inside": .double($0.inside),
          ])
        }),
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
      "departures": rule?.departure == nil ? nil : .integer(rule?.departures ?? 0),
      "departure": rule?.departure?.json,
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
      "mode": mode.json, "kind": .string(kind.rawValue), "detail": .string(detail),
      "call": call?.json() ?? .null,
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
      "library": .string(library), "function": function.map { .string($0) }, "mode": mode.json,
      "rule": rule.map { .string($0.rawValue) } ?? .null, "reason": .string(reason),
    ])
  }
}

extension Mode {
  /// Left out where it is the usual one.
  fileprivate var json: JSONValue? { self == .eager ? nil : .string(rawValue) }
}
