import Arrays
import Semantics

extension LabelledArray {
  /// The first label that equals an earlier one of its axis, as Python's dicts see it: `1`, `1.0` and `True` are
  /// one key. `nil` where all are unique.
  var repeatedLabel: Label? {
    for labels in [index ?? [], columns ?? []] {
      var seen = Set<Label>()
      if let label = labels.first(where: { !seen.insert($0.key).inserted }) { return label }
    }
    return nil
  }
}

extension Label {
  fileprivate var key: Label {
    switch self {
    case .value(let value): .value(value.key)
    case .missing: .missing
    }
  }
}

extension Scalar {
  /// One value for all numbers that Python holds equal.
  fileprivate var key: Scalar {
    switch self {
    case .bool(let value): .int(value ? 1 : 0)
    case .float(let value):
      Int64(exactly: value).map { .int($0) } ?? UInt64(exactly: value).map { .uint($0) } ?? self
    case .complex(let real, 0): Scalar.float(real).key
    case .int, .uint, .complex, .time, .string, .bytes, .none, .missing: self
    }
  }
}
