import Semantics

/// Runs through a file's programs as Python would, with types in place of values.
///
/// Bodies of functions come after the body around them, and are not followed into from their calls: what a name, an
/// attribute or a function's result can be elsewhere is a union over the file, which grows until nothing changes.
final class Analysis {
  let catalog: TypeCatalog
  let file: ParsedFile
  var frame: Frame
  let globals: Scope
  var functions: [FunctionInfo] = []
  var functionsByName: [String: [Int]] = [:]
  /// How many functions those are.
  var namedFunctions = 0
  var classes: [ClassInfo] = []
  /// The classes that have an attribute, by its name, in their order; and those that asked for it of any class.
  var owners: [String: [Int]] = [:]
  var attributeReaders: [String: Body.Readers] = [:]
  var functionNumbers: [ObjectIdentifier: Int] = [:]
  var classNumbers: [ObjectIdentifier: Int] = [:]
  var bodies: [Body] = []
  /// The body that is being run through.
  var body = Body(number: 0, function: nil)
  /// Numbers of bodies, in the order in which they are run.
  var queue: [Int] = []
  var queueStart = 0
  var types: [ObjectIdentifier: InferredType] = [:]
  /// Calls that give values and indices, by number.
  var pairCalls: [PairCall] = []
  var pairNumbers: [ObjectIdentifier: Int] = [:]
  /// Functions with arguments in place, and dictionaries that are written out, by number.
  var partialCalls = Numbered<PartialCall>()
  var tables = Numbered<Table>()
  /// Names and attributes whose dictionaries something may change.
  lazy var exposedNames = exposedNamesOfFile()
  /// Classes whose objects, or which themselves, were handed to what nobody knows.
  var escapedClasses: Set<Int> = []
  /// Libraries that the file imports, wherever it does, and those that asked for them.
  var importedLibraries: Set<String> = []
  var libraryReaders: Body.Readers = []
  /// The call that is evaluated next, and which parts are taken of the tuple that it gives.
  var taken: (call: SyntaxNode, places: Set<Int>)?
  private var canonicalPaths: [String: [String: String]] = [:]
  /// How often loops were run through again: loops within loops multiply it.
  var extraRounds = 0
  static let maximalExtraRounds = 5000
  /// As many as a chain of names that hand a value on from round to round can be long.
  static let maximalRounds = 12
  /// Whether a function may bind names that are not its own.
  lazy var rebindsNames = file.parts.contains { part in
    part.text.lines.utf8.withUnsafeBytes { bytes in
      ["global", "nonlocal"].contains { ByteSearch.contains(bytes, Array($0.utf8)) }
    }
  }
  lazy var typeComments = file.parts.map { TypeComments($0) }
  /// Methods that calls of objects go to: `forward`.
  lazy var callMethods = Set(catalog.types.values.compactMap(\.callMethod)).sorted()
  private var depth = 0

  /// Trees that are deeper are cut: CPython's own parser allows some thousands.
  private static let maximalDepth = 700

  init(_ file: ParsedFile, catalog: TypeCatalog) {
    self.file = file
    self.catalog = catalog
    globals = Scope(.module, parent: nil)
    frame = Frame(scope: globals, part: 0)
    for part in file.parts { globals.collect(part.module.nodes(.body)) }
  }

  /// The canonical path of a member.
  func path(_ base: String, _ name: String) -> String {
    if let known = canonicalPaths[base]?[name] { return known }
    let path = catalog.canonical("\(base).\(name)")
    canonicalPaths[base, default: [:]][name] = path
    return path
  }

  /// Runs something one level deeper in the tree; `nil` where that is too deep.
  func deeper<Result>(_ body: () -> Result) -> Result? {
    guard depth < Self.maximalDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    return body()
  }

  func within<Result>(_ other: Frame, _ body: () -> Result) -> Result {
    let outer = frame
    frame = other
    defer { frame = outer }
    return body()
  }
}

extension Analysis {
  func runBody(of function: FunctionInfo) {
    let inner = Frame(
      scope: function.scope, function: function, classInfo: function.owner, part: function.part)
    within(inner) {
      bindParameters(of: function)
      execute(function.node.nodes(.body))
    }
    if function.node.kind != .lambda, function.returns.isNothing, function.yields == nil {
      record(returned: .none, in: function)
    }
  }

  func record(returned type: InferredType, in function: FunctionInfo) {
    let joined = function.returns.joined(type.asAssigned.bounded())
    guard joined != function.returns else { return }
    function.returns = joined
    rerun(function.readers)
  }

  func record(yielded type: InferredType, in function: FunctionInfo) {
    let joined = (function.yields ?? .nothing).joined(type.asAssigned.bounded())
    guard joined != function.yields else { return }
    function.yields = joined
    rerun(function.readers)
  }

  func result(of function: FunctionInfo) -> InferredType {
    function.readers.insert(body.number)
    return function.result
  }

  private func bindParameters(of function: FunctionInfo) {
    guard let parameters = function.node.node(.args) else { return }
    let plain = parameters.nodes(.posonlyargs) + parameters.nodes(.args)
    let defaults = parameters.nodes(.defaults)
    for (place, parameter) in plain.enumerated() {
      let fromEnd = plain.count - place
      let standard = fromEnd <= defaults.count ? defaults[defaults.count - fromEnd] : nil
      var type = typeOfParameter(parameter, standard: standard)
      if place == 0, let owner = function.owner, parameter.node(.annotation) == nil {
        if function.decoration.contains(.classMethod) {
          type = InferredType(.userClass(owner.number))
        } else if !function.decoration.contains(.staticMethod) {
          type = InferredType(.object(owner.number))
        }
      }
      bindParameter(parameter, type)
    }
    let keywordDefaults = parameters.nodesAndGaps(.kwDefaults)
    for (place, parameter) in parameters.nodes(.kwonlyargs).enumerated() {
      let standard = keywordDefaults.indices.contains(place) ? keywordDefaults[place] : nil
      bindParameter(parameter, typeOfParameter(parameter, standard: standard))
    }
    if let rest = parameters.node(.vararg) {
      let element = rest.node(.annotation).map { annotation($0) } ?? .unknown
      bindParameter(rest, InferredType(.sequence(element)))
    }
    if let rest = parameters.node(.kwarg) {
      let element = rest.node(.annotation).map { annotation($0) } ?? .unknown
      bindParameter(rest, InferredType(.mapping(element)))
    }
  }

  private func bindParameter(_ parameter: SyntaxNode, _ type: InferredType) {
    guard let name = parameter.text(.arg) else { return }
    frame.function?.scope.bind(name)
    let handed = type.hasUnknown ? frame.function?.handed[name] ?? .nothing : .nothing
    bind(name, to: type.joined(handed))
  }

  private func typeOfParameter(_ parameter: SyntaxNode, standard: SyntaxNode?) -> InferredType {
    let known = standard.flatMap { types[ObjectIdentifier($0)] }
    let comment = parameter.text(.arg).flatMap { frame.function?.commentedParameters[$0] }
    if let node = parameter.node(.annotation) ?? comment {
      let type = annotation(node)
      // `xs: list` is said of what is merely indexed like one.
      if type == InferredType(.sequence(.unknown)) { return type.joined(.unknown) }
      if !type.hasUnknown || type.values.count > 1 {
        return known == InferredType.none ? type.joined(.none) : type
      }
    }
    guard let known else { return .unknown }
    return InferredType.unknown.joined(known.asAssigned)
  }
}
