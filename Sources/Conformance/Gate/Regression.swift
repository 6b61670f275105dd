package import Semantics

/// Something that is worse than in an earlier report.
package struct Regression: Sendable, Hashable {
  /// The most important first.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A call ends its process, and did not.
    case fault
    /// A call that the earlier report shows is answered otherwise now.
    case changedAnswer = "changed-answer"
    /// More cases differ from what the spec declares.
    case mismatch
    /// Two processes answer a call differently, and did not.
    case unstable
    /// What was asked then is not asked now.
    case lostCases = "lost-cases"
  }

  package var kind: Kind
  package var library: String
  /// `nil` where a library as a whole is meant.
  package var function: String?
  package var mode: Mode
  package var rule: RuleName?
  /// What is worse, in words.
  package var detail: String
  /// The version now, and the one of the earlier report where that was another.
  package var version: String?
  package var versionBefore: String?
  package var call: Call?
  package var before: Outcome?
  package var now: Outcome?

  package init(
    _ kind: Kind, library: String, function: String?, mode: Mode, rule: RuleName? = nil,
    detail: String, call: Call? = nil, before: Outcome? = nil, now: Outcome? = nil
  ) {
    self.kind = kind
    self.library = library
    self.function = function
    self.mode = mode
    self.rule = rule
    self.detail = detail
    self.call = call
    self.before = before
    self.now = now
  }
}

extension [Regression] {
  /// An order that does not depend on how they were found.
  var ordered: [Regression] {
    func rank<Name: CaseIterable & Equatable>(_ name: Name?) -> Int {
      name.flatMap { name in Array<Name>(Name.allCases).firstIndex(of: name) } ?? -1
    }
    return map { ($0, $0.call.map { "\($0.json())" } ?? "") }
      .sorted { left, right in
        let (a, b) = (left.0, right.0)
        if a.kind != b.kind { return rank(a.kind) < rank(b.kind) }
        let (mine, other) = (
          (a.library, a.function ?? "", a.mode.rawValue, rank(a.rule), left.1),
          (b.library, b.function ?? "", b.mode.rawValue, rank(b.rule), right.1)
        )
        return mine < other
      }
      .map(\.0)
  }
}

extension Regression {
  package var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue), "library": .string(library),
      "function": function.map { .string($0) }, "mode": .string(mode.rawValue),
      "rule": rule.map { .string($0.rawValue) }, "detail": .string(detail),
      "version": version.map { .string($0) }, "versionBefore": versionBefore.map { .string($0) },
      "call": call?.json(), "before": before?.json, "now": now?.json,
    ])
  }

  init(json: JSONValue) throws(InvalidCall) {
    guard let kind = json["kind"]?.text.flatMap({ Kind(rawValue: $0) }),
      let library = json["library"]?.text, let mode = json["mode"]?.text,
      let detail = json["detail"]?.text
    else { throw InvalidCall("not a regression") }
    func outcome(_ key: String) throws(InvalidCall) -> Outcome? {
      try json[key].map { json throws(InvalidCall) in try Outcome(json: json) }
    }
    self.init(
      kind, library: library, function: json["function"]?.text, mode: Mode(rawValue: mode),
      rule: json["rule"]?.text.flatMap { RuleName(rawValue: $0) }, detail: detail,
      call: try json["call"].map { json throws(InvalidCall) in try Call(json: json) },
      before: try outcome("before"), now: try outcome("now"))
    version = json["version"]?.text
    versionBefore = json["versionBefore"]?.text
  }
}
