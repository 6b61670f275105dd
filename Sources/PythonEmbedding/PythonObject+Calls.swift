internal import CPython

extension PythonObject {
  /// `self(*positional, **keywords)`. For a call that is made often, see `PreparedCall`.
  @discardableResult
  public func call(
    _ positional: [PythonObject] = [], keywords: KeyValuePairs<String, PythonObject> = [:]
  ) throws(PythonError) -> PythonObject {
    try call(positional, keywords: keywords.map { ($0.key, $0.value) })
  }

  /// The same for keywords that are only known at run time. Of a name given twice the last counts.
  @discardableResult
  public func call(
    _ positional: [PythonObject], keywords: [(String, PythonObject)]
  ) throws(PythonError) -> PythonObject {
    let tuple = try makeTuple(positional)
    defer { extendLifetime(tuple) }
    guard !keywords.isEmpty else { return try owned(py_call(pointer, tuple.pointer, nil)) }
    let dict = try makeDict(keywords)
    defer { extendLifetime(dict) }
    return try owned(py_call(pointer, tuple.pointer, dict.pointer))
  }

  /// `self.name(*positional, **keywords)`
  @discardableResult
  public func call(
    method name: String, _ positional: [PythonObject] = [],
    keywords: KeyValuePairs<String, PythonObject> = [:]
  ) throws(PythonError) -> PythonObject {
    try attribute(name).call(positional, keywords: keywords)
  }
}

/// A tuple that holds references of its own.
func makeTuple(_ elements: [PythonObject]) throws(PythonError) -> PythonObject {
  let tuple = try owned(py_tuple(elements.count))
  for (index, element) in elements.enumerated() {
    py_retain(element.pointer)
    try checked(py_tuple_set(tuple.pointer, index, element.pointer))
  }
  return tuple
}

/// A Python `str`. NUL characters are kept.
func makeText(_ text: String) throws(PythonError) -> PythonObject {
  var text = text
  return try owned(
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { py_text($0.baseAddress, $0.count) }
    })
}

/// A `dict` with text keys.
func makeDict(_ pairs: [(String, PythonObject)]) throws(PythonError) -> PythonObject {
  let dict = try owned(py_dict())
  for (name, value) in pairs {
    // A name of its own and an extended life: a temporary may be released once its pointer is read.
    let key = try makeText(name)
    defer { extendLifetime(key) }
    try checked(py_dict_set(dict.pointer, key.pointer, value.pointer))
  }
  return dict
}
