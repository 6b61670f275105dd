/// What flows back through a function in a library that differentiates.
public enum GradientRule: RuleValue {
  /// Python's `None`: the result does not depend on the array, as far as the library can see.
  case none
  /// Zeros in the shape of the array.
  case zeros
  case error(ErrorName)

  public init(_ node: SpecNode) throws(SpecError) {
    let expected = "none, zeros or the class name of an error"
    switch try node.text(expected) {
    case "none": self = .none
    case "zeros": self = .zeros
    case let name where ErrorName.looksLikeOne(name): self = .error(ErrorName(name))
    default: throw node.unexpected(expected, candidates: ["none", "zeros"])
    }
  }

  public var description: String {
    switch self {
    case .none: "None"
    case .zeros: "zeros"
    case .error(let error): error.name
    }
  }

  public var alternatives: [GradientRule] {
    [.none, .zeros] + ["TypeError", "RuntimeError", "ValueError"].map { .error(ErrorName($0)) }
  }
}
