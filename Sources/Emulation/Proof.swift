import Arrays
public import Semantics

/// A small call whose outcome would be another if a rule had another value: what proves a cell of a table.
public struct Proof: Sendable, Hashable {
  public var call: Call
  public var outcome: Outcome
}

extension Profile {
  /// The most telling of some small calls for a rule: the one that tells its value from the most others, the
  /// simplest of those; `nil` where none tells it from any.
  public func proof(of rule: RuleName) -> Proof? {
    var best: (told: Int, proof: Proof)?
    for (array, arguments) in ProbeCalls(profile: self).calls(for: rule) {
      guard let answer = try? Emulator(self).answer(array, arguments),
        answer.exercised.contains(rule)
      else { continue }
      let told = variants(of: rule, for: array.values.dtype).count { variant in
        guard let other = try? Emulator(variant.profile).answer(array, arguments) else {
          return false
        }
        return other.outcome.difference(from: answer.outcome) != nil
      }
      guard told > best?.told ?? 0 else { continue }
      let call = Call(
        library: library, version: version.map { "\($0)" }, mode: mode, function: function,
        array: array, arguments: arguments)
      best = (told, Proof(call: call, outcome: answer.outcome))
    }
    return best?.proof
  }
}

/// The small calls among which proofs are sought, simplest first.
private struct ProbeCalls {
  let profile: Profile

  func calls(for rule: RuleName) -> [(LabelledArray, [Call.Argument])] {
    arrays(for: rule).filter { profile.call.accepts(rank: $0.values.rank) }.flatMap { array in
      arguments(for: rule, rank: array.values.rank).map { (array, $0) }
    }
  }

  private func arguments(for rule: RuleName, rank: Int) -> [[Call.Argument]] {
    let axis = profile.call.name(of: .axis)
    func passing(_ values: [ArgumentValue]) -> [[Call.Argument]] {
      axis.map { name in values.map { [.init(name, $0)] } } ?? []
    }
    switch rule {
    case .axisBounds: return passing([.int(-1), .int(Int64(rank)), .int(-Int64(rank) - 1)])
    case .axisType:
      return passing([
        .bool(true), .float(0), .none, .string("index"), .float(0.5), .list([.int(0)]),
        .int(Int64(Int32.min)), .int(1 << 40), .bigInt("9223372036854775808"),
      ])
    case .keepdims:
      let flag = profile.call.name(of: .keepdims) ?? "keepdims"
      return [[.init(flag, .bool(true))]]
        + (axis.map { [[.init($0, .int(0)), .init(flag, .bool(true))]] } ?? [])
    case .skipna:
      guard let flag = profile.call.name(of: .skipna) else { return [] }
      return [[.init(flag, .bool(false))], [.init(flag, .none)], [.init(flag, .int(1))], []]
    case .zeroDim: return [[]] + passing([.int(0), .int(-1), .int(1)])
    case .empty: return [[]] + passing([.int(0), .int(1)])
    default: return [[]] + passing([.int(0), .int(-1)])
    }
  }

  private func arrays(for rule: RuleName) -> [LabelledArray] {
    switch rule {
    case .ties: Self.floats([1, 2, 2]) + Self.integers([1, 2, 2]) + Self.matrices
    case .nan, .skipna:
      Self.floats([1, .nan, 3, .nan]) + Self.floats([.nan, 1, 3]) + Self.floats([.nan, .nan])
        + Self.floats([.nan, -.infinity]) + Self.matrices
    case .empty: Self.empties
    case .zeroDim: Self.made(.float64, [], [.float(5)])
    case .complexOrder:
      Self.made(.complex128, [3], [.complex(1, 5), .complex(2, 0), .complex(2, 1)])
        + Self.made(.complex128, [2], [.complex(-3, 0), .complex(1, 1)])
    case .inputDType: Self.kinds
    case .flattenOrder, .defaultAxis:
      Self.made(.float64, [2, 3], [1, 9, 2, 3, 0, 4].map { .float($0) }) + Self.matrices
    case .labels: Self.labelled
    case .axisBounds, .axisType, .resultDType, .keepdims, .gradient:
      Self.floats([1, 3, 2]) + Self.matrices
    }
  }

  private static func made(_ dtype: DType, _ shape: [Int], _ elements: [Scalar]) -> [LabelledArray]
  {
    (try? NDArray(dtype: dtype, shape: shape, elements: elements)).map { [LabelledArray($0)] } ?? []
  }

  private static func floats(_ values: [Double]) -> [LabelledArray] {
    made(.float64, [values.count], values.map { .float($0) })
  }

  private static func integers(_ values: [Int64]) -> [LabelledArray] {
    made(.int64, [values.count], values.map { .int($0) })
  }

  private static let matrices: [LabelledArray] =
    made(.float64, [2, 3], [1, .nan, 3, 2, 2, 0].map { .float($0) })
    + made(.float64, [2, 2], [1, 3, 4, 2].map { .float($0) })
    + made(.float64, [1, 2], [2, 2].map { .float($0) })

  private static let empties: [LabelledArray] =
    made(.float64, [0], []) + made(.float64, [0, 2], []) + made(.float64, [0, 0], [])

  private static let kinds: [LabelledArray] =
    made(.bool, [2], [.bool(false), .bool(true)])
    + made(.object, [2], [.int(1), .string("a")])
    + made(.string, [2], [.string("a"), .string("b")])
    + made(.complex128, [2], [.complex(1, 0), .complex(0, 1)]) + floats([1, 2])

  private static let labelled: [LabelledArray] = {
    let labels: [Label] = ["a", "b", "c"].map { .value(.string($0)) }
    return floats([1, 3, 2]).map { LabelledArray($0.values, index: labels) }
      + matrices.prefix(1).map {
        LabelledArray($0.values, index: Array(labels.prefix(2)), columns: labels)
      }
  }()
}
