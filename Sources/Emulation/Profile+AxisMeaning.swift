package import Semantics

/// What an axis is taken for.
package enum AxisMeaning: Hashable, Sendable {
  /// All elements, as one vector.
  case flatten
  /// As it was passed: negative ones are not yet put right.
  case number(Int)
  case refused(ErrorName)
  /// The library does not say.
  case unspecified
}

extension Profile {
  /// What an axis means to the function on arrays of usual types, whether it is in bounds or not; `nil` stands for
  /// none passed.
  package func meaning(ofAxis value: ArgumentValue?) -> AxisMeaning {
    guard let value else {
      return switch rules.defaultAxis.value {
      case .flatten: .flatten
      case .axis(let number): .number(number)
      case .required(let error): .refused(error)
      }
    }
    let rule = rules.axisType.value
    var treatment = rule.kinds[value.kind] ?? .asInteger
    if case .int(let number) = value {
      if let special = rule.numbers[Int(number)] {
        treatment = special
      } else if value.kind == .integer {
        return .number(Int(number))
      }
    }
    if case .string(let name) = value, let number = rule.names[name] { return .number(number) }
    return switch treatment {
    case .flatten: .flatten
    case .asInteger, .truth, .floor: .number(value.floor)
    case .low32Bits: .number(value.low32Bits)
    case .omitted: meaning(ofAxis: nil)
    case .error(let error): .refused(error)
    case .unspecified: .unspecified
    }
  }
}
