package import Arrays

/// An array as an expression in the language of arrays, NumPy: type, shape, elements and memory layout are those
/// of the array.
package struct PythonArray {
  private let array: NDArray

  package init(_ array: NDArray) { self.array = array }

  /// Object arrays, and nullable ones, which travel as such, are always in C order, and an empty array has no layout.
  package var source: String {
    let shape = array.shape
    guard array.count > 0 else { return empty }
    guard !holdsObjects, !shape.isEmpty else { return literal(array.elements, shape) }
    switch array.layout {
    case .rowMajor: return literal(array.elements, shape)
    case .columnMajor:
      let plain = literal(array.elements, shape)
      return shape.count < 2 ? plain : "np.asfortranarray(\(plain))"
    case .reversed:
      let steps = shape.map { _ in "::-1" }.joined(separator: ", ")
      return literal(array.elements.reversed(), shape) + "[\(steps)]"
    case .strided:
      return "np.repeat(\(literal(array.elements, shape)), 2, axis=-1)[..., ::2]"
    case .broadcast:
      let row = Array(shape.dropFirst())
      let elements = Array(array.elements.prefix(row.reduce(1, *)))
      return "np.broadcast_to(\(literal(elements, row)), \(PythonLiteral.shape(shape)))"
    }
  }

  /// The elements as nested lists of Python's own values; the bare value for rank 0. Of an empty axis' rows as many
  /// as the axes before it say.
  var list: String {
    if array.count == 0 {
      return array.shape.prefix { $0 > 0 }.reversed().reduce("[]") { row, length in
        "[" + Array(repeating: row, count: length).joined(separator: ", ") + "]"
      }
    }
    return nested(array.elements.map { PythonLiteral.value($0) }, shape: array.shape)
  }

  private var holdsObjects: Bool { array.dtype == .object || array.dtype.isNullable }

  private var empty: String {
    let type = array.dtype == .float64 ? "" : ", dtype=\(typeName)"
    return array.shape == [0]
      ? "np.array([]\(type))" : "np.empty(\(PythonLiteral.shape(array.shape))\(type))"
  }

  private func literal(_ elements: [Scalar], _ shape: [Int]) -> String {
    let texts = elements.map {
      holdsObjects ? PythonLiteral.value($0) : PythonLiteral.element($0, dtype: array.dtype)
    }
    let type = isInferred ? "" : ", dtype=\(typeName)"
    return "np.array(\(nested(texts, shape: shape))\(type))"
  }

  private var typeName: String {
    if holdsObjects { return "object" }
    return switch array.dtype {
    case .bfloat16: "'uint16'"
    case .float8: "'uint8'"
    default: "'\(array.dtype)'"
    }
  }

  /// Whether NumPy finds the type from the elements.
  private var isInferred: Bool {
    switch array.dtype {
    case .bool, .int64, .float64, .complex128, .string, .bytes: true
    default: false
    }
  }
}
