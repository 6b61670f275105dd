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
    /// The axes, counted from 0, along which it holds; empty: all.
    public var axes: [Int]
    /// The ranks for which it holds; empty: all.
    public var ranks: [Int]
    /// The lengths of the slices reduced for which it holds, in rules on element types; empty: all.
    public var lengths: [Int]
    public var value: Value

    @usableFromInline
    func fits(_ subject: RuleSubject) -> Bool {
      (dtypes.isEmpty || dtypes.contains { $0.contains(subject.dtype) })
        && (isEmpty == nil || isEmpty == subject.isEmpty)
        && (axes.isEmpty || subject.axis.map { axes.contains($0) } ?? false)
        && (ranks.isEmpty || subject.rank.map { ranks.contains($0) } ?? false)
        && (lengths.isEmpty || subject.length.map { lengths.contains($0) } ?? false)
    }
  }

  /// What holds for a subject.
  @inlinable
  public func value(for subject: RuleSubject) -> Value {
    for exception in exceptions where exception.fits(subject) { return exception.value }
    return value
  }

  /// What holds for an array of a type that has elements, whatever the axis.
  public func value(for dtype: DType) -> Value { value(for: RuleSubject(dtype: dtype)) }

  /// The values that the rule has for arrays of a type, on whatever axis.
  package func values(for dtype: DType) -> [Value] {
    [value(for: dtype)]
      + exceptions.filter { $0.dtypes.isEmpty || $0.dtypes.contains { $0.contains(dtype) } }
      .map(\.value)
  }

  /// The rule with one value for everything.
  package func replaced(by value: Value) -> Rule {
    var copy = self
    copy.value = value
    copy.exceptions = []
    return copy
  }
}

/// What exceptions of a rule look at.
public struct RuleSubject: Hashable, Sendable {
  public var dtype: DType
  /// Whether the array has no elements.
  public var isEmpty: Bool
  /// The axis reduced, counted from 0; `nil` where all are, and where it is not known yet.
  public var axis: Int?
  public var rank: Int?
  /// How many elements are compared with each other; `nil` where it is not known yet.
  public var length: Int?

  public init(dtype: DType, isEmpty: Bool = false, axis: Int? = nil, rank: Int? = nil) {
    self.dtype = dtype
    self.isEmpty = isEmpty
    self.axis = axis
    self.rank = rank
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
  /// `dtype` where such an answer has a type of its own.
  case index(Int, dtype: String? = nil)
  /// The missing label, NaN.
  case missingLabel
  /// Python's `None`.
  case none

  public init(_ node: SpecNode) throws(SpecError) {
    let expected = "an error's class name, index: NUMBER, missing-label or none"
    if let fields = try node.fieldsIfMapping(["index", "dtype"]), let index = fields["index"] {
      self = .index(
        try index.integer(),
        dtype: try fields["dtype"].map { node throws(SpecError) in try ResultDType.name(node) })
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
    case .index(let index, let dtype): "index \(index)" + (dtype.map { " (\($0))" } ?? "")
    case .missingLabel: "missing label"
    case .none: "None"
    }
  }

  static let common: [Fallback] = [
    .error(ErrorName("ValueError")), .index(-1), .index(0), .missingLabel, .none,
  ]
}
