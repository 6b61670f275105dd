import Arrays
import Semantics

extension Plan {
  /// What was found, in the kind, type and shape of result that the library gives.
  func answer(_ found: Found, array: LabelledArray) -> Answer {
    let exercised = exercised.union(found.exercised)
    guard found.failure == nil else {
      return Answer(
        outcome: outcome(found, array: array), freedom: [:], exercised: exercised,
        unspecified: unspecified)
    }
    let freedom = found.free.mapValues { positions in
      Set(positions.map { label($0, array: array) ?? .value(.int($0)) })
    }
    return Answer(
      outcome: outcome(found, array: array), freedom: freedom, exercised: exercised,
      unspecified: unspecified)
  }

  private func outcome(_ found: Found, array: LabelledArray) -> Outcome {
    switch found.failure {
    case .error(let error)?: return .error(.init(type: error.name, message: "no element can win"))
    case .none?: return .none
    case .index?, .missingLabel?, nil: break
    }
    guard givesLabels else {
      let dtype = found.dtype ?? resultDType
      return .indices(
        dtype: dtype, shape: resultShape, data: found.positions.map { $0.wrapped(to: dtype) })
    }
    return .labels(
      shape: resultShape, data: found.positions.map { label($0, array: array) ?? .missing })
  }

  private func label(_ position: Int64, array: LabelledArray) -> Label? {
    guard givesLabels else { return nil }
    return position < 0 ? .missing : array.label(at: Int(position), axis: labelAxis)
  }
}

extension Int64 {
  /// What is left of an index in a narrow type: its low bits.
  fileprivate func wrapped(to dtype: String) -> Int64 {
    switch dtype {
    case "int8": Int64(Int8(truncatingIfNeeded: self))
    case "int16": Int64(Int16(truncatingIfNeeded: self))
    case "int32": Int64(Int32(truncatingIfNeeded: self))
    case "uint8": Int64(UInt8(truncatingIfNeeded: self))
    case "uint16": Int64(UInt16(truncatingIfNeeded: self))
    case "uint32": Int64(UInt32(truncatingIfNeeded: self))
    default: self
    }
  }
}
