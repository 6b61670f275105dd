// MARK: - What functions of the file are called with

/// How a function is called, as far as its first parameter goes.
enum Calling {
  /// By its name, or through its class.
  case plain
  /// Through an object or class that its first parameter takes.
  case bound
  /// Nobody knows whether the first parameter is taken.
  case open
}

extension Analysis {
  /// Notes what a call hands to a function of the file. Callers elsewhere may hand it anything, so that this is never
  /// all that a parameter can be.
  func note(_ arguments: CallArguments, handedTo function: FunctionInfo, _ calling: Calling) {
    guard !arguments.types.isEmpty || !arguments.keywords.isEmpty else { return }
    let isMethod = function.owner != nil && !function.decoration.contains(.staticMethod)
    if isMethod, calling == .open { return }
    let names = function.positionalNames.dropFirst(isMethod && calling == .bound ? 1 : 0)
    for (name, type) in zip(names, arguments.types) { note(type, for: name, of: function) }
    for (name, _, type) in arguments.keywords where function.takesKeyword(name) {
      note(type, for: name, of: function)
    }
  }

  private func note(_ type: InferredType, for name: String, of function: FunctionInfo) {
    let told = type.values.compactMap { telling($0) }
    guard !told.isEmpty else { return }
    let old = function.handed[name] ?? .nothing
    let joined = old.joined(InferredType(told).bounded())
    guard joined != old else { return }
    function.handed[name] = joined
    if let body = function.body { rerun([body]) }
  }

  /// What is worth knowing of an argument: arrays, without what another caller may hand otherwise, and what holds them.
  private func telling(_ value: InferredType.Value) -> InferredType.Value? {
    switch value {
    case .instance(let type, _): return .instance(type, InferredType.Facts())
    case .object, .partial: return value
    case .path(let path, _): return catalog.library(of: path) == nil ? nil : .path(path, .assigned)
    case .sequence(let inner): return telling(inner).map { .sequence($0) }
    case .mapping(let inner, _): return telling(inner).map { .mapping($0) }
    case .tuple(let parts):
      let told = parts.map { telling($0) }
      return told.contains { $0 != nil } ? .tuple(told.map { $0 ?? .unknown }) : nil
    case .unknown, .plain, .function, .userClass, .method, .pair, .typeForm: return nil
    }
  }

  private func telling(_ type: InferredType) -> InferredType? {
    let values = type.values.compactMap { telling($0) }
    return values.isEmpty ? nil : InferredType.unknown.joined(InferredType(values))
  }

  /// `Model(x)` calls its `__init__`.
  func note(_ arguments: CallArguments, handedToMakerOf value: InferredType.Value) {
    guard !arguments.types.isEmpty || !arguments.keywords.isEmpty else { return }
    for case .function(let number) in attribute("__init__", of: value).values {
      note(arguments, handedTo: functions[number], .bound)
    }
  }
}

extension FunctionInfo {
  fileprivate var positionalNames: [String] {
    guard let parameters = node.node(.args) else { return [] }
    return (parameters.nodes(.posonlyargs) + parameters.nodes(.args)).compactMap { $0.text(.arg) }
  }

  fileprivate func takesKeyword(_ name: String) -> Bool {
    guard let parameters = node.node(.args) else { return false }
    return (parameters.nodes(.args) + parameters.nodes(.kwonlyargs)).contains {
      $0.text(.arg) == name
    }
  }
}
