import Arrays
package import Semantics

extension SuitePlan {
  /// The call at a place, with the elements that a worker would give it; `nil` past the end.
  package func call(at position: Position, profile: Profile) -> Call? {
    guard strata.indices.contains(position.stratum) else { return nil }
    let stratum = strata[position.stratum]
    let values: [Scalar]
    if let buffer = CaseBuffer(stratum, extremum: profile.extremum) {
      buffer.write(position.call)
      values = buffer.values
    } else {
      values = CaseElements(
        stratum, cells: Shape.count(stratum.shape), extremum: profile.extremum
      ).values(position.call)
    }
    guard var array = stratum.array(values) else { return nil }
    if position.row >= 0, stratum.isStacked {
      let length = stratum.shape[1]
      let start = position.row * length
      guard start + length <= values.count,
        let row = try? NDArray(
          dtype: stratum.dtype, shape: [1, length],
          elements: Array(values[start..<start + length]))
      else { return nil }
      array = LabelledArray(row)
    }
    var call = Call(
      library: profile.library, version: profile.version.map { "\($0)" }, mode: profile.mode,
      function: profile.function, array: array, arguments: stratum.arguments)
    call.asksGradient = stratum.asksGradient
    return call
  }
}

extension Stratum {
  /// The stratum's array with these elements in C order, labelled.
  func array(_ values: [Scalar]) -> LabelledArray? {
    guard
      let array = try? NDArray(dtype: dtype, shape: shape, elements: values, layout: layout)
    else { return nil }
    return LabelledArray(array, index: labels(ofAxis: 0), columns: labels(ofAxis: 1))
  }
}
