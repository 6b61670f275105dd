/// What flows back through a function in a library that differentiates.
public enum GradientRule: RuleValue {
  /// Python's `None`: the result does not depend on the array, as far as the library can see.
  case none
  /// Zeros in the shape of the array.
  case zeros
  case error(ErrorName)

  public init(_ node: SpecNode) throws(SpecError) {
    let text = try node.text("none, zeros or an error's class name")
    switch text {
    case "none": self = .none
    case "zeros": self = .zeros
    default: self = .error(try ErrorName(node))
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
