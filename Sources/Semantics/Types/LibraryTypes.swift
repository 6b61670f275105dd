/// What reading source code needs to know of a library, as its file in `Specs/types` says it: what it is called, what
/// its arrays are, and what calls give.
package struct LibraryTypes: Sendable {
  /// As a call site names it.
  package var library: String
  /// The specs whose functions these are.
  package var specs: [String]
  /// The modules that people import.
  package var roots: [String]
  /// Other paths to the same modules and functions.
  package var same: [String: String]
  /// Arg-reductions by dotted path, where no spec has them or under another path.
  package var reductions: [String: String]
  /// What the parameter is called that takes the array.
  package var arrayParameters: [String]
  package var types: [ArrayType]
  package var functions: [FunctionGroup]
  /// What objects are that stand in modules.
  package var objects: [String: TypeExpression]
  /// What any other function of a module mostly gives: a guess.
  package var otherwise: [FunctionGroup]
  /// Functions that give back the function they take, or one like it.
  package var wrappers: [String]
  /// Functions that make a callable with some arguments in place.
  package var partials: [String]
  /// Functions that give the module that their first argument names.
  package var importers: [String]
  /// Contexts behind which a program goes on, wherever their bodies were left.
  package var suppressors: [String]
  /// What a parameter of such contexts is called that takes classes of errors.
  package var classParameters: [String]
  /// Functions that give the order which sorts an array, and the names of the arg-reductions at its ends.
  package var sorts: [String: String]
  /// Arguments that turn the order of a sort.
  package var descending: [String]
  /// Attributes that leave such an order what it is.
  package var transparent: [String]
  /// What a parameter is called that takes a function or the name of one.
  package var functionParameters: [String]
  /// Methods of which each further keyword is a column with the name of a function.
  package var keywordNamers: [String]
  /// Parameters of such methods that are their own.
  package var ownParameters: [String]
  /// Functions that give values and indices.
  package var pairs: [String: Pair]
  /// Names of element types that `DType` does not read.
  package var dtypes: [String: String]
  /// Names for use in annotations only.
  package var generics: [String: Generic]
  /// Functions that tell whether their argument is of a type, beside `isinstance`.
  package var predicates: [String: TypeName]
  /// What functions pass to a lambda that they take; `items` are those of their other argument.
  package var callbacks: [String: TypeExpression]
  package var idioms: [Idiom]
  /// Methods by whose mere name a receiver that nobody knows gives something, most likely.
  package var unknownReceivers: [String: TypeExpression]

  /// Functions, by the module they stand in, that give the same.
  package struct FunctionGroup: Sendable {
    package var module: String
    package var gives: TypeExpression
    /// `*` for every name that starts with a capital letter.
    package var names: [String]
    /// How the rank of the result follows.
    package var rank: Rank?
    /// Whether an array of a type with a higher priority among the arguments decides the result.
    package var followsArgument: Bool
    /// The element type without a `dtype` argument.
    package var dtype: String?
    /// The place of `dtype` among positional arguments.
    package var dtypePlace: Int?
    /// The place among positional arguments of what the result is written into.
    package var outPlace: Int?
    /// The element type that Python's own numbers among the arguments give without one.
    package var numbers: NumberTypes?
  }

  /// What a library makes of Python's own numbers.
  package struct NumberTypes: Hashable, Sendable {
    /// Where all are integers.
    package var int: String
    /// Where there is a float among them.
    package var float: String
  }

  package enum Rank: Hashable, Sendable {
    /// As many as the first argument has elements; 1 for a number.
    case shape
    /// As deep as the literal lists of the first argument.
    case values
    /// As many axes as arguments.
    case arguments
    case fixed(Int)
  }

  /// A reduction that gives `(values, indices)`.
  package struct Pair: Hashable, Sendable {
    /// The name of the arg-reduction that the second part is.
    package var function: String
    /// Which part the indices are.
    package var place: Int
    /// The attribute under which they stand.
    package var attribute: String
    /// The keyword without which the call gives values only; it may stand in place 1 of a function, 0 of a method.
    package var axis: [String]
    /// Those of them that tell by themselves, of an array that nobody knows, whose it is.
    package var telling: [String]
  }

  /// What a subscript of a name means in an annotation.
  package enum Generic: String, Hashable, Sendable, CaseIterable {
    /// `Optional[T]`
    case optional
    /// `Union[A, B]`
    case union
    /// `List[T]`
    case sequence
    /// `Tuple[A, B]`, `Tuple[A, ...]`
    case tuple
    /// `Dict[K, V]`
    case mapping
    /// `Annotated[T, …]`
    case first
    /// A name for one of the types in its arguments: `TypeVar("T", A, B)`.
    case variable
    /// A function that gives what its first argument, a type, says: `cast(T, x)`.
    case cast
  }

  /// A way to write an arg-reduction in plain Python.
  package struct Idiom: Sendable {
    /// By the path that `$either` stands for; or one name under the empty path.
    package var functions: [String: String]
    package var array: String?
    /// Which part of what it gives is the index, where that is a tuple.
    package var place: Int?
    package var pattern: SourcePattern
  }
}

/// A type of arrays, or of objects from which arrays come.
package struct ArrayType: Sendable {
  package var name: TypeName
  /// The classes that are this type; called, they make one.
  package var paths: [String]
  /// Among several arrays under an operator, the highest decides the result.
  package var priority: Int
  /// Whether an operand of which nothing is known may decide the result in its place.
  package var yields: Bool
  package var bases: [String]
  /// Methods that are arg-reductions, by name.
  package var reductions: [String: String]
  package var sorts: [String: String]
  package var pairs: [String: LibraryTypes.Pair]
  /// Methods that call those of the same receiver which strings among their arguments name.
  package var namers: Set<String>
  /// Where they take an axis by its place, and hand it on.
  package var namedAxisPlace: Int?
  package var attributes: [String: TypeExpression]
  package var methods: [String: TypeExpression]
  /// Of attributes and methods that are not listed.
  package var otherAttributes: TypeExpression?
  package var otherMethods: TypeExpression?
  /// Methods that change the element type to the one in their name, or to the one in their arguments (`nil`).
  package var casts: [String: String?]
  /// Methods that set an attribute: its name comes first, then its value.
  package var setters: [String]
  /// What methods pass to a lambda that they take.
  package var callbacks: [String: TypeExpression]
  /// The element types of what methods give.
  package var dtypes: [String: MethodDType]
  /// Methods after which the rank is known.
  package var ranks: [String: LibraryTypes.Rank]
  package var items: Items
  /// What iterating gives; as `items` for a number where nothing is said.
  package var iterates: TypeExpression?
  package var operators: TypeExpression?
  /// What calling an object of the type gives.
  package var call: TypeExpression?
  /// The method of a derived class that answers such a call.
  package var callMethod: String?

  /// The element type of what a method gives.
  package struct MethodDType: Hashable, Sendable {
    /// Without a `dtype` argument.
    package var dtype: String
    /// The place of `dtype` among positional arguments.
    package var place: Int?
  }

  /// What `x[…]` gives, by what stands in the brackets.
  package struct Items: Hashable, Sendable {
    package var text: TypeExpression?
    package var list: TypeExpression?
    package var slice: TypeExpression?
    package var comparison: TypeExpression?
    package var otherwise: TypeExpression?
  }
}
