internal import CPython

/// A call that is made many times: the callable and its arguments lie ready in the layout that the
/// interpreter wants (PEP 590), so that making it costs no allocation and no conversion here.
///
/// Arguments are kept until they are replaced. On 3.9 and 3.10, whose libraries do not export
/// `PyObject_Vectorcall`, a function call passes a tuple that was made once; a method call is the
/// same on all versions.
public final class PreparedCall {
  private enum Target {
    /// Calls the function with all arguments.
    case function(PythonPointer)
    /// Calls the method of that name of the first argument with the others.
    case method(name: PythonPointer)
  }

  private let target: Target
  /// A slot for the interpreter's use, the positional arguments, then the values of the keywords.
  /// Each argument is a reference that this object owns.
  private let slots: UnsafeMutablePointer<PythonPointer?>
  private let positionalCount: Int
  private let argumentCount: Int
  /// The tuple of the keywords' names, or nil for none.
  private let keywordNames: PythonPointer?
  /// The same arguments as a tuple and a dict, where `PyObject_Vectorcall` is missing.
  private var fallback: (tuple: PythonObject, dict: PythonObject?)?

  /// Prepares `callable(*positional, **keywords)`.
  public convenience init(
    _ callable: PythonObject, _ positional: [PythonObject] = [],
    keywords: [(String, PythonObject)] = []
  ) throws(PythonError) {
    py_retain(callable.pointer)
    try self.init(.function(callable.pointer), positional, keywords)
    if !py_has_vectorcall() { try makeFallback() }
  }

  /// Prepares `receiver.method(*positional, **keywords)`, without the bound method in between.
  public convenience init(
    method: String, of receiver: PythonObject, _ positional: [PythonObject] = [],
    keywords: [(String, PythonObject)] = []
  ) throws(PythonError) {
    guard let name = py_interned_text(method) else { throw PythonError.takeCurrent() }
    try self.init(.method(name: name), [receiver] + positional, keywords)
  }

  /// Owns the reference in `target` from here on.
  private init(
    _ target: Target, _ positional: [PythonObject], _ keywords: [(String, PythonObject)]
  ) throws(PythonError) {
    self.target = target
    positionalCount = positional.count
    argumentCount = positional.count + keywords.count
    slots = .allocate(capacity: 1 + argumentCount)
    slots.initialize(repeating: nil, count: 1 + argumentCount)
    for (index, argument) in (positional + keywords.map(\.1)).enumerated() {
      py_retain(argument.pointer)
      slots[1 + index] = argument.pointer
    }
    var names: PythonPointer?
    var failure: PythonError?
    if !keywords.isEmpty {
      do throws(PythonError) {
        var texts: [PythonObject] = []
        for (name, _) in keywords { texts.append(try makeText(name)) }
        let tuple = try makeTuple(texts)
        py_retain(tuple.pointer)
        names = tuple.pointer
      } catch {
        failure = error
      }
    }
    keywordNames = names
    // Only now is every property set, so that `deinit` gives the references back.
    if let failure { throw failure }
  }

  deinit {
    assert(py_on_bound_thread(), "a prepared call was released on a foreign thread")
    for index in 0..<argumentCount {
      if let argument = slots[1 + index] { py_release(argument) }
    }
    slots.deallocate()
    if let keywordNames { py_release(keywordNames) }
    switch target {
    case .function(let pointer), .method(name: let pointer): py_release(pointer)
    }
  }

  /// Replaces the positional argument at `index`. In a method call 0 is the receiver.
  public func setArgument(_ index: Int, to value: PythonObject) throws(PythonError) {
    precondition(index >= 0 && index < positionalCount, "no positional argument \(index)")
    py_retain(value.pointer)
    let previous = slots[1 + index]
    slots[1 + index] = value.pointer
    if let previous { py_release(previous) }
    if fallback != nil { try makeFallback() }
  }

  /// Makes the call and keeps the result.
  public func call() throws(PythonError) -> PythonObject {
    try owned(invoke())
  }

  /// Makes the call, lends the result to `body` and releases it. Without an exception it allocates
  /// nothing on Swift's side.
  @inlinable
  public func withResult<R>(
    _ body: (borrowing BorrowedReference) -> R
  ) throws(PythonError) -> R {
    let address = try result()
    defer { release(address) }
    return body(BorrowedReference(address: address))
  }

  @usableFromInline func result() throws(PythonError) -> UnsafeMutableRawPointer {
    guard let pointer = invoke() else { throw PythonError.takeCurrent() }
    return UnsafeMutableRawPointer(pointer)
  }

  private func invoke() -> PythonPointer? {
    let arguments = UnsafePointer(slots + 1)
    let count = py_vectorcall_count(positionalCount)
    switch target {
    case .method(let name):
      return py_vectorcall_method(name, arguments, count, keywordNames)
    case .function(let callable):
      guard let fallback else {
        return py_vectorcall(callable, arguments, count, keywordNames)
      }
      return Self.invoke(callable, fallback.tuple, fallback.dict)
    }
  }

  /// A callee may keep or change the dict that it gets, so each gets one of its own.
  private static func invoke(
    _ callable: PythonPointer, _ tuple: PythonObject, _ dict: PythonObject?
  ) -> PythonPointer? {
    guard let dict else { return py_call(callable, tuple.pointer, nil) }
    guard let copy = py_dict_copy(dict.pointer) else { return nil }
    defer { py_release(copy) }
    return py_call(callable, tuple.pointer, copy)
  }

  private func makeFallback() throws(PythonError) {
    let arguments = (0..<argumentCount).compactMap { slots[1 + $0] }.map(
      PythonObject.init(retaining:))
    let tuple = try makeTuple(Array(arguments.prefix(positionalCount)))
    var dict: PythonObject?
    if let keywordNames {
      let created = try owned(py_dict())
      for (index, value) in arguments.dropFirst(positionalCount).enumerated() {
        let name = try PythonObject(retaining: keywordNames).item(at: index)
        try created.setItem(name, to: value)
      }
      dict = created
    }
    fallback = (tuple, dict)
  }
}
