package import Semantics

extension ConformanceReport {
  package static let schema = "tiebreak/conformance/1"

  /// Reads CONTRACT's `conformance.json`. Members that it does not know are passed over.
  package init(json: JSONValue) throws(InvalidCall) {
    guard json.members != nil else { throw InvalidCall("a report is a JSON object") }
    let root = ReportNode(json: json, path: "")
    let schema = try root.text("schema")
    guard schema == Self.schema else {
      throw InvalidCall("its schema is \"\(schema)\"; \"\(Self.schema)\" is expected")
    }
    self.init(
      run: try Run(try root.member("run")), seed: try Self.seed(root),
      profiles: try root.list("profiles").map(ProfileResult.init),
      faults: try root.list("faults").map(Fault.init),
      unstable: try root.list("unstable").map(Unstable.init),
      notTested: try root.list("notTested").map(NotTested.init))
    passedOn["claims"] = json["claims"]
    for node in root.optional("portability") == nil ? [] : try root.list("portability") {
      do { portability.append(try PortabilityEntry(json: node.json)) } catch {
        throw node.error("\(error)")
      }
    }
    if root.optional("regressions") != nil {
      regressions = []
      for node in try root.list("regressions") {
        do { regressions?.append(try Regression(json: node.json)) } catch {
          throw node.error("\(error)")
        }
      }
    }
    if let node = root.optional("shard") { try readPart(node) }
  }

  private static func seed(_ root: ReportNode) throws(InvalidCall) -> UInt64 {
    let node = try root.member("seed")
    switch node.json {
    case .integer(let value) where value >= 0: return UInt64(value)
    case .bigInteger(let digits):
      if let seed = UInt64(digits) { return seed }
      fallthrough
    default: throw node.error("is no number from 0 on")
    }
  }

  /// What only the report of a shard has: which it is, and where in the plan things stand.
  private mutating func readPart(_ node: ReportNode) throws(InvalidCall) {
    let (number, count) = (try node.count("number"), try node.count("count"))
    guard let shard = Shard("\(number)/\(count)") else { throw node.error("is no shard") }
    let scope = Scope(
      libraries: try node.list("libraries").compactMap(\.json.text),
      functions: try node.list("functions").compactMap(\.json.text),
      modes: try node.list("modes").compactMap(\.json.text).map { Mode(rawValue: $0) })
    part = Part(shard: shard, scope: scope)
    part?.baseline = try node.optionalText("baseline")
    let (plans, faultPlaces) = (try node.list("profiles"), try node.list("faults"))
    let unstablePlaces = try node.list("unstable")
    guard plans.count == profiles.count, faultPlaces.count == faults.count,
      unstablePlaces.count == unstable.count
    else { throw node.error("does not fit what the report lists") }
    for (place, plan) in plans.enumerated() {
      profiles[place].tally.kinds = try plan.read("kinds") { json throws(InvalidCall) in
        try [MismatchKind: MismatchKind.Tally](json: json)
      }
      let witnesses = try plan.member("witnesses").json
      for name in RuleName.allCases {
        guard let first = witnesses[name.rawValue].flatMap({ Position(json: $0) }) else { continue }
        profiles[place].tally.witnesses[name]?.place = first
      }
    }
    for (place, node) in faultPlaces.enumerated() {
      faults[place].place = Position(json: node.json)
    }
    for (place, node) in unstablePlaces.enumerated() {
      guard let first = Position(json: node.json) else { throw node.error("is no place") }
      unstable[place].place = first
    }
  }
}

extension ConformanceReport.Run {
  fileprivate init(_ node: ReportNode) throws(InvalidCall) {
    self.init(
      started: try node.text("started"), seconds: try node.seconds("seconds"),
      python: try node.text("python"), casesPerProfile: try node.count("casesPerProfile"),
      jobs: try node.count("jobs"), tiebreak: try node.text("tiebreak"))
    guard node.optional("times") != nil else { return }
    times = try node.list("times").map { time throws(InvalidCall) in
      let (asking, inside) = (try time.seconds("asking"), try time.seconds("inside"))
      guard inside <= asking else { throw time.error("inside is more than asking") }
      return LibraryTime(
        library: try time.text("library"), mode: Mode(rawValue: try time.text("mode")),
        asking: asking, inside: inside)
    }
  }
}

extension ProfileResult {
  fileprivate init(_ node: ReportNode) throws(InvalidCall) {
    var tally = Tally()
    tally.cases = try node.count("cases")
    tally.mismatches = try node.count("mismatches")
    for member in node.optional("suites")?.json.members ?? [] {
      guard let suite = Suite(rawValue: member.key), let count = member.value.count else {
        throw node.error("suite \"\(member.key)\" is not known, or has no count")
      }
      tally.suites[suite] = count
    }
    var declared: [RuleName: DeclaredRule] = [:]
    for rule in try node.list("rules") {
      let name = try rule.name("rule", RuleName.self)
      tally.rules[name] = RuleTally(
        cases: try rule.count("cases"), mismatches: try rule.count("mismatches"),
        example: try rule.optionally("example") { json throws(InvalidCall) in
          try Mismatch(json: json, rule: name)
        })
      if let departure = rule.optional("departure") {
        tally.rules[name]?.departures = try rule.count("departures")
        tally.rules[name]?.departure = try .init(json: departure.json)
      }
      declared[name] = try rule.optional("declared").map { node throws(InvalidCall) in
        try DeclaredRule(node)
      }
      tally.witnesses[name] = try rule.optional("witness").map { node throws(InvalidCall) in
        try Tally.Witness(node)
      }
    }
    self.init(
      library: try node.text("library"), version: try node.text("version"),
      function: try node.text("function"), mode: Mode(rawValue: try node.text("mode")),
      planned: try node.count("planned"), tally: tally, declared: declared)
  }
}

extension Tally.Witness {
  fileprivate init(_ node: ReportNode) throws(InvalidCall) {
    self.init(
      call: try node.read("call", Call.init), observed: try node.read("observed", Outcome.init))
  }
}

extension DeclaredRule {
  fileprivate init(_ node: ReportNode) throws(InvalidCall) {
    self.init(
      value: try node.text("value"), status: try node.name("status", Status.self),
      source: try node.text("source"), note: try node.optionalText("note"))
  }
}

extension Fault {
  fileprivate init(_ node: ReportNode) throws(InvalidCall) {
    let call = try node.optionally("call", Call.init)
    // Reports of old have no mode beside the call's.
    let mode = try node.optionalText("mode").map { Mode(rawValue: $0) } ?? call?.mode ?? .eager
    self.init(
      library: try node.text("library"), function: try node.optionalText("function"), mode: mode,
      kind: try node.name("kind", Kind.self), detail: try node.text("detail"), call: call)
  }
}

extension Unstable {
  fileprivate init(_ node: ReportNode) throws(InvalidCall) {
    var observed: [Outcome] = []
    for outcome in try node.list("observed") {
      do { observed.append(try Outcome(json: outcome.json)) } catch {
        throw outcome.error("\(error)")
      }
    }
    self.init(
      library: try node.text("library"), function: try node.text("function"),
      call: try node.read("call", Call.init), observed: observed)
  }
}

extension NotTested {
  fileprivate init(_ node: ReportNode) throws(InvalidCall) {
    self.init(
      library: try node.text("library"), function: try node.optionalText("function"),
      mode: try node.optionalText("mode").map { Mode(rawValue: $0) } ?? .eager,
      rule: node.optional("rule") == nil ? nil : try node.name("rule", RuleName.self),
      reason: try node.text("reason"))
  }
}
