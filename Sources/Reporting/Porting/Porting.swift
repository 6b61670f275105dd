import Conformance
import Emulation
import Semantics

/// What a port breaks, as people read it: functions of a library that no question tells apart are one.
struct Porting: Sendable {
  /// Which end of the order is sought.
  var extremum: FunctionSpec.Objective
  /// In the report's order.
  var groups: [Group]
  private var pairs: [FunctionID: [FunctionID: PortPair]]

  /// Functions of one library that answered all questions alike.
  struct Group: Sendable, Hashable {
    var members: [FunctionID]
    var library: String { members[0].library }
    var names: String { members.map(\.name).joined(separator: ", ") }
    var anchor: String { members[0].anchor }
  }

  init(_ entries: [PortabilityEntry], extremum: FunctionSpec.Objective) {
    self.extremum = extremum
    var pairs: [FunctionID: [FunctionID: PortPair]] = [:]
    for entry in entries {
      pairs[entry.from, default: [:]][entry.to, default: PortPair()].entries.append(entry)
    }
    self.pairs = pairs
    groups = []
    for function in entries.map(\.from).uniqued() {
      let place = groups.firstIndex { group in
        Self.areAlike(group.members[0], function, pairs)
      }
      if let place {
        groups[place].members.append(function)
      } else {
        groups.append(Group(members: [function]))
      }
    }
  }

  private static func areAlike(
    _ first: FunctionID, _ second: FunctionID, _ pairs: [FunctionID: [FunctionID: PortPair]]
  ) -> Bool {
    guard first.library == second.library, first.mode == second.mode,
      let pair = pairs[first]?[second], pair.differences == 0
    else { return false }
    return pairs.keys.allSatisfy { other in
      other == first || other == second
        || pairs[first]?[other]?.counts == pairs[second]?[other]?.counts
    }
  }

  func pair(_ from: Group, _ to: Group) -> PortPair? { pairs[from.members[0]]?[to.members[0]] }

  /// For each library the function that people port: its spec's first.
  var main: [Group] {
    groups.map(\.library).uniqued().compactMap { library in
      groups.first { $0.library == library }
    }
  }
}

/// All rules of one ordered pair of functions.
struct PortPair: Sendable {
  var entries: [PortabilityEntry] = []

  var differing: [PortabilityEntry] { entries.filter { $0.differences > 0 } }
  var cases: Int { entries.reduce(0) { $0 + $1.cases } }
  var differences: Int { entries.reduce(0) { $0 + $1.differences } }

  /// What is counted, without whom it is counted for.
  var counts: [RuleName: [Int]] {
    Dictionary(
      entries.map { ($0.rule, [$0.cases, $0.differences]) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// `8 / 112`: rules that differ, and questions.
  var brief: String { "\(differing.count) / \(differences.grouped)" }
}

extension ReportView {
  /// By the end that is sought; none where no two functions can be set side by side.
  var porting: [Porting] {
    FunctionSpec.Objective.allCases.compactMap { extremum in
      let own = report.portability.filter { self.extremum(of: $0.from) == extremum }
      return own.isEmpty ? nil : Porting(own, extremum: extremum)
    }
  }

  /// An example's two calls with what they gave.
  func sides(_ entry: PortabilityEntry) -> [PortSide] {
    guard let example = entry.example else { return [] }
    var calls = [(example.call, example.from)]
    if let from = specs.profile(of: entry.from), let to = specs.profile(of: entry.to) {
      calls.append((example.call.ported(from: from.call, to: to), example.to))
    }
    return calls.compactMap { call, outcome in
      python(call).map { PortSide(python: $0, outcome: outcome.told) }
    }
  }

  private func extremum(of id: FunctionID) -> FunctionSpec.Objective {
    specs.profile(of: id)?.extremum ?? .max
  }
}

/// One side of an example.
struct PortSide: Sendable {
  /// A line to paste.
  var python: String
  var outcome: String
}

extension SpecFolder {
  fileprivate func profile(of id: FunctionID) -> Profile? {
    guard let spec = self[id.library],
      let function = spec.functions.first(where: { $0.name == id.function })
    else { return nil }
    return spec.profile(of: function, mode: id.mode)
  }
}
