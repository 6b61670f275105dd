import Arrays
import Semantics

extension Plan {
  /// What was found, in the kind, type and shape of result that the library gives.
  func answer(_ found: Found, array: LabelledArray) -> Answer {
    let exercised = exercised.union(found.exercised)
    guard found.failure == nil else {
      return Answer(outcome: outcome(found, array: array), freedom: [:], exercised: exercised)
    }
    let freedom = found.free.mapValues { positions in
      Set(positions.map { label($0, array: array) ?? .value(.int($0)) })
    }
    return Answer(outcome: outcome(found, array: array), freedom: freedom, exercised: exercised)
  }

  private func outcome(_ found: Found, array: LabelledArray) -> Outcome {
    switch found.failure {
    case .error(let error)?: return .error(.init(type: error.name, message: "no element can win"))
    case .none?: return .none
    case .index?, .missingLabel?, nil: break
    }
    guard givesLabels else {
      return .indices(dtype: found.dtype ?? resultDType, shape: resultShape, data: found.positions)
    }
    return .labels(
      shape: resultShape, data: found.positions.map { label($0, array: array) ?? .missing })
  }

  private func label(_ position: Int64, array: LabelledArray) -> Label? {
    guard givesLabels else { return nil }
    return position < 0 ? .missing : array.label(at: Int(position), axis: labelAxis)
  }
}
