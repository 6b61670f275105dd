public import Arrays

/// One question to one function: which library and function, on what array, with what arguments.
public struct Call: Hashable, Sendable {
  public var library: String
  /// `nil` asks the newest profile.
  public var version: String?
  public var mode: Mode
  public var function: String
  public var array: LabelledArray
  /// Keyword arguments in the order passed, in the library's own spelling.
  public var arguments: [Argument]
  /// Whether it is asked what flows back through the function, not what it answers.
  public var asksGradient = false

  public struct Argument: Hashable, Sendable {
    public var name: String
    public var value: ArgumentValue

    public init(_ name: String, _ value: ArgumentValue) {
      self.name = name
      self.value = value
    }
  }

  public init(
    library: String, version: String? = nil, mode: Mode = .eager, function: String,
    array: LabelledArray, arguments: [Argument] = []
  ) {
    self.library = library
    self.version = version
    self.mode = mode
    self.function = function
    self.array = array
    self.arguments = arguments
  }
}

/// How a library runs a call: `eager`, or what a spec names. An open set.
public struct Mode: Hashable, Sendable, RawRepresentable {
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let eager = Mode(rawValue: "eager")
}

/// An array with the labels of its axes, for libraries that have them.
public struct LabelledArray: Hashable, Sendable {
  public var values: NDArray
  /// Labels along the first axis; `nil` for 0, 1, 2, ….
  public var index: [Label]?
  /// Labels along the second axis; `nil` for 0, 1, 2, ….
  public var columns: [Label]?

  public init(_ values: NDArray, index: [Label]? = nil, columns: [Label]? = nil) {
    self.values = values
    self.index = index
    self.columns = columns
  }

  /// The label at a position along an axis; the position itself where the axis has no labels.
  public func label(at position: Int, axis: Int) -> Label {
    let labels = axis == 0 ? index : axis == 1 ? columns : nil
    guard let labels, labels.indices.contains(position) else {
      return .value(.int(Int64(position)))
    }
    return labels[position]
  }
}

/// A label of a row or column.
public enum Label: Hashable, Sendable {
  case value(Scalar)
  /// What a label function gives where no position won: NaN, or NaT among datetimes.
  case missing

  /// The label as reports and messages write it.
  package var text: String {
    switch self {
    case .value(let scalar): "\(scalar)"
    case .missing: "nan"
    }
  }
}

extension String {
  /// Whether an argument of this name is passed by position.
  package var isPlace: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
}
