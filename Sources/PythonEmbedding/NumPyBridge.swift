internal import CPython

/// NumPy's arrays without copies, in both directions, for NumPy 1.21 to 2.x: through the capsule
/// that NumPy exports for C, and without its headers.
public final class NumPyBridge {
  /// `numpy.__version__`
  public let version: String
  /// The module `numpy`.
  public let module: PythonObject

  let api: UnsafePointer<UnsafeMutableRawPointer?>
  /// `&PyArray_Type`
  let arrayType: UnsafeMutableRawPointer
  /// The scalar classes of integers, most frequent first. NumPy has two classes of some widths.
  let scalarTypes: [(class: UnsafeMutableRawPointer, type: IndexType)]
  /// `&PyLong_Type`
  let intType: UnsafeMutableRawPointer
  private let dtypeMaker: PythonObject
  private var dtypes: [String: NumPyDType] = [:]

  /// Imports NumPy and finds its table of functions.
  public init(_ interpreter: Interpreter) throws(EnvironmentError) {
    module = try interpreter.requireModule("numpy", package: "numpy")
    intType = UnsafeMutableRawPointer(py_int_type())
    do throws(PythonError) {
      version = try module.attribute("__version__").string()
      dtypeMaker = try module.attribute("dtype")
      api = try Self.table(interpreter)
      scalarTypes = try Self.scalarTypes(dtypeMaker, interpreter)
    } catch {
      throw .missingModule(
        module: "numpy", package: "numpy", executable: interpreter.environment.executable,
        reason: error.description)
    }
    arrayType = numpy_array_type(api)
  }

  /// The element type of that name: whatever `numpy.dtype` accepts (`<f8`, `float16`, `M8[ns]`,
  /// `U5`), asked once. Types whose memory holds Python references are a `TypeError`, since Swift
  /// memory cannot hold them; so are subarrays.
  public func dtype(_ name: String) throws(PythonError) -> NumPyDType {
    if let known = dtypes[name] { return known }
    let dtype = try NumPyDType(dtypeMaker.call([makeText(name)]))
    dtypes[name] = dtype
    return dtype
  }

  /// NumPy 2 keeps the capsule in `numpy._core`, NumPy 1 in `numpy.core`.
  private static func table(
    _ interpreter: Interpreter
  ) throws(PythonError) -> UnsafePointer<UnsafeMutableRawPointer?> {
    let inner: PythonObject
    do throws(PythonError) {
      inner = try interpreter.importModule("numpy._core._multiarray_umath")
    } catch {
      inner = try interpreter.importModule("numpy.core._multiarray_umath")
    }
    let capsule = try inner.attribute("_ARRAY_API")
    let name = py_capsule_name(capsule.pointer)
    guard let table = py_capsule_pointer(capsule.pointer, name) else {
      throw PythonError.takeCurrent()
    }
    // The module keeps the table for as long as it is loaded, which is until the process ends.
    return UnsafePointer(table.assumingMemoryBound(to: UnsafeMutableRawPointer?.self))
  }

  private static func scalarTypes(
    _ dtypeMaker: PythonObject, _ interpreter: Interpreter
  ) throws(PythonError) -> [(class: UnsafeMutableRawPointer, type: IndexType)] {
    var found: [(class: UnsafeMutableRawPointer, type: IndexType)] = []
    for code in ["l", "i", "q", "L", "I", "Q", "h", "H", "b", "B"] {
      let dtype = try dtypeMaker.call([makeText(code)])
      let name = try dtype.attribute("name").string()
      guard let type = IndexType.allCases.first(where: { $0.name == name }) else { continue }
      // A static type of NumPy's, so its address stays good without a reference.
      found.append((UnsafeMutableRawPointer(try dtype.attribute("type").pointer), type))
    }
    return found
  }
}

/// A NumPy element type, ready for making arrays of it.
public final class NumPyDType {
  /// As in `float64`, `datetime64[ns]`.
  public let name: String
  /// As in `<f8`, `<M8[ns]`: with byte order and size.
  public let typestr: String
  /// The bytes of one element.
  public let itemSize: Int
  /// What an element's address should be a multiple of.
  public let alignment: Int
  let object: PythonObject

  init(_ object: PythonObject) throws(PythonError) {
    self.object = object
    name = try object.attribute("name").string()
    typestr = try object.attribute("str").string()
    itemSize = Int(try object.attribute("itemsize").int64())
    alignment = Int(try object.attribute("alignment").int64())
    let holdsReferences = try object.attribute("hasobject").bool()
    guard try object.attribute("subdtype").isNone, !holdsReferences else {
      py_error_set(py_type_error(), "the dtype \(name) cannot describe memory of Swift")
      throw PythonError.takeCurrent()
    }
  }
}
