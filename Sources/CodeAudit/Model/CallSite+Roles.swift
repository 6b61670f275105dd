package import Semantics

extension CallSite {
  /// How an argument is written, as reports tell it.
  package enum Spelling: Hashable, Sendable {
    case omitted
    /// The literal as it is written.
    case literal(String)
    case expression

    package var text: String {
      switch self {
      case .omitted: "omitted"
      case .literal(let text): text
      case .expression: "expression"
      }
    }
  }

  /// The argument that means `role`, by the spec of the function; where that is not known, a place by what functions of
  /// its name take there, in its library or else in any, and a keyword by what functions call it there.
  package func spelling(of role: CallTemplate.Role, specs: SpecFolder) -> Spelling {
    guard !arguments.isEmpty else { return hasOpenArguments ? .expression : .omitted }
    let own = specs[library].map { [$0] } ?? []
    let exact = Self.calls(of: own) { $0 == function }
    var (named, placed) = (exact, exact)
    if exact.isEmpty {
      named = Self.calls(of: own.isEmpty ? specs.specs : own) { _ in true }
      placed = alike(own) ?? alike(specs.specs) ?? []
    }
    let argument = arguments.first { argument in
      argument.name.map { name in named.contains { $0.parameters[name] == role } }
        ?? argument.place.map { place in placed.contains { $0.role(at: place) == role } } ?? false
    }
    guard let argument else { return hasOpenArguments ? .expression : .omitted }
    return argument.literal == nil ? .expression : .literal(argument.text)
  }

  /// The calls of functions of the same name; `nil` where they say nothing of places.
  private func alike(_ specs: [Spec]) -> [CallTemplate]? {
    let name = Self.stem(function)
    let found = Self.calls(of: specs) { Self.stem($0) == name }
    return found.contains { $0.role(at: 0) != nil } ? found : nil
  }

  /// The calls of functions with such names.
  private static func calls(
    of specs: [Spec], _ isWanted: (_ name: String) -> Bool
  ) -> [CallTemplate] {
    var calls: [CallTemplate] = []
    // By place: to copy each function of each library, at each call of a file, takes longer than all else.
    for spec in specs {
      for place in spec.functions.indices where isWanted(spec.functions[place].name) {
        calls.append(spec.functions[place].call)
      }
    }
    return calls
  }

  /// `argsort` of `Series.argsort[-1]`.
  private static func stem(_ name: String) -> Substring? {
    name.prefix { $0 != "[" }.split(separator: ".").last
  }
}
