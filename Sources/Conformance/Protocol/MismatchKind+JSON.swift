import Arrays
package import Semantics

extension [MismatchKind: MismatchKind.Tally] {
  /// An entry a kind, in no order that could depend on anything but the kinds.
  package var json: JSONValue {
    .array(map { kind, found in Self.json(kind, found) }.sorted { "\($0)" < "\($1)" })
  }

  private static func json(_ kind: MismatchKind, _ found: MismatchKind.Tally) -> JSONValue {
    .object([
      "exercised": .array(kind.exercised.names.map { .string($0.rawValue) }),
      "difference": .string(kind.difference.rawValue), "dtype": "\(kind.dtype)",
      "count": .integer(found.count),
      "first": .array(
        found.first.map(\.json)),
    ])
  }

  package init(json: JSONValue) throws(InvalidCall) {
    self.init()
    for entry in json.elements ?? [] {
      guard let names = entry["exercised"]?.elements, let count = entry["count"]?.count,
        let difference = entry["difference"]?.text.flatMap({ OutcomeDifference(rawValue: $0) }),
        let dtype = entry["dtype"]?.text.flatMap({ DType($0) })
      else { throw InvalidCall("not a kind of mismatches") }
      let kind = MismatchKind(
        exercised: RuleNames(names.compactMap { $0.text.flatMap { RuleName(rawValue: $0) } }),
        difference: difference, dtype: dtype)
      var found = MismatchKind.Tally(count: count)
      for one in entry["first"]?.elements ?? [] { found.first.append(try .init(json: one)) }
      self[kind] = found
    }
  }
}

extension MismatchKind.Tally.Found {
  package var json: JSONValue {
    .object([
      "place": place.json, "rule": .string(mismatch.rule.rawValue), "mismatch": mismatch.json,
    ])
  }

  package init(json: JSONValue) throws(InvalidCall) {
    guard let place = json["place"].flatMap({ Position(json: $0) }),
      let mismatch = json["mismatch"],
      let rule = json["rule"]?.text.flatMap({ RuleName(rawValue: $0) })
    else { throw InvalidCall("not a mismatch with its place") }
    self.init(place: place, mismatch: try Mismatch(json: mismatch, rule: rule))
  }
}
