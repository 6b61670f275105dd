/// What a call gave.
public enum Outcome: Hashable, Sendable {
  /// Positions; `dtype` is the result's own, `int` for a plain Python integer.
  case indices(dtype: String, shape: [Int], data: [Int64])
  case labels(shape: [Int], data: [Label])
  /// Python's `None`: a function that answers nothing rather than fail.
  case none
  /// What flowed back through a function: zeros in this shape.
  case zeros(shape: [Int])
  case error(ErrorOutcome)
  /// A result of a kind that the kit does not know, by its type's name and text.
  case other(type: String, text: String)
}

/// An exception: its class name, the names of its bases, its message.
public struct ErrorOutcome: Hashable, Sendable {
  public var type: String
  public var bases: [String]
  public var message: String

  public init(type: String, bases: [String] = [], message: String) {
    self.type = type
    self.bases = bases
    self.message = message
  }
}

/// In what two outcomes differ.
public enum OutcomeDifference: String, Hashable, Sendable, CaseIterable {
  case kind, errorType = "error", shape, dtype, value
}

extension Outcome {
  /// The first respect in which the outcomes differ; `nil` where they are the same. Messages do not count.
  public func difference(from other: Outcome) -> OutcomeDifference? {
    switch (self, other) {
    case (.indices(let dtype, let shape, let data), .indices(let dtype2, let shape2, let data2)):
      if shape != shape2 { return .shape }
      if data != data2 { return .value }
      return dtype == dtype2 ? nil : .dtype
    case (.labels(let shape, let data), .labels(let shape2, let data2)):
      if shape != shape2 { return .shape }
      return data == data2 ? nil : .value
    case (.none, .none): return nil
    case (.zeros(let shape), .zeros(let shape2)): return shape == shape2 ? nil : .shape
    case (.error(let error), .error(let error2)):
      return error.type == error2.type ? nil : .errorType
    case (.other, .other): return self == other ? nil : .value
    default: return .kind
    }
  }
}
