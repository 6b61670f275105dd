import Semantics

extension Analysis {
  /// What a name means here.
  func lookup(_ name: String) -> InferredType {
    if let type = frame.environment.values[name] { return type }
    let own = frame.scope
    if own.globals.contains(name) { return global(name) }
    switch own.kind {
    case .function where own.locals.contains(name):
      // Bound further down; it is read in a later round of a loop.
      return read(name, of: own)
    case .module:
      return fromStarImport(name) ?? builtin(name) ?? read(name, of: own)
    case .function, .classBody: break
    }
    var scope = own.parent
    while let here = scope {
      if here.kind == .module { return global(name) }
      if here.kind == .function, here.locals.contains(name) { return read(name, of: here) }
      scope = here.parent
    }
    return global(name)
  }

  private func global(_ name: String) -> InferredType {
    if globals.locals.contains(name) || globals.bindings[name] != nil {
      let type = read(name, of: globals)
      return type
    }
    return fromStarImport(name) ?? builtin(name) ?? unbound(name)
  }

  private func read(_ name: String, of scope: Scope) -> InferredType {
    scope.readers[name, default: []].insert(body.number)
    if let type = scope.bindings[name] { return type }
    return scope.locals.contains(name) ? .nothing : unbound(name)
  }

  private func builtin(_ name: String) -> InferredType? {
    let path = "builtins.\(name)"
    return catalog.holds(path) ? InferredType(.path(path, .imported)) : nil
  }

  private func fromStarImport(_ name: String) -> InferredType? {
    var scope: Scope? = frame.scope
    while let here = scope {
      var found = InferredType.nothing
      for star in here.starImports.reversed() {
        let path = catalog.canonical("\(star.module).\(name)")
        guard catalog.holds(path) else { continue }
        found = found.joined(InferredType(.path(path, .imported)))
        if !star.isConditional { return found }
      }
      if !found.isNothing { return builtin(name).map { found.joined($0) } ?? found }
      scope = here.parent
    }
    return nil
  }

  /// A name that nothing in the file binds: where modules that nobody knows were imported whole, or a notebook's magic
  /// may have, it can come from them.
  private func unbound(_ name: String) -> InferredType {
    let isOpen =
      file.isNotebook
      || globals.starImports.contains { catalog.library(of: catalog.canonical($0.module)) == nil }
    return isOpen ? InferredType(.path("?.\(name)", .imported)) : .unknown
  }

  /// Gives a name a meaning from here on.
  func bind(_ name: String, to type: InferredType) {
    let type = type.bounded()
    frame.environment.values[name] = type
    frame.environment.truths.remove(name)
    frame.environment.forgetPlaces(of: name)
    noteName(name, of: type)
    let owner = frame.scope.owner(of: name)
    let joined = (owner.bindings[name] ?? .nothing).joined(type)
    if joined != owner.bindings[name] {
      owner.bindings[name] = joined
      if let readers = owner.readers[name] { rerun(readers) }
    }
    if owner.kind == .classBody, let info = frame.classInfo, owner === info.scope {
      record(attribute: name, of: info, type)
    }
  }

  func unbind(_ name: String) {
    let isLocal = frame.scope.kind == .function
    frame.environment.values[name] =
      isLocal ? .unknown : fromStarImport(name) ?? builtin(name) ?? .unknown
    frame.environment.forgetPlaces(of: name)
  }

  func record(attribute name: String, of info: ClassInfo, _ type: InferredType) {
    noteName(name, of: type)
    if escapedClasses.contains(info.number) { noteEscape(of: type) }
    let joined = (info.attributes[name] ?? .nothing).joined(type.asAssigned.bounded())
    guard joined != info.attributes[name] else { return }
    if info.attributes.updateValue(joined, forKey: name) == nil {
      owners[name, default: []].append(info.number)
      owners[name]?.sort()
    }
    rerun((info.readers[name] ?? []).union(attributeReaders[name] ?? []))
  }
}

extension SyntaxNode {
  /// Before Python 3.9 subscripts wrap what stands in the brackets.
  var unwrappedIndex: SyntaxNode {
    kind == .index ? node(.value) ?? self : self
  }
}
