public import Arrays

/// A rule of a profile: what holds, for which element types, and how that is known.
public struct Rule<Value: RuleValue>: Hashable, Sendable {
  public var value: Value
  /// What holds instead for some element types; the first that fits counts.
  public var exceptions: [Exception]
  public var status: Status
  /// The page and section of a documentation, an issue, or what was asked.
  public var source: String
  public var note: String?

  public struct Exception: Hashable, Sendable {
    /// Empty: all.
    public var dtypes: [DTypeGroup]
    /// Whether it holds for arrays without elements only, or for those with some only; `nil` for all.
    public var isEmpty: Bool?
    public var value: Value

    func fits(_ dtype: DType, isEmpty: Bool) -> Bool {
      (dtypes.isEmpty || dtypes.contains { $0.contains(dtype) })
        && (self.isEmpty == nil || self.isEmpty == isEmpty)
    }
  }

  /// What holds for an array of a type; `isEmpty` says whether it has no elements.
  public func value(for dtype: DType, isEmpty: Bool = false) -> Value {
    exceptions.first { $0.fits(dtype, isEmpty: isEmpty) }?.value ?? value
  }

  /// The rule with another value for `dtype`, everything else the same.
  package func replacing(_ value: Value, for dtype: DType) -> Rule {
    var copy = self
    if let position = exceptions.firstIndex(where: { $0.fits(dtype, isEmpty: false) }) {
      copy.exceptions[position].value = value
    } else {
      copy.value = value
    }
    return copy
  }
}

/// How a rule is known.
public enum Status: String, Hashable, Sendable, CaseIterable {
  /// The library's documentation says so, and a live library answered so.
  case documented
  /// A live library answered so; its documentation is silent.
  case observed
  /// A live library answered so, against its own documentation.
  case contradicted
  /// The library promises nothing, and answers vary.
  case unspecified
}

/// A value that a rule can take.
public protocol RuleValue: Hashable, Sendable, CustomStringConvertible {
  init(_ node: SpecNode) throws(SpecError)
  /// Other values that are worth trying when an observed answer fits not this one.
  var alternatives: [Self] { get }
  /// What is different from `other`, in few words.
  func description(beside other: Self) -> String
}

extension RuleValue {
  public func description(beside other: Self) -> String { description }
}

/// The class name of an exception.
public struct ErrorName: Hashable, Sendable, CustomStringConvertible {
  public var name: String
  public var description: String { name }

  public init(_ name: String) { self.name = name }

  public init(_ node: SpecNode) throws(SpecError) {
    let text = try node.text("the class name of an error")
    guard Self.looksLikeOne(text) else { throw node.unexpected("the class name of an error") }
    name = text
  }

  static func looksLikeOne(_ text: String) -> Bool {
    text.first?.isUppercase == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}

/// What a function gives where no element can win.
public enum Fallback: Hashable, Sendable, CustomStringConvertible {
  case error(ErrorName)
  case index(Int)
  /// The missing label, NaN.
  case missingLabel
  /// Python's `None`.
  case none

  public init(_ node: SpecNode) throws(SpecError) {
    let expected = "an error's class name, index: NUMBER, missing-label or none"
    if let fields = try node.fieldsIfMapping(["index"]), let index = fields["index"] {
      self = .index(try index.integer())
      return
    }
    switch try node.text(expected) {
    case "missing-label": self = .missingLabel
    case "none": self = .none
    case let name where ErrorName.looksLikeOne(name): self = .error(ErrorName(name))
    default: throw node.unexpected(expected)
    }
  }

  public var description: String {
    switch self {
    case .error(let name): name.name
    case .index(let index): "index \(index)"
    case .missingLabel: "missing label"
    case .none: "None"
    }
  }

  static let common: [Fallback] = [
    .error(ErrorName("ValueError")), .index(-1), .index(0), .missingLabel, .none,
  ]
}
