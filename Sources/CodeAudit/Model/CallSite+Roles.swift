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
    let own = specs[library]?.functions ?? []
    let exact = own.filter { $0.name == function }.map(\.call)
    let all = own.isEmpty ? specs.specs.flatMap(\.functions) : own
    let named = exact.isEmpty ? all.map(\.call) : exact
    let placed = exact.isEmpty ? alike(own) ?? alike(specs.specs.flatMap(\.functions)) ?? [] : exact
    let argument = arguments.first { argument in
      argument.name.map { name in named.contains { $0.parameters[name] == role } }
        ?? argument.place.map { place in placed.contains { $0.role(at: place) == role } } ?? false
    }
    guard let argument else { return hasOpenArguments ? .expression : .omitted }
    return argument.literal == nil ? .expression : .literal(argument.text)
  }

  /// The calls of functions of the same name; `nil` where they say nothing of places.
  private func alike(_ functions: [FunctionSpec]) -> [CallTemplate]? {
    let name = Self.stem(function)
    let found = functions.filter { Self.stem($0.name) == name }.map(\.call)
    return found.contains { $0.role(at: 0) != nil } ? found : nil
  }

  /// `argsort` of `Series.argsort[-1]`.
  private static func stem(_ name: String) -> Substring? {
    name.prefix { $0 != "[" }.split(separator: ".").last
  }
}
