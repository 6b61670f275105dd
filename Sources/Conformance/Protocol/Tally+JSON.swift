package import Semantics

extension Tally {
  var json: JSONValue {
    .object([
      "cases": .integer(cases), "mismatches": .integer(mismatches),
      "rules": .object(
        RuleName.allCases.compactMap { name in
          rules[name].map { .init(name.rawValue, .integer($0.cases)) }
        }),
      "departures": departures.isEmpty ? nil : .object(departures),
      "kinds": kinds.isEmpty ? nil : kinds.json,
      "suites": .object(
        Suite.allCases.compactMap { suite in
          suites[suite].map { .init(suite.rawValue, .integer($0)) }
        }),
      "witnesses": .object(
        RuleName.allCases.compactMap { name in
          witnesses[name].map {
            .init(
              name.rawValue,
              .object([
                "call": $0.call.json(), "observed": $0.observed.json, "place": $0.place.json,
              ]))
          }
        }),
      "samples": samples.isEmpty ? nil : samples.json,
    ])
  }

  private var departures: [JSONValue.Member] {
    RuleName.allCases.compactMap { name in
      guard let rule = rules[name], let found = rule.departure else { return nil }
      return .init(
        name.rawValue, .object(["count": .integer(rule.departures), "found": found.json]))
    }
  }

  init(json: JSONValue) throws(InvalidCall) {
    self.init()
    cases = json["cases"]?.integer ?? 0
    mismatches = json["mismatches"]?.integer ?? 0
    for member in json["rules"]?.members ?? [] {
      guard let name = RuleName(rawValue: member.key) else { continue }
      rules[name] = RuleTally(cases: member.value.integer ?? 0)
    }
    for member in json["departures"]?.members ?? [] {
      guard let name = RuleName(rawValue: member.key), let found = member.value["found"] else {
        continue
      }
      rules[name, default: RuleTally()].departures = member.value["count"]?.integer ?? 0
      rules[name, default: RuleTally()].departure = try .init(json: found)
    }
    for member in json["suites"]?.members ?? [] {
      guard let suite = Suite(rawValue: member.key) else { continue }
      suites[suite] = member.value.integer
    }
    for member in json["witnesses"]?.members ?? [] {
      guard let name = RuleName(rawValue: member.key), let call = member.value["call"],
        let observed = member.value["observed"]
      else { continue }
      witnesses[name] = Witness(
        call: try Call(json: call), observed: try Outcome(json: observed),
        place: member.value["place"].flatMap { Position(json: $0) } ?? .start)
    }
    kinds = try [MismatchKind: MismatchKind.Tally](json: json["kinds"] ?? .null)
    samples = try [Int: Outcome](json: json["samples"] ?? .null)
  }
}

extension Mismatch {
  package var json: JSONValue {
    .object([
      "call": call.json(), "declared": declared.json, "observed": observed.json,
      "difference": .string(difference.rawValue), "fits": fits.map { .string($0) },
    ])
  }

  init(json: JSONValue, rule: RuleName) throws(InvalidCall) {
    guard let call = json["call"], let declared = json["declared"],
      let observed = json["observed"],
      let difference = json["difference"]?.text.flatMap({ OutcomeDifference(rawValue: $0) })
    else { throw InvalidCall("not a mismatch") }
    self.init(
      rule: rule, call: try Call(json: call), declared: try Outcome(json: declared),
      observed: try Outcome(json: observed), difference: difference, fits: json["fits"]?.text)
  }
}

/// Outcomes by stratum, or by place in a survey.
extension [Int: Outcome] {
  var json: JSONValue {
    .object(sorted { $0.key < $1.key }.map { .init(String($0.key), $0.value.json) })
  }

  init(json: JSONValue) throws(InvalidCall) {
    self.init()
    for member in json.members ?? [] {
      guard let stratum = Int(member.key) else { throw InvalidCall("not a place") }
      self[stratum] = try Outcome(json: member.value)
    }
  }
}
