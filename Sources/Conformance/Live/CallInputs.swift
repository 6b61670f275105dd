import Arrays
import PythonEmbedding
import Semantics

/// What the built-in inputs of a spec's expressions stand for in one call (`CallExpression.builtInInputs`).
final class CallInputs {
  let dtype: DType
  let shape: [Int]
  private let library: LiveLibrary
  /// The NumPy array, where it was made before and lies over memory that changes from case to case.
  private let shared: PythonObject?
  private let elements: () -> [Scalar]
  private let array: NDArray?
  /// Inputs that lie over the shared memory, by name.
  var kept: [String: PythonObject] = [:]
  /// Inputs made for the call that is evaluated now, where it names them more than once.
  var made: [String: PythonObject] = [:]
  /// Whether elements change under one array object.
  var isShared: Bool { shared != nil }
  private let index: [Label]?
  private let columns: [Label]?

  /// Inputs for one array.
  init(_ array: LabelledArray, library: LiveLibrary) {
    dtype = array.values.dtype
    shape = array.values.shape
    self.library = library
    shared = nil
    self.array = array.values
    let values = array.values
    elements = { values.elements }
    index = array.index
    columns = array.columns
  }

  /// Inputs over a buffer that is written anew for each case.
  init(_ buffer: CaseBuffer, array: PythonObject, library: LiveLibrary) {
    let stratum = buffer.stratum
    dtype = stratum.dtype
    shape = stratum.shape
    self.library = library
    shared = array
    self.array = nil
    elements = { buffer.values }
    index = stratum.labels(ofAxis: 0)
    columns = stratum.labels(ofAxis: 1)
  }

  func builtIn(_ name: String) throws(PythonError) -> PythonObject {
    switch name {
    case "array":
      if let shared { return shared }
      return try makeArray()
    case "list": return try makeList()
    case "index": return try labels(index)
    case "columns": return try labels(columns)
    case "labels":
      let count = shape.first ?? 0
      return try labels(index ?? (0..<count).map { .value(.int(Int64($0))) })
    default: return try library.interpreter.string(dtype.description)
    }
  }

  private func labels(_ labels: [Label]?) throws(PythonError) -> PythonObject {
    guard let labels else { return library.interpreter.none }
    var objects: [PythonObject] = []
    for label in labels {
      switch label {
      case .value(let scalar): objects.append(try library.value(scalar))
      case .missing: objects.append(try library.interpreter.float(.nan))
      }
    }
    return try library.interpreter.list(objects)
  }

  private func makeArray() throws(PythonError) -> PythonObject {
    guard let numpy = library.numpy else {
      throw PythonError(typeName: "ModuleNotFoundError", message: "No module named 'numpy'")
    }
    if dtype == .object || dtype.isNullable { return try makeObjectArray() }
    guard let array else { return try makeList() }
    return try array.withBase { base throws(PythonError) in
      try numpy.array(
        at: base, typestr: dtype.typeString(itemSize: array.itemSize), shape: shape,
        strides: array.strides, writable: true, owner: array.owner)
    }
  }

  /// An object array, filled element by element: from nested lists NumPy would guess the shape.
  private func makeObjectArray() throws(PythonError) -> PythonObject {
    let interpreter = library.interpreter
    var lengths: [PythonObject] = []
    for length in shape { lengths.append(try interpreter.int(length)) }
    let made = try library.object("numpy.empty").call(
      [try interpreter.tuple(lengths)], keywords: [("dtype", try interpreter.string("object"))])
    let flat = try made.attribute("flat")
    for (position, element) in elements().enumerated() {
      try flat.setItem(try interpreter.int(position), to: try library.value(element))
    }
    return made
  }

  /// The elements as nested lists; a bare value for rank 0.
  private func makeList() throws(PythonError) -> PythonObject {
    var objects: [PythonObject] = []
    for element in elements() { objects.append(try library.value(element)) }
    guard !shape.isEmpty else { return objects[0] }
    for length in shape.dropFirst().reversed() {
      var rows: [PythonObject] = []
      let count = objects.count / max(length, 1)
      for row in 0..<count {
        rows.append(try library.interpreter.list(Array(objects[row * length..<(row + 1) * length])))
      }
      objects = rows
    }
    if shape.contains(0), shape.count > 1 { return try emptyRows() }
    return try library.interpreter.list(objects)
  }

  /// Nested lists where an axis is empty: as many rows as the first axis says.
  private func emptyRows() throws(PythonError) -> PythonObject {
    var object = try library.interpreter.list([])
    for length in shape.prefix(while: { $0 > 0 }).reversed() {
      object = try library.interpreter.list(Array(repeating: object, count: length))
    }
    return object
  }
}
