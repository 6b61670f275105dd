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

  /// The argument that means `role`, by the spec of the function; where that is not known, by what functions of its
  /// name call it in any library.
  package func spelling(of role: CallTemplate.Role, specs: SpecFolder) -> Spelling {
    let templates = templates(specs)
    let argument = arguments.first { argument in
      templates.contains { template in
        argument.name.map { template.parameters[$0] == role }
          ?? argument.place.map { template.role(at: $0) == role } ?? false
      }
    }
    guard let argument else { return hasOpenArguments ? .expression : .omitted }
    return argument.literal == nil ? .expression : .literal(argument.text)
  }

  private func templates(_ specs: SpecFolder) -> [CallTemplate] {
    if let own = specs[library]?.functions.first(where: { $0.name == function }) {
      return [own.call]
    }
    let name = function.lastPart
    var templates: [CallTemplate] = []
    // By place: to copy each function of each library for each call takes longer than all else that is written of it.
    for spec in specs.specs {
      for place in spec.functions.indices where spec.functions[place].name.lastPart == name {
        templates.append(spec.functions[place].call)
      }
    }
    return templates
  }
}
