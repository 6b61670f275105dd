import Semantics

/// What names mean at a point of a program.
struct Environment: Equatable {
  var values = NameTypes()
  /// What is known of attributes and constant items, such as `self.x` and `d["x"]`, by the name they start from.
  var places: [String: [String: InferredType]] = [:]
  /// Names that stand for comparisons.
  var truths: Set<String> = []
  /// `false` after `return`, `raise`, `break` and `continue`.
  var isReachable = true

  /// Where two ways through the program meet.
  func joined(_ other: Environment) -> Environment {
    if !other.isReachable { return self }
    if !isReachable { return other }
    var joined = self
    joined.truths.formIntersection(other.truths)
    joined.values.join(other.values)
    for (root, known) in places {
      joined.places[root] = known.reduce(into: [:]) { result, entry in
        guard let type = other.places[root]?[entry.key] else { return }
        result[entry.key] = entry.value.joined(type)
      }
    }
    return joined
  }

  /// Whether a name that stands in both means something else.
  func differs(from other: Environment) -> Bool {
    truths != other.truths
      || other.values.differing(from: values).contains { values[$0.name] != nil }
      || other.places.contains { root, known in
        known.contains { key, type in places[root]?[key] != type }
      }
  }

  /// What has not settled may become something else still.
  mutating func guess(whatDiffersFrom other: Environment) {
    for (name, type) in values.differing(from: other.values) where other.values[name] != nil {
      values[name] = type.guessed()
    }
    for (root, known) in places {
      for (key, type) in known where other.places[root]?[key] != type {
        places[root]?[key] = type.guessed()
      }
    }
  }

  mutating func forgetPlaces(of root: String) {
    if !places.isEmpty { places[root] = nil }
  }
}

/// The body that is being run through.
final class Frame {
  let scope: Scope
  let function: FunctionInfo?
  let classInfo: ClassInfo?
  /// Which part of the file.
  var part: Int
  var environment = Environment()
  /// For each loop around: the environments at `break`, and at `continue`.
  var loops: [(breaks: [Environment], continues: [Environment])] = []
  /// How many branches around may not be taken.
  var conditions = 0
  /// Names that were bound within expressions.
  var walruses: Set<String> = []
  /// Whether a lambda or comprehension of a class body is being evaluated, which does not see the class's names.
  var skipsOwnScope = false

  init(scope: Scope, function: FunctionInfo? = nil, classInfo: ClassInfo? = nil, part: Int) {
    self.scope = scope
    self.function = function
    self.classInfo = classInfo
    self.part = part
  }
}

/// A function or lambda of the file.
final class FunctionInfo {
  let number: Int
  let node: SyntaxNode
  let scope: Scope
  let part: Int
  /// The class whose body defines it.
  let owner: ClassInfo?
  var returns = InferredType.nothing
  var yields: InferredType?
  /// What its type comment says.
  var commentedParameters: [String: SyntaxNode] = [:]
  var commentedResult: SyntaxNode?
  /// As its annotation says.
  var declared: InferredType?
  var decoration: Set<Decoration> = []
  /// What calls in the file hand to its parameters, among other things.
  var handed: [String: InferredType] = [:]
  /// The number of its body; `nil` for lambdas, which are run through where they stand.
  var body: Int?
  /// What its parameters are where they are left out, as it was last defined.
  var defaults: [InferredType] = []
  /// Those that asked what a call gives.
  var readers: Body.Readers = []
  lazy var ownEffects = Effects(node)
  /// With those of all that it calls, when so many functions of the file had names.
  var effects: (ofNames: Int, all: Effects)?

  enum Decoration {
    case property, staticMethod, classMethod
    /// By something that may give another function instead.
    case unknown
  }

  init(number: Int, node: SyntaxNode, scope: Scope, part: Int, owner: ClassInfo?) {
    self.number = number
    self.node = node
    self.scope = scope
    self.part = part
    self.owner = owner
  }

  /// What a call gives.
  var result: InferredType {
    let found = yields.map { InferredType(.sequence($0)) } ?? returns
    // `raise NotImplementedError` and `...` say nothing; another class has the body.
    let isSaid = found != .none && found.isExact(beside: declared)
    let type = isSaid ? found : declared ?? found
    return type.guessed(if: decoration.contains(.unknown))
  }
}

/// A class of the file.
final class ClassInfo {
  let number: Int
  let node: SyntaxNode
  let scope: Scope
  var bases: [InferredType] = []
  /// Of the class, and of its objects as its methods assign them.
  var attributes: [String: InferredType] = [:]
  /// Those that asked for an attribute, by its name, and for the bases alone.
  var readers: [String: Body.Readers] = [:]
  var baseReaders: Body.Readers = []

  init(number: Int, node: SyntaxNode, scope: Scope) {
    self.number = number
    self.node = node
    self.scope = scope
  }
}
