/// All that is known of libraries for reading source code: the files of `Specs/types`, and the functions of the specs.
package struct TypeCatalog: Sendable {
  package private(set) var libraries: [LibraryTypes]
  package private(set) var types: [TypeName: ArrayType] = [:]
  package private(set) var idioms: [(library: String, idiom: LibraryTypes.Idiom)] = []
  /// The names of what the idioms call first.
  package private(set) var idiomNames: Set<String> = []
  /// Names of methods that are arg-reductions of any library: what an unknown receiver is asked about.
  package private(set) var reductionNames: Set<String> = []
  /// Methods that give values and indices, by name.
  package private(set) var pairMethods: [String: (library: String, pair: LibraryTypes.Pair)] = [:]
  /// By method: the types on which it takes an element type.
  package private(set) var castingTypes: [String: [TypeName]] = [:]
  /// Methods that give a sorting order.
  package private(set) var sortNames: Set<String> = []
  package private(set) var unknownReceivers: [String: TypeExpression] = [:]
  package private(set) var generics: [String: LibraryTypes.Generic] = [:]
  package private(set) var predicates: [String: TypeName] = [:]
  package private(set) var wrappers: Set<String> = []
  package private(set) var partials: Set<String> = []
  package private(set) var objects: [String: TypeExpression] = [:]
  package private(set) var callbacks: [String: TypeExpression] = [:]
  package private(set) var importers: Set<String> = []
  package private(set) var suppressors: Set<String> = []
  package private(set) var classParameters: Set<String> = []
  package private(set) var sorts: [String: Reduction] = [:]
  package private(set) var descending: Set<String> = []
  package private(set) var transparent: Set<String> = []
  package private(set) var functionParameters: Set<String> = []
  package private(set) var keywordNamers: Set<String> = []
  package private(set) var ownParameters: Set<String> = []
  /// Methods that call those which strings among their arguments name.
  package private(set) var namers: Set<String> = []
  package private(set) var pairs: [String: (library: String, pair: LibraryTypes.Pair)] = [:]

  private var reductions: [String: Reduction] = [:]
  private var functions: [String: LibraryTypes.FunctionGroup] = [:]
  /// By module: for all names with a capital letter.
  private var classes: [String: LibraryTypes.FunctionGroup] = [:]
  private var otherwise: [String: LibraryTypes.FunctionGroup] = [:]
  private var typesByPath: [String: TypeName] = [:]
  private var same: [String: String] = [:]
  private var roots: [String: String] = [:]
  private var dtypes: [String: [String: String]] = [:]
  private var specified: Set<String> = []
  /// Libraries that have arg-reductions of their own.
  private var reducing: Set<String> = []
  /// Keywords that name an axis in some library.
  package private(set) var axisNames: Set<String> = []
  private var arrayParameters: [String: Set<String>] = [:]

  /// An arg-reduction as a call site names it.
  package struct Reduction: Hashable, Sendable {
    package var library: String
    package var function: String

    package init(library: String, function: String) {
      self.library = library
      self.function = function
    }
  }

  /// Reads every `.yaml` file of the folder `types` beside the specs.
  ///
  /// - Throws: `SpecError` for the first file, by name, that is not good.
  package init(specs: SpecFolder) throws(SpecError) {
    let texts = try specs.texts(
      in: "types", of: "what is known of libraries' types", ending: ".yaml")
    try self.init(files: texts.map { ($0.file, $0.text) }, specs: specs.specs)
  }

  /// - Parameter files: names for errors, and YAML.
  package init(
    files: [(name: String, text: String)], specs: [Spec]
  ) throws(SpecError) {
    libraries = []
    var references: [(TypeName, SpecNode)] = []
    for (name, text) in files {
      let root = try SpecNode(yaml: text, file: name)
      let library = try LibraryTypes(root, references: &references)
      if libraries.contains(where: { $0.library == library.library }) {
        throw root.error("library \"\(library.library)\" stands in two files")
      }
      libraries.append(library)
    }
    for library in libraries { add(library) }
    for (name, node) in references where types[name] == nil {
      throw node.unexpected(
        "a type", found: name.description, candidates: types.keys.map(\.description).sorted())
    }
    for spec in specs { add(spec) }
    inheritFromBases()
    reducing = specified.union(reductions.values.map(\.library))
    for type in types.values { note(type) }
  }

  private mutating func add(_ library: LibraryTypes) {
    let name = library.library
    for root in library.roots { roots[root] = name }
    same.merge(library.same) { _, new in new }
    for (path, function) in library.reductions {
      reductions[path] = Reduction(library: name, function: function)
    }
    for (path, function) in library.sorts {
      sorts[path] = Reduction(library: name, function: function)
    }
    for (path, pair) in library.pairs { pairs[path] = (name, pair) }
    for type in library.types {
      types[type.name] = type
      for path in type.paths { typesByPath[path] = type.name }
    }
    for group in library.functions {
      for function in group.names {
        if function == "*" {
          classes[group.module] = group
        } else {
          functions["\(group.module).\(function)"] = group
        }
      }
    }
    for group in library.otherwise { otherwise[group.module] = group }
    wrappers.formUnion(library.wrappers)
    partials.formUnion(library.partials)
    importers.formUnion(library.importers)
    suppressors.formUnion(library.suppressors)
    classParameters.formUnion(library.classParameters)
    objects.merge(library.objects) { old, _ in old }
    callbacks.merge(library.callbacks) { old, _ in old }
    unknownReceivers.merge(library.unknownReceivers) { old, _ in old }
    descending.formUnion(library.descending)
    transparent.formUnion(library.transparent)
    functionParameters.formUnion(library.functionParameters)
    keywordNamers.formUnion(library.keywordNamers)
    ownParameters.formUnion(library.ownParameters)
    generics.merge(library.generics) { _, new in new }
    predicates.merge(library.predicates) { _, new in new }
    dtypes[name] = library.dtypes
    arrayParameters[name, default: []].formUnion(library.arrayParameters)
    idioms += library.idioms.map { (name, $0) }
    for idiom in library.idioms {
      idiomNames.formUnion(idiom.pattern.firstNames(either: Array(idiom.functions.keys)))
    }
  }

  /// The libraries with objects that a method makes into arrays of another library's type.
  package func makers(of gives: TypeExpression, by method: String) -> Set<String> {
    guard case .type(let made) = gives else { return [] }
    let makers = types.values.filter {
      $0.name.library != made.library && $0.methods[method] == gives
    }
    return Set(makers.map(\.name.library))
  }

  /// What a spec's library is called in source code.
  package func library(ofSpec name: String) -> String {
    libraries.first { $0.specs.contains(name) }?.library ?? name
  }

  /// Takes over which functions and methods a spec calls.
  private mutating func add(_ spec: Spec) {
    let name = library(ofSpec: spec.library)
    specified.insert(name)
    let isOwned = libraries.contains { $0.library == name }
    if !isOwned, roots[spec.package.module] == nil { roots[spec.package.module] = name }
    for function in spec.functions {
      let call = function.call
      if let parameter = call.arrayParameter {
        arrayParameters[name, default: []].insert(parameter)
      }
      axisNames.formUnion(call.parameters.filter { $0.value == .axis }.map(\.key))
      guard let taker = call.expression.taker else { continue }
      let last = function.name.lastPart
      if taker.method == nil, case .object(let path) = taker.target, path.lastPart == last {
        reductions[path] = Reduction(library: name, function: function.name)
      } else if taker.method == last, let dot = function.name.lastIndex(of: ".") {
        let type = TypeName(library: name, name: String(function.name[..<dot]))
        types[type]?.reductions[last] = function.name
      }
    }
  }

  private mutating func inheritFromBases() {
    for (name, type) in types {
      var type = type
      for base in type.bases {
        let base = types[TypeName(library: name.library, name: base)]
        guard let base else { continue }
        type.attributes.merge(base.attributes) { own, _ in own }
        type.methods.merge(base.methods) { own, _ in own }
        type.casts.merge(base.casts) { own, _ in own }
        type.ranks.merge(base.ranks) { own, _ in own }
        type.dtypes.merge(base.dtypes) { own, _ in own }
      }
      types[name] = type
    }
  }

  private mutating func note(_ type: ArrayType) {
    reductionNames.formUnion(type.reductions.keys)
    if !type.reductions.isEmpty { reducing.insert(type.name.library) }
    sortNames.formUnion(type.sorts.keys)
    namers.formUnion(type.namers)
    for (method, dtype) in type.casts where dtype == nil {
      castingTypes[method, default: []].append(type.name)
    }
    for (method, pair) in type.pairs { pairMethods[method] = (type.name.library, pair) }
  }
}

extension TypeCatalog {
  /// The bare names of the functions that are listed as arg-reductions.
  var reductionPathNames: Set<String> { Set(reductions.keys.map(\.lastPart)) }

  /// The path under which a module or function is known here, whatever way led to it.
  package func canonical(_ path: String) -> String {
    var path = path
    // Each step replaces a prefix that is listed; a list in a circle ends at the bound.
    for _ in 0..<8 {
      guard let next = replaced(path) else { return path }
      path = next
    }
    return path
  }

  private func replaced(_ path: String) -> String? {
    var prefix = path[...]
    while true {
      if let target = same[String(prefix)] {
        return target + path[prefix.endIndex...]
      }
      guard let dot = prefix.lastIndex(of: ".") else { return nil }
      prefix = prefix[..<dot]
    }
  }

  /// The library that a canonical path belongs to.
  package func library(of path: String) -> String? {
    var prefix = path[...]
    while true {
      if let library = roots[String(prefix)] { return library }
      guard let dot = prefix.lastIndex(of: ".") else { return nil }
      prefix = prefix[..<dot]
    }
  }

  /// The arg-reduction at a canonical path: one that is listed, or any of a known library with such a name.
  package func reduction(at path: String) -> Reduction? {
    if let known = reductions[path] { return known }
    guard reductionNames.contains(path.lastPart), let library = library(of: path),
      reducing.contains(library)
    else { return nil }
    return Reduction(library: library, function: pathInLibrary(path))
  }

  private func pathInLibrary(_ path: String) -> String {
    guard let dot = path.firstIndex(of: ".") else { return path }
    return String(path[path.index(after: dot)...])
  }

  package func type(at path: String) -> ArrayType? { typesByPath[path].flatMap { types[$0] } }

  /// What calling the function at a canonical path gives, and whether that is more than a guess.
  package func function(at path: String) -> (group: LibraryTypes.FunctionGroup, isFact: Bool)? {
    if let group = functions[path] { return (group, true) }
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let module = String(path[..<dot])
    if path[path.index(after: dot)...].first?.isUppercase == true {
      return classes[module].map { ($0, true) }
    }
    return otherwise[module].map { ($0, false) }
  }

  /// Whether something is known to stand at a path: what a star import brings.
  package func holds(_ path: String) -> Bool {
    reductions[path] != nil || functions[path] != nil || typesByPath[path] != nil
      || sorts[path] != nil || pairs[path] != nil
  }

  /// The element type that an object at a path is, such as `torch.float32`.
  package func dtype(at path: String) -> String? {
    guard let library = library(of: path) else { return nil }
    return dtype(named: path.lastPart, in: library)
  }

  package func dtype(named name: String, in library: String) -> String? {
    dtypes[library]?[name] ?? (isDType(name) ? name : nil)
  }

  package func isArrayParameter(_ name: String, of library: String) -> Bool {
    arrayParameters[library]?.contains(name) ?? false
  }

  /// Whether a spec says how the library's functions behave.
  package func hasSpec(_ library: String) -> Bool {
    specified.contains(library)
  }
}

extension String {
  /// What stands after the last point.
  package var lastPart: String {
    guard let dot = lastIndex(of: ".") else { return self }
    return String(self[index(after: dot)...])
  }
}
